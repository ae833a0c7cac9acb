# Het verslag van een meta-analyse.

meta-title = Wat onderzoeken samen zeggen over { $effect }

# Het antwoord.
meta-mean = { $count ->
    [one] In 1 uitkomst is { $effect } { $estimate } ({ $confidence }-interval { $range }).
   *[other] Over { $count } uitkomsten is { $effect } gemiddeld { $estimate } ({ $confidence }-interval { $range }).
  }
meta-moderator = Waar { $name } 1 hoger is (of van die groep), is { $effect } { $estimate } meer ({ $confidence }-interval { $range }).
meta-back-ratio = Als verhouding is dat { $value } ({ $range }); 1 is geen verschil.
meta-back-correlation = Als correlatie is dat { $value } ({ $range }).
meta-new-study = In een nieuw, vergelijkbaar onderzoek ligt het echte effect volgens dit model met { $confidence } zekerheid tussen { $range }. Dat bereik zegt meer over één plek dan het gemiddelde.
meta-differences = Van de spreiding tussen de uitkomsten is { $i2 } meer dan toeval (I²). De echte effecten verschillen onderling met een standaardafwijking van { $tau }.
meta-differences-range = Van de spreiding tussen de uitkomsten is { $i2 } meer dan toeval (I²). De echte effecten verschillen onderling met een standaardafwijking van { $tau } ({ $confidence }-interval { $range }).
meta-rows-all = { $count ->
    [one] Dit rust op 1 rij.
   *[other] Dit rust op alle { $count } rijen.
  }
meta-rows-some = { $left ->
    [one] Dit rust op { $count } rijen. Er is 1 rij weggelaten omdat er een waarde ontbreekt.
   *[other] Dit rust op { $count } rijen. Er zijn { $left } rijen weggelaten omdat er een waarde ontbreekt.
  }
meta-rows-clustered = { $left ->
    [0] Dit rust op { $count } uitkomsten uit { $clusters } × { $cluster }. Er is niets weggelaten.
    [one] Dit rust op { $count } uitkomsten uit { $clusters } × { $cluster }. Er is 1 rij weggelaten omdat er een waarde ontbreekt.
   *[other] Dit rust op { $count } uitkomsten uit { $clusters } × { $cluster }. Er zijn { $left } rijen weggelaten omdat er een waarde ontbreekt.
  }
meta-not-cause = Dit vat samen wat de onderzoeken vonden. Het maakt een zwak onderzoek niet sterker, en onderzoek dat nooit verscheen zit er niet bij. Een verband is nog geen oorzaak.
meta-few = Er zijn maar { $count } onderzoeken. Hoeveel ze van elkaar verschillen, is daardoor niet goed bekend, en het interval is eerder te smal dan te breed.
meta-dropped = { $count ->
    [one] { $names } is weggelaten: andere kolommen zeggen al precies hetzelfde.
   *[other] { $names } zijn weggelaten: andere kolommen zeggen al precies hetzelfde.
  }

# De uitkomsten naast elkaar.
meta-effects = De onderzoeken naast elkaar
meta-forest = { $effect } per onderzoek
meta-forest-seen-lines = { $outside ->
    [one] Elke lijn is het 95%-interval van een onderzoek, het vierkant is groter als het zwaarder telt. De ruit is het gemiddelde met zijn { $confidence }-interval, de streepjes eronder het bereik van een nieuw onderzoek. Van de { $count } lijnen raakt er 1 de nul niet.
   *[other] Elke lijn is het 95%-interval van een onderzoek, het vierkant is groter als het zwaarder telt. De ruit is het gemiddelde met zijn { $confidence }-interval, de streepjes eronder het bereik van een nieuw onderzoek. Van de { $count } lijnen raken er { $outside } de nul niet.
  }
meta-forest-seen-order = { $outside ->
    [one] De { $count } uitkomsten van klein naar groot, met hun 95%-interval. Daarvan raakt er 1 de nul niet. Het { $confidence }-interval van het gemiddelde staat in de tabel.
   *[other] De { $count } uitkomsten van klein naar groot, met hun 95%-interval. Daarvan raken er { $outside } de nul niet. Het { $confidence }-interval van het gemiddelde staat in de tabel.
  }
meta-mean-name = gemiddeld
meta-new = nieuw onderzoek
meta-in-order = uitkomsten, van klein naar groot
meta-study = onderzoek { $number }
meta-studies-caption = Elk onderzoek
meta-study-head = onderzoek
meta-weight = gewicht
meta-coefficients-caption = Het gemiddelde, en wat kenmerken van onderzoeken uitmaken
meta-coefficients-remark = intrcpt is het gemiddelde effect, of dat waar elk kenmerk 0 is.

