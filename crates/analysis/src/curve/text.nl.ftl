# Het verslag van curven van afgesloten behandelingen.

curve-title = Hoe behandelingen gingen, naar waar ze begonnen: { $score }
curve-told = Bij mensen die begonnen op { $intake }, was { $score } in sessie { $session } gemiddeld { $expected }; { $share } van hen lag tussen { $range }.
curve-rests = Dit rust op { $rows } rijen van { $count } afgesloten behandelingen, met beginscores { $intakes } en sessies { $sessions }.
curve-from-to = van { $from } tot { $to }
curve-not-a-forecast = Een curve zegt hoe behandelingen zoals deze gingen. Ze zegt niet hoe het met één mens zal gaan, en niemand hoeft haar te volgen.
curve-completed = Dit moeten afgesloten behandelingen zijn. Met afgebroken behandelingen erbij lijkt het of mensen eerder of later opknapten dan ze deden.
curve-outside = { $count ->
    [one] 1 van de beginscores ligt buiten wat is voorgekomen; de curve daarvan is een gok.
   *[other] { $count } van de beginscores liggen buiten wat is voorgekomen; de curven daarvan zijn een gok.
  }
curve-heading = Wie begon op { $intake }
curve-picture = { $score } van mensen die begonnen op { $intake }
curve-seen = De lijn is het gemiddelde verloop, in de band ligt { $share } van de mensen, en de streepjeslijn is waar ze begonnen.
curve-caption = Verwacht per sessie
curve-session = sessie
curve-expected = verwacht
curve-band = { $share } van de mensen
curve-mean = band van het gemiddelde
curve-star = Een sterretje: deze beginscore of sessie is niet voorgekomen.
curve-computed = In de band van { $share } zit de spreiding van mensen en van sessies, en de onzekerheid van de curve; in de band van het gemiddelde alleen het laatste.
