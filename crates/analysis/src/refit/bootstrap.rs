//! Intervals from repeated studies, told.

use super::document::{cells, named};
use crate::document::{Block, Grid, Part, Side};
use crate::failure::Failure;
use crate::mixed::Outcome;
use crate::speech::{Said, Speech};
use stats::mixed::bootstrap::{Bootstrap, Plan};

pub(super) fn part(
    plan: Plan,
    bootstrap: &Bootstrap,
    outcome: &Outcome,
    speech: Speech,
) -> Result<Part, Failure> {
    let confidence = speech.confidence(outcome.asked.confidence);
    let heads = [
        (Side::Left, speech.t("refit-parameter")),
        (Side::Right, speech.t("document-estimate")),
        (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
    ];
    let count = bootstrap.replicates.len();
    let caption = speech.with("refit-bootstrap-caption", &[("count", &count)]);
    let mut grid = Grid::new(caption, heads).remarked(speech.t("refit-bootstrap-remark"));
    let intervals = bootstrap.intervals(outcome.asked.confidence)?;
    for ((parameter, interval), (_, estimate)) in intervals.into_iter().zip(outcome.fit.parameters()) {
        let [estimate, interval] = cells(estimate, interval, speech);
        grid.row([named(&parameter, speech), estimate, interval]);
    }
    let seed = plan.seed.to_string();
    let variables: [(&str, &dyn Said); 3] =
        [("count", &plan.replicates), ("seed", &seed), ("confidence", &confidence)];
    let mut blocks = vec![Block::Paragraph(speech.with("refit-bootstrap-told", &variables))];
    if bootstrap.failures > 0 {
        let failures = speech.with("refit-bootstrap-failures", &[("count", &bootstrap.failures)]);
        blocks.push(Block::Paragraph(failures));
    }
    blocks.push(Block::Grid(grid));
    Ok(Part::new(speech.t("refit-bootstrap"), blocks))
}
