# what the pages of running the service share
operations-search = Szukaj
operations-any = wszystkie
operations-none = brak
operations-unknown = nie wiadomo
operations-first = Początek listy
operations-next = Następne
operations-reason = Powód
operations-logged = Otwarcie tej strony zapisujemy w dzienniku zdarzeń.
param-recipient = Adresat
param-state = Stan
param-title = Nazwa
param-as-of = Stan na dzień
param-file = Plik

# how the service is
health-title = Stan serwisu
health-lead = Co czeka na wykonanie, czego się nie udało zrobić i z jaką konfiguracją działa serwis.
health-well = wszystko działa
health-trouble = wymaga uwagi
health-queues = Zadania
health-kind = Zadanie
health-waiting = Czeka
health-running = W toku
health-late = Spóźnione
health-failed = Nieudane
health-oldest = Najstarsze
health-failures-n =
    { $n ->
        [0] Nieudane zadania
        [one] { $n } nieudane zadanie
        [few] { $n } nieudane zadania
       *[other] { $n } nieudanych zadań
    }
health-no-failures = Żadne zadanie nie czeka na Twoją decyzję.
health-tried = Próby: { $n }, ostatnia { $when }
health-retry = Spróbuj ponownie
health-retry-label = Spróbuj ponownie: { $kind }, { $subject }
health-retry-kind = Ponów wszystkie: { $kind } ({ $n })
health-index = Indeks wyszukiwarki
health-index-state = Stan
health-index-rebuilding = budowany od nowa
health-index-behind = nadrabia zmiany
health-index-whole = kompletny
health-index-differs = nie zgadza się z bazą; zbuduj go od nowa
health-index-found = Oferty do znalezienia
health-index-of = { $found } z { $shown }
health-index-waiting = Zmiany w kolejce
health-index-generation = Generacja
health-rebuild = Zbuduj indeks od nowa
health-rebuild-hint = Do końca budowy szukanie działa na dotychczasowym indeksie.
health-service = Program i dane
health-version = Wersja programu
health-database = Baza danych
health-schema = Wersja schematu bazy
health-free = Wolne miejsce na dane
health-check = Kontrola konfiguracji
health-check-hint = To samo wypisuje polecenie „buysocially check”. Haseł tu nie ma.
health-done-again = Spróbujemy jeszcze raz.
health-done-rebuild = Budowa indeksu zaczęta.
job-index-offer = Oferta do indeksu
job-index-enterprise = Podmiot do indeksu
job-rebuild = Budowa indeksu
job-make-picture = Zdjęcie
job-send-mail = Wysłanie wiadomości
job-export-data = Kopia danych osoby
job-desk-import = Plik sprzedawcy
job-search-words = Nowe nazwy dla wyszukiwarki
job-restriction-end = Koniec ograniczenia
job-notice-forget = Usunięcie danych zgłaszającego

# the outbox
outbox-title = Poczta wychodząca
mails-lead = Wiadomości, które wysłał lub ma wysłać serwis. Cały adres jest na stronie wiadomości, a jej otwarcie zapisujemy.
mails-filter = Szukanie wiadomości
mails-all = Cała poczta
mails-none = Nie ma takich wiadomości
mails-none-text = Zmień warunki albo wróć do całej poczty.
mails-recipient = Adresat
mails-recipient-hint = Pełny adres. Szukanie zapisujemy w dzienniku, bez adresu.
mails-state = Stan
mails-when = Kiedy
mails-kind = O czym
mails-to = Do kogo
mails-tries = Próby wysłania
mails-language = Język
mails-sent = Wysłana
mails-useful = Aktualna do
mails-error = Błąd
mails-id = Identyfikator
mails-retry = Wyślij jeszcze raz
mails-over = Tej wiadomości nie można już wysłać: jej treść usunięto albo przestała być aktualna.
mails-note = Co było w odpowiedzi
mails-note-hint = Na przykład „skrzynka pełna”. Adresy usuniemy z tekstu.
mails-bounced = Oznacz jako zwróconą
mails-done-bounced = Oznaczono jako zwróconą.
mail-state-queued = czeka
mail-state-sent = wysłana
mail-state-failed = niewysłana
mail-state-expired = nieaktualna, niewysłana
mail-state-bounced = zwrócona
mail-about-sign-in-link = Link do logowania
mail-about-password-reset = Nowe hasło
mail-about-address-confirmation = Potwierdzenie adresu
mail-about-password-changed = Zmiana hasła
mail-about-new-device = Logowanie na nowym urządzeniu
mail-about-invitation = Zaproszenie do organizacji
mail-about-second-factor-on = Drugi składnik włączony
mail-about-second-factor-off = Drugi składnik wyłączony
mail-about-passkey-added = Dodany klucz dostępu
mail-about-passkey-removed = Usunięty klucz dostępu
mail-about-data-ready = Gotowa kopia danych
mail-about-account-erased = Usunięcie konta
mail-about-desk = Sprawy na pulpicie
mail-about-news = Nowości
mail-about-claim-approved = Przyznany profil
mail-about-claim-refused = Odrzucony wniosek o profil
mail-about-offer-approved = Opublikowana oferta
mail-about-offer-refused = Oferta do poprawienia
mail-about-provider-connected = Połączone konto dostawcy tożsamości
mail-about-provider-removed = Odłączone konto dostawcy tożsamości
mail-about-notice-received = Przyjęte zgłoszenie treści
mail-about-notice-kept = Zgłoszona treść pozostaje
mail-about-notice-restricted = Zgłoszona treść ograniczona
mail-about-item-restricted = Uzasadnienie ograniczenia
mail-about-item-restored = Koniec ograniczenia
mail-about-appeal-received = Przyjęte odwołanie
mail-about-appeal-upheld = Odwołanie nieuwzględnione
mail-about-appeal-reversed = Odwołanie uwzględnione

