//! A fitted generalised linear model, with or without deviations of groups.

mod deviations;
pub mod predict;
pub mod residuals;

use super::error::GeneralisedError;
use super::family::Family;
use super::hermite::{POINT_COUNT_MAX, Rule};
use super::layout::Layout;
use super::likelihood::Likelihood;
use super::likelihood::modes::Modes;
use super::response::Response;
use super::search::{Optimum, search};
use super::{Integration, Settings, plain};
use crate::distribution::normal;
use crate::formula::Formula;
use crate::interval::{Interval, tail_of};
use crate::matrix::Matrix;
use crate::mixed::algebra::triangle;
use crate::mixed::covariance::Shape;
use crate::mixed::design::Design;
use crate::mixed::fit::modes::ConditionalModes;
use crate::mixed::optimise::{Run, Stop};
use crate::mixed::standard::Standard;
use crate::table::Table;

/// A generalised linear mixed model at the parameters under which its rows are most likely.
///
/// # Range and units
/// Coefficients are on the scale of the link: logarithms of odds for a binomial response, of means for counts.
/// # Missing data
/// A row is used when no column of the formula, nor its weight, is missing in it; see [`GeneralisedFit::design`].
/// # Errors
/// A search that does not converge is no error: [`GeneralisedFit::run`] says how it went.
/// # Source
/// [BreslowClayton1993], [PinheiroBates1995], [Bates2015]; without a random part [McCullaghNelder1989].
/// # Example
/// ```
/// use verbond_stats::generalised::{Settings, family::Family, fit::GeneralisedFit};
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let came = ["yes", "no", "yes", "yes", "no", "no", "yes", "yes", "no", "yes", "no", "no"];
/// let week = vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0];
/// let table = Table::new([
///     ("came", Column::from(Factor::from_texts(came.map(Some)))),
///     ("week", Column::from(Numbers::complete(week)?)),
/// ])?;
/// let fit = GeneralisedFit::read("came ~ week", &table, &Settings::new(Family::Binomial))?;
/// assert_eq!(fit.success_level(), Some("yes"));
/// assert!(fit.coefficients(0.95)?[1].estimate < 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct GeneralisedFit {
    settings: Settings,
    design: Design,
    success: Option<String>,
    standard: Standard,
    shape: Shape,
    layout: Layout,
    optimum: Optimum,
    /// The modes at the optimum.
    modes: Modes,
    /// The factor of each random term, in the columns as given.
    factors: Vec<Matrix>,
    coefficients: Vec<f64>,
    covariance: Matrix,
    covariance_given_variances: Matrix,
    deviations: Vec<ConditionalModes>,
}

/// A coefficient that holds for everyone, with its test against zero.
#[derive(Debug, Clone, PartialEq)]
pub struct GeneralisedCoefficient {
    /// The name of its column, as R prints it.
    pub name: String,
    /// Its estimate on the scale of the link.
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

impl GeneralisedFit {
    /// Reads a formula and fits it to a table.
    ///
    /// # Errors
    /// [`GeneralisedError`]
    pub fn read(formula: &str, table: &Table, settings: &Settings) -> Result<Self, GeneralisedError> {
        Self::new(&Formula::read(formula)?, table, settings)
    }

    /// Fits a formula to a table.
    ///
    /// # Errors
    /// [`GeneralisedError`]
    pub fn new(formula: &Formula, table: &Table, settings: &Settings) -> Result<Self, GeneralisedError> {
        let Response { design, success } = Response::read(formula, table, settings)?;
        let standard = Standard::new(&design);
        let shape = Shape::new(&design, &standard);
        let layout = Layout::new(&design, &standard, settings.family)?;
        let mut likelihood = Likelihood::new(&layout, rule(settings, &design, &layout)?);
        let map = standard.fixed_map().0;
        let plain = plain::fit(&layout, likelihood.modes()).map_err(|error| {
            error.named(design.formula.response(), &design.fixed.names, &map, layout.row_count)
        })?;
        let optimum = if layout.blocks.is_empty() {
            alone(&layout, &mut likelihood, plain)?
        } else {
            search(&layout, &shape, &mut likelihood, &plain)?
        };
        let modes = likelihood.modes().clone();
        let given = triangle::inverse_of_positive(&modes.information(&layout).1)?;
        let back = |covariance: &Matrix| map.times(covariance).times(&map.transpose()).symmetric();
        let factors = shape
            .term_factors(&optimum.theta)
            .iter()
            .enumerate()
            .map(|(term, factor)| standard.factor_as_given(&design, term, factor))
            .collect();
        let covariance_given_variances = back(&given);
        let mut fit = Self {
            settings: settings.clone(),
            success,
            coefficients: map.times_vector(&optimum.coefficients),
            covariance: optimum.covariance.as_ref().map_or_else(|| covariance_given_variances.clone(), back),
            covariance_given_variances,
            design,
            standard,
            shape,
            layout,
            optimum,
            modes,
            factors,
            deviations: Vec::new(),
        };
        fit.deviations = fit.find_deviations();
        Ok(fit)
    }

    /// The columns the model was fitted to.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// How the response varies round its mean.
    pub fn family(&self) -> Family {
        self.settings.family
    }

    /// How the deviations were integrated out.
    pub fn integration(&self) -> Integration {
        self.settings.integration
    }

    /// The level of the response that counts as yes, when it holds levels: the second of two.
    pub fn success_level(&self) -> Option<&str> {
        self.success.as_deref()
    }

