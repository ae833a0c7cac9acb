//! What the pages of a room share: the element that script starts on, the sentences it says, the templates it copies. Script
//! brings no markup and no sentence of its own.

use crate::shell::button::{Weight, submit};
use crate::shell::language::{Speech, Variables};
use maud::{Markup, html};

/// Whose page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Who leads.
    Lead,
    /// The wall.
    Screen,
    /// Who takes part.
    Phone,
    /// Who takes part, beginning with the whole board as a list.
    Board,
}

impl Seen {
    const fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Screen => "screen",
            Self::Phone | Self::Board => "phone",
        }
    }
}

/// Every sentence that script may say, by its name there.
const SAYS: &[&str] = &[
    "authorship-anonymous",
    "authorship-named",
    "back-to",
    "begin-with",
    "characters",
    "chosen",
    "close-sure",
    "cluster-dropped",
    "dot-less",
    "dot-more",
    "dots-counted",
    "dots-left",
    "dots-mine",
    "dots-most",
    "dots-none-left",
    "dots-now",
    "dots-revealed",
    "edit-note",
    "format-alone",
    "format-named",
    "format-pairs",
    "format-plenary",
    "format-small",
    "format-trios",
    "group-alone",
    "group-at",
    "group-number",
    "group-waits",
    "group-with",
    "hidden-count",
    "hidden-note",
    "intention-private",
    "intention-sent-private",
    "intention-sent-shared",
    "intention-shared",
    "merge-with",
    "merged",
    "minutes",
    "move-one",
    "move-several",
    "moved",
    "name-kept",
    "new-cluster",
    "new-notes",
    "next-is",
    "no-connection",
    "no-name",
    "not-placed",
    "note-dropped",
    "note-hidden",
    "note-parked",
    "note-public",
    "note-queued",
    "note-sent",
    "note-shown",
    "note-waiting",
    "notes",
    "of-group",
    "optional",
    "page-of",
    "people",
    "people-here",
    "people-one",
    "person-muted",
    "place-about",
    "ready-count",
    "rename-cluster",
    "room-gone",
    "sees-everybody",
    "sees-group",
    "sees-later",
    "sent-away",
    "skip-to",
    "somebody",
    "somebody-number",
    "step-begun",
    "step-called",
    "step-line",
    "step-now",
    "step-of",
    "take-over-dots",
    "timer-idle",
    "timer-left",
    "timer-over",
    "timer-paused",
    "timer-running",
    "timer-soon",
    "undone",
    "voted-count",
    "waiting-count",
    "word-count",
    "word-merge",
    "word-merge-about",
    "written-count",
];

/// The variables of those sentences, left open for script to fill in.
const OPEN: Variables<'static> = &[
    ("about", &"{about}"),
    ("at", &"{at}"),
    ("count", &"{count}"),
    ("dots", &"{dots}"),
    ("format", &"{format}"),
    ("here", &"{here}"),
    ("into", &"{into}"),
    ("left", &"{left}"),
    ("minutes", &"{minutes}"),
    ("most", &"{most}"),
    ("name", &"{name}"),
    ("names", &"{names}"),
    ("number", &"{number}"),
    ("of", &"{of}"),
    ("people", &"{people}"),
    ("ready", &"{ready}"),
    ("text", &"{text}"),
    ("title", &"{title}"),
    ("used", &"{used}"),
];

/// One of the sentences, with its variables.
pub(super) fn say(speech: &Speech, name: &str, variables: Variables<'_>) -> String {
    speech.with(&format!("reflection-say-{name}"), variables)
}

/// The element of a room: what stands without script, and what script brings to life.
pub(super) fn room(
    speech: &Speech,
    seen: Seen,
    code: &str,
    plain: &Markup,
    live: &Markup,
    templates: &Markup,
) -> Markup {
    html! {
        div class={ "room room-" (seen.word()) } data-behaviour="room" data-as=(seen.word()) data-code=(code)
            data-board=[(seen == Seen::Board).then_some("yes")] {
            template data-says {
                @for name in SAYS { p data-say=(name) { (say(speech, name, OPEN)) } }
            }
            (templates)
            p class="banner" role="status" data-banner hidden {}
            p class="banner refused-line" role="alert" data-refused hidden {}
            p class="unseen" role="status" data-region {}
            div class="plain flow" { (plain) }
            div class="live" hidden { (live) }
            @if seen != Seen::Screen { (dialogs(speech)) }
        }
    }
}

/// A piece of markup that script copies.
pub(super) fn template(name: &str, body: &Markup) -> Markup {
    html! { template data-template=(name) { (body) } }
}

/// The time that is left, and the same in words.
pub(super) fn clock() -> Markup {
    html! {
        p class="clock" role="timer" data-clock data-when="step" {
            span class="clock-left" data-text="left" {}
            span class="clock-words" data-text="left-words" {}
        }
    }
}

fn dialogs(speech: &Speech) -> Markup {
    html! {
        dialog data-dialog="text" aria-labelledby="dialog-text" {
            form method="dialog" class="flow" {
                h2 id="dialog-text" {}
                textarea rows="3" dir="auto" aria-labelledby="dialog-text" autocomplete="off" {}
                div class="actions" {
                    button class="button primary" type="submit" value="keep" { (speech.t("reflection-keep")) }
                    button class="button plain" type="submit" value="" formnovalidate { (speech.t("reflection-leave")) }
                }
            }
        }
        dialog data-dialog="place" aria-labelledby="dialog-place" {
            form method="dialog" class="flow" {
                h2 id="dialog-place" {}
                ul class="places-list" data-list="places" {}
                div class="field" data-when="fresh" {
                    label for="dialog-fresh" { (speech.t("reflection-place-new")) }
                    input id="dialog-fresh" type="text" maxlength="60" autocomplete="off";
                    button class="button quiet" type="button" data-act="fresh" { (speech.t("reflection-place-make")) }
                }
                (submit(Weight::Plain, &speech.t("reflection-leave")))
            }
        }
    }
}
