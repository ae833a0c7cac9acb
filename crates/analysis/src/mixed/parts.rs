//! The tables of a mixed model: estimates, variances, how well it fits, how it was computed.

use super::document::{Report, Row, Step};
use super::level::Level;
use super::variances;
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::coefficients::{Line, coefficients};
use crate::plot::frame::Names;
use crate::plot::quantiles::normal_quantiles;
use crate::plot::residuals::{Point, means, residuals};
use crate::plot::shares::{Kind, Piece, shares};
use crate::speech::Said;
use crate::speech::number::{ABSENT, digits_for};
use stats::StatsError;
use stats::interval::Interval;
use stats::mixed::deviance::Criterion;
use stats::mixed::fit::variance::Component;
use stats::mixed::inference::Method;

/// In a normal distribution one in this many lies further than three standard deviations away.
const BEYOND_THREE: f64 = 370.4;

pub(super) fn estimates(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.with("mixed-estimates-caption", &[("response", &report.response)]),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-p")),
            (Side::Left, speech.t("mixed-level")),
        ],
    )
    .remarked(speech.t("mixed-estimates-remark"));
    for row in &report.rows {
        let digits = digits_for(row.test.standard_error);
        grid.row([
            row.name.clone(),
            speech.decimals(row.test.estimate, digits),
            speech.range(row.test.interval, digits),
            speech.p(row.test.p),
            level(report, row),
        ]);
    }
    let mut blocks = vec![Block::Grid(grid)];
    if !report.contextual.is_empty() {
        blocks.push(Block::Remarks(contextual(report)));
    }
    blocks.extend(estimates_picture(report).map(Block::Picture));
    blocks.extend(terms(report).map(Block::Grid));
    Part::new(speech.t("mixed-estimates"), blocks)
}

fn level(report: &Report<'_>, row: &Row) -> String {
    match &row.level {
        Some(Level::Within(grouping)) => report.speech.with("mixed-level-within", &[("grouping", grouping)]),
        Some(Level::Between(grouping)) => {
            report.speech.with("mixed-level-between", &[("grouping", grouping)])
        }
        Some(Level::Both(grouping)) => report.speech.with("mixed-level-both", &[("grouping", grouping)]),
        None => ABSENT.to_owned(),
    }
}

/// How much a relation between groups is another than within them.
fn contextual(report: &Report<'_>) -> Vec<String> {
    let told = report.contextual.iter().map(|one| {
        let digits = digits_for(one.test.standard_error);
        let variables: [(&str, &dyn Said); 4] = [
            ("name", &one.name),
            ("estimate", &report.speech.decimals(one.test.estimate, digits)),
            ("confidence", &report.confidence),
            ("range", &report.speech.range(one.test.interval, digits)),
        ];
        let differs = !one.test.interval.holds(0.0);
        let key = if differs { "mixed-contextual-differs" } else { "mixed-contextual-same" };
        report.speech.with(key, &variables)
    });
    told.collect()
}

/// Estimates for a step as large as the usual difference in each column, so that they can be seen beside each other.
fn estimates_picture(report: &Report<'_>) -> Option<Picture> {
    let speech = report.speech;
    let lines: Vec<Line> = report
        .predictors()
        .map(|row| {
            let step = step_of(report, row);
            let (a, b) = (row.test.interval.lower * step, row.test.interval.upper * step);
            let interval = Interval { lower: a.min(b), upper: a.max(b) };
            Line { name: row.name.clone(), estimate: row.test.estimate * step, interval }
        })
        .collect();
    // One line says no more than the table.
    if lines.len() < 2 {
        return None;
    }
    let outside = report.predictors().filter(|row| row.excludes_zero()).count();
    let description = speech.with(
        "mixed-estimates-seen",
        &[("confidence", &report.confidence), ("outside", &outside), ("count", &lines.len())],
    );
    Some(Picture {
        caption: speech.with("mixed-estimates-picture", &[("response", &report.response)]),
        description,
        drawing: coefficients(speech, &lines, 0.0),
        numbers: None,
    })
}

