use super::expected::{self, Counts};
use super::{document, residuals};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::document::{Document, Part};
use crate::preparation::Preparation;
use crate::refit::samples::{fitted, kept};
use crate::speech::Speech;
use alliance::Language;
use stats::formula::derived::Derived;

const NEW: &str = "session,bond,patient\n7,5.5,p03\n8,5.5,p03\n7,,p03\n7,5.5,p99\n7,5.5,\n";

fn terminal(part: Part, language: Language) -> String {
    let (answer, cautions, origin) = (Vec::new(), Vec::new(), Vec::new());
    let title = "distress".to_owned();
    let document = Document { language, title, answer, cautions, parts: vec![part], origin };
    lines(&document, WIDTH, Ink::Plain)
}

#[test]
fn a_row_of_an_unknown_group_counts_as_new_and_one_with_a_gap_gets_nothing() {
    let preparation = Preparation::default();
    let outcome = fitted("distress ~ session + bond + (1 | patient)", &preparation);
    let (_file, source) = kept(NEW);
    let expected = expected::run(&outcome, &preparation, &source).unwrap();
    assert_eq!(expected.counts, Counts { expected: 4, new: 2 });
    let sheet = expected.sheet();
    assert_eq!(sheet.names[..4], ["patient", "bond", "session", ".fitted"]);
    assert_eq!(sheet.rows[2].cells, ["p03", "", "7", "", "", "", "", "", "", ""]);
    assert_eq!(sheet.rows[3].cells[3..], sheet.rows[4].cells[3..]);
    for (language, name) in [(Language::Dutch, "nl"), (Language::English, "en")] {
        let part = document::part(&expected, &outcome, Speech::new(language));
        let text = terminal(part, language).replace(&expected.file, "new.csv");
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn a_file_without_groups_is_one_of_new_groups() {
    let preparation = Preparation::default();
    let outcome = fitted("distress ~ session + (1 | patient) + (1 | therapist)", &preparation);
    let (_file, source) = kept("session\n1\n2\n");
    let expected = expected::run(&outcome, &preparation, &source).unwrap();
    assert_eq!(expected.counts, Counts { expected: 2, new: 2 });
    let (_file, source) = kept("patient\np01\n");
    let refused = expected::run(&outcome, &preparation, &source).unwrap_err().to_string();
    assert!(refused.contains("find a column \"session\""), "{refused}");
}

#[test]
fn only_the_made_columns_that_explain_are_made_of_new_rows() {
    let made = ["late = session - 1", "score = distress * 2", "later = late * 2"];
    let made = made.map(|text| Derived::read(text).unwrap()).to_vec();
    let preparation = Preparation { made, ..Preparation::default() };
    let outcome = fitted("score ~ later + (1 | patient)", &preparation);
    let (_file, source) = kept("session\n1\n2\n");
    let expected = expected::run(&outcome, &preparation, &source).unwrap();
    assert_eq!(expected.columns, ["later"]);
    assert_eq!(expected.counts.expected, 2);
}

#[test]
fn residuals_stand_beside_the_rows_they_belong_to() {
    let outcome = fitted("distress ~ session + (1 | patient)", &Preparation::default());
    let sheet = residuals::sheet(&outcome);
    assert_eq!(sheet.names, [".row", "patient", "distress", ".fitted", ".fixed", ".resid", ".std.resid"]);
    // Row 31 has no response.
    assert_eq!(sheet.rows.len(), 70);
    assert_eq!(sheet.rows[30].cells[..2], ["32", "p05"]);
    let number = |cell: &String| cell.parse::<f64>().unwrap();
    for row in &sheet.rows {
        let [response, fitted, rest] = [2, 3, 5].map(|place| number(&row.cells[place]));
        assert!((response - fitted - rest).abs() < 1e-12);
    }
}
