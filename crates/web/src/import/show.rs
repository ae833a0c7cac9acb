//! One import: what there is of it, and the way to undo it.

use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::{Ticked, tick};
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, card};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ImportId;
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::import::{ImportRecord, ImportedCounts};

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(import): Path<String>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::Import)?;
    let id: ImportId = import.parse().map_err(|_| PageError::NotFound)?;
    render(&app, &signed_in, id, None).await
}

/// The page, with a sentence at its top if something was refused.
pub(super) async fn render(
    app: &App,
    signed_in: &SignedIn,
    id: ImportId,
    refused: Option<String>,
) -> Result<Markup, PageError> {
    let found = app.store.import(signed_in.actor.organisation, id).await?;
    let import = found.ok_or(PageError::NotFound)?;
    let counts = app.store.imported_counts(id).await?;
    let speech = &signed_in.speech;
    let title = speech.with("import-done-title", &[("file", &import.file_name)]);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("import-list-title"), "/imports")]))
        h1 { (title) }
        @if let Some(refused) = refused { (notice(Tone::Alert, None, &html! { p { (refused) } })) }
        p { (speech.with("import-done-line", &[("day", &day_of(speech, import.done_at)), ("rows", &import.row_count)])) }
        @match import.undone_at {
            Some(at) => {
                (notice(Tone::Info, None, &html! { p {
                    (speech.with("import-done-undone", &[("day", &day_of(speech, at))]))
                } }))
            }
            None => { (standing(speech, &import, counts)) }
        }
    };
    Ok(signed_in.page(title, Nav::Import).wide(Width::Narrow).render(&main))
}

fn standing(speech: &Speech, import: &ImportRecord, counts: ImportedCounts) -> Markup {
    let lines = [
        (counts.clients, speech.with("import-count-clients", &[("count", &counts.clients)])),
        (counts.episodes, speech.with("import-count-episodes", &[("count", &counts.episodes)])),
        (counts.sessions, speech.with("import-count-sessions", &[("count", &counts.sessions)])),
        (
            counts.administrations,
            speech.with("import-count-administrations", &[("count", &counts.administrations)]),
        ),
        (counts.therapists, speech.with("import-count-therapists", &[("count", &counts.therapists)])),
        (counts.measures, speech.with("import-count-measures", &[("count", &counts.measures)])),
    ];
    let makes = html! {
        ul { @for (_, line) in lines.iter().filter(|(count, _)| *count > 0) { li { (line) } } }
        @if counts.therapists > 0 { p { (speech.t("import-done-invite")) } }
    };
    let undo = html! {
        p { (speech.t("import-undo-what")) }
        form method="post" action={ "/imports/" (import.id) "/undo" } {
            (tick("sure", &speech.t("import-undo-sure"), None, Ticked::No))
            (submit(Weight::Danger, &speech.t("import-undo-go")))
        }
    };
    html! {
        (card(Some(&speech.t("import-done-makes")), &makes))
        (card(Some(&speech.t("import-undo-title")), &undo))
    }
}
