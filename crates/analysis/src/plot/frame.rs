//! What stands around a picture with two directions: lines at round values, numbers and what is measured.

use super::axis::Axis;
use super::drawing::{WIDTH, cut, line, text};
use crate::speech::Speech;
use maud::{Markup, html};

/// Both directions of a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane {
    pub x: Axis,
    pub y: Axis,
}

/// What is measured along each direction.
#[derive(Debug, Clone, Copy)]
pub struct Names<'n> {
    /// From left to right.
    pub x: &'n str,
    /// From below to above.
    pub y: &'n str,
}

/// Letters of a name along a direction.
const LETTERS: usize = 52;
const LEFT: f64 = 52.0;
const RIGHT: f64 = WIDTH - 10.0;
const TOP: f64 = 26.0;
/// Below the plane: numbers, and what they are.
const BELOW: f64 = 42.0;

impl Plane {
    /// A plane of the usual width that holds these values.
    pub fn around(x: impl IntoIterator<Item = f64>, y: impl IntoIterator<Item = f64>, height: f64) -> Self {
        Self { x: Axis::around(x, LEFT, RIGHT), y: Axis::around(y, height - BELOW, TOP) }
    }

    /// The lower side, whichever way its values run.
    fn bottom(self) -> f64 {
        self.y.start.max(self.y.end)
    }

    /// The place of a pair of values.
    pub fn at(self, x: f64, y: f64) -> (f64, f64) {
        (self.x.at(x), self.y.at(y))
    }

    /// Whether both lie on it.
    pub fn holds(self, x: f64, y: f64) -> bool {
        self.x.holds(x) && self.y.holds(y)
    }

    /// Lines at round values with their numbers, and the names of both directions.
    pub fn frame(self, speech: Speech, names: Names<'_>) -> Markup {
        html! {
            (self.rows(speech, names.y))
            (numbers_below(speech, self.x, self.bottom()))
            (self.below(names.x, 37.0))
        }
    }

    /// The same where the numbers from left to right say nothing.
    pub fn without_numbers_below(self, speech: Speech, names: Names<'_>) -> Markup {
        html! { (self.rows(speech, names.y)) (self.below(names.x, 18.0)) }
    }

    fn below(self, name: &str, distance: f64) -> Markup {
        text("name end", (self.x.end, self.bottom() + distance), &cut(name, LETTERS))
    }

    fn rows(self, speech: Speech, name: &str) -> Markup {
        let ticks = self.y.ticks(4.0);
        html! {
            @for value in &ticks.values {
                (line("grid", (self.x.start, self.y.at(*value)), (self.x.end, self.y.at(*value))))
                (text("end", (self.x.start - 6.0, self.y.at(*value) + 4.5), &speech.decimals(*value, ticks.digits)))
            }
            (text("name", (2.0, 14.0), &cut(name, LETTERS)))
        }
    }
}

/// Numbers under a plane.
pub(super) fn numbers_below(speech: Speech, x: Axis, y: f64) -> Markup {
    let ticks = x.ticks(4.0);
    html! {
        @for value in &ticks.values {
            (line("grid", (x.at(*value), y), (x.at(*value), y + 4.0)))
            (text("middle", (x.at(*value), y + 18.0), &speech.decimals(*value, ticks.digits)))
        }
    }
}
