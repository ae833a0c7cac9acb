//! What small studies and single studies do to the whole.

use super::document::{Report, shown};
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::frame::Names;
use crate::plot::funnel::{Funnel, funnel};
use crate::speech::number::digits_for;
use stats::interval::Interval;
use stats::meta::asymmetry::rank::rank_test;
use stats::meta::asymmetry::regression::{Form, Predictor, regression_test};
use stats::meta::asymmetry::trim_fill::{Trimming, trim_and_fill};
use stats::meta::error::MetaError;
use stats::meta::fit::MetaFit;
use stats::meta::influence;
use stats::meta::picture;

/// With fewer studies, tests of asymmetry say next to nothing.
const STUDIES_FOR_TEST: usize = 10;
const STUDIES_MIN: usize = 3;

/// The funnel, and whether effects go with precision.
pub(super) fn small_studies(report: &Report<'_>, fit: &MetaFit) -> Result<Option<Part>, MetaError> {
    let speech = report.speech;
    if fit.studies().count() < STUDIES_MIN {
        return Ok(None);
    }
    let Some(found) = shown(picture::funnel(fit))? else { return Ok(None) };
    let points = found.points.iter().map(|point| (point.effect, point.standard_error)).collect();
    let inside = found
        .points
        .iter()
        .filter(|point| (point.effect - found.centre).abs() <= 1.96 * point.standard_error);
    let inside = inside.count();
    let (x, y) = (report.findings.effect, speech.t("meta-standard-error"));
    let picture = Picture {
        caption: speech.t("meta-funnel"),
        description: speech.with("meta-funnel-seen", &[("count", &found.points.len()), ("inside", &inside)]),
        drawing: funnel(speech, &Funnel { centre: found.centre, points }, Names { x, y: &y }),
        numbers: None,
    };
    let mut blocks = vec![Block::Paragraph(speech.t("meta-small-told")), Block::Picture(picture)];
    let tests = tests(report, fit)?;
    if !tests.is_empty() {
        blocks.push(Block::Remarks(tests));
    }
    Ok(Some(Part::new(speech.t("meta-small"), blocks)))
}

fn tests(report: &Report<'_>, fit: &MetaFit) -> Result<Vec<String>, MetaError> {
    let speech = report.speech;
    let mut told = Vec::new();
    if let Some(test) = shown(regression_test(fit, Predictor::StandardError, Form::Mixed))? {
        let (statistic, p) = (speech.decimals(test.statistic, 2), speech.p(test.p));
        told.push(speech.with("meta-egger", &[("statistic", &statistic), ("p", &p)]));
    }
    if let Some(test) = shown(rank_test(fit))? {
        let (tau, p) = (speech.decimals(test.tau, 2), speech.p(test.p));
        told.push(speech.with("meta-rank", &[("tau", &tau), ("p", &p)]));
    }
    if let Some(filled) = shown(trim_and_fill(fit, Trimming::default()))?
        && let Some(mean) = filled.fit.coefficients.first()
    {
        let digits = digits_for(mean.standard_error);
        told.push(speech.with(
            "meta-trim-fill",
            &[
                ("count", &filled.missing),
                ("effect", &report.findings.effect),
                ("estimate", &speech.decimals(mean.estimate, digits)),
                ("range", &speech.range(mean.interval, digits)),
            ],
        ));
    }
    if fit.studies().count() < STUDIES_FOR_TEST && !told.is_empty() {
        told.push(speech.with("meta-tests-few", &[("count", &fit.studies().count())]));
    }
    Ok(told)
}

/// What each study does to the whole by being there.
pub(super) fn influence(report: &Report<'_>, fit: &MetaFit) -> Result<Option<Part>, MetaError> {
    let speech = report.speech;
    let (Some(without), Some(found)) =
        (shown(influence::leave_one_out(fit))?, shown(influence::influence(fit))?)
    else {
        return Ok(None);
    };
    let first = |fit: &MetaFit| fit.coefficients.first().map(|mean| mean.estimate);
    let means: Vec<f64> = without.iter().flatten().filter_map(first).collect();
    let ends = (means.iter().copied().reduce(f64::min), means.iter().copied().reduce(f64::max));
    let ((Some(low), Some(high)), Some(mean)) = (ends, fit.coefficients.first()) else { return Ok(None) };
    let error = mean.standard_error;
    let range = speech.between(Interval { lower: low, upper: high }, digits_for(error));
    let mut blocks = Vec::new();
    let key = if fit.studies().has_moderators() { "moderators" } else { "mean" };
    blocks.push(Block::Paragraph(
        speech
            .with(&format!("meta-without-{key}"), &[("effect", &report.findings.effect), ("range", &range)]),
    ));
    let mut grid = Grid::new(
        speech.t("meta-influence-caption"),
        [
            (Side::Left, speech.t("meta-study-head")),
            (Side::Right, speech.t("meta-without-estimate")),
            (Side::Right, speech.t("meta-distance")),
            (Side::Right, speech.t("meta-cook")),
        ],
    )
    .remarked(speech.t("meta-influence-remark"));
    for ((row, without), found) in fit.studies().rows().iter().zip(&without).zip(&found) {
        let (Some(without), Some(found)) = (without, found) else { continue };
        if found.is_influential {
            grid.row([
                report.name_of(*row),
                first(without).map_or_else(String::new, |mean| speech.estimate(mean, error)),
                speech.decimals(found.rstudent, 2),
                speech.figures(found.cook, 2),
            ]);
        }
    }
    blocks.push(if grid.rows.is_empty() {
        Block::Paragraph(speech.t("meta-no-influence"))
    } else {
        Block::Grid(grid)
    });
    Ok(Some(Part::new(speech.t("meta-influence"), blocks)))
}
