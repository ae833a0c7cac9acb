use super::*;
use crate::table::Column;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;

fn table() -> Table {
    let numbers = |values: [Option<f64>; 8]| Column::from(Numbers::new(values).unwrap());
    let levels = |texts: [Option<&str>; 8]| Column::from(Factor::from_texts(texts));
    let all = |values: [f64; 8]| numbers(values.map(Some));
    Table::new([
        ("y", numbers([Some(1.0), Some(3.0), None, Some(2.0), Some(5.0), Some(4.0), Some(7.0), Some(6.0)])),
        ("x", all([0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0])),
        ("gap", numbers([Some(0.0), None, None, Some(3.0), Some(0.5), Some(1.0), Some(2.0), Some(3.0)])),
        (
            "arm",
            levels([Some("b"), Some("b"), Some("c"), Some("b"), Some("a"), Some("a"), Some("a"), Some("a")]),
        ),
        ("id", all([10.0, 10.0, 9.0, 9.0, 2.0, 2.0, 3.0, 3.0])),
        ("site", levels(["n", "n", "n", "n", "s", "s", "s", "s"].map(Some))),
        ("one", levels([Some("o"); 8])),
        ("same", all([4.0; 8])),
        ("w", all([1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 0.0])),
    ])
    .unwrap()
}

fn design(text: &str) -> Result<Design, ModelError> {
    Design::new(&Formula::read(text).unwrap(), &table(), &Settings::default())
}

#[test]
fn rows_with_a_missing_value_are_left_out_and_counted_by_column() {
    let design = design("y ~ gap + (1 | site)").unwrap();
    assert_eq!(design.rows().used.iter().collect::<Vec<_>>(), [0, 3, 4, 5, 6, 7]);
    assert_eq!(design.rows().missing, [("y".to_owned(), 1), ("gap".to_owned(), 2)]);
    assert_eq!(design.fixed_column("gap"), Some([0.0, 3.0, 0.5, 1.0, 2.0, 3.0].as_slice()));
}

#[test]
fn a_level_that_no_used_row_has_makes_no_column() {
    assert_eq!(design("y ~ arm + (1 | site)").unwrap().fixed_names(), ["(Intercept)", "armb"]);
}

#[test]
fn random_terms_stand_in_the_order_of_lme4() {
    let check = |text: &str, expected: &[(&str, &[&str])]| {
        let design = design(text).unwrap();
        let found = design.random_names();
        let expected: Vec<(&str, Vec<String>)> = expected
            .iter()
            .map(|(name, columns)| (*name, columns.iter().map(|column| (*column).to_owned()).collect()))
            .collect();
        let found: Vec<(&str, Vec<String>)> =
            found.iter().map(|(name, columns)| (*name, columns.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("y ~ (1 | site) + (1 | id)", &[("id", &["(Intercept)"]), ("site", &["(Intercept)"])]);
    check("y ~ (x | site)", &[("site", &["(Intercept)", "x"])]);
    check("y ~ (0 + arm | site)", &[("site", &["arma", "armb"])]);
    check("y ~ (1 + x || site)", &[("site", &["(Intercept)"]), ("site", &["x"])]);
    check("y ~ (1 | site/id)", &[("id:site", &["(Intercept)"]), ("site", &["(Intercept)"])]);
    check("y ~ (1 | site) + (1 | arm)", &[("site", &["(Intercept)"]), ("arm", &["(Intercept)"])]);
}

#[test]
fn groups_of_numbers_stand_in_the_order_of_the_numbers() {
    let design = design("y ~ (1 | id) + (1 | site:id)").unwrap();
    let levels: Vec<(&str, String)> =
        design.group_levels().iter().map(|(name, levels)| (*name, levels.join(" "))).collect();
    assert_eq!(levels, [("id", "2 3 9 10".to_owned()), ("site:id", "n:9 n:10 s:2 s:3".to_owned())]);
}

#[test]
fn columns_that_say_nothing_new_are_left_out_and_named() {
    let design = design("y ~ x + I(2*x + 1) + same + arm + (1 | site)").unwrap();
    assert_eq!(design.fixed_names(), ["(Intercept)", "x", "armb"]);
    assert_eq!(design.dropped_names(), ["I(2 * x + 1)", "same"]);
}

#[test]
fn what_cannot_be_a_model_is_refused_with_its_numbers() {
    let check = |text: &str, words: &str| {
        let error = design(text).unwrap_err().to_string();
        assert!(error.contains(words), "{text}: {error}");
    };
    check("y ~ x", "without a random term");
    check("y ~ x + (1 | sight)", "did you mean \"site\"?");
    check("arm ~ x + (1 | site)", "arm holds levels");
    check("y ~ one + (1 | site)", "one, which has only \"o\"");
    check("y ~ x + (1 | one)", "one, which has only \"o\"");
    check("same ~ x + (1 | site)", "same, which is 4 in every row");
    check("y ~ x + (x | id)", "the 8 random effects of ((Intercept) + x | id) from the residuals of 7 rows");
    check("y ~ poly(x, 3) * arm + gap + (1 | site)", "complete rows");
    check("y ~ x + (1 | log(x))", "a grouping column");
}

#[test]
fn weights_are_numbers_above_zero() {
    let weighted = |name: &str| {
        let settings = Settings { weights: Some(name.to_owned()), ..Settings::default() };
        Design::new(&Formula::read("y ~ x + (1 | site)").unwrap(), &table(), &settings)
    };
    assert_eq!(weighted("w").unwrap_err(), ModelError::Weight { row: 7, value: 0.0 });
    assert_eq!(weighted("arm").unwrap_err(), ModelError::NoWeights { name: "arm".into() });
    assert_eq!(weighted("gap").unwrap_err(), ModelError::Weight { row: 0, value: 0.0 });
    assert_eq!(weighted("id").unwrap().weights.unwrap(), [10.0, 10.0, 9.0, 2.0, 2.0, 3.0, 3.0]);
}

#[test]
fn an_offset_is_taken_from_the_response() {
    let design = design("y ~ offset(x) + offset(2*x) + (1 | site)").unwrap();
    assert_eq!(design.centred_on_offset()[..], [1.0, 0.0, -7.0, 5.0, 1.0, 1.0, -3.0]);
    assert_eq!(design.fixed_names(), ["(Intercept)"]);
}
