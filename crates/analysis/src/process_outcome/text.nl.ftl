# Wat samenging met verandering.

process_outcome-title = Wat samenging met { $what }
process_outcome-what-end = { $outcome } aan het eind
process_outcome-what-change = de verandering in { $outcome }
process_outcome-what-session = { $outcome } per sessie

# Waar een factor verschilt.
process_outcome-place-within = { $by ->
    [person] binnen personen
    [trainer] binnen trainers
   *[group] binnen groepen
  }
process_outcome-place-between = { $by ->
    [person] tussen personen
    [trainer] tussen trainers
   *[group] tussen groepen
  }
process_outcome-place-whole = niet gesplitst
process_outcome-clause-within = { $by ->
    [person] Binnen personen, dus sessies van dezelfde persoon met elkaar vergeleken
    [trainer] Binnen trainers, dus deelnemers van dezelfde trainer met elkaar vergeleken
   *[group] Binnen groepen, dus deelnemers van dezelfde groep met elkaar vergeleken
  }
process_outcome-clause-between = { $by ->
    [person] Tussen personen, dus de ene persoon met de andere vergeleken
    [trainer] Tussen trainers, dus de ene trainer met de andere vergeleken
   *[group] Tussen groepen, dus de ene groep met de andere vergeleken
  }
process_outcome-clause-whole = Deelnemers met elkaar vergeleken, binnen en tussen groepen door elkaar
process_outcome-named = { $factor } ({ $place })

# Het antwoord.
process_outcome-clear = { $count ->
    [one] Van de { $factors } onderzochte factoren is er één verband met { $what } duidelijk, alleen bekeken en ook naast de andere factoren: { $names }.
   *[other] Van de { $factors } onderzochte factoren zijn { $count } verbanden met { $what } duidelijk, alleen bekeken en ook naast de andere factoren: { $names }.
  }
process_outcome-clear-one = Er is een duidelijk verband met { $what }: { $names }.
process_outcome-clear-alone = { $count ->
    [one] Alleen bekeken gaat { $names } duidelijk samen met { $what }. Naast de andere factoren is dat niet meer te onderscheiden.
   *[other] Alleen bekeken gaan { $names } duidelijk samen met { $what }. Naast elkaar in één model is niet te zeggen welke ervan het verband draagt.
  }
process_outcome-none-clear = Bij geen van de { $factors } onderzochte factoren is er een duidelijk verband met { $what }.
process_outcome-relation = { $place }: bij 1 punt meer is { $what } gemiddeld { $pieces }, bij gelijke andere factoren.
process_outcome-relation-alone = { $place }: bij 1 punt meer is { $what } gemiddeld { $pieces }.
process_outcome-piece = { $direction ->
    [higher] { $size } hoger voor { $factor } ({ $confidence }-interval { $range })
    [lower] { $size } lager voor { $factor } ({ $confidence }-interval { $range })
   *[same] vrijwel gelijk voor { $factor } ({ $confidence }-interval { $range })
  }
process_outcome-unclear = Niet duidelijk: { $names }. Daar past zowel een hogere als een lagere waarde van { $what } bij deze gegevens. Dat is niet hetzelfde als geen verband.
process_outcome-only-alone = { $count ->
    [one] { $names } is alleen bekeken wel duidelijk, maar niet meer naast de andere factoren. Factoren gaan met elkaar samen; welke het verband draagt, blijft dan onzeker.
   *[other] { $names } zijn alleen bekeken wel duidelijk, maar niet meer naast de andere factoren. Factoren gaan met elkaar samen; welke het verband draagt, blijft dan onzeker.
  }
process_outcome-only-beside = { $count ->
    [one] { $names } is alleen duidelijk naast de andere factoren, en niet op zichzelf. Dat gebeurt als factoren sterk samengaan; trek er geen conclusie uit.
   *[other] { $names } zijn alleen duidelijk naast de andere factoren, en niet op zichzelf. Dat gebeurt als factoren sterk samengaan; trek er geen conclusie uit.
  }
