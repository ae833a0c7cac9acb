# The check: what client and therapist answer.

check-about = After session { $number }
check-own-title = Your half
check-start = Begin
check-back = Back
check-next = Next
check-clear = Clear my answer
check-later = Go on later
check-send = Send
check-sending = Sending…
check-unsent = Not sent yet: there is no connection now. We keep trying. Leave this page open.
check-unkept = Not saved yet: there is no connection now. Your answers are still on this page.
check-open-questions = You left something open. That is fine. A part with an open sentence may then get no score. Send it like this, or go back.
check-kept = Saved. You can go on later on this device.
check-other-questions = The questions have changed meanwhile. Your answers are still there. Look at them and send them again.
check-wrong-unknown = There was something that does not belong to these questions. Your answers are still there. Look at them and send them again.
check-wrong-twice = There were two answers here. Choose one.
check-wrong-number = We cannot read this answer. Choose one from the list.
check-wrong-scale = This answer is not in the list. Choose one of the answers below.
check-wrong-way = You cannot answer like this here. Choose one of the ways below.
check-wrong-markers = We cannot read these markers. Nothing of them was kept. Place them again.
check-wrong-outside = A marker lay outside the field. Nothing of it was kept. Put it inside the field.
check-not-well = Are you not doing well right now?

check-landing-title = How was this session for you?
check-landing-what = { $count } short sentences about the session you just had. It takes about a minute. You may skip a sentence.
check-landing-what-wellbeing = { $count } short sentences: about the session you just had and about how you are. It takes about a minute. You may skip a sentence.
check-landing-no-wrong = There is no right or wrong. What went less well is just as welcome.
check-landing-sealed = You see each other’s answers only when you have both finished.

check-who-client = { $count ->
    [one] You and your therapist, when you have both finished. Not managers or other clients.
   *[other] You and your therapists, when you have both finished. Not managers or other clients.
  }
check-who-group = Of what you say about the group, the group sees a mean only, and only from four answers. Never your name.
check-who-therapist = You, your client and whoever treats with you, when you have both finished. Not managers or other clients.
check-who-paper = { $count ->
    [one] Your client and you. Not managers or other clients.
   *[other] Your client, you and whoever treats with you. Not managers or other clients.
  }
check-alone-never = If one of you does not answer, the other half stays sealed.
check-alone-client = { $days ->
    [one] If your therapist does not answer within a day, your half opens to your therapist anyway.
   *[other] If your therapist does not answer within { $days } days, your half opens to your therapist anyway.
  }
check-alone-therapist = { $days ->
    [one] If your client does not answer within a day, your half opens to your client anyway.
   *[other] If your client does not answer within { $days } days, your half opens to your client anyway.
  }

check-sent-title = Thank you
check-sent = Your answers have been sent.
check-sent-next = As soon as your therapist has finished too, the answers open here. Then you both see how you looked at it.
check-sent-sealed = Until then nobody sees what you answered.
check-sent-close = You may close this page. If you open the link again later on this device, you come back here.
check-opened-said = The answers are open.

check-over-used = This check has been sent already
check-over-used-line = Thank you. What was answered then is saved. You do not have to do anything.
check-over-withdrawn = This link was withdrawn
check-over-withdrawn-line = A new one was made, or the link is no longer needed. Ask your therapist for the latest.
check-over-expired-link = This link has expired
check-over-expired-link-line = A link works for three days. Do you still want to answer? Ask your therapist for a new one.
check-over-expired-code = This code has expired
check-over-expired-code-line = A code works for five minutes. Scan the code again from your therapist’s screen.
check-over-closed = There is nothing to answer here now
check-over-closed-line = For this session you do not have to answer anything (any more). You are not missing anything.
check-over-help = Nothing has changed. Is something not right? Tell your therapist.
check-gone-other-device = This check has been sent already, from another device or on paper. What was answered then is saved. On this device there is nothing more to see.
check-gone-pass = You began on this device more than seven days ago. So there is nothing more to see here. Do you still want to see or answer something? Ask your therapist.

check-paper-title = Type over from paper
check-paper-line = Type over what your client ticked. What was left open, you leave open.
check-paper-early = Answer your own half first. While typing over you read what your client answered; after that you could not answer apart from your client any more. The paper can wait.
check-paper-date = Filled in on
check-paper-date-help = The day on which your client filled in the paper. Today is { $today }.
check-paper-date-wrong = Choose a day from the calendar.
check-paper-date-future = This day is still to come. Choose the day on which your client filled it in.
check-paper-date-early = The session had not taken place then. Choose a day from the session on.

check-print-title = Blank form
check-print-how = Print this page and give it to your client. The paper carries your client’s code, not a name.
check-print-date = Date
check-print-who = Tick one box for each sentence, or leave the sentence open. Your therapist types your answers over after answering too. Managers and other clients do not see them.

check-mark = Is there something you want to say?
