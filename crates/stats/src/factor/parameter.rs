//! One line of the result: a relation with its estimate and how sure it is.

use super::fit::{Incomplete, means_of};
use super::language::Relation;
use super::model::{Model, Specification};
use super::structure::Value;
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

/// Which parameter it is: what an error of the search names by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterName {
    /// The group, counted from 0; the first of those that share it.
    pub group: usize,
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
}

impl Model {
    /// The free parameters, in the order of their numbers: the place that [`StatsError::NotDetermined`] speaks of.
    ///
    /// # Errors
    /// [`StatsError::LengthsDiffer`] where the text gives settings for another number of groups.
    /// # Source
    /// [Rosseel2012]
    /// # Example
    /// ```
    /// use verbond_stats::factor::fit::Incomplete;
    /// use verbond_stats::factor::model::{Model, Specification};
    ///
    /// let names = Model::read("bond =~ b1 + b2")?.free_parameters(&Specification::default(), 1, Incomplete::LeftOut)?;
    /// assert_eq!((names[0].left.as_str(), names[0].right.as_str()), ("bond", "b2"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn free_parameters(
        &self,
        specification: &Specification,
        groups: usize,
        incomplete: Incomplete,
    ) -> Result<Vec<ParameterName>, StatsError> {
        let layout = self.layout(specification, groups, means_of(incomplete))?;
        let mut names: Vec<ParameterName> = Vec::new();
        for row in layout.rows {
            // A parameter that several rows share has its number from the first of them.
            if row.value == Value::Free(names.len()) {
                let (group, left, relation, right) = (row.group, row.left, row.relation, row.right);
                names.push(ParameterName { group, left, relation, right });
            }
        }
        Ok(names)
    }
}
