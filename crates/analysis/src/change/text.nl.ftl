# Het verslag van verschillen van mens tot mens.

change-title = Wie meer veranderde dan de meetfout van de vragenlijst: { $score }
change-answer = Van { $count } mensen veranderden er { $better } ({ $better-share }) duidelijk ten goede en { $worse } ({ $worse-share }) duidelijk ten kwade. Bij { $unchanged } is het verschil te klein om iets over te zeggen.
change-points = Een verschil is hier duidelijk vanaf { $points } punten: meer dan de meetfout van de vragenlijst verklaart met { $confidence } zekerheid, bij een betrouwbaarheid van { $reliability } en een spreiding van { $spread }.
change-past-line = { $count ->
    [one] Van wie duidelijk beter is, kwam 1 mens ook over de lijn van { $line } tussen mensen in behandeling en anderen.
   *[other] Van wie duidelijk beter is, kwamen er { $count } ook over de lijn van { $line } tussen mensen in behandeling en anderen.
  }
change-by-chance = Was niemand veranderd, dan stonden er door toeval toch ongeveer { $chance } van de { $count } buiten die grens.
change-rows-all = { $count ->
    [one] Dit rust op 1 mens.
   *[other] Dit rust op alle { $count } mensen.
  }
change-rows-some = { $left ->
    [one] Dit rust op { $count } mensen met beide scores. 1 mens zonder een van beide telt niet mee.
   *[other] Dit rust op { $count } mensen met beide scores. { $left } mensen zonder een van beide tellen niet mee.
  }
change-not-why = Een verschil zegt niet waar het door komt. Een verschil dat te klein is om iets over te zeggen, kan er toch een zijn.

change-categories = Hoeveel mensen veranderden
change-categories-caption = Mensen naar hun verschil
change-category = verschil
change-people = mensen
change-share = aandeel
change-recovered = duidelijk beter, over de lijn
change-improved = duidelijk beter
change-unchanged = te klein om iets te zeggen
change-deteriorated = duidelijk slechter
change-crossed = kwam over de lijn
change-line-remark = Over de lijn: van de kant van mensen in behandeling naar de andere kant.
change-picture = { $score } ervoor en erna
change-before = ervoor
change-after = erna
change-seen = { $side ->
    [above] Elke stip is een mens; op de streepjeslijn veranderde niets. In de band is het verschil te klein om iets over te zeggen. Erboven is duidelijk beter, eronder duidelijk slechter. Dichte stippen zijn duidelijke verschillen.
   *[below] Elke stip is een mens; op de streepjeslijn veranderde niets. In de band is het verschil te klein om iets over te zeggen. Eronder is duidelijk beter, erboven duidelijk slechter. Dichte stippen zijn duidelijke verschillen.
  }
change-seen-line = De stippellijnen zijn de lijn tussen mensen in behandeling en anderen.
change-persons = Mens voor mens
change-persons-caption = Beide scores, en het verschil in standaardfouten
change-person = wie
change-index = index
change-more = { $count ->
    [one] Nog 1 mens staat hier niet; in JSON staat iedereen.
   *[other] Nog { $count } mensen staan hier niet; in JSON staat iedereen.
  }
change-computed = De index is het verschil gedeeld door de standaardfout van een verschil, { $error }: de spreiding van de eerste scores maal √(2·(1 − betrouwbaarheid)) (Jacobson en Truax).
change-spread-of-sample = De spreiding is die van de eerste scores van deze mensen zelf. Een andere groep, of een andere soort betrouwbaarheid, geeft een andere grens.
change-line-given = De lijn van { $line } is opgegeven.
change-line-between = De lijn van { $line } ligt tussen beide groepen, even dicht bij elk in de eigen spreiding (c).
change-line-clinical = De lijn van { $line } ligt twee spreidingen voorbij het gemiddelde van mensen in behandeling (a).
change-line-functional = De lijn van { $line } ligt twee spreidingen van het gemiddelde van andere mensen (b).
