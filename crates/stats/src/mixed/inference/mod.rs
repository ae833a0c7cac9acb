//! What a fit says about its coefficients, and how sure it is.

mod curvature;
mod kenward_roger;
mod satterthwaite;
mod term;
#[cfg(test)]
mod tests;

use super::error::ModelError;
use super::fit::LinearFit;
use crate::distribution::fisher::{Degrees, FisherF};
use crate::distribution::normal;
use crate::distribution::student::StudentT;
use crate::interval::{Interval, tail_of};
use crate::matrix::{Matrix, dot, eigen::Eigen};
use kenward_roger::KenwardRoger;
use satterthwaite::Satterthwaite;

/// How the uncertainty about the variances is taken into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Not: statistics are compared with the normal distribution. Right for many groups, too sure for few.
    Wald,
    /// By the degrees of freedom of a t or F distribution.
    Satterthwaite,
    /// By degrees of freedom and larger standard errors. The most careful one for few groups; for REML fits only.
    KenwardRoger,
}

/// Tests and intervals of the coefficients of one fit, by one method.
///
/// # Errors
/// [`ModelError::NeedsReml`] for [`Method::KenwardRoger`] on a fit by ML.
/// # Source
/// [Kuznetsova2017] for Satterthwaite; [KenwardRoger1997] and [HalekohHojsgaard2014] for Kenward and Roger.
/// # Example
/// ```
/// use verbond_stats::mixed::deviance::Criterion;
/// use verbond_stats::mixed::fit::LinearFit;
/// use verbond_stats::mixed::inference::{Inference, Method};
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let distress = vec![14.0, 11.0, 9.0, 15.0, 14.0, 10.0, 8.0, 7.5, 6.0, 12.0, 11.0, 7.0];
/// let session = vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0];
/// let patient = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
/// let table = Table::new([
///     ("distress", Column::from(Numbers::complete(distress)?)),
///     ("session", Column::from(Numbers::complete(session)?)),
///     ("patient", Column::from(Factor::from_texts(patient.map(Some)))),
/// ])?;
/// let fit = LinearFit::read("distress ~ session + (1 | patient)", &table, Criterion::Reml)?;
/// let tests = Inference::new(&fit, Method::Satterthwaite)?.coefficients(0.95)?;
/// assert!((tests[1].degrees.unwrap() - 7.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Inference<'f> {
    fit: &'f LinearFit,
    correction: Correction,
}

#[derive(Debug, Clone)]
enum Correction {
    None,
    Satterthwaite(Satterthwaite),
    KenwardRoger(KenwardRoger),
}

/// A coefficient, or a combination of coefficients, with its test against zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, corrected if the method corrects it.
    pub standard_error: f64,
    /// Degrees of freedom; `None` for the normal distribution.
    pub degrees: Option<f64>,
    /// The estimate over its standard error.
    pub statistic: f64,
    /// The probability of a statistic at least this far from zero if the true value were zero.
    pub p: f64,
    /// The values that a test at this confidence would not reject.
    pub interval: Interval,
}

/// A term of the formula with the test that all it adds is zero.
#[derive(Debug, Clone, PartialEq)]
pub struct TermTest {
    /// The term.
    pub term: String,
    /// How many coefficients, or combinations of them, are tested together.
    pub numerator: f64,
    /// Degrees of freedom of the denominator; `None` for a chi-square distribution.
    pub denominator: Option<f64>,
    /// The statistic.
    pub f: f64,
    /// The probability of a statistic at least this large if all were zero.
    pub p: f64,
}

impl<'f> Inference<'f> {
    /// Prepares a method for a fit: what it needs for all its tests is computed once.
    ///
    /// # Errors
    /// [`ModelError::NeedsReml`]; what evaluating the deviance near its minimum gives.
    pub fn new(fit: &'f LinearFit, method: Method) -> Result<Self, ModelError> {
        let correction = match method {
            Method::Wald => Correction::None,
            Method::Satterthwaite => Correction::Satterthwaite(Satterthwaite::new(fit)?),
            Method::KenwardRoger => Correction::KenwardRoger(KenwardRoger::new(fit)?),
        };
        Ok(Self { fit, correction })
    }

    /// Each coefficient with its test and its interval.
    ///
    /// # Errors
    /// [`ModelError::Number`] for a confidence outside 0 to 1.
    pub fn coefficients(&self, confidence: f64) -> Result<Vec<Test>, ModelError> {
        let count = self.fit.estimates().len();
        (0..count)
            .map(|place| {
                let mut weights = vec![0.0; count];
                weights[place] = 1.0;
                self.combination(&weights, confidence)
            })
            .collect()
    }

