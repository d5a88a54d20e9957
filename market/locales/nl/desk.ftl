mail-claim-approved-subject = Het profiel is van jou: { $subject }
mail-claim-approved-before =
    We hebben de gegevens gecontroleerd. Vanaf nu beheer je het profiel { $subject } in de catalogus.

    Aanbod dat je hebt voorbereid, kun je laten nakijken.
mail-claim-approved-button = Naar het werkblad
mail-claim-approved-after = Moet nog iemand voor het aanbod zorgen? Nodig die uit op de pagina van het team.

mail-claim-refused-subject = Je aanvraag voor een profiel komt terug: { $subject }
mail-claim-refused-before =
    We konden je het profiel { $subject } niet toekennen. De reden:

    { $reason }
mail-claim-refused-button = Bekijk wat je kunt verbeteren
mail-claim-refused-after = Je kunt de aanvraag verbeteren en opnieuw versturen. Het aanbod dat je hebt voorbereid, is er nog.

mail-offer-approved-subject = Gepubliceerd: { $subject }
mail-offer-approved-before = We hebben het aanbod { $subject } nagekeken. Het staat nu in de catalogus.
mail-offer-approved-button = Bekijk het aanbod
mail-offer-approved-after = Prijs, voorraad en pauze kun je altijd wijzigen, zonder dat we het nakijken.

mail-offer-refused-subject = Te verbeteren: { $subject }
mail-offer-refused-before =
    Het aanbod { $subject } komt bij je terug. De reden:

    { $reason }
mail-offer-refused-button = Verbeter het aanbod
mail-offer-refused-after = Was het aanbod al gepubliceerd, dan blijft die versie zichtbaar.
