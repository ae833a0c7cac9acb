//! Who leads: where the group is, how many are done, and what can be done next. Before a reveal it tells numbers and no
//! contents.

use super::live::{Seen, clock, room, template};
use super::{board, code, led, phone, plain_lead};
use crate::error::PageError;
use crate::session::code::code as picture;
use crate::shell::button::{Weight, post, submit};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::reflection::template::{Authorship, FACTORS_MOST};
use alliance::reflection::{FACTOR_WORD_MOST, NOTE_MOST};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::reflection::{Reflection, Stage};

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let reflection = led(&app, &signed_in, &reflection).await?;
    let (Stage::Open { .. }, Some(code)) = (reflection.stage, reflection.code.clone()) else {
        let under = if reflection.stage == Stage::Prepared { "" } else { "/report" };
        return Ok(Redirect::to(&super::list::path(&reflection, under)).into_response());
    };
    let handle = app.rooms.find(&app, &code).await?.ok_or(PageError::NotFound)?;
    let state = super::standing(&handle).await?;
    let speech = &signed_in.speech;
    let title = reflection.template.title.clone();
    let before = super::earlier::before(&app, &reflection, app.now()).await?;
    let before = before.map_or_else(Markup::default, |before| before.folded(speech));
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("reflection-list-title"), "/reflections")]))
        (room(speech, Seen::Lead, &code, &plain_lead::page(speech, &state, &code, app.now(), &before),
            &live(&app, speech, &reflection, &code, &before), &templates(speech)))
    };
    Ok(signed_in.page(title, Nav::Reflections).with_room().render(&main).into_response())
}

/// A button that asks the room for something.
fn ask(class: &str, command: &str, label: &str) -> Markup {
    html! { button class=(class) type="button" data-do=(command) { (label) } }
}

fn when(name: &str, command: &str, label: &str) -> Markup {
    html! { button class="button quiet" type="button" data-do=(command) data-when=(name) hidden { (label) } }
}

fn go(class: &str, name: &str) -> Markup {
    html! { button class=(class) type="button" data-do="step.go" data-go=(name) hidden { span dir="auto" data-text="go" {} } }
}

fn live(app: &App, speech: &Speech, reflection: &Reflection, code: &str, before: &Markup) -> Markup {
    let lang = reflection.template.language.as_str();
    html! {
        div class="lead-head" {
            div {
                h1 dir="auto" lang=(lang) { (reflection.template.title) }
                p class="under-title" { (reflection.team) " · " span data-text="people" {} }
            }
            (clock())
        }
        div class="leading" {
            div class="lead-main flow" {
                section class="card flow" data-when="lobby" hidden {
                    h2 { (speech.t("reflection-lead-lobby")) }
                    p { (speech.t("reflection-lead-lobby-line")) }
                    div class="actions" { (go("button primary", "next")) }
                }
                section class="card flow lead-step" data-when="step" hidden aria-label=(speech.t("reflection-lead-now")) {
                    (now(speech, lang))
                }
                section class="card flow" data-when="closed" hidden {
                    h2 { (speech.t("reflection-closed-title")) }
                    p { a class="button primary" href=(super::list::path(reflection, "/report")) { (speech.t("reflection-to-report")) } }
                }
                section class="card flow" data-when="groups" hidden {
                    h2 { (speech.t("reflection-groups")) }
                    ul class="unmarked group-list" data-list="groups" {}
                    p class="quiet-text" data-when="waiting" hidden data-text="waiting" {}
                    (when("draw", "groups.draw", &speech.t("reflection-groups-draw")))
                }
                section class="card flow" data-when="parked" hidden {
                    h2 { (speech.t("reflection-parked")) }
                    p class="quiet-text" { (speech.t("reflection-parked-line")) }
                    ul class="unmarked" data-list="parked" {}
                }
                (factors(speech))
                (board::board(speech, lang))
            }
            div class="lead-side flow" {
                (joining(app, speech, code))
                nav class="card flow" aria-labelledby="lead-steps" {
                    h2 id="lead-steps" { (speech.t("reflection-steps")) }
                    ol class="unmarked step-list" data-list="steps" {}
                }
                (before)
                (words(speech))
                (people(speech))
                (ending(speech, reflection))
            }
        }
    }
}

