//! A simulated clinic with known truth: for the demonstration, for measuring, and for testing what is estimated.
//!
//! What happens between the two people is drawn first ([`course`], [`rupture`]); what they answer and what stays out
//! is drawn from that. [`Truth`] keeps the first, [`SimulatedClinic`] looks like what a real house would hold. Nobody
//! in it is a person: clients are codes, and every page that shows them says that they are simulated.
//!
//! ```text
//! parameters, seed ─► therapists ─► course of each episode ─► answers, gaps, dates ─► clinic
//!                                         └─────────────────────────────────────────► truth
//! ```

pub mod arts;
pub mod clinic;
pub mod frame;
pub mod parameters;
pub mod run;
pub mod rupture;
pub mod truth;

mod agreement;
mod answering;
mod calendar;
mod checks;
mod course;
mod example;
mod history;
mod people;
#[cfg(test)]
mod tests;
mod written_down;

use crate::clock::{SeededChance, Timestamp};
use crate::component::Language;
use crate::ids::OrganisationId;
use calendar::Calendar;
use clinic::SimulatedClinic;
use jiff::tz::TimeZone;
use parameters::{ParameterRefusal, Parameters};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use truth::Truth;

/// Where and when the simulated clinic stands.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The house its people belong to.
    pub organisation: OrganisationId,
    /// The present moment: everything simulated lies before it, but for the sessions that are planned.
    pub now: Timestamp,
    /// The time zone of the house.
    pub zone: &'a TimeZone,
    /// The language its people's names are made in.
    pub language: Language,
}

/// What was simulated: what a house would hold, and what only the simulation knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// What a house would hold.
    pub clinic: SimulatedClinic,
    /// What lies behind it.
    pub truth: Truth,
}

/// Simulates a clinic. The same parameters, setting and seed give the same clinic.
///
/// Each client has an own stream of chance: more clients leave the first ones as they were.
///
/// # Errors
/// Parameters that describe no clinic.
/// # Source
/// our choice, ADR-0011
/// # Example
/// ```
/// use alliance::clock::Timestamp;
/// use alliance::simulate::{Setting, parameters::Parameters, simulate};
/// use alliance::{Language, samples};
///
/// let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").expect("a zone of the bundled list");
/// let setting = Setting {
///     organisation: samples::organisation(),
///     now: samples::TODAY,
///     zone: &zone,
///     language: Language::Dutch,
/// };
/// let simulation = simulate(&Parameters::demonstration(), &setting, 1).expect("the parameters describe a clinic");
/// assert_eq!(simulation.clinic.episodes.len(), 60);
/// assert_eq!(simulation.truth.courses.len(), 59);
/// ```
pub fn simulate(
    parameters: &Parameters,
    setting: &Setting<'_>,
    seed: u64,
) -> Result<Simulation, ParameterRefusal> {
    parameters.check()?;
    // Ids have an own stream: a draw more or less in the model leaves them as they were, and the other way round.
    let ids = SeededChance::new(seed ^ 0x7665_7262_6f6e_6421);
    let calendar = Calendar::new(setting.now, setting.zone);
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let people = people::draw(parameters, setting, &ids, &mut rng);
    let mut clinic = SimulatedClinic { members: people.members.clone(), episodes: Vec::new() };
    let mut courses = Vec::new();
    for index in 0..parameters.client_count {
        // Stream 0 was the people's.
        rng.set_stream(u64::try_from(index).expect("clients are counted in memory") + 1);
        rng.set_word_pos(0);
        let place = people.place(index);
        let (episode, course) =
            history::draw(&history::Case { parameters, setting, calendar: &calendar, place }, &ids, &mut rng);
        clinic.episodes.push(episode);
        courses.extend(course);
    }
    let therapist_effects = people.therapists.iter().map(|therapist| therapist.effect).collect();
    Ok(Simulation { clinic, truth: Truth { parameters: parameters.clone(), therapist_effects, courses } })
}
