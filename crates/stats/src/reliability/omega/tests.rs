use super::*;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};
use proptest::prelude::*;

const ITEMS: [&str; 12] = [
    "bond1", "bond2", "bond3", "bond4", "goal1", "goal2", "goal3", "goal4", "task1", "task2", "task3",
    "task4",
];

fn reference() -> Json {
    Json::parse(include_str!("../../../../../fixtures/reliability/rel_omega_wai3.json"))
}

#[test]
fn twelve_items_have_the_reference_omegas_and_loadings() {
    let csv = Csv::parse(include_str!("../../../../../fixtures/reliability/wai_items.csv"));
    let table = Grid::from_columns(&csv.columns(&ITEMS)).unwrap();
    let reference = reference();
    let correlations = correlation(&table, Missing::CompleteRows).unwrap();
    let expected = reference.matrix("R");
    for row in 0..12 {
        all_close("R", correlations.row(row), expected.row(row), 1e-12, 0.0);
    }
    let found = omega(&table, 3, Missing::CompleteRows).unwrap();
    // psych stops extraction and rotation at steps of about 1e-5; its loadings are good to some 1e-4.
    close("omega_total", found.total, reference.number("omega_total"), 1e-4, 0.0);
    close("omega_hierarchical", found.hierarchical, reference.number("omega_hierarchical"), 1e-3, 0.0);
    close("omega_lim", found.limit, reference.number("omega_lim"), 1e-3, 0.0);
    close("alpha", found.alpha, reference.number("alpha"), 1e-12, 0.0);
    close("G6", found.lambda6, reference.number("G6"), 1e-12, 0.0);
    let solution = &found.factors;
    let loadings = reference.matrix("schmid_sl/values");
    for item in 0..12 {
        let mut row = vec![solution.general[item]];
        row.extend_from_slice(solution.groups.row(item));
        row.extend([
            solution.communalities[item],
            solution.uniquenesses[item],
            solution.general_shares[item],
        ]);
        all_close("schmid", &row, loadings.row(item), 1e-3, 1e-3);
    }
    let phi = reference.matrix("phi");
    for row in 0..3 {
        all_close("phi", solution.factor_correlations.row(row), phi.row(row), 1e-3, 1e-3);
    }
    for (key, of) in [
        ("total", (|group: &GroupOmega| group.total) as fn(&GroupOmega) -> Option<f64>),
        ("general", |group| group.general),
        ("group", |group| group.group),
    ] {
        let found: Vec<f64> = found.groups.iter().map(|group| of(group).unwrap()).collect();
        all_close(key, &found, &reference.numbers(&format!("group/{key}"))[1..], 1e-3, 1e-3);
    }
    let extraction = &solution.extraction;
    assert!(extraction.gradient < 1e-12 && extraction.steps < 20, "{extraction:?}");
    let fit = extraction.reproduction(&correlations).unwrap();
    close(
        "uniqueness",
        extraction.uniquenesses[0],
        reference.numbers("minres_unrotated/uniqueness")[0],
        1e-4,
        0.0,
    );
    close("objective", fit.discrepancy, reference.number("minres_unrotated/objective"), 1e-4, 0.0);
    close("rms", fit.residual, reference.number("minres_unrotated/rms"), 1e-4, 0.0);
    assert_eq!(fit.degrees as f64, reference.number("minres_unrotated/dof"));
    // The residuals that are left must not be larger than those the reference left.
    let left = reference.number("minres_unrotated/rms").powi(2) * 66.0;
    assert!(extraction.residual_squares <= left * (1.0 + 1e-12));
}

#[test]
fn one_factor_is_omega_total_only_and_two_share_the_general_one_equally() {
    let correlations = reference().matrix("R");
    let one = of_correlations(&correlations, 1).unwrap();
    close("h", one.hierarchical, one.total, 0.02, 0.0);
    assert_eq!(one.explained_common_variance, 1.0);
    let two = of_correlations(&correlations, 2).unwrap();
    assert_eq!(two.factors.factor_loadings[0], two.factors.factor_loadings[1]);
    assert!(two.hierarchical < two.total);
}

#[test]
fn an_item_that_points_away_is_turned_and_told() {
    let plain = reference().matrix("R");
    let turned = Matrix::from_fn(12, 12, |row, column| {
        if (row == 4) == (column == 4) { plain[(row, column)] } else { -plain[(row, column)] }
    });
    let (plain, turned) = (of_correlations(&plain, 3).unwrap(), of_correlations(&turned, 3).unwrap());
    assert_eq!(turned.turned, [4]);
    // Both searches end where nothing moves any more, so the same solution to that precision.
    close("hierarchical", turned.hierarchical, plain.hierarchical, 1e-7, 0.0);
}

#[test]
fn lists_that_do_not_fit_are_refused() {
    assert_eq!(congeneric(&[0.5], &[0.5, 0.5]), Err(StatsError::LengthsDiffer { left: 1, right: 2 }));
    assert_eq!(congeneric(&[], &[]), Err(StatsError::TooFewObservations { needed: 1, got: 0 }));
    assert!(congeneric(&[0.5], &[-0.1]).is_err());
    assert!(of_correlations(&Matrix::identity(5), 3).is_err());
}

proptest! {
    // Each case is a whole analysis.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_structure_of_three_groups_is_found_again(
        general in prop::collection::vec(0.4..0.7_f64, 3), own in prop::collection::vec(0.3..0.6_f64, 9),
    ) {
        // Schmid and Leiman's model holds exactly when, within a group, general loadings are proportional to group ones.
        let loading = |item: usize| (general[item / 3] * own[item] * 2.0, own[item]);
        let correlations = Matrix::from_fn(9, 9, |row, column| {
            if row == column { return 1.0; }
            let ((g, s), (h, t)) = (loading(row), loading(column));
            g * h + if row / 3 == column / 3 { s * t } else { 0.0 }
        });
        prop_assume!((0..9).all(|item| { let (g, s) = loading(item); g * g + s * s < 0.95 }));
        let found = of_correlations(&correlations, 3).unwrap();
        let truth: f64 = (0..9).map(|item| loading(item).0).sum::<f64>().powi(2) / correlations.sum();
        // Residuals below 1e-13 leave loadings good to their root over a curvature of some hundredths.
        prop_assert!((found.hierarchical - truth).abs() < 1e-4, "{} {truth}", found.hierarchical);
        prop_assert!(found.hierarchical <= found.total + 1e-9);
    }
}
