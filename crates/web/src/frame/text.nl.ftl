frame-title = Kader
frame-line-none = Nog niet vastgelegd
frame-line = Versie { $number }, { $day }
frame-to-print = Afdrukken
frame-to-versions = Versies
frame-edit = Wijzigen
frame-changed = gewijzigd
frame-silent = Nog niet afgesproken.
frame-not-yet = Nog niet afgesproken: { $items }.
frame-crisis-plain = Gaat het niet goed en kan het niet wachten? Bel je huisarts of de huisartsenpost. Is er nu gevaar? Bel 112. Denk je aan zelfdoding? Bel 113 of 0800-0113, dag en nacht. Wat je in Verbond invult, wordt niet dag en nacht gelezen.
frame-who-sees = Jullie twee: wie dit traject behandelt, en je cliënt als je het print of de link geeft. Elke keer dat iemand kijkt, komt dat in het logboek.

frame-begin-title = Waar houden jullie je aan?
frame-begin-line = Plaats, tijd, kosten, afzeggen, vertrouwelijkheid, en hoe jullie samen werken. Je begint met wat in jullie praktijk gewoon is en past alleen aan wat anders is.
frame-begin-go = Beginnen met het sjabloon
frame-begin-no-template = Jullie praktijk heeft nog geen sjabloon. Je begint met een leeg kader; de coördinator kan een sjabloon bewaren.

frame-state-nobody = Nog niemand heeft deze versie bevestigd.
frame-state-client-waits = Jij hebt deze versie bevestigd. Je cliënt nog niet.
frame-state-therapist-waits = Je cliënt heeft deze versie bevestigd. Jij nog niet.
frame-state-agreed = Jullie hebben dit allebei bevestigd, op { $day }.
frame-state-before = Tot jullie dit allebei bevestigen, geldt versie { $number }, bevestigd op { $day }. Wat sindsdien anders is, heeft het woord ‘gewijzigd’.
frame-state-first = Je cliënt bevestigt zelf, via de link. Jij bevestigt alleen voor jezelf.
frame-state-link = De link voor je cliënt maken
frame-confirm = Ik bevestig deze versie
frame-not-agreed = { $count ->
    [0] Alles wat bij een kader hoort, is ingevuld.
    [one] 1 ding is nog niet afgesproken.
   *[other] { $count } dingen zijn nog niet afgesproken.
  }
frame-stance-fits = cliënt: klopt
frame-stance-talk = cliënt wil hierover praten
frame-stance-note = Je cliënt schreef erbij:

frame-section-meeting = Waar en wanneer
frame-section-fee = Kosten
frame-section-absence = Als een van ons niet kan
frame-section-contact = Tussen de sessies door
frame-section-privacy = Wat onder ons blijft
frame-section-relations = Alleen behandeling
frame-section-attitude = Hoe we samen werken
frame-section-ending = Terugkijken en afronden

frame-intro-meeting = Hoe lang, hoe vaak en waar. Vertel ook wie er nog meer bij kan zijn.
frame-intro-fee = Wat een sessie kost, wie betaalt en wanneer de rekening komt.
frame-intro-absence = Tot wanneer afzeggen kan, hoe dat gaat, en wat er gebeurt als jij er niet bent.
frame-intro-contact = Hoe je cliënt je bereikt, en wat te doen als het niet kan wachten. Zet hier de woorden en nummers van jullie praktijk; wij zetten de huisartsenpost, 112 en 113 er altijd onder.
frame-intro-privacy = Wat je niet vertelt, wanneer dat anders is, en wie nog meer meekijkt.
frame-intro-relations = Loop het lijstje langs. Vink aan wat er niet is en niet komt naast de behandeling.
frame-intro-attitude = De beschrijving bij een werkwijze is een startpunt voor gesprek, geen norm. Zet je eigen woorden erbij: die tellen.
frame-intro-ending = Wanneer jullie terugkijken, en waaraan jullie merken dat het genoeg is.

