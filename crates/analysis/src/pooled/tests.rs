use super::file::{self, Agreed, SmallCells};
use super::{Asked, document, json, run, summarise};
use crate::chosen::sample;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::{AskedError, Failure};
use crate::mixed;
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::speech::Speech;
use alliance::Language;
use stats::formula::contrast::Contrast;
use stats::formula::derived::Derived;
use stats::mixed::deviance::Criterion;
use stats::pooled::error::PooledError;
use std::collections::BTreeMap;
use tempfile::TempDir;

const FORMULA: &str = "distress ~ session + arm + (1 | patient)";

fn agreed() -> Agreed {
    Agreed {
        formula: FORMULA.into(),
        made: Vec::new(),
        levels: BTreeMap::from([("arm".to_owned(), vec!["usual".to_owned(), "added".to_owned()])]),
        origins: BTreeMap::new(),
        weights: None,
        minimum: 3,
        small: SmallCells::Refused,
    }
}

/// Twelve patients of one site with four sessions each.
fn rows(site: usize) -> String {
    let row = |n: usize| {
        let (patient, session) = (n / 4, n % 4);
        let noise = ((n * 37 + site * 101 + 11) % 23) as f64 / 11.5;
        let own = ((patient * 17 + site * 7) % 13) as f64 / 3.0;
        let arm = if patient % 2 == 0 { "usual" } else { "added" };
        format!("s{site}p{patient},{session},{arm},{}\n", 20.0 - 1.5 * session as f64 + own + noise)
    };
    (0..48).map(row).collect()
}

const HEAD: &str = "patient,session,arm,distress\n";

#[test]
fn the_fit_to_files_of_sums_is_the_fit_to_all_rows() {
    let folder = TempDir::new().unwrap();
    let mut files = Vec::new();
    for site in 0..3 {
        let source = sample(&format!("{HEAD}{}", rows(site)));
        let summed = summarise(agreed(), &Preparation::default(), &Source::new(source.path())).unwrap();
        let path = folder.path().join(format!("site-{site}.json"));
        let text = file::text(&summed.file, &path).unwrap();
        assert!(!text.contains("s0p1") && !text.contains("p11"), "a patient is named: {text}");
        std::fs::write(&path, text).unwrap();
        files.push(path);
    }
    let outcome = run(Asked { files, criterion: Criterion::Reml, confidence: 0.95 }).unwrap();
    let all = sample(&format!("{HEAD}{}{}{}", rows(0), rows(1), rows(2)));
    let asked = mixed::Asked {
        formula: FORMULA.into(),
        criterion: Criterion::Reml,
        weights: None,
        contrast: Contrast::Treatment,
        method: None,
        confidence: 0.95,
    };
    let usual = Preparation { references: vec![("arm".into(), "usual".into())], ..Preparation::default() };
    let together = mixed::run(asked, &usual, &Source::new(all.path()), &crate::watch::Nobody).unwrap();
    for (one, other) in outcome.fit.coefficients().iter().zip(together.fit.coefficients()) {
        assert!((one.estimate - other.estimate).abs() < 1e-8, "{one:?} {other:?}");
        assert!((one.standard_error - other.standard_error).abs() < 1e-6, "{one:?} {other:?}");
    }
    assert!((outcome.fit.objective() - together.fit.objective()).abs() < 1e-8);
    assert_eq!(json::json(&outcome)["REML"]["n"], 144);
    let told = document::document(&outcome, Speech::new(Language::Dutch)).unwrap();
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
}

#[test]
fn a_site_is_told_what_it_sends() {
    let source = sample(&format!("{HEAD}{}s0p90,0,usual,\n", rows(0)));
    let site = summarise(agreed(), &Preparation::default(), &Source::new(source.path())).unwrap();
    assert_eq!((site.missing, site.file.summary.row_count()), (1, 48));
    let told = document::of_site(&site, std::path::Path::new("north.json"), Speech::new(Language::English));
    let text = lines(&told, WIDTH, Ink::Plain);
    assert!(text.contains("48 rows of 12 × patient") && text.contains("No row, no name"), "{text}");
}

#[test]
fn what_would_mean_something_else_at_each_site_is_refused() {
    let source = sample(&format!("{HEAD}{}", rows(0)));
    let source = Source::new(source.path());
    let made = vec![Derived::read("mid = session - mean(session)").unwrap()];
    let refused = summarise(agreed(), &Preparation { made, ..Preparation::default() }, &source).unwrap_err();
    assert!(
        matches!(refused, Failure::Pooled(PooledError::LearnsFromRows { function }) if function == "mean")
    );
    let nothing = Agreed { levels: BTreeMap::new(), ..agreed() };
    let refused = summarise(nothing, &Preparation::default(), &source).unwrap_err();
    assert!(matches!(refused, Failure::Pooled(PooledError::NoLevels { column }) if column == "arm"));
    let many = Agreed { minimum: 40, ..agreed() };
    let refused = summarise(many, &Preparation::default(), &source).unwrap_err();
    assert!(matches!(refused, Failure::Pooled(PooledError::SmallCells { .. })), "{refused:?}");
}

#[test]
fn files_of_other_plans_and_files_of_nothing_are_refused_by_name() {
    let source = sample(&format!("{HEAD}{}", rows(0)));
    let site = summarise(agreed(), &Preparation::default(), &Source::new(source.path())).unwrap();
    let text = file::text(&site.file, source.path()).unwrap();
    let check = |second: &str| {
        let (one, two) = (sample(&text), sample(second));
        let files = vec![one.path().to_owned(), two.path().to_owned()];
        run(Asked { files, criterion: Criterion::Reml, confidence: 0.95 }).unwrap_err()
    };
    let other = check(&text.replacen("session + arm", "arm + session", 1));
    assert!(matches!(other, Failure::Asked(AskedError::OtherPlan { what: "formula", .. })), "{other:?}");
    for broken in ["", "{}", "[1, 2]", &text.replacen("\"version\": 1", "\"version\": 2", 1)] {
        let refused = check(broken);
        assert!(matches!(refused, Failure::Asked(AskedError::NotASummary { .. })), "{refused:?}");
    }
    let many = check(&text.replacen("\"groups\": 12", "\"groups\": 4000000000", 1));
    assert!(matches!(many, Failure::Asked(AskedError::NotASummary { .. })), "{many:?}");
    let sums = check(&text.replacen("\"groups\": 12", "\"groups\": 49", 1));
    assert!(matches!(sums, Failure::Pooled(PooledError::Malformed { .. })), "{sums:?}");
}
