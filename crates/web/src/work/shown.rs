//! Works on a page: a picture, or a sound to be played.

use crate::shell::language::Speech;
use alliance::medium::work::{Work, WorkKind};
use maud::{Markup, html};

/// One work; its content is under `root`.
pub fn one(speech: &Speech, work: &Work, root: &str) -> Markup {
    let source = format!("{root}/{}", work.id);
    match work.kind {
        WorkKind::Photo => html! {
            a class="work-photo" href=(source) {
                img src=(source) alt=(speech.with("work-alt", &[("number", &work.session_number)])) loading="lazy";
            }
        },
        WorkKind::Sound => html! {
            audio controls preload="metadata" src=(source) aria-label=(speech.with("work-sound", &[("number", &work.session_number)])) {}
        },
    }
}

/// The part of an opened check; nothing without works.
pub fn part(speech: &Speech, works: &[Work], root: &str) -> Markup {
    html! {
        @if !works.is_empty() {
            section class="card works" {
                h2 { (speech.t("work-made")) }
                div class="cards two" { @for work in works { div { (one(speech, work, root)) } } }
                p class="quiet-text" { (speech.t("work-who-sees")) }
            }
        }
    }
}
