use super::{Asked, document, run};
use crate::preparation::Preparation;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use alliance::Language;

fn asked(items: &str, cluster: &str) -> Asked {
    Asked {
        items: names(items),
        reversed: Vec::new(),
        ends: None,
        cluster: cluster.to_owned(),
        confidence: 0.95,
    }
}

#[test]
fn two_levels_are_told_with_the_one_that_counts_for_a_course() {
    let source = fixture("reliability/demo_twolevel.csv");
    let outcome = run(asked("y1,y2,y3", "cluster"), &Preparation::default(), &source).unwrap();
    for language in [Language::Dutch, Language::English] {
        insta::assert_snapshot!(shown(&document::document(&outcome, Speech::new(language)).unwrap()));
    }
}

#[test]
fn two_levels_take_three_items_and_more_groups_than_items() {
    let check = |items: &str, cluster: &str, said: &str| {
        let source = fixture("reliability/wai_items.csv");
        let refusal = refused(run(asked(items, cluster), &Preparation::default(), &source));
        assert!(refusal.contains(said), "{refusal}");
    };
    check("bond1,bond2", "therapist", "This takes at least 3 columns, and 2 were named.");
    check("bond1,bond2,bond3", "arm", "This takes at least 4 groups, and “arm” names 2.");
    check("bond1,bond2,bond3", "therapis", "Did you mean “therapist”?");
}
