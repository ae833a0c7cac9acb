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
refusal-long-row = De rij die op regel { $line } begint, heeft binnen { $megabytes } megabyte geen einde. Wordt daar een aanhalingsteken geopend en niet gesloten?
refusal-malformed = Regel { $line } is niet te lezen: { $detail }.
refusal-infinite = Kolom “{ $column }” heeft “{ $text }” op regel { $line }. Dat is geen eindig getal. Verbeter het, of zeg --missing={ $text }.
refusal-too-large = De { $columns } kolommen die nodig zijn, hebben meer dan { $rows } rijen: meer dan dit programma in het geheugen houdt. Gebruik minder kolommen of minder rijen.
refusal-text-among-numbers = Kolom “{ $column }” wordt gemeten, maar { $words } van de { $cells } gevulde cellen bevatten woorden; het eerste is “{ $text }” op regel { $line }. Betekent dat ontbrekend, zeg dan --missing='{ $text }'; zijn de getallen namen, zeg dan --levels { $column }.
refusal-unknown-column = Er is geen kolom “{ $name }”.
refusal-unknown-column-near = Er is geen kolom “{ $name }”. Bedoel je “{ $nearest }”?
refusal-same-name = Er is al een kolom “{ $name }”. Geef de nieuwe een andere naam.
refusal-unknown-level = In die kolom komt “{ $level }” niet voor.

refusal-output = De uitkomst kon niet naar de standaarduitvoer worden geschreven: { $reason }.
refusal-not-found = het bestaat niet
refusal-no-folder = die map bestaat niet
refusal-not-allowed = je mag er niet in lezen of schrijven
refusal-folder = het is een map
refusal-full = de schijf is vol
refusal-read-only = op die schijf kan niet worden geschreven
refusal-confidence = Intervallen van { $percent }% bestaan niet. Schrijf achter --confidence een getal tussen 0 en 100.
refusal-over-data = { $path } is het bestand dat wordt geanalyseerd. Schrijf de uitkomst naar een ander bestand.
refusal-one-place = Getallen en verslag kunnen niet allebei naar { $path }. Geef een van beide een ander bestand.
refusal-no-such-level = In kolom “{ $column }” staat nergens “{ $level }”.
refusal-no-such-level-near = In kolom “{ $column }” staat nergens “{ $level }”. Bedoel je “{ $nearest }”?

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
refusal-formula-columns = De formule maakt { $columns } kolommen van { $rows } rijen, de meeste door “{ $name }”: meer dan dit programma in het geheugen houdt. Zegt “{ $name }” wie of waar, schrijf dan (1 | { $name }).
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

refusal-items-few = Hier zijn ten minste { $needed } kolommen voor nodig, en { $got ->
    [one] er is er 1 genoemd.
   *[other] er zijn er { $got } genoemd.
  }
refusal-items-twice = “{ $name }” is twee keer genoemd. Laat er een weg.
refusal-items-turned = “{ $name }” is geen van de vragen.
refusal-items-turned-near = “{ $name }” is geen van de vragen. Bedoel je “{ $nearest }”?
refusal-items-large = “{ $name }” heeft getallen die te groot zijn om mee te rekenen. Klopt het bestand? Deel ze anders met --make.
refusal-items-unanswered = “{ $name }” is in elke rij leeg. Laat die kolom weg.
refusal-items-complete = Hier zijn ten minste { $needed } volledige rijen voor nodig, en van de { $rows } rijen { $got ->
    [one] is er maar 1 volledig.
   *[other] zijn er { $got } volledig.
  } Gebruik minder kolommen, of laat die weg waarin veel ontbreekt.
refusal-items-constant = “{ $name }” is hetzelfde in elke rij die meetelt. Laat die kolom weg.
refusal-items-sum = “{ $name }” is een som van de andere vragen, of er zijn niet meer rijen dan vragen. Laat een vraag weg.
refusal-items-cancel = De vragen heffen elkaar op, dus is er geen score om te beoordelen. Zeg met --reverse welke vragen de andere kant op wijzen.
refusal-items-groups = Hier zijn ten minste { $needed } groepen voor nodig, en “{ $column }” noemt er { $got }.
refusal-items-in-group = Hier zijn in elke groep ten minste { $needed } volledige rijen voor nodig, en een groep van “{ $column }” heeft er { $got }. Is het een kolom met groepen? Laat die groep anders weg met --skip.
refusal-items-unbalanced = Hier zijn ten minste twee personen nodig met elk antwoord bij alle { $sessions } sessies, en er zijn er { $complete }; bij { $left } anderen ontbreekt iets. Laat late sessies weg met --skip, of vraag --cluster in plaats van --person en --time.
refusal-items-undetermined = De antwoorden zeggen niet wat { $relation } is: andere waarden passen even goed. Geef de factor meer vragen, zet die waarde vast (bijvoorbeeld op 1*), of gebruik een kleiner model.
refusal-items-not-settled = Het zoeken is na { $steps } stappen gestopt zonder beste waarden, dus is er geen uitkomst. Kijk of het model bij de vragen past, en of er genoeg rijen zijn.
refusal-items-one-answer = “{ $name }” heeft in alle { $rows } volledige rijen hetzelfde antwoord. Laat die vraag weg.
refusal-items-few-groups = Er zijn groepen te vergelijken, maar in de { $rows } volledige rijen { $groups ->
    [one] staat er 1.
   *[other] staan er { $groups }.
  }
