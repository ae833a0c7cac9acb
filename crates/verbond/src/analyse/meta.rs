//! `verbond analyse meta FILE --yi COLUMN --vi COLUMN`: what studies say together.

use super::confidence::Confidence;
use super::progress::Progress;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::meta::document::Scale;
use analysis::meta::{self, Asked, Levels, Shown};
use analysis::watch::{Work, watched};
use clap::{Args, ValueEnum};
use stats::meta::fit::Test;
use stats::meta::heterogeneity::Method;
use std::collections::BTreeSet;

/// A meta-analysis.
#[derive(Debug, Args)]
pub struct Meta {
    #[command(flatten)]
    file: TableFile,
    /// The column of effects
    #[arg(long, value_name = "COLUMN")]
    yi: String,
    /// The column of their sampling variances: the squares of the standard errors
    #[arg(long, value_name = "COLUMN")]
    vi: String,
    /// How the variance of true effects is estimated: REML, ML, DL, PM, SJ, HS, EB, HE, or FE for one true effect
    #[arg(long, value_name = "METHOD", default_value = "REML", value_parser = method)]
    method: Method,
    /// How the mean effect is tested: knha (Knapp and Hartung; unless said), z, t; with --cluster t unless said, or z
    #[arg(long, value_name = "TEST", value_parser = test)]
    test: Option<Test>,
    /// What may explain why effects differ, as the right side of a formula: 'year + arm'
    #[arg(long, value_name = "TERMS")]
    moderators: Option<String>,
    /// The column that names the studies
    #[arg(long, value_name = "COLUMN")]
    study: Option<String>,
    /// Several effects from one study: the column of studies. Then there are three levels
    #[arg(long, value_name = "COLUMN")]
    cluster: Option<String>,
    /// With --cluster: a column of what several rows share within a study; each row is one of its own unless said
    #[arg(long, value_name = "COLUMN", requires = "cluster")]
    unit: Option<String>,
    /// Also whether small studies find other effects: Egger, rank test, trim and fill, in JSON too
    #[arg(long, help_heading = "Output")]
    small_study: bool,
    /// Also the mean without each of the studies
    #[arg(long, help_heading = "Output")]
    leave_one_out: bool,
    /// Also what each study does to the whole
    #[arg(long, help_heading = "Output")]
    influence: bool,
    /// Also the true effect of each study, drawn towards the mean as far as chance goes
    #[arg(long, help_heading = "Output")]
    true_effects: bool,
    /// How the effect reads back
    #[arg(long, value_name = "SCALE", default_value = "as-given")]
    scale: ReadBack,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReadBack {
    /// As it is
    AsGiven,
    /// The logarithm of a ratio, such as of odds
    LogRatio,
    /// Fisher's z of a correlation
    FisherZ,
}

fn method(text: &str) -> Result<Method, String> {
    Method::from_code(text).ok_or_else(|| "REML, ML, DL, PM, SJ, HS, EB, HE or FE".to_owned())
}

fn test(text: &str) -> Result<Test, String> {
    Test::from_code(text).ok_or_else(|| "knha, adhoc, t or z".to_owned())
}

impl Meta {
    /// Pools the studies and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let asked = Asked {
            effect: self.yi.clone(),
            variance: self.vi.clone(),
            moderators: self.moderators.clone(),
            names: self.study.clone(),
            method: self.method,
            test: self.test,
            scale: match self.scale {
                ReadBack::AsGiven => Scale::AsGiven,
                ReadBack::LogRatio => Scale::LogRatio,
                ReadBack::FisherZ => Scale::FisherZ,
            },
            confidence: self.confidence.share()?,
            levels: self.cluster.clone().map(|cluster| Levels { cluster, unit: self.unit.clone() }),
            shown: self.shown(),
        };
        let (preparation, source) = (self.reading.preparation()?, self.told.source(&self.file)?);
        let progress = Progress::new(speech);
        let outcome = watched(&progress, Work::Fitting, None, || meta::run(asked, &preparation, &source))?;
        self.told.tell(&|| Ok(meta::document::document(outcome.findings(), speech)?), &|| {
            meta::json::json(&outcome)
        })
    }

    fn shown(&self) -> BTreeSet<Shown> {
        let asked = [
            (self.small_study, Shown::SmallStudies),
            (self.leave_one_out, Shown::LeaveOneOut),
            (self.influence, Shown::Influence),
            (self.true_effects, Shown::TrueEffects),
        ];
        asked.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, shown)| shown).collect()
    }
}
