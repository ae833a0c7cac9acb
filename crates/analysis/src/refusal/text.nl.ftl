# Waarom er geen uitkomst is: wat in de weg stond, waar, en wat je kunt doen.

refusal-choice = “{ $text }” is hier niet te lezen. Schrijf { $expected }.
refusal-write = De uitkomst kon niet naar { $path } worden geschreven: { $reason }. Verder is niets veranderd.
refusal-unexpected = Er is iets mis in het programma zelf: { $detail }. Je bestand is niet veranderd. Meld dit alsjeblieft.

refusal-file = Het bestand { $path } is niet te lezen: { $reason }.
refusal-empty = Het bestand is leeg. Op de eerste regel horen de namen van de kolommen, met daaronder rijen.
refusal-no-rows = Het bestand heeft namen voor { $count } kolommen, maar geen rijen daaronder, of alle rijen zijn weggelaten.
refusal-kind-parquet = Dit is een Parquet-bestand, en dit programma is gebouwd zonder de lezer daarvoor. Bewaar het als CSV, of bouw met de feature parquet.
refusal-kind-spreadsheet = Dit is een rekenblad. Bewaar het eerst als CSV.
refusal-kind-compressed = Dit bestand is ingepakt. Pak het eerst uit.
refusal-kind-binary = Dit is geen tekstbestand. Bewaar het eerst als CSV of TSV.
refusal-two-columns = Kolom { $first } en { $second } heten allebei “{ $name }”. Geef er een een andere naam.
refusal-ragged = Regel { $line } heeft { $got } cellen, terwijl de eerste regel { $expected } namen heeft. Kijk de scheidingstekens en aanhalingstekens op die regel na.
refusal-malformed = Regel { $line } is niet te lezen: { $detail }.
refusal-infinite = Kolom “{ $column }” heeft “{ $text }” op regel { $line }. Dat is geen eindig getal. Verbeter het, of zeg --missing={ $text }.
refusal-too-large = De { $columns } kolommen die nodig zijn, hebben meer dan { $rows } rijen: meer dan dit programma in het geheugen houdt. Gebruik minder kolommen of minder rijen.
refusal-text-among-numbers = Kolom “{ $column }” wordt gemeten, maar { $words } van de { $cells } gevulde cellen bevatten woorden; het eerste is “{ $text }” op regel { $line }. Betekent dat ontbrekend, zeg dan --missing='{ $text }'; zijn de getallen namen, zeg dan --levels { $column }.
refusal-unknown-column = Er is geen kolom “{ $name }”.
refusal-unknown-column-near = Er is geen kolom “{ $name }”. Bedoel je “{ $nearest }”?
refusal-same-name = Er is al een kolom “{ $name }”. Geef de nieuwe een andere naam.
refusal-unknown-level = In die kolom komt “{ $level }” niet voor.

refusal-formula = Teken { $place }: { $problem }
refusal-formula-unexpected = hier staat { $found }, verwacht was { $expected }.
refusal-formula-character = “{ $character }” betekent hier niets. Een naam met zo’n teken staat tussen backticks.
refusal-formula-not-closed = { $sign } wordt geopend en nooit gesloten.
refusal-formula-function = Er is geen functie “{ $name }”. Wel: { $known }.
refusal-formula-argument = { $function } verwacht { $expected }.
refusal-formula-levels = “{ $name }” bevat woorden, en hier zijn getallen nodig.
refusal-formula-level = “{ $name }” kent “{ $level }” niet.
refusal-formula-unseen = “{ $name }” is in datarij { $row } “{ $level }”, en dat kent het model niet.
refusal-formula-too-many = In een formule passen hoogstens { $limit } { $what }.
refusal-formula-undefined = “{ $name }” is in datarij { $row } geen eindig getal.
refusal-formula-person = De rijen zijn niet per persoon uit elkaar te houden: { $why }.
refusal-formula-few-values = “{ $name }” heeft { $got } verschillende waarden, en er zijn er { $needed } nodig.

refusal-no-random-term = De formule zegt niets over groepen. Voeg ten minste één term toe zoals (1 | patient).
refusal-too-few-rows = Het model heeft { $needed } onbekenden, en maar { $got } rijen zijn volledig. Gebruik een kleiner model.
refusal-too-few-rows-missing = Het model heeft { $needed } onbekenden, en maar { $got } rijen zijn volledig; alleen al “{ $name }” ontbreekt in { $missing } rijen. Gebruik een kleiner model, of laat die kolom weg.
refusal-constant = “{ $response }” is { $value } in elke volledige rij. Er valt niets te verklaren.
refusal-nothing-left = “{ $response }” wordt zonder rest verklaard, dus is er geen variantie te verdelen. Is een kolom er een kopie van?
refusal-one-level = “{ $name }” heeft in de volledige rijen alleen de waarde “{ $level }”. Er valt niets te vergelijken; laat die weg uit de formule.
refusal-too-many-effects = ({ $columns } | { $grouping }) vraagt { $effects } toevallige effecten uit { $rows } rijen. Die zijn niet van de rest te onderscheiden; laat kolommen voor de streep weg.
refusal-no-weights = “{ $name }” kan geen gewicht zijn: het is geen kolom met getallen.
refusal-weight = Het gewicht in datarij { $row } is { $value }. Gewichten zijn groter dan nul.
refusal-degenerate = De kolommen van het model lijken zo op elkaar dat een computer ze niet uit elkaar kan houden. Laat er een weg, of centreer ze.
refusal-too-many-crossed = Naast de grootste groepering heeft het model { $effects } gekruiste toevallige effecten; hoogstens { $limit } passen in het geheugen.
refusal-needs-reml = De correctie van Kenward en Roger is gemaakt voor REML. Laat --ml weg, of vraag --df satterthwaite.
refusal-not-comparable = Deze modellen zijn niet te vergelijken: { $why }.

