//! Setting aside a rupture that was written down by mistake, with a reason, and counting it again.

use super::edit::{found, keep};
use super::form::sentence;
use super::show::{Left, Shown};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::more;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::rupture::Version;
use alliance::rupture::account::{RuptureRefusal, TEXT_MOST};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The reason as it was typed, and why it could not be taken.
#[derive(Debug, Clone)]
pub(super) struct AsideForm {
    pub reason: String,
    pub refused: Option<RuptureRefusal>,
}

/// The version that set the rupture aside; `None` while it counts.
pub(super) fn since(versions: &BTreeMap<u32, Version>) -> Option<&Version> {
    versions.values().rev().take_while(|version| !version.account.counts()).last()
}

/// What stands above a rupture that was set aside: by whom, when, why, and a way back.
pub(super) fn told(speech: &Speech, key: &str, path: &str, aside: &Version, author: &str) -> Markup {
    let day = date::day_of(speech, aside.at);
    let who = speech.with("rupture-aside-who", &[("who", &author), ("day", &day)]);
    notice(
        Tone::Info,
        Some(&speech.t("rupture-aside-title")),
        &html! {
            p { (who) " " (speech.t("rupture-aside-counts-not")) }
            @if let Some(reason) = &aside.account.set_aside { blockquote class="typed" dir="auto" { (reason) } }
            form method="post" action={ (path) "/take-up" } {
                (once(key))
                (submit(Weight::Plain, &speech.t("rupture-aside-take-up")))
            }
        },
    )
}

/// The form that sets a rupture aside.
pub(super) fn form(speech: &Speech, key: &str, path: &str, left: &AsideForm) -> Markup {
    let error = left.refused.map(|refusal| sentence(speech, refusal));
    let form = html! {
        p { (speech.t("rupture-aside-line")) }
        form method="post" action={ (path) "/aside" } {
            (once(key))
            (Field::new(Control::Lines(2), "aside_reason", speech.t("rupture-aside-reason"))
                .help(speech.with("rupture-field-most", &[("most", &TEXT_MOST)]))
                .value(left.reason.as_str()).error(error.clone()).autocomplete("off"))
            (submit(Weight::Quiet, &speech.t("rupture-aside-keep")))
        }
    };
    let title = speech.t("rupture-aside-question");
    match error {
        None => more(&title, &form),
        Some(error) => html! {
            (refused(speech, &[("aside_reason", error)]))
            section class="card" { h2 { (title) } (form) }
        },
    }
}

/// Sets it aside.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (case, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    fields.only(&["once", "aside_reason"])?;
    let reason = fields.one("aside_reason")?;
    match rupture.last.account.laid_aside(reason) {
        Ok(account) => {
            keep(&app, &signed_in, &rupture, fields.one("once")?, &account).await?;
            Ok(Redirect::to(&format!("/ruptures/{}", rupture.id)).into_response())
        }
        Err(refusal) => {
            let aside = AsideForm { reason: reason.to_owned(), refused: Some(refusal) };
            let left = Left { aside, ..Left::of(&rupture.last.account) };
            let page = Shown::load(&app, &signed_in, &case, rupture).await?.page(&app, &signed_in, &left);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Counts it again.
pub async fn take_up(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let (_, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    fields.only(&["once"])?;
    keep(&app, &signed_in, &rupture, fields.one("once")?, &rupture.last.account.taken_up()).await?;
    Ok(Redirect::to(&format!("/ruptures/{}", rupture.id)))
}
