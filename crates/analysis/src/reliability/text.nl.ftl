# Het verslag van een schaal of van beoordelingen.

reliability-title = { $count ->
    [one] Hoe vast de score van 1 vraag is
   *[other] Hoe vast de score van { $count } vragen samen is
  }

# Het antwoord.
reliability-alpha = { $count ->
    [one] Met 1 vraag is er geen alfa: { $alpha } ({ $confidence }-interval { $range }).
   *[other] Cronbachs alfa van deze { $count } vragen is { $alpha } ({ $confidence }-interval { $range }). Zo groot is ongeveer het deel van de verschillen in de score dat de vragen delen.
  }
reliability-one-factor = Als alle vragen één ding meten, is dat deel { $omega } (omega, { $confidence }-interval { $range }).
reliability-omega = Alle factoren samen dragen { $total } van de score (omega totaal); wat de vragen allemaal delen, draagt { $hierarchical } (omega hiërarchisch).
reliability-error = De standaardmeetfout van de gemiddelde score is { $error }: zoveel zit een score er gewoonlijk naast.
reliability-rows-all = { $count ->
    [one] Dit rust op 1 rij.
   *[other] Dit rust op alle { $count } rijen.
  }
reliability-rows-some = { $left ->
    [one] Van de { $count } rijen zijn er { $complete } volledig; in 1 ontbreekt een antwoord.
   *[other] Van de { $count } rijen zijn er { $complete } volledig; in { $left } ontbreekt een antwoord.
  }
reliability-not-validity = Een vaste score kan nog steeds iets anders meten dan je bedoelt. Alfa stijgt ook vanzelf met het aantal vragen.
reliability-away = { $count ->
    [one] { $names } lijkt de andere kant op te wijzen. Moet deze vraag omgekeerd worden?
   *[other] { $names } lijken de andere kant op te wijzen. Moeten deze vragen omgekeerd worden?
  }
reliability-below-zero = Alfa is onder nul: de vragen gaan gemiddeld niet samen. Kijk of er vragen omgekeerd moeten worden.

# De vragen.
reliability-items = De vragen een voor een
reliability-items-caption = Wat elke vraag doet in de schaal
reliability-item = vraag
reliability-count = aantal
reliability-mean = gemiddeld
reliability-deviation = sd
reliability-rest = met de rest
reliability-dropped = alfa zonder
reliability-items-remark = Met de rest: de correlatie van een vraag met de som van de andere. Alfa zonder: wat alfa wordt als de vraag vervalt. Een vraag laten vervallen om een hogere alfa kan de schaal smaller maken.
reliability-rest-picture = Hoe elke vraag met de andere samengaat
reliability-rest-seen = De correlaties met de rest liggen tussen { $least } en { $most }.
reliability-rest-long = correlatie met de som van de andere vragen

# Eén factor.
reliability-one-factor-part = Eén factor
reliability-one-factor-told = Omega gaat ervan uit dat alle vragen één ding meten. Zo goed past dat: CFI { $comparative }, RMSEA { $approximation }, SRMR { $residual }. Past het slecht, dan zegt deze omega weinig.
reliability-loadings-caption = Ladingen op die ene factor
reliability-loading = lading
reliability-residual = restvariantie

# Een algemene factor.
reliability-general-part = Een algemene factor en groepen vragen
reliability-general-told = De algemene factor neemt { $explained } van wat vragen met elkaar delen voor zijn rekening (ECV).
reliability-shares = Waar de score uit bestaat
reliability-shares-seen = Verdeling – { $pieces }.
reliability-general = wat alle vragen delen
reliability-groups = wat groepen vragen delen
reliability-own = van één vraag, en meetfout
reliability-general-caption = Ladingen na Schmid en Leiman
reliability-general-head = algemeen
reliability-group = groep { $number }

