//! Two scores of each person: on the slanting line nothing changed, in the band around it too little to tell.

use super::drawing::{Drawing, WIDTH, line, path_through, place, surface};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;

/// The scores of everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfter {
    /// Each person.
    pub points: Vec<Point>,
    /// How far a score has to lie from the slanting line.
    pub reach: f64,
    /// The line between people in care and others.
    pub line: Option<f64>,
}

/// One person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The first score.
    pub before: f64,
    /// The later score.
    pub after: f64,
    /// Whether the change is clear.
    pub is_clear: bool,
}

const HEIGHT: f64 = 400.0;

/// The picture.
pub fn before_after(speech: Speech, drawn: &BeforeAfter, names: Names<'_>) -> Drawing {
    // One scale for both directions, so that the slanting line is the diagonal.
    let all = || drawn.points.iter().flat_map(|point| [point.before, point.after]).chain(drawn.line);
    let plane = Plane::around(all(), all(), HEIGHT);
    let (low, high) = (plane.x.low, plane.x.high);
    let band = [
        (low, low + drawn.reach),
        (high, high + drawn.reach),
        (high, high - drawn.reach),
        (low, low - drawn.reach),
    ];
    let corners = clipped(&band, (low, high));
    let strokes = html! {
        (plane.frame(speech, names))
        (surface("band second", corners.iter().map(|(x, y)| plane.at(*x, *y))))
        (path_through("zero", [plane.at(low, low), plane.at(high, high)]))
        @if let Some(at) = drawn.line {
            (line("wider", plane.at(low, at), plane.at(high, at)))
            (line("wider", plane.at(at, low), plane.at(at, high)))
        }
        @for point in &drawn.points {
            @let (x, y) = plane.at(point.before, point.after);
            circle class=(if point.is_clear { "mark" } else { "open" }) cx=(place(x)) cy=(place(y)) r="4.5" {}
        }
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}

/// The part of a surface between two heights: where a side crosses one, a corner is set.
fn clipped(corners: &[(f64, f64)], (low, high): (f64, f64)) -> Vec<(f64, f64)> {
    let above = cut(corners, low, |y, bound| y >= bound);
    cut(&above, high, |y, bound| y <= bound)
}

fn cut(corners: &[(f64, f64)], bound: f64, holds: fn(f64, f64) -> bool) -> Vec<(f64, f64)> {
    let mut kept = Vec::new();
    for (place, &(x, y)) in corners.iter().enumerate() {
        let (x1, y1) = corners[(place + corners.len() - 1) % corners.len()];
        if holds(y, bound) != holds(y1, bound) {
            let share = (bound - y1) / (y - y1);
            kept.push((x1 + share * (x - x1), bound));
        }
        if holds(y, bound) {
            kept.push((x, y));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::clipped;

    #[test]
    fn what_runs_out_of_the_picture_is_cut_at_its_edge() {
        let band = [(0.0, 2.0), (10.0, 12.0), (10.0, 8.0), (0.0, -2.0)];
        let kept = clipped(&band, (0.0, 10.0));
        assert!(kept.iter().all(|(x, y)| (0.0..=10.0).contains(x) && (0.0..=10.0).contains(y)), "{kept:?}");
        assert!(kept.contains(&(8.0, 10.0)) && kept.contains(&(2.0, 0.0)), "{kept:?}");
    }
}
