signal-settings-title = Signalen
signal-settings-line = Iets om over te praten, met erbij hoe vaak het voor niets is
signal-state-off = Signalen staan uit.
signal-state-on = Signalen staan aan. Per onderdeel en per kant geeft ongeveer 1 op de { $sessions } gewone sessies er ook een.
signal-read-by = { $name } las op { $day } waar ze voor zijn.

signal-purpose-title = Waar signalen voor zijn
signal-purpose-talk = Een signaal helpt cliënt en therapeut om op tijd te praten over hoe ze samenwerken. Het zegt: hier lag iets lager dan jullie eigen sessies tot nu toe deden verwachten. Wat dat betekent, weten alleen zij.
signal-purpose-shows = Wie behandelt ziet het bij de cliënt staan: welk onderdeel, wie het invulde, sinds wanneer, hoeveel lager, en hoe vaak dit ook zo is als er niets is gebeurd. Samen geven ze antwoord: het was een breuk, we praatten erover, of we herkennen dit niet. Wat een cliënt zelf laat weten, staat altijd vooraan.
signal-not-title = Wat ze niet zijn
# Denial: says what signals do not do.
signal-not-verdict = Geen oordeel. Een signaal stelt geen diagnose, voorspelt niets en zegt niet wat je moet doen.
signal-not-alarm = Geen alarm. Niemand leest dag en nacht mee, en geen signaal betekent niet dat alles goed is.
signal-not-ranking = Geen vergelijking. Cliënten en therapeuten worden niet naast elkaar gezet. Alleen wie behandelt ziet een signaal; leidinggevenden niet, de cliënt niet zonder de therapeut.
signal-needs-title = Wat ze nodig hebben
signal-needs = Cliënten die eerlijk durven in te vullen, en therapeuten die erop terugkomen. Vanaf { $episodes } eigen trajecten leert Verbond van jullie eigen sessies wat gewoon schommelen is. Tot die tijd rekenen we met hoe zulke checks meestal schommelen. Er gaat niets naar buiten.
signal-wrong-title = Hoe vaak ze ernaast zitten
signal-wrong = Je kiest zelf hoe vaak een signaal voor niets mag komen. Bij 1 op de { $sessions } krijgt een cliënt die elke week komt en bij wie niets gebeurt, per onderdeel ongeveer één keer in de { $sessions } sessies toch een signaal. Er zijn drie onderdelen en twee kanten: samen kan dat oplopen tot 1 op de { $together } sessies.
signal-missed = Ze missen ook veel. Van de breuken die we nabootsten, werd bij 1 op de 40 binnen vijf sessies { $confrontation } gezien als het ineens misging, en { $withdrawal } als iemand zich langzaam terugtrok. De rest zie je alleen als jullie het elkaar vertellen.

signal-rate = Hoe vaak mag een signaal voor niets komen?
signal-rate-help = Voor elk onderdeel, aan elke kant. Vaker voor niets betekent ook: minder gemist.
signal-rate-one-in = 1 op de { $sessions } gewone sessies
signal-rate-20 = meer om over te praten, vaker voor niets
signal-rate-40 = het midden
signal-rate-80 = minder vaak voor niets, meer gemist
signal-read = Ik heb gelezen waar signalen voor zijn
signal-read-help = Je naam en de dag van vandaag worden hierbij bewaard.
signal-read-first = Lees eerst waar signalen voor zijn, en zet hier een vinkje.
signal-on = Signalen aanzetten
signal-keep = Bewaren
signal-off-title = Uitzetten
signal-off-what = Dan is er niets meer van te zien. Wat er op signalen is geantwoord, blijft bewaard.
signal-off = Signalen uitzetten

signal-learnt-title = Wat er van jullie eigen sessies is geleerd
signal-learnt-on = Voor het laatst geleerd op { $day }.
signal-learnt-never = Er is nog niets geleerd.
signal-learnt-line = Dat gaat elke dag vanzelf. Zijn er minder dan { $episodes } trajecten, dan gelden de gewone waarden.
signal-learn-again = Nu opnieuw leren
signal-column-what = Onderdeel
signal-column-episodes = Eigen trajecten
signal-column-source = Rekent met
signal-column-variation = Gewoon schommelen, in punten
signal-source-usual = gewone waarden
signal-source-own = eigen sessies
signal-line-client = { $component ->
    [bond] Band, volgens de cliënt
    [goal] Doelen, volgens de cliënt
   *[task] Taken, volgens de cliënt
  }
signal-line-therapist = { $component ->
    [bond] Band, volgens de therapeut
    [goal] Doelen, volgens de therapeut
   *[task] Taken, volgens de therapeut
  }

signal-eyebrow = Om samen te bespreken
signal-what-now = Wat je kunt doen
signal-heading-mark = Je cliënt laat weten: er is iets
signal-heading-fall-client = { $component ->
    [bond] Je cliënt ervaart de band als minder sterk dan gewoonlijk
    [goal] Je cliënt ervaart minder overeenstemming over de doelen dan gewoonlijk
   *[task] Je cliënt ervaart minder overeenstemming over de taken dan gewoonlijk
  }
