# where something reaches, when it is ready
reach-country = the whole country
reach-radius = within { $km } km of { $town }
reach-region = all of { $name }
reach-counties =
    { $n ->
        [one] { $names } county
       *[other] { $names } counties
    }
within-day = the same day
within-days =
    { $n ->
        [one] within a day
       *[other] within { $n } days
    }
within-weeks =
    { $n ->
        [one] within a week
       *[other] within { $n } weeks
    }
until = until { $date }
works-since = at work since { $year }
print-hint = To print this page, use your browser’s Print command.
country-poland = Poland

# prices
vat-included = VAT rate { $rate }%
vat-exempt = exempt from VAT
vat-outside = outside the scope of VAT
offer-net-price = excl. VAT { $net }
offer-reduced = Price reduced from { $before }. Lowest price of the 30 days before the reduction: { $lowest }.

# registers and status
register-be = KBO/BCE number
status-decided = decision of the voivode of { $date }
status-checked = register checked on { $date }

# pictures
offer-drawing = A drawing, not a photograph of the product
offer-drawing-service = A drawing, not a photograph
offer-drawing-n = Drawing { $n }: { $alt }
offer-photo-n = Photo { $n }: { $alt }
offer-pictures = Pictures

# how to buy
offer-variant = Variant
offer-how = How to buy:
offer-how-contact = the seller takes the orders. Write or call to agree on quantity, time and payment.
offer-how-below = the seller takes the orders. You find the details further down this page.
offer-write = Write to the seller
offer-call = Telephone:
offer-subject = { $title }: a question from { $brand }

# points
offer-stock-sent =
    { $n ->
        [one] { $n } piece ready to ship
       *[other] { $n } pieces ready to ship
    }
offer-stock-here =
    { $n ->
        [one] { $n } piece in stock
       *[other] { $n } pieces in stock
    }
offer-stock-units = In stock: { $n }
offer-stock-next = more { $within }
offer-out-of-stock = Out of stock for now,
offer-ask-when = ask the seller when it can be ready
offer-made-to-order = Made to order,
offer-ready = ready { $within }
offer-lead = Lead time:
offer-delivery = Delivery:
offer-delivery-parcel-country = parcel anywhere in the country
offer-delivery-parcel-local = parcel nearby
offer-delivery-pickup = collection
offer-delivery-pickup-in = collection ({ $town })
offer-delivery-own-transport = brought by the seller
offer-reach = Where:
offer-min = Smallest order:
offer-capacity = Capacity:
offer-capacity-month = up to { $n } { $unit } a month
offer-personalisation = With your words or logo:
offer-personalisation-more = agree on design and price with the seller
offer-withdrawal = 14 days
offer-withdrawal-more = to withdraw from a contract concluded at a distance
offer-no-withdrawal = No right of withdrawal:
offer-exempt-made-to-specification = made to your specification or personalised for you
offer-exempt-perishable = it spoils quickly or has a short shelf life
offer-exempt-sealed-hygiene = once the sealed package is opened, for reasons of hygiene
offer-exempt-accommodation-leisure-on-date = a service for a set date (lodging, transport, catering, leisure)
offer-exempt-service-performed = once the service has been fully performed with your consent
offer-exempt-periodical = a newspaper or periodical
offer-for = For:
offer-for-consumers = private persons
offer-for-companies = companies
offer-for-public-bodies = public bodies
offer-occasions = Occasions:

# mark and maker
offer-mark-valid = The mark is valid today
offer-licence = Licence
offer-granted-by = Granted by
offer-mark-granted = for this product, from { $from } to { $to }.
offer-mark-granted-service = for this service, from { $from } to { $to }.
offer-mark-only = It covers only: { $variants }.
offer-check-licence = Check the licence
offer-who = Who makes it
offer-meet = Meet { $name }
offer-meet-others =
    Meet { $name } and see { $n ->
        [one] { $n } other offer
       *[other] { $n } other offers
    }

# description, facts, seller
offer-description = Description
offer-facts = Details
offer-related = Similar offers
offer-maker = Manufacturer
offer-eu-responsible = Responsible person in the EU
offer-product-id = Product identification
offer-sku = Article number
offer-warnings = Warnings
offer-ingredients = Ingredients
offer-allergens = Allergens
offer-storage = Storage
offer-net = Net quantity
offer-weight = Weight
offer-category = Category
offer-cpv = CPV codes
offer-seller = Seller
offer-legal-name = Legal name
offer-address = Address
offer-contact = Contact
offer-register = Register
offer-status = Status
offer-statement = Statement
offer-certified = Sells only goods and services that comply with Union law (statement of { $date })
offer-not-certified = The seller has not yet stated that its goods and services comply with Union law
offer-contract = Contract
offer-trader = The seller is a trader. Your contract is with the seller, not with the operator of this service.
offer-trader-consumers = The seller is a trader. Your contract is with the seller, not with the operator of this service, and consumer law protects you.

