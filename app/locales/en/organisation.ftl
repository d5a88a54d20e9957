# the desk
desk-label = Desk
# for whom one acts
acting-switch = Act for { $name }
acting-oneself = Act for myself
acting-now = You act for it now
acting-button = Act for it
acting-done = Changed for whom you act. It stands at the top of the page.
account-belongs-none = You do not belong to an organisation yet. Found one, or ask somebody of its team for an invitation.
organisation-kind-enterprise = Social enterprise
organisation-kind-company = Company or association
organisation-kind-public-body = Public body
organisation-kind-grantor = Grantor of the mark
organisation-kind-operator = Operator of the service

# founding one
found-title = Found an organisation
found-lead = For companies and public bodies that buy. You can invite others to it afterwards.
found-kind = What it is
found-button = Found it
found-done = The organisation is there and you act for it. Add billing data or invite your team.

# data of an organisation
organisation-title = Organisation
organisation-data = The organisation’s data
organisation-name = Name
organisation-name-hint = As on an invoice.
organisation-tax-number = Tax number
organisation-tax-number-hint = A Polish NIP of 10 digits, or a Belgian number with BE before it.
organisation-street = Street and number
organisation-postcode = Postcode
organisation-town = Town
organisation-address = Address
organisation-read-only = Owners and managers can change these data.
organisation-save = Save the data
organisation-meanwhile = Somebody else changed these data in the meantime
organisation-meanwhile-text = Nothing was overwritten. Below is what holds now; the form has what was typed here. Compare and save once more.
organisation-remove = Remove
organisation-remove-of = Remove: { $name }
organisation-done-saved = Saved.
organisation-done-removed = Removed.

billing-title = Billing addresses
billing-none = None yet. Invoices go to the organisation’s address.
billing-add = Add an address
billing-name = Who is billed
billing-name-hint = For example a school or a branch.
billing-email = E-mail for invoices
billing-email-hint = May be left empty.
billing-button = Add this address

centre-title = Cost centres
centre-none = None yet. They help when orders are booked separately.
centre-add = Add a cost centre
centre-code = Code
centre-name = Name of the cost centre
centre-button = Add this centre

limit-title = Who may order, and up to which amount
limit-text = The gross amount of one order that the person may place without anybody’s consent. Empty: every order needs consent.
limit-none = every order needs consent
limit-owner = without a limit
limit-of = Amount without consent: { $name }
limit-save = Save the amount

# suppliers
suppliers-title = Our suppliers
suppliers-none = The list is empty
suppliers-none-text = Open the page of an enterprise and add it with the button, or paste the address of its page below.
suppliers-which = Address of the enterprise’s page
suppliers-which-hint = The whole address or its last part.
suppliers-add = Add a supplier
suppliers-add-button = Add
suppliers-hidden = not in the catalogue at present
suppliers-is = Our supplier
suppliers-make = Add to our suppliers
suppliers-done-added = The supplier is on the list.

# the team
team-title = Team
team-members = Who belongs to it
team-you = you
team-since = since { $date }
team-role = Role
team-change = Change
team-change-of = Change: { $name }
team-role-save = Save the role
team-remove = Remove from the team
team-remove-of = Remove from the team: { $name }
team-invite = Invite
team-email-hint = We send an invitation, valid for 7 days. An account can be made afterwards, with the same address.
team-invite-button = Send the invitation
team-waiting = Invitations sent
team-valid-until = valid until { $when }
team-expired = has run out
team-resend = Send again
team-resend-of = Send again: { $email }
team-revoke = Take back
team-revoke-of = Take back the invitation: { $email }
team-leave = Leaving the team
team-leave-ask = I want to leave
team-leave-text = You lose access to the organisation’s matters. Coming back takes a new invitation.
team-leave-button = Leave the team
team-done-invited = The invitation is sent.
team-done-revoked = The invitation is taken back. The link in the mail works no more.
team-done-role = The role is changed.
team-done-removed = This person no longer belongs to the team.
team-done-left = You no longer belong to that team.
team-last = Somebody has to decide who is in the team. Give this role to another person first

# handing over
ownership-title = Handing the organisation over
ownership-ask = I want to hand it over
ownership-text = A member becomes the owner as soon as they accept. You become a manager then.
ownership-nobody = First invite the person who is to take it over.
ownership-to = To whom
ownership-button = Offer to hand it over
ownership-waits = Waiting for { $name } to answer. The offer is valid until { $when }.
ownership-withdraw = Take the offer back
ownership-offered = { $name } wants to hand { $organisation } over to you
ownership-offered-text = If you accept, you are its owner. The offer is valid until { $when }.
ownership-accept = Accept
ownership-done-offered = The offer waits for an answer. The person sees it on the page of their account.
ownership-done-withdrawn = The offer is taken back.
ownership-done-owner = The organisation is yours now.
ownership-owner = This person is an owner already

# invitations
invitation-title = Invitation
invitation-to = Invitation to { $organisation }
invitation-lead = Opening this page changes nothing. Decide with the button.
invitation-by = Invited by
invitation-address = Invited address
invitation-until = Valid until
invitation-role-until = Role: { $role }. The invitation is valid until { $when }.
invitation-accept = Accept the invitation
invitation-decline = Decline
invitation-anonymous = The invitation is for { $invited }. Sign in with that address, or sign up with it; the invitation will wait on the page of your account.
invitation-other-title = This invitation is for another address
invitation-other = It was sent to { $invited }, and your account has the address { $reader }. Sign out and sign in with the invited address, or ask for an invitation to yours.
invitation-over = This invitation no longer works
invitation-over-text = It has run out, was taken back, or was answered already. Ask whoever sent it for a new one.
invitation-member = Somebody with this address belongs to the team already
invitation-too-many = Too many invitations are unanswered; take back those that are no longer needed
invitation-other-address = The invitation is for another address than the one that you signed in with
invitation-joined = You belong to this organisation already
invitation-done-joined = You belong to the team and act for the organisation.
invitation-done-declined = Declined.

# what is wrong
invalid-tax-number = This is no valid number; a NIP has 10 digits, a Belgian one BE and 10 digits; look for a slip
organisation-too-many = There are as many already as can be added
centre-taken = This code is on the list already
param-organisation-name = Name
param-tax-number = Tax number
param-street = Street and number
param-postcode = Postcode
param-town = Town
param-member = Team
param-to = To whom
param-invitation = Invitation
param-billing-name = Who is billed
param-billing-street = Street and number
param-billing-postcode = Postcode
param-billing-town = Town
param-billing-email = E-mail for invoices
param-code = Code
param-centre-name = Name of the cost centre
param-limit = Amount without consent
param-supplier = Address of the enterprise’s page
param-reason = Reason
