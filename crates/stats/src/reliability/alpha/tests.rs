use super::*;
use crate::rater::icc::{Raters, Unit, icc};
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};
use crate::reliability::guttman::guttman_bounds;
use crate::reliability::split_half::split_halves;
use proptest::prelude::*;

const BOND: [&str; 4] = ["bond1", "bond2", "bond3", "bond4"];
const AGREE: [&str; 5] = ["A1", "A2", "A3", "A4", "A5"];

/// Sums of some thousand products of whole numbers: rounding stays below 10⁻¹²; quantiles of F are good to 10⁻¹².
const ROUNDING: f64 = 1e-11;

fn check(table: &Grid, reference: &Json) {
    let report = alpha(table, Missing::Pairwise, 0.95).unwrap();
    assert_eq!(report.persons as f64, reference.number("n_rows"));
    assert_eq!(report.complete as f64, reference.number("n_complete"));
    let psych = reference.at("psych");
    for (key, found) in [
        ("raw_alpha", report.alpha),
        ("std_alpha", report.standardised),
        ("G6_smc", report.lambda6.unwrap()),
        ("average_r", report.mean_correlation),
        ("median_r", report.median_correlation),
        ("SN", report.signal_to_noise),
        ("ase", report.standard_error),
        ("mean", report.score_mean),
        ("sd", report.score_standard_deviation),
    ] {
        close(key, found, psych.number(key), ROUNDING, 0.0);
    }
    let of = |of: fn(&ItemStatistics) -> f64| report.items.iter().map(of).collect::<Vec<_>>();
    for (key, found) in [
        ("alpha_if_dropped_raw", of(|item| item.alpha_if_dropped.unwrap())),
        ("alpha_if_dropped_std", of(|item| item.standardised_if_dropped.unwrap())),
        ("item_total_raw_r", of(|item| item.total_correlation)),
        ("item_total_std_r", of(|item| item.standardised_correlation)),
        ("r_cor", of(|item| item.corrected_correlation.unwrap())),
        ("r_drop", of(|item| item.rest_correlation)),
        ("item_mean", of(|item| item.mean)),
        ("item_sd", of(|item| item.standard_deviation)),
        ("item_n", of(|item| item.count as f64)),
        ("feldt_ci_psych", vec![]),
    ] {
        if !found.is_empty() {
            all_close(key, &found, &psych.numbers(key), ROUNDING, 0.0);
        }
    }
    let around = report.normal_interval(0.95).unwrap();
    close("normal", around.upper - around.lower, 2.0 * 1.959964 * psych.number("ase"), 1e-6, 0.0);
    all_close(
        "interval",
        &[report.interval.lower, report.interval.upper],
        &psych.numbers("feldt_ci_psych"),
        ROUNDING,
        0.0,
    );
}

fn check_complete(table: &Grid, reference: &Json) {
    let report = alpha(table, Missing::CompleteRows, 0.95).unwrap();
    let complete = reference.at("complete_cases");
    close("alpha", report.alpha, complete.number("alpha"), ROUNDING, 0.0);
    all_close(
        "interval",
        &[report.interval.lower, report.interval.upper],
        &complete.numbers("feldt_ci95"),
        ROUNDING,
        0.0,
    );
    let covariances = covariance(table, Missing::CompleteRows).unwrap();
    let expected = complete.matrix("cov/values");
    for row in 0..covariances.row_count() {
        all_close("cov", covariances.row(row), expected.row(row), ROUNDING, 0.0);
    }
    let bounds = guttman_bounds(&covariances).unwrap();
    close("lambda1", bounds.lambda1, complete.number("guttman_lambda1"), ROUNDING, 0.0);
    close("lambda2", bounds.lambda2, complete.number("guttman_lambda2"), ROUNDING, 0.0);
    let standardised = guttman_bounds(&covariances.to_correlation().unwrap()).unwrap();
    close("lambda6", standardised.lambda6, complete.number("lambda6_cor"), ROUNDING, 0.0);
}

#[test]
fn the_bond_items_have_the_reference_statistics() {
    let csv = Csv::parse(include_str!("../../../../../fixtures/reliability/wai_items.csv"));
    let reference = Json::parse(include_str!("../../../../../fixtures/reliability/rel_alpha_wai_bond.json"));
    let table = Grid::from_columns(&csv.columns(&BOND)).unwrap();
    assert!(pointing_away(&table, Missing::Pairwise).unwrap().is_empty());
    check(&table, &reference);
    check_complete(&table, &reference);
}

