use super::document::{Findings, document};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::generalised::Settings;
use stats::generalised::family::Family;
use stats::generalised::fit::GeneralisedFit;
use stats::table::{Column, Table, factor::Factor, numbers::Numbers};

/// Twenty patients, ten sessions each: whether they came, and how many exercises they did.
fn table() -> Table {
    let rows = 200;
    let noise = |row: usize| ((row * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let lean = |row: usize| noise((row / 10) * 13 + 3);
    let bond = |row: usize| noise(row * 3 + 1);
    let came = |row: usize| 0.4 + lean(row) + bond(row) + 1.5 * noise(row * 11 + 2) > 0.0;
    let texts = |of: &dyn Fn(usize) -> String| {
        let texts: Vec<String> = (0..rows).map(of).collect();
        Column::from(Factor::from_texts(texts.iter().map(|text| Some(text.as_str()))))
    };
    let numbers =
        |of: &dyn Fn(usize) -> f64| Column::from(Numbers::complete((0..rows).map(of).collect()).unwrap());
    Table::new([
        ("came", texts(&|row| if came(row) { "yes".into() } else { "no".into() })),
        ("exercises", numbers(&|row| (2.0 + lean(row) + bond(row) + noise(row * 5)).max(0.0).round())),
        ("bond", numbers(&bond)),
        ("patient", texts(&|row| format!("p{:02}", row / 10))),
    ])
    .unwrap()
}

fn told(formula: &str, family: Family, language: Language) -> String {
    let fit = GeneralisedFit::read(formula, &table(), &Settings::new(family)).unwrap();
    let told = document(Findings { fit: &fit, confidence: 0.95 }, Speech::new(language)).unwrap();
    lines(&told, WIDTH, Ink::Plain)
}

#[test]
fn odds_are_told_with_an_example_of_chances() {
    insta::assert_snapshot!(told("came ~ bond + (1 | patient)", Family::Binomial, Language::Dutch));
}

#[test]
fn counts_are_told_as_so_many_times_as_large() {
    let text = told("exercises ~ bond + (1 | patient)", Family::Poisson, Language::English);
    assert!(text.contains("times as large (95% interval"), "{text}");
}

#[test]
fn a_model_without_columns_tells_the_chance_in_an_ordinary_group() {
    let text = told("came ~ 1 + (1 | patient)", Family::Binomial, Language::English);
    assert!(text.contains("In an ordinary group the chance of came = yes is"), "{text}");
}
