//! The studies side by side, how far they differ, and how it was computed.

use super::document::{Model, Report};
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::caterpillar::{Deviation, caterpillar};
use crate::plot::drawing::Drawing;
use crate::plot::forest::{Mean, STUDIES_MAX, Study, forest};
use crate::plot::frame::Names;
use crate::speech::number::{ABSENT, digits_for};
use stats::interval::Interval;
use stats::meta::fit::{MetaFit, Test};
use stats::meta::heterogeneity::Method;
use stats::meta::three_level;

/// The effects of all studies, and the coefficients.
pub(super) fn effects(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let studies = studies(report);
    let count = studies.len();
    let drawing = if count <= STUDIES_MAX {
        forest(speech, &studies, mean(report).as_ref())
    } else {
        in_order(report, &studies)
    };
    let outside = studies.iter().filter(|study| !study.interval.holds(0.0)).count();
    let key = if count <= STUDIES_MAX { "lines" } else { "order" };
    let description = speech.with(
        &format!("meta-forest-seen-{key}"),
        &[("count", &count), ("outside", &outside), ("confidence", &report.confidence)],
    );
    let picture = Picture {
        caption: speech.with("meta-forest", &[("effect", &report.findings.effect)]),
        description,
        drawing,
        numbers: Some(numbers(report, &studies)),
    };
    Part::new(speech.t("meta-effects"), vec![Block::Picture(picture), Block::Grid(coefficients(report))])
}

fn studies(report: &Report<'_>) -> Vec<Study> {
    let studies = report.studies();
    let weights = match report.findings.model {
        Model::Two(fit) => fit.weights(),
        // By their own precision: on three levels no single number is the weight of an effect.
        Model::Three(..) => studies.variances().iter().map(|variance| 1.0 / variance).collect(),
    };
    let given = studies.rows().iter().zip(studies.effects()).zip(studies.variances()).zip(weights);
    given
        .map(|(((row, effect), variance), weight)| {
            let reach = 1.96 * variance.sqrt();
            let interval = Interval { lower: effect - reach, upper: effect + reach };
            Study { name: report.name_of(*row), effect: *effect, interval, weight }
        })
        .collect()
}

fn mean(report: &Report<'_>) -> Option<Mean> {
    let expected = report.expected.as_ref()?;
    let new_study = expected.prediction.map(|interval| (report.speech.t("meta-new"), interval));
    let name = report.speech.t("meta-mean-name");
    Some(Mean { name, estimate: expected.estimate, interval: expected.interval, new_study })
}

/// Many studies: from the smallest effect to the largest, without their names.
fn in_order(report: &Report<'_>, studies: &[Study]) -> Drawing {
    let reach = |study: &Study| (study.interval.upper - study.interval.lower) / 2.0;
    let effects: Vec<Deviation> =
        studies.iter().map(|study| Deviation { mode: study.effect, reach: reach(study) }).collect();
    let x = report.speech.t("meta-in-order");
    caterpillar(report.speech, &effects, Names { x: &x, y: report.findings.effect })
}

fn numbers(report: &Report<'_>, studies: &[Study]) -> Grid {
    let speech = report.speech;
    let whole: f64 = studies.iter().map(|study| study.weight).sum();
    let mut grid = Grid::new(
        speech.t("meta-studies-caption"),
        [
            (Side::Left, speech.t("meta-study-head")),
            (Side::Right, report.findings.effect.to_owned()),
            (Side::Right, speech.with("document-interval", &[("confidence", &"95%")])),
            (Side::Right, speech.t("meta-weight")),
        ],
    );
    for study in studies {
        let digits = digits_for((study.interval.upper - study.interval.lower) / 4.0);
        grid.row([
            study.name.clone(),
            speech.decimals(study.effect, digits),
            speech.range(study.interval, digits),
            format!("{}%", speech.decimals(100.0 * study.weight / whole, 1)),
        ]);
    }
    grid
}

