//! The report of a generalised mixed model.

use super::{Outcome, parts};
use crate::document::{Document, Part};
use crate::failure::Failure;
use crate::mixed::document::{Step, step_of};
use crate::mixed::level::Level;
use crate::mixed::{answer, cautions, groups};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::generalised::error::GeneralisedError;
use stats::generalised::family::Family;
use stats::generalised::fit::residuals::Residual;
use stats::generalised::fit::{GeneralisedCoefficient, GeneralisedFit};
use stats::interval::Interval;
use stats::mixed::optimise::Stop;

/// A generalised model, and how sure its intervals are.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The fit.
    pub fit: &'f GeneralisedFit,
    /// How sure: 0,95 for 95%.
    pub confidence: f64,
}

/// The findings, put in order once.
#[derive(Debug)]
pub(super) struct Report<'f> {
    pub speech: Speech,
    pub fit: &'f GeneralisedFit,
    pub response: String,
    pub rows: Vec<Row>,
    pub confidence: String,
}

#[derive(Debug)]
pub(super) struct Row {
    pub coefficient: GeneralisedCoefficient,
    pub step: Step,
    pub level: Option<Level>,
}

/// Tells the findings of a generalised model.
///
/// # Errors
/// [`GeneralisedError`]: a confidence outside 0 to 1.
pub fn document(findings: Findings<'_>, speech: Speech) -> Result<Document, GeneralisedError> {
    let report = Report::new(findings, speech)?;
    let mut all: Vec<Part> = vec![parts::estimates(&report)];
    all.extend(parts::variances(&report));
    all.extend(groups::deviations(&report.response, report.fit.conditional_modes(), speech));
    all.push(parts::fit(&report));
    all.push(parts::computed(&report));
    Ok(Document {
        language: speech.language(),
        title: speech.with("generalised-title", &[("response", &report.response)]),
        answer: answer(&report),
        cautions: cautions(&report),
        parts: all,
        origin: Vec::new(),
    })
}

/// Tells an outcome, with the file it is of.
///
/// # Errors
/// [`Failure::Generalised`]: a confidence outside 0 to 1.
pub fn told(outcome: &Outcome, speech: Speech) -> Result<Document, Failure> {
    let findings = Findings { fit: &outcome.fit, confidence: outcome.asked.confidence };
    let mut document = document(findings, speech)?;
    document.origin.push(outcome.prepared.found.file.clone());
    Ok(document)
}

impl<'f> Report<'f> {
    fn new(findings: Findings<'f>, speech: Speech) -> Result<Self, GeneralisedError> {
        let fit = findings.fit;
        let design = fit.design();
        let (terms, factors) = (design.formula().fixed_terms(), design.factors());
        let rows = fit.coefficients(findings.confidence)?.into_iter().map(|coefficient| {
            let step = step_of(&coefficient.name, &terms, &factors);
            let level = (step != Step::Interaction).then(|| Level::of(design, &coefficient.name)).flatten();
            Row { coefficient, step, level }
        });
        let response = match fit.success_level() {
            Some(level) => format!("{} = {level}", design.formula().response()),
            None => design.formula().response(),
        };
        let confidence = speech.confidence(findings.confidence);
        Ok(Self { speech, fit, response, rows: rows.collect(), confidence })
    }

    /// The coefficients other than the intercept.
    pub fn predictors(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.step != Step::Intercept)
    }

    /// The word of a key for this family.
    pub fn family(&self) -> &'static str {
        match self.fit.family() {
            Family::Binomial => "odds",
            Family::Poisson => "count",
        }
    }
}

impl Row {
    /// How many times as large the odds, or the mean count, are, with their interval.
    pub fn ratio(&self) -> (f64, Interval) {
        let interval = self.coefficient.interval;
        let turned = Interval { lower: interval.lower.exp(), upper: interval.upper.exp() };
        (self.coefficient.estimate.exp(), turned)
    }
}

fn answer(report: &Report<'_>) -> Vec<String> {
    let mut told: Vec<String> = report.predictors().map(|row| relation(report, row)).collect();
    if let (true, Some(row)) = (told.is_empty(), report.rows.first()) {
        told.push(mean(report, row));
    }
    told.extend(parts::spreads(report));
    told.push(answer::rows(report.fit.design(), report.speech));
    told.push(report.speech.t("mixed-not-cause"));
    told
}

