use super::{Asked, Line, Scores, document, json, run};
use crate::chosen::sample;
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::{AskedError, Failure};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::speech::Speech;
use alliance::Language;
use stats::change::Better;
use stats::change::cutoff::{Norm, Norms};

fn columns(line: Line) -> Asked {
    let scores = Scores::Columns { before: "first".into(), after: "last".into(), person: Some("who".into()) };
    Asked { scores, reliability: 0.88, better: Better::Lower, line, confidence: 0.95 }
}

fn moments(from: Option<&str>, to: Option<&str>) -> Asked {
    let scores = Scores::Moments {
        score: "bdi".into(),
        person: "who".into(),
        moment: "month".into(),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    };
    Asked { scores, ..columns(Line::Unknown) }
}

fn asked(asked: Asked, text: &str) -> Result<super::Outcome, Failure> {
    run(asked, &Preparation::default(), &Source::new(sample(text).path()))
}

const PEOPLE: &str = "who,first,last\nA,33,27\nB,30,12\nC,25,26\nD,39,\nE,20,35\nF,28,8\n";

#[test]
fn people_are_told_by_what_can_be_seen_in_their_change() {
    let norms = Norms {
        clinical: Norm { mean: 28.0, standard_deviation: 7.0 },
        functional: Some(Norm { mean: 8.0, standard_deviation: 6.0 }),
    };
    let outcome = asked(columns(Line::Between(norms)), PEOPLE).unwrap();
    let told = document::document(&outcome, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
    assert!(page(&told).contains("<svg"));
    let json = json::json(&outcome);
    assert_eq!((&json["n"], &json["improved"], &json["recovered"]), (&5.into(), &3.into(), &2.into()));
}

#[test]
fn the_first_and_the_last_score_are_by_number_unless_moments_are_named() {
    let text = "who,month,bdi\n1,10,20\n1,2,30\n1,4,25\n2,2,28\n2,4,27\n3,2,19\n";
    let found = asked(moments(None, None), text).unwrap();
    assert_eq!(found.before, [Some(30.0), Some(28.0), Some(19.0)]);
    // One score is no change.
    assert_eq!(found.after, [Some(20.0), Some(27.0), None]);
    let found = asked(moments(Some("2"), Some("4")), text).unwrap();
    assert_eq!(found.after, [Some(25.0), Some(27.0), None]);
}

#[test]
fn what_is_no_pair_of_scores_is_refused_with_its_place() {
    let twice = asked(moments(Some("1"), Some("2")), "who,month,bdi\nA,1,3\nA,1,4\nA,2,5\n").unwrap_err();
    assert!(matches!(twice, Failure::Asked(AskedError::TwoScores { person, .. }) if person == "A"));
    let one = asked(columns(Line::Unknown), "who,first,last\nA,3,4\nB,4,\n").unwrap_err();
    assert!(matches!(one, Failure::Asked(AskedError::NoPairs { persons: 2, both: 1 })), "{one:?}");
    let same = asked(columns(Line::Unknown), "who,first,last\nA,3,4\nB,3,5\n").unwrap_err();
    assert!(matches!(same, Failure::Constant { name, .. } if name == "first"));
}
