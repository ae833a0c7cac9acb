//! The reveal on a page: a sentence, the three rows, tension named gently, the questions, and the same in a table.

use super::view::{Halves, Row, View};
use crate::agreement::since::{self, Fall};
use crate::chart::legend::{Key, legend};
use crate::chart::series::Hue;
use crate::chart::two_positions::{Standing as Place, TwoPositions, two_positions};
use crate::medium::triangle;
use crate::opening::sentence;
use crate::session::standing::Standing;
use crate::shell::button;
use crate::shell::button::Weight::{Primary, Quiet};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice};
use crate::shell::number;
use crate::shell::part::{card, more, page_head};
use crate::shell::table::{Align, Table};
use crate::work::shown;
use alliance::administration::score::{Score, Withheld};
use alliance::session::Discussion;
use alliance::{Component, Perspective};
use maud::{Markup, html};

/// A part that loads itself again when something changes; `path` is the page it stands on.
pub fn live(speech: &Speech, standing: &Standing, path: &str, body: &Markup) -> Markup {
    // Both pages have their news under their own address.
    let events = format!("{}/events", path.trim_end_matches("/reveal"));
    html! {
        div data-behaviour="live" data-events=(events) data-source=(path)
            data-stamp=(standing.stamp()) data-opened=(speech.t("reveal-opened-said")) {
            div class="flow" data-part="all" { (body) }
        }
    }
}

