//! How the deviance changes with the covariances of the random terms.

use super::gram::pair_count;
use super::{Criterion, Deviance, Deviations, Point, Visitor};
use crate::matrix::Matrix;
use pulp::Simd;

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
    fn from_sums(size: usize, mut sums: impl Iterator<Item = f64>) -> Self {
        let count = pair_count(size);
        let square = || Matrix::zeros(size, size);
        let mut slope =
            Self { random: square(), fixed: square(), residual: square(), bend: Matrix::zeros(count, count) };
        let mut next = || sums.next().expect("as many sums as cells");
        for (row, column) in pairs(size) {
            for part in [&mut slope.random, &mut slope.fixed, &mut slope.residual] {
                part[(row, column)] = next();
                part[(column, row)] = part[(row, column)];
            }
        }
        for (row, column) in pairs(count) {
            slope.bend[(row, column)] = next();
            slope.bend[(column, row)] = slope.bend[(row, column)];
        }
        slope
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
        let lanes = self.lane_count();
        let size_of = |factor: &Matrix| factor.row_count();
        let largest = point.factors.iter().map(size_of).max().unwrap_or(0);
        let mut sums = Sums {
            criterion: self.criterion,
            inverse: &point.inverse_factor,
            coefficients,
            room: vec![0.0; lanes * (largest * (self.fixed_count + 1) + largest * largest)],
            blocks: point
                .factors
                .iter()
                .map(|factor| vec![0.0; lanes * sum_count(size_of(factor))])
                .collect(),
        };
        self.visit(&point.factors, &mut sums);
        let slope = |(factor, sums): (&Matrix, &Vec<f64>)| {
            Slope::from_sums(size_of(factor), sums.chunks_exact(lanes).map(|lanes| lanes.iter().sum()))
        };
        point.factors.iter().zip(&sums.blocks).map(slope).collect()
    }
}

/// The lower triangles of the three matrices of a slope, cell by cell beside each other, then that of the bend.
fn sum_count(size: usize) -> usize {
    let count = pair_count(size);
    3 * count + pair_count(count)
}

/// The sums of all slopes, a lane each.
struct Sums<'s> {
    criterion: Criterion,
    inverse: &'s Matrix,
    coefficients: &'s [f64],
    room: Vec<f64>,
    blocks: Vec<Vec<f64>>,
}

impl Visitor for Sums<'_> {
    #[inline(always)]
    fn see<S: Simd>(&mut self, simd: S, seen: Deviations<'_, S>) {
        let width = self.coefficients.len() + 1;
        match seen.cross.len() / width {
            1 => self.add(simd, 1, seen),
            2 => self.add(simd, 2, seen),
            3 => self.add(simd, 3, seen),
            size => self.add(simd, size, seen),
        }
    }
}

impl Sums<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, size: usize, seen: Deviations<'_, S>) {
        let count = self.coefficients.len();
        let (room, _) = S::as_mut_simd_f64s(&mut self.room);
        let (halves, room) = room.split_at_mut(size * count);
        let (rest, room) = room.split_at_mut(size);
        let known = &mut room[..size * size];
        for row in 0..size {
            let cross = &seen.cross[row * (count + 1)..][..=count];
            let mut left = cross[count];
            for (fixed, coefficient) in cross.iter().zip(self.coefficients) {
                left = simd.negate_mul_add_e_f64s(*fixed, simd.splat_f64s(*coefficient), left);
            }
            rest[row] = left;
            for (place, half) in halves[row * count..][..count].iter_mut().enumerate() {
                let mut sum = simd.splat_f64s(0.0);
                for (fixed, inverse) in cross.iter().zip(&self.inverse.row(place)[..=place]) {
                    sum = simd.mul_add_e_f64s(*fixed, simd.splat_f64s(*inverse), sum);
                }
                *half = sum;
            }
        }
        let (sums, _) = S::as_mut_simd_f64s(&mut self.blocks[seen.block]);
        let (firsts, bends) = sums.split_at_mut(3 * pair_count(size));
        for (row, column, sums) in
            pairs(size).zip(firsts.chunks_exact_mut(3)).map(|((a, b), sums)| (a, b, sums))
        {
            let plain = seen.plain[row * size + column];
            let mut fixed = simd.splat_f64s(0.0);
            let (first, second) = (&halves[row * count..][..count], &halves[column * count..][..count]);
            for (first, second) in first.iter().zip(second) {
                fixed = simd.mul_add_e_f64s(*first, *second, fixed);
            }
            sums[0] = simd.add_f64s(sums[0], plain);
            sums[1] = simd.add_f64s(sums[1], fixed);
            sums[2] = simd.mul_add_e_f64s(rest[row], rest[column], sums[2]);
            let told = match self.criterion {
                Criterion::Ml => plain,
                Criterion::Reml => simd.sub_f64s(plain, fixed),
            };
            known[row * size + column] = told;
            known[column * size + row] = told;
        }
        let mut place = 0;
        for (first, (i, l)) in pairs(size).enumerate() {
            for (k, m) in pairs(size).take(first + 1) {
                let sum = simd.mul_add_e_f64s(known[i * size + k], known[l * size + m], bends[place]);
                bends[place] = simd.mul_add_e_f64s(known[i * size + m], known[l * size + k], sum);
                place += 1;
            }
        }
    }
}
