# entity
entity-social-cooperative = Social co-operative
entity-wtz = Occupational therapy workshop (WTZ)
entity-zaz = Vocational activity establishment (ZAZ)
entity-cis = Social integration centre (CIS)
entity-kis = Social integration club (KIS)
entity-workers-cooperative = Workers’ co-operative
entity-agricultural-cooperative = Agricultural co-operative
entity-association = Association
entity-foundation = Foundation
entity-church-legal-person = Church legal person
entity-local-government-association = Association of local governments
entity-nonprofit-company = Non-profit company
entity-kgw = Rural women’s circle (KGW)
entity-maatwerkbedrijf = Maatwerkbedrijf (Belgium)
entity-arbeidszorg = Arbeidszorg (Belgium)

# group
group-disabilities = people with disabilities
group-long-term-unemployed = long-term unemployed people
group-mental-illness = people with experience of mental illness
group-homelessness = people experiencing homelessness
group-leaving-prison = people leaving prison
group-addiction-treatment = people in addiction treatment
group-refugees-migrants = refugees and migrants
group-leaving-care = people leaving care
group-over-50 = people over 50
group-other = other groups named in the act

# audience
audience-consumers = for private buyers
audience-companies = for companies
audience-public-bodies = for public bodies

# kind
kind-product = goods
kind-service = services

# activity-kind
activity-kind-goods = goods
activity-kind-service = service
activity-kind-secondment = people on loan

# price-type
price-type-fixed = fixed price
price-type-from = price from
price-type-on-request = price on request

# unit
unit-piece = piece
unit-set = set
unit-pair = pair
unit-kg = kilogram
unit-g = gram
unit-l = litre
unit-m = metre
unit-m2 = square metre
unit-hour = hour
unit-day = day
unit-month = month
unit-person = person
unit-portion = portion
unit-service = service

# per-unit
per-unit-piece = per piece
per-unit-set = per set
per-unit-pair = per pair
per-unit-kg = per kg
per-unit-g = per g
per-unit-l = per litre
per-unit-m = per metre
per-unit-m2 = per m²
per-unit-hour = per hour
per-unit-day = per day
per-unit-month = per month
per-unit-person = per person
per-unit-portion = per portion
per-unit-service = per service

# short-unit
short-unit-piece = pcs
short-unit-set = sets
short-unit-pair = pairs
short-unit-kg = kg
short-unit-g = g
short-unit-l = l
short-unit-m = m
short-unit-m2 = m²
short-unit-hour = hours
short-unit-day = days
short-unit-month = months
short-unit-person = people
short-unit-portion = portions
short-unit-service = orders

# net-unit
net-unit-kg = kg
net-unit-g = g
net-unit-l = l
net-unit-ml = ml
net-unit-m = m
net-unit-m2 = m²
net-unit-piece = pc

# delivery
delivery-parcel-country = parcel, whole country
delivery-parcel-local = parcel, nearby
delivery-pickup = collection on site
delivery-own-transport = delivered by the seller

# occasion
occasion-christening = Christening
occasion-communion = First communion
occasion-wedding = Wedding
occasion-christmas = Christmas
occasion-easter = Easter
occasion-name-day = Name day
occasion-grandparents-day = Grandparents’ Day

# exemption
exemption-made-to-specification = made to your own specification or personalised
exemption-perishable = spoils quickly
exemption-sealed-hygiene = sealed for reasons of hygiene
exemption-accommodation-leisure-on-date = lodging, transport, catering or leisure on a set date
exemption-service-performed = a service fully performed with your consent
exemption-periodical = newspaper or magazine

# coverage
coverage-country = the whole country
coverage-areas = named counties
coverage-radius = within { $km } km

# standing
standing-valid = valid
standing-not-yet = not yet valid
standing-lapsed = lapsed
standing-suspended = suspended
standing-withdrawn = withdrawn

# sort
sort-unasked = Recommended
sort-relevance = Best match
sort-newest = Newest
sort-price = Lowest price
sort-distance = Nearest

# param
param-q = Search words
param-category = Category
param-kind = Kind
param-label = Mark
param-status = Status
param-art94 = Art. 94
param-entity-type = Legal form
param-county = Seat
param-serves = Area served
param-audience = For whom
param-employs = Who works there
param-delivery = Delivery
param-occasion = Occasion
param-price-min = Price from
param-price-max = Price up to
param-made-to-order = Made to order
param-cpv = CPV code
param-ready-by = Ready by
param-enterprise = Enterprise
param-near = Near
param-sort = Order
param-page = Page
param-per-page = Items per page
param-number = Licence number
param-on = Day
param-lang = Language
