# the desk
desk-label = Werkblad
# for whom one acts
acting-switch = Handel namens { $name }
acting-oneself = Handel namens mezelf
acting-now = Je handelt nu namens haar
acting-button = Handel namens haar
acting-done = Gewijzigd namens wie je handelt. Het staat boven aan de pagina.
account-belongs-none = Je hoort nog niet bij een organisatie. Richt er een op of vraag iemand van het team om een uitnodiging.
organisation-kind-enterprise = Sociale-economieorganisatie
organisation-kind-company = Bedrijf of vereniging
organisation-kind-public-body = Overheidsinstelling
organisation-kind-grantor = Toekenner van het label
organisation-kind-operator = Beheerder van de dienst

# founding one
found-title = Richt een organisatie op
found-lead = Voor bedrijven en overheden die kopen. Daarna kun je anderen uitnodigen.
found-kind = Wat voor organisatie het is
found-button = Oprichten
found-done = De organisatie is er en je handelt namens haar. Vul factuurgegevens aan of nodig je team uit.

# data of an organisation
organisation-title = Organisatie
organisation-data = Gegevens van de organisatie
organisation-name = Naam
organisation-name-hint = Zoals op een factuur.
organisation-tax-number = Btw-nummer
organisation-tax-number-hint = Een Poolse NIP van 10 cijfers, of een Belgisch nummer met BE ervoor.
organisation-street = Straat en nummer
organisation-postcode = Postcode
organisation-town = Plaats
organisation-address = Adres
organisation-read-only = Eigenaren en beheerders kunnen deze gegevens wijzigen.
organisation-save = Gegevens opslaan
organisation-meanwhile = Iemand anders heeft deze gegevens intussen gewijzigd
organisation-meanwhile-text = Er is niets overschreven. Hieronder staat wat nu geldt; in het formulier staat wat hier is getypt. Vergelijk en sla opnieuw op.
organisation-remove = Verwijderen
organisation-remove-of = Verwijderen: { $name }
organisation-done-saved = Opgeslagen.
organisation-done-removed = Verwijderd.

billing-title = Factuuradressen
billing-none = Nog geen. Facturen gaan naar het adres van de organisatie.
billing-add = Adres toevoegen
billing-name = Wie de factuur krijgt
billing-name-hint = Bijvoorbeeld een school of een vestiging.
billing-email = E-mail voor facturen
billing-email-hint = Mag leeg blijven.
billing-button = Dit adres toevoegen

centre-title = Kostenplaatsen
centre-none = Nog geen. Ze helpen als bestellingen apart geboekt worden.
centre-add = Kostenplaats toevoegen
centre-code = Code
centre-name = Naam van de kostenplaats
centre-button = Deze toevoegen

limit-title = Wie mag bestellen, en tot welk bedrag
limit-text = Het brutobedrag van één bestelling die iemand zonder toestemming mag plaatsen. Leeg: elke bestelling vraagt toestemming.
limit-none = elke bestelling vraagt toestemming
limit-owner = zonder grens
limit-of = Bedrag zonder toestemming: { $name }
limit-save = Bedrag opslaan

# suppliers
suppliers-title = Onze leveranciers
suppliers-none = De lijst is leeg
suppliers-none-text = Open de pagina van een organisatie en voeg die toe met de knop, of plak hieronder het adres van haar pagina.
suppliers-which = Adres van de pagina van de organisatie
suppliers-which-hint = Het hele adres of het laatste deel ervan.
suppliers-add = Leverancier toevoegen
suppliers-add-button = Toevoegen
suppliers-hidden = nu niet in de catalogus
suppliers-is = Onze leverancier
suppliers-make = Bij onze leveranciers zetten
suppliers-done-added = De leverancier staat op de lijst.

