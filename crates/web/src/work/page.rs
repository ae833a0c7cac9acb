//! The client's page of works: what was added, adding another, taking one away.

use super::owner::Owner;
use super::shown;
use crate::check::device::layout;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::{Page, Width};
use crate::shell::notice::who_sees;
use crate::state::App;
use alliance::medium::work::{SOUND_SECONDS_MOST, UPLOAD_MOST, WORKS_MOST, Work};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use maud::{Markup, html};

/// The kinds a browser offers to choose from. What a file really is, is told by its content.
const KINDS: &str = "image/jpeg,image/png,image/webp,audio/wav,audio/mpeg,audio/mp4,audio/aac,audio/ogg,.wav,.mp3,.m4a,.aac,.ogg";

/// The page, from the check.
pub async fn check_page(
    State(app): State<App>,
    Path(sitting): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, PageError> {
    let owner = Owner::at_check(&app, &headers, &sitting).await?;
    let works = owner.works(&app).await?;
    Ok(render(&owner, &works, None))
}

/// The page, among the client's own.
pub async fn page(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Markup, PageError> {
    let owner = Owner::behind_link(&app, &headers, &token).await?;
    let works = owner.works(&app).await?;
    Ok(render(&owner, &works, None))
}

/// The page, with what has to be said about the file that was sent.
pub fn render(owner: &Owner, works: &[Work], error: Option<String>) -> Markup {
    let speech = &owner.speech;
    let title = speech.t("work-title");
    let main = html! {
        h1 { (title) }
        p { (speech.t("work-intro")) }
        @for work in works {
            section class="card work" {
                h2 { (speech.with(&format!("work-of-{}", work.kind), &[("number", &work.session_number)])) }
                (shown::one(speech, work, &owner.path))
                form class="one-button" method="post" action=(format!("{}/{}/away", owner.path, work.id)) {
                    (submit(Weight::Quiet, &speech.t("work-away")))
                }
            }
        }
        @if works.is_empty() && owner.session.is_none() { p { (speech.t("work-none")) } }
        @if owner.session.is_some() && works.len() < WORKS_MOST { (form(owner, error)) }
        (who_sees(speech, &speech.t("work-who-sees-long")))
        p class="quiet-text" { (speech.t("work-clean")) }
        p { a href=(owner.back) { (speech.t("work-back")) } }
    };
    Page::new(speech, title.as_str(), layout()).wide(Width::Narrow).at(owner.path.clone()).render(&main)
}

fn form(owner: &Owner, error: Option<String>) -> Markup {
    let speech = &owner.speech;
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("file", error.clone())).collect();
    let help =
        speech.with("work-file-help", &[("most", &(UPLOAD_MOST >> 20)), ("seconds", &SOUND_SECONDS_MOST)]);
    html! {
        (refused(speech, &errors))
        form method="post" action=(owner.path) enctype="multipart/form-data" {
            (Field::new(Control::File(KINDS), "file", speech.t("work-file")).help(help).error(error).required())
            (submit(Weight::Primary, &speech.t("work-add")))
        }
    }
}