refusal-items-no-estimate = Bij “{ $name }” zeggen de score of de groepen in { $rows } rijen feilloos wat het antwoord is, dus is er niets te schatten. Laat de vraag weg, of voeg groepen samen.
refusal-items-answers = “{ $name }” heeft { $count } verschillende antwoorden; geordende antwoorden hebben er hoogstens { $most }. Gebruik voor een meting gewone correlaties.
refusal-items-category = “{ $found }” staat in het bestand en niet in --categories. Noem elke categorie, van laag naar hoog.
refusal-items-order = Deze beoordelingen zijn woorden, en woorden hebben geen volgorde. Zeg die met --categories laag,midden,hoog, of vraag --kappa equal.
refusal-items-one-choice = { $names } kozen steeds een en dezelfde categorie, dus valt er niets overeen te stemmen.
refusal-items-never-both = Er is geen rij die { $names } allebei hebben beoordeeld.
refusal-items-settings = c( ) in het model heeft { $settings } waarden, en er zijn { $groups } groepen. Geef één waarde, of één voor elke groep.
refusal-items-end = het einde
refusal-items-line-end = het einde van de regel
refusal-items-left = een factor of een variabele
refusal-items-term = een variabele, een factor, of een waarde of naam met * erachter
refusal-items-setting = een getal, NA of een naam
refusal-items-comma = een komma of )
refusal-items-not-spoken = “{ $found }” hoort hier niet bij de taal van modellen. Gebruik =~, ~~, ~ en ~ 1.
refusal-items-said-twice = dit is al eerder gezegd.
refusal-items-no-factor = het model heeft geen factor. Schrijf er een als: factor =~ vraag1 + vraag2 + vraag3
refusal-items-not-measured = “{ $name }” is geen factor en meet er geen. Alleen factoren hangen van factoren af.
refusal-items-circle = “{ $name }” hangt van zichzelf af.

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
refusal-too-few-clusters = Er zijn { $clusters } clusters voor { $coefficients } coëfficiënten, en er zijn meer clusters dan coëfficiënten nodig. Noem een andere --cluster, of laat die weg.

refusal-same-column = Kolom “{ $name }” staat op twee plaatsen. Noem op een van de twee een andere kolom.
refusal-words = Kolom “{ $name }” bevat woorden, en hier zijn getallen nodig. Kies een andere kolom, of maak er een met --make.
refusal-no-values = Kolom “{ $name }” heeft in geen enkele rij een waarde. Kies een andere kolom, of kijk naar --missing en --skip.
refusal-same-everywhere = Kolom “{ $name }” is { $value } in elke rij die meetelt. Daar valt niets mee te vergelijken; kies een andere kolom.
refusal-few-pairs = Er zijn { $needed } volledige rijen of paren nodig, en er zijn er { $got }; in nog { $missing } ontbreekt iets.
refusal-not-two-roles = Er zijn { $count } rollen ({ $names }), en er worden twee mensen vergeleken. Laat rijen weg met --skip, of laat --role weg.
refusal-not-a-dyad = Paar “{ $dyad }” heeft { $rows } rijen. Geef ieder één rij: gemiddelden over sessies, of één sessie gekozen met --skip.
refusal-same-role = Beide leden van paar “{ $dyad }” zijn “{ $role }”. Verbeter de rol, of laat --role weg.
refusal-collinear-ratings = De scores hebben te weinig verschillende waarden om de effecten uit elkaar te houden. Gebruik meer rijen, of een andere score.
refusal-no-pairs = Van { $persons } mensen hebben er { $both } beide scores, en er zijn er minstens 2 nodig. Kijk naar --before en --after, of naar --from en --to.
refusal-two-scores = “{ $person }” heeft twee scores op { $moment }. Laat een van de rijen weg, of noem een moment dat één keer voorkomt.
refusal-no-such-series = In kolom “{ $column }” komt “{ $name }” niet voor. Kijk naar --series.
refusal-no-series = Geen van de { $count } reeksen heeft { $needed } waarden die niet allemaal gelijk zijn. Dat is minstens nodig voor een kaart.
refusal-one-level-only = Kolom “{ $column }” heeft { $clusters } groepen met { $rows } waarden. Niveaus vergelijken vraagt minstens twee groepen, en een groep met twee waarden.
refusal-not-a-summary = { $path } is geen samenvatting van een locatie die dit programma kan lezen: { $why }. Maak hem opnieuw met --summarise.
refusal-other-plan = { $path } is volgens een ander plan gemaakt dan { $first }: ze verschillen in { $what }. Locaties spreken dat af voordat ze optellen.
refusal-few-courses = Er zijn { $courses } afgesloten behandelingen, en voor curven zijn er { $needed } nodig: minder zegt te weinig over wat gewoon is.
refusal-learns-from-rows = { $function } leert van alle rijen en zou op elke locatie iets anders betekenen. Spreek vooraf getallen af, en maak de kolom met --make uit elke rij apart.
refusal-no-levels = “{ $column }” bevat woorden. Spreek de niveaus af, en noem ze op elke locatie: --agree '{ $column }=eerste,tweede'.
refusal-level-not-agreed = “{ $column }” heeft het niveau “{ $level }”, dat niet is afgesproken. Voeg het op alle locaties toe aan --agree, of laat de rijen weg.
refusal-origin = “{ $column }” kan niet vanaf een nulpunt worden geteld, omdat niets in het model de verschuiving opneemt. Laat die --origin weg.
refusal-not-nested = “{ $level }” van { $finer } ligt in twee van { $coarser }. Schrijf de fijnste groepering eerst, en geef elk eigen namen.
refusal-small-cells = { $cells } cellen ({ $rows } rijen) hebben minder dan { $minimum } van { $grouping } en kunnen iets zeggen over één mens. Zeg --leave-out-small, of spreek een grover moment af.
refusal-nothing-to-send = Geen rij van deze locatie kan worden gestuurd: overal ontbreekt iets, of de cel is te klein.
refusal-different-plans = Deze samenvattingen zijn van verschillende modellen: { $left } en { $right }. Locaties spreken het model af voordat ze optellen.
refusal-malformed-sums = Dit kunnen geen sommen van een locatie zijn: { $why }. Maak de samenvatting opnieuw.
refusal-aliased = Over alle locaties zegt “{ $column }” wat eerdere kolommen al zeggen. Laat hem weg uit de formule.
refusal-session-from-one = De sessie in gegevensrij { $row } is { $session }. Sessies tellen vanaf 1; maak een kolom die dat doet, met --make.
refusal-two-intakes = Behandeling “{ $course }” heeft twee beginscores. Geef er elk één.
refusal-kind-parquet-text = Omzetten tussen breed en lang gaat met een tekstbestand zoals CSV, en dit is Parquet. Bewaar het eerst als CSV.

