# The report of changes from person to person.

change-title = Who changed by more than the questionnaire’s own error: { $score }
change-answer = Of { $count } people, { $better } ({ $better-share }) changed clearly for the better and { $worse } ({ $worse-share }) clearly for the worse. For { $unchanged } the change is too small to tell.
change-points = A change is clear here from { $points } points: more than the questionnaire’s own error explains at { $confidence } confidence, with reliability { $reliability } and a spread of { $spread }.
change-past-line = { $count ->
    [one] 1 of those who are clearly better also passed the line of { $line } between people in care and others.
   *[other] { $count } of those who are clearly better also passed the line of { $line } between people in care and others.
  }
change-by-chance = If nobody had changed, about { $chance } of the { $count } would still stand beyond that by chance.
change-rows-all = { $count ->
    [one] This rests on 1 person.
   *[other] This rests on all { $count } people.
  }
change-rows-some = { $left ->
    [one] This rests on { $count } people with both scores. 1 person without one of them was left out.
   *[other] This rests on { $count } people with both scores. { $left } people without one of them were left out.
  }
change-not-why = A change does not say what caused it. A change that is too small to tell may still be one.

change-categories = How many changed
change-categories-caption = People by their change
change-category = change
change-people = people
change-share = share
change-recovered = clearly better, past the line
change-improved = clearly better
change-unchanged = too small to tell
change-deteriorated = clearly worse
change-crossed = passed the line
change-line-remark = Past the line: from the side of people in care to the other side.
change-picture = { $score } before and after
change-before = before
change-after = after
change-seen = { $side ->
    [above] Each dot is a person; on the dashed line nothing changed. In the band a change is too small to tell. Above it is clearly better, below it clearly worse. Filled dots are clear changes.
   *[below] Each dot is a person; on the dashed line nothing changed. In the band a change is too small to tell. Below it is clearly better, above it clearly worse. Filled dots are clear changes.
  }
change-seen-line = The dotted lines are the line between people in care and others.
change-persons = Person by person
change-persons-caption = Both scores, and the change in standard errors
change-person = person
change-index = index
change-more = { $count ->
    [one] 1 more person is not listed here; JSON has everyone.
   *[other] { $count } more people are not listed here; JSON has everyone.
  }
change-computed = The index is the difference over the standard error of a difference, { $error }: the spread of first scores times √(2·(1 − reliability)) (Jacobson and Truax).
change-spread-of-sample = The spread is that of the first scores of these very people. Another group, or another kind of reliability, gives another bound.
change-line-given = The line of { $line } was given.
change-line-between = The line of { $line } lies between both groups, as near to each in its own spread (c).
change-line-clinical = The line of { $line } lies two spreads beyond the mean of people in care (a).
change-line-functional = The line of { $line } lies two spreads from the mean of other people (b).
