# texts that the operator's people edit
texts-title = Teksty
texts-lead = Tu zmienisz teksty stron i wiadomości, nazwy kategorii i powiatów oraz słowa, które w wyszukiwaniu znaczą to samo. Zmiana działa od razu, a każdą wersję można przywrócić.
texts-kinds = Rodzaje tekstów
texts-page = Strony
texts-mail = Wiadomości e-mail
texts-category = Kategorie
texts-synonyms = Synonimy
texts-county = Powiaty
texts-q = Szukaj w tekstach
texts-q-hint = Kilka liter z tego, co widać na stronie, w dowolnym języku.
texts-search = Szukaj
texts-n =
    { $n ->
        [one] Znaleziono { $n } tekst
        [few] Znaleziono { $n } teksty
       *[other] Znaleziono { $n } tekstów
    }
texts-none = Nie ma takiego tekstu
texts-none-text = Spróbuj krótszego fragmentu albo wybierz rodzaj tekstów powyżej.
texts-own = tekst serwisu, bez zmian
texts-edited = zmieniony: { $languages }
texts-changed = ostatnia zmiana { $date }
texts-synonyms-pl = Synonimy polskie
texts-synonyms-en = Synonimy angielskie
texts-synonyms-nl = Synonimy niderlandzkie
texts-page-home = Strona główna
texts-page-mark = Strona o znaku
texts-page-ordering = Jak układamy wyniki
texts-page-a11y = Deklaracja dostępności
texts-page-imprint = O serwisie
texts-page-privacy = Prywatność

text-own = tekst serwisu, bez zmian
text-version = Wersja { $n }
text-overtaken = Ktoś zapisał w tym czasie inną wersję
text-overtaken-text = Niczego nie nadpisaliśmy. Twój tekst jest nadal w polach. Porównaj go z tym, co teraz obowiązuje, a potem zapisz jeszcze raz.
text-stands = Obowiązuje
text-typed = W polach
text-help-page = Puste pole oznacza, że wraca tekst serwisu. Wyrażenia w nawiasach klamrowych wypełnia serwis, więc muszą zostać. W treści można używać znaczników Markdown: pusty wiersz dzieli akapity, wiersz z „- ” to punkt listy, **gwiazdki** pogrubiają.
text-help-mail = Puste pole oznacza, że wraca tekst serwisu. Wyrażenia w nawiasach klamrowych wypełnia serwis, więc muszą zostać. Pusty wiersz dzieli akapity. Z tego samego tekstu powstaje wersja graficzna i tekstowa.
text-help-category = Puste pole oznacza, że wraca tekst serwisu. Adres strony kategorii się nie zmienia. Inne słowa, oddzielone znakiem |, pomagają znaleźć kategorię.
text-help-synonyms = Kto wpisze jedno ze słów grupy, znajdzie też oferty z pozostałymi. Formy tego samego słowa wyszukiwarka zna sama. Każda grupa stoi w osobnym wierszu, a jej słowa oddziela znak |.
text-help-county = Puste pole oznacza, że wraca nazwa serwisu. Adres strony powiatu się nie zmienia. Nazwę powiatu ziemskiego podaj przymiotnikiem, na przykład „bolesławiecki”; odmieniamy ją sami. Wprowadzenie stoi na stronie powiatu pod tytułem. W treści można używać znaczników Markdown: pusty wiersz dzieli akapity, wiersz z „- ” to punkt listy, **gwiazdki** pogrubiają.
text-default = Tekst serwisu
text-save = Zapisz
text-preview = Podgląd
text-hint-values = Musi zostać: { $values }.
text-plain = Wersja bez grafiki
text-preview-title = Podgląd
text-preview-text = Wartości są przykładowe. Nic jeszcze nie zapisano.
text-history = Historia
text-history-none = Ten tekst nie był jeszcze zmieniany.
text-older = Starsze wersje
text-newest = Najnowsze wersje
text-own-step = Tekst serwisu
text-restored-own = Przywrócono tekst serwisu.
text-restored = Przywrócono wersję { $n }.
text-before = Było
text-after = Jest
text-restore-own = Przywróć tekst serwisu
text-restore = Przywróć wersję { $n }
text-done = Zapisano. Nowy tekst już obowiązuje.
text-done-restored = Przywrócono. Dotychczasowa wersja została w historii.

field-text-title = Tytuł strony
field-text-lead = Pierwsze zdanie
field-text-heading = Nagłówek
field-text-body = Treść
field-text-subject = Temat
field-text-before = Tekst nad przyciskiem
field-text-button = Przycisk
field-text-after = Tekst pod przyciskiem
field-text-name = Nazwa
field-text-intro = Wprowadzenie
field-text-words = Inne słowa
field-text-groups = Grupy słów

invalid-text-syntax = Nie da się tego odczytać; sprawdź nawiasy klamrowe (wiersz i znak: { $value })
invalid-text-value-missing = Brakuje wartości ${ $value }; wstaw ją tak jak w tekście serwisu
invalid-text-value-unknown = Nie ma tu wartości ${ $value }; użyj tylko tych z tekstu serwisu
invalid-text-reference = W nawiasach klamrowych mogą stać tylko wartości z tekstu serwisu
invalid-text-long = To za długie; zmieści się tu najwyżej tyle znaków: { $value }
invalid-text-lines = To musi być jeden wiersz
invalid-text-group = W tej grupie jest mniej niż dwa słowa (wiersz { $value }); oddziel je znakiem |

event-kind-text = Tekst
event-to-edited = zmieniono
event-to-restored = przywrócono
