frame-title = Frame
frame-line-none = Not written down yet
frame-line = Version { $number }, { $day }
frame-to-print = Print
frame-to-versions = Versions
frame-edit = Change
frame-changed = changed
frame-silent = Not agreed on yet.
frame-not-yet = Not agreed on yet: { $items }.
frame-crisis-plain = Are you not doing well, and can it not wait? Call your doctor or the out-of-hours doctor. Danger at this moment (Netherlands): call 112. Do you think of suicide? Call 113 or 0800-0113, day and night. What you answer in Verbond is not read day and night.
frame-who-sees = The two of you: who treats in this episode, and your client if you print it or give the link. Each time someone looks, that goes into the log.

frame-begin-title = What do you two keep to?
frame-begin-line = Place, time, costs, cancelling, confidentiality, and how you work together. You begin with what is usual in your practice and change only what is different.
frame-begin-go = Begin with the template
frame-begin-no-template = Your practice has no template yet. You begin with an empty frame; the coordinator can keep a template.

frame-state-nobody = Nobody has confirmed this version yet.
frame-state-client-waits = You have confirmed this version. Your client has not yet.
frame-state-therapist-waits = Your client has confirmed this version. You have not yet.
frame-state-agreed = You both confirmed this, on { $day }.
frame-state-before = Until you both confirm this, version { $number } counts, confirmed on { $day }. What is different since then carries the word ‘changed’.
frame-state-first = Your client confirms personally, by the link. You confirm for yourself only.
frame-state-link = Make the link for your client
frame-confirm = I confirm this version
frame-not-agreed = { $count ->
    [0] Everything that belongs to a frame is filled in.
    [one] 1 thing is not agreed on yet.
   *[other] { $count } things are not agreed on yet.
  }
frame-stance-fits = client: right
frame-stance-talk = client wants to talk about this
frame-stance-note = Your client added:

frame-section-meeting = Where and when
frame-section-fee = Costs
frame-section-absence = When one of us cannot come
frame-section-contact = Between sessions
frame-section-privacy = What stays between us
frame-section-relations = Treatment only
frame-section-attitude = How we work together
frame-section-ending = Looking back and ending

frame-intro-meeting = How long, how often and where. Say also who else may be there.
frame-intro-fee = What a session costs, who pays and when the bill comes.
frame-intro-absence = Until when one can cancel, how that works, and what happens when you are away.
frame-intro-contact = How your client reaches you, and what to do when it cannot wait. Put the words and numbers of your practice here; we always put the out-of-hours doctor, 112 and 113 under it.
frame-intro-privacy = What you do not tell, when that is different, and who else looks on.
frame-intro-relations = Go through the list. Tick what is not there, and will not come, beside the treatment.
frame-intro-attitude = The description of a way of working is a starting point for talk, not a norm. Add your own words: they are what counts.
frame-intro-ending = When you look back, and how you will notice that it is enough.

frame-item-places = Where
frame-item-company = Who else may be there
frame-item-minutes = How long (minutes)
frame-item-rhythm = How often
frame-item-expected-sessions = How many sessions you expect
frame-item-meeting-note = More about place and time
frame-item-payer = Who pays
frame-item-fee = Costs per session (euro)
frame-item-billing = When the bill comes
frame-item-fee-note = More about the costs
frame-item-notice-hours = Cancel until (hours before)
frame-item-no-show-fee = Cancelled too late costs (euro)
frame-item-cancelling = How to cancel
frame-item-holiday-cover = Your holidays and illness
frame-item-channels = How you reach each other
frame-item-reply-days = Answer within (working days)
frame-item-contact-note = What contact in between is for
frame-item-crisis = When it cannot wait
frame-item-confidentiality = What stays between you
frame-item-exceptions = When that is different
frame-item-score-viewers = Who sees the scores
frame-item-recording = Recording
frame-item-supervision = With whom you talk about your work
frame-item-excluded = What does not stand beside it
frame-item-relations-note = More about other relations
frame-item-model = Way of working
frame-item-attitude = How you work, in your own words
frame-item-evaluation-every = Look back after (number of sessions)
frame-item-evaluation-how = How you look back
frame-item-ending-when = When it is enough
frame-item-ending-how = How you end
frame-item-relapse-plan = If things get worse again later

