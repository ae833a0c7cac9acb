//! One-dimensional searches for τ².

use crate::error::StatsError;

/// More steps than any search we know of takes; a bracket halves in each that Newton's step leaves.
const STEPS_MAX: usize = 200;

/// Whether a likelihood exists at a variance of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtZero {
    /// It does.
    Exists,
    /// It does not: some study has no sampling variance either.
    Undefined,
}

/// A likelihood near one value of a variance.
pub(super) struct Slope {
    pub slope: f64,
    /// Minus the curvature to be expected; above 0.
    pub expected: f64,
    /// Minus the curvature that is there.
    pub observed: f64,
}

/// The top of a likelihood of a variance that is reached uphill from `start`.
///
/// Newton's step where the likelihood bends down, Fisher's where it does not, and halving where either leaves the bracket
/// known by the signs of slopes.
pub(super) fn climb(
    start: f64,
    at_zero: AtZero,
    at: impl Fn(f64) -> Result<Slope, StatsError>,
) -> Result<(f64, usize), StatsError> {
    let (mut low, mut high) = (None, f64::INFINITY);
    let mut here = if start == 0.0 && at_zero == AtZero::Undefined { f64::EPSILON } else { start };
    for step in 1..=STEPS_MAX {
        let Slope { slope, expected, observed } = at(here)?;
        if slope > 0.0 {
            low = Some(here);
        } else {
            high = here;
        }
        if slope == 0.0 || (slope < 0.0 && here == 0.0) {
            return Ok((here, step));
        }
        let mut next = here + if observed > 0.0 { slope / observed } else { slope / expected };
        match low {
            None if next <= 0.0 && at_zero == AtZero::Exists => next = 0.0,
            None if next <= 0.0 => next = high / 2.0,
            Some(low) if next <= low || next >= high => next = (low + high) / 2.0,
            None | Some(_) => (),
        }
        if (next - here).abs() <= 2.0 * f64::EPSILON * here || !next.is_finite() {
            return Ok((here, step));
        }
        here = next;
    }
    Ok((here, STEPS_MAX))
}

/// Fisher's steps until one is shorter than 1e-5, halved where they would pass zero: metafor's default.
pub(super) fn scoring_of_metafor(
    start: f64,
    leap: impl Fn(f64) -> Result<f64, StatsError>,
) -> Result<(f64, usize), StatsError> {
    let mut here = start;
    for step in 1..=STEPS_MAX {
        let mut leap = leap(here)?;
        while here + leap < 0.0 {
            leap /= 2.0;
        }
        here += leap;
        if leap.abs() <= 1e-5 {
            return Ok((here, step));
        }
    }
    Ok((here, STEPS_MAX))
}

/// Where a function that falls and bends up all the way from 0 crosses zero; 0 if it is not above zero there.
///
/// `at` gives the value and how steeply it falls. Newton's steps from the left never pass the crossing.
pub(super) fn fall(at: impl Fn(f64) -> Result<(f64, f64), StatsError>) -> Result<(f64, usize), StatsError> {
    let mut here = 0.0;
    for step in 1..=STEPS_MAX {
        let (value, steepness) = at(here)?;
        let next: f64 = here + value / steepness;
        if value <= 0.0 || next <= here || !next.is_finite() {
            return Ok((here, step));
        }
        here = next;
    }
    Ok((here, STEPS_MAX))
}

/// Where R's `uniroot` stops looking for a crossing: Brent's method until the bracket is as narrow as `tolerance`.
///
/// Step by step as in R, so that an answer that is not exact is inexact in the same way.
///
/// # Source
/// [Brent1973]
pub(super) fn r_uniroot(
    low: f64,
    high: f64,
    tolerance: f64,
    function: impl Fn(f64) -> Result<f64, StatsError>,
) -> Result<(f64, usize), StatsError> {
    let (mut a, mut b, mut c) = (low, high, low);
    let (mut at_a, mut at_b) = (function(a)?, function(b)?);
    let mut at_c = at_a;
    if at_a == 0.0 {
        return Ok((a, 1));
    }
    for step in 1..=STEPS_MAX {
        let before = b - a;
        if at_c.abs() < at_b.abs() {
            (a, b, c) = (b, c, b);
            (at_a, at_b, at_c) = (at_b, at_c, at_b);
        }
        let close = 2.0 * f64::EPSILON * b.abs() + tolerance / 2.0;
        let mut leap = (c - b) / 2.0;
        if leap.abs() <= close || at_b == 0.0 {
            return Ok((b, step));
        }
        if before.abs() >= close && at_a.abs() > at_b.abs() {
            let (p, q) = interpolated([a, b, c], [at_a, at_b, at_c]);
            if p < 0.75 * (c - b) * q - (close * q).abs() / 2.0 && p < (before * q / 2.0).abs() {
                leap = p / q;
            }
        }
        if leap.abs() < close {
            leap = if leap > 0.0 { close } else { -close };
        }
        (a, at_a) = (b, at_b);
        b += leap;
        at_b = function(b)?;
        if (at_b > 0.0) == (at_c > 0.0) && at_b != 0.0 {
            (c, at_c) = (a, at_a);
        }
    }
    Ok((b, STEPS_MAX))
}

/// Numerator (not negative) and denominator of the leap of a secant or an inverse parabola.
fn interpolated([a, b, c]: [f64; 3], [at_a, at_b, at_c]: [f64; 3]) -> (f64, f64) {
    let across = c - b;
    let (p, q) = if a == c {
        let ratio = at_b / at_a;
        (across * ratio, 1.0 - ratio)
    } else {
        let (q, r, s) = (at_a / at_c, at_b / at_c, at_b / at_a);
        (s * (across * q * (q - r) - (b - a) * (r - 1.0)), (q - 1.0) * (r - 1.0) * (s - 1.0))
    };
    if p > 0.0 { (p, -q) } else { (-p, q) }
}
