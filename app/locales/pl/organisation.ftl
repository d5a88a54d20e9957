# the desk
desk-label = Pulpit
# for whom one acts
acting-switch = Działaj w imieniu: { $name }
acting-oneself = Działaj we własnym imieniu
acting-now = Działasz w jej imieniu
acting-button = Działaj w jej imieniu
acting-done = Zmieniono, w czyim imieniu działasz. Widać to na górze strony.
account-belongs-none = Nie należysz jeszcze do żadnej organizacji. Załóż ją albo poproś kogoś z zespołu o zaproszenie.
organisation-kind-enterprise = Podmiot ekonomii społecznej
organisation-kind-company = Firma lub stowarzyszenie
organisation-kind-public-body = Instytucja publiczna
organisation-kind-grantor = Podmiot przyznający znak
organisation-kind-operator = Operator serwisu

# founding one
found-title = Załóż organizację
found-lead = Dla firm i instytucji, które kupują. Potem zaprosisz do niej innych.
found-kind = Co to za organizacja
found-button = Załóż
found-done = Organizacja jest założona i działasz w jej imieniu. Uzupełnij dane do faktur albo zaproś zespół.

# data of an organisation
organisation-title = Organizacja
organisation-data = Dane organizacji
organisation-name = Nazwa
organisation-name-hint = Tak jak na fakturze.
organisation-tax-number = NIP
organisation-tax-number-hint = 10 cyfr. Numer belgijski z literami BE na początku.
organisation-street = Ulica i numer
organisation-postcode = Kod pocztowy
organisation-town = Miejscowość
organisation-address = Adres
organisation-read-only = Te dane zmieniają właściciel i kierownik.
organisation-save = Zapisz dane
organisation-meanwhile = Ktoś zmienił te dane, gdy je edytowano
organisation-meanwhile-text = Niczego nie nadpisaliśmy. Poniżej jest to, co teraz obowiązuje, a w formularzu to, co wpisano tutaj. Porównaj i zapisz jeszcze raz.
organisation-remove = Usuń
organisation-remove-of = Usuń: { $name }
organisation-done-saved = Zapisano.
organisation-done-removed = Usunięto.

billing-title = Adresy do faktur
billing-none = Nie ma jeszcze żadnego. Faktury przyjdą na adres organizacji.
billing-add = Dodaj adres
billing-name = Na kogo faktura
billing-name-hint = Na przykład szkoła albo oddział.
billing-email = E-mail do faktur
billing-email-hint = Można zostawić puste.
billing-button = Dodaj ten adres

centre-title = Miejsca kosztów
centre-none = Nie ma jeszcze żadnego. Przydają się, gdy zamówienia księguje się osobno.
centre-add = Dodaj miejsce kosztów
centre-code = Kod
centre-name = Nazwa miejsca kosztów
centre-button = Dodaj miejsce

limit-title = Kto może zamawiać i do jakiej kwoty
limit-text = Kwota brutto jednego zamówienia, które dana osoba złoży bez zgody innych. Puste pole oznacza, że każde wymaga zgody.
limit-none = każde zamówienie wymaga zgody
limit-owner = bez ograniczeń
limit-of = Kwota bez zgody: { $name }
limit-save = Zapisz kwotę

# suppliers
suppliers-title = Nasi dostawcy
suppliers-none = Lista jest pusta
suppliers-none-text = Otwórz stronę podmiotu i dodaj go przyciskiem albo wklej poniżej adres jego strony.
suppliers-which = Adres strony podmiotu
suppliers-which-hint = Cały adres albo jego ostatnia część.
suppliers-add = Dodaj dostawcę
suppliers-add-button = Dodaj
suppliers-hidden = obecnie niewidoczny w katalogu
suppliers-is = Nasz dostawca
suppliers-make = Dodaj do naszych dostawców
suppliers-done-added = Dostawca jest na liście.

