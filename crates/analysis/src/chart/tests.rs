use super::{Asked, Outcome, document, json, run};
use crate::chosen::sample;
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::{AskedError, Failure};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::speech::Speech;
use alliance::Language;
use stats::change::chart::Settings;

fn charted(text: &str, series: &[&str]) -> Result<Outcome, Failure> {
    let asked = Asked {
        value: "srs".into(),
        by: "client".into(),
        moment: Some("session".into()),
        series: series.iter().map(|name| (*name).to_owned()).collect(),
        settings: Settings::default(),
    };
    run(asked, &Preparation::default(), &Source::new(sample(text).path()))
}

fn sessions() -> String {
    let scores = [36.0, 37.5, 36.2, 38.0, 37.1, 36.4, 37.9, 28.5, 36.8, 37.0];
    let one = scores.iter().enumerate().map(|(n, score)| format!("A,{},{score}\n", n + 1));
    let two = (1..=4).map(|n| format!("B,{n},{}\n", 30 + n));
    format!("client,session,srs\n{}{}A,11,\n", one.collect::<String>(), two.collect::<String>())
}

#[test]
fn a_session_outside_the_usual_variation_is_told_as_a_question() {
    let outcome = charted(&sessions(), &[]).unwrap();
    assert_eq!((outcome.series[0].charts.beyond.as_slice(), outcome.missing), (&[7][..], 1));
    let told = document::document(&outcome, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
    assert_eq!(page(&told).matches("<svg").count(), 3);
    assert_eq!(json::json(&outcome)["charts"][0]["beyond_limits"], serde_json::json!([8]));
}

#[test]
fn series_without_a_chart_and_series_that_are_not_there_are_told_apart() {
    let few = charted(&sessions(), &["B"]).unwrap_err();
    assert!(matches!(few, Failure::Asked(AskedError::NoSeries { count: 1, needed: 5 })), "{few:?}");
    let none = charted(&sessions(), &["C"]).unwrap_err();
    assert!(matches!(none, Failure::Asked(AskedError::NoSuchSeries { name, .. }) if name == "C"));
    let twice = charted("client,session,srs\nA,1,3\nA,1,4\n", &[]).unwrap_err();
    assert!(matches!(twice, Failure::Asked(AskedError::TwoScores { moment, .. }) if moment == "1"));
}
