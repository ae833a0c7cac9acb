episode-session = Session { $number }
episode-session-of = Session { $number } of { $of }
episode-no-session = No session yet
episode-planned = No session yet, { $of } agreed
episode-number = episode { $number }
episode-closed = closed on { $day }
episode-settings = Settings
episode-plan = Plan a session
episode-start = Start session { $number }
episode-go-on = Go on with session { $number }

episode-talk = To talk about together
episode-to-do = Still to do
episode-openings = A way to begin
episode-next-step = What you can do
episode-look-together = Look together
episode-fill-in = Answer your half
episode-to-session = To the session

episode-heading-drop = { $component ->
    [bond] Your client feels the bond is less strong than the time before
    [goal] Your client sees less agreement on the goals than the time before
   *[task] Your client sees less agreement on the tasks than the time before
  }
episode-heading-difference = { $component ->
    [bond] You two see the bond differently
    [goal] You two see the goals differently
   *[task] You two see the tasks differently
  }
episode-heading-worse = Your client says that things are going less well than last time
episode-heading-undiscussed = { $count ->
    [one] One answered check has not been talked about yet
   *[other] { $count } answered checks have not been talked about yet
  }
episode-heading-missing-client = Your client’s half is not in yet
episode-heading-missing-therapist = Your half is not in yet
episode-heading-missing-both = Nothing was answered yet after the last session

episode-story-session = Session { $number }.
episode-story-undiscussed = You have both answered. Nobody has said yet whether it was talked about, or comes later.
episode-story-missing-client = Your half stays sealed until your client has answered too. You can give the link once more, or choose together for a session without measuring.
episode-story-missing-therapist = Your client has answered. What it says opens once your half is in too.
episode-story-missing-both = You can still give the check, or choose together for a session without measuring.
episode-beside-therapist = You gave { $therapist }.
episode-beside-range = Before, it always lay between { $low } and { $high } (measured { $count } times).
episode-beside-one = { $component ->
    [bond] The bond stayed nearly the same.
    [goal] The goals stayed nearly the same.
   *[task] The tasks stayed nearly the same.
  }
episode-beside-others = { $component ->
    [bond] The goals and the tasks stayed nearly the same.
    [goal] The bond and the tasks stayed nearly the same.
   *[task] The bond and the goals stayed nearly the same.
  }
episode-sure-two-sessions = This compares two measurements with each other. It may also be chance.
episode-sure-one-session = This is one session. A difference is not an error: it is something to talk about.
episode-sure-counted = This is counted, not estimated.

episode-opening-bond-1 = “How was it for you, last time, to sit here with me?”
episode-opening-bond-2 = “Is there something between us that we have not said yet?”
episode-opening-goal-1 = “Are we working on what matters most to you now?”
episode-opening-goal-2 = “How would you notice that things are going the right way?”
episode-opening-task-1 = “Does what we do fit what you need now?”
episode-opening-task-2 = “What would you rather do, or not do?”
episode-opening-worse-1 = “How are you at the moment, also outside this room?”
episode-opening-worse-2 = “Does what we do here help you with that?”
episode-opening-undiscussed = “Shall we look together at what we answered?”

episode-first-no-session = You have not begun yet
episode-first-no-session-line = Start the first session when you are together. After it you both answer a short check.
episode-first-nothing-open = There is nothing to look at together yet
episode-first-nothing-open-line = Answers open once you have both answered.
episode-first-too-little = Too little to compare yet
episode-first-too-little-line = There is one session to look at. From two sessions on you can see whether something changes.
episode-first-quiet = Nothing stands out
episode-first-quiet-line = In the last { $count } sessions with a measurement nothing changed much in the unwanted direction, and there is no large difference that you have not talked about. That does not say that all is well: ask.

episode-who-sees = Only who treats in this episode. Each time someone looks, that goes into the log.
episode-components = Bond, goals and tasks
episode-scale = scale 0 – 10
episode-no-components = There are no session checks of this episode to see. What was measured stands below, on its own scale.
episode-outcomes = Complaints and wellbeing
episode-other-scales = What else was measured

episode-sessions = Sessions
episode-earlier = { $count ->
    [one] 1 earlier session
   *[other] { $count } earlier sessions
  }
episode-column-session = Session
episode-column-day = Day
episode-column-state = State
episode-state-planned = planned
episode-state-cancelled = did not take place
episode-state-no-measuring = without measuring
episode-state-not-asked = read in
episode-state-nobody-in = nobody has answered yet
episode-state-client-in = client has answered, you not yet
episode-state-therapist-in = you have answered, client not yet
episode-state-open = to talk about
episode-state-discussed = talked about
episode-state-later = later
episode-state-alone-client = client only
episode-state-alone-therapist = you only
