//! `verbond analyse process-outcome FILE`: what went with change.

use super::confidence::Confidence;
use super::progress::Progress;
use super::reading::{Reading, TableFile};
use super::told::{Told, refuse_over, write_beside};
use alliance::Language;
use analysis::crew::Threads;
use analysis::document::page::page;
use analysis::failure::Failure;
use analysis::process_outcome::{self, Asked, Centring, On};
use clap::{Args, ValueEnum};
use stats::mixed::inference::Method;
use std::path::PathBuf;

/// What went with change.
#[derive(Debug, Args)]
pub struct ProcessOutcome {
    #[command(flatten)]
    file: TableFile,
    /// The column of the score that may have changed; with --session, of each session
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// The column of the same score before the course
    #[arg(long, value_name = "COLUMN")]
    baseline: Option<String>,
    /// Columns that may go with it, with commas between them: bond,goal,task,cohesion
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    factors: Vec<String>,
    /// The column that names the person; each row is one unless said
    #[arg(long, value_name = "COLUMN")]
    person: Option<String>,
    /// The column of groups that went through a course together
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// The column of those who led the groups
    #[arg(long, value_name = "COLUMN")]
    trainer: Option<String>,
    /// There is a row for each session: the column of session numbers
    #[arg(long, value_name = "COLUMN", requires = "person")]
    session: Option<String>,
    /// There is a row for each person: the column of how many sessions the person attended
    #[arg(long, value_name = "COLUMN", conflicts_with = "session")]
    attended: Option<String>,
    /// From so many attended sessions on a person completed the course
    #[arg(long, value_name = "SESSIONS", default_value_t = 4)]
    completers: usize,
    /// What is explained: the score at the end beside the baseline, the change beside it, the change alone, or each session
    #[arg(long, value_name = "WHAT", default_value = "end", help_heading = "Model")]
    on: Explained,
    /// Whether factors are parted within and between groups, or taken as they are
    #[arg(long, value_name = "HOW", default_value = "parted", help_heading = "Model")]
    centring: Parting,
    /// Degrees of freedom of the tests: satterthwaite, or kr (Kenward and Roger, the most careful one for few groups)
    #[arg(long, value_name = "METHOD", default_value = "satterthwaite", help_heading = "Model")]
    df: Degrees,
    /// Also a page for a training day: what was found, what is uncertain, what to talk about
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    summary: Option<PathBuf>,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Explained {
    End,
    Change,
    ChangeAlone,
    Sessions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Parting {
    Parted,
    AsGiven,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Degrees {
    Satterthwaite,
    #[value(alias = "kenward-roger")]
    Kr,
}

impl ProcessOutcome {
    /// Fits the models and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let (asked, preparation) = (self.asked()?, self.reading.preparation()?);
        let source = self.told.source(&self.file)?;
        if let Some(path) = &self.summary {
            refuse_over(path, &[&source])?;
        }
        let outcome = process_outcome::run(
            asked,
            &preparation,
            &source,
            &Threads::of_machine(),
            &Progress::new(speech),
        )?;
        if let Some(path) = &self.summary {
            let summary = process_outcome::summary::summary(&outcome, speech);
            write_beside(path, &page(&summary), &[&source])?;
        }
        self.told.tell(&|| process_outcome::document::document(&outcome, speech), &|| {
            process_outcome::json::json(&outcome)
        })
    }

    fn asked(&self) -> Result<Asked, Failure> {
        Ok(Asked {
            outcome: self.outcome.clone(),
            baseline: self.baseline.clone(),
            person: self.person.clone(),
            group: self.group.clone(),
            trainer: self.trainer.clone(),
            factors: self.factors.clone(),
            session: self.session.clone(),
            attended: self.attended.clone(),
            completers: self.completers,
            on: match self.on {
                Explained::End => On::End,
                Explained::Change => On::Change,
                Explained::ChangeAlone => On::ChangeAlone,
                Explained::Sessions => On::Sessions,
            },
            centring: match self.centring {
                Parting::Parted => Centring::Parted,
                Parting::AsGiven => Centring::AsGiven,
            },
            method: match self.df {
                Degrees::Satterthwaite => Method::Satterthwaite,
                Degrees::Kr => Method::KenwardRoger,
            },
            confidence: self.confidence.share()?,
        })
    }
}
