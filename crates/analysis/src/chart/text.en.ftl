# The report of control charts.

chart-title = Which sessions do not fit the usual variation: { $value } by { $by }
chart-answer = { $with ->
    [0] In { $count } series no session falls outside its own usual variation.
    [one] In 1 of { $count } series, something falls outside its own usual variation.
   *[other] In { $with } of { $count } series, something falls outside its own usual variation.
  }
chart-answer-one = { $with ->
    [0] In { $by } { $name }, no session falls outside its own usual variation.
   *[other] In { $by } { $name }, something falls outside its own usual variation.
  }
chart-usual = The mean is { $mean }; from how these sessions vary one after another, single values stay between { $range }.
chart-rows-all = { $count ->
    [one] This rests on 1 session.
   *[other] This rests on all { $count } sessions.
  }
chart-rows-some = { $left ->
    [one] This rests on { $count } sessions. 1 row was left out because a value is missing.
   *[other] This rests on { $count } sessions. { $left } rows were left out because a value is missing.
  }
chart-without = { $count ->
    [one] 1 series has fewer than five sessions, or the same score each time, and has no chart: { $names }.
   *[other] { $count } series have fewer than five sessions, or the same score each time, and have no chart; the first are { $names }.
  }
chart-chance = The limits come from the very sessions they judge, and chance crosses them too: of series of 20 sessions in which nothing happens, about 1 in 20 has a single value outside on one side or the other, and the other charts add to that.
chart-a-question = What falls outside is something to ask about. It does not say that something is wrong, nor why.
chart-few = { $count ->
    [one] 1 series has fewer than { $sessions } sessions; its limits are uncertain themselves.
   *[other] { $count } series have fewer than { $sessions } sessions; their limits are uncertain themselves.
  }
chart-alike = { $count ->
    [one] In 1 series, sessions resemble the one before. The limits take them as independent, so more falls outside.
   *[other] In { $count } series, sessions resemble the one before. The limits take them as independent, so more falls outside.
  }

chart-overview = The series side by side
chart-overview-caption = Each series with the limits of single values
chart-overview-remark = Alike is the correlation of a session with the one before it. Found at: by any of the charts below.
chart-sessions = sessions
chart-mean = mean
chart-limits = limits
chart-alike-head = alike
chart-found-at = found at
chart-session = session
chart-single = { $series }: single values
chart-single-seen = Each dot is a session, the dashed line the mean; in the band single values stay by their usual variation. A ring marks a session outside it, or one that completes a pattern.
chart-moving = { $series }: moving mean
chart-moving-seen = Each dot counts its session for { $weight } and what came before for the rest. Small shifts that last show here first. The band widens as the mean settles.
chart-sums = { $series }: running sums
chart-sums-seen = What lies beyond the mean adds up: above it upward, below it downward, in the unit of the scores. The band ends at { $limit } standard deviations.
chart-below = Below the lower limit: session { $sessions }.
chart-above = Above the upper limit: session { $sessions }.
chart-jump = Unusually far from the session before: session { $sessions }.
chart-two-of-three = Two of the last three beyond two standard deviations on one side: session { $sessions }.
chart-eight = Eight in a row on one side of the mean: session { $sessions }.
chart-moving-at = The moving mean lies outside its limits: session { $sessions }.
chart-sums-at = The running sum reaches its limit: session { $sessions }.
chart-nothing = Nothing here falls outside the usual variation.
chart-computed = Spread by the mean distance of neighbouring sessions over 1.128; limits of single values at 2.66 mean distances, of a distance at 3.267 (XmR).
chart-settings = Moving mean (EWMA) with weight { $weight } and limits at { $sigmas } standard deviations. Running sums (CUSUM) with allowance { $allowance } and limit { $limit } standard deviations. Patterns of Western Electric.
chart-floor = The spread is never taken below { $floor }.
chart-more = { $count ->
    [one] 1 more series is in the table only; --series draws it.
   *[other] { $count } more series are in the table only; --series draws them.
  }
