//! What is asked for study by study: the mean without it, its influence, its true effect.

use super::Shown;
use super::document::{Report, shown};
use crate::document::{Block, Grid, Part, Side};
use crate::speech::number::digits_for;
use stats::meta::error::MetaError;
use stats::meta::fit::MetaFit;
use stats::meta::influence;

/// The parts that were asked for, in one order.
pub(super) fn details(report: &Report<'_>, fit: &MetaFit) -> Result<Vec<Part>, MetaError> {
    let mut parts = Vec::new();
    for asked in report.findings.shown {
        parts.extend(match asked {
            // They are among what is always told.
            Shown::SmallStudies => None,
            Shown::LeaveOneOut => without_each(report, fit)?,
            Shown::Influence => of_each(report, fit)?,
            Shown::TrueEffects => true_effects(report, fit)?,
        });
    }
    Ok(parts)
}

fn without_each(report: &Report<'_>, fit: &MetaFit) -> Result<Option<Part>, MetaError> {
    let speech = report.speech;
    let Some(without) = shown(influence::leave_one_out(fit))? else { return Ok(None) };
    let mut grid = Grid::new(
        speech.with("meta-without-caption", &[("effect", &report.findings.effect)]),
        [
            (Side::Left, speech.t("meta-study-head")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, "τ²".to_owned()),
        ],
    );
    for (row, fit) in fit.studies().rows().iter().zip(&without) {
        let Some((fit, mean)) = fit.as_ref().and_then(|fit| Some((fit, fit.coefficients.first()?))) else {
            continue;
        };
        let digits = digits_for(mean.standard_error) + 1;
        grid.row([
            report.name_of(*row),
            speech.decimals(mean.estimate, digits),
            speech.range(mean.interval, digits),
            speech.figures(fit.heterogeneity.tau2, 3),
        ]);
    }
    Ok(Some(Part::new(speech.t("meta-without"), vec![Block::Grid(grid)])))
}

fn of_each(report: &Report<'_>, fit: &MetaFit) -> Result<Option<Part>, MetaError> {
    let speech = report.speech;
    let Some(found) = shown(influence::influence(fit))? else { return Ok(None) };
    let mut grid = Grid::new(
        speech.t("meta-each-caption"),
        [
            (Side::Left, speech.t("meta-study-head")),
            (Side::Right, speech.t("meta-distance")),
            (Side::Right, "DFFITS".to_owned()),
            (Side::Right, speech.t("meta-cook")),
            (Side::Right, speech.t("meta-hat")),
            (Side::Right, speech.t("meta-weight")),
        ],
    )
    .remarked(speech.t("meta-each-remark"));
    for (row, found) in fit.studies().rows().iter().zip(&found) {
        let Some(found) = found else { continue };
        let mark = if found.is_influential { " *" } else { "" };
        grid.row([
            format!("{}{mark}", report.name_of(*row)),
            speech.decimals(found.rstudent, 2),
            speech.decimals(found.dffits, 2),
            speech.figures(found.cook, 2),
            speech.figures(found.hat, 2),
            format!("{}%", speech.decimals(found.weight, 1)),
        ]);
    }
    Ok(Some(Part::new(speech.t("meta-each"), vec![Block::Grid(grid)])))
}

fn true_effects(report: &Report<'_>, fit: &MetaFit) -> Result<Option<Part>, MetaError> {
    let speech = report.speech;
    let Some(found) = shown(fit.shrunken())? else { return Ok(None) };
    let mut grid = Grid::new(
        speech.with("meta-true-caption", &[("effect", &report.findings.effect)]),
        [
            (Side::Left, speech.t("meta-study-head")),
            (Side::Right, speech.t("meta-observed")),
            (Side::Right, speech.t("meta-true-effect")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
        ],
    )
    .remarked(speech.t("meta-true-remark"));
    for ((row, own), found) in fit.studies().rows().iter().zip(fit.studies().effects()).zip(&found) {
        let digits = digits_for(found.standard_error);
        grid.row([
            report.name_of(*row),
            speech.decimals(*own, digits),
            speech.decimals(found.estimate, digits),
            speech.range(found.interval, digits),
        ]);
    }
    Ok(Some(Part::new(speech.t("meta-true"), vec![Block::Grid(grid)])))
}
