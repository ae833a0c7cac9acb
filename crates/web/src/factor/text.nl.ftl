# Werkzame factoren: naar je eigen manier van werken kijken, alleen voor jezelf. En gesprekskaarten per medium.

factor-title = Mijn manier van werken
factor-line = Twaalf dingen die een samenwerking dragen. Kijk er af en toe naar terug, voor jezelf.
factor-who-sees = Alleen jij. Geen collega, geen leidinggevende, geen onderzoek. Je kunt alles weer weghalen.
factor-look = Hoe was het de laatste weken?
factor-keep = Bewaren voor mezelf
factor-forget = Haal alles weg wat hier staat
factor-course = Wat je eerder zag
factor-course-line = { $count ->
    [one] Eén keer bewaard, op { $day }. Eén keer zegt nog weinig.
   *[other] { $count } keer bewaard, het laatst op { $day }. Elke lijn staat op zichzelf; er wordt niets opgeteld.
  }
factor-factor = Wat
factor-source = De twaalf komen uit een overzicht van wat werkt in de jeugdzorg (Harder, 2013), in onze eigen woorden. Het is geen test.
factor-often-0 = bijna niet
factor-often-1 = soms
factor-often-2 = geregeld
factor-often-3 = vaak
factor-often-4 = bijna steeds

factor-name-open = open
factor-of-open = Ik liet zien wat ik dacht en voelde, waar dat hielp.
factor-name-not-judging = zonder oordeel
factor-of-not-judging = Wat er kwam, mocht er zijn, zonder dat ik er iets van vond.
factor-name-stimulating = stimulerend
factor-of-stimulating = Ik moedigde aan om iets te proberen.
factor-name-clear = duidelijk
factor-of-clear = Mijn cliënten wisten wat we gingen doen en waarom.
factor-name-reliable = betrouwbaar
factor-of-reliable = Wat ik toezegde, deed ik.
factor-name-reachable = bereikbaar
factor-of-reachable = Wie mij nodig had, kon me vinden zoals afgesproken.
factor-name-involved = betrokken
factor-of-involved = Ik was er met mijn aandacht bij.
factor-name-asking-feedback = vragen om feedback
factor-of-asking-feedback = Ik vroeg hoe het voor mijn cliënt was, en deed iets met het antwoord.
factor-name-belief = geloof in de aanpak
factor-of-belief = Ik geloofde dat wat we deden kan helpen.
factor-name-own-story = eigen verhaal
factor-of-own-story = Er was ruimte voor het eigen verhaal en de eigen wensen.
factor-name-wished-change = gewenste verandering
factor-of-wished-change = We waren het eens over wat er anders mag worden.
factor-name-reachable-goals = haalbare doelen
factor-of-reachable-goals = We waren het eens over doelen die haalbaar zijn.

factor-cards-title = Gesprekskaarten per medium
factor-cards-line = Wat een medium kan doen tussen jullie, met een vraag om over te praten.
factor-cards-count = { $count ->
    [one] één kaart
   *[other] { $count } kaarten
  }
factor-cards-of = Gesprekskaarten: { $medium }
factor-cards-how = Kies er samen één die past bij vandaag. Of leg er een paar neer en laat je cliënt kiezen.
factor-cards-source = Naar wat vaktherapeuten zelf verzamelden over hun medium, in onze eigen woorden. Geen van deze zinnen is een uitkomst van onderzoek.
factor-cards-own = Onze eigen zinnen, in de geest van wat vaktherapeuten over hun medium verzamelden.

factor-card-music-1 = Bij muziek mag je er zijn zonder iets te doen. Samen luisteren is ook samen.
factor-card-music-1-ask = Wanneer was samen luisteren genoeg voor jou?
factor-card-music-2 = Muziek raakt soms iets aan voordat je er woorden voor hebt.
factor-card-music-2-ask = Was er een klank die iets met je deed?
factor-card-music-3 = In muziek kan een therapeut meespelen, volgen, leiden of zwijgen.
factor-card-music-3-ask = Welke rol van mij hielp jou vandaag?
factor-card-music-4 = Iets dat lukt en klinkt, kan meer losmaken dan erover praten.
factor-card-music-4-ask = Waar ben je tevreden over, ook als het klein was?
factor-card-music-5 = Wat jij speelt, kan ik terugspelen. Zo hoor je dat het aankomt.
factor-card-music-5-ask = Hoorde je jezelf terug in wat ik speelde?
factor-card-music-6 = Wie zich klein voelt, kan in een muziekgroep de toon zetten.
factor-card-music-6-ask = Welke plek in het samenspel wil jij proberen?

