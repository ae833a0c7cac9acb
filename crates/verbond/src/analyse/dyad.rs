//! `verbond analyse dyad rsa|bias|apim FILE`: two people who rate each other or the same thing.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::dyad::{bias, json, partners, surface};
use analysis::failure::Failure;
use clap::{Args, Subcommand, ValueEnum};
use stats::dyad::actor_partner::fit::Criterion as Likelihood;
use stats::dyad::surface_fit::Errors;
use stats::dyad::truth_bias::Centre;
use stats::mixed::deviance::Criterion;
use stats::mixed::inference::Method;

/// Two people.
#[derive(Debug, Args)]
pub struct Dyad {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, Subcommand)]
enum Question {
    /// What two ratings and their difference go with: a response surface
    Rsa(Box<Rsa>),
    /// How one person's judgement lies beside another's rating, and follows it: truth and bias
    Bias(Box<Bias>),
    /// What one's own rating goes with, and the other's: actor and partner effects
    Apim(Box<Apim>),
}

/// A response surface.
#[derive(Debug, Args)]
struct Rsa {
    #[command(flatten)]
    file: TableFile,
    /// The column of one rating
    #[arg(long, value_name = "COLUMN")]
    x: String,
    /// The column of the other rating, on the same scale
    #[arg(long, value_name = "COLUMN")]
    y: String,
    /// The column of what they may go with
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// A column that names the pairs: each counts once, by its means over its rows
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// What the ratings are counted from: their own zero, or the mean and spread of both together
    #[arg(long, value_name = "SCALE", default_value = "as-given")]
    scale: Scale,
    /// Standard errors for one size of the rest, or for any size (HC3)
    #[arg(long, value_name = "ERRORS", default_value = "hc3")]
    errors: Kind,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scale {
    AsGiven,
    Common,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Classic,
    Hc3,
}

/// Truth and bias.
#[derive(Debug, Args)]
struct Bias {
    #[command(flatten)]
    file: TableFile,
    /// The column of what is judged, such as the client's own rating
    #[arg(long, value_name = "COLUMN")]
    truth: String,
    /// The column of the judgement of it, such as the therapist's rating, on the same scale
    #[arg(long, value_name = "COLUMN")]
    judgement: String,
    /// The column that names the pairs
    #[arg(long, value_name = "COLUMN")]
    dyad: String,
    /// A column of what several pairs share, such as the therapist
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// A column of the moment, counted from the one the difference is asked for
    #[arg(long, value_name = "COLUMN")]
    time: Option<String>,
    /// What both are counted from: the mean of all (grand), or of each pair, for change within a pair (dyad)
    #[arg(long, value_name = "CENTRE", default_value = "grand")]
    centre: Middle,
    /// Maximum likelihood; restricted maximum likelihood (REML) unless said
    #[arg(long)]
    ml: bool,
    /// Degrees of freedom of the tests: satterthwaite, kr, wald
    #[arg(long, value_name = "METHOD", default_value = "satterthwaite")]
    df: Degrees,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Middle {
    Grand,
    Dyad,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Degrees {
    Satterthwaite,
    #[value(alias = "kenward-roger")]
    Kr,
    Wald,
}

/// Actor and partner.
#[derive(Debug, Args)]
struct Apim {
    #[command(flatten)]
    file: TableFile,
    /// The column of what is explained; each member of a pair has a row
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// A column of ratings that may go with it; may be given more than once
    #[arg(long = "rating", value_name = "COLUMN", required = true)]
    ratings: Vec<String>,
    /// The column that names the pairs
    #[arg(long, value_name = "COLUMN")]
    dyad: String,
    /// The column that tells the two members apart, such as client and therapist; without it they are not told apart
    #[arg(long, value_name = "COLUMN")]
    role: Option<String>,
    /// Maximum likelihood; restricted maximum likelihood (REML) unless said
    #[arg(long)]
    ml: bool,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

impl Dyad {
    /// Answers the question about two people.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        match &self.question {
            Question::Rsa(rsa) => rsa.run(of_terminal),
            Question::Bias(bias) => bias.run(of_terminal),
            Question::Apim(apim) => apim.run(of_terminal),
        }
    }
}

impl Rsa {
    fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = surface::Asked {
            x: self.x.clone(),
            y: self.y.clone(),
            outcome: self.outcome.clone(),
            by: self.by.clone(),
            scale: match self.scale {
                Scale::AsGiven => surface::Scale::AsGiven,
                Scale::Common => surface::Scale::Common,
            },
            errors: match self.errors {
                Kind::Classic => Errors::Classic,
                Kind::Hc3 => Errors::Hc3,
            },
            confidence: self.confidence.share()?,
        };
        let outcome = surface::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(surface::document(&outcome, speech)), &|| Ok(json::of_surface(&outcome)))
    }
}

impl Bias {
    fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = bias::Asked {
            truth: self.truth.clone(),
            judgement: self.judgement.clone(),
            dyad: self.dyad.clone(),
            group: self.group.clone(),
            time: self.time.clone(),
            centre: match self.centre {
                Middle::Grand => Centre::GrandMean,
                Middle::Dyad => Centre::DyadMean,
            },
            criterion: if self.ml { Criterion::Ml } else { Criterion::Reml },
            method: match self.df {
                Degrees::Satterthwaite => Method::Satterthwaite,
                Degrees::Kr => Method::KenwardRoger,
                Degrees::Wald => Method::Wald,
            },
            confidence: self.confidence.share()?,
        };
        let outcome = bias::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(bias::document(&outcome, speech)), &|| bias::json(&outcome))
    }
}

impl Apim {
    fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = partners::Asked {
            outcome: self.outcome.clone(),
            ratings: self.ratings.clone(),
            dyad: self.dyad.clone(),
            role: self.role.clone(),
            criterion: if self.ml { Likelihood::Ml } else { Likelihood::Reml },
            confidence: self.confidence.share()?,
        };
        let outcome = partners::run(asked, &self.reading.preparation()?, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(partners::document(&outcome, speech)), &|| Ok(json::of_partners(&outcome)))
    }
}
