use super::{Asked, Outcome, document, json, run, sessions};
use crate::chosen::sample;
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::{AskedError, Failure};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::speech::Speech;
use alliance::Language;

fn courses(count: usize) -> String {
    let row = |n: usize| {
        let (person, session) = (n / 6, n % 6 + 1);
        let intake = 24 + (person * 7) % 17;
        let own = ((person * 29) % 23) as f64 / 8.0 - 1.4;
        let noise = ((n * 37 + 11) % 31) as f64 / 10.0 - 1.5;
        let score = intake as f64 + own - (3.0 + own / 3.0) * (session as f64).ln() + noise;
        format!("p{person},{session},{intake},{score:.3}\n")
    };
    format!("client,session,intake,score\n{}", (0..count * 6).map(row).collect::<String>())
}

fn curved(text: &str, at: Vec<f64>) -> Result<Outcome, Failure> {
    let asked = Asked {
        score: "score".into(),
        course: "client".into(),
        session: "session".into(),
        intake: "intake".into(),
        at,
        share: 0.8,
    };
    run(asked, &Preparation::default(), &Source::new(sample(text).path()))
}

#[test]
fn curves_are_told_by_where_courses_began_and_as_no_forecast() {
    let outcome = curved(&courses(210), vec![30.0, 60.0]).unwrap();
    let told = document::document(&outcome, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
    assert_eq!(page(&told).matches("<svg").count(), 2);
    let json = json::json(&outcome);
    assert_eq!((&json["courses"], &json["curves"][1]["points"][0]["seen"]), (&210.into(), &false.into()));
}

#[test]
fn too_few_courses_are_refused_with_their_number() {
    let few = curved(&courses(40), Vec::new()).unwrap_err();
    assert!(matches!(few, Failure::Asked(AskedError::FewCourses { courses: 40, needed: 200 })), "{few:?}");
    let before = curved("client,session,intake,score\nA,0,20,19\nA,1,20,18\n", Vec::new()).unwrap_err();
    assert!(matches!(before, Failure::Asked(AskedError::SessionFromOne { row: 0, .. })), "{before:?}");
    let two = curved("client,session,intake,score\nA,1,20,19\nA,2,21,18\n", Vec::new()).unwrap_err();
    assert!(matches!(two, Failure::Asked(AskedError::TwoIntakes { course }) if course == "A"));
}

#[test]
fn many_sessions_are_chosen_evenly() {
    assert_eq!(sessions(1.0, 4.0), [1, 2, 3, 4]);
    assert!(sessions(1.0, 1e300).len() <= 25 && sessions(3.5, 3.7).is_empty());
}
