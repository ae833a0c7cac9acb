//! A phone in a room: one thing to do at a time. Without script the same as forms.

use super::live::{Seen, clock, room, template};
use super::{board, code, plain, remind};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page, Width};
use crate::shell::notice::who_sees;
use crate::shell::reader::Reader;
use crate::state::App;
use alliance::reflection::{INTENTION_MOST, KEYWORD_MOST, NAME_MOST, NOTE_MOST};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// A code as somebody typed it.
#[derive(Debug, Clone, Deserialize)]
pub struct Typed {
    /// The code.
    code: Option<String>,
}

/// Where one types a code.
pub async fn door(reader: Reader, axum::extract::Query(typed): axum::extract::Query<Typed>) -> Response {
    let speech = &reader.speech;
    let read = typed.code.as_deref().map(code::read);
    if let Some(Some(code)) = &read {
        return Redirect::to(&format!("/w/{code}")).into_response();
    }
    let error = read.map(|_| speech.t("reflection-door-wrong"));
    let title = speech.t("reflection-door-title");
    let main = html! {
        h1 { (title) }
        p { (speech.t("reflection-door-line")) }
        form method="get" action="/w" {
            (Field::new(Control::Text, "code", speech.t("reflection-door-code")).help(speech.t("reflection-door-help"))
                .value(typed.code.unwrap_or_default()).error(error).autocomplete("off").required())
            (submit(Weight::Primary, &speech.t("reflection-door-go")))
        }
    };
    Page::new(speech, title, Layout::Public).at("/w").render(&main).into_response()
}

/// The phone: the way in, or the room.
pub async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    show(&app, &reader.speech, &code, &headers, Seen::Phone).await
}

/// The same, beginning with the whole board as a list.
pub async fn board_page(
    State(app): State<App>,
    reader: Reader,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    show(&app, &reader.speech, &code, &headers, Seen::Board).await
}

async fn show(
    app: &App,
    speech: &Speech,
    typed: &str,
    headers: &HeaderMap,
    seen: Seen,
) -> Result<Response, PageError> {
    let path = format!("/w/{typed}");
    // Who typed the address in small letters is led to the one that the cookie belongs to.
    if let Some(code) = code::read(typed).filter(|code| code != typed) {
        return Ok(Redirect::to(&format!("/w/{code}")).into_response());
    }
    let Some((state, person)) = super::present(app, headers, typed).await? else {
        if seen == Seen::Board {
            return Ok(Redirect::to(&path).into_response());
        }
        let handle = app.rooms.find(app, typed).await?.ok_or(PageError::NotFound)?;
        let state = super::standing(&handle).await?;
        return Ok(way_in(speech, &path, &state.template().title).into_response());
    };
    let asked = remind::asked(app, headers).await?;
    let remind = remind::section(speech, app.settings.mail, asked.as_ref(), &path);
    let words = match seen {
        Seen::Board => plain::board(speech, &state, person, &path),
        Seen::Phone | Seen::Lead | Seen::Screen => plain::phone(speech, &state, person, &path, &remind),
    };
    let title = state.template().title.clone();
    let lang = state.template().language.as_str();
    let main = room(speech, seen, typed, &words, &live(speech, lang, &remind), &templates(speech));
    let width = if seen == Seen::Board { Width::Wide } else { Width::Middle };
    let back = if seen == Seen::Board { format!("{path}/board") } else { path };
    Ok(Page::new(speech, title, Layout::Public)
        .wide(width)
        .at(back)
        .with_room()
        .render(&main)
        .into_response())
}

/// The way in: a name or none, and what happens with what one writes, before one writes it.
fn way_in(speech: &Speech, path: &str, title: &str) -> Markup {
    let most = u32::try_from(NAME_MOST).expect("a short name");
    let main = html! {
        p class="eyebrow" { (speech.t("reflection-join-eyebrow")) }
        h1 dir="auto" { (title) }
        p { (speech.t("reflection-join-line")) }
        ul {
            li { (speech.t("reflection-join-story")) }
            li { (speech.t("reflection-join-nobody")) }
            li { (speech.t("reflection-join-authorship")) }
        }
        form method="post" action={ (path) "/join" } {
            (Field::new(Control::Text, "name", speech.t("reflection-join-name")).optional(speech)
                .help(speech.t("reflection-join-name-help")).max_length(most).autocomplete("off"))
            (who_sees(speech, &speech.t("reflection-join-who-sees")))
            (submit(Weight::Primary, &speech.t("reflection-join-go")))
        }
    };
    Page::new(speech, title, Layout::Public).at(path).render(&main)
}