#[test]
fn an_item_that_points_away_is_found_and_turned() {
    let csv = Csv::parse(include_str!("../../../../../fixtures/reliability/bfi_agree.csv"));
    let reference = Json::parse(include_str!("../../../../../fixtures/reliability/rel_alpha_bfi_agree.json"));
    let table = Grid::from_columns(&csv.columns(&AGREE)).unwrap();
    assert_eq!(pointing_away(&table, Missing::Pairwise).unwrap(), [0]);
    check(&table.turned(0, Interval { lower: 1.0, upper: 6.0 }), &reference);
    check_complete(&table, &reference);
}

#[test]
fn alpha_of_raters_as_items_is_the_third_form_of_the_mean() {
    let csv = Csv::parse(include_str!("../../../../../fixtures/rater/shroutfleiss.csv"));
    let table = Grid::from_columns(&csv.columns(&["J1", "J2", "J3", "J4"])).unwrap();
    let found = alpha(&table, Missing::CompleteRows, 0.95).unwrap();
    let form = *icc(&table, 0.95).unwrap().coefficient(Raters::SameFixed, Unit::Mean);
    close("alpha", found.alpha, form.value, 16.0 * f64::EPSILON, 0.0);
    // Feldt's interval is the same statement about the same ratio.
    close("lower", found.interval.lower, form.interval.lower, ROUNDING, 0.0);
    close("upper", found.interval.upper, form.interval.upper, ROUNDING, 0.0);
}

#[test]
fn an_item_without_variation_or_a_single_item_is_refused() {
    let flat = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0], vec![2.0; 3]]).unwrap();
    assert_eq!(alpha(&flat, Missing::CompleteRows, 0.95), Err(StatsError::NoVariation { variable: 1 }));
    let one = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0]]).unwrap();
    let few = StatsError::TooFewObservations { needed: 2, got: 1 };
    assert_eq!(alpha(&one, Missing::CompleteRows, 0.95), Err(few));
    let against = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0], vec![3.0, 2.0, 1.0]]).unwrap();
    assert!(matches!(
        alpha(&against, Missing::CompleteRows, 0.95),
        Err(StatsError::NotPositiveDefinite { .. })
    ));
}

fn answers(items: usize) -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec((1_i32..=5).prop_map(f64::from), 20), items)
}

proptest! {
    #[test]
    fn order_of_persons_level_and_unit_do_not_matter(columns in answers(4), shift in -20_i32..20, times in 1_i32..9) {
        let of = |of: &dyn Fn(f64) -> f64, turned: bool| {
            let columns = columns.iter().map(|column| {
                let mut column: Vec<f64> = column.iter().map(|cell| of(*cell)).collect();
                if turned { column.reverse() }
                column
            });
            alpha(&Grid::from_complete_columns(columns.collect()).unwrap(), Missing::CompleteRows, 0.95)
        };
        let Ok(plain) = of(&|x| x, false) else { return Ok(()) };
        let moved = of(&|x| x * f64::from(times) + f64::from(shift), true).unwrap();
        // Alpha is a difference from one: what rounds is of the size of the trace over the total.
        let bound = 1e3 * f64::EPSILON * (1.0 + (1.0 - plain.alpha).abs());
        prop_assert!((plain.alpha - moved.alpha).abs() <= bound);
        prop_assert!(plain.alpha <= 1.0);
    }

    #[test]
    fn the_bounds_keep_their_order_and_the_mean_of_all_halves_is_alpha(columns in answers(6)) {
        let table = Grid::from_complete_columns(columns).unwrap();
        let covariances = covariance(&table, Missing::CompleteRows).unwrap();
        let Ok(bounds) = guttman_bounds(&covariances) else { return Ok(()) };
        let halves = split_halves(&covariances).unwrap().unwrap();
        let rounding = 1e3 * f64::EPSILON * (1.0 + (1.0 - bounds.lambda1).abs());
        prop_assert!((halves.mean - bounds.lambda3).abs() <= rounding);
        prop_assert_eq!(halves.count, 10);
        prop_assert!(bounds.lambda1 <= bounds.lambda3 + rounding || bounds.lambda3 < 0.0);
        prop_assert!(bounds.lambda3 <= bounds.lambda2 + rounding);
        prop_assert!(bounds.lambda3 <= bounds.lambda4.unwrap() + rounding);
        prop_assert!(bounds.lambda1 <= bounds.lambda5 + rounding && bounds.lambda1 <= bounds.lambda6 + rounding);
        prop_assert!(halves.smallest <= halves.odd_even + rounding && halves.odd_even <= halves.largest + rounding);
    }
}
