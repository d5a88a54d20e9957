mail-claim-approved-subject = Profil jest Twój: { $subject }
mail-claim-approved-before =
    Sprawdziliśmy dane i od teraz prowadzisz w katalogu profil { $subject }.

    Przygotowane oferty możesz wysłać do sprawdzenia.
mail-claim-approved-button = Przejdź do pulpitu
mail-claim-approved-after = Jeśli ktoś jeszcze ma się zajmować ofertami, zaproś go na stronie zespołu.

mail-claim-refused-subject = Wniosek o profil wraca do Ciebie: { $subject }
mail-claim-refused-before =
    Nie mogliśmy przyznać Ci profilu { $subject }. Powód:

    { $reason }
mail-claim-refused-button = Zobacz, co poprawić
mail-claim-refused-after = Wniosek możesz poprawić i wysłać jeszcze raz. Przygotowane oferty nie zginęły.

mail-offer-approved-subject = Opublikowane: { $subject }
mail-offer-approved-before = Sprawdziliśmy ofertę { $subject }. Jest już widoczna w katalogu.
mail-offer-approved-button = Zobacz ofertę
mail-offer-approved-after = Cenę, stan i przerwę w sprzedaży zmienisz w każdej chwili, bez sprawdzania.

mail-offer-refused-subject = Do poprawienia: { $subject }
mail-offer-refused-before =
    Oferta { $subject } wraca do Ciebie. Powód:

    { $reason }
mail-offer-refused-button = Popraw ofertę
mail-offer-refused-after = Jeśli oferta była już opublikowana, jej dotychczasowa wersja jest nadal widoczna.
