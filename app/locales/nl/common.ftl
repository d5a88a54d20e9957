# frame
skip-link = Naar de inhoud
demo-label = Demoversie
demo-banner = Dit is een demoversie. De organisaties, het aanbod en de licenties zijn verzonnen en je kunt hier niets bestellen.
search-label = Wat zoek je
search-placeholder = kaarsen, catering, schoonmaak
search-button = Zoeken
suggest-label = Suggesties
suggest-none = Geen suggesties. Druk op Zoeken en we kijken in de hele catalogus.
suggest-counts = Suggesties: #. Kies met de pijltoetsen.
suggest-offers = Aanbod
suggest-categories = Categorieën
suggest-enterprises = Organisaties
language-label = Taal:
menu = Menu
nav-label = Hoofdmenu
nav-home = Startpagina
nav-offers = Catalogus
nav-enterprises = Organisaties
nav-counties = Districten
nav-mark = Het label Sociale Aankoop
crumbs-label = Je bent hier
footer-operator = Beheerd door { $name }
footer-help = Hulp
footer-hours = { ", " }op werkdagen
footer-ordering = Hoe we resultaten ordenen
footer-mark = Controleer een labellicentie
footer-api = Open data en API
footer-accessibility = Toegankelijkheidsverklaring
footer-privacy = Privacy
footer-imprint = Colofon
theme-legend = Weergave:
theme-system = zoals het systeem
theme-light = licht
theme-dark = donker
shortlist-name = Lijst
shortlist-save = Op de lijst zetten
shortlist-saved = Op je lijst

# counts and joining words
and = en
offers-n =
    { $n ->
        [one] { $n } aanbieding
       *[other] { $n } aanbiedingen
    }
enterprises-n =
    { $n ->
        [one] { $n } organisatie
       *[other] { $n } organisaties
    }
from-enterprises-n =
    { $n ->
        [one] van { $n } organisatie uit de sociale economie
       *[other] van { $n } organisaties uit de sociale economie
    }
all-n-offers =
    { $n ->
        [one] Bekijk { $n } aanbieding
       *[other] Alle { $n } aanbiedingen
    }
all-offers = De hele catalogus
all-enterprises = Alle organisaties
to-home = Naar de startpagina
for-example = bijvoorbeeld
results = Resultaten
in-county = in het district { $name }
in-city = in de stad { $name }

# signs
sign-status = Sociale onderneming
seal-valid = GELDIG
seal-check = controleer

# prices
price-gross = incl. btw
price-from = vanaf
price-on-request = op aanvraag
price-min-quantity = vanaf { $n } { $unit }
price-reduced = Verlaagd van { $before }. Laagste prijs in de 30 dagen ervoor: { $lowest }

# pages of lists
pager-label = Resultatenpagina’s
pager-range = { $range } van { $total }
pager-page = pagina { $n }
pager-previous = Vorige { $n }
pager-next = Volgende { $n }

# first page
home-title = Producten en diensten { $from } die werk geven
home-hero = Goede producten en diensten { $from }. Jouw aankoop geeft mensen werk.
home-lead = { $offers } { $enterprises }. Bij elk aanbod zie je wie erachter staat en of het label vandaag geldig is.
home-description = { $offers } { $from }: geschenken, eten, catering, schoonmaak en meer van organisaties uit de sociale economie.
home-examples = Bijvoorbeeld:
home-example-1 = doopgeschenk
home-example-2 = catering voor 40 personen
home-example-3 = kantoor schoonmaken
home-newest = Nieuw in de catalogus
home-kinds = Wat je hier kunt zoeken
way-consumers = Ik koop voor mezelf
way-consumers-text = Geschenken, eten en spullen voor thuis. Je ziet de volledige prijs, wie het maakte en hoe je het krijgt.
way-companies = Ik koop voor een bedrijf
way-companies-text = Geschenkpakketten, catering, schoonmaak, loonwerk. Zet aanbod op een lijst en deel die met een link.
way-public-bodies = Ik koop voor een overheid
way-public-bodies-text = Zoek op CPV-code en district, beperk tot voorbehouden opdrachten (art. 94) en druk het resultaat met datum af voor je dossier.
home-check-title = Een ongeldig label verdwijnt meteen
home-check-text = Het label { $mark } wordt toegekend door { $grantor } op aanbeveling van de certificeringscommissie: voor een bepaald product of een bepaalde dienst, voor één jaar. Loopt de licentie af, dan verdwijnt het label uit de catalogus.
home-licence-number = Licentienummer
check-button = Controleer
