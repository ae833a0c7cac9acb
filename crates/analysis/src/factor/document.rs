//! The report of a measurement model.

use super::{Outcome, parts};
use crate::document::Document;
use crate::speech::Speech;
use stats::StatsError;
use stats::factor::fit::{Errors, Fit, Incomplete};
use stats::factor::language::Relation;
use stats::factor::model::{Equal, Model};
use stats::factor::modification::Modification;
use stats::factor::parameter::Parameter;
use stats::factor::remarks::Remark;

/// A measurement model and how it was fitted.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The model as it was written.
    pub model: &'f Model,
    /// Its fit.
    pub fit: &'f Fit,
    /// What was done with persons who left something out.
    pub incomplete: Incomplete,
    /// What standard errors rest on.
    pub errors: Errors,
    /// What is the same in all groups.
    pub equal: &'f [Equal],
    /// Rows of the file.
    pub rows: usize,
    /// What freeing a parameter would do, largest first; empty if nobody asked.
    pub modifications: &'f [Modification],
    /// How sure intervals are.
    pub confidence: f64,
}

#[derive(Debug)]
pub(super) struct Report<'f> {
    pub speech: Speech,
    pub findings: Findings<'f>,
    pub confidence: String,
}

/// Rules of thumb for a model that fits well. [HuBentler1999]
const COMPARATIVE_MIN: f64 = 0.95;
const APPROXIMATION_MAX: f64 = 0.06;
const RESIDUAL_MAX: f64 = 0.08;

/// Tells what was found about a model of a file.
///
/// # Errors
/// As [`document`].
pub fn told(outcome: &Outcome, speech: Speech) -> Result<Document, StatsError> {
    let findings = Findings {
        model: &outcome.model,
        fit: &outcome.fit,
        incomplete: outcome.asked.method.incomplete,
        errors: outcome.asked.method.errors,
        equal: &outcome.asked.specification.equal,
        rows: outcome.answered.grid.row_count(),
        modifications: &outcome.modifications,
        confidence: outcome.asked.confidence,
    };
    let mut document = document(findings, speech)?;
    document.origin.push(outcome.answered.prepared.found.file.clone());
    document.origin.extend(outcome.asked.model.lines().map(str::to_owned));
    Ok(document)
}

/// Tells how well answers go with a measurement model, and how strongly items belong to their factors.
///
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a confidence outside 0 to 1.
pub fn document(findings: Findings<'_>, speech: Speech) -> Result<Document, StatsError> {
    let report = Report { speech, findings, confidence: speech.confidence(findings.confidence) };
    let mut all = Vec::new();
    for group in 0..findings.fit.groups.len() {
        all.push(parts::loadings(&report, group)?);
        all.extend(parts::between(&report, group));
    }
    all.extend(parts::means(&report)?);
    all.push(parts::measures(&report));
    all.extend(parts::modifications(&report));
    all.push(parts::computed(&report));
    let factors = speech.row_of(findings.model.factors());
    Ok(Document {
        language: speech.language(),
        title: speech.with("factor-title", &[("factors", &factors)]),
        answer: answer(&report),
        cautions: cautions(&report),
        parts: all,
        origin: Vec::new(),
    })
}

impl<'f> Report<'f> {
    /// The loadings of one factor in one group.
    pub fn loadings_of(&self, factor: &str, group: usize) -> impl Iterator<Item = &'f Parameter> {
        let parameters = self.findings.fit.parameters.iter().filter(move |one| one.group == group);
        let factor = factor.to_owned();
        parameters.filter(move |one| one.relation == Relation::MeasuredBy && one.left == factor)
    }

    /// Correlations of different factors in one group.
    pub fn between(&self, group: usize) -> Vec<&'f Parameter> {
        let parameters = self.findings.fit.parameters.iter().filter(|one| one.group == group);
        let pairs = parameters.filter(|one| one.relation == Relation::GoesWith && one.left != one.right);
        pairs.filter(|one| self.is_factor(&one.left) && self.is_factor(&one.right)).collect()
    }

    pub fn is_factor(&self, name: &str) -> bool {
        self.findings.model.factors().iter().any(|factor| factor == name)
    }

    /// A heading with the group it is about, where there are several.
    pub fn in_group(&self, heading: String, group: usize) -> String {
        match self.findings.fit.groups.as_slice() {
            [_] => heading,
            groups => {
                let name = &groups[group].name;
                self.speech.with("factor-in-group", &[("heading", &heading), ("group", name)])
            }
        }
    }
}

