//! Two normal variables that correlate.

use super::normal;
use crate::quadrature::panel;
use std::f64::consts::{FRAC_PI_2, PI};

/// The probability that both of two standard normal variables with this correlation lie below their thresholds.
///
/// `Φ(h)Φ(k) + (2π)⁻¹ ∫₀^{arcsin ρ} exp(−(h² + k² − 2hk·sin θ)/(2cos² θ)) dθ`, by Gauss's rule on panels that narrow
/// towards a perfect correlation, where the integrand turns sharply.
///
/// # Range and units
/// Thresholds may be infinite. A correlation beyond −1 or 1 gives no number.
/// # Source
/// [DreznerWesolowsky1990], formula 3.
/// # Example
/// ```
/// use verbond_stats::distribution::bivariate_normal::both_below;
///
/// // A quadrant holds 1/4 + arcsin(ρ)/2π.
/// let quadrant = both_below([0.0, 0.0], 0.5);
/// assert!((quadrant - 1.0 / 3.0).abs() < 1e-15);
/// ```
pub fn both_below([h, k]: [f64; 2], correlation: f64) -> f64 {
    if !(-1.0..=1.0).contains(&correlation) || h.is_nan() || k.is_nan() {
        return f64::NAN;
    }
    if h == f64::NEG_INFINITY || k == f64::NEG_INFINITY {
        return 0.0;
    }
    if h == f64::INFINITY {
        return normal::below(k);
    }
    if k == f64::INFINITY {
        return normal::below(h);
    }
    let end = correlation.asin();
    let (squares, product) = (h * h + k * k, h * k);
    let integrand = |theta: f64| {
        let cosine = theta.cos();
        (-(squares - 2.0 * product * theta.sin()) / (2.0 * cosine * cosine)).exp()
    };
    let mut sum = 0.0;
    let mut from = 0.0;
    let mut room = FRAC_PI_2;
    // Each panel is a third of what is left to the corner at ±π/2, where the integrand would be hard to follow.
    while from < end.abs() {
        let to = (from + room / 3.0).min(end.abs());
        let to = if room < CORNER { end.abs() } else { to };
        sum += panel(from, to, |theta| integrand(theta * end.signum()));
        room -= to - from;
        from = to;
    }
    (normal::below(h) * normal::below(k) + end.signum() * sum / (2.0 * PI)).clamp(0.0, 1.0)
}

/// Closer than this to a perfect correlation the rest of the integral is below the last digit.
const CORNER: f64 = 1e-9;
