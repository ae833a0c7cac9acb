# De doelen en taken, in de woorden van allebei.

agreement-title = Doelen en taken
agreement-line-client = Wat je wilt bereiken, en wat jullie daarvoor doen. Jij schrijft in je eigen woorden, je therapeut ook.
agreement-line-therapist = Wat jullie willen bereiken en wat jullie daarvoor doen, in de woorden van je cliënt en van jou.
agreement-who-sees-client = Jij en je behandelaars. Wat je hier schrijft, ziet je therapeut meteen. Alles wat is geschreven blijft terug te lezen.
agreement-who-sees-therapist = Je cliënt, jij en wie dit traject mee behandelt. Je cliënt ziet meteen wat je schrijft. Alles wat is geschreven blijft terug te lezen.
agreement-a-therapist = een therapeut

agreement-by-own = jou
agreement-by-client = je cliënt
agreement-kind-goal = Doel
agreement-kind-task = Taak
agreement-name-goal = Doel { $number }
agreement-name-task = Taak { $number }
agreement-list-goal = Doelen
agreement-list-task = Taken
agreement-add-goal = Stel een doel voor
agreement-add-task = Stel een taak voor
agreement-add-line-goal = Wat moet er veranderen? Eén zin is genoeg, en aanpassen kan altijd.
agreement-add-line-task = Wat gaan jullie doen, in de sessie of daarbuiten? Eén zin is genoeg, en aanpassen kan altijd.
agreement-propose = Stel voor
agreement-empty-goal = Nog geen doelen
agreement-empty-line-goal = Hier komt wat er moet veranderen. Jullie kunnen het allebei voorstellen.
agreement-empty-task = Nog geen taken
agreement-empty-line-task = Hier komt wat jullie doen om een doel te bereiken. Jullie kunnen het allebei voorstellen.
agreement-ended = { $count ->
    [one] 1 doel of taak is klaar, rust of is gestopt
   *[other] { $count } doelen en taken zijn klaar, rusten of zijn gestopt
  }

agreement-status-proposed = voorgesteld
agreement-status-discussed = besproken
agreement-status-agreed = afgesproken
agreement-status-achieved = bereikt
agreement-status-parked = rust even
agreement-status-dropped = gestopt
agreement-goes-on = loopt
agreement-reason = Reden:
agreement-held-nobody = Nog niemand zei hier ja op.
agreement-held-both = Jullie zeiden hier allebei ja op.
agreement-held-own = Jij zei ja, de ander nog niet.
agreement-held-client = Je cliënt zei ja, jij nog niet.
agreement-held-therapist = Je therapeut zei ja, jij nog niet.

agreement-words-own = Jouw woorden
agreement-words-client = Woorden van je cliënt
agreement-words-therapist = Woorden van je therapeut
agreement-words-none = Nog leeg.
agreement-serves = Voor welk doel
agreement-served-by = Wat jullie hiervoor doen

agreement-ratings = Wat jullie ervan vinden
agreement-column-question = Vraag
agreement-column-own = Jij
agreement-column-client = Cliënt
agreement-column-therapist = Therapeut
agreement-column-difference = Verschil
agreement-column-day = Dag
agreement-column-who = Door
agreement-column-points = Punten
agreement-not-asked = niet gevraagd
agreement-short-importance = hoe belangrijk
agreement-short-agreement = hoe eens
agreement-short-understands = snapt waarom
agreement-short-fits = past
agreement-short-progress = hoe ver

agreement-largest = Waar jullie het meest verschillen
agreement-largest-line = Een verschil is geen fout. Het is iets om samen over te praten.
agreement-difference-none = “{ $title }”, { $question }: allebei { $client }.
agreement-difference-own-client = “{ $title }”, { $question }: jij kiest hoger. Jij { $client }, je therapeut { $therapist }.
agreement-difference-other-therapist = “{ $title }”, { $question }: je therapeut kiest hoger. Jij { $client }, je therapeut { $therapist }.
agreement-difference-other-client = “{ $title }”, { $question }: je cliënt kiest hoger. Je cliënt { $client }, jij { $therapist }.
agreement-difference-own-therapist = “{ $title }”, { $question }: jij kiest hoger. Je cliënt { $client }, jij { $therapist }.

