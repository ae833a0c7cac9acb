signal-settings-title = Signals
signal-settings-line = Something to talk about, with how often it comes for nothing
signal-state-off = Signals are off.
signal-state-on = Signals are on. About 1 in { $sessions } ordinary sessions gives one too.
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
signal-wrong = You choose how often a signal may come for nothing. At 1 in { $sessions }, a client who comes every week and to whom nothing happens gets a signal about once in { $sessions } sessions all the same, for each component. There are three components and two sides: together it comes more often.
signal-missed = They miss much too. Of the ruptures we imitated, about { $seen } was seen within five sessions at 1 in 40. The rest only shows when you tell each other.

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
