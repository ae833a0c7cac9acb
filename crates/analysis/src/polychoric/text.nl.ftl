# Het verslag van polychorische correlaties.

polychoric-title = Hoe geordende antwoorden op { $items } vragen samengaan

# Het antwoord.
polychoric-one = De polychorische correlatie van { $one } en { $other } is { $value }.
polychoric-range = De polychorische correlaties tussen deze { $items } vragen liggen tussen { $least } en { $most }.
polychoric-complete = { $left ->
    [0] Dit rust op alle { $rows } rijen.
    [one] Dit rust op de { $complete } volledige van { $rows } rijen; 1 is weggelaten omdat er een antwoord ontbreekt.
   *[other] Dit rust op de { $complete } volledige van { $rows } rijen; { $left } zijn weggelaten omdat er een antwoord ontbreekt.
  }
polychoric-pairwise = Elke correlatie rust op die van de { $rows } rijen die beide antwoorden hebben.
polychoric-meaning = Zo zou iets doorlopends achter de antwoorden samengaan, als het er is en normaal verdeeld is. Het is samenhang, en zegt niets over oorzaak.
polychoric-negative = Geen variabelen kunnen al deze correlaties tegelijk hebben: paar voor paar komen ze uit te weinig antwoorden, of telkens van andere mensen. Gebruik ze zo niet voor een factoranalyse.
polychoric-half = { $count ->
    [one] Bij 1 paar gaf niemand een van de combinaties; daar is een halve persoon heen geschoven, zodat de correlatie niet 1 of −1 wordt.
   *[other] Bij { $count } paren gaf niemand een van de combinaties; daar is een halve persoon heen geschoven, zodat de correlatie niet 1 of −1 wordt.
  }

# Paren.
polychoric-pairs = Paar voor paar
polychoric-pairs-caption = Correlaties
polychoric-item = vraag
polychoric-other = met
polychoric-count = aantal
polychoric-value = polychorisch
polychoric-more = Nog { $more } paren staan in de JSON.

# Drempels.
polychoric-thresholds = Waar het ene antwoord overgaat in het volgende
polychoric-thresholds-caption = Drempels
polychoric-answers = antwoorden
polychoric-thresholds-head = drempels
polychoric-thresholds-remark = In standaardafwijkingen van wat achter het antwoord ligt: bij 0 is de helft van alle mensen.

# De berekening.
polychoric-computed = Drempels uit de aandelen van de antwoorden, daarna elke correlatie met maximum likelihood; standaardfouten van beide stappen samen. Pearsons correlatie van dezelfde antwoorden staat ernaast.
