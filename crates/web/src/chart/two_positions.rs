//! Where client and therapist stand on one component, after both are in: two marks on one line, joined by a soft bar.

use super::axis::Axis;
use super::mark::{mark, place};
use super::series::{Hue, Scale};
use super::words;
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Perspective;
use maud::{Markup, html};

/// One row of the reveal.
#[derive(Debug, Clone)]
pub struct TwoPositions {
    /// What it is about.
    pub hue: Hue,
    /// The client's score, 0 to 10; none if it could not be computed.
    pub client: Option<f64>,
    /// The therapist's score, 0 to 10; none if it could not be computed.
    pub therapist: Option<f64>,
    /// The difference in words, such as "small difference".
    pub words: String,
    /// Whether this is the row to look at first.
    pub weight: Standing,
}

/// Whether a row asks to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One of the rows.
    Among,
    /// The row to look at first.
    First,
}

const WIDTH: f64 = 340.0;
const LINE: f64 = 30.0;
/// Nearer than this, the circle is drawn within the square, so that both stay visible.
const NEAR: f64 = 9.0;

/// One row: the component's name, the line with both positions, the difference in words.
pub fn two_positions(speech: &Speech, row: &TwoPositions) -> Markup {
    let name = row.hue.name(speech).unwrap_or_else(|| speech.t("chart-scores"));
    let standing = match row.weight {
        Standing::Among => "",
        Standing::First => " first",
    };
    html! {
        div class={ "two-positions " (row.hue.class()) (standing) } {
            p class="component" { (name) }
            (drawing(speech, row, &name))
            p class="difference" { (row.words) }
        }
    }
}

fn drawing(speech: &Speech, row: &TwoPositions, name: &str) -> Markup {
    let scale = Scale::ALLIANCE;
    let axis = Axis { low: scale.low, high: scale.high, start: 14.0, end: WIDTH - 14.0 };
    let (client, therapist) =
        (row.client.map(|score| axis.at(score)), row.therapist.map(|score| axis.at(score)));
    let near = matches!((client, therapist), (Some(one), Some(other)) if (one - other).abs() < NEAR);
    let (circle, square) = if near { (5.5, 10.5) } else { (7.5, 7.4) };
    html! {
        svg viewBox=(format!("0 0 {WIDTH} 64")) role="img" aria-label=(spoken(speech, row, name)) {
            line class="axis" x1=(place(axis.start)) x2=(place(axis.end)) y1=(LINE) y2=(LINE) {}
            @for value in [scale.low, 5.0, scale.high] {
                text class="session" x=(place(axis.at(value))) y=(LINE) dy="2.15em" { (value) }
            }
            @if let (Some(client), Some(therapist)) = (client, therapist) {
                line class="between" x1=(place(client)) x2=(place(therapist)) y1=(LINE) y2=(LINE) {}
            }
            @if let Some(x) = therapist { (mark(Perspective::Therapist, x, LINE, square)) }
            @if let Some(x) = client { (mark(Perspective::Client, x, LINE, circle)) }
            (labels(speech, row, axis))
        }
    }
}

/// A score with its place above the line.
struct Label {
    x: f64,
    text: String,
}

impl Label {
    fn new(x: f64, score: f64, speech: &Speech) -> Self {
        Self { x, text: number::score(speech.language(), score) }
    }

    /// Half the width of the text, with some air.
    fn half(&self) -> f64 {
        3.3 * self
            .text
            .chars()
            .fold(0.0, |width, letter| width + if letter.is_ascii_digit() { 1.15 } else { 0.6 })
            + 2.0
    }
}

/// The two scores above their marks, moved apart where they would touch.
fn labels(speech: &Speech, row: &TwoPositions, axis: Axis) -> Markup {
    let label = |score: f64| Label::new(axis.at(score), score, speech);
    let mut labels: Vec<Label> = [row.client, row.therapist].into_iter().flatten().map(label).collect();
    labels.sort_by(|one, other| one.x.total_cmp(&other.x));
    if let [left, right] = labels.as_mut_slice() {
        move_apart(left, right);
    }
    html! {
        @for label in labels { text class="score" x=(place(label.x)) y="14" { (label.text) } }
    }
}

/// Moves two labels until they no longer touch, both the same way if the edge of the drawing is near.
fn move_apart(left: &mut Label, right: &mut Label) {
    let room = left.half() + right.half();
    let lack = (room - (right.x - left.x)).max(0.0) / 2.0;
    left.x = (left.x - lack).max(left.half());
    right.x = (right.x + lack).max(left.x + room).min(WIDTH - right.half());
    left.x = left.x.min(right.x - room);
}

fn spoken(speech: &Speech, row: &TwoPositions, name: &str) -> String {
    let score = |perspective, score: Option<f64>| {
        let who = words::who(speech, perspective);
        match score {
            Some(score) => speech.with("chart-position", &[("name", &who), ("score", &score)]),
            None => speech.with("chart-position-none", &[("name", &who)]),
        }
    };
    format!(
        "{name}: {}, {}. {}.",
        score(Perspective::Client, row.client),
        score(Perspective::Therapist, row.therapist),
        row.words
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Language;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_never_touch_and_stay_within_the_drawing(one in 0.0..=10.0_f64, other in 0.0..=10.0_f64) {
            let speech = Speech::new(Language::Dutch, TimeZone::UTC);
            let axis = Axis { low: 0.0, high: 10.0, start: 14.0, end: WIDTH - 14.0 };
            let mut left = Label::new(axis.at(one.min(other)), one.min(other), &speech);
            let mut right = Label::new(axis.at(one.max(other)), one.max(other), &speech);
            move_apart(&mut left, &mut right);
            prop_assert!(right.x - left.x >= left.half() + right.half() - 1e-9);
            prop_assert!(left.x - left.half() >= -1e-9 && right.x + right.half() <= WIDTH + 1e-9);
        }
    }
}
