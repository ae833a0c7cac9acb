use super::sentences;
use crate::failure::Failure;
use crate::speech::Speech;
use alliance::Language;
use stats::formula::Formula;

fn said(failure: &Failure, language: Language) -> String {
    sentences(failure, Speech::new(language))
}

#[test]
fn a_formula_is_shown_with_a_mark_under_the_place() {
    let error = Formula::read("distress ~ time +* arm").unwrap_err();
    insta::assert_snapshot!(said(&error.clone().into(), Language::English), @r#"
    Character 18: found "*", expected a column, a number, a function or "(".

      distress ~ time +* arm
                       ^
    "#);
    insta::assert_snapshot!(said(&error.into(), Language::Dutch), @r#"
    Teken 18: hier staat "*", verwacht was a column, a number, a function or "(".

      distress ~ time +* arm
                       ^
    "#);
}

#[test]
fn a_cell_of_words_is_told_with_its_line_and_two_ways_out() {
    let error = crate::reading::error::ReadError::TextAmongNumbers {
        column: "bdi".to_owned(),
        text_count: 3,
        count: 1280,
        text: "n.v.t.".to_owned(),
        line: 1017,
    };
    insta::assert_snapshot!(said(&error.into(), Language::Dutch), @"Kolom “bdi” wordt gemeten, maar 3 van de 1.280 gevulde cellen bevatten woorden; het eerste is “n.v.t.” op regel 1017. Betekent dat ontbrekend, zeg dan --missing='n.v.t.'; zijn de getallen namen, zeg dan --levels bdi.");
}

#[test]
fn a_column_that_tells_every_answer_is_named_with_what_to_do() {
    let error = stats::generalised::error::GeneralisedError::Separated {
        response: "came".to_owned(),
        direction: vec![("armTAU".to_owned(), 1.0)],
        told: 40,
        rows: 90,
    };
    insta::assert_snapshot!(said(&error.into(), Language::Dutch), @"armTAU: in 40 van 90 rijen zeggen deze feilloos wat came is, dus past geen eindig getal het best. Laat een kolom weg, of voeg waarden samen.");
}
