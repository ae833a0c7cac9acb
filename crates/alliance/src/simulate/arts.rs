//! A client who works with music: five sessions, so that the three edges between client, therapist and medium can be seen.
//!
//! Every answer stands here: client and music come close early, the therapist's own place at the music follows, and in the
//! fourth session the two see their own edge differently.

use super::Setting;
use super::calendar::Calendar;
use super::checks::{CheckedSession, check, held, wellbeing};
use super::clinic::SimulatedEpisode;
use super::course;
use super::parameters::Parameters;
use crate::administration::answer::Answers;
use crate::administration::{Channel, Content};
use crate::clock::{DAY_MS, HOUR_MS, MINUTE_MS, SeededChance};
use crate::component::Perspective;
use crate::episode::{Episode, EpisodeState, Format, Model, OpensAlone, WellbeingRhythm};
use crate::ids::{ClientId, EpisodeId, MemberId, SessionId};
use crate::instrument::catalogue;
use crate::instrument::definition::Instrument;
use crate::medium::Medium;
use crate::people::{Client, ClientCode};
use crate::session::Discussion;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The client's code.
pub const CODE: &str = "2026-M01";
/// The client's check, session by session: two answers for each of bond, goal and task, and one on tension.
const CLIENT: [[i32; 7]; 5] = [
    [4, 3, 3, 3, 4, 4, 2],
    [4, 4, 3, 3, 5, 4, 1],
    [5, 4, 4, 3, 5, 5, 1],
    [3, 3, 4, 4, 5, 4, 3],
    [5, 5, 4, 4, 5, 5, 1],
];
const THERAPIST: [[i32; 7]; 5] = [
    [4, 4, 3, 3, 4, 4, 1],
    [4, 4, 4, 3, 4, 4, 1],
    [5, 4, 4, 4, 5, 4, 1],
    [5, 5, 4, 4, 5, 4, 1],
    [5, 5, 4, 4, 5, 5, 1],
];
/// The edges: client and therapist, client and medium, therapist and medium.
const CLIENT_EDGES: [[i32; 3]; 5] = [[3, 4, 4], [4, 5, 4], [4, 5, 5], [2, 6, 5], [5, 6, 5]];
const THERAPIST_EDGES: [[i32; 3]; 5] = [[4, 3, 3], [4, 4, 3], [4, 5, 4], [5, 5, 5], [5, 6, 5]];
const WELLBEING: [[i32; 4]; 5] = [[2, 2, 3, 2], [2, 3, 3, 2], [3, 3, 3, 3], [3, 2, 3, 3], [4, 3, 4, 3]];

/// The client with five sessions, the last one yesterday.
///
/// # Source
/// our choice, ADR-0011
pub fn music(setting: &Setting<'_>, therapist: MemberId, seed: u64) -> SimulatedEpisode {
    let ids = SeededChance::new(seed ^ 0x6d75_7369_6321);
    let calendar = Calendar::new(setting.now, setting.zone);
    let slot = calendar.slot_not_today(1);
    let hours: Vec<_> = (0..5).map(|back| calendar.at(slot, 4 - back)).collect();
    let opened_at = hours[0].plus_ms(-6 * DAY_MS);
    let client = Client {
        id: ClientId::make(opened_at, &ids),
        organisation: setting.organisation,
        code: ClientCode::parse(CODE).expect("the code of the example is one"),
        language: Some(setting.language),
    };
    let episode = Episode {
        id: EpisodeId::make(opened_at, &ids),
        organisation: setting.organisation,
        client: client.id,
        number: 1,
        format: Format::Individual,
        model: Some(Model::Experiential),
        medium: Some(Medium::Music),
        planned_sessions: Some(12),
        wellbeing: WellbeingRhythm::EverySession,
        opens_alone: OpensAlone::AfterDays(7),
        opened_at,
        state: EpisodeState::Open,
    };
    let parameters = Parameters::demonstration();
    // Only its shape is asked for: every answer stands above.
    let course = course::draw(&parameters, episode.id, 0.0, 5, &mut ChaCha8Rng::seed_from_u64(seed));
    let sessions = (1..).zip(hours.iter().copied()).zip(0_usize..).map(|((number, at), place)| {
        let mut session = held(SessionId::make(at, &ids), &episode, number, at);
        if number < 5 {
            session.discussion = Discussion::Discussed { at: at.plus_ms(7 * DAY_MS - HOUR_MS) };
        }
        let checked = CheckedSession {
            parameters: &parameters,
            calendar: &calendar,
            episode: &episode,
            therapist,
            course: &course,
            session,
            planned_at: at,
            held_at: at,
        };
        let sent = |minutes: i64| Some(at.plus_ms((45 + minutes) * MINUTE_MS));
        let client = vec![
            given(check(), &CLIENT[place]),
            given(medium_check(), &CLIENT_EDGES[place]),
            given(wellbeing(), &WELLBEING[place]),
        ];
        let own = vec![given(check(), &THERAPIST[place]), given(medium_check(), &THERAPIST_EDGES[place])];
        let halves = vec![
            checked.half(Perspective::Client, Channel::OwnPhone, sent(5), client, &ids),
            checked.half(Perspective::Therapist, Channel::Desk, sent(30), own, &ids),
        ];
        checked.closed(halves)
    });
    let sessions = sessions.collect();
    SimulatedEpisode {
        client,
        episode,
        therapist,
        sessions,
        agreement: Default::default(),
        ruptures: Vec::new(),
    }
}

fn medium_check() -> &'static Instrument {
    catalogue::instrument("medium-check").expect("the medium check comes with Verbond")
}

fn given(instrument: &'static Instrument, values: &[i32]) -> (&'static Instrument, Content) {
    let items = instrument.items().iter().map(|item| item.id.clone());
    let answers = Answers::read(instrument, items.zip(values.iter().copied()));
    (instrument, Content::Items(answers.expect("the example's answers fit the items")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::Language;
    use crate::samples;

    #[test]
    fn five_sessions_lie_behind_with_both_halves_and_every_edge() {
        let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap();
        let setting = Setting {
            organisation: samples::organisation(),
            now: samples::TODAY,
            zone: &zone,
            language: Language::Dutch,
        };
        let found = music(&setting, samples::therapist().id, 1);
        assert_eq!((found.sessions.len(), &found.episode.medium), (5, &Some(Medium::Music)));
        for session in &found.sessions {
            assert!(session.session.opened_at.is_some_and(|at| at < samples::TODAY));
            let lists: Vec<usize> = session.halves.iter().map(|half| half.administrations.len()).collect();
            assert_eq!(lists, [3, 2]);
        }
    }
}
