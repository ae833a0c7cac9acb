//! A grouping that crosses the largest one: its effects among all, and its factor.

use crate::matrix::Matrix;
use std::sync::Arc;

/// One of the other groupings.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub columns: Vec<usize>,
    pub codes: Arc<Vec<u32>>,
    pub level_count: usize,
    /// Where its effects begin among all.
    pub begin: usize,
}

impl Other {
    /// Replaces the rows of this grouping's effects by `T′` times them.
    pub fn multiply_left(&self, factor: &Matrix, rows: &mut [f64], width: usize) {
        let size = self.columns.len();
        let mut held = vec![0.0; size * width];
        for group in 0..self.level_count {
            let own = &mut rows[(self.begin + group * size) * width..][..size * width];
            held.copy_from_slice(own);
            for row in 0..size {
                let to = &mut own[row * width..][..width];
                to.fill(0.0);
                for (k, from) in held.chunks_exact(width).enumerate() {
                    let weight = factor[(k, row)];
                    to.iter_mut().zip(from).for_each(|(to, from)| *to += weight * from);
                }
            }
        }
    }

    /// The columns of its effects in a row that may end before they do.
    fn own<'r>(&self, row: &'r mut [f64]) -> &'r mut [f64] {
        let end = (self.begin + self.level_count * self.columns.len()).min(row.len());
        &mut row[self.begin.min(end)..end]
    }
}

/// The lower triangle of `Λ′·A·Λ`, of a symmetric A that is given whole.
pub(super) fn enclose(others: &[Other], factors: &[Matrix], a: &[f64], to: &mut [f64]) {
    let width = others.iter().map(|other| other.level_count * other.columns.len()).sum::<usize>();
    for (other, factor) in others.iter().zip(factors) {
        let size = other.columns.len();
        for begin in (other.begin..).step_by(size).take(other.level_count) {
            for row in 0..size {
                let to = &mut to[(begin + row) * width..][..begin + size];
                combine(&a[begin * width..], width, |k| factor[(k, row)], size, to);
                others.iter().zip(factors).for_each(|(other, factor)| {
                    multiply(other.own(to), factor, |factor, k, column| factor[(k, column)]);
                });
            }
        }
    }
}

/// Replaces M by `M·Λ′`, and makes `Λ·M·Λ′` of it.
pub(super) fn open(others: &[Other], factors: &[Matrix], m: &mut [f64], whole: &mut [f64]) {
    let width = others.iter().map(|other| other.level_count * other.columns.len()).sum::<usize>();
    for (other, factor) in others.iter().zip(factors) {
        let size = other.columns.len();
        for begin in (other.begin..).step_by(size).take(other.level_count) {
            for row in m[begin * width..][..size * width].chunks_exact_mut(width) {
                others.iter().zip(factors).for_each(|(other, factor)| {
                    multiply(other.own(row), factor, |factor, k, column| factor[(column, k)]);
                });
            }
            for row in 0..size {
                let to = &mut whole[(begin + row) * width..][..width];
                combine(&m[begin * width..], width, |k| factor[(row, k)], size, to);
            }
        }
    }
}

/// Fills a row with a weighed sum of some rows.
fn combine(rows: &[f64], width: usize, weight: impl Fn(usize) -> f64, count: usize, to: &mut [f64]) {
    let first = weight(0);
    to.iter_mut().zip(rows).for_each(|(to, from)| *to = first * from);
    for (k, from) in rows.chunks_exact(width).enumerate().take(count).skip(1) {
        let weight = weight(k);
        to.iter_mut().zip(from).for_each(|(to, from)| *to += weight * from);
    }
}

/// Multiplies each group's cells by a small matrix from the right.
fn multiply(own: &mut [f64], factor: &Matrix, cell: impl Fn(&Matrix, usize, usize) -> f64) {
    let size = factor.row_count();
    if size == 1 {
        let weight = cell(factor, 0, 0);
        own.iter_mut().for_each(|value| *value *= weight);
        return;
    }
    let mut held = vec![0.0; size];
    for own in own.chunks_exact_mut(size) {
        held.copy_from_slice(own);
        for (column, to) in own.iter_mut().enumerate() {
            *to = held.iter().enumerate().map(|(k, held)| held * cell(factor, k, column)).sum();
        }
    }
}
