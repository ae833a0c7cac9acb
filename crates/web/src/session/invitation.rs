//! How the client gets the check: a code on the screen, a link to send, the device itself, or paper.

use super::code::code;
use super::show;
use super::standing::Standing;
use crate::error::PageError;
use crate::shell::button::{self, Weight};
use crate::shell::language::Speech;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::check::{LINK_LIFE_MS, QR_LIFE_MS, Sitting};
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};
use store::sitting::KeyKind;

/// The client's sitting, if the client can still be given the check.
pub fn open_sitting(standing: &Standing) -> Option<&Sitting> {
    let open = standing.may_come_in(Perspective::Client, Channel::OwnPhone).is_ok();
    standing.client.as_ref().filter(|_| open)
}

/// Makes a key of this kind to the client's sitting; gives the address it opens.
pub async fn make_address(
    app: &App,
    signed_in: &SignedIn,
    standing: &Standing,
    sitting: &Sitting,
    kind: KeyKind,
) -> Result<String, PageError> {
    let (token, hash) = app.token();
    let by = signed_in.by(app);
    let life = match kind {
        KeyKind::Link => LINK_LIFE_MS,
        KeyKind::Qr | KeyKind::Pass => QR_LIFE_MS,
    };
    let expires_at = by.now.plus_ms(life);
    app.store.add_key(&by, standing.case.episode.id, sitting.id, kind, hash, expires_at).await?;
    Ok(format!("{}/c/{token}", app.settings.origin))
}

/// Makes a new link and shows it; the one before stops working.
pub async fn make_link(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Markup, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    standing.may_come_in(Perspective::Client, Channel::OwnPhone)?;
    let sitting = standing.client.clone().ok_or_else(|| PageError::Conflict("session-not-offered".into()))?;
    let link = make_address(&app, &signed_in, &standing, &sitting, KeyKind::Link).await?;
    show::render(&app, &signed_in, &standing, Some(&link)).await
}

/// Stops every link and code of this session that is about. A device that has started goes on.
pub async fn withdraw(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Redirect, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    if let Some(sitting) = &standing.client {
        let by = signed_in.by(&app);
        app.store.revoke_links(&by, standing.case.episode.id, sitting.id).await?;
    }
    Ok(Redirect::to(&standing.path("")))
}

/// The code with the name of the place it leads to, so that people can see that it is ours.
pub fn code_part(speech: &Speech, address: &str) -> Markup {
    let place = address.split('/').nth(2).unwrap_or(address);
    html! {
        div class="code" data-part="code" data-renew-s=(QR_LIFE_MS / 1000 * 4 / 5) {
            @match code(address, &speech.t("session-code-label")) {
                Some(code) => { (code) }
                None => { p { (speech.t("session-code-none")) } }
            }
            p class="code-place" { (place) }
            p class="quiet-text" { (speech.t("session-code-help")) }
        }
    }
}

/// The other ways: a link to send, the device itself, paper.
pub fn other_ways(speech: &Speech, standing: &Standing, link: Option<&str>) -> Markup {
    html! {
        section class="way" {
            h3 { (speech.t("session-link-title")) }
            @match link {
                Some(link) => {
                    (button::copy_link(speech, "link", &speech.t("session-link-label"), link))
                    p class="quiet-text" { (speech.t("session-link-known")) }
                }
                None => { p { (speech.t("session-link-help")) } }
            }
            div class="actions" {
                @let make = if link.is_some() { "session-link-again" } else { "session-link-make" };
                (button::post(Weight::Quiet, &speech.with(make, &[]), &standing.path("/link"), &[]))
                (button::post(Weight::Plain, &speech.t("session-link-withdraw"), &standing.path("/link/withdraw"), &[]))
            }
        }
        section class="way" {
            h3 { (speech.t("session-kiosk-title")) }
            p { (speech.t("session-kiosk-help")) }
            (button::post(Weight::Quiet, &speech.t("session-kiosk-go"), &standing.path("/kiosk"), &[]))
        }
        section class="way" {
            h3 { (speech.t("session-paper-title")) }
            p { (speech.t("session-paper-help")) }
            div class="actions" {
                (button::link(Weight::Plain, &speech.t("session-paper-print"), &standing.path("/paper/print")))
                (button::link(Weight::Plain, &speech.t("session-paper-enter"), &standing.path("/paper")))
            }
        }
    }
}
