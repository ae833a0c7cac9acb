//! Where client and therapist stand on one component, after both are in: two marks on one line, joined by a soft bar.

use super::axis::Axis;
use super::mark::{mark, place};
use super::series::{Hue, Scale};
use super::words;
use crate::frame::language::Speech;
use crate::frame::number;
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
const LABEL_HALF: f64 = 12.0;
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
            h3 { (name) }
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
    let (circle, square) = if near { (4.5, 10.0) } else { (7.5, 8.0) };
    html! {
        svg viewBox=(format!("0 0 {WIDTH} 62")) role="img" aria-label=(spoken(speech, row, name)) {
            line class="axis" x1=(place(axis.start)) x2=(place(axis.end)) y1=(LINE) y2=(LINE) {}
            @for value in [scale.low, 5.0, scale.high] {
                text class="session" x=(place(axis.at(value))) y=(LINE) dy="2em" { (value) }
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

/// The two scores above their marks, moved apart where they would touch.
fn labels(speech: &Speech, row: &TwoPositions, axis: Axis) -> Markup {
    let (client, therapist) = match (row.client, row.therapist) {
        (Some(client), Some(therapist)) => {
            let (one, other) = apart(axis.at(client), axis.at(therapist), axis);
            (Some((one, client)), Some((other, therapist)))
        }
        (client, therapist) => {
            let alone = |score: f64| (axis.at(score), score);
            (client.map(alone), therapist.map(alone))
        }
    };
    html! {
        @for (x, score) in [client, therapist].into_iter().flatten() {
            text class="score" x=(place(x)) y="14" { (number::score(speech.language(), score)) }
        }
    }
}

/// Two label places at least a label apart and within the drawing, in the order of the marks.
fn apart(client: f64, therapist: f64, axis: Axis) -> (f64, f64) {
    let room = LABEL_HALF * 2.0;
    let (left, right) = if client <= therapist { (client, therapist) } else { (therapist, client) };
    let lack = (room - (right - left)).max(0.0) / 2.0;
    let (mut left, mut right) = (left - lack, right + lack);
    let (least, most) = (axis.start - 2.0, axis.end + 2.0);
    if left < least {
        (left, right) = (least, right.max(least + room));
    }
    if right > most {
        (left, right) = (left.min(most - room), most);
    }
    if client <= therapist { (left, right) } else { (right, left) }
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_never_touch_and_stay_within_the_drawing(client in 0.0..=10.0_f64, therapist in 0.0..=10.0_f64) {
            let axis = Axis { low: 0.0, high: 10.0, start: 14.0, end: WIDTH - 14.0 };
            let (one, other) = apart(axis.at(client), axis.at(therapist), axis);
            prop_assert!((one - other).abs() >= LABEL_HALF * 2.0 - 1e-9);
            for x in [one, other] {
                prop_assert!(x - LABEL_HALF >= 0.0 && x + LABEL_HALF <= WIDTH);
            }
            prop_assert!(client == therapist || (client < therapist) == (one < other));
        }
    }
}
