//! What a site sends, and what the fit to the sums of all sites says.

use super::{Outcome, Site};
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::failure::Failure;
use crate::mixed::variances::grid;
use crate::plot::coefficients::{Line, coefficients};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::distribution::normal;
use stats::formula::Formula;
use stats::interval::Interval;
use stats::mixed::deviance::Criterion;
use std::path::Path;

/// What the column of ones is called.
const ONES: &str = "(Intercept)";

/// Tells what is in the file of a site, before it is sent.
pub fn of_site(site: &Site, path: &Path, speech: Speech) -> Document {
    let summary = &site.file.summary;
    let groups: usize = summary.cells.iter().map(|cell| cell.groups).sum();
    let smallest = summary.cells.iter().map(|cell| cell.groups).min().unwrap_or(0);
    let grouping = summary.groupings.first().map_or("", String::as_str);
    let path = path.display().to_string();
    let mut answer = vec![
        speech.with("pooled-site-answer", &[("path", &path), ("file", &site.name)]),
        speech.with(
            "pooled-site-holds",
            &[
                ("rows", &summary.row_count()),
                ("groups", &groups),
                ("grouping", &grouping),
                ("cells", &summary.cells.len()),
            ],
        ),
        speech.with("pooled-site-left", &[("missing", &site.missing), ("small", &summary.left_out)]),
        speech.t("pooled-site-no-row"),
    ];
    answer.push(speech.with("pooled-site-smallest", &[("smallest", &smallest), ("grouping", &grouping)]));
    let mut cautions = Vec::new();
    if smallest == 1 {
        cautions.push(speech.with("pooled-site-single", &[("grouping", &grouping)]));
    }
    let columns = summary.columns.iter().map(String::as_str).collect::<Vec<&str>>();
    let remarks = vec![
        speech.with("mixed-formula", &[("formula", &site.file.agreed.formula)]),
        speech.with("pooled-site-columns", &[("columns", &speech.row_of(&columns))]),
        speech
            .with("pooled-site-minimum", &[("minimum", &site.file.agreed.minimum), ("grouping", &grouping)]),
    ];
    Document {
        language: speech.language(),
        title: speech.t("pooled-site-title"),
        answer,
        cautions,
        parts: vec![Part::new(speech.t("pooled-site-what"), vec![Block::Remarks(remarks)])],
        origin: Vec::new(),
    }
}

/// One coefficient with how sure it is, as for very many groups.
struct Estimate {
    name: String,
    estimate: f64,
    error: f64,
    interval: Interval,
    p: f64,
}

/// Tells the fit.
///
/// # Errors
/// [`Failure::Number`] for a confidence outside 0 to 1.
pub fn document(outcome: &Outcome, speech: Speech) -> Result<Document, Failure> {
    let quantile = normal::two_sided(outcome.asked.confidence)?;
    let estimates: Vec<Estimate> = outcome
        .fit
        .coefficients()
        .into_iter()
        .map(|own| {
            let reach = quantile * own.standard_error;
            let interval = Interval { lower: own.estimate - reach, upper: own.estimate + reach };
            let p = 2.0 * normal::above((own.estimate / own.standard_error).abs());
            Estimate { name: own.name, estimate: own.estimate, error: own.standard_error, interval, p }
        })
        .collect();
    let response = Formula::read(&outcome.agreed.formula)?.response();
    Ok(Document {
        language: speech.language(),
        title: speech.with("pooled-title", &[("response", &response), ("sites", &outcome.rows.len())]),
        answer: answer(outcome, &estimates, &response, speech),
        cautions: cautions(outcome, speech),
        parts: vec![
            estimates_part(outcome, &estimates, &response, speech),
            variances(outcome, speech),
            sites(outcome, speech),
            computed(outcome, speech),
        ],
        origin: Vec::new(),
    })
}

