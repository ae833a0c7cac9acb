//! A goal or task in a list: both wordings beside each other, how far it is, and what each rated.

use super::place::Place;
use super::{progress, told};
use crate::shell::part::{Meaning, tag};
use crate::shell::table::{Align, Table};
use alliance::agreement::Side;
use alliance::agreement::point::{Holding, Point, Status};
use alliance::agreement::rating::Question;
use alliance::reveal::Distance;
use maud::{Markup, html};

/// `Doel 2`, with the number the map uses.
pub(super) fn name(place: &Place, point: &Point, number: usize) -> String {
    place.speech.with(&format!("agreement-name-{}", point.kind()), &[("number", &number)])
}

/// The sides in the order of the reader: the own first.
pub(super) fn sides(place: &Place) -> [Side; 2] {
    [place.side(), place.side().other()]
}

/// Both wordings beside each other.
pub(super) fn beside(place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let terms = &point.current().terms;
    html! {
        div class="beside" {
            @for side in sides(place) {
                div class={ "wording " (side) } {
                    p class="wording-whose" {
                        span class="shape" aria-hidden="true" {}
                        (speech.t(&format!("agreement-words-{}", told::whose(place.side(), side))))
                    }
                    @match terms.words(side) {
                        Some(words) => { p class="words" dir="auto" { (words.as_str()) } }
                        None => { p class="quiet-text" { (speech.t("agreement-words-none")) } }
                    }
                }
            }
        }
    }
}

/// How far it is, and who confirmed it as it stands.
pub(super) fn standing(place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let status = point.status();
    let meaning = match status {
        Status::Agreed | Status::Achieved => Meaning::Settled,
        Status::Proposed | Status::Discussed | Status::Parked | Status::Dropped => Meaning::Plain,
    };
    html! {
        p class="standing" {
            (tag(meaning, &speech.t(&format!("agreement-status-{status}"))))
            @if point.holding() != Holding::Both || status != Status::Agreed {
                " " span class="quiet-text" { (told::holding(speech, place.side(), point.holding())) }
            }
        }
        @if let Some(reason) = point.current().terms.ending.as_ref().and_then(|ending| ending.reason()) {
            p { (speech.t("agreement-reason")) " " span class="words" dir="auto" { (reason.as_str()) } }
        }
    }
}

/// What each rated last; nothing before anybody rated.
pub(super) fn ratings(place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let [own, other] = sides(place);
    let rated: Vec<Question> = Question::ALL
        .iter()
        .copied()
        .filter(|&q| point.rating(q, own).is_some() || point.rating(q, other).is_some())
        .collect();
    if rated.is_empty() {
        return html! {};
    }
    let column = |side| speech.t(&format!("agreement-column-{}", told::whose(place.side(), side)));
    let table = Table::new(speech.t("agreement-ratings"))
        .caption_unseen()
        .column(Align::Words, speech.t("agreement-column-question"))
        .column(Align::Numbers, column(own))
        .column(Align::Numbers, column(other))
        .column(Align::Words, speech.t("agreement-column-difference"));
    let table = rated.into_iter().fold(table, |table, question| {
        let cell = |side: Side| match point.rating(question, side) {
            Some(rating) => html! { (rating) },
            None if question.is_asked(point.kind(), side) => html! { "–" },
            None => html! { span class="quiet-text" { (speech.t("agreement-not-asked")) } },
        };
        let size = point
            .rating(question, own)
            .zip(point.rating(question, other))
            .map(|(a, b)| a.points().abs_diff(b.points()));
        let words =
            size.map_or_else(|| "–".to_owned(), |size| told::distance(speech, Distance::of(f64::from(size))));
        let label = speech.t(&format!("agreement-short-{question}"));
        table.row(vec![html! { (label) }, cell(own), cell(other), html! { (words) }])
    });
    html! { div class="chart-table" { (table) } }
}

/// The whole card; its heading leads to the page of the goal or task.
pub(super) fn card(place: &Place, point: &Point, number: usize) -> Markup {
    html! {
        article class={ "card point " (point.kind()) } {
            p class="eyebrow" { (name(place, point, number)) }
            h3 { a href=(place.point_path(point.id())) { bdi { (told::short(point.title())) } } }
            (standing(place, point))
            (beside(place, point))
            (ratings(place, point))
            (progress::curve(&place.speech, point))
        }
    }
}
