//! The report of one thing at two levels.

use super::{Outcome, Relation};
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::coefficients::{Line, coefficients};
use crate::plot::shares::{Kind, Piece, shares};
use crate::speech::Speech;
use crate::speech::number::{ABSENT, digits_for};
use stats::interval::Interval;

/// Tells the parts.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let asked = &outcome.asked;
    let mut parts = vec![division(outcome, speech)];
    if !outcome.relations.is_empty() {
        parts.push(relations(outcome, speech));
    }
    parts.push(computed(outcome, speech));
    Document {
        language: speech.language(),
        title: speech.with("within-title", &[("value", &asked.value), ("by", &asked.by)]),
        answer: answer(outcome, speech),
        cautions: Vec::new(),
        parts,
        origin: Vec::new(),
    }
}

/// The share between, which chance may bring below nothing.
fn share(outcome: &Outcome) -> f64 {
    outcome.levels.grouping.icc1.clamp(0.0, 1.0)
}

fn answer(outcome: &Outcome, speech: Speech) -> Vec<String> {
    let (asked, grouping) = (&outcome.asked, &outcome.levels.grouping);
    let (between, within) = (speech.percent(share(outcome)), speech.percent(1.0 - share(outcome)));
    let mut told = vec![speech.with(
        "within-answer",
        &[("value", &asked.value), ("by", &asked.by), ("between", &between), ("within", &within)],
    )];
    for relation in &outcome.relations {
        told.extend(related(relation, outcome, speech));
    }
    let size = speech.figures(grouping.size, 2);
    let reliability = speech.decimals(grouping.icc2.max(0.0), 2);
    told.push(
        speech.with("within-means", &[("by", &asked.by), ("size", &size), ("reliability", &reliability)]),
    );
    told.push(match outcome.missing {
        0 => speech.with(
            "within-rows-all",
            &[("count", &grouping.count), ("clusters", &grouping.clusters), ("by", &asked.by)],
        ),
        left => speech.with(
            "within-rows-some",
            &[
                ("count", &grouping.count),
                ("clusters", &grouping.clusters),
                ("by", &asked.by),
                ("left", &left),
            ],
        ),
    });
    told.push(speech.t("mixed-not-cause"));
    told
}

/// Both levels of one relation, each with how sure it is.
fn related(relation: &Relation, outcome: &Outcome, speech: Speech) -> Vec<String> {
    let asked = &outcome.asked;
    let confidence = speech.confidence(asked.confidence);
    let one = |key: &str, correlation: Option<f64>, interval: Option<Interval>| {
        let (correlation, interval) = (correlation?, interval?);
        // As fine as the interval needs, and never coarser than two decimals.
        let digits = digits_for((interval.upper - interval.lower) / 4.0).max(2);
        let said = speech.with(
            &format!("within-relation-{key}"),
            &[
                ("value", &asked.value),
                ("by", &asked.by),
                ("other", &relation.other),
                ("direction", &speech.direction(correlation, digits)),
                ("correlation", &speech.decimals(correlation, digits)),
                ("confidence", &confidence),
                ("range", &speech.range(interval, digits)),
            ],
        );
        let zero = match interval.holds(0.0) {
            true => speech.t("document-zero-inside"),
            false => speech.t("document-zero-outside"),
        };
        Some(format!("{said} {zero}"))
    };
    let found = &relation.found;
    one("within", found.within, relation.within)
        .into_iter()
        .chain(one("between", found.between, relation.between))
        .collect()
}

fn division(outcome: &Outcome, speech: Speech) -> Part {
    let (asked, levels) = (&outcome.asked, &outcome.levels);
    let names = ["between", "inside"].map(|key| speech.with(&format!("within-{key}"), &[("by", &asked.by)]));
    let part = share(outcome);
    let [between, inside] = names.clone();
    let pieces = [
        Piece { name: between, share: part, kind: Kind::Named },
        Piece { name: inside, share: 1.0 - part, kind: Kind::Rest },
    ];
    let said = pieces.iter().map(|piece| format!("{}: {}", piece.name, speech.percent(piece.share)));
    let said = said.collect::<Vec<String>>().join("; ");
    let picture = Picture {
        caption: speech.with("within-picture", &[("value", &asked.value)]),
        description: speech.with("within-seen", &[("pieces", &said)]),
        drawing: shares(speech, &pieces),
        numbers: None,
    };
    let mut grid = Grid::new(
        speech.t("within-caption"),
        [
            (Side::Left, speech.t("within-level")),
            (Side::Right, speech.t("within-spread")),
            (Side::Right, speech.t("within-square")),
            (Side::Right, speech.t("within-count")),
        ],
    )
    .remarked(speech.t("within-remark"));
    let grouping = &levels.grouping;
    let [between, inside] = names;
    for (name, spread, square, count) in [
        (between, levels.between_spread, grouping.mean_square_between, grouping.clusters),
        (inside, levels.within_spread, grouping.mean_square_within, grouping.count),
    ] {
        grid.row([name, speech.figures(spread, 3), speech.figures(square, 3), speech.count(count)]);
    }
    let remarks = vec![
        speech.with(
            "within-icc",
            &[("icc1", &speech.decimals(grouping.icc1, 3)), ("icc2", &speech.decimals(grouping.icc2, 3))],
        ),
        speech.with("within-eta", &[("eta", &speech.decimals(grouping.eta_squared, 3))]),
    ];
    Part::new(
        speech.t("within-division"),
        vec![Block::Picture(picture), Block::Grid(grid), Block::Remarks(remarks)],
    )
}

fn relations(outcome: &Outcome, speech: Speech) -> Part {
    let (asked, confidence) = (&outcome.asked, speech.confidence(outcome.asked.confidence));
    let mut grid = Grid::new(
        speech.with("within-relations-caption", &[("value", &asked.value)]),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Left, speech.t("within-level")),
            (Side::Right, speech.t("within-correlation")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
        ],
    );
    let mut lines = Vec::new();
    for relation in &outcome.relations {
        for (key, correlation, interval) in [
            ("inside", relation.found.within, relation.within),
            ("between", relation.found.between, relation.between),
        ] {
            let level = speech.with(&format!("within-{key}"), &[("by", &asked.by)]);
            if let (Some(estimate), Some(interval)) = (correlation, interval) {
                lines.push(Line { name: format!("{}, {level}", relation.other), estimate, interval });
            }
            let digits = interval.map_or(2, |it| digits_for((it.upper - it.lower) / 4.0));
            grid.row([
                relation.other.clone(),
                level,
                correlation.map_or_else(|| ABSENT.to_owned(), |r| speech.decimals(r, digits)),
                interval.map_or_else(|| ABSENT.to_owned(), |it| speech.range(it, digits)),
            ]);
        }
    }
    let mut blocks = vec![Block::Grid(grid)];
    if !lines.is_empty() {
        blocks.push(Block::Picture(Picture {
            caption: speech.with("within-relations-picture", &[("value", &asked.value)]),
            description: speech.with("within-relations-seen", &[("confidence", &confidence)]),
            drawing: coefficients(speech, &lines, 0.0),
            numbers: None,
        }));
    }
    Part::new(speech.t("within-relations"), blocks)
}

fn computed(outcome: &Outcome, speech: Speech) -> Part {
    let by = &outcome.asked.by;
    let mut remarks = vec![speech.with("within-computed", &[("by", by)])];
    if !outcome.relations.is_empty() {
        let confidence = speech.confidence(outcome.asked.confidence);
        remarks.push(speech.with("within-intervals", &[("by", by)]));
        remarks.push(speech.with("document-interval-meaning", &[("confidence", &confidence)]));
    }
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
