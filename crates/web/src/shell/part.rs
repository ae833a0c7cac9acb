//! The small parts of a page: its head, the way to it, cards, tags, and how something was computed.

use super::language::Speech;
use maud::{Markup, html};

/// The way to this page: the steps above it, each with its address. The page itself is the heading below.
pub fn breadcrumb(speech: &Speech, steps: &[(&str, &str)]) -> Markup {
    html! {
        nav class="breadcrumb" aria-label=(speech.t("shell-breadcrumb")) {
            ol { @for (label, href) in steps { li { a href=(href) { (label) } } } }
        }
    }
}

/// The head of a page: its one `h1`, a line under it, and what one can do with the whole.
pub fn page_head(title: &str, line: Option<&str>, actions: Option<&Markup>) -> Markup {
    html! {
        div class="page-head" {
            div {
                h1 { (title) }
                @if let Some(line) = line { p class="under-title" { (line) } }
            }
            @if let Some(actions) = actions { div class="actions" { (actions) } }
        }
    }
}

/// A sheet of paper on the page, with its heading.
pub fn card(title: Option<&str>, body: &Markup) -> Markup {
    html! {
        section class="card" {
            @if let Some(title) = title { h2 { (title) } }
            (body)
        }
    }
}

/// What a tag means; the words say it, the colour only helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A word about something.
    Plain,
    /// The two agree, it is done.
    Settled,
    /// Something to talk about.
    ToDiscuss,
}

/// A word or two about a line.
pub fn tag(meaning: Meaning, text: &str) -> Markup {
    let class = match meaning {
        Meaning::Plain => "tag",
        Meaning::Settled => "tag settled",
        Meaning::ToDiscuss => "tag to-discuss",
    };
    html! { span class=(class) { (text) } }
}

/// How a number came about, folded away.
pub fn computed(speech: &Speech, body: &Markup) -> Markup {
    html! {
        details class="computed" {
            summary { (speech.t("shell-computed")) }
            div { (body) }
        }
    }
}

/// Something more, folded away under its own words.
pub fn more(summary: &str, body: &Markup) -> Markup {
    html! {
        details class="more" {
            summary { (summary) }
            div { (body) }
        }
    }
}

/// The one thing to talk about first: what it is about, the sentence, the story under it, and beside it how one could
/// begin.
pub fn talk(
    eyebrow: &str,
    sentence: &str,
    story: &Markup,
    openings_title: &str,
    openings: &Markup,
) -> Markup {
    html! {
        section class="card talk" {
            div {
                p class="eyebrow" { (eyebrow) }
                h2 { (sentence) }
                (story)
            }
            div {
                p class="openings-title" { (openings_title) }
                (openings)
            }
        }
    }
}
