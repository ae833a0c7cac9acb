//! What is asked on the calendar of a run: who, when, within which window, and where each of it stands.

use super::list::Stage;
use super::run::{Meeting, MeetingState, Participant, Place, Run};
use crate::clock::{DAY_MS, Timestamp};

/// How long after a session its answers are still fresh: three days.
pub const SESSION_DUE_MS: i64 = 3 * DAY_MS;
/// How long after a session its answers are still taken: a week, in which the next one comes.
pub const SESSION_CLOSES_MS: i64 = 7 * DAY_MS;
/// How long before the first session its lists are asked: three weeks.
const BEFORE_OPENS_MS: i64 = 21 * DAY_MS;
/// How long after the last session, or around the follow-up, lists are due: two weeks.
const LIST_DUE_MS: i64 = 14 * DAY_MS;
/// How long after that they are still taken: two weeks more.
const LIST_CLOSES_MS: i64 = 28 * DAY_MS;
const WEEK_MS: i64 = 7 * DAY_MS;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// How the two work together: bond, goals, tasks.
    Alliance,
    /// How it is in the group: with the others, the trainer, the whole.
    GroupCheck,
    /// How somebody is doing.
    Wellbeing,
    /// What troubles somebody.
    Complaints,
    /// How somebody found it.
    Satisfaction,
}

crate::words!(Measure, "run measure", {
    Alliance => "alliance",
    GroupCheck => "group-check",
    Wellbeing => "wellbeing",
    Complaints => "complaints",
    Satisfaction => "satisfaction",
});

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Who takes part.
    Participant,
    /// Who gave the session, about each who took part.
    Trainer,
}

crate::words!(Party, "party", { Participant => "participant", Trainer => "trainer" });

/// When it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// After the session of this number.
    Session(u32),
    /// About the run as a whole.
    Whole(Stage),
}

/// One line of the calendar: what is asked of whom, when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// When.
    pub moment: Moment,
    /// Of whom.
    pub party: Party,
    /// What.
    pub measure: Measure,
}

/// From when to when something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// It can be answered from here.
    pub opens: Timestamp,
    /// It should be in by here.
    pub due: Timestamp,
    /// It is not waited for after this.
    pub closes: Timestamp,
}

/// Why nothing is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// Was not there.
    Absent,
    /// Left before.
    Left,
    /// Had no place yet.
    NotPlaced,
    /// The session did not take place.
    NotHeld,
    /// The time for it passed.
    Passed,
}

crate::words!(Skipped, "reason for nothing", {
    Absent => "absent",
    Left => "left",
    NotPlaced => "not-placed",
    NotHeld => "not-held",
    Passed => "passed",
});

/// Where one line stands for one participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not asked yet.
    Coming {
        /// From when it will be; `None` while that is not known.
        from: Option<Timestamp>,
    },
    /// Asked, and there is time.
    Due {
        /// Until when.
        until: Timestamp,
    },
    /// Asked, and it should have been in; it can still come.
    Late {
        /// Until when.
        until: Timestamp,
    },
    /// In.
    In {
        /// Since when.
        at: Timestamp,
    },
    /// Nothing is expected.
    Skipped(Skipped),
}

/// Everything a run asks, in the order of its calendar.
pub fn asked(run: &Run) -> Vec<Asked> {
    let one = |moment, party, measure| Asked { moment, party, measure };
    let whole = |stage| one(Moment::Whole(stage), Party::Participant, Measure::Complaints);
    let mut all = vec![whole(Stage::Before)];
    for meeting in &run.meetings {
        let moment = Moment::Session(meeting.number);
        all.extend([
            one(moment, Party::Participant, Measure::Alliance),
            one(moment, Party::Participant, Measure::GroupCheck),
            one(moment, Party::Participant, Measure::Wellbeing),
            one(moment, Party::Trainer, Measure::Alliance),
        ]);
    }
    all.push(whole(Stage::End));
    all.push(one(Moment::Whole(Stage::End), Party::Participant, Measure::Satisfaction));
    if run.follow_up_weeks.is_some() {
        all.push(whole(Stage::FollowUp));
    }
    all
}

/// When nothing of a run is waited for any more; `None` for a run without a session that stands.
pub fn closes_at(run: &Run) -> Option<Timestamp> {
    asked(run).into_iter().filter_map(|one| window(run, one.moment)).map(|window| window.closes).max()
}

