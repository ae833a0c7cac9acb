//! The one-time link with which a new member chooses a password. Opening it does not use it up.

use super::{login, password};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page};
use crate::shell::reader::Reader;
use crate::shell::submitted::Submitted;
use crate::state::{App, Simulated, token_hash};
use alliance::audit::AuditActor;
use alliance::people::Member;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// What the form sends. In a demo there is no password to choose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    #[serde(default)]
    password: Option<String>,
}

async fn invited(app: &App, token: &str) -> Result<Member, PageError> {
    let member = app.store.welcome(token_hash(token), app.now()).await?;
    member.ok_or_else(|| PageError::Gone("account-welcome-gone".into()))
}

/// Greets the member and asks for a password.
pub async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(token): Path<String>,
) -> Result<Markup, PageError> {
    let member = invited(&app, &token).await?;
    Ok(form(&reader.speech, &app, &member, &token, None))
}

fn form(speech: &Speech, app: &App, member: &Member, token: &str, error: Option<String>) -> Markup {
    let main = html! {
        h1 { (speech.with("account-welcome-title", &[("name", &member.shown_name)])) }
        @if let Some(error) = &error { (refused(speech, &[("password", error.clone())])) }
        form method="post" action={ "/welcome/" (token) } {
            @match app.settings.simulated {
                Simulated::Yes => { p { (speech.t("account-welcome-simulated")) } }
                Simulated::No => {
                    p { (speech.with("account-welcome-intro", &[("login", &member.login_name.as_str())])) }
                    (Field::new(Control::Password, "password", speech.t("account-password-new"))
                        .help(speech.t("account-password-help")).error(error.clone()).autocomplete("new-password"))
                }
            }
            (submit(Weight::Primary, &speech.t("account-login-go")))
        }
    };
    Page::new(speech, speech.t("account-login-title"), Layout::Public).render(&main)
}

/// Keeps the password, uses the link up and signs in.
pub async fn submit_form(
    State(app): State<App>,
    reader: Reader,
    Path(token): Path<String>,
    Submitted(sent): Submitted<Form>,
) -> Result<Response, PageError> {
    let member = invited(&app, &token).await?;
    let chosen = match (app.settings.simulated, sent.password) {
        (Simulated::Yes, _) => app.once(),
        (Simulated::No, chosen) => chosen.unwrap_or_else(String::new),
    };
    if let Some(refusal) = password::refusal(&chosen, member.login_name.as_str()) {
        let error = reader.speech.with(refusal, &[]);
        let page = form(&reader.speech, &app, &member, &token, Some(error));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let hash = password::hash(chosen, app.chance()).await?;
    let by = app.by(AuditActor::Member(member.id));
    match app.store.use_welcome(&by, member.id, token_hash(&token), &hash).await {
        Err(error) if error.is_conflict("welcome") => Err(PageError::Gone("account-welcome-gone".into())),
        Err(error) => Err(error.into()),
        Ok(()) => login::sign_in(&app, member.id).await,
    }
}