agreement-map = Kaart van doelen en taken
agreement-map-line = Een gevuld vak: die taak hoort bij dat doel. Een rondje is de cliënt, een open vierkant de therapeut: wie ja zei op doel én taak.
agreement-map-apart = hoort hier niet bij
agreement-map-bare = Nog zonder taak: { $goals }.

agreement-confirm = Ja, hier sta ik achter
agreement-confirm-line = Je zegt dit voor jezelf. De ander doet dat ook voor zichzelf.
agreement-confirm-changed = Dit is veranderd sinds jullie er allebei ja op zeiden. Daarom vragen we het opnieuw.
agreement-confirmed-on = Jij zei hier ja op, op { $day }. Verandert er iets, dan vragen we het opnieuw.
agreement-discuss = We hebben het hierover gehad
agreement-rate = Hoe kijk jij ernaar?
agreement-rate-line = Van 0 (helemaal niet) tot 10 (helemaal). Laat leeg wat je niet weet. Wat je eerder koos blijft bewaard.
agreement-rate-first = Nog niet eerder gekozen.
agreement-rate-last = Vorige keer: { $points } ({ $day }).
agreement-rate-keep = Bewaar
agreement-ask-importance = Hoe belangrijk is dit voor jou?
agreement-ask-agreement = Hoe eens zijn jullie het hierover, denk je?
agreement-ask-understands = Ik snap waarom we dit doen
agreement-ask-fits = Dit past bij mij
agreement-ask-progress-goal = Hoe ver zijn jullie hiermee?
agreement-ask-progress-task = Hoe goed lukt dit?
agreement-series = Wat jullie kozen, door de tijd
agreement-series-all = { $count ->
    [one] 1 keer gekozen
   *[other] Alle { $count } keer dat er iets is gekozen
  }

agreement-word = Woorden aanpassen
agreement-word-keep = Bewaar de woorden
agreement-word-line = Verander je iets, dan vragen we jullie allebei opnieuw om ja te zeggen. Wat er stond blijft terug te lezen.
agreement-field-own = In jouw woorden
agreement-field-client = In de woorden van je cliënt
agreement-field-help-own = Hoogstens { $most } tekens.
agreement-field-help-client = Schrijf op wat je cliënt zegt, zo letterlijk als je kunt. Zodra je cliënt zelf schrijft, blijft dit van je cliënt. Hoogstens { $most } tekens.
agreement-field-goals = Voor welk doel is dit?

agreement-ending = Klaar, laten rusten of stoppen
agreement-ending-reason = Reden
agreement-ending-help = Bij rusten en stoppen vragen we waarom. Bij bereikt mag het leeg blijven.
agreement-end-achieved = Dit is bereikt
agreement-end-parked = Laat dit even rusten
agreement-end-dropped = Stop hiermee
agreement-take-up = Pak dit weer op

agreement-versions = { $count ->
    [one] Geschiedenis: 1 versie
   *[other] Geschiedenis: { $count } versies
  }
agreement-version-line = { $day }, door { $who }: { $what }
agreement-version-confirmed = ja van { $who }
agreement-version-choice = Versie { $number }, { $moment }, door { $who }
agreement-step-proposed = voorgesteld
agreement-step-words-own = jouw woorden veranderd
agreement-step-words-client = woorden van de cliënt veranderd
agreement-step-words-therapist = woorden van de therapeut veranderd
agreement-step-goals = andere doelen
agreement-step-taken-up = weer opgepakt
agreement-step-discussed = besproken
agreement-compare = Vergelijk twee versies
agreement-compare-line = Doorgestreept stond er eerst. Onderstreept is nieuw.
agreement-compare-older = Eerst
agreement-compare-newer = Later
agreement-compare-go = Vergelijk
agreement-compare-same = Deze twee versies zeggen hetzelfde.
agreement-compare-removed = weg:
agreement-compare-added = nieuw:

