//! Help in an emergency, for a client who is not well at this moment. Reached from every page a client sees.

use crate::shell::layout::{Client, Layout, Page};
use crate::shell::reader::Reader;
use maud::{Markup, html};

/// The page: whom to call now, and that nobody reads answers around the clock.
pub async fn page(reader: Reader) -> Markup {
    let speech = &reader.speech;
    let main = html! {
        h1 { (speech.t("help-title")) }
        p class="lead" { (speech.t("help-lead")) }
        ul class="unmarked" {
            li { strong { (speech.t("help-danger")) } " " a href="tel:112" { "112" } }
            li { strong { (speech.t("help-suicide")) } " " a href="tel:113" { "113" } ", " a href="tel:08000113" { "0800-0113" } ", " a href="https://www.113.nl" rel="noreferrer" { "113.nl" } }
            li { strong { (speech.t("help-doctor")) } " " (speech.t("help-doctor-how")) }
        }
        p { (speech.t("help-not-read")) }
    };
    Page::new(speech, speech.t("help-title"), Layout::Client(Client { help: "/help".into() }))
        .at("/help")
        .render(&main)
}
