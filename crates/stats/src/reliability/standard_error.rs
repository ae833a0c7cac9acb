//! The error of one person's score.

use crate::error::StatsError;

/// The spread of a score in a group, and how much of it is not error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The standard deviation in the group; above 0.
    pub standard_deviation: f64,
    /// The share of the variance that is not error; from 0 to below 1. Alpha or omega for a state of today, stability
    /// over an interval when that interval is meant. Keep which one was taken: the bands differ by half.
    pub reliability: f64,
}

/// Where a person's true score lies, after allowing for regression to the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrueScore {
    /// The estimate, drawn towards the mean of the group.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Precision {
    fn checked(self) -> Result<Self, StatsError> {
        let Self { standard_deviation, reliability } = self;
        if !(standard_deviation > 0.0 && standard_deviation.is_finite()) {
            let parameter = "standard deviation";
            return Err(StatsError::ParameterOutOfRange { parameter, value: standard_deviation });
        }
        if !(0.0..1.0).contains(&reliability) {
            return Err(StatsError::ParameterOutOfRange { parameter: "reliability", value: reliability });
        }
        Ok(self)
    }

    /// The standard error of measurement, `SD·√(1 − r)`: how far one observed score strays from the person's true one.
    ///
    /// # Range and units
    /// The unit of the score.
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for a spread or a reliability that cannot be.
    /// # Source
    /// [LordNovick1968]
    /// # Example
    /// ```
    /// use verbond_stats::reliability::standard_error::Precision;
    ///
    /// let score = Precision { standard_deviation: 7.5, reliability: 0.8 };
    /// assert!((score.standard_error()? - 3.354).abs() < 5e-4);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn standard_error(self) -> Result<f64, StatsError> {
        let Self { standard_deviation, reliability } = self.checked()?;
        Ok(standard_deviation * (1.0 - reliability).sqrt())
    }

    /// The true score that is most likely behind an observed one, `M + r·(x − M)`, with its standard error
    /// `SD·√(r·(1 − r))`.
    ///
    /// # Range and units
    /// The unit of the score; `mean` is that of the group whose spread and reliability are given.
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for a spread or a reliability that cannot be.
    /// # Source
    /// [LordNovick1968], after Kelley.
    /// # Example
    /// ```
    /// use verbond_stats::reliability::standard_error::{Observed, Precision};
    ///
    /// let group = Precision { standard_deviation: 9.0, reliability: 0.9 };
    /// let score = group.true_score(Observed { score: 36.0, mean: 48.0 })?;
    /// assert!((score.estimate - 37.2).abs() < 1e-12 && (score.standard_error - 2.70).abs() < 1e-12);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn true_score(self, observed: Observed) -> Result<TrueScore, StatsError> {
        let Self { standard_deviation, reliability } = self.checked()?;
        Ok(TrueScore {
            estimate: observed.mean + reliability * (observed.score - observed.mean),
            standard_error: standard_deviation * (reliability * (1.0 - reliability)).sqrt(),
        })
    }

    /// The standard error of what a second measurement will show, given the first: `SD·√(1 − r²)`.
    ///
    /// # Range and units
    /// The unit of the score.
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] for a spread or a reliability that cannot be.
    /// # Source
    /// [LordNovick1968]
    pub fn standard_error_of_next(self) -> Result<f64, StatsError> {
        let Self { standard_deviation, reliability } = self.checked()?;
        Ok(standard_deviation * (1.0 - reliability * reliability).sqrt())
    }
}

/// A person's score beside the mean of the group the person belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observed {
    /// What was measured.
    pub score: f64,
    /// The mean of the group.
    pub mean: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reliability_of_one_or_a_spread_of_zero_is_refused() {
        let check = |standard_deviation, reliability, parameter, value| {
            let refused = Precision { standard_deviation, reliability }.standard_error();
            assert_eq!(refused, Err(StatsError::ParameterOutOfRange { parameter, value }));
        };
        check(1.0, 1.0, "reliability", 1.0);
        check(1.0, -0.1, "reliability", -0.1);
        check(0.0, 0.5, "standard deviation", 0.0);
        check(f64::INFINITY, 0.5, "standard deviation", f64::INFINITY);
    }

    proptest! {
        #[test]
        fn the_true_score_lies_between_the_observed_one_and_the_mean(
            score in -50.0..50.0_f64, mean in -50.0..50.0_f64, reliability in 0.0..0.999_f64,
        ) {
            let precision = Precision { standard_deviation: 3.0, reliability };
            let truth = precision.true_score(Observed { score, mean }).unwrap();
            let (low, high) = (score.min(mean), score.max(mean));
            let rounding = 8.0 * f64::EPSILON * 50.0;
            prop_assert!(truth.estimate >= low - rounding && truth.estimate <= high + rounding);
            // SE of estimate ≤ SE of measurement ≤ SE of the next score.
            prop_assert!(truth.standard_error <= precision.standard_error().unwrap());
            prop_assert!(precision.standard_error().unwrap() <= precision.standard_error_of_next().unwrap());
        }
    }
}
