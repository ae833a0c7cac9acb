//! Simulated groups: runs of one programme that ended in the last two years, and one that is half way.
//!
//! What a participant goes through is drawn as for anybody else ([`course`](super::course)); the group and its trainers have
//! a part in it, and who agrees more on the goals has a little less trouble at the end.

mod draw;

use super::Setting;
use super::clinic::SimulatedEpisode;
use super::parameters::Parameters;
use super::people::named;
use crate::clock::{SeededChance, Timestamp};
use crate::component::Language;
use crate::ids::{EpisodeId, ParticipantId, SessionId};
use crate::people::{Member, Role};
use crate::programme::Programme;
use crate::programme::list::RunAnswer;
use crate::programme::run::Run;
use draw::Plan;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// How many trainers give groups.
const TRAINERS: usize = 4;
/// How many sessions of the present group were held.
const HELD: u32 = 4;

/// A simulated run with its people.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedRun {
    /// The run, with who was there.
    pub run: Run,
    /// Its participants' episodes, in their order.
    pub people: Vec<SimulatedEpisode>,
    /// Which session of an episode belongs to which of the run.
    pub sessions: Vec<(u32, ParticipantId, SessionId)>,
    /// What was answered about the run as a whole.
    pub lists: Vec<RunAnswer>,
    /// Who allowed the own answers to count, and when.
    pub opt_ins: Vec<(EpisodeId, Timestamp)>,
    /// The year in which it ended or will.
    pub year: i16,
}

/// The groups of a simulated house.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedRuns {
    /// Who gives them, the one of the present group first.
    pub trainers: Vec<Member>,
    /// The runs, the oldest first; the last is half way.
    pub runs: Vec<SimulatedRun>,
}

/// Simulates the groups of a house. The same programme, setting and seed give the same groups.
///
/// Two groups ended in each of the last two years, in spring and in autumn; of the older two enough people allowed their
/// answers to count to tell of each half of the year, of the newer two only of the whole.
///
/// # Source
/// our choice, ADR-0011
pub fn runs(programme: &Programme, setting: &Setting<'_>, seed: u64) -> SimulatedRuns {
    // A stream of their own: a house with groups has the same clients as one without.
    let ids = SeededChance::new(seed ^ 0x6772_6f75_7073_2121);
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x6772_6f75_7073);
    let trainers: Vec<Member> =
        (1..=TRAINERS).map(|number| named(Role::Therapist, "Trainer", number, setting, &ids)).collect();
    let parameters = Parameters::demonstration();
    let plans = plans(setting);
    let runs = plans.iter().map(|plan| {
        let case = draw::Case { plan, programme, setting, parameters: &parameters, trainers: &trainers };
        case.draw(&ids, &mut rng)
    });
    SimulatedRuns { runs: runs.collect(), trainers }
}

fn plans(setting: &Setting<'_>) -> Vec<Plan> {
    let now = jiff::Timestamp::from_millisecond(setting.now.ms())
        .expect("the present moment is within jiff's range");
    let today = setting.zone.to_datetime(now).date();
    let year = today.year();
    let ended = |letter, year: i16, season, first: Date, trainers: &[usize]| Plan {
        letter,
        title: title(season, Some(year), setting.language),
        first,
        held: None,
        trainers: trainers.to_vec(),
        replacement: None,
        people: 13,
    };
    let spring = |year: i16| date(year, 4, 10);
    let autumn = |year: i16| date(year, 10, 2);
    let weeks_ago = i64::from(HELD) - 1;
    let first = today.saturating_sub((weeks_ago * 7 + 1).days());
    vec![
        ended('A', year - 2, Season::Spring, spring(year - 2), &[0, 1, 2]),
        ended('B', year - 2, Season::Autumn, autumn(year - 2), &[1, 2, 3]),
        ended('C', year - 1, Season::Spring, spring(year - 1), &[0, 1]),
        ended('D', year - 1, Season::Autumn, autumn(year - 1), &[2, 3]),
        Plan {
            letter: 'E',
            title: title(Season::Now, None, setting.language),
            first,
            held: Some(HELD),
            trainers: vec![0],
            replacement: Some(1),
            people: 12,
        },
    ]
}

#[derive(Debug, Clone, Copy)]
enum Season {
    Spring,
    Autumn,
    Now,
}

fn title(season: Season, year: Option<i16>, language: Language) -> String {
    let word = match (season, language) {
        (Season::Spring, Language::Dutch) => "Voorjaarsgroep",
        (Season::Spring, Language::English) => "Spring group",
        (Season::Autumn, Language::Dutch) => "Najaarsgroep",
        (Season::Autumn, Language::English) => "Autumn group",
        (Season::Now, Language::Dutch) => "Ochtendgroep",
        (Season::Now, Language::English) => "Morning group",
    };
    year.map_or_else(|| word.to_owned(), |year| format!("{word} {year}"))
}

#[cfg(test)]
mod tests;
