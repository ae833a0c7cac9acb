//! A document as one page in a file of its own: no script, nothing fetched, readable on a phone and on paper.

#[cfg(test)]
mod tests;

use super::clean::on_one_line;
use super::{Block, Document, Grid, Part, Picture, Side};
use crate::speech::Speech;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");
/// Nothing may run and nothing may be fetched, also not by a name in the file that was analysed.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The whole page.
pub fn page(document: &Document) -> String {
    let speech = Speech::new(document.language);
    let title = on_one_line(&document.title);
    let page = html! {
        (DOCTYPE)
        html lang=(document.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    (answer(speech, document))
                    @for (place, part) in document.parts.iter().enumerate() { (section(speech, place, part)) }
                }
                @if !document.origin.is_empty() {
                    footer {
                        h2 { (speech.t("document-origin")) }
                        @for line in &document.origin { p { (on_one_line(line)) } }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// The answer and what to keep in mind with it: the first thing read.
fn answer(speech: Speech, document: &Document) -> Markup {
    html! {
        div class="answer" { @for paragraph in &document.answer { p { (on_one_line(paragraph)) } } }
        @if !document.cautions.is_empty() {
            div class="cautions" {
                @for caution in &document.cautions {
                    p { strong { (speech.t("document-caution")) } " " (on_one_line(caution)) }
                }
            }
        }
    }
}

fn section(speech: Speech, place: usize, part: &Part) -> Markup {
    let id = format!("part-{}", place + 1);
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (on_one_line(&part.heading)) }
            @for block in &part.blocks { (block_of(speech, block)) }
        }
    }
}

fn block_of(speech: Speech, block: &Block) -> Markup {
    match block {
        Block::Paragraph(text) => html! { p { (on_one_line(text)) } },
        Block::Remarks(remarks) => html! {
            ul class="remarks" { @for remark in remarks { li { (on_one_line(remark)) } } }
        },
        Block::Grid(grid) => table(grid),
        Block::Picture(picture) => figure(speech, picture),
    }
}

/// A table in a box of its own that scrolls, also by keyboard, where the window is narrower than it.
fn table(grid: &Grid) -> Markup {
    let caption = on_one_line(&grid.caption);
    html! {
        div class="wide" role="region" tabindex="0" aria-label=(caption) {
            table {
                caption { span { (caption) } }
                thead {
                    tr { @for column in &grid.columns {
                        th scope="col" class=[class_of(column.side)] { (on_one_line(&column.heading)) }
                    } }
                }
                tbody { @for row in &grid.rows { (table_row(grid, row)) } }
            }
        }
        @if let Some(remark) = &grid.remark { p class="remark" { (on_one_line(remark)) } }
    }
}

fn table_row(grid: &Grid, row: &[String]) -> Markup {
    html! {
        tr {
            @for (place, (cell, column)) in row.iter().zip(&grid.columns).enumerate() {
                @if place == 0 {
                    th scope="row" class=[class_of(column.side)] { (on_one_line(cell)) }
                } @else {
                    td class=[class_of(column.side)] { (on_one_line(cell)) }
                }
            }
        }
    }
}

const fn class_of(side: Side) -> Option<&'static str> {
    match side {
        Side::Left => None,
        Side::Right => Some("number"),
    }
}

fn figure(speech: Speech, picture: &Picture) -> Markup {
    let caption = on_one_line(&picture.caption);
    html! {
        figure {
            figcaption { strong { (caption) } " " (on_one_line(&picture.description)) }
            div class="wide" { (picture.drawing.svg(&caption, &on_one_line(&picture.description))) }
            @if let Some(numbers) = &picture.numbers {
                details { summary { (speech.t("document-as-table")) } (table(numbers)) }
            }
        }
    }
}
