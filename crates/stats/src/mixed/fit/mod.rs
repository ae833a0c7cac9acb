//! A fitted linear mixed model.

pub mod modes;
pub mod singular;
#[cfg(test)]
mod tests;
pub mod variance;

use super::covariance::Shape;
use super::design::{Design, Settings};
use super::deviance::{Criterion, Deviance, Point};
use super::error::ModelError;
use super::optimise::Run;
use super::search::search;
use super::standard::Standard;
use crate::formula::Formula;
use crate::matrix::Matrix;
use crate::table::Table;
use modes::ConditionalModes;
use std::sync::OnceLock;

/// A linear mixed model at the parameters under which its data are most likely.
///
/// # Errors
/// A search that does not converge is no error: [`LinearFit::run`] says how it went.
/// # Source
/// [Bates2015]
/// # Example
/// ```
/// use verbond_stats::mixed::deviance::Criterion;
/// use verbond_stats::mixed::fit::LinearFit;
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let yields = vec![1545.0, 1440.0, 1440.0, 1520.0, 1580.0, 1540.0, 1555.0, 1490.0, 1595.0, 1550.0, 1605.0, 1510.0];
/// let batch = ["A", "A", "A", "A", "B", "B", "B", "B", "C", "C", "C", "C"];
/// let table = Table::new([
///     ("yield", Column::from(Numbers::complete(yields)?)),
///     ("batch", Column::from(Factor::from_texts(batch.map(Some)))),
/// ])?;
/// let fit = LinearFit::read("yield ~ 1 + (1 | batch)", &table, Criterion::Reml)?;
/// assert!((fit.coefficients()[0].estimate - 1530.833).abs() < 1e-3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct LinearFit {
    pub(super) design: Design,
    pub(super) standard: Standard,
    pub(super) shape: Shape,
    pub(super) deviance: Deviance,
    /// The best point, in standard columns.
    pub(super) point: Point,
    /// Its parameters, in standard columns.
    pub(super) theta: Vec<f64>,
    /// The factor of each random term, in the columns as given.
    pub(super) factors: Vec<Matrix>,
    coefficients: Vec<f64>,
    covariance: Matrix,
    objective: f64,
    run: Run,
    /// Worked out when they are first asked for.
    modes: OnceLock<Vec<ConditionalModes>>,
}

/// A coefficient that holds for everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The name of its column, as R prints it.
    pub name: String,
    /// Its estimate, in units of the response per unit of the column.
    pub estimate: f64,
    /// The standard error of the estimate, given the variances.
    pub standard_error: f64,
}

/// What the criterion is made of: `log|I + Λ′Z′ZΛ| + [REML] log|X′V⁻¹X| + ν·(1 + log(2πr²/ν)) − Σ log w`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriterionParts {
    /// `log|I + Λ′Z′ZΛ|`.
    pub log_det_random: f64,
    /// `log|X′V⁻¹X|`, a part under REML only.
    pub log_det_fixed: f64,
    /// `r²`: the squares of the residuals, weighed, and those of the deviations that the random terms pay for.
    pub penalised_squares: f64,
}

impl LinearFit {
    /// Reads a formula and fits it to a table.
    ///
    /// # Errors
    /// [`ModelError`]
    pub fn read(formula: &str, table: &Table, criterion: Criterion) -> Result<Self, ModelError> {
        let design = Design::new(&Formula::read(formula)?, table, &Settings::default())?;
        Self::new(design, criterion)
    }

    /// Fits a design.
    ///
    /// # Errors
    /// [`ModelError::NothingLeft`] when the fixed part leaves no residual; [`ModelError::TooManyCrossed`].
    pub fn new(design: Design, criterion: Criterion) -> Result<Self, ModelError> {
        let standard = Standard::new(&design);
        let shape = Shape::new(&design, &standard);
        let mut deviance = Deviance::new(&design, &standard, criterion)?;
        let nothing_left = |error| match error {
            ModelError::NotPositiveDefinite { .. } => {
                ModelError::NothingLeft { response: design.formula.response() }
            }
            other => other,
        };
        let minimum = search(&mut deviance, &shape, None).map_err(nothing_left)?;
        let point = deviance.at(shape.block_factors(&shape.term_factors(&minimum.at)))?;
        let factors: Vec<Matrix> = shape
            .term_factors(&minimum.at)
            .iter()
            .enumerate()
            .map(|(term, factor)| standard.factor_as_given(&design, term, factor))
            .collect();
        let (map, constant) = standard.fixed_map();
        let mut coefficients = map.times_vector(&point.coefficients);
        coefficients.iter_mut().zip(&constant).for_each(|(value, constant)| *value += constant);
        let variance = point.residual / deviance.freedom();
        let covariance = map.times(&point.unscaled_covariance()).times(&map.transpose()).scaled(variance);
        deviance.turn(&point.factors);
        Ok(Self {
            objective: deviance.profiled(&point),
            design,
            standard,
            shape,
            deviance,
            point,
            theta: minimum.at,
            factors,
            coefficients,
            covariance,
            run: minimum.run,
            modes: OnceLock::new(),
        })
    }

    /// The columns the model was fitted to.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// What was made as small as it can be.
    pub fn criterion(&self) -> Criterion {
        self.deviance.criterion
    }

    /// How the search went.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The coefficients that hold for everyone.
    pub fn coefficients(&self) -> Vec<Coefficient> {
        let named = self.design.fixed.names.iter().zip(&self.coefficients).enumerate();
        let coefficient = |(place, (name, estimate)): (usize, (&String, &f64))| Coefficient {
            name: name.clone(),
            estimate: *estimate,
            standard_error: self.covariance[(place, place)].sqrt(),
        };
        named.map(coefficient).collect()
    }