/// From when to when something is asked, as the sessions stand; `None` where the run has no such moment.
///
/// A session is asked about from its end: three days while it is fresh, a week in all. Before the first session from three
/// weeks ahead until it begins; after the last for two weeks and two more; the follow-up the same, from a week before its day.
///
/// # Source
/// our choice, ADR-0022
pub fn window(run: &Run, moment: Moment) -> Option<Window> {
    match moment {
        Moment::Session(number) => match run.meeting(number) {
            Ok(meeting) => Some(of_session(run, meeting)),
            Err(_) => None,
        },
        Moment::Whole(Stage::Before) => {
            let first = run.meetings.iter().find(|meeting| meeting.state != MeetingState::Cancelled)?;
            let due = first.at;
            Some(Window { opens: due.plus_ms(-BEFORE_OPENS_MS), due, closes: first.ends_at(run.minutes) })
        }
        Moment::Whole(Stage::End) => {
            let opens = last_ends_at(run)?;
            Some(Window { opens, due: opens.plus_ms(LIST_DUE_MS), closes: opens.plus_ms(LIST_CLOSES_MS) })
        }
        Moment::Whole(Stage::FollowUp) => {
            let day = last_ends_at(run)?.plus_ms(i64::from(run.follow_up_weeks?) * WEEK_MS);
            let opens = day.plus_ms(-WEEK_MS);
            Some(Window { opens, due: day.plus_ms(LIST_DUE_MS), closes: day.plus_ms(LIST_CLOSES_MS) })
        }
    }
}

fn of_session(run: &Run, meeting: &Meeting) -> Window {
    // Somebody may answer before the last minute of it, once the trainer has said that it was held.
    let ends = meeting.ends_at(run.minutes);
    Window { opens: meeting.at, due: ends.plus_ms(SESSION_DUE_MS), closes: ends.plus_ms(SESSION_CLOSES_MS) }
}

fn last_ends_at(run: &Run) -> Option<Timestamp> {
    let last = run.meetings.iter().rev().find(|meeting| meeting.state != MeetingState::Cancelled)?;
    Some(last.ends_at(run.minutes))
}

/// Where one line of the calendar stands for one participant. What is in counts, also when it came after its time.
///
/// # Missing data
/// What was not asked, or of somebody who was not there, is skipped with its reason, and never late.
/// # Source
/// our choice, ADR-0022
pub fn standing(
    run: &Run,
    participant: &Participant,
    moment: Moment,
    answered: Option<Timestamp>,
    now: Timestamp,
) -> Standing {
    if let Some(at) = answered {
        return Standing::In { at };
    }
    let Some(window) = window(run, moment) else { return Standing::Skipped(Skipped::NotHeld) };
    if let Some(why) = excused(run, participant, moment, window) {
        return Standing::Skipped(why);
    }
    let is_asked = match moment {
        Moment::Session(number) => run.meeting(number).is_ok_and(|one| one.state == MeetingState::Held),
        Moment::Whole(_) => now >= window.opens,
    };
    if !is_asked {
        let from = (now < window.opens).then_some(window.opens);
        return Standing::Coming { from };
    }
    if now > window.closes {
        Standing::Skipped(Skipped::Passed)
    } else if now > window.due {
        Standing::Late { until: window.closes }
    } else {
        Standing::Due { until: window.due }
    }
}

fn excused(run: &Run, participant: &Participant, moment: Moment, window: Window) -> Option<Skipped> {
    if let Moment::Session(number) = moment {
        let Ok(meeting) = run.meeting(number) else { return Some(Skipped::NotHeld) };
        match meeting.state {
            MeetingState::Cancelled => return Some(Skipped::NotHeld),
            MeetingState::Held if meeting.has(participant.id) => return None,
            MeetingState::Held if meeting.presence.contains_key(&participant.id) => {
                return Some(Skipped::Absent);
            }
            MeetingState::Held => return Some(had_no_place(participant)),
            MeetingState::Planned => {}
        }
    }
    match participant.place {
        Place::Left { at, placed, .. } => match placed {
            None => Some(Skipped::NotPlaced),
            Some(_) if at < window.closes => Some(Skipped::Left),
            Some(since) if since > window.closes => Some(Skipped::NotPlaced),
            Some(_) => None,
        },
        Place::Waiting { .. } => Some(Skipped::NotPlaced),
        Place::Placed { since } if since > window.closes => Some(Skipped::NotPlaced),
        Place::Placed { .. } => None,
    }
}

/// Why somebody of whom nothing was said at a session was not there.
fn had_no_place(participant: &Participant) -> Skipped {
    match participant.place {
        Place::Left { placed: Some(_), .. } => Skipped::Left,
        Place::Left { placed: None, .. } | Place::Waiting { .. } | Place::Placed { .. } => Skipped::NotPlaced,
    }
}
