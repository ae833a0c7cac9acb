//! From a deviance to the factors at which it is least.

use super::algebra::matrix::Matrix;
use super::algebra::triangle;
use super::covariance::Shape;
use super::deviance::{Criterion, Deviance, Point, Slope};
use super::error::ModelError;
use super::optimise::{Minimum, Valued, minimise};

/// Finds the parameters, in standard columns, at which the deviance is least; from `start`, or from a first guess.
///
/// # Errors
/// [`ModelError`] when the deviance is not defined at the start.
pub(super) fn search(
    deviance: &mut Deviance,
    shape: &Shape,
    start: Option<&[f64]>,
) -> Result<Minimum, ModelError> {
    let first;
    let start = match start {
        Some(start) => start,
        None => {
            first = first_guess(deviance, shape)?;
            &first
        }
    };
    minimise(start, &mut |theta| profiled(deviance, shape, theta))
}

/// The deviance at these parameters with the residual variance at its best, and its gradient.
pub(super) fn profiled(deviance: &mut Deviance, shape: &Shape, theta: &[f64]) -> Result<Valued, ModelError> {
    let point = deviance.at(shape.block_factors(&shape.term_factors(theta)))?;
    let value = deviance.profiled(&point);
    let slopes = deviance.slopes(&point, &point.coefficients);
    let weight = deviance.freedom() / point.residual;
    let whole: Vec<Matrix> = slopes.iter().map(|slope| change(slope, deviance.criterion, weight)).collect();
    Ok(Valued { value, gradient: shape.parameters(&shape.term_parts(&whole)) })
}

/// The derivative of the deviance by the factor of a block, where `r²` counts `weight` times.
pub(super) fn change(slope: &Slope, criterion: Criterion, weight: f64) -> Matrix {
    let mut change = slope.random.scaled(2.0);
    match criterion {
        Criterion::Ml => {}
        Criterion::Reml => change.add(-2.0, &slope.fixed),
    }
    change.add(-2.0 * weight, &slope.residual);
    change
}

/// One step of the EM algorithm from factors of one: it lands near enough, and never on a border.
///
/// `Ψ = I − G/L` with `G = Σⱼ(Dⱼ − HⱼQHⱼ′ − uⱼuⱼ′/s²)` over L groups, at `Ψ = I`.
fn first_guess(deviance: &mut Deviance, shape: &Shape) -> Result<Vec<f64>, ModelError> {
    let ones: Vec<Matrix> = shape.blocks.iter().map(|size| Matrix::identity(*size)).collect();
    let point = deviance.at(ones)?;
    let slopes = deviance.slopes(&point, &point.coefficients);
    let weight = deviance.freedom() / point.residual;
    let counts = group_counts(deviance, &point);
    let guess = |(block, slope): (usize, &Slope)| {
        let mut spread = Matrix::identity(slope.random.rows());
        spread.add(-0.5 / counts[block], &change(slope, deviance.criterion, weight));
        spread.symmetric()
    };
    let spreads: Vec<Matrix> = slopes.iter().enumerate().map(guess).collect();
    let factors: Vec<Matrix> =
        shape.term_parts(&spreads).iter().map(|spread| positive_factor(spread)).collect();
    Ok(shape.parameters(&factors))
}

fn group_counts(deviance: &mut Deviance, point: &Point) -> Vec<f64> {
    let mut counts = vec![0.0; point.factors.len()];
    deviance.visit(&point.factors, |deviation| counts[deviation.block] += 1.0);
    counts
}

/// The factor of a matrix that is positive but for rounding.
fn positive_factor(spread: &Matrix) -> Matrix {
    let mut lifted = spread.clone();
    for place in 0..spread.rows() {
        lifted[(place, place)] = lifted[(place, place)].max(1e-4) * 1.01;
    }
    match triangle::cholesky(&lifted) {
        Ok(factor) => factor,
        Err(_not_positive) => Matrix::identity(spread.rows()),
    }
}
