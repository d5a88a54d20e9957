# frame
skip-link = Skip to content
demo-label = Demonstration
demo-banner = This is a demonstration. The organisations, offers and licences are made up, and nothing can be ordered here.
search-label = What are you looking for
search-placeholder = candles, catering, cleaning
search-button = Search
suggest-label = Suggestions
suggest-none = No suggestions. Press Search and we will look through the whole catalogue.
suggest-counts = Suggestions: #. Use the arrow keys to choose.
suggest-offers = Offers
suggest-categories = Categories
suggest-enterprises = Enterprises
language-label = Language:
menu = Menu
nav-label = Main
nav-home = Home
nav-offers = Catalogue
nav-enterprises = Enterprises
nav-counties = Counties
nav-mark = The Social Purchase mark
crumbs-label = You are here
footer-operator = Run by { $name }
footer-help = Help
footer-hours = { ", " }on working days
footer-ordering = How results are ordered
footer-mark = Check a licence of the mark
footer-api = Open data and API
footer-accessibility = Accessibility statement
footer-privacy = Privacy
footer-imprint = About this service
theme-legend = Appearance:
theme-system = as the system
theme-light = light
theme-dark = dark
shortlist-name = Shortlist
shortlist-save = Save to shortlist
shortlist-saved = On your shortlist

# counts and joining words
and = and
offers-n =
    { $n ->
        [one] { $n } offer
       *[other] { $n } offers
    }
enterprises-n =
    { $n ->
        [one] { $n } enterprise
       *[other] { $n } enterprises
    }
from-enterprises-n =
    { $n ->
        [one] from { $n } social-economy organisation
       *[other] from { $n } social-economy organisations
    }
all-n-offers =
    { $n ->
        [one] See { $n } offer
       *[other] All { $n } offers
    }
all-offers = The whole catalogue
all-enterprises = All enterprises
to-home = To the home page
for-example = for example
results = Results
in-county = in { $name } county
in-city = in the city of { $name }

# signs
sign-status = Social enterprise
seal-valid = VALID
seal-check = check it

# prices
price-gross = incl. VAT
price-from = from
price-on-request = on request
price-min-quantity = from { $n } { $unit }
price-reduced = Reduced from { $before }. Lowest price in the 30 days before: { $lowest }

# pages of lists
pager-label = Pages of results
pager-range = { $range } of { $total }
pager-page = page { $n }
pager-previous = Previous { $n }
pager-next = Next { $n }

# first page
home-title = Goods and services { $from } that create jobs
home-hero = Good things and services { $from }. What you buy gives people work.
home-lead = { $offers } { $enterprises }. For each you can check who is behind it and whether its mark is valid today.
home-description = { $offers } { $from }: gifts, food, catering, cleaning and more from social-economy organisations.
home-examples = For example:
home-example-1 = christening gift
home-example-2 = catering for 40 people
home-example-3 = office cleaning
home-newest = New in the catalogue
home-kinds = What you can look for here
way-consumers = I’m buying for myself
way-consumers-text = Gifts, food and things for the home. You see the full price, who made them and how to get them.
way-companies = I’m buying for a company
way-companies-text = Gift sets, catering, cleaning, contract work. Put offers on a shortlist and share it with a link.
way-public-bodies = I’m buying for a public body
way-public-bodies-text = Search by CPV code and county, narrow down to art. 94 suppliers and print the dated result for your files.
home-check-title = A mark that is no longer valid disappears at once
home-check-text = The { $mark } mark is granted by { $grantor } on the chapter’s recommendation: to a named product or service, for one year. When the licence ends, the mark disappears from the catalogue.
home-licence-number = Licence number
check-button = Check
