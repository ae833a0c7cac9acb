# Het verslag van regelkaarten.

chart-title = Welke sessies niet passen bij de gewone schommeling: { $value } per { $by }
chart-answer = { $with ->
    [0] In { $count } reeksen valt geen sessie buiten de eigen gewone schommeling.
    [one] In 1 van { $count } reeksen valt iets buiten de eigen gewone schommeling.
   *[other] In { $with } van { $count } reeksen valt iets buiten de eigen gewone schommeling.
  }
chart-answer-one = { $with ->
    [0] Bij { $by } { $name } valt geen sessie buiten de eigen gewone schommeling.
   *[other] Bij { $by } { $name } valt iets buiten de eigen gewone schommeling.
  }
chart-usual = Het gemiddelde is { $mean }; zoals deze sessies na elkaar schommelen, blijven losse waarden tussen { $range }.
chart-rows-all = { $count ->
    [one] Dit rust op 1 sessie.
   *[other] Dit rust op alle { $count } sessies.
  }
chart-rows-some = { $left ->
    [one] Dit rust op { $count } sessies. 1 rij telt niet mee, omdat er een waarde ontbreekt.
   *[other] Dit rust op { $count } sessies. { $left } rijen tellen niet mee, omdat er een waarde ontbreekt.
  }
chart-without = { $count ->
    [one] 1 reeks heeft minder dan vijf sessies, of telkens dezelfde score, en krijgt geen kaart: { $names }.
   *[other] { $count } reeksen hebben minder dan vijf sessies, of telkens dezelfde score, en krijgen geen kaart; de eerste zijn { $names }.
  }
chart-chance = De grenzen komen uit dezelfde sessies waarover ze gaan, en ook toeval komt eroverheen: van reeksen van 20 sessies waarin niets gebeurt, heeft ongeveer 1 op de 20 een losse waarde buiten de grenzen, en de andere kaarten komen daar nog bij.
chart-a-question = Wat erbuiten valt, is iets om naar te vragen. Het zegt niet dat er iets mis is, en ook niet waarom.
chart-few = { $count ->
    [one] 1 reeks heeft minder dan { $sessions } sessies; de grenzen zijn dan zelf onzeker.
   *[other] { $count } reeksen hebben minder dan { $sessions } sessies; de grenzen zijn dan zelf onzeker.
  }
chart-alike = { $count ->
    [one] In 1 reeks lijken sessies op die ervoor. De grenzen nemen aan dat ze los van elkaar staan, dus valt er meer buiten.
   *[other] In { $count } reeksen lijken sessies op die ervoor. De grenzen nemen aan dat ze los van elkaar staan, dus valt er meer buiten.
  }

chart-overview = De reeksen naast elkaar
chart-overview-caption = Elke reeks met de grenzen van losse waarden
chart-overview-remark = Gelijkenis is de correlatie van een sessie met die ervoor. Gevonden bij: door een van de kaarten hieronder.
chart-sessions = sessies
chart-mean = gemiddelde
chart-limits = grenzen
chart-alike-head = gelijkenis
chart-found-at = gevonden bij
chart-session = sessie
chart-single = { $series }: losse waarden
chart-single-seen = Elke stip is een sessie, de streepjeslijn het gemiddelde; in de band blijven losse waarden bij hun gewone schommeling. Een ring staat om een sessie erbuiten, of om een die een patroon volmaakt.
chart-moving = { $series }: bewegend gemiddelde
chart-moving-seen = Elke stip telt de eigen sessie voor { $weight } mee en wat ervoor kwam voor de rest. Kleine verschuivingen die aanhouden, zie je hier het eerst. De band wordt breder terwijl het gemiddelde tot rust komt.
chart-sums = { $series }: lopende sommen
chart-sums-seen = Wat voorbij het gemiddelde ligt, telt op: erboven omhoog, eronder omlaag, in de eenheid van de scores. De band eindigt bij { $limit } standaardafwijkingen.
chart-below = Onder de onderste grens: sessie { $sessions }.
chart-above = Boven de bovenste grens: sessie { $sessions }.
chart-jump = Ongewoon ver van de sessie ervoor: sessie { $sessions }.
chart-two-of-three = Twee van de laatste drie voorbij twee standaardafwijkingen aan één kant: sessie { $sessions }.
chart-eight = Acht achter elkaar aan één kant van het gemiddelde: sessie { $sessions }.
chart-moving-at = Het bewegend gemiddelde ligt buiten de grenzen: sessie { $sessions }.
chart-sums-at = De lopende som komt aan de grens: sessie { $sessions }.
chart-nothing = Hier valt niets buiten de gewone schommeling.
chart-computed = Spreiding uit de gemiddelde afstand van opeenvolgende sessies gedeeld door 1,128; grenzen van losse waarden op 2,66 gemiddelde afstanden, van een afstand op 3,267 (XmR).
chart-settings = Bewegend gemiddelde (EWMA) met gewicht { $weight } en grenzen op { $sigmas } standaardafwijkingen. Lopende sommen (CUSUM) met speling { $allowance } en grens { $limit } standaardafwijkingen. Patronen van Western Electric.
chart-floor = De spreiding wordt nooit kleiner genomen dan { $floor }.
chart-more = { $count ->
    [one] Nog 1 reeks staat alleen in de tabel; --series tekent hem.
   *[other] Nog { $count } reeksen staan alleen in de tabel; --series tekent ze.
  }
