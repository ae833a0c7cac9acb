//! What a handed-over device shows around the check: a start, a thank-you, and the way back for the therapist.

use crate::error::PageError;
use crate::frame::button::{Weight, link, submit};
use crate::frame::form::{Control, Field, refused};
use crate::frame::language::Speech;
use crate::frame::layout::{Client, Layout, Page};
use crate::frame::notice::who_sees;
use crate::frame::part::more;
use crate::frame::reader::{Reader, login_of};
use crate::state::App;
use alliance::check::{Sitting, SittingState};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// The page.
pub async fn page(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Result<Response, PageError> {
    let Some((login, _)) = login_of(&app, &headers).await? else { return Err(PageError::SignIn) };
    let Some(sitting) = login.kiosk else { return Ok(Redirect::to("/today").into_response()) };
    let sitting = app.store.sitting(login.member.organisation, sitting).await?.ok_or(PageError::NotFound)?;
    Ok(render(&reader.speech, &sitting, None).into_response())
}

/// The page, with what is wrong with the PIN that was given, if one was.
pub(super) fn render(speech: &Speech, sitting: &Sitting, error: Option<String>) -> Markup {
    let main = match sitting.state {
        SittingState::Offered | SittingState::Begun { .. } => html! {
            h1 { (speech.t("kiosk-title")) }
            p class="lead" { (speech.t("kiosk-intro")) }
            p { (link(Weight::Primary, &speech.t("kiosk-start"), &format!("/check/{}", sitting.id))) }
            (who_sees(speech, &speech.t("kiosk-who-sees")))
            @match error {
                None => { (more(&speech.t("kiosk-back-early"), &way_back(speech, None))) }
                Some(error) => { h2 { (speech.t("kiosk-back-early")) } (way_back(speech, Some(error))) }
            }
        },
        SittingState::Submitted { .. } => html! {
            h1 { (speech.t("kiosk-thanks")) }
            p class="lead" { (speech.t("kiosk-give-back")) }
            h2 { (speech.t("kiosk-for-therapist")) }
            (way_back(speech, error))
        },
    };
    let around = Layout::Client(Client { help: "/help".into() });
    Page::new(speech, speech.t("kiosk-title"), around).at("/kiosk").render(&main)
}

fn way_back(speech: &Speech, error: Option<String>) -> Markup {
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("pin", error.clone())).collect();
    html! {
        (refused(speech, &errors))
        form method="post" action="/kiosk/unlock" {
            (Field::new(Control::Code, "pin", speech.t("account-pin")).error(error).autocomplete("off").max_length(8))
            (submit(Weight::Quiet, &speech.t("kiosk-unlock")))
        }
    }
}
