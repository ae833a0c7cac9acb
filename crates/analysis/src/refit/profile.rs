//! Intervals from the profile of the likelihood, told.

use super::Profile;
use super::document::{cells, named};
use crate::document::{Block, Grid, Part, Side};
use crate::mixed::Outcome;
use crate::speech::Speech;
use stats::mixed::parameter::Parameter;

pub(super) fn part(profile: &Profile, outcome: &Outcome, speech: Speech) -> Part {
    let confidence = speech.confidence(outcome.asked.confidence);
    let heads = [
        (Side::Left, speech.t("refit-parameter")),
        (Side::Right, speech.t("document-estimate")),
        (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
    ];
    let mut grid =
        Grid::new(speech.t("refit-profile-caption"), heads).remarked(speech.t("refit-profile-remark"));
    for found in &profile.intervals {
        let [estimate, interval] = cells(found.estimate, Some(found.interval), speech);
        grid.row([named(&found.parameter, speech), estimate, interval]);
    }
    let mut blocks = vec![Block::Paragraph(speech.t("refit-profile-told"))];
    let at_zero: Vec<String> = profile
        .intervals
        .iter()
        .filter(|found| matches!(found.parameter, Parameter::Deviation { .. }) && found.interval.lower == 0.0)
        .map(|found| named(&found.parameter, speech))
        .collect();
    if !at_zero.is_empty() {
        let names = speech.row_of(&at_zero);
        blocks.push(Block::Paragraph(speech.with("refit-profile-zero", &[("names", &names)])));
    }
    blocks.push(Block::Grid(grid));
    Part::new(speech.t("refit-profile"), blocks)
}
