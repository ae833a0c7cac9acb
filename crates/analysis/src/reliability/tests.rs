use super::{Asked, agreement, document, run};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::samples::{fixture, names, refused};
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
use std::io::Write;

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
    let bounds = whole.bounds.unwrap();
    let findings = document::Findings {
        items: &items,
        alpha: &found,
        rows: 120,
        bounds: Some(&bounds),
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

fn asked(items: &str, reversed: &str) -> Asked {
    Asked {
        items: names(items),
        reversed: if reversed.is_empty() { Vec::new() } else { names(reversed) },
        ends: None,
        factors: None,
        confidence: 0.95,
    }
}

#[test]
fn an_item_that_points_away_is_named_and_can_be_turned() {
    let source = fixture("reliability/bfi_agree.csv");
    let outcome = run(asked("A1,A2,A3,A4,A5", ""), &Preparation::default(), &source).unwrap();
    let told = document::told(&outcome, Speech::new(Language::English));
    assert!(told.cautions[0].starts_with("A1 seems to point the other way."), "{:?}", told.cautions);
    let turned = run(asked("A1,A2,A3,A4,A5", "A1"), &Preparation::default(), &source).unwrap();
    assert!(turned.pointing_away.is_empty() && turned.found.complete.alpha > 0.69);
    // What psych prints turns such items by itself.
    assert!((turned.found.pairwise.alpha - outcome.turned.alpha).abs() < 1e-12);
    let told = document::told(&turned, Speech::new(Language::Dutch));
    assert!(told.cautions[0].starts_with("A1 is omgekeerd tussen het laagste"), "{:?}", told.cautions);
}

#[test]
fn items_that_say_nothing_are_refused_by_name() {
    let check = |items: &str, reversed: &str, said: &str| {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let rows = (0..30).map(|n| {
            let (a, b) = (n % 5, (n * 7 + n / 3) % 5);
            let mixed = if n == 7 { "n.v.t.".to_owned() } else { a.to_string() };
            format!("{a},{b},{},{},3,,w,{mixed}\n", n % 4, -a)
        });
        let text = rows.collect::<String>();
        write!(file, "a,b,c,minus,same,empty,word,mixed\n{text}").unwrap();
        let source = Source::new(file.path());
        let refusal = refused(run(asked(items, reversed), &Preparation::default(), &source));
        assert!(refusal.contains(said), "{refusal}");
    };
    check("a", "", "This takes at least 2 columns, and 1 was named.");
    check("a,a", "", "“a” was named twice.");
    check("a,zz", "", "There is no column “zz”.");
    check("a,b,same", "", "“same” is the same in every row that counts.");
    check("a,b,empty", "", "“empty” is empty in every row.");
    check("a,b,word", "", "“word” holds words");
    check("a,b,mixed", "", "the first is “n.v.t.” in line 9");
    check("a,minus", "", "The items cancel each other out");
    check("a,b", "c", "“c” is none of the items.");
}
