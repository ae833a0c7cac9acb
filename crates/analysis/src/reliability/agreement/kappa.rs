//! The report of choices: how often raters choose the same.

use super::{Outcome, Pair};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use stats::rater::kappa::Weights;

pub(super) fn document(
    outcome: &Outcome,
    weights: Weights,
    categories: &[String],
    pairs: &[Pair],
    speech: Speech,
) -> Document {
    let confidence = speech.confidence(outcome.asked.confidence);
    let name = |place: usize| outcome.asked.columns[place].as_str();
    let said = |pair: &Pair| {
        speech.with(
            "reliability-kappa",
            &[
                ("one", &name(pair.raters[0])),
                ("other", &name(pair.raters[1])),
                ("same", &speech.percent(pair.same)),
                ("kappa", &speech.decimals(pair.kappa.value, 2)),
                ("confidence", &confidence),
                ("range", &speech.range(pair.kappa.interval, 2)),
            ],
        )
    };
    let mut answer: Vec<String> = match pairs {
        [only] => vec![said(only)],
        several => several_told(several, speech).into_iter().collect(),
    };
    answer.push(speech.with("reliability-kappa-categories", &[("categories", &speech.row_of(categories))]));
    answer.push(speech.t("reliability-icc-not-right"));
    let how = match weights {
        Weights::Equal => speech.t("reliability-kappa-equal"),
        Weights::Linear => speech.t("reliability-kappa-linear"),
        Weights::Quadratic => speech.t("reliability-kappa-quadratic"),
    };
    let remarks = vec![
        how,
        speech.t("reliability-kappa-computed"),
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
        speech.t("document-p-meaning"),
    ];
    Document {
        language: speech.language(),
        title: speech.t("reliability-kappa-title"),
        answer,
        cautions: Vec::new(),
        parts: vec![
            Part::new(speech.t("reliability-kappa-part"), vec![Block::Grid(listed(outcome, pairs, speech))]),
            Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]),
        ],
        origin: vec![outcome.prepared.found.file.clone()],
    }
}

fn listed(outcome: &Outcome, pairs: &[Pair], speech: Speech) -> Grid {
    let confidence = speech.confidence(outcome.asked.confidence);
    let name = |place: usize| outcome.asked.columns[place].clone();
    let mut grid = Grid::new(
        speech.t("reliability-kappa-caption"),
        [
            (Side::Left, speech.t("reliability-kappa-one")),
            (Side::Left, speech.t("reliability-kappa-other")),
            (Side::Right, speech.t("reliability-count")),
            (Side::Right, speech.t("reliability-kappa-same")),
            (Side::Right, "kappa".to_owned()),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for pair in pairs {
        grid.row([
            name(pair.raters[0]),
            name(pair.raters[1]),
            speech.decimals(pair.kappa.count, 0),
            speech.percent(pair.same),
            speech.decimals(pair.kappa.value, 2),
            speech.range(pair.kappa.interval, 2),
            speech.p(pair.kappa.p),
        ]);
    }
    grid
}

fn several_told(pairs: &[Pair], speech: Speech) -> Option<String> {
    let values = pairs.iter().map(|pair| pair.kappa.value);
    let (least, most) = (values.clone().reduce(f64::min)?, values.reduce(f64::max)?);
    Some(speech.with(
        "reliability-kappa-several",
        &[
            ("pairs", &pairs.len()),
            ("least", &speech.decimals(least, 2)),
            ("most", &speech.decimals(most, 2)),
        ],
    ))
}
