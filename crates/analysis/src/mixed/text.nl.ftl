# Het verslag van een mixed model.

mixed-title = Wat samengaat met { $response }

# Het antwoord.
mixed-within = Binnen { $grouping }, dus rijen van dezelfde met elkaar vergeleken:
mixed-between = Tussen { $grouping }, dus de een vergeleken met de ander:
mixed-both = Binnen en tussen { $grouping } door elkaar:
mixed-effect-number = { $direction ->
    [higher] waar { $name } 1 hoger is, is { $response } gemiddeld { $size } hoger ({ $confidence }-interval { $range }).
    [lower] waar { $name } 1 hoger is, is { $response } gemiddeld { $size } lager ({ $confidence }-interval { $range }).
   *[same] waar { $name } 1 hoger is, is { $response } gemiddeld vrijwel even hoog ({ $confidence }-interval { $range }).
  }
mixed-effect-level = { $direction ->
    [higher] waar { $factor } gelijk is aan { $level }, is { $response } gemiddeld { $size } hoger dan waar het { $first } is ({ $confidence }-interval { $range }).
    [lower] waar { $factor } gelijk is aan { $level }, is { $response } gemiddeld { $size } lager dan waar het { $first } is ({ $confidence }-interval { $range }).
   *[same] waar { $factor } gelijk is aan { $level }, is { $response } gemiddeld vrijwel even hoog als waar het { $first } is ({ $confidence }-interval { $range }).
  }
mixed-effect-product = { $name } zegt hoe het verband van het ene kenmerk met { $response } verandert met het andere: { $estimate } ({ $confidence }-interval { $range }).
mixed-effect-other = De schatting van { $name } is { $estimate } ({ $confidence }-interval { $range }).
mixed-mean = Gemiddeld is { $response } { $estimate } ({ $confidence }-interval { $range }).
mixed-more = { $count ->
    [one] Dit zijn de duidelijkste; nog 1 kenmerk staat in de tabel hieronder.
   *[other] Dit zijn de duidelijkste; nog { $count } kenmerken staan in de tabel hieronder.
  }
mixed-division = De verschillen in { $response } liggen { $pieces }.
mixed-division-rest = De kenmerken samen beschrijven { $explained } van alle verschillen in { $response }. De rest ligt { $pieces }.
mixed-piece-between = voor { $share } tussen { $grouping }
mixed-piece-rest = voor { $share } tussen rijen van dezelfde groep (meetfout inbegrepen)
mixed-groups = { $count } × { $grouping }
mixed-missing = { $count ->
    [one] { $name } in 1 rij
   *[other] { $name } in { $count } rijen
  }
mixed-rows-all = Dit rust op alle { $used } rijen. Groepen: { $groups }.
mixed-rows-some = { $left ->
    [one] Dit rust op { $used } van de { $total } rijen. Groepen: { $groups }. Er is 1 rij weggelaten omdat er een waarde ontbreekt: { $missing }.
   *[other] Dit rust op { $used } van de { $total } rijen. Groepen: { $groups }. Er zijn { $left } rijen weggelaten omdat er een waarde ontbreekt: { $missing }.
  }
mixed-not-cause = Dit zijn verbanden in dit bestand. Of het een door het ander komt, kan deze analyse niet zeggen.

# Waar men op let.
mixed-search-rounding = Het zoeken stopte waar afronding het laatste stukje verbergt (naar schatting { $gain } op de afwijking). De getallen kloppen tot ongeveer vijf cijfers.
mixed-search-unfinished = Het zoeken is na { $count } stappen gestopt zonder klaar te zijn. Gebruik deze getallen niet; probeer een eenvoudiger model.
mixed-mixture = { $count ->
    [one] { $names } verschilt zowel binnen als tussen { $grouping }. Het getal is een mengsel van twee verbanden, die zelfs tegengesteld kunnen zijn. Maak er twee kolommen van, bijvoorbeeld within({ $first }, { $grouping }) en between({ $first }, { $grouping }).
   *[other] { $names } verschillen zowel binnen als tussen { $grouping }. Elk getal is een mengsel van twee verbanden, die zelfs tegengesteld kunnen zijn. Maak van elk twee kolommen, bijvoorbeeld within({ $first }, { $grouping }) en between({ $first }, { $grouping }).
  }
