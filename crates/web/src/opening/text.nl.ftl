# Gespreksopeners: om samen te lezen, dus voor allebei te volgen. Twee per richting, om en om per sessie.

opening-bond-client-lower-1 = Wat zou het voor jou makkelijker maken om te zeggen wat er speelt?
opening-bond-client-lower-2 = Was er vandaag een moment waarop je je wat minder gesteund voelde?
opening-bond-therapist-lower-1 = Jij voelde je vrijer of meer gesteund dan ik dacht. Wat hielp je daarbij?
opening-bond-therapist-lower-2 = Ik twijfelde of je alles kwijt kon. Hoe was dat voor jou?
opening-bond-both-low-1 = We merkten allebei wat afstand. Hoe was dat voor jou, en wat zou je graag anders willen?
opening-bond-both-low-2 = Wat hebben we nodig om ons hier meer op ons gemak te voelen met elkaar?
opening-bond-both-high-1 = Wat hielp vandaag om vrij te praten?
opening-bond-both-high-2 = Waaraan merkte je vandaag dat we elkaar verstonden?

opening-goal-client-lower-1 = Waar zou jij het liefst naartoe willen werken, in je eigen woorden?
opening-goal-client-lower-2 = Wat is er voor jou minder duidelijk geworden over waar we naartoe gaan?
opening-goal-therapist-lower-1 = Voor jou is de richting duidelijker dan ik dacht. Hoe zou jij die beschrijven?
opening-goal-therapist-lower-2 = Ik vroeg me af of we hetzelfde voor ogen hebben. Wat zie jij voor je?
opening-goal-both-low-1 = We zijn allebei wat zoekend. Wat is nu het belangrijkste voor jou?
opening-goal-both-low-2 = Als deze gesprekken iets opleveren, waaraan merk je dat dan als eerste?
opening-goal-both-high-1 = Wat is er al een beetje dichterbij gekomen van waar we naartoe werken?
opening-goal-both-high-2 = Past dit doel nog bij wat je nu het meest bezighoudt?

opening-task-client-lower-1 = Wat had je vandaag meer nodig gehad, of juist minder?
opening-task-client-lower-2 = Wat van onze aanpak past nog niet goed bij jou?
opening-task-therapist-lower-1 = Jij vond de aanpak beter passen dan ik dacht. Wat werkte er voor jou?
opening-task-therapist-lower-2 = Ik twijfelde of dit was wat je nodig had. Wat heb je er zelf aan gehad?
opening-task-both-low-1 = We vonden allebei dat de aanpak nog niet paste. Wat zouden we anders kunnen proberen?
opening-task-both-low-2 = Waar zou jij volgende keer mee willen beginnen?
opening-task-both-high-1 = Wat van vandaag wil je graag vaker doen?
opening-task-both-high-2 = Wat neem je van vandaag mee naar je gewone week?
