# Het verslag van een model voor ja of nee, aandelen of aantallen.

generalised-title = Wat samengaat met { $response }

# Het antwoord.
generalised-number-odds = waar { $name } 1 hoger is, is de kansverhouding van { $response } { $ratio } keer zo groot ({ $confidence }-interval { $range }).
generalised-number-count = waar { $name } 1 hoger is, is { $response } gemiddeld { $ratio } keer zo groot ({ $confidence }-interval { $range }).
generalised-level-odds = waar { $factor } gelijk is aan { $level }, is de kansverhouding van { $response } { $ratio } keer die waar het { $first } is ({ $confidence }-interval { $range }).
generalised-level-count = waar { $factor } gelijk is aan { $level }, is { $response } gemiddeld { $ratio } keer zo groot als waar het { $first } is ({ $confidence }-interval { $range }).
generalised-one-outside = Eén keer zo groot, dus geen verschil, ligt daar niet in.
generalised-one-inside = Eén keer zo groot, dus geen verschil, ligt daar ook in: het kan beide kanten op.
generalised-example = Waar de kans eerst { $from } is, wordt dat { $to }.
generalised-mean-odds = In een gewone groep is de kans op { $response } { $value } ({ $confidence }-interval { $range }).
generalised-mean-count = In een gewone groep is { $response } gemiddeld { $value } ({ $confidence }-interval { $range }).
generalised-spread-odds = Tussen { $grouping } verschilt het: voor 95% van hen is de kansverhouding van { $response } { $low } tot { $high } keer die in het midden.
generalised-spread-count = Tussen { $grouping } verschilt het: voor 95% van hen is { $response } { $low } tot { $high } keer het midden.
generalised-border = Tussen { $grouping } laten deze gegevens in een deel van het model geen verschillen zien: een variantie is op 0 geschat, of een correlatie op 1 of −1. De andere getallen kloppen; een eenvoudiger model zegt hetzelfde.
generalised-dispersion = De aantallen lopen { $times } keer zo ver uiteen als dit model (Poisson) aanneemt. De intervallen zijn daardoor te smal.

# Schattingen.
generalised-estimates = De schattingen
generalised-caption-odds = Hoeveel keer zo groot de kansverhouding van { $response } is waar een kenmerk 1 hoger is, bij gelijke andere kenmerken
generalised-caption-count = Hoeveel keer zo groot { $response } is waar een kenmerk 1 hoger is, bij gelijke andere kenmerken
generalised-ratio-odds = kansverhouding
generalised-ratio-count = verhouding
generalised-remark = Een verhouding van 1 is geen verschil. De kansverhouding (odds) is de kans op wel gedeeld door de kans op niet; de getallen gelden binnen een groep.
generalised-picture = De schattingen naast elkaar, op de schaal van logaritmen
generalised-seen = { $outside ->
    [one] De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raakt er 1 de streeplijn niet.
   *[other] De stip is de schatting, de lijn het { $confidence }-interval, de streeplijn geen verschil. Van de { $count } lijnen raken er { $outside } de streeplijn niet.
  }
generalised-variances-caption = Hoeveel groepen van elkaar verschillen, op de schaal van logaritmen

# Past het?
generalised-fit-told = De rijen zijn in tienen verdeeld naar wat het model ervoor geeft. Als gegeven en waargenomen op elkaar lijken, past het model in dit opzicht.
generalised-tenths = Wat het model geeft en wat is waargenomen
generalised-tenth = tiende deel
generalised-rows = rijen
generalised-given = model
generalised-observed = waargenomen
generalised-tenths-remark = Het model kent hier deze rijen al. Voor nieuwe rijen ligt het verder uiteen.

# De berekening.
generalised-family-odds = Binomiaal model met logit.
generalised-family-count = Poissonmodel met logaritme.
generalised-laplace = Afwijkingen van groepen weggeïntegreerd volgens Laplace.
generalised-adaptive = { $count ->
    [one] Afwijkingen van groepen weggeïntegreerd met 1 punt per groep.
   *[other] Afwijkingen van groepen weggeïntegreerd met { $count } punten per groep (adaptieve Gauss-Hermite).
  }
generalised-exact = Dezelfde schattingen op de schaal van logaritmen, om naast andere programma’s te leggen
generalised-z = z