fn live(speech: &Speech, lang: &str, remind: &Markup) -> Markup {
    html! {
        div class="room-bar" {
            p class="room-title" dir="auto" lang=(lang) data-text="room-title" {}
            (clock())
        }
        div class="notice info follow" data-when="elsewhere" hidden {
            p dir="auto" data-text="group-at" {}
            button class="button primary" type="button" data-act="follow" { (speech.t("reflection-follow")) }
        }
        section class="flow" data-when="lobby" hidden {
            h1 { (speech.t("reflection-lobby-title")) }
            p { (speech.t("reflection-lobby-line")) }
            p class="soft" data-text="here" {}
            form class="flow" data-form="name" {
                div class="field" {
                    label for="room-name" { (speech.t("reflection-join-name")) " " span class="optional" { "(" (speech.t("shell-optional")) ")" } }
                    input id="room-name" type="text" maxlength=(NAME_MOST) autocomplete="off" data-field="name";
                }
                (submit(Weight::Quiet, &speech.t("reflection-name-keep")))
            }
        }
        section class="flow" data-when="step" hidden { (step(speech, lang)) }
        section class="flow" data-when="closed" hidden {
            h1 { (speech.t("reflection-closed-title")) }
            p { (speech.t("reflection-closed-line")) }
        }
        (factors(speech))
        (intention(speech))
        section class="card flow" data-when="remind" hidden { (remind) }
        section class="flow" data-when="shared-intentions" hidden {
            h2 { (speech.t("reflection-intentions-shared")) }
            ul class="unmarked intention-list" data-list="intentions" {}
        }
        p data-when="not-closed" {
            button class="button quiet" type="button" data-act="board" aria-expanded="false" { (speech.t("reflection-board-look")) }
        }
        (board::board(speech, lang))
        details class="more" data-when="steps" hidden {
            summary { (speech.t("reflection-steps-other")) }
            div {
                p class="quiet-text" { (speech.t("reflection-steps-other-line")) }
                ol class="unmarked step-list" data-list="steps" {}
            }
        }
        p class="quiet-text" data-when="not-closed" {
            (speech.t("reflection-you-are")) " " strong data-text="my-name" {} ". "
            span data-text="here" {} " "
            span data-locked hidden { (speech.t("reflection-locked")) }
        }
    }
}

fn step(speech: &Speech, lang: &str) -> Markup {
    html! {
        p class="eyebrow" data-text="step-number" {}
        h1 tabindex="-1" dir="auto" lang=(lang) data-heading data-text="step-title" {}
        p class="prompt" dir="auto" lang=(lang) data-text="prompt" {}
        div class="notice info" data-when="group" hidden {
            p class="notice-title" dir="auto" data-text="group-name" {}
            p dir="auto" data-text="group-with" {}
        }
        p class="notice" data-when="no-group" hidden { (speech.t("reflection-no-group")) }
        div class="flow" data-when="choose-group" hidden {
            p { (speech.t("reflection-choose-group")) }
            ul class="unmarked choice-list" data-list="choices" {}
        }
        p class="notice alert" data-when="muted" hidden { (speech.t("reflection-muted")) }
        p data-when="collects-talk" hidden { (speech.t("reflection-talk-line")) }
        (keyword(speech))
        form class="flow" data-form="note" data-when="collects-notes" hidden {
            div class="field" {
                label for="room-note" { (speech.t("reflection-note-new")) }
                p class="help" id="room-note-help" { (speech.t("reflection-note-help")) }
                textarea id="room-note" rows="3" dir="auto" maxlength=(NOTE_MOST) autocomplete="off" aria-describedby="room-note-help" data-field="note" {}
                p class="counter" data-text="used" {}
            }
            (submit(Weight::Primary, &speech.t("reflection-note-send")))
        }
        p class="who-sees" data-when="written" hidden {
            strong { (speech.t("shell-who-sees")) } " " span data-text="who-sees" {} " " span data-text="authorship" {}
        }
        p class="notice saved" data-when="revealed" hidden { (speech.t("reflection-revealed-phone")) }
        section class="flow" data-own data-when="written" hidden {
            h2 data-when="own" hidden { (speech.t("reflection-own-notes")) }
            ul class="unmarked own-list" data-list="own" {}
        }
        p data-when="collects-clusters" hidden { (speech.t("reflection-clusters-line")) }
        div class="notice info" data-when="collects-votes" hidden { p data-text="dots-left" {} }
        p data-when="collects-factors" hidden { (speech.t("reflection-factors-line")) }
        p data-when="ready" hidden {
            button class="button quiet ready" type="button" data-act="ready" aria-pressed="false" { (speech.t("reflection-ready")) }
        }
    }
}

