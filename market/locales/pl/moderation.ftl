mail-notice-received-subject = Mamy Twoje zgłoszenie { $reference }
mail-notice-received-before =
    Dziękujemy za zgłoszenie dotyczące: { $subject }. Numer zgłoszenia to { $reference }.

    Sprawdzi je człowiek i napisze do Ciebie najpóźniej { $due }.
mail-notice-received-button = Zobacz, co zostało zgłoszone
mail-notice-received-after = Jeśli to nie Twoje zgłoszenie, nie musisz nic robić.

mail-notice-kept-subject = Zgłoszenie { $reference }: { $subject } zostaje
mail-notice-kept-before =
    Zgłoszenie { $reference } sprawdził człowiek i zdecydował, że { $subject } zostaje bez zmian. Decyzja zapadła bez udziału środków automatycznych. Uzasadnienie:

    { $text }

    Jeśli się z tym nie zgadzasz, możesz bezpłatnie odwołać się do { $due }. O ile to możliwe, odwołanie rozpatrzy inna osoba.
mail-notice-kept-button = Zobacz decyzję i odwołaj się
mail-notice-kept-after = Możesz też zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów (art. 21 aktu o usługach cyfrowych) albo do sądu.

mail-notice-restricted-subject = Zgłoszenie { $reference }: ograniczyliśmy { $subject }
mail-notice-restricted-before =
    Zgłoszenie { $reference } sprawdził człowiek. { $measure ->
        [remove] Zgłoszona treść została usunięta: { $subject }.
       *[hide] Zgłoszona treść została ukryta: { $subject }.
    }

    Dziękujemy za poświęcony czas. Osoba, której treść to dotyczy, może się odwołać; jeśli decyzja się zmieni, treść może wrócić.
mail-notice-restricted-button = Przejdź do serwisu
mail-notice-restricted-after = Jeśli nie zgadzasz się z decyzją, możesz zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów (art. 21 aktu o usługach cyfrowych) albo do sądu.

mail-item-restricted-subject = Decyzja { $reference }: ograniczyliśmy { $subject }
mail-item-restricted-before =
    { $measure ->
        [remove] Usunęliśmy z serwisu: { $subject }.
       *[hide] Ukryliśmy: { $subject }. Nie widać tego w katalogu, w wyszukiwarce ani przez API.
    } { $limited ->
        [yes] Decyzja obowiązuje wszędzie do { $until } włącznie.
       *[no] Decyzja obowiązuje wszędzie i bezterminowo.
    }

    Fakty: { $text }

    { $ground ->
        [law] Podstawa prawna: { $basis }
       *[terms] Naruszone postanowienie regulaminu: { $basis }
    }

    { $origin ->
        [own] Sprawdziliśmy to z własnej inicjatywy.
       *[other] Sprawdziliśmy to po zgłoszeniu.
    } { $automated ->
        [yes] W wykryciu pomogły środki automatyczne; decyzję podjął człowiek.
       *[no] Nie użyto środków automatycznych ani do wykrycia, ani do podjęcia decyzji.
    }

    Możesz bezpłatnie odwołać się do { $due }. Do rozstrzygnięcia nie da się tego ponownie opublikować.
mail-item-restricted-button = Zobacz decyzję i odwołaj się
mail-item-restricted-after = Możesz też zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów (art. 21 aktu o usługach cyfrowych) albo do sądu.

mail-item-restored-subject = Koniec ograniczenia: { $subject } (decyzja { $reference })
mail-item-restored-before =
    Ograniczenie już nie obowiązuje: { $subject } ma znowu taki stan, jak przed decyzją { $reference }.

    { $text }
mail-item-restored-button = Zobacz decyzję
mail-item-restored-after = Nie musisz nic robić.

mail-appeal-received-subject = Mamy Twoje odwołanie { $reference }
mail-appeal-received-before = Mamy Twoje odwołanie w sprawie: { $subject }. Rozpatrzy je człowiek i napisze do Ciebie najpóźniej { $due }.
mail-appeal-received-button = Przejdź do serwisu
mail-appeal-received-after = Numer odwołania to { $reference }.

mail-appeal-upheld-subject = Odwołanie { $reference }: decyzja zostaje w mocy
mail-appeal-upheld-before =
    Odwołanie w sprawie: { $subject } rozpatrzył człowiek. Decyzja zostaje w mocy. Uzasadnienie:

    { $text }
mail-appeal-upheld-button = Przejdź do serwisu
mail-appeal-upheld-after = Możesz zwrócić się do certyfikowanego organu pozasądowego rozstrzygania sporów (art. 21 aktu o usługach cyfrowych) albo do sądu.

mail-appeal-reversed-subject = Odwołanie { $reference }: decyzja zmieniona
mail-appeal-reversed-before =
    Odwołanie w sprawie: { $subject } rozpatrzył człowiek i zmienił decyzję. Uzasadnienie:

    { $text }
mail-appeal-reversed-button = Przejdź do serwisu
mail-appeal-reversed-after = Nie musisz nic robić.
