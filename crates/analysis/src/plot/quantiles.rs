//! Values beside those a normal distribution of the same spread would give.

use super::drawing::{Drawing, WIDTH, dots, line};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;
use stats::StatsError;
use stats::distribution::normal;

const HEIGHT: f64 = 260.0;
/// So many dots show a shape; of more values, evenly chosen ones and both tails.
const DOTS_MAX: usize = 300;
const TAIL: usize = 40;

/// The ordered values against normal quantiles, with the line through the quartiles.
///
/// # Errors
/// What the normal distribution gives; not for the places that are asked here.
pub fn normal_quantiles(speech: Speech, values: Vec<f64>, names: Names<'_>) -> Result<Drawing, StatsError> {
    let mut sorted = values;
    sorted.retain(|value| value.is_finite());
    sorted.sort_unstable_by(f64::total_cmp);
    let count = sorted.len();
    let expected = |rank: usize| normal::quantile((rank as f64 + 0.5) / count as f64);
    let mut points = Vec::new();
    for rank in chosen(count) {
        points.push((expected(rank)?, sorted[rank]));
    }
    let plane = Plane::around(points.iter().map(|point| point.0), points.iter().map(|point| point.1), HEIGHT);
    let strokes = html! {
        (plane.frame(speech, names))
        (dots(if points.len() > 100 { "dots small" } else { "dots" }, points.iter().map(|(x, y)| plane.at(*x, *y))))
        @if count >= 4 { (quartile_line(plane, &sorted)?) }
    };
    Ok(Drawing::new(WIDTH, HEIGHT, strokes))
}

/// The line on which the values would lie: through the quartiles, so that tails do not draw it to them.
fn quartile_line(plane: Plane, sorted: &[f64]) -> Result<maud::Markup, StatsError> {
    let (low, high) = (sorted[sorted.len() / 4], sorted[sorted.len() * 3 / 4]);
    let (from, to) = (normal::quantile(0.25)?, normal::quantile(0.75)?);
    let slope = (high - low) / (to - from);
    let height = |x: f64| low + slope * (x - from);
    let steps: Vec<(f64, f64)> = (0..=50)
        .map(|step| plane.x.low + (plane.x.high - plane.x.low) * f64::from(step) / 50.0)
        .map(|x| (x, height(x)))
        .filter(|(x, y)| plane.holds(*x, *y))
        .collect();
    Ok(match (steps.first(), steps.last()) {
        (Some(first), Some(last)) => line("zero", plane.at(first.0, first.1), plane.at(last.0, last.1)),
        (None, _) | (_, None) => super::drawing::nothing(),
    })
}

/// The ranks to show.
fn chosen(count: usize) -> Vec<usize> {
    if count <= DOTS_MAX {
        return (0..count).collect();
    }
    let middle = DOTS_MAX - 2 * TAIL;
    let between = (1..=middle).map(|step| TAIL + step * (count - 2 * TAIL - 1) / (middle + 1));
    (0..TAIL).chain(between).chain(count - TAIL..count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_values_both_tails_stay_and_none_is_shown_twice() {
        for count in [0, 1, 300, 301, 380, 80_000] {
            let ranks = chosen(count);
            assert!(ranks.is_sorted_by(|a, b| a < b), "{count}");
            assert!(ranks.len() <= DOTS_MAX && ranks.last().is_none_or(|last| last + 1 == count), "{count}");
        }
    }
}
