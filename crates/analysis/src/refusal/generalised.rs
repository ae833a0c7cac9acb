//! Refusals of a model for yes or no, shares or counts.

use crate::speech::Speech;
use stats::generalised::error::GeneralisedError;

pub(super) fn sentence(error: &GeneralisedError, speech: Speech) -> String {
    match error {
        GeneralisedError::Model(error) => super::model::sentence(error, speech),
        GeneralisedError::NotTwoLevels { response, levels } => {
            let (count, listed) = (levels.len(), speech.row_of(levels));
            speech.with(
                "refusal-not-two-levels",
                &[("response", response), ("count", &count), ("levels", &listed)],
            )
        }
        GeneralisedError::LevelsForCounts { response } => {
            speech.with("refusal-levels-for-counts", &[("response", response)])
        }
        GeneralisedError::NotAShare { response, row, value, trials, .. } => {
            let (row, value) = ((row + 1).to_string(), speech.figures(*value, 4));
            let trials = speech.figures(*trials, 4);
            speech.with(
                "refusal-not-a-share",
                &[("response", response), ("row", &row), ("value", &value), ("trials", &trials)],
            )
        }
        GeneralisedError::NotACount { response, row, value } => {
            let (row, value) = ((row + 1).to_string(), speech.figures(*value, 4));
            speech.with("refusal-not-a-count", &[("response", response), ("row", &row), ("value", &value)])
        }
        GeneralisedError::WeightsAndTrials { weights } => {
            speech.with("refusal-weights-and-trials", &[("weights", weights)])
        }
        GeneralisedError::Trials { found, .. } => speech.with("refusal-trials", &[("found", found)]),
        GeneralisedError::Separated { response, direction, told, rows } => {
            let names: Vec<String> = direction.iter().map(|(name, _)| name.clone()).collect();
            let columns = speech.row_of(&names);
            speech.with(
                "refusal-separated",
                &[("response", response), ("columns", &columns), ("told", told), ("rows", rows)],
            )
        }
        GeneralisedError::NotScalar { found } => speech.with("refusal-not-scalar", &[("found", found)]),
        GeneralisedError::Points { points, limit } => {
            speech.with("refusal-points", &[("points", points), ("limit", limit)])
        }
    }
}
