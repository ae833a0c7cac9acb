//! How well a model fits, in one number each.

use crate::distribution::chi_square::ChiSquare;
use crate::distribution::noncentral::NoncentralChiSquare;
use crate::error::StatsError;
use crate::interval::{Interval, tail_of};
use crate::root::crossing;

/// A chi-square statistic with its degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statistic {
    /// The statistic.
    pub value: f64,
    /// Its degrees of freedom.
    pub degrees: f64,
}

impl Statistic {
    /// The probability of so large a statistic if the model is true; `None` without degrees of freedom.
    ///
    /// # Source
    /// [Bollen1989]
    pub fn p(self) -> Option<f64> {
        // Without degrees of freedom there is nothing to test; that is no failure.
        ChiSquare::new(self.degrees).map_or(None, |chi| Some(chi.above(self.value)))
    }

    /// How far it lies above what is expected of a true model.
    fn excess(self) -> f64 {
        self.value - self.degrees
    }
}

/// The comparative fit index, `1 − max(χ²_m − df_m, 0)/max(χ²_b − df_b, χ²_m − df_m, 0)`.
///
/// # Range and units
/// From 0 to 1; 1 where the base model leaves nothing to explain.
/// # Source
/// [Bentler1990]
/// # Example
/// ```
/// use verbond_stats::factor::indices::{Statistic, comparative_fit};
///
/// let (model, base) = (Statistic { value: 100.0, degrees: 50.0 }, Statistic { value: 1000.0, degrees: 66.0 });
/// assert!((comparative_fit(model, base) - 0.9465).abs() < 5e-5);
/// ```
pub fn comparative_fit(model: Statistic, independence: Statistic) -> f64 {
    let over = model.excess().max(0.0);
    let under = independence.excess().max(over);
    if under < NOTHING { 1.0 } else { 1.0 - over / under }
}

/// What rounding leaves of a discrepancy of nothing.
const NOTHING: f64 = 1e-8;

/// The index of Tucker and Lewis, `(χ²_b/df_b − χ²_m/df_m)/(χ²_b/df_b − 1)`.
///
/// # Range and units
/// About 1 for a true model, may lie beyond; `None` for a model without degrees of freedom.
/// # Source
/// [TuckerLewis1973]
/// # Example
/// ```
/// use verbond_stats::factor::indices::{Statistic, tucker_lewis};
///
/// let (model, base) = (Statistic { value: 100.0, degrees: 50.0 }, Statistic { value: 1000.0, degrees: 66.0 });
/// let index = tucker_lewis(model, base).expect("there are degrees of freedom");
/// assert!((index - 0.9293).abs() < 5e-5);
/// ```
pub fn tucker_lewis(model: Statistic, independence: Statistic) -> Option<f64> {
    if model.degrees <= 0.0 || independence.degrees <= 0.0 {
        return None;
    }
    let (ratio, base) = (model.value / model.degrees, independence.value / independence.degrees);
    Some((base - ratio) / (base - 1.0))
}

/// The root mean square error of approximation with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Approximation {
    /// The error per degree of freedom.
    pub value: f64,
    /// Its interval of 90 %.
    pub interval: Interval,
    /// The probability of so large a statistic if the error is 0.05 in truth.
    pub close_fit: f64,
    /// The probability of so small a statistic if the error is 0.08 in truth.
    pub poor_fit: f64,
}

/// From whom a statistic came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampled {
    /// Cases; some texts take one less.
    pub size: f64,
    /// Groups.
    pub groups: usize,
}

/// The confidence that is usual for this index.
const CONFIDENCE: f64 = 0.90;
/// An error that counts as close.
const CLOSE: f64 = 0.05;
/// An error that counts as poor.
const POOR: f64 = 0.08;

/// Computes the root mean square error of approximation, `√(max(0, χ² − df)/(df·N))·√G`.
///
/// # Range and units
/// 0 and above; `N` cases and `G` groups.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] without degrees of freedom.
/// # Source
/// [Steiger1990]; the interval [BrowneCudeck1992].
/// # Example
/// ```
/// use verbond_stats::factor::indices::{Sampled, Statistic, approximation};
///
/// let error = approximation(Statistic { value: 100.0, degrees: 50.0 }, Sampled { size: 200.0, groups: 1 })?;
/// assert!((error.value - 0.0707).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn approximation(model: Statistic, sampled: Sampled) -> Result<Approximation, StatsError> {
    let tail = tail_of(CONFIDENCE)?;
    let (size, groups) = (sampled.size, sampled.groups as f64);
    let scale = |noncentrality: f64| (noncentrality / (model.degrees * size)).max(0.0).sqrt() * groups.sqrt();
    let interval = Interval {
        lower: scale(noncentrality(model, 1.0 - tail)?),
        upper: scale(noncentrality(model, tail)?),
    };
    let far =
        |error: f64| NoncentralChiSquare::new(model.degrees, size * model.degrees * error * error / groups);
    Ok(Approximation {
        value: scale(model.excess()),
        interval,
        close_fit: far(CLOSE)?.above(model.value),
        poor_fit: far(POOR)?.below(model.value),
    })
}

/// How far off a model is if so large a statistic has this probability to be larger than it came out; 0 if none is that far.
fn noncentrality(model: Statistic, below: f64) -> Result<f64, StatsError> {
    if ChiSquare::new(model.degrees)?.below(model.value) <= below {
        return Ok(0.0);
    }
    let difference = |noncentrality: f64| match NoncentralChiSquare::new(model.degrees, noncentrality) {
        Ok(chi) => chi.below(model.value) - below,
        Err(_) => f64::NAN,
    };
    let mut far = model.value.max(1.0);
    while difference(far) > 0.0 {
        far *= 2.0;
    }
    Ok(crossing(0.0, far, difference))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLED: Sampled = Sampled { size: 200.0, groups: 1 };

    #[test]
    fn a_model_that_fits_better_than_expected_has_no_error() {
        let model = Statistic { value: 40.0, degrees: 50.0 };
        let error = approximation(model, SAMPLED).unwrap();
        assert_eq!((error.value, error.interval.lower), (0.0, 0.0));
        assert!(error.interval.upper < 0.05 && error.close_fit > 0.9);
        assert_eq!(comparative_fit(model, Statistic { value: 1000.0, degrees: 66.0 }), 1.0);
        assert!(tucker_lewis(model, Statistic { value: 1000.0, degrees: 66.0 }).unwrap() > 1.0);
    }

    #[test]
    fn a_model_without_degrees_of_freedom_has_neither_p_nor_error() {
        let model = Statistic { value: 0.0, degrees: 0.0 };
        assert_eq!(model.p(), None);
        assert_eq!(tucker_lewis(model, Statistic { value: 10.0, degrees: 3.0 }), None);
        assert!(approximation(model, SAMPLED).is_err());
    }
}
