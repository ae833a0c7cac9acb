# Working factors: looking at one's own way of working, for oneself alone. And conversation cards for each medium.

factor-title = My way of working
factor-line = Twelve things that carry a working alliance. Look back at them now and then, for yourself.
factor-who-sees = You alone. No colleague, no manager, no study. You can take everything away again.
factor-look = How was it in the last weeks?
factor-keep = Keep for myself
factor-forget = Take away all that stands here
factor-course = What you saw before
factor-course-line = { $count ->
    [one] Kept once, on { $day }. Once says little yet.
   *[other] Kept { $count } times, last on { $day }. Each line stands by itself; nothing is added up.
  }
factor-factor = What
factor-source = The twelve come from an overview of what works in youth care (Harder, 2013), in our own words. It is no test.
factor-often-0 = hardly
factor-often-1 = sometimes
factor-often-2 = regularly
factor-often-3 = often
factor-often-4 = nearly always

factor-name-open = open
factor-of-open = I showed what I thought and felt, where that helped.
factor-name-not-judging = not judging
factor-of-not-judging = What came was allowed to be there, without my opinion of it.
factor-name-stimulating = stimulating
factor-of-stimulating = I encouraged trying something.
factor-name-clear = clear
factor-of-clear = My clients knew what we were going to do, and why.
factor-name-reliable = reliable
factor-of-reliable = What I promised, I did.
factor-name-reachable = reachable
factor-of-reachable = Who needed me could find me as agreed.
factor-name-involved = involved
factor-of-involved = I was there with my attention.
factor-name-asking-feedback = asking for feedback
factor-of-asking-feedback = I asked how it was for my client, and did something with the answer.
factor-name-belief = belief in the approach
factor-of-belief = I believed that what we did can help.
factor-name-own-story = own story
factor-of-own-story = There was room for the client's own story and wishes.
factor-name-wished-change = wished change
factor-of-wished-change = We agreed on what is to become different.
factor-name-reachable-goals = goals within reach
factor-of-reachable-goals = We agreed on goals that are within reach.

factor-cards-title = Conversation cards for each medium
factor-cards-line = What a medium can do between you, with a question to talk about.
factor-cards-count = { $count ->
    [one] one card
   *[other] { $count } cards
  }
factor-cards-of = Conversation cards: { $medium }
factor-cards-how = Choose one together that fits today. Or lay out a few and let your client choose.
factor-cards-source = After what arts therapists themselves gathered about their medium, in our own words. None of these sentences is a finding of research.
factor-cards-own = Our own sentences, in the spirit of what arts therapists gathered about their medium.

factor-card-music-1 = With music you may be there without doing anything. Listening together is together too.
factor-card-music-1-ask = When was listening together enough for you?
factor-card-music-2 = Music sometimes touches something before you have words for it.
factor-card-music-2-ask = Was there a sound that did something to you?
factor-card-music-3 = In music a therapist can play along, follow, lead or be silent.
factor-card-music-3-ask = Which role of mine helped you today?
factor-card-music-4 = Something that works out and sounds can set more free than talking about it.
factor-card-music-4-ask = What are you content with, even if it was small?
factor-card-music-5 = What you play, I can play back. So you hear that it arrives.
factor-card-music-5-ask = Did you hear yourself in what I played?
factor-card-music-6 = Who feels small can set the tone in a group that plays.
factor-card-music-6-ask = Which place in the playing would you like to try?

