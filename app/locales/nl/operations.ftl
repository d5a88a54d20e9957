# what the pages of running the service share
operations-search = Zoeken
operations-any = alle
operations-none = geen
operations-unknown = onbekend
operations-first = Begin van de lijst
operations-next = Volgende
operations-reason = Reden
operations-logged = Dat u deze pagina opent, staat in het logboek.
param-recipient = Geadresseerde
param-state = Toestand
param-title = Naam
param-as-of = Stand op
param-file = Bestand

# how the service is
health-title = Toestand van de dienst
health-lead = Wat nog moet gebeuren, wat niet gelukt is en hoe de dienst is ingesteld.
health-well = alles werkt
health-trouble = vraagt aandacht
health-queues = Taken
health-kind = Taak
health-waiting = Wacht
health-running = Bezig
health-late = Te laat
health-failed = Mislukt
health-oldest = Oudste
health-failures-n =
    { $n ->
        [0] Mislukte taken
        [one] { $n } mislukte taak
       *[other] { $n } mislukte taken
    }
health-no-failures = Er wacht geen taak op uw beslissing.
health-tried = Pogingen: { $n }, de laatste op { $when }
health-retry = Opnieuw proberen
health-retry-label = Opnieuw proberen: { $kind }, { $subject }
health-retry-kind = Alle opnieuw: { $kind } ({ $n })
health-index = Zoekindex
health-index-state = Toestand
health-index-rebuilding = wordt opnieuw opgebouwd
health-index-behind = haalt wijzigingen in
health-index-whole = volledig
health-index-differs = verschilt van de databank; bouw hem opnieuw op
health-index-found = Vindbaar aanbod
health-index-of = { $found } van { $shown }
health-index-waiting = Wachtende wijzigingen
health-index-generation = Generatie
health-rebuild = Index opnieuw opbouwen
health-rebuild-hint = Tot dat klaar is, zoekt men met de huidige index.
health-service = Programma en gegevens
health-version = Versie van het programma
health-database = Databank
health-schema = Versie van het schema
health-free = Vrije ruimte voor gegevens
health-check = Controle van de instellingen
health-check-hint = Hetzelfde toont de opdracht “buysocially check”. Wachtwoorden staan er niet bij.
health-done-again = We proberen het opnieuw.
health-done-rebuild = De index wordt opnieuw opgebouwd.
job-index-offer = Aanbod in de index
job-index-enterprise = Organisatie in de index
job-rebuild = Opbouw van de index
job-make-picture = Foto
job-send-mail = Bericht versturen
job-export-data = Kopie van iemands gegevens
job-desk-import = Bestand van een verkoper
job-search-words = Nieuwe namen voor het zoeken
job-restriction-end = Einde van een beperking
job-notice-forget = Gegevens van een melder wissen

# the outbox
outbox-title = Uitgaande post
mails-lead = Berichten die de dienst verstuurd heeft of nog verstuurt. Het hele adres staat op de pagina van het bericht; dat u die opent, wordt genoteerd.
mails-filter = Berichten zoeken
mails-all = Alle post
mails-none = Er zijn geen zulke berichten
mails-none-text = Verander de voorwaarden of ga terug naar alle post.
mails-recipient = Geadresseerde
mails-recipient-hint = Het hele adres. De zoekopdracht wordt genoteerd, zonder het adres.
mails-state = Toestand
mails-when = Wanneer
mails-kind = Waarover
mails-to = Aan
mails-tries = Pogingen
mails-language = Taal
mails-sent = Verstuurd
mails-useful = Nuttig tot
mails-error = Fout
mails-id = Kenmerk
mails-retry = Opnieuw versturen
mails-over = Dit bericht kan niet meer verstuurd worden: de tekst is gewist of niet meer actueel.
mails-note = Wat het antwoord zei
mails-note-hint = Bijvoorbeeld “mailbox vol”. Adressen halen we uit de tekst.
mails-bounced = Als teruggekomen markeren
mails-done-bounced = Gemarkeerd als teruggekomen.
mail-state-queued = wacht
mail-state-sent = verstuurd
mail-state-failed = opgegeven
mail-state-expired = niet meer actueel, niet verstuurd
mail-state-bounced = teruggekomen
mail-about-sign-in-link = Link om aan te melden
mail-about-password-reset = Nieuw wachtwoord
mail-about-address-confirmation = Bevestiging van een adres
mail-about-password-changed = Wachtwoord gewijzigd
mail-about-new-device = Aanmelding op een nieuw toestel
mail-about-invitation = Uitnodiging voor een organisatie
mail-about-second-factor-on = Tweede factor aan
mail-about-second-factor-off = Tweede factor uit
mail-about-passkey-added = Toegangssleutel toegevoegd
mail-about-passkey-removed = Toegangssleutel verwijderd
mail-about-data-ready = Kopie van gegevens klaar
mail-about-account-erased = Account gewist
mail-about-desk = Zaken op het werkblad
mail-about-news = Nieuws
mail-about-claim-approved = Profiel toegekend
mail-about-claim-refused = Aanvraag voor een profiel afgewezen
mail-about-offer-approved = Aanbod gepubliceerd
mail-about-offer-refused = Aanbod teruggestuurd
mail-about-provider-connected = Account bij de identiteitsprovider gekoppeld
mail-about-provider-removed = Account bij de identiteitsprovider ontkoppeld
mail-about-notice-received = Melding ontvangen
mail-about-notice-kept = Gemelde inhoud blijft staan
mail-about-notice-restricted = Gemelde inhoud beperkt
mail-about-item-restricted = Motivering van een beperking
mail-about-item-restored = Einde van een beperking
mail-about-appeal-received = Klacht ontvangen
mail-about-appeal-upheld = Klacht afgewezen
mail-about-appeal-reversed = Klacht toegewezen

