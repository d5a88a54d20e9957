# where something reaches, when it is ready
reach-country = cały kraj
reach-radius = do { $km } km od miejscowości { $town }
reach-region = cały region: { $name }
reach-counties =
    { $n ->
        [one] powiat { $names }
        [few] powiaty { $names }
       *[other] powiaty { $names }
    }
within-day = tego samego dnia
within-days =
    { $n ->
        [one] w ciągu { $n } dnia
        [few] w ciągu { $n } dni
       *[other] w ciągu { $n } dni
    }
within-weeks =
    { $n ->
        [one] w ciągu tygodnia
        [few] w ciągu { $n } tygodni
       *[other] w ciągu { $n } tygodni
    }
until = do { $date }
works-since = działa od { $year } roku
print-hint = Aby wydrukować tę stronę, użyj polecenia Drukuj w przeglądarce.
country-poland = Polska

# prices
vat-included = w tym { $rate }% VAT
vat-exempt = zwolnione z VAT
vat-outside = nie podlega VAT
offer-net-price = netto { $net }
offer-reduced = Cena obniżona z { $before }. Najniższa cena z 30 dni przed obniżką: { $lowest }.

# registers and status
register-be = nr KBO/BCE
status-decided = decyzja wojewody z { $date }
status-checked = sprawdzono w rejestrze { $date }

# pictures
offer-drawing = Rysunek, nie zdjęcie produktu
offer-drawing-service = Rysunek, nie zdjęcie
offer-drawing-n = Rysunek { $n }: { $alt }
offer-photo-n = Zdjęcie { $n }: { $alt }
offer-pictures = Zdjęcia i rysunki

# how to buy
offer-variant = Wariant
offer-how = Jak kupić:
offer-how-contact = zamówienia przyjmuje sprzedawca. Napisz lub zadzwoń i ustalcie ilość, termin oraz zapłatę.
offer-how-below = zamówienia przyjmuje sprzedawca. Jego dane są niżej na tej stronie.
offer-write = Napisz do sprzedawcy
offer-call = Telefon:
offer-subject = { $title }: pytanie ze strony { $brand }

# points
offer-stock-sent =
    { $n ->
        [one] { $n } sztuka gotowa do wysyłki
        [few] { $n } sztuki gotowe do wysyłki
       *[other] { $n } sztuk gotowych do wysyłki
    }
offer-stock-here =
    { $n ->
        [one] { $n } sztuka gotowa od ręki
        [few] { $n } sztuki gotowe od ręki
       *[other] { $n } sztuk gotowych od ręki
    }
offer-stock-units = Na stanie: { $n }
offer-stock-next = kolejne { $within }
offer-out-of-stock = Chwilowo brak na stanie,
offer-ask-when = zapytaj sprzedawcę o termin
offer-made-to-order = Robione na zamówienie,
offer-ready = gotowe { $within }
offer-lead = Termin realizacji:
offer-delivery = Dostawa:
offer-delivery-parcel-country = paczka w całym kraju
offer-delivery-parcel-local = paczka w okolicy
offer-delivery-pickup = odbiór osobisty
offer-delivery-pickup-in = odbiór osobisty ({ $town })
offer-delivery-own-transport = transport sprzedawcy
offer-reach = Gdzie:
offer-min = Najmniejsze zamówienie:
offer-capacity = Możliwości:
offer-capacity-month = do { $n } { $unit } miesięcznie
offer-personalisation = Z Twoim napisem lub logo:
offer-personalisation-more = wzór i cenę ustalisz ze sprzedawcą
offer-withdrawal = 14 dni
offer-withdrawal-more = na odstąpienie od umowy zawartej na odległość
offer-no-withdrawal = Bez prawa do odstąpienia:
offer-exempt-made-to-specification = rzecz wykonana według Twojego projektu lub z Twoim napisem
offer-exempt-perishable = szybko się psuje lub ma krótki termin przydatności
offer-exempt-sealed-hygiene = po otwarciu zapieczętowanego opakowania, ze względów higienicznych
offer-exempt-accommodation-leisure-on-date = usługa na oznaczony dzień (nocleg, przewóz, posiłki, wypoczynek)
offer-exempt-service-performed = po pełnym wykonaniu usługi za Twoją zgodą
offer-exempt-periodical = gazeta lub czasopismo
offer-for = Dla:
offer-for-consumers = osób prywatnych
offer-for-companies = firm
offer-for-public-bodies = instytucji publicznych
offer-occasions = Okazje:

