discussion-word = Case discussion
discussion-title = Case { $alias }
discussion-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
  }
discussion-to-edit = Prepare
discussion-to-share = Share
discussion-happened = What happened along the way
discussion-who-sees = Who treats in this episode, and a colleague you share it with for as long as your client agrees. The client's name and code are not on it. Do not write them down yourself either.

discussion-questions = Questions to bring
discussion-no-questions = No questions have been chosen yet.
discussion-question-two-views = What do I see, and what does my client see?
discussion-question-just-before = What happened just before it changed?
discussion-question-my-part = What do I do when it gets tense?
discussion-question-unsaid = What has not been said yet?
discussion-question-same-goal = Do we still want the same?
discussion-question-fitting-task = Does what we do fit this client?
discussion-question-called-up = What does this client call up in me?
discussion-question-going-well = What goes well that I want to keep?
discussion-own-question = A question of your own
discussion-conclusions = What came out of it
discussion-no-conclusions = Nothing written down yet.

discussion-edit-title = Prepare a case
discussion-alias = Alias
discussion-alias-help = What your client is called here. Choose nothing that looks like the name or the code.
discussion-most = At most { $most } characters. Do not write names.
discussion-keep = Keep
discussion-history = Earlier versions
discussion-version = Version { $number }
discussion-choose-title = Somebody else has just kept something else
discussion-choose = Your text stands in the fields, what the other kept stands below. Make one of the two and keep it again. Nothing was lost.

discussion-share-title = Share a case
discussion-share-intro = A colleague then sees the case discussion only: no name, no code, no answers to single questions. It does hold your goals and tasks, in your words. It ends by itself. Each time somebody looks, that goes into the log.
discussion-no-colleague = There is no other therapist to share with yet.
discussion-with = With whom
discussion-days = For how many days
discussion-days-help = Then it ends by itself.
discussion-consent = How did your client let you know it is all right?
discussion-consent-help = Ask first. Your client can always take it back.
discussion-consent-spoken = said in a session
discussion-consent-written = on paper
discussion-consent-message = in a message
discussion-agreed-on = On which day?
discussion-share = Share
discussion-shares = Shared with
discussion-until = Until
discussion-agreed = Consent
discussion-state = State
discussion-shared = shared
discussion-over = over
discussion-ended = ended on { $day }
discussion-end = Stop sharing

discussion-list-title = Shared with you
discussion-list-empty = Nothing is shared with you now
discussion-list-empty-text = If a colleague shares a case, you find it here. After the agreed time it is gone again.
discussion-list-until = Until { $moment }
discussion-goals = Goals and tasks
discussion-goals-line = In the words of both of you. The name and the code of the client, and the names of who treats, have been taken out. Verbond does not recognise another name: read it through before you share.
discussion-by-client = client
discussion-by-therapist = therapist
discussion-rated = { $who } { $points }
discussion-difference = “{ $title }”, { $question }: client { $client }, therapist { $therapist }.
