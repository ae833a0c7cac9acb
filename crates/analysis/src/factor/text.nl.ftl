# Het verslag van een meetmodel.

factor-title = Hoe vragen samengaan: { $factors }

# Het antwoord.
factor-fits = { $met ->
    [0] Zo goed past het model: CFI { $comparative }, RMSEA { $approximation } (90%-interval { $range }), SRMR { $residual }. Geen van de drie vuistregels (CFI vanaf 0,95, RMSEA tot 0,06, SRMR tot 0,08) is gehaald.
    [one] Zo goed past het model: CFI { $comparative }, RMSEA { $approximation } (90%-interval { $range }), SRMR { $residual }. Eén van de drie vuistregels (CFI vanaf 0,95, RMSEA tot 0,06, SRMR tot 0,08) is gehaald.
   *[other] Zo goed past het model: CFI { $comparative }, RMSEA { $approximation } (90%-interval { $range }), SRMR { $residual }. Van de drie vuistregels (CFI vanaf 0,95, RMSEA tot 0,06, SRMR tot 0,08) zijn er { $met } gehaald.
  }
factor-saturated = Dit model laat alles vrij en past daardoor altijd. Of het klopt, is met deze vragen niet te toetsen.
factor-strength = { $count ->
    [one] { $factor } heeft 1 vraag.
   *[other] { $factor }: { $count } vragen, met gestandaardiseerde ladingen van { $least } tot { $most }.
  }
factor-pair = { $left } met { $right } { $correlation }
factor-together = De factoren hangen zo samen (correlatie): { $pairs }.
factor-persons-all = Dit rust op alle { $used } rijen.
factor-persons-some = { $left ->
    [one] Dit rust op { $used } van de { $total } rijen; 1 is weggelaten omdat er een antwoord ontbreekt.
   *[other] Dit rust op { $used } van de { $total } rijen; { $left } zijn weggelaten omdat er een antwoord ontbreekt.
  }
factor-persons-empty = { $left ->
    [one] Dit rust op { $used } van de { $total } rijen; 1 rij had geen enkel antwoord.
   *[other] Dit rust op { $used } van de { $total } rijen; { $left } rijen hadden geen enkel antwoord.
  }
factor-not-proof = Een model dat past, bewijst niet dat deze factoren bestaan. Een ander model kan even goed passen.
factor-not-settled = Het zoeken is gestopt zonder klaar te zijn. Gebruik deze getallen niet; kijk of het model bij de vragen past.
factor-negative = Een variantie van { $names } is negatief geschat, en dat kan in het echt niet. Meestal is het model te ruim voor zo weinig gegevens.

# Ladingen.
factor-loadings = Hoe sterk elke vraag bij haar factor hoort
factor-loadings-picture = Gestandaardiseerde ladingen
factor-loadings-seen = Elke stip is een vraag: 1 is helemaal bij de factor, 0 helemaal niet. De lijn is het { $confidence }-interval; een vraag die de eenheid geeft, heeft er geen.
factor-loadings-caption = Ladingen van de vragen
factor-loadings-remark = Vast: deze lading is op 1 gezet en geeft de factor zijn eenheid.
factor-factor = factor
factor-item = vraag
factor-standardised = gestandaardiseerd
factor-held = vast

# Factoren onderling.
factor-between = Hoe de factoren samenhangen
factor-between-caption = Correlaties tussen factoren
factor-other = met
factor-correlation = correlatie

# Hoe goed het past.
factor-measures = Hoe goed het model past
factor-measures-caption = Maten
factor-measure = maat
factor-value = waarde
factor-scaled = geschaald
factor-chi-square = χ² (vrijheidsgraden)
factor-approximation = RMSEA (90%-interval)
factor-rules = Vuistregels zijn geen wet. Ze zijn gemaakt voor grote steekproeven en gewone vragenlijsten.
factor-modifications = Waar het model het meest mist
factor-modifications-caption = Wat het zou uitmaken om iets vrij te laten
factor-relation = verband
factor-index = index
factor-change = verandering
factor-modifications-remark = Van zoveel mogelijkheden zijn er altijd een paar door toeval groot. Verander een model alleen om een reden die je ook zonder deze getallen zou geven.

# De berekening.
factor-ml = Maximum likelihood, met standaardfouten voor normaal verdeelde antwoorden.
factor-mlr = Maximum likelihood met robuuste standaardfouten en een geschaalde toets (MLR).
factor-mlm = Maximum likelihood met standaardfouten en toets van Satorra en Bentler (MLM).
factor-left-out = Wie een vraag openliet, telt niet mee.
factor-used = Wie een vraag openliet, telt mee met wat er wel is (FIML).

# Groepen.
factor-in-group = { $heading }: { $group }
factor-groups = Het model is op deze groepen tegelijk gepast: { $groups }. Voordat je hun gemiddelden vergelijkt, moeten de vragen in elke groep hetzelfde betekenen; dat vraag je aan dit model met steeds meer gelijk gehouden.
factor-group = groep
factor-means = Hoe de factoren tussen groepen verschillen
factor-means-caption = Gemiddelden van de factoren, naast { $first }

# Wat niet kan.
factor-beyond-one = { $left } en { $right } correleren in dit model sterker dan 1, en dat kan niet: de antwoorden houden ze niet uit elkaar. Voeg ze samen, of gebruik een kleiner model.
factor-impossible = De factoren van dit model kunnen zo niet samen bestaan. Gebruik minder factoren.
factor-single = { $factor } heeft één vraag; dan is de factor die vraag, met fout en al.
factor-equal-nothing = Elke groep heeft eigen waarden; alleen welke vragen bij welke factor horen, is hetzelfde.
factor-equal = In alle groepen gelijk: { $what }.
factor-held-loadings = ladingen
factor-held-intercepts = intercepten
factor-held-residuals = restvarianties
factor-held-residual-covariances = restcovarianties
factor-held-variances = varianties van factoren
factor-held-covariances = covarianties van factoren
factor-held-means = gemiddelden van factoren
factor-held-regressions = waar factoren van afhangen
