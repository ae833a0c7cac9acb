//! `verbond analyse polychoric FILE --items a,b,c`: correlations of ordered answers.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::polychoric::{self, Asked};
use clap::Args;
use stats::covariance::Missing;

/// Correlations of ordered answers.
#[derive(Debug, Args)]
pub struct Correlations {
    #[command(flatten)]
    file: TableFile,
    /// The items, with commas between them
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    items: Vec<String>,
    /// Each correlation from all who answered both items; only complete rows count unless said
    #[arg(long)]
    pairwise: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Correlations {
    /// Estimates them and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let missing = if self.pairwise { Missing::Pairwise } else { Missing::CompleteRows };
        let asked = Asked { items: self.items.clone(), missing };
        let outcome = polychoric::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(polychoric::document::document(&outcome, speech)), &|| {
            Ok(polychoric::json::json(&outcome))
        })
    }
}