fn now(speech: &Speech, lang: &str) -> Markup {
    html! {
        p class="eyebrow" data-text="step-number" {}
        h2 dir="auto" lang=(lang) data-text="step-title" {}
        p class="prompt" dir="auto" lang=(lang) data-text="prompt" {}
        div class="tool-row" role="group" aria-label=(speech.t("reflection-timer")) {
            (when("timer-start", "timer.start", &speech.t("reflection-timer-start")))
            (when("timer-pause", "timer.pause", &speech.t("reflection-timer-pause")))
            @for minutes in [1_u32, 2, 5] {
                button class="button quiet" type="button" data-do="timer.add" data-minutes=(minutes) {
                    (speech.with("reflection-timer-add", &[("minutes", &minutes)]))
                }
            }
        }
        ul class="unmarked lead-counts" {
            li data-when="ready" data-text="ready" {}
            li data-when="writes" data-text="written" {}
            li data-when="votes" data-text="voted" {}
            li data-when="writes" data-text="authorship" {}
        }
        fieldset class="choices inline" data-when="authorship" hidden {
            legend class="label" { (speech.t("reflection-authorship")) }
            @for authorship in Authorship::ALL {
                label class="card-choice" {
                    input type="radio" name="authorship" value=(authorship);
                    span class="card-label" { (speech.t(&format!("reflection-authorship-{authorship}"))) }
                }
            }
        }
        p class="notice saved" data-when="revealed" hidden { (speech.t("reflection-revealed")) }
        form class="tool-row" data-form="note" data-when="writes" hidden {
            div class="field" {
                label for="lead-note" { (speech.t("reflection-lead-note")) }
                input id="lead-note" type="text" dir="auto" maxlength=(NOTE_MOST) autocomplete="off" data-field="note";
            }
            (submit(Weight::Quiet, &speech.t("reflection-lead-note-add")))
        }
        div class="actions" {
            (when("reveal", "step.reveal", &speech.t("reflection-reveal")))
            (go("button primary", "next"))
            (go("button quiet", "skip"))
            (go("button plain", "back"))
        }
        p class="quiet-text" data-when="last" hidden { (speech.t("reflection-last-step")) }
    }
}

/// How people come in: the code, its picture, and what to open on the wall.
fn joining(app: &App, speech: &Speech, room_code: &str) -> Markup {
    let address = format!("{}/w/{room_code}", app.settings.origin);
    let place = format!("{}/w", app.settings.origin.split("://").last().unwrap_or(""));
    html! {
        section class="card flow joining" {
            h2 { (speech.t("reflection-joining")) }
            @if let Some(picture) = picture(&address, &speech.with("reflection-code-picture", &[("address", &address)])) { (picture) }
            p { (speech.with("reflection-joining-line", &[("address", &place)])) " " (code::shown(room_code)) }
            p class="tool-row" {
                a class="button quiet" href={ "/w/" (room_code) "/screen" } target="_blank" rel="noopener" { (speech.t("reflection-open-screen")) }
            }
            p class="quiet-text" data-when="locked" hidden { (speech.t("reflection-locked-lead")) }
            div class="tool-row" data-when="not-closed" {
                (when("open", "room.lock", &speech.t("reflection-lock")))
                (when("locked", "room.unlock", &speech.t("reflection-unlock")))
            }
        }
    }
}

/// The factors: a row for each, so that the same form works with and without script.
fn factors(speech: &Speech) -> Markup {
    html! {
        section class="card" data-when="factors-card" aria-labelledby="lead-factors" {
            h2 id="lead-factors" { (speech.t("reflection-factors")) }
            p class="quiet-text" { (speech.t("reflection-factors-help")) }
            form class="flow" data-factors {
                ol class="factor-rows" {
                    @for number in 1..=FACTORS_MOST {
                        li data-row {
                            div class="field" {
                                label class="unseen" for={ "factor-word-" (number) } { (speech.with("reflection-factor-word", &[("number", &number)])) }
                                input id={ "factor-word-" (number) } type="text" dir="auto" maxlength=(FACTOR_WORD_MOST) autocomplete="off" data-field="word" placeholder=(speech.t("reflection-factor-word-place"));
                            }
                            div class="field" {
                                label class="unseen" for={ "factor-meaning-" (number) } { (speech.with("reflection-factor-meaning", &[("number", &number)])) }
                                input id={ "factor-meaning-" (number) } type="text" dir="auto" maxlength=(NOTE_MOST) autocomplete="off" data-field="meaning" placeholder=(speech.t("reflection-factor-meaning-place"));
                            }
                        }
                    }
                }
                div data-when="take-over" hidden {
                    p { (speech.t("reflection-factors-take-over")) }
                    ul class="unmarked take-over-list" data-list="take-over" {}
                }
                div class="tool-row" {
                    (when("factors-open", "factors.lock", &speech.t("reflection-factors-lock")))
                    (when("factors-locked", "factors.unlock", &speech.t("reflection-factors-unlock")))
                }
            }
        }
    }
}