factor-card-psychomotor-1 = Moving literally gives room to what you do not say.
factor-card-psychomotor-1-ask = What did your body show today?
factor-card-psychomotor-2 = By leading and following, trust grows on both sides.
factor-card-psychomotor-2-ask = Did you rather lead or follow, and how was that?
factor-card-psychomotor-3 = Having fun together is working on contact too.
factor-card-psychomotor-3-ask = When did we laugh?
factor-card-psychomotor-4 = You choose your place in the room: near, far, at the edge.
factor-card-psychomotor-4-ask = Which place did you choose, and was it right?
factor-card-psychomotor-5 = An exercise may fit what you need today.
factor-card-psychomotor-5-ask = What would we do differently next time?
factor-card-psychomotor-6 = Nobody takes notes. You may simply be busy.
factor-card-psychomotor-6-ask = What helps you not to watch yourself?
factor-card-psychomotor-7 = A feeling is not right or wrong, and there is no punishment for it.
factor-card-psychomotor-7-ask = Which feeling was welcome today?
factor-card-psychomotor-8 = Being close also works with a ball, a rope or a mat between.
factor-card-psychomotor-8-ask = What was the right distance for you?
factor-card-psychomotor-9 = Your body can go through something that is new.
factor-card-psychomotor-9-ask = Did you feel something you did not know yet?

factor-card-visual-art-1 = What you make can be held, and looked at again later.
factor-card-visual-art-1-ask = What do you see now that you did not see then?
factor-card-visual-art-2 = Sometimes it is first between you and the material, and I look along.
factor-card-visual-art-2-ask = How was the contact between you and the material?
factor-card-visual-art-3 = With images you can play with distance: work close, take a step back.
factor-card-visual-art-3-ask = What changes when you take a step back?
factor-card-visual-art-4 = There is much to choose from. Choosing says something about what you need.
factor-card-visual-art-4-ask = Why did you choose this material?
factor-card-visual-art-5 = The work is yours, and so is the feeling in it.
factor-card-visual-art-5-ask = Where may this work stay?
factor-card-visual-art-6 = To begin with an empty sheet is to be trusted. That can be scary too.
factor-card-visual-art-6-ask = How was it to begin?
factor-card-visual-art-7 = It does not only work out at the end: on the way something good happens too.
factor-card-visual-art-7-ask = Which moment of the making was yours?
factor-card-visual-art-8 = Making something is fine, and so is breaking it.
factor-card-visual-art-8-ask = What did you want to keep, and what not?

factor-card-drama-1 = It is play: it need not have happened to feel true.
factor-card-drama-1-ask = What was possible in play that is not possible outside it?
factor-card-drama-2 = Between real and invented lies a place where you can try safely.
factor-card-drama-2-ask = Was it safe enough?
factor-card-drama-3 = You play together. The contact plays along.
factor-card-drama-3-ask = How were we as fellow players?
factor-card-drama-4 = A gesture sometimes says more than a sentence, even if you did not know it.
factor-card-drama-4-ask = Which gesture has stayed with you?
factor-card-drama-5 = You are the instrument yourself. That makes vulnerable.
factor-card-drama-5-ask = What did you need to dare it?
factor-card-drama-6 = In a role you feel it in your own body.
factor-card-drama-6-ask = What did you notice in your body in that role?
factor-card-drama-7 = In a role you can discover something you are good at.
factor-card-drama-7-ask = Which role fitted you better than you thought?
factor-card-drama-8 = Making a beautiful scene is worth it in itself.
factor-card-drama-8-ask = What were you proud of?

factor-card-dance-1 = Moving in one rhythm makes a bond without words.
factor-card-dance-1-ask = When did we move together?
factor-card-dance-2 = You can dance large or almost still. You decide how much you show.
factor-card-dance-2-ask = How much did you show today?
factor-card-dance-3 = Following is looking with your whole body.
factor-card-dance-3-ask = How was it to be followed?
factor-card-dance-4 = A dance may be finished, or not.
factor-card-dance-4-ask = How did it end for you?

factor-card-other-1 = Doing something together makes a bond.
factor-card-other-1-ask = What did we really do together today?
factor-card-other-2 = Something that works out does the working together good as well.
factor-card-other-2-ask = What worked out?
factor-card-other-3 = What lies between us can make contact easier.
factor-card-other-3-ask = Did it help, or was it in the way?
factor-card-other-4 = What you work with is yours to choose.
factor-card-other-4-ask = Would you like to try something else?
