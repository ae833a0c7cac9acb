# Het verslag van één ding op twee niveaus.

within-title = { $value } tussen { $by } en binnen { $by }
within-answer = Van de verschillen in { $value } ligt { $between } tussen de ene { $by } en de andere, en { $within } binnen dezelfde { $by }, van moment tot moment.
within-relation-within = { $direction ->
    [higher] Binnen dezelfde { $by }: waar { $value } hoger is dan gewoonlijk, is { $other } ook hoger (correlatie { $correlation }, { $confidence }-interval { $range }).
    [lower] Binnen dezelfde { $by }: waar { $value } hoger is dan gewoonlijk, is { $other } lager (correlatie { $correlation }, { $confidence }-interval { $range }).
   *[same] Binnen dezelfde { $by } gaan { $value } en { $other } vrijwel niet samen (correlatie { $correlation }, { $confidence }-interval { $range }).
  }
within-relation-between = { $direction ->
    [higher] Tussen de ene { $by } en de andere: waar het gemiddelde van { $value } hoger is, is dat van { $other } ook hoger (correlatie { $correlation }, { $confidence }-interval { $range }).
    [lower] Tussen de ene { $by } en de andere: waar het gemiddelde van { $value } hoger is, is dat van { $other } lager (correlatie { $correlation }, { $confidence }-interval { $range }).
   *[same] Tussen de ene { $by } en de andere gaan de gemiddelden van { $value } en { $other } vrijwel niet samen (correlatie { $correlation }, { $confidence }-interval { $range }).
  }
within-means = Het gemiddelde van één { $by } rust op ongeveer { $size } waarden en heeft een betrouwbaarheid van { $reliability } (1 is volmaakt).
within-rows-all = Dit rust op alle { $count } waarden van { $clusters } × { $by }.
within-rows-some = { $left ->
    [one] Dit rust op { $count } waarden van { $clusters } × { $by }. 1 rij telt niet mee, omdat er een waarde ontbreekt.
   *[other] Dit rust op { $count } waarden van { $clusters } × { $by }. { $left } rijen tellen niet mee, omdat er een waarde ontbreekt.
  }

within-division = Waar de verschillen liggen
within-picture = De verschillen in { $value }, verdeeld
within-seen = Verdeling – { $pieces }.
within-between = tussen { $by }
within-inside = binnen { $by }
within-caption = Spreiding op elk niveau
within-level = niveau
within-spread = standaardafwijking
within-square = gemiddeld kwadraat
within-count = aantal
within-remark = Tussen: van de gemiddelden. Binnen: van de afstand tot het eigen gemiddelde.
within-icc = ICC1 { $icc1 }, het aandeel ertussen; ICC2 { $icc2 }, de betrouwbaarheid van een gemiddelde.
within-eta = η² { $eta }: het aandeel van alle kwadraten ertussen, dat groeit met het aantal groepen.
within-relations = Met andere kolommen, op elk niveau
within-relations-caption = Hoe { $value } met andere samengaat
within-correlation = correlatie
within-relations-picture = Hoe { $value } met andere samengaat, naast elkaar
within-relations-seen = De stip is de correlatie, de lijn het { $confidence }-interval, de streepjeslijn geen verband.
within-computed = Met variantieanalyse, met { $by } als groepen. Binnen: de afstand tot het eigen gemiddelde van elke { $by }. Tussen: die gemiddelden, elk één keer geteld.
within-intervals = Intervallen met Fishers z, binnen met één waarde minder voor elke { $by }. Ze nemen momenten als los van elkaar; een gemengd model houdt met meer rekening.
