//! The calm page before the first question: what this is, how long it takes, who sees it, and that it stays sealed. It
//! names nobody and shows nothing that was answered.

use super::sheet::{if_alone, who_sees};
use crate::session::standing::Standing;
use crate::shell::language::Speech;
use crate::shell::notice::who_sees as who_sees_line;
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::instrument::definition::Purpose;
use maud::{Markup, html};

/// The words of the page, with what one does to go on.
pub fn landing(speech: &Speech, standing: &Standing, channel: Channel, go: &Markup) -> Markup {
    let form = standing.form(Perspective::Client);
    let count = form.questions().len();
    let with_wellbeing =
        form.instruments().iter().any(|instrument| instrument.purpose() == Purpose::Wellbeing);
    let what = if with_wellbeing { "check-landing-what-wellbeing" } else { "check-landing-what" };
    html! {
        h1 { (speech.t("check-landing-title")) }
        p class="lead" { (speech.with(what, &[("count", &count)])) }
        p { (speech.t("check-landing-no-wrong")) }
        (who_sees_line(speech, &who_sees(speech, standing, Perspective::Client, channel)))
        p class="quiet-text" { (speech.t("check-landing-sealed")) " " (if_alone(speech, standing, Perspective::Client)) }
        div class="actions" { (go) }
    }
}
