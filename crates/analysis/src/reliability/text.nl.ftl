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
