//! Cards for the talk about a strain: the steps such a talk often takes, and ways others tried. They start a
//! conversation; which one fits is for the two to find.

use crate::shell::language::Speech;
use crate::shell::part::more;
use alliance::rupture::Movement;
use alliance::rupture::way::WayFamily;
use maud::{Markup, html};

pub(super) fn view(speech: &Speech, movement: Movement) -> Markup {
    html! {
        section class="card repair-cards" {
            h2 { (speech.t("rupture-cards-title")) }
            p { (speech.t("rupture-cards-intro")) }
            @for path in movement.paths() {
                h3 { (speech.t(&format!("rupture-path-{path}"))) }
                ol class="path" {
                    @for step in path.steps() { li { (speech.t(&format!("rupture-step-{step}"))) } }
                }
            }
            @for family in WayFamily::ALL {
                h3 { (speech.t(&format!("rupture-family-{family}"))) }
                p class="quiet-text" { (speech.t(&format!("rupture-family-help-{family}"))) }
                div class="cards two" {
                    @for way in family.ways() {
                        div class="opening" {
                            h4 { (speech.t(&format!("rupture-way-{way}"))) }
                            blockquote { (speech.t(&format!("rupture-say-{way}"))) }
                        }
                    }
                }
            }
            (more(&speech.t("rupture-cards-source"), &html! { p { (speech.t("rupture-cards-source-text")) } }))
        }
    }
}