# the team
team-title = Team
team-members = Wie erbij hoort
team-you = jij
team-since = sinds { $date }
team-role = Rol
team-change = Wijzigen
team-change-of = Wijzigen: { $name }
team-role-save = Rol opslaan
team-remove = Uit het team halen
team-remove-of = Uit het team halen: { $name }
team-invite = Uitnodigen
team-email-hint = We sturen een uitnodiging die 7 dagen geldt. Een account kan daarna, met hetzelfde adres.
team-invite-button = Uitnodiging versturen
team-waiting = Verstuurde uitnodigingen
team-valid-until = geldig tot { $when }
team-expired = verlopen
team-resend = Opnieuw versturen
team-resend-of = Opnieuw versturen: { $email }
team-revoke = Intrekken
team-revoke-of = Uitnodiging intrekken: { $email }
team-leave = Het team verlaten
team-leave-ask = Ik wil weg
team-leave-text = Je verliest de toegang tot de zaken van de organisatie. Terugkomen kan alleen met een nieuwe uitnodiging.
team-leave-button = Team verlaten
team-done-invited = De uitnodiging is verstuurd.
team-done-revoked = De uitnodiging is ingetrokken. De link in het bericht werkt niet meer.
team-done-role = De rol is gewijzigd.
team-done-removed = Deze persoon hoort niet meer bij het team.
team-done-left = Je hoort niet meer bij dat team.
team-last = Iemand moet beslissen wie er in het team zit. Geef deze rol eerst aan iemand anders

# handing over
ownership-title = De organisatie overdragen
ownership-ask = Ik wil haar overdragen
ownership-text = Een teamlid wordt eigenaar zodra die het aanneemt. Jij wordt dan beheerder.
ownership-nobody = Nodig eerst de persoon uit die haar moet overnemen.
ownership-to = Aan wie
ownership-button = Overdracht voorstellen
ownership-waits = We wachten op het antwoord van { $name }. Het voorstel geldt tot { $when }.
ownership-withdraw = Voorstel intrekken
ownership-offered = { $name } wil { $organisation } aan jou overdragen
ownership-offered-text = Als je aanneemt, ben je eigenaar. Het voorstel geldt tot { $when }.
ownership-accept = Aannemen
ownership-done-offered = Het voorstel wacht op antwoord. Die persoon ziet het op de pagina van zijn of haar account.
ownership-done-withdrawn = Het voorstel is ingetrokken.
ownership-done-owner = De organisatie is nu van jou.
ownership-owner = Deze persoon is al eigenaar

# invitations
invitation-title = Uitnodiging
invitation-to = Uitnodiging van { $organisation }
invitation-lead = Deze pagina openen verandert niets. Beslis met de knop.
invitation-by = Uitgenodigd door
invitation-address = Uitgenodigd adres
invitation-until = Geldig tot
invitation-role-until = Rol: { $role }. De uitnodiging geldt tot { $when }.
invitation-accept = Uitnodiging aannemen
invitation-decline = Afwijzen
invitation-anonymous = De uitnodiging is voor { $invited }. Meld je aan met dat adres of maak er een account mee; de uitnodiging wacht op de pagina van je account.
invitation-other-title = Deze uitnodiging is voor een ander adres
invitation-other = Ze is gestuurd naar { $invited }, en je account heeft het adres { $reader }. Meld je af en aan met het uitgenodigde adres, of vraag een uitnodiging voor jouw adres.
invitation-over = Deze uitnodiging werkt niet meer
invitation-over-text = Ze is verlopen, ingetrokken of al beantwoord. Vraag een nieuwe aan wie ze stuurde.
invitation-member = Iemand met dit adres hoort al bij het team
invitation-too-many = Er wachten te veel uitnodigingen op antwoord; trek in wat niet meer nodig is
invitation-other-address = De uitnodiging is voor een ander adres dan waarmee je bent aangemeld
invitation-joined = Je hoort al bij deze organisatie
invitation-done-joined = Je hoort bij het team en handelt namens de organisatie.
invitation-done-declined = Afgewezen.

# what is wrong
invalid-tax-number = Dit is geen geldig nummer; een NIP heeft 10 cijfers, een Belgisch nummer BE en 10 cijfers; kijk of er een tikfout in zit
organisation-too-many = Er zijn er al zoveel als er kunnen zijn
centre-taken = Deze code staat al op de lijst
param-organisation-name = Naam
param-tax-number = Btw-nummer
param-street = Straat en nummer
param-postcode = Postcode
param-town = Plaats
param-member = Team
param-to = Aan wie
param-invitation = Uitnodiging
param-billing-name = Wie de factuur krijgt
param-billing-street = Straat en nummer
param-billing-postcode = Postcode
param-billing-town = Plaats
param-billing-email = E-mail voor facturen
param-code = Code
param-centre-name = Naam van de kostenplaats
param-limit = Bedrag zonder toestemming
param-supplier = Adres van de pagina
param-reason = Reden
