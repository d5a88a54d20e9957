# reporting
report-link = Meld deze inhoud
report-title = Inhoud melden
report-text = Schrijf wat er in strijd is met de wet en waarom. Iemand bekijkt je melding en je krijgt de uitkomst per mail. Je hebt geen account nodig.
report-who = Wie meldt
report-who-text = Dit hebben we nodig om je te antwoorden. Meld je seksueel misbruik van kinderen, dan mag je deze velden leeg laten.
report-privacy = Alleen de beheerder ziet je gegevens; een half jaar na de beslissing verwijderen we ze.
report-send = Melding versturen
report-received = Bedankt, we hebben je melding
report-number = Nummer van je melding:
report-received-text = Heb je een e-mailadres opgegeven, dan is daar een bevestiging naartoe gestuurd. Over de beslissing schrijven we je ook.
field-report-address = Precies adres van de pagina
field-why = Reden
field-explanation = Wat is er mis en waarom
field-explanation-hint = Hoe preciezer, hoe sneller we het kunnen nagaan.
field-notifier = Je naam of die van je organisatie
field-notifier-email = E-mailadres
field-name = Je naam of die van je organisatie
field-good-faith = Ik verklaar te goeder trouw dat wat ik schrijf juist en volledig is.
notice-reason-unlawful-offer = Verboden product of dienst
notice-reason-unsafe-product = Onveilig product
notice-reason-misleading-claim = Misleiding, ook over het label of een status
notice-reason-counterfeit = Namaak of andermans intellectuele eigendom
notice-reason-personal-data = Persoonsgegevens of iemands beeld
notice-reason-hateful-content = Haatdragende of vernederende inhoud
notice-reason-child-abuse = Seksueel misbruik van kinderen
notice-reason-other-unlawful = Andere onwettige inhoud

# the operator's list
notices-title = Meldingen
notices-n =
    { $n ->
        [0] Geen meldingen om te beslissen
        [one] { $n } zaak om te beslissen
       *[other] { $n } zaken om te beslissen
    }
notices-lead = Meldingen en klachten volgens hun termijn, dringende eerst.
notices-show = Welke zaken
notices-show-open = Te beslissen
notices-show-mine = Van mij
notices-show-decided = Beslist
notices-show-restrictions = Geldende beperkingen
notices-none = Hier is niets
notices-none-text = Nieuwe meldingen en klachten verschijnen onder “Te beslissen”.
case-notice = Melding: { $title }
case-appeal = Klacht: { $title }
case-decision = Beperking: { $title }
case-notice-lead = Nummer { $reference }, ontvangen { $date }
case-urgent = dringend
case-late = te laat
case-until = tot { $date }
case-due = Termijn
case-mine = Jij behandelt deze zaak.
case-taken-by = In behandeling bij { $name }.
case-nobody = Nog niemand behandelt deze zaak.
case-take = Ik neem ze
case-put-back = Ik geef ze terug
case-stale = Iemand heeft deze zaak gewijzigd. Er is niets opgeslagen
case-stale-text = Kijk hoe ze er nu uitziet en beslis opnieuw. Wat ingevuld was, staat hieronder.
notice-from = Wie meldt
notice-unsigned = niet opgegeven of intussen verwijderd
notice-state-open = te beslissen
notice-state-kept = inhoud blijft
notice-state-restricted = inhoud beperkt
appeal-state-open = klacht loopt
appeal-state-upheld = beslissing bevestigd
appeal-state-reversed = beslissing herzien
decision-state-in-force = geldt
decision-state-ended = geldt niet meer
decision-state-reversed = herzien na klacht

# what is reported
item-offer = aanbod { $name }
item-enterprise = profiel { $name }
item-kind-enterprise = profiel van een organisatie
item-now = De inhoud zoals ze nu is
item-in-catalogue = Bekijk in de catalogus
item-text = De hele tekst
item-state-draft = concept
item-state-in-review = wordt nagekeken
item-state-published = zichtbaar in de catalogus
item-state-paused = gepauzeerd
item-state-archived = voorgoed ingetrokken
item-state-hidden = niet zichtbaar
item-state-restricted = beperkt door een beslissing
item-decisions = Beslissingen over deze inhoud
item-notices = Andere meldingen over deze inhoud
item-history = Verloop
item-log = Het hele verloop in het logboek
state-restricted = beperkt

# deciding
decide-title = Beslissing
decide-keep = Laten staan
decide-keep-text = De inhoud blijft zoals ze is. Wie ze meldde, krijgt de motivering en kan een klacht indienen.
decide-keep-button = Inhoud laten staan
decide-restrict = Beperken
decide-restrict-text = De inhoud verdwijnt meteen van pagina's, uit de zoekresultaten en uit de API. De verkoper krijgt deze motivering en kan een klacht indienen; wie meldde, krijgt de uitkomst.
decide-restrict-button = Beperken en motivering versturen
decide-covered = Al beperkt
decide-covered-text = Er geldt een eerdere beslissing. Wie meldde, krijgt te horen dat de inhoud beperkt is.
decide-covered-button = Met die beslissing antwoorden
decide-gone = Niemand ziet deze inhoud nu, dus er valt niets te beperken.
field-keep = Motivering voor wie meldde
field-measure = Wat we doen
field-until = Tot wanneer
field-until-hint = De laatste dag, als de beperking vanzelf moet eindigen. Leeg: geen einddatum.
field-ground = Grond
field-ground-text = Welke bepaling of voorwaarde, en waarom ze geschonden is
field-facts = Feiten en omstandigheden
field-facts-hint = Waarop de beslissing steunt. Zonder gegevens van wie meldde.
field-automated = Geautomatiseerde middelen hielpen het te vinden.
field-verdict = Motivering
field-state = Toestand
measure-hide = verborgen
measure-remove = verwijderd
measure-option-hide = Verbergen (kan terugkomen als de oorzaak weg is)
measure-option-remove = Voorgoed verwijderen
ground-law = Wet
ground-terms = Voorwaarden van de dienst
ground-option-law = De inhoud is in strijd met de wet
ground-option-terms = De inhoud schendt de voorwaarden
restrict-own = Beperken zonder melding
restrict-lead = Plak het adres van een aanbod of een profiel.
restrict-look = Tonen
restrict-gone = Niemand ziet deze inhoud nu, dus er valt niets te beperken.
field-restrict-address = Adres van een aanbod of een profiel
field-restrict-address-hint = Kopieer het uit de adresbalk van de browser.
lift-title = Herstellen
lift-text = De inhoud krijgt de toestand van voor de beslissing terug. De verkoper krijgt een mail.
lift-button = Inhoud herstellen