process_outcome-count-groups = { $count } groepen
process_outcome-count-trainers = { $count } trainers
process_outcome-people = Dit rust op { $used } van de { $total } deelnemers (wie alles ingevuld heeft wat hiervoor nodig is), in { $levels }.
process_outcome-people-sessions = Dit rust op { $rows } sessies van { $used } van de { $total } deelnemers, in { $levels }.
process_outcome-people-sessions-alone = Dit rust op { $rows } sessies van { $used } van de { $total } deelnemers.
process_outcome-completers-same = Met alleen wie minstens { $least } sessies kwam ({ $used } rijen) is het beeld hetzelfde: wat duidelijk is, is dat daar ook, en de andere kant op wijst niets.
process_outcome-completers-other = Met alleen wie minstens { $least } sessies kwam ({ $used } rijen) is het beeld anders bij { $names }. Wees daar voorzichtig mee.
process_outcome-leaving-same = { $kind ->
    [trainer] Elk van de { $count } trainers is om de beurt weggelaten: steeds houden de duidelijke verbanden hun richting.
   *[other] Elk van de { $count } groepen is om de beurt weggelaten: steeds houden de duidelijke verbanden hun richting.
  }
process_outcome-leaving-other = { $kind ->
    [trainer] Elk van de { $count } trainers is om de beurt weggelaten: de richting van { $names } rust op één trainer.
   *[other] Elk van de { $count } groepen is om de beurt weggelaten: de richting van { $names } rust op één groep.
  }
process_outcome-not-cause = Dit is samenhang, geen oorzaak. Wie zich beter gaat voelen, kan daardoor ook anders over de werkrelatie denken, en iets anders kan achter beide zitten. De cijfers zeggen niets over één deelnemer en zijn geen oordeel over een trainer.

# Waar men op let.
process_outcome-same-for-all = { $count ->
    [one] { $names } is bij iedereen hetzelfde, of ontbreekt. Daar is niets over te zeggen; er staat dus geen getal bij.
   *[other] { $names } zijn bij iedereen hetzelfde, of ontbreken. Daar is niets over te zeggen; er staat dus geen getal bij.
  }
process_outcome-level-not-named = { $kind ->
    [trainer] Welke trainer de groep leidde, is niet opgegeven. Verschillen tussen trainers zijn niet apart geschat; verschillen zij, dan zijn de intervallen te smal.
   *[other] In welke groep iemand zat, is niet opgegeven. Verschillen tussen groepen zijn niet apart geschat; verschillen zij, dan zijn de intervallen te smal.
  }
process_outcome-level-one = { $kind ->
    [trainer] Er is één trainer. Hoeveel trainers verschillen, is niet te schatten; wat hier staat, gaat over deze ene trainer.
   *[other] Er is één groep. Hoeveel groepen verschillen, is niet te schatten; wat hier staat, gaat over deze ene groep.
  }
process_outcome-level-one-person = { $kind ->
    [trainer] Elke trainer heeft één deelnemer. Verschillen tussen trainers en tussen deelnemers zijn dan niet uit elkaar te houden; het niveau van trainers is weggelaten.
   *[other] Elke groep heeft één deelnemer. Verschillen tussen groepen en tussen deelnemers zijn dan niet uit elkaar te houden; het niveau van groepen is weggelaten.
  }
process_outcome-level-one-group = Elke trainer leidde één groep. Verschillen tussen trainers en tussen groepen zijn dan niet uit elkaar te houden; ze staan samen onder groepen.
process_outcome-alone-failed = Alleen { $name }: dit model is niet te schatten. { $why }
process_outcome-completers-failed = Wie minstens { $least } sessies kwam: dit is niet te schatten. { $why }
process_outcome-alike = Deze factoren gaan sterk met elkaar samen (correlatie van 0,7 of meer): { $pairs }. Welke van de twee een verband draagt, is dan moeilijk te zeggen.
process_outcome-looks = Er zijn { $count } verbanden naast elkaar bekeken. Ook als er nergens iets is, ligt nul gemiddeld bij { $share } ervan buiten het interval.
process_outcome-not-parted = De factoren zijn niet gesplitst. Elk getal is een mengsel van verschillen binnen en tussen groepen, en die kunnen zelfs tegengesteld zijn.
process_outcome-two-trainers = { $count ->
    [one] 1 deelnemer had meer dan één trainer en telt mee bij de trainer van de meeste sessies.
   *[other] { $count } deelnemers hadden meer dan één trainer en tellen mee bij de trainer van de meeste sessies.
  }