# De berekening.
reliability-alpha-computed = Alfa uit de covarianties van volledige rijen, met het interval van Feldt.
reliability-one-factor-computed = Omega van één factor met maximum likelihood; het interval volgens de deltamethode.
reliability-omega-computed = Omega uit een verkennende factoranalyse (minres, oblimin) met de omzetting van Schmid en Leiman. Er zijn meer definities van omega; vergelijk alleen getallen van dezelfde.

# Beoordelingen.
reliability-icc-title = Hoe gelijk beoordelaars beoordelen
reliability-icc-single = Neem je één beoordelaar, dan ligt { $value } van de verschillen tussen oordelen echt bij wie er beoordeeld wordt (ICC, { $confidence }-interval { $range }; er waren { $raters } beoordelaars).
reliability-icc-mean = Neem je het gemiddelde van { $raters } beoordelaars, dan is dat { $value } ({ $confidence }-interval { $range }).
reliability-icc-no-single = Met één beoordelaar is geen deel van de verschillen tussen beoordelingen toe te schrijven aan wie er beoordeeld wordt (ICC { $value }, { $confidence }-interval { $range }; er waren { $raters } beoordelaars).
reliability-icc-no-mean = Met het gemiddelde van { $raters } beoordelaars ook niet ({ $value }, { $confidence }-interval { $range }).
reliability-icc-rows = { $left ->
    [0] Dit rust op { $targets } beoordeelden, elk door dezelfde { $raters } beoordelaars.
    [one] Dit rust op { $targets } beoordeelden, elk door dezelfde { $raters } beoordelaars. Er is 1 weggelaten omdat er een oordeel ontbreekt.
   *[other] Dit rust op { $targets } beoordeelden, elk door dezelfde { $raters } beoordelaars. Er zijn { $left } weggelaten omdat er een oordeel ontbreekt.
  }
reliability-icc-not-right = Beoordelaars die gelijk oordelen, kunnen het samen mis hebben.
reliability-icc-six = De zes vormen
reliability-icc-caption = Zes vragen, zes getallen
reliability-icc-question = wie beoordelen
reliability-icc-unit = gebruikt wordt
reliability-icc-own = ieder eigen beoordelaars
reliability-icc-drawn = dezelfde, uit velen
reliability-icc-fixed = dezelfde, alleen deze
reliability-icc-one = één oordeel
reliability-icc-all = het gemiddelde
reliability-icc-forms = De eerste twee zinnen gebruiken de vorm waarin dezelfde beoordelaars allen beoordelen en uit velen gekozen zijn. Wie altijd hoger oordeelt, telt daarin als fout.

# Omgekeerde vragen, en andere manieren om een score te beoordelen.
reliability-turned = { $count ->
    [one] { $names } is omgekeerd.
   *[other] { $names } zijn omgekeerd.
  }
reliability-turned-seen = { $count ->
    [one] { $names } is omgekeerd tussen het laagste en het hoogste antwoord in het bestand. Zeg --answers LAAGSTE..HOOGSTE als niemand een uiterste antwoord gaf.
   *[other] { $names } zijn omgekeerd tussen het laagste en het hoogste antwoord in het bestand. Zeg --answers LAAGSTE..HOOGSTE als niemand een uiterste antwoord gaf.
  }
reliability-no-omega = Hier is geen omega van één factor: daarvoor zijn ten minste drie vragen nodig die geen som van elkaar zijn, en meer volledige rijen dan vragen.
reliability-bounds = Andere manieren om dezelfde score te beoordelen
reliability-bounds-caption = Betrouwbaarheid op andere manieren
reliability-bounds-remark = Allemaal uit de volledige rijen. Liggen de kleinste en de grootste helft ver uiteen, dan meten de vragen meer dan één ding.
reliability-measure = maat
reliability-value = waarde
reliability-bound-standardised = alfa van gestandaardiseerde vragen
reliability-bound-between = gemiddelde correlatie tussen vragen
reliability-bound-lambda2 = lambda 2 van Guttman
reliability-bound-lambda6 = lambda 6 van Guttman
reliability-bound-smallest = gesplitst in helften, de kleinste
reliability-bound-halves = gesplitst in helften, gemiddeld
reliability-bound-largest = gesplitst in helften, de grootste
reliability-bound-odd-even = oneven en even vragen

