//! A reflection as it is prepared: its steps, what the team came to before, and the way to its room.

use super::reorder::Reorder;
use super::steps::StepsForm;
use super::{earlier, led};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post, submit_as};
use crate::shell::fields::Fields;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::reflection::{NOT_PREPARED, Reflection, Stage};

/// How often a new code is tried where another room has it.
const CODES_TRIED: usize = 8;

/// What the page may be opened with.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// That it was just kept.
    kept: Option<String>,
}

/// The form; a reflection that was opened leads to its room, one that ended to its report.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let reflection = led(&app, &signed_in, &reflection).await?;
    if let Some(elsewhere) = elsewhere(&reflection) {
        return Ok(elsewhere);
    }
    let form = StepsForm::of(&reflection.team, &reflection.template);
    Ok(view(&app, &signed_in, &reflection, &form, asked.kept.is_some()).await?.into_response())
}

fn elsewhere(reflection: &Reflection) -> Option<Response> {
    let under = match reflection.stage {
        Stage::Prepared => return None,
        Stage::Open { .. } => "/lead",
        Stage::Closed { .. } => "/report",
    };
    Some(Redirect::to(&super::list::path(reflection, under)).into_response())
}

async fn view(
    app: &App,
    signed_in: &SignedIn,
    reflection: &Reflection,
    form: &StepsForm,
    was_kept: bool,
) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let kept = app.store.reflections(signed_in.actor.organisation, signed_in.member.id).await?;
    let before = earlier::of_team(app, &kept, &form.team, None).await?;
    let path = super::list::path(reflection, "");
    let title = speech.t("reflection-edit-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("reflection-list-title"), "/reflections")]))
        (page_head(&title, Some(&speech.t("reflection-edit-line")), None))
        @if was_kept { (notice(Tone::Saved, None, &html! { p { (speech.t("reflection-kept")) } })) }
        @if let Some(before) = &before { (before.card(speech)) }
        form class="steps-form" method="post" action=(path) {
            (form.render(speech))
            div class="actions" {
                (submit_as(Weight::Primary, &speech.t("reflection-edit-keep"), "act", "keep"))
                (submit_as(Weight::Quiet, &speech.t("reflection-edit-open"), "act", "open"))
            }
        }
        p class="quiet-text" { (speech.t("reflection-edit-open-help")) }
        p { (link(Weight::Plain, &speech.t("reflection-again"), &format!("/reflections/new?from={}", reflection.id))) }
        details class="more" {
            summary { (speech.t("reflection-delete")) }
            div {
                p { (speech.t("reflection-delete-prepared")) }
                (post(Weight::Danger, &speech.t("reflection-delete-sure"), &format!("{path}/delete"), &[]))
            }
        }
    };
    Ok(signed_in.page(title, Nav::Reflections).wide(Width::Middle).with_room().render(&main))
}

/// Keeps what was typed, orders the steps anew, or keeps and opens the room.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let reflection = led(&app, &signed_in, &reflection).await?;
    if let Some(elsewhere) = elsewhere(&reflection) {
        return Ok(elsewhere);
    }
    let form = StepsForm::read(&fields)?;
    // Enter in a field sends the first button; two are never sent.
    let act = fields.one("act")?;
    if let Some(reorder) = Reorder::named(act) {
        let form = form.reordered(reorder);
        return Ok(view(&app, &signed_in, &reflection, &form, false).await?.into_response());
    }
    let team = form.team.clone();
    let template = match form.template(&signed_in.speech) {
        Ok(template) => template,
        Err(form) => {
            let page = view(&app, &signed_in, &reflection, &form, false).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    app.store.change_reflection(&by, reflection.id, &team, &template).await.map_err(opened_meanwhile)?;
    match act {
        "keep" => Ok(Redirect::to(&super::list::path(&reflection, "?kept=yes")).into_response()),
        "open" => open(&app, &signed_in, &reflection).await,
        _ => Err(PageError::Refused("refusal-form".into())),
    }
}

fn opened_meanwhile(error: store::StoreError) -> PageError {
    if error.is_conflict(NOT_PREPARED) {
        return PageError::Conflict("refusal-reflection-opened-meanwhile".into());
    }
    error.into()
}

/// Opens the room as it was prepared.
pub async fn open_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let reflection = led(&app, &signed_in, &reflection).await?;
    if let Some(elsewhere) = elsewhere(&reflection) {
        return Ok(elsewhere);
    }
    open(&app, &signed_in, &reflection).await
}

async fn open(app: &App, signed_in: &SignedIn, reflection: &Reflection) -> Result<Response, PageError> {
    let by = signed_in.by(app);
    for _ in 0..CODES_TRIED {
        let code = super::code::fresh(app.chance());
        match app.store.open_room(&by, reflection.id, &code).await {
            Ok(()) => return Ok(Redirect::to(&super::list::path(reflection, "/lead")).into_response()),
            Err(error) if error.is_conflict(store::reflection::CODE_TAKEN) => {}
            Err(error) => return Err(opened_meanwhile(error)),
        }
    }
    Err(PageError::Refused("refusal-form".into()))
}

/// Deletes it with all that is in its room.
pub async fn delete_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let reflection = led(&app, &signed_in, &reflection).await?;
    app.store.delete_reflection(&signed_in.by(&app), reflection.id).await?;
    app.rooms.forget(reflection.id).await;
    Ok(Redirect::to("/reflections").into_response())
}
