//! How the deviance changes with the covariances of the random terms.

use super::{Criterion, Deviance, Point};
use crate::matrix::{Matrix, dot};

/// How the parts of the deviance change with the covariance Ψ of a block, and how this change itself changes.
///
/// Where `dA` is a change of Ψ, the trace of its product with the first three is the change of the part.
#[derive(Debug, Clone)]
pub(crate) struct Slope {
    /// Of `log|I + Λ′Z′ZΛ|`: `ΣⱼDⱼ` over the groups.
    pub random: Matrix,
    /// Of `−log|X′V⁻¹X|`: `ΣⱼHⱼQHⱼ′`.
    pub fixed: Matrix,
    /// Of `−r²`: `Σⱼuⱼuⱼ′`.
    pub residual: Matrix,
    /// `Σⱼ D̃ᵢₖD̃ₗₘ + D̃ᵢₘD̃ₗₖ` for two pairs of columns (i, l) and (k, m), where D̃ is D, under REML less `HQH′`: what the groups, one
    /// by one, are expected to say about Ψ.
    pub bend: Matrix,
}

/// The pairs of columns of a block, as a lower triangle row by row.
pub(crate) fn pairs(size: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..size).flat_map(|high| (0..=high).map(move |low| (high, low)))
}

impl Slope {
    fn zero(size: usize) -> Self {
        let count = size * (size + 1) / 2;
        let square = || Matrix::zeros(size, size);
        Self { random: square(), fixed: square(), residual: square(), bend: Matrix::zeros(count, count) }
    }

    /// What the determinants of the deviance change by.
    pub fn log_dets(&self, criterion: Criterion) -> Matrix {
        match criterion {
            Criterion::Ml => self.random.clone(),
            Criterion::Reml => self.random.add_scaled(-1.0, &self.fixed),
        }
    }

    /// What the deviance changes by, where `r²` counts `weight` times.
    pub fn whole(&self, criterion: Criterion, weight: f64) -> Matrix {
        self.log_dets(criterion).add_scaled(-weight, &self.residual)
    }
}

impl Deviance {
    /// How the parts change, at the point that was evaluated last and with these coefficients.
    pub fn slopes(&mut self, point: &Point, coefficients: &[f64]) -> Vec<Slope> {
        let count = self.fixed_count;
        let criterion = self.criterion;
        let mut sums: Vec<Slope> =
            point.factors.iter().map(|factor| Slope::zero(factor.row_count())).collect();
        let inverse = &point.inverse_factor;
        let mut halves: Vec<f64> = Vec::new();
        let mut rest: Vec<f64> = Vec::new();
        let mut seen: Vec<f64> = Vec::new();
        self.visit(&point.factors, |deviation| {
            let slope = &mut sums[deviation.block];
            let size = slope.random.row_count();
            halves.clear();
            rest.clear();
            for cross in deviation.cross.chunks_exact(count + 1) {
                let (fixed, response) = cross.split_at(count);
                halves.extend((0..count).map(|row| dot(&inverse.row(row)[..=row], &fixed[..=row])));
                rest.push(response[0] - dot(fixed, coefficients));
            }
            seen.clear();
            for row in 0..size {
                for column in 0..size {
                    let half = |place: usize| &halves[place * count..(place + 1) * count];
                    let plain = deviation.plain[row * size + column];
                    let fixed = dot(half(row), half(column));
                    slope.random[(row, column)] += plain;
                    slope.fixed[(row, column)] += fixed;
                    slope.residual[(row, column)] += rest[row] * rest[column];
                    seen.push(match criterion {
                        Criterion::Ml => plain,
                        Criterion::Reml => plain - fixed,
                    });
                }
            }
            for (first, (i, l)) in pairs(size).enumerate() {
                for (second, (k, m)) in pairs(size).enumerate().take(first + 1) {
                    slope.bend[(first, second)] +=
                        seen[i * size + k] * seen[l * size + m] + seen[i * size + m] * seen[l * size + k];
                }
            }
        });
        for slope in &mut sums {
            let count = slope.bend.row_count();
            for row in 0..count {
                (0..row).for_each(|column| slope.bend[(column, row)] = slope.bend[(row, column)]);
            }
        }
        sums
    }
}
