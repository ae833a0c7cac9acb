//! `verbond analyse DATA FORMULA`: a mixed model, also of yes or no and of counts.

use super::confidence::Confidence;
use super::further::Further;
use super::progress::Progress;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::explain;
use analysis::failure::Failure;
use analysis::generalised;
use analysis::mixed::json::Groups;
use analysis::mixed::{self, Asked};
use analysis::watch::{Work, watched};
use clap::{Args, ValueEnum};
use stats::formula::contrast::{Contrast, Contrasts};
use stats::generalised::family::Family;
use stats::generalised::{Integration, Settings};
use stats::mixed::deviance::Criterion;
use stats::mixed::inference::Method;

/// A mixed model.
#[derive(Debug, Args)]
pub struct Model {
    #[command(flatten)]
    file: TableFile,
    /// What is explained, by what, and which groups deviate: 'distress ~ session + (1 + session | patient)'
    #[arg(value_name = "FORMULA", required = true)]
    formula: Option<String>,
    /// Maximum likelihood; restricted maximum likelihood (REML) unless said
    #[arg(long, help_heading = "Model")]
    ml: bool,
    /// What the response is: a score (gaussian), yes or no or a share (binomial), a count (poisson)
    #[arg(long, value_name = "FAMILY", default_value = "gaussian", help_heading = "Model")]
    family: Response,
    /// With --family binomial: a column of trials, when the response is the number of successes
    #[arg(long, value_name = "COLUMN", help_heading = "Model")]
    trials: Option<String>,
    /// With --family binomial or poisson: points at which one random term is integrated; 1 is Laplace's approximation
    #[arg(long, value_name = "POINTS", help_heading = "Model")]
    nagq: Option<usize>,
    /// A column of weights: the residual variance of a row is σ²/weight
    #[arg(long, value_name = "COLUMN", help_heading = "Model")]
    weights: Option<String>,
    /// Degrees of freedom of the tests: satterthwaite, kr (Kenward and Roger, the most careful one for few groups), wald
    #[arg(long, value_name = "METHOD", help_heading = "Model")]
    df: Option<Degrees>,
    /// How factors are compared: with their first level, or with the mean of all levels
    #[arg(long, value_name = "CONTRAST", default_value = "treatment", help_heading = "Model")]
    contrasts: Comparison,
    #[command(flatten)]
    confidence: Confidence,
    /// Print the model matrix, the levels and how groups lie, and fit nothing
    #[arg(long, help_heading = "Output")]
    explain: bool,
    /// In JSON, list every group with its deviations, also where there are many
    #[arg(long, help_heading = "Output")]
    every_group: bool,
    #[command(flatten)]
    further: Further,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Degrees {
    Satterthwaite,
    #[value(alias = "kenward-roger")]
    Kr,
    Wald,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Response {
    Gaussian,
    Binomial,
    Poisson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Comparison {
    Treatment,
    Sum,
}

impl Model {
    /// Fits it and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let preparation = self.reading.preparation()?;
        let (asked, speech) = (self.asked()?, self.told.speech(of_terminal));
        let source = self.told.source(&self.file)?;
        let groups = if self.every_group { Groups::All } else { Groups::First };
        let family = match self.family {
            Response::Gaussian => None,
            Response::Binomial => Some(Family::Binomial),
            Response::Poisson => Some(Family::Poisson),
        };
        let progress = Progress::new(speech);
        if let Some(family) = family {
            let asked = self.asked_of(family)?;
            let outcome =
                watched(&progress, Work::Fitting, None, || generalised::run(asked, &preparation, &source))?;
            return self.told.tell(&|| generalised::document::told(&outcome, speech), &|| {
                generalised::json::json(&outcome, groups)
            });
        }
        self.refuse_without_family()?;
        if self.explain {
            if let Some(text) = self.further.given() {
                return Err(Failure::Choice { text: text.to_owned(), expected: "it without --explain" });
            }
            let prepared = mixed::prepare(&asked, &preparation, &source)?;
            let explanation = explain::explain(&asked, &prepared)?;
            let document = || Ok(explain::document::document(&explanation, speech));
            return self.told.tell(&document, &|| Ok(explain::json::json(&explanation)));
        }
        let outcome = mixed::run(asked, &preparation, &source, &progress)?;
        self.further.tell(outcome, groups, (&preparation, &source), (&self.told, speech), &progress)
    }

    /// What is asked of a model of yes or no, shares or counts.
    fn asked_of(&self, family: Family) -> Result<generalised::Asked, Failure> {
        let only_gaussian = [("--ml", self.ml), ("--df", self.df.is_some()), ("--explain", self.explain)];
        let given = only_gaussian.iter().find(|(_, given)| *given).map(|(text, _)| *text);
        if let Some(text) = given.or(self.further.given()) {
            return Err(Failure::Choice { text: text.to_owned(), expected: "--family gaussian with it" });
        }
        let integration = match self.nagq {
            None | Some(1) => Integration::Laplace,
            Some(points) => Integration::Adaptive { points },
        };
        let contrasts = Contrasts { default: self.contrast(), ..Contrasts::default() };
        Ok(generalised::Asked {
            formula: self.formula.clone().expect("the line is refused without it"),
            settings: Settings {
                weights: self.weights.clone(),
                trials: self.trials.clone(),
                contrasts,
                integration,
                ..Settings::new(family)
            },
            confidence: self.confidence.share()?,
        })
    }

    /// Refuses what only has a meaning for other families.
    fn refuse_without_family(&self) -> Result<(), Failure> {
        let given = [("--trials", self.trials.is_some()), ("--nagq", self.nagq.is_some())];
        match given.iter().find(|(_, given)| *given) {
            Some((text, _)) => {
                let expected = "--family binomial or --family poisson with it";
                Err(Failure::Choice { text: (*text).to_owned(), expected })
            }
            None => Ok(()),
        }
    }

    fn contrast(&self) -> Contrast {
        match self.contrasts {
            Comparison::Treatment => Contrast::Treatment,
            Comparison::Sum => Contrast::Sum,
        }
    }

    fn asked(&self) -> Result<Asked, Failure> {
        Ok(Asked {
            formula: self.formula.clone().expect("the line is refused without it"),
            criterion: if self.ml { Criterion::Ml } else { Criterion::Reml },
            weights: self.weights.clone(),
            contrast: self.contrast(),
            method: self.df.map(|df| match df {
                Degrees::Satterthwaite => Method::Satterthwaite,
                Degrees::Kr => Method::KenwardRoger,
                Degrees::Wald => Method::Wald,
            }),
            confidence: self.confidence.share()?,
        })
    }
}