frame-help-company = For example: your partner may come along if you like.
frame-help-meeting-note = For example: a fixed time on Tuesdays at 14:00; we can move it together.
frame-help-fee-note = For example: sometimes you pay a part yourself. Your insurer knows how much.
frame-help-cancelling = For example: call or mail the practice.
frame-help-holiday-cover = For example: a colleague stands in; you hear well before who it is.
frame-help-contact-note = For example: to move a session and for short questions, not for treatment.
frame-help-crisis = Your practice’s own words and numbers: whom to call, and when they can be reached.
frame-help-confidentiality = For example: what you tell stays between us.
frame-help-exceptions = For example: when there is serious danger for you or someone else. If I can, I talk with you first.
frame-help-supervision = For example: with my supervisor and colleagues, without your name.
frame-help-relations-note = For example: we live in the same village. If we meet, you greet first if you like.
frame-help-attitude = How do you see the relationship? What can your client expect of you, and what do you ask?
frame-help-evaluation-how = For example: with the short check and in a talk; only we see it.
frame-help-ending-when = For example: when you are back at work and have slept well for two months.
frame-help-ending-how = For example: the last three sessions once a month.
frame-help-relapse-plan = For example: take out your own plan, and call for a talk.

frame-word-places-room = at the practice
frame-word-places-online = online
frame-word-places-telephone = on the telephone
frame-word-places-outdoor = outdoors
frame-word-places-home-visit = at your home
frame-word-rhythm-twice-a-week = twice a week
frame-word-rhythm-weekly = every week
frame-word-rhythm-every-two-weeks = every other week
frame-word-rhythm-every-three-weeks = every three weeks
frame-word-rhythm-monthly = every month
frame-word-rhythm-each-time-anew = each time on a day we choose together
frame-word-payer-insurer = your health insurer
frame-word-payer-shared = your health insurer a part and you the rest
frame-word-payer-client = you yourself
frame-word-payer-other = someone else, such as your employer or the municipality
frame-word-payer-nobody = nobody: it costs nothing
frame-word-billing-each-session = You get a bill after each session.
frame-word-billing-monthly = You get a bill once a month.
frame-word-billing-afterwards = You get a bill afterwards, or after a year.
frame-word-billing-no-bill = You get no bill yourself.
frame-word-channels-telephone = telephone
frame-word-channels-email = e-mail
frame-word-channels-safe-message = a secure message
frame-word-channels-secretariat = the secretariat
frame-word-score-viewers-client = you
frame-word-score-viewers-therapist = your therapist
frame-word-score-viewers-supervisor = your therapist’s supervisor
frame-word-score-viewers-colleagues = your therapist’s colleagues
frame-word-score-viewers-doctor = your doctor
frame-word-score-viewers-relatives = people close to you
frame-word-recording-never = We record nothing.
frame-word-recording-asked-each-time = We record only if you say yes that time.
frame-word-recording-agreed-in-writing = We record as we agreed on paper.
frame-word-excluded-personal = no friendship, love or private contact
frame-word-excluded-commercial = no buying, lending or working for each other
frame-word-excluded-professional = no other working relation, such as teacher or manager
frame-word-excluded-relatives = no treatment of relatives or friends of someone your therapist already knows
frame-word-excluded-social-media = no connection on social media
frame-word-model-psychoanalytic = psychoanalytic
frame-word-model-behavioural = behavioural
frame-word-model-cognitive = cognitive
frame-word-model-experiential = experiential
frame-word-model-systemic = systemic
frame-word-model-integrative = a mix of several

frame-say-places = We meet: { $words }.
frame-say-company = Who else may be there:
frame-say-minutes = A session takes { $count } minutes.
frame-say-rhythm = We see each other { $words }.
frame-say-expected-sessions = We think about { $count } sessions are needed.
frame-say-meeting-note = Also:
frame-say-payer = Who pays: { $words }.
frame-say-fee = A session costs € { $amount }.
frame-say-billing = { $words }
frame-say-fee-note = Also:
frame-say-notice-hours = You cannot come? Then cancel at least { $count } hours before.
frame-say-no-show-fee = If you do not come, or cancel later, you pay € { $amount }.
frame-say-cancelling = This is how you cancel:
frame-say-holiday-cover = When your therapist is away:
frame-say-channels = This is how we reach each other: { $words }.
frame-say-reply-days = { $count ->
    [one] You get an answer within 1 working day.
   *[other] You get an answer within { $count } working days.
  }
