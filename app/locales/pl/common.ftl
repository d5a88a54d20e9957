# frame
skip-link = Przejdź do treści
demo-label = Wersja pokazowa
demo-banner = To jest wersja pokazowa. Podmioty, oferty i licencje są wymyślone, niczego nie można tu zamówić.
search-label = Czego szukasz
search-placeholder = świece, catering, sprzątanie
search-button = Szukaj
suggest-label = Podpowiedzi
suggest-none = Brak podpowiedzi. Naciśnij Szukaj, a przejrzymy cały katalog.
suggest-counts = Podpowiedzi: #. Wybierasz strzałkami.
suggest-offers = Oferty
suggest-categories = Kategorie
suggest-enterprises = Podmioty
language-label = Język:
menu = Menu
nav-label = Główna
nav-home = Strona główna
nav-offers = Katalog
nav-enterprises = Podmioty
nav-counties = Powiaty
nav-mark = Znak Zakup Prospołeczny
crumbs-label = Jesteś tutaj
footer-operator = Prowadzi { $name }
footer-help = Pomoc
footer-hours = { ", " }w dni robocze
footer-ordering = Jak układamy wyniki
footer-mark = Sprawdź licencję znaku
footer-api = Dane otwarte i API
footer-accessibility = Deklaracja dostępności
footer-privacy = Prywatność
footer-imprint = O serwisie
theme-legend = Wygląd:
theme-system = jak w systemie
theme-light = jasny
theme-dark = ciemny
shortlist-name = Lista
shortlist-save = Zapisz na liście
shortlist-saved = Na Twojej liście

# counts and joining words
and = i
offers-n =
    { $n ->
        [one] { $n } oferta
        [few] { $n } oferty
       *[other] { $n } ofert
    }
enterprises-n =
    { $n ->
        [one] { $n } podmiot
        [few] { $n } podmioty
       *[other] { $n } podmiotów
    }
from-enterprises-n =
    { $n ->
        [one] od { $n } podmiotu ekonomii społecznej
        [few] od { $n } podmiotów ekonomii społecznej
       *[other] od { $n } podmiotów ekonomii społecznej
    }
all-n-offers =
    { $n ->
        [one] Zobacz { $n } ofertę
        [few] Wszystkie { $n } oferty
       *[other] Wszystkie { $n } ofert
    }
all-offers = Cały katalog
all-enterprises = Wszystkie podmioty
to-home = Na stronę główną
for-example = na przykład
results = Wyniki
in-county = w powiecie { $name }
in-city = w mieście { $name }

# signs
sign-status = Przedsiębiorstwo społeczne
seal-valid = WAŻNY
seal-check = sprawdź

# prices
price-gross = brutto
price-from = od
price-on-request = na zapytanie
price-min-quantity = od { $n } { $unit }
price-reduced = Obniżka z { $before }. Najniższa cena z 30 dni przed obniżką: { $lowest }

# pages of lists
pager-label = Strony wyników
pager-range = { $range } z { $total }
pager-page = strona { $n }
pager-previous = Poprzednie { $n }
pager-next =
    { $n ->
        [one] Następna { $n }
        [few] Następne { $n }
       *[other] Następne { $n }
    }

# first page
home-title = Rzeczy i usługi { $from }, które dają pracę
home-hero = Dobre rzeczy i usługi { $from }. Twój zakup daje pracę.
home-lead = { $offers } { $enterprises }. Przy każdej sprawdzisz, kto za nią stoi i czy ma dziś ważny znak.
home-description = { $offers } { $from }: upominki, jedzenie, catering, sprzątanie i inne rzeczy i usługi podmiotów ekonomii społecznej.
home-examples = Na przykład:
home-example-1 = prezent na chrzest
home-example-2 = catering na 40 osób
home-example-3 = sprzątanie biura
home-newest = Nowe w katalogu
home-kinds = Czego można tu szukać
way-consumers = Kupuję dla siebie
way-consumers-text = Upominki, jedzenie i rzeczy do domu. Widzisz cenę brutto, kto je zrobił i jak je odebrać.
way-companies = Kupuję dla firmy
way-companies-text = Zestawy prezentowe, catering, sprzątanie, prace zlecone. Zbierz oferty na liście i podziel się nią linkiem.
way-public-bodies = Kupuję dla instytucji
way-public-bodies-text = Szukaj po kodzie CPV i powiecie, zawęź do wykonawców z art. 94 Pzp i wydrukuj wynik z datą do akt.
home-check-title = Nieważny znak od razu znika
home-check-text = Znak { $mark } przyznaje { $grantor } po rekomendacji kapituły: na konkretny produkt lub usługę, na rok. Gdy licencja wygasa, znak znika z katalogu.
home-licence-number = Numer licencji
check-button = Sprawdź
