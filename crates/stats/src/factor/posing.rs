//! A model and the answers it is held against, put as one problem of cells and blocks.

use super::discrepancy::{Block, Part, Problem};
use super::fit::{Incomplete, Method, Sample};
use super::language::Relation;
use super::layout::{Layout, Means};
use super::model::Model;
use super::moments::{Pattern, complete, patterns};
use super::structure::{Cell, Structure};
use crate::error::StatsError;

pub(super) fn read_patterns(
    model: &Model,
    samples: &[Sample],
    method: Method,
) -> Result<Vec<Vec<Pattern>>, StatsError> {
    if samples.is_empty() {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let of = |sample: &Sample| {
        let (left, right) = (model.variables().len(), sample.answers.column_count());
        if left != right {
            return Err(StatsError::LengthsDiffer { left, right });
        }
        match method.incomplete {
            Incomplete::LeftOut => Ok(vec![complete(&sample.answers)?]),
            Incomplete::FullInformation => patterns(&sample.answers),
        }
    };
    samples.iter().map(of).collect()
}

/// The structure of each group, held against its patterns.
pub(super) fn problem(model: &Model, layout: &Layout, patterns: &[Vec<Pattern>]) -> Problem {
    let structures: Vec<Structure> =
        (0..patterns.len()).map(|group| structure(model, layout, group)).collect();
    Problem { structures, blocks: blocks(patterns, layout.means), parameters: layout.parameters }
}

/// The cells of one group.
pub(super) fn structure(model: &Model, layout: &Layout, group: usize) -> Structure {
    let rows = layout.rows.iter().filter(|row| row.group == group);
    let cells = rows.map(|row| (cell(model, row.relation, &row.left, &row.right), row.value)).collect();
    let observed = model.variables().len();
    Structure { observed, size: observed + model.factors().len(), cells }
}

/// Where a relation stands in the matrices.
pub(super) fn cell(model: &Model, relation: Relation, left: &str, right: &str) -> Cell {
    let left = model.place(left);
    match relation {
        Relation::MeasuredBy => Cell::Path { to: model.place(right), from: left },
        Relation::DependsOn => Cell::Path { to: left, from: model.place(right) },
        Relation::GoesWith => Cell::Spread(left, model.place(right)),
        Relation::Intercept => Cell::Level(left),
    }
}

pub(super) fn blocks(patterns: &[Vec<Pattern>], means: Means) -> Vec<Block> {
    let block = |(group, pattern): (usize, &Pattern)| Block {
        weight: pattern.count(),
        rows: pattern.variables.clone(),
        mean: match means {
            Means::Left => None,
            Means::Modelled => Some(pattern.mean.clone()),
        },
        covariances: pattern.covariances.clone(),
        parts: vec![Part { structure: group, spread: 1.0, level: 1.0 }],
    };
    let all =
        patterns.iter().enumerate().flat_map(|(group, own)| own.iter().map(move |pattern| (group, pattern)));
    all.map(block).collect()
}
