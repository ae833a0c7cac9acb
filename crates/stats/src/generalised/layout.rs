//! The rows of a model as the likelihood reads them: standard columns, effects, and where effects meet.

use super::family::Family;
use super::sparse::Pattern;
use crate::mixed::design::Design;
use crate::mixed::error::ModelError;
use crate::mixed::standard::Standard;

/// Everything about the rows that does not depend on a parameter.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub family: Family,
    pub row_count: usize,
    pub fixed_count: usize,
    pub response: Vec<f64>,
    pub weights: Vec<f64>,
    pub offset: Vec<f64>,
    /// The fixed columns, row by row.
    pub fixed: Vec<f64>,
    pub blocks: Vec<Block>,
    /// How many deviating columns a row has, over all blocks.
    pub width: usize,
    pub pattern: Pattern,
    /// For each row, where each pair of its effects stands in the pattern: (0,0), (1,0), (1,1), (2,0) and so on.
    pub places: Vec<u32>,
    /// The part of the log-likelihood that no parameter changes.
    pub constant: f64,
}

/// One grouping with the columns that deviate by it.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub size: usize,
    pub level_count: usize,
    /// The first effect.
    pub begin: usize,
    /// The first of its columns among all deviating columns of a row.
    pub column: usize,
    /// The group of each row.
    pub codes: Vec<u32>,
    /// The columns, row by row.
    pub columns: Vec<f64>,
}

impl Layout {
    /// # Errors
    /// [`ModelError::TooManyCrossed`].
    pub fn new(design: &Design, standard: &Standard, family: Family) -> Result<Self, ModelError> {
        let row_count = design.response.len();
        let mut blocks: Vec<Block> = Vec::new();
        let (mut begin, mut column) = (0, 0);
        for block in &standard.blocks {
            let size = block.columns.len();
            let codes = design.groupings[block.grouping].codes.to_vec();
            let level_count = block.level_count;
            blocks.push(Block { size, level_count, begin, column, codes, columns: Vec::new() });
            begin += level_count * size;
            column += size;
        }
        let mut fixed = Vec::with_capacity(row_count * standard.fixed.len());
        for row in 0..row_count {
            let values = standard.row(
                |place| design.fixed.columns[place][row],
                |term, column| design.random[term].columns[column][row],
            );
            fixed.extend(standard.fixed.iter().map(|place| values[*place]));
            for (own, block) in blocks.iter_mut().zip(&standard.blocks) {
                own.columns.extend(block.columns.iter().map(|place| values[*place]));
            }
        }
        let weights = design.weights.clone().unwrap_or_else(|| vec![1.0; row_count]);
        let pattern = Pattern::new(begin, row_count, |row, into| effects(&blocks, row, into))?;
        let rows = design.response.iter().zip(&weights);
        Ok(Self {
            family,
            row_count,
            fixed_count: standard.fixed.len(),
            constant: rows.map(|(response, weight)| family.constant(*response, *weight)).sum(),
            response: design.response.to_vec(),
            offset: design.offset.clone().unwrap_or_else(|| vec![0.0; row_count]),
            weights,
            fixed,
            width: column,
            places: places(&blocks, row_count, &pattern),
            pattern,
            blocks,
        })
    }

    /// The fixed columns of one row.
    pub fn fixed_row(&self, row: usize) -> &[f64] {
        &self.fixed[row * self.fixed_count..(row + 1) * self.fixed_count]
    }

    /// How many pairs of effects a row has.
    pub fn pair_count(&self) -> usize {
        self.width * (self.width + 1) / 2
    }
}

impl Block {
    /// The first effect of the group of a row.
    pub fn effect(&self, row: usize) -> usize {
        self.begin + self.codes[row] as usize * self.size
    }

    /// The values of its columns in a row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.columns[row * self.size..(row + 1) * self.size]
    }
}

/// The effects of a row, ascending.
fn effects(blocks: &[Block], row: usize, into: &mut Vec<u32>) {
    for block in blocks {
        let first = block.effect(row);
        into.extend(
            (first..first + block.size)
                .map(|effect| u32::try_from(effect).expect("effects are counted in u32")),
        );
    }
}

fn places(blocks: &[Block], row_count: usize, pattern: &Pattern) -> Vec<u32> {
    let mut places = Vec::new();
    let mut own = Vec::new();
    for row in 0..row_count {
        own.clear();
        effects(blocks, row, &mut own);
        for (place, first) in own.iter().enumerate() {
            for second in &own[..=place] {
                let place = pattern.place(*first as usize, *second as usize);
                places.push(u32::try_from(place).expect("bounded by the number of cells"));
            }
        }
    }
    places
}