    /// The covariance of these estimates, given the variances.
    ///
    /// # Shape
    /// Row by row, in the order of [`LinearFit::coefficients`].
    pub fn covariance(&self) -> Vec<Vec<f64>> {
        (0..self.covariance.row_count()).map(|row| self.covariance.row(row).to_vec()).collect()
    }

    /// The covariance as a matrix.
    pub(super) fn covariance_matrix(&self) -> &Matrix {
        &self.covariance
    }

    /// The estimates alone.
    pub(super) fn estimates(&self) -> &[f64] {
        &self.coefficients
    }

    /// The parameters of the random terms as lme4 counts them: the lower triangles of their relative factors, by column.
    ///
    /// # Range and units
    /// The spread of a coefficient relative to σ; diagonals are not negative.
    pub fn theta(&self) -> Vec<f64> {
        self.shape.parameters(&self.factors)
    }

    /// The names of [`LinearFit::theta`], as lme4 writes them.
    pub fn theta_names(&self) -> Vec<String> {
        let name = |(term, row, column): (usize, usize, usize)| {
            let random = &self.design.random[term];
            let grouping = &self.design.groupings[random.grouping].name;
            let (row_name, column_name) = (&random.names[row], &random.names[column]);
            if row == column {
                format!("{grouping}.{row_name}")
            } else {
                format!("{grouping}.{row_name}.{column_name}")
            }
        };
        self.shape.places().into_iter().map(name).collect()
    }

    /// σ, the standard deviation of a residual of weight 1.
    pub fn sigma(&self) -> f64 {
        (self.point.residual / self.deviance.freedom()).sqrt()
    }

    /// The least value of the criterion: minus twice the log-likelihood, restricted under REML.
    pub fn objective(&self) -> f64 {
        self.objective
    }

    /// What the criterion is made of.
    pub fn criterion_parts(&self) -> CriterionParts {
        CriterionParts {
            log_det_random: self.point.log_det_random,
            log_det_fixed: self.point.log_det_fixed,
            penalised_squares: self.point.residual,
        }
    }

    /// The log-likelihood, restricted under REML.
    pub fn log_likelihood(&self) -> f64 {
        -0.5 * self.objective
    }

    /// How many parameters were estimated: fixed coefficients, θ and σ.
    pub fn parameter_count(&self) -> usize {
        self.coefficients.len() + self.theta.len() + 1
    }

    /// Akaike's criterion: `−2·log L + 2·k`.
    ///
    /// # Source
    /// [Akaike1974]
    pub fn aic(&self) -> f64 {
        self.objective + 2.0 * self.parameter_count() as f64
    }

    /// Schwarz's criterion: `−2·log L + k·log n`, n the number of rows.
    ///
    /// # Source
    /// [Schwarz1978]
    pub fn bic(&self) -> f64 {
        self.objective + self.parameter_count() as f64 * (self.design.response.len() as f64).ln()
    }

    /// How each group deviates, the best guess given the data and the variances.
    pub fn conditional_modes(&self) -> &[ConditionalModes] {
        self.modes.get_or_init(|| {
            modes::modes(&self.design, &self.standard, &self.shape, &self.deviance, &self.point)
        })
    }

    /// What the fixed part alone gives for each used row, the offset among it.
    pub fn fitted_fixed(&self) -> Vec<f64> {
        let mut fitted = self.fitted_fixed_without_offset();
        if let Some(offset) = &self.design.offset {
            fitted.iter_mut().zip(offset).for_each(|(fitted, offset)| *fitted += offset);
        }
        fitted
    }

    pub(super) fn fitted_fixed_without_offset(&self) -> Vec<f64> {
        let mut fitted = vec![0.0; self.design.response.len()];
        for (column, coefficient) in self.design.fixed.columns.iter().zip(&self.coefficients) {
            fitted.iter_mut().zip(column).for_each(|(fitted, value)| *fitted += coefficient * value);
        }
        fitted
    }

    /// What the model gives for each used row, with what is known of its groups.
    pub fn fitted(&self) -> Vec<f64> {
        let mut fitted = self.fitted_fixed();
        for term in 0..self.design.random.len() {
            let random = &self.design.random[term];
            let (modes, begin) = self.modes_of(term);
            let codes = &self.design.groupings[random.grouping].codes;
            for (column, values) in random.columns.iter().enumerate() {
                for ((fitted, value), code) in fitted.iter_mut().zip(values).zip(codes.iter()) {
                    *fitted += value * modes.mode(*code as usize)[begin + column];
                }
            }
        }
        fitted
    }

    /// What is left of the response in each used row: response minus [`LinearFit::fitted`].
    pub fn residuals(&self) -> Vec<f64> {
        let mut residuals = self.fitted();
        residuals.iter_mut().zip(&self.design.response).for_each(|(rest, response)| *rest = response - *rest);
        residuals
    }

    /// Residuals in units of their spread: `√w·(response − fitted)/σ`.
    pub fn standardised_residuals(&self) -> Vec<f64> {
        let sigma = self.sigma();
        let weights = self.design.weights.as_deref();
        let mut residuals = self.residuals();
        for (row, residual) in residuals.iter_mut().enumerate() {
            *residual *= weights.map_or(1.0, |weights| weights[row].sqrt()) / sigma;
        }
        residuals
    }

    /// The modes of the grouping of a term, and where the columns of the term begin among them.
    pub(super) fn modes_of(&self, term: usize) -> (&ConditionalModes, usize) {
        let shape = self.shape.terms[term];
        (&self.conditional_modes()[shape.block], shape.begin)
    }
}
