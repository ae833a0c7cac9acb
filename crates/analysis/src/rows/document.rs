//! What is expected of new rows, as a part of the report of a model.

use super::expected::Expected;
use crate::document::{Block, Grid, Part, Side};
use crate::mixed::Outcome;
use crate::speech::number::{ABSENT, digits_for};
use crate::speech::{Said, Speech};

/// Rows that are shown; all of them stand in the file that is written.
const SHOWN: usize = 12;
/// Columns of the file that are shown beside: more do not fit in a terminal.
const COLUMNS_SHOWN: usize = 3;

/// The part of the report.
pub fn part(expected: &Expected, outcome: &Outcome, speech: Speech) -> Part {
    let response = outcome.fit.design().formula().response();
    let confidence = speech.confidence(expected.confidence);
    let total = expected.rows.len();
    let variables: [(&str, &dyn Said); 4] = [
        ("response", &response),
        ("count", &expected.counts.expected),
        ("file", &expected.file),
        ("total", &total),
    ];
    let mut told = vec![speech.with("rows-told", &variables), speech.t("rows-meaning")];
    if expected.counts.new > 0 {
        told.push(speech.with("rows-new", &[("count", &expected.counts.new)]));
    }
    if expected.counts.expected < total {
        told.push(speech.with("rows-missing", &[("count", &(total - expected.counts.expected))]));
    }
    if outcome.prepared.made.iter().any(|made| made.part().is_some()) {
        told.push(speech.t("rows-made"));
    }
    let mut blocks: Vec<Block> = told.into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Grid(grid(expected, &response, &confidence, speech)));
    Part::new(speech.with("rows-heading", &[("response", &response)]), blocks)
}

fn grid(expected: &Expected, response: &str, confidence: &str, speech: Speech) -> Grid {
    let columns: Vec<&String> = expected.columns.iter().take(COLUMNS_SHOWN).collect();
    let mut heads = vec![(Side::Right, speech.t("rows-row"))];
    heads.extend(columns.iter().map(|name| (Side::Left, (*name).clone())));
    heads.push((Side::Right, speech.t("rows-expected")));
    heads.push((Side::Right, speech.t("rows-group")));
    heads.push((Side::Right, speech.t("rows-observation")));
    let shown = expected.rows.len().min(SHOWN);
    let caption = if shown < expected.rows.len() {
        let variables: [(&str, &dyn Said); 4] = [
            ("response", &response),
            ("shown", &shown),
            ("total", &expected.rows.len()),
            ("confidence", &confidence),
        ];
        speech.with("rows-caption-first", &variables)
    } else {
        speech.with("rows-caption", &[("response", &response), ("confidence", &confidence)])
    };
    let mut grid = Grid::new(caption, heads);
    for (row, one) in expected.rows.iter().enumerate().take(SHOWN) {
        let mut cells = vec![speech.count(row + 1)];
        cells.extend(columns.iter().map(|name| expected.cell(name, row)));
        match one {
            Some(one) => {
                let digits = digits_for((one.group.upper - one.group.lower) / 4.0);
                cells.push(speech.decimals(one.value, digits));
                cells.push(speech.range(one.group, digits));
                cells.push(speech.range(one.observation, digits));
            }
            None => cells.extend([ABSENT, ABSENT, ABSENT].map(str::to_owned)),
        }
        grid.row(cells);
    }
    grid
}
