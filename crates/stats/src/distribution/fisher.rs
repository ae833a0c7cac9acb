//! Fisher's F distribution, the ratio of two mean squares.

use super::beta::{Shapes, Share, incomplete_beta, odds_quantile};
use super::{positive, probability};
use crate::error::StatsError;

/// The degrees of freedom of the two mean squares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Degrees {
    /// Of the one above the line.
    pub above: f64,
    /// Of the one below it.
    pub below: f64,
}

/// Fisher's F with these degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FisherF {
    degrees: Degrees,
}

impl FisherF {
    /// The distribution with these degrees of freedom; they need not be whole.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless both are above 0.
    pub fn new(degrees: Degrees) -> Result<Self, StatsError> {
        positive("degrees of freedom", degrees.above)?;
        positive("degrees of freedom", degrees.below)?;
        Ok(Self { degrees })
    }

    fn shapes(self) -> Shapes {
        Shapes { a: self.degrees.above / 2.0, b: self.degrees.below / 2.0 }
    }

    /// The probability of a ratio above `f`: the p-value of the test.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.6.2.
    /// # Example
    /// ```
    /// use verbond_stats::distribution::fisher::{Degrees, FisherF};
    ///
    /// let f = FisherF::new(Degrees { above: 2.0, below: 2.0 })?;
    /// assert!((f.above(3.0) - 0.25).abs() < 1e-15);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn above(self, f: f64) -> f64 {
        self.tails(f).1
    }

    /// The probability of a ratio below `f`.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.6.2.
    pub fn below(self, f: f64) -> f64 {
        self.tails(f).0
    }

    fn tails(self, f: f64) -> (f64, f64) {
        if f <= 0.0 {
            return (0.0, 1.0);
        }
        if f.is_infinite() {
            return (1.0, 0.0);
        }
        let part = self.degrees.above * f;
        let whole = part + self.degrees.below;
        incomplete_beta(self.shapes(), Share { of: part / whole, rest: self.degrees.below / whole })
    }

    /// The ratio below which lies this probability.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] outside 0 to 1.
    /// # Source
    /// The inverse of 26.6.2 in [AbramowitzStegun1964].
    /// # Example
    /// ```
    /// use verbond_stats::distribution::fisher::{Degrees, FisherF};
    ///
    /// let f = FisherF::new(Degrees { above: 2.0, below: 2.0 })?;
    /// assert!((f.quantile(0.75)? - 3.0).abs() < 1e-14);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn quantile(self, p: f64) -> Result<f64, StatsError> {
        let p = probability(p)?;
        Ok(odds_quantile(self.shapes(), p, 1.0 - p) * self.degrees.below / self.degrees.above)
    }
}
