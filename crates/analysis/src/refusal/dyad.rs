//! Refusals of two people who cannot be compared.

use crate::speech::Speech;
use stats::dyad::error::DyadError;

pub(super) fn sentence(error: &DyadError, speech: Speech) -> String {
    match error {
        DyadError::Number(error) => super::number(*error, speech),
        DyadError::Model(error) => super::model::sentence(error, speech),
        DyadError::Table(error) => super::table(error, speech),
        DyadError::Length { expected, got, .. } => {
            speech.with("refusal-lengths", &[("left", expected), ("right", got)])
        }
        DyadError::NotFinite { row, .. } => speech.with("refusal-not-finite", &[("row", &(row + 1))]),
        DyadError::TooFewRows { needed, got, missing } => {
            speech.with("refusal-few-pairs", &[("needed", needed), ("got", got), ("missing", missing)])
        }
        DyadError::NotTwoRoles { count, names } => {
            speech.with("refusal-not-two-roles", &[("count", count), ("names", names)])
        }
        DyadError::NotADyad { dyad, rows } => {
            speech.with("refusal-not-a-dyad", &[("dyad", dyad), ("rows", rows)])
        }
        DyadError::SameRole { dyad, role } => {
            speech.with("refusal-same-role", &[("dyad", dyad), ("role", role)])
        }
        DyadError::Collinear { .. } => speech.t("refusal-collinear-ratings"),
        DyadError::NoNumbers { column } => speech.with("refusal-words", &[("name", column)]),
    }
}