# people
people-link = Personen en organisaties
people-title = Personen
people-lead = Niemand staat hier vooraf in een lijst. Zoeken en iemands pagina openen komen in het logboek.
people-q = Naam of e-mail
people-q-hint = Minstens 3 letters.
people-letters = Typ minstens 3 letters
people-unknown = Niemand heeft een account met dit adres
people-found = Gevonden personen
people-none = Zo iemand is er niet
people-none-text = Controleer de spelling of probeer alleen de achternaam.
people-name = Persoon
people-email = E-mail
people-organisations = Organisaties
people-state = Account
person-state-active = actief
person-state-suspended = geblokkeerd
person-state-erased = gewist
person-log = Logboek van deze persoon
person-since = Account sinds
person-language = Taal
person-sessions = Aangemelde browsers
person-seen = Laatst gezien
person-second-factor = Tweede factor
person-passkeys = Toegangssleutels
person-memberships = Organisaties
person-no-memberships = Deze persoon hoort bij geen organisatie.
person-consents = Toestemmingen en mededelingen
person-consent-privacy = Privacyverklaring
person-consent-news = Toestemming voor nieuws per e-mail
person-told = Versie { $version }, { $when }
person-revoked = Ingetrokken { $when }
person-acts = Toegang
person-sessions-end = Overal afmelden
person-sessions-hint = Beëindigt alle sessies van deze persoon, die zich opnieuw kan aanmelden.
person-block = Account blokkeren
person-block-hint = De persoon kan zich niet aanmelden tot u de blokkering opheft. De reden blijft in het logboek.
person-unblock = Blokkering opheffen
person-unblock-hint = De reden blijft in het logboek.
person-done-sessions = De persoon is afgemeld.
person-done-blocked = Het account is geblokkeerd.
person-done-unblocked = De blokkering is opgeheven.

# organisations
organisations-title = Organisaties
organisations-q = Naam
organisations-kind = Soort
organisations-name = Organisatie
organisations-enterprise = Onderneming in de catalogus
organisations-members = Personen
organisations-none = Er zijn geen zulke organisaties
organisations-none-text = Verander de zoekopdracht.
organisations-nobody = Niemand hoort bij deze organisatie.
organisations-slug = Korte naam
organisations-since = { $role }, sinds { $date }
organisations-owner = De organisatie overdragen
organisations-owner-email = E-mail van de nieuwe eigenaar
organisations-owner-hint = Iemand met een account. De vorige eigenaars worden beheerder.
organisations-owner-reason-hint = Bijvoorbeeld: de eigenaar is vertrokken, brief van het bestuur van… De reden blijft in het logboek.
organisations-owner-button = Organisatie overdragen
organisations-done-owner = De organisatie heeft een nieuwe eigenaar.
claim-state-requested = profiel wacht op controle
claim-state-approved = profiel toegekend
claim-state-refused = aanvraag afgewezen
claim-state-ended = profiel teruggenomen
enterprise-state-published = zichtbaar in de catalogus
enterprise-state-hidden = verborgen
enterprise-state-restricted = beperkt door een beslissing