fn answer(outcome: &Outcome, estimates: &[Estimate], response: &str, speech: Speech) -> Vec<String> {
    let confidence = speech.confidence(outcome.asked.confidence);
    let mut told: Vec<String> = estimates
        .iter()
        .filter(|own| own.name != ONES || estimates.len() == 1)
        .map(|own| {
            let digits = digits_for(own.interval.upper - own.interval.lower);
            let zero = match own.interval.holds(0.0) {
                true => speech.t("document-zero-inside"),
                false => speech.t("document-zero-outside"),
            };
            let key = if own.name == ONES { "pooled-mean" } else { "pooled-effect" };
            let said = speech.with(
                key,
                &[
                    ("name", &own.name),
                    ("response", &response),
                    ("estimate", &speech.decimals(own.estimate, digits)),
                    ("size", &speech.decimals(own.estimate.abs(), digits)),
                    ("direction", &speech.direction(own.estimate, digits)),
                    ("confidence", &confidence),
                    ("range", &speech.range(own.interval, digits)),
                ],
            );
            format!("{said} {zero}")
        })
        .collect();
    let groups: Vec<String> = outcome
        .fit
        .group_counts()
        .into_iter()
        .map(|(grouping, count)| speech.with("mixed-groups", &[("count", &count), ("grouping", &grouping)]))
        .collect();
    let groups = speech.row_of(&groups);
    told.push(speech.with(
        "pooled-rows",
        &[
            ("count", &outcome.fit.row_count()),
            ("sites", &outcome.rows.len()),
            ("groups", &groups),
            ("left", &outcome.summary.left_out),
        ],
    ));
    told.push(speech.t("pooled-same-as-rows"));
    told.push(speech.t("mixed-not-cause"));
    told
}

/// With fewer groups than these, intervals for very many groups are too narrow.
const GROUPS_MIN: usize = 20;

fn cautions(outcome: &Outcome, speech: Speech) -> Vec<String> {
    let few = outcome.fit.group_counts().into_iter().filter(|(_, count)| *count < GROUPS_MIN);
    few.map(|(grouping, count)| {
        speech.with("pooled-few-groups", &[("grouping", &grouping), ("count", &count)])
    })
    .collect()
}

fn estimates_part(outcome: &Outcome, estimates: &[Estimate], response: &str, speech: Speech) -> Part {
    let confidence = speech.confidence(outcome.asked.confidence);
    let mut grid = Grid::new(
        speech.with("mixed-estimates-caption", &[("response", &response)]),
        [
            (Side::Left, speech.t("document-column")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-error")),
            (Side::Right, speech.t("document-p")),
        ],
    );
    let mut lines = Vec::new();
    for own in estimates {
        let digits = digits_for(own.error);
        grid.row([
            own.name.clone(),
            speech.decimals(own.estimate, digits),
            speech.range(own.interval, digits),
            speech.decimals(own.error, digits),
            speech.p(own.p),
        ]);
        if own.name != ONES {
            lines.push(Line { name: own.name.clone(), estimate: own.estimate, interval: own.interval });
        }
    }
    let mut blocks = vec![Block::Grid(grid)];
    if !lines.is_empty() {
        blocks.push(Block::Picture(Picture {
            caption: speech.with("pooled-picture", &[("response", &response)]),
            description: speech.with("pooled-seen", &[("confidence", &confidence)]),
            drawing: coefficients(speech, &lines, 0.0),
            numbers: None,
        }));
    }
    Part::new(speech.t("mixed-estimates"), blocks)
}

fn variances(outcome: &Outcome, speech: Speech) -> Part {
    let grid = grid(speech.t("mixed-variances-caption"), outcome.fit.components(), speech);
    Part::new(speech.t("mixed-variances"), vec![Block::Grid(grid)])
}

fn sites(outcome: &Outcome, speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("pooled-sites-caption"),
        [(Side::Left, speech.t("pooled-site")), (Side::Right, speech.t("pooled-site-rows"))],
    );
    for (path, rows) in outcome.asked.files.iter().zip(&outcome.rows) {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        grid.row([name, speech.count(*rows)]);
    }
    Part::new(speech.t("pooled-sites"), vec![Block::Grid(grid)])
}

fn computed(outcome: &Outcome, speech: Speech) -> Part {
    let criterion = match outcome.asked.criterion {
        Criterion::Reml => speech.t("mixed-reml"),
        Criterion::Ml => speech.t("mixed-ml"),
    };
    let confidence = speech.confidence(outcome.asked.confidence);
    let remarks = vec![
        speech.with("mixed-formula", &[("formula", &outcome.agreed.formula)]),
        criterion,
        speech.t("pooled-normal"),
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
        speech.t("document-p-meaning"),
    ];
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
