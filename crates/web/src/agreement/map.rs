//! The map of goals × tasks: which task serves which goal, and who holds both.

use super::card;
use super::place::Place;
use super::told;
use alliance::agreement::Agreement;
use alliance::agreement::Side;
use alliance::agreement::map::{Cell, Map};
use alliance::agreement::point::{Holding, Point};
use maud::{Markup, html};

/// The map; nothing without a goal and a task.
pub(super) fn view(place: &Place, agreement: &Agreement) -> Markup {
    let speech = &place.speech;
    let map = Map::of(agreement);
    if map.goals.is_empty() || map.tasks.is_empty() {
        return html! {};
    }
    let bare: Vec<String> = map
        .goals
        .iter()
        .zip(1..)
        .filter(|(goal, _)| map.goals_without_a_task().any(|one| one.id() == goal.id()))
        .map(|(goal, number)| card::name(place, goal, number))
        .collect();
    let bare = bare.join(", ");
    html! {
        section class="card map" {
            h2 #map { (speech.t("agreement-map")) }
            p class="quiet-text" { (speech.t("agreement-map-line")) }
            div class="map-scroll" role="region" aria-labelledby="map" tabindex="0" {
                table class="map-table" {
                    thead { tr {
                        td {}
                        @for (goal, number) in map.goals.iter().zip(1..) { (column(place, goal, number)) }
                    } }
                    tbody {
                        @for ((task, cells), number) in map.tasks.iter().zip(1..) {
                            tr {
                                th scope="row" {
                                    a href=(place.point_path(task.id())) { (card::name(place, task, number)) }
                                    span class="map-title" dir="auto" { (told::short(task.title())) }
                                }
                                @for cell in cells { (square(place, *cell)) }
                            }
                        }
                    }
                }
            }
            ul class="map-legend" {
                li { (shapes(Holding::Both)) " " (told::holding(speech, place.side(), Holding::Both)) }
                @for side in card::sides(place) {
                    li { (shapes(Holding::One(side))) " " (told::holding(speech, place.side(), Holding::One(side))) }
                }
                li { (shapes(Holding::Nobody)) " " (told::holding(speech, place.side(), Holding::Nobody)) }
            }
            @if !bare.is_empty() {
                p { (speech.with("agreement-map-bare", &[("goals", &bare)])) }
            }
        }
    }
}

fn column(place: &Place, goal: &Point, number: usize) -> Markup {
    html! {
        th scope="col" {
            a href=(place.point_path(goal.id())) { (card::name(place, goal, number)) }
            span class="map-title" dir="auto" { (told::short(goal.title())) }
        }
    }
}

fn square(place: &Place, cell: Cell) -> Markup {
    match cell {
        Cell::Apart => html! {
            td { span class="unseen" { (place.speech.t("agreement-map-apart")) } }
        },
        Cell::Serves(holding) => html! {
            td class={ "serves " (class(holding)) } {
                (shapes(holding))
                span class="unseen" { (told::holding(&place.speech, place.side(), holding)) }
            }
        },
    }
}

fn class(holding: Holding) -> &'static str {
    match holding {
        Holding::Both => "both",
        Holding::One(_) => "one",
        Holding::Nobody => "nobody",
    }
}

/// The client's filled circle and the therapist's open square, where they hold it; a ring of dots where nobody does.
fn shapes(holding: Holding) -> Markup {
    let (client, therapist) = match holding {
        Holding::Both => (true, true),
        Holding::One(Side::Client) => (true, false),
        Holding::One(Side::Therapist) => (false, true),
        Holding::Nobody => (false, false),
    };
    html! {
        span class="shapes" aria-hidden="true" {
            @if client { span class="shape client" {} }
            @if therapist { span class="shape therapist" {} }
            @if !client && !therapist { span class="shape none" {} }
        }
    }
}