/// From 0 to 1 for a column of noughts and ones, else one standard deviation.
fn step_of(report: &Report<'_>, row: &Row) -> f64 {
    let Some(values) = report.fit().design().fixed_column(&row.name) else { return 1.0 };
    if values.iter().all(|value| *value == 0.0 || *value == 1.0) {
        return 1.0;
    }
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0)).sqrt()
}

/// Terms of several coefficients, tested as a whole.
fn terms(report: &Report<'_>) -> Option<Grid> {
    let speech = report.speech;
    let terms = &report.terms;
    if terms.iter().all(|term| term.numerator < 1.5) {
        return None;
    }
    let mut grid = Grid::new(
        speech.t("mixed-terms-caption"),
        [
            (Side::Left, speech.t("mixed-term")),
            (Side::Right, speech.t("document-f")),
            (Side::Right, speech.t("document-degrees")),
            (Side::Right, speech.t("document-p")),
        ],
    )
    .remarked(speech.t("mixed-terms-remark"));
    for term in terms {
        let below = term.denominator.map_or_else(|| "∞".to_owned(), |degrees| speech.degrees(degrees));
        grid.row([
            term.term.clone(),
            speech.figures(term.f, 3),
            format!("{}; {below}", speech.decimals(term.numerator, 0)),
            speech.p(term.p),
        ]);
    }
    Some(grid)
}

pub(super) fn variances(report: &Report<'_>) -> Part {
    let speech = report.speech;
    // What cannot be told from nothing is shown as nothing.
    let shown = report.fit().components().into_iter().map(|component| {
        let variance = if report.is_none(&component) { 0.0 } else { component.variance };
        Component { variance, ..component }
    });
    let grid = variances::grid(speech.t("mixed-variances-caption"), shown.collect(), speech);
    let mut blocks = vec![Block::Picture(shares_picture(report)), Block::Grid(grid)];
    let slopes = slopes(report);
    if !slopes.is_empty() {
        blocks.push(Block::Remarks(slopes));
    }
    let (marginal, conditional) =
        (speech.percent(report.division.marginal()), speech.percent(report.division.conditional()));
    blocks.push(Block::Paragraph(
        speech.with("mixed-explained", &[("marginal", &marginal), ("conditional", &conditional)]),
    ));
    Part::new(speech.t("mixed-variances"), blocks)
}

fn shares_picture(report: &Report<'_>) -> Picture {
    let speech = report.speech;
    let whole = report.division.fixed
        + report.division.groupings.iter().map(|(_, v)| v).sum::<f64>()
        + report.division.residual;
    let mut pieces = Vec::new();
    if report.predictors().next().is_some() {
        let name = speech.t("mixed-piece-fixed");
        pieces.push(Piece { name, share: report.division.marginal(), kind: Kind::Named });
    }
    for (grouping, variance) in &report.division.groupings {
        let name = speech.with("mixed-level-between", &[("grouping", grouping)]);
        pieces.push(Piece { name, share: variance / whole, kind: Kind::Named });
    }
    let rest = report.division.residual / whole;
    pieces.push(Piece { name: speech.t("mixed-rest"), share: rest, kind: Kind::Rest });
    let said = pieces.iter().map(|piece| format!("{}: {}", piece.name, speech.percent(piece.share)));
    let said = said.collect::<Vec<String>>().join("; ");
    Picture {
        caption: speech.with("mixed-shares-picture", &[("response", &report.response)]),
        description: speech.with("mixed-shares-seen", &[("pieces", &said)]),
        drawing: shares(speech, &pieces),
        numbers: None,
    }
}

/// For a relation that differs from group to group: between which values it lies for most of them.
fn slopes(report: &Report<'_>) -> Vec<String> {
    let mut told = Vec::new();
    for component in report.fit().components() {
        let (Some(grouping), Some(column)) = (&component.grouping, &component.column) else { continue };
        let Some(row) = report.predictors().find(|row| row.name == *column) else { continue };
        let reach = 1.96 * component.variance.sqrt();
        if report.is_none(&component) {
            continue;
        }
        let around = Interval { lower: row.test.estimate - reach, upper: row.test.estimate + reach };
        let range = report.speech.between(around, digits_for(reach));
        told.push(
            report
                .speech
                .with("mixed-slope", &[("column", column), ("grouping", grouping), ("range", &range)]),
        );
    }
    told
}