    /// A combination of the coefficients, such as the difference of two.
    ///
    /// `l′β` with variance `l′Φl`.
    ///
    /// # Errors
    /// [`ModelError::WeightCount`]; [`ModelError::Number`] for a confidence outside 0 to 1.
    pub fn combination(&self, weights: &[f64], confidence: f64) -> Result<Test, ModelError> {
        let expected = self.fit.estimates().len();
        if weights.len() != expected {
            return Err(ModelError::WeightCount { expected, got: weights.len() });
        }
        let tail = tail_of(confidence)?;
        let estimate = dot(weights, self.fit.estimates());
        let standard_error = self.covariance().form(weights, weights).sqrt();
        let statistic = estimate / standard_error;
        let degrees = match &self.correction {
            Correction::None => None,
            Correction::Satterthwaite(satterthwaite) => Some(satterthwaite.degrees(weights)),
            Correction::KenwardRoger(kenward_roger) => Some(kenward_roger.degrees(weights)?),
        };
        let (p, quantile) = match degrees {
            None => (2.0 * normal::above(statistic.abs()), normal::quantile(1.0 - tail)?),
            Some(degrees) => {
                let t = StudentT::new(degrees)?;
                (t.two_sided(statistic), t.quantile(1.0 - tail)?)
            }
        };
        let reach = quantile * standard_error;
        let interval = Interval { lower: estimate - reach, upper: estimate + reach };
        Ok(Test { estimate, standard_error, degrees, statistic, p, interval })
    }

    /// The covariance of the coefficients, corrected if the method corrects it; row by row.
    pub fn covariance(&self) -> &Matrix {
        match &self.correction {
            Correction::KenwardRoger(kenward_roger) => kenward_roger.corrected(),
            Correction::None | Correction::Satterthwaite(_) => self.fit.covariance_matrix(),
        }
    }

    /// The covariance of θ and σ, of which the degrees of freedom of Satterthwaite are made; `None` for other methods.
    pub fn parameter_covariance(&self) -> Option<&Matrix> {
        match &self.correction {
            Correction::Satterthwaite(satterthwaite) => Some(satterthwaite.parameter_covariance()),
            Correction::None | Correction::KenwardRoger(_) => None,
        }
    }

    /// Each term of the fixed part with the test that all it adds is zero, at the mean of the levels of other factors.
    ///
    /// The hypotheses are those of sum contrasts, whatever contrasts the model was fitted with; they are called type III.
    /// Where columns were left out, or a factor stands in an interaction without standing alone, a term's own coefficients
    /// are tested.
    ///
    /// # Errors
    /// What the distributions give for degrees of freedom that are none.
    pub fn terms(&self) -> Result<Vec<TermTest>, ModelError> {
        let hypotheses = term::hypotheses(self.fit.design());
        hypotheses.into_iter().map(|(term, rows)| self.joint(term, &rows)).collect()
    }

    /// The test that several combinations of coefficients are zero together; each row of weights is one.
    fn joint(&self, term: String, rows: &Matrix) -> Result<TermTest, ModelError> {
        let covariance = rows.times(self.covariance()).times_transposed(rows);
        let eigen = Eigen::of(&covariance);
        let count = rows.row_count();
        // Combinations that do not correlate with each other, each with its own variance.
        let turned = eigen.vectors.transpose().times(rows);
        let estimates = turned.times_vector(self.fit.estimates());
        let squares: f64 =
            estimates.iter().zip(&eigen.values).map(|(estimate, value)| estimate * estimate / value).sum();
        let numerator = count as f64;
        let mut f = squares / numerator;
        let denominator = match &self.correction {
            Correction::None => None,
            Correction::Satterthwaite(satterthwaite) => {
                let each: Vec<f64> = (0..count).map(|row| satterthwaite.degrees(turned.row(row))).collect();
                Some(satterthwaite::joint_degrees(&each))
            }
            Correction::KenwardRoger(kenward_roger) => {
                let (degrees, scale) = kenward_roger.joint(rows)?;
                f *= scale;
                Some(degrees)
            }
        };
        let p = match denominator {
            None => crate::distribution::chi_square::ChiSquare::new(numerator)?.above(squares),
            Some(below) => FisherF::new(Degrees { above: numerator, below })?.above(f),
        };
        Ok(TermTest { term, numerator, denominator, f, p })
    }
}
