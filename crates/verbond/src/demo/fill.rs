//! Fills a new database with a simulated practice.

use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::house::House;
use crate::organisation;
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::Clock;
use alliance::ids::{MemberId, ReflectionId};
use alliance::people::Role;
use alliance::signal::setting::Rate;
use alliance::simulate::clinic::SimulatedClinic;
use alliance::simulate::parameters::Parameters;
use alliance::simulate::{Setting, frame, simulate};
use futures_util::future::try_join_all;
use std::collections::BTreeMap;
use store::by::By;
use store::frame::FrameTemplate;
use store::reflection::NewReflection;
use web::reflection::new::sample;
use web::shell::language::Speech;

/// The time zone of a demonstration.
const ZONE: &str = "Europe/Amsterdam";
/// Clients to a therapist, if there are enough of them.
const CLIENTS_EACH: usize = 4;

/// What is simulated.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The same seed makes the same clients.
    pub seed: u64,
    /// How many.
    pub clients: u32,
    /// What the practice is called.
    pub name: String,
    /// The language of names and clients.
    pub language: Language,
}

/// Fills a new database.
///
/// # Errors
/// It is not new, or cannot be written.
pub async fn fill(database: &Database, plan: &Plan) -> Result<(), Failure> {
    organisation::add(&plan.name, ZONE, plan.language, database).await?;
    let house = House::open(database).await?;
    let zone = jiff::tz::TimeZone::get(ZONE).map_err(|error| Failure::unexpected(&error))?;
    let now = SystemClock.now();
    let setting = Setting { organisation: house.organisation.id, now, zone: &zone, language: plan.language };
    let mut parameters = Parameters::demonstration();
    parameters.client_count = usize::try_from(plan.clients).expect("clients are counted in memory");
    parameters.therapist_count =
        parameters.therapist_count.min(parameters.client_count / CLIENTS_EACH).max(1);
    let clinic = simulate(&parameters, &setting, plan.seed)?.clinic;
    let by =
        By { organisation: setting.organisation, actor: AuditActor::Operator, now, chance: &SystemChance };
    // Side by side, so that the writer commits many of them at once.
    try_join_all(clinic.members.iter().map(|member| house.store.add_member(&by, None, member))).await?;
    try_join_all(clinic.episodes.iter().map(|episode| house.store.keep_simulated(&by, episode))).await?;
    keep_frames(&house, &by, &clinic, plan.language).await?;
    switch_signals_on(&house, &by, &clinic).await?;
    prepare_reflection(&house, &by, &clinic, plan.language).await
}

/// Signals are on in a demonstration, as an administrator of it would have them.
async fn switch_signals_on(house: &House, by: &By<'_>, clinic: &SimulatedClinic) -> Result<(), Failure> {
    let administrator = clinic.members.iter().find(|member| member.roles.contains(&Role::Administrator));
    let Some(administrator) = administrator else { return Ok(()) };
    let by = By { actor: AuditActor::Member(administrator.id), ..*by };
    house.store.switch_signals_on(&by, None, Rate::USUAL).await?;
    Ok(())
}

/// A team reflection that the first therapist has prepared and not opened yet.
async fn prepare_reflection(
    house: &House,
    by: &By<'_>,
    clinic: &SimulatedClinic,
    language: Language,
) -> Result<(), Failure> {
    let Some(first) = clinic.members.first() else { return Ok(()) };
    let speech = Speech::new(language, jiff::tz::TimeZone::UTC);
    let (team, template) = sample(&speech);
    let new = NewReflection {
        id: ReflectionId::make(by.now, by.chance),
        facilitator: first.id,
        team: &team,
        template: &template,
    };
    house.store.prepare_reflection(by, None, &new).await?;
    Ok(())
}

/// The template of the house, written by its first therapist, and the frames that some of its episodes have.
async fn keep_frames(
    house: &House,
    by: &By<'_>,
    clinic: &SimulatedClinic,
    language: Language,
) -> Result<(), Failure> {
    let Some(first) = clinic.members.first() else { return Ok(()) };
    let template = FrameTemplate { number: 1, frame: frame::template(language) };
    house.store.keep_frame_template(by, first.id, &template).await?;
    // Counted for each therapist, so that everyone has some of each kind.
    let mut counts: BTreeMap<MemberId, usize> = BTreeMap::new();
    for simulated in &clinic.episodes {
        let (episode, author) = (&simulated.episode, simulated.therapist);
        let count = counts.entry(author).or_default();
        let index = *count;
        *count += 1;
        if let Some(history) = frame::history(episode, author, language, index, by.now) {
            house.store.keep_simulated_frame(by, episode.id, &history).await?;
        }
    }
    Ok(())
}