# Twee niveaus.
reliability-level-title = Hoe vast de score van { $count } vragen is, binnen en tussen { $column }
reliability-level-within = Binnen { $column }, van rij tot rij, is omega { $omega } ({ $range }): zoveel van de verschillen in de score is meer dan fout van de vragen.
reliability-level-between = Tussen { $column } is dat { $omega } ({ $range }).
reliability-level-range = { $confidence }-interval { $range }
reliability-level-no-range = zonder interval: het model laat daar niets voor over
reliability-level-rows = { $left ->
    [0] Dit rust op alle { $rows } rijen van { $clusters } × { $column }.
    [one] Dit rust op { $rows } rijen van { $clusters } × { $column }; 1 is weggelaten omdat er iets ontbreekt.
   *[other] Dit rust op { $rows } rijen van { $clusters } × { $column }; { $left } zijn weggelaten omdat er iets ontbreekt.
  }
reliability-level-use = Een schaal kan mensen uit elkaar houden en over één sessie weinig zeggen. Wie naar een verloop kijkt, heeft de betrouwbaarheid binnen nodig.
reliability-level-negative = Een variantie tussen { $column } is onder nul geschat, en dat kan in het echt niet. Meestal verschillen de vragen daar nauwelijks van elkaar, of zijn er te weinig { $column }; leun niet op de omega ertussen.
reliability-level-part = De twee niveaus
reliability-level-caption = Betrouwbaarheid op elk niveau
reliability-level = niveau
reliability-level-inside = binnen { $column }
reliability-level-beside = tussen { $column }
reliability-level-omega = omega
reliability-level-items-caption = Elke vraag op beide niveaus
reliability-level-share = deel tussen
reliability-level-loading-within = lading binnen
reliability-level-loading-between = lading tussen
reliability-level-items-remark = Deel tussen: het deel van de verschillen in een vraag dat tussen { $column } ligt (ICC).
reliability-level-computed = Eén factor binnen en één ertussen, met maximum likelihood; intervallen met de deltamethode. Alleen volledige rijen tellen mee.

# Verandering.
reliability-change-title = Hoe zeker verandering van sessie tot sessie te zien is
reliability-change = Van de verschillen tussen sessies van één persoon in het gemiddelde van { $items } vragen is { $value } meer dan fout van de vragen (R_C).
reliability-change-persons = Personen zijn met één sessie voor { $one } uit elkaar te houden, en met het gemiddelde van { $sessions } sessies voor { $mean }.
reliability-change-rows = { $left ->
    [0] Dit rust op { $persons } personen met elk { $sessions } sessies, waarin niets ontbreekt.
    [one] Dit rust op { $persons } personen met elk antwoord bij { $sessions } sessies; 1 persoon is weggelaten omdat er iets ontbreekt.
   *[other] Dit rust op { $persons } personen met elk antwoord bij { $sessions } sessies; { $left } personen zijn weggelaten omdat er iets ontbreekt.
  }
