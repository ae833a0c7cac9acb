use super::{Asked, Outcome, document, json, run};
use crate::chosen::sample;
use crate::document::page::page;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::failure::{AskedError, Failure};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::speech::Speech;
use alliance::Language;

fn parted(text: &str) -> Result<Outcome, Failure> {
    let asked =
        Asked { value: "bond".into(), by: "client".into(), with: vec!["distress".into()], confidence: 0.95 };
    run(asked, &Preparation::default(), &Source::new(sample(text).path()))
}

/// Within a client distress falls where the bond rises; clients with more bond have more of both.
fn sessions() -> String {
    let row = |n: usize| {
        let (client, moment) = (n / 6, (n % 6) as f64);
        let own = client as f64;
        let noise = ((n * 37 + 11) % 23) as f64 / 23.0;
        format!("{client},{},{}\n", own + 0.4 * moment + noise, 3.0 * own - moment + 2.0 * noise)
    };
    format!("client,bond,distress\n{}9,,4\n", (0..54).map(row).collect::<String>())
}

#[test]
fn both_levels_are_told_even_where_they_point_in_different_directions() {
    let outcome = parted(&sessions()).unwrap();
    let relation = &outcome.relations[0];
    assert!(relation.found.within.unwrap() < 0.0 && relation.found.between.unwrap() > 0.0);
    let told = document::document(&outcome, Speech::new(Language::Dutch));
    insta::assert_snapshot!(lines(&told, WIDTH, Ink::Plain));
    assert!(page(&told).contains("<svg"));
    assert_eq!((&json::json(&outcome)["k"], outcome.missing), (&9.into(), 1));
}

#[test]
fn what_has_no_levels_is_refused() {
    let one = parted("client,bond,distress\nA,1,2\nA,2,3\nA,3,1\n").unwrap_err();
    assert!(matches!(one, Failure::Asked(AskedError::OneLevel { clusters: 1, rows: 3, .. })), "{one:?}");
    let single = parted("client,bond,distress\nA,1,2\nB,2,3\n").unwrap_err();
    assert!(matches!(single, Failure::Asked(AskedError::OneLevel { clusters: 2, .. })), "{single:?}");
    let same = parted("client,bond,distress\nA,1,2\nA,1,3\nB,1,3\n").unwrap_err();
    assert!(matches!(same, Failure::Constant { name, .. } if name == "bond"));
}