agreement-clash = Er werd tegelijk geschreven
agreement-clash-line = Hetzelfde is net op een andere plek veranderd, terwijl jij ook schreef. Wat jij schreef is nog niet bewaard en ook niet weg: het staat hieronder. Kies wat blijft.
agreement-clash-theirs = Wat er nu staat, door { $who }
agreement-clash-keep-theirs = Laat staan wat er nu staat
agreement-clash-yours = Wat jij schreef
agreement-clash-keep-yours = Bewaar mijn tekst
agreement-clash-keep-ending = Bewaar wat ik koos

agreement-link = De eigen pagina van je cliënt
agreement-link-line = Met deze link opent je cliënt de doelen en taken op de eigen telefoon, zonder account. Openen maakt de link niet op.
agreement-link-code = QR-code voor de eigen pagina van je cliënt
agreement-link-address = Link voor je cliënt
agreement-link-once = Deze link staat hier maar één keer: laat hem scannen of kopieer hem nu. Een eerdere link werkt niet meer.
agreement-link-works = Er is een link, gemaakt op { $made }. Hij werkt tot { $until }.
agreement-link-make = Maak een link
agreement-link-again = Maak een nieuwe link
agreement-link-withdraw = Trek de link in

agreement-closed = Dit traject is afgesloten. De doelen en taken kun je nog lezen. Er is niets veranderd.
agreement-not-your-page = Je bent op dit apparaat ingelogd als medewerker, en dit is de eigen pagina van je cliënt. Er is niets bewaard. Laat je cliënt dit op een eigen toestel doen.
agreement-open = Naar doelen en taken
agreement-count-none = Er staan nog geen doelen of taken.
agreement-count = { $goals ->
    [one] 1 doel
   *[other] { $goals } doelen
  }, { $tasks ->
    [one] 1 taak
   *[other] { $tasks } taken
  }. Op { $agreed } zeiden jullie allebei ja.
agreement-since = Veranderd sinds sessie { $number }
agreement-changed-goal-proposed = Het doel “{ $title }” is voorgesteld op { $day }.
agreement-changed-task-proposed = De taak “{ $title }” is voorgesteld op { $day }.
agreement-changed-goal = Het doel “{ $title }” is veranderd op { $day }.
agreement-changed-task = De taak “{ $title }” is veranderd op { $day }.
agreement-changed-task-goals = De taak “{ $title }” hoort sinds { $day } bij andere doelen.
agreement-changed-goal-achieved = Het doel “{ $title }” is bereikt op { $day }.
agreement-changed-goal-parked = Het doel “{ $title }” rust sinds { $day }.
agreement-changed-goal-dropped = Met het doel “{ $title }” is gestopt op { $day }.
agreement-changed-task-achieved = De taak “{ $title }” is klaar sinds { $day }.
agreement-changed-task-parked = De taak “{ $title }” rust sinds { $day }.
agreement-changed-task-dropped = Met de taak “{ $title }” is gestopt op { $day }.
agreement-changed-goal-taken-up = Het doel “{ $title }” is weer opgepakt op { $day }.
agreement-changed-task-taken-up = De taak “{ $title }” is weer opgepakt op { $day }.
agreement-fall = { $component ->
    [goal] Een antwoord over doelen is twee punten of meer lager dan na sessie { $number }. Sindsdien is dit veranderd:
   *[task] Een antwoord over taken is twee punten of meer lager dan na sessie { $number }. Sindsdien is dit veranderd:
  }
agreement-fall-line = Of het een met het ander te maken heeft, weten jullie zelf het best.
agreement-at = Afspraken van { $day }
agreement-at-until = Zo stonden jullie doelen en taken van { $from } tot { $until }.
agreement-at-still = Zo staan jullie doelen en taken sinds { $from }.
agreement-at-line = Je leest hier terug; veranderen kan bij het doel of de taak zelf.
agreement-progress = Hoe ver jullie zeggen te zijn
agreement-progress-of = Hoe ver met “{ $title }”
