# Verslagen over twee mensen.

# Twee oordelen en een uitkomst.
dyad-surface-title = Wat { $x } en { $y } samen met { $outcome } te maken hebben
dyad-line-agree = { $direction ->
    [higher] Waar beiden even hoog oordelen: is dat oordeel 1 hoger, dan is { $outcome } rond het midden { $size } hoger ({ $confidence }-interval { $range }).
    [lower] Waar beiden even hoog oordelen: is dat oordeel 1 hoger, dan is { $outcome } rond het midden { $size } lager ({ $confidence }-interval { $range }).
   *[same] Waar beiden even hoog oordelen, maakt het voor { $outcome } vrijwel niet uit hoe hoog ({ $confidence }-interval { $range }).
  }
dyad-line-apart = { $direction ->
    [higher] Hoe verder { $x } en { $y } uiteen liggen, hoe hoger { $outcome } is; de kromming is { $size } omhoog ({ $confidence }-interval { $range }).
    [lower] Hoe verder { $x } en { $y } uiteen liggen, hoe lager { $outcome } is; de kromming is { $size } omlaag ({ $confidence }-interval { $range }).
   *[same] Hoe ver { $x } en { $y } uiteen liggen, maakt voor { $outcome } vrijwel niet uit ({ $confidence }-interval { $range }).
  }
dyad-line-differ = { $direction ->
    [higher] Is { $x } hoger dan { $y }, dan is { $outcome } hoger dan andersom: { $size } per stap ({ $confidence }-interval { $range }).
    [lower] Is { $x } hoger dan { $y }, dan is { $outcome } lager dan andersom: { $size } per stap ({ $confidence }-interval { $range }).
   *[same] Wie van de twee hoger oordeelt, maakt voor { $outcome } vrijwel niet uit ({ $confidence }-interval { $range }).
  }
dyad-surface-explained = De twee oordelen samen beschrijven { $all } van de verschillen in { $outcome }; de kromming draagt daar { $bent } van bij (p { $p }).
dyad-rows-all = { $count ->
    [one] Dit rust op 1 rij.
   *[other] Dit rust op alle { $count } rijen.
  }
dyad-rows-some = { $left ->
    [one] Dit rust op { $count } rijen. Er is 1 rij weggelaten omdat er een waarde ontbreekt.
   *[other] Dit rust op { $count } rijen. Er zijn { $left } rijen weggelaten omdat er een waarde ontbreekt.
  }
dyad-little-disagreement = De twee oordelen verschillen zelden veel: { $higher } keer is { $x } duidelijk hoger en { $lower } keer { $y }. Over verschil van oordeel zegt dit vlak daarom weinig.
dyad-surface = Het vlak
dyad-surface-picture = { $outcome } bij elke combinatie van { $x } en { $y }
dyad-surface-seen = Hoe sterker de kleur, hoe hoger; de lijnen verbinden plekken met dezelfde waarde. Op de streeplijn zijn beide oordelen gelijk, de stippen zijn de rijen. Waar rijen liggen, loopt { $outcome } volgens het model van { $low } tot { $high }.
dyad-agreement = gelijk
dyad-lines = Langs en dwars op de lijn waar beiden gelijk zijn
dyad-lines-caption = Hellingen en krommingen
dyad-line = maat
dyad-lines-remark = Alle getallen gelden rond het nulpunt van de twee schalen.
dyad-name-a1 = a1, helling bij gelijk oordeel
dyad-name-a2 = a2, kromming bij gelijk oordeel
dyad-name-a3 = a3, helling bij verschil
dyad-name-a4 = a4, kromming bij verschil
dyad-name-a5 = a5, of de rug langs gelijk loopt
dyad-stationary = Het vlak is vlak bij ({ $x }; { $y }); de uitkomst is daar { $z }.
dyad-first-axis = De eerste as heeft helling { $slope } ({ $range }); 1 is langs de lijn waar beiden gelijk zijn.
dyad-surface-computed = Kleinste kwadraten met beide oordelen, hun kwadraten en hun product.
dyad-errors-classic = Standaardfouten voor een rest die overal even groot is.
dyad-errors-robust = Standaardfouten die gelden hoe groot de rest ook is (HC3).
dyad-terms-caption = De coëfficiënten
dyad-term = term
dyad-by-means = Elke waarde van { $by } telt één keer mee, met de gemiddelden over de eigen rijen.
dyad-common-scale = Beide scores zijn geteld vanaf het gemiddelde van beide samen, in standaardafwijkingen van beide samen.
dyad-zero-outside = Niemands scores liggen op beide schalen rond nul, en deze hellingen gelden rond nul. Kies --scale common, of trek eerst het midden van de schaal af.

# Hoe het ene oordeel het andere volgt.
dyad-bias-title = Hoe { $judgement } meegaat met { $truth }
dyad-bias-level = { $direction ->
    [higher] Waar { $truth } gemiddeld is, ligt { $judgement } daar gemiddeld { $size } boven ({ $confidence }-interval { $range }).
    [lower] Waar { $truth } gemiddeld is, ligt { $judgement } daar gemiddeld { $size } onder ({ $confidence }-interval { $range }).
   *[same] Waar { $truth } gemiddeld is, ligt { $judgement } gemiddeld even hoog ({ $confidence }-interval { $range }).
  }
