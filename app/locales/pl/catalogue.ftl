# titles and sentences
results-for = Wyniki dla { $q }
catalogue-description = { $n } ofert podmiotów ekonomii społecznej { $from }: z ceną, wykonawcą i znakiem, który można sprawdzić.
without-filters = Bez filtrów: { $n }.
said-label = z ważnym znakiem
said-status = od przedsiębiorstw społecznych
said-art94 = wykonawca spełnia art. 94 Pzp
said-county = siedziba { $where }
said-serves = dostępne { $where }
said-category = kategoria „{ $value }”

# chips
chip-label = Ważny znak
chip-art94 = Spełnia art. 94 Pzp
chip-county = Siedziba: { $value }
chip-serves = Działa w: { $value }
chip-employs = Zatrudnia: { $value }
chip-price-min = Od { $value }
chip-price-max = Do { $value }
chip-made-to-order = Na zamówienie
chip-from-stock = Gotowe od ręki
chip-ready-by = Gotowe do { $value }
chip-near = Od najbliższych: { $value }
chip-remove = { ", " }usuń filtr
chip-clear = Wyczyść filtry
filters-open = Filtry i sortowanie
filters-open-n = Filtry ({ $n }) i sortowanie

# form of filters
facets-label = Filtry
sort-label = Sortuj
sort-price-note = Ceny liczone inaczej, na przykład za godzinę lub m², oraz oferty z ceną na zapytanie są na końcu, bo nie da się ich porównać z ceną rzeczy.
facet-signs = Znak i status
facet-mark-valid = { $mark }, ważny dziś
facet-art94 = Spełnia art. 94 Pzp
facet-category = Kategoria
facet-whole-group = Cała grupa: { $name }
facet-serves = Dostarcza lub działa w
facet-county = Siedziba w powiecie
facet-price = Cena brutto
facet-price-from = od
facet-price-to = do
facet-price-unit = zł
facet-kind = Rodzaj
facet-audience = Dla kogo
facet-employs = Kogo zatrudnia
facet-entity-type = Forma prawna
facet-occasion = Okazja
facet-delivery = Jak to dostaniesz
facet-near = W pobliżu miejscowości
facet-near-hint = na przykład Świdnica; potrzebne do sortowania „Najbliższe”
facet-cpv = Kod CPV
facet-cpv-hint = od 2 do 8 cyfr, na przykład 55520000-1
facet-ready-by = Gotowe do dnia
facet-ready-by-hint = liczymy z czasu realizacji podanego w ofercie
facet-rest = Więcej filtrów
facet-more = Wszystkie { $n }
show-offers =
    { $n ->
        [one] Pokaż { $n } ofertę
        [few] Pokaż { $n } oferty
       *[other] Pokaż { $n } ofert
    }
show-enterprises =
    { $n ->
        [one] Pokaż { $n } podmiot
        [few] Pokaż { $n } podmioty
       *[other] Pokaż { $n } podmiotów
    }
leaves-label = Kategorie w tej grupie
same-results = Te same wyniki jako dane:
printed = Stan na { $when }. Zapytanie: { $asked }. Wynik: { $count }.
printed-everything = cały katalog

# nothing found
missed-title = Nie mamy oferty { $q }
missed-title-filters = Nic nie spełnia tych filtrów naraz
missed-words =
    Szukaliśmy wszystkich słów naraz, w całym katalogu. { $n ->
        [one] Najbliższa jest ta jedna oferta
        [few] Najbliżej są te { $n } oferty
       *[other] Najbliższych jest tych { $n } ofert
    }, bez { $count ->
        [one] słowa { $words }:
       *[other] słów { $words }:
    }
missed-words-filters =
    Szukaliśmy wszystkich słów naraz, z Twoimi filtrami. { $n ->
        [one] Najbliższa jest ta jedna oferta
        [few] Najbliżej są te { $n } oferty
       *[other] Najbliższych jest tych { $n } ofert
    }, bez filtrów i bez { $count ->
        [one] słowa { $words }:
       *[other] słów { $words }:
    }
missed-filters =
    { $n ->
        [one] Bez filtrów jest { $n } oferta:
        [few] Bez filtrów są { $n } oferty:
       *[other] Bez filtrów jest { $n } ofert:
    }
missed-everything = Niczego podobnego jeszcze u nas nie ma. Oto najnowsze oferty:
missed-nothing = Niczego podobnego jeszcze u nas nie ma.
missed-enterprises-title = Nie znamy podmiotu { $q }
missed-enterprises = Sprawdź pisownię albo usuń któryś z filtrów.
empty-title = Potrzebujesz właśnie tego?
empty-text = Spróbuj ogólniejszego słowa, na przykład „catering” zamiast nazwy dania. Rozumiemy też literówki i słowa bez polskich znaków.
empty-contact = Możesz też napisać lub zadzwonić, poszukamy razem:
empty-without-filters = Szukaj bez filtrów

# enterprises
enterprises-title = Podmioty ekonomii społecznej
enterprises-for = Podmioty: { $q }
enterprises-intro = Spółdzielnie, fundacje i zakłady, w których pracę znajdują osoby, którym trudniej o nią gdzie indziej. Zobacz, co robią, gdzie działają i kogo zatrudniają.
enterprises-description = { $n } podmiotów ekonomii społecznej { $from }: co robią, gdzie działają i kogo zatrudniają.
enterprises-q = Nazwa lub słowo z opisu

# counties
counties-title = Powiaty: { $region }
counties-description = Mapa i lista powiatów: ile jest w nich podmiotów ekonomii społecznej i co oferują.
counties-lead = Liczba mówi, ile podmiotów ma w powiecie siedzibę. Wybierz powiat na mapie albo z listy.
counties-map = Mapa powiatów
counties-list = Lista powiatów
county-title = Kupuj społecznie { $where }
county-lead = Stąd: { $offers }. Z dostawą lub usługą na miejscu, skądkolwiek: { $serving }.
county-enterprises = Podmioty { $where }
county-enterprises-all = Wszystkie w liście podmiotów
county-no-enterprises = Żaden podmiot nie ma tu jeszcze siedziby. Niżej znajdziesz tych, którzy tu dojeżdżają lub wysyłają.
county-offers = Oferty { $where }
county-serving-title = Kto jeszcze tu dociera
county-serving = Usługi i dostawy dostępne { $where } mają też podmioty z innych powiatów.