# seeing as somebody else
seeing-label = Weergave van iemand anders
seeing-banner = U ziet het werkblad zoals { $name } ({ $organisation }). Alleen lezen, tot { $until }.
seeing-end = Beëindigen
seeing-refused = De weergave van iemand anders is alleen om te lezen. U kunt er niets in veranderen, en het account, het wachtwoord, de sleutels, de sessies en de kopie van gegevens van die persoon blijven gesloten. Beëindig de weergave met de knop bovenaan om iets te doen.
seeing-open = Het werkblad zien als deze persoon: { $name }
seeing-hint = Gedurende 30 minuten, alleen lezen. Begin, einde en reden blijven in het logboek.
seeing-reason-hint = Bijvoorbeeld het nummer van een hulpvraag.
seeing-button = Weergave openen
seeing-colleague = Het werkblad van wie de dienst beheert, opent niemand anders.
seeing-done = De weergave is beëindigd.

# reports
reports-title = Rapporten
reports-lead = Ondernemingen, aanbod, licenties en bezoeken in een periode, per district en rechtsvorm.
reports-filter = Bereik van het rapport
reports-since = Vanaf
reports-until = Tot en met
reports-county = District
reports-entity-type = Rechtsvorm
reports-compute = Berekenen
reports-csv = CSV downloaden
reports-period = van { $since } tot en met { $until }
reports-no-county = buiten de districten van de regio
reports-by-county = Per district
reports-by-type = Per rechtsvorm
reports-nothing = In deze periode en dit bereik is er niets te tellen.
reports-name = Naam van het rapport
reports-name-hint = Bijvoorbeeld: Verslag over het derde kwartaal van 2026.
reports-freeze = Rapport bewaren
reports-kept = Bewaarde rapporten
reports-none = Er is nog geen rapport bewaard.
reports-frozen-at = Bewaard op { $when }
reports-frozen-by = Bewaard op { $when } door { $name }
reports-fixed = verandert niet meer
reports-compared = Vergelijking
reports-with = Vergelijken met het rapport
reports-compare = Vergelijken
reports-measure = Aantal
reports-difference = Verschil
reports-done-frozen = Het rapport is bewaard met zijn definities en verandert niet meer.
reports-future = Deze dag moet nog komen
report-enterprises-published = Zichtbare ondernemingen
report-enterprises-new = Nieuwe ondernemingen
report-offers-published = Gepubliceerd aanbod
report-offers-new = Nieuw aanbod
report-licences-in-force = Geldige licenties
report-licences-granted = Toegekende licenties
report-licences-lapsed = Verlopen licenties
report-licences-withdrawn = Ingetrokken licenties
report-notices = Meldingen
report-restrictions = Beperkingen
report-appeals = Klachten
report-views = Paginaweergaven
report-searches = Bezoeken via zoeken
report-contacts = Contacten
report-means-enterprises-published = Ondernemingen waarvan het profiel zichtbaar was aan het einde van de periode. District en rechtsvorm zoals bij de berekening.
report-means-enterprises-new = Ondernemingen waarvan het profiel in de periode voor het eerst zichtbaar werd.
report-means-offers-published = Aanbod dat gepubliceerd was aan het einde van de periode, geteld bij district en rechtsvorm van de onderneming.
report-means-offers-new = Aanbod dat in de periode voor het eerst gepubliceerd werd.
report-means-licences-in-force = Licenties van het label die geldig waren op de laatste dag: begonnen, niet verlopen, niet geschorst, niet ingetrokken.
report-means-licences-granted = Licenties waarover in de periode beslist werd of, zonder bekende beslissingsdag, met hun eerste dag erin.
report-means-licences-lapsed = Niet ingetrokken licenties waarvan de laatste dag in de periode voorbijging.
report-means-licences-withdrawn = Licenties die in de periode ingetrokken werden.
report-means-notices = Meldingen over aanbod en profielen die in de periode binnenkwamen, geteld bij de organisatie waarover ze gaan.
report-means-restrictions = Beslissingen uit de periode die een aanbod of een profiel beperkten, ook als ze later herroepen of beëindigd zijn.
report-means-appeals = Klachten tegen beslissingen over inhoud die in de periode binnenkwamen.
report-means-views = Hoe vaak pagina’s van profielen en aanbod geopend werden, zonder personen te onderscheiden.
report-means-searches = De paginaweergaven waar een zoekopdracht bij ons toe leidde.
report-means-contacts = Hoe vaak op telefoonnummer of e-mailadres van een verkoper geklikt werd.

# the ministry's register
register-title = Register RJPS
register-lead = Vergelijk een bestand van het ministeriële register van sociale ondernemingen met de catalogus. Er verandert niets voor u het overneemt. De status is niet het label: licenties blijven zoals ze zijn.
register-file = Bestand van het register
register-file-hint = CSV of XLSX. Nodige kolommen: naam (nazwa), NIP of REGON of KRS, nummer en datum van de beslissing (numer decyzji, data decyzji).
register-as-of = Stand op
register-as-of-hint = Deze dag noteren we als dag van de controle.
register-send = Vergelijken
register-before = Vergeleken bestanden
register-open-n =
    { $n ->
        [one] { $n } punt wacht
       *[other] { $n } punten wachten
    }