# mark and maker
offer-mark-valid = Znak ważny dziś
offer-licence = Licencja
offer-granted-by = Przyznał ją
offer-mark-granted = na ten produkt, od { $from } do { $to }.
offer-mark-granted-service = na tę usługę, od { $from } do { $to }.
offer-mark-only = Obejmuje tylko: { $variants }.
offer-check-licence = Sprawdź licencję
offer-who = Kto to robi
offer-meet = Poznaj: { $name }
offer-meet-others =
    Poznaj: { $name } i { $n ->
        [one] { $n } inna oferta
        [few] { $n } inne oferty
       *[other] { $n } innych ofert
    }

# description, facts, seller
offer-description = Opis
offer-facts = Szczegóły
offer-related = Podobne oferty
offer-maker = Producent
offer-eu-responsible = Osoba odpowiedzialna w UE
offer-product-id = Oznaczenie produktu
offer-sku = Numer katalogowy
offer-warnings = Ostrzeżenia
offer-ingredients = Składniki
offer-allergens = Alergeny
offer-storage = Przechowywanie
offer-net = Ilość netto
offer-weight = Waga
offer-category = Kategoria
offer-cpv = Kody CPV
offer-seller = Sprzedawca
offer-legal-name = Pełna nazwa
offer-address = Adres
offer-contact = Kontakt
offer-register = Rejestr
offer-status = Status
offer-statement = Oświadczenie
offer-certified = Sprzedaje tylko towary i usługi zgodne z prawem Unii (oświadczenie z { $date })
offer-not-certified = Sprzedawca nie złożył jeszcze oświadczenia, że jego towary i usługi są zgodne z prawem Unii
offer-contract = Umowa
offer-trader = Sprzedawca jest przedsiębiorcą. Umowę zawierasz z nim, nie z prowadzącym ten serwis.
offer-trader-consumers = Sprzedawca jest przedsiębiorcą. Umowę zawierasz z nim, nie z prowadzącym ten serwis, i chroni Cię prawo konsumenckie.

# enterprise
enterprise-write = Napisz wiadomość
enterprise-card-link = Karta podmiotu do wydruku (stan na dziś)
enterprise-subject = Pytanie ze strony { $brand }
enterprise-team = W zespole:
enterprise-employs = Kogo zatrudnia
enterprise-bands = Przedziały w procentach zatrudnionych
enterprise-does = Co robi i gdzie
does-goods = towary
does-service = usługi
does-secondment = praca osób skierowanych do zamawiającego
enterprise-capacity = Możliwości
enterprise-reserved = Zamówienia zastrzeżone
enterprise-art94-met = spełnia art. 94 Pzp: { $percent }% zatrudnionych z grup wskazanych w ustawie, potwierdzono { $date }
enterprise-signs = Znak i status
enterprise-marked =
    { $n ->
        [one] { $marked } z { $n } oferty
        [few] { $marked } z { $n } ofert
       *[other] { $marked } z { $n } ofert
    }
enterprise-no-mark = żadna oferta nie ma dziś ważnego znaku
enterprise-no-status = nie ma takiej decyzji w naszych danych
enterprise-run-by = Prowadzi
enterprise-story = Ich historia
enterprise-contact = Kontakt
enterprise-county = Powiat
enterprise-city = Miasto na prawach powiatu
enterprise-phone = Telefon
enterprise-email = E-mail
enterprise-website = Strona internetowa
enterprise-languages = Języki kontaktu
enterprise-networks = Sieci i związki
enterprise-links = Inne miejsca w sieci
language-pl = polski
language-en = angielski
language-nl = niderlandzki
language-de = niemiecki
language-fr = francuski
language-uk = ukraiński
language-cs = czeski
card-name = Karta podmiotu
card-title = Karta podmiotu: { $name }
card-as-of = Stan na { $at }.
card-source = Źródło:
card-back = Wróć do strony podmiotu
card-licences = Licencje znaku
card-standing = Stan
card-until = Ważna do
card-covers = Obejmuje
card-note = Karta pokazuje dane z chwili podanej wyżej. Każdą licencję sprawdzisz pod jej numerem, a status przedsiębiorstwa społecznego w rejestrze RJPS.

