//! The file of a site: what was agreed on, and sums. No row, no name and no order of people stands in it.
//!
//! The format is described in `docs/methods/pooled-fit.md`. A file says its version; another one is refused.

use crate::failure::{AskedError, Failure};
use serde::{Deserialize, Serialize};
use stats::pooled::summary::{Cell, Summary};
use std::collections::BTreeMap;
use std::path::Path;

const FORMAT: &str = "verbond-site-summary";
const VERSION: u32 = 1;
/// A file that claims more people than these is not believed: each takes memory in the fit.
const GROUPS_MAX: usize = 2_000_000;

/// What sites agree on before any of them sums.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// The formula.
    pub formula: String,
    /// Columns that are made before, as they are written.
    pub made: Vec<String>,
    /// The levels of columns that hold words; the first is the one others are compared with.
    pub levels: BTreeMap<String, Vec<String>>,
    /// What columns are counted from.
    pub origins: BTreeMap<String, f64>,
    /// A column of weights.
    pub weights: Option<String>,
    /// The smallest number of groups in a cell that is sent.
    pub minimum: usize,
    /// What is done with smaller cells.
    pub small: SmallCells,
}

/// What is done with cells that are too small to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmallCells {
    /// Nothing is sent.
    Refused,
    /// Their rows are left out and counted.
    LeftOut,
}

impl Agreed {
    /// In what another plan differs; a smaller minimum and what is done with small cells are each site's own choice.
    pub(super) fn differs_from(&self, other: &Self) -> Option<&'static str> {
        [
            (self.formula != other.formula, "formula"),
            (self.made != other.made, "--make"),
            (self.levels != other.levels, "--agree"),
            (self.origins != other.origins, "--origin"),
            (self.weights != other.weights, "--weights"),
        ]
        .into_iter()
        .find(|(differs, _)| *differs)
        .map(|(_, what)| what)
    }
}

/// What one site sends.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteFile {
    /// What was agreed on.
    pub agreed: Agreed,
    /// Its sums.
    pub summary: Summary,
}

/// The file as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    plan: Agreed,
    columns: Vec<String>,
    fixed: Vec<usize>,
    random: Vec<(usize, Vec<usize>)>,
    groupings: Vec<String>,
    group_counts: Vec<usize>,
    left_out: usize,
    cells: Vec<WrittenCell>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCell {
    within: Vec<u32>,
    groups: usize,
    rows: usize,
    log_weights: f64,
    products: Vec<f64>,
    spread: Vec<f64>,
}

/// The text of a site's file.
///
/// # Errors
/// [`Failure::Write`]
pub fn text(site: &SiteFile, path: &Path) -> Result<String, Failure> {
    let summary = &site.summary;
    let cell = |cell: &Cell| WrittenCell {
        within: cell.within.clone(),
        groups: cell.groups,
        rows: cell.rows,
        log_weights: cell.log_weights,
        products: cell.products.clone(),
        spread: cell.spread.clone(),
    };
    let written = Written {
        format: FORMAT.to_owned(),
        version: VERSION,
        plan: site.agreed.clone(),
        columns: summary.columns.clone(),
        fixed: summary.fixed.clone(),
        random: summary.random.clone(),
        groupings: summary.groupings.clone(),
        group_counts: summary.group_counts.clone(),
        left_out: summary.left_out,
        cells: summary.cells.iter().map(cell).collect(),
    };
    let text = serde_json::to_string_pretty(&written)
        .map_err(|error| Failure::Write { path: path.to_owned(), source: error.into() })?;
    Ok(text + "\n")
}

/// Reads the file of a site. What it says is not trusted: sums that no rows can have are refused where they are fitted.
///
/// # Errors
/// [`AskedError::NotASummary`]
pub fn read(path: &Path) -> Result<SiteFile, Failure> {
    let refused = |why: String| AskedError::NotASummary { path: path.to_owned(), why };
    let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    let written: Written = serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
    if written.format != FORMAT || written.version != VERSION {
        return Err(refused(format!("format {} {}", written.format, written.version)).into());
    }
    let groups = written.cells.iter().fold(0_usize, |sum, cell| sum.saturating_add(cell.groups));
    if groups > GROUPS_MAX {
        return Err(refused(format!("{groups} > {GROUPS_MAX}")).into());
    }
    let cell = |cell: WrittenCell| Cell {
        within: cell.within,
        groups: cell.groups,
        rows: cell.rows,
        log_weights: cell.log_weights,
        products: cell.products,
        spread: cell.spread,
    };
    let summary = Summary {
        formula: written.plan.formula.clone(),
        columns: written.columns,
        fixed: written.fixed,
        random: written.random,
        groupings: written.groupings,
        group_counts: written.group_counts,
        cells: written.cells.into_iter().map(cell).collect(),
        left_out: written.left_out,
    };
    Ok(SiteFile { agreed: written.plan, summary })
}