fn words(speech: &Speech) -> Markup {
    html! {
        section class="card flow" data-when="words" hidden {
            h2 { (speech.t("reflection-words")) }
            p class="quiet-text" { (speech.t("reflection-words-line")) }
            ul class="unmarked word-list" data-list="words" {}
            div class="flow" data-when="hidden-words" hidden {
                h3 { (speech.t("reflection-words-hidden")) }
                ul class="unmarked word-list" data-list="hidden-words" {}
            }
        }
    }
}

fn people(speech: &Speech) -> Markup {
    html! {
        section class="card flow" data-when="people" hidden {
            h2 { (speech.t("reflection-people")) }
            ul class="unmarked people-list" data-list="people" {}
        }
    }
}

fn ending(speech: &Speech, reflection: &Reflection) -> Markup {
    html! {
        section class="card flow" {
            h2 { (speech.t("reflection-ending")) }
            p class="quiet-text" { (speech.t("reflection-ending-line")) }
            button class="button danger" type="button" data-do="room.close" data-when="not-closed" { (speech.t("reflection-close")) }
            details class="more" {
                summary { (speech.t("reflection-delete")) }
                div {
                    p { (speech.t("reflection-delete-line")) }
                    (post(Weight::Danger, &speech.t("reflection-delete-sure"), &super::list::path(reflection, "/delete"), &[]))
                }
            }
            (who_sees(speech, &speech.t("reflection-lead-who-sees")))
        }
    }
}

fn templates(speech: &Speech) -> Markup {
    let step = html! {
        li {
            button class="button plain" type="button" data-do="step.go" { span dir="auto" data-text="step" {} }
            span class="quiet-text" { " " span data-text="minutes" {} " " span data-text="optional" {} " " span data-text="state" {} }
        }
    };
    let person = html! {
        li {
            span dir="auto" data-text="person" {} " " span class="quiet-text" data-text="muted" {}
            span class="tool-row" {
                span data-when="place" hidden { select data-choose="group" {} }
                button class="button plain" type="button" data-do="person.mute" data-when="mute" { (speech.t("reflection-mute")) }
                button class="button plain" type="button" data-do="person.unmute" data-when="unmute" hidden { (speech.t("reflection-unmute")) }
            }
        }
    };
    let word = html! {
        li {
            details {
                summary { strong data-text="word" {} " " span data-text="count" {} }
                div {
                    p class="quiet-text" dir="auto" data-text="word-notes" {}
                    div class="tool-row" {
                        (ask("button plain", "word.hide", &speech.t("reflection-word-hide")))
                        select data-choose="merge" {}
                    }
                }
            }
        }
    };
    let hidden = html! { li { span data-text="word" {} " " (ask("button plain", "word.show", &speech.t("reflection-word-show"))) } };
    let parked = html! { li { p dir="auto" data-text="text" {} (ask("button quiet", "note.show", &speech.t("reflection-admit"))) } };
    html! {
        (board::templates(speech))
        (template("step", &step))
        (template("person", &person))
        (template("word", &word))
        (template("hidden-word", &hidden))
        (template("parked", &parked))
        (template("group", &group()))
        (template("take-over", &html! { li { button class="button quiet" type="button" {} } }))
        (template("factor", &phone::factor()))
    }
}

/// A group with who sits in it, for the facilitator and the wall.
pub(super) fn group() -> Markup {
    html! { li { strong dir="auto" data-text="group" {} " " span dir="auto" data-text="members" {} } }
}
