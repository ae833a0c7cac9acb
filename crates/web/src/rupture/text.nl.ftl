rupture-title = Breuk
rupture-title-of = Breuk: { $what }
rupture-title-session = { $component }, sessie { $number }

rupture-block-title = Wat er tussendoor gebeurde
rupture-block-none = Er is nog geen breuk opgeschreven. Dat zegt niet dat er geen was.
rupture-block-new = Breuk opschrijven

rupture-component-bond = Band
rupture-component-goal = Doelen
rupture-component-task = Taken
rupture-component-help-bond = hoe veilig en prettig het is tussen jullie
rupture-component-help-goal = waar jullie naartoe werken
rupture-component-help-task = wat jullie doen om daar te komen
rupture-in-answers-client = de cliënt
rupture-in-answers-therapist = de therapeut
rupture-in-answers-observer = de observator

rupture-movement-withdrawal = Terugtrekken
rupture-movement-confrontation = Ertegenin gaan
rupture-movement-mixed = Allebei
rupture-movement-unknown = Nog niet duidelijk
rupture-movement-help-withdrawal = stil worden, toegeven, van onderwerp veranderen
rupture-movement-help-confrontation = boos worden, verwijten, afwijzen wat jullie doen
rupture-movement-help-mixed = het een en het ander, door elkaar of na elkaar
rupture-movement-help-unknown = dit kun je later aanvullen

rupture-noticed-by-client = De cliënt
rupture-noticed-by-therapist = De therapeut
rupture-noticed-by-both = Allebei
rupture-noticed-by-signal = Een signaal
rupture-line-noticed-by-client = opgemerkt door de cliënt
rupture-line-noticed-by-therapist = opgemerkt door de therapeut
rupture-line-noticed-by-both = opgemerkt door allebei
rupture-line-noticed-by-signal = opgemerkt door een signaal

rupture-origin-signal = opgeschreven bij een signaal over { $component }, uit de antwoorden van { $who }
rupture-origin-mark = opgeschreven omdat de cliënt zei dat er iets was
rupture-origin-by-hand = opgeschreven door jullie zelf

rupture-outcome-repaired = hersteld
rupture-outcome-better = beter
rupture-outcome-not-repaired = niet hersteld
rupture-outcome-open = nog open
rupture-outcome-not-known = niet bekend

rupture-computed-repaired = In de antwoorden van { $who } was dit onderdeel in sessie { $number } terug bij waar het vóór de breuk lag.
rupture-computed-better = In de antwoorden van { $who } is { $share }% van de daling goedgemaakt. De tijd om verder te kijken is voorbij.
rupture-computed-not-repaired = In de antwoorden van { $who } is { $share }% van de daling goedgemaakt: minder dan de helft.
rupture-computed-open = In de antwoorden van { $who } is tot nu toe { $share }% van de daling goedgemaakt. We kijken nog { $left ->
    [one] één sessie
   *[other] { $left } sessies
  } mee.
rupture-computed-open-silent = Sinds het laagste punt is er nog niets gemeten. We kijken nog { $left ->
    [one] één sessie
   *[other] { $left } sessies
  } mee.
rupture-not-known-no-session = Er is geen sessie gekozen. Daarom is er niets berekend.
rupture-not-known-not-measured-then = Rond deze sessie is niets gemeten. Of het hersteld is, weten we niet.
rupture-not-known-nothing-before = Van vóór deze sessie is er geen meting om mee te vergelijken. Of het hersteld is, weten we niet.
rupture-not-known-no-fall = In de cijfers is geen daling te zien. Dat zegt niet dat er niets was: vraag het elkaar.
rupture-not-known-not-measured-since = Na de daling is niets meer gemeten. Of het hersteld is, weten we niet.
rupture-not-known-other-therapist = Er is intussen een andere therapeut. Wat daarvóór en daarna gemeten is, gaat niet over dezelfde twee. Daarom rekenen we hier niet verder. Wat jullie er zelf van zeggen, telt.
rupture-not-known-other-check = Er is intussen een andere vragenlijst gebruikt. Die cijfers zijn niet met elkaar te vergelijken. Daarom rekenen we hier niet verder.
rupture-not-known-long-gap = Er zijn meer dan drie sessies achter elkaar niet gemeten. Over zo'n gat heen vergelijken we niet. Of het hersteld is, weten we niet.
rupture-numbers = Van { $from } in sessie { $before } naar { $to } in sessie { $lowest }. Vanaf { $back } noemen we het terug.
rupture-sure = Dit vergelijkt een paar metingen met elkaar. Het kan ook toeval zijn. Wat jullie er zelf van zeggen, telt.
rupture-how = We nemen de hoogste van de laatste drie metingen vóór de daling en de laagste erna. Komt een van de { $window } sessies daarna terug tot binnen een halve gewone schommeling, dan noemen we het hersteld. De gewone schommeling komt uit de eigen sessies van vóór de daling en is minstens 1 punt. Is na { $window } sessies minstens de helft goedgemaakt, dan heet het beter. Zonder metingen rekenen we niets uit. We vergelijken niet over een andere therapeut, een andere vragenlijst, of meer dan drie niet gemeten sessies heen.