process_outcome-groups-renamed = Dezelfde groepsnaam komt bij meer trainers voor. Die zijn geteld als verschillende groepen.
process_outcome-change-alone = De beginscore staat niet in het model. Wie hoger begint, daalt vaak meer; dat kan een verband maken of verbergen.

# Schattingen.
process_outcome-estimates = De schattingen
process_outcome-estimates-caption = Hoeveel hoger of lager { $what } gemiddeld is bij 1 punt meer van een factor (tussen haakjes het { $confidence }-interval)
process_outcome-factor = factor
process_outcome-where = verschil
process_outcome-alone = alleen
process_outcome-together = samen
process_outcome-estimates-remark = Alleen: een model met één factor. Samen: alle factoren tegelijk. Is de beginscore bekend, dan is die gelijk gehouden, tenzij anders gevraagd.
process_outcome-picture-alone = Elke factor alleen: verschil in { $what } bij een gewone stap
process_outcome-picture-beside = Alle factoren samen: verschil in { $what } bij een gewone stap
process_outcome-seen = Een gewone stap is één standaardafwijking van de factor. Het vierkant is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil in { $what }. { $clear ->
    [0] Van de { $count } lijnen ligt er geen helemaal aan één kant.
    [one] Van de { $count } lijnen ligt er 1 helemaal aan één kant.
   *[other] Van de { $count } lijnen liggen er { $clear } helemaal aan één kant.
  }

process_outcome-side-by-side = Iedereen, en wie de cursus afmaakte
process_outcome-side-caption = Dezelfde schattingen voor { $what }, bij iedereen en bij wie de cursus afmaakte (tussen haakjes het { $confidence }-interval)
process_outcome-everyone-head = iedereen ({ $used })
process_outcome-completers-head = { $least }+ sessies ({ $used })
process_outcome-side-remark = Alle factoren samen. Wie stopt, kan anders zijn dan wie blijft: als beide kolommen verschillen, zegt dat iets over wie er overblijft. Tussen haakjes: rijen in het model.
process_outcome-attendance-unknown = Het bestand zegt niet hoeveel sessies iemand kwam. Wie stopte en wie bleef, kunnen dus niet naast elkaar staan. Noem de kolom met --attended, of een rij per sessie met --session. (De grens is nu { $least } sessies.)
process_outcome-all-completed = Iedereen in dit bestand kwam minstens { $least } sessies. Wie eerder stopte, staat er niet in; over hen zegt dit niets.

# Wie en wat.
process_outcome-people-heading = Wie meedoen
process_outcome-people-caption = Aantallen, en gemiddelden met hun standaardafwijking
process_outcome-people-what = wat
process_outcome-everyone = iedereen
process_outcome-completed = { $least }+ sessies
process_outcome-in-file = deelnemers in het bestand
process_outcome-with-outcome = met een uitkomst
process_outcome-groups = groepen
process_outcome-trainers = trainers
process_outcome-people-remark = Gemiddelden van wie een uitkomst heeft.

process_outcome-factors-heading = Hoe de factoren zijn gesplitst
process_outcome-parted = { $by ->
    [person] { $factor }: gesplitst in wat iemand in een sessie meer of minder had dan gewoonlijk, en wat iemand gemiddeld meer had dan anderen.
    [trainer] { $factor }: gesplitst in wat iemand meer of minder had dan anderen bij dezelfde trainer, en wat die trainer gemiddeld meer had dan andere trainers.
   *[group] { $factor }: gesplitst in wat iemand meer of minder had dan de eigen groep, en wat die groep gemiddeld meer had dan andere groepen.
  }
process_outcome-only-within = { $by ->
    [person] { $factor }: verschilt alleen binnen personen.
    [trainer] { $factor }: verschilt alleen binnen trainers.
   *[group] { $factor }: verschilt alleen binnen groepen.
  }
process_outcome-only-between = { $by ->
    [person] { $factor }: is bij één persoon in elke sessie hetzelfde, en verschilt dus alleen tussen personen.
    [trainer] { $factor }: is bij één trainer voor iedereen hetzelfde, en verschilt dus alleen tussen trainers.
   *[group] { $factor }: is in één groep voor iedereen hetzelfde, en verschilt dus alleen tussen groepen.
  }
