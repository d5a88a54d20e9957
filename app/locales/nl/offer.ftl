# where something reaches, when it is ready
reach-country = het hele land
reach-radius = tot { $km } km rond { $town }
reach-region = heel { $name }
reach-counties =
    { $n ->
        [one] district { $names }
       *[other] districten { $names }
    }
within-day = dezelfde dag
within-days =
    { $n ->
        [one] binnen een dag
       *[other] binnen { $n } dagen
    }
within-weeks =
    { $n ->
        [one] binnen een week
       *[other] binnen { $n } weken
    }
until = t/m { $date }
works-since = actief sinds { $year }
print-hint = Wil je deze pagina afdrukken? Gebruik dan de opdracht Afdrukken van je browser.
country-poland = Polen

# prices
vat-included = btw-tarief { $rate }%
vat-exempt = vrijgesteld van btw
vat-outside = niet onderworpen aan btw
offer-net-price = excl. btw { $net }
offer-reduced = Prijs verlaagd van { $before }. Laagste prijs van de 30 dagen vóór de verlaging: { $lowest }.

# registers and status
register-be = KBO-nummer
status-decided = besluit van de woiwode van { $date }
status-checked = register geraadpleegd op { $date }

# pictures
offer-drawing = Een tekening, geen foto van het product
offer-drawing-service = Een tekening, geen foto
offer-drawing-n = Tekening { $n }: { $alt }
offer-photo-n = Foto { $n }: { $alt }
offer-pictures = Afbeeldingen

# how to buy
offer-variant = Variant
offer-how = Hoe koop je dit:
offer-how-contact = de verkoper neemt de bestelling aan. Schrijf of bel en spreek hoeveelheid, termijn en betaling af.
offer-how-below = de verkoper neemt de bestelling aan. De gegevens staan verderop op deze pagina.
offer-write = Schrijf de verkoper
offer-call = Telefoon:
offer-subject = { $title }: een vraag via { $brand }

# points
offer-stock-sent =
    { $n ->
        [one] { $n } stuk klaar voor verzending
       *[other] { $n } stuks klaar voor verzending
    }
offer-stock-here =
    { $n ->
        [one] { $n } stuk op voorraad
       *[other] { $n } stuks op voorraad
    }
offer-stock-units = Op voorraad: { $n }
offer-stock-next = meer { $within }
offer-out-of-stock = Tijdelijk niet op voorraad,
offer-ask-when = vraag de verkoper wanneer het kan
offer-made-to-order = Op bestelling gemaakt,
offer-ready = klaar { $within }
offer-lead = Levertermijn:
offer-delivery = Levering:
offer-delivery-parcel-country = pakket in het hele land
offer-delivery-parcel-local = pakket in de buurt
offer-delivery-pickup = afhalen
offer-delivery-pickup-in = afhalen ({ $town })
offer-delivery-own-transport = gebracht door de verkoper
offer-reach = Waar:
offer-min = Kleinste bestelling:
offer-capacity = Capaciteit:
offer-capacity-month = tot { $n } { $unit } per maand
offer-personalisation = Met je eigen tekst of logo:
offer-personalisation-more = ontwerp en prijs spreek je af met de verkoper
offer-withdrawal = 14 dagen
offer-withdrawal-more = bedenktijd bij een overeenkomst op afstand
offer-no-withdrawal = Geen herroepingsrecht:
offer-exempt-made-to-specification = volgens jouw specificaties gemaakt of voor jou gepersonaliseerd
offer-exempt-perishable = bederft snel of is kort houdbaar
offer-exempt-sealed-hygiene = na opening van de verzegelde verpakking, om hygiënische redenen
offer-exempt-accommodation-leisure-on-date = een dienst op een vaste datum (verblijf, vervoer, catering, vrije tijd)
offer-exempt-service-performed = zodra de dienst met jouw instemming volledig is uitgevoerd
offer-exempt-periodical = een krant of tijdschrift
offer-for = Voor:
offer-for-consumers = particulieren
offer-for-companies = bedrijven
offer-for-public-bodies = overheden
offer-occasions = Gelegenheden:

