# titles and sentences
results-for = Results for { $q }
catalogue-description = { $n } offers from social-economy organisations { $from }: with price, maker and a mark that can be checked.
without-filters = Without filters: { $n }.
said-label = with a valid mark
said-status = from social enterprises
said-art94 = supplier meets art. 94
said-county = based { $where }
said-serves = available { $where }
said-category = category “{ $value }”

# chips
chip-label = Valid mark
chip-art94 = Meets art. 94
chip-county = Based in: { $value }
chip-serves = Serves: { $value }
chip-employs = Employs: { $value }
chip-price-min = From { $value }
chip-price-max = Up to { $value }
chip-made-to-order = Made to order
chip-from-stock = From stock
chip-ready-by = Ready by { $value }
chip-near = Nearest to: { $value }
chip-remove = { ", " }remove filter
chip-clear = Clear filters
filters-open = Filters and order
filters-open-n = Filters ({ $n }) and order

# form of filters
facets-label = Filters
sort-label = Sort
sort-price-note = Prices charged in other ways, such as per hour or m², and prices on request come last, as they can’t be compared with the price of a thing.
facet-signs = Mark and status
facet-mark-valid = { $mark }, valid today
facet-art94 = Meets art. 94 (reserved contracts)
facet-category = Category
facet-whole-group = Whole group: { $name }
facet-serves = Delivers to or works in
facet-county = Based in county
facet-price = Price incl. VAT
facet-price-from = from
facet-price-to = to
facet-price-unit = PLN
facet-kind = Kind
facet-audience = For whom
facet-employs = Who works there
facet-entity-type = Legal form
facet-occasion = Occasion
facet-delivery = How you get it
facet-near = Near a town
facet-near-hint = for example Świdnica; needed for the order “Nearest”
facet-cpv = CPV code
facet-cpv-hint = 2 to 8 digits, for example 55520000-1
facet-ready-by = Ready by
facet-ready-by-hint = worked out from the lead time in the offer
facet-rest = More filters
facet-more = All { $n }
show-offers =
    { $n ->
        [one] Show { $n } offer
       *[other] Show { $n } offers
    }
show-enterprises =
    { $n ->
        [one] Show { $n } enterprise
       *[other] Show { $n } enterprises
    }
leaves-label = Categories in this group
same-results = The same results as data:
printed = As of { $when }. Asked for: { $asked }. Result: { $count }.
printed-everything = the whole catalogue

# nothing found
missed-title = We have no offer for { $q }
missed-title-filters = Nothing meets all these filters at once
missed-words =
    We looked for all the words together, in the whole catalogue. { $n ->
        [one] This one offer comes closest
       *[other] These { $n } offers come closest
    }, without the { $count ->
        [one] word { $words }:
       *[other] words { $words }:
    }
missed-words-filters =
    We looked for all the words together, with your filters. { $n ->
        [one] This one offer comes closest
       *[other] These { $n } offers come closest
    }, without filters and without the { $count ->
        [one] word { $words }:
       *[other] words { $words }:
    }
missed-filters =
    { $n ->
        [one] Without filters there is { $n } offer:
       *[other] Without filters there are { $n } offers:
    }
missed-everything = We don’t have anything like it yet. Here are the newest offers:
missed-nothing = We don’t have anything like it yet.
missed-enterprises-title = We know no enterprise { $q }
missed-enterprises = Check the spelling or remove one of the filters.
empty-title = Is this exactly what you need?
empty-text = Try a more general word, such as “catering” instead of the name of a dish. We understand typing errors and words without accents, too.
empty-contact = You can also write or call, and we will look for it together:
empty-without-filters = Search without filters

# enterprises
enterprises-title = Social-economy enterprises
enterprises-for = Enterprises: { $q }
enterprises-intro = Co-operatives, foundations and workplaces for people who find it harder to get a job elsewhere. See what they do, where they work and whom they employ.
enterprises-description = { $n } social-economy organisations { $from }: what they do, where they work and whom they employ.
enterprises-q = Name or a word of the description

# counties
counties-title = Counties: { $region }
counties-description = A map and a list of counties: how many social-economy organisations they have and what these offer.
counties-lead = The figure says how many enterprises are based in the county. Choose a county on the map or from the list.
counties-map = Map of counties
counties-list = List of counties
county-title = Buy socially { $where }
county-lead = From here: { $offers }. Delivered or done here, from anywhere: { $serving }.
county-enterprises = Enterprises { $where }
county-enterprises-all = All of them in the list of enterprises
county-no-enterprises = No enterprise is based here yet. Below are those who come here or deliver here.
county-offers = Offers { $where }
county-serving-title = Who else reaches you here
county-serving = Enterprises from other counties also deliver and work { $where }.
