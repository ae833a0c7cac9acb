//! Sample parts that are no field and no picture.

use super::shown;
use crate::shell::button::{self, Weight};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, empty, notice, who_sees};
use crate::shell::number;
use crate::shell::part::{Meaning, breadcrumb, card, computed, more, tag};
use crate::shell::table::{Align, Table, pagination};
use alliance::clock::{DAY_MS, Timestamp};
use maud::{Markup, html};

/// A moment that stands still: 3 September 2026.
pub(super) const NOW: Timestamp = Timestamp::from_ms(1_788_430_000_000);

pub(super) fn view(speech: &Speech) -> Markup {
    html! {
        h2 { (speech.t("style-parts")) }
        div class="cards two" {
            (shown(&speech.t("style-type"), &type_samples(speech)))
            (shown(&speech.t("style-buttons"), &buttons(speech)))
            (shown(&speech.t("style-notices"), &notices(speech)))
            (shown(&speech.t("style-small-parts"), &small_parts(speech)))
        }
        (shown(&speech.t("style-table"), &table(speech)))
    }
}

fn type_samples(speech: &Speech) -> Markup {
    let language = speech.language();
    html! {
        (breadcrumb(speech, &[(&speech.t("style-place-clients"), "/style"), (&speech.t("style-episode"), "/style")]))
        h2 { (speech.t("style-client")) }
        p { (speech.t("style-sentence")) " " a href="/style" { (speech.t("style-link")) } "." }
        p class="quiet-text" {
            (number::score(language, 8.2)) " · " (number::difference(language, -0.1)) " · "
            (number::range(language, 6.4, 8.9)) " · " (number::percent(language, 0.8)) " · "
            (number::count(language, 12_345)) " · " (date::stamp(speech, NOW)) " · "
            (date::day_in_full(speech, date::date_of(speech.zone(), NOW))) " · "
            (date::day_in_year(speech, date::date_of(speech.zone(), NOW))) " · "
            (date::ago(speech, NOW.plus_ms(-3 * DAY_MS), NOW))
        }
    }
}

fn buttons(speech: &Speech) -> Markup {
    let go = speech.t("style-start-session");
    html! {
        (button::row(&html! {
            (button::link(Weight::Primary, &go, "/style"))
            (button::link(Weight::Quiet, &speech.t("style-agreements"), "/style"))
            (button::post(Weight::Danger, &speech.t("style-delete"), "/style", &[("what", "sample")]))
            (button::link(Weight::Plain, &speech.t("style-later"), "/style"))
            (button::print(speech))
        }))
        form method="get" action="/style" {
            div class="actions pair" {
                (button::submit_as(Weight::Quiet, &speech.t("style-back"), "step", "back"))
                (button::submit(Weight::Primary, &speech.t("style-next")))
            }
        }
        (button::copy_link(speech, "address", &speech.t("style-address"), "https://verbond.example/k/7Q4M-RT2X"))
    }
}

fn notices(speech: &Speech) -> Markup {
    html! {
        (notice(Tone::Saved, None, &html! { p { (speech.t("style-saved")) } }))
        (notice(Tone::Info, Some(&speech.t("style-info-title")), &html! { p { (speech.t("style-info")) } }))
        (notice(Tone::Alert, Some(&speech.t("style-alert-title")), &html! { p { (speech.t("style-alert")) } }))
        (who_sees(speech, &speech.t("style-who-sees")))
    }
}

fn small_parts(speech: &Speech) -> Markup {
    let first = button::link(Weight::Primary, &speech.t("style-invite"), "/style");
    html! {
        p {
            (tag(Meaning::Plain, &speech.t("style-tag-plain"))) " "
            (tag(Meaning::Settled, &speech.t("style-tag-settled"))) " "
            (tag(Meaning::ToDiscuss, &speech.t("style-tag-discuss")))
        }
        (computed(speech, &html! { p { (speech.t("style-computed")) } }))
        (more(&speech.t("style-more"), &html! { p { (speech.t("style-sentence")) } }))
        (empty(&speech.t("style-empty-title"), &speech.t("style-empty"), Some(&first)))
    }
}

fn table(speech: &Speech) -> Markup {
    let language = speech.language();
    let row = |client: &str, ago_days: i64, score: Option<f64>, meaning: Meaning, words: &str| {
        vec![
            html! { a href="/style" { (client) } },
            html! { (date::ago(speech, NOW.plus_ms(-ago_days * DAY_MS), NOW)) },
            html! { (number::score_or_absent(language, score)) },
            tag(meaning, words),
        ]
    };
    let (agreed, discuss) = (speech.t("style-tag-settled"), speech.t("style-tag-discuss"));
    let table = Table::new(speech.t("style-table-caption"))
        .column(Align::Words, speech.t("style-column-client"))
        .column(Align::Words, speech.t("style-column-last"))
        .column(Align::Numbers, speech.t("style-column-score"))
        .column(Align::Words, speech.t("style-column-agreement"))
        .row(row("2026-014", 0, Some(5.6), Meaning::ToDiscuss, &discuss))
        .row(row("2026-017", 6, Some(8.0), Meaning::Settled, &agreed))
        .row(row("2026-021", 21, None, Meaning::Plain, &speech.t("style-tag-plain")));
    html! {
        (card(None, &html! { (table) }))
        (pagination(speech, 2, 5, |page| format!("/style?page={page}")))
    }
}
