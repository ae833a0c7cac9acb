use super::{Asked, Matched, document, json, run};
use crate::preparation::Preparation;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use alliance::Language;
use stats::differential::item::Limits;

fn asked(items: &str, matched: Matched) -> Asked {
    let group = "language".to_owned();
    Asked { items: names(items), group, matched, limits: Limits::JodoinGierl }
}

#[test]
fn items_are_told_by_size_and_never_as_a_mistake() {
    let source = fixture("differential/answers.csv");
    let asked = asked("i1,i2,i3,i4,i5,uniform,crossing,yes", Matched::Rest);
    let outcome = run(asked, &Preparation::default(), &source).unwrap();
    for language in [Language::Dutch, Language::English] {
        insta::assert_snapshot!(shown(&document::document(&outcome, Speech::new(language))));
    }
    assert_eq!(json::json(&outcome)["items"][6]["size"], "large");
}

#[test]
fn a_score_that_tells_the_answer_is_refused_with_its_item() {
    let check = |items: &str, matched: Matched, said: &str| {
        let source = fixture("differential/answers.csv");
        let refusal = refused(run(asked(items, matched), &Preparation::default(), &source));
        assert!(refusal.contains(said), "{refusal}");
    };
    check("i1,i2", Matched::Items(names("i1")), "In “i1” the score or the groups tell the answer");
    check("i1,i2", Matched::Items(names("i3")), "“i3” is none of the items.");
    check("i1", Matched::Total, "at least 2 columns");
}
