//! `verbond analyse pooled`: one mixed model for sites that do not share their rows.

use super::confidence::Confidence;
use super::reading::Reading;
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::pooled::file::{Agreed, SmallCells};
use analysis::pooled::{self, Asked};
use analysis::preparation::{Preparation, column_and_text};
use analysis::reading::Source;
use clap::Args;
use serde_json::json;
use stats::mixed::deviance::Criterion;
use std::path::PathBuf;

/// One model for several sites.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  verbond analyse pooled sessions.csv --summarise 'distress ~ session + (1 | patient)' --out north.json\n  verbond analyse pooled north.json south.json --report all.html"
)]
pub struct Pooled {
    /// The summaries of the sites; with --summarise the file of rows of one site
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Sum the rows of this site after this formula, groupings from fine to coarse, and write no row
    #[arg(long, value_name = "FORMULA", requires = "out", help_heading = "Summary")]
    summarise: Option<String>,
    /// With --summarise: the file to send
    #[arg(long, value_name = "FILE", requires = "summarise", help_heading = "Summary")]
    out: Option<PathBuf>,
    /// With --summarise: the levels of a column of words, the same at all sites; the first is the one others are compared with
    #[arg(long, value_name = "COLUMN=LEVELS", requires = "summarise", help_heading = "Summary")]
    agree: Vec<String>,
    /// With --summarise: a number near the middle of a column such as a year, the same at all sites
    #[arg(long = "origin", value_name = "COLUMN=NUMBER", requires = "summarise", help_heading = "Summary")]
    origins: Vec<String>,
    /// With --summarise: a column of weights
    #[arg(long, value_name = "COLUMN", requires = "summarise", help_heading = "Summary")]
    weights: Option<String>,
    /// With --summarise: no cell of fewer people (of the finest grouping) is sent
    #[arg(long, value_name = "COUNT", default_value_t = 5, help_heading = "Summary")]
    minimum: usize,
    /// With --summarise: leave out the rows of smaller cells, and say how many; unless said, nothing is written
    #[arg(long, requires = "summarise", help_heading = "Summary")]
    leave_out_small: bool,
    /// Maximum likelihood; restricted maximum likelihood (REML) unless said
    #[arg(long, conflicts_with = "summarise")]
    ml: bool,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Pooled {
    /// Sums the rows of a site, or fits one model to the sums of several.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        match (&self.summarise, &self.out) {
            (Some(formula), Some(out)) => self.summarise(formula, out, of_terminal),
            (Some(_), None) | (None, _) => self.fit(of_terminal),
        }
    }

    fn summarise(&self, formula: &str, out: &PathBuf, of_terminal: Language) -> Result<(), Failure> {
        let [file] = self.files.as_slice() else {
            let text =
                self.files.iter().map(|file| file.display().to_string()).collect::<Vec<String>>().join(" ");
            return Err(Failure::Choice { text, expected: "one file of rows with --summarise" });
        };
        let speech = self.told.speech(of_terminal);
        let mut agreed = Agreed {
            formula: formula.to_owned(),
            made: Vec::new(),
            levels: Default::default(),
            origins: Default::default(),
            weights: self.weights.clone(),
            minimum: self.minimum,
            small: if self.leave_out_small { SmallCells::LeftOut } else { SmallCells::Refused },
        };
        for text in &self.agree {
            let (column, levels) = column_and_text(text)?;
            agreed.levels.insert(column, levels.split(',').map(|level| level.trim().to_owned()).collect());
        }
        for text in &self.origins {
            let (column, number) = column_and_text(text)?;
            let expected = "COLUMN=NUMBER";
            match number.parse::<f64>() {
                Ok(origin) if origin.is_finite() => agreed.origins.insert(column, origin),
                Ok(_) | Err(_) => return Err(Failure::Choice { text: text.clone(), expected }),
            };
        }
        let site = pooled::summarise(agreed, &self.reading.preparation()?, &Source::new(file))?;
        let text = pooled::file::text(&site.file, out)?;
        std::fs::write(out, text).map_err(|source| Failure::Write { path: out.clone(), source })?;
        let document = || Ok(pooled::document::of_site(&site, out, speech));
        self.told.tell(&document, &|| {
            let summary = &site.file.summary;
            Ok(json!({ "kind": "site_summary", "n": summary.row_count(), "cells": summary.cells.len() }))
        })
    }

    fn fit(&self, of_terminal: Language) -> Result<(), Failure> {
        if self.reading.preparation()? != Preparation::default() {
            let text = "--make, --missing, --skip, --levels, --reference".to_owned();
            return Err(Failure::Choice {
                text,
                expected: "them with --summarise: each site prepares its own rows",
            });
        }
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            files: self.files.clone(),
            criterion: if self.ml { Criterion::Ml } else { Criterion::Reml },
            confidence: self.confidence.share()?,
        };
        let outcome = pooled::run(asked)?;
        self.told.tell(&|| pooled::document::document(&outcome, speech), &|| Ok(pooled::json::json(&outcome)))
    }
}
