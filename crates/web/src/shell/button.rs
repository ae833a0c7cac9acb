//! Buttons: what one can do. One primary action a screen.

use super::language::Speech;
use maud::{Markup, html};

/// How much an action asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Primary,
    /// Something one may also do.
    Quiet,
    /// Something that cannot be taken back.
    Danger,
    /// An aside; looks like a link.
    Plain,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
            Self::Plain => "button plain",
        }
    }
}

/// Sends the form it stands in.
pub fn submit(weight: Weight, label: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" { (label) } }
}

/// Sends the form with one more answer: which button it was.
pub fn submit_as(weight: Weight, label: &str, name: &str, value: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" name=(name) value=(value) { (label) } }
}

/// Goes to another page; changes nothing.
pub fn link(weight: Weight, label: &str, href: &str) -> Markup {
    html! { a class=(weight.class()) href=(href) { (label) } }
}

/// A form of one button, with what it sends along.
pub fn post(weight: Weight, label: &str, action: &str, hidden: &[(&str, &str)]) -> Markup {
    html! {
        form class="one-button" method="post" action=(action) {
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            (submit(weight, label))
        }
    }
}

/// Buttons side by side; on a phone under each other, as wide as the screen, in the same order.
pub fn row(buttons: &Markup) -> Markup {
    html! { div class="actions" { (buttons) } }
}

/// An address to pass on, with a button that copies it. Without script one selects the text.
pub fn copy_link(speech: &Speech, name: &str, label: &str, address: &str) -> Markup {
    let id = format!("field-{name}");
    html! {
        div class="field copy" data-behaviour="copy" {
            label for=(id) { (label) }
            div class="copy-row" {
                input id=(id) type="text" readonly value=(address);
                button class="button quiet" type="button" hidden data-done=(speech.t("shell-copied")) {
                    (speech.t("shell-copy"))
                }
            }
            span class="copy-said" role="status" {}
        }
    }
}

/// Opens the browser's print window; hidden without script, where the browser's own menu does it.
pub fn print(speech: &Speech) -> Markup {
    html! { button class="button quiet" type="button" hidden data-behaviour="print" { (speech.t("shell-print")) } }
}