# a decision
decision-title = Beslissing { $reference }
decision-number = Nummer van de beslissing
decision-when = Wanneer
decision-by = Wie besliste
decision-what = Wat er beslist is
decision-kept = inhoud blijft
decision-lasts = Bereik en duur
decision-until = overal, tot en met { $date }
decision-no-end = overal, zonder einddatum
decision-ended = Geëindigd
decision-reasons = Motivering
decision-basis = Bepaling of voorwaarde
decision-origin = Aanleiding
origin-notice = een melding
origin-own = eigen initiatief van de beheerder
origin-appeal = een klacht
decision-automated = Geautomatiseerde middelen
decision-automated-yes = hielpen het te vinden; een mens heeft beslist
decision-automated-no = geen, noch om het te vinden, noch om te beslissen
decision-notices = Meldingen waarop deze beslissing antwoordt
redress-appeal = Je kunt tot { $date } gratis een klacht indienen. Waar dat kan, beslist iemand anders.
redress-others = Je kunt ook naar een gecertificeerd orgaan voor buitengerechtelijke geschillenbeslechting (digitaledienstenverordening, art. 21) of naar de rechter.

# appeals
appeal-title = Klacht
appeal-write = Klacht indienen
appeal-send = Klacht versturen
appeal-open = Over de klacht beslissen
appeal-number = Nummer van de klacht
appeal-when = Ontvangen
appeal-by = Wie klaagt
appeal-decided = Beslist
appeal-against = Tegen welke beslissing
appeal-side-seller = verkoper
appeal-side-notifier = wie meldde
appeal-uphold = Beslissing bevestigen
appeal-reverse = Beslissing herzien
appeal-restrict = Als je de beslissing herziet: hoe de inhoud te beperken
appeal-other-person = Over deze klacht moet iemand anders beslissen dan wie eerst besliste.
appeal-over = Deze link werkt niet meer
appeal-over-text = Een klacht kan binnen zes maanden na de beslissing, zolang die geldt.
appeal-role = De eigenaar of een manager kan een klacht indienen.
appeal-late = De beslissing is meer dan zes maanden oud; een klacht is niet meer mogelijk.
appeal-needless = Deze beslissing geldt niet meer, dus een klacht is niet nodig.
field-appeal = Waarmee je het niet eens bent en waarom
notice-done = Klaar. De betrokkenen krijgen een mail.
case-done = Opgeslagen.
appeal-done = De klacht is verstuurd. Over de uitkomst schrijven we je.

# the seller's desk
restricted-title = De beheerder heeft inhoud van jou beperkt
restricted-text = Niemand ziet ze nu. Lees de motivering; je kunt een klacht indienen.
restricted-offer = Dit aanbod kan nu niet gepubliceerd worden: er geldt een beslissing van de beheerder
restricted-offer-text = Je kunt het blijven bewerken. Lees de motivering; je kunt een klacht indienen.
restricted-decision = Bekijk de beslissing en dien een klacht in
statements-title = Beslissingen van de beheerder
statements-n =
    { $n ->
        [0] Geen enkele geldt
        [one] { $n } geldt
       *[other] { $n } gelden
    }
statements-none = Er zijn geen zulke beslissingen
statements-none-text = Beperkt de beheerder een aanbod of het profiel, dan vind je hier de motivering.
statement-text = Dit is de motivering die art. 17 van de digitaledienstenverordening vereist.
invalid-restricted = Dit aanbod is beperkt door een beslissing van de beheerder en kan niet gepubliceerd worden; je kunt een klacht indienen
invalid-restricted-enterprise = Dit profiel is beperkt door een beslissing van de beheerder, dus er kan niets van gepubliceerd worden
invalid-date-past = Die dag is voorbij
invalid-until-removed = Wat voorgoed verwijderd is, heeft geen laatste dag; laat leeg of kies verbergen
invalid-other-person = Over deze klacht moet iemand anders beslissen dan wie eerst besliste
invalid-item-address = Op dit adres staat geen aanbod en geen profiel

# the log
event-kind-notice = Melding
event-kind-notice-sender = Afzender van een melding
event-kind-moderation-decision = Beslissing over inhoud
event-kind-appeal = Klacht
event-to-restricted = beperkt
event-to-kept = gebleven
event-to-in-force = geldt
event-to-reversed = herzien na klacht
event-to-upheld = bevestigd
event-note-taken = iemand nam de zaak
event-note-put-back = de zaak is teruggegeven
event-note-same-person = beslist door dezelfde persoon, want de beheerder heeft er maar een
