# texts that the operator's people edit
texts-title = Teksten
texts-lead = Hier wijzig je de teksten van pagina’s en e-mails, de namen van categorieën en districten en de woorden die bij het zoeken hetzelfde betekenen. Een wijziging geldt meteen en elke versie kun je terugzetten.
texts-kinds = Soorten teksten
texts-page = Pagina’s
texts-mail = E-mails
texts-category = Categorieën
texts-synonyms = Synoniemen
texts-county = Districten
texts-q = Zoek in de teksten
texts-q-hint = Een paar letters van wat er op de pagina staat, in welke taal ook.
texts-search = Zoeken
texts-n =
    { $n ->
        [one] { $n } tekst gevonden
       *[other] { $n } teksten gevonden
    }
texts-none = Die tekst is er niet
texts-none-text = Probeer minder letters of kies hierboven een soort teksten.
texts-own = tekst van de dienst, ongewijzigd
texts-edited = gewijzigd: { $languages }
texts-changed = laatst gewijzigd { $date }
texts-synonyms-pl = Poolse synoniemen
texts-synonyms-en = Engelse synoniemen
texts-synonyms-nl = Nederlandse synoniemen
texts-page-home = Startpagina
texts-page-mark = Over het label
texts-page-ordering = Hoe we resultaten rangschikken
texts-page-a11y = Toegankelijkheidsverklaring
texts-page-imprint = Colofon
texts-page-privacy = Privacy

text-own = tekst van de dienst, ongewijzigd
text-version = Versie { $n }
text-overtaken = Iemand heeft intussen een andere versie opgeslagen
text-overtaken-text = Er is niets overschreven. Jouw tekst staat nog in de velden. Vergelijk hem met wat nu geldt en sla daarna opnieuw op.
text-stands = Geldt nu
text-typed = In de velden
text-help-page = Een leeg veld zet de tekst van de dienst terug. Wat tussen accolades staat, vult de dienst in; dat moet dus blijven staan. In de tekst kun je Markdown gebruiken: een lege regel scheidt alinea’s, een regel met “- ” is een punt in een lijst, **sterretjes** maken vet.
text-help-mail = Een leeg veld zet de tekst van de dienst terug. Wat tussen accolades staat, vult de dienst in; dat moet dus blijven staan. Een lege regel scheidt alinea’s. De opgemaakte en de gewone versie ontstaan allebei uit deze tekst.
text-help-category = Een leeg veld zet de tekst van de dienst terug. Het adres van de categoriepagina verandert niet. Andere woorden, gescheiden door |, helpen de categorie te vinden.
text-help-synonyms = Wie een woord uit een groep typt, vindt ook aanbod met de andere woorden. Vormen van hetzelfde woord kent de zoekmachine al. Elke groep staat op een eigen regel, met | tussen de woorden.
text-help-county = Een leeg veld zet de naam van de dienst terug. Het adres van de districtspagina verandert niet. De Poolse naam van een district is een bijvoeglijk naamwoord, zoals “bolesławiecki”; de pagina’s verbuigen hem. De inleiding staat op die pagina, onder de titel. In de tekst kun je Markdown gebruiken: een lege regel scheidt alinea’s, een regel met “- ” is een punt in een lijst, **sterretjes** maken vet.
text-default = Tekst van de dienst
text-save = Opslaan
text-preview = Voorbeeld
text-hint-values = Moet blijven staan: { $values }.
text-plain = Versie zonder opmaak
text-preview-title = Voorbeeld
text-preview-text = De waarden zijn voorbeelden. Er is nog niets opgeslagen.
text-history = Geschiedenis
text-history-none = Deze tekst is nog niet gewijzigd.
text-older = Oudere versies
text-newest = Nieuwste versies
text-own-step = Tekst van de dienst
text-restored-own = De tekst van de dienst is teruggezet.
text-restored = Versie { $n } is teruggezet.
text-before = Was
text-after = Is
text-restore-own = Zet de tekst van de dienst terug
text-restore = Zet versie { $n } terug
text-done = Opgeslagen. De nieuwe tekst geldt nu.
text-done-restored = Teruggezet. De versie die tot nu toe gold, blijft in de geschiedenis.

field-text-title = Titel van de pagina
field-text-lead = Eerste zin
field-text-heading = Kop
field-text-body = Tekst
field-text-subject = Onderwerp
field-text-before = Tekst boven de knop
field-text-button = Knop
field-text-after = Tekst onder de knop
field-text-name = Naam
field-text-intro = Inleiding
field-text-words = Andere woorden
field-text-groups = Woordgroepen

invalid-text-syntax = Dit is niet te lezen; controleer de accolades (regel en teken: { $value })
invalid-text-value-missing = De waarde ${ $value } ontbreekt; zet haar erin zoals in de tekst van de dienst
invalid-text-value-unknown = De waarde ${ $value } is er hier niet; gebruik alleen die uit de tekst van de dienst
invalid-text-reference = Tussen accolades mogen alleen waarden uit de tekst van de dienst staan
invalid-text-long = Dit is te lang; er passen zoveel tekens in: { $value }
invalid-text-lines = Dit moet één regel zijn
invalid-text-group = Deze groep heeft minder dan twee woorden (regel { $value }); scheid ze met |

event-kind-text = Tekst
event-to-edited = gewijzigd
event-to-restored = teruggezet
