//! Refusals of a file that is to be turned between wide and long.

use crate::reshape::error::ReshapeError;
use crate::speech::Speech;

pub(super) fn sentence(error: &ReshapeError, speech: Speech) -> String {
    let number = |value: &u64| value.to_string();
    match error {
        ReshapeError::UnknownColumn { name, nearest: None } => {
            speech.with("refusal-unknown-column", &[("name", name)])
        }
        ReshapeError::UnknownColumn { name, nearest: Some(nearest) } => {
            speech.with("refusal-unknown-column-near", &[("name", name), ("nearest", nearest)])
        }
        ReshapeError::NamedTwice { name } => speech.with("refusal-named-twice", &[("name", name)]),
        ReshapeError::NoSeparator => speech.t("refusal-no-separator"),
        ReshapeError::Empty { column, line } => {
            speech.with("refusal-empty-cell", &[("column", column), ("line", &number(line))])
        }
        ReshapeError::TwoValues { id, moment, first, second } => {
            let (first, second) = (number(first), number(second));
            speech.with(
                "refusal-two-values",
                &[("id", id), ("moment", moment), ("first", &first), ("second", &second)],
            )
        }
        ReshapeError::TwoRows { id, first, second } => {
            let (first, second) = (number(first), number(second));
            speech.with("refusal-two-rows", &[("id", id), ("first", &first), ("second", &second)])
        }
        ReshapeError::Differs { column, id, first, second } => {
            let (first, second) = (number(first), number(second));
            speech.with(
                "refusal-differs",
                &[("column", column), ("id", id), ("first", &first), ("second", &second)],
            )
        }
        ReshapeError::NoMoments { expected } => speech.with("refusal-no-moments", &[("expected", expected)]),
        ReshapeError::SameName { name } => speech.with("refusal-same-name-made", &[("name", name)]),
    }
}