# Verschillen tussen onderzoeken.
meta-heterogeneity = Hoeveel onderzoeken verschillen
meta-heterogeneity-told = Onderzoeken vinden niet alleen door toeval iets anders. Dit is wat er overblijft als het toeval eraf is.
meta-heterogeneity-caption = Verschillen in de echte effecten
meta-measure = maat
meta-tau = τ, standaardafwijking
meta-tau2 = τ², variantie
meta-i2 = I², in procenten
meta-h2 = H²
meta-q = Toets op verschil: Q = { $q } met { $degrees } vrijheidsgraden, p { $p }. Met weinig onderzoeken mist deze toets veel.
meta-spread-outside = De schatting ligt buiten haar eigen interval (Q-profiel). Dat komt voor als een paar onderzoeken heel ver van de rest liggen; kijk dan eerst naar die onderzoeken.
meta-r2 = De kenmerken beschrijven { $share } van de verschillen tussen onderzoeken (R²).

# Kleine onderzoeken.
meta-small = Kleine en grote onderzoeken
meta-small-told = Als kleine onderzoeken andere effecten vinden dan grote, kan dat komen doordat kleine zonder resultaat niet verschenen. Het kan ook iets anders zijn, zoals andere mensen of een andere behandeling.
meta-funnel = Effect tegen nauwkeurigheid
meta-standard-error = standaardfout
meta-funnel-seen = Elke stip is een uitkomst, de nauwkeurigste bovenaan. Tussen de schuine lijnen zou 95% liggen als er één echt effect was; daar liggen er { $inside } van de { $count }. Het grijs rond nul is waar het toeval alleen een uitkomst zou brengen met p tussen 0,01 en 0,05.
meta-egger = Regressietoets (Egger): z of t { $statistic }, p { $p }.
meta-rank = Rangtoets (Begg en Mazumdar): Kendalls tau { $tau }, p { $p }.
meta-trim-fill = { $count ->
    [0] Trim-and-fill vult geen onderzoeken aan.
    [one] Trim-and-fill vult 1 onderzoek aan; { $effect } is dan { $estimate } ({ $range }). Dat is een proef, geen verbetering: dit onderzoek bestaat niet.
   *[other] Trim-and-fill vult { $count } onderzoeken aan; { $effect } is dan { $estimate } ({ $range }). Dat is een proef, geen verbetering: deze onderzoeken bestaan niet.
  }
meta-tests-few = Met { $count } onderzoeken zeggen deze toetsen bijna niets.

# Invloed.
meta-influence = Wat één onderzoek uitmaakt
meta-without-mean = Laat je steeds één onderzoek weg, dan ligt het gemiddelde van { $effect } tussen { $range }.
meta-without-moderators = Laat je steeds één onderzoek weg, dan ligt de eerste schatting voor { $effect } tussen { $range }.
meta-no-influence = Geen onderzoek valt op door zijn invloed.
meta-influence-caption = Onderzoeken die veel uitmaken
meta-influence-remark = Dat een onderzoek veel uitmaakt, is geen reden om het weg te laten. Kijk wat er anders aan is.
meta-without-estimate = schatting zonder
meta-distance = afstand
meta-cook = Cook

# Drie niveaus.
meta-levels = Waar de verschillen liggen
meta-levels-told = Uitkomsten uit dezelfde { $cluster } lijken op elkaar. Daarom zijn er drie niveaus: toeval, binnen { $cluster } en tussen { $cluster }.
meta-levels-picture = De verschillen tussen uitkomsten, verdeeld
meta-levels-seen = Verdeling – { $pieces }.
meta-levels-caption = Variantie van de echte effecten
meta-level = niveau
meta-count = aantal
meta-variance = variantie
meta-between = tussen { $cluster }
meta-within = binnen { $cluster }
meta-sampling = toeval
meta-robust-caption = Dezelfde schattingen met robuuste standaardfouten per { $cluster } (CR1)

# De berekening.
meta-fixed = Eén echt effect voor alle onderzoeken (fixed effect).
meta-random = Elk onderzoek heeft een eigen echt effect; de variantie daarvan is geschat met { $method }.
meta-three-reml = Meta-analyse op drie niveaus, met uitkomsten binnen { $cluster }; varianties geschat met REML.
meta-three-ml = Meta-analyse op drie niveaus, met uitkomsten binnen { $cluster }; varianties geschat met ML.
meta-test-normal = Getoetst met de normale verdeling.
meta-test-t = Getoetst met de t-verdeling.
meta-test-knapp-hartung = Getoetst volgens Knapp en Hartung.

# Onderzoek voor onderzoek, als ernaar gevraagd is.
meta-without = Zonder elk onderzoek
meta-without-caption = De eerste schatting voor { $effect } zonder dit onderzoek
meta-each = Invloed van elk onderzoek
meta-each-caption = Wat elk onderzoek met het geheel doet
meta-each-remark = Een sterretje: een van deze is groot volgens de gebruikelijke grenzen. Afstand is hoe ver het onderzoek ligt van wat de andere laten verwachten, in standaardfouten.
meta-hat = eigen aandeel
meta-true = Het echte effect van elk onderzoek
meta-true-caption = { $effect }: gevonden, en naar het gemiddelde getrokken voor zover het toeval gaat
meta-true-remark = Een onderzoek dat onzeker is, wordt verder naar het gemiddelde getrokken.
meta-observed = gevonden
meta-true-effect = echt, geschat