factor-card-psychomotor-1 = Bewegen geeft letterlijk ruimte aan wat je niet zegt.
factor-card-psychomotor-1-ask = Wat liet je lijf vandaag zien?
factor-card-psychomotor-2 = Door te leiden en te volgen groeit vertrouwen, over en weer.
factor-card-psychomotor-2-ask = Leidde of volgde je liever, en hoe was dat?
factor-card-psychomotor-3 = Samen plezier hebben is ook werken aan contact.
factor-card-psychomotor-3-ask = Wanneer moesten we lachen?
factor-card-psychomotor-4 = Jij kiest je plek in de ruimte: dichtbij, ver weg, aan de rand.
factor-card-psychomotor-4-ask = Welke plek koos je, en klopte die?
factor-card-psychomotor-5 = Een oefening mag passen bij wat je vandaag nodig hebt.
factor-card-psychomotor-5-ask = Wat zouden we de volgende keer anders doen?
factor-card-psychomotor-6 = Er wordt niet meegeschreven. Je mag gewoon bezig zijn.
factor-card-psychomotor-6-ask = Wat helpt jou om niet op jezelf te letten?
factor-card-psychomotor-7 = Een gevoel is niet goed of fout, en er staat geen straf op.
factor-card-psychomotor-7-ask = Welk gevoel was er vandaag welkom?
factor-card-psychomotor-8 = Nabij zijn kan ook met een bal, een touw of een mat ertussen.
factor-card-psychomotor-8-ask = Wat was voor jou de goede afstand?
factor-card-psychomotor-9 = Je lichaam kan iets meemaken wat nieuw is.
factor-card-psychomotor-9-ask = Voelde je iets wat je nog niet kende?

factor-card-visual-art-1 = Wat je maakt, kun je vastpakken en later nog eens bekijken.
factor-card-visual-art-1-ask = Wat zie je nu dat je toen niet zag?
factor-card-visual-art-2 = Soms gaat het eerst tussen jou en het materiaal, en kijk ik mee.
factor-card-visual-art-2-ask = Hoe was het contact tussen jou en het materiaal?
factor-card-visual-art-3 = Met beeld kun je spelen met afstand: dichtbij werken, een stap achteruit.
factor-card-visual-art-3-ask = Wat verandert er als je een stap achteruit doet?
factor-card-visual-art-4 = Er is veel te kiezen. Kiezen zegt iets over wat je nodig hebt.
factor-card-visual-art-4-ask = Waarom koos je dit materiaal?
factor-card-visual-art-5 = Het werk is van jou, en het gevoel dat erin zit ook.
factor-card-visual-art-5-ask = Waar mag dit werk blijven?
factor-card-visual-art-6 = Beginnen met een leeg vel is vertrouwen krijgen. Dat kan ook spannend zijn.
factor-card-visual-art-6-ask = Hoe was het om te beginnen?
factor-card-visual-art-7 = Het lukt niet alleen aan het eind: ook onderweg gebeurt er iets goeds.
factor-card-visual-art-7-ask = Welk moment tijdens het maken was van jou?
factor-card-visual-art-8 = Iets maken mag, iets kapotmaken ook.
factor-card-visual-art-8-ask = Wat wilde je bewaren en wat niet?

factor-card-drama-1 = Het is spel: het hoeft niet echt gebeurd te zijn om waar te voelen.
factor-card-drama-1-ask = Wat kon in het spel wel, wat daarbuiten niet kan?
factor-card-drama-2 = Tussen echt en verzonnen ligt een plek waar je veilig kunt proberen.
factor-card-drama-2-ask = Was het veilig genoeg?
factor-card-drama-3 = Spelen doe je met elkaar. Het contact speelt mee.
factor-card-drama-3-ask = Hoe waren wij als medespelers?
factor-card-drama-4 = Een gebaar zegt soms meer dan een zin, ook als je het niet wist.
factor-card-drama-4-ask = Welk gebaar is je bijgebleven?
factor-card-drama-5 = Je bent zelf het instrument. Dat maakt kwetsbaar.
factor-card-drama-5-ask = Wat had je nodig om het aan te durven?
factor-card-drama-6 = In een rol voel je het aan den lijve.
factor-card-drama-6-ask = Wat merkte je in je lijf in die rol?
factor-card-drama-7 = In een rol kun je iets ontdekken wat je goed kunt.
factor-card-drama-7-ask = Welke rol paste je beter dan je dacht?
factor-card-drama-8 = Een mooie scène maken is op zich al de moeite waard.
factor-card-drama-8-ask = Waar was je trots op?

factor-card-dance-1 = Samen in één ritme bewegen schept een band zonder woorden.
factor-card-dance-1-ask = Wanneer bewogen we gelijk op?
factor-card-dance-2 = Je kunt groot dansen of bijna stil. Jij bepaalt hoeveel je laat zien.
factor-card-dance-2-ask = Hoeveel liet je vandaag zien?
factor-card-dance-3 = Volgen is kijken met je hele lichaam.
factor-card-dance-3-ask = Hoe was het om gevolgd te worden?
factor-card-dance-4 = Een dans mag af zijn, of niet.
factor-card-dance-4-ask = Hoe eindigde het voor jou?

factor-card-other-1 = Samen iets doen schept een band.
factor-card-other-1-ask = Wat deden we vandaag echt samen?
factor-card-other-2 = Iets wat lukt, doet ook de samenwerking goed.
factor-card-other-2-ask = Wat lukte er?
factor-card-other-3 = Wat er tussen ons in ligt, kan het makkelijker maken om contact te hebben.
factor-card-other-3-ask = Hielp het, of stond het in de weg?
factor-card-other-4 = Waarmee je werkt, mag je zelf kiezen.
factor-card-other-4-ask = Zou je iets anders willen proberen?
