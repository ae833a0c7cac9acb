//! The most likely correlation of a table of answers, and how sure it is.

use super::table::{Item, Table};
use super::{Cells, Pair};
use crate::distribution::bivariate_normal::both_below;
use crate::distribution::normal;

/// Fisher's steps at most; a handful is usual.
const STEP_COUNT_MAX: usize = 100;
/// A correlation whose hyperbolic angle is beyond this is one at the border.
const ANGLE_MAX: f64 = 9.0;
/// Below this, the chance of a cell is rounding.
const CHANCE_MIN: f64 = 1e-15;

/// Estimates one pair.
pub(super) fn pair([first, second]: [usize; 2], items: [&Item; 2], mut table: Table) -> Pair {
    let count = table.count() as usize;
    let cells = if table.fill_empty() { Cells::HalfAdded } else { Cells::Counted };
    let correlation = most_likely(items, &table);
    let is_border = correlation.abs() >= ANGLE_MAX.tanh();
    Pair {
        first,
        second,
        count,
        correlation: if is_border { correlation.signum() } else { correlation },
        standard_error: (!is_border).then(|| standard_error(items, &table, correlation)),
        cells,
    }
}

/// The chance of each cell and its derivative by the correlation.
struct Chances {
    chances: Vec<f64>,
    slopes: Vec<f64>,
}

impl Chances {
    /// Differences of the chances of quadrants; by the correlation, a quadrant changes as the density in its corner.
    fn at([a, b]: [&Item; 2], correlation: f64) -> Self {
        let corner = |row: usize, column: usize| {
            let ends = [a.ends(row)[1], b.ends(column)[1]];
            (both_below(ends, correlation), density(ends, correlation))
        };
        let (rows, columns) = (a.answers.len(), b.answers.len());
        let corners: Vec<(f64, f64)> =
            (0..rows * columns).map(|place| corner(place / columns, place % columns)).collect();
        let mut found = Self { chances: Vec::new(), slopes: Vec::new() };
        for row in 0..rows {
            for column in 0..columns {
                let at = |up: usize, left: usize| {
                    if up > row || left > column {
                        (0.0, 0.0)
                    } else {
                        corners[(row - up) * columns + column - left]
                    }
                };
                let [here, up, left, both] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
                found.chances.push((here.0 - up.0 - left.0 + both.0).max(CHANCE_MIN));
                found.slopes.push(here.1 - up.1 - left.1 + both.1);
            }
        }
        found
    }
}

/// The density of two standard normal variables; zero where one is infinite.
fn density([x, y]: [f64; 2], correlation: f64) -> f64 {
    if x.is_infinite() || y.is_infinite() {
        return 0.0;
    }
    let rest = 1.0 - correlation * correlation;
    let square = (x * x - 2.0 * correlation * x * y + y * y) / rest;
    (-0.5 * square).exp() / (std::f64::consts::TAU * rest.sqrt())
}

/// Fisher's scoring in the hyperbolic angle of the correlation, halved where it goes lower.
fn most_likely(items: [&Item; 2], table: &Table) -> f64 {
    let height = |chances: &Chances| -> f64 {
        table.filled().map(|(at, count)| count * chances.chances[at[0] * table.columns + at[1]].ln()).sum()
    };
    let mut angle = 0.0_f64;
    let mut here = Chances::at(items, 0.0);
    let mut value = height(&here);
    for _ in 0..STEP_COUNT_MAX {
        let stretch = 1.0 - angle.tanh().powi(2);
        let score: f64 = table
            .filled()
            .map(|(at, count)| {
                let place = at[0] * table.columns + at[1];
                count * here.slopes[place] / here.chances[place]
            })
            .sum();
        let cells = here.slopes.iter().zip(&here.chances);
        let information = table.count() * cells.map(|(slope, chance)| slope * slope / chance).sum::<f64>();
        let mut step = (score / (information * stretch)).clamp(-1.0, 1.0);
        if !step.is_finite() {
            break;
        }
        let (mut next, mut next_value) = (Chances::at(items, (angle + step).tanh()), 0.0);
        for _ in 0..30 {
            next_value = height(&next);
            if next_value >= value - 1e-11 * (1.0 + value.abs()) {
                break;
            }
            step *= 0.5;
            next = Chances::at(items, (angle + step).tanh());
        }
        (angle, here, value) = (angle + step, next, next_value);
        if step.abs() < 1e-12 || angle.abs() > ANGLE_MAX {
            break;
        }
    }
    angle.clamp(-ANGLE_MAX, ANGLE_MAX).tanh()
}

/// The standard error of the correlation, the uncertainty of the thresholds among it.
///
/// With the score `s` of a person's cell by ρ, and `dₜ` by threshold t: `ψ = (s − Σₜ Aₜ·(1[answer ≤ t] − Pₜ)/(n·φ(τₜ)))/Σs²` with
/// `Aₜ = Σ s·dₜ`; the variance is `Σψ²`.
fn standard_error(items: [&Item; 2], table: &Table, correlation: f64) -> f64 {
    let chances = Chances::at(items, correlation);
    let place = |at: [usize; 2]| at[0] * table.columns + at[1];
    let score = |at: [usize; 2]| chances.slopes[place(at)] / chances.chances[place(at)];
    let information: f64 = table.filled().map(|(at, count)| count * score(at).powi(2)).sum();
    let mut shifts: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
    for side in 0..2 {
        let own = items[side];
        let mut pulls = vec![0.0; own.thresholds.len()];
        for (at, count) in table.filled() {
            let answer = at[side];
            let other = items[1 - side].ends(at[1 - side]);
            let chance = chances.chances[place(at)];
            if let Some(value) = own.thresholds.get(answer) {
                pulls[answer] += count * score(at) * edge(*value, other, correlation) / chance;
            }
            if let Some(before) = answer.checked_sub(1) {
                pulls[before] -=
                    count * score(at) * edge(own.thresholds[before], other, correlation) / chance;
            }
        }
        let shift = |answer: usize| -> f64 {
            let of = |t: usize| {
                let up_to = if answer <= t { 1.0 } else { 0.0 };
                pulls[t] * (up_to - own.below[t]) / (own.count * normal::density(own.thresholds[t]))
            };
            -(0..pulls.len()).map(of).sum::<f64>()
        };
        shifts[side] = (0..own.answers.len()).map(shift).collect();
    }
    let both: f64 = table
        .filled()
        .map(|(at, count)| count * (score(at) + shifts[0][at[0]] + shifts[1][at[1]]).powi(2))
        .sum();
    let alone: f64 = (0..2)
        .flat_map(|side| table.alone[side].iter().zip(&shifts[side]))
        .map(|(count, shift)| count * shift * shift)
        .sum();
    (both + alone).sqrt() / information
}

/// How the chance of a cell grows with a threshold that is its upper end: the density there, over the other item's answer.
fn edge(threshold: f64, [lower, upper]: [f64; 2], correlation: f64) -> f64 {
    let rest = (1.0 - correlation * correlation).sqrt();
    let within = |end: f64| normal::below((end - correlation * threshold) / rest);
    normal::density(threshold) * (within(upper) - within(lower))
}
