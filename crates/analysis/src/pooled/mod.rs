//! One model for several sites that do not share their rows: the summary of a site, and the fit to summaries.

pub mod document;
pub mod file;
pub mod json;
#[cfg(test)]
mod tests;

use crate::failure::{AskedError, Failure};
use crate::preparation::{Needed, Preparation};
use crate::reading::Source;
use file::{Agreed, SiteFile};
use stats::formula::Formula;
use stats::mixed::deviance::Criterion;
use stats::pooled::error::PooledError;
use stats::pooled::fit::PooledFit;
use stats::pooled::plan::{Plan, Small};
use stats::pooled::summary::Summary;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A site that was summed.
#[derive(Debug, Clone)]
pub struct Site {
    /// What may leave the house.
    pub file: SiteFile,
    /// The file it was made of.
    pub name: String,
    /// Rows in which something was missing.
    pub missing: usize,
}

/// Sums the rows of one site after what was agreed.
///
/// # Errors
/// [`Failure`]: the file, a formula or column that means something else at each site, cells that are too small.
pub fn summarise(agreed: Agreed, preparation: &Preparation, source: &Source) -> Result<Site, Failure> {
    if let Some(function) = preparation.made.iter().find_map(|made| made.learns_from_all()) {
        return Err(PooledError::LearnsFromRows { function: function.to_owned() }.into());
    }
    let plan = plan(&agreed)?;
    let formula = Formula::read(&agreed.formula)?;
    let names = preparation.names(source)?;
    formula.expect_columns(names.iter().map(String::as_str))?;
    let mut naming: BTreeSet<String> = formula.grouping_columns().into_iter().map(str::to_owned).collect();
    let mut measured: BTreeSet<String> = formula.columns().into_iter().map(str::to_owned).collect();
    measured.retain(|name| !naming.contains(name) && !agreed.levels.contains_key(name));
    measured.extend(agreed.weights.clone());
    naming.extend(agreed.levels.keys().cloned());
    let prepared = preparation.read(source, &Needed::Columns { measured, naming })?;
    let summary = Summary::of(&plan, &prepared.table)?;
    let made = preparation.made.iter().map(|made| made.text().to_owned()).collect();
    let missing = prepared.table.row_count().saturating_sub(summary.row_count() + summary.left_out);
    Ok(Site {
        name: prepared.found.file,
        missing,
        file: SiteFile { agreed: Agreed { made, ..agreed }, summary },
    })
}

fn plan(agreed: &Agreed) -> Result<Plan, Failure> {
    let mut plan = Plan::new(&agreed.formula, agreed.minimum)?;
    for (column, levels) in &agreed.levels {
        plan = plan.with_levels(column, levels.iter().map(String::as_str));
    }
    for (column, origin) in &agreed.origins {
        plan = plan.with_origin(column, *origin);
    }
    if let Some(weights) = &agreed.weights {
        plan = plan.with_weights(weights);
    }
    Ok(match agreed.small {
        file::SmallCells::Refused => plan.with_small(Small::Refused),
        file::SmallCells::LeftOut => plan.with_small(Small::LeftOut),
    })
}

/// What is asked of summaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The files of the sites.
    pub files: Vec<PathBuf>,
    /// What is made as small as it can be.
    pub criterion: Criterion,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// A model that was fitted to the sums of several sites.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// What the sites agreed on.
    pub agreed: Agreed,
    /// The sums of all sites.
    pub summary: Summary,
    /// The rows of each site.
    pub rows: Vec<usize>,
    /// The fit by the criterion that was asked for.
    pub fit: PooledFit,
    /// The fit by the other one.
    pub other: PooledFit,
}

/// Reads the summaries and fits one model to them.
///
/// # Errors
/// [`Failure`]: a file that is no summary, or that was made after another plan; a model without a fit.
pub fn run(asked: Asked) -> Result<Outcome, Failure> {
    let mut whole: Option<(Agreed, Summary)> = None;
    let mut rows = Vec::new();
    for path in &asked.files {
        let site = file::read(path)?;
        rows.push(site.summary.row_count());
        whole = Some(match whole {
            None => (site.agreed, site.summary),
            Some((agreed, summary)) => {
                if let Some(what) = agreed.differs_from(&site.agreed) {
                    let (first, path) = (asked.files[0].clone(), path.clone());
                    return Err(AskedError::OtherPlan { first, path, what }.into());
                }
                (agreed, summary.plus(&site.summary)?)
            }
        });
    }
    let Some((agreed, summary)) = whole else { return Err(PooledError::Nothing.into()) };
    let plan = plan(&agreed)?;
    let other = match asked.criterion {
        Criterion::Reml => Criterion::Ml,
        Criterion::Ml => Criterion::Reml,
    };
    let (fit, other) =
        (PooledFit::new(&plan, &summary, asked.criterion)?, PooledFit::new(&plan, &summary, other)?);
    Ok(Outcome { asked, agreed, summary, rows, fit, other })
}
