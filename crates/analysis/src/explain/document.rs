//! The explanation as a document: what the columns hold, what the model would have, how the groups lie.

use super::{Explanation, Lie};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::reading::ColumnFound;
use crate::reading::column::Holds;
use crate::speech::Speech;

/// The explanation in the reader's language.
pub fn document(explanation: &Explanation, speech: Speech) -> Document {
    let (total, used) = explanation.rows;
    let mut answer =
        vec![speech.with(
            "explain-answer",
            &[("response", &explanation.response), ("used", &used), ("total", &total)],
        )];
    for (name, count) in &explanation.missing {
        answer.push(speech.with("explain-missing", &[("name", name), ("count", count)]));
    }
    let dropped = explanation.dropped.iter().map(|name| speech.with("explain-dropped", &[("name", name)]));
    Document {
        language: speech.language(),
        title: explanation.formula.clone(),
        answer,
        cautions: dropped.collect(),
        parts: vec![columns(explanation, speech), fixed(explanation, speech), groups(explanation, speech)],
        origin: vec![explanation.found.file.clone()],
    }
}

/// What was found in each column of the file.
pub fn columns_grid(columns: &[ColumnFound], speech: Speech) -> Grid {
    let heads = [
        (Side::Left, speech.t("explain-column")),
        (Side::Left, speech.t("explain-holds")),
        (Side::Right, speech.t("explain-gaps")),
    ];
    let mut grid = Grid::new(speech.t("explain-columns"), heads);
    for column in columns {
        let holds = match &column.holds {
            Holds::Numbers => speech.t("explain-numbers"),
            Holds::Levels { level_count } => speech.with("explain-levels", &[("count", level_count)]),
            Holds::Both { text_count, first, line } => speech.with(
                "explain-both",
                &[("count", text_count), ("first", first), ("line", &line.to_string())],
            ),
            Holds::Nothing => speech.t("explain-nothing"),
        };
        grid.row([column.name.clone(), holds, speech.count(column.missing_count)]);
    }
    grid
}

fn columns(explanation: &Explanation, speech: Speech) -> Part {
    let grid = columns_grid(&explanation.found.columns, speech);
    Part::new(speech.t("explain-file"), vec![Block::Grid(grid)])
}

fn fixed(explanation: &Explanation, speech: Speech) -> Part {
    let heads = explanation.fixed.iter().map(|name| (Side::Right, name.clone()));
    let mut grid = Grid::new(speech.t("explain-matrix"), heads);
    for row in &explanation.head {
        grid.row(row.iter().map(|value| speech.figures(*value, 4)));
    }
    let names = speech.with("explain-coefficients", &[("count", &explanation.fixed.len())]);
    Part::new(speech.t("explain-fixed"), vec![Block::Paragraph(names), Block::Grid(grid)])
}

fn groups(explanation: &Explanation, speech: Speech) -> Part {
    let heads = [
        (Side::Left, speech.t("explain-grouping")),
        (Side::Right, speech.t("explain-group-count")),
        (Side::Right, speech.t("explain-fewest")),
        (Side::Right, speech.t("explain-most")),
    ];
    let mut grid = Grid::new(speech.t("explain-groups"), heads);
    for sizes in &explanation.groupings {
        let counts = [sizes.group_count, sizes.fewest, sizes.most].map(|count| speech.count(count));
        grid.row([vec![sizes.grouping.clone()], counts.to_vec()].concat());
    }
    let mut remarks: Vec<String> = explanation
        .random
        .iter()
        .map(|(grouping, columns)| {
            let columns = speech.row_of(columns);
            speech.with("explain-random", &[("grouping", grouping), ("columns", &columns)])
        })
        .collect();
    remarks.extend(explanation.pairs.iter().map(|pair| {
        let (finer, coarser) = (&pair.finer, &pair.coarser);
        match pair.lie {
            Lie::Nested => speech.with("explain-nested", &[("finer", finer), ("coarser", coarser)]),
            Lie::Crossed => speech.with("explain-crossed", &[("finer", finer), ("coarser", coarser)]),
            Lie::PartlyCrossed { crossing } => {
                speech.with("explain-partly", &[("finer", finer), ("coarser", coarser), ("count", &crossing)])
            }
        }
    }));
    Part::new(speech.t("explain-random-part"), vec![Block::Grid(grid), Block::Remarks(remarks)])
}
