//! Fills a new database with a simulated practice.

use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::house::House;
use crate::organisation;
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::{Clock, HOUR_MS, Timestamp};
use alliance::ids::{MemberId, ReflectionId};
use alliance::people::Role;
use alliance::quality;
use alliance::quality::closing::closes_on;
use alliance::signal::setting::Rate;
use alliance::simulate::clinic::SimulatedClinic;
use alliance::simulate::parameters::Parameters;
use alliance::simulate::run::runs;
use alliance::simulate::{Setting, arts, frame, simulate};
use futures_util::future::try_join_all;
use std::collections::BTreeMap;
use store::by::By;
use store::frame::FrameTemplate;
use store::reflection::NewReflection;
use web::programme::new::example;
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
    keep_music(&house, &by, &setting, &clinic, plan.seed).await?;
    keep_groups(&house, &by, &setting, &clinic, plan.seed).await?;
    keep_frames(&house, &by, &clinic, plan.language).await?;
    switch_signals_on(&house, &by, &clinic).await?;
    prepare_reflection(&house, &by, &clinic, plan.language).await
}

/// A client of the first therapist who works with music, so that the triangle can be seen.
async fn keep_music(
    house: &House,
    by: &By<'_>,
    setting: &Setting<'_>,
    clinic: &SimulatedClinic,
    seed: u64,
) -> Result<(), Failure> {
    let Some(first) = clinic.members.first() else { return Ok(()) };
    house.store.keep_simulated(by, &arts::music(setting, first.id, seed)).await?;
    Ok(())
}

/// The programme that comes with Verbond, given four times before and once now; and the figures of the year before last, as
/// an administrator of it would have published them.
async fn keep_groups(
    house: &House,
    by: &By<'_>,
    setting: &Setting<'_>,
    clinic: &SimulatedClinic,
    seed: u64,
) -> Result<(), Failure> {
    let speech = Speech::new(setting.language, setting.zone.clone());
    let programme = example(&speech, by).map_err(|error| Failure::unexpected(&error))?;
    let groups = runs(&programme, setting, seed);
    try_join_all(groups.trainers.iter().map(|member| house.store.add_member(by, None, member))).await?;
    house.store.add_programme(by, None, &programme).await?;
    // One after the other: lists show the newest first.
    for (place, run) in (0_i64..).zip(&groups.runs) {
        let by = By { now: by.now.plus_ms(place), ..*by };
        house.store.keep_simulated_run(&by, run).await?;
    }
    let Some(oldest) = groups.runs.first() else { return Ok(()) };
    let administrator = clinic.members.iter().find(|member| member.roles.contains(&Role::Administrator));
    let Some(administrator) = administrator else { return Ok(()) };
    let by = By { actor: AuditActor::Member(administrator.id), ..*by };
    publish_year(house, &by, setting, oldest.year).await
}

async fn publish_year(house: &House, by: &By<'_>, setting: &Setting<'_>, year: i16) -> Result<(), Failure> {
    let counted = quality::setting::Setting::usual();
    let measures = house.store.measures(by.organisation).await?;
    let Some(definition) = counted.definition(&measures) else { return Ok(()) };
    let day = closes_on(year).to_zoned(setting.zone.clone()).map_err(|error| Failure::unexpected(&error))?;
    // On the morning it could first be done.
    let closed = Timestamp::from_ms(day.timestamp().as_millisecond()).plus_ms(10 * HOUR_MS);
    let complaints = &counted.complaints;
    let endings =
        house.store.endings(by.organisation, year, closed, setting.zone, complaints, closed).await?;
    let figures = quality::publish(&quality::ClosedYear { year, closed, endings }, None, &definition);
    house.store.publish_figures(&By { now: closed, ..*by }, &figures, &counted, None).await?;
    Ok(())
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
