//! The gamma function and its incomplete integrals.

use std::f64::consts::PI;

/// The natural logarithm of the gamma function, `ln Γ(x)`.
///
/// Shifted to `x ≥ 10` by `Γ(x + 1) = x·Γ(x)`, then Stirling's series.
///
/// # Range and units
/// `x > 0`; otherwise the answer is not a number.
/// # Source
/// [AbramowitzStegun1964], 6.1.15 and 6.1.40.
/// # Example
/// ```
/// use verbond_stats::distribution::gamma::ln_gamma;
///
/// assert!((ln_gamma(5.0) - 24.0_f64.ln()).abs() < 1e-14);
/// ```
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NAN;
    }
    let mut shifted = x;
    let mut product = 1.0;
    while shifted < SERIES_MIN {
        product *= shifted;
        shifted += 1.0;
    }
    (shifted - 0.5) * shifted.ln() - shifted + 0.5 * (2.0 * PI).ln() + stirling_series(shifted) - product.ln()
}

/// From here on six terms of Stirling's series are exact to the last digit.
const SERIES_MIN: f64 = 10.0;

fn stirling_series(x: f64) -> f64 {
    let square = (x * x).recip();
    let terms = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum * square + term) / x
}

/// What Stirling's formula leaves out: `ln Γ(x + 1) − (x + ½)·ln x + x − ½·ln 2π`.
pub(super) fn stirling_rest(x: f64) -> f64 {
    if x >= SERIES_MIN {
        stirling_series(x)
    } else {
        ln_gamma(x + 1.0) - (x + 0.5) * x.ln() + x - 0.5 * (2.0 * PI).ln()
    }
}

/// `x·ln(x/m) + m − x`, without losing digits where `x` and `m` are close.
///
/// # Source
/// [Loader2000], `bd0`.
pub(super) fn deviance_part(x: f64, m: f64) -> f64 {
    if (x - m).abs() < 0.1 * (x + m) {
        let v = (x - m) / (x + m);
        let mut sum = (x - m) * v;
        let mut term = 2.0 * x * v;
        let mut odd = 1.0;
        loop {
            term *= v * v;
            odd += 2.0;
            let next = sum + term / odd;
            if next == sum {
                return sum;
            }
            sum = next;
        }
    }
    x * (x / m).ln() + m - x
}

/// `xᵃ·e⁻ˣ/Γ(a + 1)`.
pub(super) fn density_part(a: f64, x: f64) -> f64 {
    (-stirling_rest(a) - deviance_part(a, x)).exp() / (2.0 * PI * a).sqrt()
}

/// Both tails of the regularised incomplete gamma function: `P(a, x)` below and `Q(a, x) = 1 − P` above.
///
/// A series below `a + 1`, a continued fraction above it; the tail that is computed keeps its digits however small.
///
/// # Range and units
/// `a > 0`, `x ≥ 0`; otherwise the answers are not a number.
/// # Source
/// [AbramowitzStegun1964], 6.5.29 and 6.5.31; the leading factor after [Loader2000].
/// # Example
/// ```
/// use verbond_stats::distribution::gamma::incomplete_gamma;
///
/// let (below, above) = incomplete_gamma(1.0, 2.0);
/// assert!((above - (-2.0_f64).exp()).abs() < 1e-15 && (below + above - 1.0).abs() < 1e-15);
/// ```
pub fn incomplete_gamma(a: f64, x: f64) -> (f64, f64) {
    if !(a > 0.0 && x >= 0.0) {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    if x < a + 1.0 {
        let below = density_part(a, x) * series(a, x);
        (below, 1.0 - below)
    } else {
        let above = density_part(a, x) * a * fraction(a, x);
        (1.0 - above, above)
    }
}

fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut shape) = (1.0, 1.0, a);
    loop {
        shape += 1.0;
        term *= x / shape;
        sum += term;
        if term <= sum * f64::EPSILON / 4.0 {
            return sum;
        }
    }
}

/// Lentz's evaluation of the continued fraction of `Γ(a, x)·eˣ·x⁻ᵃ`.
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = f64::MAX.sqrt();
    let mut d = b.recip();
    let mut value = d;
    let mut step = 0.0;
    loop {
        step += 1.0;
        let numerator = -step * (step - a);
        b += 2.0;
        d = (numerator * d + b).recip();
        c = b + numerator / c;
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            return value;
        }
    }
}
