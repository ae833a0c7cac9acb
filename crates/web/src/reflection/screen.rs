//! The wall: what everybody may see, large enough for the last row.

use super::live::{Seen, room, template};
use super::{board, code, lead, phone, plain};
use crate::error::PageError;
use crate::session::code::code as picture;
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page};
use crate::shell::reader::Reader;
use crate::state::App;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// How often a wall without script looks again, in seconds.
const LOOKS_EVERY_S: u32 = 10;

/// The page.
pub async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(typed): Path<String>,
) -> Result<Markup, PageError> {
    let handle = app.rooms.find(&app, &typed).await?.ok_or(PageError::NotFound)?;
    let state = super::standing(&handle).await?;
    let speech = &reader.speech;
    let join = join(&app, speech, &typed);
    let words = html! { (plain::wall(speech, &state, app.now())) (join) };
    let live = live(speech, &join, state.template().language.as_str());
    let main = room(speech, Seen::Screen, &typed, &words, &live, &templates());
    let title = state.template().title.clone();
    Ok(Page::new(speech, title, Layout::Wall)
        .with_room()
        .refreshed_without_script(LOOKS_EVERY_S)
        .render(&main))
}

fn live(speech: &Speech, join: &Markup, lang: &str) -> Markup {
    html! {
        header class="wall-head" {
            div {
                p class="wall-eyebrow" { (speech.t("reflection-wall-eyebrow")) " · " span data-text="people" {} }
                h1 dir="auto" lang=(lang) data-text="room-title" {}
            }
            ol class="wall-parts" lang=(lang) data-list="parts" aria-label=(speech.t("reflection-parts")) {}
            p class="wall-clock" role="timer" data-clock data-when="step" hidden {
                span data-text="left" {}
                span class="clock-words" data-text="left-words" {}
            }
        }
        div class="wall" {
            div class="wall-main" {
                section class="wall-lobby" data-when="lobby" hidden {
                    h2 { (speech.t("reflection-wall-lobby")) }
                    p { (speech.t("reflection-wall-lobby-line")) }
                }
                section class="wall-lobby" data-when="closed" hidden {
                    h2 { (speech.t("reflection-closed-title")) }
                }
                div data-when="step" hidden {
                    p class="wall-number" data-when="hidden" hidden { span data-text="hidden" {} }
                    p class="wall-number soft" data-when="ready" hidden { span data-text="ready" {} }
                    section data-when="groups" hidden {
                        h2 { (speech.t("reflection-groups")) }
                        ul class="unmarked wall-groups" data-list="groups" {}
                    }
                }
                section class="wall-factors" data-when="factors" hidden {
                    h2 { (speech.t("reflection-factors")) }
                    ol class="unmarked factor-list" lang=(lang) data-list="factors" {}
                }
                section class="wall-intentions" data-when="intentions" hidden {
                    h2 { (speech.t("reflection-intentions-shared")) }
                    ul class="unmarked intention-list" data-list="intentions" {}
                }
                (board::board_of_wall(speech, lang))
                p class="wall-pages" data-when="pages" hidden {
                    span data-text="page" {} " "
                    button class="button quiet" type="button" data-act="pause-pages" aria-pressed="false" { (speech.t("reflection-pages-pause")) }
                }
            }
            div class="card wall-side" {
                div data-when="step" hidden {
                    p class="eyebrow" data-text="step-number" {}
                    h2 dir="auto" lang=(lang) data-text="step-title" {}
                    p class="prompt" dir="auto" lang=(lang) data-text="prompt" {}
                }
                section data-when="words" hidden {
                    h3 { (speech.t("reflection-words")) }
                    ul class="unmarked wall-words" lang=(lang) data-list="words" {}
                }
                div data-when="joining" { (join) }
            }
        }
    }
}

/// How people come in: never smaller than a camera in the last row can read.
fn join(app: &App, speech: &Speech, room_code: &str) -> Markup {
    let address = format!("{}/w/{room_code}", app.settings.origin);
    let host = app.settings.origin.split("://").last().unwrap_or("").to_owned();
    html! {
        div class="wall-join" {
            @if let Some(picture) = picture(&address, &speech.with("reflection-code-picture", &[("address", &address)])) { (picture) }
            p { (speech.t("reflection-wall-join")) br; strong { (host) "/w" } br; (speech.t("reflection-wall-code")) " " (code::shown(room_code)) }
        }
    }
}

fn templates() -> Markup {
    let note = html! {
        li class="note" {
            span dir="auto" data-text="text" {}
            span class="note-by" data-when="by" hidden data-text="by" {}
            span class="note-by" data-when="note-dots" hidden data-text="note-dots" {}
        }
    };
    let cluster = html! {
        section class="cluster" {
            div class="cluster-head" {
                h3 dir="auto" data-text="name" {}
                p class="dots" data-when="dots" hidden {
                    span class="dot-marks" aria-hidden="true" { span data-text="marks" {} " " span data-text="count" {} }
                    span class="unseen" data-text="dots" {}
                }
            }
            ul class="notes" data-list="notes" {}
        }
    };
    html! {
        (template("cluster", &cluster))
        (template("board-note", &note))
        (template("part", &html! { li data-text="part" {} }))
        (template("word", &html! { li { span data-text="word" {} span class="unseen" { " " span data-text="count" {} } } }))
        (template("group", &lead::group()))
        (template("factor", &phone::factor()))
        (template("intention", &phone::shared_intention()))
    }
}
