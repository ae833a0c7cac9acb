//! What a formula would do with a file, before anything is fitted: columns, groups, who lies in whom, what is missing.

pub mod document;
pub mod json;

use crate::failure::Failure;
use crate::mixed::{Asked, design};
use crate::preparation::Prepared;
use crate::reading::Found;
use stats::formula::Formula;
use stats::mixed::design::Design;

/// Rows of the model matrix that are shown.
pub const HEAD: usize = 6;

/// The model before it is fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The formula.
    pub formula: String,
    /// What is explained.
    pub response: String,
    /// What was found in the file.
    pub found: Found,
    /// Rows of the file, and those in which nothing is missing.
    pub rows: (usize, usize),
    /// The columns with missing rows and how many these are.
    pub missing: Vec<(String, usize)>,
    /// The columns of the fixed part.
    pub fixed: Vec<String>,
    /// The first rows of the model matrix.
    pub head: Vec<Vec<f64>>,
    /// Columns that say what earlier ones say, and are left out.
    pub dropped: Vec<String>,
    /// Each random term: what deviates, and between which groups.
    pub random: Vec<(String, Vec<String>)>,
    /// Each grouping: how many groups there are, and the fewest and most rows in one.
    pub groupings: Vec<Sizes>,
    /// How each pair of groupings lies.
    pub pairs: Vec<Pair>,
}

/// The groups of one grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// The grouping.
    pub grouping: String,
    /// How many groups.
    pub group_count: usize,
    /// Rows in the smallest one.
    pub fewest: usize,
    /// Rows in the largest one.
    pub most: usize,
}

/// How two groupings lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one with more groups.
    pub finer: String,
    /// The other.
    pub coarser: String,
    /// How they lie.
    pub lie: Lie,
}

/// How the groups of one grouping lie among those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Each group of the finer lies in one group of the coarser.
    Nested,
    /// Some groups of the finer appear in several of the coarser.
    PartlyCrossed {
        /// How many of them.
        crossing: usize,
    },
    /// Every group of the one meets every group of the other.
    Crossed,
}

/// Works out the columns and groups of a model.
///
/// # Errors
/// [`Failure::Model`], [`Failure::Formula`]: what fitting would say too.
pub fn explain(asked: &Asked, prepared: &Prepared) -> Result<Explanation, Failure> {
    let design = design(asked, prepared)?;
    let rows = design.rows();
    let columns: Vec<&[f64]> =
        design.fixed_names().iter().filter_map(|name| design.fixed_column(name)).collect();
    let head = (0..rows.used.len().min(HEAD))
        .map(|row| columns.iter().map(|column| column[row]).collect())
        .collect();
    let random = design.random_names().into_iter();
    Ok(Explanation {
        formula: asked.formula.clone(),
        response: Formula::read(&asked.formula)?.response(),
        found: prepared.found.clone(),
        rows: (rows.total, rows.used.len()),
        missing: rows.missing.clone(),
        fixed: design.fixed_names().to_vec(),
        head,
        dropped: design.dropped_names().into_iter().map(str::to_owned).collect(),
        random: random.map(|(grouping, names)| (grouping.to_owned(), names.to_vec())).collect(),
        groupings: sizes(&design),
        pairs: pairs(&design),
    })
}

fn sizes(design: &Design) -> Vec<Sizes> {
    let codes = design.group_codes();
    let size = |(grouping, count, codes): &(&str, usize, &[u32])| {
        let mut rows = vec![0_usize; *count];
        codes.iter().for_each(|code| rows[*code as usize] += 1);
        Sizes {
            grouping: (*grouping).to_owned(),
            group_count: *count,
            fewest: rows.iter().copied().min().unwrap_or(0),
            most: rows.iter().copied().max().unwrap_or(0),
        }
    };
    codes.iter().map(size).collect()
}

fn pairs(design: &Design) -> Vec<Pair> {
    let mut codes = design.group_codes();
    codes.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    let mut pairs = Vec::new();
    for (place, (finer, finer_count, finer_codes)) in codes.iter().enumerate() {
        for (coarser, coarser_count, coarser_codes) in &codes[place + 1..] {
            let mut met: Vec<(u32, u32)> =
                finer_codes.iter().copied().zip(coarser_codes.iter().copied()).collect();
            met.sort_unstable();
            met.dedup();
            let crossing = met.chunk_by(|a, b| a.0 == b.0).filter(|met| met.len() > 1).count();
            let lie = match crossing {
                0 => Lie::Nested,
                _ if met.len() == finer_count * coarser_count => Lie::Crossed,
                crossing => Lie::PartlyCrossed { crossing },
            };
            pairs.push(Pair { finer: (*finer).to_owned(), coarser: (*coarser).to_owned(), lie });
        }
    }
    pairs
}
