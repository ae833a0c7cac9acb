//! `verbond analyse describe DATA`: what a file holds.

use super::progress::Progress;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::describe;
use analysis::failure::Failure;
use analysis::watch::{Work, watched};
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
        let (preparation, source) = (self.reading.preparation()?, self.told.source(&self.file)?);
        let progress = Progress::new(speech);
        let outcome = watched(&progress, Work::Reading, None, || describe::run(&preparation, &source))?;
        self.told.tell(&|| Ok(describe::document::document(&outcome, speech)), &|| {
            Ok(describe::json::json(&outcome))
        })
    }
}
