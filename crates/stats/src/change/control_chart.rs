//! A chart of single values: what a person's own sessions make likely, from how much they vary one after another.

use crate::error::StatsError;

/// Fewer sessions than this say too little about how much a person varies: no chart.
pub const BASELINE_MIN: usize = 5;

/// The mean distance of two values in standard deviations, for normal values (`d₂` of two).
const TWO_VALUES: f64 = 1.128;
/// Three standard deviations, in mean moving ranges.
const LIMIT_OF_VALUES: f64 = 2.66;
/// The upper limit of a moving range, in mean moving ranges (`D₄` of two).
const LIMIT_OF_RANGES: f64 = 3.267;

/// Centre and spread of a person's own sessions, from which every chart here takes its limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Baseline {
    centre: f64,
    mean_range: f64,
    sigma: f64,
    count: usize,
}

impl Baseline {
    /// Takes centre and spread from the sessions before the ones to be judged.
    ///
    /// `σ = mean |xᵢ − xᵢ₋₁| / 1.128`, but never below `floor`: scores at the ceiling of a scale repeat themselves, and
    /// their ranges then say less than the error of measurement.
    ///
    /// # Range and units
    /// The unit of the score; `floor` is the standard error of measurement, or 0 where none is known.
    /// # Missing data
    /// A missing session is passed over: a range runs from one value to the next that is there. Where a gap is too long
    /// for that, end the series before it.
    /// # Errors
    /// [`StatsError::TooFewObservations`] with fewer than [`BASELINE_MIN`] values, [`StatsError::NotFinite`],
    /// [`StatsError::ParameterOutOfRange`] for a floor below 0, [`StatsError::NoVariation`] when all values are equal and
    /// the floor is 0.
    /// # Source
    /// [Montgomery2013]; for alliance scores [EubanksCarter2012].
    /// # Example
    /// ```
    /// use verbond_stats::change::control_chart::Baseline;
    ///
    /// let sessions = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0].map(Some);
    /// let baseline = Baseline::of(&sessions, 0.0)?;
    /// assert!((baseline.sigma() - 1.4184).abs() < 5e-5);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn of(sessions: &[Option<f64>], floor: f64) -> Result<Self, StatsError> {
        if !(floor >= 0.0 && floor.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "floor of sigma", value: floor });
        }
        if let Some(index) = sessions.iter().position(|value| value.is_some_and(|value| !value.is_finite())) {
            return Err(StatsError::NotFinite { index });
        }
        let values: Vec<f64> = sessions.iter().copied().flatten().collect();
        let count = values.len();
        if count < BASELINE_MIN {
            return Err(StatsError::TooFewObservations { needed: BASELINE_MIN, got: count });
        }
        let ranges: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
        let mean_range = ranges / (count - 1) as f64;
        let sigma = (mean_range / TWO_VALUES).max(floor);
        if sigma == 0.0 {
            return Err(StatsError::NoVariation { variable: 0 });
        }
        Ok(Self { centre: values.iter().sum::<f64>() / count as f64, mean_range, sigma, count })
    }

    /// The mean of the sessions.
    pub fn centre(&self) -> f64 {
        self.centre
    }

    /// The mean distance from one session to the next.
    pub fn mean_range(&self) -> f64 {
        self.mean_range
    }

    /// The standard deviation that follows from it, or the floor.
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// How many sessions it comes from.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The limits of single values: `x̄ ± 2.66` mean ranges, which is three standard deviations.
    ///
    /// Where the floor took the place of the ranges, it does so here too.
    ///
    /// # Source
    /// [Montgomery2013]
    /// # Example
    /// ```
    /// use verbond_stats::change::control_chart::Baseline;
    ///
    /// let baseline = Baseline::of(&[52.0, 53.0, 51.0, 54.0, 53.0, 52.0].map(Some), 0.0)?;
    /// let limits = baseline.limits();
    /// assert!((limits.lower - 48.244).abs() < 1e-9 && (limits.upper - 56.756).abs() < 1e-9);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn limits(&self) -> Limits {
        self.around(LIMIT_OF_VALUES * self.effective_range())
    }

    /// The limits at so many standard deviations.
    ///
    /// # Source
    /// [Montgomery2013]
    pub fn limits_at(&self, sigmas: f64) -> Limits {
        self.around(sigmas * self.sigma)
    }

    /// The distance from one session to the next beyond which it is too large, `3.267` mean ranges.
    ///
    /// # Source
    /// [Montgomery2013]
    pub fn range_limit(&self) -> f64 {
        LIMIT_OF_RANGES * self.effective_range()
    }

    /// The mean range, or the one that belongs to the floor.
    fn effective_range(&self) -> f64 {
        self.mean_range.max(self.sigma * TWO_VALUES)
    }

    pub(super) fn around(&self, distance: f64) -> Limits {
        Limits { lower: self.centre - distance, upper: self.centre + distance }
    }
}