frame-say-contact-note = What that is for:
frame-say-crisis = When it cannot wait:
frame-say-confidentiality = What stays between us:
frame-say-exceptions = When that is different:
frame-say-score-viewers = Who sees your answers and scores: { $words }.
frame-say-recording = { $words }
frame-say-supervision = With whom your therapist talks about the work:
frame-say-excluded = Beside the treatment we agree:
frame-say-relations-note = Also:
frame-say-model = The way of working: { $words }.
frame-say-attitude = In your therapist’s words:
frame-say-evaluation-every = { $count ->
    [one] We look back together after each session.
   *[other] We look back together after every { $count } sessions.
  }
frame-say-evaluation-how = This is how we do it:
frame-say-ending-when = It is enough when:
frame-say-ending-how = This is how we end:
frame-say-relapse-plan = If things get worse again later:
frame-and = { $first } and { $last }

frame-model-psychoanalytic = What happens between you is itself a way to insight: old experiences can sound again in it. Your therapist often holds back a little and leaves the room to you.
frame-model-behavioural = The relationship is a safe place to practise and to have new experiences. Your therapist sometimes shows how, and lets you notice what goes well.
frame-model-cognitive = You work as a team on a problem. Your therapist thinks along actively and looks with you whether thoughts hold.
frame-model-experiential = The relationship gives room to grow. Your therapist tries to be real, warm and understanding, and takes you as you are.
frame-model-systemic = Your therapist joins you as a group to change patterns between people. Your therapist takes part and looks from outside at the same time, and can become part of such a pattern.
frame-model-integrative = Your therapist uses what fits you from several ways of working. The own words below tell how.
frame-model-starting-point = This is something to begin talking from. With us it need not be exactly so.

frame-save = Save
frame-cancel = Change nothing
frame-clash-title = Someone else changed this meanwhile
frame-clash = At a line with an exclamation mark you see what is there now, and in the box what you typed. Choose what you both want and save again. Nothing is lost and nothing was overwritten.
frame-clash-now = Now it says: { $now }
frame-clash-now-nothing = Now this is empty.
frame-refusal-too-long = This has { $found } characters; { $most } fit. Make it shorter.
frame-refusal-not-whole = Fill in a whole number from { $min } to { $max }.
frame-refusal-not-money = Fill in an amount such as 95 or 95.50.
frame-refusal-not-on-the-list = Choose something from the list.
frame-refusal-nothing-yet = There is no frame to confirm yet.
frame-refusal-unknown-version = This version does not exist. Nothing was saved.
frame-refusal-moved = There is a new version meanwhile. Look at what it says now, and then confirm that.
frame-refusal-already-confirmed = This version was confirmed already.
frame-refusal-unchanged = There was nothing to change.
frame-refusal-clash = Someone else changed this meanwhile. Nothing was overwritten.
frame-refusal-still-to-talk = There is still something to talk about first.
frame-refusal-closed = This episode is closed. The frame stays as it was.

frame-versions-title = Versions of the frame
frame-versions-line = Nothing is overwritten. Choose two versions to see what changed.
frame-versions-column-number = Version
frame-versions-column-day = Saved
frame-versions-column-author = By
frame-versions-column-confirmed = Confirmed
frame-versions-both = by both of you
frame-versions-client = by your client
frame-versions-therapist = by the therapist
frame-versions-nobody = not yet
frame-versions-number = Version { $number }
frame-versions-from = From
frame-versions-to = To
frame-versions-compare = Compare
frame-versions-same = Nothing differs between these versions.
frame-versions-difference = What is different in version { $to } from version { $from }
frame-versions-item = Part
frame-versions-before = Before
frame-versions-after = After

frame-print-title = What we keep to
frame-print-how = This sheet is for your client, on one page. Print it with the button or with your browser’s menu.
frame-print-none = There is no frame to print yet.
frame-print-agreed = We both confirmed this on { $day }.
frame-print-draft = We have not both confirmed this yet. Talk about it if something is not right.
frame-print-version = Version { $number }, { $day }
frame-print-mistake = Is something not right, or do you want something else? Do say so. We change it together.

