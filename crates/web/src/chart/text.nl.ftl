# Pictures of scores.

chart-bond = Band
chart-goal = Doelen
chart-task = Taken
chart-medium = Medium
chart-scores = Scores

chart-client = cliënt
chart-therapist = therapeut
chart-observer = beoordelaar
chart-own-range = eigen gebruikelijke bereik van de cliënt
chart-own-range-short = eigen bereik
chart-not-measured = niet gemeten
chart-not-answered = niet ingevuld
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