# people
people-link = Osoby i organizacje
people-title = Osoby
people-lead = Nikogo tu nie wymieniamy z góry. Szukanie i otwarcie strony osoby zapisujemy w dzienniku zdarzeń.
people-q = Imię, nazwisko lub e-mail
people-q-hint = Co najmniej 3 litery.
people-letters = Wpisz co najmniej 3 litery
people-unknown = Nikt nie ma konta z tym adresem
people-found = Znalezione osoby
people-none = Nie ma takiej osoby
people-none-text = Sprawdź pisownię albo spróbuj z samym nazwiskiem.
people-name = Osoba
people-email = E-mail
people-organisations = Organizacje
people-state = Konto
person-state-active = czynne
person-state-suspended = zablokowane
person-state-erased = usunięte
person-log = Dziennik tej osoby
person-since = Konto od
person-language = Język
person-sessions = Zalogowane przeglądarki
person-seen = Ostatnio widziana
person-second-factor = Drugi składnik logowania
person-passkeys = Klucze dostępu
person-memberships = Organizacje
person-no-memberships = Ta osoba nie należy do żadnej organizacji.
person-consents = Zgody i informacje
person-consent-privacy = Informacja o prywatności
person-consent-news = Zgoda na nowości e-mailem
person-told = Wersja { $version }, { $when }
person-revoked = Cofnięta { $when }
person-acts = Dostęp
person-sessions-end = Wyloguj wszędzie
person-sessions-hint = Kończy wszystkie sesje tej osoby. Może się zalogować ponownie.
person-block = Zablokuj konto
person-block-hint = Osoba nie zaloguje się, dopóki jej nie odblokujesz. Powód zostanie w dzienniku.
person-unblock = Odblokuj konto
person-unblock-hint = Powód zostanie w dzienniku.
person-done-sessions = Osoba jest wylogowana.
person-done-blocked = Konto jest zablokowane.
person-done-unblocked = Konto jest odblokowane.

# organisations
organisations-title = Organizacje
organisations-q = Nazwa
organisations-kind = Rodzaj
organisations-name = Organizacja
organisations-enterprise = Podmiot w katalogu
organisations-members = Osoby
organisations-none = Nie ma takich organizacji
organisations-none-text = Zmień warunki szukania.
organisations-nobody = Nikt nie należy do tej organizacji.
organisations-slug = Krótka nazwa
organisations-since = { $role }, od { $date }
organisations-owner = Przekazanie organizacji
organisations-owner-email = E-mail nowego właściciela
organisations-owner-hint = Ktoś, kto ma konto. Dotychczasowi właściciele zostaną kierownikami.
organisations-owner-reason-hint = Na przykład: właściciel odszedł, pismo zarządu z dnia… Zostanie w dzienniku.
organisations-owner-button = Przekaż organizację
organisations-done-owner = Organizacja ma nowego właściciela.
claim-state-requested = profil czeka na sprawdzenie
claim-state-approved = profil przyznany
claim-state-refused = wniosek odrzucony
claim-state-ended = profil odebrany
enterprise-state-published = widoczny w katalogu
enterprise-state-hidden = ukryty
enterprise-state-restricted = ograniczony decyzją

# seeing as somebody else
seeing-label = Widok innej osoby
seeing-banner = Widzisz pulpit tak, jak { $name } ({ $organisation }). Tylko do odczytu, do { $until }.
seeing-end = Zakończ
seeing-refused = Widok innej osoby służy tylko do czytania. Niczego nie można w nim zmienić, a konto tej osoby, jej hasło, klucze, sesje i kopia danych są zamknięte. Aby coś zrobić, zakończ widok przyciskiem na górze strony.
seeing-open = Zobacz pulpit jako ta osoba: { $name }
seeing-hint = Przez 30 minut, tylko do odczytu. Początek, koniec i powód zostaną w dzienniku.
seeing-reason-hint = Na przykład numer zgłoszenia.
seeing-button = Otwórz widok
seeing-colleague = Pulpitu osób prowadzących serwis nikt inny nie otwiera.
seeing-done = Widok zakończony.

