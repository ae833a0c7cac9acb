//! The answer of a mixed model in a few sentences: which relation at which level, how sure, over how much, and what it is not.

use super::document::{Report, Row, Step};
use super::level::Level;
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::mixed::design::Design;

/// So many relations are told; a longer list is read in the table.
const TOLD_MAX: usize = 4;

pub(super) fn answer(report: &Report<'_>) -> Vec<String> {
    let mut answer = relations(report);
    answer.push(division(report));
    answer.push(rows(report.fit().design(), report.speech));
    answer.push(report.speech.t("mixed-not-cause"));
    answer
}

fn relations(report: &Report<'_>) -> Vec<String> {
    let speech = report.speech;
    let mut told: Vec<&Row> = report.predictors().collect();
    if told.is_empty() {
        return report.rows.first().map(|row| mean(report, row)).into_iter().collect();
    }
    let all = told.len();
    if all > TOLD_MAX {
        // The clearest ones, in the order of the formula; the sentence after them says that there are more.
        let mut sizes: Vec<f64> = told.iter().map(|row| row.test.statistic.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes[TOLD_MAX - 2];
        told.retain(|row| row.test.statistic.abs() >= least);
    }
    let mut sentences: Vec<String> = told.iter().map(|row| relation(report, row)).collect();
    let left = all - told.len();
    if left > 0 {
        sentences.push(speech.with("mixed-more", &[("count", &left)]));
    }
    sentences
}

/// One relation: at which level, in which direction, how sure.
fn relation(report: &Report<'_>, row: &Row) -> String {
    let place = match &row.level {
        Some(Level::Within(grouping)) => report.speech.with("mixed-within", &[("grouping", grouping)]),
        Some(Level::Between(grouping)) => report.speech.with("mixed-between", &[("grouping", grouping)]),
        Some(Level::Both(grouping)) => report.speech.with("mixed-both", &[("grouping", grouping)]),
        None => String::new(),
    };
    let sure = match row.excludes_zero() {
        true => report.speech.t("document-zero-outside"),
        false => report.speech.t("document-zero-inside"),
    };
    format!("{place} {} {sure}", effect(report, row)).trim_start().to_owned()
}

fn effect(report: &Report<'_>, row: &Row) -> String {
    let (speech, response, confidence) = (report.speech, &report.response, &report.confidence);
    let digits = digits_for(row.test.interval.upper - row.test.interval.lower);
    let size = speech.decimals(row.test.estimate.abs(), digits);
    let range = speech.range(row.test.interval, digits);
    let direction = speech.direction(row.test.estimate, digits);
    let name = &row.name;
    match &row.step {
        Step::Intercept => mean(report, row),
        Step::Number => speech.with(
            "mixed-effect-number",
            &[
                ("name", name),
                ("response", response),
                ("size", &size),
                ("direction", &direction),
                ("confidence", confidence),
                ("range", &range),
            ],
        ),
        Step::Level { factor, level, first } => speech.with(
            "mixed-effect-level",
            &[
                ("factor", factor),
                ("level", level),
                ("first", first),
                ("response", response),
                ("size", &size),
                ("direction", &direction),
                ("confidence", confidence),
                ("range", &range),
            ],
        ),
        Step::Interaction | Step::Other => {
            let estimate = speech.decimals(row.test.estimate, digits);
            let key =
                if row.step == Step::Interaction { "mixed-effect-product" } else { "mixed-effect-other" };
            speech.with(
                key,
                &[
                    ("name", name),
                    ("response", response),
                    ("estimate", &estimate),
                    ("confidence", confidence),
                    ("range", &range),
                ],
            )
        }
    }
}

/// The answer of a model without predictors.
fn mean(report: &Report<'_>, row: &Row) -> String {
    let digits = digits_for(row.test.interval.upper - row.test.interval.lower);
    report.speech.with(
        "mixed-mean",
        &[
            ("response", &report.response),
            ("estimate", &report.speech.decimals(row.test.estimate, digits)),
            ("confidence", &report.confidence),
            ("range", &report.speech.range(row.test.interval, digits)),
        ],
    )
}

/// Where the differences lie, and how much the predictors explain.
fn division(report: &Report<'_>) -> String {
    let speech = report.speech;
    let pieces: Vec<String> =
        report.shares.iter().map(|share| piece(report, &share.grouping, share.share)).collect();
    let pieces = speech.row_of(&pieces);
    if report.predictors().next().is_none() {
        return speech.with("mixed-division", &[("response", &report.response), ("pieces", &pieces)]);
    }
    let explained = speech.percent(report.division.marginal());
    speech.with(
        "mixed-division-rest",
        &[("response", &report.response), ("explained", &explained), ("pieces", &pieces)],
    )
}

fn piece(report: &Report<'_>, grouping: &Option<String>, share: f64) -> String {
    let share = report.speech.percent(share);
    match grouping {
        Some(grouping) => {
            report.speech.with("mixed-piece-between", &[("share", &share), ("grouping", grouping)])
        }
        None => report.speech.with("mixed-piece-rest", &[("share", &share)]),
    }
}

/// How many rows and groups, and what was left out and why.
pub(crate) fn rows(design: &Design, speech: Speech) -> String {
    let rows = design.rows();
    let groups: Vec<String> = design
        .group_counts()
        .into_iter()
        .map(|(name, count)| speech.with("mixed-groups", &[("grouping", &name), ("count", &count)]))
        .collect();
    let (used, groups) = (rows.used.len(), speech.row_of(&groups));
    let left = rows.total - used;
    if left == 0 {
        return speech.with("mixed-rows-all", &[("used", &used), ("groups", &groups)]);
    }
    let missing: Vec<String> = rows
        .missing
        .iter()
        .map(|(name, count)| speech.with("mixed-missing", &[("name", name), ("count", count)]))
        .collect();
    speech.with(
        "mixed-rows-some",
        &[
            ("used", &used),
            ("total", &rows.total),
            ("groups", &groups),
            ("left", &left),
            ("missing", &speech.row_of(&missing)),
        ],
    )
}