# enterprise
enterprise-write = Send a message
enterprise-card-link = Enterprise card for printing (as of today)
enterprise-subject = A question from { $brand }
enterprise-team = In the team:
enterprise-employs = Whom it employs
enterprise-bands = Bands in per cent of staff
enterprise-does = What it does and where
does-goods = goods
does-service = services
does-secondment = people on loan
enterprise-capacity = Capacity
enterprise-reserved = Reserved contracts
enterprise-art94-met = meets art. 94 of the Polish procurement act: { $percent }% of staff from the groups it names, confirmed on { $date }
enterprise-signs = Mark and status
enterprise-marked =
    { $n ->
        [one] { $marked } of { $n } offer
       *[other] { $marked } of { $n } offers
    }
enterprise-no-mark = no offer carries a valid mark today
enterprise-no-status = no such decision in our data
enterprise-run-by = Run by
enterprise-story = Their story
enterprise-contact = Contact
enterprise-county = County
enterprise-city = City with county rights
enterprise-phone = Telephone
enterprise-email = E-mail
enterprise-website = Website
enterprise-languages = Languages of contact
enterprise-networks = Networks
enterprise-links = Elsewhere on the web
language-pl = Polish
language-en = English
language-nl = Dutch
language-de = German
language-fr = French
language-uk = Ukrainian
language-cs = Czech
card-name = Enterprise card
card-title = Enterprise card: { $name }
card-as-of = As of { $at }.
card-source = Source:
card-back = Back to the enterprise’s page
card-licences = Licences of the mark
card-standing = Standing
card-until = Valid until
card-covers = Covers
card-note = The card shows the data of the instant given above. Each licence can be checked by its number, the status of social enterprise in the public register RJPS.

# licence
seal-until = to { $date }
seal-sample = one year
seal-lapsed = LAPSED
seal-suspended = SUSPENDED
seal-withdrawn = WITHDRAWN
licence-is-valid = valid
licence-is-not-yet = not yet in force
licence-is-lapsed = lapsed
licence-is-suspended = suspended
licence-is-withdrawn = withdrawn
licence-verdict-valid = This mark is valid
licence-verdict-not-yet = This mark is not valid yet
licence-verdict-lapsed = This mark has lapsed
licence-verdict-suspended = This mark is suspended
licence-verdict-withdrawn = This mark has been withdrawn
licence-was-valid = On { $date } the licence was valid
licence-was-not-yet = On { $date } the licence was not yet in force
licence-was-lapsed = On { $date } the licence had already lapsed
licence-was-suspended = On { $date } the licence was suspended
licence-was-withdrawn = On { $date } the licence was withdrawn
licence-will-valid = On { $date } the licence will be valid unless something changes
licence-will-not-yet = On { $date } the licence will not yet be in force
licence-will-lapsed = On { $date } the licence will have lapsed
licence-will-suspended = On { $date } the licence will be suspended unless something changes
licence-will-withdrawn = On { $date } the licence will not be in force, as it was withdrawn
licence-checked = Checked on { $date } at { $time }
licence-span = { $from } – { $to }
licence-last-day = this is its last day
licence-left =
    { $n ->
        [one] { $n } more day
       *[other] { $n } more days
    }, until { $date }
licence-begins = the licence begins on { $date }
licence-ended = the licence ended on { $date }
licence-since = since { $date }
licence-now = Today:
licence-check-today = Check for this instant
licence-other = Check another number
licence-note = Validity is checked at the instant you open the page. A licence holds from the beginning of its first to the end of its last day.
licence-title = Licence { $number }
licence-description = Licence { $number }, held by { $holder }. Check whether it is valid today or was on a day of your choice.
licence-number = Licence
licence-holder = Holder
licence-covers = Covers
licence-covers-none = no offers named
licence-untitled = untitled offer
licence-not-public = (not in the catalogue today)
licence-variants = only: { $variants }
licence-granted = Granted by
licence-granted-on = decision of { $date }
licence-recommended = on the chapter’s recommendation of { $date }
licence-valid = Valid
licence-decision = Decision
licence-act-suspended = Suspended on { $date }.
licence-act-withdrawn = Withdrawn on { $date }.
licence-reason = Reason: { $reason }
licence-history = Other licences
licence-only-one = This is the holder’s only licence
licence-other-day = Another day
licence-day-wrong = Enter a day as year-month-day, such as 2026-03-03
licence-day-check = Was it valid?

# shortlist
list-title = Your shortlist
list-lead = Offers that you want to compare, show to somebody or print.
list-empty-heading = The shortlist is empty
list-empty = Choose the star “Save to shortlist” beside an offer. One link then opens all you have collected, and you can pass that link on.
list-private = No account is needed: the shortlist stays in your browser until you share its link.
list-browse = Browse the catalogue
list-as-of = as of { $at }
list-offer = Offer
list-seller = Seller
list-price = Price
list-ready = Lead time
list-mark = Mark
list-no-mark = no mark
list-net = excl. VAT { $net }
list-ask = to be agreed
list-remove = Remove
list-share = Send the link by e-mail
list-share-subject = A shortlist of offers
list-csv = Download the table (CSV)
list-note = Prices and marks are those of this instant; they may change later.
list-address = Address of this shortlist:
list-gone =
    { $n ->
        [one] { $n } offer of this shortlist is no longer available.
       *[other] { $n } offers of this shortlist are no longer available.
    }
