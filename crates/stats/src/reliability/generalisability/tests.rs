use super::*;
use crate::reference::json::Json;
use crate::reference::{Csv, close};
use proptest::prelude::*;

fn reference() -> (Grid, Vec<f64>, Vec<f64>, Json) {
    let csv = Csv::parse(include_str!("../../../../../fixtures/reliability/mbct_complete.csv"));
    let answers = Grid::from_columns(&csv.columns(&["bond", "goal", "task"])).unwrap();
    let json = Json::parse(include_str!("../../../../../fixtures/reliability/rel_mlr_mbct.json"));
    (answers, csv.complete("pid"), csv.complete("session"), json)
}

fn keys(values: &[f64]) -> Vec<u32> {
    values.iter().map(|value| *value as u32).collect()
}

#[test]
fn sixty_patients_at_eight_sessions_have_the_reference_components() {
    let (answers, persons, sessions, json) = reference();
    let found = generalisability(&answers, &keys(&persons), &keys(&sessions)).unwrap();
    assert_eq!((found.persons, found.left_out, found.sessions, found.items), (60, 0, 8, 3));
    let crossed = found.crossed;
    let expected = json.matrix("components/values").column(0);
    let components = [
        crossed.person,
        crossed.session,
        crossed.item,
        crossed.person_session,
        crossed.person_item,
        crossed.session_item,
        crossed.residual,
    ];
    // One component is negative in the analysis of variance, so the reference is lme4's, which stops at about 1e-6 in its scale.
    for (found, expected) in components.iter().zip(&expected) {
        close("crossed", *found, *expected, 2e-4, 1e-8);
    }
    let exact = json.numbers("exact");
    for (found, expected) in components.iter().zip(&exact) {
        close("pooled by hand", *found, *expected, 1e-11, 1e-15);
    }
    for (key, found, bound) in [
        // lme4 gives coefficients that differ by 1e-5 when the same rows come in another order.
        ("RkF", crossed.of_mean_over_sessions, 2e-5),
        ("R1R", crossed.of_one_session, 2e-5),
        ("RkR", crossed.of_mean_over_any_sessions, 2e-5),
        ("Rc", crossed.of_change, 2e-5),
        // nlme prints components with seven digits, and psych reads what is printed.
        ("RkRn", found.nested.of_mean_over_sessions, 1e-6),
        ("Rcn", found.nested.of_change, 1e-6),
    ] {
        close(key, found, json.number(key), bound, 0.0);
    }
    for (at, found) in
        [found.nested.person, found.nested.session_in_person, found.nested.residual].iter().enumerate()
    {
        close("nested", *found, expected[8 + at], 5e-6, 0.0);
    }
}

#[test]
fn a_person_who_left_something_out_is_left_out_and_counted() {
    let (answers, persons, sessions, _) = reference();
    let (persons, sessions) = (keys(&persons), keys(&sessions));
    let mut rows: Vec<Vec<Option<f64>>> = (0..3)
        .map(|column| (0..answers.row_count()).map(|row| answers.value(row, column)).collect())
        .collect();
    rows[1][17] = None;
    let found = generalisability(&Grid::from_columns(&rows).unwrap(), &persons, &sessions).unwrap();
    assert_eq!((found.persons, found.left_out), (59, 1));
}

#[test]
fn what_cannot_be_split_is_refused() {
    let flat = Grid::from_complete_columns(vec![vec![2.0; 4]; 2]).unwrap();
    let refused = generalisability(&flat, &[1, 1, 2, 2], &[1, 2, 1, 2]).unwrap_err();
    assert_eq!(refused, StatsError::NoVariation { variable: 0 });
    let refused = generalisability(&flat, &[1, 1, 2, 2], &[1, 2, 1, 3]).unwrap_err();
    assert_eq!(refused, StatsError::TooFewObservations { needed: 2, got: 0 });
    assert!(generalisability(&flat, &[1], &[1, 2, 1, 2]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn squares_add_up_and_coefficients_lie_from_zero_to_one(cells in prop::collection::vec(0_i32..10, 5 * 4 * 3)) {
        let columns: Vec<Vec<f64>> =
            (0..3).map(|item| (0..20).map(|row| f64::from(cells[3 * row + item])).collect()).collect();
        let all: Vec<f64> = columns.iter().flatten().copied().collect();
        let persons: Vec<usize> = (0..20).map(|row| row / 4).collect();
        let sessions: Vec<usize> = (0..20).map(|row| row % 4).collect();
        let answers = Grid::from_complete_columns(columns).unwrap();
        let cube = Cube::of(&answers, &persons, &sessions).unwrap();
        let mean = all.iter().sum::<f64>() / 60.0;
        let whole: f64 = all.iter().map(|cell| (cell - mean).powi(2)).sum();
        let parts: f64 = cube.squares().iter().map(|square| square.0).sum();
        prop_assert!((whole - parts).abs() <= 60.0 * 100.0 * 8.0 * f64::EPSILON);
        let Ok(found) = generalisability(&answers, &persons, &sessions) else { return Ok(()) };
        let c = found.crossed;
        for value in [c.of_mean_over_sessions, c.of_one_session, c.of_mean_over_any_sessions, c.of_change, found.nested.of_change] {
            prop_assert!((0.0..=1.0).contains(&value));
        }
        prop_assert!(c.of_one_session <= c.of_mean_over_any_sessions + 1e-12);
        prop_assert!(c.of_mean_over_any_sessions <= c.of_mean_over_sessions + 1e-12);
    }
}