frame-item-places = Waar
frame-item-company = Wie er nog meer bij kan zijn
frame-item-minutes = Hoe lang (minuten)
frame-item-rhythm = Hoe vaak
frame-item-expected-sessions = Hoeveel sessies jullie verwachten
frame-item-meeting-note = Verder over plaats en tijd
frame-item-payer = Wie betaalt
frame-item-fee = Kosten per sessie (euro)
frame-item-billing = Wanneer de rekening komt
frame-item-fee-note = Verder over de kosten
frame-item-notice-hours = Afzeggen kan tot (uren ervoor)
frame-item-no-show-fee = Te laat afgezegd kost (euro)
frame-item-cancelling = Hoe afzeggen gaat
frame-item-holiday-cover = Vakantie en ziekte van jou
frame-item-channels = Hoe jullie elkaar bereiken
frame-item-reply-days = Antwoord binnen (werkdagen)
frame-item-contact-note = Waar contact tussendoor voor is
frame-item-crisis = Als het niet kan wachten
frame-item-confidentiality = Wat onder jullie blijft
frame-item-exceptions = Wanneer dat anders is
frame-item-score-viewers = Wie de scores ziet
frame-item-recording = Opnemen
frame-item-supervision = Met wie jij over je werk praat
frame-item-excluded = Wat er niet naast staat
frame-item-relations-note = Verder over andere relaties
frame-item-model = Werkwijze
frame-item-attitude = Hoe jij werkt, in je eigen woorden
frame-item-evaluation-every = Terugkijken na (aantal sessies)
frame-item-evaluation-how = Hoe jullie terugkijken
frame-item-ending-when = Wanneer het genoeg is
frame-item-ending-how = Hoe jullie afronden
frame-item-relapse-plan = Als het later weer minder gaat

frame-help-company = Bijvoorbeeld: je partner mag mee als je dat wilt.
frame-help-meeting-note = Bijvoorbeeld: vaste tijd op dinsdag om 14.00 uur; verzetten kan, in overleg.
frame-help-fee-note = Bijvoorbeeld: soms betaal je een deel zelf. Je verzekeraar weet hoeveel.
frame-help-cancelling = Bijvoorbeeld: bel of mail de praktijk.
frame-help-holiday-cover = Bijvoorbeeld: een collega neemt waar; je hoort ruim van tevoren wie.
frame-help-contact-note = Bijvoorbeeld: om een sessie te verzetten en voor korte vragen, niet voor behandeling.
frame-help-crisis = De eigen woorden en nummers van jullie praktijk: wie te bellen, en wanneer die bereikbaar is.
frame-help-confidentiality = Bijvoorbeeld: wat je vertelt, blijft tussen ons.
frame-help-exceptions = Bijvoorbeeld: bij ernstig gevaar voor jou of een ander. Ik bespreek het zo mogelijk eerst met je.
frame-help-supervision = Bijvoorbeeld: met mijn supervisor en collega’s, zonder je naam.
frame-help-relations-note = Bijvoorbeeld: we wonen in hetzelfde dorp. Komen we elkaar tegen, dan groet jij eerst als je dat wilt.
frame-help-attitude = Hoe zie je de relatie? Wat kan je cliënt van je verwachten, en wat vraag je?
frame-help-evaluation-how = Bijvoorbeeld: met de korte check en in gesprek; alleen wij zien het.
frame-help-ending-when = Bijvoorbeeld: als je weer werkt en twee maanden goed slaapt.
frame-help-ending-how = Bijvoorbeeld: de laatste drie sessies om de maand.
frame-help-relapse-plan = Bijvoorbeeld: je eigen plan erbij pakken, en bellen voor een gesprek.

