//! The noncentral chi-square distribution, which tells how far a model may be from exact fit.

use super::gamma::{density_part, incomplete_gamma};
use super::positive;
use crate::error::StatsError;

/// Chi-square with these degrees of freedom around a model that is off by `noncentrality`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoncentralChiSquare {
    degrees: f64,
    noncentrality: f64,
}

/// Parts of the mixture whose weight is smaller than this share are left out: together they are below the last digit.
const TERM_MIN: f64 = 1e-20;

/// Smaller doubles have lost digits; a part so far out is computed by itself, not from its neighbour.
const FULL_DIGITS: f64 = 1e-290;

impl NoncentralChiSquare {
    /// The distribution of a test statistic whose model is off by `noncentrality`.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless `degrees` is above 0 and `noncentrality` finite and not below 0.
    pub fn new(degrees: f64, noncentrality: f64) -> Result<Self, StatsError> {
        if !(noncentrality >= 0.0 && noncentrality.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "noncentrality", value: noncentrality });
        }
        Ok(Self { degrees: positive("degrees of freedom", degrees)?, noncentrality })
    }

    /// The probability of a value below `x`.
    ///
    /// A Poisson mixture of central distributions, `Σ e^(−λ/2)(λ/2)ʲ/j! · P(k/2 + j, x/2)`, summed from the far end so
    /// that only positive numbers are added.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.4.25.
    /// # Example
    /// ```
    /// use verbond_stats::distribution::noncentral::NoncentralChiSquare;
    ///
    /// // Three degrees of freedom, off by 2: R's `pchisq(4, 3, 2)`.
    /// assert!((NoncentralChiSquare::new(3.0, 2.0)?.below(4.0) - 0.483_881_358_388_074).abs() < 1e-12);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn below(self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let half = x / 2.0;
        let mut at = self.last_term();
        let mut shape = self.degrees / 2.0 + at;
        let mut tail = incomplete_gamma(shape, half).0;
        let mut part = density_part(shape, half);
        let mut sum = self.weight(at) * tail;
        while at > 0.0 {
            part = if part > FULL_DIGITS { part * shape / half } else { density_part(shape - 1.0, half) };
            shape -= 1.0;
            at -= 1.0;
            tail += part;
            let weight = self.weight(at);
            sum += weight * tail;
            if weight < sum * TERM_MIN && at < self.noncentrality / 2.0 {
                break;
            }
        }
        sum.min(1.0)
    }

    /// The probability of a value above `x`, with its digits however small.
    ///
    /// # Source
    /// [AbramowitzStegun1964], 26.4.25.
    pub fn above(self, x: f64) -> f64 {
        if x <= 0.0 {
            return 1.0;
        }
        let half = x / 2.0;
        let mut at = 0.0;
        let mut shape = self.degrees / 2.0;
        let mut tail = incomplete_gamma(shape, half).1;
        let mut part = density_part(shape, half);
        let mut weight = self.weight(at);
        let mut sum = weight * tail;
        while at < self.noncentrality / 2.0 || weight > sum * TERM_MIN {
            tail += part;
            shape += 1.0;
            part = if part > FULL_DIGITS { part * half / shape } else { density_part(shape, half) };
            at += 1.0;
            weight = self.weight(at);
            sum += weight * tail;
        }
        sum.min(1.0)
    }

    /// The weight of the `j`-th part of the mixture.
    fn weight(self, j: f64) -> f64 {
        let mean = self.noncentrality / 2.0;
        if mean == 0.0 {
            if j == 0.0 { 1.0 } else { 0.0 }
        } else if j == 0.0 {
            (-mean).exp()
        } else {
            density_part(j, mean)
        }
    }

    /// The last part that matters for the lower tail, which shrinks from part to part.
    fn last_term(self) -> f64 {
        let mode = (self.noncentrality / 2.0).floor();
        let least = self.weight(mode) * TERM_MIN;
        let mut width = 10.0 + mode.sqrt();
        while self.weight(mode + width.ceil()) > least {
            width *= 1.5;
        }
        mode + width.ceil()
    }
}
