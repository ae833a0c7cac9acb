rupture-title = Rupture
rupture-title-of = Rupture: { $what }
rupture-title-session = { $component }, session { $number }

rupture-block-title = What happened along the way
rupture-block-none = No rupture has been written down yet. That does not mean there was none.
rupture-block-new = Write down a rupture

rupture-component-bond = Bond
rupture-component-goal = Goals
rupture-component-task = Tasks
rupture-component-help-bond = how safe and good it feels between you
rupture-component-help-goal = what you are working towards
rupture-component-help-task = what you do to get there
rupture-in-answers-client = the client
rupture-in-answers-therapist = the therapist
rupture-in-answers-observer = the observer

rupture-movement-withdrawal = Moving away
rupture-movement-confrontation = Moving against
rupture-movement-mixed = Both
rupture-movement-unknown = Not clear yet
rupture-movement-help-withdrawal = going quiet, giving in, changing the subject
rupture-movement-help-confrontation = getting angry, blaming, turning down what you do
rupture-movement-help-mixed = one and the other, together or in turn
rupture-movement-help-unknown = you can add this later

rupture-noticed-by-client = The client
rupture-noticed-by-therapist = The therapist
rupture-noticed-by-both = Both
rupture-noticed-by-signal = A signal
rupture-line-noticed-by-client = noticed by the client
rupture-line-noticed-by-therapist = noticed by the therapist
rupture-line-noticed-by-both = noticed by both
rupture-line-noticed-by-signal = noticed by a signal

rupture-origin-signal = written down at a signal about { $component }, from the answers of { $who }
rupture-origin-mark = written down because the client said there was something
rupture-origin-by-hand = written down by yourselves

rupture-outcome-repaired = repaired
rupture-outcome-better = better
rupture-outcome-not-repaired = not repaired
rupture-outcome-open = still open
rupture-outcome-not-known = not known

rupture-computed-repaired = In the answers of { $who }, this part was back in session { $number } where it had been before the rupture.
rupture-computed-better = In the answers of { $who }, { $share }% of the fall has been made good. The time to look on is over.
rupture-computed-not-repaired = In the answers of { $who }, { $share }% of the fall has been made good: less than half.
rupture-computed-open = In the answers of { $who }, { $share }% of the fall has been made good so far. We look on for { $left ->
    [one] one more session
   *[other] { $left } more sessions
  }.
rupture-computed-open-silent = Nothing has been measured since the lowest point. We look on for { $left ->
    [one] one more session
   *[other] { $left } more sessions
  }.
rupture-not-known-no-session = No session was chosen. So nothing was computed.
rupture-not-known-not-measured-then = Nothing was measured around this session. Whether it was repaired, we do not know.
rupture-not-known-nothing-before = There is no measurement from before this session to compare with. Whether it was repaired, we do not know.
rupture-not-known-no-fall = The numbers show no fall. That does not mean there was nothing: ask each other.
rupture-not-known-not-measured-since = Nothing was measured after the fall. Whether it was repaired, we do not know.
rupture-not-known-other-therapist = There is another therapist now. What was measured before and after is not about the same two people. So we do not compute on from here. What you say of it yourselves counts.
rupture-not-known-other-check = Another questionnaire has been used meanwhile. Those numbers cannot be compared. So we do not compute on from here.
rupture-not-known-long-gap = More than three sessions in a row were not measured. We do not compare across such a gap. Whether it was repaired, we do not know.
rupture-numbers = From { $from } in session { $before } to { $to } in session { $lowest }. From { $back } on we call it back.
rupture-sure = This compares a few measurements. It can also be chance. What you say of it yourselves counts.
rupture-how = We take the highest of the last three measurements before the fall and the lowest after it. If one of the { $window } sessions after that comes back to within half a usual swing, we call it repaired. The usual swing comes from the own sessions before the fall and is at least 1 point. If after { $window } sessions at least half has been made good, it is called better. Without measurements we compute nothing. We do not compare across another therapist, another questionnaire, or more than three sessions that were not measured.

rupture-recovery = Did it come back?
rupture-said-beside = You say: { $said }. Computed: { $computed }. Your word comes first, both are kept.
rupture-said-reason = Your reason:
rupture-word-title = Do you see it differently?
rupture-word-question = What became of it, as you see it?
rupture-word-as-computed = As it was computed
rupture-word-reason = Why do you see it so?
rupture-word-keep = Keep
rupture-nothing-written = Nothing has been written here yet.

rupture-new-title = Write down a rupture
rupture-new-intro = A rupture is a moment when working together became difficult, or the bond was under strain. Write down what you know. The rest can come later.
rupture-new-keep = Write down
rupture-edit = Add to it
rupture-edit-title = Add to a rupture
rupture-edit-keep = Keep
rupture-who-sees = Only who treats in this episode. If your client asks for a copy, it is in there. If you share the case for a discussion, your colleague sees which part it was and what became of it, not what you write here.

