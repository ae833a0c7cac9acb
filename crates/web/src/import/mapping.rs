//! The page of one uploaded file: its first rows, which column is what, and what would come of it. Nothing is kept here.

use super::draft::{Draft, load};
use super::form::Answers;
use super::{preview, result};
use crate::error::PageError;
use crate::shell::button::{Weight, post};
use crate::shell::date::day_of;
use crate::shell::fields::Fields;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::import::choices::Choices;
use alliance::import::plan::{Plan, plan};
use alliance::import::problem::Problems;
use alliance::import::reading::read;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use std::sync::Arc;

/// What came of the choices.
pub(super) enum Outcome {
    /// Nothing was checked yet.
    Unchecked,
    /// The choices do not fit: the sentences that say why.
    Refused(Vec<String>),
    /// Rows do not fit.
    Wrong(Problems),
    /// Everything fits.
    Ready(Box<Plan>),
    /// Everything fitted, and then the house changed.
    Changed,
}

/// The page, with a first guess.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(draft): Path<String>,
) -> Result<Markup, PageError> {
    let draft = load(&app, &signed_in, &draft).await?;
    let answers = Answers::of(&Choices::guess(&draft.table, &draft.house), &draft.table);
    Ok(render(&app, &signed_in, &draft, &answers, &Outcome::Unchecked))
}

/// Checks the choices and the whole file, and shows what would come of it.
pub async fn check(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(draft): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let draft = load(&app, &signed_in, &draft).await?;
    let mut answers = Answers::read(&fields)?;
    if fields.all("act").any(|act| act == "more") {
        answers.more_rows();
        return Ok(render(&app, &signed_in, &draft, &answers, &Outcome::Unchecked).into_response());
    }
    let outcome = outcome(&app, &signed_in, &draft, &answers).await?;
    Ok(answer(&app, &signed_in, &draft, &answers, &outcome))
}

/// The page with what came of it, and the status that says so.
pub(super) fn answer(
    app: &App,
    signed_in: &SignedIn,
    draft: &Draft,
    answers: &Answers,
    outcome: &Outcome,
) -> Response {
    let status = match outcome {
        Outcome::Unchecked | Outcome::Ready(_) => StatusCode::OK,
        Outcome::Refused(_) | Outcome::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Outcome::Changed => StatusCode::CONFLICT,
    };
    (status, render(app, signed_in, draft, answers, outcome)).into_response()
}

/// Reads the whole file by the choices, and sets it against the house.
pub(super) async fn outcome(
    app: &App,
    signed_in: &SignedIn,
    draft: &Draft,
    answers: &Answers,
) -> Result<Outcome, PageError> {
    let speech = &signed_in.speech;
    let choices = match answers.choices(speech, &draft.table) {
        Ok(choices) => choices,
        Err(sentences) => return Ok(Outcome::Refused(sentences)),
    };
    let mapping = match choices.settle(&draft.table, &draft.house) {
        Ok(mapping) => mapping,
        Err(refusals) => {
            let told = refusals.iter().map(|refusal| super::words::mapping(speech, refusal));
            return Ok(Outcome::Refused(told.collect()));
        }
    };
    let (table, today) = (Arc::clone(&draft.table), app.today());
    let reading = tokio::task::spawn_blocking(move || read(&table, &mapping, today));
    let contents = match reading.await {
        Ok(Ok(contents)) => contents,
        Ok(Err(problems)) => return Ok(Outcome::Wrong(problems)),
        Err(error) => return Err(store::StoreError::engine(error).into()),
    };
    let known = app.store.known_for_import(signed_in.actor.organisation, &contents, app.zone()).await?;
    Ok(match plan(contents, &known) {
        Ok(plan) => Outcome::Ready(Box::new(plan)),
        Err(problems) => Outcome::Wrong(problems),
    })
}

fn render(app: &App, signed_in: &SignedIn, draft: &Draft, answers: &Answers, outcome: &Outcome) -> Markup {
    let speech = &signed_in.speech;
    let table = &draft.table;
    let separator = speech.t(&format!("import-separator-{}", table.separator()));
    let encoding = super::words::encoding(table.encoding());
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("import-list-title"), "/imports"), (&speech.t("import-upload-title"), "/import")]))
        h1 { (speech.t("import-mapping-title")) }
        (result::told(app, speech, draft, answers, outcome))
        p { (speech.with("import-mapping-file", &[("file", &draft.file_name), ("rows", &table.row_count()),
            ("columns", &table.headers().len()), ("encoding", &encoding), ("separator", &separator)])) }
        p class="soft" { (speech.t("import-mapping-encoding-check")) }
        @if let Some(earlier) = draft.earlier.first() {
            (notice(Tone::Info, None, &html! { p {
                (speech.with("import-mapping-again", &[("day", &day_of(speech, earlier.done_at))]))
            } }))
        }
        (preview::first_rows(speech, table))
        form method="post" action={ "/import/" (draft.id) } {
            (answers.render(speech, draft))
        }
        (post(Weight::Plain, &speech.t("import-drop"), &format!("/import/{}/drop", draft.id), &[]))
    };
    signed_in.page(speech.t("import-mapping-title"), Nav::Import).wide(Width::Middle).render(&main)
}
