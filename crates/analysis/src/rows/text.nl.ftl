# Wat een model over losse rijen zegt.

rows-heading = Wat het model verwacht van { $response } in nieuwe rijen
rows-told = { $count ->
    [one] Voor 1 van de { $total } rijen van { $file } is dit de { $response } die past bij wat het model vond.
   *[other] Voor { $count } van de { $total } rijen van { $file } is dit de { $response } die past bij wat het model vond.
  }
rows-meaning = Het eerste interval zegt waar het gemiddelde van de eigen groep van de rij ligt; het tweede waar één losse waarde ligt. Losse waarden verschillen veel meer dan gemiddelden. Het is een verwachting uit dit model, voor rijen zoals die waaruit het gemaakt is; over één persoon zegt het niets met zekerheid.
rows-new = { $count ->
    [one] 1 rij hoort bij een groep die het model niet kent. Daarvan wordt verwacht dat ze is als iedereen, met een breder interval.
   *[other] { $count } rijen horen bij groepen die het model niet kent. Daarvan wordt verwacht dat ze zijn als iedereen, met bredere intervallen.
  }
rows-missing = { $count ->
    [one] In 1 rij ontbreekt een waarde die het model nodig heeft; daarvan wordt niets verwacht.
   *[other] In { $count } rijen ontbreekt een waarde die het model nodig heeft; daarvan wordt niets verwacht.
  }
rows-made = Kolommen die van het gemiddelde van een groep zijn gemaakt, zijn gemaakt van de rijen van dit nieuwe bestand, niet van die van het model.
rows-caption = Verwachte { $response }, met { $confidence }-intervallen
rows-caption-first = Verwachte { $response }, met { $confidence }-intervallen: de eerste { $shown } van { $total } rijen (--out schrijft ze alle)
rows-row = rij
rows-expected = verwacht
rows-group = gemiddelde van de groep
rows-observation = losse waarde
