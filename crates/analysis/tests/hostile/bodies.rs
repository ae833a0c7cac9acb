//! What is done with input that nobody checked: the same here, where thousands of mutations are tried with every test, and in `fuzz/`,
//! where a fuzzer searches for hours. Nothing may panic or go on for ever; what is refused, is refused in words.

use alliance::Language;
use stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
use stats::factor::model::{Model, Specification};
use stats::formula::Formula;
use stats::formula::contrast::Contrast;
use stats::formula::derived::Derived;
use stats::generalised::Settings;
use stats::generalised::family::Family;
use stats::grid::Grid;
use stats::mixed::deviance::Criterion;
use std::collections::BTreeSet;
use verbond_analysis::document::{page, terminal};
use verbond_analysis::failure::Failure;
use verbond_analysis::mixed::json::Groups;
use verbond_analysis::preparation::Preparation;
use verbond_analysis::reading::Source;
use verbond_analysis::speech::Speech;
use verbond_analysis::{describe, explain, generalised, mixed, refusal};

/// Any text as a formula and as a column to make. One that can be read, reads the same when it is written back.
pub fn formula(text: &str) {
    match Derived::read(text) {
        Ok(made) => assert!(!made.name.is_empty(), "{text:?} makes a column without a name"),
        Err(error) => points_inside(text, error.at, &refusal::sentences(&error.into(), english())),
    }
    let read = match Formula::read(text) {
        Ok(read) => read,
        Err(error) => {
            return points_inside(text, error.at, &refusal::sentences(&error.into(), english()));
        }
    };
    assert_eq!(Formula::read(&read.to_string()).as_ref(), Ok(&read), "{text:?} reads otherwise once written");
    // A name between backticks is written without them: it names a column, and is no formula again.
    if text.contains(['`', '"', '\'']) || read.fixed_terms().is_empty() {
        return;
    }
    let plain = format!("{} ~ {}", read.response(), read.fixed_terms().join(" + "));
    let again = Formula::read(&plain).unwrap_or_else(|error| panic!("{plain:?} of {text:?}: {error}"));
    assert_eq!(again.response(), read.response(), "of {text:?}");
    assert_eq!(unordered(&again), unordered(&read), "of {text:?}");
}

/// Terms and the variables in each, without their order: this follows the order of writing.
fn unordered(formula: &Formula) -> BTreeSet<BTreeSet<String>> {
    let parts = |term: &String| term.split(':').map(str::to_owned).collect();
    formula.fixed_terms().iter().map(parts).collect()
}

fn points_inside(text: &str, at: usize, told: &str) {
    assert!(at <= text.chars().count(), "{text:?} is wrong at {at}, which is behind its end");
    assert!(!told.trim().is_empty(), "{text:?} is refused without a word");
}

/// Any bytes as a question and a file: lines that begin with `>` make columns, the first other line is the formula, and what
/// follows is the file.
pub fn table(bytes: &[u8]) {
    let (preparation, formula, file) = asked(bytes);
    let source = Source::Held(file.to_vec());
    let speech = Speech::new(Language::Dutch);
    match describe::run(&preparation, &source) {
        Ok(outcome) => {
            shown(&describe::document::document(&outcome, speech));
            describe::json::json(&outcome);
        }
        Err(failure) => told(&failure),
    }
    let asked = mixed::Asked {
        formula: formula.clone(),
        criterion: Criterion::Reml,
        weights: None,
        contrast: Contrast::Treatment,
        method: None,
        confidence: 0.95,
    };
    explained(&asked, &preparation, &source).unwrap_or_else(|failure| told(&failure));
    fitted(asked, &preparation, &source).unwrap_or_else(|failure| told(&failure));
    for family in [Family::Binomial, Family::Poisson] {
        let settings = Settings::new(family);
        let asked = generalised::Asked { formula: formula.clone(), settings, confidence: 0.95 };
        counted(asked, &preparation, &source).unwrap_or_else(|failure| told(&failure));
    }
}