refusal-named-twice = “{ $name }” is voor twee dingen opgegeven. Het id, het moment en elke waarde hebben een eigen kolom nodig.
refusal-no-separator = Er moet iets staan tussen de naam van een waarde en het moment, zoals _ in bond_3.
refusal-empty-cell = In regel { $line } is “{ $column }” leeg, en dus is niet te zeggen waar die rij bij hoort. Vul het in of laat de rij weg.
refusal-two-values = Regels { $first } en { $second } zijn allebei { $id } op { $moment }: er is niet te zeggen welke van de twee telt. Laat er een weg, of geef ze verschillende momenten.
refusal-two-rows = Regels { $first } en { $second } zijn allebei { $id }, en een bestand met een rij per persoon heeft er één van elk. Heeft het een rij per moment, dan is het al lang.
refusal-differs = “{ $column }” van { $id } is niet hetzelfde in regels { $first } en { $second }. Verschilt het per moment, zet het dan bij --values; anders moet een van de twee worden verbeterd.
refusal-no-moments = Er zijn geen kolommen zoals “{ $expected }”. Staat er iets anders tussen naam en moment? Zeg dat met --separator.
refusal-same-name-made = Er zouden twee kolommen “{ $name }” zijn: er is er al een. Geef een van de twee een andere naam.

# Een onderzoek naar wat met verandering samenging.
refusal-study-no-factors = Er is niets genoemd dat met de uitkomst kan samengaan. Noem de kolommen met --factors, bijvoorbeeld --factors bond,goal,task.
refusal-study-no-baseline = Een verandering heeft een score van vóór de cursus nodig. Noem die kolom met --baseline, of vraag --on end.
refusal-study-no-sessions = Voor de score van elke sessie is een kolom met sessienummers nodig. Noem die met --session.
refusal-study-no-persons = Met een rij per sessie moet bekend zijn van wie elke rij is. Noem die kolom met --person.
refusal-study-person-twice = { $person } staat er twee keer in (rij { $one } en { $other }), terwijl elke rij één persoon is. Haal er één weg, of noem met --session de kolom met sessienummers.
refusal-study-session-twice = Sessie { $session } van { $person } staat er twee keer in (rij { $one } en { $other }). Haal er één weg.
refusal-study-two-values = { $person } heeft twee verschillende waarden in { $column }: { $one } en { $other }. Voor een hele cursus is er één nodig.
refusal-study-nothing-differs = { $count ->
    [one] { $factors } is bij iedereen hetzelfde, of ontbreekt. Er valt niets te vergelijken.
   *[other] { $factors } zijn bij iedereen hetzelfde, of ontbreken. Er valt niets te vergelijken.
  }
refusal-study-no-levels = Groepen: { $groups }; trainers: { $trainers }. Hiervoor zijn minstens twee groepen of twee trainers met elk meer deelnemers nodig. Anders is niet te schatten hoeveel groepen verschillen, en zijn alle intervallen te smal. Noem de kolom met --group of --trainer, of wacht tot er meer groepen zijn.
refusal-study-no-outcome = Niemand heeft een waarde in { $outcome } samen met een beginscore. Er valt niets te schatten.
