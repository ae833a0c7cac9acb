//! What a meta-analysis expects of a new study, and of each of its own.

use super::error::MetaError;
use super::fit::MetaFit;
use super::heterogeneity::Method;
use super::inference::Reference;
use crate::interval::Interval;
use crate::matrix::dot;

/// What the true effect of a new study is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// The distribution of the fit's own tests: normal for z, t with `k − p` degrees of freedom for t and Knapp–Hartung. As
    /// metafor does.
    #[default]
    OfTest,
    /// t with `k − p − 1` degrees of freedom, whatever the test [HigginsThompson2009].
    Riley,
}

/// The mean effect at some values of the moderators, and where a new study may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The mean true effect.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Where the mean lies.
    pub interval: Interval,
    /// Where the true effect of one new study lies; `None` in a fixed-effect fit.
    pub prediction: Option<Interval>,
    /// Degrees of freedom of the prediction; `None` for the normal distribution.
    pub prediction_degrees: Option<f64>,
}

/// The true effect of one of the studies: its own effect and the mean, each as far as it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrunken {
    /// The best prediction of the true effect.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Where the true effect lies.
    pub interval: Interval,
}

impl MetaFit {
    /// The mean effect of a fit without moderators, and where a new study may lie.
    ///
    /// `μ̂ ± q·√(SE² + τ²)`.
    ///
    /// # Errors
    /// [`MetaError::NeedsNoModerators`]; [`MetaError::Number`] without degrees of freedom.
    /// # Source
    /// [HigginsThompson2009]
    /// # Example
    /// ```
    /// use verbond_stats::meta::fit::{MetaFit, Settings, Test};
    /// use verbond_stats::meta::predict::Basis;
    /// use verbond_stats::meta::studies::Studies;
    ///
    /// let effects = [0.1, 0.8, 0.3, -0.2, 0.6].map(Some);
    /// let studies = Studies::new(&effects, &[0.02, 0.03, 0.01, 0.04, 0.02].map(Some))?;
    /// let fit = MetaFit::new(&studies, Settings { test: Test::KnappHartung, ..Settings::default() })?;
    /// let new = fit.expected(Basis::OfTest)?;
    /// assert!(new.prediction.is_some_and(|band| band.lower < new.interval.lower));
    /// # Ok::<(), verbond_stats::meta::error::MetaError>(())
    /// ```
    pub fn expected(&self, basis: Basis) -> Result<Expected, MetaError> {
        if self.studies().has_moderators() {
            return Err(MetaError::NeedsNoModerators { what: "the mean effect" });
        }
        self.at(&[1.0], basis)
    }

    /// The mean effect where the moderators have these values, and where a new study of that kind may lie.
    ///
    /// # Shape
    /// One value per moderator, in the order of the coefficients, without the column of ones.
    /// # Errors
    /// [`MetaError::ModeratorCount`].
    pub fn expected_at(&self, moderators: &[f64], basis: Basis) -> Result<Expected, MetaError> {
        let mut row = moderators.to_vec();
        if let Some(intercept) = self.studies().intercept() {
            row.insert(intercept.min(row.len()), 1.0);
        }
        self.at(&row, basis)
    }

    fn at(&self, row: &[f64], basis: Basis) -> Result<Expected, MetaError> {
        let own = usize::from(self.studies().intercept().is_some());
        if row.len() != self.estimates.len() {
            let (expected, got) = (self.estimates.len() - own, row.len().saturating_sub(own));
            return Err(MetaError::ModeratorCount { expected, got });
        }
        let confidence = self.settings.confidence;
        let estimate = dot(row, &self.estimates);
        let variance = self.covariance.form(row, row);
        let freedom = (self.studies().count() - self.estimates.len()) as f64;
        let degrees = match basis {
            Basis::OfTest => self.degrees,
            // With two studies none is left; one is the widest band there is.
            Basis::Riley => Some((freedom - 1.0).max(1.0)),
        };
        let spread = (variance + self.heterogeneity.tau2).sqrt();
        let prediction = if self.settings.method == Method::Fixed {
            None
        } else {
            Some(Reference::new(degrees)?.around(estimate, spread, confidence)?)
        };
        Ok(Expected {
            estimate,
            standard_error: variance.sqrt(),
            interval: Reference::new(self.degrees)?.around(estimate, variance.sqrt(), confidence)?,
            prediction,
            prediction_degrees: degrees,
        })
    }

    /// The best linear unbiased prediction of the true effect of each study.
    ///
    /// `λᵢyᵢ + (1 − λᵢ)xᵢ′β` with `λᵢ = τ²/(τ² + vᵢ)` and variance `λᵢvᵢ + (1 − λᵢ)²·Var(xᵢ′β)`.
    ///
    /// # Errors
    /// [`MetaError::Number`].
    /// # Source
    /// [RaudenbushBryk2002]
    pub fn shrunken(&self) -> Result<Vec<Shrunken>, MetaError> {
        let (studies, tau2) = (self.studies(), self.heterogeneity.tau2);
        let reference = Reference::new(self.degrees)?;
        let one = |study: usize| {
            let (row, variance) = (studies.row(study), studies.variances()[study]);
            let trust = if tau2 == 0.0 { 0.0 } else { tau2 / (tau2 + variance) };
            let estimate = trust * studies.effects()[study] + (1.0 - trust) * dot(&row, &self.estimates);
            let of_mean = self.covariance.form(&row, &row);
            let standard_error = (trust * variance + (1.0 - trust).powi(2) * of_mean).sqrt();
            let interval = reference.around(estimate, standard_error, self.settings.confidence)?;
            Ok(Shrunken { estimate, standard_error, interval })
        };
        (0..studies.count()).map(one).collect()
    }
}
