//! What Verbond is, in one screen.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::layout::{Layout, Page, Width};
use crate::shell::part::card;
use crate::shell::reader::{Reader, login_of};
use crate::state::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

/// The page; a member who is signed in goes on to the day.
pub async fn page(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Result<Response, PageError> {
    if login_of(&app, &headers).await?.is_some() {
        return Ok(Redirect::to("/today").into_response());
    }
    let speech = &reader.speech;
    let main = html! {
        h1 { (speech.t("front-title")) }
        p class="lead" { (speech.t("front-lead")) }
        div class="cards three" {
            (card(Some(&speech.t("front-client-title")), &html! { p { (speech.t("front-client")) } }))
            (card(Some(&speech.t("front-therapist-title")), &html! { p { (speech.t("front-therapist")) } }))
            (card(Some(&speech.t("front-kept-title")), &html! { p { (speech.t("front-kept")) } }))
        }
        p { (link(Weight::Primary, &speech.t("front-sign-in"), "/login")) }
        p class="soft" { (speech.t("front-not")) }
    };
    Ok(Page::new(speech, speech.t("front-title"), Layout::Public)
        .wide(Width::Wide)
        .render(&main)
        .into_response())
}
