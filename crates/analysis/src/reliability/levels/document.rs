//! The report of a scale on two levels.

use super::Outcome;
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::StatsError;
use stats::reliability::multilevel::LevelReliability;

/// Tells how sure a score is within and between persons.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a confidence outside 0 to 1.
pub fn document(outcome: &Outcome, speech: Speech) -> Result<Document, StatsError> {
    let found = &outcome.found;
    let (count, column) = (outcome.answered.names.len(), &outcome.asked.cluster);
    let told = |key: &str, level: &LevelReliability| -> Result<String, StatsError> {
        let omega = speech.decimals(level.omega, 2);
        let range = range(outcome, level, speech)?;
        Ok(speech.with(
            &format!("reliability-level-{key}"),
            &[("column", column), ("omega", &omega), ("range", &range)],
        ))
    };
    let rows = outcome.answered.prepared.table.row_count();
    let answer = vec![
        told("within", &found.within)?,
        told("between", &found.between)?,
        speech.with(
            "reliability-level-rows",
            &[
                ("rows", &found.rows),
                ("clusters", &found.clusters),
                ("column", column),
                ("left", &(rows - found.rows)),
            ],
        ),
        speech.t("reliability-level-use"),
    ];
    let mut cautions = Vec::new();
    if found.between.residual_variances.iter().any(|variance| *variance < 0.0) || found.between.omega > 1.0 {
        cautions.push(speech.with("reliability-level-negative", &[("column", column)]));
    }
    let confidence = speech.confidence(outcome.asked.confidence);
    let remarks = vec![
        speech.t("reliability-level-computed"),
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
    ];
    Ok(Document {
        language: speech.language(),
        title: speech.with("reliability-level-title", &[("count", &count), ("column", column)]),
        answer,
        cautions,
        parts: vec![
            both(outcome, speech)?,
            items(outcome, speech),
            Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]),
        ],
        origin: vec![outcome.answered.prepared.found.file.clone()],
    })
}

fn range(outcome: &Outcome, level: &LevelReliability, speech: Speech) -> Result<String, StatsError> {
    let interval = level.interval(outcome.asked.confidence)?;
    let confidence = speech.confidence(outcome.asked.confidence);
    Ok(interval.map_or_else(
        || speech.t("reliability-level-no-range"),
        |interval| {
            let range = speech.range(interval, 2);
            speech.with("reliability-level-range", &[("confidence", &confidence), ("range", &range)])
        },
    ))
}

fn both(outcome: &Outcome, speech: Speech) -> Result<Part, StatsError> {
    let confidence = speech.confidence(outcome.asked.confidence);
    let mut grid = Grid::new(
        speech.t("reliability-level-caption"),
        [
            (Side::Left, speech.t("reliability-level")),
            (Side::Right, speech.t("reliability-level-omega")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, "alpha".to_owned()),
        ],
    );
    let column = &outcome.asked.cluster;
    for (key, level) in [("inside", &outcome.found.within), ("beside", &outcome.found.between)] {
        let interval = level.interval(outcome.asked.confidence)?;
        grid.row([
            speech.with(&format!("reliability-level-{key}"), &[("column", column)]),
            speech.decimals(level.omega, 2),
            interval.map_or_else(|| ABSENT.to_owned(), |interval| speech.range(interval, 2)),
            speech.decimals(level.alpha, 2),
        ]);
    }
    Ok(Part::new(speech.t("reliability-level-part"), vec![Block::Grid(grid)]))
}

fn items(outcome: &Outcome, speech: Speech) -> Part {
    let found = &outcome.found;
    let mut grid = Grid::new(
        speech.t("reliability-level-items-caption"),
        [
            (Side::Left, speech.t("reliability-item")),
            (Side::Right, speech.t("reliability-level-share")),
            (Side::Right, speech.t("reliability-level-loading-within")),
            (Side::Right, speech.t("reliability-level-loading-between")),
        ],
    )
    .remarked(speech.with("reliability-level-items-remark", &[("column", &outcome.asked.cluster)]));
    for (item, name) in outcome.answered.names.iter().enumerate() {
        grid.row([
            name.clone(),
            speech.percent(found.intraclass[item]),
            speech.decimals(found.within.loadings[item], 3),
            speech.decimals(found.between.loadings[item], 3),
        ]);
    }
    Part::new(speech.t("reliability-items"), vec![Block::Grid(grid)])
}
