//! Three whole screens from the same parts: the client's check, the reveal, the case.

use super::charts;
use super::fields::sample_question;
use super::member;
use crate::chart::course::course;
use crate::chart::legend::{Key, legend};
use crate::chart::small_multiple::small_multiple;
use crate::chart::two_positions::two_positions;
use crate::shell::button::{self, Weight};
use crate::shell::choice::progress;
use crate::shell::language::Speech;
use crate::shell::layout::{Client, Layout, Page, Width};
use crate::shell::part::{Meaning, breadcrumb, card, page_head, tag, talk};
use maud::{Markup, html};

fn client() -> Layout {
    Layout::Client(Client { help: "/style".to_owned() })
}

/// One question of the check, on the client's phone.
pub fn check(speech: &Speech) -> Markup {
    let main = html! {
        h1 class="unseen" { (speech.t("style-after-session")) }
        (progress(speech, &speech.t("style-after-session"), 4, 7))
        form method="get" action="/style/check" {
            (sample_question(speech, "answer", Some("3")))
            div class="actions pair" {
                (button::submit_as(Weight::Quiet, &speech.t("style-back"), "step", "back"))
                (button::submit(Weight::Primary, &speech.t("style-next")))
            }
        }
        p class="who-sees" { (speech.t("style-check-who-sees")) }
    };
    Page::new(speech, speech.t("style-after-session"), client()).at("/style/check").render(&main)
}

/// Both positions, after both are in.
pub fn reveal(speech: &Speech) -> Markup {
    let scale = speech.t("style-scale-words");
    let main = html! {
        p class="eyebrow" { (speech.t("style-reveal-eyebrow")) }
        (page_head(&speech.t("style-reveal-title"), Some(&speech.t("style-reveal-line")), None))
        (card(None, &html! {
            (legend(speech, &[Key::Client, Key::Therapist], Some(&scale)))
            div { @for row in charts::rows(speech) { (two_positions(speech, &row)) } }
        }))
        h2 { (speech.t("style-reveal-question")) }
        div class="cards two" {
            section class="opening task first" {
                h3 { (speech.t("chart-task")) }
                p { (speech.t("style-opening-task")) }
            }
            section class="opening bond" {
                h3 { (speech.t("chart-bond")) }
                p { (speech.t("style-opening-bond")) }
            }
        }
        (button::row(&html! {
            (button::link(Weight::Primary, &speech.t("style-discussed"), "/style"))
            (button::link(Weight::Quiet, &speech.t("style-later"), "/style"))
            p class="quiet-text" { (speech.t("style-reveal-who-sees")) }
        }))
    };
    Page::new(speech, speech.t("style-reveal-title"), client())
        .wide(Width::Middle)
        .at("/style/reveal")
        .render(&main)
}

/// The therapist's page of one client.
pub fn case(speech: &Speech) -> Markup {
    let actions = html! {
        (button::link(Weight::Quiet, &speech.t("style-agreements"), "/style"))
        (button::link(Weight::Primary, &speech.t("style-start-session"), "/style"))
    };
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("style-place-clients"), "/style"), (&speech.t("style-episode"), "/style")]))
        (page_head(&speech.t("style-client"), Some(&speech.t("style-case-line")), Some(&actions)))
        (signal(speech))
        (legend(speech, &[Key::Client, Key::Therapist, Key::Band], Some(&speech.t("style-scale"))))
        div class="cards three" {
            @for chart in &charts::case() { (small_multiple(speech, chart)) }
        }
        div class="cards wide-first" {
            (card(Some(&speech.t("style-complaints")), &course(speech, &charts::complaints(speech))))
            (card(Some(&speech.t("style-agreements")), &agreements(speech)))
        }
    };
    Page::new(speech, speech.t("style-client"), member(speech)).at("/style/case").render(&main)
}

fn signal(speech: &Speech) -> Markup {
    let story = html! {
        p { (speech.t("style-signal-story")) }
        p class="quiet-text" { (speech.t("style-signal-sure")) " " a href="/style" { (speech.t("shell-computed")) } }
    };
    let openings = html! {
        blockquote { (speech.t("style-signal-opening-1")) }
        blockquote { (speech.t("style-signal-opening-2")) }
        div class="talk-actions" {
            (button::link(Weight::Plain, &speech.t("style-signal-record"), "/style"))
            (button::link(Weight::Plain, &speech.t("style-discussed"), "/style"))
            (button::link(Weight::Plain, &speech.t("style-signal-not"), "/style"))
        }
    };
    talk(
        &speech.t("style-signal-eyebrow"),
        &speech.t("style-signal-sentence"),
        &story,
        &speech.t("style-signal-openings"),
        &openings,
    )
}

fn agreements(speech: &Speech) -> Markup {
    html! {
        ul {
            li { (speech.t("style-goal-1")) " " (tag(Meaning::Settled, &speech.t("style-tag-settled"))) }
            li { (speech.t("style-goal-2")) " " (tag(Meaning::ToDiscuss, &speech.t("style-tag-discuss"))) }
            li { (speech.t("style-task-1")) " " (tag(Meaning::ToDiscuss, &speech.t("style-tag-difference"))) }
            li { (speech.t("style-frame-1")) }
        }
        p class="quiet-text" { (speech.t("style-version")) }
    }
}
