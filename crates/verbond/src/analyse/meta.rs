//! `verbond analyse meta FILE --yi COLUMN --vi COLUMN`: what studies say together.

use super::progress::Progress;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::failure::Failure;
use analysis::meta::document::{Findings, Model, Scale};
use analysis::meta::{self, Asked};
use analysis::watch::{Work, watched};
use clap::{Args, ValueEnum};
use stats::meta::fit::Test;
use stats::meta::heterogeneity::Method;

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
    /// How the mean effect is tested: knha (Knapp and Hartung), z, t
    #[arg(long, value_name = "TEST", default_value = "knha", value_parser = test)]
    test: Test,
    /// What may explain why effects differ, as the right side of a formula: 'year + arm'
    #[arg(long, value_name = "TERMS")]
    moderators: Option<String>,
    /// The column that names the studies
    #[arg(long, value_name = "COLUMN")]
    study: Option<String>,
    /// How the effect reads back
    #[arg(long, value_name = "SCALE", default_value = "as-given")]
    scale: ReadBack,
    /// How sure intervals are, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 95.0)]
    confidence: f64,
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
            confidence: self.confidence / 100.0,
        };
        let (preparation, source) = (self.reading.preparation()?, self.file.source());
        let progress = Progress::new(speech);
        let outcome = watched(&progress, Work::Fitting, None, || meta::run(asked, &preparation, &source))?;
        let findings = Findings {
            model: Model::Two(&outcome.fit),
            effect: &outcome.asked.effect,
            scale: outcome.asked.scale,
            names: &outcome.names,
            confidence: outcome.asked.confidence,
        };
        self.told.tell(&|| Ok(meta::document::document(findings, speech)?), &|| meta::json::json(&outcome))
    }
}
