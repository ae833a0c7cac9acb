roster-title = Trajecten
roster-line = Alle trajecten van de organisatie. Wat iemand invulde zie je hier nooit.
roster-search = Zoek op code of behandelaar
roster-filter = Kies wat je wilt zien
roster-show-open = Lopend
roster-show-missing = Helft ontbreekt
roster-show-unassigned = Zonder behandelaar
roster-show-closed = Afgesloten
roster-none-title = Niets gevonden
roster-none = Geen traject past bij deze keuze.
roster-count = { $count ->
    [one] 1 traject
   *[other] { $count } trajecten
  }
roster-column-therapists = Behandelaren
roster-column-sessions = Sessies
roster-column-missing = Ontbreekt na de laatste sessie
roster-nobody = niemand
roster-held = { $count ->
    [0] nog geen
   *[other] { $count } gehouden
  }
roster-held-of = { $count } van { $of }
roster-missing-client = helft van de cliënt
roster-missing-therapist = helft van de therapeut
roster-missing-both = beide helften
