//! A fixed- or random-effects meta-analysis, with or without moderators.

use super::error::MetaError;
use super::heterogeneity::{self, Heterogeneity, Method, Stop};
use super::inference::{Coefficient, Estimates, Omnibus};
use super::studies::Studies;
use super::weighted::Weighted;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};
use std::f64::consts::TAU;

/// How coefficients are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Test {
    /// By the normal distribution: too sure with few studies.
    #[default]
    Normal,
    /// By t with `k − p` degrees of freedom, standard errors as they are.
    Student,
    /// By t, with standard errors that follow the spread that is left [KnappHartung2003].
    KnappHartung,
    /// The same, with standard errors never below those of [`Test::Normal`].
    KnappHartungAtLeast,
}

impl Test {
    /// Its letters in metafor.
    pub fn code(self) -> &'static str {
        match self {
            Test::Normal => "z",
            Test::Student => "t",
            Test::KnappHartung => "knha",
            Test::KnappHartungAtLeast => "adhoc",
        }
    }

    /// The test of these letters, in either case.
    pub fn from_code(code: &str) -> Option<Self> {
        [Test::Normal, Test::Student, Test::KnappHartung, Test::KnappHartungAtLeast]
            .into_iter()
            .find(|test| test.code().eq_ignore_ascii_case(code))
    }
}

/// How a meta-analysis is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How the variance of true effects is estimated.
    pub method: Method,
    /// How coefficients are tested.
    pub test: Test,
    /// The confidence of intervals, between 0 and 1.
    pub confidence: f64,
    /// Where the search for that variance ends.
    pub stop: Stop,
}

impl Default for Settings {
    fn default() -> Self {
        Self { method: Method::default(), test: Test::default(), confidence: 0.95, stop: Stop::default() }
    }
}

/// How likely the effects are under a fit, by one kind of likelihood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likelihood {
    /// The logarithm of the likelihood.
    pub log: f64,
    /// Minus twice its distance from that of a model with one effect per study; restricted: minus twice the logarithm.
    pub deviance: f64,
    /// Akaike's criterion [Akaike1974].
    pub aic: f64,
    /// Schwarz's criterion [Schwarz1978].
    pub bic: f64,
    /// Akaike's criterion for few studies [HurvichTsai1989].
    pub aicc: f64,
}

/// A meta-analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct MetaFit {
    studies: Studies,
    /// How it was done. One study alone is always tested by the normal distribution.
    pub settings: Settings,
    /// The mean effect, or the coefficients of the moderators.
    pub coefficients: Vec<Coefficient>,
    /// Their covariance.
    pub covariance: Matrix,
    /// Degrees of freedom of the tests; `None` for the normal distribution.
    pub degrees: Option<f64>,
    /// How far true effects differ.
    pub heterogeneity: Heterogeneity,
    /// The test of all moderators together; `None` where the standard errors are zero.
    pub omnibus: Option<Omnibus>,
    /// What Knapp and Hartung's method multiplies variances by; 1 without it.
    pub scale: f64,
    /// R², the percentage of the variance of true effects that the moderators explain; `None` without moderators or without
    /// an intercept.
    pub r2: Option<f64>,
    /// By maximum likelihood.
    pub ml: Likelihood,
    /// By restricted maximum likelihood, with `+½ ln|X′X|` as in metafor; `None` without degrees of freedom.
    pub reml: Option<Likelihood>,
    /// The coefficients alone.
    pub(super) estimates: Vec<f64>,
}

impl MetaFit {
    /// Pools the studies.
    ///
    /// `yᵢ = xᵢ′β + uᵢ + eᵢ` with `uᵢ ~ N(0, τ²)` and `eᵢ ~ N(0, vᵢ)`, the `vᵢ` taken as known; `β` by weighted least
    /// squares with weights `1/(vᵢ + τ²)`.
    ///
    /// # Missing data
    /// See [`Studies`].
    /// # Errors
    /// [`MetaError::TooFewStudies`] with fewer studies than unknowns, [`MetaError::ZeroVariance`] where the method divides by
    /// a variance that is zero, [`MetaError::Number`] for a confidence outside 0 to 1.
    /// # Source
    /// [Viechtbauer2010]; [KnappHartung2003], [HigginsThompson2002] for I² and H²
    /// # Example
    /// ```
    /// use verbond_stats::meta::fit::{MetaFit, Settings, Test};
    /// use verbond_stats::meta::studies::Studies;
    ///
    /// let effects = [0.1, 0.8, 0.3, -0.2, 0.6].map(Some);
    /// let studies = Studies::new(&effects, &[0.02, 0.03, 0.01, 0.04, 0.02].map(Some))?;
    /// let fit = MetaFit::new(&studies, Settings { test: Test::KnappHartung, ..Settings::default() })?;
    /// assert!((fit.coefficients[0].estimate - 0.3266).abs() < 1e-4);
    /// assert!(fit.coefficients[0].interval.holds(0.0));
    /// # Ok::<(), verbond_stats::meta::error::MetaError>(())
    /// ```
    pub fn new(studies: &Studies, settings: Settings) -> Result<Self, MetaError> {
        let (k, p) = (studies.count(), studies.names().len());
        let alone = k == 1 && !studies.has_moderators();
        let needed = if settings.method == Method::Fixed { p } else { p + 1 };
        if !alone && k < needed {
            return Err(MetaError::TooFewStudies { needed, got: k, missing: studies.missing() });
        }
        let test = if k == 1 { Test::Normal } else { settings.test };
        let tau2 = heterogeneity::estimate(studies, settings.method, settings.stop)?;
        if let Some(at) = studies.zero_variance()
            && tau2.value == 0.0
        {
            return Err(MetaError::ZeroVariance { row: studies.rows()[at] });
        }
        let weighted = Weighted::at(studies, tau2.value)?;
        let degrees = match test {
            Test::Normal => None,
            Test::Student | Test::KnappHartung | Test::KnappHartungAtLeast => Some((k - p) as f64),
        };
        let scale = scale(&weighted, test, k - p);
        let estimates = studies.as_given(&weighted.coefficients);
        let covariance = studies.covariance_as_given(&weighted.inverse).scaled(scale);
        let named =
            Estimates { names: studies.names(), values: &estimates, covariance: &covariance, degrees };
        let (coefficients, omnibus) =
            (named.coefficients(settings.confidence)?, named.omnibus(studies.intercept())?);
        let heterogeneity = heterogeneity::describe(studies, settings.method, tau2)?;
        let (ml, reml) = likelihoods(studies, &weighted, settings.method)?;
        Ok(Self {
            settings: Settings { test, ..settings },
            coefficients,
            covariance,
            degrees,
            r2: explained(studies, settings, &heterogeneity)?,
            heterogeneity,
            omnibus,
            scale,
            ml,
            reml,
            estimates,
            studies: studies.clone(),
        })
    }

