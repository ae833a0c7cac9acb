//! Refusals of items, raters and measurement models.

use crate::items::ItemsError;
use crate::speech::Speech;
use stats::StatsError;
use stats::differential::error::DifferentialError;
use stats::factor::language::{ModelError, Problem};

pub(super) fn lines(error: &ItemsError, speech: Speech) -> String {
    match error {
        ItemsError::Model(error) => model(error, speech),
        error => sentence(error, speech) + "\n",
    }
}

fn sentence(error: &ItemsError, speech: Speech) -> String {
    match error {
        ItemsError::Model(error) => model(error, speech),
        ItemsError::TooFew { needed, got } => {
            speech.with("refusal-items-few", &[("needed", needed), ("got", got)])
        }
        ItemsError::Twice(name) => speech.with("refusal-items-twice", &[("name", name)]),
        ItemsError::NotAnItem { name, nearest: None } => {
            speech.with("refusal-items-turned", &[("name", name)])
        }
        ItemsError::NotAnItem { name, nearest: Some(nearest) } => {
            speech.with("refusal-items-turned-near", &[("name", name), ("nearest", nearest)])
        }
        ItemsError::Words(name) => speech.with("refusal-formula-levels", &[("name", name)]),
        ItemsError::TooLarge(name) => speech.with("refusal-items-large", &[("name", name)]),
        ItemsError::Unanswered(name) => speech.with("refusal-items-unanswered", &[("name", name)]),
        ItemsError::TooFewComplete { needed, got, rows } => {
            speech.with("refusal-items-complete", &[("needed", needed), ("got", got), ("rows", rows)])
        }
        ItemsError::CancelOut => speech.t("refusal-items-cancel"),
        ItemsError::TooFewGroups { column, needed, got } => {
            speech.with("refusal-items-groups", &[("column", column), ("needed", needed), ("got", got)])
        }
        ItemsError::TooFewInGroup { column, needed, got } => {
            speech.with("refusal-items-in-group", &[("column", column), ("needed", needed), ("got", got)])
        }
        ItemsError::Unbalanced { complete, left_out, sessions } => speech.with(
            "refusal-items-unbalanced",
            &[("complete", complete), ("left", left_out), ("sessions", sessions)],
        ),
        ItemsError::Undetermined { left, relation, right } => {
            let relation = format!("{left} {relation} {right}");
            speech.with("refusal-items-undetermined", &[("relation", &relation.trim_end())])
        }
        ItemsError::Settings { groups, settings } => {
            speech.with("refusal-items-settings", &[("groups", groups), ("settings", settings)])
        }
        ItemsError::NotSettled { steps } => speech.with("refusal-items-not-settled", &[("steps", steps)]),
        ItemsError::Between { item, error } => between(item, *error, speech),
        ItemsError::ManyAnswers { name, count, most } => {
            speech.with("refusal-items-answers", &[("name", name), ("count", count), ("most", most)])
        }
        ItemsError::Category { found } => speech.with("refusal-items-category", &[("found", found)]),
        ItemsError::NoOrder => speech.t("refusal-items-order"),
        ItemsError::OneChoice { names } => {
            speech.with("refusal-items-one-choice", &[("names", &speech.row_of(names))])
        }
        ItemsError::NeverBoth { names } => {
            speech.with("refusal-items-never-both", &[("names", &speech.row_of(names))])
        }
        ItemsError::Number { names, error } => number(names, *error, speech),
    }
}

/// The names in the place of numbers, where an error counts items.
fn number(names: &[String], error: StatsError, speech: Speech) -> String {
    let (key, place) = match error {
        StatsError::NoVariation { variable } => ("refusal-items-constant", variable),
        StatsError::NotInvertible { column } => ("refusal-items-sum", column),
        StatsError::NotPositiveDefinite { pivot } => ("refusal-items-sum", pivot),
        other => return super::number(other, speech),
    };
    match names.get(place) {
        Some(name) => speech.with(key, &[("name", name)]),
        None => super::number(error, speech),
    }
}

fn between(item: &str, error: DifferentialError, speech: Speech) -> String {
    match error {
        DifferentialError::Number(error) => super::number(error, speech),
        DifferentialError::OneAnswer { rows, .. } => {
            speech.with("refusal-items-one-answer", &[("name", &item), ("rows", &rows)])
        }
        DifferentialError::TooFewGroups { groups, rows } => {
            speech.with("refusal-items-few-groups", &[("groups", &groups), ("rows", &rows)])
        }
        DifferentialError::NoEstimate { rows, .. } => {
            speech.with("refusal-items-no-estimate", &[("name", &item), ("rows", &rows)])
        }
        // Items are counted here and not by whoever asks; whoever meets this should be able to tell us.
        DifferentialError::NoItem { .. } => {
            speech.with("refusal-unexpected", &[("detail", &error.to_string())])
        }
    }
}

/// What the reader of models found or expected, in the language of the sentence; signs are the same in both.
fn spoken(words: &str, speech: Speech) -> String {
    match words {
        "the end" => speech.t("refusal-items-end"),
        "the end of the line" => speech.t("refusal-items-line-end"),
        "a factor or a variable" => speech.t("refusal-items-left"),
        "a variable, a factor, or a value or name with * behind it" => speech.t("refusal-items-term"),
        "a number, NA or a name" => speech.t("refusal-items-setting"),
        "a comma or )" => speech.t("refusal-items-comma"),
        signs => signs.to_owned(),
    }
}

/// The model with a mark under the place.
fn model(error: &ModelError, speech: Speech) -> String {
    let problem = match &error.problem {
        Problem::Unexpected { found, expected } => {
            let (found, expected) = (spoken(found, speech), spoken(expected, speech));
            speech.with("refusal-formula-unexpected", &[("found", &found), ("expected", &expected)])
        }
        Problem::NotSpoken(found) => speech.with("refusal-items-not-spoken", &[("found", found)]),
        Problem::SaidTwice => speech.t("refusal-items-said-twice"),
        Problem::NoFactor => speech.t("refusal-items-no-factor"),
        Problem::NotMeasured(name) => speech.with("refusal-items-not-measured", &[("name", name)]),
        Problem::Circle(name) => speech.with("refusal-items-circle", &[("name", name)]),
    };
    let place = (error.at + 1).to_string();
    let sentence = speech.with("refusal-formula", &[("place", &place), ("problem", &problem)]);
    let pointer = error.pointer().replace('\n', "\n  ");
    format!("{sentence}\n\n  {pointer}\n")
}
