//! The board: headings and lists that a style sheet draws as a board. The same for a phone, the facilitator, the wall and a
//! screen reader.

use super::live::template;
use crate::shell::language::Speech;
use maud::{Markup, html};

fn act(class: &str, name: &str, label: &str) -> Markup {
    html! { button class=(class) type="button" data-act=(name) { (label) } }
}

/// The board of a page on which things can be done.
pub(super) fn board(speech: &Speech, lang: &str) -> Markup {
    html! {
        section class="board" data-board data-when="board" aria-labelledby="board-title" {
            h2 id="board-title" { (speech.t("reflection-board")) }
            div class="board-tools" data-tools hidden {
                p class="quiet-text" { (speech.t("reflection-board-keys")) }
                div class="tool-row" role="group" aria-label=(speech.t("reflection-board-tools")) {
                    span data-text="chosen" {}
                    (act("button quiet", "move-chosen", &speech.t("reflection-act-move-chosen")))
                    (act("button plain", "choose-none", &speech.t("reflection-act-choose-none")))
                    (act("button quiet", "new", &speech.t("reflection-act-new-cluster")))
                    (act("button quiet", "undo", &speech.t("reflection-act-undo")))
                }
            }
            p class="soft" data-when="nothing" hidden { (speech.t("reflection-board-empty")) }
            div class="clusters" lang=(lang) data-list="clusters" {}
        }
    }
}

/// The board of the wall: nothing to press.
pub(super) fn board_of_wall(speech: &Speech, lang: &str) -> Markup {
    html! {
        section class="board" data-board data-when="board" aria-labelledby="board-title" hidden {
            h2 id="board-title" class="unseen" { (speech.t("reflection-board")) }
            div data-tools hidden {}
            p data-when="nothing" hidden {}
            div class="clusters" lang=(lang) data-list="clusters" {}
        }
    }
}

/// What script copies for each cluster and each note.
pub(super) fn templates(speech: &Speech) -> Markup {
    let cluster = html! {
        section class="cluster" {
            div class="cluster-head" {
                h3 dir="auto" data-text="name" {}
                p class="dots" data-when="dots" hidden {
                    span class="dot-marks" aria-hidden="true" { span data-text="marks" {} " " span data-text="count" {} }
                    span class="unseen" data-text="dots" {}
                }
            }
            (vote())
            ul class="notes" data-list="notes" {}
            p class="quiet-text" data-when="empty" hidden { (speech.t("reflection-cluster-empty")) }
            div class="cluster-tools" data-when="tools" hidden {
                (act("button plain", "rename", &speech.t("reflection-act-rename")))
                (act("button plain", "merge", &speech.t("reflection-act-merge")))
                (act("button plain", "drop", &speech.t("reflection-act-drop-cluster")))
            }
        }
    };
    let note = html! {
        li class="note" {
            label class="note-words" {
                input type="checkbox" data-when="pick" hidden;
                span dir="auto" data-text="text" {}
            }
            p class="note-by" data-when="by" hidden data-text="by" {}
            p class="note-by" data-when="late" hidden { (speech.t("reflection-note-late")) }
            p class="note-by" data-when="note-dots" hidden data-text="note-dots" {}
            (vote())
            div class="note-tools" {
                (hidden_act("move", &speech.t("reflection-act-move")))
                (hidden_act("hide", &speech.t("reflection-act-hide")))
                (hidden_act("show", &speech.t("reflection-act-show")))
            }
        }
    };
    html! { (template("cluster", &cluster)) (template("board-note", &note)) }
}

fn hidden_act(name: &str, label: &str) -> Markup {
    html! { button class="button plain" type="button" data-act=(name) data-when=(name) hidden { (label) } }
}

fn vote() -> Markup {
    html! {
        div class="vote" data-when="vote" hidden {
            button class="vote-less" type="button" data-act="less" { "−" }
            span class="vote-given" aria-hidden="true" data-text="given" {}
            span class="unseen" data-text="given-words" {}
            button class="vote-more" type="button" data-act="more" { "+" }
        }
    }
}
