//! The report of a meta-analysis.

use super::{Shown, details, parts, small, threelevel};
use crate::document::{Document, Part};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::interval::Interval;
use stats::meta::error::MetaError;
use stats::meta::fit::MetaFit;
use stats::meta::heterogeneity::{HeterogeneityInterval, q_profile};
use stats::meta::inference::Coefficient;
use stats::meta::predict::{Basis, Expected};
use stats::meta::studies::{MEAN_EFFECT, Studies};
use stats::meta::three_level::fit::ThreeLevelFit;
use std::collections::BTreeSet;

/// A meta-analysis and what it was made of.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The fit.
    pub model: Model<'f>,
    /// What the effect is called: the column that holds it.
    pub effect: &'f str,
    /// How the effect reads back.
    pub scale: Scale,
    /// A name for each row of the table; empty where rows have none.
    pub names: &'f [String],
    /// How sure intervals are.
    pub confidence: f64,
    /// What is shown besides.
    pub shown: &'f BTreeSet<Shown>,
}

/// On two levels, or on three.
#[derive(Debug, Clone, Copy)]
pub enum Model<'f> {
    /// Each effect from a study of its own.
    Two(&'f MetaFit),
    /// Several effects from one study; with what the studies are called.
    Three(&'f ThreeLevelFit, &'f str),
}

/// What an effect has to be turned back into before people can read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Nothing: it is read as it is.
    AsGiven,
    /// A logarithm of a ratio, such as of odds.
    LogRatio,
    /// Fisher's z of a correlation.
    FisherZ,
}

/// The findings, put in order once.
#[derive(Debug)]
pub(super) struct Report<'f> {
    pub speech: Speech,
    pub findings: Findings<'f>,
    pub confidence: String,
    pub expected: Option<Expected>,
    pub spread: Option<HeterogeneityInterval>,
}

/// Tells the findings of a meta-analysis.
///
/// # Errors
/// [`MetaError`] that has nothing to do with the studies; what they do not allow is left out.
pub fn document(findings: Findings<'_>, speech: Speech) -> Result<Document, MetaError> {
    let report = Report::new(findings, speech)?;
    let mut all: Vec<Part> = vec![parts::effects(&report)];
    match findings.model {
        Model::Two(fit) => {
            all.push(parts::heterogeneity(&report, fit));
            all.extend(small::small_studies(&report, fit)?);
            all.extend(small::influence(&report, fit)?);
            all.extend(details::details(&report, fit)?);
        }
        Model::Three(fit, cluster) => all.push(threelevel::levels(&report, fit, cluster)?),
    }
    all.push(parts::computed(&report));
    Ok(Document {
        language: speech.language(),
        title: speech.with("meta-title", &[("effect", &findings.effect)]),
        answer: answer(&report),
        cautions: cautions(&report),
        parts: all,
        origin: Vec::new(),
    })
}

impl<'f> Report<'f> {
    fn new(findings: Findings<'f>, speech: Speech) -> Result<Self, MetaError> {
        let expected = match findings.model {
            Model::Two(fit) => fit.expected(Basis::OfTest),
            Model::Three(fit, _) => fit.expected(),
        };
        let spread = match findings.model {
            Model::Two(fit) => shown(q_profile(fit, findings.confidence))?,
            Model::Three(..) => None,
        };
        let confidence = speech.confidence(findings.confidence);
        Ok(Self { speech, findings, confidence, expected: shown(expected)?, spread })
    }

    pub fn coefficients(&self) -> &'f [Coefficient] {
        match self.findings.model {
            Model::Two(fit) => &fit.coefficients,
            Model::Three(fit, _) => &fit.coefficients,
        }
    }

    pub fn studies(&self) -> &'f Studies {
        match self.findings.model {
            Model::Two(fit) => fit.studies(),
            Model::Three(fit, _) => fit.studies(),
        }
    }

    /// The name of a row of the table.
    pub fn name_of(&self, row: usize) -> String {
        match self.findings.names.get(row) {
            Some(name) => name.clone(),
            None => self.speech.with("meta-study", &[("number", &(row + 1))]),
        }
    }

    /// An estimate and its interval as people read them, where the scale has to be turned back.
    pub fn read_back(&self, estimate: f64, interval: Interval) -> Option<String> {
        let (key, back): (&str, fn(f64) -> f64) = match self.findings.scale {
            Scale::AsGiven => return None,
            Scale::LogRatio => ("ratio", f64::exp),
            Scale::FisherZ => ("correlation", f64::tanh),
        };
        let (low, high) = (back(interval.lower), back(interval.upper));
        let digits = digits_for(high - low);
        let value = self.speech.decimals(back(estimate), digits);
        let range = self.speech.range(Interval { lower: low, upper: high }, digits);
        Some(self.speech.with(&format!("meta-back-{key}"), &[("value", &value), ("range", &range)]))
    }

    pub fn zero(&self, interval: Interval) -> String {
        match interval.holds(0.0) {
            true => self.speech.t("document-zero-inside"),
            false => self.speech.t("document-zero-outside"),
        }
    }
}

