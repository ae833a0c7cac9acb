use super::*;
use crate::factor::cases::Cases;
use crate::factor::moments::complete;
use crate::grid::Grid;
use proptest::prelude::*;

/// Two factors behind five variables, one depending on the other, with means, a path between indicators and a shared loading.
fn structure() -> Structure {
    let cells = vec![
        (Cell::Path { to: 0, from: 5 }, Value::Fixed(1.0)),
        (Cell::Path { to: 1, from: 5 }, Value::Free(0)),
        (Cell::Path { to: 2, from: 6 }, Value::Fixed(1.0)),
        (Cell::Path { to: 3, from: 6 }, Value::Free(0)),
        (Cell::Path { to: 4, from: 6 }, Value::Free(1)),
        (Cell::Path { to: 6, from: 5 }, Value::Free(2)),
        (Cell::Path { to: 4, from: 1 }, Value::Free(3)),
        (Cell::Spread(0, 0), Value::Free(4)),
        (Cell::Spread(1, 1), Value::Free(5)),
        (Cell::Spread(2, 2), Value::Free(6)),
        (Cell::Spread(3, 3), Value::Fixed(0.7)),
        (Cell::Spread(4, 4), Value::Free(7)),
        (Cell::Spread(5, 5), Value::Free(8)),
        (Cell::Spread(6, 6), Value::Free(9)),
        (Cell::Spread(0, 2), Value::Free(10)),
        (Cell::Level(0), Value::Free(11)),
        (Cell::Level(3), Value::Free(12)),
        (Cell::Level(5), Value::Free(13)),
    ];
    Structure { observed: 5, size: 7, cells }
}

/// A pattern with one variable missing, all variables, and clusters of three whose means follow another structure too.
fn problem(cells: &[f64]) -> Problem {
    let root = Matrix::from_fn(5, 5, |row, column| cells[5 * row + column]);
    let covariances = root.times_transposed(&root).add_scaled(1.0, &Matrix::identity(5));
    let between = Structure {
        observed: 5,
        size: 6,
        cells: (0..5)
            .map(|at| (Cell::Path { to: at, from: 5 }, Value::Free(14 + at)))
            .chain([(Cell::Spread(5, 5), Value::Fixed(0.4)), (Cell::Level(5), Value::Free(19))])
            .collect(),
    };
    let part = |structure, spread, level| Part { structure, spread, level };
    let some = vec![0, 1, 3, 4];
    Problem {
        structures: vec![structure(), between],
        blocks: vec![
            Block {
                weight: 30.0,
                mean: Some(some.iter().map(|at| cells[*at]).collect()),
                covariances: covariances.select(&some, &some),
                rows: some,
                parts: vec![part(0, 1.0, 1.0)],
            },
            Block {
                weight: 50.0,
                rows: (0..5).collect(),
                mean: None,
                covariances: covariances.clone(),
                parts: vec![part(0, 1.0, 1.0)],
            },
            Block {
                weight: 11.0,
                rows: (0..5).collect(),
                mean: Some(cells[5..10].to_vec()),
                covariances,
                parts: vec![part(0, 1.0, 1.7), part(1, 3.0, 1.7)],
            },
        ],
        parameters: 20,
    }
}

fn values(cells: &[f64]) -> Vec<f64> {
    (0..20).map(|at| if (4..10).contains(&at) { 1.5 + 0.5 * cells[at] } else { 0.4 * cells[at] }).collect()
}