mixed-products = Door { $names } geldt het getal van een kenmerk dat erin voorkomt alleen waar het andere 0 is (of de eerste groep).
mixed-border-level = Deze gegevens laten geen verschillen in niveau zien tussen { $grouping }: die variantie is op 0 geschat. De andere getallen kloppen; een model zonder dit deel zegt hetzelfde.
mixed-border-column = Deze gegevens laten niet zien dat het verband met { $column } verschilt tussen { $grouping }: die variantie is op 0 geschat. De andere getallen kloppen; een model zonder dit deel zegt hetzelfde.
mixed-border-together = De verschillen tussen { $grouping } in { $columns } vallen in de schatting helemaal samen (een correlatie van 1 of −1, of een variantie van 0). Er zijn te weinig gegevens om ze uit elkaar te houden; een eenvoudiger model zegt hetzelfde.
mixed-dropped = { $count ->
    [one] { $names } is weggelaten: andere kolommen zeggen al precies hetzelfde.
   *[other] { $names } zijn weggelaten: andere kolommen zeggen al precies hetzelfde.
  }
mixed-many-left-out = { $share } van de rijen is weggelaten omdat er een waarde ontbreekt. Wie ontbreekt, kan anders zijn dan wie er wel is.
mixed-few-groups = Er zijn maar { $count } groepen van { $grouping }. Hoeveel die van elkaar verschillen, is daardoor niet goed bekend.
mixed-few-groups-wald = Er zijn { $count } groepen van { $grouping }. De intervallen gaan uit van heel veel groepen en zijn hier wat te smal; Satterthwaite of Kenward-Roger houdt daar rekening mee.

# Schattingen.
mixed-estimates = De schattingen
mixed-estimates-caption = Hoeveel { $response } gemiddeld hoger of lager is waar een kenmerk 1 hoger is, bij gelijke andere kenmerken
mixed-level = verschilt
mixed-level-within = binnen { $grouping }
mixed-level-between = tussen { $grouping }
mixed-level-both = beide, { $grouping }
mixed-estimates-remark = Elk getal houdt de andere kenmerken gelijk. Er staan niet meer cijfers dan de onzekerheid toelaat.
mixed-estimates-picture = De schattingen naast elkaar: verschil in { $response } bij een gewone stap in elk kenmerk
mixed-estimates-seen = { $outside ->
    [one] Een stap is één standaardafwijking, of van 0 naar 1. De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raakt er 1 de streeplijn niet.
   *[other] Een stap is één standaardafwijking, of van 0 naar 1. De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raken er { $outside } de streeplijn niet.
  }
mixed-contextual-differs = { $name }: het verband tussen groepen min dat binnen groepen is { $estimate } ({ $confidence }-interval { $range }). Nul ligt daar niet in: tussen en binnen groepen is het een ander verband.
mixed-contextual-same = { $name }: het verband tussen groepen min dat binnen groepen is { $estimate } ({ $confidence }-interval { $range }). Nul ligt daar ook in: het kan hetzelfde verband zijn.
mixed-terms-caption = Elk kenmerk als geheel
mixed-term = kenmerk
mixed-terms-remark = Een kenmerk met meer dan twee groepen heeft meer dan één getal. Hier is getoetst of die samen 0 kunnen zijn (type III).

# Varianties.
mixed-variances = Waar de verschillen liggen
mixed-shares-picture = De verschillen in { $response }, verdeeld
mixed-shares-seen = Verdeling – { $pieces }.
mixed-piece-fixed = de kenmerken samen
mixed-rest-short = rest
mixed-rest = binnen de groepen (rest)
mixed-variances-caption = Hoeveel groepen van elkaar verschillen
mixed-deviates = wat verschilt
mixed-deviation = standaardafwijking
mixed-variance = variantie
mixed-correlation = correlatie
mixed-slope = Het verband met { $column } verschilt tussen { $grouping }: volgens dit model ligt het voor 95% van hen tussen { $range }.
mixed-explained = R²: de kenmerken alleen { $marginal }, met de groepen erbij { $conditional }.

