//! Effects against their precision: without a tie between the two, studies spread evenly to both sides like a funnel.

use super::axis::Axis;
use super::drawing::{Drawing, WIDTH, dots, line, surface};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;

/// The studies and the mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The mean effect.
    pub centre: f64,
    /// Effects with their standard errors.
    pub points: Vec<(f64, f64)>,
}

const HEIGHT: f64 = 320.0;
const TOP: f64 = 26.0;
const BELOW: f64 = 42.0;
/// Normal quantiles for p = 0,01 and p = 0,05.
const CONTOURS: [(f64, &str); 2] = [(2.576, "band second"), (1.96, "paper")];
/// How far studies of one true effect spread, for 95% of them.
const REACH: f64 = 1.96;

/// The most precise studies above. The grey band: effects that chance alone gives in one to five of a hundred studies; the
/// light middle: more often. Dashed: where 95% of the studies would lie if all had one true effect.
pub fn funnel(speech: Speech, funnel: &Funnel, names: Names<'_>) -> Drawing {
    let largest = funnel.points.iter().map(|point| point.1).fold(f64::MIN_POSITIVE, f64::max) * 1.05;
    let centre = funnel.centre;
    let feet = [centre - REACH * largest, centre + REACH * largest];
    let x = funnel
        .points
        .iter()
        .map(|point| point.0)
        .chain(feet)
        .chain([-CONTOURS[0].0 * largest, CONTOURS[0].0 * largest]);
    let y = Axis { low: 0.0, high: largest, start: TOP, end: HEIGHT - BELOW };
    let plane = Plane { y, ..Plane::around(x, [0.0, 1.0], HEIGHT) };
    let wedge = |class: &str, apex: f64, reach: f64| {
        surface(
            class,
            [
                plane.at(apex, 0.0),
                plane.at(apex - reach * largest, largest),
                plane.at(apex + reach * largest, largest),
            ],
        )
    };
    let strokes = html! {
        @for (reach, class) in CONTOURS { (wedge(class, 0.0, reach)) }
        (plane.frame(speech, names))
        (line("grid strong", plane.at(centre, 0.0), plane.at(centre, largest)))
        @for foot in feet { (line("zero", plane.at(centre, 0.0), plane.at(foot, largest))) }
        (dots(if funnel.points.len() > 100 { "dots" } else { "dots large" }, funnel.points.iter().map(|(x, y)| plane.at(*x, *y))))
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}
