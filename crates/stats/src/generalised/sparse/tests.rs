//! A sparse factor beside the plain one.

use super::Pattern;
use crate::matrix::Matrix;
use crate::mixed::algebra::triangle;
use proptest::prelude::*;

/// Rows of effects in three groupings: of 6, of 4 and of 3 levels, nested or crossed.
fn rows(crossed: [usize; 2]) -> Vec<[u32; 3]> {
    let number = |value: usize| u32::try_from(value).unwrap();
    (0..24_usize)
        .map(|row| {
            let first = row % 6;
            let second = row.checked_div(crossed[0]).map_or(first / 2, |place| place % 4);
            let third = row.checked_div(crossed[1]).map_or(second / 2, |place| place % 3);
            [number(first), number(6 + second), number(10 + third)]
        })
        .collect()
}

proptest! {
    #[test]
    fn factor_solution_and_inverse_are_those_of_the_whole_matrix(
        values in prop::collection::vec(-1.0..1.0_f64, 72),
        crossed in prop::sample::select(vec![[0, 0], [2, 0], [0, 5], [2, 5], [3, 7], [1, 1]]),
    ) {
        let rows = rows(crossed);
        let pattern = Pattern::new(13, rows.len(), |row, into| into.extend(rows[row])).unwrap();
        let mut cells = vec![0.0; pattern.cell_count()];
        let mut whole = Matrix::identity(13);
        (0..13).for_each(|effect| cells[pattern.diagonal(effect)] += 1.0);
        for (row, effects) in rows.iter().enumerate() {
            for (a, first) in effects.iter().enumerate() {
                for (b, second) in effects.iter().enumerate() {
                    let product = values[row * 3 + a] * values[row * 3 + b];
                    whole[(*first as usize, *second as usize)] += product;
                    if second <= first {
                        cells[pattern.place(*first as usize, *second as usize)] += product;
                    }
                }
            }
        }
        let expected = triangle::inverse_of_positive(&whole).unwrap();
        let lower = triangle::cholesky(&whole).unwrap();
        let log_det = pattern.factor(&mut cells).unwrap();
        let plain: f64 = lower.diagonal().iter().map(|cell| 2.0 * cell.ln()).sum();
        prop_assert!((log_det - plain).abs() < 1e-11);
        let mut solved = values[..13].to_vec();
        pattern.solve_lower(&cells, &mut solved, 1);
        pattern.solve_upper(&cells, &mut solved);
        for (solved, expected) in solved.iter().zip(expected.times_vector(&values[..13])) {
            prop_assert!((solved - expected).abs() < 1e-11);
        }
        let (mut inverse, mut scratch) = (Vec::new(), Vec::new());
        pattern.inverse(&cells, &mut inverse, &mut scratch);
        for effects in &rows {
            for first in effects {
                for second in effects.iter().filter(|second| *second <= first) {
                    let (first, second) = (*first as usize, *second as usize);
                    prop_assert!((inverse[pattern.place(first, second)] - expected[(first, second)]).abs() < 1e-11);
                }
            }
        }
    }
}
