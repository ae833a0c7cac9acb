today-title = Today
today-sessions = Sessions of today
today-no-sessions = Nothing is planned for today. You can start a session below.
today-state-planned = planned
today-state-client-busy = you have answered, it is the client’s turn
today-state-open = both have answered, to talk about
today-state-later = to talk about later
today-done = done
today-start = Start session
today-give = Give the check
today-follow = See who is in
today-start-title = Start or plan a session
today-not-found = No client of yours with “{ $code }”.
today-more = { $count } more. Type more of the code.
today-above = stands above
today-talks = To talk about
today-no-talks = Nothing asks for a talk at the moment.
today-all = All clients
today-missing = Who has not answered yet
today-missing-count = { $count ->
    [one] In 1 episode a half of the last check is missing.
   *[other] In { $count } episodes a half of the last check is missing.
  }
today-none-missing = Both halves of every last check are in, or it is less than two days ago.
today-roster = All episodes
today-roster-missing = All episodes where a half is missing
