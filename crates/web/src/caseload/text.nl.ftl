caseload-title = Mijn cliënten
caseload-line = Bovenaan staat met wie er iets te bespreken is, en waarom.
caseload-order = Dit is een volgorde van gesprekken, niet van mensen. Alleen jij en wie mee behandelt zien dit.
caseload-new = Nieuw traject
caseload-search = Zoek op code
caseload-filter = Kies een reden
caseload-all = Alle cliënten
caseload-kind-signal = Signaal
caseload-kind-drop = Daling
caseload-kind-difference = Verschil
caseload-kind-worse = Klachten en welzijn
caseload-kind-undiscussed = Niet besproken
caseload-kind-missing = Helft ontbreekt
caseload-count = { $count ->
    [one] 1 cliënt
   *[other] { $count } cliënten
  }
caseload-column-client = Cliënt
caseload-column-course = Verloop
caseload-column-why = Om te bespreken
caseload-column-last = Laatste sessie
caseload-client = Cliënt { $code }
caseload-session = sessie { $number }
caseload-session-of = sessie { $number } van { $of }
caseload-no-session = nog geen sessie
caseload-episode = traject { $number }
caseload-with = samen met { $names }
caseload-no-picture = nog niets om te tekenen
caseload-nothing = Niets springt eruit
caseload-closed = Afgesloten trajecten
caseload-open = Lopende trajecten
caseload-empty-title = Nog geen cliënten
caseload-empty = Open een traject met een code. Een naam hoeft niet. Daarna kun je de eerste sessie starten.
caseload-none-title = Niets gevonden
caseload-none = Geen cliënt past bij wat je zocht.
caseload-scale = De meting
caseload-reason-drop = { $component ->
    [bond] Band zakte van { $from } naar { $to }
    [goal] Doelen zakte van { $from } naar { $to }
   *[task] Taken zakte van { $from } naar { $to }
  }
caseload-reason-difference = { $component ->
    [bond] Verschil op band: jij { $therapist }, cliënt { $client }
    [goal] Verschil op doelen: jij { $therapist }, cliënt { $client }
   *[task] Verschil op taken: jij { $therapist }, cliënt { $client }
  }
caseload-reason-worse = { $better ->
    [higher] { $name } ging van { $from } naar { $to } (hoger is beter)
   *[lower] { $name } ging van { $from } naar { $to } (lager is beter)
  }
caseload-reason-undiscussed = { $count ->
    [one] Nog niet besproken: 1 sessie
   *[other] Nog niet besproken: { $count } sessies
  }
caseload-reason-missing-client = De helft van de cliënt ontbreekt
caseload-reason-missing-therapist = Jouw helft ontbreekt
caseload-reason-missing-both = Beide helften ontbreken
