roster-title = Episodes
roster-line = All episodes of the organisation. What people answered is never shown here.
roster-search = Search by code or therapist
roster-filter = Choose what to see
roster-show-open = Open
roster-show-missing = Half is missing
roster-show-unassigned = Without a therapist
roster-show-closed = Closed
roster-none-title = Nothing found
roster-none = No episode fits this choice.
roster-count = { $count ->
    [one] 1 episode
   *[other] { $count } episodes
  }
roster-column-therapists = Therapists
roster-column-sessions = Sessions
roster-column-missing = Missing after the last session
roster-nobody = nobody
roster-held = { $count ->
    [0] none yet
   *[other] { $count } held
  }
roster-held-of = { $count } of { $of }
roster-missing-client = the client’s half
roster-missing-therapist = the therapist’s half
roster-missing-both = both halves