rupture-recovery = Is het teruggekomen?
rupture-said-beside = Jij zegt: { $said }. Berekend: { $computed }. Jouw woord staat voorop, allebei blijven bewaard.
rupture-said-reason = Jouw reden:
rupture-word-title = Zie je het anders?
rupture-word-question = Wat is er volgens jou van geworden?
rupture-word-as-computed = Zoals het berekend is
rupture-word-reason = Waarom zie je het zo?
rupture-word-keep = Bewaren
rupture-nothing-written = Hier is nog niets opgeschreven.

rupture-new-title = Breuk opschrijven
rupture-new-intro = Een breuk is een moment waarop samenwerken stroef ging, of de band onder druk stond. Schrijf op wat jullie weten. De rest kan later.
rupture-new-keep = Opschrijven
rupture-edit = Aanvullen
rupture-edit-title = Breuk aanvullen
rupture-edit-keep = Bewaren
rupture-who-sees = Alleen wie dit traject behandelt. Vraagt je cliënt om een kopie, dan staat het daarin. Deel je de casus voor overleg, dan ziet je collega welk onderdeel het was en wat ervan werd, niet wat je hier opschrijft.

rupture-field-component = Wat kwam onder druk?
rupture-field-movement = Hoe was dat te merken?
rupture-field-noticed-by = Wie merkte het op?
rupture-field-session = In welke sessie?
rupture-field-session-help = Hiermee kijken we of het onderdeel daarna terugkomt.
rupture-field-talked = Wat is er besproken?
rupture-field-changed = Wat is er veranderd?
rupture-field-most = Hoogstens { $most } tekens. Schrijf geen namen op.
rupture-session = Sessie { $number }, { $day }

rupture-choose-title = Jullie schreven op hetzelfde moment
rupture-choose = Iemand anders bewaarde net een andere tekst. Jouw tekst staat in het veld, de andere staat eronder. Maak er samen één van en bewaar opnieuw. Er is niets verloren.
rupture-theirs = Dit staat er nu
rupture-theirs-nothing = niets

rupture-family-immediate = Meteen iets veranderen
rupture-family-exploratory = Stilstaan bij wat er tussen jullie gebeurt
rupture-family-help-immediate = Klein en direct. Vaak genoeg om weer verder te kunnen.
rupture-family-help-exploratory = Neemt meer tijd. Gaat over jullie tweeën.
rupture-way-explain = Vertellen waarom we dit doen
rupture-way-change-task = Iets anders doen, of het anders doen
rupture-way-change-goal = Een ander doel kiezen
rupture-way-clear-up = Rechtzetten wat anders overkwam
rupture-way-speak-of-us = Zeggen wat je tussen jullie merkt
rupture-way-listen = Vragen hoe het was, en luisteren
rupture-way-own-part = Je eigen aandeel noemen
rupture-way-find-the-wish = Samen zoeken naar de wens erachter
rupture-say-explain = “Ik heb niet goed verteld waarom ik dit voorstelde. Mag ik dat alsnog doen?”
rupture-say-change-task = “Dit werkt zo niet voor jou. Wat zou beter passen?”
rupture-say-change-goal = “Is dit nog waar je aan wilt werken, of is iets anders nu belangrijker?”
rupture-say-clear-up = “Ik denk dat ik iets anders bedoelde dan jij hoorde. Wat hoorde jij?”
rupture-say-speak-of-us = “Ik merk dat het vandaag stroever gaat tussen ons. Merk jij dat ook?”
rupture-say-listen = “Hoe was het voor jou toen ik dat zei?”
rupture-say-own-part = “Ik ging te snel, en daarmee liet ik jou alleen. Dat spijt me.”
rupture-say-find-the-wish = “Wat had je op dat moment van mij gewild?”