fn relation(report: &Report<'_>, row: &Row) -> String {
    let speech = report.speech;
    let place = match &row.level {
        Some(Level::Within(grouping)) => speech.with("mixed-within", &[("grouping", grouping)]),
        Some(Level::Between(grouping)) => speech.with("mixed-between", &[("grouping", grouping)]),
        Some(Level::Both(grouping)) => speech.with("mixed-both", &[("grouping", grouping)]),
        None => String::new(),
    };
    let (ratio, interval) = row.ratio();
    let digits = digits_for((interval.upper - interval.lower) / 4.0);
    let (ratio, range) = (speech.decimals(ratio, digits), speech.range(interval, digits));
    let (response, confidence, name) = (&report.response, &report.confidence, &row.coefficient.name);
    let family = report.family();
    let said = match &row.step {
        Step::Level { factor, level, first } => speech.with(
            &format!("generalised-level-{family}"),
            &[
                ("factor", factor),
                ("level", level),
                ("first", first),
                ("response", response),
                ("ratio", &ratio),
                ("confidence", confidence),
                ("range", &range),
            ],
        ),
        Step::Intercept | Step::Number | Step::Interaction | Step::Other => speech.with(
            &format!("generalised-number-{family}"),
            &[
                ("name", name),
                ("response", response),
                ("ratio", &ratio),
                ("confidence", confidence),
                ("range", &range),
            ],
        ),
    };
    let sure = match interval.holds(1.0) {
        true => speech.t("generalised-one-inside"),
        false => speech.t("generalised-one-outside"),
    };
    let example = example(report, row).map_or_else(String::new, |example| format!(" {example}"));
    format!("{place} {said} {sure}{example}").trim_start().to_owned()
}

/// Odds as a change of a chance, from the share of yes among the rows.
fn example(report: &Report<'_>, row: &Row) -> Option<String> {
    match (report.fit.family(), &row.step) {
        (Family::Binomial, Step::Number | Step::Level { .. }) => {}
        (Family::Binomial, Step::Intercept | Step::Interaction | Step::Other) | (Family::Poisson, _) => {
            return None;
        }
    }
    let response = report.fit.design().response();
    let share = response.iter().sum::<f64>() / response.len() as f64;
    let from = (share * 20.0).round().clamp(1.0, 19.0) / 20.0;
    let odds = from / (1.0 - from) * row.coefficient.estimate.exp();
    let (from, to) = (report.speech.percent(from), report.speech.percent(odds / (1.0 + odds)));
    Some(report.speech.with("generalised-example", &[("from", &from), ("to", &to)]))
}

/// The answer of a model without columns.
fn mean(report: &Report<'_>, row: &Row) -> String {
    let family = report.fit.family();
    let (estimate, interval) = (row.coefficient.estimate, row.coefficient.interval);
    let [low, middle, high] = [interval.lower, estimate, interval.upper].map(|place| family.mean(place));
    let speech = report.speech;
    let (value, range) = match family {
        Family::Binomial => {
            let (low, high) = (speech.percent(low), speech.percent(high));
            (speech.percent(middle), speech.with("speech-range", &[("low", &low), ("high", &high)]))
        }
        Family::Poisson => {
            let digits = digits_for(high - low);
            (speech.decimals(middle, digits), speech.range(Interval { lower: low, upper: high }, digits))
        }
    };
    speech.with(
        &format!("generalised-mean-{}", report.family()),
        &[
            ("response", &report.response),
            ("value", &value),
            ("confidence", &report.confidence),
            ("range", &range),
        ],
    )
}

/// Beyond this the counts of rows vary more than a Poisson model allows.
const DISPERSION_MAX: f64 = 1.5;

fn cautions(report: &Report<'_>) -> Vec<String> {
    let (speech, design) = (report.speech, report.fit.design());
    let mut found = Vec::new();
    match report.fit.run().stop {
        Stop::Converged | Stop::NoLowerStep => {}
        Stop::TooManyEvaluations => {
            let count = report.fit.run().evaluations;
            found.push(speech.with("mixed-search-unfinished", &[("count", &count)]));
        }
    }
    let steps = report.predictors().map(|row| (row.coefficient.name.as_str(), &row.step));
    found.extend(cautions::products(steps, speech));
    for singular in report.fit.singular() {
        found.push(speech.with("generalised-border", &[("grouping", &singular.grouping)]));
    }
    found.extend(cautions::dropped(design, speech));
    found.extend(cautions::left_out(design, speech));
    if report.fit.family() == Family::Poisson {
        let squares: f64 = report.fit.residuals(Residual::Pearson).iter().map(|it| it * it).sum();
        let left = design.response().len().saturating_sub(report.fit.parameter_count()).max(1);
        let dispersion = squares / left as f64;
        if dispersion > DISPERSION_MAX {
            found.push(speech.with("generalised-dispersion", &[("times", &speech.figures(dispersion, 2))]));
        }
    }
    found
}
