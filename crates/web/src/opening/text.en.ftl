# Conversation openings: to read together, so both can follow. Two per direction, by turns per session.

opening-bond-client-lower-1 = What would make it easier for you to say what is going on?
opening-bond-client-lower-2 = Was there a moment today when you felt a little less supported?
opening-bond-therapist-lower-1 = You felt freer or more supported than I thought. What helped you?
opening-bond-therapist-lower-2 = I was not sure you could say everything. How was that for you?
opening-bond-both-low-1 = We both noticed some distance. How was that for you, and what would you like to be different?
opening-bond-both-low-2 = What do we need to feel more at ease with each other here?
opening-bond-both-high-1 = What helped today to talk freely?
opening-bond-both-high-2 = What told you today that we understood each other?

opening-goal-client-lower-1 = What would you most like to work towards, in your own words?
opening-goal-client-lower-2 = What has become less clear to you about where we are going?
opening-goal-therapist-lower-1 = The direction is clearer to you than I thought. How would you describe it?
opening-goal-therapist-lower-2 = I wondered whether we have the same thing in mind. What do you picture?
opening-goal-both-low-1 = We are both still searching a little. What matters most to you now?
opening-goal-both-low-2 = If these talks bring something, what will you notice first?
opening-goal-both-high-1 = What has already come a little closer of what we are working towards?
opening-goal-both-high-2 = Does this goal still fit what is most on your mind now?

opening-task-client-lower-1 = What did you need more of today, or rather less?
opening-task-client-lower-2 = What in our approach does not suit you well yet?
opening-task-therapist-lower-1 = You found that the approach suited you better than I thought. What worked for you?
opening-task-therapist-lower-2 = I was not sure this was what you needed. What did it give you?
opening-task-both-low-1 = We both felt that the approach did not fit yet. What could we try differently?
opening-task-both-low-2 = What would you like to begin with next time?
opening-task-both-high-1 = What from today would you like to do more often?
opening-task-both-high-2 = What do you take from today into your ordinary week?
