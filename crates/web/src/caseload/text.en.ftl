caseload-title = My clients
caseload-line = At the top: with whom there is something to talk about, and why.
caseload-order = This is an order of conversations, not of people. Only you and who treats with you see this.
caseload-new = New episode
caseload-search = Search by code
caseload-filter = Choose a reason
caseload-all = All clients
caseload-kind-signal = Signal
caseload-kind-drop = Fall
caseload-kind-difference = Difference
caseload-kind-worse = Complaints and wellbeing
caseload-kind-undiscussed = Not discussed
caseload-kind-missing = Half is missing
caseload-count = { $count ->
    [one] 1 client
   *[other] { $count } clients
  }
caseload-column-client = Client
caseload-column-course = Course
caseload-column-why = To talk about
caseload-column-last = Last session
caseload-client = Client { $code }
caseload-session = session { $number }
caseload-session-of = session { $number } of { $of }
caseload-no-session = no session yet
caseload-episode = episode { $number }
caseload-with = together with { $names }
caseload-no-picture = nothing to draw yet
caseload-nothing = Nothing stands out
caseload-closed = Closed episodes
caseload-open = Open episodes
caseload-empty-title = No clients yet
caseload-empty = Open an episode with a code. No name is needed. Then you can start the first session.
caseload-none-title = Nothing found
caseload-none = No client fits what you searched for.
caseload-scale = The measure
caseload-reason-drop = { $component ->
    [bond] Bond fell from { $from } to { $to }
    [goal] Goals fell from { $from } to { $to }
   *[task] Tasks fell from { $from } to { $to }
  }
caseload-reason-difference = { $component ->
    [bond] Difference on bond: you { $therapist }, client { $client }
    [goal] Difference on goals: you { $therapist }, client { $client }
   *[task] Difference on tasks: you { $therapist }, client { $client }
  }
caseload-reason-worse = { $better ->
    [higher] { $name } went from { $from } to { $to } (higher is better)
   *[lower] { $name } went from { $from } to { $to } (lower is better)
  }
caseload-reason-undiscussed = { $count ->
    [one] Not discussed yet: 1 session
   *[other] Not discussed yet: { $count } sessions
  }
caseload-reason-missing-client = The client’s half is missing
caseload-reason-missing-therapist = Your half is missing
caseload-reason-missing-both = Both halves are missing
