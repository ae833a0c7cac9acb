//! `verbond analyse`: fits a model to a file and says what came out.
//!
//! Ends with 0 when there is a result, with 1 when there is none, with 2 when the line cannot be read.

mod describe;
mod further;
mod meta;
mod model;
mod progress;
mod reading;
mod reshape;
mod told;

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
    /// Tell what a file holds, column by column, and what is missing
    Describe(Box<describe::Describe>),
    /// Pool the effects of studies, and say how far they differ
    Meta(Box<meta::Meta>),
    /// Turn a file with a row for each moment into one with a row for each person, or back
    Reshape(Box<reshape::Reshape>),
}

/// Does what was asked, and says what came of it.
pub fn run(asked: &Analyse, speech: &Speech) -> ExitCode {
    let language = speech.language();
    let result = match &asked.kind {
        Some(Kind::Describe(describe)) => describe.run(language),
        Some(Kind::Meta(meta)) => meta.run(language),
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
