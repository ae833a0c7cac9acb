//! After sending: thanks, the same for every answer, and what happens next.

use super::device::{Device, layout};
use super::sheet::if_alone;
use crate::shell::layout::Page;
use crate::shell::notice::{Tone, notice};
use alliance::Perspective;
use maud::{Markup, html};

/// How often the page looks again without script.
const LOOK_AGAIN_S: u32 = 10;

/// The client's page between sending and opening.
pub fn waiting(device: &Device) -> Markup {
    let speech = &device.speech;
    let title = speech.t("check-sent-title");
    let main = html! {
        div data-behaviour="live" data-events=(device.path("/events")) data-source=(device.path(""))
            data-stamp=(device.standing.stamp()) data-opened=(speech.t("check-opened-said")) {
            div class="flow" data-part="all" {
                h1 { (title) }
                (notice(Tone::Saved, None, &html! { p { (speech.t("check-sent")) } }))
                p { (speech.t("check-sent-next")) }
                p class="quiet-text" {
                    (speech.t("check-sent-sealed")) " " (if_alone(speech, &device.standing, Perspective::Client))
                }
                p class="quiet-text" { (speech.t("check-sent-close")) }
                @if device.standing.case.episode.medium.is_some() {
                    p { a href=(device.path("/works")) { (speech.t("work-link")) } }
                }
            }
        }
    };
    Page::new(speech, title.as_str(), layout())
        .at(device.path(""))
        .refreshed_without_script(LOOK_AGAIN_S)
        .render(&main)
}
