//! `verbond analyse chart FILE`: which sessions do not fit a person's own usual variation.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::chart::{self, Asked};
use analysis::failure::Failure;
use clap::Args;
use stats::change::chart::Settings;
use stats::change::cusum::Cusum;
use stats::change::ewma::Ewma;

/// Control charts.
#[derive(Debug, Args)]
pub struct Chart {
    #[command(flatten)]
    file: TableFile,
    /// The column of scores
    #[arg(long, value_name = "COLUMN")]
    value: String,
    /// The column that names the series, such as the person
    #[arg(long, value_name = "COLUMN")]
    by: String,
    /// The column of moments; the order of the rows unless said
    #[arg(long, value_name = "COLUMN")]
    moment: Option<String>,
    /// The series to draw, with commas between them; all of them unless said
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    series: Vec<String>,
    /// The least spread, such as the questionnaire's standard error of measurement
    #[arg(long, value_name = "NUMBER", default_value_t = 0.0)]
    floor: f64,
    /// How much a session counts in the moving mean
    #[arg(long, value_name = "NUMBER", default_value_t = 0.2)]
    weight: f64,
    /// Limits of the moving mean, in standard deviations
    #[arg(long, value_name = "NUMBER", default_value_t = 3.0)]
    sigmas: f64,
    /// What the running sums allow at each session, in standard deviations
    #[arg(long, value_name = "NUMBER", default_value_t = 0.5)]
    allowance: f64,
    /// Where the running sums signal, in standard deviations
    #[arg(long, value_name = "NUMBER", default_value_t = 5.0)]
    limit: f64,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Chart {
    /// Draws the charts of each series and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            value: self.value.clone(),
            by: self.by.clone(),
            moment: self.moment.clone(),
            series: self.series.clone(),
            settings: Settings {
                floor: self.floor,
                ewma: Ewma { weight: self.weight, sigmas: self.sigmas },
                cusum: Cusum { allowance: self.allowance, limit: self.limit },
            },
        };
        let outcome = chart::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(chart::document::document(&outcome, speech)), &|| Ok(chart::json::json(&outcome)))
    }
}
