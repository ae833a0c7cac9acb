//! The chi-square distribution.

use super::gamma::incomplete_gamma;
use super::{positive, probability};
use crate::error::StatsError;
use crate::root::crossing;

/// Chi-square with these degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    degrees: f64,
}

impl ChiSquare {
    /// The distribution with these degrees of freedom; they need not be whole.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless above 0.
    pub fn new(degrees: f64) -> Result<Self, StatsError> {
        Ok(Self { degrees: positive("degrees of freedom", degrees)? })
    }

    /// The probability of a value above `x`: the p-value of the test.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.4.19.
    /// # Example
    /// ```
    /// use verbond_stats::distribution::chi_square::ChiSquare;
    ///
    /// assert!((ChiSquare::new(2.0)?.above(2.0) - (-1.0_f64).exp()).abs() < 1e-15);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn above(self, x: f64) -> f64 {
        incomplete_gamma(self.degrees / 2.0, x.max(0.0) / 2.0).1
    }

    /// The probability of a value below `x`.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.4.19.
    pub fn below(self, x: f64) -> f64 {
        incomplete_gamma(self.degrees / 2.0, x.max(0.0) / 2.0).0
    }

    /// The value below which lies this probability.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] outside 0 to 1.
    /// # Source
    /// The inverse of 26.4.19 in [AbramowitzStegun1964].
    /// # Example
    /// ```
    /// use verbond_stats::distribution::chi_square::ChiSquare;
    ///
    /// assert!((ChiSquare::new(1.0)?.quantile(0.95)? - 3.841_458_820_694_124).abs() < 1e-13);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn quantile(self, p: f64) -> Result<f64, StatsError> {
        let p = probability(p)?;
        if p == 0.0 {
            return Ok(0.0);
        }
        if p == 1.0 {
            return Ok(f64::INFINITY);
        }
        let difference = |log: f64| {
            let (below, above) = incomplete_gamma(self.degrees / 2.0, log.exp() / 2.0);
            if p < 0.5 { below.ln() - p.ln() } else { (1.0 - p).ln() - above.ln() }
        };
        Ok(crossing(-700.0, 700.0, |log| difference(log).clamp(-1e4, 1e4)).exp())
    }
}