process_outcome-as-given = { $factor }: zoals het in het bestand staat.
process_outcome-pairs-caption = Hoe de factoren met elkaar samengaan (correlaties)
process_outcome-factors = factoren
process_outcome-pair = { $one } en { $other }
process_outcome-pairs-remark = Hoe sterker factoren samengaan, hoe moeilijker is te zeggen welke een verband draagt.

# Niveaus.
process_outcome-variances = Waar de verschillen liggen
process_outcome-explained-caption = De verschillen in { $what } per niveau
process_outcome-level = niveau
process_outcome-level-between = { $kind ->
    [person] tussen personen
    [trainer] tussen trainers
   *[group] tussen groepen
  }
process_outcome-level-rest = { $rows ->
    [session] tussen sessies (de rest)
   *[person] tussen deelnemers (de rest)
  }
process_outcome-share = deel
process_outcome-variance-without = zonder factoren
process_outcome-variance-with = met factoren
process_outcome-explained-remark = Varianties. Het deel is van het model zonder factoren. Een variantie kan ook groter worden als er factoren bij komen.

# Weglaten.
process_outcome-leaving = { $kind ->
    [trainer] Zonder één trainer tegelijk
   *[other] Zonder één groep tegelijk
  }
process_outcome-leaving-told = { $kind ->
    [trainer] Elk van de { $count } trainers is om de beurt weggelaten, en het hele model is geschat met de anderen. Namen staan hier niet: het gaat erom of de uitkomst op één trainer rust, niet op welke.
   *[other] Elk van de { $count } groepen is om de beurt weggelaten, en het hele model is geschat met de andere. Namen staan hier niet: het gaat erom of de uitkomst op één groep rust, niet op welke.
  }
process_outcome-leaving-none = { $kind ->
    [trainer] Bij { $count } trainers blijft er zonder die trainer geen model over.
   *[other] Bij { $count } groepen blijft er zonder die groep geen model over.
  }
process_outcome-leaving-caption = { $kind ->
    [trainer] De schattingen met iedereen, en de laagste en hoogste zonder één trainer
   *[other] De schattingen met iedereen, en de laagste en hoogste zonder één groep
  }
process_outcome-with-all = met iedereen
process_outcome-least = laagste
process_outcome-most = hoogste
process_outcome-leaving-remark = Liggen laagste en hoogste aan verschillende kanten van 0, dan hangt de richting af van wie er meedoet.

process_outcome-assumptions = Klopt het model: de aannames
process_outcome-computed-by-person = Uit de rijen per sessie is per deelnemer één rij gemaakt: elke factor als gemiddelde over de eigen sessies, de uitkomst als laatste score die er is. Een sessie telt als bijgewoond als er iets is ingevuld.
process_outcome-computed-by-session = Elke sessie is een rij; time telt de sessies vanaf de eerste in het bestand. Een sessie telt als bijgewoond als er iets is ingevuld.
process_outcome-computed-change = { $response } is { $outcome } aan het eind min de beginscore: lager betekent meer gedaald.
process_outcome-computed-means = Gemiddelden van een groep zijn over iedereen die de factor heeft, ook wie geen uitkomst heeft; elke groep telt één keer. Wie de cursus afmaakte, is apart opnieuw gesplitst en geschat. Wat hieronder staat, is van het model met alle factoren en iedereen.

# Een bladzijde voor een trainingsdag.
process_outcome-summary-title = Voor de trainingsdag: wat samenging met { $what }
process_outcome-summary-seen = In beeld
process_outcome-summary-unsure = Wat onzeker is
process_outcome-summary-talk = Om samen over te praten
process_outcome-talk-recognise = Herken je dit uit je eigen groepen? Waar juist niet?
process_outcome-talk-words = Hoe leg je uit waarom we doen wat we doen, en hoe merk je of deelnemers het doel delen?
process_outcome-talk-try = Wat wil je in je volgende groep uitproberen, en waaraan merk je of het iets doet?
process_outcome-talk-missing = Wat telt volgens jou ook, en is hier niet gemeten?
process_outcome-summary-origin = Samenvatting van een groter verslag. Gaat over groepen samen, nooit over één trainer.
