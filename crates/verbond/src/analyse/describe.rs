//! `verbond analyse describe DATA`: what a file holds.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::describe;
use analysis::failure::Failure;
use clap::Args;

/// What a file holds.
#[derive(Debug, Args)]
pub struct Describe {
    #[command(flatten)]
    file: TableFile,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Describe {
    /// Describes it.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let source = self.told.source(&self.file)?;
        let outcome = describe::run(&self.reading.preparation()?, &source)?;
        self.told.tell(&|| Ok(describe::document::document(&outcome, speech)), &|| {
            Ok(describe::json::json(&outcome))
        })
    }
}