# licence
seal-until = do { $date }
seal-sample = na rok
seal-lapsed = WYGASŁ
seal-suspended = ZAWIESZONY
seal-withdrawn = COFNIĘTY
licence-is-valid = ważna
licence-is-not-yet = jeszcze nie obowiązuje
licence-is-lapsed = wygasła
licence-is-suspended = zawieszona
licence-is-withdrawn = cofnięta
licence-verdict-valid = Ten znak jest ważny
licence-verdict-not-yet = Ten znak jeszcze nie jest ważny
licence-verdict-lapsed = Ten znak wygasł
licence-verdict-suspended = Ten znak jest zawieszony
licence-verdict-withdrawn = Ten znak został cofnięty
licence-was-valid = W dniu { $date } licencja była ważna
licence-was-not-yet = W dniu { $date } licencja jeszcze nie obowiązywała
licence-was-lapsed = W dniu { $date } licencja już nie obowiązywała
licence-was-suspended = W dniu { $date } licencja była zawieszona
licence-was-withdrawn = W dniu { $date } licencja była cofnięta
licence-will-valid = W dniu { $date } licencja będzie ważna, jeśli nic się nie zmieni
licence-will-not-yet = W dniu { $date } licencja jeszcze nie będzie obowiązywać
licence-will-lapsed = W dniu { $date } licencja już nie będzie obowiązywać
licence-will-suspended = W dniu { $date } licencja będzie zawieszona, jeśli nic się nie zmieni
licence-will-withdrawn = W dniu { $date } licencja nie będzie obowiązywać, bo została cofnięta
licence-checked = Sprawdzono { $date } o { $time }
licence-span = { $from } – { $to }
licence-last-day = to ostatni dzień ważności
licence-left =
    { $n ->
        [one] jeszcze { $n } dzień
        [few] jeszcze { $n } dni
       *[other] jeszcze { $n } dni
    }, do { $date }
licence-begins = licencja obowiązuje od { $date }
licence-ended = licencja obowiązywała do { $date }
licence-since = od { $date }
licence-now = Stan dziś:
licence-check-today = Sprawdź na tę chwilę
licence-other = Sprawdź inny numer
licence-note = Ważność sprawdzamy w chwili otwarcia strony. Licencja obowiązuje od początku pierwszego do końca ostatniego dnia.
licence-title = Licencja { $number }
licence-description = Licencja { $number }, posiadacz: { $holder }. Sprawdź, czy jest ważna dziś albo czy była ważna w wybranym dniu.
licence-number = Licencja
licence-holder = Posiadacz
licence-covers = Obejmuje
licence-covers-none = nie podano ofert
licence-untitled = oferta bez tytułu
licence-not-public = (dziś niewidoczna w katalogu)
licence-variants = tylko: { $variants }
licence-granted = Przyznał
licence-granted-on = decyzją z { $date }
licence-recommended = po rekomendacji kapituły z { $date }
licence-valid = Ważna
licence-decision = Decyzja
licence-act-suspended = Zawieszona { $date }.
licence-act-withdrawn = Cofnięta { $date }.
licence-reason = Powód: { $reason }
licence-history = Inne licencje
licence-only-one = To jedyna licencja tego posiadacza
licence-other-day = Inny dzień
licence-day-wrong = Podaj dzień w postaci rok-miesiąc-dzień, na przykład 2026-03-03
licence-day-check = Czy była ważna?

# shortlist
list-title = Twoja lista
list-lead = Oferty, które chcesz porównać, pokazać komuś albo wydrukować.
list-empty-heading = Lista jest pusta
list-empty = Przy ofercie wybierz gwiazdkę „Zapisz na liście”. Zebrane oferty otworzysz stąd jednym odnośnikiem, a odnośnik możesz wysłać dalej.
list-private = Konto nie jest potrzebne: lista zostaje w Twojej przeglądarce, dopóki nie udostępnisz odnośnika.
list-browse = Przejrzyj katalog
list-as-of = stan na { $at }
list-offer = Oferta
list-seller = Sprzedawca
list-price = Cena
list-ready = Termin
list-mark = Znak
list-no-mark = bez znaku
list-net = netto { $net }
list-ask = do ustalenia
list-remove = Usuń
list-share = Wyślij odnośnik e-mailem
list-share-subject = Lista ofert
list-csv = Pobierz tabelę (CSV)
list-note = Ceny i znaki pokazujemy z tej chwili; później mogą się zmienić.
list-address = Adres tej listy:
list-gone =
    { $n ->
        [one] { $n } oferta z tej listy nie jest już dostępna.
        [few] { $n } oferty z tej listy nie są już dostępne.
       *[other] { $n } ofert z tej listy nie jest już dostępnych.
    }