rupture-cards-title = Kaarten voor het gesprek
rupture-cards-intro = Zo pakten anderen het aan. Kies wat bij jullie past, of niets. Je eigen woorden zijn beter dan deze.
rupture-path-withdrawal = Vaak, bij terugtrekken
rupture-path-confrontation = Vaak, bij ertegenin gaan
rupture-step-vague-discontent = Er is iets, maar het heeft nog geen woorden.
rupture-step-clearer = Het krijgt woorden: dit was niet fijn.
rupture-step-standing-up = De cliënt zegt wat hij of zij wél wil.
rupture-step-anger = Boosheid of een verwijt krijgt ruimte.
rupture-step-hurt = Daaronder: teleurgesteld of gekwetst zijn.
rupture-step-wish-for-care = Daaronder: gezien willen worden.
rupture-cards-source = Waar komt dit vandaan?
rupture-cards-source-text = De twee families en de twee wegen komen uit [SafranMuran2000] en [Eubanks2015]. De woorden zijn van ons. Het zijn gespreksopeners; wat past, weten jullie zelf het best.

rupture-history = Versies
rupture-history-version = Versie
rupture-history-who = Wie en wanneer
rupture-history-what = Wat er veranderde
rupture-history-first = opgeschreven
rupture-history-same = niets
rupture-changed-component = wat onder druk kwam
rupture-changed-movement = hoe het te merken was
rupture-changed-noticed-by = wie het opmerkte
rupture-changed-session = de sessie
rupture-changed-agreement = welke afspraken golden
rupture-field-agreement = Welke afspraken golden toen?
rupture-field-agreement-help = De doelen en taken zoals jullie die toen hadden.
rupture-agreement-then = De afspraken die bij deze sessie golden
rupture-agreement-of = Afspraken van { $day }
rupture-agreement-line = Doelen en taken die toen golden:
rupture-changed-talked = wat er besproken is
rupture-changed-changed = wat er veranderd is
rupture-changed-ways = hoe het is aangepakt
rupture-changed-said = jouw woord over het herstel
rupture-author-member = medewerker
rupture-author-client = de cliënt
rupture-author-program = het programma

rupture-event-rupture = breuk, { $component }
rupture-event-repair = herstel, { $component }
rupture-event-break = onderbreking van { $weeks } weken, tot deze sessie
rupture-event-therapist-began = { $name } begon
rupture-event-therapist-stopped = { $name } stopte
rupture-event-not-measured = sessie { $number } zonder meting
rupture-event-agreement = doelen en taken: { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
  }
rupture-event-frame = kader veranderd, versie { $version }
rupture-event-someone-began = een andere therapeut begon
rupture-event-someone-stopped = een therapeut stopte
rupture-at-session = sessie { $number }
rupture-after-session = na sessie { $number }
rupture-block-discussion = Casus bespreken met collega's
rupture-changed-set-aside = of het meetelt
rupture-aside-question = Per vergissing opgeschreven?
rupture-aside-line = Zet deze breuk opzij. Hij telt dan niet meer mee, en blijft te lezen met jouw reden erbij. Je kunt dit weer terugdraaien.
rupture-aside-reason = Waarom zet je deze breuk opzij?
rupture-aside-keep = Opzij zetten
rupture-aside-title = Deze breuk is opzij gezet
rupture-aside-who = Opzij gezet door { $who }, { $day }.
rupture-aside-counts-not = Hij telt niet mee in de tijdlijn en in een casusbespreking.
rupture-aside-take-up = Weer laten meetellen
rupture-block-aside = Opzij gezet ({ $count })
