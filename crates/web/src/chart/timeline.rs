//! What happened around the curves, on the axis of sessions: each kind with its own shape.

use super::axis::{Axis, of_sessions, session_labels};
use super::mark::place;
use crate::shell::language::Speech;
use crate::shell::part::more;
use alliance::Component;
use alliance::timeline::EventKind;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What happened, on the axis of sessions `first` to `last`.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The first session's number.
    pub first: u32,
    /// The last session's number.
    pub last: u32,
    /// What happened, in the order of time.
    pub marks: Vec<Mark>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Where, in session numbers.
    pub at: f64,
    /// What kind of thing: it has a shape of its own.
    pub kind: EventKind,
    /// The component it is about, if it is about one: it gives the colour.
    pub component: Option<Component>,
    /// The same in words, with its day.
    pub words: String,
}

const WIDTH: f64 = 560.0;
/// The place of the line, with room above it for marks that meet at one session.
const LINE: f64 = 22.0;
const RADIUS: f64 = 7.0;
/// How much higher a mark stands that meets another.
const STEP: f64 = 17.0;

/// The drawing, its legend, and the same in a list. Nothing where nothing happened.
pub fn timeline(speech: &Speech, timeline: &Timeline) -> Markup {
    if timeline.marks.is_empty() {
        return html! {};
    }
    let kinds = EventKind::ALL.iter().filter(|kind| timeline.marks.iter().any(|mark| mark.kind == **kind));
    html! {
        figure class="chart course timeline plain" {
            (drawing(speech, timeline))
            figcaption class="legend" {
                @for kind in kinds {
                    span { (swatch(*kind)) (speech.t(&format!("chart-event-{kind}"))) }
                }
            }
            (more(&speech.t("chart-timeline-list"), &html! {
                ol { @for mark in &timeline.marks { li { (mark.words) } } }
            }))
        }
    }
}

fn drawing(speech: &Speech, timeline: &Timeline) -> Markup {
    let axis = of_sessions(timeline.first, timeline.last, 20.0, WIDTH - 30.0);
    // Half a session of room after the last one, for what happened since.
    let beyond = Axis { high: axis.high + 0.5, end: axis.at(axis.high) + 10.0, ..axis };
    let mut met: BTreeMap<i64, u32> = BTreeMap::new();
    let placed: Vec<(f64, u32, &Mark)> = timeline
        .marks
        .iter()
        .map(|mark| {
            let x = if mark.at > axis.high { beyond.at(mark.at) } else { axis.at(mark.at) };
            #[expect(clippy::cast_possible_truncation, reason = "a place in a drawing is a small number")]
            let met = met.entry((x / (2.0 * RADIUS)) as i64).or_insert(0);
            let level = *met;
            *met += 1;
            (x, level, mark)
        })
        .collect();
    let levels = placed.iter().map(|(_, level, _)| *level).max().unwrap_or(0);
    let line = LINE + f64::from(levels) * STEP;
    let words: Vec<&str> = timeline.marks.iter().map(|mark| mark.words.as_str()).collect();
    let words = words.join("; ");
    let spoken = speech.with("chart-timeline-spoken", &[("events", &words)]);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {}", line + 30.0)) role="img" aria-label=(spoken) {
            line class="grid" x1="8" x2=(place(WIDTH - 8.0)) y1=(place(line)) y2=(place(line)) {}
            @let main = session_labels(axis, timeline.first, timeline.last, 44.0);
            @for session in session_labels(axis, timeline.first, timeline.last, 22.0) {
                text class=(if main.contains(&session) { "session" } else { "session minor" })
                    x=(place(axis.at_session(session))) y=(place(line + RADIUS)) dy="1.3em" { (session) }
            }
            @for (x, level, mark) in &placed {
                g class=[mark.component.map(Component::as_str)] {
                    (shape(mark.kind, *x, line - f64::from(*level) * STEP, RADIUS))
                }
            }
        }
    }
}

/// The shape of a kind: a rupture is an open triangle pointing down, a repair a filled one pointing up; what only tells
/// of time is a line or a small square.
fn shape(kind: EventKind, x: f64, y: f64, r: f64) -> Markup {
    let path = |d: String, class: &str| html! { path class=(class) d=(d) {} };
    let (left, right, top, bottom) = (place(x - r), place(x + r), place(y - r), place(y + r));
    let (x0, y0) = (place(x), place(y));
    match kind {
        EventKind::Signal => html! { circle class="event open" cx=(x0) cy=(y0) r=(place(r * 0.72)) {} },
        EventKind::Rupture => path(format!("M{left} {top}H{right}L{x0} {bottom}z"), "event open"),
        EventKind::Repair => path(format!("M{left} {bottom}H{right}L{x0} {top}z"), "event filled"),
        EventKind::Break => {
            let (one, other) = (place(x - r * 0.4), place(x + r * 0.4));
            path(format!("M{one} {top}V{bottom}M{other} {top}V{bottom}"), "event stroke")
        }
        EventKind::Therapist => {
            path(format!("M{x0} {top}L{right} {y0}L{x0} {bottom}L{left} {y0}z"), "event open")
        }
        EventKind::NotMeasured => path(format!("M{x0} {y0}V{bottom}"), "event stroke"),
        EventKind::Agreement => path(format!("M{left} {top}H{right}V{bottom}H{left}z"), "event open"),
        EventKind::Frame => path(format!("M{left} {top}H{right}V{bottom}H{left}z"), "event filled"),
    }
}

fn swatch(kind: EventKind) -> Markup {
    html! {
        svg class="swatch" viewBox="0 0 20 14" aria-hidden="true" { (shape(kind, 10.0, 7.0, 5.5)) }
    }
}
