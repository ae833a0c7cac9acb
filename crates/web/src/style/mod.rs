//! The style page: every part in every state and every picture, with sample values, in both languages. For who builds a
//! page, and for who looks whether all is still well after a change.

mod charts;
mod fields;
mod parts;
pub mod screens;

use crate::shell::language::Speech;
use crate::shell::layout::{Here, Layout, Member, Page, Place};
use crate::shell::part::page_head;
use maud::{Markup, html};

/// The page of all parts.
pub fn page(speech: &Speech) -> Markup {
    let main = html! {
        (page_head(&speech.t("style-title"), Some(&speech.t("style-line")), None))
        (parts::view(speech))
        (fields::view(speech))
        (charts::view(speech))
        h2 { (speech.t("style-screens")) }
        ul {
            li { a href="/style/check" { (speech.t("style-screen-check")) } }
            li { a href="/style/reveal" { (speech.t("style-screen-reveal")) } }
            li { a href="/style/case" { (speech.t("style-screen-case")) } }
        }
    };
    Page::new(speech, speech.t("style-title"), member(speech)).at("/style").render(&main)
}

/// A member's layout with sample places.
fn member(speech: &Speech) -> Layout {
    let place = |label: String, here| Place { label, href: "/style".to_owned(), here };
    Layout::Member(Member {
        places: vec![
            place(speech.t("style-place-today"), Here::Elsewhere),
            place(speech.t("style-place-clients"), Here::Within),
            place(speech.t("style-place-groups"), Here::Elsewhere),
            place(speech.t("style-place-team"), Here::Elsewhere),
            place(speech.t("style-place-research"), Here::Elsewhere),
        ],
        name: speech.t("style-member"),
        sign_out: "/style".to_owned(),
    })
}

/// A part with its name above it.
fn shown(title: &str, part: &Markup) -> Markup {
    html! {
        section class="shown flow" {
            h3 { (title) }
            (part)
        }
    }
}

#[cfg(test)]
mod tests;