frame-word-places-room = in de praktijk
frame-word-places-online = online
frame-word-places-telephone = aan de telefoon
frame-word-places-outdoor = buiten
frame-word-places-home-visit = bij je thuis
frame-word-rhythm-twice-a-week = twee keer per week
frame-word-rhythm-weekly = elke week
frame-word-rhythm-every-two-weeks = om de week
frame-word-rhythm-every-three-weeks = om de drie weken
frame-word-rhythm-monthly = elke maand
frame-word-rhythm-each-time-anew = steeds op een dag die we samen kiezen
frame-word-payer-insurer = je zorgverzekeraar
frame-word-payer-shared = je zorgverzekeraar een deel en jij de rest
frame-word-payer-client = jijzelf
frame-word-payer-other = iemand anders, zoals je werkgever of de gemeente
frame-word-payer-nobody = niemand: het kost niets
frame-word-billing-each-session = Na elke sessie krijg je een rekening.
frame-word-billing-monthly = Eén keer per maand krijg je een rekening.
frame-word-billing-afterwards = Na afloop, of na een jaar, krijg je een rekening.
frame-word-billing-no-bill = Je krijgt zelf geen rekening.
frame-word-channels-telephone = telefoon
frame-word-channels-email = e-mail
frame-word-channels-safe-message = een beveiligd bericht
frame-word-channels-secretariat = het secretariaat
frame-word-score-viewers-client = jij
frame-word-score-viewers-therapist = je therapeut
frame-word-score-viewers-supervisor = de supervisor van je therapeut
frame-word-score-viewers-colleagues = collega’s van je therapeut
frame-word-score-viewers-doctor = je huisarts
frame-word-score-viewers-relatives = je naasten
frame-word-recording-never = We nemen niets op.
frame-word-recording-asked-each-time = We nemen alleen op als jij die keer ja zegt.
frame-word-recording-agreed-in-writing = We nemen op zoals we op papier hebben afgesproken.
frame-word-excluded-personal = geen vriendschap, liefde of privécontact
frame-word-excluded-commercial = niets van elkaar kopen, lenen of voor elkaar werken
frame-word-excluded-professional = geen andere werkrelatie, zoals docent of leidinggevende
frame-word-excluded-relatives = geen behandeling van familie of vrienden van iemand die je therapeut al kent
frame-word-excluded-social-media = niet met elkaar verbonden op sociale media
frame-word-model-psychoanalytic = psychoanalytisch
frame-word-model-behavioural = gedragstherapeutisch
frame-word-model-cognitive = cognitief
frame-word-model-experiential = experiëntieel
frame-word-model-systemic = systemisch
frame-word-model-integrative = een mengvorm

frame-say-places = We spreken af: { $words }.
frame-say-company = Wie er nog meer bij kan zijn:
frame-say-minutes = Een sessie duurt { $count } minuten.
frame-say-rhythm = We zien elkaar { $words }.
frame-say-expected-sessions = We denken dat ongeveer { $count } sessies nodig zijn.
frame-say-meeting-note = Verder:
frame-say-payer = Wie betaalt: { $words }.
frame-say-fee = Een sessie kost € { $amount }.
frame-say-billing = { $words }
frame-say-fee-note = Verder:
frame-say-notice-hours = Kun je niet? Zeg dan uiterlijk { $count } uur van tevoren af.
frame-say-no-show-fee = Kom je niet, of zeg je later af? Dan betaal je € { $amount }.
frame-say-cancelling = Zo zeg je af:
frame-say-holiday-cover = Als je therapeut er niet is:
frame-say-channels = Zo bereiken we elkaar: { $words }.
frame-say-reply-days = { $count ->
    [one] Je krijgt binnen 1 werkdag antwoord.
   *[other] Je krijgt binnen { $count } werkdagen antwoord.
  }
frame-say-contact-note = Waar dat voor is:
frame-say-crisis = Als het niet kan wachten:
frame-say-confidentiality = Wat onder ons blijft:
frame-say-exceptions = Wanneer dat anders is:
frame-say-score-viewers = Wie je antwoorden en scores ziet: { $words }.
frame-say-recording = { $words }
frame-say-supervision = Met wie je therapeut over het werk praat:
frame-say-excluded = Naast de behandeling spreken we af:
frame-say-relations-note = Verder:
frame-say-model = De werkwijze: { $words }.
frame-say-attitude = In de woorden van je therapeut:
frame-say-evaluation-every = { $count ->
    [one] We kijken na elke sessie samen terug.
   *[other] We kijken na elke { $count } sessies samen terug.
  }
frame-say-evaluation-how = Zo doen we dat:
frame-say-ending-when = Het is genoeg als:
frame-say-ending-how = Zo ronden we af:
frame-say-relapse-plan = Als het later weer minder gaat:
frame-and = { $first } en { $last }

frame-model-psychoanalytic = Wat er tussen jullie gebeurt, is zelf een weg naar inzicht: oude ervaringen kunnen er opnieuw in meeklinken. Je therapeut houdt zich vaak wat terug en laat jou de ruimte.
frame-model-behavioural = De relatie is een veilige plek om te oefenen en nieuwe ervaringen op te doen. Je therapeut doet soms voor en laat merken wat goed gaat.
frame-model-cognitive = Jullie werken als een team aan een probleem. Je therapeut denkt actief mee en onderzoekt samen met jou of gedachten kloppen.
frame-model-experiential = De relatie geeft ruimte om te groeien. Je therapeut probeert echt, warm en begripvol te zijn en neemt je zoals je bent.
frame-model-systemic = Je therapeut sluit aan bij jullie als groep om patronen tussen mensen te veranderen. Je therapeut doet mee en kijkt tegelijk van buiten, en kan zelf in zo’n patroon terechtkomen.
frame-model-integrative = Je therapeut gebruikt uit meer werkwijzen wat bij jou past. De eigen woorden hieronder vertellen hoe.
frame-model-starting-point = Dit is een begin om over te praten. Bij ons hoeft het niet precies zo te zijn.

