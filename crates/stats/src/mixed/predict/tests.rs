//! Predictions beside Henderson's equations over all effects at once.

use super::*;
use crate::matrix::Matrix;
use crate::mixed::algebra::triangle;
use crate::mixed::deviance::Criterion;
use crate::mixed::samples::{Layout, design, formulas, noise, table};
use crate::table::Column;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use proptest::prelude::*;

/// For each row of the fit the variance of `x′(β̂ − β) + z′(b̂ − b)`, from the inverse of one matrix of all effects.
fn plain(fit: &LinearFit) -> Vec<f64> {
    let design = fit.design();
    let rows = design.rows().used.len();
    let mut columns: Vec<Vec<f64>> = design.fixed.columns.iter().map(|column| column.to_vec()).collect();
    let fixed = columns.len();
    for (random, factor) in design.random.iter().zip(&fit.factors) {
        let grouping = &design.groupings[random.grouping];
        for group in 0..grouping.levels.count() {
            // Columns of Z·T, whose effects have variance σ² each.
            for k in 0..random.columns.len() {
                let value = |row: usize| -> f64 {
                    if grouping.codes[row] as usize != group {
                        return 0.0;
                    }
                    (0..random.columns.len()).map(|j| random.columns[j][row] * factor[(j, k)]).sum()
                };
                columns.push((0..rows).map(value).collect());
            }
        }
    }
    let whole = columns.len();
    let weights = design.weights.clone();
    let weight = |row: usize| weights.as_ref().map_or(1.0, |weights| weights[row]);
    let information = Matrix::from_fn(whole, whole, |a, b| {
        let sum: f64 = (0..rows).map(|row| weight(row) * columns[a][row] * columns[b][row]).sum();
        sum + f64::from(u8::from(a == b && a >= fixed))
    });
    let inverse = triangle::inverse_of_positive(&information).unwrap();
    (0..rows)
        .map(|row| {
            let own: Vec<f64> = columns.iter().map(|column| column[row]).collect();
            fit.sigma().powi(2) * inverse.form(&own, &own)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_rows_of_the_fit_get_their_fitted_values_and_the_variances_of_all_effects_at_once(
        noise in noise(),
        (formula, layout) in formulas(),
        weighted in prop::option::of(Just("w")),
    ) {
        let table = table(layout, &noise);
        let fit = LinearFit::new(design(formula, &table, weighted), Criterion::Reml).unwrap();
        let predicted = fit.predict(&table, Scope::Groups, 0.95).unwrap();
        let quantile = normal::quantile(0.975).unwrap();
        for ((predicted, fitted), variance) in predicted.iter().zip(fit.fitted()).zip(plain(&fit)) {
            let predicted = predicted.as_ref().unwrap();
            prop_assert!((predicted.value - fitted).abs() < 1e-8, "{formula}");
            let reach = (predicted.group.upper - predicted.group.lower) / 2.0 / quantile;
            let found = reach * reach;
            prop_assert!((found - variance).abs() < 1e-7 * (1.0 + variance), "{formula}: {found} {variance}");
        }
    }
}

fn small() -> (Table, LinearFit) {
    let noise: Vec<f64> = (0..120).map(|place| f64::from((place * 37) % 101) / 50.5 - 1.0).collect();
    let table = table(Layout::Nested, &noise);
    let fit = LinearFit::read("y ~ scale(x) + arm + (x | g) + (1 | h)", &table, Criterion::Reml).unwrap();
    (table, fit)
}

#[test]
fn a_new_group_is_expected_to_be_like_everyone_and_known_less_well() {
    let (table, fit) = small();
    let known = fit.predict(&table, Scope::Groups, 0.95).unwrap();
    let new = fit.predict(&table, Scope::NewGroup, 0.95).unwrap();
    for (new, fixed) in new.iter().zip(fit.fitted_fixed()) {
        let new = new.as_ref().unwrap();
        assert!((new.value - fixed).abs() < 1e-9);
        assert!(new.group.upper - new.group.lower > new.everyone.upper - new.everyone.lower);
    }
    let width = |prediction: &Option<Prediction>| {
        let group = prediction.as_ref().unwrap().group;
        group.upper - group.lower
    };
    assert!(known.iter().zip(&new).all(|(known, new)| width(known) < width(new)));
}

#[test]
fn a_missing_predictor_gives_no_prediction_and_a_missing_group_a_new_one() {
    let (_, fit) = small();
    let rows = Table::new([
        ("x", Column::from(Numbers::new([Some(3.0), None, Some(3.0)]).unwrap())),
        ("arm", Column::from(Factor::from_texts([Some("a0"), Some("a0"), Some("a0")]))),
        ("g", Column::from(Factor::from_texts([Some("g1"), Some("g1"), None]))),
        ("h", Column::from(Factor::from_texts([Some("h0"), Some("h0"), Some("h9")]))),
    ])
    .unwrap();
    let predicted = fit.predict(&rows, Scope::Groups, 0.9).unwrap();
    assert!(predicted[1].is_none());
    let new = fit.predict(&rows, Scope::NewGroup, 0.9).unwrap();
    assert_eq!(predicted[2], new[2]);
    assert_ne!(predicted[0], new[0]);
}

#[test]
fn a_level_the_fit_does_not_know_is_told() {
    let (_, fit) = small();
    let rows = Table::new([
        ("x", Column::from(Numbers::complete(vec![3.0]).unwrap())),
        ("arm", Column::from(Factor::from_texts([Some("other")]))),
    ])
    .unwrap();
    let error = fit.predict(&rows, Scope::Groups, 0.95).unwrap_err().to_string();
    assert!(error.contains("level \"other\" in row 0"), "{error}");
}