fn asked(bytes: &[u8]) -> (Preparation, String, &[u8]) {
    let mut preparation = Preparation::default();
    let mut rest = bytes;
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let line = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = rest.get(end + 1..).unwrap_or(&[]);
        match line.strip_prefix('>').map(Derived::read) {
            None => return (preparation, line, rest),
            Some(Ok(made)) => preparation.made.push(made),
            Some(Err(_unread)) => {}
        }
    }
}

fn explained(asked: &mixed::Asked, preparation: &Preparation, source: &Source) -> Result<(), Failure> {
    let prepared = mixed::prepare(asked, preparation, source)?;
    let explanation = explain::explain(asked, &prepared)?;
    shown(&explain::document::document(&explanation, english()));
    explain::json::json(&explanation);
    Ok(())
}

fn fitted(asked: mixed::Asked, preparation: &Preparation, source: &Source) -> Result<(), Failure> {
    let outcome = mixed::run(asked, preparation, source, &verbond_analysis::watch::Nobody)?;
    shown(&mixed::document::document(&outcome, english())?);
    mixed::json::json(&outcome, Groups::First)?;
    Ok(())
}

fn counted(asked: generalised::Asked, preparation: &Preparation, source: &Source) -> Result<(), Failure> {
    let outcome = generalised::run(asked, preparation, source)?;
    shown(&generalised::document::told(&outcome, english())?);
    generalised::json::json(&outcome, Groups::First)?;
    Ok(())
}

fn english() -> Speech {
    Speech::new(Language::English)
}

fn shown(document: &verbond_analysis::document::Document) {
    assert!(!terminal::lines(document, terminal::WIDTH, terminal::Ink::Plain).is_empty());
    assert!(page::page(document).ends_with("</html>"), "a page is whole");
}

fn told(failure: &Failure) {
    for language in [Language::Dutch, Language::English] {
        let sentences = refusal::sentences(failure, Speech::new(language));
        assert!(!sentences.trim().is_empty(), "{failure:?} is refused without a word");
        // What only a mistake of ours can bring about.
        assert!(!sentences.contains("Something is wrong in the program itself"), "{failure:?}");
    }
}

/// Persons in the small sample that models are fitted to.
const PERSONS: usize = 24;
/// Variables of the largest model that is fitted; larger ones are only read.
const VARIABLES_MAX: usize = 8;

/// Any text as a measurement model, and a fit of it to answers made of whole numbers.
pub fn cfa_model(text: &str) {
    let model = match Model::read(text) {
        Ok(model) => model,
        Err(error) => {
            error.pointer();
            return points_inside(text, error.at, &error.to_string());
        }
    };
    if model.variables().len() > VARIABLES_MAX || model.factors().len() > VARIABLES_MAX {
        return;
    }
    let columns = (1..=model.variables().len())
        .map(|variable| (1..=PERSONS).map(|person| answer(person, variable)).collect())
        .collect();
    let answers = Grid::from_complete_columns(columns).expect("the answers are finite and of one length");
    let sample = Sample { name: "all".to_owned(), answers };
    for (incomplete, errors) in
        [(Incomplete::LeftOut, Errors::Normal), (Incomplete::FullInformation, Errors::Robust)]
    {
        let method = Method { incomplete, errors };
        match fit(&model, std::slice::from_ref(&sample), &Specification::default(), method) {
            Ok(found) => assert!(!found.statistic().value.is_nan(), "{text:?} fits to no number"),
            Err(error) => assert!(!error.to_string().is_empty(), "{text:?} is refused without a word"),
        }
    }
}

/// From 1 to 5, partly shared by the variables of a person.
fn answer(person: usize, variable: usize) -> f64 {
    (1 + (person * 7 % 5 + person * person * variable * 3 % 7) % 5) as f64
}
