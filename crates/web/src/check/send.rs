//! Sending the check from a client's device.

use super::device::{Device, Held};
use super::receive::{Incoming, receive};
use super::sheet::{self, Told};
use super::show;
use crate::error::PageError;
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::SittingRefusal;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use store::by::By;

/// Keeps the client's half. Sent twice is sent once; what does not fit is shown again with everything that does.
pub async fn submit_form(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
    Submitted(fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let device = Device::of(&app, &headers, &sitting).await?;
    let form = device.standing.form(Perspective::Client);
    let sent = sheet::read(&form, &fields, &[])?;
    match sent.told {
        Told::Nothing | Told::Kept => {}
        Told::Empty | Told::OtherQuestions | Told::Wrong(_) => {
            if device.standing.half(Perspective::Client).is_in() {
                return Err(SittingRefusal::AlreadySubmitted.into());
            }
            device.standing.may_come_in(Perspective::Client, device.channel())?;
            let page = show::render(&device, &sent.filled, &sent.told);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    }
    let by = By { organisation: device.standing.case.episode.organisation, ..app.by(AuditActor::Client) };
    let (pass, author) = match &device.held {
        Held::Pass(pass) => (Some(*pass), None),
        Held::Kiosk(_) => (None, None),
    };
    let half = Incoming {
        standing: &device.standing,
        sitting: &device.sitting,
        filled: &sent.filled,
        channel: device.channel(),
        author,
        happened_on: app.today(),
        pass,
    };
    receive(&app, &by, &half).await?;
    Ok(Redirect::to(&device.path("")).into_response())
}
