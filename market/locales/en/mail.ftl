mail-hint = If the button does not work, copy this address into your browser:
mail-footer = Sent automatically by Buy Socially, { $site }. Please do not reply to this message.

mail-sign-in-link-subject = Your link to sign in
mail-sign-in-link-before =
    Somebody, most likely you, asked to sign in to the account with this e-mail address.

    Open the page and confirm there that you want to sign in. The link works once, until { $until }.
mail-sign-in-link-button = Go to sign-in
mail-sign-in-link-after = If it was not you, do nothing: nobody can sign in without this link. Pass it on to no one, not even to people who say that they work for us.

mail-password-reset-subject = Set a new password
mail-password-reset-before =
    Somebody, probably you, asked for a new password for the account with this e-mail address.

    Open the page and type a new password there. The link works once, until { $until }.
mail-password-reset-button = Go and set a password
mail-password-reset-after = If it wasn’t you, do nothing: your password stays as it is. Don’t pass this link on to anybody, not even to people who say they work for us.

mail-address-confirmation-subject = Confirm your e-mail address
mail-address-confirmation-before =
    This address was given for an account at Buy Socially.

    Open the page and confirm that the address is yours. The link works until { $until }.
mail-address-confirmation-button = Go to confirmation
mail-address-confirmation-after = If it was not you, do nothing: without confirmation we will not write to this address.

mail-password-changed-subject = The password of your account was changed
mail-password-changed-before = The password of the account with this e-mail address was changed on { $at }. If it was you, there is nothing to do.
mail-password-changed-button = It was not me
mail-password-changed-after = If it was not you, open this page as soon as you can: it shows how to sign out all devices and set a new password.

mail-new-device-subject = Sign-in from a new device
mail-new-device-before =
    Somebody signed in to your account from a device that we had not seen before.

    Device: { $device }. When: { $at }.

    If it was you, there is nothing to do.
mail-new-device-button = See your devices
mail-new-device-after = If it was not you, sign that device out and change your password.

mail-invitation-subject = Invitation to { $organisation }
mail-invitation-before =
    { $inviter } invites you to join { $organisation } at Buy Socially. Proposed role: { $role }.

    Open the page and decide whether you accept. The invitation is valid until { $until }.
mail-invitation-button = See the invitation
mail-invitation-after = If you do not know this organisation, do nothing: nothing happens without your consent.

mail-role-owner = owner
mail-role-manager = manager
mail-role-member = member
mail-role-finance = finance
mail-role-chapter-member = member of the chapter
mail-role-clerk = clerk
mail-role-decision-maker = decision maker
mail-role-operator = operator
mail-role-editor = editor
mail-role-auditor = auditor
