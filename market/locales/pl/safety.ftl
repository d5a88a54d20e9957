# what happened to an account
mail-second-factor-on-subject = Drugi składnik logowania jest włączony
mail-second-factor-on-before = Od { $at } przy logowaniu na konto z tym adresem e-mail pytamy też o kod z aplikacji. Jeśli to Ty, nie musisz nic robić.
mail-second-factor-on-button = Zobacz swoje konto
mail-second-factor-on-after = Jeśli to nie Ty, ustaw nowe hasło i napisz do nas.

mail-second-factor-off-subject = Drugi składnik logowania jest wyłączony
mail-second-factor-off-before = Od { $at } przy logowaniu na konto z tym adresem e-mail nie pytamy już o kod z aplikacji. Jeśli o to chodziło, nie musisz nic robić.
mail-second-factor-off-button = Zobacz swoje konto
mail-second-factor-off-after = Jeśli to nie Ty, ustaw nowe hasło, włącz kod ponownie i napisz do nas.

mail-passkey-added-subject = Nowy klucz dostępu do Twojego konta
mail-passkey-added-before = { $at } dodano klucz dostępu, którym można zalogować się na konto z tym adresem e-mail. Jeśli to Ty, nie musisz nic robić.
mail-passkey-added-button = Zobacz swoje klucze
mail-passkey-added-after = Jeśli to nie Ty, usuń ten klucz i ustaw nowe hasło.

mail-passkey-removed-subject = Klucz dostępu został usunięty
mail-passkey-removed-before = { $at } usunięto klucz dostępu do konta z tym adresem e-mail. Nie można się już nim zalogować.
mail-passkey-removed-button = Zobacz swoje klucze
mail-passkey-removed-after = Jeśli to nie Ty, ustaw nowe hasło i napisz do nas.

mail-data-ready-subject = Twoje dane są gotowe do pobrania
mail-data-ready-before = Kopia danych Twojego konta jest gotowa od { $at }. Zaloguj się i pobierz ją na stronie konta. Po dobie ją usuniemy.
mail-data-ready-button = Przejdź do konta
mail-data-ready-after = Jeśli to nie Ty o nią prosisz, ustaw nowe hasło i wyloguj wszystkie przeglądarki.

mail-account-erased-subject = Twoje konto zostało usunięte
mail-account-erased-before = { $at } usunęliśmy konto z tym adresem e-mail, a z nim Twoje dane. Tego nie można cofnąć. To ostatnia wiadomość od nas.
mail-account-erased-button = Strona główna
mail-account-erased-after = Jeśli to nie Ty, napisz do nas jak najszybciej. Nowe konto z tym adresem możesz założyć w każdej chwili.

mail-desk-subject =
    { $n ->
        [1] { $title }
        [few] { $n } wiadomości z pulpitu
       *[other] { $n } wiadomości z pulpitu
    }
mail-desk-before = { $text }
mail-desk-button = Otwórz stronę
mail-desk-after =
    Dostajesz tę wiadomość, bo dotyczy spraw na Twoim pulpicie. Na stronie konta wybierzesz, czy przychodzi od razu, raz dziennie czy wcale.

    Rezygnacja bez logowania: { $unsubscribe }

mail-news-subject =
    { $n ->
        [1] { $title }
        [few] { $n } nowe wiadomości z serwisu
       *[other] { $n } nowych wiadomości z serwisu
    }
mail-news-before = { $text }
mail-news-button = Otwórz stronę
mail-news-after =
    Dostajesz tę wiadomość, bo zgodziłeś lub zgodziłaś się na nowości z serwisu.

    Rezygnacja bez logowania: { $unsubscribe }

mail-provider-connected-subject = Twoje konto otwiera się też przez dostawcę tożsamości
mail-provider-connected-before = { $at } połączono konto z tym adresem e-mail z kontem u dostawcy tożsamości. Można się nim teraz zalogować. Jeśli to Ty, nie musisz nic robić.
mail-provider-connected-button = Zobacz swoje konto
mail-provider-connected-after = Jeśli to nie Ty, rozłącz konta i ustaw nowe hasło.

mail-provider-removed-subject = Konto u dostawcy tożsamości zostało odłączone
mail-provider-removed-before = { $at } odłączono konto u dostawcy tożsamości od konta z tym adresem e-mail. Nie można się już nim zalogować.
mail-provider-removed-button = Zobacz swoje konto
mail-provider-removed-after = Jeśli to nie Ty, ustaw nowe hasło i napisz do nas.
