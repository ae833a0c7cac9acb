//! Meta-analyses of a file of studies.

pub mod document;
pub mod json;
mod parts;
mod small;
#[cfg(test)]
mod tests;
mod threelevel;

use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use crate::reading::error::ReadError;
use document::Scale;
use stats::formula::{Formula, nearest_name};
use stats::meta::fit::{MetaFit, Settings, Test};
use stats::meta::heterogeneity::Method;
use stats::meta::studies::Studies;
use stats::table::Column;
use std::collections::BTreeSet;

/// What is asked of studies.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of effects.
    pub effect: String,
    /// The column of their sampling variances.
    pub variance: String,
    /// What may explain why effects differ, as the right side of a formula.
    pub moderators: Option<String>,
    /// A column that names the studies.
    pub names: Option<String>,
    /// How the variance of true effects is estimated.
    pub method: Method,
    /// How coefficients are tested.
    pub test: Test,
    /// How the effect reads back.
    pub scale: Scale,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// Studies that were pooled.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The fit.
    pub fit: MetaFit,
    /// A name for each row; empty where rows have none.
    pub names: Vec<String>,
}

/// Reads the studies and pools them.
///
/// # Errors
/// [`Failure`]: the file, a column that is not there, studies that cannot be pooled.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let explained = asked.moderators.as_deref().unwrap_or("1");
    let formula = format!("`{}` ~ {explained}", asked.effect);
    let known = preparation.names(source)?;
    for name in [Some(&asked.effect), Some(&asked.variance), asked.names.as_ref()].into_iter().flatten() {
        // A formula nobody typed is not pointed at.
        if !known.contains(name) {
            let nearest = nearest_name(name, known.iter().map(String::as_str));
            return Err(ReadError::UnknownColumn { name: name.clone(), nearest }.into());
        }
    }
    let read = Formula::read(&formula)?;
    read.expect_columns(known.iter().map(String::as_str))?;
    let mut measured: BTreeSet<String> = read.columns().into_iter().map(str::to_owned).collect();
    // A moderator may hold words: it is compared by its levels.
    let naming: BTreeSet<String> = measured.iter().filter(|name| **name != asked.effect).cloned().collect();
    measured.insert(asked.variance.clone());
    measured.retain(|name| !naming.contains(name));
    let naming = naming.into_iter().chain(asked.names.clone()).collect();
    let prepared = preparation.read(source, &Needed::Columns { measured, naming })?;
    let studies = Studies::read(&formula, &asked.variance, &prepared.table)?;
    let settings = Settings {
        method: asked.method,
        test: asked.test,
        confidence: asked.confidence,
        ..Settings::default()
    };
    let fit = MetaFit::new(&studies, settings)?;
    let names = asked.names.as_deref().map_or_else(Vec::new, |name| named(&prepared, name));
    Ok(Outcome { asked, prepared, fit, names })
}

fn named(prepared: &Prepared, name: &str) -> Vec<String> {
    let table = &prepared.table;
    let text = |row: usize| match table.column(name) {
        Some(Column::Factor(factor)) => factor.level(row).unwrap_or("").to_owned(),
        Some(Column::Numbers(numbers)) => {
            numbers.get(row).map_or_else(String::new, |number| number.to_string())
        }
        None => String::new(),
    };
    (0..table.row_count()).map(text).collect()
}