/// Whose page the reveal stands on.
#[derive(Debug, Clone, Copy)]
pub enum Reader<'a> {
    /// The client's: nothing to decide here; where the client's works are.
    Client(&'a str),
    /// The therapist's; where it is sent whether it was talked about.
    Therapist(&'a str),
}

/// The whole of it.
pub fn view(speech: &Speech, view: &View, falls: &[Fall], reader: Reader<'_>) -> Markup {
    let line = match view.halves {
        Halves::Both => speech.t("reveal-line"),
        Halves::Alone { present, since } => {
            let since = date::day_of(speech, since);
            match present {
                Perspective::Client => speech.with("reveal-alone-client", &[("day", &since)]),
                Perspective::Therapist | Perspective::Observer => {
                    speech.with("reveal-alone-therapist", &[("day", &since)])
                }
            }
        }
    };
    html! {
        @match reader {
            Reader::Client(_) => { p class="eyebrow" { (speech.with("reveal-eyebrow", &[("number", &view.number)])) } }
            // The way to the page says it already.
            Reader::Therapist(_) => {}
        }
        (page_head(&speech.t(view.title_key()), Some(&line), None))
        div class="revealed" data-reveal { (card(None, &rows(speech, view))) }
        (triangle::part(speech, view.edges.as_ref(), view.medium.as_ref()))
        @match reader {
            Reader::Client(works) => { (shown::part(speech, &view.works, works)) }
            Reader::Therapist(_) => { (shown::part(speech, &view.works, "/works")) }
        }
        @if let Some(date) = view.on_paper {
            p class="quiet-text" { (speech.with("reveal-on-paper", &[("day", &date::day(speech, date))])) }
        }
        (since::part(speech, falls))
        (withheld(speech, view))
        @if let Some(tension) = view.tension {
            p class="tension" {
                @match reader {
                    Reader::Client(_) => { (speech.t(&format!("reveal-own-tension-{tension}"))) }
                    Reader::Therapist(_) => { (speech.t(&format!("reveal-tension-{tension}"))) }
                }
            }
        }
        (questions(speech, view))
        @match reader {
            Reader::Client(works) => {
                @if view.medium.is_some() { p { a href=(works) { (speech.t("work-link")) } } }
                p class="quiet-text" { (speech.t("reveal-who-sees")) }
            }
            Reader::Therapist(action) => { (discussion(speech, view, action)) }
        }
        (more(&speech.t("chart-as-table"), &table(speech, view)))
        p class="quiet-text" { (speech.t("reveal-sure")) " " a href="/how" { (speech.t("shell-computed")) } }
    }
}

fn rows(speech: &Speech, view: &View) -> Markup {
    let first = view.openings.first().map(|opening| opening.component);
    html! {
        (legend(speech, &[Key::Client, Key::Therapist], Some(&speech.t("reveal-scale"))))
        div {
            @for row in &view.rows {
                @let pair = row.pair();
                @let weight = if first == Some(row.component) { Place::First } else { Place::Among };
                (two_positions(speech, &TwoPositions {
                    hue: Hue::Of(row.component),
                    client: pair.client,
                    therapist: pair.therapist,
                    words: distance(speech, row),
                    weight,
                }))
            }
        }
    }
}

fn name(speech: &Speech, component: Component) -> String {
    Hue::Of(component).name(speech).expect("a component has a name")
}

/// The difference in words.
fn distance(speech: &Speech, row: &Row) -> String {
    match row.distance() {
        Some(distance) => speech.t(&format!("reveal-distance-{distance}")),
        None => speech.t("reveal-distance-unknown"),
    }
}

/// The scores that are not there, each with its reason.
fn withheld(speech: &Speech, view: &View) -> Markup {
    let mut reasons = Vec::new();
    for row in &view.rows {
        let component = name(speech, row.component);
        for (key, score) in [("chart-client", &row.client), ("chart-therapist", &row.therapist)] {
            if let Some(Score::Withheld(why)) = score {
                reasons.push(format!("{component}, {}: {}", speech.with(key, &[]), reason(speech, why)));
            }
        }
    }
    html! {
        @if !reasons.is_empty() {
            section class="withheld" {
                p { (speech.t("reveal-withheld")) }
                ul { @for reason in &reasons { li { (reason) } } }
            }
        }
    }
}

fn reason(speech: &Speech, why: &Withheld) -> String {
    match why {
        Withheld::NotAnswered => speech.t("reveal-withheld-not-answered"),
        Withheld::TooFewAnswers { answered, of, .. } | Withheld::TooFewInAll { answered, of, .. } => {
            speech.with("reveal-withheld-too-few", &[("answered", answered), ("of", of)])
        }
        Withheld::OutOfRange { .. } => speech.t("reveal-withheld-out-of-range"),
        Withheld::OtherInstrument { .. } => speech.t("reveal-withheld-other"),
    }
}

fn questions(speech: &Speech, view: &View) -> Markup {
    html! {
        @if !view.openings.is_empty() {
            h2 { (speech.t("reveal-question")) }
            div class="cards two" {
                @for (place, opening) in view.openings.iter().enumerate() {
                    @let hue = Hue::Of(opening.component);
                    @let first = if place == 0 { " first" } else { "" };
                    section class={ "opening " (hue.class()) (first) } {
                        h3 { (name(speech, opening.component)) }
                        p { (sentence(speech, *opening)) }
                    }
                }
            }
        }
    }
}

/// Whether it was talked about, and the buttons that say so.
fn discussion(speech: &Speech, view: &View, action: &str) -> Markup {
    let talked = button::submit_as(Primary, &speech.t("reveal-discussed"), "discussion", "discussed");
    let later = button::submit_as(Quiet, &speech.t("reveal-later"), "discussion", "later");
    let day = |at| date::day_of(speech, at);
    let (said, buttons) = match view.discussion {
        Discussion::Open => (None, html! { (talked) (later) }),
        Discussion::Discussed { at } => {
            (Some(speech.with("reveal-discussed-on", &[("day", &day(at))])), later)
        }
        Discussion::Later { at } => (Some(speech.with("reveal-later-on", &[("day", &day(at))])), talked),
    };
    html! {
        @if let Some(said) = said { (notice(Tone::Saved, None, &html! { p { (said) } })) }
        form class="actions" method="post" action=(action) {
            (buttons)
            p class="quiet-text" { (speech.t("reveal-who-sees")) }
        }
    }
}

/// The same in numbers and words.
fn table(speech: &Speech, view: &View) -> Markup {
    let cell = |score: Option<f64>| html! { (number::score_or_absent(speech.language(), score)) };
    let table = Table::new(speech.t("reveal-table"))
        .caption_unseen()
        .column(Align::Words, speech.t("reveal-component"))
        .column(Align::Numbers, speech.t("chart-client"))
        .column(Align::Numbers, speech.t("chart-therapist"))
        .column(Align::Numbers, speech.t("reveal-difference"))
        .column(Align::Words, speech.t("reveal-in-words"));
    let table = view.rows.iter().fold(table, |table, row| {
        let pair = row.pair();
        table.row(vec![
            html! { (name(speech, row.component)) },
            cell(pair.client),
            cell(pair.therapist),
            cell(pair.difference().map(f64::abs)),
            html! { (distance(speech, row)) },
        ])
    });
    html! { (table) }
}
