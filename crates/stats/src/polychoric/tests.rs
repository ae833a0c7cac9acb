//! Polychoric correlations beside lavaan's and psych's, and what holds for all.

use super::*;
use crate::reference::json::Json;
use crate::reference::{Csv, close};
use proptest::prelude::*;

fn reference() -> Json {
    Json::parse(include_str!("../../../../fixtures/polychoric/polychoric.json"))
}

fn csv(case: &str) -> Csv {
    Csv::parse(match case {
        "wai" => include_str!("../../../../fixtures/reliability/wai_items.csv"),
        _ => include_str!("../../../../fixtures/polychoric/bfi_answers.csv"),
    })
}

fn check(name: &str) {
    let all = reference();
    let case = all.at(name);
    let items: Vec<&str> = case
        .at("items")
        .list()
        .iter()
        .map(|item| match item {
            Json::Text(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    let grid = Grid::from_columns(&csv(name).columns(&items)).unwrap();
    let found = polychoric(&grid, Missing::CompleteRows).unwrap();
    for (place, item) in items.iter().enumerate() {
        let expected = case.at(&format!("thresholds/{item}"));
        for (at, threshold) in found.thresholds[place].iter().enumerate() {
            close(item, threshold.value, expected.numbers("est")[at], 1e-9, 1e-10);
            close(item, threshold.standard_error, expected.numbers("se")[at], 1e-6, 0.0);
        }
    }
    for expected in case.at("pairs").list() {
        let place = |field: &str| items.iter().position(|item| *item == expected.text(field)).unwrap();
        let (a, b) = (place("first").min(place("second")), place("first").max(place("second")));
        let pair = found.pairs.iter().find(|pair| (pair.first, pair.second) == (a, b)).unwrap();
        let what = format!("{name} {} {}", items[a], items[b]);
        assert_eq!(pair.count as f64, case.number("n"), "{what}");
        close(&what, pair.correlation, expected.number("est"), 1e-6, 1e-7);
        close(&what, pair.standard_error.unwrap(), expected.number("se"), 1e-5, 1e-8);
    }
}

#[test]
fn thresholds_correlations_and_errors_are_those_of_lavaan() {
    for name in ["wai", "bfi", "halves", "mixed"] {
        check(name);
    }
}

#[test]
fn pairwise_correlations_are_those_of_psych() {
    let grid = Grid::from_columns(&csv("bfi").columns(&["A1", "A2", "A5", "N1", "O5"])).unwrap();
    let found = polychoric(&grid, Missing::Pairwise).unwrap();
    let expected = reference().matrix("psych_pairwise");
    for pair in &found.pairs {
        // psych stops at the fourth digit.
        close("psych", pair.correlation, expected[(pair.first, pair.second)], 0.0, 3e-4);
        assert!(pair.standard_error.is_some());
    }
    assert!(found.smallest_eigenvalue() > 0.0);
}

#[test]
fn items_that_always_agree_correlate_by_one_and_no_error_is_claimed() {
    let rows: Vec<[Option<f64>; 2]> =
        (0..30).map(|row| [Some(f64::from(row % 3)), Some(f64::from(row % 3) * 2.0)]).collect();
    let pair = polychoric(&Grid::from_rows(&rows).unwrap(), Missing::CompleteRows).unwrap().pairs[0];
    assert_eq!((pair.correlation, pair.standard_error), (1.0, None));
    let turned: Vec<[Option<f64>; 2]> = rows.iter().map(|[a, b]| [*a, b.map(|b| -b)]).collect();
    let pair = polychoric(&Grid::from_rows(&turned).unwrap(), Missing::CompleteRows).unwrap().pairs[0];
    assert_eq!((pair.correlation, pair.standard_error), (-1.0, None));
}

#[test]
fn an_empty_cell_of_four_gets_half_a_person_and_says_so() {
    let mut rows = vec![[Some(1.0), Some(1.0)]; 20];
    rows.extend(vec![[Some(1.0), Some(0.0)]; 15]);
    rows.extend(vec![[Some(0.0), Some(0.0)]; 10]);
    let pair = polychoric(&Grid::from_rows(&rows).unwrap(), Missing::CompleteRows).unwrap().pairs[0];
    assert_eq!(pair.cells, Cells::HalfAdded);
    close("as lavaan", pair.correlation, reference().number("empty_cell"), 1e-6, 0.0);
}

#[test]
fn an_item_with_one_answer_is_refused() {
    let rows = [[Some(1.0), Some(2.0)], [Some(2.0), Some(2.0)]];
    let refused = polychoric(&Grid::from_rows(&rows).unwrap(), Missing::CompleteRows);
    assert_eq!(refused, Err(StatsError::NoVariation { variable: 1 }));
    let apart = [[Some(1.0), None], [Some(2.0), None], [None, Some(1.0)], [None, Some(2.0)]];
    let refused = polychoric(&Grid::from_rows(&apart).unwrap(), Missing::Pairwise);
    assert_eq!(refused, Err(StatsError::TooFewObservations { needed: 2, got: 0 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn only_the_order_of_answers_counts_and_turning_one_item_turns_the_sign(
        answers in prop::collection::vec((0..4_i32, 0..3_i32), 40..80),
    ) {
        let grid = |of: &dyn Fn(i32) -> f64| {
            let rows: Vec<[Option<f64>; 2]> =
                answers.iter().map(|(a, b)| [Some(of(*a)), Some(f64::from(a / 2 + b))]).collect();
            Grid::from_rows(&rows).unwrap()
        };
        let found = |of: &dyn Fn(i32) -> f64| polychoric(&grid(of), Missing::CompleteRows);
        if let (Ok(plain), Ok(bent), Ok(turned)) =
            (found(&f64::from), found(&|a| f64::from(a).exp()), found(&|a| -f64::from(a)))
        {
            prop_assert_eq!(&plain.pairs, &bent.pairs);
            let (a, b) = (plain.pairs[0], turned.pairs[0]);
            prop_assert!((a.correlation + b.correlation).abs() < 1e-8, "{} {}", a.correlation, b.correlation);
            if let (Some(a), Some(b)) = (a.standard_error, b.standard_error) {
                prop_assert!((a - b).abs() < 1e-6 * (1.0 + a));
            }
        }
    }
}
