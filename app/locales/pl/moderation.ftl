# reporting
report-link = Zgłoś treść
report-title = Zgłoś treść
report-text = Napisz, co jest niezgodne z prawem i dlaczego. Zgłoszenie sprawdzi człowiek, a o wyniku dowiesz się z wiadomości. Nie potrzebujesz konta.
report-who = Kto zgłasza
report-who-text = Potrzebujemy tego, żeby odpowiedzieć. Jeśli zgłaszasz seksualne wykorzystanie dzieci, możesz zostawić te pola puste.
report-privacy = Twoje dane zobaczy tylko operator, a po pół roku od decyzji je usuniemy.
report-send = Wyślij zgłoszenie
report-received = Dziękujemy, zgłoszenie przyjęte
report-number = Numer zgłoszenia:
report-received-text = Jeśli podano adres e-mail, wysłaliśmy na niego potwierdzenie. O decyzji też napiszemy.
field-report-address = Dokładny adres strony
field-why = Powód
field-explanation = Co jest nie tak i dlaczego
field-explanation-hint = Im dokładniej, tym szybciej to sprawdzimy.
field-notifier = Imię i nazwisko albo nazwa
field-notifier-email = Adres e-mail
field-name = Imię i nazwisko albo nazwa
field-good-faith = Oświadczam w dobrej wierze, że to, co piszę, jest prawdziwe i kompletne.
notice-reason-unlawful-offer = Zakazany produkt lub usługa
notice-reason-unsafe-product = Niebezpieczny produkt
notice-reason-misleading-claim = Wprowadzanie w błąd, także co do znaku lub statusu
notice-reason-counterfeit = Podróbka albo cudza własność intelektualna
notice-reason-personal-data = Dane osobowe albo wizerunek
notice-reason-hateful-content = Treści nienawistne lub poniżające
notice-reason-child-abuse = Seksualne wykorzystanie dzieci
notice-reason-other-unlawful = Inna treść niezgodna z prawem

# the operator's list
notices-title = Zgłoszenia
notices-n =
    { $n ->
        [0] Nie ma zgłoszeń do rozpatrzenia
        [one] { $n } sprawa do rozpatrzenia
        [few] { $n } sprawy do rozpatrzenia
       *[other] { $n } spraw do rozpatrzenia
    }
notices-lead = Zgłoszenia i odwołania według terminu, pilne na początku.
notices-show = Które sprawy
notices-show-open = Do rozpatrzenia
notices-show-mine = Moje
notices-show-decided = Rozpatrzone
notices-show-restrictions = Obowiązujące ograniczenia
notices-none = Nic tu nie ma
notices-none-text = Nowe zgłoszenia i odwołania pojawią się w zakładce „Do rozpatrzenia”.
case-notice = Zgłoszenie: { $title }
case-appeal = Odwołanie: { $title }
case-decision = Ograniczenie: { $title }
case-notice-lead = Numer { $reference }, przyjęte { $date }
case-urgent = pilne
case-late = po terminie
case-until = do { $date }
case-due = Termin
case-mine = Zajmujesz się tą sprawą.
case-taken-by = Sprawą zajmuje się: { $name }.
case-nobody = Nikt się tym jeszcze nie zajmuje.
case-take = Zajmę się tym
case-put-back = Oddaję sprawę
case-stale = Ktoś zmienił tę sprawę. Niczego nie zapisaliśmy
case-stale-text = Sprawdź, jak wygląda teraz, i zdecyduj jeszcze raz. To, co zostało wpisane, jest poniżej.
notice-from = Kto zgłasza
notice-unsigned = nie podano albo już usunięto
notice-state-open = do rozpatrzenia
notice-state-kept = treść została
notice-state-restricted = treść ograniczona
appeal-state-open = odwołanie w toku
appeal-state-upheld = decyzja utrzymana
appeal-state-reversed = decyzja zmieniona
decision-state-in-force = obowiązuje
decision-state-ended = już nie obowiązuje
decision-state-reversed = zmieniona po odwołaniu

