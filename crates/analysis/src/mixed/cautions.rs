//! What has to be kept in mind with the answer of a mixed model.

use super::document::{Report, Step};
use super::level::Level;
use crate::speech::Speech;
use stats::mixed::design::Design;
use stats::mixed::fit::singular::Singular;
use stats::mixed::inference::Method;
use stats::mixed::optimise::Stop;

/// With fewer groups than these, a variance between them is known badly.
const GROUPS_MIN: usize = 10;
/// With fewer, the normal distribution is too sure about coefficients.
const GROUPS_FOR_WALD: usize = 50;
/// From this share of rows on, who is left out may decide what is found.
const LEFT_OUT_MAX: f64 = 0.2;

pub(super) fn cautions(report: &Report<'_>) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(mixtures(report));
    found.extend(products(report.predictors().map(|row| (row.name.as_str(), &row.step)), report.speech));
    found.extend(of_fit(report));
    found
}

/// Those that speak of the fit as a whole, and not of what stands in it.
pub(super) fn of_fit(report: &Report<'_>) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(search(report));
    found.extend(report.fit().singular().iter().map(|singular| at_border(report, singular)));
    found.extend(dropped(report.fit().design(), report.speech));
    found.extend(left_out(report.fit().design(), report.speech));
    found.extend(few_groups(report));
    found
}

fn search(report: &Report<'_>) -> Option<String> {
    let run = report.fit().run();
    match run.stop {
        Stop::Converged => None,
        Stop::NoLowerStep => {
            let gain = report.speech.figures(run.expected_gain, 1);
            Some(report.speech.with("mixed-search-rounding", &[("gain", &gain)]))
        }
        Stop::TooManyEvaluations => {
            Some(report.speech.with("mixed-search-unfinished", &[("count", &run.evaluations)]))
        }
    }
}

/// Columns that differ at two levels: their coefficients mix two relations.
fn mixtures(report: &Report<'_>) -> Option<String> {
    let mut names = Vec::new();
    let mut over = None;
    for row in report.predictors().filter(|row| row.step == Step::Number) {
        if let Some(Level::Both(grouping)) = &row.level {
            names.push(row.name.as_str());
            over = Some(grouping);
        }
    }
    let (first, over) = (names.first()?, over?);
    Some(report.speech.with(
        "mixed-mixture",
        &[
            ("names", &report.speech.row_of(&names)),
            ("count", &names.len()),
            ("first", first),
            ("grouping", over),
        ],
    ))
}

/// Products: the numbers of what stands in them hold only at one place.
pub(crate) fn products<'n>(
    columns: impl Iterator<Item = (&'n str, &'n Step)>,
    speech: Speech,
) -> Option<String> {
    let products: Vec<&str> =
        columns.filter(|(_, step)| **step == Step::Interaction).map(|(name, _)| name).collect();
    let names = speech.row_of(&products);
    (!products.is_empty()).then(|| speech.with("mixed-products", &[("names", &names)]))
}

/// A variance of zero or a correlation of one, in words.
fn at_border(report: &Report<'_>, singular: &Singular) -> String {
    let grouping = &singular.grouping;
    let components = report.fit().components();
    let of_grouping = components.iter().filter(|one| one.grouping.as_ref() == Some(grouping));
    let none = of_grouping.filter(|one| report.is_none(one)).filter_map(|one| one.column.as_ref());
    let weight = |column: &String| {
        singular.direction.iter().find(|(name, _)| name == column).map_or(0.0, |(_, weight)| weight.abs())
    };
    match none.max_by(|a, b| weight(a).total_cmp(&weight(b))).filter(|column| weight(column) > 0.5) {
        Some(column) if column == "(Intercept)" => {
            report.speech.with("mixed-border-level", &[("grouping", grouping)])
        }
        Some(column) => {
            report.speech.with("mixed-border-column", &[("grouping", grouping), ("column", column)])
        }
        None => {
            let columns: Vec<&str> = singular.direction.iter().map(|(name, _)| name.as_str()).collect();
            let columns = report.speech.row_of(&columns);
            report.speech.with("mixed-border-together", &[("grouping", grouping), ("columns", &columns)])
        }
    }
}

pub(crate) fn dropped(design: &Design, speech: Speech) -> Option<String> {
    let dropped = design.dropped_names();
    let names = speech.row_of(&dropped);
    (!dropped.is_empty())
        .then(|| speech.with("mixed-dropped", &[("names", &names), ("count", &dropped.len())]))
}

pub(crate) fn left_out(design: &Design, speech: Speech) -> Option<String> {
    let rows = design.rows();
    let share = 1.0 - rows.used.len() as f64 / rows.total as f64;
    (share > LEFT_OUT_MAX).then(|| speech.with("mixed-many-left-out", &[("share", &speech.percent(share))]))
}

fn few_groups(report: &Report<'_>) -> Option<String> {
    let (name, count) = report.fit().design().group_counts().into_iter().min_by_key(|few| few.1)?;
    let key = match report.told.method {
        Method::Wald if count < GROUPS_FOR_WALD => "mixed-few-groups-wald",
        Method::Wald | Method::Satterthwaite | Method::KenwardRoger if count < GROUPS_MIN => {
            "mixed-few-groups"
        }
        Method::Wald | Method::Satterthwaite | Method::KenwardRoger => return None,
    };
    Some(report.speech.with(key, &[("grouping", &name), ("count", &count)]))
}
