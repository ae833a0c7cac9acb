//! `verbond analyse`: fits a model to a file and says what came out.
//!
//! Ends with 0 when there is a result, with 1 when there is none, with 2 when the line cannot be read.

mod agreement;
mod change;
mod chart;
mod confidence;
mod curve;
mod describe;
mod dif;
mod draft;
mod dyad;
mod factor;
mod further;
mod meta;
mod model;
mod polychoric;
mod pooled;
mod process_outcome;
mod progress;
mod reading;
mod reliability;
mod reshape;
pub mod told;
mod within;

use crate::speech::Speech;
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// `verbond analyse …`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  verbond analyse sessions.csv 'distress ~ session + (1 + session | patient)'\n  verbond analyse sessions.csv --make 'bond_w = within(bond, patient)' --make 'bond_b = between(bond, patient)' \\\n    'distress ~ bond_w + bond_b + (1 | patient)' --report bond.html\n\nEnds with 0 when there is a result, with 1 when there is none, with 2 when the line cannot be read."
)]
pub struct Analyse {
    /// Another analysis than a model.
    #[command(subcommand)]
    kind: Option<Kind>,
    /// A mixed model.
    #[command(flatten)]
    model: model::Model,
}

/// Analyses other than a model.
#[derive(Debug, Subcommand)]
enum Kind {
    /// Whose score changed by more than the questionnaire's own error: reliable and clinically significant change
    Change(Box<change::Change>),
    /// Which sessions do not fit a person's own usual variation: control charts
    Chart(Box<chart::Chart>),
    /// Tell what a file holds, column by column, and what is missing
    Describe(Box<describe::Describe>),
    /// Say how sure a score of several items is: alpha, omega, on two levels, of change
    Reliability(Box<reliability::Reliability>),
    /// Say how alike raters rate: intraclass correlations, kappa, and how far groups see the same
    Agreement(Box<agreement::Agreement>),
    /// Fit a measurement model: whether items measure what they are said to
    Factor(Box<factor::FactorModel>),
    /// Correlate ordered answers by what lies behind them
    Polychoric(Box<polychoric::Correlations>),
    /// Say whether items mean the same to groups with the same score
    Dif(Box<dif::Differential>),
    /// Two people who rate each other or the same thing: surfaces, truth and bias, actor and partner
    Dyad(Box<dyad::Dyad>),
    /// Pool the effects of studies, and say how far they differ
    Meta(Box<meta::Meta>),
    /// One mixed model for sites that share sums and no rows
    Pooled(Box<pooled::Pooled>),
    /// What went with change: which of what was measured during a course goes with how people ended it
    ProcessOutcome(Box<process_outcome::ProcessOutcome>),
    /// How completed courses went, by where they began
    ResponseCurve(Box<curve::ResponseCurve>),
    /// How much a column differs between people and within them, and what it goes with at each level
    Within(Box<within::Within>),
    /// Turn a file with a row for each moment into one with a row for each person, or back
    Reshape(Box<reshape::Reshape>),
}

/// Does what was asked, and says what came of it.
pub fn run(asked: &Analyse, speech: &Speech) -> ExitCode {
    let language = speech.language();
    let result = match &asked.kind {
        Some(Kind::Change(change)) => change.run(language),
        Some(Kind::Chart(chart)) => chart.run(language),
        Some(Kind::Describe(describe)) => describe.run(language),
        Some(Kind::Reliability(reliability)) => reliability.run(language),
        Some(Kind::Agreement(agreement)) => agreement.run(language),
        Some(Kind::Factor(factor)) => factor.run(language),
        Some(Kind::Polychoric(correlations)) => correlations.run(language),
        Some(Kind::Dif(differential)) => differential.run(language),
        Some(Kind::Dyad(dyad)) => dyad.run(language),
        Some(Kind::Meta(meta)) => meta.run(language),
        Some(Kind::Pooled(pooled)) => pooled.run(language),
        Some(Kind::ProcessOutcome(study)) => study.run(language),
        Some(Kind::ResponseCurve(curve)) => curve.run(language),
        Some(Kind::Within(within)) => within.run(language),
        Some(Kind::Reshape(reshape)) => reshape.run(language),
        None => asked.model.run(language),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprint!("{}", told::refusal(&failure, language));
            ExitCode::FAILURE
        }
    }
}
