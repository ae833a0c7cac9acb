//! One line of the result: a relation with its estimate and how sure it is.

use super::language::Relation;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::interval::Interval;

/// One line of the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The group, counted from 0.
    pub group: usize,
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
    /// The name it shares with others, if any.
    pub label: String,
    /// The estimate, or the value it was fixed to.
    pub estimate: f64,
    /// Its standard error; `None` for a fixed value.
    pub standard_error: Option<f64>,
    /// With factors in their own standard deviations.
    pub factors_standardised: f64,
    /// With variables in theirs, too.
    pub all_standardised: f64,
    /// Its number among the free parameters, counted from 0.
    pub number: Option<usize>,
}

impl Parameter {
    /// The estimate in its standard errors; `None` for a fixed value.
    pub fn z(&self) -> Option<f64> {
        self.standard_error.map(|error| self.estimate / error)
    }

    /// The probability of an estimate so far from 0 by chance, two-sided.
    pub fn p(&self) -> Option<f64> {
        self.z().map(|z| 2.0 * normal::above(z.abs()))
    }

    /// Its interval.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
    pub fn interval(&self, confidence: f64) -> Result<Option<Interval>, StatsError> {
        let z = normal::two_sided(confidence)?;
        Ok(self
            .standard_error
            .map(|error| Interval { lower: self.estimate - z * error, upper: self.estimate + z * error }))
    }
}
