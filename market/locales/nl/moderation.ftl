mail-notice-received-subject = We hebben je melding { $reference } ontvangen
mail-notice-received-before =
    Bedankt voor je melding over { $subject }. Het nummer van je melding is { $reference }.

    Iemand bekijkt ze en schrijft je uiterlijk op { $due }.
mail-notice-received-button = Bekijk wat je gemeld hebt
mail-notice-received-after = Heb je dit niet gemeld, dan hoef je niets te doen.

mail-notice-kept-subject = Je melding { $reference }: { $subject } blijft
mail-notice-kept-before =
    Iemand heeft je melding { $reference } bekeken en beslist dat { $subject } blijft zoals het is. Voor de beslissing zijn geen geautomatiseerde middelen gebruikt. De motivering:

    { $text }

    Ben je het er niet mee eens, dan kun je tot { $due } gratis een klacht indienen; waar dat kan, beslist iemand anders.
mail-notice-kept-button = Bekijk de beslissing en dien een klacht in
mail-notice-kept-after = Je kunt ook naar een gecertificeerd orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, art. 21) of naar de rechter.

mail-notice-restricted-subject = Je melding { $reference }: { $subject } is beperkt
mail-notice-restricted-before =
    Iemand heeft je melding { $reference } bekeken. { $measure ->
        [remove] { $subject } is verwijderd.
       *[hide] { $subject } is verborgen.
    }

    Bedankt voor je tijd. Van wie de inhoud is, kan een klacht indienen; verandert de beslissing, dan kan de inhoud terugkomen.
mail-notice-restricted-button = Naar de dienst
mail-notice-restricted-after = Ben je het niet eens met de beslissing, dan kun je naar een gecertificeerd orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, art. 21) of naar de rechter.

mail-item-restricted-subject = Beslissing { $reference }: { $subject } is beperkt
mail-item-restricted-before =
    { $measure ->
        [remove] We hebben { $subject } van de dienst verwijderd.
       *[hide] We hebben { $subject } verborgen. Niemand ziet het in de catalogus, in de zoekresultaten of via de API.
    } { $limited ->
        [yes] De beslissing geldt overal tot en met { $until }.
       *[no] De beslissing geldt overal en heeft geen einddatum.
    }

    De feiten: { $text }

    { $ground ->
        [law] De wet waarop ze steunt: { $basis }
       *[terms] De voorwaarde van de dienst waarop ze steunt: { $basis }
    }

    { $origin ->
        [own] We onderzochten dit op eigen initiatief.
       *[other] We onderzochten dit na een melding.
    } { $automated ->
        [yes] Geautomatiseerde middelen hielpen dit te vinden; een mens heeft beslist.
       *[no] Er zijn geen geautomatiseerde middelen gebruikt, noch om dit te vinden, noch om te beslissen.
    }

    Je kunt tot { $due } gratis een klacht indienen. Voor daarover beslist is, kan het niet opnieuw gepubliceerd worden.
mail-item-restricted-button = Bekijk de beslissing en dien een klacht in
mail-item-restricted-after = Je kunt ook naar een gecertificeerd orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, art. 21) of naar de rechter.

mail-item-restored-subject = { $subject } is terug (beslissing { $reference })
mail-item-restored-before =
    De beperking van { $subject } is voorbij; het is weer zoals voor de beslissing { $reference }.

    { $text }
mail-item-restored-button = Bekijk de beslissing
mail-item-restored-after = Je hoeft niets te doen.

mail-appeal-received-subject = We hebben je klacht { $reference } ontvangen
mail-appeal-received-before = We hebben je klacht over { $subject } ontvangen. Iemand beslist daarover en schrijft je uiterlijk op { $due }.
mail-appeal-received-button = Naar de dienst
mail-appeal-received-after = Het nummer van je klacht is { $reference }.

mail-appeal-upheld-subject = Je klacht { $reference }: de beslissing blijft
mail-appeal-upheld-before =
    Iemand heeft je klacht over { $subject } bekeken. De beslissing blijft. De motivering:

    { $text }
mail-appeal-upheld-button = Naar de dienst
mail-appeal-upheld-after = Je kunt naar een gecertificeerd orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, art. 21) of naar de rechter.

mail-appeal-reversed-subject = Je klacht { $reference }: de beslissing is herzien
mail-appeal-reversed-before =
    Iemand heeft je klacht over { $subject } bekeken en de beslissing herzien. De motivering:

    { $text }
mail-appeal-reversed-button = Naar de dienst
mail-appeal-reversed-after = Je hoeft niets te doen.
