signal-settings-title = Signals
signal-settings-line = Something to talk about, with how often it comes for nothing
signal-state-off = Signals are off.
signal-state-on = Signals are on. For each component and each side, about 1 in { $sessions } ordinary sessions gives one too.
signal-read-by = { $name } read on { $day } what they are for.

signal-purpose-title = What signals are for
signal-purpose-talk = A signal helps client and therapist to talk in time about how they work together. It says: something lay lower here than your own sessions so far led to expect. What that means, only they know.
signal-purpose-shows = Who treats sees it with the client: which component, who answered, since when, how much lower, and how often this is so when nothing happened. Together they answer: it was a rupture, we talked about it, or we do not recognise this. What a client says of their own accord always comes first.
signal-not-title = What they are not
# Denial: says what signals do not do.
signal-not-verdict = No verdict. A signal does not diagnose, does not predict and does not say what to do.
signal-not-alarm = No alarm. Nobody reads day and night, and no signal does not mean that all is well.
signal-not-ranking = No comparison. Clients and therapists are not set side by side. Only who treats sees a signal; managers do not, and the client does not without the therapist.
signal-needs-title = What they need
signal-needs = Clients who dare to answer honestly, and therapists who come back to it. From { $episodes } episodes of your own on, Verbond learns from your own sessions what ordinary variation is. Until then we use how such checks usually vary. Nothing leaves the house.
signal-wrong-title = How often they are wrong
signal-wrong = You choose how often a signal may come for nothing. At 1 in { $sessions }, a client who comes every week and to whom nothing happens gets a signal about once in { $sessions } sessions all the same, for each component. There are three components and two sides: together that can come to 1 in { $together } sessions.
signal-missed = They miss much too. Of the ruptures we imitated, { $confrontation } was seen within five sessions at 1 in 40 when it went wrong at once, and { $withdrawal } when somebody slowly withdrew. The rest only shows when you tell each other.

signal-rate = How often may a signal come for nothing?
signal-rate-help = For each component, on each side. More often for nothing also means: less is missed.
signal-rate-one-in = 1 in { $sessions } ordinary sessions
signal-rate-20 = more to talk about, more often for nothing
signal-rate-40 = the middle
signal-rate-80 = less often for nothing, more is missed
signal-read = I have read what signals are for
signal-read-help = Your name and today’s date are kept with this.
signal-read-first = Read first what signals are for, and tick this box.
signal-on = Switch signals on
signal-keep = Keep
signal-off-title = Switching off
signal-off-what = Then nothing of it shows any more. What was answered to signals is kept.
signal-off = Switch signals off

signal-learnt-title = What was learnt from your own sessions
signal-learnt-on = Learnt last on { $day }.
signal-learnt-never = Nothing was learnt yet.
signal-learnt-line = This happens every day by itself. With fewer than { $episodes } episodes, the usual values hold.
signal-learn-again = Learn again now
signal-column-what = Component
signal-column-episodes = Own episodes
signal-column-source = Works with
signal-column-variation = Ordinary variation, in points
signal-source-usual = usual values
signal-source-own = own sessions
signal-line-client = { $component ->
    [bond] Bond, according to the client
    [goal] Goals, according to the client
   *[task] Tasks, according to the client
  }
signal-line-therapist = { $component ->
    [bond] Bond, according to the therapist
    [goal] Goals, according to the therapist
   *[task] Tasks, according to the therapist
  }

signal-eyebrow = To talk about together
signal-what-now = What you can do
signal-heading-mark = Your client lets you know: there is something
signal-heading-fall-client = { $component ->
    [bond] Your client finds the bond less strong than usual
    [goal] Your client finds less agreement on the goals than usual
   *[task] Your client finds less agreement on the tasks than usual
  }
signal-heading-fall-therapist = { $component ->
    [bond] You find the bond less strong than usual
    [goal] You find less agreement on the goals than usual
   *[task] You find less agreement on the tasks than usual
  }
signal-tension-client = Your client said that something felt tense
signal-tension-therapist = You said that something felt tense
signal-tension-both = You both said that something felt tense
signal-story-tension = Ask about it without guessing. It need not be about the two of you.
signal-story-mark = Your client let you know that there is something.
signal-story-fall-client = { $component ->
    [bond] According to your client the bond is at { $position }. { $from } was to be expected: it is { $lower } lower.
    [goal] According to your client the goals are at { $position }. { $from } was to be expected: it is { $lower } lower.
   *[task] According to your client the tasks are at { $position }. { $from } was to be expected: it is { $lower } lower.
  }
signal-story-fall-therapist = { $component ->
    [bond] According to you the bond is at { $position }. { $from } was to be expected: it is { $lower } lower.
    [goal] According to you the goals are at { $position }. { $from } was to be expected: it is { $lower } lower.
   *[task] According to you the tasks are at { $position }. { $from } was to be expected: it is { $lower } lower.
  }
signal-story-range = For this session the expected range lay between { $low } and { $high }.
signal-story-began-now = It began in this session.
signal-story-began = It began in session { $number }.
signal-story-difference = Your client gave { $client }, you gave { $therapist }: { $size } apart. With such questions a difference can easily be { $error } by chance.
signal-direction-therapist-lower = You are lower than your client.
signal-direction-therapist-higher = Your client is lower than you.
signal-sure = Such a signal also comes, for each component, in about 1 in { $sessions } sessions in which nothing happens.
signal-said = This is not computed: somebody said it.
signal-rests-on-usual = This works with usual values, because there { $episodes ->
    [one] is only 1 episode of your own
   *[other] are only { $episodes } episodes of your own
  } to learn from.
