//! One page for a trainer's eyes only: the own groups beside the range of all groups, the own development, the own strengths
//! and needs. Nobody else can ask for it: it has no address with a name in it.

use super::{Names, development};
use crate::chart::course::{Course, course};
use crate::chart::series::{BandPoint, Point, Scale};
use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::ids::{MemberId, ProgrammeId};
use alliance::instrument::definition::Better;
use alliance::programme::group::MemberAnswers;
use alliance::programme::mirror::{GroupMean, Looked, mean, range};
use alliance::programme::run::Run;
use axum::extract::State;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many of the last own groups stand on the page.
const GROUPS_MOST: usize = 4;

/// A run with what its members answered, as far as it is open.
struct Group {
    run: Run,
    cohesion: Vec<MemberAnswers>,
    alliance: Vec<MemberAnswers>,
}

impl Group {
    fn mean(&self, number: u32, looked: Looked, app: &App) -> Option<GroupMean> {
        let answers = match looked {
            Looked::Cohesion => &self.cohesion,
            Looked::Alliance => &self.alliance,
        };
        mean(&self.run, number, looked, answers, app.now())
    }
}

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    decide(&signed_in.actor, Relation::Trainer, Act::SeeMirror)?;
    let (organisation, member) = (signed_in.actor.organisation, signed_in.member.id);
    app.store.note_read(&signed_in.by(&app), "mirror.read", "member", &member, None).await?;
    let own = app.store.runs(organisation, Some(member)).await?;
    let mut programmes: BTreeMap<ProgrammeId, Vec<Group>> = BTreeMap::new();
    let mut shown = Vec::new();
    for line in own.into_iter().filter(|line| line.held > 0).take(GROUPS_MOST) {
        let run = app.store.run(organisation, line.id).await?.ok_or(PageError::NotFound)?;
        let programme = run.programme;
        if let std::collections::btree_map::Entry::Vacant(place) = programmes.entry(programme) {
            place.insert(groups(&app, &signed_in, programme).await?);
        }
        shown.push((programme, run.id));
    }
    let past = development::past(&app, &signed_in, member).await?;
    let names = Names::of(&app, organisation).await?;
    let speech = &signed_in.speech;
    let title = speech.t("competence-mirror-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&speech.t("competence-mirror-line")), None))
        h2 { (speech.t("competence-mirror-groups")) }
        @if shown.is_empty() { (empty(&speech.t("competence-mirror-no-groups"), &speech.t("competence-mirror-no-groups-line"), None)) }
        @for (programme, run) in &shown {
            @if let Some(groups) = programmes.get(programme) { (group(speech, &app, groups, *run, member)) }
        }
        h2 { (speech.t("competence-development-title")) }
        (development::view(speech, &past))
        (development::words(speech, &names, &past))
        (computed(speech, &html! { p { (speech.t("competence-mirror-computed")) } }))
        (who_sees(speech, &speech.t("competence-who-sees-mirror")))
    };
    Ok(signed_in.page(title, Nav::Competence).at("/mirror").render(&main))
}

/// The runs of a programme with their answers.
async fn groups(app: &App, signed_in: &SignedIn, programme: ProgrammeId) -> Result<Vec<Group>, PageError> {
    let (organisation, now) = (signed_in.actor.organisation, app.now());
    let mut found = Vec::new();
    for id in app.store.runs_of_programme(organisation, programme).await? {
        let Some(run) = app.store.run(organisation, id).await? else { continue };
        let cohesion = app.store.group_answers(organisation, id, now).await?;
        let alliance = app.store.run_checks(organisation, id, now).await?;
        found.push(Group { run, cohesion, alliance });
    }
    Ok(found)
}

fn group(
    speech: &Speech,
    app: &App,
    groups: &[Group],
    run: alliance::ids::RunId,
    member: MemberId,
) -> Markup {
    let Some(own) = groups.iter().find(|one| one.run.id == run) else { return html! {} };
    html! {
        section class="card" {
            h3 { (own.run.title) }
            div class="cards" {
                @for looked in Looked::ALL { (drawing(speech, app, groups, own, *looked, member)) }
            }
        }
    }
}

/// The means of the sessions that this trainer gave, with the range of others' groups as a band.
fn drawing(
    speech: &Speech,
    app: &App,
    groups: &[Group],
    own: &Group,
    looked: Looked,
    member: MemberId,
) -> Markup {
    let gave = |number: u32| own.run.meeting(number).is_ok_and(|meeting| meeting.trainers.contains(&member));
    let (mut points, mut band) = (Vec::new(), Vec::new());
    for number in (1..=own.run.sessions()).filter(|number| gave(*number)) {
        let others: Vec<GroupMean> = groups.iter().filter_map(|one| one.mean(number, looked, app)).collect();
        let Some(mean) = own.mean(number, looked, app) else { continue };
        points.push(Point::given(number, mean.mean));
        if let Some((low, high)) = range(&others, member) {
            band.push(BandPoint { session: number, low, high });
        }
    }
    let name = speech.t(&format!("competence-mirror-{looked}"));
    let said = if band.is_empty() { "competence-mirror-no-range" } else { "competence-mirror-range-line" };
    html! {
        div {
            h4 { (name) }
            @if points.is_empty() { p class="quiet-text" { (speech.t("competence-mirror-too-few")) } }
            @else {
                (course(speech, &Course {
                    name: name.clone(),
                    points,
                    therapist: Vec::new(),
                    scale: Scale::ALLIANCE,
                    better: Better::Neither,
                    band: (!band.is_empty()).then(|| (speech.t("competence-mirror-range"), band)),
                    planned: Some(own.run.sessions()),
                    ring: None,
                }))
                p class="quiet-text" { (speech.t(said)) }
            }
        }
    }
}