# reports
reports-title = Raporty
reports-lead = Podmioty, oferty, licencje i wejścia w wybranym okresie, w podziale na powiaty i formy prawne.
reports-filter = Zakres raportu
reports-since = Od dnia
reports-until = Do dnia
reports-county = Powiat
reports-entity-type = Forma prawna
reports-compute = Policz
reports-csv = Pobierz CSV
reports-period = od { $since } do { $until }
reports-no-county = poza powiatami regionu
reports-by-county = Według powiatów
reports-by-type = Według form prawnych
reports-nothing = W tym okresie i zakresie nie ma nic do policzenia.
reports-name = Nazwa raportu
reports-name-hint = Na przykład: Sprawozdanie za III kwartał 2026.
reports-freeze = Zachowaj raport
reports-kept = Zachowane raporty
reports-none = Żadnego raportu jeszcze nie zachowano.
reports-frozen-at = Zachowany { $when }
reports-frozen-by = Zachowany { $when }, { $name }
reports-fixed = niezmienny
reports-compared = Porównanie
reports-with = Porównaj z raportem
reports-compare = Porównaj
reports-measure = Liczba
reports-difference = Różnica
reports-done-frozen = Raport jest zachowany z definicjami i już się nie zmieni.
reports-future = Ten dzień jeszcze nie nadszedł
report-enterprises-published = Podmioty widoczne
report-enterprises-new = Podmioty nowe
report-offers-published = Oferty opublikowane
report-offers-new = Oferty nowe
report-licences-in-force = Licencje ważne
report-licences-granted = Licencje przyznane
report-licences-lapsed = Licencje wygasłe
report-licences-withdrawn = Licencje cofnięte
report-notices = Zgłoszenia treści
report-restrictions = Ograniczenia
report-appeals = Odwołania
report-views = Odsłony
report-searches = Wejścia z szukania
report-contacts = Kontakty
report-means-enterprises-published = Podmioty, których profil był widoczny na koniec okresu. Powiat i forma prawna według stanu z chwili obliczenia.
report-means-enterprises-new = Podmioty, których profil stał się widoczny pierwszy raz w tym okresie.
report-means-offers-published = Oferty opublikowane na koniec okresu, przypisane do powiatu i formy podmiotu.
report-means-offers-new = Oferty opublikowane pierwszy raz w tym okresie.
report-means-licences-in-force = Licencje znaku ważne w ostatnim dniu okresu: zaczęte, niewygasłe, niezawieszone i niecofnięte.
report-means-licences-granted = Licencje z datą decyzji w okresie, a gdy jej nie ma, z pierwszym dniem w okresie.
report-means-licences-lapsed = Licencje niecofnięte, których ostatni dzień minął w okresie.
report-means-licences-withdrawn = Licencje cofnięte w okresie.
report-means-notices = Zgłoszenia ofert i profili, które wpłynęły w okresie, liczone u podmiotu, którego dotyczą.
report-means-restrictions = Decyzje o ograniczeniu oferty lub profilu wydane w okresie, także później uchylone lub zakończone.
report-means-appeals = Odwołania od decyzji w sprawie treści, które wpłynęły w okresie.
report-means-views = Otwarcia stron profili i ofert, bez rozróżniania osób.
report-means-searches = Te z odsłon, do których doprowadziło szukanie w serwisie.
report-means-contacts = Kliknięcia numeru telefonu lub adresu e-mail sprzedawcy.

# the ministry's register
register-title = Rejestr RJPS
register-lead = Porównaj plik z ministerialnego rejestru jednostek posiadających status przedsiębiorstwa społecznego z katalogiem. Nic się nie zmieni, dopóki tego nie zatwierdzisz. Status to nie znak: licencji znaku to nie dotyczy.
register-file = Plik rejestru
register-file-hint = CSV lub XLSX. Potrzebne kolumny: nazwa, NIP lub REGON lub KRS, numer decyzji, data decyzji.
register-as-of = Stan na dzień
register-as-of-hint = Z tą datą zapiszemy sprawdzenie statusu.
register-send = Porównaj
register-before = Porównane pliki
register-open-n =
    { $n ->
        [one] { $n } pozycja czeka
        [few] { $n } pozycje czekają
       *[other] { $n } pozycji czeka
    }