signal-heading-fall-therapist = { $component ->
    [bond] Jij ervaart de band als minder sterk dan gewoonlijk
    [goal] Jij ervaart minder overeenstemming over de doelen dan gewoonlijk
   *[task] Jij ervaart minder overeenstemming over de taken dan gewoonlijk
  }
signal-tension-client = Je cliënt gaf aan dat er iets gespannen voelde
signal-tension-therapist = Jij gaf aan dat er iets gespannen voelde
signal-tension-both = Jullie gaven allebei aan dat er iets gespannen voelde
signal-story-tension = Vraag ernaar zonder te raden. Het hoeft niet over jullie te gaan.
signal-story-mark = Je cliënt liet zelf weten dat er iets is.
signal-story-fall-client = { $component ->
    [bond] Volgens je cliënt staat de band op { $position }. Te verwachten was { $from }: het is { $lower } lager.
    [goal] Volgens je cliënt staan de doelen op { $position }. Te verwachten was { $from }: het is { $lower } lager.
   *[task] Volgens je cliënt staan de taken op { $position }. Te verwachten was { $from }: het is { $lower } lager.
  }
signal-story-fall-therapist = { $component ->
    [bond] Volgens jou staat de band op { $position }. Te verwachten was { $from }: het is { $lower } lager.
    [goal] Volgens jou staan de doelen op { $position }. Te verwachten was { $from }: het is { $lower } lager.
   *[task] Volgens jou staan de taken op { $position }. Te verwachten was { $from }: het is { $lower } lager.
  }
signal-story-range = Voor deze sessie lag het te verwachten bereik tussen { $low } en { $high }.
signal-story-began-now = Het begon in deze sessie.
signal-story-began = Het begon in sessie { $number }.
signal-story-difference = Je cliënt gaf { $client }, jij gaf { $therapist }: { $size } uit elkaar. Bij zulke vragen kan een verschil door toeval al gauw { $error } zijn.
signal-direction-therapist-lower = Jij ligt lager dan je cliënt.
signal-direction-therapist-higher = Je cliënt ligt lager dan jij.
signal-sure = Zo’n signaal komt, per onderdeel, ook in ongeveer 1 op de { $sessions } sessies waarin niets gebeurt.
signal-said = Dit is niet berekend: iemand zei het zelf.
signal-rests-on-usual = Dit rekent met gewone waarden, want er { $episodes ->
    [one] is pas 1 eigen traject
   *[other] zijn pas { $episodes } eigen trajecten
  } om van te leren.
signal-rests-on-own = Dit rekent met wat gewoon is in jullie eigen { $episodes } trajecten.
signal-further = Wat andere methodes van deze sessie zeggen
signal-further-none = Geen van de gepubliceerde methodes ziet hier iets.
signal-further-one = Ook gezien door: { $method }. Die ziet iets in 1 op de { $sessions } gewone sessies.
signal-changes = Rond die tijd veranderden jullie iets in de afspraken:

signal-answer-rupture = Vastleggen als breuk
signal-answer-discussed = Besproken
signal-answer-not-recognised = Niet herkend
signal-answer-not-recognised-keep = Wij herkennen dit niet
signal-answer-again = Toch een ander antwoord
signal-reason = Wil je erbij zetten waarom? Dat hoeft niet.
signal-reason-help = Hoogstens { $most } tekens. Alleen wie dit traject behandelt, leest dit.

signal-little-top = { $who ->
    [client] De laatste { $sessions } keer gaf je cliënt overal het hoogste antwoord. Dat zegt weinig: hoger kan niet, en een daling begint pas als het onder de top komt. Vraag er gerust naar.
   *[therapist] De laatste { $sessions } keer gaf jij overal het hoogste antwoord. Dat zegt weinig: hoger kan niet, en een daling begint pas als het onder de top komt.
  }
signal-little-same = { $who ->
    [client] De laatste { $sessions } keer gaf je cliënt steeds hetzelfde antwoord. Dat zegt weinig: misschien is alles gelijk gebleven, misschien ging het invullen vanzelf. Vraag er gerust naar.
   *[therapist] De laatste { $sessions } keer gaf jij steeds hetzelfde antwoord. Dat zegt weinig: misschien is alles gelijk gebleven, misschien ging het invullen vanzelf.
  }
signal-needed = { $count ->
    [one] Nog 1 gemeten sessie van de cliënt, dan is er iets over de volgende te verwachten.
   *[other] Nog { $count } gemeten sessies van de cliënt, dan is er iets over de volgende te verwachten.
  }

signal-change-counts = Van { $before } naar { $after }. Bij deze vragenlijst telt een verschil vanaf { $points }: dit is meer dan meetfouten geven.
signal-change-within = Van { $before } naar { $after }. Bij deze vragenlijst telt een verschil vanaf { $points }: dit kan een meetfout zijn.
signal-change-crossed = Daarbij is de lijn bij { $line } gepasseerd die de literatuur trekt. Een lijn is geen oordeel.

