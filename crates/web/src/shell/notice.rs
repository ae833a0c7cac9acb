//! What the program says to the reader, apart from the page's own sentences.

use super::language::Speech;
use maud::{Markup, html};

/// How a notice sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something to look at before going on.
    Alert,
    /// It worked.
    Saved,
}

/// A box with a sentence or two.
pub fn notice(tone: Tone, title: Option<&str>, body: &Markup) -> Markup {
    let (class, role) = match tone {
        Tone::Info => ("notice info", None),
        Tone::Alert => ("notice alert", Some("alert")),
        Tone::Saved => ("notice saved", Some("status")),
    };
    html! {
        div class=(class) role=[role] {
            @if let Some(title) = title { p class="notice-title" { (title) } }
            (body)
        }
    }
}

/// Who sees what is answered here. Stands at every place where someone answers.
pub fn who_sees(speech: &Speech, text: &str) -> Markup {
    html! { p class="who-sees" { strong { (speech.t("shell-who-sees")) } " " (text) } }
}

/// A place where nothing is yet: what will come here, and what one can do.
pub fn empty(title: &str, text: &str, action: Option<&Markup>) -> Markup {
    html! {
        div class="empty" {
            p class="empty-title" { (title) }
            p { (text) }
            @if let Some(action) = action { (action) }
        }
    }
}
