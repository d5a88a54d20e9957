# entity
entity-social-cooperative = Sociale coöperatie
entity-wtz = Arbeidstherapeutische werkplaats (WTZ)
entity-zaz = Sociale werkplaats (ZAZ)
entity-cis = Centrum voor sociale integratie (CIS)
entity-kis = Club voor sociale integratie (KIS)
entity-workers-cooperative = Arbeiderscoöperatie
entity-agricultural-cooperative = Landbouwcoöperatie
entity-association = Vereniging
entity-foundation = Stichting
entity-church-legal-person = Kerkelijke rechtspersoon
entity-local-government-association = Vereniging van lokale besturen
entity-nonprofit-company = Vennootschap zonder winstoogmerk
entity-kgw = Plattelandsvrouwenkring (KGW)
entity-maatwerkbedrijf = Maatwerkbedrijf
entity-arbeidszorg = Arbeidszorg

# group
group-disabilities = mensen met een handicap
group-long-term-unemployed = langdurig werklozen
group-mental-illness = mensen met psychische kwetsbaarheid
group-homelessness = dak- en thuislozen
group-leaving-prison = mensen die uit de gevangenis komen
group-addiction-treatment = mensen in behandeling voor een verslaving
group-refugees-migrants = vluchtelingen en migranten
group-leaving-care = jongeren die de jeugdzorg verlaten
group-over-50 = vijftigplussers
group-other = andere in de wet genoemde groepen

# audience
audience-consumers = voor particulieren
audience-companies = voor bedrijven
audience-public-bodies = voor overheden

# kind
kind-product = producten
kind-service = diensten

# activity-kind
activity-kind-goods = producten
activity-kind-service = dienst
activity-kind-secondment = mensen op locatie

# price-type
price-type-fixed = vaste prijs
price-type-from = prijs vanaf
price-type-on-request = prijs op aanvraag

# unit
unit-piece = stuk
unit-set = set
unit-pair = paar
unit-kg = kilogram
unit-g = gram
unit-l = liter
unit-m = meter
unit-m2 = vierkante meter
unit-hour = uur
unit-day = dag
unit-month = maand
unit-person = persoon
unit-portion = portie
unit-service = dienst

# per-unit
per-unit-piece = per stuk
per-unit-set = per set
per-unit-pair = per paar
per-unit-kg = per kg
per-unit-g = per g
per-unit-l = per liter
per-unit-m = per meter
per-unit-m2 = per m²
per-unit-hour = per uur
per-unit-day = per dag
per-unit-month = per maand
per-unit-person = per persoon
per-unit-portion = per portie
per-unit-service = per dienst

# short-unit
short-unit-piece = st.
short-unit-set = sets
short-unit-pair = paar
short-unit-kg = kg
short-unit-g = g
short-unit-l = l
short-unit-m = m
short-unit-m2 = m²
short-unit-hour = uur
short-unit-day = dagen
short-unit-month = maanden
short-unit-person = personen
short-unit-portion = porties
short-unit-service = opdrachten

# net-unit
net-unit-kg = kg
net-unit-g = g
net-unit-l = l
net-unit-ml = ml
net-unit-m = m
net-unit-m2 = m²
net-unit-piece = st.

# delivery
delivery-parcel-country = pakket, hele land
delivery-parcel-local = pakket, in de buurt
delivery-pickup = zelf afhalen
delivery-own-transport = levering door de verkoper

# occasion
occasion-christening = Doop
occasion-communion = Communie
occasion-wedding = Huwelijk
occasion-christmas = Kerstmis
occasion-easter = Pasen
occasion-name-day = Naamdag
occasion-grandparents-day = Grootoudersdag

# exemption
exemption-made-to-specification = op maat gemaakt of gepersonaliseerd
exemption-perishable = bederft snel
exemption-sealed-hygiene = verzegeld om hygiënische redenen
exemption-accommodation-leisure-on-date = verblijf, vervoer, catering of vrije tijd op een vaste datum
exemption-service-performed = een dienst die met jouw toestemming volledig is uitgevoerd
exemption-periodical = krant of tijdschrift

# coverage
coverage-country = het hele land
coverage-areas = bepaalde districten
coverage-radius = binnen { $km } km

# standing
standing-valid = geldig
standing-not-yet = nog niet geldig
standing-lapsed = verlopen
standing-suspended = geschorst
standing-withdrawn = ingetrokken

# sort
sort-unasked = Aanbevolen
sort-relevance = Meest relevant
sort-newest = Nieuwste
sort-price = Laagste prijs
sort-distance = Dichtstbij

# param
param-q = Zoekwoorden
param-category = Categorie
param-kind = Soort
param-label = Label
param-status = Status
param-art94 = Art. 94
param-entity-type = Rechtsvorm
param-county = Zetel
param-serves = Werkgebied
param-audience = Voor wie
param-employs = Wie er werkt
param-delivery = Levering
param-occasion = Gelegenheid
param-price-min = Prijs vanaf
param-price-max = Prijs tot
param-made-to-order = Op bestelling
param-cpv = CPV-code
param-ready-by = Klaar tegen
param-enterprise = Organisatie
param-near = In de buurt van
param-sort = Volgorde
param-page = Pagina
param-per-page = Per pagina
param-number = Licentienummer
param-on = Dag
param-lang = Taal
