discussion-word = Casusbespreking
discussion-title = Casus { $alias }
discussion-sessions = { $count ->
    [one] 1 sessie
   *[other] { $count } sessies
  }
discussion-to-edit = Voorbereiden
discussion-to-share = Delen
discussion-happened = Wat er tussendoor gebeurde
discussion-who-sees = Wie dit traject behandelt, en een collega met wie je het deelt zolang je cliënt dat goedvindt. De naam en de code van de cliënt staan hier niet op. Schrijf ze er ook niet zelf bij.

discussion-questions = Vragen om mee te nemen
discussion-no-questions = Er zijn nog geen vragen gekozen.
discussion-question-two-views = Wat zie ik, en wat ziet mijn cliënt?
discussion-question-just-before = Wat gebeurde er vlak voordat het veranderde?
discussion-question-my-part = Wat doe ik als het spannend wordt?
discussion-question-unsaid = Wat is er nog niet uitgesproken?
discussion-question-same-goal = Willen we nog hetzelfde?
discussion-question-fitting-task = Past wat we doen bij deze cliënt?
discussion-question-called-up = Wat roept deze cliënt bij mij op?
discussion-question-going-well = Wat gaat er goed dat ik wil houden?
discussion-own-question = Eigen vraag
discussion-conclusions = Wat eruit kwam
discussion-no-conclusions = Nog niets opgeschreven.

discussion-edit-title = Casus voorbereiden
discussion-alias = Schuilnaam
discussion-alias-help = Zo heet je cliënt hier. Kies niets wat op de naam of de code lijkt.
discussion-most = Hoogstens { $most } tekens. Schrijf geen namen op.
discussion-keep = Bewaren
discussion-history = Eerdere versies
discussion-version = Versie { $number }
discussion-choose-title = Iemand anders bewaarde net iets anders
discussion-choose = Jouw tekst staat in de velden, wat de ander bewaarde staat hieronder. Maak er één van en bewaar opnieuw. Er is niets verloren.

discussion-share-title = Casus delen
discussion-share-intro = Een collega ziet dan alleen de casusbespreking: geen naam, geen code, geen antwoorden per vraag. Wel jullie doelen en taken, in jullie woorden. Het stopt vanzelf. Elke keer dat iemand kijkt, komt dat in het logboek.
discussion-no-colleague = Er is nog geen andere therapeut om mee te delen.
discussion-with = Met wie
discussion-days = Voor hoeveel dagen
discussion-days-help = Daarna stopt het vanzelf.
discussion-consent = Hoe liet je cliënt weten dat het goed is?
discussion-consent-help = Vraag het eerst. Je cliënt mag het altijd terugnemen.
discussion-consent-spoken = gezegd in een sessie
discussion-consent-written = op papier
discussion-consent-message = in een bericht
discussion-agreed-on = Op welke dag?
discussion-share = Delen
discussion-shares = Gedeeld met
discussion-until = Tot
discussion-agreed = Toestemming
discussion-state = Stand
discussion-shared = gedeeld
discussion-over = afgelopen
discussion-ended = gestopt op { $day }
discussion-end = Delen stoppen

discussion-list-title = Met jou gedeeld
discussion-list-empty = Er is nu niets met jou gedeeld
discussion-list-empty-text = Deelt een collega een casus, dan vind je die hier. Na de afgesproken tijd is hij weer weg.
discussion-list-until = Tot { $moment }
discussion-goals = Doelen en taken
discussion-goals-line = In de woorden van jullie beiden. De naam en de code van de cliënt, en de namen van wie behandelt, zijn eruit gehaald. Een andere naam herkent Verbond niet: lees het na voor je deelt.
discussion-by-client = cliënt
discussion-by-therapist = therapeut
discussion-rated = { $who } { $points }
discussion-difference = “{ $title }”, { $question }: cliënt { $client }, therapeut { $therapist }.
