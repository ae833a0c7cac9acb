use super::document::parts;
use super::samples::fitted;
use super::*;
use crate::crew::Threads;
use crate::document::Document;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::preparation::Preparation;
use crate::speech::Speech;
use crate::watch::Nobody;
use alliance::Language;
use std::num::NonZero;

fn threads(count: usize) -> Threads {
    Threads { count: NonZero::new(count).unwrap() }
}

fn outcome() -> mixed::Outcome {
    fitted("distress ~ session + bond + (1 | patient)", &Preparation::default())
}

fn all(outcome: &mixed::Outcome, count: usize) -> Refits {
    let asked = Asked {
        profile: Some(Profiled),
        bootstrap: Some(Plan { replicates: 99, seed: 7 }),
        influence: Some("patient".to_owned()),
    };
    run(&asked, outcome, &threads(count), &Nobody).unwrap()
}

fn told(language: Language) -> String {
    let (outcome, speech) = (outcome(), Speech::new(language));
    let parts = parts(&all(&outcome, 2), &outcome, speech).unwrap();
    let (answer, cautions, origin) = (Vec::new(), Vec::new(), Vec::new());
    let document = Document { language, title: "distress".into(), answer, cautions, parts, origin };
    lines(&document, WIDTH, Ink::Plain)
}

#[test]
fn further_fits_are_told_in_dutch() {
    insta::assert_snapshot!(told(Language::Dutch));
}

#[test]
fn further_fits_are_told_in_english() {
    insta::assert_snapshot!(told(Language::English));
}

#[test]
fn how_many_threads_there_are_changes_nothing() {
    let outcome = outcome();
    let (one, three) = (all(&outcome, 1), all(&outcome, 3));
    assert_eq!(one.bootstrap, three.bootstrap);
    assert_eq!(one.influence, three.influence);
    let intervals = |refits: &Refits| refits.profile.as_ref().unwrap().intervals.clone();
    assert_eq!(intervals(&one), intervals(&three));
}

#[test]
fn json_has_what_was_asked_and_nothing_else() {
    let outcome = outcome();
    let plain = mixed::json::json(&outcome, mixed::json::Groups::First).unwrap();
    let nothing = json::with(plain.clone(), &Refits::default(), 0.95).unwrap();
    assert_eq!(nothing, plain);
    let value = json::with(plain, &all(&outcome, 1), 0.95).unwrap();
    assert_eq!(value["ML"]["profile_ci95_ML_exact_beta"]["coef_names"][2], "bond");
    assert_eq!(value["ML"]["profile_ci95_ML_exact_vc"]["names"][0], "sd_(Intercept)|patient");
    assert_eq!(value["bootstrap"]["ci"].as_array().unwrap().len(), 5);
    assert_eq!(value["influence"]["groups"].as_array().unwrap().len(), 12);
}

#[test]
fn the_usual_intervals_are_made_for_other_software_however_sure_was_asked() {
    let mut outcome = outcome();
    let usual = all(&outcome, 1).profile.unwrap();
    outcome.asked.confidence = 0.5;
    let half = all(&outcome, 1).profile.unwrap();
    assert_eq!(half.usual, usual.usual);
    assert!(half.intervals[0].interval.lower > usual.intervals[0].interval.lower);
}

#[test]
fn too_few_studies_and_a_grouping_that_is_not_there_are_refused_before_any_work() {
    let outcome = outcome();
    let few = Asked { bootstrap: Some(Plan { replicates: 39, seed: 1 }), ..Asked::default() };
    let refused = run(&few, &outcome, &threads(1), &Nobody).unwrap_err();
    assert_eq!(refused.to_string(), "repeat a study 39 times; it takes at least 40");
    let unknown = Asked { influence: Some("session".into()), profile: Some(Profiled), ..Asked::default() };
    let refused = run(&unknown, &outcome, &threads(1), &Nobody).unwrap_err();
    assert!(refused.to_string().contains("the groupings are patient"), "{refused}");
}
