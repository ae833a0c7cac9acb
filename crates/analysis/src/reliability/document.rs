//! The report of a scale: how much of its score holds.

use super::{Outcome, scale};
use crate::document::{Block, Document, Part};
use crate::speech::Speech;
use stats::StatsError;
use stats::reliability::alpha::AlphaReport;
use stats::reliability::guttman::GuttmanBounds;
use stats::reliability::omega::OmegaReport;
use stats::reliability::split_half::SplitHalves;
use stats::reliability::unidimensional::OneFactorOmega;

/// What was found about a scale.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// What the items are called, in their order.
    pub items: &'f [String],
    /// Alpha.
    pub alpha: &'f AlphaReport,
    /// Rows of the file.
    pub rows: usize,
    /// Guttman's bounds, if there are any.
    pub bounds: Option<&'f GuttmanBounds>,
    /// What all ways to split the scale give, if they were tried.
    pub halves: Option<&'f SplitHalves>,
    /// Omega of one factor, if there is one.
    pub one_factor: Option<&'f OneFactorOmega>,
    /// Omega of several factors below a general one, if it was asked for.
    pub omega: Option<&'f OmegaReport>,
    /// Items that seem to point the other way, counted from 0.
    pub pointing_away: &'f [usize],
    /// How sure intervals are.
    pub confidence: f64,
}

/// Tells what was found about a scale of a file.
pub fn told(outcome: &Outcome, speech: Speech) -> Document {
    let findings = Findings {
        items: &outcome.answered.names,
        alpha: &outcome.found.complete,
        rows: outcome.answered.grid.row_count(),
        bounds: where_there_is(&outcome.found.bounds),
        halves: outcome.found.halves.as_ref(),
        one_factor: where_there_is(&outcome.found.omega),
        omega: outcome.general.as_ref(),
        pointing_away: &outcome.pointing_away,
        confidence: outcome.asked.confidence,
    };
    let mut document = document(findings, speech);
    let asked = &outcome.asked;
    if !asked.reversed.is_empty() {
        let (names, count) = (speech.row_of(&asked.reversed), asked.reversed.len());
        document.cautions.push(match asked.ends {
            Some(_) => speech.with("reliability-turned", &[("names", &names), ("count", &count)]),
            None => speech.with("reliability-turned-seen", &[("names", &names), ("count", &count)]),
        });
    }
    if outcome.found.omega.is_err() {
        document.cautions.push(speech.t("reliability-no-omega"));
    }
    document.origin.push(outcome.answered.prepared.found.file.clone());
    document
}

/// What more could be computed of a scale; where it could not, the report does without.
fn where_there_is<T>(found: &Result<T, StatsError>) -> Option<&T> {
    found.iter().next()
}

/// Tells how sure the score of a scale is.
pub fn document(findings: Findings<'_>, speech: Speech) -> Document {
    let mut parts = vec![scale::items(findings, speech), scale::bounds(findings, speech)];
    parts.extend(findings.one_factor.map(|omega| scale::one_factor(findings, omega, speech)));
    parts.extend(findings.omega.map(|omega| scale::general(findings, omega, speech)));
    parts.push(computed(findings, speech));
    Document {
        language: speech.language(),
        title: speech.with("reliability-title", &[("count", &findings.items.len())]),
        answer: answer(findings, speech),
        cautions: cautions(findings, speech),
        parts,
        origin: Vec::new(),
    }
}

fn answer(findings: Findings<'_>, speech: Speech) -> Vec<String> {
    let alpha = findings.alpha;
    let confidence = speech.confidence(findings.confidence);
    let mut told = vec![speech.with(
        "reliability-alpha",
        &[
            ("count", &findings.items.len()),
            ("alpha", &speech.decimals(alpha.alpha, 2)),
            ("confidence", &confidence),
            ("range", &speech.range(alpha.interval, 2)),
        ],
    )];
    if let Some(omega) = findings.one_factor {
        told.push(speech.with(
            "reliability-one-factor",
            &[
                ("omega", &speech.decimals(omega.omega, 2)),
                ("confidence", &confidence),
                ("range", &speech.range(omega.interval, 2)),
            ],
        ));
    }
    if let Some(omega) = findings.omega {
        told.push(speech.with(
            "reliability-omega",
            &[
                ("total", &speech.decimals(omega.total, 2)),
                ("hierarchical", &speech.decimals(omega.hierarchical, 2)),
            ],
        ));
    }
    if alpha.alpha > 0.0 && alpha.alpha < 1.0 {
        let error = alpha.score_standard_deviation * (1.0 - alpha.alpha).sqrt();
        told.push(speech.with("reliability-error", &[("error", &speech.figures(error, 2))]));
    }
    told.push(match findings.rows.saturating_sub(alpha.complete) {
        0 => speech.with("reliability-rows-all", &[("count", &findings.rows)]),
        left => speech.with(
            "reliability-rows-some",
            &[("complete", &alpha.complete), ("count", &findings.rows), ("left", &left)],
        ),
    });
    told.push(speech.t("reliability-not-validity"));
    told
}

fn cautions(findings: Findings<'_>, speech: Speech) -> Vec<String> {
    let name = |item: &usize| findings.items.get(*item).map_or("", String::as_str);
    let names: Vec<&str> = findings.pointing_away.iter().map(name).collect();
    let mut found = Vec::new();
    if !names.is_empty() {
        let (row, count) = (speech.row_of(&names), names.len());
        found.push(speech.with("reliability-away", &[("names", &row), ("count", &count)]));
    }
    if findings.alpha.alpha < 0.0 {
        found.push(speech.t("reliability-below-zero"));
    }
    found
}

fn computed(findings: Findings<'_>, speech: Speech) -> Part {
    let mut remarks = vec![speech.t("reliability-alpha-computed")];
    remarks.extend(findings.one_factor.map(|_| speech.t("reliability-one-factor-computed")));
    remarks.extend(findings.omega.map(|_| speech.t("reliability-omega-computed")));
    let confidence = speech.confidence(findings.confidence);
    remarks.push(speech.with("document-interval-meaning", &[("confidence", &confidence)]));
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