fn answer(report: &Report<'_>) -> Vec<String> {
    let mut told = vec![fits(report)];
    for factor in report.findings.model.factors() {
        told.extend(strength(report, factor));
    }
    match report.findings.fit.groups.as_slice() {
        [_] => told.extend(together(report)),
        groups => {
            let each =
                groups.iter().map(|group| format!("{} ({})", group.name, report.speech.count(group.count)));
            let each = report.speech.row_of(&each.collect::<Vec<String>>());
            told.push(report.speech.with("factor-groups", &[("groups", &each)]));
        }
    }
    told.push(persons(report));
    told.push(report.speech.t("factor-not-proof"));
    told
}

/// The three usual indices, and how many of the usual rules of thumb they meet.
fn fits(report: &Report<'_>) -> String {
    let speech = report.speech;
    let measures = &report.findings.fit.measures;
    let scaled = measures.scaled.as_ref();
    let comparative = scaled.map_or(measures.comparative, |scaled| scaled.comparative);
    let approximation = scaled.map_or(measures.approximation, |scaled| scaled.approximation);
    let Some(approximation) = approximation else { return speech.t("factor-saturated") };
    let met = [
        comparative >= COMPARATIVE_MIN,
        approximation.value <= APPROXIMATION_MAX,
        measures.residual <= RESIDUAL_MAX,
    ];
    let met = met.iter().filter(|met| **met).count();
    speech.with(
        "factor-fits",
        &[
            ("comparative", &speech.decimals(comparative, 2)),
            ("approximation", &speech.decimals(approximation.value, 3)),
            ("range", &speech.range(approximation.interval, 3)),
            ("residual", &speech.decimals(measures.residual, 3)),
            ("met", &met),
        ],
    )
}

/// The weakest and the strongest loading of a factor.
fn strength(report: &Report<'_>, factor: &str) -> Option<String> {
    let groups = report.findings.fit.groups.len();
    let all = (0..groups).flat_map(|group| report.loadings_of(factor, group));
    let loadings: Vec<f64> = all.map(|one| one.all_standardised).collect();
    // A factor whose variance came out below zero has no standard deviation to bring loadings to.
    if loadings.iter().any(|loading| !loading.is_finite()) {
        return None;
    }
    let least = loadings.iter().copied().reduce(f64::min)?;
    let most = loadings.iter().copied().reduce(f64::max)?;
    let speech = report.speech;
    Some(speech.with(
        "factor-strength",
        &[
            ("factor", &factor),
            ("count", &(loadings.len() / groups)),
            ("least", &speech.decimals(least, 2)),
            ("most", &speech.decimals(most, 2)),
        ],
    ))
}

fn together(report: &Report<'_>) -> Option<String> {
    let speech = report.speech;
    let pairs: Vec<String> = report
        .between(0)
        .iter()
        .map(|one| {
            let correlation = speech.decimals(one.all_standardised, 2);
            speech.with(
                "factor-pair",
                &[("left", &one.left), ("right", &one.right), ("correlation", &correlation)],
            )
        })
        .collect();
    (!pairs.is_empty()).then(|| speech.with("factor-together", &[("pairs", &speech.row_of(&pairs))]))
}

fn persons(report: &Report<'_>) -> String {
    let (used, total) = (report.findings.fit.measures.size, report.findings.rows);
    let left = total.saturating_sub(used);
    let speech = report.speech;
    match report.findings.incomplete {
        _ if left == 0 => speech.with("factor-persons-all", &[("used", &used)]),
        Incomplete::LeftOut => {
            speech.with("factor-persons-some", &[("used", &used), ("total", &total), ("left", &left)])
        }
        Incomplete::FullInformation => {
            speech.with("factor-persons-empty", &[("used", &used), ("total", &total), ("left", &left)])
        }
    }
}

fn cautions(report: &Report<'_>) -> Vec<String> {
    let speech = report.speech;
    let mut negative: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let remarks = report.findings.fit.remarks();
    for remark in &remarks {
        match remark {
            Remark::NotSettled => found.push(speech.t("factor-not-settled")),
            Remark::NegativeVariance { name, .. } if negative.contains(&name.as_str()) => {}
            Remark::NegativeVariance { name, .. } => negative.push(name),
            Remark::BeyondOne { left, right, .. } => {
                found.push(speech.with("factor-beyond-one", &[("left", left), ("right", right)]));
            }
            Remark::FactorsImpossible { .. } => found.push(speech.t("factor-impossible")),
        }
    }
    for factor in report.findings.model.factors() {
        if report.loadings_of(factor, 0).count() == 1 {
            found.push(speech.with("factor-single", &[("factor", factor)]));
        }
    }
    if !negative.is_empty() {
        found.push(speech.with("factor-negative", &[("names", &speech.row_of(&negative))]));
    }
    found
}
