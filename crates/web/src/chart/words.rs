//! The same picture in words and numbers: the sentence that is read out, and the table behind it.

use super::series::{BandPoint, Point, Reading, Scale, by_session, last};
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Perspective;
use maud::{Markup, html};

/// Who a perspective is.
pub(super) fn who(speech: &Speech, perspective: Perspective) -> String {
    match perspective {
        Perspective::Client => speech.t("chart-client"),
        Perspective::Therapist => speech.t("chart-therapist"),
        Perspective::Observer => speech.t("chart-observer"),
    }
}

/// A score on its scale.
pub(super) fn written(speech: &Speech, scale: Scale, value: f64) -> String {
    number::decimals(speech.language(), value, scale.decimals)
}

/// One series in a sentence: how many scores, the least, the most, the last. For example the whole of a line chart in
/// one breath.
pub(super) fn spoken(speech: &Speech, scale: Scale, name: &str, points: &[Point]) -> String {
    let scores: Vec<f64> = points.iter().filter_map(|point| point.score()).collect();
    let Some((session, score)) = last(points) else {
        return speech.with("chart-spoken-none", &[("name", &name)]);
    };
    let least = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (score, least, most) =
        (written(speech, scale, score), written(speech, scale, least), written(speech, scale, most));
    speech.with(
        "chart-spoken",
        &[
            ("name", &name),
            ("count", &scores.len()),
            ("session", &session),
            ("last", &score),
            ("least", &least),
            ("most", &most),
        ],
    )
}

/// A cell of the table: the score, or why there is none.
pub(super) fn cell(speech: &Speech, scale: Scale, points: &[Point], session: u32) -> Markup {
    let text = match by_session(points).get(&session) {
        Some(Reading::Given(score)) => written(speech, scale, *score),
        Some(Reading::Absent(gap)) => speech.t(&format!("chart-gap-{gap}")),
        None => number::ABSENT.to_owned(),
    };
    html! { (text) }
}

/// A cell of the table: the band at a session.
pub(super) fn range_cell(speech: &Speech, scale: Scale, band: &[BandPoint], session: u32) -> Markup {
    let text = match band.iter().find(|point| point.session == session) {
        Some(point) => {
            format!("{} – {}", written(speech, scale, point.low), written(speech, scale, point.high))
        }
        None => number::ABSENT.to_owned(),
    };
    html! { (text) }
}

/// The table of a picture, folded away.
pub(super) fn folded(speech: &Speech, table: &impl maud::Render) -> Markup {
    html! {
        details class="chart-table" {
            summary { (speech.t("chart-as-table")) }
            (table)
        }
    }
}