signal-more = { $count ->
    [one] Nog 1 om samen te bespreken
   *[other] Nog { $count } om samen te bespreken
}
signal-past = { $count ->
    [one] 1 eerder signaal
   *[other] { $count } eerdere signalen
  }
signal-past-unanswered = Hier is nog geen antwoord op gegeven. Het vraagt er niet meer om.
signal-answered = { $answer }, door { $name } op { $day }.
signal-answered-rupture = vastgelegd als breuk
signal-answered-discussed = besproken
signal-answered-not-recognised = niet herkend
signal-someone = iemand
signal-to-rupture = Naar de breuk

signal-short-mark = Je cliënt laat weten: er is iets
signal-short-fall-client = { $component ->
    [bond] De band ligt volgens je cliënt op { $to } waar { $from } te verwachten was
    [goal] De doelen liggen volgens je cliënt op { $to } waar { $from } te verwachten was
   *[task] De taken liggen volgens je cliënt op { $to } waar { $from } te verwachten was
  }
signal-short-fall-therapist = { $component ->
    [bond] De band ligt volgens jou op { $to } waar { $from } te verwachten was
    [goal] De doelen liggen volgens jou op { $to } waar { $from } te verwachten was
   *[task] De taken liggen volgens jou op { $to } waar { $from } te verwachten was
  }
signal-short-difference = { $component ->
    [bond] Jullie kijken verschillend naar de band: { $client } en { $therapist }
    [goal] Jullie kijken verschillend naar de doelen: { $client } en { $therapist }
   *[task] Jullie kijken verschillend naar de taken: { $client } en { $therapist }
  }
signal-short-other = Er is iets om over te praten
signal-event = signaal
signal-event-about = { $component ->
    [bond] signaal over de band
    [goal] signaal over de doelen
   *[task] signaal over de taken
  }
signal-opened-link = Naar het verloop
signal-opened-line = Dit is een signaal: iets om over te praten, geen oordeel. Op het scherm van je cliënt staat deze regel niet.

signal-how-first = Staan signalen aan, dan kijken we na elke sessie of er iets is om over te praten. Wat iemand zelf zegt, gaat vóór wat wij uitrekenen:
signal-how-mark = De cliënt liet zelf weten dat er iets is.
signal-how-tension = Een van jullie gaf bij de vraag over spanning aan dat iets gespannen voelde.
signal-how-fall = Een onderdeel ligt lager dan de eigen sessies ervoor deden verwachten.
signal-how-difference = Jullie liggen verder uit elkaar dan door meetfouten te verwachten is. We zeggen erbij wie lager ligt.
signal-how-expected = Wat te verwachten is: een niveau dat langzaam kan verschuiven, met daaromheen het gewone op en neer van sessies. Elke sessie schuift de verwachting een stukje mee. Het gewone op en neer komt van jullie eigen organisatie, en steeds meer van deze cliënt zelf. Sessies van later tellen nooit mee. Na een wisseling van therapeut of meer dan drie sessies zonder meting beginnen we opnieuw.
signal-how-threshold = Hoe laag te laag is, tellen we. We leggen alle gewone sessies op een rij en kiezen de grens zo dat alleen het gekozen deel eronder ligt, apart voor hoge en lage verwachtingen. Een daling mag in deze sessie zijn begonnen, of in een van de twee ervoor.
signal-how-needed = Eerst moeten er { $sessions } sessies gemeten zijn. Een organisatie met minder dan { $episodes } trajecten rekent met gewone waarden, die we met nagebootste sessies hebben bepaald.
signal-how-little = Vier keer of vaker overal het hoogste, of steeds hetzelfde: dat noemen we weinig informatie. Het is geen goed nieuws en geen slecht nieuws.
signal-how-table = Hoe vaak elke methode ernaast zit, en wat ze ziet
signal-how-table-line = Geteld met nagebootste sessies, bij de verwachting op 1 op de { $sessions } en bij de andere methodes op hun gepubliceerde grens. Gezien betekent: binnen vijf sessies vanaf het begin.
signal-column-method = Methode
signal-column-false = Ziet iets in gewone sessies
signal-column-withdrawal = Ziet langzaam terugtrekken
signal-column-confrontation = Ziet ineens misgaan
signal-column-delay = Sessies tot gezien
signal-one-in = 1 op { $sessions }
signal-method-expected-range = wat te verwachten was
signal-method-criterion = daling vanaf een recente top
signal-method-individuals = regelkaart van sessies
signal-method-moving-mean = voortschrijdend gemiddelde
signal-method-running-sum = lopende som van wat tekortkomt
signal-method-reliable-change = betrouwbare verandering
signal-how-own = Wat jullie organisatie leerde
signal-how-own-line = Bij jullie mag een signaal, per onderdeel en per kant, in 1 op de { $sessions } gewone sessies voor niets komen.
