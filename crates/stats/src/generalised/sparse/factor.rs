//! The factor of a sparse matrix, solutions with it, and the cells of its inverse.

use super::pattern::Pattern;
use crate::matrix::dot;
use crate::mixed::algebra::dense;
use crate::mixed::error::ModelError;

impl Pattern {
    /// Replaces the cells of a matrix by those of its lower factor L with `L·L′ = A`, and gives `log|A|`.
    ///
    /// # Errors
    /// [`ModelError::NotPositiveDefinite`].
    pub fn factor(&self, cells: &mut [f64]) -> Result<f64, ModelError> {
        let (sparse_cells, square) = cells.split_at_mut(self.rows.len());
        let mut log_det = 0.0;
        let mut meetings = self.meetings.iter();
        for column in 0..self.sparse {
            let begin = self.starts[column];
            let pivot = sparse_cells[begin];
            if pivot.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
                return Err(ModelError::NotPositiveDefinite { pivot: column, value: pivot });
            }
            log_det += pivot.ln();
            let root = pivot.sqrt();
            let (before, later) = sparse_cells.split_at_mut(self.starts[column + 1]);
            let own = &mut before[begin..];
            own[0] = root;
            own[1..].iter_mut().for_each(|cell| *cell /= root);
            let own = &own[1..];
            let (sparse, tail) = self.below(column);
            for place in 0..sparse.len() {
                for (cell, meeting) in own[place..].iter().zip(&mut meetings) {
                    later[*meeting as usize - self.starts[column + 1]] -= cell * own[place];
                }
            }
            self.subtract_square(&own[sparse.len()..], tail, square);
        }
        let (rest, at) = (dense::factor(square, self.tail), self.sparse);
        match rest {
            Ok(rest) => Ok(log_det + rest),
            Err((pivot, value)) => Err(ModelError::NotPositiveDefinite { pivot: at + pivot, value }),
        }
    }

    /// Takes the products of a column with itself from the square.
    fn subtract_square(&self, own: &[f64], tail: &[u32], square: &mut [f64]) {
        let Some(run) = self.run(tail) else {
            for (index, row) in tail.iter().enumerate() {
                let to = &mut square[(*row as usize - self.sparse) * self.tail..][..self.tail];
                for (cell, column) in own[..=index].iter().zip(tail) {
                    to[*column as usize - self.sparse] -= own[index] * cell;
                }
            }
            return;
        };
        for index in 0..own.len() {
            let factor = own[index];
            let to = &mut square[(run + index) * self.tail + run..][..=index];
            to.iter_mut().zip(own).for_each(|(to, cell)| *to -= factor * cell);
        }
    }

    /// Where in the square these rows begin, if they stand beside each other.
    fn run(&self, tail: &[u32]) -> Option<usize> {
        let (first, last) = (tail.first()?, tail.last()?);
        ((last - first) as usize + 1 == tail.len()).then(|| *first as usize - self.sparse)
    }

    /// Replaces `b` by `L⁻¹·b`, for `width` right sides standing side by side in each row.
    pub fn solve_lower(&self, factor: &[f64], b: &mut [f64], width: usize) {
        let (cells, square) = factor.split_at(self.rows.len());
        for column in 0..self.sparse {
            let own = &cells[self.starts[column]..self.starts[column + 1]];
            let rows = &self.rows[self.starts[column]..self.starts[column + 1]];
            let (above, below) = b.split_at_mut((column + 1) * width);
            let values = &mut above[column * width..];
            values.iter_mut().for_each(|value| *value /= own[0]);
            for (cell, row) in own[1..].iter().zip(&rows[1..]) {
                let to = &mut below[(*row as usize - column - 1) * width..][..width];
                to.iter_mut().zip(&*values).for_each(|(to, value)| *to -= cell * value);
            }
        }
        dense::solve_lower(square, self.tail, &mut b[self.sparse * width..], width);
    }

    /// Replaces `b` by `L⁻ᵀ·b`.
    pub fn solve_upper(&self, factor: &[f64], b: &mut [f64]) {
        let (cells, square) = factor.split_at(self.rows.len());
        let (sparse, tail) = b.split_at_mut(self.sparse);
        for row in (0..self.tail).rev() {
            let value = tail[row] / square[row * self.tail + row];
            tail[row] = value;
            let own = &square[row * self.tail..][..row];
            tail[..row].iter_mut().zip(own).for_each(|(to, cell)| *to -= cell * value);
        }
        for column in (0..self.sparse).rev() {
            let own = &cells[self.starts[column]..self.starts[column + 1]];
            let rows = &self.rows[self.starts[column]..self.starts[column + 1]];
            let value = |row: u32| {
                let row = row as usize;
                if row < self.sparse { sparse[row] } else { tail[row - self.sparse] }
            };
            let known: f64 = own[1..].iter().zip(&rows[1..]).map(|(cell, row)| cell * value(*row)).sum();
            sparse[column] = (sparse[column] - known) / own[0];
        }
    }

    /// The cells of `(L·L′)⁻¹` where L has cells; the square is filled on both sides of its diagonal.
    ///
    /// # Source
    /// [Takahashi1973]
    pub fn inverse(&self, factor: &[f64], inverse: &mut Vec<f64>, scratch: &mut Vec<f64>) {
        inverse.clear();
        inverse.extend_from_slice(factor);
        scratch.resize(self.tail * self.tail, 0.0);
        let (cells, square) = inverse.split_at_mut(self.rows.len());
        dense::inverse_from_factor(square, self.tail, scratch);
        let mut end = self.meetings.len();
        let (mut own, mut sums) = (Vec::new(), Vec::new());
        for column in (0..self.sparse).rev() {
            let (sparse, tail) = self.below(column);
            let count = sparse.len() + tail.len();
            let met: usize = (0..sparse.len()).map(|place| count - place).sum();
            let begin = end - met;
            let diagonal = cells[self.starts[column]];
            own.clear();
            own.extend(
                cells[self.starts[column] + 1..self.starts[column + 1]].iter().map(|cell| cell / diagonal),
            );
            sums.clear();
            sums.resize(count, 0.0);
            let mut meetings = self.meetings[begin..end].iter();
            for place in 0..sparse.len() {
                sums[place] += cells[*meetings.next().expect("each pair meets") as usize] * own[place];
                for other in place + 1..count {
                    let cell = cells[*meetings.next().expect("each pair meets") as usize];
                    sums[other] += cell * own[place];
                    sums[place] += cell * own[other];
                }
            }
            self.add_square(&own[sparse.len()..], tail, square, &mut sums[sparse.len()..]);
            let to = &mut cells[self.starts[column]..self.starts[column + 1]];
            to[0] = 1.0 / (diagonal * diagonal) + dot(&own, &sums);
            to[1..].iter_mut().zip(&sums).for_each(|(to, sum)| *to = -sum);
            end = begin;
        }
    }

    /// Adds the square times a column to sums.
    fn add_square(&self, own: &[f64], tail: &[u32], square: &[f64], sums: &mut [f64]) {
        let run = self.run(tail);
        for (sum, row) in sums.iter_mut().zip(tail) {
            let cells = &square[(*row as usize - self.sparse) * self.tail..][..self.tail];
            *sum += match run {
                Some(run) => dot(&cells[run..run + own.len()], own),
                None => own.iter().zip(tail).map(|(own, row)| own * cells[*row as usize - self.sparse]).sum(),
            };
        }
    }
}