# mark and maker
offer-mark-valid = Het label is vandaag geldig
offer-licence = Licentie
offer-granted-by = Toegekend door
offer-mark-granted = voor dit product, van { $from } tot en met { $to }.
offer-mark-granted-service = voor deze dienst, van { $from } tot en met { $to }.
offer-mark-only = Het geldt alleen voor: { $variants }.
offer-check-licence = Controleer de licentie
offer-who = Wie het maakt
offer-meet = Maak kennis met { $name }
offer-meet-others =
    Maak kennis met { $name } en { $n ->
        [one] { $n } ander aanbod
       *[other] { $n } andere aanbiedingen
    }

# description, facts, seller
offer-description = Beschrijving
offer-facts = Gegevens
offer-related = Vergelijkbaar aanbod
offer-maker = Fabrikant
offer-eu-responsible = Verantwoordelijke in de EU
offer-product-id = Productidentificatie
offer-sku = Artikelnummer
offer-warnings = Waarschuwingen
offer-ingredients = Ingrediënten
offer-allergens = Allergenen
offer-storage = Bewaren
offer-net = Nettohoeveelheid
offer-weight = Gewicht
offer-category = Categorie
offer-cpv = CPV-codes
offer-seller = Verkoper
offer-legal-name = Officiële naam
offer-address = Adres
offer-contact = Contact
offer-register = Register
offer-status = Status
offer-statement = Verklaring
offer-certified = Verkoopt alleen goederen en diensten die aan het Unierecht voldoen (verklaring van { $date })
offer-not-certified = De verkoper heeft nog niet verklaard dat zijn goederen en diensten aan het Unierecht voldoen
offer-contract = Overeenkomst
offer-trader = De verkoper is een handelaar. Je sluit de overeenkomst met de verkoper, niet met de beheerder van deze dienst.
offer-trader-consumers = De verkoper is een handelaar. Je sluit de overeenkomst met de verkoper, niet met de beheerder van deze dienst, en het consumentenrecht beschermt je.

# enterprise
enterprise-write = Stuur een bericht
enterprise-card-link = Organisatiefiche om af te drukken (stand van vandaag)
enterprise-subject = Een vraag via { $brand }
enterprise-team = In het team:
enterprise-employs = Wie er werkt
enterprise-bands = Bandbreedtes in procent van het personeel
enterprise-does = Wat het doet en waar
does-goods = goederen
does-service = diensten
does-secondment = uitgeleende medewerkers
enterprise-capacity = Capaciteit
enterprise-reserved = Voorbehouden opdrachten
enterprise-art94-met = voldoet aan art. 94 van de Poolse aanbestedingswet: { $percent }% van het personeel uit de genoemde groepen, bevestigd op { $date }
enterprise-signs = Label en status
enterprise-marked =
    { $n ->
        [one] { $marked } van { $n } aanbieding
       *[other] { $marked } van { $n } aanbiedingen
    }
enterprise-no-mark = geen enkele aanbieding heeft vandaag een geldig label
enterprise-no-status = geen besluit in onze gegevens
enterprise-run-by = Beheerd door
enterprise-story = Hun verhaal
enterprise-contact = Contact
enterprise-county = District
enterprise-city = Stad met districtsrechten
enterprise-phone = Telefoon
enterprise-email = E-mail
enterprise-website = Website
enterprise-languages = Contacttalen
enterprise-networks = Netwerken
enterprise-links = Elders op het web
language-pl = Pools
language-en = Engels
language-nl = Nederlands
language-de = Duits
language-fr = Frans
language-uk = Oekraïens
language-cs = Tsjechisch
card-name = Organisatiefiche
card-title = Organisatiefiche: { $name }
card-as-of = Stand op { $at }.
card-source = Bron:
card-back = Terug naar de pagina van de organisatie
card-licences = Labellicenties
card-standing = Status
card-until = Geldig tot en met
card-covers = Dekt
card-note = De fiche toont de gegevens van het hierboven vermelde ogenblik. Elke licentie is te controleren met haar nummer, de status van sociale onderneming in het openbare register RJPS.