/// The story stands in a field of no form: there is nothing that could send it.
fn keyword(speech: &Speech) -> Markup {
    html! {
        div class="flow" data-when="collects-keywords" hidden {
            div class="field story" {
                label for="room-story" { (speech.t("reflection-story")) }
                p class="help" id="room-story-help" { (speech.t("reflection-story-help")) }
                textarea id="room-story" rows="5" dir="auto" autocomplete="off" aria-describedby="room-story-help" data-field="story" {}
                button class="button plain" type="button" data-act="story-clear" { (speech.t("reflection-story-clear")) }
            }
            form class="flow" data-form="keyword" {
                div class="field" {
                    label for="room-keyword" { (speech.t("reflection-keyword")) }
                    p class="help" id="room-keyword-help" { (speech.t("reflection-keyword-help")) }
                    input id="room-keyword" type="text" dir="auto" maxlength=(KEYWORD_MOST) autocomplete="off" enterkeyhint="send" aria-describedby="room-keyword-help" data-field="keyword";
                    p class="counter" data-text="used" {}
                }
                (submit(Weight::Primary, &speech.t("reflection-keyword-send")))
            }
        }
    }
}

fn factors(speech: &Speech) -> Markup {
    html! {
        section class="flow" data-when="factors" hidden {
            h2 { (speech.t("reflection-factors")) }
            ol class="unmarked factor-list" data-list="factors" {}
        }
    }
}

fn intention(speech: &Speech) -> Markup {
    html! {
        section class="card flow" data-when="collects-intentions" hidden {
            h2 { (speech.t("reflection-intention")) }
            form class="flow" data-form="intention" data-when="intention-form" {
                div class="field" {
                    label for="room-intention" { (speech.t("reflection-intention-field")) }
                    textarea id="room-intention" rows="3" dir="auto" maxlength=(INTENTION_MOST) autocomplete="off" data-field="intention" {}
                }
                div class="field tick" {
                    label for="room-shared" { input id="room-shared" type="checkbox" data-field="shared"; span { (speech.t("reflection-intention-share")) } }
                }
                (who_sees(speech, &speech.t("reflection-intention-who-sees")))
                (submit(Weight::Primary, &speech.t("reflection-intention-keep")))
            }
            div class="notice saved" data-when="intention-kept" hidden {
                p class="notice-title" data-text="intention-for" {}
                p dir="auto" data-text="intention-text" {}
                p { button class="button plain" type="button" data-act="intention-drop" { (speech.t("reflection-intention-drop")) } }
            }
        }
    }
}

fn templates(speech: &Speech) -> Markup {
    let own = html! {
        li class="own-note" {
            p dir="auto" data-text="text" {}
            p class="quiet-text" { span data-text="state" {} " " span data-text="whose" {} }
            div class="note-tools" data-when="edit" hidden {
                button class="button plain" type="button" data-act="edit" { (speech.t("reflection-act-edit")) }
                button class="button plain" type="button" data-act="drop" { (speech.t("reflection-act-drop-note")) }
            }
        }
    };
    html! {
        (board::templates(speech))
        (template("own-note", &own))
        (template("step", &html! { li { button class="button plain" type="button" dir="auto" data-text="step" {} } }))
        (template("choice", &html! { li { button class="button quiet" type="button" dir="auto" data-text="choice" {} } }))
        (template("factor", &factor()))
        (template("intention", &shared_intention()))
    }
}

/// A success factor, wherever it is shown.
pub(super) fn factor() -> Markup {
    html! { li { strong dir="auto" data-text="word" {} " " span dir="auto" data-text="meaning" {} } }
}

/// An intention somebody shared, wherever it is shown.
pub(super) fn shared_intention() -> Markup {
    html! { li { p dir="auto" data-text="text" {} p class="quiet-text" dir="auto" data-text="by" {} } }
}
