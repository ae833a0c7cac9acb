//! How groups deviate, each with its interval, from least to most and without names: differences, not a ranking of people.

use super::drawing::{Drawing, WIDTH, line, path_through, place, spans, surface};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;

/// The deviation of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deviation {
    /// The most likely deviation.
    pub mode: f64,
    /// How far its interval reaches to either side.
    pub reach: f64,
}

const HEIGHT: f64 = 250.0;
/// The room below that numbers would take.
const UNUSED: f64 = 18.0;
/// Up to so many groups each has a mark of its own; more become a band.
const MARKS_MAX: usize = 60;
const CORNERS_MAX: usize = 200;

/// The groups from the lowest to the highest.
pub fn caterpillar(speech: Speech, deviations: &[Deviation], names: Names<'_>) -> Drawing {
    let mut sorted: Vec<Deviation> = deviations.to_vec();
    sorted.sort_by(|a, b| a.mode.total_cmp(&b.mode));
    let places = |deviation: &Deviation| [deviation.mode - deviation.reach, deviation.mode + deviation.reach];
    let plane =
        Plane::around([1.0, sorted.len() as f64], sorted.iter().flat_map(places).chain([0.0]), HEIGHT);
    let at = |place: usize, value: f64| plane.at(place as f64 + 1.0, value);
    let strokes = html! {
        (plane.without_numbers_below(speech, names))
        @if sorted.len() <= MARKS_MAX {
            (spans("span thin", sorted.iter().enumerate().map(|(place, one)| {
                (at(place, one.mode - one.reach), at(place, one.mode + one.reach))
            })))
            @for (rank, one) in sorted.iter().enumerate() {
                @let (x, y) = at(rank, one.mode);
                circle class="mark" cx=(place(x)) cy=(place(y)) r=(if sorted.len() <= 25 { "4.5" } else { "3.2" }) {}
            }
        } @else {
            @let corners = evenly(sorted.len());
            (surface("band", corners.iter().map(|rank| at(*rank, sorted[*rank].mode + sorted[*rank].reach))
                .chain(corners.iter().rev().map(|rank| at(*rank, sorted[*rank].mode - sorted[*rank].reach)))))
            (path_through("span", corners.iter().map(|rank| at(*rank, sorted[*rank].mode))))
        }
        (line("zero", at(0, 0.0), (plane.x.end, plane.y.at(0.0))))
    };
    Drawing::new(WIDTH, HEIGHT - UNUSED, strokes)
}

/// Places among so many, the first and the last among them.
pub(super) fn evenly(count: usize) -> Vec<usize> {
    if count <= CORNERS_MAX {
        return (0..count).collect();
    }
    (0..CORNERS_MAX).map(|step| step * (count - 1) / (CORNERS_MAX - 1)).collect()
}
