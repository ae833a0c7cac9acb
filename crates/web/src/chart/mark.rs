//! The strokes of a drawing: lines, bands and the marks of the two perspectives.

use super::axis::{Axis, session_labels};
use super::series::{BandPoint, Point, Reading, by_session, stretches};
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Perspective;
use alliance::course::Gap;
use maud::{Markup, html};

/// Both directions of a drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane {
    pub x: Axis,
    pub y: Axis,
}

/// A coordinate with one decimal, which is finer than a screen shows.
pub(super) fn place(value: f64) -> String {
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// How large a mark is; smaller where many sessions stand together.
pub(super) fn radius(axis: Axis) -> f64 {
    let between = (axis.end - axis.start) / (axis.high - axis.low);
    (between * 0.28).clamp(2.6, 4.4)
}

/// The mark of a perspective at a place: the client a filled circle, the therapist an open square, the observer an
/// open diamond.
pub(super) fn mark(perspective: Perspective, x: f64, y: f64, radius: f64) -> Markup {
    let half = radius * 1.08;
    html! {
        @match perspective {
            Perspective::Client => { circle class="client" cx=(place(x)) cy=(place(y)) r=(place(radius)) stroke-width=(place(radius * 0.22)) {} }
            Perspective::Therapist => {
                rect class="therapist" x=(place(x - half)) y=(place(y - half)) width=(place(2.0 * half))
                    height=(place(2.0 * half)) {}
            }
            Perspective::Observer => {
                path class="observer" d=(format!("M{} {}l{r} {r}l-{r} {r}l-{r} -{r}z", place(x), place(y - radius),
                    r = place(radius))) {}
            }
        }
    }
}

/// The lines of a series, broken where a session has no score.
pub(super) fn lines(perspective: Perspective, points: &[Point], plane: Plane) -> Markup {
    let class = line_class(perspective);
    html! {
        @for stretch in stretches(points) {
            @if stretch.len() > 1 {
                polyline class=(class) points=(corners(stretch.into_iter().map(|(session, score)| {
                    (plane.x.at_session(session), plane.y.at(score))
                }))) {}
            }
        }
    }
}

const fn line_class(perspective: Perspective) -> &'static str {
    match perspective {
        Perspective::Client => "line client-line",
        Perspective::Therapist => "line therapist-line",
        Perspective::Observer => "line observer-line",
    }
}

/// The marks of a series.
pub(super) fn marks(perspective: Perspective, points: &[Point], plane: Plane) -> Markup {
    let radius = radius(plane.x);
    html! {
        @for (session, score) in stretches(points).into_iter().flatten() {
            (mark(perspective, plane.x.at_session(session), plane.y.at(score), radius))
        }
    }
}

/// The soft band of what is usual or expected, broken where a session has none.
pub(super) fn band(points: &[BandPoint], plane: Plane) -> Markup {
    let parts = points.chunk_by(|before, after| before.session + 1 == after.session);
    html! { @for part in parts { (unbroken(part, plane)) } }
}

/// A band without a break; over one session only, as wide as a mark.
fn unbroken(points: &[BandPoint], plane: Plane) -> Markup {
    let side = |end: fn(&BandPoint) -> f64| {
        move |point: &BandPoint| (plane.x.at_session(point.session), plane.y.at(end(point)))
    };
    html! {
        @if let [only] = points {
            @let (x, top) = side(|point| point.high)(only);
            rect class="band" x=(place(x - 8.0)) width="16" y=(place(top))
                height=(place(plane.y.at(only.low) - top)) {}
        } @else if !points.is_empty() {
            polygon class="band" points=(corners(
                points.iter().map(side(|point| point.high)).chain(points.iter().rev().map(side(|point| point.low)))
            )) {}
        }
    }
}

/// A small tick on the foot of the drawing at each session without measuring.
pub(super) fn not_measured(series: &[&[Point]], plane: Plane) -> Markup {
    let foot = plane.y.start;
    html! {
        @for session in sessions_not_measured(series) {
            @let x = place(plane.x.at_session(session));
            line class="not-measured" x1=(x) x2=(x) y1=(place(foot - 8.0)) y2=(place(foot)) {}
        }
    }
}

/// The sessions that every series which has them marks as not measured.
pub(super) fn sessions_not_measured(series: &[&[Point]]) -> Vec<u32> {
    let mut readings = std::collections::BTreeMap::<u32, Vec<Reading>>::new();
    for points in series {
        for (session, reading) in by_session(points) {
            readings.entry(session).or_default().push(reading);
        }
    }
    readings
        .retain(|_, readings| readings.iter().all(|reading| *reading == Reading::Absent(Gap::NotMeasured)));
    readings.into_keys().collect()
}

fn corners(places: impl Iterator<Item = (f64, f64)>) -> String {
    let corners: Vec<String> = places.map(|(x, y)| format!("{},{}", place(x), place(y))).collect();
    corners.join(" ")
}

/// How far apart numbers of sessions stand under a drawing.
const LABEL_ROOM: f64 = 22.0;

/// The grid of a drawing: a hairline and a number for each round value, and the numbers of the sessions `first` to
/// `last` under it. Those that find no place where the drawing is shown small are marked as minor.
pub(super) fn grid(speech: &Speech, plane: Plane, values: &[f64], (first, last): (u32, u32)) -> Markup {
    let main = session_labels(plane.x, first, last, 2.0 * LABEL_ROOM);
    html! {
        @for value in values {
            @let y = plane.y.at(*value);
            line class="grid" x1=(place(plane.x.start - 6.0)) x2=(place(plane.x.end + 6.0)) y1=(place(y)) y2=(place(y)) {}
            text class="value" x=(place(plane.x.start - 11.0)) y=(place(y)) dy="0.35em" {
                (number::decimals(speech.language(), *value, usize::from(value.fract() != 0.0)))
            }
        }
        @for session in session_labels(plane.x, first, last, LABEL_ROOM) {
            text class=(if main.contains(&session) { "session" } else { "session minor" })
                x=(place(plane.x.at_session(session))) y=(place(plane.y.start)) dy="1.5em" { (session) }
        }
    }
}
