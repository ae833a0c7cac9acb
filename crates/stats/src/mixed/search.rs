//! From a deviance to the factors at which it is least.

use super::algebra::triangle;
use super::covariance::Shape;
use super::deviance::Deviance;
use super::deviance::slope::Slope;
use super::error::ModelError;
use super::local::Local;
use super::optimise::{Function, Minimum, Valued, minimise};
use crate::matrix::Matrix;

/// Finds the parameters, in standard columns, at which the deviance is least; from `start`, or from a first guess.
///
/// # Errors
/// [`ModelError`] when the deviance is not defined at the start.
pub(super) fn search(
    deviance: &mut Deviance,
    shape: &Shape,
    start: Option<&[f64]>,
) -> Result<Minimum, ModelError> {
    let start = match start {
        Some(start) => start.to_vec(),
        None => first_guess(deviance, shape)?,
    };
    let mut function = Profiled { deviance, shape, pivots: shape.plain_order() };
    let start = function.better_coordinates(&start).unwrap_or(start);
    let mut minimum = minimise(&start, &mut function)?;
    let factors: Vec<Matrix> =
        shape.ordered_factors(&minimum.at, &function.pivots).iter().map(triangle::lower_of).collect();
    minimum.at = shape.parameters(&factors);
    Ok(minimum)
}

/// The deviance with the residual variance at its best, by the triangles of its factors.
///
/// The rows of a triangle stand in the order of what still deviates: where a first row is zero, the rows under it would say
/// one thing twice, and a search would go round in that.
struct Profiled<'d> {
    deviance: &'d mut Deviance,
    shape: &'d Shape,
    pivots: Vec<Vec<usize>>,
}

impl Function for Profiled<'_> {
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
        profiled(self.deviance, self.shape, &self.pivots, at)
    }

    fn better_coordinates(&mut self, at: &[f64]) -> Option<Vec<f64>> {
        let factors = self.shape.ordered_factors(at, &self.pivots);
        let pivots: Vec<Vec<usize>> = factors.iter().map(triangle::pivots).collect();
        let moved =
            factors.iter().zip(&self.pivots).any(|(factor, order)| !triangle::is_in_order(factor, order));
        if !moved {
            return None;
        }
        let rows = |(factor, order): (&Matrix, &Vec<usize>)| {
            let all: Vec<usize> = (0..factor.row_count()).collect();
            triangle::lower_of(&factor.select(order, &all))
        };
        let triangles: Vec<Matrix> = factors.iter().zip(&pivots).map(rows).collect();
        self.pivots = pivots;
        Some(self.shape.parameters(&triangles))
    }
}

/// The deviance at these parameters with the residual variance at its best, its gradient, and its curvature as expected.
pub(super) fn profiled(
    deviance: &mut Deviance,
    shape: &Shape,
    order: &[Vec<usize>],
    theta: &[f64],
) -> Result<Valued, ModelError> {
    let point = deviance.at(shape.block_factors(&shape.ordered_factors(theta, order)))?;
    let value = deviance.profiled(&point);
    let variance = point.residual / deviance.freedom();
    let slopes = deviance.slopes(&point, &point.coefficients);
    let local = Local::of(deviance, shape, order, &point, &slopes, variance);
    Ok(Valued { value, curvature: local.without_variance(), gradient: local.gradient })
}

/// One step of the EM algorithm from factors of one: it lands near enough, and never on a border.
///
/// `Ψ = I − G/L` with `G = Σⱼ(Dⱼ − HⱼQHⱼ′ − uⱼuⱼ′/s²)` over L groups, at `Ψ = I`.
fn first_guess(deviance: &mut Deviance, shape: &Shape) -> Result<Vec<f64>, ModelError> {
    let ones: Vec<Matrix> = shape.blocks.iter().map(|size| Matrix::identity(*size)).collect();
    let point = deviance.at(ones)?;
    let slopes = deviance.slopes(&point, &point.coefficients);
    let weight = deviance.freedom() / point.residual;
    let guess = |(slope, levels): (&Slope, &usize)| {
        let mut spread = Matrix::identity(slope.random.row_count());
        spread.add(-1.0 / *levels as f64, &slope.whole(deviance.criterion, weight));
        spread.symmetric()
    };
    let spreads: Vec<Matrix> = slopes.iter().zip(&shape.levels).map(guess).collect();
    let factors: Vec<Matrix> = shape.term_parts(&spreads).iter().map(positive_factor).collect();
    Ok(shape.parameters(&factors))
}

/// A variance, relative to the residual's, that is small and yet well inside its border.
const INSIDE: f64 = 1e-2;

/// A start inside all borders, near given parameters: on a border, the derivative is zero whichever way lies lower.
pub(super) fn lifted(shape: &Shape, theta: &[f64]) -> Vec<f64> {
    let inside = |factor: &Matrix| {
        let mut spread = factor.times_transposed(factor);
        for place in 0..spread.row_count() {
            spread[(place, place)] = 1.01 * spread[(place, place)] + INSIDE;
        }
        positive_factor(&spread)
    };
    let factors: Vec<Matrix> = shape.term_factors(theta).iter().map(inside).collect();
    shape.parameters(&factors)
}

/// The factor of a matrix that is positive but for rounding.
fn positive_factor(spread: &Matrix) -> Matrix {
    let mut lifted = spread.clone();
    for place in 0..spread.row_count() {
        lifted[(place, place)] = lifted[(place, place)].max(1e-4) * 1.01;
    }
    match triangle::cholesky(&lifted) {
        Ok(factor) => factor,
        Err(_not_positive) => Matrix::identity(spread.row_count()),
    }
}