fn coefficients(report: &Report<'_>) -> Grid {
    let speech = report.speech;
    let mut grid = Grid::new(
        speech.t("meta-coefficients-caption"),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
            (Side::Right, speech.t("document-error")),
            (Side::Right, speech.t("document-p")),
        ],
    );
    for coefficient in report.coefficients() {
        let digits = digits_for(coefficient.standard_error) + 1;
        grid.row([
            coefficient.name.clone(),
            speech.decimals(coefficient.estimate, digits),
            speech.range(coefficient.interval, digits),
            speech.decimals(coefficient.standard_error, digits),
            speech.p(coefficient.p),
        ]);
    }
    grid.remarked(speech.t("meta-coefficients-remark"))
}

/// How far true effects differ from study to study.
pub(super) fn heterogeneity(report: &Report<'_>, fit: &MetaFit) -> Part {
    let speech = report.speech;
    let found = &fit.heterogeneity;
    let mut grid = Grid::new(
        speech.t("meta-heterogeneity-caption"),
        [
            (Side::Left, speech.t("meta-measure")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &report.confidence)])),
        ],
    );
    let range = |interval: Option<Interval>| {
        let written = |it: Interval| speech.range(it, digits_for((it.upper - it.lower) / 4.0));
        interval.map_or_else(|| ABSENT.to_owned(), written)
    };
    let written = |value: Option<f64>| value.map_or_else(|| ABSENT.to_owned(), |it| speech.figures(it, 3));
    let spread = report.spread.as_ref();
    grid.row([speech.t("meta-tau"), written(Some(found.tau2.sqrt())), range(spread.map(|it| it.tau))]);
    grid.row([speech.t("meta-tau2"), written(Some(found.tau2)), range(spread.map(|it| it.tau2))]);
    grid.row([speech.t("meta-i2"), written(found.i2), range(spread.map(|it| it.i2))]);
    grid.row([speech.t("meta-h2"), written(found.h2), range(spread.map(|it| it.h2))]);
    let mut blocks = vec![Block::Paragraph(speech.t("meta-heterogeneity-told")), Block::Grid(grid)];
    let mut remarks = Vec::new();
    if let (Some(q), Some(p)) = (found.q, found.q_p) {
        let (q, p) = (speech.figures(q, 4), speech.p(p));
        remarks.push(speech.with("meta-q", &[("q", &q), ("degrees", &found.q_degrees), ("p", &p)]));
    }
    if report.spread.as_ref().is_some_and(|spread| !spread.tau2.holds(found.tau2)) {
        remarks.push(speech.t("meta-spread-outside"));
    }
    if let Some(r2) = fit.r2 {
        remarks.push(speech.with("meta-r2", &[("share", &speech.percent(r2 / 100.0))]));
    }
    if !remarks.is_empty() {
        blocks.push(Block::Remarks(remarks));
    }
    Part::new(speech.t("meta-heterogeneity"), blocks)
}

pub(super) fn computed(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let mut remarks = Vec::new();
    match report.findings.model {
        Model::Two(fit) => {
            let method = fit.settings.method;
            remarks.push(match method {
                Method::Fixed => speech.t("meta-fixed"),
                Method::Reml
                | Method::Ml
                | Method::DerSimonianLaird
                | Method::PauleMandel
                | Method::EmpiricalBayes
                | Method::SidikJonkman
                | Method::HunterSchmidt
                | Method::Hedges => speech.with("meta-random", &[("method", &method.code())]),
            });
            remarks.push(match fit.settings.test {
                Test::Normal => speech.t("meta-test-normal"),
                Test::Student => speech.t("meta-test-t"),
                Test::KnappHartung | Test::KnappHartungAtLeast => speech.t("meta-test-knapp-hartung"),
            });
        }
        Model::Three(fit, cluster) => {
            remarks.push(match fit.settings.criterion {
                three_level::fit::Criterion::Reml => speech.with("meta-three-reml", &[("cluster", &cluster)]),
                three_level::fit::Criterion::Ml => speech.with("meta-three-ml", &[("cluster", &cluster)]),
            });
            remarks.push(match fit.settings.test {
                three_level::fit::Test::Normal => speech.t("meta-test-normal"),
                three_level::fit::Test::Student => speech.t("meta-test-t"),
            });
        }
    }
    remarks.push(speech.with("document-interval-meaning", &[("confidence", &report.confidence)]));
    remarks.push(speech.t("document-p-meaning"));
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
