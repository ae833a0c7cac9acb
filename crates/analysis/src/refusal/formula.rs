//! Refusals of a formula, with a mark under the place.

use crate::speech::Speech;
use stats::formula::error::{FormulaError, Problem};

pub(super) fn lines(error: &FormulaError, speech: Speech) -> String {
    let place = (error.at + 1).to_string();
    let problem = problem(&error.problem, speech);
    let sentence = speech.with("refusal-formula", &[("place", &place), ("problem", &problem)]);
    let pointer = error.pointer().replace('\n', "\n  ");
    format!("{sentence}\n\n  {pointer}\n")
}

fn problem(problem: &Problem, speech: Speech) -> String {
    match problem {
        Problem::Unexpected { found, expected } => {
            speech.with("refusal-formula-unexpected", &[("found", found), ("expected", expected)])
        }
        Problem::UnknownCharacter(character) => {
            speech.with("refusal-formula-character", &[("character", &character.to_string())])
        }
        Problem::NotClosed(sign) => speech.with("refusal-formula-not-closed", &[("sign", &sign.to_string())]),
        Problem::UnknownColumn { name, nearest: None } => {
            speech.with("refusal-unknown-column", &[("name", name)])
        }
        Problem::UnknownColumn { name, nearest: Some(nearest) } => {
            speech.with("refusal-unknown-column-near", &[("name", name), ("nearest", nearest)])
        }
        Problem::UnknownFunction { name, known } => {
            speech.with("refusal-formula-function", &[("name", name), ("known", known)])
        }
        Problem::Argument { function, expected } => {
            speech.with("refusal-formula-argument", &[("function", function), ("expected", expected)])
        }
        Problem::LevelsForNumbers { name } => speech.with("refusal-formula-levels", &[("name", name)]),
        Problem::UnknownLevel { name, level } => {
            speech.with("refusal-formula-level", &[("name", name), ("level", level)])
        }
        Problem::UnseenLevel { name, level, row } => {
            let row = (row + 1).to_string();
            speech.with("refusal-formula-unseen", &[("name", name), ("level", level), ("row", &row)])
        }
        Problem::TooMany { limit, what } => {
            speech.with("refusal-formula-too-many", &[("limit", limit), ("what", what)])
        }
        Problem::Undefined { name, row } => {
            speech.with("refusal-formula-undefined", &[("name", name), ("row", &(row + 1).to_string())])
        }
        Problem::TooManyColumns { name, columns, rows, limit: _ } => {
            speech.with("refusal-formula-columns", &[("name", name), ("columns", columns), ("rows", rows)])
        }
        Problem::NotByPerson { why } => speech.with("refusal-formula-person", &[("why", why)]),
        Problem::TooFewValues { name, needed, got } => {
            speech.with("refusal-formula-few-values", &[("name", name), ("needed", needed), ("got", got)])
        }
    }
}
