//! How strongly each item belongs to its factor, with its interval.

use super::axis::Axis;
use super::coefficients::Line;
use super::drawing::{Drawing, WIDTH, cut, line, place, text};
use super::frame::numbers_below;
use crate::speech::Speech;
use maud::html;

/// One factor with its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The factor.
    pub name: String,
    /// Its items.
    pub items: Vec<Line>,
}

const ROW: f64 = 24.0;
const LEFT: f64 = 165.0;
const LETTERS: usize = 22;

/// The items of each factor below its name; a dashed line at zero.
pub fn loadings(speech: Speech, factors: &[Loaded]) -> Drawing {
    let ends = factors.iter().flat_map(|factor| &factor.items);
    let ends = ends.flat_map(|item| [item.interval.lower, item.interval.upper, item.estimate]);
    let x = Axis::around(ends.chain([0.0, 1.0]), LEFT, WIDTH - 10.0);
    let mut y = 0.0;
    let mut strokes = Vec::new();
    for factor in factors {
        y += ROW;
        strokes.push(text("name strong", (0.0, y - 6.0), &cut(&factor.name, 2 * LETTERS)));
        for item in &factor.items {
            y += ROW;
            let middle = y - 10.0;
            strokes.push(html! {
                (text("name", (8.0, middle + 4.5), &cut(&item.name, LETTERS)))
                (line("grid", (x.start, middle), (x.end, middle)))
                (line("span", (x.at(item.interval.lower), middle), (x.at(item.interval.upper), middle)))
                circle class="mark" cx=(place(x.at(item.estimate))) cy=(place(middle)) r="4.5" {}
            });
        }
        y += 6.0;
    }
    let strokes = html! {
        (line("zero", (x.at(0.0), 4.0), (x.at(0.0), y)))
        @for stroke in &strokes { (stroke) }
        (numbers_below(speech, x, y))
    };
    Drawing::new(WIDTH, y + 26.0, strokes)
}
