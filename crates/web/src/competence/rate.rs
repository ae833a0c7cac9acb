//! One observation: a rater's form and its draft, then how many are in, then all ratings side by side.

use super::sheet::{self, Beside};
use super::{Watching, reveal};
use crate::check::draft::is_from_script;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::refused;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{breadcrumb, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::competence::observation::{Presence, Rating, Refusal, Watched};
use alliance::competence::sheet::Sheet;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::competence::NOT_TO_RATE;

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(observation): Path<String>,
) -> Result<Markup, PageError> {
    let watching = Watching::of(&app, &signed_in, &observation, Act::SeeObservation).await?;
    let (organisation, member) = (signed_in.actor.organisation, signed_in.member.id);
    let is_asked = watching.seen.raters.contains(&member);
    let is_in = watching.seen.ratings.iter().any(|rating| rating.rater == member);
    if watching.seen.is_open() {
        app.store
            .note_read(&signed_in.by(&app), "observation.read", "observation", &watching.seen.id, None)
            .await?;
        return Ok(reveal::page(&signed_in, &watching));
    }
    if !is_asked || is_in {
        return Ok(waiting(&signed_in, &watching));
    }
    let draft = app.store.rating_draft(organisation, watching.seen.id, member).await?;
    let sheet = draft.map(|draft| Sheet::resume(&draft)).transpose();
    let sheet = sheet.map_err(|_| PageError::Conflict("competence-draft-lost".into()))?.unwrap_or_default();
    Ok(render(&signed_in, &watching, &sheet, &[], None))
}

/// Nothing of any other rater but that it is in. The own rating may change while not all are.
fn waiting(signed_in: &SignedIn, watching: &Watching) -> Markup {
    let speech = &signed_in.speech;
    let own = watching.seen.ratings.iter().find(|rating| rating.rater == signed_in.member.id);
    let title = speech.with("competence-observation-title", &[("trainer", &watching.trainer())]);
    let counts =
        [("count", &watching.seen.count as &dyn crate::shell::language::Said), ("of", &watching.seen.asked)];
    let names: Vec<&str> = watching.seen.raters.iter().map(|rater| watching.names.name(*rater)).collect();
    let names = names.join(", ");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&watching.about), None))
        @if own.is_some() { (notice(Tone::Saved, None, &html! { p { (speech.t("competence-own-in")) } })) }
        p class="lead" { (speech.with("competence-waiting", &counts)) }
        p { (speech.t("competence-waiting-line")) }
        p class="quiet-text" { (speech.with("competence-asked-names", &[("names", &names)])) }
        @if let Some(own) = own {
            (more(&speech.t("competence-change-own"), &html! {
                form method="post" action=(watching.path("")) {
                    (sheet::questions(speech, &Sheet::of(own), &[], Beside::Words))
                    (submit(Weight::Quiet, &speech.t("competence-change-go")))
                }
            }))
        }
        (who_sees(speech, &speech.t("competence-who-sees-observation")))
    };
    signed_in.page(title, Nav::Competence).wide(Width::Narrow).at(watching.path("")).render(&main)
}

fn render(
    signed_in: &SignedIn,
    watching: &Watching,
    filled: &Sheet,
    wrong: &[(&'static str, String)],
    told: Option<String>,
) -> Markup {
    let speech = &signed_in.speech;
    let title = speech.with("competence-rate-title", &[("trainer", &watching.trainer())]);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&watching.about), None))
        (refused(speech, wrong))
        @if let Some(told) = &told { (notice(Tone::Saved, None, &html! { p { (told) } })) }
        p { (speech.t("competence-rate-line")) }
        form method="post" action=(watching.path("")) data-behaviour="draft" data-draft=(watching.path("/draft")) {
            (sheet::questions(speech, filled, wrong, Beside::Words))
            div class="actions" {
                (submit(Weight::Primary, &speech.t("competence-rate-go")))
                button class="button quiet" type="submit" formaction=(watching.path("/draft")) formnovalidate {
                    (speech.t("competence-later"))
                }
            }
            p class="quiet-text draft-said" role="status" data-kept=(speech.t("competence-draft-kept"))
                data-unkept=(speech.t("competence-draft-unkept")) {}
        }
        (who_sees(speech, &speech.t("competence-who-sees-rating")))
    };
    signed_in.page(title, Nav::Competence).wide(Width::Narrow).at(watching.path("")).render(&main)
}

/// A trainer who turns out to have been absent is not rated, also where the list was put right after raters were asked.
async fn led(app: &App, signed_in: &SignedIn, watching: &Watching) -> Result<(), PageError> {
    let Some(Watched::Meeting { run, number }) = watching.seen.watched else { return Ok(()) };
    let Some(run) = app.store.run(signed_in.actor.organisation, run).await? else { return Ok(()) };
    match run.led(number, watching.seen.trainer)? {
        Presence::Present => Ok(()),
        Presence::Absent => Err(Refusal::TrainerAbsent.into()),
    }
}

/// Keeps a rating, once something is said of every domain; a form that is half filled in comes back with what was filled in.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(observation): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let watching = Watching::of(&app, &signed_in, &observation, Act::RateCompetence).await?;
    fields.only(&sheet::names(Beside::Words))?;
    let filled = sheet::read(&fields, Beside::Words)?;
    if watching.seen.is_open() {
        return Err(Refusal::AlreadyOpen.into());
    }
    led(&app, &signed_in, &watching).await?;
    let by = signed_in.by(&app);
    let (levels, remarks) = match filled.whole() {
        Ok(whole) => whole,
        Err(refusal) => {
            app.store.keep_rating_draft(&by, watching.seen.id, signed_in.member.id, &filled.text()).await?;
            let wrong = sheet::errors(&signed_in.speech, &refusal);
            let page = render(&signed_in, &watching, &filled, &wrong, None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let rating = Rating { rater: signed_in.member.id, at: by.now, levels, remarks };
    match app.store.keep_rating(&by, None, watching.seen.id, &rating).await {
        Ok(()) => Ok(Redirect::to(&watching.path("")).into_response()),
        Err(error) if error.is_conflict(NOT_TO_RATE) => Err(Refusal::AlreadyOpen.into()),
        Err(error) => Err(error.into()),
    }
}

/// Keeps what is filled in so far, for this rater alone.
pub async fn keep_draft(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(observation): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let watching = Watching::of(&app, &signed_in, &observation, Act::RateCompetence).await?;
    fields.only(&sheet::names(Beside::Words))?;
    let filled = sheet::read(&fields, Beside::Words)?;
    let by = signed_in.by(&app);
    app.store.keep_rating_draft(&by, watching.seen.id, signed_in.member.id, &filled.text()).await?;
    if is_from_script(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    if watching.seen.ratings.iter().any(|rating| rating.rater == signed_in.member.id) {
        return Ok(Redirect::to(&watching.path("")).into_response());
    }
    let told = signed_in.speech.t("competence-draft-kept");
    Ok(render(&signed_in, &watching, &filled, &[], Some(told)).into_response())
}