/// The two limits of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Below it lies a drop.
    pub lower: f64,
    /// Above it lies a rise.
    pub upper: f64,
}

/// On which side of its limits a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Below the lower limit.
    Below,
    /// Above the upper limit.
    Above,
}

impl Limits {
    /// On which side a value lies; `None` between the limits or on one.
    pub fn side(self, value: f64) -> Option<Side> {
        if value < self.lower {
            Some(Side::Below)
        } else if value > self.upper {
            Some(Side::Above)
        } else {
            None
        }
    }
}

/// The distance from each session to the one before it that is there.
///
/// # Shape
/// As long as `sessions`; the first has none.
/// # Missing data
/// A missing session has no distance; the next one is measured from the last that is there.
/// # Source
/// [Montgomery2013]
/// # Example
/// ```
/// use verbond_stats::change::control_chart::moving_ranges;
///
/// assert_eq!(moving_ranges(&[Some(4.0), None, Some(6.0), Some(5.0)]), [None, None, Some(2.0), Some(1.0)]);
/// ```
pub fn moving_ranges(sessions: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut before = None;
    let range = |value: &Option<f64>| {
        let value = (*value)?;
        before.replace(value).map(|before: f64| (value - before).abs())
    };
    sessions.iter().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_sessions_make_no_chart() {
        let refused = Baseline::of(&[Some(5.0), None, Some(6.0), Some(5.0), Some(6.0)], 0.0);
        assert_eq!(refused, Err(StatsError::TooFewObservations { needed: 5, got: 4 }));
    }

    #[test]
    fn a_flat_series_at_the_ceiling_gets_the_error_of_measurement_as_its_spread() {
        let flat = [Some(10.0); 6];
        assert_eq!(Baseline::of(&flat, 0.0), Err(StatsError::NoVariation { variable: 0 }));
        let baseline = Baseline::of(&flat, 0.5).unwrap();
        assert_eq!((baseline.sigma(), baseline.mean_range()), (0.5, 0.0));
        assert_eq!(baseline.limits_at(2.0).lower, 9.0);
        assert!((baseline.limits().lower - (10.0 - 2.66 * 1.128 * 0.5)).abs() < 1e-12);
        assert!(baseline.range_limit() > 0.0);
    }

    #[test]
    fn a_value_that_is_no_number_is_named_by_its_place() {
        let refused = Baseline::of(&[Some(1.0), None, Some(f64::INFINITY)], 0.0);
        assert_eq!(refused, Err(StatsError::NotFinite { index: 2 }));
    }

    proptest! {
        #[test]
        fn limits_move_and_stretch_with_the_scores(
            values in prop::collection::vec(0.0..40.0_f64, 5..20), shift in -50.0..50.0_f64, stretch in 0.1..10.0_f64,
        ) {
            let of = |of: &dyn Fn(f64) -> f64| {
                Baseline::of(&values.iter().map(|value| Some(of(*value))).collect::<Vec<_>>(), 0.0)
            };
            let (Ok(before), Ok(after)) = (of(&|x| x), of(&|x| x * stretch + shift)) else { return Ok(()) };
            let expected = before.limits().lower * stretch + shift;
            // Some twenty roundings of numbers up to 40·10 + 50, times 2.66 ranges.
            prop_assert!((after.limits().lower - expected).abs() < 450.0 * 3.0 * 40.0 * f64::EPSILON);
        }
    }
}
