//! A rater rates one recording of a set, without its benchmark.

use super::Held;
use crate::competence::sheet::{self, Beside};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::refused;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::competence::sheet::Sheet;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::competence::calibration::{CALIBRATION_RATED, CalibrationRecording};

async fn found(
    app: &App,
    signed_in: &SignedIn,
    set: &str,
    recording: &str,
) -> Result<(Held, CalibrationRecording), PageError> {
    let held = Held::of(app, signed_in, set, Act::RateCalibrationSet).await?;
    let one = held.recordings.iter().find(|one| one.id.to_string() == recording);
    let one = one.cloned().ok_or(PageError::NotFound)?;
    if one.own.is_some() {
        return Err(PageError::Conflict("competence-recording-rated".into()));
    }
    Ok((held, one))
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((set, recording)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let (held, one) = found(&app, &signed_in, &set, &recording).await?;
    Ok(render(&signed_in, &held, &one, &Sheet::default(), &[]))
}

fn render(
    signed_in: &SignedIn,
    held: &Held,
    one: &CalibrationRecording,
    filled: &Sheet,
    wrong: &[(&'static str, String)],
) -> Markup {
    let speech = &signed_in.speech;
    let action = held.path(&format!("/recordings/{}", one.id));
    let title = speech.with("competence-calibrate-title", &[("name", &one.title)]);
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("competence-title"), "/competence"), (&held.set.title, &held.path("")),
        ]))
        (page_head(&title, Some(&speech.t("competence-calibrate-line")), None))
        (refused(speech, wrong))
        form method="post" action=(action) {
            (sheet::questions(speech, filled, wrong, Beside::Nothing))
            (submit(Weight::Primary, &speech.t("competence-rate-go")))
        }
        (who_sees(speech, &speech.t("competence-who-sees-calibration")))
    };
    signed_in.page(title, Nav::Competence).wide(Width::Narrow).at(action).render(&main)
}

/// Keeps the rating; from then on its benchmark may be seen, and it changes no more.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((set, recording)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (held, one) = found(&app, &signed_in, &set, &recording).await?;
    fields.only(&sheet::names(Beside::Nothing))?;
    let filled = sheet::read(&fields, Beside::Nothing)?;
    let levels = match filled.whole() {
        Ok((levels, _)) => levels,
        Err(refusal) => {
            let wrong = sheet::errors(&signed_in.speech, &refusal);
            let page = render(&signed_in, &held, &one, &filled, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    match app.store.keep_calibration_rating(&by, held.set.id, one.id, signed_in.member.id, &levels).await {
        Ok(()) => Ok(Redirect::to(&held.path("")).into_response()),
        Err(error) if error.is_conflict(CALIBRATION_RATED) => {
            Err(PageError::Conflict("competence-recording-rated".into()))
        }
        Err(error) => Err(error.into()),
    }
}
