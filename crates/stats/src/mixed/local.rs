//! The deviance near a place: how it rises and bends with the factors of the random terms and with the residual variance.

use super::covariance::Shape;
use super::deviance::slope::{Slope, pairs};
use super::deviance::{Deviance, Point};
use crate::matrix::Matrix;

/// Derivatives of `d(θ, τ) = log-determinants + ν·(log 2π + τ) + r²·e^−τ`, with τ the logarithm of the residual variance.
///
/// First ones are exact. Of second ones this is what is expected of them, group by group, and what follows exactly from the
/// factors standing in Ψ twice: by that part a saddle shows.
#[derive(Debug, Clone)]
pub(super) struct Local {
    /// By θ, its rows in the order given.
    pub gradient: Vec<f64>,
    /// By τ.
    pub by_variance: f64,
    /// By θ and θ.
    pub bend: Matrix,
    /// By θ and τ.
    pub mixed: Vec<f64>,
    /// By τ and τ.
    pub freedom: f64,
}

impl Local {
    pub fn of(
        deviance: &Deviance,
        shape: &Shape,
        order: &[Vec<usize>],
        point: &Point,
        slopes: &[Slope],
        variance: f64,
    ) -> Self {
        let criterion = deviance.criterion;
        let weight = 1.0 / variance;
        let log_dets: Vec<Matrix> = slopes.iter().map(|slope| slope.log_dets(criterion)).collect();
        let whole: Vec<Matrix> = log_dets
            .iter()
            .zip(slopes)
            .map(|(log_det, slope)| log_det.add_scaled(-weight, &slope.residual))
            .collect();
        let by_factor = |changes: &[Matrix]| -> Vec<f64> {
            let products: Vec<Matrix> =
                changes.iter().zip(&point.factors).map(|(change, factor)| change.times(factor)).collect();
            let by_theta = shape.ordered_parameters(&shape.term_parts(&products), order);
            by_theta.into_iter().map(|value| 2.0 * value).collect()
        };
        Self {
            gradient: by_factor(&whole),
            by_variance: deviance.freedom() - point.residual * weight,
            bend: bend(shape, order, point, slopes, &whole),
            mixed: by_factor(&log_dets),
            freedom: deviance.freedom(),
        }
    }

    /// The curvature by θ where τ follows θ.
    pub fn without_variance(&self) -> Matrix {
        let size = self.mixed.len();
        Matrix::from_fn(size, size, |row, column| {
            self.bend[(row, column)] - self.mixed[row] * self.mixed[column] / self.freedom
        })
    }
}

/// One parameter: its block, and its row and column in the block's factor.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    term: usize,
    row: usize,
    column: usize,
}

fn bend(shape: &Shape, order: &[Vec<usize>], point: &Point, slopes: &[Slope], whole: &[Matrix]) -> Matrix {
    let places: Vec<Place> = shape
        .places()
        .into_iter()
        .map(|(term, row, column)| {
            let own = shape.terms[term];
            Place { block: own.block, term, row: own.begin + order[term][row], column: own.begin + column }
        })
        .collect();
    // How each parameter changes Ψ, by pairs of columns; pairs of two columns count in both their cells.
    let changes: Vec<Vec<f64>> = places
        .iter()
        .map(|place| {
            let factor = &point.factors[place.block];
            let cell = |(high, low): (usize, usize)| {
                let one = if high == place.row { factor[(low, place.column)] } else { 0.0 };
                let other = if low == place.row { factor[(high, place.column)] } else { 0.0 };
                // A pair of one column counts half, as it stands in one cell and not in two.
                if high == low { 0.5 * (one + other) } else { one + other }
            };
            pairs(factor.row_count()).map(cell).collect()
        })
        .collect();
    Matrix::from_fn(places.len(), places.len(), |first, second| {
        let (a, b) = (places[first], places[second]);
        if a.block != b.block {
            return 0.0;
        }
        let twice =
            if a.term == b.term && a.column == b.column { 2.0 * whole[a.block][(a.row, b.row)] } else { 0.0 };
        twice + 2.0 * slopes[a.block].bend.form(&changes[first], &changes[second])
    })
}
