mail-claim-approved-subject = The profile is yours: { $subject }
mail-claim-approved-before =
    We have checked the data, and from now on the profile { $subject } in the catalogue is yours to run.

    Offers that you have prepared can be sent for review.
mail-claim-approved-button = Go to the desk
mail-claim-approved-after = If somebody else is to look after the offers, invite them on the page of the team.

mail-claim-refused-subject = Your request for a profile comes back: { $subject }
mail-claim-refused-before =
    We could not give you the profile { $subject }. The reason:

    { $reason }
mail-claim-refused-button = See what to mend
mail-claim-refused-after = You can mend the request and send it again. The offers that you have prepared are still there.

mail-offer-approved-subject = Published: { $subject }
mail-offer-approved-before = We have looked at the offer { $subject }. It can now be seen in the catalogue.
mail-offer-approved-button = See the offer
mail-offer-approved-after = Price, stock and pause can be changed at any time without a review.

mail-offer-refused-subject = To be mended: { $subject }
mail-offer-refused-before =
    The offer { $subject } comes back to you. The reason:

    { $reason }
mail-offer-refused-button = Mend the offer
mail-offer-refused-after = If the offer was published before, that version can still be seen.
