mail-notice-received-subject = We have your notice { $reference }
mail-notice-received-before =
    Thank you for telling us about { $subject }. The number of your notice is { $reference }.

    A person will look at it and write to you by { $due }.
mail-notice-received-button = See what you reported
mail-notice-received-after = If you did not send this notice, you need not do anything.

mail-notice-kept-subject = Your notice { $reference }: { $subject } stays
mail-notice-kept-before =
    A person has looked at your notice { $reference } and decided that { $subject } stays as it is. No automated means were used for the decision. The reasons:

    { $text }

    If you disagree, you can appeal free of charge by { $due }; whoever decided first does not decide again where somebody else can.
mail-notice-kept-button = See the decision and appeal
mail-notice-kept-after = You can also turn to a certified out-of-court dispute settlement body (Digital Services Act, art. 21), or to a court.

mail-notice-restricted-subject = Your notice { $reference }: { $subject } is restricted
mail-notice-restricted-before =
    A person has looked at your notice { $reference }. { $measure ->
        [remove] { $subject } has been removed.
       *[hide] { $subject } has been hidden.
    }

    Thank you for taking the time. Whose content it is can appeal; should the decision change, the content may come back.
mail-notice-restricted-button = To the service
mail-notice-restricted-after = If you disagree with the decision, you can turn to a certified out-of-court dispute settlement body (Digital Services Act, art. 21), or to a court.

mail-item-restricted-subject = Decision { $reference }: { $subject } is restricted
mail-item-restricted-before =
    { $measure ->
        [remove] We have removed { $subject } from the service.
       *[hide] We have hidden { $subject }. Nobody sees it in the catalogue, in search or through the API.
    } { $limited ->
        [yes] The decision holds everywhere until { $until }, that day included.
       *[no] The decision holds everywhere and has no end.
    }

    The facts: { $text }

    { $ground ->
        [law] The law that it rests on: { $basis }
       *[terms] The term of the service that it rests on: { $basis }
    }

    { $origin ->
        [own] We looked into this on our own initiative.
       *[other] We looked into this after a notice.
    } { $automated ->
        [yes] Automated means took part in finding this; a person decided.
       *[no] No automated means were used, neither for finding this nor for the decision.
    }

    You can appeal free of charge by { $due }. It cannot be published again before that is decided.
mail-item-restricted-button = See the decision and appeal
mail-item-restricted-after = You can also turn to a certified out-of-court dispute settlement body (Digital Services Act, art. 21), or to a court.

mail-item-restored-subject = { $subject } is back (decision { $reference })
mail-item-restored-before =
    The restriction of { $subject } is over; it is again as it was before the decision { $reference }.

    { $text }
mail-item-restored-button = See the decision
mail-item-restored-after = You need not do anything.

mail-appeal-received-subject = We have your appeal { $reference }
mail-appeal-received-before = We have your appeal about { $subject }. A person will decide of it by { $due } and write to you.
mail-appeal-received-button = To the service
mail-appeal-received-after = The number of your appeal is { $reference }.

mail-appeal-upheld-subject = Your appeal { $reference }: the decision stands
mail-appeal-upheld-before =
    A person has looked at your appeal about { $subject } and decided that the decision stands. The reasons:

    { $text }
mail-appeal-upheld-button = To the service
mail-appeal-upheld-after = You can turn to a certified out-of-court dispute settlement body (Digital Services Act, art. 21), or to a court.

mail-appeal-reversed-subject = Your appeal { $reference }: the decision is reversed
mail-appeal-reversed-before =
    A person has looked at your appeal about { $subject } and reversed the decision. The reasons:

    { $text }
mail-appeal-reversed-button = To the service
mail-appeal-reversed-after = You need not do anything.
