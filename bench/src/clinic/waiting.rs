//! A clinic in which thousands of halves wait to be sent.

use super::house::House;
use super::rows::fill;
use crate::place::Place;
use alliance::Perspective;
use alliance::clock::HOUR_MS;
use alliance::ids::{EpisodeId, OrganisationId, SessionId, SittingId};

/// Treatments among which the halves are spread, so that a batch seldom meets the same one twice.
const EPISODES: usize = 2_000;

/// Halves that wait, in the order in which they are sent.
#[derive(Debug)]
pub struct Waiting {
    /// The house.
    pub organisation: OrganisationId,
    /// The halves.
    pub halves: Vec<Half>,
}

/// One half that waits.
#[derive(Debug, Clone)]
pub struct Half {
    /// Its sitting.
    pub sitting: SittingId,
    /// Its session.
    pub session: SessionId,
    /// Its treatment.
    pub episode: EpisodeId,
    /// The pass of the client's device: the value of the cookie.
    pub pass: String,
}

/// Fills a database that has the product's schema with this many clients' halves. In every second session the
/// therapist's half is in, so that the client's opens the check.
pub async fn prepare(place: &Place, halves: usize) -> anyhow::Result<Waiting> {
    let mut house = House::new(1);
    let episodes: Vec<_> = (0..EPISODES.min(halves)).map(|number| house.episode(number)).collect();
    let mut waiting = Vec::with_capacity(halves);
    for number in 0..halves {
        let episode = episodes[number % episodes.len()];
        let count = i64::try_from(number / episodes.len() + 1)?;
        let session = house.session(episode, count, HOUR_MS, None);
        let (sitting, pass) = house.waiting(session, Perspective::Client);
        if number % 2 == 0 {
            house.sent(episode, session, Perspective::Therapist, HOUR_MS / 4, [5, 4, 5, 4, 5, 4, 1]);
        }
        waiting.push(Half { sitting, session, episode: episode.id, pass });
    }
    fill(place, &house.tables.in_order()).await?;
    Ok(Waiting { organisation: house.organisation, halves: waiting })
}
