how-title = How is this computed?
how-lead = Every number and every sentence on the pages comes from a few simple rules. You can redo them by hand.
how-and = and

how-scores = From answers to a number
how-scores-answers = The session check has two questions on the bond, two on the goals, two on the tasks and one on tension. Each question has seven answers, from not at all (0) to completely (6).
how-scores-mean = Of the two questions that belong together we take the mean. We put that on a scale from 0 to 10, the same for client and therapist.
how-example = An example
how-example-step = Step
how-example-value = Number
how-example-answers = The answers to the two questions on the bond
how-example-mean = The mean, on 0 to 6
how-example-position = The same point, on 0 to 10
how-scores-few = If one of the two questions was not answered, there is no number. An empty answer never counts as zero.
how-scores-others = Our own wellbeing stands on 0 to 10 too. Other questionnaires and measures stand on their own scale, with a word on which way is better.

how-difference = Difference in words
how-difference-text = The difference is the therapist’s number minus the client’s, in the same session. For the word it does not matter which way it points.
how-difference-word = Word
how-difference-size = Difference in points
how-nearly-equal = nearly equal
how-small = small difference
how-large = large difference
how-below = less than { $below }
how-between = from { $from } to { $below }
how-from = { $from } or more
how-difference-why = One step on one question moves the number by 0.83. So nearly equal is less than the smallest step, and large is more than two steps. A difference is not an error.

how-reasons = Why something asks for a talk
how-reasons-text = We only compare with what the two of you answered before, in this order:
how-reason-signal = If signals are on: a signal that nobody answered, for three sessions at most. It takes the place of the fall below.
how-reason-drop = A component fell: the client’s number lies { $points } points or more below that of the measurement before, and the check has not been talked about.
how-reason-difference = You see it differently: { $points } points or more in the latest check that is open, and it has not been talked about.
how-reason-worse = Complaints or wellbeing moved { $share } of the whole scale or more in the unwanted direction since the measurement before. If there are several such measures, we look at the one with most numbers.
how-reason-undiscussed = Both halves are in, and nobody said that it was talked about or comes later.
how-reason-missing = A half that was asked is not in { $days } days after the session.
how-reasons-order = Within one kind the largest comes first. We look at the last { $sessions } sessions. It is an order of conversations, not of people: nobody is compared with another.
how-reasons-chance = Two measurements can differ by chance. A reason says that there is something to ask about, not what is the matter. Small steps that add up are not noticed here.

how-range = Own range so far
how-range-text = The soft band in a picture runs from the lowest to the highest of the client’s own numbers, without the last one. It is there from { $count } earlier numbers on. It describes what was and expects nothing. If signals are on, the band at bond, goals and tasks shows where each session was expected: see below.

how-signals = Signals

how-missing = What is missing
how-missing-text = Where there is no number there is a gap. The line does not run through it, and the table says why: not asked, not measured, not in yet, not answered, still sealed or too little answered.
how-missing-half = A session without measuring never counts as missing. A half is called missing only after { $days } days.

how-seal = Sealed and open
how-seal-both = Nobody sees the other’s half before both halves are in. The server does not send it. After that the check is open for both of you.
how-seal-alone = If one half stays out, the other may open alone after a number of days. That number stands with the settings of the episode; it can also be never.
how-seal-link = A link works for { $hours } hours, a QR code for { $minutes } minutes. Opening uses nothing up: the check begins only when you tap to begin.

how-who = Who sees what
how-who-client = Client
how-sees-client = One’s own answers, and the check once it is open.
how-sees-therapist = The open checks and the course of those you treat. Nothing of others.
how-sees-coordinator = Codes, therapists, counts of sessions and which half is missing. Never what anyone answered.
how-sees-administrator = Members and their roles, and figures about ten people or more. Never what anyone answered.
how-sees-researcher = A data set without names and codes.
how-who-log = Each time someone looks at an episode, that goes into a log.

how-limits = How sure is this?
how-limits-norms = Our own questions are in development. There are no norms yet: we do not know what an ordinary number is for others.
how-limits-choices = The limits on this page are our choice. They do not come from research.
how-limits-use = Verbond helps to talk about working together. It does not say what someone has, nor what to do.
