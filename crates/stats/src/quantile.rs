//! Values below which a given part of the observations lies.

use crate::error::StatsError;

/// The value below which a part `p` of the observations lies, by straight lines between the ordered observations.
///
/// With the observations in order, `x₁ ≤ … ≤ xₙ`, and `h = (n − 1)p + 1`: `x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋)`. This is type 7
/// of R, its default, and that of most spreadsheets.
///
/// # Shape
/// Any order.
/// # Range and units
/// Those of the observations; `p` from 0 (the least) to 1 (the greatest), ½ is the median.
/// # Missing data
/// A `None` is left out.
/// # Errors
/// [`StatsError::TooFewObservations`] without a value, [`StatsError::NotFinite`], [`StatsError::ParameterOutOfRange`].
/// # Source
/// [HyndmanFan1996]
/// # Example
/// ```
/// use verbond_stats::quantile::quantile;
///
/// assert_eq!(quantile(&[Some(4.0), None, Some(1.0), Some(2.0)], 0.5)?, 2.0);
/// assert_eq!(quantile(&[Some(4.0), Some(1.0), Some(2.0), Some(3.0)], 0.25)?, 1.75);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn quantile(values: &[Option<f64>], p: f64) -> Result<f64, StatsError> {
    if !(0.0..=1.0).contains(&p) {
        return Err(StatsError::ParameterOutOfRange { parameter: "p", value: p });
    }
    let mut present = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        match value {
            Some(value) if !value.is_finite() => return Err(StatsError::NotFinite { index }),
            Some(value) => present.push(*value),
            None => {}
        }
    }
    if present.is_empty() {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let place = (present.len() - 1) as f64 * p;
    let below = place.floor() as usize;
    let (_, lower, above) = present.select_nth_unstable_by(below, f64::total_cmp);
    let lower = *lower;
    let upper = above.iter().copied().min_by(f64::total_cmp).unwrap_or(lower);
    Ok(lower + (place - below as f64) * (upper - lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_quantile_and_a_part_lies_between_none_and_all() {
        assert_eq!(quantile(&[None], 0.5), Err(StatsError::TooFewObservations { needed: 1, got: 0 }));
        let outside = quantile(&[Some(1.0)], 1.5);
        assert_eq!(outside, Err(StatsError::ParameterOutOfRange { parameter: "p", value: 1.5 }));
        assert_eq!(quantile(&[Some(f64::NAN)], 0.5), Err(StatsError::NotFinite { index: 0 }));
    }

    #[test]
    fn ten_observations_have_the_quantiles_of_r() {
        // R 4.2.2: quantile(c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3), c(0, .1, .25, .5, .9, 1))
        let values = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0].map(Some);
        for (p, expected) in [(0.0, 1.0), (0.1, 1.0), (0.25, 2.25), (0.5, 3.5), (0.9, 6.3), (1.0, 9.0)] {
            assert!((quantile(&values, p).unwrap() - expected).abs() < 1e-12, "{p}");
        }
    }

    proptest! {
        #[test]
        fn a_larger_part_has_no_smaller_value_and_order_does_not_matter(
            mut values in prop::collection::vec(-9.0..9.0_f64, 1..30), p in 0.0..1.0_f64, more in 0.0..0.5_f64,
        ) {
            let of = |values: &[f64], p: f64| quantile(&values.iter().copied().map(Some).collect::<Vec<_>>(), p).unwrap();
            let (first, second) = (of(&values, p), of(&values, (p + more).min(1.0)));
            prop_assert!(first <= second);
            values.reverse();
            prop_assert_eq!(of(&values, p), first);
        }
    }
}
