use super::Shown;
use super::document::{Findings, Model, Scale, document};
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::meta::fit::{MetaFit, Settings};
use stats::meta::studies::Studies;
use stats::meta::three_level;
use stats::meta::three_level::nesting::Nesting;
use stats::table::factor::Factor;
use std::collections::BTreeSet;

fn studies(count: usize) -> Studies {
    let effects: Vec<Option<f64>> =
        (0..count).map(|n| Some(0.3 + ((n * 37 + 11) % 23) as f64 / 40.0 - 0.28)).collect();
    let variances: Vec<Option<f64>> = (0..count).map(|n| Some(0.01 + ((n * 7) % 5) as f64 / 100.0)).collect();
    Studies::new(&effects, &variances).unwrap()
}

static NOTHING: BTreeSet<Shown> = BTreeSet::new();

fn findings<'f>(model: Model<'f>, names: &'f [String], scale: Scale) -> Findings<'f> {
    Findings { model, effect: "g", scale, names, confidence: 0.95, shown: &NOTHING }
}

#[test]
fn a_few_studies_are_told_with_their_range_and_with_caution() {
    let fit = MetaFit::new(&studies(6), Settings::default()).unwrap();
    let names: Vec<String> =
        ["A 1999", "B 2001", "C 2004", "D 2010", "E 2012", "F 2020"].map(str::to_owned).into();
    let told = document(findings(Model::Two(&fit), &names, Scale::AsGiven), Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told.unwrap(), WIDTH, Ink::Plain));
}

#[test]
fn a_logarithm_is_read_back_and_many_studies_have_no_names_in_the_picture() {
    let fit = MetaFit::new(&studies(90), Settings::default()).unwrap();
    let names: Vec<String> = (0..90).map(|n| format!("name-{n}-")).collect();
    let told = document(findings(Model::Two(&fit), &names, Scale::LogRatio), Speech::new(Language::English));
    let told = told.unwrap();
    assert!(told.answer[0].contains("As a ratio that is"), "{:?}", told.answer);
    let page = page(&told);
    let picture = &page[page.find("<svg").unwrap()..page.find("</svg>").unwrap()];
    assert!(!picture.contains("name-7-") && page.contains("name-7-"));
}

#[test]
fn several_results_of_one_study_are_told_on_three_levels() {
    let clusters: Vec<String> = (0..30).map(|n| format!("s{}", n / 3)).collect();
    let factor = Factor::from_texts(clusters.iter().map(|name| Some(name.as_str())));
    let nesting = Nesting { cluster: &factor, unit: None };
    let fit = three_level::fit::ThreeLevelFit::new(&studies(30), nesting, Default::default()).unwrap();
    let told =
        document(findings(Model::Three(&fit, "study"), &[], Scale::AsGiven), Speech::new(Language::Dutch));
    let text = lines(&told.unwrap(), WIDTH, Ink::Plain);
    assert!(text.contains("30 uitkomsten uit 10 × study"), "{text}");
    assert!(text.contains("tussen study"), "{text}");
}

#[test]
fn what_is_asked_for_is_shown_study_by_study() {
    let fit = MetaFit::new(&studies(8), Settings::default()).unwrap();
    let shown = BTreeSet::from([Shown::LeaveOneOut, Shown::Influence, Shown::TrueEffects]);
    let all = Findings { shown: &shown, ..findings(Model::Two(&fit), &[], Scale::AsGiven) };
    let told = document(all, Speech::new(Language::English)).unwrap();
    let text = lines(&told, WIDTH, Ink::Plain);
    for heading in ["Without each study", "Influence of each study", "The true effect of each study"] {
        assert!(text.contains(heading), "{heading}: {text}");
    }
}
