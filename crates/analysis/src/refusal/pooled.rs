//! Refusals of sites that cannot be summed or added.

use crate::speech::Speech;
use stats::pooled::error::PooledError;

pub(super) fn sentence(error: &PooledError, speech: Speech) -> String {
    match error {
        PooledError::Model(error) => super::model::sentence(error, speech),
        PooledError::LearnsFromRows { function } => {
            speech.with("refusal-learns-from-rows", &[("function", function)])
        }
        PooledError::NoLevels { column } => speech.with("refusal-no-levels", &[("column", column)]),
        PooledError::UnknownLevel { column, level } => {
            speech.with("refusal-level-not-agreed", &[("column", column), ("level", level)])
        }
        PooledError::Origin { column, .. } => speech.with("refusal-origin", &[("column", column)]),
        PooledError::NotNested { finer, coarser, level } => {
            speech.with("refusal-not-nested", &[("finer", finer), ("coarser", coarser), ("level", level)])
        }
        PooledError::SmallCells { grouping, cells, rows, minimum } => speech.with(
            "refusal-small-cells",
            &[("grouping", grouping), ("cells", cells), ("rows", rows), ("minimum", minimum)],
        ),
        PooledError::Nothing => speech.t("refusal-nothing-to-send"),
        PooledError::DifferentPlans { left, right } => {
            speech.with("refusal-different-plans", &[("left", left), ("right", right)])
        }
        PooledError::Malformed { why } => speech.with("refusal-malformed-sums", &[("why", why)]),
        PooledError::Aliased { column } => speech.with("refusal-aliased", &[("column", column)]),
    }
}
