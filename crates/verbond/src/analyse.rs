//! `verbond analyse`: fits a model to a file and says what came out.
//!
//! Ends with 0 when there is a result, with 1 when there is none, with 2 when the line cannot be read.

mod change;
mod chart;
mod curve;
mod describe;
mod dyad;
mod meta;
mod model;
mod pooled;
mod reading;
mod told;
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
    /// Two people who rate each other or the same thing: surfaces, truth and bias, actor and partner
    Dyad(Box<dyad::Dyad>),
    /// Pool the effects of studies, and say how far they differ
    Meta(Box<meta::Meta>),
    /// One mixed model for sites that share sums and no rows
    Pooled(Box<pooled::Pooled>),
    /// How completed courses went, by where they began
    ResponseCurve(Box<curve::ResponseCurve>),
    /// How much a column differs between people and within them, and what it goes with at each level
    Within(Box<within::Within>),
}

/// Does what was asked, and says what came of it.
pub fn run(asked: &Analyse, speech: &Speech) -> ExitCode {
    let language = speech.language();
    let result = match &asked.kind {
        Some(Kind::Change(change)) => change.run(language),
        Some(Kind::Chart(chart)) => chart.run(language),
        Some(Kind::Describe(describe)) => describe.run(language),
        Some(Kind::Dyad(dyad)) => dyad.run(language),
        Some(Kind::Meta(meta)) => meta.run(language),
        Some(Kind::Pooled(pooled)) => pooled.run(language),
        Some(Kind::ResponseCurve(curve)) => curve.run(language),
        Some(Kind::Within(within)) => within.run(language),
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
