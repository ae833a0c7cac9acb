# Wat meer schattingen van hetzelfde model zeggen.

refit-parameter = wat
refit-deviation = { $column }, spreiding tussen { $grouping }
refit-correlation = { $column } en { $with }, correlatie, { $grouping }
refit-residual = rest, spreiding binnen groepen

refit-profile = Hoe zeker: profielintervallen
refit-profile-told = Voor elk getal is geprobeerd hoe ver het kan gaan voordat de gegevens er duidelijk minder goed bij passen; al het andere is daarbij steeds opnieuw geschat. Zo’n interval hoeft niet gelijk om de schatting heen te liggen. Dat helpt vooral bij spreiding: die kan niet onder 0 komen.
refit-profile-zero = Bij { $names } begint het interval bij 0: bij deze gegevens past ook dat er helemaal geen verschil is.
refit-profile-caption = Waarden die bij deze gegevens passen
refit-profile-remark = Van een schatting met maximum likelihood (ML); die kan iets afwijken van de schattingen hierboven. Spreiding is een standaardafwijking.

refit-bootstrap = Hoe zeker: het onderzoek overgedaan
refit-bootstrap-told = De computer trok { $count } nieuwe onderzoeken van dezelfde omvang, alsof dit model waar is, en schatte het model bij elk opnieuw. De intervallen bevatten de middelste { $confidence } van die schattingen. Ze gaan ervan uit dat het model klopt; over andere groepen dan zulke als deze zeggen ze niets. Met startgetal { $seed } komen dezelfde getallen er weer uit.
refit-bootstrap-failures = { $count ->
    [one] Bij 1 onderzoek was geen model te schatten. Dat telt niet mee.
   *[other] Bij { $count } onderzoeken was geen model te schatten. Die tellen niet mee.
  }
refit-bootstrap-caption = De schatting, en waar de schattingen van { $count } getrokken onderzoeken liggen
refit-bootstrap-remark = Spreiding is een standaardafwijking. Ligt een interval eerder naast de schatting dan eromheen, dan valt de schatting vaak te laag of te hoog uit.

refit-influence = Wat elke { $grouping } met de uitkomst doet
refit-influence-told = Elk van de { $count } groepen van { $grouping } is om de beurt weggelaten, en het hele model is geschat met de andere.
refit-influence-none = { $count ->
    [one] Zonder 1 van deze groepen blijft er geen model over: alleen die groep zegt iets over wat het model vraagt.
   *[other] Bij { $count } van deze groepen blijft er zonder die groep geen model over: alleen zij zegt iets over wat het model vraagt.
  }
refit-influence-same-sign = Welke groep er ook wordt weggelaten, elke schatting houdt haar richting.
refit-influence-other-sign = De richting van { $names } rust op een enkele groep: er is een groep zonder welke het de andere kant op wijst.
refit-influence-coefficients = De schattingen als één groep wordt weggelaten
refit-all = alle
refit-least = laagste
refit-most = hoogste
refit-without = zonder
refit-influence-groups = { $count ->
    [one] De groep zonder welke het meest verandert
   *[other] De { $count } groepen zonder welke het meest verandert
  }
refit-rows = rijen
refit-cook = Cooks D
refit-moves = schuift het meest
refit-dfbetas = zoveel (se)
refit-influence-remark = Cooks D: hoe ver alle schattingen samen opschuiven. Er is geen grens waarboven iets mis is; kijk of een groep ver van de andere staat, en kijk dan eerst of de waarden kloppen. Zwaar wegen is geen fout en zegt niets over hoe goed iemand het doet.
