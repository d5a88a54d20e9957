# what happened to an account
mail-second-factor-on-subject = De tweede factor staat aan
mail-second-factor-on-before = Sinds { $at } vragen we bij het aanmelden op het account met dit e-mailadres ook een code van uw app. Was u het zelf, dan hoeft u niets te doen.
mail-second-factor-on-button = Bekijk uw account
mail-second-factor-on-after = Was u het niet, stel dan een nieuw wachtwoord in en schrijf ons.

mail-second-factor-off-subject = De tweede factor staat uit
mail-second-factor-off-before = Sinds { $at } vragen we bij het aanmelden op het account met dit e-mailadres geen code van uw app meer. Was dat de bedoeling, dan hoeft u niets te doen.
mail-second-factor-off-button = Bekijk uw account
mail-second-factor-off-after = Was u het niet, stel dan een nieuw wachtwoord in, zet de code weer aan en schrijf ons.

mail-passkey-added-subject = Een nieuwe toegangssleutel voor uw account
mail-passkey-added-before = Op { $at } is een toegangssleutel toegevoegd waarmee men zich kan aanmelden op het account met dit e-mailadres. Was u het zelf, dan hoeft u niets te doen.
mail-passkey-added-button = Bekijk uw sleutels
mail-passkey-added-after = Was u het niet, verwijder die sleutel dan en stel een nieuw wachtwoord in.

mail-passkey-removed-subject = Een toegangssleutel is verwijderd
mail-passkey-removed-before = Op { $at } is een toegangssleutel van het account met dit e-mailadres verwijderd. Aanmelden kan er niet meer mee.
mail-passkey-removed-button = Bekijk uw sleutels
mail-passkey-removed-after = Was u het niet, stel dan een nieuw wachtwoord in en schrijf ons.

mail-data-ready-subject = Uw gegevens staan klaar
mail-data-ready-before = De kopie van de gegevens van uw account staat klaar sinds { $at }. Meld u aan en download ze op de pagina van uw account. Na een dag verwijderen we ze.
mail-data-ready-button = Naar uw account
mail-data-ready-after = Hebt u er niet om gevraagd, stel dan een nieuw wachtwoord in en meld alle browsers af.

mail-account-erased-subject = Uw account is gewist
mail-account-erased-before = Op { $at } hebben we het account met dit e-mailadres gewist, en uw gegevens ermee. Dit kan niet ongedaan worden gemaakt. Dit is ons laatste bericht.
mail-account-erased-button = Startpagina
mail-account-erased-after = Was u het niet, schrijf ons dan zo snel mogelijk. U kunt met dit adres altijd een nieuw account maken.

mail-desk-subject =
    { $n ->
        [1] { $title }
       *[other] { $n } berichten op uw werkblad
    }
mail-desk-before = { $text }
mail-desk-button = Pagina openen
mail-desk-after =
    U krijgt dit bericht omdat het over zaken op uw werkblad gaat. Op de pagina van uw account kiest u of het meteen komt, één keer per dag of niet.

    Uitschrijven zonder aanmelden: { $unsubscribe }

mail-news-subject =
    { $n ->
        [1] { $title }
       *[other] { $n } nieuwsberichten
    }
mail-news-before = { $text }
mail-news-button = Pagina openen
mail-news-after =
    U krijgt dit bericht omdat u hebt ingestemd met nieuws van de dienst.

    Uitschrijven zonder aanmelden: { $unsubscribe }

mail-provider-connected-subject = Uw account gaat ook open met de identiteitsprovider
mail-provider-connected-before = Op { $at } is het account met dit e-mailadres gekoppeld met een account bij de identiteitsprovider, waarmee nu kan worden aangemeld. Was u dat, dan hoeft u niets te doen.
mail-provider-connected-button = Bekijk uw account
mail-provider-connected-after = Was u dat niet, ontkoppel dan de accounts en stel een nieuw wachtwoord in.

mail-provider-removed-subject = De identiteitsprovider is ontkoppeld
mail-provider-removed-before = Op { $at } is het account bij de identiteitsprovider ontkoppeld van het account met dit e-mailadres. Aanmelden kan er niet meer mee.
mail-provider-removed-button = Bekijk uw account
mail-provider-removed-after = Was u dat niet, stel dan een nieuw wachtwoord in en schrijf ons.
