//! The report of items between groups.

use super::{Matched, Outcome};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use stats::differential::item::{Limits, Size};

/// Tells which items mean something else to a group.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let names = &outcome.answered.names;
    let of_size = |size: Size| -> Vec<&str> {
        let found = outcome.found.iter().filter(|found| outcome.size(found) == size);
        found.map(|found| names[found.item].as_str()).collect()
    };
    let (large, moderate) = (of_size(Size::Large), of_size(Size::Moderate));
    let mut answer = Vec::new();
    if large.is_empty() && moderate.is_empty() {
        answer.push(speech.with("differential-none", &[("items", &names.len())]));
    }
    if !large.is_empty() {
        answer.push(speech.with("differential-large", &[("names", &speech.row_of(&large))]));
    }
    if !moderate.is_empty() {
        answer.push(speech.with("differential-moderate", &[("names", &speech.row_of(&moderate))]));
    }
    let used = outcome.found.first().map_or(0, |found| found.rows);
    let groups = outcome.found.first().map_or(&[][..], |found| found.groups.as_slice());
    let groups: Vec<String> = groups.iter().map(|group| format!("“{group}”")).collect();
    let rows = outcome.answered.prepared.table.row_count();
    answer.push(speech.with(
        "differential-rows",
        &[
            ("groups", &speech.row_of(&groups)),
            ("used", &used),
            ("rows", &rows),
            ("left", &rows.saturating_sub(used)),
        ],
    ));
    answer.push(speech.t("differential-meaning"));
    let mut cautions = Vec::new();
    match (&outcome.asked.matched, large.is_empty() && moderate.is_empty()) {
        (Matched::Total | Matched::Rest, false) => cautions.push(speech.t("differential-again")),
        (Matched::Total | Matched::Rest, true) | (Matched::Items(_), _) => {}
    }
    let matched = match &outcome.asked.matched {
        Matched::Total => speech.t("differential-total"),
        Matched::Rest => speech.t("differential-rest"),
        Matched::Items(items) => speech.with("differential-items", &[("names", &speech.row_of(items))]),
    };
    let limits = match outcome.asked.limits {
        Limits::Zumbo => speech.t("differential-zumbo"),
        Limits::JodoinGierl => speech.t("differential-jodoin-gierl"),
    };
    let remarks = vec![speech.t("differential-computed"), matched, limits, speech.t("document-p-meaning")];
    Document {
        language: speech.language(),
        title: speech.with("differential-title", &[("group", &outcome.asked.group)]),
        answer,
        cautions,
        parts: vec![
            listed(outcome, speech),
            Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]),
        ],
        origin: vec![outcome.answered.prepared.found.file.clone()],
    }
}

fn listed(outcome: &Outcome, speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("differential-caption"),
        [
            (Side::Left, speech.t("differential-item")),
            (Side::Right, speech.t("differential-test")),
            (Side::Right, speech.t("document-p")),
            (Side::Right, speech.t("differential-uniform")),
            (Side::Right, speech.t("differential-crossed")),
            (Side::Right, speech.t("differential-gain")),
            (Side::Left, speech.t("differential-size")),
        ],
    )
    .remarked(speech.t("differential-remark"));
    for found in &outcome.found {
        let both = &found.of_both;
        let size = match outcome.size(found) {
            Size::Negligible => speech.t("differential-size-negligible"),
            Size::Moderate => speech.t("differential-size-moderate"),
            Size::Large => speech.t("differential-size-large"),
        };
        grid.row([
            outcome.answered.names[found.item].clone(),
            format!("{} ({})", speech.decimals(both.statistic, 1), both.degrees),
            speech.p(both.p),
            speech.p(found.of_uniform.p),
            speech.p(found.of_crossed.p),
            speech.decimals(both.nagelkerke, 3),
            size,
        ]);
    }
    Part::new(speech.t("differential-part"), vec![Block::Grid(grid)])
}
