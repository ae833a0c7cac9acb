//! The report of truth and bias: how one person's rating follows another's. A difference is no mistake.

use super::zero;
use crate::document::{Block, Document, Grid, Part, Side};
use crate::mixed::{answer, groups};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::dyad::truth_bias::TruthBias;
use stats::interval::Interval;
use stats::mixed::inference::Test;

/// Judgements of a truth, and what the columns are called.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// What was found.
    pub found: &'f TruthBias,
    /// What is judged, such as the client's own rating.
    pub truth: &'f str,
    /// The judgement of it.
    pub judgement: &'f str,
    /// The moment, if it is in the model.
    pub time: Option<&'f str>,
    /// How sure intervals are.
    pub confidence: f64,
}

/// Tells how judgements follow a truth.
pub fn document(findings: Findings<'_>, speech: Speech) -> Document {
    let found = findings.found;
    let (truth, judgement) = (findings.truth, findings.judgement);
    let mut parts = vec![estimates(findings, speech)];
    parts.extend(groups::deviations(judgement, found.fit.conditional_modes(), speech));
    parts.push(computed(findings, speech));
    Document {
        language: speech.language(),
        title: speech.with("dyad-bias-title", &[("truth", &truth), ("judgement", &judgement)]),
        answer: told(findings, speech),
        cautions: Vec::new(),
        parts,
        origin: Vec::new(),
    }
}

fn told(findings: Findings<'_>, speech: Speech) -> Vec<String> {
    let found = findings.found;
    let (truth, judgement) = (findings.truth, findings.judgement);
    let confidence = speech.confidence(findings.confidence);
    let sentence = |key: &str, test: &Test| {
        let digits = digits_for(test.interval.upper - test.interval.lower);
        speech.with(
            &format!("dyad-bias-{key}"),
            &[
                ("truth", &truth),
                ("judgement", &judgement),
                ("time", &findings.time.unwrap_or("")),
                ("size", &speech.decimals(test.estimate.abs(), digits)),
                ("direction", &speech.direction(test.estimate, digits)),
                ("confidence", &confidence),
                ("range", &speech.range(test.interval, digits)),
            ],
        )
    };
    let mut told = vec![
        format!("{} {}", sentence("level", &found.bias), zero(speech, found.bias.interval)),
        format!("{} {}", sentence("follow", &found.tracking), follows(found.tracking.interval, speech)),
    ];
    if let Some(test) = &found.time {
        told.push(format!("{} {}", sentence("over-time", test), zero(speech, test.interval)));
    }
    told.push(answer::rows(found.fit.design(), speech));
    told.push(speech.t("dyad-bias-no-mistake"));
    told
}

/// Whether following exactly, or not at all, lies in the interval.
fn follows(interval: Interval, speech: Speech) -> String {
    match (interval.holds(0.0), interval.holds(1.0)) {
        (true, true) => speech.t("dyad-follow-unknown"),
        (true, false) => speech.t("dyad-follow-none"),
        (false, true) => speech.t("dyad-follow-exact"),
        (false, false) => speech.t("dyad-follow-partly"),
    }
}

fn estimates(findings: Findings<'_>, speech: Speech) -> Part {
    let confidence = speech.confidence(findings.confidence);
    let mut grid = Grid::new(
        speech.t("dyad-bias-caption"),
        [
            (Side::Left, speech.t("dyad-bias-what")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-error")),
            (Side::Right, speech.t("document-p")),
        ],
    )
    .remarked(speech.t("dyad-bias-remark"));
    let mut add = |name: String, test: &Test| {
        let digits = digits_for(test.standard_error);
        grid.row([
            name,
            speech.decimals(test.estimate, digits),
            speech.range(test.interval, digits),
            speech.decimals(test.standard_error, digits),
            speech.p(test.p),
        ]);
    };
    add(speech.t("dyad-bias-name-level"), &findings.found.bias);
    add(speech.t("dyad-bias-name-follow"), &findings.found.tracking);
    if let Some(test) = &findings.found.time {
        add(speech.t("dyad-bias-name-time"), test);
    }
    Part::new(speech.t("dyad-bias-estimates"), vec![Block::Grid(grid)])
}

fn computed(findings: Findings<'_>, speech: Speech) -> Part {
    let centre = match findings.found.truth_mean {
        Some(mean) => speech.with("dyad-bias-common", &[("mean", &speech.figures(mean, 3))]),
        None => speech.t("dyad-bias-own"),
    };
    let formula = findings.found.fit.design().formula().to_string();
    let confidence = speech.confidence(findings.confidence);
    let remarks = vec![
        speech.with("mixed-formula", &[("formula", &formula)]),
        centre,
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
        speech.t("document-p-meaning"),
    ];
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
