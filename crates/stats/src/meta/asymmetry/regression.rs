//! Egger's regression of effects on their precision.

use crate::distribution::student::StudentT;
use crate::interval::{Interval, tail_of};
use crate::meta::error::MetaError;
use crate::meta::fit::MetaFit;
use crate::meta::weighted::Weighted;

/// What stands for precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Predictor {
    /// The standard error.
    #[default]
    StandardError,
    /// The sampling variance.
    Variance,
}

/// How the regression is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As a moderator of the fit itself, with its τ² and its test [SterneEgger2005].
    #[default]
    Mixed,
    /// By weighted least squares with a residual variance of its own: Egger's first test [Egger1997].
    Weighted,
}

/// A test of asymmetry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionTest {
    /// The slope over its standard error.
    pub statistic: f64,
    /// Degrees of freedom; `None` for the normal distribution.
    pub degrees: Option<f64>,
    /// The probability of a statistic at least this far from zero if effects did not depend on precision.
    pub p: f64,
    /// The slope.
    pub slope: f64,
    /// What is expected of a study of perfect precision; `None` beside other moderators.
    pub limit: Option<f64>,
    /// An interval of it.
    pub limit_interval: Option<Interval>,
}

/// Tests whether effects depend on the precision of their studies.
///
/// # Errors
/// [`MetaError::SamePrecision`] when all studies are equally precise; as a fit with one more moderator.
/// # Source
/// [Egger1997], [SterneEgger2005]
/// # Example
/// ```
/// use verbond_stats::meta::asymmetry::regression::{Form, Predictor, regression_test};
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::studies::Studies;
///
/// let effects = [0.10, 0.20, 0.35, 0.50, 0.75].map(Some);
/// let studies = Studies::new(&effects, &[0.01, 0.02, 0.04, 0.06, 0.09].map(Some))?;
/// let fit = MetaFit::new(&studies, Settings::default())?;
/// let egger = regression_test(&fit, Predictor::StandardError, Form::Mixed)?;
/// assert!(egger.slope > 0.0 && egger.limit < Some(0.0));
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn regression_test(fit: &MetaFit, predictor: Predictor, form: Form) -> Result<RegressionTest, MetaError> {
    let studies = fit.studies();
    let (name, values): (&'static str, Vec<f64>) = match predictor {
        Predictor::StandardError => ("sei", studies.variances().iter().map(|v| v.sqrt()).collect()),
        Predictor::Variance => ("vi", studies.variances().to_vec()),
    };
    let extended = studies.and_column(name, values)?;
    if extended.names().len() == studies.names().len() {
        return Err(MetaError::SamePrecision { predictor: name });
    }
    let at = extended.names().len() - 1;
    let tells_limit = !studies.has_moderators();
    match form {
        Form::Mixed => {
            let fit = MetaFit::new(&extended, fit.settings)?;
            let (slope, first) = (&fit.coefficients[at], &fit.coefficients[0]);
            Ok(RegressionTest {
                statistic: slope.statistic,
                degrees: fit.degrees,
                p: slope.p,
                slope: slope.estimate,
                limit: tells_limit.then_some(first.estimate),
                limit_interval: tells_limit.then_some(first.interval),
            })
        }
        Form::Weighted => {
            if let Some(zero) = studies.zero_variance() {
                return Err(MetaError::ZeroVariance { row: studies.rows()[zero] });
            }
            if extended.count() <= at + 1 {
                let (needed, got, missing) = (at + 2, extended.count(), extended.missing());
                return Err(MetaError::TooFewStudies { needed, got, missing });
            }
            let weighted = Weighted::at(&extended, 0.0)?;
            let freedom = (extended.count() - at - 1) as f64;
            let variance = weighted.residual_squares() / freedom;
            let covariance = extended.covariance_as_given(&weighted.inverse).scaled(variance);
            let estimates = extended.as_given(&weighted.coefficients);
            let t = StudentT::new(freedom)?;
            let statistic = estimates[at] / covariance[(at, at)].sqrt();
            let reach = t.quantile(1.0 - tail_of(fit.settings.confidence)?)? * covariance[(0, 0)].sqrt();
            let interval = Interval { lower: estimates[0] - reach, upper: estimates[0] + reach };
            Ok(RegressionTest {
                statistic,
                degrees: Some(freedom),
                p: t.two_sided(statistic),
                slope: estimates[at],
                limit: tells_limit.then_some(estimates[0]),
                limit_interval: tells_limit.then_some(interval),
            })
        }
    }
}
