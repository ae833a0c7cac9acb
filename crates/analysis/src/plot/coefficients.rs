//! Estimates with their intervals, one a line, beside zero.

use super::axis::Axis;
use super::drawing::{Drawing, WIDTH, cut, line, place, text};
use super::frame::numbers_below;
use crate::speech::Speech;
use maud::html;
use stats::interval::Interval;

/// One line of the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What was estimated.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its interval.
    pub interval: Interval,
}

const ROW: f64 = 38.0;
/// Letters of a name above its line.
const LETTERS: usize = 50;

/// The estimates as dots with their intervals as lines, and a dashed line at `none`: the value that means no relation.
pub fn coefficients(speech: Speech, lines: &[Line], none: f64) -> Drawing {
    let ends = lines.iter().flat_map(|line| [line.interval.lower, line.interval.upper, line.estimate]);
    let x = Axis::around(ends.chain([none]), 10.0, WIDTH - 10.0);
    let bottom = ROW * lines.len() as f64 + 6.0;
    let strokes = html! {
        (line("zero", (x.at(none), 2.0), (x.at(none), bottom)))
        @for (row, one) in lines.iter().enumerate() {
            @let y = ROW * row as f64 + 28.0;
            (text("name", (0.0, y - 11.0), &cut(&one.name, LETTERS)))
            (line("span", (x.at(one.interval.lower), y), (x.at(one.interval.upper), y)))
            circle class="mark" cx=(place(x.at(one.estimate))) cy=(place(y)) r="4" {}
        }
        (line("grid", (x.start, bottom), (x.end, bottom)))
        (numbers_below(speech, x, bottom))
    };
    Drawing::new(WIDTH, bottom + 26.0, strokes)
}
