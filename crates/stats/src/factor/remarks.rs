//! What has to be said of a fitted model before its numbers are believed.

use super::fit::Fit;
use super::language::Relation;
use super::newton::Stop;
use super::parameter::Parameter;
use crate::matrix::cholesky::Cholesky;

/// One thing that has to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The search ended at no best place: do not use the estimates.
    NotSettled,
    /// A variance came out below zero (Heywood's case): the model is wrong, the sample small, or a factor rests on two variables.
    NegativeVariance {
        /// The group, counted from 0.
        group: usize,
        /// Whose variance, or residual variance, it is.
        name: String,
    },
    /// Two factors, or two residuals, correlate beyond one: they cannot be told apart.
    BeyondOne {
        /// The group, counted from 0.
        group: usize,
        /// One of them.
        left: String,
        /// The other.
        right: String,
    },
    /// The covariances of the factors belong to no factors at all, though each variance and each correlation alone is possible.
    FactorsImpossible {
        /// The group, counted from 0.
        group: usize,
    },
}

impl Fit {
    /// What has to be said of this fit, worst first; nothing for a proper solution.
    ///
    /// # Source
    /// [Bollen1989] on improper solutions.
    /// # Example
    /// ```
    /// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
    /// use verbond_stats::factor::model::{Model, Specification};
    /// use verbond_stats::factor::remarks::Remark;
    /// use verbond_stats::grid::Grid;
    ///
    /// // The first two go together far more than the third goes with either: the factor wants to explain more than all of one.
    /// let answers = Grid::from_complete_columns(vec![
    ///     vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    ///     vec![1.0, 3.0, 2.0, 4.0, 6.0, 5.0],
    ///     vec![1.0, 3.0, 1.0, 2.0, 4.0, 3.0],
    /// ])?;
    /// let samples = [Sample { name: "all".to_owned(), answers }];
    /// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
    /// let found = fit(&Model::read("bond =~ a + b + c")?, &samples, &Specification::default(), method)?;
    /// assert_eq!(found.remarks(), [Remark::NegativeVariance { group: 0, name: "b".to_owned() }]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if self.search.stop != Stop::Settled {
            remarks.push(Remark::NotSettled);
        }
        let mut is_proper = vec![true; self.groups.len()];
        for own in self.parameters.iter().filter(|own| own.relation == Relation::GoesWith) {
            let Parameter { group, left, right, .. } = own;
            if left == right && own.estimate < 0.0 {
                remarks.push(Remark::NegativeVariance { group: *group, name: left.clone() });
                is_proper[*group] = false;
            } else if left != right && own.number.is_some() && own.all_standardised.abs() > 1.0 {
                let (left, right) = (left.clone(), right.clone());
                remarks.push(Remark::BeyondOne { group: *group, left, right });
                is_proper[*group] = false;
            }
        }
        for (group, moments) in self.groups.iter().enumerate().filter(|(group, _)| is_proper[*group]) {
            if moments.factors.row_count() > 1 && Cholesky::of(&moments.factors).is_err() {
                remarks.push(Remark::FactorsImpossible { group });
            }
        }
        remarks
    }
}