# Het verloop en de groepen.
mixed-course = Het waargenomen verloop
mixed-course-told = Dit is wat er gemeten is, niet wat het model zegt. Wie eerder stopt, telt later niet meer mee in het gemiddelde.
mixed-course-picture = { $response } per { $grouping }
mixed-course-seen = De dikke lijn is het gemiddelde van { $response }: van { $from } bij { $moment } { $start } tot { $to } bij { $moment } { $end }. Elke dunne lijn is één { $grouping }; er staan er { $shown } van de { $count }.
mixed-groups-differ = Hoe groepen verschillen
mixed-groups-told = Elke groep is naar het gemiddelde toe getrokken, meer naarmate er minder van bekend is. De groepen staan van laag naar hoog, zonder naam: een verschil zegt niet wie beter is.
mixed-groups-picture = { $grouping }: { $what }
mixed-deviates-level = { $response }, afwijking van het gemiddelde
mixed-deviates-column = verband van { $name } met { $response }, afwijking
mixed-groups-in-order = { $grouping }, van laag naar hoog
mixed-groups-seen = De { $count } groepen wijken { $least } tot { $most } af. Bij { $apart } daarvan ligt 0 buiten het 95%-interval.

# Past het?
mixed-fit = Past het model?
mixed-fit-told = Een rij ligt gewoonlijk { $sigma } van wat het model voor { $response } geeft (de standaardafwijking van de rest). { $far ->
    [one] Van de { $count } rijen ligt er 1 meer dan drie keer zo ver weg; bij een normale verdeling waren het er ongeveer { $expected }.
   *[other] Van de { $count } rijen liggen er { $far } meer dan drie keer zo ver weg; bij een normale verdeling waren het er ongeveer { $expected }.
  }
mixed-fitted = { $response } volgens het model
mixed-residual = rest: gemeten min model
mixed-residuals-picture = Wat het model overlaat
mixed-residuals-seen = De { $count } rijen, en als lijn hun gemiddelde. De lijn wijkt hoogstens { $along } van 0 af; de gewone afwijking van een rij is { $sigma }. Een boog of een trechter betekent dat het model iets mist.
mixed-normal-quantile = verwacht bij een normale verdeling
mixed-standard-residual = rest, in standaardafwijkingen
mixed-quantiles-picture = De vorm van de rest
mixed-quantiles-seen = Bij een normale verdeling liggen de punten op de streeplijn. Buigen de uiteinden weg, dan zijn er meer of minder uitschieters.

# De berekening.
mixed-formula = Formule: { $formula }
mixed-reml = Varianties geschat met REML (restricted maximum likelihood).
mixed-ml = Varianties geschat met ML (maximum likelihood).
mixed-wald = Toetsen met de normale verdeling (Wald).
mixed-satterthwaite = Toetsen met de t-verdeling, vrijheidsgraden volgens Satterthwaite.
mixed-kenward-roger = Toetsen met de t-verdeling, standaardfouten en vrijheidsgraden volgens Kenward en Roger.
mixed-criteria = Log-likelihood { $likelihood }, AIC { $aic }, BIC { $bic }, met { $parameters } parameters.
mixed-intercept-meaning = (Intercept): wat het model geeft waar elk kenmerk 0 is, of de eerste groep.
mixed-exact-caption = Dezelfde schattingen met meer cijfers, om naast andere programma’s te leggen

# Details, voor wie erom vraagt.
mixed-details = Details van de berekening
mixed-details-start = Het zoeken begon bij de relatieve factoren { $start }.
mixed-details-end = Het eindigde bij { $end } (in de kolommen zoals ze in het bestand staan).
mixed-details-evaluations = { $count ->
    [one] De deviantie en haar helling zijn 1 keer berekend.
   *[other] De deviantie en haar helling zijn { $count } keer berekend.
  }
mixed-details-converged = Het stopte omdat de helling nul is, zover afronding dat laat zien.
mixed-details-no-lower-step = Het stopte omdat geen stap lager kwam, al is de helling niet helemaal nul.
mixed-details-too-many = Het stopte omdat er meer stappen waren gezet dan een gewoon model nodig heeft.
mixed-details-gradient = De grootste afgeleide is daar { $norm }; er valt nog ongeveer { $gain } van de deviantie te winnen.
mixed-details-saddles = { $count ->
    [one] Het is 1 keer van een zadelpunt af geduwd.
   *[other] Het is { $count } keer van een zadelpunt af geduwd.
  }
mixed-details-rows = Van de { $total } rijen zijn er { $used } gebruikt: die waarin niets ontbreekt dat het model nodig heeft.
mixed-details-missing = rijen
mixed-details-missing-caption = Hoe vaak er iets ontbreekt
