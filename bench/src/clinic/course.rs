//! A clinic of many courses: a caseload to look through, one long case to read, one check to open.

use super::house::{House, ITEMS, Sent, Treatment, content};
use super::rows::fill;
use crate::place::Place;
use alliance::Perspective;
use alliance::clock::{DAY_MS, HOUR_MS};
use alliance::ids::{EpisodeId, SittingId};

/// Treatments of the one therapist.
const EPISODES: usize = 2_000;
/// Sessions of each, and of the long case.
const SESSIONS: usize = 8;
const SESSIONS_LONG: usize = 40;

const WELLBEING: [&str; 4] = ["mood1", "day1", "people1", "hope1"];

/// What there is to look at.
#[derive(Debug)]
pub struct Courses {
    /// The therapist's login: the value of the cookie.
    pub login: String,
    /// The long case.
    pub long: EpisodeId,
    /// A check that waits, and the pass of the client's device.
    pub check: (SittingId, String),
}

/// Fills a database that has the product's schema.
pub async fn prepare(place: &Place) -> anyhow::Result<Courses> {
    let mut house = House::new(2);
    for number in 1..EPISODES {
        let episode = house.episode(number, "every-session");
        course(&mut house, episode, number, SESSIONS)?;
    }
    let long = house.episode(EPISODES, "every-session");
    course(&mut house, long, 5, SESSIONS_LONG)?;
    let session = house.session(long, i64::try_from(SESSIONS_LONG + 1)?, HOUR_MS, None);
    let check = house.waiting(session, Perspective::Client);
    fill(place, &house.tables.in_order()).await?;
    Ok(Courses { login: house.login, long: long.id, check })
}

/// A course of weekly sessions, all open. The answers wander without chance, and no two courses alike.
fn course(house: &mut House, episode: Treatment, seed: usize, sessions: usize) -> anyhow::Result<()> {
    for number in 1..=sessions {
        let ago_ms = i64::try_from(sessions - number + 1)? * 7 * DAY_MS;
        let opened = house.now.plus_ms(HOUR_MS - ago_ms);
        let session = house.session(episode, i64::try_from(number)?, ago_ms, Some(opened));
        let wander = |shift: usize| move |at: usize| (seed * 3 + shift + number / 3 + at * number % 4) % 7;
        let client =
            [("session-check", content(&ITEMS, wander(0))), ("wellbeing", content(&WELLBEING, wander(1)))];
        let therapist = [("session-check", content(&ITEMS, wander(2)))];
        for (perspective, answers) in
            [(Perspective::Client, &client[..]), (Perspective::Therapist, &therapist)]
        {
            house.sent(session, &Sent { episode, perspective, ago_ms, answers });
        }
    }
    Ok(())
}
