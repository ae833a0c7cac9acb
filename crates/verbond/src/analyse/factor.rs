//! `verbond analyse factor FILE --model 'bond =~ b1 + b2 + b3'`: whether items measure what they are said to.

use super::confidence::Confidence;
use super::reading::{Reading, TableFile};
use super::told::Told;
use alliance::Language;
use analysis::factor::{self, Asked, Freeing};
use analysis::failure::Failure;
use analysis::reading::error::ReadError;
use clap::{Args, ValueEnum};
use stats::factor::fit::{Errors, Incomplete, Method};
use stats::factor::model::{Between, Equal, Scale, Specification};
use std::path::PathBuf;

/// A measurement model.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  verbond analyse factor answers.csv --model 'bond =~ b1 + b2 + b3; goal =~ g1 + g2 + g3' --missing fiml\n\n--missing fiml or listwise says what is done with who left an item open (listwise unless said); any other text is what stands for a\nmissing value."
)]
pub struct FactorModel {
    #[command(flatten)]
    file: TableFile,
    /// The model in lavaan's language: 'bond =~ b1 + b2 + b3', lines parted by ; or a new line
    #[arg(long, value_name = "MODEL", required_unless_present = "model_file", conflicts_with = "model_file")]
    model: Option<String>,
    /// A file with the model
    #[arg(long, value_name = "FILE")]
    model_file: Option<PathBuf>,
    /// What standard errors and the test rest on: ml (normal answers), mlm (Satorra and Bentler), mlr (robust, also with gaps)
    #[arg(long, value_name = "ESTIMATOR", default_value = "ml", ignore_case = true)]
    estimator: Estimator,
    /// The column that names groups, to which the model is fitted at once
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// With --group: what is the same in all groups
    #[arg(long, value_name = "WHAT", value_delimiter = ',', requires = "group")]
    equal: Vec<Same>,
    /// Factors that do not go together, as in a bifactor model
    #[arg(long)]
    orthogonal: bool,
    /// Factors get their unit from a variance of 1, in the place of their first loading
    #[arg(long)]
    std_lv: bool,
    /// Also say what freeing a parameter would do
    #[arg(long)]
    modification: bool,
    #[command(flatten)]
    confidence: Confidence,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Estimator {
    Ml,
    Mlm,
    Mlr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Same {
    Loadings,
    Intercepts,
    Residuals,
    #[value(alias = "residual.covariances")]
    ResidualCovariances,
    #[value(alias = "lv.variances")]
    FactorVariances,
    #[value(alias = "lv.covariances")]
    FactorCovariances,
    Means,
    Regressions,
}

impl FactorModel {
    /// Fits the model and tells what came out.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal);
        let mut preparation = self.reading.preparation()?;
        let mut incomplete = Incomplete::LeftOut;
        preparation.missing.retain(|text| {
            let asked = match text.to_ascii_lowercase().as_str() {
                "fiml" | "ml" => Some(Incomplete::FullInformation),
                "listwise" => Some(Incomplete::LeftOut),
                _ => None,
            };
            incomplete = asked.unwrap_or(incomplete);
            asked.is_none()
        });
        let outcome = factor::run(self.asked(incomplete)?, &preparation, &self.told.source(&self.file)?)?;
        self.told.tell(&|| Ok(factor::document::told(&outcome, speech)?), &|| factor::json::json(&outcome))
    }

    fn asked(&self, incomplete: Incomplete) -> Result<Asked, Failure> {
        let model = match (&self.model, &self.model_file) {
            (Some(model), _) => model.clone(),
            (None, Some(path)) => std::fs::read_to_string(path)
                .map_err(|source| ReadError::File { path: path.clone(), source })?,
            (None, None) => unreachable!("the line is refused without a model"),
        };
        Ok(Asked {
            model,
            group: self.group.clone(),
            specification: Specification {
                scale: if self.std_lv { Scale::UnitVariance } else { Scale::FirstLoading },
                between: if self.orthogonal { Between::Orthogonal } else { Between::Correlated },
                equal: self.equal.iter().map(|same| same.held()).collect(),
                released: Vec::new(),
            },
            method: Method {
                incomplete,
                errors: match self.estimator {
                    Estimator::Ml => Errors::Normal,
                    Estimator::Mlm => Errors::SatorraBentler,
                    Estimator::Mlr => Errors::Robust,
                },
            },
            freeing: if self.modification { Freeing::Told } else { Freeing::Left },
            confidence: self.confidence.share()?,
        })
    }
}

impl Same {
    fn held(self) -> Equal {
        match self {
            Self::Loadings => Equal::Loadings,
            Self::Intercepts => Equal::Intercepts,
            Self::Residuals => Equal::Residuals,
            Self::ResidualCovariances => Equal::ResidualCovariances,
            Self::FactorVariances => Equal::FactorVariances,
            Self::FactorCovariances => Equal::FactorCovariances,
            Self::Means => Equal::FactorMeans,
            Self::Regressions => Equal::Regressions,
        }
    }
}
