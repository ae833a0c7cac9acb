//! The deviance of a mixed model, and how it changes with the factors of the random terms.
//!
//! `d = log|I + Λ′Z′ZΛ| + [REML] log|X′V⁻¹X| + ν·(1 + log(2πr²/ν)) − Σ log w`, with `V = I + ZΛΛ′Z′`, `r²` the weighted sum of
//! squares that is left, and ν the number of rows, or under REML that number less the fixed coefficients.

pub(crate) mod crossed;
mod gram;
mod kernel;
pub(crate) mod lanes;
pub(crate) mod nested;
pub(crate) mod slope;
#[cfg(test)]
mod tests;

use super::algebra::triangle;
use super::design::Design;
use super::error::ModelError;
use super::standard::{Reader, Standard};
use crate::matrix::Matrix;
use crossed::Crossed;
use nested::Nested;
use pulp::Simd;
use std::sync::Arc;

/// What is made as small as it can be.
///
/// # Source
/// [PattersonThompson1971] for REML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Minus twice the log-likelihood: variances take no account of the coefficients that were estimated.
    Ml,
    /// Minus twice the restricted log-likelihood: variances do. Two fits may be compared only with the same fixed part.
    Reml,
}

/// What is left when all groups are eliminated.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// `log|I + Λ′Z′ZΛ|`.
    pub log_det_random: f64,
    /// `[X y]′V⁻¹[X y]`.
    pub products: Matrix,
}

/// Groups as seen with all others taken into account, as many at once as there are lanes.
#[derive(Debug)]
pub(crate) struct Deviations<'v, S: Simd> {
    /// The place of their grouping among the blocks.
    pub block: usize,
    /// Their codes; lanes beyond them hold zeros.
    pub codes: &'v [u32],
    /// `D = Z′V⁻¹Z`, row by row.
    pub plain: &'v [S::f64s],
    /// `Z′V⁻¹[X y]`, row by row.
    pub cross: &'v [S::f64s],
}

/// What is done with every group.
pub(crate) trait Visitor {
    /// Sees some groups of one block; has to be inlined, as all that is compiled for a kind of processor.
    fn see<S: Simd>(&mut self, simd: S, seen: Deviations<'_, S>);
}

/// The way the groups of a model are eliminated.
#[derive(Debug, Clone)]
pub(crate) enum Engine {
    /// Each grouping lies in the next.
    Nested(Box<Nested>),
    /// Some do not.
    Crossed(Box<Crossed>),
}

/// A model ready to be evaluated at any factors.
#[derive(Debug, Clone)]
pub(crate) struct Deviance {
    pub engine: Engine,
    pub criterion: Criterion,
    /// Rows.
    pub row_count: usize,
    /// Fixed coefficients.
    pub fixed_count: usize,
    log_weights: f64,
    log_fixed_scale: f64,
}

/// What a deviance has to know of the rows beside sums of products.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Totals {
    pub row_count: usize,
    pub fixed_count: usize,
    /// `Σ log w`.
    pub log_weights: f64,
    /// See [`Standard::log_fixed_scale`].
    pub log_fixed_scale: f64,
}

/// The model at given factors, in standard columns.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub factors: Vec<Matrix>,
    pub log_det_random: f64,
    /// `log|X′V⁻¹X|` in the columns as given.
    pub log_det_fixed: f64,
    /// `r²`.
    pub residual: f64,
    pub coefficients: Vec<f64>,
    /// The inverse of the lower factor of `X′V⁻¹X`; its squares are the unscaled covariance of the coefficients.
    pub inverse_factor: Matrix,
}

/// What is left out with some rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Left {
    /// How many they are.
    pub count: usize,
    /// The sum of the logarithms of their weights.
    pub log_weights: f64,
}

impl Deviance {
    pub fn new(design: &Design, standard: &Standard, criterion: Criterion) -> Result<Self, ModelError> {
        let response = design.centred_on_offset();
        let reader = standard.reader(design, &response);
        let codes: Vec<Arc<Vec<u32>>> =
            standard.blocks.iter().map(|block| Arc::clone(&design.groupings[block.grouping].codes)).collect();
        let engine = match Nested::new(standard, &codes, &reader) {
            Some(nested) => Engine::Nested(Box::new(nested)),
            None => Engine::Crossed(Box::new(Crossed::new(standard, &codes, &reader)?)),
        };
        Ok(Self {
            engine,
            criterion,
            row_count: design.response.len(),
            fixed_count: design.fixed.columns.len(),
            log_weights: design.weights.iter().flatten().map(|weight| weight.ln()).sum(),
            log_fixed_scale: standard.log_fixed_scale(),
        })
    }

    /// A model of nested groupings of which only sums of products are known.
    pub fn of_nested(nested: Nested, criterion: Criterion, totals: Totals) -> Self {
        let Totals { row_count, fixed_count, log_weights, log_fixed_scale } = totals;
        let engine = Engine::Nested(Box::new(nested));
        Self { engine, criterion, row_count, fixed_count, log_weights, log_fixed_scale }
    }

