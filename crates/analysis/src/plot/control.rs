//! One series of sessions with its limits: the middle, the band chance stays in, and the sessions outside it.

use super::drawing::{Drawing, WIDTH, path_through, place, surface};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;

/// A series as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// Lines from session to session: one, or the two sums of a running sum.
    pub lines: Vec<Vec<Session>>,
    /// The middle.
    pub centre: f64,
    /// The limits at each session.
    pub band: Vec<(f64, f64, f64)>,
}

/// One session on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Session {
    /// Its number.
    pub moment: f64,
    /// Its value.
    pub value: f64,
    /// Whether something about it was found.
    pub is_marked: bool,
}

const HEIGHT: f64 = 230.0;

/// The picture.
pub fn control(speech: Speech, drawn: &Control, names: Names<'_>) -> Drawing {
    let sessions = || drawn.lines.iter().flatten();
    let moments = sessions().map(|session| session.moment);
    let values = sessions().map(|session| session.value);
    let limits = drawn.band.iter().flat_map(|(_, lower, upper)| [*lower, *upper]);
    let plane = Plane::around(moments, values.chain(limits).chain([drawn.centre]), HEIGHT);
    let upper = drawn.band.iter().map(|(moment, _, upper)| plane.at(*moment, *upper));
    let lower = drawn.band.iter().rev().map(|(moment, lower, _)| plane.at(*moment, *lower));
    let strokes = html! {
        (plane.frame(speech, names))
        (surface("band second", upper.chain(lower)))
        (path_through("zero", [plane.at(plane.x.low, drawn.centre), plane.at(plane.x.high, drawn.centre)]))
        @for line in &drawn.lines {
            (path_through("span", line.iter().map(|session| plane.at(session.moment, session.value))))
        }
        @for session in sessions() {
            @let (x, y) = plane.at(session.moment, session.value);
            @if session.is_marked {
                circle class="open" cx=(place(x)) cy=(place(y)) r="6.5" {}
            }
            circle class="mark" cx=(place(x)) cy=(place(y)) r=(if session.is_marked { "4" } else { "3" }) {}
        }
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}
