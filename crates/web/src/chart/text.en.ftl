# Pictures of scores.

chart-bond = Bond
chart-goal = Goals
chart-task = Tasks
chart-medium = Medium
chart-scores = Scores

chart-client = client
chart-therapist = therapist
chart-observer = observer
chart-own-range = client’s own range so far (lowest – highest)
chart-own-range-short = own range
chart-expected = where the client was expected, from the own sessions before
chart-expected-short = expected (client)
chart-not-measured = not measured
chart-gap-not-asked = not asked
chart-gap-not-due = not due
chart-gap-not-measured = not measured
chart-gap-waiting = not in yet
chart-gap-missing = not answered
chart-gap-sealed = still sealed
chart-gap-withheld = too little answered
chart-session = Session
chart-difference = difference (therapist − client)

chart-now = now { $score }
chart-now-both = now { $score } · difference { $difference }
chart-now-therapist = therapist { $score }
chart-nothing-yet = nothing answered yet

chart-lower-better = lower is better
chart-higher-better = higher is better
chart-as-table = As a table

chart-spoken = { $count ->
    [one] { $name }: 1 score, { $last } in session { $session }.
   *[other] { $name }: { $count } scores between { $least } and { $most }, last { $last } in session { $session }.
  }
chart-spoken-none = { $name }: no scores yet.
chart-position = { $name } { $score }
chart-position-none = { $name } without a score

chart-event-signal = signal
chart-event-rupture = rupture
chart-event-repair = repair
chart-event-break = break
chart-event-therapist = other therapist
chart-event-not-measured = no measuring
chart-event-agreement = agreement
chart-event-frame = frame
chart-timeline-list = The same as a list
chart-timeline-spoken = Time line. { $events }.

chart-day = Day
chart-progress-spoken = { $count ->
    [one] { $who } chose once: { $last }, on { $day }.
   *[other] { $who } chose { $count } times: first { $from }, last { $last }, on { $day }.
  }
