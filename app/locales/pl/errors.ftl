# pages
errors-n =
    { $n ->
        [one] { $n } rzecz do poprawienia
        [few] { $n } rzeczy do poprawienia
       *[other] { $n } rzeczy do poprawienia
    }
error-400 = Nie rozumiemy tego adresu
error-400-text = Coś w adresie strony lub w formularzu ma wartość, której nie umiemy odczytać. Popraw ją albo zacznij od całego katalogu.
error-403 = Tu nie można wejść
error-403-text = Ta prośba została odrzucona ze względów bezpieczeństwa. Wróć na poprzednią stronę i spróbuj jeszcze raz.
error-404 = Nie ma takiej strony
error-404-text = Sprawdź, czy w adresie nie brakuje litery. Oferta mogła też zostać wycofana przez sprzedawcę. Wpisz na górze strony, czego szukasz.
error-405 = Ta strona działa inaczej
error-405-text = Tego adresu nie można otworzyć w ten sposób. Wróć na poprzednią stronę i spróbuj jeszcze raz.
error-410 = Tej oferty już nie ma
error-410-text = Sprzedawca wycofał ją na dobre. W katalogu mogą być podobne: wpisz na górze strony, czego szukasz.
error-413 = To za dużo naraz
error-413-text = Przesłane dane są za duże. Spróbuj z mniejszymi.
error-429 = Za szybko
error-429-text = Z Twojego adresu przyszło bardzo dużo zapytań. Odczekaj minutę i spróbuj ponownie.
error-500 = Coś się u nas zepsuło
error-500-text = To nie Twoja wina. Zapisaliśmy, co się stało, i zajmiemy się tym. Spróbuj ponownie za chwilę.
error-503 = Za chwilę wracamy
error-503-text = Serwis jest zajęty albo właśnie się uruchamia. Odśwież stronę za kilka sekund.
error-504 = To trwało zbyt długo
error-504-text = Odpowiedź nie przyszła na czas. Spróbuj ponownie za chwilę.
error-report = Jeśli to się powtarza, napisz do nas:
error-number = i podaj numer zdarzenia

# what is wrong with a value, and how to mend it
invalid-activity = Podaj istniejące działanie tego podmiotu
invalid-alt-without-picture = Opis alternatywny wymaga zdjęcia
invalid-amount = Wpisz kwotę cyframi, na przykład 14,50
invalid-be-number = Wpisz belgijski numer przedsiębiorstwa, 10 cyfr
invalid-category = Wybierz kategorię z listy
invalid-category-unmapped = Wskaż, której naszej kategorii to odpowiada
invalid-cell-error = Komórka zawiera błąd arkusza
invalid-cell-long = Komórka zawiera za długi tekst
invalid-choice = Wybierz jedną z podanych możliwości
invalid-column-twice = Ta kolumna występuje dwa razy
invalid-column-unknown = Nie znamy takiej kolumny
invalid-coordinates = Podaj szerokość i długość geograficzną, na przykład 51.1 i 17.03
invalid-county = Wybierz powiat z listy
invalid-coverage = Podaj zasięg: cały kraj, powiaty albo promień w kilometrach
invalid-cpv = Kod CPV ma od 2 do 8 cyfr, na przykład 55520000-1
invalid-cpv-check = Cyfra kontrolna po myślniku nie pasuje do kodu CPV; sprawdź kod albo ją pomiń
invalid-date = Podaj datę, na przykład 2026-12-24
invalid-date-order = Data końcowa jest wcześniejsza niż początkowa
invalid-defaults = Nie umiemy odczytać pliku z wartościami domyślnymi
invalid-drawing = Nie ma takiego rysunku
invalid-duplicate = Ta wartość już wystąpiła
invalid-email = Wpisz adres e-mail, na przykład biuro@przyklad.pl
invalid-employs = Podaj grupę i przedział procentów, na przykład 60–80
invalid-enterprise-missing = Podaj podmiot
invalid-enterprise-unknown = Nie znamy takiego podmiotu
invalid-file-empty = Plik jest pusty
invalid-file-encoding = Zapisz plik w kodowaniu UTF-8
invalid-file-large = Plik jest za duży
invalid-file-unreadable = Nie umiemy odczytać tego pliku
invalid-format-what = Nie rozpoznajemy, co zawiera ten plik
invalid-grantor = Nie znamy takiej instytucji przyznającej znak
invalid-krs = Wpisz numer KRS, 10 cyfr
invalid-licence-number = Numer licencji wygląda tak: DS/2026/0142
invalid-near-missing = Wpisz miejscowość, a ułożymy oferty od najbliższej
invalid-net-quantity = Podaj ilość z jednostką, na przykład 350 ml
invalid-nip = Wpisz NIP, 10 cyfr
invalid-not-consecutive = Wiersze tej oferty muszą stać jeden pod drugim
invalid-number = Wpisz liczbę z podanego zakresu
invalid-offer-unknown = Nie znamy takiej oferty
invalid-option-name = Nazwij opcję, na przykład Kolor
invalid-option-value = Podaj wartość każdej opcji
invalid-options-many = Oferta może mieć najwyżej trzy opcje
invalid-parent-unknown = Nie znamy oferty nadrzędnej
invalid-phone = Wpisz numer telefonu, na przykład +48 71 000 00 00
invalid-place = Nie znamy takiej miejscowości w regionie; wybierz z podpowiedzi
invalid-postcode = Wpisz kod pocztowy, na przykład 50-001
invalid-price = Podaj cenę
invalid-price-on-request = Cena na zapytanie nie ma kwoty
invalid-price-order = Cena „do” jest niższa niż „od”
invalid-quote-open = Brakuje cudzysłowu zamykającego
invalid-reason-missing = Podaj powód
invalid-regon = Wpisz REGON, 9 lub 14 cyfr
invalid-required = To pole jest potrzebne
invalid-row-length = Wiersz ma inną liczbę komórek niż nagłówek
invalid-slug = Adres może mieć tylko małe litery, cyfry i myślniki
invalid-status-incomplete = Status wymaga numeru decyzji i daty
invalid-summary-long = Skróć zdanie o ofercie
invalid-title-missing = Podaj tytuł
invalid-too-long = To za długie; wystarczy kilka słów
invalid-type-downloadable = Plików do pobrania nie przyjmujemy
invalid-type-external = Produktów z innych sklepów nie przyjmujemy
invalid-type-gift-card = Kart podarunkowych nie przyjmujemy
invalid-type-grouped = Zestawów złożonych z innych produktów nie przyjmujemy
invalid-type-unknown = Nie znamy takiego rodzaju produktu
invalid-type-virtual = Produkt wirtualny dodaj jako usługę
invalid-unknown-parameter = Nie znamy takiego parametru; sprawdź adres
invalid-url = Podaj adres zaczynający się od https://
invalid-variant-unknown = Nie znamy takiego wariantu
invalid-variants-missing = Dodaj co najmniej jeden wariant
invalid-yes-no = Wpisz tak albo nie

# problem documents of the API
api-invalid-parameters = Nie da się odczytać jednego lub kilku parametrów; przy każdym podajemy przyczynę.
api-not-found = Pod tym adresem nic nie ma albo nie jest to już publiczne.
api-method-not-allowed = API służy do odczytu: odpowiada tylko na GET i HEAD.
api-internal-error = To błąd po naszej stronie; zapisaliśmy go pod identyfikatorem tego zapytania.