# what is reported
item-offer = oferta { $name }
item-enterprise = profil { $name }
item-kind-enterprise = profil podmiotu
item-now = Treść tak, jak wygląda teraz
item-in-catalogue = Zobacz w katalogu
item-text = Cały opis
item-state-draft = szkic
item-state-in-review = w sprawdzeniu
item-state-published = widoczna w katalogu
item-state-paused = sprzedaż wstrzymana
item-state-archived = wycofana na dobre
item-state-hidden = niewidoczna
item-state-restricted = ograniczona decyzją
item-decisions = Decyzje w sprawie tej treści
item-notices = Inne zgłoszenia tej treści
item-history = Przebieg
item-log = Cały przebieg w dzienniku
state-restricted = ograniczona

# deciding
decide-title = Decyzja
decide-keep = Zostaw
decide-keep-text = Treść zostaje bez zmian. Zgłaszająca osoba dostanie uzasadnienie i może się odwołać.
decide-keep-button = Zostaw treść
decide-restrict = Ogranicz
decide-restrict-text = Treść od razu znika ze stron, z wyszukiwania i z API. Sprzedawca dostanie to uzasadnienie i może się odwołać; zgłaszający dowiedzą się o wyniku.
decide-restrict-button = Ogranicz i wyślij uzasadnienie
decide-covered = Już ograniczona
decide-covered-text = Obowiązuje wcześniejsza decyzja. Zgłaszająca osoba dowie się, że treść jest ograniczona.
decide-covered-button = Odpowiedz tą decyzją
decide-gone = Tej treści i tak nikt teraz nie widzi, więc nie ma czego ograniczać.
field-keep = Uzasadnienie dla zgłaszającej osoby
field-measure = Co robimy
field-until = Do kiedy
field-until-hint = Ostatni dzień, gdy ograniczenie ma się skończyć samo. Puste: bezterminowo.
field-ground = Podstawa
field-ground-text = Który przepis lub punkt regulaminu i dlaczego jest naruszony
field-facts = Fakty i okoliczności
field-facts-hint = Na czym opiera się decyzja. Bez danych zgłaszającej osoby.
field-automated = W wykryciu pomogły środki automatyczne.
field-verdict = Uzasadnienie
field-state = Stan
measure-hide = ukryta
measure-remove = usunięta
measure-option-hide = Ukryj (można przywrócić, gdy przyczyna zniknie)
measure-option-remove = Usuń na stałe
ground-law = Prawo
ground-terms = Regulamin serwisu
ground-option-law = Treść jest niezgodna z prawem
ground-option-terms = Treść narusza regulamin
restrict-own = Ogranicz bez zgłoszenia
restrict-lead = Wklej adres oferty lub profilu.
restrict-look = Pokaż
restrict-gone = Tej treści nikt teraz nie widzi, więc nie ma czego ograniczać.
field-restrict-address = Adres oferty lub profilu
field-restrict-address-hint = Skopiuj go z paska przeglądarki.
lift-title = Przywróć
lift-text = Treść wróci do stanu sprzed decyzji. Sprzedawca dostanie wiadomość.
lift-button = Przywróć treść

# a decision
decision-title = Decyzja { $reference }
decision-number = Numer decyzji
decision-when = Kiedy
decision-by = Kto zdecydował
decision-what = Co zdecydowano
decision-kept = treść zostaje
decision-lasts = Zasięg i czas
decision-until = wszędzie, do { $date } włącznie
decision-no-end = wszędzie, bezterminowo
decision-ended = Koniec
decision-reasons = Uzasadnienie
decision-basis = Przepis lub punkt
decision-origin = Skąd decyzja
origin-notice = zgłoszenie
origin-own = własna inicjatywa operatora
origin-appeal = odwołanie
decision-automated = Środki automatyczne
decision-automated-yes = pomogły w wykryciu; decyzję podjął człowiek
decision-automated-no = nie użyto ich ani do wykrycia, ani do decyzji
decision-notices = Zgłoszenia, na które odpowiada ta decyzja
redress-appeal = Możesz bezpłatnie odwołać się do { $date }. O ile to możliwe, odwołanie rozpatrzy inna osoba.
redress-others = Możesz też zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów (art. 21 aktu o usługach cyfrowych) albo do sądu.

