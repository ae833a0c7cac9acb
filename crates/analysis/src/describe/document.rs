//! The description as a document.

use super::{Outcome, Values};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;

/// The description in the reader's language.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let file = &outcome.prepared.found.file;
    let (rows, columns) = (outcome.prepared.table.row_count(), outcome.columns.len());
    let answer = vec![
        speech.with("describe-answer", &[("rows", &rows), ("columns", &columns)]),
        speech.with("describe-complete", &[("complete", &outcome.complete), ("rows", &rows)]),
    ];
    let mut parts = Vec::new();
    parts.extend(numbers(outcome, speech));
    parts.extend(levels(outcome, speech));
    parts.extend(missing(outcome, speech));
    Document {
        language: speech.language(),
        title: speech.with("describe-title", &[("file", file)]),
        answer,
        cautions: Vec::new(),
        parts,
        origin: vec![file.clone()],
    }
}

fn numbers(outcome: &Outcome, speech: Speech) -> Option<Part> {
    let keys = ["count", "missing", "mean", "sd", "least", "quarter", "median", "three-quarters", "greatest"];
    let heads = keys.iter().map(|key| (Side::Right, speech.t(&format!("describe-{key}"))));
    let first = std::iter::once((Side::Left, speech.t("describe-column")));
    let mut grid = Grid::new(speech.t("describe-numbers-caption"), first.chain(heads));
    for column in &outcome.columns {
        let Values::Numbers { summary, quartiles, .. } = &column.values else { continue };
        let spread = summary.standard_deviation.unwrap_or(f64::NAN);
        let exact = |value: f64| speech.figures(value, 4);
        let mut row = vec![column.name.clone(), speech.count(summary.count), speech.count(column.missing)];
        row.extend([exact(summary.mean), exact(spread)]);
        row.extend(quartiles.iter().map(|value| exact(*value)));
        grid.row(row);
    }
    let is_filled = !grid.rows.is_empty();
    is_filled.then(|| Part::new(speech.t("describe-numbers"), vec![Block::Grid(grid)]))
}

fn levels(outcome: &Outcome, speech: Speech) -> Option<Part> {
    let mut remarks = Vec::new();
    for column in &outcome.columns {
        match &column.values {
            Values::Numbers { .. } => {}
            Values::Nothing => remarks.push(speech.with("describe-nothing", &[("name", &column.name)])),
            Values::Levels { distinct, counts } => {
                let each = counts.iter().map(|(level, count)| format!("{level} ({})", speech.count(*count)));
                let each = each.collect::<Vec<String>>().join(", ");
                let key = if *distinct > counts.len() { "describe-levels-first" } else { "describe-levels" };
                remarks.push(speech.with(
                    key,
                    &[
                        ("name", &column.name),
                        ("distinct", distinct),
                        ("each", &each),
                        ("missing", &column.missing),
                    ],
                ));
            }
        }
    }
    let is_filled = !remarks.is_empty();
    is_filled.then(|| Part::new(speech.t("describe-words"), vec![Block::Remarks(remarks)]))
}

fn missing(outcome: &Outcome, speech: Speech) -> Option<Part> {
    let heads =
        [(Side::Right, speech.t("describe-rows")), (Side::Left, speech.t("describe-missing-columns"))];
    let mut grid = Grid::new(speech.t("describe-missing-caption"), heads);
    for (columns, count) in &outcome.patterns {
        grid.row([speech.count(*count), speech.row_of(columns)]);
    }
    let is_filled = !grid.rows.is_empty();
    is_filled.then(|| Part::new(speech.t("describe-missing-part"), vec![Block::Grid(grid)]))
}
