//! The client's check on its device: the form, then thanks, then what opened.

use super::device::{Device, Held, layout};
use super::sheet::{Pace, Sheet, Told, if_alone, who_sees};
use super::waiting::waiting;
use crate::agreement::since;
use crate::error::PageError;
use crate::reveal;
use crate::reveal::part::Reader;
use crate::session::events::news;
use crate::shell::layout::{Page, Width};
use crate::shell::notice::who_sees as who_sees_line;
use crate::state::App;
use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::form::Filled;
use alliance::check::{Seal, SittingRefusal};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::By;

/// The page.
pub async fn page(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let device = Device::of(&app, &headers, &sitting).await?;
    if device.standing.half(Perspective::Client).is_in() {
        return sent(&app, &device).await;
    }
    match device.standing.seal {
        Seal::OpenAlone { .. } => return sent(&app, &device).await,
        Seal::NoMeasuring => return Err(SittingRefusal::NotMeasured.into()),
        Seal::Sealed { .. } | Seal::Open { .. } => {}
    }
    device.standing.may_come_in(Perspective::Client, device.channel())?;
    let form = device.standing.form(Perspective::Client);
    let draft = app.store.draft(device.sitting.id, &device.holder()).await?;
    let filled = draft.map_or_else(|| form.blank(), |draft| form.resume(&draft));
    Ok(render(&device, &filled, &Told::Nothing).into_response())
}

/// The form, with what was answered so far and what has to be said about it.
pub fn render(device: &Device, filled: &Filled, told: &Told) -> Markup {
    let speech = &device.speech;
    let form = device.standing.form(Perspective::Client);
    let about = speech.with("check-about", &[("number", &device.standing.session.number)]);
    let sheet =
        Sheet { form: &form, filled, told, about: about.clone(), action: device.path(""), pace: Pace::Steps };
    let who = who_sees(speech, &device.standing, Perspective::Client, device.channel());
    let main = html! {
        h1 class="check-title" { (about) }
        (sheet.render(speech, &html! {}))
        (who_sees_line(speech, &who))
        p class="quiet-text" { a href=(device.path("/mark")) { (speech.t("check-mark")) } }
        @if device.standing.case.episode.medium.is_some() {
            p class="quiet-text" { a href=(device.path("/works")) { (speech.t("work-link")) } }
        }
        p class="quiet-text" {
            (if_alone(speech, &device.standing, Perspective::Client)) " "
            (speech.t("check-not-well")) " " a href="/help" { (speech.t("shell-help")) }
        }
    };
    Page::new(speech, about.as_str(), layout()).at(device.path("")).render(&main)
}

/// What a device sees once the check cannot be answered any more: thanks, or what opened.
async fn sent(app: &App, device: &Device) -> Result<Response, PageError> {
    match device.held {
        // The therapist's device shows nothing of the talk before it is back with the therapist.
        Held::Kiosk(_) => return Ok(Redirect::to("/kiosk").into_response()),
        Held::Pass(_) => {}
    }
    match device.standing.seal {
        Seal::Sealed { .. } | Seal::NoMeasuring => Ok(waiting(device).into_response()),
        Seal::Open { .. } | Seal::OpenAlone { .. } => {
            let standing = &device.standing;
            let organisation = standing.case.episode.organisation;
            let by = By { organisation, ..app.by(AuditActor::Client) };
            let view = reveal::view::View::read(app, &by, standing).await?;
            let speech = &device.speech;
            let falls = since::falls(app, speech, organisation, &standing.session, &view.rows).await?;
            let title = speech.t(view.title_key());
            let main = html! { (reveal::part::live(speech, standing, &device.path(""), &reveal::part::view(speech, &view, &falls, Reader::Client(&device.path("/works"))))) };
            Ok(Page::new(speech, title, layout())
                .wide(Width::Middle)
                .at(device.path(""))
                .render(&main)
                .into_response())
        }
    }
}

/// News for the client's page.
pub async fn listen(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let heard = app.store.engine().notices();
    let device = Device::of(&app, &headers, &sitting).await?;
    news(heard, &device.standing)
}
