//! Refusals of a model: the formula is sound and the file too, and together they give no answer.

use crate::speech::Speech;
use stats::mixed::error::ModelError;

pub(super) fn sentence(error: &ModelError, speech: Speech) -> String {
    match error {
        ModelError::Formula(error) => super::formula::lines(error, speech),
        ModelError::Number(error) => super::number(*error, speech),
        ModelError::NoRandomTerm => speech.t("refusal-no-random-term"),
        ModelError::TooFewRows { needed, got, fullest: None } => {
            speech.with("refusal-too-few-rows", &[("needed", needed), ("got", got)])
        }
        ModelError::TooFewRows { needed, got, fullest: Some((name, count)) } => speech.with(
            "refusal-too-few-rows-missing",
            &[("needed", needed), ("got", got), ("name", name), ("missing", count)],
        ),
        ModelError::ConstantResponse { response, value } => {
            let value = speech.figures(*value, 4);
            speech.with("refusal-constant", &[("response", response), ("value", &value)])
        }
        ModelError::NothingLeft { response } => {
            speech.with("refusal-nothing-left", &[("response", response)])
        }
        ModelError::OneLevel { name, level } => {
            speech.with("refusal-one-level", &[("name", name), ("level", level)])
        }
        ModelError::TooManyEffects { grouping, columns, effects, rows } => speech.with(
            "refusal-too-many-effects",
            &[("grouping", grouping), ("columns", columns), ("effects", effects), ("rows", rows)],
        ),
        ModelError::NoWeights { name } => speech.with("refusal-no-weights", &[("name", name)]),
        ModelError::Weight { row, value } => {
            let (row, value) = ((row + 1).to_string(), speech.figures(*value, 4));
            speech.with("refusal-weight", &[("row", &row), ("value", &value)])
        }
        ModelError::NotPositiveDefinite { .. } => speech.t("refusal-degenerate"),
        ModelError::TooManyCrossed { effects, limit } => {
            speech.with("refusal-too-many-crossed", &[("effects", effects), ("limit", limit)])
        }
        ModelError::NeedsReml => speech.t("refusal-needs-reml"),
        ModelError::NotComparable { why } => speech.with("refusal-not-comparable", &[("why", why)]),
        ModelError::NoSuchGrouping { name, known } => {
            let known = speech.row_of(known);
            speech.with("refusal-no-such-grouping", &[("name", name), ("known", &known)])
        }
        ModelError::TooFewReplicates { needed, got } => {
            speech.with("refusal-too-few-replicates", &[("needed", needed), ("got", got)])
        }
        ModelError::WeightCount { expected, got } => {
            speech.with("refusal-lengths", &[("left", expected), ("right", got)])
        }
    }
}
