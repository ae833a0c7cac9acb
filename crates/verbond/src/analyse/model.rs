//! `verbond analyse DATA FORMULA`: a mixed model.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::explain;
use analysis::failure::Failure;
use analysis::mixed::json::Groups;
use analysis::mixed::{self, Asked};
use clap::{Args, ValueEnum};
use stats::formula::contrast::Contrast;
use stats::mixed::deviance::Criterion;
use stats::mixed::inference::Method;

/// A mixed model.
#[derive(Debug, Args)]
pub struct Model {
    #[command(flatten)]
    file: TableFile,
    /// What is explained, by what, and which groups deviate: 'distress ~ session + (1 + session | patient)'
    #[arg(value_name = "FORMULA", required = true)]
    formula: Option<String>,
    /// Maximum likelihood; restricted maximum likelihood (REML) unless said
    #[arg(long, help_heading = "Model")]
    ml: bool,
    /// A column of weights: the residual variance of a row is σ²/weight
    #[arg(long, value_name = "COLUMN", help_heading = "Model")]
    weights: Option<String>,
    /// Degrees of freedom of the tests: satterthwaite, kr (Kenward and Roger, the most careful one for few groups), wald
    #[arg(long, value_name = "METHOD", help_heading = "Model")]
    df: Option<Degrees>,
    /// How factors are compared: with their first level, or with the mean of all levels
    #[arg(long, value_name = "CONTRAST", default_value = "treatment", help_heading = "Model")]
    contrasts: Comparison,
    /// How sure intervals are, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 95.0, help_heading = "Model")]
    confidence: f64,
    /// Print the model matrix, the levels and how groups lie, and fit nothing
    #[arg(long, help_heading = "Output")]
    explain: bool,
    /// In JSON, list every group with its deviations, also where there are many
    #[arg(long, help_heading = "Output")]
    every_group: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Degrees {
    Satterthwaite,
    #[value(alias = "kenward-roger")]
    Kr,
    Wald,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Comparison {
    Treatment,
    Sum,
}

impl Model {
    /// Fits it and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let preparation = self.reading.preparation()?;
        let (asked, speech) = (self.asked(), self.told.speech(of_terminal));
        let source = self.file.source();
        if self.explain {
            let prepared = mixed::prepare(&asked, &preparation, &source)?;
            let explanation = explain::explain(&asked, &prepared)?;
            let document = || Ok(explain::document::document(&explanation, speech));
            return self.told.tell(&document, &|| Ok(explain::json::json(&explanation)));
        }
        let outcome = mixed::run(asked, &preparation, &source)?;
        let groups = if self.every_group { Groups::All } else { Groups::First };
        self.told
            .tell(&|| mixed::document::document(&outcome, speech), &|| mixed::json::json(&outcome, groups))
    }

    fn asked(&self) -> Asked {
        Asked {
            formula: self.formula.clone().expect("the line is refused without it"),
            criterion: if self.ml { Criterion::Ml } else { Criterion::Reml },
            weights: self.weights.clone(),
            contrast: match self.contrasts {
                Comparison::Treatment => Contrast::Treatment,
                Comparison::Sum => Contrast::Sum,
            },
            method: self.df.map(|df| match df {
                Degrees::Satterthwaite => Method::Satterthwaite,
                Degrees::Kr => Method::KenwardRoger,
                Degrees::Wald => Method::Wald,
            }),
            confidence: self.confidence / 100.0,
        }
    }
}
