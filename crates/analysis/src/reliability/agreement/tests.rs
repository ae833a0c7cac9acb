use super::{Asked, Question, document, run};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::samples::{fixture, names, refused, shown};
use crate::speech::Speech;
use alliance::Language;
use stats::rater::kappa::Weights;
use std::io::Write;

fn choice(columns: &str, weights: Weights, categories: &[&str]) -> Asked {
    let categories = categories.iter().map(|name| (*name).to_owned()).collect();
    Asked {
        columns: names(columns),
        question: Question::SameChoice { weights, categories },
        confidence: 0.95,
    }
}

fn of_words(asked: Asked) -> Result<super::Outcome, crate::failure::Failure> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    let rows = ["low,low", "mid,low", "mid,mid", "high,high", "low,low", "high,mid", "mid,mid", "low,", ","];
    file.write_all(format!("one,other\n{}\n", rows.join("\n")).as_bytes()).unwrap();
    let mut outcome = run(asked, &Preparation::default(), &Source::new(file.path()))?;
    outcome.prepared.found.file = "choices.csv".to_owned();
    Ok(outcome)
}

#[test]
fn choices_are_told_with_how_they_were_weighed() {
    let asked = choice("one,other", Weights::Linear, &["low", "mid", "high"]);
    let outcome = of_words(asked).unwrap();
    for language in [Language::Dutch, Language::English] {
        insta::assert_snapshot!(shown(&document::told(&outcome, Speech::new(language))));
    }
}

#[test]
fn words_have_no_order_until_somebody_says_it() {
    let check = |asked: Asked, said: &str| {
        let refusal = refused(of_words(asked));
        assert!(refusal.contains(said), "{refusal}");
    };
    check(choice("one,other", Weights::Linear, &[]), "words have no order");
    check(choice("one,other", Weights::Equal, &["low", "high"]), "“mid” stands in the file");
    check(choice("one", Weights::Equal, &[]), "at least 2 columns");
    assert!(of_words(choice("one,other", Weights::Equal, &[])).is_ok());
}

#[test]
fn groups_too_small_to_be_shown_are_counted_and_not_told() {
    let asked = |group: &str| Asked {
        columns: names("bond1,bond2,bond3,bond4"),
        question: Question::SameView { group: group.to_owned(), options: 5 },
        confidence: 0.95,
    };
    let source = fixture("reliability/wai_items.csv");
    let outcome = run(asked("therapist"), &Preparation::default(), &source).unwrap();
    insta::assert_snapshot!(shown(&document::told(&outcome, Speech::new(Language::Dutch))));
    let outcome = run(asked("id"), &Preparation::default(), &source).unwrap();
    let told = document::told(&outcome, Speech::new(Language::English));
    assert!(told.cautions[0].contains("900 groups have fewer than 4 answers"), "{:?}", told.cautions);
}
