//! The tables of a generalised model.

use super::document::Report;
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::mixed::document::Step;
use crate::mixed::level::Level;
use crate::mixed::variances;
use crate::plot::coefficients::{Line, coefficients};
use crate::speech::number::{ABSENT, digits_for};
use stats::generalised::Integration;
use stats::generalised::family::Family;
use stats::interval::Interval;

pub(super) fn estimates(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let family = report.family();
    let mut grid = Grid::new(
        speech.with(&format!("generalised-caption-{family}"), &[("response", &report.response)]),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t(&format!("generalised-ratio-{family}"))),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-p")),
            (Side::Left, speech.t("mixed-level")),
        ],
    )
    .remarked(speech.t("generalised-remark"));
    for row in &report.rows {
        let (ratio, interval) = row.ratio();
        let digits = digits_for((interval.upper - interval.lower) / 4.0);
        let level = match &row.level {
            Some(Level::Within(grouping)) => speech.with("mixed-level-within", &[("grouping", grouping)]),
            Some(Level::Between(grouping)) => speech.with("mixed-level-between", &[("grouping", grouping)]),
            Some(Level::Both(grouping)) => speech.with("mixed-level-both", &[("grouping", grouping)]),
            None => ABSENT.to_owned(),
        };
        grid.row([
            row.coefficient.name.clone(),
            speech.decimals(ratio, digits.max(2)),
            speech.range(interval, digits.max(2)),
            speech.p(row.coefficient.p),
            level,
        ]);
    }
    let mut blocks = vec![Block::Grid(grid)];
    blocks.extend(picture(report).map(Block::Picture));
    Part::new(speech.t("generalised-estimates"), blocks)
}

/// Estimates on the scale of the link, where steps up and down are as long as each other.
fn picture(report: &Report<'_>) -> Option<Picture> {
    let speech = report.speech;
    let lines: Vec<Line> = report
        .predictors()
        .map(|row| Line {
            name: row.coefficient.name.clone(),
            estimate: row.coefficient.estimate,
            interval: row.coefficient.interval,
        })
        .collect();
    // One line says no more than the table.
    if lines.len() < 2 {
        return None;
    }
    let outside = lines.iter().filter(|line| !line.interval.holds(0.0)).count();
    Some(Picture {
        caption: speech.t("generalised-picture"),
        description: speech.with(
            "generalised-seen",
            &[("confidence", &report.confidence), ("outside", &outside), ("count", &lines.len())],
        ),
        drawing: coefficients(speech, &lines, 0.0),
        numbers: None,
    })
}

/// How far groups lie apart, as a factor: for 95% of them between so much less and so much more than the middle.
pub(super) fn spreads(report: &Report<'_>) -> Vec<String> {
    let speech = report.speech;
    let mut told = Vec::new();
    for component in report.fit.components() {
        let (Some(grouping), Some(column)) = (&component.grouping, &component.column) else { continue };
        if column != "(Intercept)" || component.variance <= 0.0 {
            continue;
        }
        let reach = 1.96 * component.variance.sqrt();
        let (low, high) = (speech.plain((-reach).exp()), speech.plain(reach.exp()));
        told.push(speech.with(
            &format!("generalised-spread-{}", report.family()),
            &[("grouping", grouping), ("response", &report.response), ("low", &low), ("high", &high)],
        ));
    }
    told
}

pub(super) fn variances(report: &Report<'_>) -> Option<Part> {
    let speech = report.speech;
    let caption = speech.t("generalised-variances-caption");
    let grid = variances::grid(caption, report.fit.components(), speech);
    (!grid.rows.is_empty()).then(|| Part::new(speech.t("mixed-variances"), vec![Block::Grid(grid)]))
}

/// Rows in tenths by what the model gives for them.
const TENTHS: usize = 10;

/// What the model gives beside what was observed, from the lowest tenth of the rows to the highest.
pub(super) fn fit(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let mut rows: Vec<(f64, f64)> =
        report.fit.fitted().into_iter().zip(report.fit.design().response().iter().copied()).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut grid = Grid::new(
        speech.t("generalised-tenths"),
        [
            (Side::Left, speech.t("generalised-tenth")),
            (Side::Right, speech.t("generalised-rows")),
            (Side::Right, speech.t("generalised-given")),
            (Side::Right, speech.t("generalised-observed")),
        ],
    )
    .remarked(speech.t("generalised-tenths-remark"));
    let written = |value: f64| match report.fit.family() {
        Family::Binomial => speech.percent(value),
        Family::Poisson => speech.figures(value, 3),
    };
    for (place, tenth) in rows.chunks(rows.len().div_ceil(TENTHS).max(1)).enumerate() {
        let count = tenth.len() as f64;
        let given = tenth.iter().map(|row| row.0).sum::<f64>() / count;
        let observed = tenth.iter().map(|row| row.1).sum::<f64>() / count;
        grid.row([speech.count(place + 1), speech.count(tenth.len()), written(given), written(observed)]);
    }
    let told = speech.t("generalised-fit-told");
    Part::new(speech.t("mixed-fit"), vec![Block::Paragraph(told), Block::Grid(grid)])
}

pub(super) fn computed(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let fit = report.fit;
    let formula = fit.design().formula().to_string();
    let numbers = speech.with(
        "mixed-criteria",
        &[
            ("likelihood", &speech.decimals(fit.log_likelihood(), 2)),
            ("aic", &speech.decimals(fit.aic(), 2)),
            ("bic", &speech.decimals(fit.bic(), 2)),
            ("parameters", &fit.parameter_count()),
        ],
    );
    let integration = match fit.integration() {
        Integration::Laplace => speech.t("generalised-laplace"),
        Integration::Adaptive { points } => speech.with("generalised-adaptive", &[("count", &points)]),
    };
    let mut remarks = vec![speech.with("mixed-formula", &[("formula", &formula)])];
    remarks.push(speech.t(&format!("generalised-family-{}", report.family())));
    if !fit.design().group_levels().is_empty() {
        remarks.push(integration);
    }
    remarks.extend([speech.t("mixed-wald"), numbers]);
    remarks.push(speech.with("document-interval-meaning", &[("confidence", &report.confidence)]));
    remarks.push(speech.t("document-p-meaning"));
    if report.rows.iter().any(|row| row.step == Step::Intercept) {
        remarks.push(speech.t("mixed-intercept-meaning"));
    }
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks), Block::Grid(exact(report))])
}

/// The estimates on the scale of the link, to lay beside other software.
fn exact(report: &Report<'_>) -> Grid {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("generalised-exact"),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.t("document-error")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("generalised-z")),
        ],
    );
    for row in &report.rows {
        let one = &row.coefficient;
        let digits = digits_for(one.standard_error) + 3;
        let Interval { lower, upper } = one.interval;
        grid.row([
            one.name.clone(),
            speech.decimals(one.estimate, digits),
            speech.decimals(one.standard_error, digits),
            speech.range(Interval { lower, upper }, digits - 2),
            speech.decimals(one.statistic, 2),
        ]);
    }
    grid
}