frame-template-title = Template for the frame
frame-template-line = What every new frame in your practice begins with. Therapists then type only what is different. Frames that exist already do not change with it.
frame-template-none = nothing saved yet

frame-case-none = not written down yet.
frame-case-agreed = confirmed on { $day }.
frame-case-waits = version { $number } is not confirmed by both of you yet.
frame-case-talk = { $count ->
    [one] Your client wants to talk about 1 part.
   *[other] Your client wants to talk about { $count } parts.
  }
frame-case-open = { $count ->
    [one] 1 thing is not agreed on yet.
   *[other] { $count } things are not agreed on yet.
  }

frame-own-lead = These are the arrangements around your treatment. Take your time to read them. Is all of it right? Then you can confirm. Do you want to talk about something? Say so.
frame-own-waits = You confirmed this on { $day }. Your therapist has not yet.
frame-own-changed = This is different from what you both confirmed before: { $sections }.
frame-own-none = Your therapist has not written anything down yet. Do ask about it.
frame-own-question = is this right?
frame-own-fits = Right
frame-own-talk = I want to talk about this
frame-own-note = Write something with it
frame-own-confirm = I confirm these arrangements
frame-own-keep = Only keep what I chose
frame-own-no-hurry = You do not have to confirm now. Later is fine too, or together in a session.
frame-own-who-sees = You and who treats you. Your therapist sees what you choose and write.
frame-own-too-long = One of your texts is too long. Nothing is lost: make it shorter and save again.
frame-own-still-to-talk = We kept what you want to talk about. Your therapist sees it. Confirming can come after that.
frame-own-thanks-title = Thank you
frame-own-thanks = It is saved. Your therapist sees it.
frame-own-thanks-talk = It is saved. Your therapist sees what you want to talk about. Good that you say it.
frame-own-thanks-confirmed = You have confirmed these arrangements. If something changes, we ask you again.
frame-own-back = Back to the arrangements

frame-own-same = This has stayed the same
frame-review-title = Go through the frame again
frame-review-none = Does what you agreed on still fit? You each say so, section by section. Only when you are both done do you see each other's answers.
frame-review-begin = Go through it again together
frame-review-stop = Do not go through it after all
frame-review-open = Look at it
frame-review-last = Gone through last on { $day }. { $count ->
    [0] Everything still fits.
    [one] One section to talk about.
   *[other] { $count } sections to talk about.
  }
frame-review-waits-own = Begun on { $day }. Your answers are not in yet.
frame-review-waits-client = Begun on { $day }. Your answers are in. We are waiting for your client.
frame-review-lead = Say for each section whether it still fits. Something to talk about is fine: that is what this is for. It does not change what you agreed on.
frame-review-question = does this still fit?
frame-review-fits = Still fits
frame-review-talk = Talk about it
frame-review-send = Send
frame-review-sent-client = Thank you. When your therapist is done too, you see both answers here beside each other.
frame-review-sent-therapist = Sent. When your client is done too, you see both answers here beside each other.
frame-review-who-sees-client = You and who treats you. You see each other's answers only when you are both done.
frame-review-who-sees-therapist = Your client and who treats in this episode. You see each other's answers only when you are both done.
frame-review-all-fits = You both say: everything still fits.
frame-review-talk-about = { $count ->
    [one] At least one of you wants to talk about one section: { $sections }.
   *[other] At least one of you wants to talk about { $count } sections: { $sections }.
  }
frame-review-difference = A difference is no mistake. It is a beginning of a talk.
frame-review-beside = Your answers beside each other
frame-review-section = Section
frame-review-asked = Your therapist asks whether what you agreed on still fits. It takes a minute.
frame-review-again = Does the frame still fit? Your answers
frame-review-refusal-under-way = It is being gone through already. Finish that first, or stop it.
frame-review-refusal-over = This one is done or was stopped. Nothing was kept.
frame-review-refusal-answered-before = You had sent your answers already. They are kept.
frame-review-refusal-incomplete = Choose an answer for each section. What you chose is still there.