/// What there is; what these studies do not allow, such as a test for which they are too few, is left out of the report.
///
/// # Errors
/// What has nothing to do with the studies.
pub(super) fn shown<T>(found: Result<T, MetaError>) -> Result<Option<T>, MetaError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(
            MetaError::TooFewStudies { .. }
            | MetaError::TooFewClusters { .. }
            | MetaError::NeedsNoModerators { .. }
            | MetaError::NeedsRandomEffects { .. }
            | MetaError::SamePrecision { .. }
            | MetaError::ZeroVariance { .. }
            | MetaError::Number(_),
        ) => Ok(None),
        Err(other) => Err(other),
    }
}

fn answer(report: &Report<'_>) -> Vec<String> {
    let mut answer = Vec::new();
    for coefficient in report.coefficients() {
        if coefficient.name == MEAN_EFFECT && report.studies().has_moderators() {
            continue;
        }
        answer.push(relation(report, coefficient));
    }
    answer.extend(new_study(report));
    answer.extend(differences(report));
    answer.push(studies(report));
    answer.push(report.speech.t("meta-not-cause"));
    answer
}

fn relation(report: &Report<'_>, coefficient: &Coefficient) -> String {
    let speech = report.speech;
    let digits = digits_for(coefficient.interval.upper - coefficient.interval.lower);
    let (estimate, range) =
        (speech.decimals(coefficient.estimate, digits), speech.range(coefficient.interval, digits));
    let zero = report.zero(coefficient.interval);
    if coefficient.name != MEAN_EFFECT {
        let said = speech.with(
            "meta-moderator",
            &[
                ("name", &coefficient.name),
                ("effect", &report.findings.effect),
                ("estimate", &estimate),
                ("confidence", &report.confidence),
                ("range", &range),
            ],
        );
        return format!("{said} {zero}");
    }
    let said = speech.with(
        "meta-mean",
        &[
            ("count", &report.studies().count()),
            ("effect", &report.findings.effect),
            ("estimate", &estimate),
            ("confidence", &report.confidence),
            ("range", &range),
        ],
    );
    let back = report.read_back(coefficient.estimate, coefficient.interval);
    back.map_or_else(|| format!("{said} {zero}"), |back| format!("{said} {zero} {back}"))
}

/// Where the true effect of another study lies: how much the mean says about one place.
fn new_study(report: &Report<'_>) -> Option<String> {
    let interval = report.expected.as_ref()?.prediction?;
    let range = report.speech.between(interval, digits_for(interval.upper - interval.lower));
    Some(report.speech.with("meta-new-study", &[("confidence", &report.confidence), ("range", &range)]))
}

fn differences(report: &Report<'_>) -> Option<String> {
    let speech = report.speech;
    let Model::Two(fit) = report.findings.model else { return None };
    let i2 = speech.percent(fit.heterogeneity.i2? / 100.0);
    let tau = speech.figures(fit.heterogeneity.tau2.sqrt(), 2);
    // The interval asks another question than the estimate and need not hold it; then it would only confuse here.
    Some(match report.spread.as_ref().filter(|spread| spread.tau2.holds(fit.heterogeneity.tau2)) {
        Some(spread) => {
            let range = speech.range(spread.tau, digits_for(spread.tau.upper - spread.tau.lower));
            let confidence = &report.confidence;
            speech.with(
                "meta-differences-range",
                &[("i2", &i2), ("tau", &tau), ("confidence", confidence), ("range", &range)],
            )
        }
        None => speech.with("meta-differences", &[("i2", &i2), ("tau", &tau)]),
    })
}

fn studies(report: &Report<'_>) -> String {
    let (studies, speech) = (report.studies(), report.speech);
    let (count, left) = (studies.count(), studies.missing());
    match report.findings.model {
        Model::Two(_) if left == 0 => speech.with("meta-rows-all", &[("count", &count)]),
        Model::Two(_) => speech.with("meta-rows-some", &[("count", &count), ("left", &left)]),
        Model::Three(fit, cluster) => speech.with(
            "meta-rows-clustered",
            &[("count", &count), ("clusters", &fit.clusters.len()), ("cluster", &cluster), ("left", &left)],
        ),
    }
}

/// With fewer studies than these, the differences between them are known badly.
const STUDIES_MIN: usize = 10;

fn cautions(report: &Report<'_>) -> Vec<String> {
    let speech = report.speech;
    let mut found = Vec::new();
    let count = match report.findings.model {
        Model::Two(fit) => fit.studies().count(),
        Model::Three(fit, _) => fit.clusters.len(),
    };
    if count < STUDIES_MIN {
        found.push(speech.with("meta-few", &[("count", &count)]));
    }
    let dropped = report.studies().dropped();
    if !dropped.is_empty() {
        let names = speech.row_of(dropped);
        found.push(speech.with("meta-dropped", &[("names", &names), ("count", &dropped.len())]));
    }
    found
}
