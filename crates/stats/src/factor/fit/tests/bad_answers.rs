//! Answers that no model can describe, and models that no answers can determine: each is refused or remarked upon, none takes long.

use super::*;
use crate::factor::newton::Stop;
use crate::factor::remarks::Remark;

/// Persons whose answers follow from their number, so that each test has the same ones.
fn column(seed: f64, persons: usize) -> Vec<f64> {
    (0..persons).map(|at| (at as f64 * 1.7).sin() + (at as f64 * seed).cos()).collect()
}

fn six(persons: usize) -> Vec<Vec<f64>> {
    [2.3, 3.1, 5.9, 4.7, 7.3, 8.9].map(|seed| column(seed, persons)).to_vec()
}

const METHODS: [Method; 5] = [
    Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal },
    Method { incomplete: Incomplete::LeftOut, errors: Errors::Robust },
    Method { incomplete: Incomplete::LeftOut, errors: Errors::SatorraBentler },
    Method { incomplete: Incomplete::FullInformation, errors: Errors::Normal },
    Method { incomplete: Incomplete::FullInformation, errors: Errors::Robust },
];

/// The outcome in every way of fitting.
fn outcomes(text: &str, columns: &[Vec<Option<f64>>]) -> Vec<Result<Fit, StatsError>> {
    let sample = Sample { name: "all".to_owned(), answers: Grid::from_columns(columns).unwrap() };
    let model = Model::read(text).unwrap();
    let of = |method: &Method| fit(&model, std::slice::from_ref(&sample), &Specification::default(), *method);
    METHODS.iter().map(of).collect()
}

fn there(columns: Vec<Vec<f64>>) -> Vec<Vec<Option<f64>>> {
    columns.into_iter().map(|column| column.into_iter().map(Some).collect()).collect()
}

#[track_caller]
fn refused(text: &str, columns: Vec<Vec<Option<f64>>>, error: StatsError) {
    for outcome in outcomes(text, &columns) {
        assert_eq!(outcome.unwrap_err(), error);
    }
}

const ONE: &str = "f =~ a + b + c + d + e + g";

#[test]
fn a_variable_that_is_a_sum_or_a_copy_of_others_is_named() {
    let mut columns = six(100);
    columns[4] = (0..100).map(|row| columns[1][row] - 2.0 * columns[3][row]).collect();
    refused(ONE, there(columns), StatsError::NotPositiveDefinite { pivot: 4 });
    let mut columns = six(100);
    columns[5] = columns[2].clone();
    refused(ONE, there(columns), StatsError::NotPositiveDefinite { pivot: 5 });
}

#[test]
fn a_variable_that_never_varies_or_was_never_answered_is_named() {
    let mut columns = six(50);
    columns[2] = vec![4.0; 50];
    refused(ONE, there(columns), StatsError::NoVariation { variable: 2 });
    let mut columns = there(six(50));
    columns[5] = vec![None; 50];
    let few = StatsError::TooFewObservations { needed: 2, got: 0 };
    let expected =
        [few, few, few, StatsError::NoVariation { variable: 5 }, StatsError::NoVariation { variable: 5 }];
    for (outcome, expected) in outcomes(ONE, &columns).into_iter().zip(expected) {
        assert_eq!(outcome.unwrap_err(), expected);
    }
}

#[test]
fn nothing_but_missing_answers_and_fewer_persons_than_items_are_too_few() {
    refused(ONE, vec![vec![None; 20]; 6], StatsError::TooFewObservations { needed: 2, got: 0 });
    refused(ONE, there(six(6)), StatsError::TooFewObservations { needed: 7, got: 6 });
    refused(ONE, vec![Vec::new(); 6], StatsError::TooFewObservations { needed: 2, got: 0 });
}

#[test]
fn a_pair_that_was_never_answered_together_is_refused() {
    let mut columns = there(six(60));
    for row in 0..60 {
        columns[if row % 2 == 0 { 0 } else { 1 }][row] = None;
    }
    for outcome in outcomes(ONE, &columns) {
        assert!(matches!(outcome.unwrap_err(), StatsError::TooFewObservations { got: 0, .. }));
    }
}

#[test]
fn models_with_more_parameters_than_moments_or_parameters_for_the_same_are_not_determined() {
    let columns = there(six(120));
    for text in [
        "f =~ a + b",
        "f =~ a + b + c\na ~~ b + c\nb ~~ c",
        "f =~ a + b + c + d\ng =~ a + b + c + d",
        "f =~ a + b + c\ng =~ d + e\nh =~ f + g",
        "f =~ NA*a + b + c",
        "f =~ a + b + c\ng =~ f",
    ] {
        let variables = Model::read(text).unwrap().variables().len();
        for (number, outcome) in outcomes(text, &columns[..variables]).into_iter().enumerate() {
            let error = outcome.map(|fit| fit.search).expect_err(text);
            assert!(matches!(error, StatsError::NotDetermined { .. }), "{text} {number}: {error}");
        }
    }
}

#[test]
fn one_variable_alone_is_its_own_factor() {
    for outcome in outcomes("f =~ a", &there(six(40))[..1]) {
        let fit = outcome.unwrap();
        assert_eq!((fit.measures.model.degrees, fit.measures.comparative), (0.0, 1.0));
        assert_eq!(fit.remarks(), []);
        assert!(fit.measures.named().iter().all(|(_, value)| value.is_finite()));
    }
}

#[test]
fn a_negative_variance_and_factors_that_are_one_are_remarked_upon() {
    // The first two go together far more than either does with the third.
    let mut columns = six(60);
    columns[1] = (0..60).map(|row| columns[0][row] + 0.2 * columns[1][row]).collect();
    columns[2] = (0..60).map(|row| columns[1][row] + 0.9 * columns[2][row] + 0.6 * columns[4][row]).collect();
    for outcome in outcomes("f =~ a + b + c", &there(columns[..3].to_vec())) {
        let remarks = outcome.unwrap().remarks();
        assert!(matches!(remarks.as_slice(), [Remark::NegativeVariance { group: 0, .. }]), "{remarks:?}");
    }
    // Items of one factor, given to two.
    let general = column(0.37, 200);
    let items: Vec<Vec<f64>> = six(200)
        .iter()
        .map(|own| own.iter().zip(&general).map(|(own, general)| 2.0 * general + own).collect())
        .collect();
    for outcome in outcomes("f =~ a + b + c\ng =~ d + e + h", &there(items)) {
        let fit = outcome.unwrap();
        assert_eq!(fit.search.stop, Stop::Settled);
        let correlation = fit.parameter("f", Relation::GoesWith, "g").unwrap().all_standardised;
        let is_told = fit.remarks().iter().any(|remark| matches!(remark, Remark::BeyondOne { .. }));
        assert_eq!(correlation > 1.0, is_told);
    }
}

#[test]
fn answers_without_any_relation_settle_somewhere_or_say_that_they_do_not() {
    let noise: Vec<Vec<f64>> = [12.9898, 78.233, 37.719, 4.1414, 93.9898, 67.345]
        .map(|seed| (0..80).map(|at| ((at as f64 + 1.0) * seed).sin() * 43758.5453 % 1.0).collect())
        .to_vec();
    for outcome in outcomes("f =~ a + b + c\ng =~ d + e + h", &there(noise)) {
        match outcome {
            Ok(fit) => assert!(fit.search.steps < 500 || fit.remarks()[0] == Remark::NotSettled),
            Err(error) => assert!(matches!(error, StatsError::NotDetermined { .. }), "{error}"),
        }
    }
}
