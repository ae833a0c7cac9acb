//! Ruptures and the client's own marks in a copy.

use super::page::Copied;
use crate::rupture::told;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use maud::{Markup, html};

pub(super) fn ruptures(speech: &Speech, copied: &Copied) -> Markup {
    html! {
        @if !copied.ruptures.is_empty() {
            h2 { (speech.t("copy-ruptures")) }
            p class="quiet-text" { (speech.t("copy-ruptures-line")) }
            @for known in &copied.ruptures {
                @let account = &known.rupture.last.account;
                h3 { (told::title(speech, known)) }
                p { (speech.t(&format!("rupture-movement-{}", account.movement))) ". " (told::computed(speech, known)) }
                @if let Some(said) = &account.said {
                    p {
                        (speech.t("copy-said")) " " (speech.t(&format!("rupture-outcome-{}", said.outcome))) ". "
                        span class="typed" dir="auto" { (said.reason) }
                    }
                }
                @for (label, text) in [("talked", &account.talked), ("changed", &account.changed)] {
                    @if let Some(text) = text {
                        p { (speech.t(&format!("rupture-field-{label}"))) }
                        blockquote class="typed" dir="auto" { (text) }
                    }
                }
                @if !account.ways.is_empty() {
                    ul { @for way in &account.ways { li { (speech.t(&format!("rupture-way-{way}"))) } } }
                }
            }
        }
    }
}

pub(super) fn marks(speech: &Speech, copied: &Copied) -> Markup {
    html! {
        @if !copied.marks.is_empty() {
            h2 { (speech.t("mark-made")) }
            ul {
                @for mark in &copied.marks {
                    li {
                        (day_of(speech, mark.at))
                        @if let Some(component) = mark.component { ". " (speech.t(&format!("mark-about-{component}"))) }
                        @if let Some(words) = &mark.words { p class="typed" dir="auto" { (words) } }
                        @if let Some(discussed) = mark.discussed {
                            p { (speech.with("mark-discussed-on", &[("day", &day_of(speech, discussed.at))])) }
                        }
                    }
                }
            }
        }
    }
}
