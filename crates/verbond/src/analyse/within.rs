//! `verbond analyse within FILE`: one thing between people and within them.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::within::{self, Asked};
use clap::Args;

/// A column at two levels.
#[derive(Debug, Args)]
pub struct Within {
    #[command(flatten)]
    file: TableFile,
    /// The column that is taken apart
    #[arg(long, value_name = "COLUMN")]
    value: String,
    /// The column that names the groups, such as the person
    #[arg(long, value_name = "COLUMN")]
    by: String,
    /// A column that may go with it, at each level; may be given more than once
    #[arg(long, value_name = "COLUMN")]
    with: Vec<String>,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Within {
    /// Takes the column apart and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            value: self.value.clone(),
            by: self.by.clone(),
            with: self.with.clone(),
            confidence: self.confidence.share()?,
        };
        let outcome = within::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(within::document::document(&outcome, speech)), &|| Ok(within::json::json(&outcome)))
    }
}
