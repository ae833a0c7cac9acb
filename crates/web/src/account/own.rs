//! One's own account: who one is here, and the PIN that takes a handed-over device back.

use super::password;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::people::Role;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::member::Credentials;

/// What the form for the PIN sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinForm {
    pin: String,
}

/// What the form for the password sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    current: String,
    password: String,
}

/// What the page says about the last form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    Nothing,
    Kept(&'static str),
    Wrong { field: &'static str, key: &'static str },
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    render(&app, &signed_in, Told::Nothing).await
}

async fn render(app: &App, signed_in: &SignedIn, told: Told) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let has_pin = app.store.pin_hash(signed_in.member.id).await?.is_some();
    let error_of = |field: &str| match &told {
        Told::Wrong { field: wrong, key } if *wrong == field => Some(speech.with(key, &[])),
        Told::Wrong { .. } | Told::Nothing | Told::Kept(_) => None,
    };
    let main = html! {
        h1 { (speech.t("account-title")) }
        @match &told {
            Told::Nothing => {}
            Told::Kept(key) => { (notice(Tone::Saved, None, &html! { p { (speech.with(key, &[])) } })) }
            Told::Wrong { field, key } => { (refused(speech, &[(*field, speech.with(key, &[]))])) }
        }
        dl class="facts" {
            dt { (speech.t("account-login-name")) } dd { (signed_in.member.login_name) }
            dt { (speech.t("account-roles")) }
            dd { @for (index, role) in signed_in.member.roles.iter().enumerate() {
                @if index > 0 { ", " } (speech.t(&format!("account-role-{role}")))
            } }
        }
        p { a href="/instruments" { (speech.t("account-instruments")) } }
        @if signed_in.member.roles.contains(&Role::Therapist) {
            p { a href="/factors" { (speech.t("factor-title")) } }
            p { a href="/cards" { (speech.t("factor-cards-title")) } }
            h2 { (speech.t("account-pin-title")) }
            p { (speech.t("account-pin-intro")) }
            @if has_pin { p { (speech.t("account-pin-known")) } }
            form method="post" action="/account/pin" {
                (Field::new(Control::Code, "pin", speech.t("account-pin")).help(speech.t("account-pin-help")).error(error_of("pin")))
                (submit(Weight::Quiet, &speech.t("account-pin-keep")))
            }
        }
        h2 { (speech.t("account-password-title")) }
        form method="post" action="/account/password" {
            // For password managers; without a name it is not sent.
            input type="text" autocomplete="username" value=(signed_in.member.login_name) hidden readonly;
            (Field::new(Control::Password, "current", speech.t("account-password-current")).error(error_of("current")).autocomplete("current-password"))
            (Field::new(Control::Password, "password", speech.t("account-password-new"))
                .help(speech.t("account-password-help")).error(error_of("password")).autocomplete("new-password"))
            (submit(Weight::Quiet, &speech.t("account-password-keep")))
        }
    };
    Ok(signed_in.page(speech.t("account-title"), Nav::Account).wide(Width::Narrow).render(&main))
}

async fn wrong(
    app: &App,
    signed_in: &SignedIn,
    field: &'static str,
    key: &'static str,
) -> Result<Response, PageError> {
    let page = render(app, signed_in, Told::Wrong { field, key }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Whether a text can be a PIN: four to eight digits.
pub fn is_pin(text: &str) -> bool {
    (4..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Keeps the PIN.
pub async fn keep_pin(
    State(app): State<App>,
    signed_in: SignedIn,
    Submitted(sent): Submitted<PinForm>,
) -> Result<Response, PageError> {
    let pin = sent.pin.trim().to_owned();
    if !is_pin(&pin) {
        return wrong(&app, &signed_in, "pin", "account-pin-wrong").await;
    }
    let hash = password::hash(pin, app.chance()).await?;
    app.store.choose_pin(&signed_in.by(&app), signed_in.member.id, &hash).await?;
    Ok(render(&app, &signed_in, Told::Kept("account-pin-kept")).await?.into_response())
}

/// Keeps a new password, if the current one is given.
pub async fn keep_password(
    State(app): State<App>,
    signed_in: SignedIn,
    Submitted(sent): Submitted<PasswordForm>,
) -> Result<Response, PageError> {
    let credentials: Option<Credentials> = app.store.credentials(&signed_in.member.login_name).await?;
    let hash = credentials.and_then(|credentials| credentials.password_hash);
    if !password::is_right(sent.current, hash).await? {
        return wrong(&app, &signed_in, "current", "account-password-current-wrong").await;
    }
    if let Some(key) = password::refusal(&sent.password, signed_in.member.login_name.as_str()) {
        return wrong(&app, &signed_in, "password", key).await;
    }
    let hash = password::hash(sent.password, app.chance()).await?;
    app.store.choose_password(&signed_in.by(&app), signed_in.member.id, &hash).await?;
    Ok(render(&app, &signed_in, Told::Kept("account-password-kept")).await?.into_response())
}
