//! The way back: every group with all others taken into account.

use super::super::super::algebra::dense;
use super::super::{Deviations, Visitor};
use super::{Crossed, Scratch, Stage, other};
use crate::matrix::{Matrix, lu::inverse};
use pulp::Scalar;

impl Crossed {
    /// Makes ready for [`Crossed::show`] after [`Crossed::evaluate`] with the same factors.
    pub fn turn(&mut self, factors: &[Matrix]) {
        if self.work.stage == Stage::Evaluated {
            self.invert(factors);
        }
    }

    /// Shows every group after [`Crossed::turn`] with the same factors.
    pub fn show(&self, factors: &[Matrix], visitor: &mut impl Visitor) {
        let (kept, count) = (self.kept.len(), self.effect_count);
        // Column by column, as long products along the rows.
        let mut taken = vec![0.0; kept * count];
        for (column, taken) in taken.chunks_exact_mut(count).enumerate() {
            let left: Vec<f64> = self.work.left_with_kept[column..].iter().step_by(kept).copied().collect();
            for (taken, inner) in taken.iter_mut().zip(self.work.inner.chunks_exact(count)) {
                *taken = dense::product(inner, &left);
            }
        }
        self.visit_others(factors, &taken, visitor);
        self.visit_largest(&taken, visitor);
    }

    fn invert(&mut self, factors: &[Matrix]) {
        let (work, count) = (&mut self.work, self.effect_count);
        dense::inverse_from_factor(&mut work.factored, count, &mut work.inner);
        other::open(&self.others, &factors[1..], &mut work.factored, &mut work.inner);
        work.stage = Stage::Inverted;
    }

    fn visit_others(&self, factors: &[Matrix], taken: &[f64], visitor: &mut impl Visitor) {
        let (kept, count) = (self.kept.len(), self.effect_count);
        for (block, other) in self.others.iter().enumerate() {
            let size = other.columns.len();
            let (mut plain, mut cross) = (vec![0.0; size * size], vec![0.0; size * kept]);
            let solver = Solver::new(&factors[block + 1]);
            let mut through = vec![0.0; count];
            for group in 0..other.level_count {
                let begin = other.begin + group * size;
                for row in 0..size {
                    let left = &self.work.left[(begin + row) * count..][..count];
                    match &solver {
                        // D·T, which T takes back.
                        Some(solver) => {
                            let half = |column: usize| {
                                dense::product(left, &self.work.factored[(begin + column) * count..][..count])
                            };
                            let spread: Vec<f64> = (0..size).map(half).collect();
                            plain[row * size..][..size].copy_from_slice(&solver.solve(spread));
                        }
                        // Slower, but T may be anything: D = C − C·K·C with what is left, C.
                        None => {
                            for (inner, through) in self.work.inner.chunks_exact(count).zip(&mut through) {
                                *through = dense::product(left, inner);
                            }
                            for column in 0..size {
                                let other = &self.work.left[(begin + column) * count..][..count];
                                plain[row * size + column] =
                                    left[begin + column] - dense::product(&through, other);
                            }
                        }
                    }
                    let to = &mut cross[row * kept..][..kept];
                    to.copy_from_slice(&self.work.left_with_kept[(begin + row) * kept..][..kept]);
                    for (to, taken) in to.iter_mut().zip(taken.chunks_exact(count)) {
                        *to -= dense::product(left, taken);
                    }
                }
                let codes = [u32::try_from(group).expect("codes are u32")];
                let seen = Deviations { block: block + 1, codes: &codes, plain: &plain, cross: &cross };
                visitor.see(Scalar::new(), seen);
            }
        }
    }

    fn visit_largest(&self, taken: &[f64], visitor: &mut impl Visitor) {
        let (kept, size, count) = (self.kept.len(), self.columns.len(), self.effect_count);
        let others_inner = &self.work.inner;
        let mut scratch = Scratch::new(size, kept);
        let (mut weights, mut cross) = (Vec::new(), vec![0.0; size * kept]);
        let mut sums = vec![0.0; size];
        for group in 0..self.groups.count {
            scratch.read(self.groups.gram(group, self.width), &self.columns, &self.kept);
            let inner = Matrix::from_fn(size, size, |row, column| {
                self.groups.inner[(group * size + row) * size + column]
            });
            scratch.weigh(inner.cells());
            let own = Matrix::from_fn(size, size, |row, column| scratch.own[row * size + column]);
            // P = I − A·K
            let mut through = Matrix::identity(size);
            through.add(-1.0, &own.times(&inner));
            let range = self.groups.starts[group]..self.groups.starts[group + 1];
            let touched = &self.groups.touched[range.clone()];
            weights.clear();
            for shared in self.groups.shared[range.start * size..range.end * size].chunks_exact(size) {
                weights.extend(through.times_vector(shared));
            }
            let mut plain = through.times(&own);
            for (place, effect) in touched.iter().enumerate() {
                let row = &others_inner[*effect as usize * count..][..count];
                let own = &weights[place * size..][..size];
                // The effects before this one, and half of itself: what is above the diagonal is the same again.
                let half = 0.5 * row[*effect as usize];
                sums.iter_mut().zip(own).for_each(|(sum, own)| *sum = half * own);
                for (other, weight) in touched[..place].iter().zip(weights.chunks_exact(size)) {
                    let shared = row[*other as usize];
                    sums.iter_mut().zip(weight).for_each(|(sum, weight)| *sum += shared * weight);
                }
                for row in 0..size {
                    for column in 0..size {
                        plain[(row, column)] -= own[row] * sums[column] + sums[row] * own[column];
                    }
                }
            }
            for row in 0..size {
                for column in 0..kept {
                    let k = |k: usize| through[(row, k)] * scratch.rows[k * kept + column];
                    let mut value: f64 = (0..size).map(k).sum();
                    for (place, effect) in touched.iter().enumerate() {
                        value -= weights[place * size + row] * taken[column * count + *effect as usize];
                    }
                    cross[row * kept + column] = value;
                }
            }
            let codes = [u32::try_from(group).expect("codes are u32")];
            let seen = Deviations { block: 0, codes: &codes, plain: plain.cells(), cross: &cross };
            visitor.see(Scalar::new(), seen);
        }
    }
}

/// Solves `d·T = s` for a row d, with a lower triangle T whose rows may have been exchanged.
struct Solver {
    inverse: Matrix,
}

impl Solver {
    /// `None` where T has no inverse to rely on.
    fn new(factor: &Matrix) -> Option<Self> {
        let inverse = match inverse(factor) {
            Ok(inverse) => inverse,
            Err(_has_none) => return None,
        };
        let most = |matrix: &Matrix| matrix.cells().iter().fold(0.0, |most: f64, cell| most.max(cell.abs()));
        (most(&inverse) * most(factor) < RELIABLE).then_some(Self { inverse })
    }

    fn solve(&self, row: Vec<f64>) -> Vec<f64> {
        let size = row.len();
        (0..size).map(|column| (0..size).map(|k| row[k] * self.inverse[(k, column)]).sum()).collect()
    }
}

/// A factor whose cells and those of its inverse multiply to more has lost half the digits of a double.
const RELIABLE: f64 = 1e7;
