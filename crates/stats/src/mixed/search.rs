//! From a deviance to the factors at which it is least.

use super::algebra::triangle;
use super::covariance::Shape;
use super::deviance::Deviance;
use super::deviance::slope::Slope;
use super::error::ModelError;
use super::local::{Here, Local};
use super::optimise::{Function, Minimum, Valued, minimise};
use crate::matrix::Matrix;

/// Finds the parameters, in standard columns, at which the deviance is least; from `start`, or from a first guess.
///
/// # Errors
/// [`ModelError`] when the deviance is not defined at the start.
pub(crate) fn search(
    deviance: &mut Deviance,
    shape: &Shape,
    start: Option<&[f64]>,
) -> Result<Minimum, ModelError> {
    let guess = match start {
        Some(start) => start.to_vec(),
        None => first_guess(deviance, shape)?,
    };
    let mut best = search_from(deviance, shape, &guess)?;
    let is_inside = shape
        .places()
        .iter()
        .zip(&best.at)
        .all(|((_, row, column), value)| row != column || value.abs() > INSIDE * INSIDE);
    if is_inside && !shape.is_sparse() {
        return Ok(best);
    }
    // A deviance with a valley on a border, or with few groups, may have another one beside it.
    for sizes in shape.viewpoints() {
        let plain =
            shape.terms.iter().zip(&sizes).map(|(term, size)| Matrix::identity(term.size).scaled(*size));
        let start = shape.parameters(&plain.collect::<Vec<_>>());
        let mut other = search_from(deviance, shape, &start)?;
        let evaluations = best.run.evaluations + other.run.evaluations;
        if other.value < best.value {
            std::mem::swap(&mut best, &mut other);
        }
        best.run.evaluations = evaluations;
    }
    Ok(best)
}

fn search_from(deviance: &mut Deviance, shape: &Shape, start: &[f64]) -> Result<Minimum, ModelError> {
    let mut function = Profiled { deviance, shape, frames: shape.plain_frames() };
    let start = function.better_coordinates(start).unwrap_or_else(|| start.to_vec());
    let mut minimum = minimise(&start, &mut function)?;
    let factors: Vec<Matrix> =
        shape.framed_factors(&minimum.at, &function.frames).iter().map(triangle::lower_of).collect();
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
    /// The order of the rows of each triangle, as a matrix.
    frames: Vec<Matrix>,
}

impl Function for Profiled<'_> {
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
        profiled(self.deviance, self.shape, &self.frames, at)
    }

    fn better_coordinates(&mut self, at: &[f64]) -> Option<Vec<f64>> {
        let triangles = self.shape.term_factors(at);
        if triangles.iter().all(triangle::is_in_order) {
            return None;
        }
        let mut parameters = Vec::new();
        for (triangle, frame) in triangles.iter().zip(&mut self.frames) {
            let order = triangle::pivots(triangle);
            let all: Vec<usize> = (0..triangle.row_count()).collect();
            parameters.push(triangle::lower_of(&triangle.select(&order, &all)));
            *frame = frame.select(&all, &order);
        }
        Some(self.shape.parameters(&parameters))
    }
}

/// The deviance at these parameters with the residual variance at its best, its gradient, and its curvature as expected.
pub(super) fn profiled(
    deviance: &mut Deviance,
    shape: &Shape,
    frames: &[Matrix],
    theta: &[f64],
) -> Result<Valued, ModelError> {
    let point = deviance.at(shape.block_factors(&shape.framed_factors(theta, frames)))?;
    let value = deviance.profiled(&point);
    let variance = point.residual / deviance.freedom();
    let slopes = deviance.slopes(&point, &point.coefficients);
    let (residual, slopes) = (point.residual, &slopes);
    let local = Local::of(Here { deviance, shape, frames, point: &point, slopes, residual, variance });
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

/// Whether a search that begins anywhere ends at the deviance of this fit: drawn starts, always the same ones.
///
/// For tests that compare two searches: with few groups a deviance can have several valleys, some of which one start in fifty
/// finds. No law says which valley a search ends in, so such samples are set aside.
#[cfg(test)]
pub(super) fn has_one_valley(fit: &super::fit::LinearFit) -> bool {
    use rand::RngExt;
    const STARTS: u64 = 40;
    let (mut deviance, shape) = (fit.deviance.clone(), &fit.shape);
    (0..STARTS).all(|start| {
        let mut stream = crate::stream::Stream::new(2026, start);
        let mut cell = |(_, row, column): (usize, usize, usize)| {
            // Spreads from a tenth of the residual's to three times it; anything between for what goes together.
            let size = 0.1 * 30.0_f64.powf(stream.random::<f64>());
            if row == column { size } else { size * (2.0 * stream.random::<f64>() - 1.0) }
        };
        let theta: Vec<f64> = shape.places().into_iter().map(&mut cell).collect();
        search_from(&mut deviance, shape, &theta)
            .is_ok_and(|found| (found.value - fit.objective()).abs() < 1e-7)
    })
}
