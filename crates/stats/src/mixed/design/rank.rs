//! Which columns say something the columns before them do not say.

use crate::matrix::Matrix;
use crate::matrix::strip::{self, Rows, Strip};
use std::ops::Deref;

/// How short what is left of a column may be, beside its own length, before it counts as said already: R's tolerance.
const TOLERANCE: f64 = 1e-7;
/// Squared, and far above the rounding of sums of products: what passes this needs no closer look.
const PLAINLY_INDEPENDENT: f64 = 1e-9;

/// For each column whether it is kept: a column that is a combination of kept columns before it is not.
pub(crate) fn independent(columns: &[impl Deref<Target = [f64]>]) -> Vec<bool> {
    if plainly_independent(columns) {
        return vec![true; columns.len()];
    }
    let mut kept = Vec::with_capacity(columns.len());
    let mut directions: Vec<Vec<f64>> = Vec::new();
    for column in columns {
        let length = norm(column);
        let mut rest = column.to_vec();
        // Twice is enough: what rounding leaves after the first pass, the second takes.
        for _ in 0..2 {
            for direction in &directions {
                let share = dot(direction, &rest);
                rest.iter_mut().zip(direction).for_each(|(rest, direction)| *rest -= share * direction);
            }
        }
        let left = norm(&rest);
        let is_new = length > 0.0 && left >= TOLERANCE * length;
        kept.push(is_new);
        if is_new {
            rest.iter_mut().for_each(|value| *value /= left);
            directions.push(rest);
        }
    }
    kept
}

/// Whether the products of the columns alone already show that they are independent: the common and fast case.
fn plainly_independent(columns: &[impl Deref<Target = [f64]>]) -> bool {
    let count = columns.len();
    let products = products(columns);
    let mut factor = vec![0.0; count * count];
    for row in 0..count {
        for column in 0..=row {
            let product = products[(row, column)];
            let known: f64 = (0..column).map(|k| factor[row * count + k] * factor[column * count + k]).sum();
            let left = product - known;
            if row == column {
                if left <= PLAINLY_INDEPENDENT * product {
                    return false;
                }
                factor[row * count + row] = left.sqrt();
            } else {
                factor[row * count + column] = left / factor[column * count + column];
            }
        }
    }
    true
}

/// The products of all columns, as a lower triangle, a strip of rows at a time.
fn products(columns: &[impl Deref<Target = [f64]>]) -> Matrix {
    let count = columns.len();
    let rows = columns.first().map_or(0, |column| column.len());
    let mut products = Matrix::zeros(count, count);
    let mut strip = Strip::new(count);
    for start in (0..rows).step_by(strip::ROWS) {
        let rows = Rows::All(0, rows).strip(start);
        for (place, column) in columns.iter().enumerate() {
            strip.take_around(place, column, rows, 0.0);
        }
        strip::add_crossed(strip.columns(), &mut products);
    }
    products
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::series::Series;

    #[test]
    fn a_combination_of_earlier_columns_is_left_out_and_later_ones_are_not() {
        let ones = vec![1.0; 6];
        let time: Vec<f64> = (0..6).map(f64::from).collect();
        let twice: Vec<f64> = time.iter().map(|time| 2.0 * time - 1.0).collect();
        let square: Vec<f64> = time.iter().map(|time| time * time).collect();
        let nothing = vec![0.0; 6];
        let columns = [ones, time, twice, nothing, square].map(Series::from);
        assert_eq!(independent(&columns), [true, true, false, false, true]);
    }

    #[test]
    fn years_are_independent_of_ones_although_they_look_alike() {
        let years: Vec<f64> = (0..6).map(|year| 2_000_000.0 + f64::from(year)).collect();
        assert_eq!(independent(&[Series::ones(6), years.into()]), [true, true]);
    }
}
