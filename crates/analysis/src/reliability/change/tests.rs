use super::{Asked, document, run};
use crate::preparation::Preparation;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use alliance::Language;

fn asked(person: &str, time: &str, persons_max: Option<usize>) -> Asked {
    Asked {
        items: names("bond,goal,task"),
        reversed: Vec::new(),
        ends: None,
        person: person.to_owned(),
        time: time.to_owned(),
        persons_max,
    }
}

#[test]
fn change_is_told_with_where_differences_come_from() {
    let source = fixture("reliability/mbct_complete.csv");
    let outcome = run(asked("pid", "session", None), &Preparation::default(), &source).unwrap();
    for language in [Language::Dutch, Language::English] {
        insta::assert_snapshot!(shown(&document::document(&outcome, Speech::new(language))));
    }
}

#[test]
fn the_first_persons_by_name_can_be_taken_alone() {
    let source = fixture("reliability/mbct_complete.csv");
    let outcome = run(asked("pid", "session", Some(12)), &Preparation::default(), &source).unwrap();
    assert_eq!(outcome.found.persons, 12);
    let told = document::document(&outcome, Speech::new(Language::English));
    assert!(told.cautions[0].contains("the first 12 persons"), "{:?}", told.cautions);
}

#[test]
fn change_takes_persons_with_every_session() {
    let source = fixture("reliability/mbct_complete.csv");
    // Each answer about the goal is a session of its own here, and nobody has them all.
    let refusal = refused(run(asked("pid", "goal", None), &Preparation::default(), &source));
    assert!(refusal.contains("at least two persons with every answer at all"), "{refusal}");
}
