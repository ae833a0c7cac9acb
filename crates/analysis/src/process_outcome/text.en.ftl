# What went with change.

process_outcome-title = What went with { $what }
process_outcome-what-end = { $outcome } at the end
process_outcome-what-change = the change in { $outcome }
process_outcome-what-session = { $outcome } by session

# Where a factor differs.
process_outcome-place-within = { $by ->
    [person] within persons
    [trainer] within trainers
   *[group] within groups
  }
process_outcome-place-between = { $by ->
    [person] between persons
    [trainer] between trainers
   *[group] between groups
  }
process_outcome-place-whole = not parted
process_outcome-clause-within = { $by ->
    [person] Within persons, so sessions of the same person compared with each other
    [trainer] Within trainers, so participants of the same trainer compared with each other
   *[group] Within groups, so participants of the same group compared with each other
  }
process_outcome-clause-between = { $by ->
    [person] Between persons, so one person compared with another
    [trainer] Between trainers, so one trainer compared with another
   *[group] Between groups, so one group compared with another
  }
process_outcome-clause-whole = Participants compared with each other, within and between groups mixed
process_outcome-named = { $factor } ({ $place })

# The answer.
process_outcome-clear = { $count ->
    [one] Of the { $factors } factors looked at, one relation with { $what } is clear, looked at alone and beside the other factors too: { $names }.
   *[other] Of the { $factors } factors looked at, { $count } relations with { $what } are clear, looked at alone and beside the other factors too: { $names }.
  }
process_outcome-clear-one = There is a clear relation with { $what }: { $names }.
process_outcome-clear-alone = { $count ->
    [one] Looked at alone, { $names } clearly goes with { $what }. Beside the other factors this can no longer be told.
   *[other] Looked at alone, { $names } clearly go with { $what }. Beside each other in one model it cannot be said which of them carries the relation.
  }
process_outcome-none-clear = None of the { $factors } factors looked at has a clear relation with { $what }.
process_outcome-relation = { $place }: with 1 point more, { $what } is { $pieces } on average, other factors being equal.
process_outcome-relation-alone = { $place }: with 1 point more, { $what } is { $pieces } on average.
process_outcome-piece = { $direction ->
    [higher] { $size } higher for { $factor } ({ $confidence } interval { $range })
    [lower] { $size } lower for { $factor } ({ $confidence } interval { $range })
   *[same] almost equal for { $factor } ({ $confidence } interval { $range })
  }
process_outcome-unclear = Not clear: { $names }. There both a higher and a lower value of { $what } go with these numbers. That is not the same as no relation.
process_outcome-only-alone = { $count ->
    [one] { $names } is clear when looked at alone, but no longer beside the other factors. Factors go together; which carries the relation then stays uncertain.
   *[other] { $names } are clear when looked at alone, but no longer beside the other factors. Factors go together; which carries the relation then stays uncertain.
  }
process_outcome-only-beside = { $count ->
    [one] { $names } is clear only beside the other factors, and not by itself. That happens where factors go together closely; draw no conclusion from it.
   *[other] { $names } are clear only beside the other factors, and not by themselves. That happens where factors go together closely; draw no conclusion from it.
  }
process_outcome-count-groups = { $count } groups
process_outcome-count-trainers = { $count } trainers
process_outcome-people = This rests on { $used } of the { $total } participants (those who filled in all that is needed for it), in { $levels }.
process_outcome-people-sessions = This rests on { $rows } sessions of { $used } of the { $total } participants, in { $levels }.
process_outcome-people-sessions-alone = This rests on { $rows } sessions of { $used } of the { $total } participants.
process_outcome-completers-same = With only those who came to at least { $least } sessions ({ $used } rows) the picture is the same: what is clear is clear there too, and nothing clear points the other way.
process_outcome-completers-other = With only those who came to at least { $least } sessions ({ $used } rows) the picture is another one for { $names }. Be careful with these.
process_outcome-leaving-same = { $kind ->
    [trainer] Each of the { $count } trainers was left out in turn: the clear relations keep their direction every time.
   *[other] Each of the { $count } groups was left out in turn: the clear relations keep their direction every time.
  }
process_outcome-leaving-other = { $kind ->
    [trainer] Each of the { $count } trainers was left out in turn: the direction of { $names } rests on one trainer.
   *[other] Each of the { $count } groups was left out in turn: the direction of { $names } rests on one group.
  }