register-done = afgehandeld
register-stale = Lang niet gecontroleerde statussen
register-stale-lead = Statussen die langer dan { $n } dagen niet in het register gecontroleerd zijn.
register-stale-none = Alle statussen zijn in die tijd gecontroleerd.
register-name = Onderneming
register-decision = Beslissing
register-checked-on = Gecontroleerd op
register-checked = gecontroleerd op { $day }
register-check-lead = Regels: { $rows }. Stand van het register op { $day }.
register-kinds = Soorten verschillen
register-clear-hint = Punten waarbij één regel van het register voor één onderneming staat en geen nummer tegenspreekt. De andere neemt u één voor één over.
register-clear-n =
    { $n ->
        [one] { $n } duidelijk punt overnemen
       *[other] { $n } duidelijke punten overnemen
    }
register-overtaken-n =
    { $n ->
        [one] { $n } punt bleef zoals het was: de onderneming is sinds de vergelijking veranderd. Vergelijk het bestand opnieuw.
       *[other] { $n } punten bleven zoals ze waren: de ondernemingen zijn sinds de vergelijking veranderd. Vergelijk het bestand opnieuw.
    }
register-none = Er zijn geen zulke punten
register-theirs = In het register
register-ours = In de catalogus
register-step = Overnemen
register-not-there = staat er niet in
register-no-status = geen status
register-lost = status verloren
register-look = Kijk eerst na: het is niet duidelijk.
register-applied = overgenomen
register-refused-n =
    { $n ->
        [one] { $n } regel niet gelezen
       *[other] { $n } regels niet gelezen
    }
register-refused = Ondernemingen op deze regels kunnen lijken te ontbreken in het register.
register-line = Regel { $line }, kolom { $column }
register-columns = In het bestand ontbreekt een kolom; naam, NIP of REGON of KRS, nummer en datum van de beslissing zijn nodig
register-number = Er is geen geldige NIP, REGON of KRS
register-future = Deze dag moet nog komen
register-done-compared = Het bestand is met de catalogus vergeleken.
register-done-applied = Overgenomen; de catalogus is gewijzigd.
difference-other-decision = Andere beslissing of datum
difference-withdrawn = Status verloren
difference-missing = Niet in het register
difference-granted = Nieuwe status
difference-confirmed = Hetzelfde
difference-unknown = Niet in de catalogus
difference-means-other-decision = De onderneming heeft de status in beide, maar nummer of datum van de beslissing verschilt. Overnemen schrijft wat het register zegt.
difference-means-withdrawn = Het register zegt dat de onderneming de status verloren heeft. Overnemen haalt hem uit de catalogus.
difference-means-missing = De onderneming heeft de status in de catalogus en staat niet in dit bestand. Ga na of het bestand de hele regio omvat. Overnemen haalt de status weg.
difference-means-granted = Het register heeft de status van een onderneming die er in de catalogus geen heeft. Overnemen schrijft hem in.
difference-means-confirmed = Catalogus en register zeggen hetzelfde. Overnemen noteert de nieuwe dag van de controle.
difference-means-unknown = Sociale ondernemingen uit het register die niet in de catalogus staan. U kunt ze uitnodigen.
register-apply-other-decision = Beslissing uit het register inschrijven
register-apply-withdrawn = Status weghalen
register-apply-missing = Status weghalen
register-apply-granted = Status inschrijven
register-apply-confirmed = Bevestigen

# the log of events
event-kind-job = Taak
event-kind-search-index = Zoekindex
event-kind-mail-access = Inzage in post
event-kind-person-access = Inzage in persoonsgegevens
event-kind-organisation-access = Inzage in een organisatie
event-kind-seeing-as = Weergave van iemand anders
event-kind-sessions = Alle sessies
event-kind-report = Rapport
event-kind-register-check = Vergelijking met het register
event-kind-enterprise-status = Status sociale onderneming
event-to-again = opnieuw geprobeerd
event-to-searched = gezocht
event-to-opened = geopend
event-to-frozen = bewaard
event-to-compared = vergeleken
event-to-other-decision = beslissing uit het register
event-to-missing = weggehaald, niet in het register
event-to-granted = ingeschreven
event-to-confirmed = bevestigd
event-field-organisation = Organisatie
event-field-differences = Verschillen
event-field-decision = Beslissing
event-field-decided-on = Datum van de beslissing
event-field-checked-on = Gecontroleerd op
event-note-expired = de tijd was om