    /// How the search went; for a model without random terms, how often its rows were gone through.
    pub fn run(&self) -> &Run {
        &self.optimum.run
    }

    /// The coefficients that hold for everyone, with Wald's tests and intervals.
    ///
    /// # Errors
    /// [`GeneralisedError::Model`] for a confidence outside 0 to 1.
    pub fn coefficients(&self, confidence: f64) -> Result<Vec<GeneralisedCoefficient>, GeneralisedError> {
        let quantile = normal::quantile(1.0 - tail_of(confidence)?)?;
        let named = self.design.fixed.names.iter().zip(&self.coefficients).enumerate();
        let coefficient = |(place, (name, estimate)): (usize, (&String, &f64))| {
            let standard_error = self.covariance[(place, place)].sqrt();
            let statistic = estimate / standard_error;
            let reach = quantile * standard_error;
            GeneralisedCoefficient {
                name: name.clone(),
                estimate: *estimate,
                standard_error,
                statistic,
                p: 2.0 * normal::above(statistic.abs()),
                interval: Interval { lower: estimate - reach, upper: estimate + reach },
            }
        };
        Ok(named.map(coefficient).collect())
    }

    /// The covariance of the estimates, with the uncertainty about the variances in it.
    ///
    /// The coefficients' part of twice the inverse of the second derivatives by all parameters. Where these are not upward,
    /// [`GeneralisedFit::covariance_given_variances`] stands in; [`GeneralisedFit::has_curvature`] says so.
    ///
    /// # Shape
    /// Row by row, in the order of [`GeneralisedFit::coefficients`].
    pub fn covariance(&self) -> Vec<Vec<f64>> {
        rows_of(&self.covariance)
    }

    /// The covariance of the estimates if the variances were known.
    pub fn covariance_given_variances(&self) -> Vec<Vec<f64>> {
        rows_of(&self.covariance_given_variances)
    }

    /// Whether the covariance comes from second derivatives by all parameters.
    pub fn has_curvature(&self) -> bool {
        self.optimum.covariance.is_some()
    }

    /// The parameters of the random terms as lme4 counts them: the lower triangles of their factors, by column.
    ///
    /// # Range and units
    /// Standard deviations on the scale of the link; diagonals are not negative.
    pub fn theta(&self) -> Vec<f64> {
        self.shape.parameters(&self.factors)
    }

    /// Minus twice the log-likelihood, with all its constants.
    pub fn objective(&self) -> f64 {
        self.optimum.value
    }

    /// The log-likelihood, with all its constants.
    pub fn log_likelihood(&self) -> f64 {
        -0.5 * self.optimum.value
    }

    /// How many parameters were estimated: coefficients and θ.
    pub fn parameter_count(&self) -> usize {
        self.coefficients.len() + self.optimum.theta.len()
    }

    /// Akaike's criterion: `−2·log L + 2·k`.
    ///
    /// # Source
    /// [Akaike1974]
    pub fn aic(&self) -> f64 {
        self.objective() + 2.0 * self.parameter_count() as f64
    }

    /// Schwarz's criterion: `−2·log L + k·log n`, n the number of rows.
    ///
    /// # Source
    /// [Schwarz1978]
    pub fn bic(&self) -> f64 {
        self.objective() + self.parameter_count() as f64 * (self.layout.row_count as f64).ln()
    }
}

/// The rule to integrate with; `None` for Laplace's approximation.
fn rule(settings: &Settings, design: &Design, layout: &Layout) -> Result<Option<Rule>, GeneralisedError> {
    let points = match settings.integration {
        Integration::Laplace => return Ok(None),
        Integration::Adaptive { points } => points,
    };
    if !(1..=POINT_COUNT_MAX).contains(&points) {
        return Err(GeneralisedError::Points { points, limit: POINT_COUNT_MAX });
    }
    if layout.width != 1 {
        let term = |(grouping, names): (&str, &[String])| format!("({} | {grouping})", names.join(" + "));
        let terms: Vec<String> = design.random_names().into_iter().map(term).collect();
        let found = if terms.is_empty() { "no random term".to_owned() } else { terms.join(" + ") };
        return Err(GeneralisedError::NotScalar { found });
    }
    Ok(Some(Rule::new(points)))
}

/// The optimum of a model without random terms, where the search was Newton's.
fn alone(
    layout: &Layout,
    likelihood: &mut Likelihood,
    coefficients: Vec<f64>,
) -> Result<Optimum, GeneralisedError> {
    let slopes = likelihood.slopes(layout, &[], &coefficients)?;
    let modes = likelihood.modes();
    let covariance = triangle::inverse_of_positive(&modes.information(layout).1)?;
    let gain = covariance.form(&slopes.fixed, &slopes.fixed) / 4.0;
    let run = Run {
        start: Vec::new(),
        evaluations: modes.passes,
        stop: Stop::Converged,
        gradient_norm: slopes.fixed.iter().fold(0.0, |most: f64, slope| most.max(slope.abs())),
        expected_gain: gain,
        saddles: 0,
    };
    Ok(Optimum { theta: Vec::new(), coefficients, value: slopes.value, covariance: Some(covariance), run })
}

fn rows_of(matrix: &Matrix) -> Vec<Vec<f64>> {
    (0..matrix.row_count()).map(|row| matrix.row(row).to_vec()).collect()
}