process_outcome-not-cause = This is association, not cause. Who comes to feel better may also think otherwise of the working relationship because of it, and something else may be behind both. These numbers say nothing about one participant and are no judgement of a trainer.

# What to keep in mind.
process_outcome-same-for-all = { $count ->
    [one] { $names } is the same for everyone, or missing. Nothing can be said about it, so there is no number for it.
   *[other] { $names } are the same for everyone, or missing. Nothing can be said about them, so there are no numbers for them.
  }
process_outcome-level-not-named = { $kind ->
    [trainer] Which trainer led the group was not given. Differences between trainers were not estimated apart; if they differ, the intervals are too narrow.
   *[other] In which group somebody was, was not given. Differences between groups were not estimated apart; if they differ, the intervals are too narrow.
  }
process_outcome-level-one = { $kind ->
    [trainer] There is one trainer. How far trainers differ cannot be estimated; what stands here is about this one trainer.
   *[other] There is one group. How far groups differ cannot be estimated; what stands here is about this one group.
  }
process_outcome-level-one-person = { $kind ->
    [trainer] Each trainer has one participant. Differences between trainers and between participants cannot be told apart then; the level of trainers was left out.
   *[other] Each group has one participant. Differences between groups and between participants cannot be told apart then; the level of groups was left out.
  }
process_outcome-level-one-group = Each trainer led one group. Differences between trainers and between groups cannot be told apart then; they stand together under groups.
process_outcome-alone-failed = { $name } alone: this model cannot be estimated. { $why }
process_outcome-completers-failed = Those who came to at least { $least } sessions: this cannot be estimated. { $why }
process_outcome-alike = These factors go together closely (a correlation of 0.7 or more): { $pairs }. Which of the two carries a relation is hard to say then.
process_outcome-looks = { $count } relations were looked at beside each other. Even if there is nothing anywhere, zero lies outside the interval of { $share } of them on average.
process_outcome-not-parted = The factors were not parted. Each number mixes differences within and between groups, and these may even be opposite.
process_outcome-two-trainers = { $count ->
    [one] 1 participant had more than one trainer and counts with the trainer of most sessions.
   *[other] { $count } participants had more than one trainer and count with the trainer of most sessions.
  }
process_outcome-groups-renamed = The same name of a group stands under several trainers. These were counted as different groups.
process_outcome-change-alone = The baseline is not in the model. Who begins higher often falls more; that can make a relation or hide one.

# Estimates.
process_outcome-estimates = The estimates
process_outcome-estimates-caption = How much higher or lower { $what } is on average with 1 point more of a factor (the { $confidence } interval between brackets)
process_outcome-factor = factor
process_outcome-where = difference
process_outcome-alone = alone
process_outcome-together = together
process_outcome-estimates-remark = Alone: a model with one factor. Together: all factors at once. Where a baseline is known it was held equal, unless asked otherwise.
process_outcome-picture-alone = Each factor alone: difference in { $what } with a usual step
process_outcome-picture-beside = All factors together: difference in { $what } with a usual step
process_outcome-seen = A usual step is one standard deviation of the factor. The square is the estimate, the line the { $confidence } interval, the dashed line no difference in { $what }. { $clear ->
    [0] Of the { $count } lines none lies wholly on one side.
    [one] Of the { $count } lines 1 lies wholly on one side.
   *[other] Of the { $count } lines { $clear } lie wholly on one side.
  }

process_outcome-side-by-side = Everyone, and those who completed the course
process_outcome-side-caption = The same estimates for { $what }, of everyone and of those who completed the course (the { $confidence } interval between brackets)
process_outcome-everyone-head = everyone ({ $used })
process_outcome-completers-head = { $least }+ sessions ({ $used })
process_outcome-side-remark = All factors together. Who stops may be different from who stays: where the two columns differ, that says something about who is left. Between brackets: rows in the model.
process_outcome-attendance-unknown = The file does not say how many sessions somebody came to, so those who stopped and those who stayed cannot stand side by side. Name the column with --attended, or a row for each session with --session. (The line is { $least } sessions now.)
process_outcome-all-completed = Everyone in this file came to at least { $least } sessions. Who stopped earlier is not in it; about them this says nothing.

# Who and what.
process_outcome-people-heading = Who is in
process_outcome-people-caption = Counts, and means with their standard deviation
process_outcome-people-what = what
process_outcome-everyone = everyone
process_outcome-completed = { $least }+ sessions
process_outcome-in-file = participants in the file
process_outcome-with-outcome = with an outcome
process_outcome-groups = groups
process_outcome-trainers = trainers
process_outcome-people-remark = Means of those who have an outcome.

