//! One large positive definite matrix: its factor and its inverse, row by row and several rows at once.
//!
//! The only place where a fit costs the cube of anything: the effects of groupings that cross the largest one.

/// Numbers worked on at once, so that the processor can add several side by side.
const LANES: usize = 8;

/// Replaces the lower triangle of a matrix by L with `L·L′ = A`, and gives `log|A|`; the upper triangle is not read.
///
/// # Errors
/// The place and value of the first pivot that is not above zero.
pub(crate) fn factor(a: &mut [f64], size: usize) -> Result<f64, (usize, f64)> {
    let mut log_det = 0.0;
    for row in 0..size {
        let (above, own) = a.split_at_mut(row * size);
        let own = &mut own[..size];
        let mut column = 0;
        // Four columns at once share the reading of this row.
        while column + 4 <= row {
            let rows: [&[f64]; 4] =
                std::array::from_fn(|k| &above[(column + k) * size..(column + k) * size + column + k + 1]);
            let sums = four_products(&own[..column], [rows[0], rows[1], rows[2], rows[3]]);
            for k in 0..4 {
                let known: f64 = (0..k).map(|j| own[column + j] * rows[k][column + j]).sum();
                own[column + k] = (own[column + k] - sums[k] - known) / rows[k][column + k];
            }
            column += 4;
        }
        while column < row {
            let other = &above[column * size..column * size + column + 1];
            own[column] = (own[column] - product(&own[..column], &other[..column])) / other[column];
            column += 1;
        }
        let pivot = own[row] - product(&own[..row], &own[..row]);
        if pivot.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            return Err((row, pivot));
        }
        own[row] = pivot.sqrt();
        log_det += pivot.ln();
    }
    Ok(log_det)
}

/// Replaces `b` by `L⁻¹·b`, for `width` right sides standing side by side in each row.
pub(crate) fn solve_lower(lower: &[f64], size: usize, b: &mut [f64], width: usize) {
    for row in 0..size {
        let (above, own) = b.split_at_mut(row * width);
        let own = &mut own[..width];
        for (k, from) in above.chunks_exact(width).enumerate() {
            let factor = lower[row * size + k];
            own.iter_mut().zip(from).for_each(|(to, from)| *to -= factor * from);
        }
        let diagonal = lower[row * size + row];
        own.iter_mut().for_each(|value| *value /= diagonal);
    }
}

/// Replaces a lower triangle L by the whole of `(L·L′)⁻¹`, using `scratch` of the same size.
pub(crate) fn inverse_from_factor(a: &mut [f64], size: usize, scratch: &mut [f64]) {
    invert_lower(a, size, scratch);
    // Now scratch holds X = L⁻¹ and the inverse is X′X: row i of X adds its products to the triangle up to i.
    a.fill(0.0);
    let mut row = 0;
    while row < size {
        let height = (size - row).min(4);
        let rows: [&[f64]; 4] = std::array::from_fn(|k| {
            let k = k.min(height - 1);
            &scratch[(row + k) * size..(row + k + 1) * size]
        });
        for column in 0..row + height {
            let weights: [f64; 4] =
                std::array::from_fn(|k| if k < height && column <= row + k { rows[k][column] } else { 0.0 });
            add_four(&mut a[column * size..column * size + column + 1], weights, rows);
        }
        row += height;
    }
    for row in 0..size {
        for column in 0..row {
            a[column * size + row] = a[row * size + column];
        }
    }
}

/// `scratch = L⁻¹`; what stands above its diagonal is zero.
fn invert_lower(lower: &[f64], size: usize, scratch: &mut [f64]) {
    scratch.fill(0.0);
    for row in 0..size {
        let (above, own) = scratch.split_at_mut(row * size);
        let own = &mut own[..size];
        let mut k = 0;
        while k < row {
            let height = (row - k).min(4);
            let rows: [&[f64]; 4] = std::array::from_fn(|j| {
                let j = j.min(height - 1);
                &above[(k + j) * size..(k + j) * size + k + height]
            });
            let weights: [f64; 4] =
                std::array::from_fn(|j| if j < height { -lower[row * size + k + j] } else { 0.0 });
            add_four(&mut own[..k + height], weights, rows);
            k += height;
        }
        own[row] = 1.0;
        let diagonal = lower[row * size + row];
        own[..=row].iter_mut().for_each(|value| *value /= diagonal);
    }
}

/// Adds four weighted rows, each at least as long as `to`.
fn add_four(to: &mut [f64], weights: [f64; 4], rows: [&[f64]; 4]) {
    let length = to.len();
    let [a, b, c, d] = rows.map(|row| &row[..length]);
    let [wa, wb, wc, wd] = weights;
    for place in 0..length {
        to[place] += wa * a[place] + wb * b[place] + wc * c[place] + wd * d[place];
    }
}

/// The sum of products of two rows.
pub(crate) fn product(a: &[f64], b: &[f64]) -> f64 {
    let length = a.len().min(b.len());
    let (a, b) = (&a[..length], &b[..length]);
    let mut sums = [0.0; LANES];
    let (a_blocks, b_blocks) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f64 = a_blocks.remainder().iter().zip(b_blocks.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a_blocks.zip(b_blocks) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// The products of one row with four others.
fn four_products(own: &[f64], others: [&[f64]; 4]) -> [f64; 4] {
    let length = own.len();
    let others = others.map(|other| &other[..length]);
    let whole = length - length % LANES;
    let mut sums = [[0.0; LANES]; 4];
    let mut place = 0;
    while place < whole {
        let x: &[f64; LANES] = own[place..place + LANES].try_into().expect("a whole block");
        for (sums, other) in sums.iter_mut().zip(others) {
            let y: &[f64; LANES] = other[place..place + LANES].try_into().expect("a whole block");
            for lane in 0..LANES {
                sums[lane] += x[lane] * y[lane];
            }
        }
        place += LANES;
    }
    std::array::from_fn(|k| {
        let rest: f64 = (whole..length).map(|place| own[place] * others[k][place]).sum();
        sums[k].iter().sum::<f64>() + rest
    })
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
