//! One large positive definite matrix: its factor and its inverse, row by row and several rows at once.
//!
//! The only place where a fit costs the cube of anything: the effects of groupings that cross the largest one.

use pulp::{Arch, Simd, WithSimd};

/// Rows and columns of a tile: as many sums at once as the registers of a processor hold.
const ROWS: usize = 4;
const COLUMNS: usize = 2;
/// Rows that stay near the processor while all others pass by once; a multiple of [`ROWS`].
const PANEL: usize = 64;

/// Replaces the lower triangle of a matrix by L with `L·L′ = A`, and gives `log|A|`; the upper triangle is not read.
///
/// # Errors
/// The place and value of the first pivot that is not above zero.
pub(crate) fn factor(a: &mut [f64], size: usize) -> Result<f64, (usize, f64)> {
    Arch::new().dispatch(Factor { a, size })
}

/// A task that is compiled anew for each kind of processor: what it calls has to be inlined into it.
struct Factor<'a> {
    a: &'a mut [f64],
    size: usize,
}

impl WithSimd for Factor<'_> {
    type Output = Result<f64, (usize, f64)>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        factor_here(simd, self.a, self.size)
    }
}

#[inline(always)]
fn factor_here<S: Simd>(simd: S, a: &mut [f64], size: usize) -> Result<f64, (usize, f64)> {
    let mut log_det = 0.0;
    for begin in (0..size).step_by(PANEL) {
        let end = (begin + PANEL).min(size);
        for row in (begin..size).step_by(ROWS) {
            let height = (size - row).min(ROWS);
            let (above, own) = a.split_at_mut(row * size);
            under(simd, above, &mut own[..height * size], size, begin..end.min(row));
            if row < end {
                log_det += corner(simd, own, size, row, height)?;
            }
        }
    }
    Ok(log_det)
}

/// The cells of a few rows of L at and before the diagonal, from `row` on; gives their part of the determinant.
#[inline(always)]
fn corner<S: Simd>(
    simd: S,
    own: &mut [f64],
    size: usize,
    row: usize,
    height: usize,
) -> Result<f64, (usize, f64)> {
    let mut log_det = 0.0;
    for r in 0..height {
        let (before, this) = own.split_at_mut(r * size);
        let this = &mut this[..size];
        for column in row..row + r {
            let other = &before[(column - row) * size..][..=column];
            this[column] = (this[column] - inner(simd, &this[..column], &other[..column])) / other[column];
        }
        let pivot = this[row + r] - inner(simd, &this[..row + r], &this[..row + r]);
        if pivot.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            return Err((row + r, pivot));
        }
        this[row + r] = pivot.sqrt();
        log_det += pivot.ln();
    }
    Ok(log_det)
}

/// Some columns of a few rows of L, all of which stand under the rows above them.
#[inline(always)]
fn under<S: Simd>(simd: S, above: &[f64], own: &mut [f64], size: usize, columns: std::ops::Range<usize>) {
    let mut column = columns.start;
    while own.len() == ROWS * size && column + COLUMNS <= columns.end {
        let others: [&[f64]; COLUMNS] =
            std::array::from_fn(|c| &above[(column + c) * size..][..column + c + 1]);
        let sums = {
            let rows: [&[f64]; ROWS] = std::array::from_fn(|r| &own[r * size..][..column]);
            tile(simd, rows, std::array::from_fn(|c| &others[c][..column]))
        };
        for (r, sums) in sums.iter().enumerate() {
            let this = &mut own[r * size..][..column + COLUMNS];
            for c in 0..COLUMNS {
                let known: f64 = (0..c).map(|k| this[column + k] * others[c][column + k]).sum();
                this[column + c] = (this[column + c] - sums[c] - known) / others[c][column + c];
            }
        }
        column += COLUMNS;
    }
    for column in column..columns.end {
        let other = &above[column * size..][..=column];
        for this in own.chunks_exact_mut(size) {
            this[column] = (this[column] - inner(simd, &this[..column], &other[..column])) / other[column];
        }
    }
}

