//! Why there is no result: what stood in the way, where, and what to do about it, in the reader's language.

mod file;
mod formula;
mod generalised;
mod meta;
mod model;
mod reshape;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::speech::Speech;
use stats::StatsError;
use stats::table::TableError;

/// The sentences for a terminal, each on its line; a formula with a mark under the place.
pub fn sentences(failure: &Failure, speech: Speech) -> String {
    match failure {
        Failure::Read(error) => line(file::sentence(error, speech)),
        Failure::Formula(error) => formula::lines(error, speech),
        Failure::Model(error) => line(model::sentence(error, speech)),
        Failure::Meta(error) => line(meta::sentence(error, speech)),
        Failure::Generalised(error) => line(generalised::sentence(error, speech)),
        Failure::Number(error) => line(number(*error, speech)),
        Failure::Choice { text, expected } => {
            line(speech.with("refusal-choice", &[("text", text), ("expected", expected)]))
        }
        Failure::Reshape(error) => line(reshape::sentence(error, speech)),
        Failure::WriteOver { path } => {
            line(speech.with("refusal-write-over", &[("path", &path.display().to_string())]))
        }
        Failure::Table(error) => line(table(error, speech)),
        Failure::Write { path, source } => {
            let (path, reason) = (path.display().to_string(), source.to_string());
            line(speech.with("refusal-write", &[("path", &path), ("reason", &reason)]))
        }
    }
}

fn line(sentence: String) -> String {
    sentence + "\n"
}

fn table(error: &TableError, speech: Speech) -> String {
    match error {
        TableError::SameName { name } => speech.with("refusal-same-name", &[("name", name)]),
        TableError::UnknownLevel { level } => speech.with("refusal-unknown-level", &[("level", level)]),
        // These come of a mistake of ours, not of a file; whoever meets one should be able to tell us which.
        TableError::Length { .. }
        | TableError::NotFinite { .. }
        | TableError::NoSuchLevel { .. }
        | TableError::SameLevel { .. } => {
            speech.with("refusal-unexpected", &[("detail", &error.to_string())])
        }
    }
}

fn number(error: StatsError, speech: Speech) -> String {
    match error {
        StatsError::TooFewObservations { needed, got } => {
            speech.with("refusal-too-few", &[("needed", &needed), ("got", &got)])
        }
        StatsError::NotFinite { index } => speech.with("refusal-not-finite", &[("row", &(index + 1))]),
        StatsError::ParameterOutOfRange { parameter, value } => {
            let value = speech.figures(value, 4);
            speech.with("refusal-out-of-range", &[("parameter", &parameter), ("value", &value)])
        }
        StatsError::LengthsDiffer { left, right } => {
            speech.with("refusal-lengths", &[("left", &left), ("right", &right)])
        }
        StatsError::NoVariation { variable } => {
            speech.with("refusal-no-variation", &[("variable", &(variable + 1))])
        }
        StatsError::NotDetermined { parameter } => {
            speech.with("refusal-not-determined", &[("parameter", &(parameter + 1))])
        }
        StatsError::NotTogether { one, other } => {
            speech.with("refusal-not-together", &[("one", &one), ("other", &other)])
        }
        StatsError::NotInvertible { column } => {
            speech.with("refusal-sum-of-others", &[("column", &(column + 1))])
        }
        StatsError::NotPositiveDefinite { pivot } => {
            speech.with("refusal-sum-of-others", &[("column", &(pivot + 1))])
        }
    }
}
