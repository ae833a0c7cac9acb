//! The incomplete beta function, which holds the tails of Student's t and of Fisher's F, and its inverse.

use super::gamma::{deviance_part, stirling_rest};
use crate::root::crossing;
use std::f64::consts::PI;

/// A share between 0 and 1 with its rest, so that neither loses digits when it is small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share.
    pub of: f64,
    /// One minus the share.
    pub rest: f64,
}

/// The two shapes of a beta distribution; both above zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shapes {
    /// The exponent of the share, plus one.
    pub a: f64,
    /// The exponent of the rest, plus one.
    pub b: f64,
}

/// Both tails of the regularised incomplete beta function: `I_x(a, b)` below `x` and `1 − I_x(a, b)` above it.
///
/// A continued fraction from the side on which it converges fast; that tail keeps its digits however small.
///
/// # Range and units
/// Shapes above 0, shares from 0 to 1; otherwise the answers are not a number.
/// # Source
/// The fraction is formula 9 of [DidonatoMorris1992]; the leading factor after [Loader2000].
/// # Example
/// ```
/// use verbond_stats::distribution::beta::{Shapes, Share, incomplete_beta};
///
/// let (below, above) = incomplete_beta(Shapes { a: 1.0, b: 2.0 }, Share { of: 0.5, rest: 0.5 });
/// assert!((below - 0.75).abs() < 1e-15 && (above - 0.25).abs() < 1e-15);
/// ```
pub fn incomplete_beta(shapes: Shapes, share: Share) -> (f64, f64) {
    let Shapes { a, b } = shapes;
    let Share { of: x, rest: y } = share;
    if !(a > 0.0 && b > 0.0 && x >= 0.0 && y >= 0.0) {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if y == 0.0 {
        return (1.0, 0.0);
    }
    let n = a + b;
    let exponent = stirling_rest(n)
        - stirling_rest(a)
        - stirling_rest(b)
        - deviance_part(a, n * x)
        - deviance_part(b, n * y);
    let factor = exponent.exp() * (a * b / (2.0 * PI * n)).sqrt();
    if x < (a + 1.0) / (n + 2.0) {
        let below = factor / fraction(a, b, share);
        (below, 1.0 - below)
    } else {
        let above = factor / fraction(b, a, Share { of: y, rest: x });
        (1.0 - above, above)
    }
}

/// Lentz's evaluation of the continued fraction of `xᵃ·(1 − x)ᵇ/(B(a, b)·I_x(a, b))`.
///
/// Written in the share and its rest, because `a − (a + b)·x` would lose the digits of a share close to 1.
fn fraction(a: f64, b: f64, Share { of: x, rest: y }: Share) -> f64 {
    let lead = a * y - b * x + 1.0;
    let denominator = |m: f64| {
        m + m * (b - m) * x / (a + 2.0 * m - 1.0) + (a + m) * (lead + m * (1.0 + y)) / (a + 2.0 * m + 1.0)
    };
    let mut value = a * lead / (a + 1.0);
    let mut c = value;
    let mut d = 0.0;
    let mut m = 0.0;
    loop {
        m += 1.0;
        let under = a + 2.0 * m - 1.0;
        let numerator = (a + m - 1.0) / under * ((a + b + m - 1.0) / under) * m * (b - m) * x * x;
        let next = denominator(m);
        d = (next + numerator * d).recip();
        c = next + numerator / c;
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON || m > STEPS_MAX {
            return value;
        }
    }
}

/// The fraction needs about the root of the larger shape; this is for shapes of 10¹⁰, beyond which nothing changes.
const STEPS_MAX: f64 = 1e6;

/// The odds `x/(1 − x)` below which a beta distribution has the probability `below` (its rest is `above`).
///
/// Solved on the scale of the logarithm of the odds, for the smaller tail and on the scale of its logarithm.
pub(super) fn odds_quantile(shapes: Shapes, below: f64, above: f64) -> f64 {
    if below == 0.0 {
        return 0.0;
    }
    if above == 0.0 {
        return f64::INFINITY;
    }
    let difference = |log_odds: f64| {
        let share = Share { of: (1.0 + (-log_odds).exp()).recip(), rest: (1.0 + log_odds.exp()).recip() };
        let (lower, upper) = incomplete_beta(shapes, share);
        if below < above { lower.ln() - below.ln() } else { above.ln() - upper.ln() }
    };
    // Beyond these odds one of the two shares is zero as a double.
    crossing(-700.0, 700.0, |log_odds| difference(log_odds).clamp(-1e4, 1e4)).exp()
}

/// The share below which a beta distribution has this probability.
///
/// # Range and units
/// A probability from 0 to 1; shapes above 0. Otherwise the answer is not a number.
/// # Source
/// The inverse of [`incomplete_beta`], [AbramowitzStegun1964].
/// # Example
/// ```
/// use verbond_stats::distribution::beta::{Shapes, beta_quantile};
///
/// let median = beta_quantile(Shapes { a: 3.0, b: 3.0 }, 0.5);
/// assert!((median.of - 0.5).abs() < 1e-15);
/// ```
pub fn beta_quantile(shapes: Shapes, probability: f64) -> Share {
    if !(shapes.a > 0.0 && shapes.b > 0.0 && (0.0..=1.0).contains(&probability)) {
        return Share { of: f64::NAN, rest: f64::NAN };
    }
    let odds = odds_quantile(shapes, probability, 1.0 - probability);
    if odds.is_infinite() {
        return Share { of: 1.0, rest: 0.0 };
    }
    Share { of: odds / (1.0 + odds), rest: (1.0 + odds).recip() }
}
