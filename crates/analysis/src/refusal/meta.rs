//! Refusals of studies that cannot be read together.

use crate::speech::Speech;
use stats::meta::error::MetaError;

pub(super) fn sentence(error: &MetaError, speech: Speech) -> String {
    match error {
        MetaError::Number(error) => super::number(*error, speech),
        MetaError::Formula(error) => super::formula::lines(error, speech),
        MetaError::Model(error) => super::model::sentence(error, speech),
        MetaError::Table(error) => super::table(error, speech),
        MetaError::Length { expected, got, .. } => {
            speech.with("refusal-lengths", &[("left", expected), ("right", got)])
        }
        MetaError::NotFinite { row, .. } => speech.with("refusal-not-finite", &[("row", &(row + 1))]),
        MetaError::NegativeVariance { row, value } => {
            let (row, value) = ((row + 1).to_string(), speech.figures(*value, 4));
            speech.with("refusal-negative-variance", &[("row", &row), ("value", &value)])
        }
        MetaError::ZeroVariance { row } => {
            speech.with("refusal-zero-variance", &[("row", &(row + 1).to_string())])
        }
        MetaError::NoNumbers { column } => speech.with("refusal-formula-levels", &[("name", column)]),
        MetaError::TooFewStudies { needed, got, missing } => {
            speech.with("refusal-too-few-studies", &[("needed", needed), ("got", got), ("missing", missing)])
        }
        MetaError::SamePrecision { .. } => speech.t("refusal-same-precision"),
        MetaError::TooFewClusters { clusters, coefficients } => {
            speech.with("refusal-too-few-clusters", &[("clusters", clusters), ("coefficients", coefficients)])
        }
        // A command asks for none of these; whoever meets one should be able to tell us which.
        MetaError::NeedsNoModerators { .. }
        | MetaError::NeedsRandomEffects { .. }
        | MetaError::ModeratorCount { .. } => {
            speech.with("refusal-unexpected", &[("detail", &error.to_string())])
        }
    }
}
