//! The tables and pictures of a measurement model.

use super::document::Report;
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::coefficients::Line;
use crate::plot::loadings::{Loaded, loadings as drawn};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::StatsError;
use stats::factor::fit::{Errors, Incomplete};
use stats::factor::indices::{Approximation, Statistic};
use stats::factor::language::Relation;
use stats::factor::model::Equal;
use stats::factor::parameter::Parameter;
use stats::interval::Interval;

/// So many of what could be freed are shown.
const MODIFICATIONS_MAX: usize = 8;

pub(super) fn loadings(report: &Report<'_>, group: usize) -> Result<Part, StatsError> {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("factor-loadings-caption"),
        [
            (Side::Left, speech.t("factor-factor")),
            (Side::Left, speech.t("factor-item")),
            (Side::Right, speech.t("factor-standardised")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    )
    .remarked(speech.t("factor-loadings-remark"));
    let mut factors = Vec::new();
    for factor in report.findings.model.factors() {
        let mut items = Vec::new();
        for one in report.loadings_of(factor, group) {
            let interval = one.interval(report.findings.confidence)?;
            items.push(line(one, interval));
            grid.row([
                factor.clone(),
                one.right.clone(),
                speech.decimals(one.all_standardised, 2),
                speech.decimals(one.estimate, 3),
                interval.map_or_else(|| speech.t("factor-held"), |interval| speech.range(interval, 2)),
                one.p().map_or_else(|| ABSENT.to_owned(), |p| speech.p(p)),
            ]);
        }
        factors.push(Loaded { name: factor.clone(), items });
    }
    let picture = Picture {
        caption: speech.t("factor-loadings-picture"),
        description: speech.with("factor-loadings-seen", &[("confidence", &report.confidence)]),
        drawing: drawn(speech, &factors),
        numbers: None,
    };
    let heading = report.in_group(speech.t("factor-loadings"), group);
    Ok(Part::new(heading, vec![Block::Picture(picture), Block::Grid(grid)]))
}

/// A standardised loading; its interval is that of the estimate, brought to the same scale.
fn line(one: &Parameter, interval: Option<Interval>) -> Line {
    let scale = if one.estimate == 0.0 { 1.0 } else { one.all_standardised / one.estimate };
    let interval =
        interval.map_or(Interval { lower: one.all_standardised, upper: one.all_standardised }, |interval| {
            let (a, b) = (interval.lower * scale, interval.upper * scale);
            Interval { lower: a.min(b), upper: a.max(b) }
        });
    Line { name: one.right.clone(), estimate: one.all_standardised, interval }
}

pub(super) fn between(report: &Report<'_>, group: usize) -> Option<Part> {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("factor-between-caption"),
        [
            (Side::Left, speech.t("factor-factor")),
            (Side::Left, speech.t("factor-other")),
            (Side::Right, speech.t("factor-correlation")),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for one in report.between(group) {
        grid.row([
            one.left.clone(),
            one.right.clone(),
            speech.decimals(one.all_standardised, 2),
            one.p().map_or_else(|| ABSENT.to_owned(), |p| speech.p(p)),
        ]);
    }
    let heading = report.in_group(speech.t("factor-between"), group);
    (!grid.rows.is_empty()).then(|| Part::new(heading, vec![Block::Grid(grid)]))
}

/// How the means of factors differ from those of the first group, where they are free to.
pub(super) fn means(report: &Report<'_>) -> Result<Option<Part>, StatsError> {
    let speech = report.speech;
    let groups = &report.findings.fit.groups;
    let mut grid = Grid::new(
        speech.with("factor-means-caption", &[("first", &groups[0].name)]),
        [
            (Side::Left, speech.t("factor-factor")),
            (Side::Left, speech.t("factor-group")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    );
    let means = report.findings.fit.parameters.iter().filter(|one| one.relation == Relation::Intercept);
    for one in means.filter(|one| one.group > 0 && one.number.is_some() && report.is_factor(&one.left)) {
        let interval = one.interval(report.findings.confidence)?;
        grid.row([
            one.left.clone(),
            groups[one.group].name.clone(),
            speech.decimals(one.estimate, 3),
            interval.map_or_else(|| ABSENT.to_owned(), |interval| speech.range(interval, 2)),
            one.p().map_or_else(|| ABSENT.to_owned(), |p| speech.p(p)),
        ]);
    }
    let filled = !grid.rows.is_empty();
    Ok(filled.then(|| Part::new(speech.t("factor-means"), vec![Block::Grid(grid)])))
}

pub(super) fn measures(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let measures = &report.findings.fit.measures;
    let scaled = measures.scaled.as_ref();
    let mut heads = vec![(Side::Left, speech.t("factor-measure")), (Side::Right, speech.t("factor-value"))];
    if scaled.is_some() {
        heads.push((Side::Right, speech.t("factor-scaled")));
    }
    let mut grid = Grid::new(speech.t("factor-measures-caption"), heads).remarked(speech.t("factor-rules"));
    let mut add = |name: String, plain: String, robust: Option<String>| {
        let mut row = vec![name, plain];
        if scaled.is_some() {
            row.push(robust.unwrap_or_else(|| ABSENT.to_owned()));
        }
        grid.row(row);
    };
    let test =
        |it: Statistic| format!("{} ({})", speech.decimals(it.value, 2), speech.decimals(it.degrees, 0));
    let p = |it: Statistic| it.p().map_or_else(|| ABSENT.to_owned(), |p| speech.p(p));
    let three = |value: f64| speech.decimals(value, 3);
    let optional = |value: Option<f64>| value.map_or_else(|| ABSENT.to_owned(), three);
    let approximation = |it: Option<Approximation>| {
        let written = |it: Approximation| format!("{} ({})", three(it.value), speech.range(it.interval, 3));
        it.map_or_else(|| ABSENT.to_owned(), written)
    };
    add(speech.t("factor-chi-square"), test(measures.model), scaled.map(|it| test(it.model)));
    add(speech.t("document-p"), p(measures.model), scaled.map(|it| p(it.model)));
    add("CFI".to_owned(), three(measures.comparative), scaled.map(|it| three(it.comparative)));
    add("TLI".to_owned(), optional(measures.tucker_lewis), scaled.map(|it| optional(it.tucker_lewis)));
    let rmsea = (approximation(measures.approximation), scaled.map(|it| approximation(it.approximation)));
    add(speech.t("factor-approximation"), rmsea.0, rmsea.1);
    add("SRMR".to_owned(), three(measures.residual), None);
    add("AIC".to_owned(), speech.decimals(measures.akaike, 2), None);
    add("BIC".to_owned(), speech.decimals(measures.bayes, 2), None);
    Part::new(speech.t("factor-measures"), vec![Block::Grid(grid)])
}

/// Where the model misses most.
pub(super) fn modifications(report: &Report<'_>) -> Option<Part> {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("factor-modifications-caption"),
        [
            (Side::Left, speech.t("factor-relation")),
            (Side::Right, speech.t("factor-index")),
            (Side::Right, speech.t("factor-change")),
        ],
    )
    .remarked(speech.t("factor-modifications-remark"));
    for one in report.findings.modifications.iter().take(MODIFICATIONS_MAX) {
        grid.row([
            match report.findings.fit.groups.as_slice() {
                [_] => format!("{} {} {}", one.left, one.relation, one.right),
                groups => {
                    let group = &groups[one.group].name;
                    format!("{} {} {} ({group})", one.left, one.relation, one.right)
                }
            },
            speech.decimals(one.index, 1),
            speech.decimals(one.expected_change, 2),
        ]);
    }
    (!grid.rows.is_empty()).then(|| Part::new(speech.t("factor-modifications"), vec![Block::Grid(grid)]))
}

pub(super) fn computed(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let errors = match report.findings.errors {
        Errors::Normal => speech.t("factor-ml"),
        Errors::Robust => speech.t("factor-mlr"),
        Errors::SatorraBentler => speech.t("factor-mlm"),
    };
    let incomplete = match report.findings.incomplete {
        Incomplete::LeftOut => speech.t("factor-left-out"),
        Incomplete::FullInformation => speech.t("factor-used"),
    };
    let meaning = speech.with("document-interval-meaning", &[("confidence", &report.confidence)]);
    let mut remarks = vec![errors, incomplete];
    if report.findings.fit.groups.len() > 1 {
        let equal: Vec<String> = report.findings.equal.iter().map(|equal| held(*equal, speech)).collect();
        remarks.push(match equal.is_empty() {
            true => speech.t("factor-equal-nothing"),
            false => speech.with("factor-equal", &[("what", &speech.row_of(&equal))]),
        });
    }
    remarks.extend([meaning, speech.t("document-p-meaning")]);
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}

fn held(equal: Equal, speech: Speech) -> String {
    match equal {
        Equal::Loadings => speech.t("factor-held-loadings"),
        Equal::Intercepts => speech.t("factor-held-intercepts"),
        Equal::Residuals => speech.t("factor-held-residuals"),
        Equal::ResidualCovariances => speech.t("factor-held-residual-covariances"),
        Equal::FactorVariances => speech.t("factor-held-variances"),
        Equal::FactorCovariances => speech.t("factor-held-covariances"),
        Equal::FactorMeans => speech.t("factor-held-means"),
        Equal::Regressions => speech.t("factor-held-regressions"),
    }
}