    /// Takes another response over the same rows.
    pub fn replace_response(&mut self, reader: &Reader<'_>) {
        match &mut self.engine {
            Engine::Nested(nested) => nested.replace_response(reader),
            Engine::Crossed(crossed) => crossed.replace_response(reader),
        }
    }

    /// The model without the rows of one group of a block, when that can be had from what is summed already.
    pub fn without(&self, block: usize, group: u32, rows: Left) -> Option<Self> {
        let engine = match &self.engine {
            Engine::Nested(nested) => Engine::Nested(Box::new(nested.without(block, group))),
            Engine::Crossed(_) => return None,
        };
        let (row_count, log_weights) = (self.row_count - rows.count, self.log_weights - rows.log_weights);
        Some(Self { engine, row_count, log_weights, ..*self })
    }

    /// ν.
    pub fn freedom(&self) -> f64 {
        match self.criterion {
            Criterion::Ml => self.row_count as f64,
            Criterion::Reml => (self.row_count - self.fixed_count) as f64,
        }
    }

    /// The model at these factors, one for each block.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`] where the numbers run out: the fixed part explains everything, or a factor is
    /// beyond all bounds.
    pub fn at(&mut self, factors: Vec<Matrix>) -> Result<Point, ModelError> {
        let root = match &mut self.engine {
            Engine::Nested(nested) => nested.evaluate(&factors),
            Engine::Crossed(crossed) => crossed.evaluate(&factors)?,
        };
        let count = self.fixed_count;
        let lower = triangle::cholesky(&root.products)?;
        let inverse_factor =
            triangle::inverse(&Matrix::from_fn(count, count, |row, column| lower[(row, column)]));
        let left: Vec<f64> = (0..count).map(|column| lower[(count, column)]).collect();
        let coefficients = inverse_factor.transpose().times_vector(&left);
        let log_det_fixed =
            (0..count).map(|place| 2.0 * lower[(place, place)].ln()).sum::<f64>() + self.log_fixed_scale;
        let point = Point {
            factors,
            log_det_random: root.log_det_random,
            log_det_fixed,
            residual: lower[(count, count)].powi(2),
            coefficients,
            inverse_factor,
        };
        // Below this, what is left of the response is rounding.
        let is_left = point.residual > 1e-14 * root.products[(count, count)];
        if is_left && point.log_det_random.is_finite() && point.residual.is_finite() {
            Ok(point)
        } else {
            Err(ModelError::NotPositiveDefinite { pivot: count, value: point.residual })
        }
    }

    /// `log|I + Λ′Z′ZΛ| + [REML] log|X′V⁻¹X| − Σ log w`: all of the deviance that does not hold r².
    pub fn log_dets(&self, point: &Point) -> f64 {
        let fixed = match self.criterion {
            Criterion::Ml => 0.0,
            Criterion::Reml => point.log_det_fixed,
        };
        point.log_det_random + fixed - self.log_weights
    }

    /// The deviance with the residual variance at its best, `r²/ν`.
    pub fn profiled(&self, point: &Point) -> f64 {
        self.profiled_with(point, point.residual)
    }

    /// The same with another sum of squares than the least one.
    pub fn profiled_with(&self, point: &Point, residual: f64) -> f64 {
        let freedom = self.freedom();
        self.log_dets(point) + freedom * (1.0 + (std::f64::consts::TAU * residual / freedom).ln())
    }

    /// The variance of `z′(b̂ − b)` in units of σ², and what is left of the fixed columns of a row for the coefficients, at the
    /// factors that were visited last. The row is in standard columns; a group nobody has seen is `None`.
    pub fn uncertainty(&self, factors: &[Matrix], row: &[f64], groups: &[Option<u32>]) -> (f64, Vec<f64>) {
        match &self.engine {
            Engine::Nested(nested) => nested.uncertainty(factors, row, groups),
            Engine::Crossed(crossed) => crossed.uncertainty(factors, row, groups),
        }
    }

    /// Shows every group, at the factors that were evaluated last.
    pub fn visit(&mut self, factors: &[Matrix], visitor: &mut impl Visitor) {
        self.turn(factors);
        self.show(factors, visitor);
    }

    /// Makes ready for [`Deviance::show`], at the factors that were evaluated last.
    pub fn turn(&mut self, factors: &[Matrix]) {
        match &mut self.engine {
            Engine::Nested(_) => {}
            Engine::Crossed(crossed) => crossed.turn(factors),
        }
    }

    /// Shows every group, at the factors for which [`Deviance::turn`] was called last.
    pub fn show(&self, factors: &[Matrix], visitor: &mut impl Visitor) {
        match &self.engine {
            Engine::Nested(nested) => nested.show(visitor),
            Engine::Crossed(crossed) => crossed.show(factors, visitor),
        }
    }

    /// How many groups a visitor sees at once.
    pub fn lane_count(&self) -> usize {
        match &self.engine {
            Engine::Nested(_) => lanes::lane_count(),
            Engine::Crossed(_) => 1,
        }
    }
}

impl Point {
    /// `(X′V⁻¹X)⁻¹`.
    pub fn unscaled_covariance(&self) -> Matrix {
        self.inverse_factor.transpose().times(&self.inverse_factor)
    }
}
