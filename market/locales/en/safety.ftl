# what happened to an account
mail-second-factor-on-subject = The second factor is on
mail-second-factor-on-before = Since { $at } signing in to the account with this e-mail address also asks for a code of your app. If that was you, there is nothing to do.
mail-second-factor-on-button = See your account
mail-second-factor-on-after = If it wasn’t you, set a new password and write to us.

mail-second-factor-off-subject = The second factor is off
mail-second-factor-off-before = Since { $at } signing in to the account with this e-mail address no longer asks for a code of your app. If that is what you wanted, there is nothing to do.
mail-second-factor-off-button = See your account
mail-second-factor-off-after = If it wasn’t you, set a new password, turn the code on again and write to us.

mail-passkey-added-subject = A new passkey for your account
mail-passkey-added-before = On { $at } a passkey was added that can sign in to the account with this e-mail address. If that was you, there is nothing to do.
mail-passkey-added-button = See your passkeys
mail-passkey-added-after = If it wasn’t you, remove that passkey and set a new password.

mail-passkey-removed-subject = A passkey was removed
mail-passkey-removed-before = On { $at } a passkey of the account with this e-mail address was removed. It can no longer sign in.
mail-passkey-removed-button = See your passkeys
mail-passkey-removed-after = If it wasn’t you, set a new password and write to us.

mail-data-ready-subject = Your data are ready to download
mail-data-ready-before = The copy of your account’s data is ready since { $at }. Sign in and download it on the page of your account. We delete it after a day.
mail-data-ready-button = Go to your account
mail-data-ready-after = If you didn’t ask for it, set a new password and sign out all browsers.

mail-account-erased-subject = Your account is erased
mail-account-erased-before = On { $at } we erased the account with this e-mail address, and your data with it. This can’t be undone. It is the last message from us.
mail-account-erased-button = First page
mail-account-erased-after = If it wasn’t you, write to us as soon as you can. You may create a new account with this address at any time.

mail-desk-subject =
    { $n ->
        [1] { $title }
       *[other] { $n } things on your desk
    }
mail-desk-before = { $text }
mail-desk-button = Open the page
mail-desk-after =
    You get this message because it is about matters on your desk. On the page of your account you choose whether it comes at once, once a day or not at all.

    Unsubscribe without signing in: { $unsubscribe }

mail-news-subject =
    { $n ->
        [1] { $title }
       *[other] { $n } pieces of news
    }
mail-news-before = { $text }
mail-news-button = Open the page
mail-news-after =
    You get this message because you agreed to get news of the service.

    Unsubscribe without signing in: { $unsubscribe }

mail-provider-connected-subject = Your account opens with the identity provider too
mail-provider-connected-before = On { $at } the account with this e-mail address was connected with one at the identity provider, which can sign in now. If that was you, there is nothing to do.
mail-provider-connected-button = See your account
mail-provider-connected-after = If it wasn’t you, disconnect the accounts and set a new password.

mail-provider-removed-subject = The identity provider was disconnected
mail-provider-removed-before = On { $at } the account at the identity provider was disconnected from the account with this e-mail address. It can no longer sign in.
mail-provider-removed-button = See your account
mail-provider-removed-after = If it wasn’t you, set a new password and write to us.
