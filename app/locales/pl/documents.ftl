# documents for the file (PDF)
document-save = Zapisz jako PDF
document-save-card = Zapisz kartę jako PDF
document-as-of = Stan na { $date }, godz. { $time } (strefa { $zone }, UTC{ $offset })
document-page-of = z
document-search = Wydruk wyników wyszukiwania
document-search-title = Oferty z katalogu
document-shortlist = Wydruk listy
document-asked = Zapytanie
document-found = Wynik
document-order = Kolejność
document-address = Adres strony
document-first = Dokument zawiera pierwsze { $n }; pozostałe są na stronie pod podanym adresem.
document-without = Żadna oferta nie ma wszystkich słów zapytania. Wyniki są bez: { $words }.
document-none = Żadna oferta nie odpowiada temu zapytaniu.
document-number = Lp.
document-gross = Cena brutto
document-net = Cena netto
document-note = Ceny i znaki pochodzą z chwili podanej na początku; później mogą się zmienić. Ważność każdej licencji sprawdzisz pod jej numerem.
document-entity = Rodzaj podmiotu
document-founded = Rok założenia
document-from = Ważna od
document-no-art94 = w naszych danych nie ma potwierdzenia, że spełnia art. 94 Pzp

# was the status valid on a day
status-on-label = Czy status obowiązywał w dniu…?
status-on-check = Sprawdź status
status-on-answer = Status w tym dniu
status-on-held = { $date }: tak, według rejestru RJPS sprawdzonego { $checked }. Decyzja jest z { $decided }.
status-on-not-yet = { $date }: nie. Decyzję wydano później, { $decided }.
status-on-after-check = { $date }: nie mamy potwierdzenia dla tego dnia. Status był w rejestrze RJPS, gdy sprawdziliśmy go ostatnio, { $checked }.
status-on-unchecked = { $date }: nie mamy potwierdzenia. Decyzja jest z { $decided }, a rejestr RJPS sprawdziliśmy ostatnio wcześniej, { $checked }.
status-on-none = { $date }: nie wiemy. W naszych danych nie ma decyzji o statusie tego podmiotu.
