//! The link or code a client gets. Opening it changes nothing, because mail scanners open links; a tap starts.

use super::device::{client_speech, layout, pass_of};
use super::landing::landing;
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button::{Weight, submit};
use crate::shell::cookie::{self, Life};
use crate::shell::language::Speech;
use crate::shell::layout::Page;
use crate::state::{App, token_hash};
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::audit::AuditActor;
use alliance::check::{PASS_LIFE_MS, SittingState};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::html;
use store::by::By;
use store::sitting::{KeyKind, KeyedSitting};

/// What a link opens, for who may have it.
enum Opened {
    /// The check can be started.
    Works(Box<Standing>),
    /// It cannot, and the page says why; the key of the sentence.
    Over(&'static str),
}

async fn keyed(app: &App, token: &str) -> Result<KeyedSitting, PageError> {
    let found = app.store.keyed_sitting(token_hash(token)).await?.ok_or(PageError::NotFound)?;
    match found.kind {
        KeyKind::Link | KeyKind::Qr => Ok(found),
        KeyKind::Pass => Err(PageError::NotFound),
    }
}

async fn opened(app: &App, keyed: &KeyedSitting, standing: Standing) -> Opened {
    let over = match (keyed.sitting.state, keyed.revoked_at, keyed.kind) {
        (SittingState::Submitted { .. }, _, _) => Some("used"),
        (SittingState::Offered | SittingState::Begun { .. }, Some(_), _) => Some("withdrawn"),
        (_, None, KeyKind::Qr) if keyed.expires_at <= app.now() => Some("expired-code"),
        (_, None, _) if keyed.expires_at <= app.now() => Some("expired-link"),
        (SittingState::Offered | SittingState::Begun { .. }, None, _) => None,
    };
    match over {
        Some(over) => Opened::Over(over),
        None if standing.may_come_in(Perspective::Client, Channel::OwnPhone).is_err() => {
            Opened::Over("closed")
        }
        None => Opened::Works(Box::new(standing)),
    }
}

/// Whether this device has started or sent this very check.
async fn has_pass(app: &App, headers: &HeaderMap, keyed: &KeyedSitting) -> Result<bool, PageError> {
    let pass = pass_of(app, headers).await?;
    Ok(pass.is_some_and(|(held, _)| {
        held.sitting.id == keyed.sitting.id && held.revoked_at.is_none() && held.expires_at > app.now()
    }))
}

/// The page before the first question. A device that has started goes on where it was.
pub async fn page(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let keyed = keyed(&app, &token).await?;
    if has_pass(&app, &headers, &keyed).await? {
        return Ok(Redirect::to(&format!("/check/{}", keyed.sitting.id)).into_response());
    }
    let standing = Standing::behind_key(&app, keyed.organisation, keyed.sitting.session).await?;
    let speech = client_speech(&app, &headers, &standing);
    let path = format!("/c/{token}");
    match opened(&app, &keyed, standing).await {
        Opened::Over(why) => Ok(over(&speech, why, &path)),
        Opened::Works(standing) => {
            let go = html! {
                form class="one-button" method="post" action=(path) {
                    (submit(Weight::Primary, &speech.t("check-start")))
                }
            };
            let main = landing(&speech, &standing, Channel::OwnPhone, &go);
            let title = speech.t("check-landing-title");
            Ok(Page::new(&speech, title, layout()).at(path).render(&main).into_response())
        }
    }
}

/// Says kindly why a link does not start anything any more, and what one can do.
fn over(speech: &Speech, why: &str, path: &str) -> Response {
    let title = speech.t(&format!("check-over-{why}"));
    let main = html! {
        h1 { (title) }
        p class="lead" { (speech.t(&format!("check-over-{why}-line"))) }
        p class="quiet-text" { (speech.t("check-over-help")) }
    };
    let page = Page::new(speech, title.as_str(), layout()).at(path).render(&main);
    (StatusCode::GONE, page).into_response()
}

/// Starts the check on this device: the device gets a pass of its own, and the link stays as it was.
pub async fn start(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let keyed = keyed(&app, &token).await?;
    let check = format!("/check/{}", keyed.sitting.id);
    if has_pass(&app, &headers, &keyed).await? {
        return Ok(Redirect::to(&check).into_response());
    }
    let standing = Standing::behind_key(&app, keyed.organisation, keyed.sitting.session).await?;
    let speech = client_speech(&app, &headers, &standing);
    let link = format!("/c/{token}");
    match opened(&app, &keyed, standing).await {
        Opened::Over(why) => return Ok(over(&speech, why, &link)),
        Opened::Works(_) => {}
    }
    let by = By { organisation: keyed.organisation, ..app.by(AuditActor::Client) };
    app.store.begin_sitting(&by, keyed.episode, &keyed.sitting).await?;
    let (pass, hash) = app.token();
    let expires_at = by.now.plus_ms(PASS_LIFE_MS);
    app.store.add_key(&by, keyed.episode, keyed.sitting.id, KeyKind::Pass, hash, expires_at).await?;
    // One pass for two paths: the check itself, and the link, so that opening it again leads back to the check.
    let line = |path: &str| {
        let life = Life::Seconds(PASS_LIFE_MS / 1000);
        (header::SET_COOKIE, cookie::line(&app, cookie::pass_name(&app), &pass, path, life))
    };
    Ok((AppendHeaders([line(&check), line(&link)]), Redirect::to(&check)).into_response())
}