process_outcome-factors-heading = How the factors were parted
process_outcome-parted = { $by ->
    [person] { $factor }: parted in what somebody had more or less of in a session than usual, and what somebody had more of than others on average.
    [trainer] { $factor }: parted in what somebody had more or less of than others of the same trainer, and what that trainer had more of than other trainers on average.
   *[group] { $factor }: parted in what somebody had more or less of than the own group, and what that group had more of than other groups on average.
  }
process_outcome-only-within = { $by ->
    [person] { $factor }: differs within persons only.
    [trainer] { $factor }: differs within trainers only.
   *[group] { $factor }: differs within groups only.
  }
process_outcome-only-between = { $by ->
    [person] { $factor }: is the same in every session of one person, and so differs between persons only.
    [trainer] { $factor }: is the same for everyone of one trainer, and so differs between trainers only.
   *[group] { $factor }: is the same for everyone in one group, and so differs between groups only.
  }
process_outcome-as-given = { $factor }: as it stands in the file.
process_outcome-pairs-caption = How the factors go together (correlations)
process_outcome-factors = factors
process_outcome-pair = { $one } and { $other }
process_outcome-pairs-remark = The more closely factors go together, the harder it is to say which carries a relation.

# Levels.
process_outcome-variances = Where the differences lie
process_outcome-explained-caption = The differences in { $what } by level
process_outcome-level = level
process_outcome-level-between = { $kind ->
    [person] between persons
    [trainer] between trainers
   *[group] between groups
  }
process_outcome-level-rest = { $rows ->
    [session] between sessions (the rest)
   *[person] between participants (the rest)
  }
process_outcome-share = share
process_outcome-variance-without = without factors
process_outcome-variance-with = with factors
process_outcome-explained-remark = Variances. The share is of the model without factors. A variance may also grow as factors are added.

# Leaving out.
process_outcome-leaving = { $kind ->
    [trainer] Without one trainer at a time
   *[other] Without one group at a time
  }
process_outcome-leaving-told = { $kind ->
    [trainer] Each of the { $count } trainers was left out in turn, and the whole model estimated with the others. No names stand here: it matters whether the outcome rests on one trainer, not on which.
   *[other] Each of the { $count } groups was left out in turn, and the whole model estimated with the others. No names stand here: it matters whether the outcome rests on one group, not on which.
  }
process_outcome-leaving-none = { $kind ->
    [trainer] For { $count } trainers no model is left without that trainer.
   *[other] For { $count } groups no model is left without that group.
  }
process_outcome-leaving-caption = { $kind ->
    [trainer] The estimates with everyone, and the lowest and highest without one trainer
   *[other] The estimates with everyone, and the lowest and highest without one group
  }
process_outcome-with-all = with everyone
process_outcome-least = lowest
process_outcome-most = highest
process_outcome-leaving-remark = Where lowest and highest lie on different sides of 0, the direction depends on who is in.

process_outcome-assumptions = Does the model fit: the assumptions
process_outcome-computed-by-person = Of the rows by session one row was made for each participant: each factor as the mean over the own sessions, the outcome as the last score there is. A session counts as attended if anything was filled in.
process_outcome-computed-by-session = Each session is a row; time counts the sessions from the first one in the file. A session counts as attended if anything was filled in.
process_outcome-computed-change = { $response } is { $outcome } at the end minus the baseline: lower means that it fell more.
process_outcome-computed-means = Means of a group are over everyone who has the factor, also those without an outcome; each group counts once. Those who completed the course were parted and estimated anew. What stands below is of the model with all factors and everyone.

# A page for a training day.
process_outcome-summary-title = For the training day: what went with { $what }
process_outcome-summary-seen = In a picture
process_outcome-summary-unsure = What is uncertain
process_outcome-summary-talk = To talk about together
process_outcome-talk-recognise = Do you recognise this from your own groups? Where not?
process_outcome-talk-words = How do you explain why we do what we do, and how do you notice whether participants share the goal?
process_outcome-talk-try = What would you like to try in your next group, and how will you notice whether it does something?
process_outcome-talk-missing = What else counts in your view, and was not measured here?
process_outcome-summary-origin = Summary of a longer report. About groups together, never about one trainer.
