//! Where a function of one number crosses zero.

/// The place between `low` and `high` where a continuous `function` changes sign, to the last digits of a double.
///
/// Brent's method: the secant or an inverse parabola where they help, halving where they do not. Without a change of
/// sign it walks to the end that is nearer to zero.
pub(crate) fn crossing(low: f64, high: f64, mut function: impl FnMut(f64) -> f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut at_a, mut at_b) = (function(a), function(b));
    let (mut c, mut at_c) = (a, at_a);
    let (mut step, mut step_before) = (b - a, b - a);
    for _ in 0..ROUNDS_MAX {
        if at_b.signum() == at_c.signum() {
            (c, at_c) = (a, at_a);
            step = b - a;
            step_before = step;
        }
        if at_c.abs() < at_b.abs() {
            (a, b, c) = (b, c, b);
            (at_a, at_b, at_c) = (at_b, at_c, at_b);
        }
        let tolerance = 2.0 * f64::EPSILON * b.abs().max(f64::MIN_POSITIVE);
        let half = (c - b) / 2.0;
        if half.abs() <= tolerance || at_b == 0.0 {
            return b;
        }
        match interpolated(&[a, b, c], &[at_a, at_b, at_c]) {
            Some(leap)
                if step_before.abs() >= tolerance
                    && at_a.abs() > at_b.abs()
                    && leap * half > 0.0
                    && leap.abs() < (1.5 * half.abs() - tolerance / 2.0).min(step_before.abs() / 2.0) =>
            {
                step_before = step;
                step = leap;
            }
            _ => {
                step = half;
                step_before = half;
            }
        }
        (a, at_a) = (b, at_b);
        b += if step.abs() > tolerance { step } else { tolerance.copysign(half) };
        at_b = function(b);
    }
    b
}

/// Halving alone needs about 1100 steps from the widest interval there is; this never comes near it.
const ROUNDS_MAX: usize = 2_000;

/// How far from `b` the secant (two points) or the inverse parabola (three) would leap.
fn interpolated([a, b, c]: &[f64; 3], [at_a, at_b, at_c]: &[f64; 3]) -> Option<f64> {
    let leap = if a == c {
        at_b * (b - a) / (at_a - at_b)
    } else {
        let (q, r, s) = (at_a / at_c, at_b / at_c, at_b / at_a);
        let over = s * ((c - b) * q * (q - r) - (b - a) * (r - 1.0));
        over / ((q - 1.0) * (r - 1.0) * (s - 1.0))
    };
    leap.is_finite().then_some(leap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_found_to_the_last_digits() {
        let root = crossing(0.0, 10.0, |x| x * x - 2.0);
        assert!((root - 2.0_f64.sqrt()).abs() <= 2.0 * f64::EPSILON * root);
        let root = crossing(-4.0, 1.0, |x| (x + 3.0) * (x - 1.5).powi(2));
        assert!((root + 3.0).abs() <= 4.0 * f64::EPSILON * 3.0);
    }

    #[test]
    fn a_jump_is_found_by_halving() {
        let root = crossing(0.0, 1.0, |x| if x < 0.3 { -1.0 } else { 1.0 });
        assert!((root - 0.3).abs() <= 4.0 * f64::EPSILON);
    }
}