/// Central differences, twice, with the error of the second order taken out.
fn slopes(of: impl Fn(f64) -> Vec<f64>) -> Vec<f64> {
    let at = |step: f64| -> Vec<f64> {
        of(step).iter().zip(of(-step)).map(|(up, down)| (up - down) / (2.0 * step)).collect()
    };
    at(2e-3).iter().zip(at(1e-3)).map(|(wide, narrow)| narrow + (narrow - wide) / 3.0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn derivatives_are_those_of_the_discrepancy(cells in prop::collection::vec(-1.0..1.0_f64, 25)) {
        let (problem, at) = (problem(&cells), values(&cells));
        let found = problem.evaluate(&at).unwrap();
        prop_assert!((found.value - problem.value(&at).unwrap()).abs() <= 1e-12 * found.value.abs());
        for one in 0..20 {
            let moved = |step: f64| {
                let mut values = at.clone();
                values[one] += step;
                values
            };
            let expected = slopes(|step| vec![problem.value(&moved(step)).unwrap()])[0];
            // Differences over 1e-3: fifth derivatives of a value of some hundreds, times 1e-12, and rounding over the step.
            let bound = 1e-7 * (1.0 + found.value.abs());
            prop_assert!((found.gradient[one] - expected).abs() < bound, "{one}: {} {expected}", found.gradient[one]);
            let second = slopes(|step| problem.evaluate(&moved(step)).unwrap().gradient);
            for (other, expected) in second.into_iter().enumerate() {
                let cell = found.hessian[(one, other)];
                prop_assert!((cell - expected).abs() < 10.0 * bound, "{one} {other}: {cell} {expected}");
                prop_assert!((cell - found.hessian[(other, one)]).abs() < 1e-9 * (1.0 + cell.abs()));
            }
        }
    }

    #[test]
    fn where_the_model_is_true_half_the_second_derivatives_are_the_information(
        cells in prop::collection::vec(-1.0..1.0_f64, 25),
    ) {
        let (mut problem, at) = (problem(&cells), values(&cells));
        let implied = problem.implied(&at).unwrap();
        for block in &mut problem.blocks {
            let (covariances, _) = block.against(&implied);
            block.mean = block.mean.as_ref().map(|_| block.means(&implied));
            block.covariances = covariances;
        }
        let found = problem.evaluate(&at).unwrap();
        for one in 0..20 {
            prop_assert!(found.gradient[one].abs() < 1e-9);
            for other in 0..20 {
                let (half, expected) = (found.hessian[(one, other)] / 2.0, found.information[(one, other)]);
                prop_assert!((half - expected).abs() < 1e-9 * (1.0 + expected.abs()));
            }
        }
    }

    #[test]
    fn the_scores_of_all_cases_sum_to_half_the_slope(cells in prop::collection::vec(-1.0..1.0_f64, 25)) {
        let (mut problem, at) = (problem(&cells), values(&cells));
        let cases: Vec<Vec<f64>> = (0..9).map(|case| (0..4).map(|at| cells[(3 * case + 7 * at) % 25]).collect()).collect();
        let block = &mut problem.blocks[0];
        let mean = |column: usize| cases.iter().map(|case| case[column]).sum::<f64>() / 9.0;
        let means: Vec<f64> = (0..4).map(mean).collect();
        block.covariances = Matrix::from_fn(4, 4, |row, column| {
            cases.iter().map(|case| (case[row] - means[row]) * (case[column] - means[column])).sum::<f64>() / 9.0
        });
        (block.weight, block.mean) = (9.0, Some(means));
        problem.blocks.truncate(1);
        let slope = problem.evaluate(&at).unwrap().gradient;
        let block = problem.blocks[0].clone();
        let implied = problem.implied(&at).unwrap();
        let columns = (0..4).map(|at| cases.iter().map(|case| case[at]).collect()).collect();
        let answers = Grid::from_complete_columns(columns).unwrap();
        let pattern = complete(&answers).unwrap();
        let centre = block.means(&implied);
        let from = Cases { answers: &answers, pattern: &pattern, centre: &centre };
        let sums = problem.scores(&implied, &block, &from).unwrap().sum;
        for (sum, slope) in sums.iter().zip(&slope) {
            prop_assert!((sum + slope / 2.0).abs() < 1e-9 * (1.0 + slope.abs()));
        }
    }
}
