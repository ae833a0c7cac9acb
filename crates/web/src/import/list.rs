//! The list of imported files.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::date::{day_of, stamp};
use crate::shell::language::Speech;
use crate::shell::notice::empty;
use crate::shell::number;
use crate::shell::part::{Meaning, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use axum::extract::State;
use maud::{Markup, html};
use store::import::ImportRecord;

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::Import)?;
    let imports = app.store.imports(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let start = link(Weight::Primary, &speech.t("import-start"), "/import");
    let main = html! {
        (page_head(&speech.t("import-list-title"), None, Some(&start)))
        p { (speech.t("import-list-intro")) }
        p { a href="/measures" { (speech.t("measure-to")) } }
        @if imports.is_empty() {
            (empty(&speech.t("import-list-none-title"), &speech.t("import-list-none"), None))
        } @else {
            div class="card" { (table(speech, &imports)) }
        }
    };
    Ok(signed_in.page(speech.t("import-list-title"), Nav::Import).render(&main))
}

fn table(speech: &Speech, imports: &[ImportRecord]) -> Table {
    let table = Table::new(speech.with("import-list-count", &[("count", &imports.len())]))
        .column(Align::Words, speech.t("import-column-file"))
        .column(Align::Words, speech.t("import-column-when"))
        .column(Align::Words, speech.t("import-column-who"))
        .column(Align::Numbers, speech.t("import-column-rows"))
        .column(Align::Words, speech.t("import-column-state"));
    imports.iter().fold(table, |table, import| {
        let by = import.member.clone().unwrap_or_else(|| speech.t("import-by-command"));
        table.row(vec![
            html! { a href={ "/imports/" (import.id) } { (import.file_name) } },
            stamp(speech, import.done_at),
            html! { (by) },
            html! { (number::count(speech.language(), i64::try_from(import.row_count).unwrap_or(i64::MAX))) },
            match import.undone_at {
                None => tag(Meaning::Settled, &speech.t("import-state-stands")),
                Some(at) => {
                    tag(Meaning::Plain, &speech.with("import-state-undone", &[("day", &day_of(speech, at))]))
                }
            },
        ])
    })
}
