use super::{agreement, document};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::covariance::Missing;
use stats::factor::fit::Incomplete;
use stats::grid::Grid;
use stats::rater::icc::icc;
use stats::reliability::alpha::{alpha, pointing_away};
use stats::reliability::omega::omega;
use stats::reliability::scale::scale;
use stats::reliability::unidimensional::one_factor_omega;

fn answers() -> Grid {
    let noise = |n: usize| ((n * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let column = |item: usize| -> Vec<Option<f64>> {
        let turn = if item == 5 { -1.0 } else { 1.0 };
        let of = |row: usize| {
            let value =
                noise(row * 3 + 1) + 0.5 * noise(row * 13 + (item / 3) * 401) + noise(row * 11 + item * 101);
            (row != 17 || item != 2).then_some(3.0 + turn * value)
        };
        (0..120).map(of).collect()
    };
    Grid::from_columns(&(0..9).map(column).collect::<Vec<_>>()).unwrap()
}

#[test]
fn a_scale_is_told_with_what_it_does_not_say() {
    let answers = answers();
    let items: Vec<String> = (1..=9).map(|n| format!("item_{n}")).collect();
    let found = alpha(&answers, Missing::CompleteRows, 0.95).unwrap();
    let one = one_factor_omega(&answers, Incomplete::LeftOut, 0.95).unwrap();
    let general = omega(&answers, 3, Missing::CompleteRows).unwrap();
    let away = pointing_away(&answers, Missing::CompleteRows).unwrap();
    let whole = scale(&answers, 0.95).unwrap();
    let findings = document::Findings {
        items: &items,
        alpha: &found,
        rows: 120,
        bounds: whole.bounds.as_ref().ok(),
        halves: whole.halves.as_ref(),
        one_factor: Some(&one),
        omega: Some(&general),
        pointing_away: &away,
        confidence: 0.95,
    };
    let told = document::document(findings, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
}

#[test]
fn ratings_are_told_for_one_rater_and_for_the_mean() {
    let report = icc(&answers().with_columns(&[0, 1, 2]), 0.95).unwrap();
    let told = agreement::document::document(
        agreement::document::Findings { report: &report, confidence: 0.95 },
        Speech::new(Language::English),
    );
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
}
