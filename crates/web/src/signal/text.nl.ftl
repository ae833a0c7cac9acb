signal-settings-title = Signalen
signal-settings-line = Iets om over te praten, met erbij hoe vaak het voor niets is
signal-state-off = Signalen staan uit.
signal-state-on = Signalen staan aan. Ongeveer 1 op de { $sessions } gewone sessies geeft er ook een.
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
signal-needs = Cliënten die eerlijk durven in te vullen, en therapeuten die erop terugkomen. Vanaf { $episodes } eigen trajecten leert Verbond van jullie eigen sessies wat gewoon schommelen is. Daarvoor rekenen we met hoe zulke checks meestal schommelen. Er gaat niets naar buiten.
signal-wrong-title = Hoe vaak ze ernaast zitten
signal-wrong = Je kiest zelf hoe vaak een signaal voor niets mag komen. Bij 1 op de { $sessions } krijgt een cliënt die elke week komt en bij wie niets gebeurt, per onderdeel ongeveer één keer in de { $sessions } sessies toch een signaal. Er zijn drie onderdelen en twee kanten: samen komt het dus vaker.
signal-missed = Ze missen ook veel. Van de breuken die we nabootsten, werd bij 1 op de 40 ongeveer { $seen } binnen vijf sessies gezien. De rest zie je alleen als jullie het elkaar vertellen.

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
