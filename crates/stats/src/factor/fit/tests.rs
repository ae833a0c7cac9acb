mod bad_answers;

use super::*;
use crate::factor::model::{Between, Equal, Scale};
use crate::factor::modification::modification_indices;
use crate::factor::scores::factor_scores;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close};

pub(crate) const METHOD: Method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };

/// A reference case by its name.
pub(crate) fn reference(name: &str) -> Json {
    let file = format!("{}/../../fixtures/factor/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Json::parse(&std::fs::read_to_string(file).unwrap())
}

/// The samples of a reference model.
pub(crate) fn samples(model: &Model, case: &Json, groups: &[&str]) -> Vec<Sample> {
    let text = case.text("model");
    let tables = [
        ("ind60", include_str!("../../../../../fixtures/factor/politicaldemocracy.csv")),
        ("x1", include_str!("../../../../../fixtures/factor/holzinger.csv")),
        ("N1", include_str!("../../../../../fixtures/factor/bfi.csv")),
        ("bond1", include_str!("../../../../../fixtures/reliability/wai_items.csv")),
    ];
    let (_, table) = tables.iter().find(|(word, _)| text.contains(word)).unwrap();
    let csv = Csv::parse(table);
    let names: Vec<&str> = model.variables().iter().map(String::as_str).collect();
    let all = Grid::from_columns(&csv.columns(&names)).unwrap();
    if groups.is_empty() {
        return vec![Sample { name: "all".to_owned(), answers: all }];
    }
    let of_group = csv.text(case.text("options/group"));
    let of = |name: &&str| {
        let rows: Vec<usize> = (0..of_group.len()).filter(|row| of_group[*row] == *name).collect();
        Sample { name: (*name).to_owned(), answers: all.with_rows(&rows) }
    };
    groups.iter().map(of).collect()
}

fn run(name: &str, specification: &Specification, method: Method, groups: &[&str]) -> (Fit, Json) {
    let case = reference(name);
    let model = Model::read(case.text("model")).unwrap();
    let fit = fit(&model, &samples(&model, &case, groups), specification, method).unwrap();
    (fit, case)
}

/// Both sides stand at a gradient of zero, so what is left is rounding: of sums over hundreds of cases, magnified by the
/// condition of the information (some thousands).
const ROUNDING: f64 = 1e-8;

fn check(name: &str, specification: &Specification, method: Method, groups: &[&str]) -> Fit {
    check_to(ROUNDING, name, specification, method, groups)
}

fn check_to(bound: f64, name: &str, specification: &Specification, method: Method, groups: &[&str]) -> Fit {
    let (fit, case) = run(name, specification, method, groups);
    assert_eq!(fit.search.stop, crate::factor::newton::Stop::Settled, "{name}");
    check_measures(bound, name, &fit, &case);
    let rows = case.at("parameters").list();
    assert_eq!(fit.parameters.len(), rows.len(), "{name}");
    for (found, row) in fit.parameters.iter().zip(rows) {
        let what = format!("{name} {}{}{}", found.left, found.relation, found.right);
        assert_eq!(
            (found.left.as_str(), found.relation.to_string().as_str()),
            (row.text("lhs"), row.text("op")),
            "{what}"
        );
        assert_eq!(found.right, row.text("rhs"), "{what}");
        close(&what, found.estimate, row.number("est"), bound, bound);
        close(&what, found.standard_error.unwrap_or(0.0), row.number("se"), bound, bound);
        close(&what, found.factors_standardised, row.number("std.lv"), bound, bound);
        close(&what, found.all_standardised, row.number("std.all"), bound, bound);
        if let Json::Number(p) = row.at("pvalue") {
            // A p-value moves with z times its own logarithm; below 1e-12 the reference has only its rounding left.
            close(&what, found.p().unwrap(), *p, 1e3 * bound, 1e-12);
        }
        let interval = found.interval(0.95).unwrap();
        close(&what, interval.map_or(found.estimate, |i| i.lower), row.number("ci.lower"), bound, bound);
        close(&what, interval.map_or(found.estimate, |i| i.upper), row.number("ci.upper"), bound, bound);
    }
    check_modifications(bound, name, &fit, &case);
    if groups.is_empty() {
        check_scores(name, &fit, &case);
        for (key, found) in [("implied_cov", &fit.groups[0].implied), ("sample_cov", &fit.groups[0].observed)]
        {
            let expected = case.matrix(key);
            for row in 0..expected.row_count() {
                all_close(key, found.row(row), expected.row(row), bound, bound);
            }
        }
    }
    fit
}

fn check_modifications(bound: f64, name: &str, fit: &Fit, case: &Json) {
    let found = modification_indices(fit).unwrap();
    // Parameters with one and the same gain stand in any order.
    let mut before = f64::INFINITY;
    for (number, row) in case.at("modindices_top10").list().iter().enumerate() {
        let group = match row {
            Json::Object(fields) => fields.get("group").map_or(0, |group| group.as_number() as usize - 1),
            other => panic!("{other:?}"),
        };
        let own = found.iter().find(|own| {
            (own.group, own.left.as_str(), own.right.as_str()) == (group, row.text("lhs"), row.text("rhs"))
                && own.relation.to_string() == row.text("op")
        });
        let own = own.unwrap_or_else(|| panic!("{name} {row:?}"));
        let what = format!("{name} {}{}{}", own.left, own.relation, own.right);
        // The score of an unidentified direction is a difference of large numbers on both sides.
        close(&what, own.index, row.number("mi"), 1e2 * bound, 0.0);
        close(&what, own.expected_change, row.number("epc"), 1e2 * bound, 0.0);
        close(&what, found[number].index, own.index, 1e2 * bound, 0.0);
        assert!(found[number].index <= before);
        before = found[number].index;
    }
}

fn check_scores(name: &str, fit: &Fit, case: &Json) {
    let model = Model::read(case.text("model")).unwrap();
    let scores = factor_scores(fit, &samples(&model, case, &[])).unwrap().remove(0);
    let there: Vec<Vec<f64>> = scores.into_iter().flatten().take(5).collect();
    for (own, row) in there.iter().zip(case.at("factor_scores_regression_head5").list()) {
        let expected: Vec<f64> = row.list().iter().map(Json::as_number).collect();
        all_close(name, own, &expected, ROUNDING, ROUNDING);
    }
}

fn check_measures(bound: f64, name: &str, fit: &Fit, case: &Json) {
    let found = fit.measures.named();
    let Json::Object(fields) = case.at("fit") else { panic!("fit is an object") };
    for (key, expected) in fields {
        let own = found.iter().find(|(own, _)| own == key).unwrap_or_else(|| panic!("{name} {key}"));
        let least: f64 = if key.contains(".ci.") {
            // lavaan's root finder for the interval stops at about 1e-4 of the noncentrality.
            1e-5
        } else if key.contains("pvalue") {
            // A difference from 1 in the reference, which leaves 12 digits.
            1e-9
        } else {
            bound * 1e-2
        };
        close(&format!("{name} {key}"), own.1, expected.as_number(), bound, least);
    }
}

#[test]
fn one_factor_and_three_have_the_reference_estimates() {
    let plain = Specification::default();
    for name in
        ["cfa_hs1", "cfa_hs3", "cfa_wai3", "cfa_wai3_second_order", "cfa_hs3_residual", "cfa_hs3_named"]
    {
        check(name, &plain, METHOD, &[]);
    }
    check("cfa_hs3_orth", &Specification { between: Between::Orthogonal, ..plain.clone() }, METHOD, &[]);
    let unit = Specification { scale: Scale::UnitVariance, ..plain };
    check("cfa_hs3_std", &unit, METHOD, &[]);
    check("cfa_wai3_bifactor", &Specification { between: Between::Orthogonal, ..unit.clone() }, METHOD, &[]);
    check("cfa_wai3_equal", &unit, METHOD, &[]);
    check("cfa_democracy", &Specification::default(), METHOD, &[]);
}

#[test]
fn robust_errors_are_the_references() {
    let robust = Method { errors: Errors::Robust, ..METHOD };
    check("cfa_wai3_mlr", &Specification::default(), robust, &[]);
    check("cfa_hs3_mlr", &Specification::default(), robust, &[]);
    check("cfa_democracy_mlr", &Specification::default(), robust, &[]);
    check("cfa_bfi5_mlr", &Specification::default(), robust, &[]);
}

#[test]
fn errors_of_satorra_and_bentler_are_the_references() {
    let corrected = Method { errors: Errors::SatorraBentler, ..METHOD };
    check("cfa_hs3_mlm", &Specification::default(), corrected, &[]);
    check("cfa_wai3_mlm", &Specification::default(), corrected, &[]);
    let scalar =
        Specification { equal: vec![Equal::Loadings, Equal::Intercepts], ..Specification::default() };
    check("cfa_hs3_mg_scalar_mlm", &scalar, corrected, &["Pasteur", "Grant-White"]);
    let model = Model::read("f =~ x1 + x2 + x3").unwrap();
    let case = reference("cfa_hs3");
    let both = Method { incomplete: Incomplete::FullInformation, ..corrected };
    let refused = fit(&model, &samples(&model, &case, &[]), &Specification::default(), both).unwrap_err();
    assert!(matches!(refused, StatsError::NotTogether { .. }));
}

#[test]
fn full_information_has_the_reference_estimates() {
    let all = Method { incomplete: Incomplete::FullInformation, ..METHOD };
    check("cfa_wai3_fiml", &Specification::default(), all, &[]);
    check("cfa_wai3_fiml_mlr", &Specification::default(), Method { errors: Errors::Robust, ..all }, &[]);
    check("cfa_bfi5_fiml", &Specification::default(), all, &[]);
    let metric = Specification { equal: vec![Equal::Loadings], ..Specification::default() };
    // lavaan stops where a step changes its function by less than 1e-10; its groups with missing answers could not be polished.
    check_to(1e-4, "cfa_wai3_arm_metric_fiml", &metric, all, &["MBCT", "TAU"]);
}

#[test]
fn groups_have_the_reference_estimates() {
    let schools = ["Pasteur", "Grant-White"];
    let equal = |equal: &[Equal]| Specification { equal: equal.to_vec(), ..Specification::default() };
    check("cfa_hs3_mg_config", &equal(&[]), METHOD, &schools);
    check("cfa_hs3_mg_metric", &equal(&[Equal::Loadings]), METHOD, &schools);
    check("cfa_hs3_mg_scalar", &equal(&[Equal::Loadings, Equal::Intercepts]), METHOD, &schools);
    let strict = Specification {
        scale: Scale::UnitVariance,
        ..equal(&[Equal::Loadings, Equal::Intercepts, Equal::Residuals])
    };
    check("cfa_hs3_mg_strict", &strict, METHOD, &schools);
    let robust = Method { errors: Errors::Robust, ..METHOD };
    check("cfa_hs3_mg_mlr", &equal(&[]), robust, &schools);
    check("cfa_hs3_mg_scalar_mlr", &equal(&[Equal::Loadings, Equal::Intercepts]), robust, &schools);
    let strict = equal(&[Equal::Loadings, Equal::Intercepts, Equal::Residuals]);
    check("cfa_wai3_arm_strict_mlr", &strict, robust, &["MBCT", "TAU"]);
}

/// Answers of simulated persons, whole numbers from 1 to 7, from a seed.
fn answers(seed: u64) -> Vec<Vec<f64>> {
    let mut state = seed;
    // SplitMix64: a generator of three lines, so that the same seed gives the same persons on every machine.
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut columns = vec![Vec::new(); 6];
    for _ in 0..150 {
        let (bond, goal) = (next(), next());
        for (item, column) in columns.iter_mut().enumerate() {
            let factor = if item < 3 { bond } else { 0.5 * bond + 0.5 * goal };
            column.push((1.0 + 6.0 * (0.6 * factor + 0.4 * next())).round());
        }
    }
    columns
}

const TWO: &str = "f =~ a + b + c\ng =~ d + e + h";

fn fitted(columns: Vec<Vec<f64>>, text: &str, specification: &Specification) -> Result<Fit, StatsError> {
    let sample = Sample { name: "all".to_owned(), answers: Grid::from_complete_columns(columns).unwrap() };
    fit(&Model::read(text).unwrap(), &[sample], specification, METHOD)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

    #[test]
    fn order_of_persons_level_and_unit_of_a_variable_and_of_factors_do_not_change_the_fit(
        seed in 0_u64..1_000_000, shift in -50.0..50.0_f64, stretch in 0.1..20.0_f64,
    ) {
        let plain = fitted(answers(seed), TWO, &Specification::default()).unwrap();
        proptest::prop_assume!(plain.search.stop == crate::factor::newton::Stop::Settled);
        let mut moved = answers(seed);
        moved.iter_mut().for_each(|column| column.reverse());
        moved[1].iter_mut().for_each(|cell| *cell = *cell * stretch + shift);
        let moved = fitted(moved, TWO, &Specification::default()).unwrap();
        let unit = Specification { scale: Scale::UnitVariance, ..Specification::default() };
        let unit = fitted(answers(seed), TWO, &unit).unwrap();
        for other in [&moved, &unit] {
            let (one, two) = (plain.measures.model.value, other.measures.model.value);
            proptest::prop_assert!((one - two).abs() < 1e-7 * (1.0 + one), "{one} {two}");
            for (before, after) in plain.parameters.iter().zip(&other.parameters) {
                let apart = (before.all_standardised - after.all_standardised).abs();
                proptest::prop_assert!(apart < 1e-6, "{before:?} {after:?}");
            }
        }
        proptest::prop_assert!(plain.search.steps < 60);
    }
}

#[test]
fn a_model_that_explains_all_has_no_degrees_of_freedom_and_no_discrepancy() {
    let fit = fitted(answers(1)[..3].to_vec(), "f =~ a + b + c", &Specification::default());
    let fit = fit.unwrap();
    assert_eq!(fit.measures.model.degrees, 0.0);
    assert!(fit.measures.model.value < 1e-8 && fit.measures.approximation.is_none());
    assert_eq!(fit.measures.model.p(), None);
}

#[test]
fn a_model_that_the_answers_cannot_tell_from_others_is_refused() {
    // Two variables have three moments; a factor with a free loading and two residuals wants four.
    let two = answers(1)[..2].to_vec();
    let refused = fitted(two, "f =~ a + b", &Specification::default()).unwrap_err();
    assert!(matches!(refused, StatsError::NotDetermined { .. }), "{refused:?}");
}

#[test]
fn variables_that_repeat_each_other_and_samples_without_people_are_refused() {
    let mut columns = answers(1)[..3].to_vec();
    columns[2] = columns[1].clone();
    let refused = fitted(columns, "f =~ a + b + c", &Specification::default()).unwrap_err();
    assert!(matches!(refused, StatsError::NotPositiveDefinite { .. }), "{refused:?}");
    let empty = vec![vec![1.0]; 3];
    let few = StatsError::TooFewObservations { needed: 2, got: 1 };
    assert_eq!(fitted(empty, "f =~ a + b + c", &Specification::default()).unwrap_err(), few);
    let other = fitted(vec![vec![1.0, 2.0]; 2], "f =~ a + b + c", &Specification::default()).unwrap_err();
    assert_eq!(other, StatsError::LengthsDiffer { left: 3, right: 2 });
}

#[test]
fn full_information_without_missing_answers_is_plain_maximum_likelihood() {
    let columns = answers(2);
    let plain = fitted(columns.clone(), TWO, &Specification::default()).unwrap();
    let sample = Sample { name: "all".to_owned(), answers: Grid::from_complete_columns(columns).unwrap() };
    let all = Method { incomplete: Incomplete::FullInformation, ..METHOD };
    let full = fit(&Model::read(TWO).unwrap(), &[sample], &Specification::default(), all).unwrap();
    close("chi-square", full.measures.model.value, plain.measures.model.value, 1e-9, 1e-9);
    close(
        "rmsea",
        full.measures.corrected.unwrap().approximation.unwrap().value,
        plain.measures.approximation.unwrap().value,
        1e-6,
        1e-6,
    );
    for parameter in &plain.parameters {
        let other = full.parameter(&parameter.left, parameter.relation, &parameter.right).unwrap();
        close(&parameter.left, other.estimate, parameter.estimate, 1e-7, 1e-8);
    }
}

#[test]
fn a_person_without_any_answer_never_counts() {
    let mut rows: Vec<Vec<Option<f64>>> =
        answers(2).into_iter().map(|column| column.into_iter().map(Some).collect()).collect();
    let run = |rows: &[Vec<Option<f64>>]| {
        let sample = Sample { name: "all".to_owned(), answers: Grid::from_columns(rows).unwrap() };
        let all = Method { incomplete: Incomplete::FullInformation, ..METHOD };
        fit(&Model::read(TWO).unwrap(), &[sample], &Specification::default(), all).unwrap()
    };
    let before = run(&rows);
    rows.iter_mut().for_each(|column| column.insert(40, None));
    let after = run(&rows);
    assert_eq!((before.measures.size, after.measures.size), (150, 150));
    assert_eq!(before.measures.model, after.measures.model);
}
