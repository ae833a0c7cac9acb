//! Where effects differ when one study gives several.

use super::document::{Report, shown};
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::shares::{Kind, Piece, shares};
use crate::speech::number::{ABSENT, digits_for};
use stats::interval::Interval;
use stats::meta::error::MetaError;
use stats::meta::three_level::fit::ThreeLevelFit;

pub(super) fn levels(report: &Report<'_>, fit: &ThreeLevelFit, cluster: &str) -> Result<Part, MetaError> {
    let speech = report.speech;
    let intervals = shown(fit.variance_intervals(report.findings.confidence))?;
    let (between, within) = (
        speech.with("meta-between", &[("cluster", &cluster)]),
        speech.with("meta-within", &[("cluster", &cluster)]),
    );
    let mut grid = Grid::new(
        speech.t("meta-levels-caption"),
        [
            (Side::Left, speech.t("meta-level")),
            (Side::Right, speech.t("meta-count")),
            (Side::Right, speech.t("meta-variance")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
        ],
    );
    let range = |interval: Option<Interval>| {
        let written = |it: Interval| speech.range(it, digits_for((it.upper - it.lower) / 4.0));
        interval.map_or_else(|| ABSENT.to_owned(), written)
    };
    for (name, level, interval) in [
        (&between, &fit.between, intervals.as_ref().map(|it| it.between)),
        (&within, &fit.within, intervals.as_ref().map(|it| it.within)),
    ] {
        let variance = speech.figures(level.variance, 3);
        grid.row([name.clone(), speech.count(level.count), variance, range(interval)]);
    }
    let mut blocks = vec![Block::Paragraph(speech.with("meta-levels-told", &[("cluster", &cluster)]))];
    if let (Some(above), Some(below)) = (fit.between.i2, fit.within.i2) {
        let pieces = [
            Piece { name: between.clone(), share: above / 100.0, kind: Kind::Named },
            Piece { name: within.clone(), share: below / 100.0, kind: Kind::Named },
            Piece { name: speech.t("meta-sampling"), share: 1.0 - (above + below) / 100.0, kind: Kind::Rest },
        ];
        let said = pieces.iter().map(|piece| format!("{}: {}", piece.name, speech.percent(piece.share)));
        let said = said.collect::<Vec<String>>().join("; ");
        blocks.push(Block::Picture(Picture {
            caption: speech.t("meta-levels-picture"),
            description: speech.with("meta-levels-seen", &[("pieces", &said)]),
            drawing: shares(speech, &pieces),
            numbers: None,
        }));
    }
    blocks.push(Block::Grid(grid));
    blocks.extend(robust(report, fit, cluster)?);
    Ok(Part::new(speech.t("meta-levels"), blocks))
}

/// The same estimates with standard errors from how the studies differ.
fn robust(report: &Report<'_>, fit: &ThreeLevelFit, cluster: &str) -> Result<Option<Block>, MetaError> {
    let speech = report.speech;
    let Some(robust) = shown(fit.robust())? else { return Ok(None) };
    let mut grid = Grid::new(
        speech.with("meta-robust-caption", &[("cluster", &cluster)]),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for coefficient in &robust.coefficients {
        let digits = digits_for(coefficient.standard_error) + 1;
        grid.row([
            coefficient.name.clone(),
            speech.decimals(coefficient.estimate, digits),
            speech.range(coefficient.interval, digits),
            speech.p(coefficient.p),
        ]);
    }
    Ok(Some(Block::Grid(grid)))
}