frame-save = Bewaren
frame-cancel = Niet wijzigen
frame-clash-title = Iemand anders wijzigde dit intussen
frame-clash = Bij een regel met een uitroepteken staat wat er nu is, en in het vak wat jij typte. Kies wat jullie willen en bewaar opnieuw. Er is niets verloren en niets overschreven.
frame-clash-now = Nu staat er: { $now }
frame-clash-now-nothing = Nu is dit leeg.
frame-refusal-too-long = Dit heeft { $found } tekens; er passen er { $most }. Maak het korter.
frame-refusal-not-whole = Vul een heel getal in van { $min } tot en met { $max }.
frame-refusal-not-money = Vul een bedrag in zoals 95 of 95,50.
frame-refusal-not-on-the-list = Kies iets uit de lijst.
frame-refusal-nothing-yet = Er is nog geen kader om te bevestigen.
frame-refusal-unknown-version = Deze versie bestaat niet. Er is niets bewaard.
frame-refusal-moved = Intussen kwam er een nieuwe versie. Kijk wat er nu staat en bevestig die dan.
frame-refusal-already-confirmed = Deze versie was al bevestigd.
frame-refusal-unchanged = Er was niets om te wijzigen.
frame-refusal-clash = Iemand anders wijzigde dit intussen. Er is niets overschreven.
frame-refusal-still-to-talk = Er is nog iets om eerst over te praten.
frame-refusal-closed = Dit traject is afgesloten. Het kader blijft zoals het was.

frame-versions-title = Versies van het kader
frame-versions-line = Er wordt niets overschreven. Kies twee versies om te zien wat er veranderde.
frame-versions-column-number = Versie
frame-versions-column-day = Bewaard
frame-versions-column-author = Door
frame-versions-column-confirmed = Bevestigd
frame-versions-both = door jullie allebei
frame-versions-client = door je cliënt
frame-versions-therapist = door de therapeut
frame-versions-nobody = nog niet
frame-versions-number = Versie { $number }
frame-versions-from = Van
frame-versions-to = Naar
frame-versions-compare = Vergelijken
frame-versions-same = Tussen deze versies is niets anders.
frame-versions-difference = Wat anders is in versie { $to } dan in versie { $from }
frame-versions-item = Onderdeel
frame-versions-before = Eerst
frame-versions-after = Daarna

frame-print-title = Waar we ons aan houden
frame-print-how = Dit blad is voor je cliënt, op één vel. Druk af met de knop of met het menu van je browser.
frame-print-none = Er is nog geen kader om af te drukken.
frame-print-agreed = Dit hebben we allebei bevestigd op { $day }.
frame-print-draft = Dit hebben we nog niet allebei bevestigd. Praat erover als iets niet klopt.
frame-print-version = Versie { $number }, { $day }
frame-print-mistake = Klopt er iets niet, of wil je iets anders? Zeg het gerust. We passen het samen aan.

frame-template-title = Sjabloon voor het kader
frame-template-line = Waar elk nieuw kader in jullie praktijk mee begint. Therapeuten typen dan alleen wat anders is. Kaders die er al zijn, veranderen niet mee.
frame-template-none = nog niets bewaard

frame-case-none = nog niet vastgelegd.
frame-case-agreed = bevestigd op { $day }.
frame-case-waits = versie { $number } is nog niet door jullie allebei bevestigd.
frame-case-talk = { $count ->
    [one] Je cliënt wil over 1 onderdeel praten.
   *[other] Je cliënt wil over { $count } onderdelen praten.
  }
frame-case-open = { $count ->
    [one] 1 ding is nog niet afgesproken.
   *[other] { $count } dingen zijn nog niet afgesproken.
  }

