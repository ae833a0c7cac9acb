# Wat een bestand bevat.

describe-title = Wat { $file } bevat
describe-answer = { $rows } rijen en { $columns } kolommen.
describe-complete = In { $complete } van de { $rows } rijen ontbreekt niets.
describe-numbers = Kolommen met getallen
describe-numbers-caption = Gemiddelde, spreiding en kwartielen van de waarden die er zijn
describe-column = kolom
describe-count = n
describe-missing = ontbreekt
describe-mean = gemiddeld
describe-sd = SD
describe-least = laagste
describe-quarter = 25%
describe-median = mediaan
describe-three-quarters = 75%
describe-greatest = hoogste
describe-words = Kolommen met woorden
describe-levels = { $name }: { $distinct } verschillende; { $each }. Ontbreekt: { $missing }.
describe-levels-first = { $name }: { $distinct } verschillende; het vaakst { $each }. Ontbreekt: { $missing }.
describe-nothing = { $name } ontbreekt in elke rij.
describe-missing-part = Wat samen ontbreekt
describe-missing-caption = Rijen waarin precies deze kolommen ontbreken, de meest voorkomende eerst
describe-rows = rijen
describe-missing-columns = ontbreekt