signal-rests-on-own = This works with what is ordinary in your own { $episodes } episodes.
signal-further = What other methods say of this session
signal-further-none = None of the published methods sees anything here.
signal-further-one = Also seen by: { $method }. It sees something in 1 in { $sessions } ordinary sessions.
signal-changes = Around that time you changed something in what you agreed on:

signal-answer-rupture = Write down as a rupture
signal-answer-discussed = Talked about it
signal-answer-not-recognised = Not recognised
signal-answer-not-recognised-keep = We do not recognise this
signal-answer-again = Another answer after all
signal-reason = Would you like to add why? You need not.
signal-reason-help = { $most } characters at most. Only who treats in this episode reads this.

signal-little-top = { $who ->
    [client] The last { $sessions } times your client gave the highest answer everywhere. That says little: it cannot go higher, and a fall only starts to show below the top. Do ask about it.
   *[therapist] The last { $sessions } times you gave the highest answer everywhere. That says little: it cannot go higher, and a fall only starts to show below the top.
  }
signal-little-same = { $who ->
    [client] The last { $sessions } times your client gave the same answer each time. That says little: perhaps all stayed as it was, perhaps the answers came by habit. Do ask about it.
   *[therapist] The last { $sessions } times you gave the same answer each time. That says little: perhaps all stayed as it was, perhaps the answers came by habit.
  }
signal-needed = { $count ->
    [one] 1 more measured session of the client, then something can be expected of the next one.
   *[other] { $count } more measured sessions of the client, then something can be expected of the next one.
  }

signal-change-counts = From { $before } to { $after }. With this questionnaire a difference counts from { $points } on: this is more than errors of measurement give.
signal-change-within = From { $before } to { $after }. With this questionnaire a difference counts from { $points } on: this one may be an error of measurement.
signal-change-crossed = It passed the line that the literature draws at { $line }. A line is no verdict.

signal-more = { $count ->
    [one] 1 more to talk about
   *[other] { $count } more to talk about
}
signal-past = { $count ->
    [one] 1 earlier signal
   *[other] { $count } earlier signals
  }
signal-past-unanswered = Nobody answered this. It does not ask for it any more.
signal-answered = { $answer }, by { $name } on { $day }.
signal-answered-rupture = written down as a rupture
signal-answered-discussed = talked about
signal-answered-not-recognised = not recognised
signal-someone = somebody
signal-to-rupture = To the rupture

signal-short-mark = Your client lets you know: there is something
signal-short-fall-client = { $component ->
    [bond] The bond is at { $to } according to your client where { $from } was to be expected
    [goal] The goals are at { $to } according to your client where { $from } was to be expected
   *[task] The tasks are at { $to } according to your client where { $from } was to be expected
  }
signal-short-fall-therapist = { $component ->
    [bond] The bond is at { $to } according to you where { $from } was to be expected
    [goal] The goals are at { $to } according to you where { $from } was to be expected
   *[task] The tasks are at { $to } according to you where { $from } was to be expected
  }
signal-short-difference = { $component ->
    [bond] You see the bond differently: { $client } and { $therapist }
    [goal] You see the goals differently: { $client } and { $therapist }
   *[task] You see the tasks differently: { $client } and { $therapist }
  }
signal-short-other = There is something to talk about
signal-event = signal
signal-event-about = { $component ->
    [bond] signal about the bond
    [goal] signal about the goals
   *[task] signal about the tasks
  }
signal-opened-link = To the course
signal-opened-line = This is a signal: something to talk about, no verdict. This line is not on your client’s screen.

signal-how-first = When signals are on, we look after each session whether there is something to talk about. What somebody says comes before what we compute:
signal-how-mark = The client let you know that there is something.
signal-how-tension = One of you said at the question about tension that something felt tense.
signal-how-fall = A component lies lower than the own sessions before led to expect.
signal-how-difference = The two of you lie further apart than errors of measurement give. We say who is lower.
signal-how-expected = What is to be expected: a level that may slowly drift, with the ordinary ups and downs of sessions around it. Each session moves the expectation along a little. The ordinary ups and downs come from your own organisation, and more and more from this client. Later sessions never count. After a change of therapist or more than three sessions without measuring we start afresh.
signal-how-threshold = How low is too low is counted. We line up all ordinary sessions and choose the limit so that only the chosen share lies below, apart for high and low expectations. A fall may have begun in this session or in one of the two before.
signal-how-needed = First, { $sessions } sessions have to be measured. An organisation with fewer than { $episodes } episodes works with usual values, which we found with imitated sessions.
signal-how-little = Four times or more the highest everywhere, or always the same: we call that little information. It is neither good news nor bad news.
signal-how-table = How often each method is wrong, and what it sees
signal-how-table-line = Counted on imitated sessions, for the expectation at 1 in { $sessions } and for the other methods at their published limit. Seen means: within five sessions from the beginning.
signal-column-method = Method
signal-column-false = Sees something in ordinary sessions
signal-column-withdrawal = Sees slow withdrawal
signal-column-confrontation = Sees it going wrong at once
signal-column-delay = Sessions until seen
signal-one-in = 1 in { $sessions }
signal-method-expected-range = what was to be expected
signal-method-criterion = drop from a recent peak
signal-method-individuals = control chart of sessions
signal-method-moving-mean = moving mean
signal-method-running-sum = running sum of what falls short
signal-method-reliable-change = reliable change
signal-how-own = What your organisation learnt
signal-how-own-line = With you a signal may come for nothing, for each component and each side, in 1 in { $sessions } ordinary sessions.
