//! One year before it comes out, and after: what would be told, publishing it, taking it out of sight and back.

use super::made;
use super::settings::{state, year_of};
use super::shown::{Counted, view};
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::{Ticked, tick};
use crate::shell::fields::Fields;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, empty, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::import::series::Series;
use alliance::quality::Published;
use alliance::quality::setting::Setting;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::quality::QUALITY_OUT;
use store::quality::publication::Publication;

/// Whether the tick was missing when the form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    No,
    WithoutReading,
}

/// The page. That a year was looked at stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(year): Path<String>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepFigures)?;
    let (year, found) = year_of(&app, &year).await?;
    render(&app, &signed_in, year, found, Tried::No).await
}

async fn render(
    app: &App,
    signed_in: &SignedIn,
    year: i16,
    found: Option<Publication>,
    tried: Tried,
) -> Result<Markup, PageError> {
    app.store.note_read(&signed_in.by(app), "quality.look", "quality-year", &year, None).await?;
    let speech = &signed_in.speech;
    let title = speech.with("quality-year-title", &[("year", &year.to_string())]);
    let line = state(speech, found.as_ref());
    let body = match found {
        Some(one) => out(speech, year, &one),
        None => {
            let setting = app.store.quality_setting(signed_in.actor.organisation).await?;
            let measure = name_of(app, &setting).await?;
            let counted = Counted { setting: &setting, measure: measure.as_deref() };
            not_out(speech, year, made(app, year, &setting).await?, &counted, tried)
        }
    };
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("member-title"), "/members"),
            (&speech.t("quality-settings-title"), "/settings/quality"),
        ]))
        (page_head(&title, Some(&line), None))
        (body)
    };
    Ok(signed_in.page(title, Nav::Members).wide(Width::Wide).render(&main))
}

/// What the house's own measure is called; `None` for a list of the catalogue.
async fn name_of(app: &App, setting: &Setting) -> Result<Option<String>, PageError> {
    match &setting.complaints {
        Series::Instrument(_) => Ok(None),
        Series::Measure(code) => {
            let measures = app.store.measures(app.organisation().id).await?;
            Ok(measures.get(code).map(|measure| measure.name.clone()))
        }
    }
}

fn out(speech: &Speech, year: i16, one: &Publication) -> Markup {
    let counted = Counted { setting: &one.setting, measure: one.measure.as_deref() };
    let (action, label) = match one.withdrawn {
        None => ("hide", speech.t("quality-hide")),
        Some(_) => ("show", speech.t("quality-show")),
    };
    html! {
        (view(speech, &one.figures, &counted))
        p { (speech.t("quality-hide-line")) }
        (post(Weight::Quiet, &label, &format!("/settings/quality/{year}/{action}"), &[]))
    }
}

fn not_out(
    speech: &Speech,
    year: i16,
    figures: Option<Published>,
    counted: &Counted<'_>,
    tried: Tried,
) -> Markup {
    let Some(figures) = figures else {
        return empty(&speech.t("quality-no-score"), &speech.t("quality-no-score-line"), None);
    };
    if figures.figures.is_empty() {
        return empty(&speech.t("quality-nothing"), &speech.t("quality-nothing-line"), None);
    }
    html! {
        (notice(Tone::Info, Some(&speech.t("quality-look-title")), &html! { p { (speech.t("quality-look")) } }))
        (view(speech, &figures, counted))
        section class="card" {
            h2 { (speech.t("quality-publish-title")) }
            form method="post" action={ "/settings/quality/" (year) "/publish" } {
                @if tried == Tried::WithoutReading {
                    (notice(Tone::Alert, None, &html! { p { (speech.t("quality-publish-unread")) } }))
                }
                (tick("read", &speech.t("quality-publish-read"), None, Ticked::No))
                (submit(Weight::Primary, &speech.t("quality-publish")))
            }
        }
    }
}

/// Publishes a year, as it stands at this moment. Sent twice, the first stays.
pub async fn publish_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(year): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepFigures)?;
    fields.only(&["read"])?;
    let (year, found) = year_of(&app, &year).await?;
    let back = Redirect::to(&format!("/settings/quality/{year}"));
    if found.is_some() {
        return Ok(back.into_response());
    }
    match fields.all("read").next() {
        Some("yes") => {}
        None => {
            let page = render(&app, &signed_in, year, found, Tried::WithoutReading).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Some(_) => return Err(PageError::Refused("refusal-form".into())),
    }
    let setting = app.store.quality_setting(signed_in.actor.organisation).await?;
    let figures = made(&app, year, &setting).await?.filter(|made| !made.figures.is_empty());
    let figures = figures.ok_or_else(|| PageError::Conflict("quality-nothing-line".into()))?;
    let measure = name_of(&app, &setting).await?;
    let by = signed_in.by(&app);
    match app.store.publish_figures(&by, &figures, &setting, measure.as_deref()).await {
        Ok(()) => Ok(back.into_response()),
        Err(error) if error.is_conflict(QUALITY_OUT) => Ok(back.into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Takes a year out of sight.
pub async fn hide(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(year): Path<String>,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepFigures)?;
    let (year, found) = year_of(&app, &year).await?;
    found.ok_or(PageError::NotFound)?;
    app.store.hide_figures(&signed_in.by(&app), year).await?;
    Ok(Redirect::to(&format!("/settings/quality/{year}")))
}

/// Shows a year again, as it came out.
pub async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(year): Path<String>,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepFigures)?;
    let (year, found) = year_of(&app, &year).await?;
    found.ok_or(PageError::NotFound)?;
    app.store.show_figures(&signed_in.by(&app), year).await?;
    Ok(Redirect::to(&format!("/settings/quality/{year}")))
}
