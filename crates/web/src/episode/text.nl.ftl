episode-session = Sessie { $number }
episode-session-of = Sessie { $number } van { $of }
episode-no-session = Nog geen sessie
episode-planned = Nog geen sessie, { $of } afgesproken
episode-number = traject { $number }
episode-closed = afgesloten op { $day }
episode-settings = Instellingen
episode-plan = Sessie plannen
episode-start = Sessie { $number } starten
episode-go-on = Verder met sessie { $number }

episode-talk = Om samen te bespreken
episode-to-do = Nog te doen
episode-openings = Mogelijke opening
episode-next-step = Wat je kunt doen
episode-look-together = Samen bekijken
episode-fill-in = Jouw helft invullen
episode-to-session = Naar de sessie

episode-heading-drop = { $component ->
    [bond] Je cliënt ervaart de band als minder sterk dan de keer ervoor
    [goal] Je cliënt ervaart minder overeenstemming over de doelen dan de keer ervoor
   *[task] Je cliënt ervaart minder overeenstemming over de taken dan de keer ervoor
  }
episode-heading-difference = { $component ->
    [bond] Jullie kijken verschillend naar de band
    [goal] Jullie kijken verschillend naar de doelen
   *[task] Jullie kijken verschillend naar de taken
  }
episode-heading-worse = Je cliënt geeft aan dat het minder goed gaat dan de vorige keer
episode-heading-undiscussed = { $count ->
    [one] Eén ingevulde check is nog niet besproken
   *[other] { $count } ingevulde checks zijn nog niet besproken
  }
episode-heading-missing-client = De helft van je cliënt is nog niet binnen
episode-heading-missing-therapist = Jouw helft is nog niet binnen
episode-heading-missing-both = Na de laatste sessie is nog niets ingevuld

episode-story-session = Sessie { $number }.
episode-story-undiscussed = Jullie hebben allebei ingevuld. Niemand heeft nog gezegd of het besproken is, of dat het later komt.
episode-story-missing-client = Jouw helft blijft verzegeld tot je cliënt ook heeft ingevuld. Je kunt de link nog eens geven, of samen kiezen voor een sessie zonder meting.
episode-story-missing-therapist = Je cliënt heeft ingevuld. Wat er staat, gaat open als jouw helft er ook is.
episode-story-missing-both = Je kunt de check alsnog geven, of samen kiezen voor een sessie zonder meting.
episode-beside-therapist = Jij gaf { $therapist }.
episode-beside-range = Eerder lag het steeds tussen { $low } en { $high } ({ $count } keer gemeten).
episode-beside-one = { $component ->
    [bond] De band bleef vrijwel gelijk.
    [goal] De doelen bleven vrijwel gelijk.
   *[task] De taken bleven vrijwel gelijk.
  }
episode-beside-others = { $component ->
    [bond] De doelen en de taken bleven vrijwel gelijk.
    [goal] De band en de taken bleven vrijwel gelijk.
   *[task] De band en de doelen bleven vrijwel gelijk.
  }
episode-sure-two-sessions = Dit vergelijkt twee metingen met elkaar. Het kan ook toeval zijn.
episode-sure-one-session = Dit is één sessie. Een verschil is niet fout: het is iets om het over te hebben.
episode-sure-counted = Dit is geteld, niet geschat.

episode-opening-bond-1 = “Hoe was het de laatste keer voor jou om hier met mij te zitten?”
episode-opening-bond-2 = “Is er iets tussen ons dat we nog niet hebben uitgesproken?”
episode-opening-goal-1 = “Werken we aan wat voor jou nu het belangrijkst is?”
episode-opening-goal-2 = “Waaraan zou je merken dat het de goede kant op gaat?”
episode-opening-task-1 = “Past wat we doen bij wat jij nu nodig hebt?”
episode-opening-task-2 = “Wat zou je liever wel of niet doen?”
episode-opening-worse-1 = “Hoe gaat het op dit moment met je, ook buiten deze kamer?”
episode-opening-worse-2 = “Helpt wat we hier doen je daarbij?”
episode-opening-undiscussed = “Zullen we even samen kijken naar wat we invulden?”

episode-first-no-session = Jullie zijn nog niet begonnen
episode-first-no-session-line = Start de eerste sessie als jullie bij elkaar zitten. Daarna vullen jullie allebei een korte check in.
episode-first-nothing-open = Er is nog niets om samen te bekijken
episode-first-nothing-open-line = Antwoorden gaan open als jullie allebei hebben ingevuld.
episode-first-too-little = Nog te weinig om iets te vergelijken
episode-first-too-little-line = Er is één sessie om te bekijken. Vanaf twee sessies kun je zien of er iets verandert.
episode-first-quiet = Niets springt eruit
episode-first-quiet-line = In de laatste { $count } sessies met een meting veranderde er niets groots de ongewenste kant op, en er is geen groot verschil dat jullie nog niet bespraken. Dat zegt niet dat alles goed is: vraag ernaar.

episode-who-sees = Alleen wie dit traject behandelt. Elke keer dat iemand kijkt, komt dat in het logboek.
episode-components = Band, doelen en taken
episode-scale = schaal 0 – 10
episode-no-components = Van dit traject zijn geen sessiechecks te zien. Wat er wel gemeten is, staat hieronder op zijn eigen schaal.
episode-outcomes = Klachten en welzijn
episode-other-scales = Wat er verder gemeten is

episode-sessions = Sessies
episode-earlier = { $count ->
    [one] Nog 1 eerdere sessie
   *[other] Nog { $count } eerdere sessies
  }
episode-column-session = Sessie
episode-column-day = Dag
episode-column-state = Stand
episode-state-planned = gepland
episode-state-cancelled = ging niet door
episode-state-no-measuring = zonder meting
episode-state-not-asked = ingelezen
episode-state-nobody-in = nog niemand ingevuld
episode-state-client-in = cliënt ingevuld, jij nog niet
episode-state-therapist-in = jij ingevuld, cliënt nog niet
episode-state-open = te bespreken
episode-state-discussed = besproken
episode-state-later = later
episode-state-alone-client = alleen de cliënt
episode-state-alone-therapist = alleen jij
