//! The first rows of an uploaded file, as text and nothing else.

use crate::shell::language::Speech;
use crate::shell::part::more;
use crate::shell::table::{Align, Table as Shown};
use alliance::import::problem::shortened;
use alliance::import::table::Table;
use maud::{Markup, html};

/// How many rows and columns are shown.
const ROWS: usize = 10;
const COLUMNS: usize = 12;

/// The first rows, folded away.
pub(super) fn first_rows(speech: &Speech, table: &Table) -> Markup {
    let headers = table.headers();
    let mut shown = Shown::new(speech.t("import-preview-caption"))
        .caption_unseen()
        .column(Align::Numbers, speech.t("import-preview-line"));
    for header in headers.iter().take(COLUMNS) {
        shown = shown.column(Align::Words, shortened(header));
    }
    for row in table.rows().take(ROWS) {
        let mut cells = vec![html! { (row.line) }];
        cells.extend((0..headers.len().min(COLUMNS)).map(|place| html! { (shortened(row.cell(place))) }));
        shown = shown.row(cells);
    }
    let left = headers.len().saturating_sub(COLUMNS);
    more(
        &speech.t("import-preview-title"),
        &html! {
            (shown)
            @if left > 0 { p class="soft" { (speech.with("import-preview-more", &[("count", &left)])) } }
        },
    )
}
