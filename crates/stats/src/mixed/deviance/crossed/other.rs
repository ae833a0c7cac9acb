//! A grouping that crosses the largest one: its effects among all, and its factor.

use crate::matrix::Matrix;

/// One of the other groupings.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub columns: Vec<usize>,
    pub codes: Vec<u32>,
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

    /// Replaces the columns of this grouping's effects by them times `T`.
    pub fn multiply_right(&self, factor: &Matrix, rows: &mut [f64], width: usize) {
        let size = self.columns.len();
        let mut held = vec![0.0; size];
        for row in rows.chunks_exact_mut(width) {
            for own in row[self.begin..][..self.level_count * size].chunks_exact_mut(size) {
                held.copy_from_slice(own);
                for (column, to) in own.iter_mut().enumerate() {
                    *to = (0..size).map(|k| held[k] * factor[(k, column)]).sum();
                }
            }
        }
    }
}
