//! The totals on the case page, in a few lines.

use crate::shell::button::{Weight, link};
use crate::shell::date::day;
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::characteristic::{About, Characteristic, Choice, standing};
use alliance::ids::EpisodeId;
use maud::{Markup, html};

/// A total with its scale: `4,2 (van 1 tot 7)`.
pub(super) fn total(speech: &Speech, one: &Characteristic, choices: &[Choice]) -> String {
    let written = |value: f64| {
        let whole = value.fract() == 0.0;
        number::decimals(speech.language(), value, if whole { 0 } else { 2 })
    };
    let value = written(one.value);
    match choice_of(one, choices) {
        None => value,
        Some(choice) => {
            let (low, high) = (written(choice.range.min), written(choice.range.max));
            speech.with("characteristic-total", &[("value", &value), ("low", &low), ("high", &high)])
        }
    }
}

/// What people call its scale; the name of the series where the measure is gone.
pub(super) fn name(speech: &Speech, one: &Characteristic, choices: &[Choice]) -> String {
    choice_of(one, choices)
        .map_or_else(|| one.series.name(), |choice| choice.name.in_language(speech.language()).to_owned())
}

fn choice_of<'a>(one: &Characteristic, choices: &'a [Choice]) -> Option<&'a Choice> {
    choices.iter().find(|choice| choice.series == one.series && choice.scale == one.scale)
}

/// How little it says, in words for what stands there.
pub(super) fn remark(speech: &Speech, noted: &[&Characteristic]) -> Markup {
    let has = |about: About| noted.iter().any(|one| one.about == about);
    html! {
        p class="quiet-text" {
            (speech.t("characteristic-remark"))
            @if has(About::Attachment) { " " (speech.t("characteristic-remark-attachment")) }
            @if has(About::EpistemicTrust) { " " (speech.t("characteristic-remark-epistemic-trust")) }
        }
    }
}

/// The totals in a copy, a line for each; nothing where there is none.
pub fn lines(speech: &Speech, noted: &[Characteristic], choices: &[Choice]) -> Markup {
    let standing = standing(noted);
    html! {
        @if !standing.is_empty() {
            h2 { (speech.t("copy-start")) }
            ul {
                @for one in &standing {
                    li {
                        (speech.t(&format!("characteristic-about-{}", one.about))) ": " (total(speech, one, choices))
                        ", " (name(speech, one, choices)) ", " (day(speech, one.measured_on))
                    }
                }
            }
            (remark(speech, &standing))
        }
    }
}

/// The part of the case page; a way to the page where nothing was noted.
pub fn part(speech: &Speech, episode: EpisodeId, noted: &[Characteristic], choices: &[Choice]) -> Markup {
    let standing = standing(noted);
    let href = format!("/episodes/{episode}/characteristics");
    html! {
        @if standing.is_empty() {
            p class="not-on-paper" { (link(Weight::Plain, &speech.t("characteristic-first"), &href)) }
        } @else {
            section class="card" {
                h2 { (speech.t("characteristic-title")) }
                ul {
                    @for one in &standing {
                        li {
                            (speech.t(&format!("characteristic-about-{}", one.about))) ": "
                            strong { (total(speech, one, choices)) }
                            " " span class="quiet-text" { (name(speech, one, choices)) }
                        }
                    }
                }
                (remark(speech, &standing))
                (link(Weight::Quiet, &speech.t("characteristic-open"), &href))
            }
        }
    }
}
