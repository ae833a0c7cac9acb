//! Student's t distribution.

use super::beta::{Shapes, Share, incomplete_beta, odds_quantile};
use super::{normal, positive, probability};
use crate::error::StatsError;

/// Student's t with these degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudentT {
    degrees: f64,
}

/// From here on t is the normal distribution with a corrected argument, to the last digit.
const DEGREES_MAX: f64 = 1e9;

impl StudentT {
    /// The distribution with these degrees of freedom; they need not be whole.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless above 0.
    pub fn new(degrees: f64) -> Result<Self, StatsError> {
        Ok(Self { degrees: positive("degrees of freedom", degrees)? })
    }

    /// The probability of a value above `t`.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.7.1.
    /// # Example
    /// ```
    /// use verbond_stats::distribution::student::StudentT;
    ///
    /// assert!((StudentT::new(1.0)?.above(1.0) - 0.25).abs() < 1e-14);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn above(self, t: f64) -> f64 {
        if self.degrees > DEGREES_MAX {
            let shrunk = t * (1.0 - 0.25 / self.degrees) / (1.0 + t * t / (2.0 * self.degrees)).sqrt();
            return normal::above(shrunk);
        }
        let outside = self.two_sided(t) / 2.0;
        if t > 0.0 { outside } else { 1.0 - outside }
    }

    /// The probability of a value below `t`.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.7.1.
    pub fn below(self, t: f64) -> f64 {
        self.above(-t)
    }

    /// The probability of a value further from zero than `t`, on either side: the two-sided p-value.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.7.1.
    pub fn two_sided(self, t: f64) -> f64 {
        if self.degrees > DEGREES_MAX {
            return 2.0 * self.above(t.abs());
        }
        let square = t * t;
        if square.is_infinite() {
            return 0.0;
        }
        let share =
            Share { of: self.degrees / (self.degrees + square), rest: square / (self.degrees + square) };
        incomplete_beta(Shapes { a: self.degrees / 2.0, b: 0.5 }, share).0
    }

    /// The value below which lies this probability.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] outside 0 to 1.
    /// # Source
    /// The inverse of 26.7.1 in [AbramowitzStegun1964].
    /// # Example
    /// ```
    /// use verbond_stats::distribution::student::StudentT;
    ///
    /// assert!((StudentT::new(10.0)?.quantile(0.975)? - 2.228_138_851_986_274).abs() < 1e-13);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn quantile(self, p: f64) -> Result<f64, StatsError> {
        let p = probability(p)?;
        let (smaller, sign) = if p < 0.5 { (p, -1.0) } else { (1.0 - p, 1.0) };
        if smaller == 0.5 {
            return Ok(0.0);
        }
        if self.degrees > DEGREES_MAX {
            let z = normal::quantile(p)?;
            return Ok(z + z * (z * z + 1.0) / (4.0 * self.degrees));
        }
        // The square over the degrees of freedom has the odds of a beta share with shapes ½ and half the degrees.
        let odds =
            odds_quantile(Shapes { a: 0.5, b: self.degrees / 2.0 }, 1.0 - 2.0 * smaller, 2.0 * smaller);
        Ok(sign * (odds * self.degrees).sqrt())
    }
}
