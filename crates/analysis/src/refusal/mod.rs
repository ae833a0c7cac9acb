//! Why there is no result: what stood in the way, where, and what to do about it, in the reader's language.

mod asked;
mod dyad;
mod file;
mod formula;
mod generalised;
mod items;
mod meta;
mod model;
mod pooled;
mod reshape;
mod study;
mod system;
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
        Failure::Items(error) => items::lines(error, speech),
        Failure::Dyad(error) => line(dyad::sentence(error, speech)),
        Failure::Pooled(error) => line(pooled::sentence(error, speech)),
        Failure::Study(error) => line(study::sentence(error, speech)),
        Failure::Asked(error) => line(asked::sentence(error, speech)),
        Failure::SameColumn { name } => line(speech.with("refusal-same-column", &[("name", name)])),
        Failure::Words { name } => line(speech.with("refusal-words", &[("name", name)])),
        Failure::NoValues { name } => line(speech.with("refusal-no-values", &[("name", name)])),
        Failure::Constant { name, value } => {
            let value = speech.figures(*value, 4);
            line(speech.with("refusal-same-everywhere", &[("name", name), ("value", &value)]))
        }
        Failure::Number(error) => line(number(*error, speech)),
        Failure::Choice { text, expected } => {
            line(speech.with("refusal-choice", &[("text", text), ("expected", expected)]))
        }
        Failure::Reshape(error) => line(reshape::sentence(error, speech)),
        Failure::Table(error) => line(table(error, speech)),
        Failure::Confidence { percent } => {
            line(speech.with("refusal-confidence", &[("percent", &percent.to_string())]))
        }
        Failure::OverData { path } => {
            line(speech.with("refusal-over-data", &[("path", &path.display().to_string())]))
        }
        Failure::OnePlace { path } => {
            line(speech.with("refusal-one-place", &[("path", &path.display().to_string())]))
        }
        Failure::Write { path, source } => line(system::unwritten(path, source, speech)),
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
