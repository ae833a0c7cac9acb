//! How a file is read and prepared, as it is typed.

use analysis::failure::Failure;
use analysis::preparation::{Preparation, column_and_text};
use analysis::reading::Source;
use clap::Args;
use stats::formula::derived::Derived;
use std::path::PathBuf;

/// What is done to the file before anything is computed.
#[derive(Debug, Args)]
pub struct Reading {
    /// Make a column: `time = session - 1`, `bond_w = within(bond, patient)`; also mean, between, lag and detrend
    #[arg(long = "make", value_name = "NAME = EXPRESSION", help_heading = "Reading")]
    makes: Vec<String>,
    /// What stands for a missing value besides an empty cell, NA, NaN, NULL and a point
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, help_heading = "Reading")]
    missing: Vec<String>,
    /// Leave out the rows where this column says exactly this
    #[arg(long = "skip", value_name = "COLUMN=TEXT", help_heading = "Reading")]
    skips: Vec<String>,
    /// Columns whose numbers are names, with commas between them
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', help_heading = "Reading")]
    levels: Vec<String>,
    /// The level that others are compared with
    #[arg(long = "reference", value_name = "COLUMN=LEVEL", help_heading = "Reading")]
    references: Vec<String>,
}

impl Reading {
    /// The same, understood.
    pub fn preparation(&self) -> Result<Preparation, Failure> {
        let pairs =
            |texts: &[String]| texts.iter().map(|text| column_and_text(text)).collect::<Result<_, _>>();
        let made = self.makes.iter().map(|text| Derived::read(text)).collect::<Result<_, _>>()?;
        Ok(Preparation {
            missing: self.missing.clone(),
            skips: pairs(&self.skips)?,
            levels: self.levels.iter().cloned().collect(),
            references: pairs(&self.references)?,
            made,
        })
    }
}

/// The file.
#[derive(Debug, Args)]
pub struct TableFile {
    /// The file: CSV, TSV or Parquet, the names of the columns on its first line; - reads the standard input
    // Not asked for beside a subcommand that has a file of its own, so it cannot be a plain path.
    #[arg(value_name = "DATA", required = true)]
    pub data: Option<PathBuf>,
}

impl TableFile {
    /// The file as a source.
    pub fn source(&self) -> Source {
        Source::new(self.data.as_deref().expect("the line is refused without it"))
    }
}
