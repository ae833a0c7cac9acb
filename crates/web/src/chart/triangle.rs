//! The triangle of client, therapist and medium as one side sees it: a closer edge is shorter and thicker, and carries
//! its number. An edge without an answer is dashed.

use super::mark::{mark, place};
use crate::medium::choose;
use crate::medium::triangle::edge_name;
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Perspective;
use alliance::medium::triangle::{Point, corners};
use alliance::medium::{Corner, Edge, Medium};
use maud::{Markup, html};

/// One triangle.
#[derive(Debug, Clone)]
pub struct Triangle<'a> {
    /// Whose it is, or of which session.
    pub title: String,
    /// The position of each edge, 0 to 10; `None` where nothing was answered.
    pub positions: Vec<(Edge, Option<f64>)>,
    /// What the two work with.
    pub medium: Option<&'a Medium>,
}

const WIDTH: f64 = 260.0;
const HEIGHT: f64 = 236.0;
/// How many units of the drawing the longest edge takes.
const LONGEST: f64 = 176.0;

/// The drawing with its title.
pub fn triangle(speech: &Speech, drawn: &Triangle<'_>) -> Markup {
    html! {
        figure class="chart triangle medium" {
            figcaption { (drawn.title) }
            (drawing(speech, drawn))
        }
    }
}

impl Triangle<'_> {
    fn position(&self, edge: Edge) -> Option<f64> {
        self.positions.iter().find(|(of, _)| *of == edge).and_then(|(_, position)| *position)
    }

    /// The places of the corners, in the middle of the drawing.
    fn places(&self) -> [(Corner, Point); 3] {
        let corners = corners(|edge| self.position(edge));
        let bounds = |of: fn(&Point) -> f64| {
            let values = corners.iter().map(|(_, point)| of(point));
            (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (bounds(|point| point.x), bounds(|point| point.y));
        corners.map(|(corner, point)| {
            let x = WIDTH / 2.0 + (point.x - (left + right) / 2.0) * LONGEST;
            let y = HEIGHT / 2.0 - 4.0 + (point.y - (top + bottom) / 2.0) * LONGEST;
            (corner, Point { x, y })
        })
    }

    fn spoken(&self, speech: &Speech) -> String {
        let edges = Edge::ALL.iter().map(|edge| {
            let score = match self.position(*edge) {
                Some(score) => number::score(speech.language(), score),
                None => speech.t("medium-edge-unknown"),
            };
            speech
                .with("medium-spoken", &[("edge", &edge_name(speech, *edge, self.medium)), ("score", &score)])
        });
        format!("{}. {}", self.title, edges.collect::<Vec<_>>().join(" "))
    }
}

fn drawing(speech: &Speech, drawn: &Triangle<'_>) -> Markup {
    let places = drawn.places();
    let at = |corner: Corner| {
        places
            .iter()
            .find(|(of, _)| *of == corner)
            .map(|(_, point)| *point)
            .expect("each corner has its place")
    };
    let third = |edge: Edge| match edge {
        Edge::ClientTherapist => at(Corner::Medium),
        Edge::ClientMedium => at(Corner::Therapist),
        Edge::TherapistMedium => at(Corner::Client),
    };
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(drawn.spoken(speech)) {
            @for edge in Edge::ALL {
                @let (one, other) = edge.corners();
                (line(at(one), at(other), drawn.position(*edge)))
            }
            @for edge in Edge::ALL {
                @let (one, other) = edge.corners();
                (score(speech, beside(at(one), at(other), third(*edge)), drawn.position(*edge)))
            }
            @for corner in Corner::ALL { (corner_mark(speech, drawn, *corner, at(*corner))) }
        }
    }
}

fn line(one: Point, other: Point, position: Option<f64>) -> Markup {
    let width = position.map_or(1.6, |position| 1.6 + position * 0.7);
    let class = if position.is_some() { "edge" } else { "edge unknown" };
    html! {
        line class=(class) x1=(place(one.x)) y1=(place(one.y)) x2=(place(other.x)) y2=(place(other.y)) stroke-width=(place(width)) {}
    }
}

/// The place of a number: beside the middle of its edge, on the side that the third corner is not.
fn beside(one: Point, other: Point, third: Point) -> Point {
    let (x, y) = ((one.x + other.x) / 2.0, (one.y + other.y) / 2.0);
    let long = (other.x - one.x).hypot(other.y - one.y);
    // At a right angle to the edge; an edge is never shorter than half of the longest.
    let (across_x, across_y) = ((other.y - one.y) / long, (one.x - other.x) / long);
    let inward = (third.x - x) * across_x + (third.y - y) * across_y;
    let out = if inward > 0.0 { -1.0 } else { 1.0 };
    Point { x: x + out * across_x * 20.0, y: y + out * across_y * 15.0 }
}

fn score(speech: &Speech, at: Point, position: Option<f64>) -> Markup {
    let text = position.map_or_else(|| "?".to_owned(), |position| number::score(speech.language(), position));
    html! { text class="score" x=(place(at.x)) y=(place(at.y)) dy="0.35em" { (text) } }
}

fn corner_mark(speech: &Speech, drawn: &Triangle<'_>, corner: Corner, at: Point) -> Markup {
    let (name, below) = match corner {
        Corner::Client => (speech.t("medium-corner-client"), true),
        Corner::Therapist => (speech.t("medium-corner-therapist"), true),
        Corner::Medium => (
            drawn
                .medium
                .map_or_else(|| speech.t("medium-corner-medium"), |medium| choose::name(speech, medium)),
            false,
        ),
    };
    let y = if below { at.y + 31.0 } else { at.y - 17.0 };
    html! {
        @match corner {
            Corner::Client => { (mark(Perspective::Client, at.x, at.y, 8.0)) }
            Corner::Therapist => { (mark(Perspective::Therapist, at.x, at.y, 8.0)) }
            Corner::Medium => {
                path class="medium-mark" d=(format!("M{} {}l10 17h-20z", place(at.x), place(at.y - 11.0))) {}
            }
        }
        text class="corner" x=(place(at.x)) y=(place(y)) { (name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Language;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    fn drawn(positions: [Option<f64>; 3]) -> Triangle<'static> {
        Triangle {
            title: "Sessie 1".into(),
            positions: Edge::ALL.iter().copied().zip(positions).collect(),
            medium: Some(&Medium::Music),
        }
    }

    proptest! {
        #[test]
        fn every_triangle_stays_within_its_drawing(one in 0.0..=10.0_f64, two in 0.0..=10.0_f64, three in 0.0..=10.0_f64) {
            for (_, point) in drawn([Some(one), Some(two), Some(three)]).places() {
                prop_assert!((20.0..=WIDTH - 20.0).contains(&point.x), "{point:?}");
                prop_assert!((28.0..=HEIGHT - 35.0).contains(&point.y), "{point:?}");
            }
        }
    }

    #[test]
    fn a_triangle_is_read_out_with_what_is_missing() {
        let speech = Speech::new(Language::Dutch, TimeZone::UTC);
        assert_eq!(
            drawn([Some(8.0), None, Some(5.5)]).spoken(&speech),
            "Sessie 1. Cliënt en therapeut: 8,0. Cliënt en muziek: niet beantwoord. Therapeut en muziek: 5,5."
        );
        assert!(
            triangle(&speech, &drawn([Some(8.0), None, Some(5.5)])).into_string().contains("edge unknown")
        );
    }
}
