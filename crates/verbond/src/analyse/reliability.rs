//! `verbond analyse reliability FILE --items a,b,c`: how sure a score of several items is.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::items;
use analysis::reliability::{self, Asked, change, levels};
use clap::Args;
use stats::interval::Interval;

/// How sure a score is.
#[derive(Debug, Args)]
pub struct Reliability {
    #[command(flatten)]
    file: TableFile,
    /// The items of the scale, with commas between them
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    items: Vec<String>,
    /// Items that point the other way and are turned
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    reverse: Vec<String>,
    /// The lowest and the highest possible answer, for turned items; those in the file unless said: 1..7
    #[arg(long, value_name = "LOWEST..HIGHEST", allow_hyphen_values = true)]
    answers: Option<String>,
    /// Also omega of so many groups of items below a general factor: 3
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["cluster", "person"])]
    factors: Option<usize>,
    /// On two levels: the column that says whose the row is
    #[arg(long, value_name = "COLUMN", conflicts_with = "person")]
    cluster: Option<String>,
    /// How surely change is told: the column of persons; goes with --time
    #[arg(long, value_name = "COLUMN", requires = "time")]
    person: Option<String>,
    /// The column of sessions; goes with --person
    #[arg(long, value_name = "COLUMN", requires = "person")]
    time: Option<String>,
    /// With --person: at most so many persons, the first by name of those with every answer
    #[arg(long, value_name = "NUMBER", requires = "person")]
    persons: Option<usize>,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Reliability {
    /// Judges the score and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let ends = self.answers.as_deref().map(items::ends).transpose()?;
        match (&self.cluster, &self.person, &self.time) {
            (Some(cluster), _, _) => self.on_levels(cluster, ends, of_terminal),
            (None, Some(person), Some(time)) => self.of_change(person, time, ends, of_terminal),
            (None, _, _) => self.of_scale(ends, of_terminal),
        }
    }

    fn of_scale(&self, ends: Option<Interval>, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            items: self.items.clone(),
            reversed: self.reverse.clone(),
            ends,
            factors: self.factors,
            confidence: self.confidence.share()?,
        };
        let outcome = reliability::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(reliability::document::told(&outcome, speech)), &|| {
            Ok(reliability::json::json(&outcome))
        })
    }

    fn on_levels(&self, cluster: &str, ends: Option<Interval>, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = levels::Asked {
            items: self.items.clone(),
            reversed: self.reverse.clone(),
            ends,
            cluster: cluster.to_owned(),
            confidence: self.confidence.share()?,
        };
        let outcome = levels::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(levels::document::document(&outcome, speech)?), &|| Ok(levels::json::json(&outcome)))
    }

    fn of_change(
        &self,
        person: &str,
        time: &str,
        ends: Option<Interval>,
        of_terminal: Language,
    ) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = change::Asked {
            items: self.items.clone(),
            reversed: self.reverse.clone(),
            ends,
            person: person.to_owned(),
            time: time.to_owned(),
            persons_max: self.persons,
        };
        let outcome = change::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(change::document::document(&outcome, speech)), &|| Ok(change::json::json(&outcome)))
    }
}
