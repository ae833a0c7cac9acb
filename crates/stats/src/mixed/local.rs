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

/// Where derivatives are taken: at a point, with these factors of terms before their frames, and with this `r²` and variance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'h> {
    pub deviance: &'h Deviance,
    pub shape: &'h Shape,
    /// For each term the matrix that makes its factor, in standard columns, of the triangle of its parameters.
    pub frames: &'h [Matrix],
    pub point: &'h Point,
    pub slopes: &'h [Slope],
    pub residual: f64,
    pub variance: f64,
}

impl Local {
    pub fn of(here: Here<'_>) -> Self {
        let criterion = here.deviance.criterion;
        let weight = 1.0 / here.variance;
        let log_dets: Vec<Matrix> = here.slopes.iter().map(|slope| slope.log_dets(criterion)).collect();
        let whole: Vec<Matrix> = log_dets
            .iter()
            .zip(here.slopes)
            .map(|(log_det, slope)| log_det.add_scaled(-weight, &slope.residual))
            .collect();
        let directions = here.directions();
        let by_theta = |changes: &[Matrix]| -> Vec<f64> {
            let slope = |direction: &Direction| {
                2.0 * changes[direction.block].form(&direction.moved, &direction.held)
            };
            directions.iter().map(slope).collect()
        };
        Self {
            gradient: by_theta(&whole),
            by_variance: here.deviance.freedom() - here.residual * weight,
            bend: here.bend(&directions, &whole),
            mixed: by_theta(&log_dets),
            freedom: here.deviance.freedom(),
        }
    }

    /// By θ, then τ.
    pub fn with_variance(&self) -> Vec<f64> {
        self.gradient.iter().copied().chain([self.by_variance]).collect()
    }

    /// The curvature by θ, then τ.
    pub fn bend_with_variance(&self) -> Matrix {
        let size = self.mixed.len();
        Matrix::from_fn(size + 1, size + 1, |row, column| match (row < size, column < size) {
            (true, true) => self.bend[(row, column)],
            (true, false) => self.mixed[row],
            (false, true) => self.mixed[column],
            (false, false) => self.freedom,
        })
    }

    /// The curvature by θ where τ follows θ.
    pub fn without_variance(&self) -> Matrix {
        let size = self.mixed.len();
        Matrix::from_fn(size, size, |row, column| {
            self.bend[(row, column)] - self.mixed[row] * self.mixed[column] / self.freedom
        })
    }
}

/// How one parameter changes Ψ of its block: by `m·h′ + h·m′`.
struct Direction {
    block: usize,
    /// Its term and the column it stands in there: only parameters that share both make a product in Ψ.
    column: (usize, usize),
    /// m: the column of the frame that the parameter's row stands for.
    moved: Vec<f64>,
    /// h: the column of the factor that the parameter stands in.
    held: Vec<f64>,
    /// The same as cells of Ψ, by pairs of columns.
    change: Vec<f64>,
}

impl Here<'_> {
    fn directions(&self) -> Vec<Direction> {
        let direction = |(term, row, column): (usize, usize, usize)| {
            let own = self.shape.terms[term];
            let factor = &self.point.factors[own.block];
            let frame = &self.frames[term];
            let mut moved = vec![0.0; factor.row_count()];
            (0..own.size).for_each(|place| moved[own.begin + place] = frame[(place, row)]);
            let held = factor.column(own.begin + column);
            let cell = |(high, low): (usize, usize)| {
                let both = moved[high] * held[low] + held[high] * moved[low];
                // A pair of one column counts half, as it stands in one cell and not in two.
                if high == low { 0.5 * both } else { both }
            };
            let change = pairs(factor.row_count()).map(cell).collect();
            Direction { block: own.block, column: (term, column), moved, held, change }
        };
        self.shape.places().into_iter().map(direction).collect()
    }

    fn bend(&self, directions: &[Direction], whole: &[Matrix]) -> Matrix {
        let mut bend = Matrix::zeros(directions.len(), directions.len());
        for (first, a) in directions.iter().enumerate() {
            for (second, b) in
                directions.iter().enumerate().take(first + 1).filter(|(_, b)| a.block == b.block)
            {
                let twice =
                    if a.column == b.column { 2.0 * whole[a.block].form(&a.moved, &b.moved) } else { 0.0 };
                let value = twice + 2.0 * self.slopes[a.block].bend.form(&a.change, &b.change);
                bend[(first, second)] = value;
                bend[(second, first)] = value;
            }
        }
        bend
    }
}