register-done = załatwione
register-stale = Dawno niesprawdzane statusy
register-stale-lead = Statusy, których nie sprawdzono w rejestrze od ponad { $n } dni.
register-stale-none = Wszystkie statusy sprawdzono w tym czasie.
register-name = Podmiot
register-decision = Decyzja
register-checked-on = Sprawdzono
register-checked = sprawdzono { $day }
register-check-lead = Wiersze: { $rows }. Stan rejestru na { $day }.
register-kinds = Rodzaje różnic
register-clear-hint = Dotyczy pozycji, w których jednemu podmiotowi odpowiada jeden wiersz rejestru i żaden numer się nie kłóci. Pozostałe zatwierdzasz pojedynczo.
register-clear-n =
    { $n ->
        [one] Zatwierdź { $n } jednoznaczną pozycję
        [few] Zatwierdź { $n } jednoznaczne pozycje
       *[other] Zatwierdź { $n } jednoznacznych pozycji
    }
register-overtaken-n =
    { $n ->
        [one] { $n } pozycji nie zmieniliśmy: dane podmiotu zmieniły się od czasu porównania. Porównaj plik jeszcze raz.
        [few] { $n } pozycji nie zmieniliśmy: dane podmiotów zmieniły się od czasu porównania. Porównaj plik jeszcze raz.
       *[other] { $n } pozycji nie zmieniliśmy: dane podmiotów zmieniły się od czasu porównania. Porównaj plik jeszcze raz.
    }
register-none = Brak takich pozycji
register-theirs = W rejestrze
register-ours = W katalogu
register-step = Zatwierdzenie
register-not-there = nie ma
register-no-status = bez statusu
register-lost = status utracony
register-look = Sprawdź przed zatwierdzeniem: nie jest jednoznaczne.
register-applied = zatwierdzone
register-refused-n =
    { $n ->
        [one] { $n } wiersz nieodczytany
        [few] { $n } wiersze nieodczytane
       *[other] { $n } wierszy nieodczytanych
    }
register-refused = Podmioty z tych wierszy mogą wyglądać na nieobecne w rejestrze.
register-line = Wiersz { $line }, kolumna { $column }
register-columns = W pliku brakuje kolumny; potrzebne są nazwa, NIP lub REGON lub KRS, numer decyzji i data decyzji
register-number = Nie ma poprawnego NIP, REGON ani KRS
register-future = Ten dzień jeszcze nie nadszedł
register-done-compared = Plik jest porównany z katalogiem.
register-done-applied = Zatwierdzone, katalog jest zmieniony.
difference-other-decision = Inna decyzja lub data
difference-withdrawn = Status utracony
difference-missing = Brak w rejestrze
difference-granted = Nowy status
difference-confirmed = Zgodne
difference-unknown = Spoza katalogu
difference-means-other-decision = Podmiot ma status i w katalogu, i w rejestrze, ale numer lub data decyzji się różni. Zatwierdzenie wpisuje dane z rejestru.
difference-means-withdrawn = Rejestr mówi, że podmiot utracił status. Zatwierdzenie usuwa go z katalogu.
difference-means-missing = Podmiot ma status w katalogu, a w tym pliku go nie ma. Upewnij się, że plik obejmuje cały region. Zatwierdzenie usuwa status z katalogu.
difference-means-granted = Rejestr ma status podmiotu, który w katalogu jest bez statusu. Zatwierdzenie go wpisuje.
difference-means-confirmed = Katalog i rejestr mówią to samo. Zatwierdzenie wpisuje nową datę sprawdzenia.
difference-means-unknown = Przedsiębiorstwa społeczne z rejestru, których nie ma w katalogu. Można je zaprosić.
register-apply-other-decision = Wpisz decyzję z rejestru
register-apply-withdrawn = Usuń status
register-apply-missing = Usuń status
register-apply-granted = Wpisz status
register-apply-confirmed = Potwierdź

# the log of events
event-kind-job = Zadanie
event-kind-search-index = Indeks wyszukiwarki
event-kind-mail-access = Wgląd w pocztę
event-kind-person-access = Wgląd w dane osób
event-kind-organisation-access = Wgląd w organizację
event-kind-seeing-as = Widok innej osoby
event-kind-sessions = Wszystkie sesje
event-kind-report = Raport
event-kind-register-check = Porównanie z rejestrem RJPS
event-kind-enterprise-status = Status przedsiębiorstwa społecznego
event-to-again = ponowione
event-to-searched = szukanie
event-to-opened = otwarcie
event-to-frozen = zachowany
event-to-compared = porównany
event-to-other-decision = decyzja z rejestru
event-to-missing = usunięty, brak w rejestrze
event-to-granted = wpisany
event-to-confirmed = potwierdzony
event-field-organisation = Organizacja
event-field-differences = Różnice
event-field-decision = Decyzja
event-field-decided-on = Data decyzji
event-field-checked-on = Sprawdzono
event-note-expired = minął czas
