//! The written example: Cliënt 2026-014, nine sessions of twenty, with a fall on task in the ninth.
//!
//! Every answer stands here, so that pages and guides can speak of it. Bond and goal go their way; task falls from
//! 8.3 to 4.2 while the therapist sees 8.3: a signal that nobody has answered. The tenth session is in the diary for today.

use crate::administration::answer::Answers;
use crate::administration::{Channel, Content};
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, SeededChance, Timestamp};
use crate::component::Perspective;
use crate::episode::Episode;
use crate::ids::SessionId;
use crate::instrument::definition::Instrument;
use crate::session::Discussion;
use crate::simulate::calendar::SESSION_MS;
use crate::simulate::checks::{check, entry, held, wellbeing};
use crate::simulate::clinic::SimulatedSession;
use crate::simulate::history::Case;
use crate::simulate::truth::TrueCourse;

/// The example's number among the clients: its code is `2026-014`.
pub(super) const CODE_NUMBER: usize = 14;
/// How many sessions were held, a week apart.
pub(super) const SESSIONS_HELD: i64 = 9;

/// Per session, the answers in the order of the items: two on bond, two on goal, two on task, one on tension.
const CLIENT: [[i32; 7]; 9] = [
    [5, 4, 4, 3, 4, 4, 1],
    [5, 4, 4, 4, 5, 4, 1],
    [5, 4, 4, 3, 5, 4, 0],
    [5, 5, 4, 4, 5, 4, 1],
    [5, 5, 5, 4, 5, 4, 0],
    [5, 5, 4, 4, 5, 5, 0],
    [5, 5, 5, 4, 5, 4, 0],
    [5, 5, 5, 4, 5, 5, 1],
    [5, 5, 4, 4, 3, 2, 3],
];
const THERAPIST: [[i32; 7]; 9] = [
    [4, 4, 4, 4, 4, 4, 1],
    [5, 4, 5, 4, 5, 4, 1],
    [5, 4, 4, 4, 5, 4, 1],
    [5, 4, 5, 4, 5, 4, 1],
    [5, 4, 5, 5, 5, 4, 0],
    [5, 5, 5, 4, 5, 4, 0],
    [5, 5, 5, 5, 5, 4, 0],
    [5, 5, 5, 5, 5, 5, 0],
    [5, 5, 5, 4, 5, 5, 1],
];
/// The client's four answers on wellbeing.
const WELLBEING: [[i32; 4]; 9] = [
    [2, 2, 3, 2],
    [2, 3, 3, 2],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [3, 3, 4, 3],
    [3, 4, 4, 3],
    [4, 4, 4, 4],
    [3, 4, 4, 3],
];

/// The example's sessions, held at these hours.
pub(super) fn sessions(
    case: &Case<'_>,
    episode: &Episode,
    course: &TrueCourse,
    hours: &[Timestamp],
    ids: &SeededChance,
) -> Vec<SimulatedSession> {
    (1..)
        .zip(hours.iter().copied())
        .map(|(number, at)| session(case, episode, course, number, at, ids))
        .collect()
}

fn session(
    case: &Case<'_>,
    episode: &Episode,
    course: &TrueCourse,
    number: u32,
    at: Timestamp,
    ids: &SeededChance,
) -> SimulatedSession {
    let mut session = held(SessionId::make(at, ids), episode, number, at);
    let (client_at, therapist_at) =
        (at.plus_ms(SESSION_MS + 4 * MINUTE_MS), at.plus_ms(SESSION_MS + 35 * MINUTE_MS));
    // All were talked about at the next session but one, and the last: that is for today.
    session.discussion = match number {
        6 => Discussion::Later { at: at.plus_ms(2 * HOUR_MS) },
        9.. => Discussion::Open,
        _ => Discussion::Discussed { at: at.plus_ms(7 * DAY_MS) },
    };
    let checked = case.checked(episode, course, session, at, at);
    let index = entry(number);
    let client = vec![
        (check(), answers(check(), &CLIENT[index])),
        (wellbeing(), answers(wellbeing(), &WELLBEING[index])),
    ];
    let therapist = vec![(check(), answers(check(), &THERAPIST[index]))];
    let halves = vec![
        checked.half(Perspective::Client, Channel::OwnPhone, Some(client_at), client, ids),
        checked.half(Perspective::Therapist, Channel::Desk, Some(therapist_at), therapist, ids),
    ];
    checked.closed(halves)
}

fn answers(instrument: &Instrument, values: &[i32]) -> Content {
    let items = instrument.items().iter().map(|item| item.id.clone());
    let given = items.zip(values.iter().copied());
    Content::Items(Answers::read(instrument, given).expect("the example's answers fit the items"))
}
