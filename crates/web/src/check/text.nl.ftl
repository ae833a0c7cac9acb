# De check: wat cliënt en therapeut invullen.

check-about = Na sessie { $number }
check-own-title = Jouw kant
check-start = Begin
check-back = Terug
check-next = Volgende
check-clear = Wis mijn antwoord
check-later = Later verder
check-send = Versturen
check-sending = Bezig met versturen…
check-unsent = Nog niet verstuurd: er is nu geen verbinding. We proberen het steeds opnieuw. Laat deze pagina open.
check-unkept = Nog niet bewaard: er is nu geen verbinding. Je antwoorden staan nog op deze pagina.
check-open-questions = Je hebt iets opengelaten. Dat mag. Een onderdeel met een open zin krijgt dan misschien geen score. Verstuur het zo, of ga terug.
check-kept = Bewaard. Je kunt op dit apparaat later verdergaan.
check-other-questions = De vragen zijn intussen veranderd. Je antwoorden staan er nog. Kijk ze na en verstuur ze opnieuw.
check-wrong-unknown = Er zat iets bij dat niet bij deze vragen hoort. Je antwoorden staan er nog. Kijk ze na en verstuur ze opnieuw.
check-wrong-twice = Hier stonden twee antwoorden. Kies er één.
check-wrong-number = Dit antwoord kunnen we niet lezen. Kies er een uit de lijst.
check-wrong-scale = Dit antwoord staat niet in de lijst. Kies een van de antwoorden hieronder.
check-wrong-way = Zo kun je hier niet antwoorden. Kies een van de manieren hieronder.
check-wrong-markers = Deze opstelling kunnen we niet lezen. Er is niets van bewaard. Zet de tekens opnieuw.
check-wrong-outside = Een teken lag buiten het veld. Er is niets van bewaard. Zet het binnen het veld.
check-not-well = Gaat het nu niet goed met je?

check-landing-title = Hoe was deze sessie voor jou?
check-landing-what = { $count } korte zinnen over de sessie van net. Het kost ongeveer een minuut. Je mag een zin overslaan.
check-landing-what-wellbeing = { $count } korte zinnen: over de sessie van net en over hoe het met je gaat. Het kost ongeveer een minuut. Je mag een zin overslaan.
check-landing-no-wrong = Er is geen goed of fout. Wat minder goed ging, is net zo welkom.
check-landing-sealed = Jullie zien elkaars antwoorden pas als jullie allebei klaar zijn.

check-who-client = { $count ->
    [one] Jij en je therapeut, als jullie allebei klaar zijn. Leidinggevenden en andere cliënten niet.
   *[other] Jij en je therapeuten, als jullie allebei klaar zijn. Leidinggevenden en andere cliënten niet.
  }
check-who-group = Van wat je over de groep zegt, ziet de groep alleen een gemiddelde, en pas vanaf vier antwoorden. Nooit jouw naam.
check-who-therapist = Jij, je cliënt en wie met jou behandelt, als jullie allebei klaar zijn. Leidinggevenden en andere cliënten niet.
check-who-paper = { $count ->
    [one] Je cliënt en jij. Leidinggevenden en andere cliënten niet.
   *[other] Je cliënt, jij en wie met jou behandelt. Leidinggevenden en andere cliënten niet.
  }
check-alone-never = Vult een van jullie niets in, dan blijft de andere kant dicht.
check-alone-client = { $days ->
    [one] Vult je therapeut binnen een dag niets in, dan gaat jouw kant toch open voor je therapeut.
   *[other] Vult je therapeut binnen { $days } dagen niets in, dan gaat jouw kant toch open voor je therapeut.
  }
check-alone-therapist = { $days ->
    [one] Vult je cliënt binnen een dag niets in, dan gaat jouw kant toch open voor je cliënt.
   *[other] Vult je cliënt binnen { $days } dagen niets in, dan gaat jouw kant toch open voor je cliënt.
  }

check-sent-title = Dank je wel
check-sent = Je antwoorden zijn verstuurd.
check-sent-next = Zodra je therapeut ook klaar is, gaan de antwoorden hier open. Dan zien jullie allebei hoe jullie keken.
check-sent-sealed = Tot die tijd ziet niemand wat je hebt ingevuld.
check-sent-close = Je mag deze pagina sluiten. Open je de link later opnieuw op dit apparaat, dan kom je hier terug.
check-opened-said = De antwoorden zijn open.

check-over-used = Deze check is al verstuurd
check-over-used-line = Dank je wel. Wat toen is ingevuld, is bewaard. Je hoeft niets meer te doen.
check-over-withdrawn = Deze link is ingetrokken
check-over-withdrawn-line = Er is een nieuwe gemaakt, of de link is niet meer nodig. Vraag je therapeut om de nieuwste.
check-over-expired-link = Deze link is verlopen
check-over-expired-link-line = Een link werkt drie dagen. Wil je nog invullen? Vraag je therapeut om een nieuwe.
check-over-expired-code = Deze code is verlopen
check-over-expired-code-line = Een code werkt vijf minuten. Scan de code opnieuw van het scherm van je therapeut.
check-over-closed = Hier is nu niets in te vullen
check-over-closed-line = Voor deze sessie hoef je niets (meer) in te vullen. Je mist niets.
check-over-help = Er is niets veranderd. Klopt er iets niet? Laat het je therapeut weten.
check-gone-other-device = Deze check is al verstuurd, vanaf een ander apparaat of op papier. Dat wat toen is ingevuld, is bewaard. Op dit apparaat is niets meer te zien.
check-gone-pass = Het is langer dan zeven dagen geleden dat je op dit apparaat begon. Daarom is hier niets meer te zien. Wil je nog iets bekijken of invullen? Vraag het je therapeut.

check-paper-title = Van papier overtypen
check-paper-line = Typ over wat je cliënt heeft aangekruist. Wat open is gelaten, laat je open.
check-paper-early = Vul eerst je eigen kant in. Bij het overtypen lees je wat je cliënt antwoordde; daarna zou je zelf niet meer los van je cliënt kunnen antwoorden. Het papier mag zolang blijven liggen.
check-paper-date = Ingevuld op
check-paper-date-help = De dag waarop je cliënt het papier invulde. Vandaag is { $today }.
check-paper-date-wrong = Kies een dag uit de kalender.
check-paper-date-future = Deze dag moet nog komen. Kies de dag waarop je cliënt het invulde.
check-paper-date-early = Toen was de sessie nog niet geweest. Kies een dag vanaf de sessie.

check-print-title = Leeg formulier
check-print-how = Print deze pagina en geef hem aan je cliënt. Op het papier staat de code van je cliënt, geen naam.
check-print-date = Datum
check-print-who = Kruis bij elke zin één hokje aan, of laat de zin open. Je therapeut typt je antwoorden over nadat die zelf heeft ingevuld. Leidinggevenden en andere cliënten zien ze niet.

check-mark = Is er iets dat je kwijt wilt?