frame-own-lead = Dit zijn de afspraken rond je behandeling. Lees ze rustig. Klopt alles? Dan kun je bevestigen. Wil je over iets praten? Zeg dat erbij.
frame-own-waits = Jij hebt dit bevestigd op { $day }. Je therapeut nog niet.
frame-own-changed = Dit is anders dan wat jullie eerder allebei bevestigden: { $sections }.
frame-own-none = Je therapeut heeft nog niets opgeschreven. Vraag er gerust naar.
frame-own-question = klopt dit?
frame-own-fits = Klopt
frame-own-talk = Hier wil ik over praten
frame-own-note = Iets erbij schrijven
frame-own-confirm = Ik bevestig deze afspraken
frame-own-keep = Alleen bewaren wat ik koos
frame-own-no-hurry = Je hoeft nu niet te bevestigen. Het mag ook later, of samen in een sessie.
frame-own-who-sees = Jij en wie jou behandelt. Je therapeut ziet wat je kiest en schrijft.
frame-own-too-long = Eén van je teksten is te lang. Er is niets kwijt: maak hem korter en bewaar opnieuw.
frame-own-still-to-talk = We hebben bewaard waarover je wilt praten. Je therapeut ziet dat. Bevestigen kan daarna.
frame-own-thanks-title = Dank je wel
frame-own-thanks = Het is bewaard. Je therapeut ziet het.
frame-own-thanks-talk = Het is bewaard. Je therapeut ziet waarover je wilt praten. Fijn dat je het zegt.
frame-own-thanks-confirmed = Je hebt deze afspraken bevestigd. Verandert er iets, dan vragen we het je opnieuw.
frame-own-back = Terug naar de afspraken

frame-own-same = Dit is hetzelfde gebleven
frame-review-title = Het kader opnieuw doorlopen
frame-review-none = Past wat jullie afspraken nog? Jullie zeggen het allebei, per onderdeel. Pas als jullie allebei klaar zijn, zien jullie elkaars antwoorden.
frame-review-begin = Samen opnieuw doorlopen
frame-review-stop = Toch niet doorlopen
frame-review-open = Bekijken
frame-review-last = Voor het laatst doorlopen op { $day }. { $count ->
    [0] Alles past nog.
    [one] Eén onderdeel om over te praten.
   *[other] { $count } onderdelen om over te praten.
  }
frame-review-waits-own = Begonnen op { $day }. Jouw antwoorden zijn er nog niet.
frame-review-waits-client = Begonnen op { $day }. Jouw antwoorden zijn binnen. We wachten op je cliënt.
frame-review-lead = Zeg bij elk onderdeel of het nog past. Iets om over te praten is niet erg: daar is dit voor. Het verandert nog niets aan de afspraken.
frame-review-question = past dit nog?
frame-review-fits = Past nog
frame-review-talk = Erover praten
frame-review-send = Versturen
frame-review-sent-client = Dank je. Als je therapeut ook klaar is, zie je hier jullie antwoorden naast elkaar.
frame-review-sent-therapist = Verstuurd. Als je cliënt ook klaar is, zie je hier jullie antwoorden naast elkaar.
frame-review-who-sees-client = Jij en wie jou behandelt. Jullie zien elkaars antwoorden pas als jullie allebei klaar zijn.
frame-review-who-sees-therapist = Je cliënt en wie dit traject behandelt. Jullie zien elkaars antwoorden pas als jullie allebei klaar zijn.
frame-review-all-fits = Jullie zeggen allebei: alles past nog.
frame-review-talk-about = { $count ->
    [one] Over één onderdeel wil minstens een van jullie praten: { $sections }.
   *[other] Over { $count } onderdelen wil minstens een van jullie praten: { $sections }.
  }
frame-review-difference = Een verschil is geen fout. Het is een begin van een gesprek.
frame-review-beside = Jullie antwoorden naast elkaar
frame-review-section = Onderdeel
frame-review-asked = Je therapeut vraagt of jullie afspraken nog passen. Het kost een minuut.
frame-review-again = Past het kader nog? Jullie antwoorden
frame-review-refusal-under-way = Er wordt al een keer doorlopen. Maak die eerst af, of stop ermee.
frame-review-refusal-over = Dit doorlopen is al klaar of gestopt. Er is niets bewaard.
frame-review-refusal-answered-before = Je had je antwoorden al verstuurd. Die zijn bewaard.
frame-review-refusal-incomplete = Kies bij elk onderdeel een antwoord. Wat je koos, staat er nog.