# appeals
appeal-title = Odwołanie
appeal-write = Odwołaj się
appeal-send = Wyślij odwołanie
appeal-open = Rozpatrz odwołanie
appeal-number = Numer odwołania
appeal-when = Przyjęte
appeal-by = Kto się odwołuje
appeal-decided = Rozpatrzone
appeal-against = Od jakiej decyzji
appeal-side-seller = sprzedawca
appeal-side-notifier = zgłaszająca osoba
appeal-uphold = Utrzymaj decyzję
appeal-reverse = Zmień decyzję
appeal-restrict = Jeśli zmieniasz decyzję: jak ograniczyć treść
appeal-other-person = To odwołanie musi rozpatrzyć ktoś inny niż osoba, która podjęła decyzję.
appeal-over = Tego odnośnika nie można już użyć
appeal-over-text = Odwołać się można w ciągu sześciu miesięcy od decyzji i tylko dopóki obowiązuje.
appeal-role = Odwołanie może wysłać właściciel albo kierownik.
appeal-late = Minęło sześć miesięcy od decyzji, więc nie można się już odwołać.
appeal-needless = Ta decyzja już nie obowiązuje, więc nie trzeba się odwoływać.
field-appeal = Z czym się nie zgadzasz i dlaczego
notice-done = Gotowe. Zainteresowani dostaną wiadomości.
case-done = Zapisano.
appeal-done = Odwołanie wysłane. O wyniku napiszemy w wiadomości.

# the seller's desk
restricted-title = Operator ograniczył Twoje treści
restricted-text = Nikt ich teraz nie widzi. Przeczytaj uzasadnienie; możesz się odwołać.
restricted-offer = Tej oferty nie można teraz opublikować: obowiązuje decyzja operatora
restricted-offer-text = Możesz ją poprawiać. Przeczytaj uzasadnienie; możesz się odwołać.
restricted-decision = Zobacz decyzję i odwołaj się
statements-title = Decyzje operatora
statements-n =
    { $n ->
        [0] Żadna nie obowiązuje
        [one] { $n } obowiązuje
        [few] { $n } obowiązują
       *[other] { $n } obowiązuje
    }
statements-none = Nie ma takich decyzji
statements-none-text = Gdyby operator ograniczył ofertę albo profil, znajdziesz tu uzasadnienie.
statement-text = To uzasadnienie decyzji, którego wymaga art. 17 aktu o usługach cyfrowych.
invalid-restricted = Ta oferta jest ograniczona decyzją operatora i nie można jej opublikować; możesz się odwołać
invalid-restricted-enterprise = Ten profil jest ograniczony decyzją operatora, więc niczego nie można w nim opublikować
invalid-date-past = Ten dzień już minął
invalid-until-removed = To, co usunięte na stałe, nie ma daty końca; zostaw puste albo wybierz ukrycie
invalid-other-person = To odwołanie musi rozpatrzyć inna osoba niż ta, która podjęła decyzję
invalid-item-address = Pod tym adresem nie ma oferty ani profilu

# the log
event-kind-notice = Zgłoszenie
event-kind-notice-sender = Nadawca zgłoszenia
event-kind-moderation-decision = Decyzja o treści
event-kind-appeal = Odwołanie
event-to-restricted = ograniczono
event-to-kept = zostawiono
event-to-in-force = obowiązuje
event-to-reversed = zmieniono po odwołaniu
event-to-upheld = utrzymano
event-note-taken = ktoś się tym zajął
event-note-put-back = sprawę oddano
event-note-same-person = rozpatrzyła ta sama osoba, bo operator ma tylko jedną