pub(super) fn fit(report: &Report<'_>) -> Result<Part, StatsError> {
    let speech = report.speech;
    let fit = report.fit();
    let (sigma, response) = (speech.figures(fit.sigma(), 3), &report.response);
    let fitted = fit.fitted();
    let point = |(fitted, response): (&f64, &f64)| Point { fitted: *fitted, residual: response - fitted };
    let points = fitted.iter().zip(fit.design().response()).map(point);
    let along = means(points.clone()).into_iter().map(|mean| mean.residual.abs()).fold(0.0, f64::max);
    let (x, y) = (speech.with("mixed-fitted", &[("response", response)]), speech.t("mixed-residual"));
    let spread = Picture {
        caption: speech.t("mixed-residuals-picture"),
        description: speech.with(
            "mixed-residuals-seen",
            &[("count", &points.len()), ("along", &speech.figures(along, 2)), ("sigma", &sigma)],
        ),
        drawing: residuals(speech, points, Names { x: &x, y: &y }),
        numbers: None,
    };
    drop(fitted);
    let standard = fit.standardised_residuals();
    let count = standard.len();
    let far = standard.iter().filter(|residual| residual.abs() > 3.0).count();
    let expected = (count as f64 / BEYOND_THREE).round().max(1.0) as usize;
    let (x, y) = (speech.t("mixed-normal-quantile"), speech.t("mixed-standard-residual"));
    let quantiles = Picture {
        caption: speech.t("mixed-quantiles-picture"),
        description: speech.t("mixed-quantiles-seen"),
        drawing: normal_quantiles(speech, standard, Names { x: &x, y: &y })?,
        numbers: None,
    };
    let told = speech.with(
        "mixed-fit-told",
        &[
            ("response", response),
            ("sigma", &sigma),
            ("far", &far),
            ("count", &count),
            ("expected", &expected),
        ],
    );
    let blocks = vec![Block::Paragraph(told), Block::Picture(spread), Block::Picture(quantiles)];
    Ok(Part::new(speech.t("mixed-fit"), blocks))
}

pub(super) fn computed(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let fit = report.fit();
    let criterion = match fit.criterion() {
        Criterion::Reml => speech.t("mixed-reml"),
        Criterion::Ml => speech.t("mixed-ml"),
    };
    let method = match report.told.method {
        Method::Wald => speech.t("mixed-wald"),
        Method::Satterthwaite => speech.t("mixed-satterthwaite"),
        Method::KenwardRoger => speech.t("mixed-kenward-roger"),
    };
    let numbers = speech.with(
        "mixed-criteria",
        &[
            ("likelihood", &speech.decimals(fit.log_likelihood(), 2)),
            ("aic", &speech.decimals(fit.aic(), 2)),
            ("bic", &speech.decimals(fit.bic(), 2)),
            ("parameters", &fit.parameter_count()),
        ],
    );
    let formula = fit.design().formula().to_string();
    let mut remarks =
        vec![speech.with("mixed-formula", &[("formula", &formula)]), criterion, method, numbers];
    remarks.push(speech.with("document-interval-meaning", &[("confidence", &report.confidence)]));
    remarks.push(speech.t("document-p-meaning"));
    if report.rows.iter().any(|row| row.step == Step::Intercept) {
        remarks.push(speech.t("mixed-intercept-meaning"));
    }
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks), Block::Grid(exact(report))])
}

/// The estimates with more figures, to lay beside other software.
fn exact(report: &Report<'_>) -> Grid {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("mixed-exact-caption"),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.t("document-error")),
            (Side::Right, speech.t("document-degrees")),
            (Side::Right, speech.t("document-statistic")),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for row in &report.rows {
        let digits = digits_for(row.test.standard_error) + 3;
        grid.row([
            row.name.clone(),
            speech.decimals(row.test.estimate, digits),
            speech.decimals(row.test.standard_error, digits),
            row.test.degrees.map_or_else(|| "∞".to_owned(), |degrees| speech.degrees(degrees)),
            speech.decimals(row.test.statistic, 2),
            speech.p(row.test.p),
        ]);
    }
    grid
}
