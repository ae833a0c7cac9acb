//! `verbond analyse dif FILE --items a,b,c --group COLUMN`: whether items mean the same to groups.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::differential::{self, Asked, Matched};
use analysis::failure::Failure;
use clap::{Args, ValueEnum};
use stats::differential::item::Limits;

/// Items between groups.
#[derive(Debug, Args)]
pub struct Differential {
    #[command(flatten)]
    file: TableFile,
    /// The items of one scale, with commas between them
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    items: Vec<String>,
    /// The column that names groups
    #[arg(long, value_name = "COLUMN")]
    group: String,
    /// The score that makes people alike: total, rest, or items that are known to be fair, with commas between them
    #[arg(long = "match", value_name = "SCORE", value_delimiter = ',', default_value = "total")]
    matched: Vec<String>,
    /// Whose limits tell how large a difference is
    #[arg(long, value_name = "LIMITS", default_value = "jodoin-gierl")]
    limits: Whose,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whose {
    /// 0.13 and 0.26
    Zumbo,
    /// 0.035 and 0.070
    JodoinGierl,
}

impl Differential {
    /// Compares the groups and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let matched = match self.matched.as_slice() {
            [only] if only == "total" => Matched::Total,
            [only] if only == "rest" => Matched::Rest,
            names => Matched::Items(names.to_vec()),
        };
        let limits = match self.limits {
            Whose::Zumbo => Limits::Zumbo,
            Whose::JodoinGierl => Limits::JodoinGierl,
        };
        let asked = Asked { items: self.items.clone(), group: self.group.clone(), matched, limits };
        let outcome = differential::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(differential::document::document(&outcome, speech)), &|| {
            Ok(differential::json::json(&outcome))
        })
    }
}
