//! `verbond analyse response-curve FILE`: how completed courses went, by where they began.

use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::curve::{self, Asked};
use analysis::failure::Failure;
use clap::Args;

/// Curves of completed courses.
#[derive(Debug, Args)]
pub struct ResponseCurve {
    #[command(flatten)]
    file: TableFile,
    /// The column of scores
    #[arg(long, value_name = "COLUMN")]
    score: String,
    /// The column that names the course; completed courses only
    #[arg(long, value_name = "COLUMN")]
    course: String,
    /// The column of session numbers, from 1
    #[arg(long, value_name = "COLUMN")]
    session: String,
    /// The column of scores at intake, the same in every row of a course
    #[arg(long, value_name = "COLUMN")]
    intake: String,
    /// The intakes to draw, with commas between them; the quartiles unless said
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',', allow_negative_numbers = true)]
    at: Vec<f64>,
    /// The share of people a band holds, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 80.0)]
    share: f64,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl ResponseCurve {
    /// Learns the curves and tells them.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            score: self.score.clone(),
            course: self.course.clone(),
            session: self.session.clone(),
            intake: self.intake.clone(),
            at: self.at.clone(),
            share: self.share / 100.0,
        };
        let outcome = curve::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(curve::document::document(&outcome, speech)), &|| Ok(curve::json::json(&outcome)))
    }
}
