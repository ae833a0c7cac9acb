use super::*;
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use std::io::Write;

fn described(text: &str) -> Outcome {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut outcome = run(&Preparation::default(), &Source::new(file.path())).unwrap();
    outcome.prepared.found.file = "sessions.csv".to_owned();
    outcome
}

#[test]
fn a_file_is_told_by_column_and_by_what_is_missing_together() {
    let outcome = described("client,bond,goal,note\nP1,7,6,\nP1,8,,\nP2,,,\nP3,9.5,5,\n");
    assert_eq!(outcome.complete, 0);
    insta::assert_snapshot!(lines(
        &document::document(&outcome, Speech::new(Language::Dutch)),
        WIDTH,
        Ink::Plain
    ));
    insta::assert_snapshot!(format!("{:#}", json::json(&outcome)));
}