# the team
team-title = Zespół
team-members = Kto należy do organizacji
team-you = to Ty
team-since = od { $date }
team-role = Rola
team-change = Zmień
team-change-of = Zmień: { $name }
team-role-save = Zapisz rolę
team-remove = Usuń z zespołu
team-remove-of = Usuń z zespołu: { $name }
team-invite = Zaproś
team-email-hint = Wyślemy zaproszenie, ważne 7 dni. Konto można założyć potem, z tym samym adresem.
team-invite-button = Wyślij zaproszenie
team-waiting = Wysłane zaproszenia
team-valid-until = ważne do { $when }
team-expired = wygasło
team-resend = Wyślij ponownie
team-resend-of = Wyślij ponownie: { $email }
team-revoke = Wycofaj
team-revoke-of = Wycofaj zaproszenie: { $email }
team-leave = Odejście z zespołu
team-leave-ask = Chcę odejść
team-leave-text = Stracisz dostęp do spraw organizacji. Wrócić można tylko z nowym zaproszeniem.
team-leave-button = Odchodzę z zespołu
team-done-invited = Zaproszenie wysłane.
team-done-revoked = Zaproszenie wycofane. Link z wiadomości już nie działa.
team-done-role = Rola zmieniona.
team-done-removed = Ta osoba nie należy już do zespołu.
team-done-left = Nie należysz już do tego zespołu.
team-last = Ktoś musi tu decydować, kto należy do zespołu. Najpierw daj tę rolę innej osobie

# handing over
ownership-title = Przekazanie organizacji
ownership-ask = Chcę ją przekazać
ownership-text = Nowym właścicielem zostanie osoba z zespołu, gdy to przyjmie. Twoja rola zmieni się wtedy na: kierownik.
ownership-nobody = Najpierw zaproś osobę, która ma przejąć organizację.
ownership-to = Komu
ownership-button = Zaproponuj przekazanie
ownership-waits = Czekamy, aż odpowie { $name }. Propozycja jest ważna do { $when }.
ownership-withdraw = Wycofaj propozycję
ownership-offered = { $name } chce przekazać Ci organizację { $organisation }
ownership-offered-text = Po przyjęciu będziesz jej właścicielem. Propozycja jest ważna do { $when }.
ownership-accept = Przyjmuję
ownership-done-offered = Propozycja czeka na odpowiedź. Ta osoba zobaczy ją na stronie swojego konta.
ownership-done-withdrawn = Propozycja wycofana.
ownership-done-owner = Organizacja należy teraz do Ciebie.
ownership-owner = Ta osoba jest już właścicielem

# invitations
invitation-title = Zaproszenie
invitation-to = Zaproszenie do organizacji { $organisation }
invitation-lead = Samo otwarcie tej strony niczego nie zmienia. Zdecyduj przyciskiem.
invitation-by = Zaprasza
invitation-address = Zaproszony adres
invitation-until = Ważne do
invitation-role-until = Rola: { $role }. Zaproszenie jest ważne do { $when }.
invitation-accept = Przyjmuję zaproszenie
invitation-decline = Odmawiam
invitation-anonymous = Zaproszenie jest dla adresu { $invited }. Zaloguj się na konto z tym adresem albo załóż je; zaproszenie będzie czekać na stronie Twojego konta.
invitation-other-title = To zaproszenie jest dla innego adresu
invitation-other = Wysłano je na { $invited }, a Twoje konto ma adres { $reader }. Wyloguj się i zaloguj adresem z zaproszenia albo poproś o zaproszenie na swój adres.
invitation-over = To zaproszenie już nie działa
invitation-over-text = Wygasło, zostało wycofane albo już na nie odpowiedziano. Poproś osobę, która je wysłała, o nowe.
invitation-member = Osoba z tym adresem już należy do zespołu
invitation-too-many = Za dużo zaproszeń czeka na odpowiedź; wycofaj te, które nie są już potrzebne
invitation-other-address = Zaproszenie jest dla innego adresu niż ten, którym się zalogowano
invitation-joined = Już należysz do tej organizacji
invitation-done-joined = Należysz do zespołu i działasz w imieniu organizacji.
invitation-done-declined = Odmowa zapisana.

# what is wrong
invalid-tax-number = To nie jest poprawny NIP; sprawdź, czy ma 10 cyfr i czy nie ma w nim literówki
organisation-too-many = Jest ich już tyle, ile można dodać
centre-taken = Ten kod już jest na liście
param-organisation-name = Nazwa
param-tax-number = NIP
param-street = Ulica i numer
param-postcode = Kod pocztowy
param-town = Miejscowość
param-member = Zespół
param-to = Komu
param-invitation = Zaproszenie
param-billing-name = Na kogo faktura
param-billing-street = Ulica i numer
param-billing-postcode = Kod pocztowy
param-billing-town = Miejscowość
param-billing-email = E-mail do faktur
param-code = Kod
param-centre-name = Nazwa miejsca kosztów
param-limit = Kwota bez zgody
param-supplier = Adres strony podmiotu
param-reason = Powód
