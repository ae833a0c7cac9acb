//! A meta-analysis on three levels.

use super::nesting::{Nested, Nesting};
use super::search::{self, Top};
use super::sums::{Kind, Places, Sums};
use crate::distribution::chi_square::ChiSquare;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};
use crate::meta::error::MetaError;
use crate::meta::fit::Likelihood;
use crate::meta::inference::{Coefficient, Estimates, Omnibus, Reference};
use crate::meta::predict::Expected;
use crate::meta::studies::Studies;
use crate::meta::weighted::Weighted;
use std::f64::consts::TAU;

/// By which likelihood the variances are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Criterion {
    /// Restricted maximum likelihood: the usual choice.
    #[default]
    Reml,
    /// Maximum likelihood: to compare models with different moderators.
    Ml,
}

/// How coefficients are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Test {
    /// By the normal distribution.
    #[default]
    Normal,
    /// By t with `k − p` degrees of freedom.
    Student,
}

/// How a three-level meta-analysis is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// By which likelihood.
    pub criterion: Criterion,
    /// How coefficients are tested.
    pub test: Test,
    /// The confidence of intervals, between 0 and 1.
    pub confidence: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { criterion: Criterion::default(), test: Test::default(), confidence: 0.95 }
    }
}

/// One level of true effects.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// How much true effects vary there, σ².
    pub variance: f64,
    /// The standard error of that variance; `None` where it is zero, on the border of what it can be.
    pub standard_error: Option<f64>,
    /// How many there are.
    pub count: usize,
    /// The percentage of all variance that lies there.
    pub i2: Option<f64>,
    /// The predicted deviation of each, in the order of the table's levels.
    pub deviations: Vec<f64>,
}

/// How the search for the variances went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// Steps taken.
    pub steps: usize,
    /// What a further step would add to the log-likelihood, to second order.
    pub gain_left: f64,
}

/// A meta-analysis on three levels.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeLevelFit {
    pub(super) studies: Studies,
    pub(super) unit_of: Vec<usize>,
    pub(super) cluster_of_unit: Vec<usize>,
    pub(super) standard_inverse: Matrix,
    pub(super) scores: Vec<Vec<f64>>,
    pub(super) estimates: Vec<f64>,
    /// How it was done.
    pub settings: Settings,
    /// The names of the clusters.
    pub clusters: Vec<String>,
    /// The mean effect, or the coefficients of the moderators.
    pub coefficients: Vec<Coefficient>,
    /// Their covariance, given the variances.
    pub covariance: Matrix,
    /// Degrees of freedom of the tests; `None` for the normal distribution.
    pub degrees: Option<f64>,
    /// The outer level: clusters.
    pub between: Level,
    /// The inner level: units within clusters.
    pub within: Level,
    /// What is left of the squares weighted by precision, Q_E.
    pub q: f64,
    /// Its degrees of freedom.
    pub q_degrees: usize,
    /// The probability of a Q at least this large if all effects were one.
    pub q_p: f64,
    /// The test of all moderators together.
    pub omnibus: Option<Omnibus>,
    /// By maximum likelihood.
    pub ml: Likelihood,
    /// By restricted maximum likelihood, with `+½ ln|X′X|` as in metafor.
    pub reml: Likelihood,
    /// How the search went.
    pub search: Search,
}

impl ThreeLevelFit {
    /// Pools effects that belong together.
    ///
    /// The variances maximise the likelihood with `V = diag(vᵢ) + σ²_within·ZZ′ + σ²_between·CC′`; `I²` of a level is
    /// `100·σ²/(σ²_between + σ²_within + ṽ)` with `ṽ = (k − p)/tr P`.
    ///
    /// # Missing data
    /// See [`Studies`] and [`Nesting`].
    /// # Errors
    /// [`MetaError::TooFewStudies`], [`MetaError::ZeroVariance`], [`MetaError::Length`] when the levels are of another table;
    /// [`MetaError::TooFewClusters`] with one cluster.
    /// # Source
    /// [Konstantopoulos2011], [Cheung2014]
    /// # Example
    /// ```
    /// use verbond_stats::meta::studies::Studies;
    /// use verbond_stats::meta::three_level::fit::{Settings, ThreeLevelFit};
    /// use verbond_stats::meta::three_level::nesting::Nesting;
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let effects = [0.1, 0.2, 0.8, 0.9, 0.4, 0.3].map(Some);
    /// let studies = Studies::new(&effects, &[Some(0.01); 6])?;
    /// let sample = Factor::from_texts(["a", "a", "b", "b", "c", "c"].map(Some));
    /// let nesting = Nesting { cluster: &sample, unit: None };
    /// let fit = ThreeLevelFit::new(&studies, nesting, Settings::default())?;
    /// assert!(fit.between.variance > 0.1 && fit.within.variance == 0.0);
    /// # Ok::<(), verbond_stats::meta::error::MetaError>(())
    /// ```
    pub fn new(studies: &Studies, nesting: Nesting<'_>, settings: Settings) -> Result<Self, MetaError> {
        let Nested { studies, unit_of, cluster_of_unit, cluster_names } = nesting.of(studies)?;
        let (k, p) = (studies.count(), studies.names().len());
        if k < p + 1 {
            return Err(MetaError::TooFewStudies { needed: p + 1, got: k, missing: studies.missing() });
        }
        if let Some(at) = studies.zero_variance() {
            return Err(MetaError::ZeroVariance { row: studies.rows()[at] });
        }
        if cluster_names.len() < 2 {
            let clusters = cluster_names.len();
            return Err(MetaError::TooFewClusters { clusters, coefficients: p });
        }
        let kind = kind(settings.criterion);
        let sums = Sums::new(&studies, &unit_of, &cluster_of_unit);
        let fixed = Weighted::at(&studies, 0.0)?;
        let top = search::top(&sums, kind, spread(&studies))?;
        let degrees = match settings.test {
            Test::Normal => None,
            Test::Student => Some((k - p) as f64),
        };
        let estimates = studies.as_given(&top.point.coefficients);
        let covariance = studies.covariance_as_given(&top.point.inverse);
        let named =
            Estimates { names: studies.names(), values: &estimates, covariance: &covariance, degrees };
        let (coefficients, omnibus) =
            (named.coefficients(settings.confidence)?, named.omnibus(studies.intercept())?);
        let typical = (k - p) as f64 / fixed.trace();
        let [between, within] = levels(&sums, &top, typical, [cluster_names.len(), cluster_of_unit.len()]);
        let (ml, reml) = likelihoods(&studies, &top)?;
        let places = Places { unit_of: &unit_of, cluster_of_unit: &cluster_of_unit };
        let q = fixed.residual_squares();
        Ok(Self {
            scores: sums.scores(&top.point, &studies, places, top.variances),
            standard_inverse: top.point.inverse,
            settings,
            clusters: cluster_names,
            coefficients,
            covariance,
            degrees,
            between,
            within,
            q,
            q_degrees: k - p,
            q_p: ChiSquare::new((k - p) as f64)?.above(q),
            omnibus,
            ml,
            reml,
            search: Search { steps: top.steps, gain_left: top.gain_left },
            estimates,
            studies,
            unit_of,
            cluster_of_unit,
        })
    }

