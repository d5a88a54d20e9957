# documents for the file (PDF)
document-save = Opslaan als pdf
document-save-card = Kaart opslaan als pdf
document-as-of = Stand op { $date }, { $time } uur (tijdzone { $zone }, UTC{ $offset })
document-page-of = van
document-search = Afdruk van zoekresultaten
document-search-title = Aanbod in de catalogus
document-shortlist = Afdruk van een lijst
document-asked = Zoekvraag
document-found = Resultaat
document-order = Volgorde
document-address = Adres van de pagina
document-first = Dit document bevat de eerste { $n }; de andere staan op de pagina met het vermelde adres.
document-without = Geen enkel aanbod bevat alle woorden van de zoekvraag. De resultaten zijn zonder: { $words }.
document-none = Geen enkel aanbod voldoet aan deze zoekvraag.
document-number = Nr.
document-gross = Prijs incl. btw
document-net = Prijs excl. btw
document-note = Prijzen en labels zijn die van het moment dat bovenaan staat en kunnen later veranderen. Elke licentie is na te gaan onder haar nummer.
document-entity = Soort organisatie
document-founded = Opgericht in
document-from = Geldig vanaf
document-no-art94 = in onze gegevens staat geen bewijs dat aan art. 94 van de Poolse aanbestedingswet is voldaan

# was the status valid on a day
status-on-label = Gold de status op…?
status-on-check = Status nagaan
status-on-answer = Status op die dag
status-on-held = { $date }: ja, volgens het register RJPS zoals geraadpleegd op { $checked }. Het besluit is van { $decided }.
status-on-not-yet = { $date }: nee. Het besluit is later genomen, op { $decided }.
status-on-after-check = { $date }: niet bevestigd voor die dag. De status stond in het register RJPS toen we het de laatste keer raadpleegden, op { $checked }.
status-on-unchecked = { $date }: niet bevestigd. Het besluit is van { $decided }, en het register RJPS raadpleegden we voor het laatst daarvoor, op { $checked }.
status-on-none = { $date }: dat weten we niet. In onze gegevens staat geen besluit over de status van deze organisatie.
