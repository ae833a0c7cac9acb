//! Columns cut into strips: what is computed from many rows goes over them once, a strip at a time, while it lies in the nearest cache.

use super::Matrix;

/// Rows of a strip. Twelve columns of it take 24 kB.
pub(crate) const ROWS: usize = 256;
/// Cells that the processor works on at once.
const LANES: usize = 2;

/// Which rows of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rows<'r> {
    /// From one to before another.
    All(usize, usize),
    /// These.
    Some(&'r [usize]),
}

impl Rows<'_> {
    /// How many.
    pub(crate) fn count(self) -> usize {
        match self {
            Self::All(from, to) => to - from,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Those of the strip that begins at one of them.
    pub(crate) fn strip(self, start: usize) -> Self {
        let end = self.count().min(start + ROWS);
        match self {
            Self::All(from, _) => Self::All(from + start, from + end),
            Self::Some(rows) => Self::Some(&rows[start..end]),
        }
    }

    fn copy(self, cells: &[f64], to: &mut [f64]) -> usize {
        match self {
            Self::All(from, end) => to[..end - from].copy_from_slice(&cells[from..end]),
            Self::Some(rows) => to.iter_mut().zip(rows).for_each(|(to, row)| *to = cells[*row]),
        }
        self.count()
    }
}

/// The sum of a list, four cells side by side.
fn sum(cells: &[f64]) -> f64 {
    let fours = cells.chunks_exact(4);
    let rest: f64 = fours.remainder().iter().sum();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, cell) in sums.iter_mut().zip(four) {
            *sum += cell;
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// One column of a strip; what lies beyond the last row is zero and adds nothing.
pub(crate) type Column = [[f64; LANES]; ROWS / LANES];

/// The same rows of several columns.
#[derive(Debug, Clone)]
pub(crate) struct Strip {
    columns: Vec<Column>,
}

impl Strip {
    /// An empty strip of so many columns.
    pub(crate) fn new(columns: usize) -> Self {
        Self { columns: vec![[[0.0; LANES]; ROWS / LANES]; columns] }
    }

    /// Its columns.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// One of its columns, as a list of rows.
    pub(crate) fn column_mut(&mut self, column: usize) -> &mut [f64] {
        self.columns[column].as_flattened_mut()
    }

    /// One of its columns, as a list of rows.
    pub(crate) fn column(&self, column: usize) -> &[f64] {
        self.columns[column].as_flattened()
    }

    /// Fills a column with the rows taken of `cells`, less their mean, and with zeros below; the mean.
    pub(crate) fn take(&mut self, column: usize, cells: &[f64], rows: Rows<'_>) -> f64 {
        let own = self.column_mut(column);
        let count = rows.copy(cells, own);
        let mean = sum(&own[..count]) / count as f64;
        for cell in &mut own[..count] {
            *cell -= mean;
        }
        own[count..].fill(0.0);
        mean
    }

    /// Fills a column with the rows taken of `cells`, less `centre`, and with zeros below.
    pub(crate) fn take_around(&mut self, column: usize, cells: &[f64], rows: Rows<'_>, centre: f64) {
        let own = self.column_mut(column);
        let count = rows.copy(cells, own);
        for cell in &mut own[..count] {
            *cell -= centre;
        }
        own[count..].fill(0.0);
    }

    /// Fills a column with `cells` less `centre`; what is missing, and what lies below, is zero.
    pub(crate) fn take_present(&mut self, column: usize, cells: &[f64], centre: f64) {
        let own = self.column_mut(column);
        for (to, from) in own.iter_mut().zip(cells) {
            *to = if from.is_nan() { 0.0 } else { from - centre };
        }
        own[cells.len()..].fill(0.0);
    }

    /// Fills a column with one where a cell is there and zero where it is missing.
    pub(crate) fn mark_present(&mut self, column: usize, cells: &[f64]) {
        let own = self.column_mut(column);
        for (to, from) in own.iter_mut().zip(cells) {
            *to = f64::from(u8::from(!from.is_nan()));
        }
        own[cells.len()..].fill(0.0);
    }

    /// Fills each column `r` with `Σ weights(r, c) · other(c)`.
    pub(crate) fn weigh(&mut self, weights: &Matrix, other: &Self) {
        for (row, own) in self.columns.iter_mut().enumerate() {
            let own = own.as_flattened_mut();
            own.fill(0.0);
            let (weights, columns) = (weights.row(row), &other.columns);
            // Four at a time: what is summed so far is read and written once for all four.
            for (four, from) in weights.chunks(4).zip(columns.chunks(4)) {
                let last = from.len() - 1;
                let weight = [0, 1, 2, 3].map(|at| four.get(at).copied().unwrap_or(0.0));
                let from = [0, 1, 2, 3].map(|at| from[at.min(last)].as_flattened());
                for (row, to) in own.iter_mut().enumerate() {
                    *to += (weight[0] * from[0][row] + weight[1] * from[1][row])
                        + (weight[2] * from[2][row] + weight[3] * from[3][row]);
                }
            }
        }
    }
}

/// Adds to each cell `(r, c)` with `c ≤ r` the sum of the products of columns `r` and `c`; cells above the diagonal may be anything.
pub(crate) fn add_crossed(columns: &[Column], sums: &mut Matrix) {
    add(columns, columns, sums, |row, column| column <= row);
}

/// Adds to each cell `(r, c)` the sum of the products of column `r` of the left and column `c` of the right strip.
pub(crate) fn add_products(left: &[Column], right: &[Column], sums: &mut Matrix) {
    add(left, right, sums, |_, _| true);
}

/// Two columns on the left, four on the right: each that is read is used several times.
const TILE: (usize, usize) = (2, 4);

fn add(left: &[Column], right: &[Column], sums: &mut Matrix, is_wanted: impl Fn(usize, usize) -> bool) {
    for row in (0..left.len()).step_by(TILE.0) {
        let last_row = (row + TILE.0).min(left.len()) - 1;
        for column in (0..right.len()).step_by(TILE.1) {
            if !is_wanted(last_row, column) {
                continue;
            }
            let last_column = (column + TILE.1).min(right.len()) - 1;
            // A tile over the edge takes its last column again, and what comes of it is not looked at.
            let found = tile(
                [0, 1].map(|at| &left[(row + at).min(last_row)]),
                [0, 1, 2, 3].map(|at| &right[(column + at).min(last_column)]),
            );
            for (at, own) in found.iter().enumerate().take(last_row - row + 1) {
                for (along, product) in own.iter().enumerate().take(last_column - column + 1) {
                    sums[(row + at, column + along)] += product;
                }
            }
        }
    }
}

fn tile(left: [&Column; TILE.0], right: [&Column; TILE.1]) -> [[f64; TILE.1]; TILE.0] {
    let mut sums = [[[0.0; LANES]; TILE.1]; TILE.0];
    for at in 0..ROWS / LANES {
        for (own, a) in sums.iter_mut().zip(left) {
            for (sum, b) in own.iter_mut().zip(right) {
                for lane in 0..LANES {
                    sum[lane] += a[at][lane] * b[at][lane];
                }
            }
        }
    }
    sums.map(|own| own.map(|lanes| lanes.iter().sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn products_of_a_strip_are_those_of_its_columns(
            count in 1_usize..8, other in 1_usize..8, rows in 1_usize..ROWS, cells in prop::collection::vec(-3.0..3.0_f64, 8 * ROWS),
        ) {
            let columns: Vec<&[f64]> = cells.chunks(ROWS).map(|column| &column[..rows]).collect();
            let mut strip = Strip::new(8);
            for (at, column) in columns.iter().enumerate() {
                strip.take_around(at, column, Rows::All(0, rows), 0.5);
            }
            let expected = |one: usize, with: usize| -> f64 {
                columns[one].iter().zip(columns[with]).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum()
            };
            let mut sums = Matrix::zeros(count, count);
            add_crossed(&strip.columns()[..count], &mut sums);
            let mut products = Matrix::zeros(count, other);
            add_products(&strip.columns()[..count], &strip.columns()[..other], &mut products);
            // At most 256 products of 12.25, added in another order.
            let rounding = 256.0 * 256.0 * 12.25 * f64::EPSILON;
            for row in 0..count {
                for column in 0..=row {
                    prop_assert!((sums[(row, column)] - expected(row, column)).abs() <= rounding);
                }
                for column in 0..other {
                    prop_assert!((products[(row, column)] - expected(row, column)).abs() <= rounding);
                }
            }
        }
    }
}
