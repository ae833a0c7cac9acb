//! From cells back to groups that fit as well as those that were summed.
//!
//! A likelihood takes from groups of equal design only how many they are, the sum and the spread of their products. Any groups with
//! the same count, sum and spread do; these are the plainest: mean, plus roots of the spread along contrasts between groups.

use super::columns::Layout;
use super::error::PooledError;
use super::summary::{Cell, Summary, between, pair};
use crate::matrix::Matrix;
use crate::matrix::eigen::Eigen;

/// Groups, each with the packed products of its columns.
#[derive(Debug)]
pub(super) struct Leaves {
    pub grams: Vec<Vec<f64>>,
    /// For each grouping, the finest first, the code of each group, without gaps.
    pub codes: Vec<Vec<u32>>,
    /// For each grouping how many groups it has.
    pub counts: Vec<usize>,
}

impl Leaves {
    /// # Errors
    /// [`PooledError::Malformed`] for a summary that no rows have.
    pub fn of(summary: &Summary, layout: &Layout) -> Result<Self, PooledError> {
        let mut leaves =
            Self { grams: Vec::new(), codes: vec![Vec::new(); layout.groupings.len()], counts: Vec::new() };
        let own = layout.block(0).0;
        for cell in &summary.cells {
            check(cell, summary, own.len())?;
            for gram in grams(cell, &own, layout.names.len()) {
                let code = u32::try_from(leaves.grams.len()).map_err(|_too_many| PooledError::Malformed {
                    why: "it has more groups than can be numbered",
                })?;
                leaves.codes[0].push(code);
                for (codes, code) in leaves.codes[1..].iter_mut().zip(&cell.within) {
                    codes.push(*code);
                }
                leaves.grams.push(gram);
            }
        }
        // A coarser group of which every cell was left out is no group.
        for codes in &mut leaves.codes {
            let mut used = codes.clone();
            used.sort_unstable();
            used.dedup();
            for code in codes.iter_mut() {
                let place = used.partition_point(|known| known < code);
                *code = u32::try_from(place).expect("not more than the codes there were");
            }
            leaves.counts.push(used.len());
        }
        match leaves.counts[0] {
            0 => Err(PooledError::Nothing),
            _ => Ok(leaves),
        }
    }
}

fn check(cell: &Cell, summary: &Summary, own: usize) -> Result<(), PooledError> {
    let width = summary.columns.len();
    let between = own * (width - own);
    let needed = if cell.groups > 1 { between * (between + 1) / 2 } else { 0 };
    let places = cell.within.iter().zip(&summary.group_counts);
    let why = if cell.products.len() != width * (width + 1) / 2 || cell.spread.len() != needed {
        "a cell has more or fewer sums than its columns make"
    } else if cell.within.len() != summary.group_counts.len()
        || places.into_iter().any(|(code, count)| *code as usize >= *count)
    {
        "a cell lies in a group that is not there"
    } else if cell.groups == 0 || cell.rows < cell.groups {
        "a cell has fewer rows than groups"
    } else if cell.products.iter().chain(&cell.spread).any(|sum| !sum.is_finite())
        || !cell.log_weights.is_finite()
    {
        "a sum is not a finite number"
    } else {
        return Ok(());
    };
    Err(PooledError::Malformed { why })
}

fn grams(cell: &Cell, own: &[usize], width: usize) -> Vec<Vec<f64>> {
    let count = cell.groups as f64;
    let equal: Vec<f64> = cell.products.iter().map(|sum| sum / count).collect();
    if cell.groups == 1 {
        return vec![equal];
    }
    let size = between(&cell.products, own, width).len();
    let spread = Matrix::from_fn(size, size, |row, column| cell.spread[pair(row, column)]);
    let eigen = Eigen::of(&spread);
    let mut grams = vec![equal; cell.groups];
    for (contrast, value) in eigen.values.iter().enumerate().take(cell.groups - 1) {
        let root = value.max(0.0).sqrt();
        for (group, gram) in grams.iter_mut().enumerate() {
            let share = root * helmert(contrast, group);
            let mut place = 0;
            for other in (0..width).filter(|column| !own.contains(column)) {
                for column in own {
                    gram[pair(*column, other)] += share * eigen.vectors[(place, contrast)];
                    place += 1;
                }
            }
        }
    }
    grams
}

/// Helmert's contrasts: of length one, at right angles to each other and to equal shares.
fn helmert(contrast: usize, group: usize) -> f64 {
    let before = contrast as f64 + 1.0;
    let length = (before * (before + 1.0)).sqrt();
    match group.cmp(&(contrast + 1)) {
        std::cmp::Ordering::Less => 1.0 / length,
        std::cmp::Ordering::Equal => -before / length,
        std::cmp::Ordering::Greater => 0.0,
    }
}
