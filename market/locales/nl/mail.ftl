mail-hint = Werkt de knop niet? Kopieer dan dit adres naar uw browser:
mail-footer = Automatisch verstuurd door Buy Socially, { $site }. Gelieve niet op dit bericht te antwoorden.

mail-sign-in-link-subject = Uw link om aan te melden
mail-sign-in-link-before =
    Iemand, waarschijnlijk uzelf, heeft gevraagd om zich aan te melden bij het account met dit e-mailadres.

    Open de pagina en bevestig daar dat u zich wilt aanmelden. De link werkt één keer, tot { $until }.
mail-sign-in-link-button = Naar het aanmelden
mail-sign-in-link-after = Was u het niet? Dan hoeft u niets te doen: zonder deze link kan niemand zich aanmelden. Geef de link aan niemand door, ook niet aan wie zegt voor ons te werken.

mail-password-reset-subject = Stel een nieuw wachtwoord in
mail-password-reset-before =
    Iemand, waarschijnlijk u, heeft een nieuw wachtwoord gevraagd voor het account met dit e-mailadres.

    Open de pagina en vul daar een nieuw wachtwoord in. De link werkt één keer, tot { $until }.
mail-password-reset-button = Wachtwoord instellen
mail-password-reset-after = Was u het niet, doe dan niets: uw wachtwoord blijft zoals het is. Geef deze link aan niemand door, ook niet aan mensen die zeggen dat ze voor ons werken.

mail-address-confirmation-subject = Bevestig uw e-mailadres
mail-address-confirmation-before =
    Dit adres is opgegeven voor een account bij Buy Socially.

    Open de pagina en bevestig dat het adres van u is. De link werkt tot { $until }.
mail-address-confirmation-button = Naar de bevestiging
mail-address-confirmation-after = Was u het niet? Dan hoeft u niets te doen: zonder bevestiging schrijven wij niet naar dit adres.

mail-password-changed-subject = Het wachtwoord van uw account is gewijzigd
mail-password-changed-before = Het wachtwoord van het account met dit e-mailadres is gewijzigd op { $at }. Hebt u dat zelf gedaan, dan hoeft u niets te doen.
mail-password-changed-button = Ik was het niet
mail-password-changed-after = Was u het niet? Open dan zo snel mogelijk deze pagina: daar staat hoe u alle apparaten afmeldt en een nieuw wachtwoord instelt.

mail-new-device-subject = Aanmelding vanaf een nieuw apparaat
mail-new-device-before =
    Iemand heeft zich bij uw account aangemeld vanaf een apparaat dat wij nog niet kenden.

    Apparaat: { $device }. Wanneer: { $at }.

    Was u het zelf, dan hoeft u niets te doen.
mail-new-device-button = Bekijk uw apparaten
mail-new-device-after = Was u het niet? Meld dat apparaat dan af en wijzig uw wachtwoord.

mail-invitation-subject = Uitnodiging van { $organisation }
mail-invitation-before =
    { $inviter } nodigt u uit om lid te worden van { $organisation } bij Buy Socially. Voorgestelde rol: { $role }.

    Open de pagina en beslis of u de uitnodiging aanneemt. Ze is geldig tot { $until }.
mail-invitation-button = Bekijk de uitnodiging
mail-invitation-after = Kent u deze organisatie niet? Dan hoeft u niets te doen: zonder uw toestemming gebeurt er niets.

mail-role-owner = eigenaar
mail-role-manager = beheerder
mail-role-member = lid
mail-role-finance = financiën
mail-role-chapter-member = lid van de commissie
mail-role-clerk = dossierbehandelaar
mail-role-decision-maker = beslisser
mail-role-operator = operator
mail-role-editor = redacteur
mail-role-auditor = auditor