reliability-change-use = Wie naar een verloop van sessie tot sessie kijkt, heeft het eerste getal nodig. Waarom iemand verandert, zegt het niet.
reliability-change-left = Er zijn meer personen weggelaten ({ $left }) dan er meetellen. Wie er bij elke sessie is, kan een ander zijn dan wie er niet is. Met --cluster in plaats van --person en --time telt elke volledige rij mee.
reliability-change-first = Alleen de eerste { $persons } personen op naam met elk antwoord tellen hier mee, zoals gevraagd.
reliability-coefficients = Zes vragen over dezelfde scores
reliability-coefficients-caption = Betrouwbaarheid, naar wat je wilt zien
reliability-coefficients-remark = Elk getal is het deel dat je wilt zien, gedeeld door dat deel en zijn fout samen.
reliability-question = wat je ziet
reliability-sign = teken
reliability-of-change = verandering van sessie tot sessie
reliability-of-change-own = hetzelfde, bij eigen sessies van elke persoon
reliability-of-fixed = personen, met het gemiddelde van deze sessies
reliability-of-one = personen, met één sessie
reliability-of-any = personen, met het gemiddelde van zomaar sessies
reliability-of-any-own = hetzelfde, bij eigen sessies van elke persoon
reliability-variances = Waar de verschillen vandaan komen
reliability-variances-caption = Varianties
reliability-variances-picture = Waar verschillen tussen antwoorden vandaan komen
reliability-source = bron
reliability-variance = variantie
reliability-share = deel
reliability-from-person = personen
reliability-from-session = sessies, voor iedereen
reliability-from-item = vragen, voor iedereen
reliability-from-person-session = personen van sessie tot sessie
reliability-from-person-item = personen in welke vragen zij beamen
reliability-from-session-item = vragen van sessie tot sessie
reliability-from-items = vragen, op alle manieren
reliability-from-rest = wat overblijft: fout
reliability-change-computed = Zeven varianties met beperkte maximum likelihood, geen onder nul. Een persoon telt mee met elk antwoord bij elke sessie.

# Kappa.
reliability-kappa-title = Hoe vaak beoordelaars hetzelfde kiezen
reliability-kappa = { $one } en { $other } kozen in { $same } hetzelfde. Boven wat toeval bij hun gewoonten geeft, is dat een kappa van { $kappa } ({ $confidence }-interval { $range }).
reliability-kappa-several = Bij de { $pairs } paren beoordelaars ligt kappa tussen { $least } en { $most }: zoveel vaker dan door toeval kiezen zij hetzelfde.
reliability-kappa-categories = De categorieën zijn { $categories }.
reliability-kappa-caption = Paren beoordelaars
reliability-kappa-part = Paar voor paar
reliability-kappa-one = beoordelaar
reliability-kappa-other = en
reliability-kappa-same = gelijk
reliability-kappa-equal = Elke andere keuze telt als even ver ernaast.
reliability-kappa-linear = Een keuze twee stappen verder telt als twee keer zo ver ernaast (lineaire gewichten), in de volgorde van de categorieën hierboven.
reliability-kappa-quadratic = Een keuze twee stappen verder telt als vier keer zo ver ernaast (kwadratische gewichten), in de volgorde van de categorieën hierboven.
reliability-kappa-computed = Wat een van de twee niet heeft beoordeeld, telt bij dat paar niet mee. De standaardfout is die van Fleiss, Cohen en Everitt.

# Groepen.
reliability-views-title = Hoe eender de leden van elke { $column } iets zien
reliability-views = Bij { $groups } × { $column } met genoeg antwoorden is de middelste r_wg { $middle }, en een kwart ligt onder { $low }. 1 is: alle leden antwoorden gelijk; 0: niet meer gelijk dan door toeval.
reliability-views-means = { $one } van de verschillen tussen losse antwoorden ligt tussen groepen (ICC1); het gemiddelde van een groep houdt groepen voor { $mean } uit elkaar (ICC2).
reliability-views-no-means = De gemiddelden van groepen verschillen niet meer dan toeval ze maakt (ICC1 { $one }), dus zegt een gemiddelde niets over zijn groep.
reliability-views-chance = Toeval betekent hier: elk antwoord even vaak. Geeft bijna iedereen een hoog antwoord, dan is r_wg hoog zonder veel overeenstemming.
reliability-views-left = { $left ->
    [one] 1 groep heeft minder dan { $least } antwoorden op een vraag en staat er niet bij.
   *[other] { $left } groepen hebben minder dan { $least } antwoorden op een vraag en staan er niet bij.
  }
reliability-views-part = Groep voor groep
reliability-views-caption = Groepen
reliability-views-ratio = spreiding, van toeval
reliability-views-more = Nog { $more } groepen staan in de JSON.
reliability-views-computed = r_wg vergelijkt de spreiding van antwoorden in een groep met die van toeval; bij meer vragen de vorm voor schalen. ICC1 en ICC2 zijn van het gemiddelde van de vragen.
