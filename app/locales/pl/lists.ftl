# entity
entity-social-cooperative = Spółdzielnia socjalna
entity-wtz = Warsztat terapii zajęciowej (WTZ)
entity-zaz = Zakład aktywności zawodowej (ZAZ)
entity-cis = Centrum integracji społecznej (CIS)
entity-kis = Klub integracji społecznej (KIS)
entity-workers-cooperative = Spółdzielnia pracy
entity-agricultural-cooperative = Spółdzielnia produkcji rolnej
entity-association = Stowarzyszenie
entity-foundation = Fundacja
entity-church-legal-person = Kościelna osoba prawna
entity-local-government-association = Stowarzyszenie samorządów
entity-nonprofit-company = Spółka non profit
entity-kgw = Koło gospodyń wiejskich (KGW)
entity-maatwerkbedrijf = Maatwerkbedrijf (Belgia)
entity-arbeidszorg = Arbeidszorg (Belgia)

# group
group-disabilities = osoby z niepełnosprawnościami
group-long-term-unemployed = osoby długotrwale bezrobotne
group-mental-illness = osoby po kryzysach psychicznych
group-homelessness = osoby w kryzysie bezdomności
group-leaving-prison = osoby opuszczające zakłady karne
group-addiction-treatment = osoby w terapii uzależnień
group-refugees-migrants = uchodźcy i migranci
group-leaving-care = osoby opuszczające pieczę zastępczą
group-over-50 = osoby po pięćdziesiątce
group-other = inne grupy wskazane w ustawie

# audience
audience-consumers = dla siebie
audience-companies = dla firm
audience-public-bodies = dla instytucji publicznych

# kind
kind-product = produkty
kind-service = usługi

# activity-kind
activity-kind-goods = produkty
activity-kind-service = usługa
activity-kind-secondment = praca zespołu u zamawiającego

# price-type
price-type-fixed = cena stała
price-type-from = cena od
price-type-on-request = cena na zapytanie

# unit
unit-piece = sztuka
unit-set = zestaw
unit-pair = para
unit-kg = kilogram
unit-g = gram
unit-l = litr
unit-m = metr
unit-m2 = metr kwadratowy
unit-hour = godzina
unit-day = dzień
unit-month = miesiąc
unit-person = osoba
unit-portion = porcja
unit-service = usługa

# per-unit
per-unit-piece = za sztukę
per-unit-set = za zestaw
per-unit-pair = za parę
per-unit-kg = za kg
per-unit-g = za g
per-unit-l = za litr
per-unit-m = za metr
per-unit-m2 = za m²
per-unit-hour = za godzinę
per-unit-day = za dzień
per-unit-month = za miesiąc
per-unit-person = za osobę
per-unit-portion = za porcję
per-unit-service = za usługę

# short-unit
short-unit-piece = szt.
short-unit-set = zest.
short-unit-pair = par
short-unit-kg = kg
short-unit-g = g
short-unit-l = l
short-unit-m = m
short-unit-m2 = m²
short-unit-hour = godz.
short-unit-day = dni
short-unit-month = mies.
short-unit-person = osób
short-unit-portion = porcji
short-unit-service = zleceń

# net-unit
net-unit-kg = kg
net-unit-g = g
net-unit-l = l
net-unit-ml = ml
net-unit-m = m
net-unit-m2 = m²
net-unit-piece = szt.

# delivery
delivery-parcel-country = paczka, cały kraj
delivery-parcel-local = paczka, okolica
delivery-pickup = odbiór na miejscu
delivery-own-transport = dowóz przez sprzedawcę

# occasion
occasion-christening = Chrzest
occasion-communion = Komunia
occasion-wedding = Ślub i wesele
occasion-christmas = Boże Narodzenie
occasion-easter = Wielkanoc
occasion-name-day = Imieniny
occasion-grandparents-day = Dzień Babci i Dziadka

# exemption
exemption-made-to-specification = wykonane według Twojej specyfikacji lub spersonalizowane
exemption-perishable = szybko się psuje
exemption-sealed-hygiene = zapieczętowane ze względów higienicznych
exemption-accommodation-leisure-on-date = nocleg, transport, catering lub wypoczynek w oznaczonym dniu
exemption-service-performed = usługa wykonana w całości za Twoją zgodą
exemption-periodical = gazeta lub czasopismo

# coverage
coverage-country = cały kraj
coverage-areas = wybrane powiaty
coverage-radius = w promieniu { $km } km

# standing
standing-valid = ważna
standing-not-yet = jeszcze nie obowiązuje
standing-lapsed = wygasła
standing-suspended = zawieszona
standing-withdrawn = cofnięta

# sort
sort-unasked = Polecane
sort-relevance = Najtrafniejsze
sort-newest = Najnowsze
sort-price = Najtańsze
sort-distance = Najbliższe

# param
param-q = Szukane słowa
param-category = Kategoria
param-kind = Rodzaj
param-label = Znak
param-status = Status
param-art94 = Art. 94
param-entity-type = Forma prawna
param-county = Siedziba
param-serves = Gdzie działa
param-audience = Dla kogo
param-employs = Kogo zatrudnia
param-delivery = Dostawa
param-occasion = Okazja
param-price-min = Cena od
param-price-max = Cena do
param-made-to-order = Na zamówienie
param-cpv = Kod CPV
param-ready-by = Gotowe do dnia
param-enterprise = Podmiot
param-near = W pobliżu
param-sort = Sortowanie
param-page = Strona
param-per-page = Ofert na stronie
param-number = Numer licencji
param-on = Dzień
param-lang = Język
