use super::{Asked, document, json, run};
use crate::preparation::Preparation;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use alliance::Language;
use stats::covariance::Missing;

fn asked(items: &str, missing: Missing) -> Asked {
    Asked { items: names(items), missing }
}

#[test]
fn ordered_answers_are_told_beside_ordinary_correlations() {
    let source = fixture("reliability/wai_items.csv");
    let asked = asked("bond1,bond2,goal1", Missing::CompleteRows);
    let outcome = run(asked, &Preparation::default(), &source).unwrap();
    for language in [Language::Dutch, Language::English] {
        insta::assert_snapshot!(shown(&document::document(&outcome, Speech::new(language))));
    }
    let told = json::json(&outcome);
    assert_eq!(told["pairs"][0]["est"], told["R"][0][1]);
    assert_eq!(told["thresholds"][2]["est"].as_array().unwrap().len(), 4);
}

#[test]
fn a_measurement_is_no_ordered_answer() {
    let check = |file: &str, items: &str, said: &str| {
        let asked = asked(items, Missing::Pairwise);
        let refusal = refused(run(asked, &Preparation::default(), &fixture(file)));
        assert!(refusal.contains(said), "{refusal}");
    };
    check("factor/holzinger.csv", "x1,x2", "at most 20");
    check("factor/holzinger.csv", "x1", "at least 2 columns");
    check("reliability/wai_items.csv", "bond1,arm", "“arm” holds words");
}