dyad-bias-follow = { $direction ->
    [higher] Waar { $truth } 1 hoger is, is { $judgement } gemiddeld { $size } hoger ({ $confidence }-interval { $range }).
    [lower] Waar { $truth } 1 hoger is, is { $judgement } gemiddeld { $size } lager ({ $confidence }-interval { $range }).
   *[same] Waar { $truth } 1 hoger is, is { $judgement } gemiddeld even hoog ({ $confidence }-interval { $range }).
  }
dyad-bias-over-time = { $direction ->
    [higher] Per stap in { $time } is { $judgement } { $size } hoger, bij gelijke { $truth } ({ $confidence }-interval { $range }).
    [lower] Per stap in { $time } is { $judgement } { $size } lager, bij gelijke { $truth } ({ $confidence }-interval { $range }).
   *[same] Met { $time } verandert { $judgement } vrijwel niet, bij gelijke { $truth } ({ $confidence }-interval { $range }).
  }
dyad-follow-exact = 0 zou niet meegaan zijn, 1 precies meegaan. Precies meegaan past bij deze gegevens.
dyad-follow-partly = 0 zou niet meegaan zijn, 1 precies meegaan. Deze gegevens passen bij geen van beide.
dyad-follow-none = 0 zou niet meegaan zijn, 1 precies meegaan. Niet meegaan past bij deze gegevens.
dyad-follow-unknown = 0 zou niet meegaan zijn, 1 precies meegaan. Deze gegevens laten beide open.
dyad-bias-no-mistake = Een verschil tussen twee mensen is geen fout. Het zegt niet wie gelijk heeft.
dyad-bias-estimates = De schattingen
dyad-bias-caption = Niveau en meegaan
dyad-bias-what = maat
dyad-bias-remark = Bij meegaan toetst p of het 0 kan zijn, niet of het 1 kan zijn.
dyad-bias-name-level = verschil in niveau
dyad-bias-name-follow = meegaan
dyad-bias-name-time = verandering met de tijd
dyad-bias-common = Beide oordelen zijn geteld vanaf het gemiddelde van wat beoordeeld wordt ({ $mean }).
dyad-bias-own = Beide oordelen zijn geteld vanaf het eigen gemiddelde van elk paar: het gaat om verandering binnen een paar.

# Wat het eigen oordeel doet en dat van de ander.
dyad-partners-title = Wat het eigen oordeel en dat van de ander met { $outcome } te maken hebben
dyad-member = lid
dyad-partners-own = { $direction ->
    [higher] { $role }: waar het eigen { $rating } 1 hoger is, is { $outcome } gemiddeld { $size } hoger ({ $confidence }-interval { $range }).
    [lower] { $role }: waar het eigen { $rating } 1 hoger is, is { $outcome } gemiddeld { $size } lager ({ $confidence }-interval { $range }).
   *[same] { $role }: met het eigen { $rating } verschilt { $outcome } vrijwel niet ({ $confidence }-interval { $range }).
  }
dyad-partners-other = { $direction ->
    [higher] { $role }: waar { $rating } van de ander 1 hoger is, is { $outcome } gemiddeld { $size } hoger ({ $confidence }-interval { $range }).
    [lower] { $role }: waar { $rating } van de ander 1 hoger is, is { $outcome } gemiddeld { $size } lager ({ $confidence }-interval { $range }).
   *[same] { $role }: met { $rating } van de ander verschilt { $outcome } vrijwel niet ({ $confidence }-interval { $range }).
  }
dyad-partners-alike = Wat overblijft, hangt tussen de twee van een paar samen met een correlatie van { $correlation }.
dyad-partners-pairs = { $count ->
    [one] Er is 1 volledig paar.
   *[other] Er zijn { $count } volledige paren.
  }
dyad-partners-effects = De schattingen
dyad-partners-caption = { $outcome } bij een oordeel dat 1 hoger is
dyad-partners-role = wie
dyad-partners-rating = oordeel
dyad-partners-start = beginwaarde
dyad-partners-rating-own = eigen { $rating }
dyad-partners-rating-other = { $rating } van de ander
dyad-partners-picture = De schattingen naast elkaar: verschil in { $outcome }
dyad-partners-seen = { $outside ->
    [one] De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raakt er 1 de streeplijn niet.
   *[other] De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raken er { $outside } de streeplijn niet.
  }
dyad-partners-ratio = { $role }, { $rating }: het oordeel van de ander telt { $k } keer zo zwaar als het eigen ({ $range }). Rond 1 tellen beide even zwaar, rond 0 alleen het eigen, rond −1 het verschil.
dyad-partners-same = De twee leden van een paar zijn niet te onderscheiden: één getal voor beiden.
dyad-partners-roles = De leden van een paar zijn te onderscheiden: { $roles }.
dyad-partners-criteria = Log-likelihood { $likelihood }, AIC { $aic }, met { $parameters } parameters.
