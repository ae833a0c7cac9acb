//! The report of ratings: how alike several raters rate.

use super::{Found, Outcome, Question, kappa, views};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use stats::rater::icc::{Icc, IccReport, Raters, Unit};

/// What was found about ratings.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The six coefficients.
    pub report: &'f IccReport,
    /// How sure intervals are.
    pub confidence: f64,
}

/// Tells what was found about ratings of a file.
pub fn told(outcome: &Outcome, speech: Speech) -> Document {
    match (&outcome.found, &outcome.asked.question) {
        (Found::SameChoice { categories, pairs }, Question::SameChoice { weights, .. }) => {
            kappa::document(outcome, *weights, categories, pairs, speech)
        }
        (Found::SameView { groups, means }, Question::SameView { group, .. }) => {
            views::document(outcome, group, groups, *means, speech)
        }
        (Found::Alike(report), _) => {
            let mut told = document(Findings { report, confidence: outcome.asked.confidence }, speech);
            told.origin.push(outcome.prepared.found.file.clone());
            told
        }
        (Found::SameChoice { .. } | Found::SameView { .. }, _) => {
            unreachable!("an answer belongs to its own question")
        }
    }
}

/// Tells how alike raters rate.
pub fn document(findings: Findings<'_>, speech: Speech) -> Document {
    let report = findings.report;
    let confidence = speech.confidence(findings.confidence);
    let single = report.coefficient(Raters::SameDrawn, Unit::Single);
    let mean = report.coefficient(Raters::SameDrawn, Unit::Mean);
    let one = |key: &str, icc: &Icc| {
        // Below zero raters differ more about one than the rated do from each other: there is no part to tell.
        let key = if icc.value > 0.0 { key.to_owned() } else { format!("no-{key}") };
        speech.with(
            &format!("reliability-icc-{key}"),
            &[
                ("value", &speech.decimals(icc.value, 2)),
                ("confidence", &confidence),
                ("range", &speech.range(icc.interval, 2)),
                ("raters", &report.raters),
            ],
        )
    };
    let rows = speech.with(
        "reliability-icc-rows",
        &[("targets", &report.targets), ("raters", &report.raters), ("left", &report.left_out)],
    );
    let remarks = vec![
        speech.t("reliability-icc-forms"),
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
    ];
    Document {
        language: speech.language(),
        title: speech.t("reliability-icc-title"),
        answer: vec![one("single", single), one("mean", mean), rows, speech.t("reliability-icc-not-right")],
        cautions: Vec::new(),
        parts: vec![
            Part::new(speech.t("reliability-icc-six"), vec![Block::Grid(six(report, &confidence, speech))]),
            Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]),
        ],
        origin: Vec::new(),
    }
}

fn six(report: &IccReport, confidence: &str, speech: Speech) -> Grid {
    let mut grid = Grid::new(
        speech.t("reliability-icc-caption"),
        [
            (Side::Left, speech.t("reliability-icc-question")),
            (Side::Left, speech.t("reliability-icc-unit")),
            (Side::Right, "ICC".to_owned()),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-f")),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for icc in &report.coefficients {
        let question = match icc.raters {
            Raters::OwnPerTarget => speech.t("reliability-icc-own"),
            Raters::SameDrawn => speech.t("reliability-icc-drawn"),
            Raters::SameFixed => speech.t("reliability-icc-fixed"),
        };
        let unit = match icc.unit {
            Unit::Single => speech.t("reliability-icc-one"),
            Unit::Mean => speech.t("reliability-icc-all"),
        };
        grid.row([
            question,
            unit,
            speech.decimals(icc.value, 2),
            speech.range(icc.interval, 2),
            speech.figures(icc.f, 3),
            speech.p(icc.p),
        ]);
    }
    grid
}
