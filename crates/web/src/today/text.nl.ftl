today-title = Vandaag
today-sessions = Sessies van vandaag
today-no-sessions = Er staat vandaag niets gepland. Hieronder kun je een sessie starten.
today-state-planned = gepland
today-state-client-busy = jij ingevuld, de cliënt is aan de beurt
today-state-open = allebei ingevuld, nog te bespreken
today-state-later = later te bespreken
today-done = klaar
today-start = Sessie starten
today-give = Check geven
today-follow = Stand bekijken
today-start-title = Sessie starten of plannen
today-not-found = Geen eigen cliënt met “{ $code }”.
today-more = Nog { $count } andere. Typ meer van de code.
today-above = staat hierboven
today-talks = Om te bespreken
today-no-talks = Er is nu niets dat om een gesprek vraagt.
today-all = Alle cliënten
today-missing = Wie nog niet heeft ingevuld
today-missing-count = { $count ->
    [one] Bij 1 traject ontbreekt een helft van de laatste check.
   *[other] Bij { $count } trajecten ontbreekt een helft van de laatste check.
  }
today-none-missing = Van elke laatste check zijn beide helften binnen, of het is nog geen twee dagen geleden.
today-roster = Alle trajecten
today-roster-missing = Alle trajecten waar een helft ontbreekt
