//! The triangle of one session: where the two stand on each edge, and how it is laid out.

use super::way::Position;
use super::{Corner, Edge};
use crate::reveal::Distance;

/// Where the two stand on one edge, 0 to 10; `None` where nothing was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgePair {
    /// Which edge.
    pub edge: Edge,
    /// The client's position.
    pub client: Option<f64>,
    /// The therapist's position.
    pub therapist: Option<f64>,
}

impl EdgePair {
    /// Client minus therapist; `None` unless both have a position.
    pub fn difference(&self) -> Option<f64> {
        Some(self.client? - self.therapist?)
    }

    /// How far the two lie apart, in words; `None` unless both have a position.
    pub fn distance(&self) -> Option<Distance> {
        self.difference().map(Distance::of)
    }
}

/// A point of a drawing, in units of the longest edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// How long an edge is drawn for a position: 1 at 0, ½ at 10. As the longest is twice the shortest, every three edges
/// close to a triangle.
///
/// # Source
/// our choice, ADR-0021
pub fn length(position: f64) -> f64 {
    1.0 - position.clamp(0.0, 10.0) / 20.0
}

/// Where the three corners lie for these positions on the edges, client left and therapist right, the medium above.
///
/// # Missing data
/// An edge without a position is drawn as long as the middle of the scale; the drawing marks it as unknown.
pub fn corners(position: impl Fn(Edge) -> Option<f64>) -> [(Corner, Point); 3] {
    let middle = Position::along(1.0, 2.0).expect("the middle lies on the line").value();
    let length = |edge| length(position(edge).unwrap_or(middle));
    let (base, left, right) =
        (length(Edge::ClientTherapist), length(Edge::ClientMedium), length(Edge::TherapistMedium));
    let along = (base * base + left * left - right * right) / (2.0 * base);
    let above = (left * left - along * along).max(0.0).sqrt();
    [
        (Corner::Client, Point { x: 0.0, y: 0.0 }),
        (Corner::Therapist, Point { x: base, y: 0.0 }),
        (Corner::Medium, Point { x: along, y: -above }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: Point, other: Point) -> f64 {
        (one.x - other.x).hypot(one.y - other.y)
    }

    proptest! {
        #[test]
        fn every_three_positions_close_to_a_triangle(a in 0.0..=10.0_f64, b in 0.0..=10.0_f64, c in 0.0..=10.0_f64) {
            let of = |edge| match edge {
                Edge::ClientTherapist => a,
                Edge::ClientMedium => b,
                Edge::TherapistMedium => c,
            };
            let [(_, client), (_, therapist), (_, medium)] = corners(|edge| Some(of(edge)));
            prop_assert!((distance(client, therapist) - length(a)).abs() < 1e-9);
            prop_assert!((distance(client, medium) - length(b)).abs() < 1e-9);
            prop_assert!((distance(therapist, medium) - length(c)).abs() < 1e-9);
        }
    }

    #[test]
    fn closer_is_shorter_and_half_at_the_most() {
        assert_eq!([0.0, 5.0, 10.0, 11.0].map(length), [1.0, 0.75, 0.5, 0.5]);
    }

    #[test]
    fn an_edge_says_its_difference_only_where_both_answered() {
        let edge = EdgePair { edge: Edge::ClientMedium, client: Some(3.0), therapist: Some(8.0) };
        assert_eq!((edge.difference(), edge.distance()), (Some(-5.0), Some(Distance::Large)));
        assert_eq!(EdgePair { therapist: None, ..edge }.distance(), None);
    }
}
