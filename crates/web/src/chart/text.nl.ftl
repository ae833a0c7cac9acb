# Pictures of scores.

chart-bond = Band
chart-goal = Doelen
chart-task = Taken
chart-medium = Medium
chart-scores = Scores

chart-client = cliënt
chart-therapist = therapeut
chart-observer = beoordelaar
chart-own-range = eigen bereik van de cliënt tot nu toe (laagste – hoogste)
chart-own-range-short = eigen bereik
chart-expected = waar de cliënt te verwachten was, uit de eigen sessies ervoor
chart-expected-short = te verwachten (cliënt)
chart-not-measured = niet gemeten
chart-gap-not-asked = niet gevraagd
chart-gap-not-due = niet aan de beurt
chart-gap-not-measured = niet gemeten
chart-gap-waiting = nog niet binnen
chart-gap-missing = niet ingevuld
chart-gap-sealed = nog verzegeld
chart-gap-withheld = te weinig ingevuld
chart-session = Sessie
chart-difference = verschil (therapeut − cliënt)

chart-now = nu { $score }
chart-now-both = nu { $score } · verschil { $difference }
chart-now-therapist = therapeut { $score }
chart-nothing-yet = nog niets ingevuld

chart-lower-better = lager is beter
chart-higher-better = hoger is beter
chart-as-table = Als tabel

chart-spoken = { $count ->
    [one] { $name }: 1 score, { $last } in sessie { $session }.
   *[other] { $name }: { $count } scores tussen { $least } en { $most }, laatst { $last } in sessie { $session }.
  }
chart-spoken-none = { $name }: nog geen scores.
chart-position = { $name } { $score }
chart-position-none = { $name } zonder score

chart-event-signal = signaal
chart-event-rupture = breuk
chart-event-repair = herstel
chart-event-break = onderbreking
chart-event-therapist = andere therapeut
chart-event-not-measured = zonder meting
chart-event-agreement = afspraken
chart-event-frame = kader
chart-timeline-list = Hetzelfde als lijst
chart-timeline-spoken = Tijdlijn. { $events }.

chart-day = Dag
chart-progress-spoken = { $count ->
    [one] { $who } koos één keer: { $last }, op { $day }.
   *[other] { $who } koos { $count } keer: eerst { $from }, laatst { $last }, op { $day }.
  }
