//! Answers so far, kept while the client answers: to go on later, after a break or a lost connection.

use super::device::Device;
use super::sheet::{self, Told};
use super::show;
use crate::error::PageError;
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::SittingState;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use store::by::By;

/// Whether a page was asked for, or script keeps a draft in the background.
pub fn is_from_script(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-mode").is_some_and(|mode| mode != "navigate")
}

/// Keeps what fits and is told back what does not. After sending it changes nothing.
pub async fn submit_form(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
    Submitted(fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let device = Device::of(&app, &headers, &sitting).await?;
    let form = device.standing.form(Perspective::Client);
    let sent = sheet::read(&form, &fields, &[])?;
    if device.standing.half(Perspective::Client).is_in() {
        return Ok(answer(&headers, &device));
    }
    device.standing.may_come_in(Perspective::Client, device.channel())?;
    match sent.told {
        Told::Nothing | Told::Empty | Told::Kept => {}
        Told::OtherQuestions | Told::Wrong(_) => {
            let page = show::render(&device, &sent.filled, &sent.told);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    }
    let by = By { organisation: device.standing.case.episode.organisation, ..app.by(AuditActor::Client) };
    if device.sitting.state == SittingState::Offered {
        app.store.begin_sitting(&by, device.standing.case.episode.id, &device.sitting).await?;
    }
    app.store.keep_draft(device.sitting.id, &device.holder(), &sent.filled.text(), by.now).await?;
    if is_from_script(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(show::render(&device, &sent.filled, &Told::Kept).into_response())
}

fn answer(headers: &HeaderMap, device: &Device) -> Response {
    if is_from_script(headers) {
        StatusCode::NO_CONTENT.into_response()
    } else {
        Redirect::to(&device.path("")).into_response()
    }
}
