//! What observations of a trainer came to over time: six drawings on one scale and a table, for the trainer and for who the
//! trainer chose.

use super::supervisor::chosen;
use super::{Names, about, domain_name, reveal};
use crate::chart::course::{Course, course};
use crate::chart::series::{Point, Scale};
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::number::{ABSENT, decimals};
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::competence::Domain;
use alliance::competence::observation::Rating;
use alliance::competence::profile::Profile;
use alliance::ids::MemberId;
use alliance::instrument::definition::Better;
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::competence::SeenObservation;

/// Fewer observations than these make no line.
const POINTS_LEAST: usize = 3;

/// One observation of the past.
pub(super) struct Past {
    seen: SeenObservation,
    about: String,
    pub profile: Profile,
}

/// The open observations of a trainer, the first one first, as `viewer` may see them.
pub(super) async fn past(app: &App, signed_in: &SignedIn, trainer: MemberId) -> Result<Vec<Past>, PageError> {
    let organisation = signed_in.actor.organisation;
    let mut found = Vec::new();
    for seen in app.store.development(organisation, trainer, signed_in.member.id, app.now()).await? {
        let about = about(app, &signed_in.speech, organisation, &seen).await?;
        let profile = Profile::of(&seen.ratings);
        found.push(Past { seen, about, profile });
    }
    Ok(found)
}

/// The own development, with who looks along.
pub async fn own_page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    decide(&signed_in.actor, Relation::Trainer, Act::SeeDevelopment)?;
    let found = past(&app, &signed_in, signed_in.member.id).await?;
    let names = Names::of(&app, signed_in.actor.organisation).await?;
    let along = chosen(&app, &signed_in, &names).await?;
    let speech = &signed_in.speech;
    let title = speech.t("competence-development-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, None, None))
        (view(speech, &found))
        (along)
        (who_sees(speech, &speech.t("competence-who-sees-development")))
    };
    Ok(signed_in.page(title, Nav::Competence).at("/competence/development").render(&main))
}

/// The development of somebody who chose this member to look along. That it was read stands in the audit log.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(trainer): Path<String>,
) -> Result<Markup, PageError> {
    let trainer: MemberId = trainer.parse().map_err(|_| PageError::NotFound)?;
    let organisation = signed_in.actor.organisation;
    let chose_me = app.store.trainers_of(organisation, signed_in.member.id, app.now()).await?;
    let relation =
        if chose_me.contains(&trainer) { Relation::ChosenSupervisor } else { Relation::SameOrganisation };
    decide(&signed_in.actor, relation, Act::SeeDevelopment)?;
    app.store.note_read(&signed_in.by(&app), "development.read", "member", &trainer, None).await?;
    let found = past(&app, &signed_in, trainer).await?;
    let names = Names::of(&app, organisation).await?;
    let speech = &signed_in.speech;
    let title = speech.with("competence-development-of", &[("trainer", &names.name(trainer))]);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, None, None))
        (view(speech, &found))
        (who_sees(speech, &speech.t("competence-who-sees-development-of")))
    };
    Ok(signed_in.page(title, Nav::Competence).render(&main))
}

/// The drawings, the last strengths and steps, and the table behind them.
pub(super) fn view(speech: &Speech, past: &[Past]) -> Markup {
    let Some(last) = past.last() else {
        return empty(&speech.t("competence-no-past"), &speech.t("competence-no-past-line"), None);
    };
    html! {
        p class="lead" {
            (speech.with("competence-past-first", &[("count", &past.len()), ("about", &last.about), ("day", &day_of(speech, last.seen.begun))]))
        }
        @if past.len() < POINTS_LEAST { p { (speech.t("competence-past-few")) } }
        (reveal::strong_and_next(speech, &last.profile))
        div class="cards three" {
            @for domain in Domain::ALL.iter().copied() {
                section class="card" { h2 { (domain_name(speech, domain)) } (drawing(speech, past, domain)) }
            }
        }
        section class="card" { h2 { (speech.t("competence-past-table")) } (table(speech, past)) }
        (computed(speech, &html! { p { (speech.t("competence-past-computed")) } }))
    }
}

/// What raters wrote, of the last observation in which somebody did.
pub(super) fn words(speech: &Speech, names: &Names, past: &[Past]) -> Markup {
    let wrote = |rating: &&Rating| rating.remarks.strengths.is_some() || rating.remarks.needs.is_some();
    let last = past.iter().rev().find(|one| one.seen.ratings.iter().any(|rating| wrote(&rating)));
    html! {
        @if let Some(last) = last {
            section class="card" {
                h2 { (speech.t("competence-in-words")) }
                p class="quiet-text" { (last.about) ", " (day_of(speech, last.seen.begun)) }
                @for one in last.seen.ratings.iter().filter(wrote) {
                    h3 { (names.name(one.rater)) }
                    (reveal::remark(speech, "strengths", one.remarks.strengths.as_deref()))
                    (reveal::remark(speech, "needs", one.remarks.needs.as_deref()))
                }
            }
        }
    }
}

fn mean(one: &Past, domain: Domain) -> Option<f64> {
    one.profile.seen.iter().find(|seen| seen.domain == domain).map(|seen| seen.mean)
}

fn drawing(speech: &Speech, past: &[Past], domain: Domain) -> Markup {
    let points = (1_u32..).zip(past).map(|(number, one)| match mean(one, domain) {
        Some(mean) => Point::given(number, mean),
        None => Point::not_answered(number),
    });
    let drawing = Course {
        name: domain_name(speech, domain),
        points: points.collect(),
        therapist: Vec::new(),
        scale: Scale { low: 1.0, high: 6.0, decimals: 1 },
        better: Better::Neither,
        band: None,
        planned: None,
        ring: None,
    };
    course(speech, &drawing)
}

fn table(speech: &Speech, past: &[Past]) -> Table {
    let table = Table::new(speech.t("competence-past-table"))
        .caption_unseen()
        .column(Align::Words, speech.t("competence-column-observation"));
    let table = Domain::ALL
        .iter()
        .fold(table, |table, domain| table.column(Align::Numbers, domain_name(speech, *domain)));
    (1_u32..).zip(past).fold(table, |table, (number, one)| {
        let name = html! {
            a href={ "/observations/" (one.seen.id) } { (number) ". " (one.about) }
            " " span class="quiet-text" { (day_of(speech, one.seen.begun)) }
        };
        let cell = |domain: &Domain| {
            let shown = mean(one, *domain).map(|mean| decimals(speech.language(), mean, 1));
            html! { (shown.unwrap_or_else(|| ABSENT.to_owned())) }
        };
        table.row(std::iter::once(name).chain(Domain::ALL.iter().map(cell)).collect())
    })
}