rupture-field-component = What came under strain?
rupture-field-movement = How did it show?
rupture-field-noticed-by = Who noticed?
rupture-field-session = In which session?
rupture-field-session-help = With this we look whether the part comes back afterwards.
rupture-field-talked = What was talked about?
rupture-field-changed = What changed?
rupture-field-most = At most { $most } characters. Do not write names.
rupture-session = Session { $number }, { $day }

rupture-choose-title = You wrote at the same moment
rupture-choose = Somebody else has just kept another text. Your text stands in the field, the other one under it. Make one of the two and keep it again. Nothing was lost.
rupture-theirs = This is there now
rupture-theirs-nothing = nothing

rupture-family-immediate = Change something at once
rupture-family-exploratory = Stop and look at what happens between you
rupture-family-help-immediate = Small and direct. Often enough to go on.
rupture-family-help-exploratory = Takes more time. It is about the two of you.
rupture-way-explain = Tell why we do this
rupture-way-change-task = Do something else, or do it differently
rupture-way-change-goal = Choose another goal
rupture-way-clear-up = Clear up what came across differently
rupture-way-speak-of-us = Say what you notice between you
rupture-way-listen = Ask how it was, and listen
rupture-way-own-part = Name your own part
rupture-way-find-the-wish = Look together for the wish behind it
rupture-say-explain = “I did not explain well why I suggested this. May I do that now?”
rupture-say-change-task = “This does not work for you like this. What would fit better?”
rupture-say-change-goal = “Is this still what you want to work on, or is something else more important now?”
rupture-say-clear-up = “I think I meant something else than you heard. What did you hear?”
rupture-say-speak-of-us = “I notice it is harder between us today. Do you notice that too?”
rupture-say-listen = “How was it for you when I said that?”
rupture-say-own-part = “I went too fast, and left you alone with it. I am sorry.”
rupture-say-find-the-wish = “What would you have wanted from me at that moment?”

rupture-cards-title = Cards for the talk
rupture-cards-intro = This is how others went about it. Choose what fits the two of you, or nothing. Your own words are better than these.
rupture-path-withdrawal = Often, with moving away
rupture-path-confrontation = Often, with moving against
rupture-step-vague-discontent = There is something, but it has no words yet.
rupture-step-clearer = It gets words: this was not good.
rupture-step-standing-up = The client says what he or she does want.
rupture-step-anger = Anger or a reproach gets room.
rupture-step-hurt = Under it: being disappointed or hurt.
rupture-step-wish-for-care = Under that: wanting to be seen.
rupture-cards-source = Where does this come from?
rupture-cards-source-text = The two families and the two paths come from [SafranMuran2000] and [Eubanks2015]. The words are ours. They open a conversation; what fits, the two of you know best.

rupture-history = Versions
rupture-history-version = Version
rupture-history-who = Who and when
rupture-history-what = What changed
rupture-history-first = written down
rupture-history-same = nothing
rupture-changed-component = what came under strain
rupture-changed-movement = how it showed
rupture-changed-noticed-by = who noticed
rupture-changed-session = the session
rupture-changed-agreement = which agreement held
rupture-field-agreement = Which agreement held then?
rupture-field-agreement-help = The goals and tasks as you had them then.
rupture-agreement-then = The agreement that held at this session
rupture-agreement-of = Agreement of { $day }
rupture-agreement-line = What held then:
rupture-changed-talked = what was talked about
rupture-changed-changed = what changed
rupture-changed-ways = how it was approached
rupture-changed-said = your word on the recovery
rupture-author-member = member
rupture-author-client = the client
rupture-author-program = the program

rupture-event-rupture = rupture, { $component }
rupture-event-repair = repair, { $component }
rupture-event-break = break of { $weeks } weeks, until this session
rupture-event-therapist-began = { $name } began
rupture-event-therapist-stopped = { $name } stopped
rupture-event-not-measured = session { $number } without measuring
rupture-event-agreement = goals and tasks: { $count ->
    [one] 1 change
   *[other] { $count } changes
  }
rupture-event-frame = frame changed, version { $version }
rupture-event-someone-began = another therapist began
rupture-event-someone-stopped = a therapist stopped
rupture-at-session = session { $number }
rupture-after-session = after session { $number }
rupture-block-discussion = Discuss the case with colleagues
rupture-changed-set-aside = whether it counts
rupture-aside-question = Written down by mistake?
rupture-aside-line = Set this rupture aside. It no longer counts, and stays to be read with your reason. You can undo this.
rupture-aside-reason = Why do you set this rupture aside?
rupture-aside-keep = Set aside
rupture-aside-title = This rupture was set aside
rupture-aside-who = Set aside by { $who }, { $day }.
rupture-aside-counts-not = It does not count in the time line or in a case discussion.
rupture-aside-take-up = Let it count again
rupture-block-aside = Set aside ({ $count })
