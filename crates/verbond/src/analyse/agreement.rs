//! `verbond analyse agreement FILE --raters a,b`: how alike raters rate, or how far groups see the same.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::reliability::agreement::{self, Asked, Question};
use clap::{Args, ValueEnum};
use stats::rater::kappa::Weights;

/// How alike ratings are.
#[derive(Debug, Args)]
pub struct Agreement {
    #[command(flatten)]
    file: TableFile,
    /// One column a rater, with commas between them; a row is what they rate
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required_unless_present = "items")]
    raters: Vec<String>,
    /// For categories: kappa of each pair of raters, and how much choices further apart count
    #[arg(long, value_name = "WEIGHTS", conflicts_with = "items")]
    kappa: Option<Apart>,
    /// With --kappa: the categories, from low to high
    #[arg(long, value_name = "NAMES", value_delimiter = ',', requires = "kappa")]
    categories: Vec<String>,
    /// How far members of a group see the same: one column an item, a row is a member; goes with --group and --options
    #[arg(
        long,
        value_name = "COLUMNS",
        value_delimiter = ',',
        conflicts_with = "raters",
        requires = "group"
    )]
    items: Vec<String>,
    /// With --items: the column that names groups
    #[arg(long, value_name = "COLUMN", requires_all = ["items", "options"])]
    group: Option<String>,
    /// With --items: how many answers were possible
    #[arg(long, value_name = "NUMBER", requires = "group")]
    options: Option<u32>,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

/// How much choices that lie apart count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Apart {
    /// Every other choice counts the same
    Equal,
    /// By the number of steps
    Linear,
    /// By the square of the number of steps
    Quadratic,
}

impl Agreement {
    /// Compares the ratings and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let (columns, question) = match (&self.group, self.options, self.kappa) {
            (Some(group), Some(options), _) => {
                (&self.items, Question::SameView { group: group.clone(), options })
            }
            (_, _, Some(apart)) => {
                let weights = match apart {
                    Apart::Equal => Weights::Equal,
                    Apart::Linear => Weights::Linear,
                    Apart::Quadratic => Weights::Quadratic,
                };
                let categories = self.categories.clone();
                (&self.raters, Question::SameChoice { weights, categories })
            }
            (_, _, None) => (&self.raters, Question::Alike),
        };
        let asked = Asked { columns: columns.clone(), question, confidence: self.confidence.share()? };
        let outcome = agreement::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(agreement::document::told(&outcome, speech)), &|| agreement::json::json(&outcome))
    }
}