    /// The studies.
    pub fn studies(&self) -> &Studies {
        &self.studies
    }

    /// The log-likelihood: restricted for [`Method::Reml`], of maximum likelihood for the others.
    pub fn log_likelihood(&self) -> f64 {
        let restricted = self.reml.filter(|_| self.settings.method == Method::Reml);
        restricted.map_or(self.ml.log, |reml| reml.log)
    }

    /// `1/(vᵢ + τ²)` of each study, as percentages of their sum.
    pub fn weights(&self) -> Vec<f64> {
        let tau2 = self.heterogeneity.tau2;
        let weights: Vec<f64> = self.studies.variances().iter().map(|v| 1.0 / (v + tau2)).collect();
        let whole: f64 = weights.iter().sum();
        weights.iter().map(|weight| 100.0 * weight / whole).collect()
    }

    /// What the fit expects of each study.
    pub(super) fn fitted(&self) -> Vec<f64> {
        (0..self.studies.count()).map(|study| dot(&self.studies.row(study), &self.estimates)).collect()
    }
}

/// Knapp and Hartung's factor.
fn scale(weighted: &Weighted<'_>, test: Test, freedom: usize) -> f64 {
    let spread = || {
        let squares = weighted.residual_squares();
        // Below this the squares are nothing but rounding.
        if squares <= f64::EPSILON { 0.0 } else { squares / freedom as f64 }
    };
    match test {
        Test::Normal | Test::Student => 1.0,
        Test::KnappHartung => spread(),
        Test::KnappHartungAtLeast => spread().max(1.0),
    }
}

/// How much of the variance of true effects the moderators explain, in per cent.
fn explained(studies: &Studies, settings: Settings, found: &Heterogeneity) -> Result<Option<f64>, MetaError> {
    if !studies.has_moderators() || studies.intercept().is_none() || studies.names().len() < 2 {
        return Ok(None);
    }
    let without = studies.without_moderators()?;
    if settings.method == Method::Fixed {
        if studies.zero_variance().is_some() {
            return Ok(None);
        }
        let (whole, left) = (Weighted::at(&without, 0.0)?, Weighted::at(studies, 0.0)?);
        let (k, p) = (studies.count() as f64, studies.names().len() as f64);
        let share = left.residual_squares() / whole.residual_squares();
        return Ok(Some((100.0 * (1.0 - share * (k - 1.0) / (k - p))).max(0.0)));
    }
    let whole = heterogeneity::estimate(&without, settings.method, settings.stop)?.value;
    Ok(Some(if whole == 0.0 { 0.0 } else { (100.0 * (whole - found.tau2) / whole).max(0.0) }))
}

fn likelihoods(
    studies: &Studies,
    weighted: &Weighted<'_>,
    method: Method,
) -> Result<(Likelihood, Option<Likelihood>), MetaError> {
    let (k, p) = (studies.count() as f64, studies.names().len() as f64);
    let parameters = if method == Method::Fixed { p } else { p + 1.0 };
    let logs = weighted.log_weights();
    let log = 0.5 * (logs - k * TAU.ln() - weighted.residual_squares());
    let saturated = match (studies.zero_variance(), k > p) {
        (None, true) => -0.5 * studies.variances().iter().map(|variance| (TAU * variance).ln()).sum::<f64>(),
        (Some(_), true) => 0.0,
        (_, false) => log,
    };
    let criteria = |log: f64, deviance: f64, rows: f64| {
        let rows_at_least = rows.max(parameters + 2.0);
        Likelihood {
            log,
            deviance,
            aic: -2.0 * log + 2.0 * parameters,
            bic: -2.0 * log + parameters * rows.ln(),
            aicc: -2.0 * log + 2.0 * parameters * rows_at_least / (rows_at_least - parameters - 1.0),
        }
    };
    let ml = criteria(log, -2.0 * (log - saturated), k);
    if k <= p {
        return Ok((ml, None));
    }
    let columns = studies.standard_columns();
    let gram = Matrix::from_fn(columns.len(), columns.len(), |a, b| dot(&columns[a], &columns[b]));
    let plain = Cholesky::of(&gram)?.log_determinant();
    let restricted =
        0.5 * (plain + logs - (k - p) * TAU.ln() - weighted.log_determinant - weighted.residual_squares());
    Ok((ml, Some(criteria(restricted, -2.0 * restricted, k - p))))
}
