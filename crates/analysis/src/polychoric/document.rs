//! The report of polychoric correlations.

use super::Outcome;
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::covariance::{Missing, correlation};
use stats::polychoric::{Cells, Pair};

/// Pairs that are listed; the rest is in the JSON.
const PAIRS_MAX: usize = 66;

/// Tells how ordered answers go together.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let (found, names) = (&outcome.found, &outcome.answered.names);
    let value = |pair: &Pair| pair.correlation;
    let (least, most) = found
        .pairs
        .iter()
        .map(value)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |ends, one| (ends.0.min(one), ends.1.max(one)));
    let (rows, complete) = (outcome.answered.grid.row_count(), outcome.answered.grid.complete().row_count());
    let used = match outcome.asked.missing {
        Missing::CompleteRows => speech.with(
            "polychoric-complete",
            &[("complete", &complete), ("rows", &rows), ("left", &(rows - complete))],
        ),
        Missing::Pairwise => speech.with("polychoric-pairwise", &[("rows", &rows)]),
    };
    let answer = vec![
        match found.pairs.as_slice() {
            [only] => speech.with(
                "polychoric-one",
                &[
                    ("one", &names[only.first]),
                    ("other", &names[only.second]),
                    ("value", &speech.decimals(only.correlation, 2)),
                ],
            ),
            _ => speech.with(
                "polychoric-range",
                &[
                    ("items", &names.len()),
                    ("least", &speech.decimals(least, 2)),
                    ("most", &speech.decimals(most, 2)),
                ],
            ),
        },
        used,
        speech.t("polychoric-meaning"),
    ];
    let mut cautions = Vec::new();
    if found.smallest_eigenvalue() < 0.0 {
        cautions.push(speech.t("polychoric-negative"));
    }
    let added = found.pairs.iter().filter(|pair| pair.cells == Cells::HalfAdded).count();
    if added > 0 {
        cautions.push(speech.with("polychoric-half", &[("count", &added)]));
    }
    Document {
        language: speech.language(),
        title: speech.with("polychoric-title", &[("items", &names.len())]),
        answer,
        cautions,
        parts: vec![
            pairs(outcome, speech),
            thresholds(outcome, speech),
            Part::new(
                speech.t("document-computed"),
                vec![Block::Remarks(vec![speech.t("polychoric-computed")])],
            ),
        ],
        origin: vec![outcome.answered.prepared.found.file.clone()],
    }
}

fn pairs(outcome: &Outcome, speech: Speech) -> Part {
    let (found, names) = (&outcome.found, &outcome.answered.names);
    let pearson = correlation(&outcome.answered.grid, outcome.asked.missing);
    let mut grid = Grid::new(
        speech.t("polychoric-pairs-caption"),
        [
            (Side::Left, speech.t("polychoric-item")),
            (Side::Left, speech.t("polychoric-other")),
            (Side::Right, speech.t("polychoric-count")),
            (Side::Right, speech.t("polychoric-value")),
            (Side::Right, speech.t("document-error")),
            (Side::Right, "Pearson".to_owned()),
        ],
    );
    if found.pairs.len() > PAIRS_MAX {
        let more = found.pairs.len() - PAIRS_MAX;
        grid = grid.remarked(speech.with("polychoric-more", &[("more", &more)]));
    }
    for pair in found.pairs.iter().take(PAIRS_MAX) {
        grid.row([
            names[pair.first].clone(),
            names[pair.second].clone(),
            speech.count(pair.count),
            speech.decimals(pair.correlation, 2),
            pair.standard_error.map_or_else(|| ABSENT.to_owned(), |error| speech.decimals(error, 3)),
            // Pair by pair an item may not vary; then there is no ordinary correlation to stand beside.
            pearson.as_ref().map_or_else(
                |_| ABSENT.to_owned(),
                |pearson| speech.decimals(pearson[(pair.first, pair.second)], 2),
            ),
        ]);
    }
    Part::new(speech.t("polychoric-pairs"), vec![Block::Grid(grid)])
}

fn thresholds(outcome: &Outcome, speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("polychoric-thresholds-caption"),
        [
            (Side::Left, speech.t("polychoric-item")),
            (Side::Left, speech.t("polychoric-answers")),
            (Side::Left, speech.t("polychoric-thresholds-head")),
        ],
    )
    .remarked(speech.t("polychoric-thresholds-remark"));
    let each = outcome.found.answers.iter().zip(&outcome.found.thresholds);
    for (name, (answers, thresholds)) in outcome.answered.names.iter().zip(each) {
        let answers: Vec<String> = answers.iter().map(|answer| speech.plain(*answer)).collect();
        let thresholds: Vec<String> =
            thresholds.iter().map(|threshold| speech.decimals(threshold.value, 2)).collect();
        grid.row([name.clone(), answers.join(" "), thresholds.join("  ")]);
    }
    Part::new(speech.t("polychoric-thresholds"), vec![Block::Grid(grid)])
}
