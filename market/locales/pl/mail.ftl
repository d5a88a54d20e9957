mail-hint = Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:
mail-footer = Wiadomość wysłana automatycznie przez Buy Socially, { $site }. Prosimy na nią nie odpowiadać.

mail-sign-in-link-subject = Twój link do logowania
mail-sign-in-link-before =
    Ktoś, zapewne Ty, poprosił o zalogowanie się na konto z tym adresem e-mail.

    Otwórz stronę i potwierdź tam logowanie. Link działa tylko raz, do { $until }.
mail-sign-in-link-button = Przejdź do logowania
mail-sign-in-link-after = Jeśli to nie Ty, nic nie rób: bez tego linku nikt się nie zaloguje. Nie przekazuj go nikomu, także osobom, które podają się za naszych pracowników.

mail-password-reset-subject = Ustaw nowe hasło
mail-password-reset-before =
    Ktoś, zapewne Ty, poprosił o nowe hasło do konta z tym adresem e-mail.

    Otwórz stronę i wpisz tam nowe hasło. Link działa tylko raz, do { $until }.
mail-password-reset-button = Przejdź do ustawienia hasła
mail-password-reset-after = Jeśli to nie Ty, nic nie rób: Twoje hasło pozostanie bez zmian. Nie przekazuj tego linku nikomu, także osobom, które podają się za naszych pracowników.

mail-address-confirmation-subject = Potwierdź swój adres e-mail
mail-address-confirmation-before =
    Ten adres podano przy koncie w Buy Socially.

    Otwórz stronę i potwierdź, że adres należy do Ciebie. Link działa do { $until }.
mail-address-confirmation-button = Przejdź do potwierdzenia
mail-address-confirmation-after = Jeśli to nie Ty, nic nie rób: bez potwierdzenia nie będziemy na ten adres pisać.

mail-password-changed-subject = Hasło do Twojego konta zostało zmienione
mail-password-changed-before = Hasło do konta z tym adresem e-mail zmieniono { $at }. Jeśli to Ty, nie musisz nic robić.
mail-password-changed-button = To nie ja
mail-password-changed-after = Jeśli to nie Ty, otwórz tę stronę jak najszybciej: pokażemy, jak wylogować wszystkie urządzenia i ustawić nowe hasło.

mail-new-device-subject = Logowanie z nowego urządzenia
mail-new-device-before =
    Na Twoje konto zalogowano się z urządzenia, którego dotąd nie widzieliśmy.

    Urządzenie: { $device }. Kiedy: { $at }.

    Jeśli to Ty, nie musisz nic robić.
mail-new-device-button = Zobacz swoje urządzenia
mail-new-device-after = Jeśli to nie Ty, wyloguj to urządzenie i zmień hasło.

mail-invitation-subject = Zaproszenie do organizacji { $organisation }
mail-invitation-before =
    { $inviter } zaprasza Cię do organizacji { $organisation } w Buy Socially. Proponowana rola: { $role }.

    Otwórz stronę i zdecyduj, czy przyjmujesz zaproszenie. Jest ważne do { $until }.
mail-invitation-button = Zobacz zaproszenie
mail-invitation-after = Jeśli nie znasz tej organizacji, nic nie rób: bez Twojej zgody nic się nie stanie.

mail-role-owner = właściciel
mail-role-manager = kierownik
mail-role-member = członek zespołu
mail-role-finance = finanse
mail-role-chapter-member = członek kapituły
mail-role-clerk = urzędnik
mail-role-decision-maker = osoba decydująca
mail-role-operator = operator
mail-role-editor = redaktor
mail-role-auditor = audytor
