//! Items between groups beside polr's and glm's models.

use super::error::DifferentialError;
use super::item::{Gain, Limits, Matching, Size, compare};
use super::ordinal::OrdinalFit;
use crate::grid::Grid;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};
use crate::table::factor::Factor;

const ITEMS: [&str; 8] = ["i1", "i2", "i3", "i4", "i5", "uniform", "crossing", "yes"];

fn persons() -> (Grid, Factor) {
    let csv = Csv::parse(include_str!("../../../../fixtures/differential/answers.csv"));
    let groups = Factor::from_texts(csv.text("language").into_iter().map(Some));
    (Grid::from_columns(&csv.columns(&ITEMS)).unwrap(), groups)
}

fn check_gain(what: &str, found: &Gain, expected: &Json) {
    close(what, found.statistic, expected.number("chi"), 1e-6, 1e-7);
    assert_eq!(found.degrees as f64, expected.number("df"));
    close(what, found.p, expected.number("p"), 1e-5, 1e-12);
    close(what, found.mcfadden, expected.number("gain/mcfadden"), 1e-6, 1e-9);
    close(what, found.cox_snell, expected.number("gain/cox"), 1e-6, 1e-9);
    close(what, found.nagelkerke, expected.number("gain/nagelkerke"), 1e-6, 1e-9);
}

#[test]
fn models_tests_and_gains_are_those_of_polr_and_glm() {
    let reference = Json::parse(include_str!("../../../../fixtures/differential/differential.json"));
    let (items, groups) = persons();
    for case in reference.at("cases").list() {
        let item = ITEMS.iter().position(|name| *name == case.text("item")).unwrap();
        let matching = if case.text("matching") == "total" { Matching::Total } else { Matching::Rest };
        let found = compare(&items, item, &groups, &matching).unwrap();
        let what = format!("{} {}", case.text("item"), case.text("matching"));
        assert_eq!(found.rows as f64, case.number("n"));
        for (model, expected) in
            [&found.matched, &found.uniform, &found.crossed].iter().zip(case.at("models").list())
        {
            close(&what, model.log_likelihood, expected.number("ll"), 1e-10, 1e-8);
            let errors: Vec<f64> =
                (0..model.coefficients.len()).map(|at| model.covariance[at][at].sqrt()).collect();
            all_close(&what, &model.coefficients, &expected.numbers("coef"), 1e-4, 1e-5);
            all_close(&what, &model.thresholds, &expected.numbers("thresholds"), 1e-4, 1e-4);
            all_close(&what, &errors, &expected.numbers("se"), 1e-3, 1e-6);
        }
        check_gain(&what, &found.of_uniform, case.at("uniform"));
        check_gain(&what, &found.of_crossed, case.at("crossing"));
        check_gain(&what, &found.of_both, case.at("both"));
    }
}

#[test]
fn the_items_made_unfair_are_told_and_the_others_are_not_large() {
    let (items, groups) = persons();
    for (place, name) in ITEMS.iter().enumerate() {
        let found = compare(&items, place, &groups, &Matching::Rest).unwrap();
        let size = found.of_both.size(Limits::JodoinGierl, 0.01);
        match *name {
            "uniform" => assert!(size > Size::Negligible && found.of_uniform.p < 0.001),
            "crossing" => assert!(size > Size::Negligible && found.of_crossed.p < 0.001),
            _ => assert_eq!(size, Size::Negligible, "{name}"),
        }
    }
}

#[test]
fn a_size_needs_both_a_small_p_and_a_gain() {
    let gain = |p: f64, nagelkerke: f64| Gain {
        statistic: 9.0,
        degrees: 2,
        p,
        mcfadden: 0.0,
        cox_snell: 0.0,
        nagelkerke,
    };
    assert_eq!(gain(0.2, 0.5).size(Limits::Zumbo, 0.05), Size::Negligible);
    assert_eq!(gain(0.001, 0.05).size(Limits::Zumbo, 0.05), Size::Negligible);
    assert_eq!(gain(0.001, 0.05).size(Limits::JodoinGierl, 0.05), Size::Moderate);
    assert_eq!(gain(0.001, 0.3).size(Limits::Zumbo, 0.05), Size::Large);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let (items, groups) = persons();
    let one = Factor::from_texts((0..items.row_count()).map(|_| Some("nl")));
    assert!(matches!(
        compare(&items, 0, &one, &Matching::Rest),
        Err(DifferentialError::TooFewGroups { groups: 1, .. })
    ));
    assert_eq!(
        compare(&items, 9, &groups, &Matching::Rest),
        Err(DifferentialError::NoItem { item: 9, count: 8 })
    );
    let short = Matching::Given(vec![Some(1.0)]);
    assert!(matches!(compare(&items, 0, &groups, &short), Err(DifferentialError::Number(_))));
    // A score that is the item itself tells every answer.
    let itself: Vec<Option<f64>> = (0..items.row_count()).map(|row| items.value(row, 1)).collect();
    let refused = compare(&items, 1, &groups, &Matching::Given(itself)).unwrap_err();
    assert!(matches!(refused, DifferentialError::NoEstimate { .. }), "{refused}");
    let constant = Matching::Given(vec![Some(1.0); items.row_count()]);
    assert!(matches!(compare(&items, 1, &groups, &constant), Err(DifferentialError::NoEstimate { .. })));
    assert!(OrdinalFit::new(&[0, 0, 0], &[vec![1.0, 2.0, 3.0]]).is_err());
    assert!(OrdinalFit::new(&[0, 2, 0], &[vec![1.0, 2.0, 3.0]]).is_err());
    assert!(OrdinalFit::new(&[], &[]).is_err());
}