    /// The effects that count.
    pub fn studies(&self) -> &Studies {
        &self.studies
    }

    /// The log-likelihood: restricted for [`Criterion::Reml`].
    pub fn log_likelihood(&self) -> f64 {
        match self.settings.criterion {
            Criterion::Reml => self.reml.log,
            Criterion::Ml => self.ml.log,
        }
    }

    /// The mean effect, and where the true effect of a new unit of a new cluster may lie.
    ///
    /// # Errors
    /// [`MetaError::NeedsNoModerators`].
    pub fn expected(&self) -> Result<Expected, MetaError> {
        if self.studies.has_moderators() {
            return Err(MetaError::NeedsNoModerators { what: "the mean effect" });
        }
        let mean = &self.coefficients[0];
        let spread = (self.covariance[(0, 0)] + self.between.variance + self.within.variance).sqrt();
        let reference = Reference::new(self.degrees)?;
        Ok(Expected {
            estimate: mean.estimate,
            standard_error: mean.standard_error,
            interval: mean.interval,
            prediction: Some(reference.around(mean.estimate, spread, self.settings.confidence)?),
            prediction_degrees: self.degrees,
        })
    }
}

pub(super) fn kind(criterion: Criterion) -> Kind {
    match criterion {
        Criterion::Reml => Kind::Restricted,
        Criterion::Ml => Kind::Plain,
    }
}

/// A first guess of all variance of true effects; above 0.
pub(super) fn spread(studies: &Studies) -> f64 {
    let k = studies.count() as f64;
    let squares = dot(studies.centred(), studies.centred()) / k;
    let sampling = studies.variances().iter().sum::<f64>() / k;
    (squares - sampling).max(0.1 * sampling)
}

fn levels(sums: &Sums, top: &Top, typical: f64, counts: [usize; 2]) -> [Level; 2] {
    let [between, within] = top.variances;
    let (of_clusters, of_units) = sums.deviations(&top.point, top.variances);
    let whole = between + within + typical;
    let [a, b, c] = top.bend.observed;
    let determinant = a * c - b * b;
    let error = |at: usize| {
        let inverse = match (between > 0.0, within > 0.0, at) {
            (true, true, 0) => c / determinant,
            (true, true, _) => a / determinant,
            (true, false, 0) => 1.0 / a,
            (false, true, 1) => 1.0 / c,
            (false, false, _) | (true, false, _) | (false, true, _) => return None,
        };
        (inverse > 0.0 && inverse.is_finite()).then(|| inverse.sqrt())
    };
    let level = |at: usize, deviations: Vec<f64>| Level {
        variance: top.variances[at],
        standard_error: error(at),
        count: counts[at],
        i2: whole.is_finite().then(|| 100.0 * top.variances[at] / whole),
        deviations,
    };
    [level(0, of_clusters), level(1, of_units)]
}

fn likelihoods(studies: &Studies, top: &Top) -> Result<(Likelihood, Likelihood), MetaError> {
    let (k, p) = (studies.count() as f64, studies.names().len() as f64);
    let parameters = p + 2.0;
    let point = &top.point;
    let log = -0.5 * (k * TAU.ln() + point.log_determinant + point.squares);
    let columns = studies.standard_columns();
    let gram = Matrix::from_fn(columns.len(), columns.len(), |a, b| dot(&columns[a], &columns[b]));
    let plain = Cholesky::of(&gram)?.log_determinant();
    let restricted =
        -0.5 * ((k - p) * TAU.ln() - plain + point.log_determinant + point.log_fixed + point.squares);
    let saturated: f64 = -0.5 * studies.variances().iter().map(|v| (TAU * v).ln()).sum::<f64>();
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
    Ok((criteria(log, -2.0 * (log - saturated), k), criteria(restricted, -2.0 * restricted, k - p)))
}