refusal-too-few = Er zijn { $needed } volledige waarnemingen nodig, en er zijn er { $got }.
refusal-not-finite = Waarneming { $row } is geen eindig getal.
refusal-out-of-range = { $parameter } = { $value } valt buiten waar de methode voor gemaakt is.
refusal-lengths = { $left } waarden zijn niet te koppelen aan { $right }.
refusal-no-variation = Variabele { $variable } heeft overal dezelfde waarde. Laat die weg.
refusal-not-determined = De gegevens leggen parameter { $parameter } niet vast: andere waarden passen even goed. Zet die vast, of gebruik een kleiner model.
refusal-sum-of-others = Variabele { $column } is een som van andere, of varieert niet. Laat die weg.
refusal-too-few-replicates = Er zijn ten minste { $needed } herhalingen nodig, en er zijn er { $got } gevraagd.
refusal-not-together = { $one } en { $other } sluiten elkaar uit. Kies er een.
refusal-kind-parquet-column = Dit Parquet-bestand heeft kolommen die lijsten zijn, of die getal noch tekst zijn. Laat die weg.
refusal-malformed-file = Het bestand is niet te lezen: { $detail }.
refusal-infinite-column = Kolom “{ $column }” heeft “{ $text }”. Dat is geen eindig getal. Verbeter het.
refusal-no-such-grouping = Het model heeft geen groepen “{ $name }”. Wel: { $known }.

refusal-not-two-levels = “{ $response }” heeft { $count } waarden ({ $levels }); bij ja of nee horen er twee. Maak een kolom met twee, bijvoorbeeld met --make, of laat rijen weg.
refusal-levels-for-counts = “{ $response }” bevat woorden, en hier zijn aantallen nodig. Is het ja of nee? Vraag dan --family binomial.
refusal-not-a-share = “{ $response }” is { $value } in datarij { $row }, van { $trials } pogingen. Ja of nee is 0 of 1; een deel ligt daartussen, en maal zijn pogingen is het een heel getal. Zeg met --trials in welke kolom het aantal pogingen staat.
refusal-not-a-count = “{ $response }” is { $value } in datarij { $row }. Aantallen zijn 0, 1, 2 enzovoort.
refusal-weights-and-trials = Bij een deel is het gewicht het aantal pogingen. Laat --trials weg, of --weights { $weights }.
refusal-trials = “{ $found }” is niet te lezen als gelukt en pogingen. Schrijf cbind(gelukt, mislukt) met twee kolommen met getallen, of een kolom met gelukt en --trials KOLOM; aantallen hebben geen pogingen.
refusal-separated = { $columns }: in { $told } van { $rows } rijen zeggen deze feilloos wat { $response } is, dus past geen eindig getal het best. Laat een kolom weg, of voeg waarden samen.
refusal-not-scalar = { $found }: --nagq werkt met een toevallige term van een kolom, zoals (1 | patient). Laat --nagq weg.
refusal-points = --nagq { $points }: het mogen 1 tot { $limit } punten zijn.
refusal-negative-variance = De steekproefvariantie in datarij { $row } is { $value }. Een variantie is het kwadraat van een standaardfout en nooit negatief.
refusal-zero-variance = De steekproefvariantie in datarij { $row } is nul, en deze methode deelt erdoor. Laat de rij weg, of schat met REML.
refusal-too-few-studies = { $needed } onbekenden zijn niet te schatten uit { $got } studies; in nog { $missing } ontbreekt iets.
refusal-same-precision = Elke studie is even precies, dus precisie verklaart niets.
refusal-too-few-clusters = { $coefficients } coëfficiënten zijn niet te beoordelen met { $clusters } clusters.
refusal-kind-parquet-text = Omzetten tussen breed en lang gaat met een tekstbestand zoals CSV, en dit is Parquet. Bewaar het eerst als CSV.

refusal-write-over = { $path } is het bestand dat gelezen is, en zou verloren gaan. Geef de uitkomst een andere naam.
refusal-named-twice = “{ $name }” is voor twee dingen opgegeven. Het id, het moment en elke waarde hebben een eigen kolom nodig.
refusal-no-separator = Er moet iets staan tussen de naam van een waarde en het moment, zoals _ in bond_3.
refusal-empty-cell = In regel { $line } is “{ $column }” leeg, en dus is niet te zeggen waar die rij bij hoort. Vul het in of laat de rij weg.
refusal-two-values = Regels { $first } en { $second } zijn allebei { $id } op { $moment }: er is niet te zeggen welke van de twee telt. Laat er een weg, of geef ze verschillende momenten.
refusal-two-rows = Regels { $first } en { $second } zijn allebei { $id }, en een bestand met een rij per persoon heeft er één van elk. Heeft het een rij per moment, dan is het al lang.
refusal-differs = “{ $column }” van { $id } is niet hetzelfde in regels { $first } en { $second }. Verschilt het per moment, zet het dan bij --values; anders moet een van de twee worden verbeterd.
refusal-no-moments = Er zijn geen kolommen zoals “{ $expected }”. Staat er iets anders tussen naam en moment? Zeg dat met --separator.
refusal-same-name-made = Er zouden twee kolommen “{ $name }” zijn: er is er al een. Geef een van de twee een andere naam.
