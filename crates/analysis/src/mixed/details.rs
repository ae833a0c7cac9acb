//! The run of the optimiser, the rows and what is missing: for who wants to check the computation.

use super::Outcome;
use crate::document::{Block, Grid, Part, Side};
use crate::explain::document::columns_grid;
use crate::speech::{Said, Speech};
use stats::mixed::optimise::Stop;

/// The part of the report.
pub fn part(outcome: &Outcome, speech: Speech) -> Part {
    let rows = outcome.fit.design().rows();
    let used = rows.used.len();
    let variables: [(&str, &dyn Said); 2] = [("used", &used), ("total", &rows.total)];
    let counted = speech.with("mixed-details-rows", &variables);
    let mut blocks = vec![Block::Remarks(run(outcome, speech)), Block::Paragraph(counted)];
    if !rows.missing.is_empty() {
        let heads =
            [(Side::Left, speech.t("document-column")), (Side::Right, speech.t("mixed-details-missing"))];
        let mut grid = Grid::new(speech.t("mixed-details-missing-caption"), heads);
        for (name, count) in &rows.missing {
            grid.row([name.clone(), speech.count(*count)]);
        }
        blocks.push(Block::Grid(grid));
    }
    blocks.push(Block::Grid(columns_grid(&outcome.prepared.found.columns, speech)));
    Part::new(speech.t("mixed-details"), blocks)
}

fn run(outcome: &Outcome, speech: Speech) -> Vec<String> {
    let run = outcome.fit.run();
    let numbers = |values: &[f64]| {
        let written: Vec<String> = values.iter().map(|value| speech.figures(*value, 4)).collect();
        written.join("; ")
    };
    let stop = match run.stop {
        Stop::Converged => speech.t("mixed-details-converged"),
        Stop::NoLowerStep => speech.t("mixed-details-no-lower-step"),
        Stop::TooManyEvaluations => speech.t("mixed-details-too-many"),
    };
    let mut told = vec![
        speech.with("mixed-details-start", &[("start", &numbers(&run.start))]),
        speech.with("mixed-details-end", &[("end", &numbers(&outcome.fit.theta()))]),
        speech.with("mixed-details-evaluations", &[("count", &run.evaluations)]),
        stop,
    ];
    let (norm, gain) = (speech.figures(run.gradient_norm, 2), speech.figures(run.expected_gain, 2));
    told.push(speech.with("mixed-details-gradient", &[("norm", &norm), ("gain", &gain)]));
    if run.saddles > 0 {
        told.push(speech.with("mixed-details-saddles", &[("count", &run.saddles)]));
    }
    told
}