# licence
seal-until = t/m { $date }
seal-sample = één jaar
seal-lapsed = VERLOPEN
seal-suspended = GESCHORST
seal-withdrawn = INGETROKKEN
licence-is-valid = geldig
licence-is-not-yet = nog niet van kracht
licence-is-lapsed = verlopen
licence-is-suspended = geschorst
licence-is-withdrawn = ingetrokken
licence-verdict-valid = Dit label is geldig
licence-verdict-not-yet = Dit label is nog niet geldig
licence-verdict-lapsed = Dit label is verlopen
licence-verdict-suspended = Dit label is geschorst
licence-verdict-withdrawn = Dit label is ingetrokken
licence-was-valid = Op { $date } was de licentie geldig
licence-was-not-yet = Op { $date } was de licentie nog niet van kracht
licence-was-lapsed = Op { $date } was de licentie al verlopen
licence-was-suspended = Op { $date } was de licentie geschorst
licence-was-withdrawn = Op { $date } was de licentie ingetrokken
licence-will-valid = Op { $date } zal de licentie geldig zijn, tenzij er iets verandert
licence-will-not-yet = Op { $date } zal de licentie nog niet van kracht zijn
licence-will-lapsed = Op { $date } zal de licentie verlopen zijn
licence-will-suspended = Op { $date } zal de licentie geschorst zijn, tenzij er iets verandert
licence-will-withdrawn = Op { $date } is de licentie niet van kracht, want ze is ingetrokken
licence-checked = Gecontroleerd op { $date } om { $time }
licence-span = { $from } – { $to }
licence-last-day = dit is de laatste dag
licence-left =
    { $n ->
        [one] nog { $n } dag
       *[other] nog { $n } dagen
    }, tot en met { $date }
licence-begins = de licentie gaat in op { $date }
licence-ended = de licentie liep tot en met { $date }
licence-since = sinds { $date }
licence-now = Vandaag:
licence-check-today = Controleer op dit ogenblik
licence-other = Controleer een ander nummer
licence-note = De geldigheid wordt gecontroleerd op het ogenblik dat je de pagina opent. Een licentie geldt van het begin van de eerste tot het einde van de laatste dag.
licence-title = Licentie { $number }
licence-description = Licentie { $number }, houder: { $holder }. Controleer of ze vandaag geldig is of dat was op een dag naar keuze.
licence-number = Licentie
licence-holder = Houder
licence-covers = Dekt
licence-covers-none = geen aanbod vermeld
licence-untitled = aanbod zonder titel
licence-not-public = (vandaag niet in de catalogus)
licence-variants = alleen: { $variants }
licence-granted = Toegekend door
licence-granted-on = besluit van { $date }
licence-recommended = op aanbeveling van de certificeringscommissie van { $date }
licence-valid = Geldig
licence-decision = Besluit
licence-act-suspended = Geschorst op { $date }.
licence-act-withdrawn = Ingetrokken op { $date }.
licence-reason = Reden: { $reason }
licence-history = Andere licenties
licence-only-one = Dit is de enige licentie van deze houder
licence-other-day = Een andere dag
licence-day-wrong = Geef een dag op als jaar-maand-dag, bijvoorbeeld 2026-03-03
licence-day-check = Was ze geldig?

# shortlist
list-title = Je lijst
list-lead = Aanbod dat je wilt vergelijken, aan iemand wilt tonen of wilt afdrukken.
list-empty-heading = De lijst is leeg
list-empty = Kies bij een aanbieding de ster “Op de lijst zetten”. Met één link open je alles wat je verzameld hebt, en die link kun je doorsturen.
list-private = Je hebt geen account nodig: de lijst blijft in je browser tot je de link deelt.
list-browse = Bekijk de catalogus
list-as-of = stand op { $at }
list-offer = Aanbod
list-seller = Verkoper
list-price = Prijs
list-ready = Termijn
list-mark = Label
list-no-mark = geen label
list-net = excl. btw { $net }
list-ask = af te spreken
list-remove = Verwijderen
list-share = Stuur de link per e-mail
list-share-subject = Een lijst met aanbod
list-csv = Download de tabel (CSV)
list-note = Prijzen en labels zijn die van dit ogenblik; later kunnen ze veranderen.
list-address = Adres van deze lijst:
list-gone =
    { $n ->
        [one] { $n } aanbieding van deze lijst is niet meer beschikbaar.
       *[other] { $n } aanbiedingen van deze lijst zijn niet meer beschikbaar.
    }
