//! Fits on the border of what a variance can be.

use super::LinearFit;
use crate::matrix::eigen::Eigen;

/// A random term that holds less variance than it has room for: a variance of zero, or a correlation of one.
///
/// Nothing is wrong with the numbers; the data do not show that much variance. A simpler term would say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Singular {
    /// The grouping.
    pub grouping: String,
    /// The combination of columns that does not deviate: each column with its weight, standardised.
    pub direction: Vec<(String, f64)>,
}

/// Relative to the residual: below this a standard deviation counts as zero. lme4's tolerance, but for columns brought to a
/// spread near one, so that units do not decide.
const TOLERANCE: f64 = 1e-4;

impl LinearFit {
    /// The directions in which groups do not deviate; empty for a fit with no variance at its border.
    pub fn singular(&self) -> Vec<Singular> {
        let factors = self.shape.term_factors(&self.theta);
        let mut found = Vec::new();
        for (random, factor) in self.design.random.iter().zip(&factors) {
            let eigen = Eigen::of(&factor.times(&factor.transpose()));
            for place in (0..factor.row_count()).filter(|place| eigen.values[*place] < TOLERANCE * TOLERANCE)
            {
                found.push(Singular {
                    grouping: self.design.groupings[random.grouping].name.clone(),
                    direction: random.names.iter().cloned().zip(eigen.vectors.column(place)).collect(),
                });
            }
        }
        found
    }
}
