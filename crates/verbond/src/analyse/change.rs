//! `verbond analyse change FILE`: whose score changed by more than the questionnaire's own error.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::change::{self, Asked, Line, Scores};
use analysis::failure::Failure;
use clap::{Args, ValueEnum};
use stats::change::Better;
use stats::change::cutoff::{Norm, Norms};

/// Reliable and clinically significant change.
#[derive(Debug, Args)]
pub struct Change {
    #[command(flatten)]
    file: TableFile,
    /// One row a person: the column of first scores
    #[arg(long, value_name = "COLUMN", requires = "after", required_unless_present = "score")]
    before: Option<String>,
    /// One row a person: the column of later scores
    #[arg(long, value_name = "COLUMN", requires = "before")]
    after: Option<String>,
    /// One row a moment: the column of scores
    #[arg(long, value_name = "COLUMN", requires_all = ["person", "moment"], conflicts_with_all = ["before", "after"])]
    score: Option<String>,
    /// The column that names the person
    #[arg(long, value_name = "COLUMN")]
    person: Option<String>,
    /// One row a moment: the column of moments
    #[arg(long, value_name = "COLUMN", requires = "score")]
    moment: Option<String>,
    /// The first moment; each person's first score unless said
    #[arg(long, value_name = "MOMENT", requires = "moment")]
    from: Option<String>,
    /// The later moment; each person's last score unless said
    #[arg(long, value_name = "MOMENT", requires = "moment")]
    to: Option<String>,
    /// The reliability of the questionnaire, between 0 and 1
    #[arg(long, value_name = "NUMBER")]
    reliability: f64,
    /// Which way is better
    #[arg(long, value_name = "WAY")]
    better: Way,
    /// The line between people in care and others
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, conflicts_with_all = ["in_care", "others"])]
    cutoff: Option<f64>,
    /// Mean and standard deviation of people in care, from which the line follows: '28.2,7.1'
    #[arg(long, value_name = "MEAN,SD", value_parser = norm, allow_hyphen_values = true)]
    in_care: Option<Norm>,
    /// Mean and standard deviation of other people
    #[arg(long, value_name = "MEAN,SD", value_parser = norm, allow_hyphen_values = true, requires = "in_care")]
    others: Option<Norm>,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Way {
    Higher,
    Lower,
}

fn norm(text: &str) -> Result<Norm, String> {
    let expected = || "a mean and a standard deviation with a comma between them".to_owned();
    let read = |part: &str| match part.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) | Err(_) => Err(expected()),
    };
    let (mean, spread) = text.split_once(',').ok_or_else(expected)?;
    Ok(Norm { mean: read(mean)?, standard_deviation: read(spread)? })
}

impl Change {
    /// Compares both scores of each person and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            scores: self.scores(),
            reliability: self.reliability,
            better: match self.better {
                Way::Higher => Better::Higher,
                Way::Lower => Better::Lower,
            },
            line: match (self.cutoff, self.in_care) {
                (Some(line), _) => Line::At(line),
                (None, Some(clinical)) => Line::Between(Norms { clinical, functional: self.others }),
                (None, None) => Line::Unknown,
            },
            confidence: self.confidence.share()?,
        };
        let outcome = change::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told
            .tell(&|| Ok(change::document::document(&outcome, speech)), &|| Ok(change::json::json(&outcome)))
    }

    fn scores(&self) -> Scores {
        let given = "the line is refused without it";
        match &self.score {
            Some(score) => Scores::Moments {
                score: score.clone(),
                person: self.person.clone().expect(given),
                moment: self.moment.clone().expect(given),
                from: self.from.clone(),
                to: self.to.clone(),
            },
            None => Scores::Columns {
                before: self.before.clone().expect(given),
                after: self.after.clone().expect(given),
                person: self.person.clone(),
            },
        }
    }
}
