# The report of curves of completed courses.

curve-title = How courses went, by where they began: { $score }
curve-told = Of people who began at { $intake }, { $score } was on average { $expected } in session { $session }; { $share } of them lay between { $range }.
curve-rests = This rests on { $rows } rows of { $count } completed courses, with intakes { $intakes } and sessions { $sessions }.
curve-from-to = from { $from } to { $to }
curve-not-a-forecast = A curve says how courses like this one went. It does not say how one person’s course will go, and nobody has to follow it.
curve-completed = These have to be completed courses. Courses that were broken off would make it look as if people got better sooner or later than they did.
curve-outside = { $count ->
    [one] 1 of the intakes lies outside those that were seen; its curve is a guess.
   *[other] { $count } of the intakes lie outside those that were seen; their curves are guesses.
  }
curve-heading = Who began at { $intake }
curve-picture = { $score } of people who began at { $intake }
curve-seen = The line is the mean course, the band holds { $share } of people, and the dashed line is where they began.
curve-caption = Expected by session
curve-session = session
curve-expected = expected
curve-band = { $share } of people
curve-mean = band of the mean
curve-star = A star: this intake or session was not seen.
curve-computed = The band of { $share } holds the spread of people, of sessions, and the uncertainty of the curve; the band of the mean only the last.
