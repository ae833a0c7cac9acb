//! What a model leaves over, against what it gives.

use super::drawing::{Drawing, WIDTH, dots, line, path_through, place};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// More points than these become six-sided cells: a picture stays small, and where many lie can still be seen.
pub const POINTS_MAX: usize = 3_000;
const HEIGHT: f64 = 280.0;
/// From one side of a cell to the other.
const CELL: f64 = 10.0;
/// Stretches with as many points each, for the line of means.
const STRETCHES: usize = 12;
/// More points than these are not put in order.
const SORTED_MAX: usize = 200_000;
/// Steps from the lowest to the highest of these.
const STEPS: usize = 4_096;

/// One row: what the model gives, and what is left of the response.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// What the model gives.
    pub fitted: f64,
    /// What is left.
    pub residual: f64,
}

/// The points, a dashed line at zero, and the mean of the residuals along the way.
///
/// The points are gone over several times, so that millions of them need not be held.
pub fn residuals(speech: Speech, points: impl Iterator<Item = Point> + Clone, names: Names<'_>) -> Drawing {
    let fitted = points.clone().map(|point| point.fitted);
    let plane = Plane::around(fitted, points.clone().map(|point| point.residual), HEIGHT);
    let count = points.clone().count();
    let places = points.clone().map(|point| plane.at(point.fitted, point.residual));
    let strokes = html! {
        (plane.frame(speech, names))
        @if count > POINTS_MAX {
            (cells(places))
        } @else {
            (dots(if count > 300 { "dots small" } else { "dots" }, places))
        }
        (line("zero", (plane.x.start, plane.y.at(0.0)), (plane.x.end, plane.y.at(0.0))))
        (path_through("course", means(points.clone()).into_iter().map(|mean| plane.at(mean.fitted, mean.residual))))
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}

/// The mean residual in stretches of as many points each.
pub fn means(points: impl Iterator<Item = Point> + Clone) -> Vec<Point> {
    if points.clone().count() > SORTED_MAX {
        return means_of_many(points);
    }
    let mut sorted: Vec<Point> = points.collect();
    sorted.sort_by(|a, b| a.fitted.total_cmp(&b.fitted));
    let size = sorted.len().div_ceil(STRETCHES);
    if size < 5 {
        return Vec::new();
    }
    let mean = |stretch: &[Point]| {
        let count = stretch.len() as f64;
        Point {
            fitted: stretch.iter().map(|point| point.fitted).sum::<f64>() / count,
            residual: stretch.iter().map(|point| point.residual).sum::<f64>() / count,
        }
    };
    sorted.chunks(size).filter(|stretch| stretch.len() >= 5).map(mean).collect()
}

/// The same of more points than are put in order: steps that are as wide, brought together until a stretch is full.
fn means_of_many(points: impl Iterator<Item = Point> + Clone) -> Vec<Point> {
    let fitted = || points.clone().map(|point| point.fitted);
    let (low, high) = (fitted().fold(f64::INFINITY, f64::min), fitted().fold(f64::NEG_INFINITY, f64::max));
    let scale = STEPS as f64 / (high - low).max(f64::MIN_POSITIVE);
    let mut steps = vec![(0_usize, 0.0, 0.0); STEPS];
    for point in points.clone() {
        let step = &mut steps[(((point.fitted - low) * scale) as usize).min(STEPS - 1)];
        *step = (step.0 + 1, step.1 + point.fitted, step.2 + point.residual);
    }
    let size = points.count().div_ceil(STRETCHES);
    let (mut means, mut seen, mut open) = (Vec::new(), 0, (0_usize, 0.0, 0.0));
    for (place, step) in steps.iter().enumerate() {
        seen += step.0;
        open = (open.0 + step.0, open.1 + step.1, open.2 + step.2);
        if (seen >= (means.len() + 1) * size || place + 1 == STEPS) && open.0 >= 5 {
            let count = open.0 as f64;
            means.push(Point { fitted: open.1 / count, residual: open.2 / count });
            open = (0, 0.0, 0.0);
        }
    }
    means
}

/// Six-sided cells, the darker the more points they hold; as many strokes as there are shades.
fn cells(places: impl Iterator<Item = (f64, f64)>) -> Markup {
    let mut counts: BTreeMap<(i32, i32), usize> = BTreeMap::new();
    for (x, y) in places {
        *counts.entry(cell_of(x, y)).or_default() += 1;
    }
    const SHADES: usize = 6;
    let most = counts.values().copied().max().unwrap_or(1) as f64;
    let mut shades = vec![String::new(); SHADES];
    for ((column, row), count) in counts {
        // By the square root: one point can be seen beside a hundred.
        let shade = ((count as f64 / most).sqrt() * SHADES as f64).ceil() as usize;
        let (x, y) = middle_of(column, row);
        shades[shade.clamp(1, SHADES) - 1].push_str(&hexagon(x, y));
    }
    html! {
        @for (shade, path) in shades.iter().enumerate().filter(|(_, path)| !path.is_empty()) {
            path class="hex" fill-opacity=(format!("{:.2}", 0.15 + 0.85 * shade as f64 / (SHADES - 1) as f64)) d=(path) {}
        }
    }
}

/// The distance between two rows of cells.
fn row_height() -> f64 {
    CELL * 3.0_f64.sqrt() / 2.0
}

/// The middle of a cell; odd rows lie half a cell further.
fn middle_of(column: i32, row: i32) -> (f64, f64) {
    let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
    ((f64::from(column) + shift) * CELL, f64::from(row) * row_height())
}

/// The cell whose middle is nearest.
fn cell_of(x: f64, y: f64) -> (i32, i32) {
    let row = (y / row_height()).floor() as i32;
    let candidates = (row..=row + 1).map(|row| {
        let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
        ((x / CELL - shift).round() as i32, row)
    });
    let distance = |(column, row): &(i32, i32)| {
        let middle = middle_of(*column, *row);
        (middle.0 - x).powi(2) + (middle.1 - y).powi(2)
    };
    candidates.min_by(|a, b| distance(a).total_cmp(&distance(b))).expect("there are two candidates")
}

fn hexagon(x: f64, y: f64) -> String {
    let half = CELL / 2.0;
    let long = CELL / 3.0_f64.sqrt();
    let (half_text, short, tall) = (place(half), place(long / 2.0), place(long));
    format!(
        "M{} {}l{half_text} {short}v{tall}l-{half_text} {short}l-{half_text} -{short}v-{tall}z",
        place(x),
        place(y - long)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Language;
    use proptest::prelude::*;

    #[test]
    fn a_picture_of_eighty_thousand_rows_is_small() {
        let point = |n: u32| Point {
            fitted: f64::from(n % 10_007) / 100.0,
            residual: f64::from(n * 31 % 20_011) / 1000.0 - 10.0,
        };
        let points: Vec<Point> = (0..80_000).map(point).collect();
        let names = Names { x: "fitted", y: "residual" };
        let svg =
            residuals(Speech::new(Language::Dutch), points.iter().copied(), names).svg("", "").into_string();
        assert!(svg.len() < 70_000, "{}", svg.len());
    }

    #[test]
    fn the_means_of_many_points_are_those_of_points_put_in_order() {
        let point = |n: usize| {
            let fitted = (n * 7_919 % 300_007) as f64 / 1000.0;
            Point { fitted, residual: (fitted / 40.0).sin() + (n * 31 % 101) as f64 / 50.0 - 1.0 }
        };
        let points = (0..300_000).map(point);
        let mut sorted: Vec<Point> = points.clone().collect();
        sorted.sort_by(|a, b| a.fitted.total_cmp(&b.fitted));
        let found = means(points);
        assert_eq!(found.len(), STRETCHES);
        for (found, stretch) in found.iter().zip(sorted.chunks(25_000)) {
            let mean = stretch.iter().map(|point| point.residual).sum::<f64>() / 25_000.0;
            assert!((found.residual - mean).abs() < 2e-3, "{found:?} {mean}");
        }
    }

    proptest! {
        #[test]
        fn the_cell_of_a_place_is_near_it(x in 0.0..500.0_f64, y in 0.0..500.0_f64) {
            let (column, row) = cell_of(x, y);
            let middle = middle_of(column, row);
            prop_assert!((middle.0 - x).hypot(middle.1 - y) <= CELL / 3.0_f64.sqrt() + 1e-9);
        }
    }
}
