//! The triangle on a page: one drawing for each side, the three edges as rows with both, and the same as a table.

use super::choose;
use super::edges::Edges;
use crate::chart::legend::{Key, legend};
use crate::chart::series::Hue;
use crate::chart::triangle::{Triangle, triangle};
use crate::chart::two_positions::{Standing, TwoPositions, two_positions};
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::part::more;
use crate::shell::table::{Align, Table};
use alliance::Perspective;
use alliance::medium::triangle::EdgePair;
use alliance::medium::{Edge, Medium};
use maud::{Markup, html};

/// What an edge is called where the two work with this medium.
pub fn edge_name(speech: &Speech, edge: Edge, medium: Option<&Medium>) -> String {
    let medium =
        medium.map_or_else(|| speech.t("medium-corner-medium"), |medium| choose::name(speech, medium));
    speech.with(&format!("medium-edge-{edge}"), &[("medium", &medium)])
}

/// The part of a reveal; nothing where the edges were not asked.
pub fn part(speech: &Speech, edges: Option<&Edges>, medium: Option<&Medium>) -> Markup {
    let Some(edges) = edges else { return html! {} };
    html! {
        section class="card triangles" {
            h2 { (speech.t("medium-triangle")) }
            p { (speech.t("medium-triangle-line")) }
            div class="cards two" {
                @for perspective in [Perspective::Client, Perspective::Therapist] { (side(speech, edges, medium, perspective)) }
            }
            (legend(speech, &[Key::Client, Key::Therapist], Some(&speech.t("reveal-scale"))))
            @for pair in &edges.pairs {
                (two_positions(speech, &TwoPositions {
                    hue: Hue::Edge(pair.edge),
                    client: pair.client,
                    therapist: pair.therapist,
                    words: difference(speech, pair),
                    weight: Standing::Among,
                }))
            }
            @if let Some(way) = edges.way {
                @let way = speech.t(&format!("medium-in-{way}"));
                p class="quiet-text" { (speech.with("medium-answered-in", &[("way", &way)])) }
            }
            p class="quiet-text" { (speech.t("medium-how")) }
            (more(&speech.t("chart-as-table"), &table(speech, edges, medium)))
        }
    }
}

fn side(speech: &Speech, edges: &Edges, medium: Option<&Medium>, perspective: Perspective) -> Markup {
    let who = match perspective {
        Perspective::Client => speech.t("medium-client"),
        Perspective::Therapist | Perspective::Observer => speech.t("medium-therapist"),
    };
    let title = speech.with("medium-triangle-of", &[("who", &who)]);
    let position = |edge: Edge| {
        let pair = edges.pairs.iter().find(|pair| pair.edge == edge)?;
        match perspective {
            Perspective::Client => pair.client,
            Perspective::Therapist | Perspective::Observer => pair.therapist,
        }
    };
    let drawn = Triangle {
        title,
        positions: Edge::ALL.iter().map(|edge| (*edge, position(*edge))).collect(),
        medium,
    };
    triangle(speech, &drawn)
}

/// The difference in words.
fn difference(speech: &Speech, pair: &EdgePair) -> String {
    match pair.distance() {
        Some(distance) => speech.t(&format!("reveal-distance-{distance}")),
        None => speech.t("reveal-distance-unknown"),
    }
}

fn table(speech: &Speech, edges: &Edges, medium: Option<&Medium>) -> Markup {
    let cell = |score: Option<f64>| html! { (number::score_or_absent(speech.language(), score)) };
    let table = Table::new(speech.t("medium-table"))
        .caption_unseen()
        .column(Align::Words, speech.t("medium-edge"))
        .column(Align::Numbers, speech.t("chart-client"))
        .column(Align::Numbers, speech.t("chart-therapist"))
        .column(Align::Numbers, speech.t("reveal-difference"))
        .column(Align::Words, speech.t("reveal-in-words"));
    let table = edges.pairs.iter().fold(table, |table, pair| {
        table.row(vec![
            html! { (edge_name(speech, pair.edge, medium)) },
            cell(pair.client),
            cell(pair.therapist),
            cell(pair.difference().map(f64::abs)),
            html! { (difference(speech, pair)) },
        ])
    });
    html! { (table) }
}
