how-title = Hoe is dit berekend?
how-lead = Elk getal en elke zin op de pagina’s komt uit een paar eenvoudige regels. Je kunt ze met de hand narekenen.
how-and = en

how-scores = Van antwoorden naar een getal
how-scores-answers = De sessiecheck heeft twee vragen over de band, twee over de doelen, twee over de taken en één over spanning. Elke vraag heeft zeven antwoorden, van helemaal niet (0) tot helemaal (6).
how-scores-mean = Van de twee vragen die bij elkaar horen nemen we het gemiddelde. Dat zetten we om naar een schaal van 0 tot 10, voor cliënt en therapeut hetzelfde.
how-example = Een voorbeeld
how-example-step = Stap
how-example-value = Getal
how-example-answers = De antwoorden op de twee vragen over de band
how-example-mean = Het gemiddelde, op 0 tot 6
how-example-position = Hetzelfde punt, op 0 tot 10
how-scores-few = Is één van de twee vragen niet beantwoord, dan is er geen getal. Een leeg antwoord telt nooit als nul.
how-scores-others = Ons eigen welzijn staat ook op 0 tot 10. Andere vragenlijsten en metingen staan op hun eigen schaal; daar staat bij welke kant beter is.

how-difference = Verschil in woorden
how-difference-text = Het verschil is het getal van de therapeut min dat van de cliënt, in dezelfde sessie. Welke kant het op wijst maakt voor het woord niet uit.
how-difference-word = Woord
how-difference-size = Verschil in punten
how-nearly-equal = vrijwel gelijk
how-small = klein verschil
how-large = groot verschil
how-below = minder dan { $below }
how-between = van { $from } tot { $below }
how-from = { $from } of meer
how-difference-why = Eén stap op één vraag schuift het getal 0,83 op. Vrijwel gelijk is dus minder dan de kleinste stap, groot is meer dan twee stappen. Een verschil is niet fout.

how-reasons = Waarom iets om een gesprek vraagt
how-reasons-text = We vergelijken alleen met wat jullie zelf eerder invulden, in deze volgorde:
how-reason-signal = Staan signalen aan: een signaal waar nog geen antwoord op is, hoogstens drie sessies lang. Het komt in plaats van de daling hieronder.
how-reason-drop = Een onderdeel zakte: het getal van de cliënt ligt { $points } punten of meer onder dat van de meting ervoor, en de check is nog niet besproken.
how-reason-difference = Jullie kijken verschillend: { $points } punten of meer in de laatste check die open is, en die is nog niet besproken.
how-reason-worse = Klachten of welzijn gingen { $share } van de hele schaal of meer de ongewenste kant op sinds de meting ervoor. Zijn er meer van zulke metingen, dan kijken we naar de meting met de meeste getallen.
how-reason-undiscussed = Beide helften zijn binnen, en niemand zei dat het besproken is of later komt.
how-reason-missing = Een helft die gevraagd is, is er { $days } dagen na de sessie nog niet.
how-reasons-order = Binnen één soort komt het grootste eerst. We kijken naar de laatste { $sessions } sessies. Het is een volgorde van gesprekken, niet van mensen: niemand wordt met een ander vergeleken.
how-reasons-chance = Twee metingen kunnen door toeval verschillen. Een reden zegt dat er iets is om naar te vragen, niet wat er aan de hand is. Kleine stappen die samen groot zijn, vallen hier niet op.

how-range = Eigen bereik tot nu toe
how-range-text = De lichte band in een tekening loopt van het laagste tot het hoogste getal van de cliënt zelf, zonder het laatste. Hij staat er vanaf { $count } eerdere getallen. Hij beschrijft wat er was en verwacht niets. Staan signalen aan, dan toont de band bij band, doelen en taken waar elke sessie te verwachten was: zie hieronder.

how-signals = Signalen

how-missing = Wat ontbreekt
how-missing-text = Waar geen getal is, is een gat. De lijn loopt daar niet door, en in de tabel staat waarom: niet gevraagd, niet gemeten, nog niet binnen, niet ingevuld, nog verzegeld of te weinig ingevuld.
how-missing-half = Een sessie zonder meting telt nooit als ontbrekend. Een helft heet pas ontbrekend na { $days } dagen.

how-seal = Verzegeld en open
how-seal-both = Niemand ziet de helft van de ander voordat beide helften binnen zijn. De server stuurt haar niet. Daarna is de check open voor jullie allebei.
how-seal-alone = Blijft één helft weg, dan kan de andere na een aantal dagen alleen opengaan. Dat aantal staat bij de instellingen van het traject; het kan ook nooit zijn.
how-seal-link = Een link werkt { $hours } uur, een QR-code { $minutes } minuten. Openen verbruikt niets: pas als je op beginnen tikt, begint de check.

how-who = Wie wat ziet
how-who-client = Cliënt
how-sees-client = De eigen antwoorden, en de check als die open is.
how-sees-therapist = De open checks en het verloop van wie je behandelt. Van anderen niets.
how-sees-coordinator = Codes, behandelaren, aantallen sessies en welke helft ontbreekt. Nooit wat iemand invulde.
how-sees-administrator = Medewerkers en hun rollen, en cijfers over tien mensen of meer. Nooit wat iemand invulde.
how-sees-researcher = Een gegevensset zonder namen en codes.
how-who-log = Elke keer dat iemand een traject bekijkt, komt dat in een logboek.

how-limits = Hoe zeker is dit?
how-limits-norms = Onze eigen vragen zijn in ontwikkeling. Er zijn nog geen normen: we weten niet wat een gewoon getal is voor anderen.
how-limits-choices = De grenzen op deze pagina zijn onze keuze. Ze komen niet uit onderzoek.
how-limits-use = Verbond helpt om over de samenwerking te praten. Het zegt niet wat iemand heeft en niet wat je moet doen.
