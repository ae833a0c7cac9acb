# Wat een formule met een bestand zou doen, voordat er iets berekend wordt.

explain-answer = { $response } zou worden verklaard uit { $used } van de { $total } rijen: die waarin niets ontbreekt. Er is niets berekend.
explain-missing = { $name } ontbreekt in { $count } rijen.
explain-dropped = { $name } zegt wat de kolommen ervoor al zeggen, en zou worden weggelaten.
explain-file = Wat de kolommen bevatten
explain-columns = Kolommen die worden gebruikt
explain-column = kolom
explain-holds = bevat
explain-gaps = ontbreekt
explain-numbers = getallen
explain-levels = { $count } verschillende woorden
explain-both = getallen, en woorden in { $count } cellen: “{ $first }” op regel { $line }
explain-nothing = niets
explain-fixed = Wat voor iedereen geldt
explain-coefficients = Coëfficiënten: { $count }.
explain-matrix = Eerste rijen van de modelmatrix
explain-random-part = Wat tussen groepen verschilt
explain-groups = Groepen en de rijen daarin
explain-grouping = groepering
explain-group-count = groepen
explain-fewest = minste rijen
explain-most = meeste rijen
explain-random = Tussen de groepen van { $grouping } mag verschillen: { $columns }.
explain-nested = Elke { $finer } ligt in één { $coarser }.
explain-crossed = Elke { $finer } komt elke { $coarser } tegen.
explain-partly = { $count } van { $finer } komen in meer dan één { $coarser } voor.