/// The products of some rows with some others of the same length.
#[inline(always)]
fn tile<S: Simd>(simd: S, rows: [&[f64]; ROWS], others: [&[f64]; COLUMNS]) -> [[f64; COLUMNS]; ROWS] {
    let length = rows[0].len();
    let [(a, a_rest), (b, b_rest), (c, c_rest), (d, d_rest)] = [
        S::as_simd_f64s(rows[0]),
        S::as_simd_f64s(&rows[1][..length]),
        S::as_simd_f64s(&rows[2][..length]),
        S::as_simd_f64s(&rows[3][..length]),
    ];
    let [(x, x_rest), (y, y_rest)] =
        [S::as_simd_f64s(&others[0][..length]), S::as_simd_f64s(&others[1][..length])];
    let zero = simd.splat_f64s(0.0);
    // Eight sums by name: an array of them would be kept in memory.
    let (mut ax, mut ay, mut bx, mut by) = (zero, zero, zero, zero);
    let (mut cx, mut cy, mut dx, mut dy) = (zero, zero, zero, zero);
    let others = x.iter().zip(y);
    for ((((a, b), c), d), (x, y)) in a.iter().zip(b).zip(c).zip(d).zip(others) {
        ax = simd.mul_add_f64s(*a, *x, ax);
        ay = simd.mul_add_f64s(*a, *y, ay);
        bx = simd.mul_add_f64s(*b, *x, bx);
        by = simd.mul_add_f64s(*b, *y, by);
        cx = simd.mul_add_f64s(*c, *x, cx);
        cy = simd.mul_add_f64s(*c, *y, cy);
        dx = simd.mul_add_f64s(*d, *x, dx);
        dy = simd.mul_add_f64s(*d, *y, dy);
    }
    let mut sums = [
        [simd.reduce_sum_f64s(ax), simd.reduce_sum_f64s(ay)],
        [simd.reduce_sum_f64s(bx), simd.reduce_sum_f64s(by)],
        [simd.reduce_sum_f64s(cx), simd.reduce_sum_f64s(cy)],
        [simd.reduce_sum_f64s(dx), simd.reduce_sum_f64s(dy)],
    ];
    for (sums, rest) in sums.iter_mut().zip([a_rest, b_rest, c_rest, d_rest]) {
        for (sum, other) in sums.iter_mut().zip([x_rest, y_rest]) {
            for (left, right) in rest.iter().zip(other) {
                *sum += left * right;
            }
        }
    }
    sums
}

/// The sum of products of two rows of the same length.
#[inline(always)]
fn inner<S: Simd>(simd: S, a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (S::as_simd_f64s(a), S::as_simd_f64s(b));
    let mut sum = simd.splat_f64s(0.0);
    for (a, b) in a.iter().zip(b) {
        sum = simd.mul_add_f64s(*a, *b, sum);
    }
    let mut whole = simd.reduce_sum_f64s(sum);
    for (a, b) in a_rest.iter().zip(b_rest) {
        whole += a * b;
    }
    whole
}

/// Replaces `b` by `L⁻¹·b`, for `width` right sides standing side by side in each row.
pub(crate) fn solve_lower(lower: &[f64], size: usize, b: &mut [f64], width: usize) {
    if size == 0 {
        return;
    }
    let mut side = vec![0.0; size];
    for column in 0..width {
        for row in 0..size {
            let lower = &lower[row * size..][..=row];
            let known = product(&lower[..row], &side[..row]);
            side[row] = (b[row * width + column] - known) / lower[row];
        }
        side.iter().zip(b[column..].iter_mut().step_by(width)).for_each(|(side, b)| *b = *side);
    }
}

/// Replaces a lower triangle L by the whole of `(L·L′)⁻¹`, using `scratch` of the same size.
pub(crate) fn inverse_from_factor(a: &mut [f64], size: usize, scratch: &mut [f64]) {
    Arch::new().dispatch(Invert { a, size, scratch });
    mirror(a, size);
}

/// Copies the lower triangle of a matrix into its upper one, a square at a time: both sides of a square lie near.
pub(crate) fn mirror(a: &mut [f64], size: usize) {
    const SQUARE: usize = 16;
    for begin in (0..size).step_by(SQUARE) {
        for across in (0..=begin).step_by(SQUARE) {
            for row in begin..(begin + SQUARE).min(size) {
                for column in across..(across + SQUARE).min(row) {
                    a[column * size + row] = a[row * size + column];
                }
            }
        }
    }
}

/// The same, for one kind of processor.
struct Invert<'a> {
    a: &'a mut [f64],
    size: usize,
    scratch: &'a mut [f64],
}

impl WithSimd for Invert<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        invert_lower(simd, self.a, self.size, self.scratch);
        // Now row i of scratch is column i of X = L⁻¹, and the inverse is X′X: products of these rows from the later on.
        squares(simd, self.scratch, self.size, self.a);
    }
}

/// Row i of `to` becomes column i of `L⁻¹`: zero before i.
///
/// Column by column of `L⁻¹` from above: `X[r][i] = −Σ L[r][k]·X[k][i] / L[r][r]` over i ≤ k < r, so that rows of L and of the
/// transposed X are read along.
#[inline(always)]
fn invert_lower<S: Simd>(simd: S, lower: &[f64], size: usize, to: &mut [f64]) {
    to.fill(0.0);
    for begin in (0..size).step_by(PANEL) {
        let end = (begin + PANEL).min(size);
        for first in (0..end).step_by(ROWS) {
            let height = (size - first).min(ROWS);
            let own = &mut to[first * size..][..height * size];
            if first >= begin {
                for r in 0..height {
                    own[r * size + first + r] = 1.0 / lower[(first + r) * size + first + r];
                }
            }
            further(simd, lower, own, size, first, begin.max(first + 1)..end);
        }
    }
}

