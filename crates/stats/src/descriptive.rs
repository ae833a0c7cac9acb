//! Mean and spread, with values that may be missing.

use crate::error::StatsError;

/// Count, mean and spread of the values that are there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many values there are.
    pub count: usize,
    /// How many are missing.
    pub missing: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation with `n − 1`; `None` for a single value, which has no spread.
    pub standard_deviation: Option<f64>,
}

/// Summarises the values that are there.
///
/// Mean `x̄ = Σ xᵢ / n`, standard deviation `s = √(Σ (xᵢ − x̄)² / (n − 1))`, in one pass that does not lose digits when
/// the mean is large and the spread small: `mₖ = mₖ₋₁ + (xₖ − mₖ₋₁)/k`, `qₖ = qₖ₋₁ + (xₖ − mₖ₋₁)(xₖ − mₖ)`.
///
/// # Range and units
/// The values' own.
/// # Missing data
/// A `None` is counted as missing and otherwise left out. It is never zero.
/// # Errors
/// [`StatsError::TooFewObservations`] without a single value, [`StatsError::NotFinite`].
/// # Source
/// [Welford1962]
/// # Example
/// ```
/// use verbond_stats::descriptive::summarise;
///
/// let bond = summarise(&[Some(7.0), None, Some(8.0), Some(9.0)])?;
/// assert_eq!((bond.count, bond.missing), (3, 1));
/// assert_eq!((bond.mean, bond.standard_deviation), (8.0, Some(1.0)));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn summarise(values: &[Option<f64>]) -> Result<Summary, StatsError> {
    let (mut count, mut mean, mut squares) = (0_usize, 0.0, 0.0);
    for (index, value) in values.iter().enumerate() {
        let Some(value) = *value else { continue };
        if !value.is_finite() {
            return Err(StatsError::NotFinite { index });
        }
        count += 1;
        let before = value - mean;
        mean += before / count_as_number(count);
        squares += before * (value - mean);
    }
    if count == 0 {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let standard_deviation = (count > 1).then(|| (squares / count_as_number(count - 1)).sqrt());
    Ok(Summary { count, missing: values.len() - count, mean, standard_deviation })
}

#[expect(clippy::cast_precision_loss, reason = "a count of observations lies far below 2^53")]
fn count_as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_but_missing_values_has_no_mean() {
        assert_eq!(summarise(&[None, None]), Err(StatsError::TooFewObservations { needed: 1, got: 0 }));
    }

    #[test]
    fn a_single_value_has_a_mean_and_no_spread() {
        let one = summarise(&[None, Some(4.5)]).unwrap();
        assert_eq!((one.mean, one.standard_deviation), (4.5, None));
    }

    #[test]
    fn a_value_that_is_no_number_is_named_by_its_place() {
        assert_eq!(summarise(&[Some(1.0), Some(f64::NAN)]), Err(StatsError::NotFinite { index: 1 }));
    }

    #[test]
    fn a_small_spread_far_from_zero_keeps_its_digits() {
        let far = summarise(&[Some(1e9 + 4.0), Some(1e9 + 7.0), Some(1e9 + 13.0), Some(1e9 + 16.0)]).unwrap();
        assert_eq!(far.mean, 1e9 + 10.0);
        assert!((far.standard_deviation.unwrap() - 30.0_f64.sqrt()).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn moving_and_stretching_the_values_moves_and_stretches_the_summary(
            values in prop::collection::vec(prop::option::of(-100.0..100.0_f64), 2..40),
            shift in -50.0..50.0_f64,
            stretch in 0.1..10.0_f64,
        ) {
            prop_assume!(values.iter().flatten().count() >= 2);
            let moved: Vec<_> = values.iter().map(|v| v.map(|v| v * stretch + shift)).collect();
            let (before, after) = (summarise(&values).unwrap(), summarise(&moved).unwrap());
            prop_assert_eq!((before.count, before.missing), (after.count, after.missing));
            prop_assert!((before.mean * stretch + shift - after.mean).abs() < 1e-9);
            let (sd_before, sd_after) = (before.standard_deviation.unwrap(), after.standard_deviation.unwrap());
            prop_assert!((sd_before * stretch - sd_after).abs() < 1e-8);
        }
    }
}
