//! Coefficients with their tests, as every fit of this module gives them.

use super::error::MetaError;
use crate::distribution::chi_square::ChiSquare;
use crate::distribution::fisher::{Degrees, FisherF};
use crate::distribution::normal;
use crate::distribution::student::StudentT;
use crate::interval::{Interval, tail_of};
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// A coefficient with its test against zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// Its column; `intrcpt` is the mean effect, or the effect where all moderators are zero.
    pub name: String,
    /// The estimate, in units of the effect per unit of the column.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The estimate over its standard error.
    pub statistic: f64,
    /// The probability of a statistic at least this far from zero if the true value were zero.
    pub p: f64,
    /// The values that a test at this confidence would not reject.
    pub interval: Interval,
}

/// The test that all moderators are zero, or, without any, that the mean effect is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Omnibus {
    /// Q_M: a chi-square statistic, or F where tests are compared with t.
    pub statistic: f64,
    /// How many coefficients are tested together.
    pub numerator: usize,
    /// Degrees of freedom of the denominator; `None` for a chi-square distribution.
    pub denominator: Option<f64>,
    /// The probability of a statistic at least this large if all were zero.
    pub p: f64,
}

/// What a statistic is compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reference {
    Normal,
    Student(StudentT),
}

impl Reference {
    /// A t distribution, or the normal without degrees of freedom.
    pub fn new(degrees: Option<f64>) -> Result<Self, MetaError> {
        Ok(match degrees {
            None => Reference::Normal,
            Some(degrees) => Reference::Student(StudentT::new(degrees)?),
        })
    }

    pub fn two_sided(self, statistic: f64) -> f64 {
        match self {
            Reference::Normal => 2.0 * normal::above(statistic.abs()),
            Reference::Student(t) => t.two_sided(statistic),
        }
    }

    /// How many standard errors an interval reaches to each side.
    pub fn reach(self, confidence: f64) -> Result<f64, MetaError> {
        let tail = tail_of(confidence)?;
        Ok(match self {
            Reference::Normal => normal::quantile(1.0 - tail)?,
            Reference::Student(t) => t.quantile(1.0 - tail)?,
        })
    }

    /// The interval around an estimate.
    pub fn around(self, estimate: f64, standard_error: f64, confidence: f64) -> Result<Interval, MetaError> {
        let reach = self.reach(confidence)? * standard_error;
        Ok(Interval { lower: estimate - reach, upper: estimate + reach })
    }
}

/// Estimates with their names and covariance.
pub(super) struct Estimates<'e> {
    pub names: &'e [String],
    pub values: &'e [f64],
    pub covariance: &'e Matrix,
    pub degrees: Option<f64>,
}

impl Estimates<'_> {
    pub fn coefficients(&self, confidence: f64) -> Result<Vec<Coefficient>, MetaError> {
        let reference = Reference::new(self.degrees)?;
        let reach = reference.reach(confidence)?;
        let coefficient = |(place, name): (usize, &String)| {
            let (estimate, standard_error) = (self.values[place], self.covariance[(place, place)].sqrt());
            let statistic = estimate / standard_error;
            Coefficient {
                name: name.clone(),
                estimate,
                standard_error,
                statistic,
                p: reference.two_sided(statistic),
                interval: Interval {
                    lower: estimate - reach * standard_error,
                    upper: estimate + reach * standard_error,
                },
            }
        };
        Ok(self.names.iter().enumerate().map(coefficient).collect())
    }

    /// All coefficients together, but for the one of the column of ones where there are others.
    pub fn omnibus(&self, intercept: Option<usize>) -> Result<Option<Omnibus>, MetaError> {
        let all = 0..self.values.len();
        let tested: Vec<usize> =
            all.filter(|place| self.values.len() == 1 || Some(*place) != intercept).collect();
        let Ok(factor) = Cholesky::of(&self.covariance.select(&tested, &tested)) else {
            // A covariance of zero: the effects do not vary at all.
            return Ok(None);
        };
        let half = factor.solve_lower(&tested.iter().map(|place| self.values[*place]).collect::<Vec<_>>());
        let squares: f64 = half.iter().map(|cell| cell * cell).sum();
        let numerator = tested.len();
        let (statistic, p) = match self.degrees {
            None => (squares, ChiSquare::new(numerator as f64)?.above(squares)),
            Some(below) => {
                let f = squares / numerator as f64;
                (f, FisherF::new(Degrees { above: numerator as f64, below })?.above(f))
            }
        };
        Ok(Some(Omnibus { statistic, numerator, denominator: self.degrees, p }))
    }
}
