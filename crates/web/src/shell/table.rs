//! Tables that can be read on a phone: there each row becomes a small list, with the column's name before each value.

use super::language::Speech;
use maud::{Markup, Render, html};

/// How a column lines up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Words,
    /// Numbers, under each other.
    Numbers,
}

/// A table; the first cell of each row names the row.
#[derive(Debug, Clone)]
pub struct Table {
    caption: String,
    shown: Shown,
    columns: Vec<(Align, String)>,
    rows: Vec<Vec<Markup>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Caption,
    OnlyToReaders,
}

impl Table {
    /// A table with its caption.
    pub fn new(caption: impl Into<String>) -> Self {
        Self { caption: caption.into(), shown: Shown::Caption, columns: Vec::new(), rows: Vec::new() }
    }

    /// Keeps the caption for screen readers, where a heading above the table already says it.
    #[must_use]
    pub const fn caption_unseen(mut self) -> Self {
        self.shown = Shown::OnlyToReaders;
        self
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, align: Align, name: impl Into<String>) -> Self {
        self.columns.push((align, name.into()));
        self
    }

    /// Adds a row, with a cell for each column.
    #[must_use]
    pub fn row(mut self, cells: Vec<Markup>) -> Self {
        debug_assert_eq!(cells.len(), self.columns.len(), "a row has a cell for each column");
        self.rows.push(cells);
        self
    }
}

impl Align {
    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Words => None,
            Self::Numbers => Some("number"),
        }
    }
}

// The roles repeat what the elements say: laid out as a list on a phone, a table would lose them.
impl Render for Table {
    fn render(&self) -> Markup {
        let caption = match self.shown {
            Shown::Caption => None,
            Shown::OnlyToReaders => Some("unseen"),
        };
        html! {
            table role="table" {
                caption class=[caption] { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for (align, name) in &self.columns {
                            th scope="col" role="columnheader" class=[align.class()] { (name) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for row in &self.rows {
                        tr role="row" {
                            @for (place, (cell, (align, name))) in row.iter().zip(&self.columns).enumerate() {
                                @if place == 0 {
                                    th scope="row" role="rowheader" class=[align.class()] { (cell) }
                                } @else {
                                    td role="cell" class=[align.class()] data-label=(name) { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The way through a list that is longer than a page. `href` gives the address of a page, counted from 1. Nothing for
/// one page.
pub fn pagination(speech: &Speech, at: u32, of: u32, href: impl Fn(u32) -> String) -> Markup {
    html! {
        @if of > 1 {
            nav class="pagination" aria-label=(speech.t("shell-pages")) {
                @if at > 1 {
                    a class="button quiet" rel="prev" href=(href(at - 1)) { (speech.t("shell-page-previous")) }
                }
                span { (speech.with("shell-page-at", &[("at", &at), ("of", &of)])) }
                @if at < of {
                    a class="button quiet" rel="next" href=(href(at + 1)) { (speech.t("shell-page-next")) }
                }
            }
        }
    }
}
