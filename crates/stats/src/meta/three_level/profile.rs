//! Intervals of the variances from the likelihood itself.

use super::fit::{ThreeLevelFit, kind};
use super::search::{self, Free};
use super::sums::Sums;
use crate::distribution::chi_square::ChiSquare;
use crate::error::StatsError;
use crate::interval::Interval;
use crate::meta::error::MetaError;
use crate::root::crossing;

/// The intervals of the two variances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VarianceIntervals {
    /// Between clusters.
    pub between: Interval,
    /// Between units of one cluster.
    pub within: Interval,
}

impl ThreeLevelFit {
    /// The values of each variance under which the effects are not much less likely, the other variance chosen anew.
    ///
    /// Twice the loss of log-likelihood is compared with a chi-square distribution with one degree of freedom.
    ///
    /// # Errors
    /// [`MetaError::Number`] for a confidence outside 0 to 1.
    /// # Source
    /// [Viechtbauer2010]
    pub fn variance_intervals(&self, confidence: f64) -> Result<VarianceIntervals, MetaError> {
        crate::interval::tail_of(confidence)?;
        let allowed = ChiSquare::new(1.0)?.quantile(confidence)?;
        let sums = Sums::new(&self.studies, &self.unit_of, &self.cluster_of_unit);
        let estimates = [self.between.variance, self.within.variance];
        let kind = kind(self.settings.criterion);
        let best = sums.likelihood(&sums.at(estimates)?, kind);
        let interval = |which: usize, free: Free| {
            let mut failed: Option<StatsError> = None;
            let mut excess = |value: f64| {
                let mut start = estimates;
                start[which] = value;
                match search::climb(&sums, kind, start, free) {
                    Ok(top) => best - top.likelihood - allowed,
                    Err(error) => {
                        failed = Some(error);
                        0.0
                    }
                }
            };
            let estimate = estimates[which];
            let lower = if estimate == 0.0 || excess(0.0) <= 0.0 {
                0.0
            } else {
                crossing(0.0, estimate, &mut excess)
            };
            let mut far = 2.0 * (estimates[0] + estimates[1]).max(f64::MIN_POSITIVE.sqrt());
            while excess(far) < 0.0 && far < f64::MAX / 4.0 {
                far *= 2.0;
            }
            let upper = crossing(estimate, far, &mut excess);
            failed.map_or(Ok(Interval { lower, upper }), Err)
        };
        Ok(VarianceIntervals { between: interval(0, Free::Within)?, within: interval(1, Free::Between)? })
    }
}
