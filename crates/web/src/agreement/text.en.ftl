# Goals and tasks, in the words of both.

agreement-title = Goals and tasks
agreement-line-client = What you want to reach, and what you do together to get there. You write in your own words, and so does your therapist.
agreement-line-therapist = What you want to reach and what you do to get there, in your client’s words and in yours.
agreement-who-sees-client = You and those who treat you. Your therapist sees at once what you write here. All that was written can be read back.
agreement-who-sees-therapist = Your client, you, and who treats this episode with you. Your client sees at once what you write. All that was written can be read back.
agreement-a-therapist = a therapist

agreement-by-own = you
agreement-by-client = your client
agreement-kind-goal = Goal
agreement-kind-task = Task
agreement-name-goal = Goal { $number }
agreement-name-task = Task { $number }
agreement-list-goal = Goals
agreement-list-task = Tasks
agreement-add-goal = Propose a goal
agreement-add-task = Propose a task
agreement-add-line-goal = What has to change? One sentence is enough, and it can always be changed.
agreement-add-line-task = What will you do, in the session or outside it? One sentence is enough, and it can always be changed.
agreement-propose = Propose
agreement-empty-goal = No goals yet
agreement-empty-line-goal = What has to change will stand here. Both of you can propose it.
agreement-empty-task = No tasks yet
agreement-empty-line-task = What you do to reach a goal will stand here. Both of you can propose it.
agreement-ended = { $count ->
    [one] 1 goal or task is done, rests or was stopped
   *[other] { $count } goals and tasks are done, rest or were stopped
  }

agreement-status-proposed = proposed
agreement-status-discussed = discussed
agreement-status-agreed = agreed
agreement-status-achieved = reached
agreement-status-parked = rests for now
agreement-status-dropped = stopped
agreement-goes-on = goes on
agreement-reason = Reason:
agreement-held-nobody = Nobody has said yes to this yet.
agreement-held-both = Both of you said yes to this.
agreement-held-own = You said yes, the other has not yet.
agreement-held-client = Your client said yes, you have not yet.
agreement-held-therapist = Your therapist said yes, you have not yet.

agreement-words-own = Your words
agreement-words-client = Your client’s words
agreement-words-therapist = Your therapist’s words
agreement-words-none = Still empty.
agreement-serves = For which goal
agreement-served-by = What you do for this

agreement-ratings = What each of you thinks
agreement-column-question = Question
agreement-column-own = You
agreement-column-client = Client
agreement-column-therapist = Therapist
agreement-column-difference = Difference
agreement-column-day = Day
agreement-column-who = By
agreement-column-points = Points
agreement-not-asked = not asked
agreement-short-importance = how important
agreement-short-agreement = how far agreed
agreement-short-understands = understands why
agreement-short-fits = fits
agreement-short-progress = how far along

agreement-largest = Where you differ most
agreement-largest-line = A difference is not an error. It is something to talk about together.
agreement-difference-none = “{ $title }”, { $question }: both { $client }.
agreement-difference-own-client = “{ $title }”, { $question }: you choose higher. You { $client }, your therapist { $therapist }.
agreement-difference-other-therapist = “{ $title }”, { $question }: your therapist chooses higher. You { $client }, your therapist { $therapist }.
agreement-difference-other-client = “{ $title }”, { $question }: your client chooses higher. Your client { $client }, you { $therapist }.
agreement-difference-own-therapist = “{ $title }”, { $question }: you choose higher. Your client { $client }, you { $therapist }.

agreement-map = Map of goals and tasks
agreement-map-line = A filled square: that task belongs to that goal. A dot is the client, an open square the therapist: who said yes to both the goal and the task.
agreement-map-apart = does not belong here
agreement-map-bare = Still without a task: { $goals }.

agreement-confirm = Yes, I stand behind this
agreement-confirm-line = You say this for yourself. The other does so too.
agreement-confirm-changed = This was changed since both of you said yes to it. So we ask again.
agreement-confirmed-on = You said yes to this on { $day }. If something changes, we ask again.
agreement-discuss = We talked about this
agreement-rate = How do you see it?
agreement-rate-line = From 0 (not at all) to 10 (completely). Leave empty what you do not know. What you chose before is kept.
agreement-rate-first = Not chosen before.
agreement-rate-last = Last time: { $points } ({ $day }).
agreement-rate-keep = Keep
agreement-ask-importance = How important is this to you?
agreement-ask-agreement = How far do the two of you agree on this, do you think?
agreement-ask-understands = I understand why we do this
agreement-ask-fits = This fits me
agreement-ask-progress-goal = How far have you come with this?
agreement-ask-progress-task = How well does this work out?
agreement-series = What you chose, over time
agreement-series-all = { $count ->
    [one] Chosen once
   *[other] All { $count } times something was chosen
  }

