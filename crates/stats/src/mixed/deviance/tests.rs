//! The deviance beside the plain formula: a normal distribution of all rows at once.

use super::*;
use crate::mixed::covariance::Shape;
use crate::mixed::samples::{design, formulas, noise, table};
use crate::mixed::search::profiled;
use proptest::prelude::*;

/// The deviance of the rows as one normal vector with covariance `I/w + ZΛΛ′Z′`, worked out row by row.
fn plain(design: &Design, factors: &[Matrix], criterion: Criterion) -> f64 {
    let rows = design.response.len();
    let mut v = Matrix::zeros(rows, rows);
    for row in 0..rows {
        v[(row, row)] = design.weights.as_ref().map_or(1.0, |weights| 1.0 / weights[row]);
    }
    for (random, factor) in design.random.iter().zip(factors) {
        let spread = factor.times(&factor.transpose());
        let codes = &design.groupings[random.grouping].codes;
        let z = |row: usize| -> Vec<f64> { random.columns.iter().map(|column| column[row]).collect() };
        for row in 0..rows {
            for other in (0..rows).filter(|other| codes[row] == codes[*other]) {
                v[(row, other)] += spread.form(&z(row), &z(other));
            }
        }
    }
    let lower = triangle::cholesky(&v).unwrap();
    let log_det: f64 = (0..rows).map(|row| 2.0 * lower[(row, row)].ln()).sum();
    let inverse = triangle::inverse_of_positive(&v).unwrap();
    let fixed =
        Matrix::from_fn(rows, design.fixed.columns.len(), |row, column| design.fixed.columns[column][row]);
    let information = fixed.transpose().times(&inverse).times(&fixed);
    let response = design.centred_on_offset();
    let right = fixed.transpose().times_vector(&inverse.times_vector(&response));
    let beta = triangle::inverse_of_positive(&information).unwrap().times_vector(&right);
    let rest: Vec<f64> =
        response.iter().zip(fixed.times_vector(&beta)).map(|(response, fitted)| response - fitted).collect();
    let squares = inverse.form(&rest, &rest);
    let lower = triangle::cholesky(&information).unwrap();
    let (log_fixed, freedom) = match criterion {
        Criterion::Ml => (0.0, rows as f64),
        Criterion::Reml => {
            let log_det: f64 = (0..beta.len()).map(|place| 2.0 * lower[(place, place)].ln()).sum();
            (log_det, (rows - beta.len()) as f64)
        }
    };
    log_det + log_fixed + freedom * (1.0 + (std::f64::consts::TAU * squares / freedom).ln())
}

fn criteria() -> impl Strategy<Value = Criterion> {
    prop::sample::select(vec![Criterion::Ml, Criterion::Reml])
}

proptest! {
    #[test]
    fn the_deviance_is_that_of_one_normal_vector(
        noise in noise(),
        (formula, layout) in formulas(),
        criterion in criteria(),
        weighted in prop::option::of(Just("w")),
        parameters in prop::collection::vec(-1.5..1.5_f64, 16),
    ) {
        let design = design(formula, &table(layout, &noise), weighted);
        let standard = Standard::new(&design);
        let shape = Shape::new(&design, &standard);
        let given = shape.term_factors(&parameters);
        let in_standard: Vec<Matrix> = given
            .iter()
            .enumerate()
            .map(|(term, factor)| standard.random_map(&design, term).times(factor))
            .collect();
        let mut deviance = Deviance::new(&design, &standard, criterion).unwrap();
        let point = deviance.at(shape.block_factors(&in_standard)).unwrap();
        let (found, expected) = (deviance.profiled(&point), plain(&design, &given, criterion));
        prop_assert!((found - expected).abs() < 1e-8 * (1.0 + expected.abs()), "{found} {expected}");
    }

    #[test]
    fn the_gradient_is_that_of_differences(
        noise in noise(),
        (formula, layout) in formulas(),
        criterion in criteria(),
        weighted in prop::option::of(Just("w")),
        parameters in prop::collection::vec(-1.5..1.5_f64, 16),
    ) {
        let design = design(formula, &table(layout, &noise), weighted);
        let standard = Standard::new(&design);
        let shape = Shape::new(&design, &standard);
        let mut deviance = Deviance::new(&design, &standard, criterion).unwrap();
        let theta = &parameters[..shape.parameter_count()];
        // A frame may be any matrix.
        let frames: Vec<Matrix> = shape
            .plain_frames()
            .iter()
            .map(|frame| Matrix::from_fn(frame.row_count(), frame.row_count(), |row, column| {
                frame[(frame.row_count() - 1 - row, column)] + 0.1 * ((row + 2 * column) % 3) as f64
            }))
            .collect();
        let gradient = profiled(&mut deviance, &shape, &frames, theta).unwrap().gradient;
        for place in 0..theta.len() {
            let mut value = |length: f64| {
                let mut moved = theta.to_vec();
                moved[place] += length;
                profiled(&mut deviance, &shape, &frames, &moved).unwrap().value
            };
            // Five points: what is left is of the fourth order.
            let h = 1e-3;
            let expected = (8.0 * (value(h) - value(-h)) - (value(2.0 * h) - value(-2.0 * h))) / (12.0 * h);
            prop_assert!(
                (gradient[place] - expected).abs() < 1e-6 * (1.0 + expected.abs()),
                "{formula} {place}: {} {expected}", gradient[place]
            );
        }
    }
}