/// Some more cells of a few rows that begin at `first`.
#[inline(always)]
fn further<S: Simd>(
    simd: S,
    lower: &[f64],
    own: &mut [f64],
    size: usize,
    first: usize,
    cells: std::ops::Range<usize>,
) {
    let mut row = cells.start;
    while row < cells.end {
        if own.len() == ROWS * size && row >= first + ROWS && row + COLUMNS <= cells.end {
            let others: [&[f64]; COLUMNS] =
                std::array::from_fn(|c| &lower[(row + c) * size..][first..row + c + 1]);
            let sums = {
                let rows: [&[f64]; ROWS] = std::array::from_fn(|r| &own[r * size..][first..row]);
                tile(simd, rows, std::array::from_fn(|c| &others[c][..row - first]))
            };
            for (r, sums) in sums.iter().enumerate() {
                let this = &mut own[r * size..][..size];
                for c in 0..COLUMNS {
                    let known: f64 = (0..c).map(|k| this[row + k] * others[c][row - first + k]).sum();
                    this[row + c] = -(sums[c] + known) / others[c][row - first + c];
                }
            }
            row += COLUMNS;
        } else {
            let other = &lower[row * size..][..=row];
            for this in own.chunks_exact_mut(size).take(row - first) {
                this[row] = -inner(simd, &this[first..row], &other[first..row]) / other[row];
            }
            row += 1;
        }
    }
}

/// The lower triangle of `a` becomes the products of the rows of a matrix whose row i begins at i.
#[inline(always)]
fn squares<S: Simd>(simd: S, rows: &[f64], size: usize, a: &mut [f64]) {
    for begin in (0..size).step_by(PANEL) {
        for first in (begin..size).step_by(ROWS) {
            let height = (size - first).min(ROWS);
            let end = (begin + PANEL).min(first + height);
            let mut column = begin;
            while column < end {
                if height == ROWS && column + COLUMNS <= end {
                    let sums = tile(
                        simd,
                        std::array::from_fn(|r| &rows[(first + r) * size..][first..size]),
                        std::array::from_fn(|c| &rows[(column + c) * size..][first..size]),
                    );
                    for (r, sums) in sums.iter().enumerate() {
                        a[(first + r) * size + column..][..COLUMNS].copy_from_slice(sums);
                    }
                    column += COLUMNS;
                } else {
                    for r in 0..height {
                        let own = &rows[(first + r) * size..][first..size];
                        let other = &rows[column * size..][first..size];
                        a[(first + r) * size + column] = inner(simd, own, other);
                    }
                    column += 1;
                }
            }
        }
    }
}

/// The sum of products of two rows.
pub(crate) fn product(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (&a[..length], &b[..length]);
    Arch::new().dispatch(Product { a, b })
}

struct Product<'a> {
    a: &'a [f64],
    b: &'a [f64],
}

impl WithSimd for Product<'_> {
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        inner(simd, self.a, self.b)
    }
}

#[cfg(test)]
mod tests {
    use super::super::triangle;
    use super::*;
    use crate::matrix::Matrix;

    /// A positive definite matrix without any pattern.
    fn matrix(size: usize) -> Matrix {
        let value = |row: usize, column: usize| (((row * 31 + column * 17 + 7) % 23) as f64 - 11.0) / 23.0;
        let some = Matrix::from_fn(size, size, value);
        let mut positive = some.times(&some.transpose());
        (0..size).for_each(|place| positive[(place, place)] += 1.0);
        positive
    }

    #[test]
    fn factor_inverse_and_solution_are_those_of_the_plain_formulas() {
        for size in [1, 2, 3, 4, 5, 7, 8, 9, 16, 33, 50] {
            let positive = matrix(size);
            let plain = triangle::cholesky(&positive).unwrap();
            let mut factored = positive.cells().to_vec();
            let log_det = factor(&mut factored, size).unwrap();
            let expected: f64 = (0..size).map(|place| 2.0 * plain[(place, place)].ln()).sum();
            assert!((log_det - expected).abs() < 1e-10, "{size}");
            for row in 0..size {
                for column in 0..=row {
                    assert!((factored[row * size + column] - plain[(row, column)]).abs() < 1e-11, "{size}");
                }
            }
            let mut solved: Vec<f64> = (0..2 * size).map(|value| value as f64).collect();
            solve_lower(&factored, size, &mut solved, 2);
            for side in 0..2 {
                let vector: Vec<f64> = (0..size).map(|row| solved[row * 2 + side]).collect();
                for (row, value) in plain.times_vector(&vector).into_iter().enumerate() {
                    assert!((value - (row * 2 + side) as f64).abs() < 1e-9, "{size}");
                }
            }
            let inverse = triangle::inverse_of_positive(&positive).unwrap();
            inverse_from_factor(&mut factored, size, &mut vec![0.0; size * size]);
            for (found, expected) in factored.iter().zip(inverse.cells()) {
                assert!((found - expected).abs() < 1e-10, "{size}");
            }
        }
    }

    #[test]
    fn a_pivot_that_is_not_positive_is_told() {
        assert_eq!(factor(&mut [1.0, 0.0, 2.0, 1.0], 2), Err((1, -3.0)));
    }
}