agreement-word = Change the words
agreement-word-keep = Keep the words
agreement-word-line = If you change something, we ask both of you to say yes again. What stood here can be read back.
agreement-field-own = In your words
agreement-field-client = In your client’s words
agreement-field-help-own = At most { $most } characters.
agreement-field-help-client = Write down what your client says, as literally as you can. Once your client writes, this belongs to your client. At most { $most } characters.
agreement-field-goals = For which goal is this?

agreement-ending = Done, let it rest, or stop
agreement-ending-reason = Reason
agreement-ending-help = For letting it rest and for stopping we ask why. For reached it may stay empty.
agreement-end-achieved = This was reached
agreement-end-parked = Let this rest for now
agreement-end-dropped = Stop this
agreement-take-up = Take this up again

agreement-versions = { $count ->
    [one] History: 1 version
   *[other] History: { $count } versions
  }
agreement-version-line = { $day }, by { $who }: { $what }
agreement-version-confirmed = yes from { $who }
agreement-version-choice = Version { $number }, { $moment }, by { $who }
agreement-step-proposed = proposed
agreement-step-words-own = your words changed
agreement-step-words-client = the client’s words changed
agreement-step-words-therapist = the therapist’s words changed
agreement-step-goals = other goals
agreement-step-taken-up = taken up again
agreement-step-discussed = discussed
agreement-compare = Compare two versions
agreement-compare-line = Struck out stood there before. Underlined is new.
agreement-compare-older = Before
agreement-compare-newer = Later
agreement-compare-go = Compare
agreement-compare-same = These two versions say the same.
agreement-compare-removed = gone:
agreement-compare-added = new:

agreement-clash = This was written twice at the same time
agreement-clash-line = The same was changed just now in another place, while you were writing too. What you wrote is not kept yet, and not lost either: it stands below. Choose what stays.
agreement-clash-theirs = What stands there now, by { $who }
agreement-clash-keep-theirs = Leave what stands there now
agreement-clash-yours = What you wrote
agreement-clash-keep-yours = Keep my text
agreement-clash-keep-ending = Keep what I chose

agreement-link = Your client’s own page
agreement-link-line = With this link your client opens the goals and tasks on their own phone, without an account. Opening does not use the link up.
agreement-link-code = QR code for your client’s own page
agreement-link-address = Link for your client
agreement-link-once = This link stands here only once: have it scanned or copy it now. An earlier link no longer works.
agreement-link-works = There is a link, made on { $made }. It works until { $until }.
agreement-link-make = Make a link
agreement-link-again = Make a new link
agreement-link-withdraw = Withdraw the link

agreement-closed = This episode is closed. The goals and tasks can still be read. Nothing was changed.
agreement-not-your-page = You are signed in on this device as a member, and this is your client’s own page. Nothing was kept. Let your client do this on a device of their own.
agreement-open = To goals and tasks
agreement-count-none = There are no goals or tasks yet.
agreement-count = { $goals ->
    [one] 1 goal
   *[other] { $goals } goals
  }, { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
  }. Both of you said yes to { $agreed }.
agreement-since = Changed since session { $number }
agreement-changed-goal-proposed = The goal “{ $title }” was proposed on { $day }.
agreement-changed-task-proposed = The task “{ $title }” was proposed on { $day }.
agreement-changed-goal = The goal “{ $title }” was changed on { $day }.
agreement-changed-task = The task “{ $title }” was changed on { $day }.
agreement-changed-task-goals = The task “{ $title }” belongs to other goals since { $day }.
agreement-changed-goal-achieved = The goal “{ $title }” was reached on { $day }.
agreement-changed-goal-parked = The goal “{ $title }” rests since { $day }.
agreement-changed-goal-dropped = The goal “{ $title }” was stopped on { $day }.
agreement-changed-task-achieved = The task “{ $title }” is done since { $day }.
agreement-changed-task-parked = The task “{ $title }” rests since { $day }.
agreement-changed-task-dropped = The task “{ $title }” was stopped on { $day }.
agreement-changed-goal-taken-up = The goal “{ $title }” was taken up again on { $day }.
agreement-changed-task-taken-up = The task “{ $title }” was taken up again on { $day }.
agreement-fall = { $component ->
    [goal] An answer about goals is two points or more lower than after session { $number }. Since then this was changed:
   *[task] An answer about tasks is two points or more lower than after session { $number }. Since then this was changed:
  }
agreement-fall-line = Whether one has to do with the other, the two of you know best.
agreement-at = Agreement of { $day }
agreement-at-until = This is how your goals and tasks stood from { $from } until { $until }.
agreement-at-still = This is how your goals and tasks have stood since { $from }.
agreement-at-line = Here you read back; changes are made at the goal or task itself.
agreement-progress = How far you say you have come
agreement-progress-of = How far with “{ $title }”
