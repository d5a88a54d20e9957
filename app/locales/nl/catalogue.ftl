# titles and sentences
results-for = Resultaten voor { $q }
catalogue-description = { $n } aanbiedingen van organisaties uit de sociale economie { $from }: met prijs, maker en een label dat je kunt controleren.
without-filters = Zonder filters: { $n }.
said-label = met een geldig label
said-status = van sociale ondernemingen
said-art94 = leverancier voldoet aan art. 94
said-county = gevestigd { $where }
said-serves = beschikbaar { $where }
said-category = categorie “{ $value }”

# chips
chip-label = Geldig label
chip-art94 = Voldoet aan art. 94
chip-county = Zetel: { $value }
chip-serves = Werkt in: { $value }
chip-employs = Werkt met: { $value }
chip-price-min = Vanaf { $value }
chip-price-max = Tot { $value }
chip-made-to-order = Op bestelling
chip-from-stock = Uit voorraad
chip-ready-by = Klaar tegen { $value }
chip-near = Dichtst bij: { $value }
chip-remove = { ", " }filter verwijderen
chip-clear = Filters wissen
filters-open = Filters en volgorde
filters-open-n = Filters ({ $n }) en volgorde

# form of filters
facets-label = Filters
sort-label = Sorteer
sort-price-note = Prijzen die anders worden berekend, zoals per uur of m², en prijzen op aanvraag staan achteraan, want je kunt ze niet vergelijken met de prijs van een product.
facet-signs = Label en status
facet-mark-valid = { $mark }, vandaag geldig
facet-art94 = Voldoet aan art. 94 (voorbehouden opdrachten)
facet-category = Categorie
facet-whole-group = Hele groep: { $name }
facet-serves = Levert aan of werkt in
facet-county = Zetel in district
facet-price = Prijs incl. btw
facet-price-from = van
facet-price-to = tot
facet-price-unit = PLN
facet-kind = Soort
facet-audience = Voor wie
facet-employs = Wie er werkt
facet-entity-type = Rechtsvorm
facet-occasion = Gelegenheid
facet-delivery = Hoe je het krijgt
facet-near = In de buurt van een plaats
facet-near-hint = bijvoorbeeld Świdnica; nodig voor de volgorde “Dichtstbij”
facet-cpv = CPV-code
facet-cpv-hint = 2 tot 8 cijfers, bijvoorbeeld 55520000-1
facet-ready-by = Klaar tegen
facet-ready-by-hint = berekend uit de levertijd in het aanbod
facet-rest = Meer filters
facet-more = Alle { $n }
show-offers =
    { $n ->
        [one] Toon { $n } aanbieding
       *[other] Toon { $n } aanbiedingen
    }
show-enterprises =
    { $n ->
        [one] Toon { $n } organisatie
       *[other] Toon { $n } organisaties
    }
leaves-label = Categorieën in deze groep
same-results = Dezelfde resultaten als data:
printed = Stand van { $when }. Gevraagd: { $asked }. Resultaat: { $count }.
printed-everything = de hele catalogus

# nothing found
missed-title = We hebben geen aanbod voor { $q }
missed-title-filters = Niets voldoet aan al deze filters tegelijk
missed-words =
    We zochten alle woorden samen, in de hele catalogus. { $n ->
        [one] Dit aanbod komt het dichtst in de buurt
       *[other] Deze { $n } aanbiedingen komen het dichtst in de buurt
    }, zonder { $count ->
        [one] het woord { $words }:
       *[other] de woorden { $words }:
    }
missed-words-filters =
    We zochten alle woorden samen, met je filters. { $n ->
        [one] Dit aanbod komt het dichtst in de buurt
       *[other] Deze { $n } aanbiedingen komen het dichtst in de buurt
    }, zonder filters en zonder { $count ->
        [one] het woord { $words }:
       *[other] de woorden { $words }:
    }
missed-filters =
    { $n ->
        [one] Zonder filters is er { $n } aanbieding:
       *[other] Zonder filters zijn er { $n } aanbiedingen:
    }
missed-everything = Zoiets hebben we nog niet. Dit is het nieuwste aanbod:
missed-nothing = Zoiets hebben we nog niet.
missed-enterprises-title = We kennen geen organisatie { $q }
missed-enterprises = Controleer de spelling of verwijder een filter.
empty-title = Heb je precies dit nodig?
empty-text = Probeer een algemener woord, zoals “catering” in plaats van de naam van een gerecht. We begrijpen ook tikfouten en woorden zonder accenten.
empty-contact = Je kunt ook schrijven of bellen, dan zoeken we samen:
empty-without-filters = Zoek zonder filters

# enterprises
enterprises-title = Organisaties uit de sociale economie
enterprises-for = Organisaties: { $q }
enterprises-intro = Coöperaties, stichtingen en werkplaatsen voor mensen die elders moeilijker werk vinden. Bekijk wat ze doen, waar ze werken en met wie.
enterprises-description = { $n } organisaties uit de sociale economie { $from }: wat ze doen, waar ze werken en met wie.
enterprises-q = Naam of een woord uit de beschrijving

# counties
counties-title = Districten: { $region }
counties-description = Een kaart en een lijst van districten: hoeveel organisaties uit de sociale economie er zijn en wat ze aanbieden.
counties-lead = Het cijfer zegt hoeveel organisaties in het district gevestigd zijn. Kies een district op de kaart of uit de lijst.
counties-map = Kaart van de districten
counties-list = Lijst van districten
county-title = Koop sociaal { $where }
county-lead = Van hier: { $offers }. Hier geleverd of uitgevoerd, van overal: { $serving }.
county-enterprises = Organisaties { $where }
county-enterprises-all = Allemaal in de lijst van organisaties
county-no-enterprises = Er is hier nog geen organisatie gevestigd. Hieronder vind je wie hier komt of levert.
county-offers = Aanbod { $where }
county-serving-title = Wie hier nog meer komt
county-serving = Ook organisaties uit andere districten leveren en werken { $where }.
