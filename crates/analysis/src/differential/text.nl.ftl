# Het verslag van vragen tussen groepen.

differential-title = Of de vragen voor elke { $group } hetzelfde betekenen

# Het antwoord.
differential-none = Bij geen van de { $items } vragen antwoorden groepen met dezelfde score zo verschillend dat het ertoe doet.
differential-large = Deze vragen betekenen waarschijnlijk iets anders voor de groepen: { $names }. Bij dezelfde score worden ze anders beantwoord, en flink.
differential-moderate = Nog eens bekijken waard: { $names }. Bij dezelfde score antwoorden groepen daar wat anders op.
differential-rows = { $left ->
    [0] Vergeleken zijn { $groups }, op alle { $rows } rijen.
    [one] Vergeleken zijn { $groups }, op { $used } van de { $rows } rijen; 1 is weggelaten omdat er iets ontbreekt.
   *[other] Vergeleken zijn { $groups }, op { $used } van de { $rows } rijen; { $left } zijn weggelaten omdat er iets ontbreekt.
  }
differential-meaning = Een verschil is hier een verschil tussen woorden en mensen, en van niemand een fout. Zolang het niet begrepen is, kan een deel van het verschil tussen de scores van de groepen van deze woorden komen.
differential-again = De score bevat deze vragen ook, en daardoor kunnen andere vragen verschillend lijken die het niet zijn. Kijk nog eens met --match en de vragen die blijven.

# De vragen.
differential-part = De vragen een voor een
differential-caption = Wat de groep toevoegt aan de score
differential-item = vraag
differential-test = χ² (df)
differential-uniform = p niveau
differential-crossed = p helling
differential-gain = R²
differential-size = verschil
differential-size-negligible = te klein
differential-size-moderate = matig
differential-size-large = groot
differential-remark = Niveau: een groep antwoordt hoger bij elke score. Helling: de vraag houdt mensen in een groep beter uit elkaar. R²: wat beide toevoegen (Nagelkerke).

# De berekening.
differential-computed = Geordende logistische regressie van elke vraag op de score, daarna ook op de groep en hun product. Bij veel mensen verschilt elke vraag een beetje; een verschil telt alleen met een p onder 0,05 en een omvang.
differential-total = De score is de som van alle vragen.
differential-rest = De score is de som van de andere vragen.
differential-items = De score is de som van { $names }.
differential-zumbo = Omvang volgens Zumbo: matig vanaf 0,13, groot vanaf 0,26.
differential-jodoin-gierl = Omvang volgens Jodoin en Gierl: matig vanaf 0,035, groot vanaf 0,070.
