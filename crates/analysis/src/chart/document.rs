//! The report of control charts: which sessions do not fit a person's own usual variation. A question, not a finding.

use super::pictures::{Drawn, pictures};
use super::{Outcome, Series};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::plot::frame::Names;
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::change::control_chart::{Limits, Side as Direction};
use stats::change::run_rules::Pattern;

/// More series than these are told in the table only.
const SERIES_MAX: usize = 8;
/// With fewer sessions than these the limits themselves are uncertain.
const SESSIONS_FIRM: usize = 20;
/// From this on sessions resemble their neighbours so much that charts signal more often.
const ALIKE_MIN: f64 = 0.3;

/// Tells the charts.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let asked = &outcome.asked;
    let mut parts = vec![overview(outcome, speech)];
    parts.extend(outcome.series.iter().take(SERIES_MAX).map(|series| one(series, outcome, speech)));
    parts.push(computed(outcome, speech));
    Document {
        language: speech.language(),
        title: speech.with("chart-title", &[("value", &asked.value), ("by", &asked.by)]),
        answer: answer(outcome, speech),
        cautions: cautions(outcome, speech),
        parts,
        origin: Vec::new(),
    }
}

fn answer(outcome: &Outcome, speech: Speech) -> Vec<String> {
    let count = outcome.series.len();
    let with = outcome.series.iter().filter(|series| !series.signals().is_empty()).count();
    let sessions: usize = outcome.series.iter().map(|series| series.values.len()).sum();
    let mut told = Vec::new();
    match outcome.series.as_slice() {
        [series] => {
            told.push(speech.with(
                "chart-answer-one",
                &[("by", &outcome.asked.by), ("name", &series.name), ("with", &with)],
            ));
            told.push(limits_told(series, speech));
        }
        _ => told.push(speech.with("chart-answer", &[("count", &count), ("with", &with)])),
    }
    told.push(match outcome.missing {
        0 => speech.with("chart-rows-all", &[("count", &sessions)]),
        left => speech.with("chart-rows-some", &[("count", &sessions), ("left", &left)]),
    });
    if !outcome.without.is_empty() {
        let names = speech.row_of(&outcome.without[..outcome.without.len().min(SERIES_MAX)]);
        told.push(speech.with("chart-without", &[("count", &outcome.without.len()), ("names", &names)]));
    }
    told.push(speech.t("chart-chance"));
    told.push(speech.t("chart-a-question"));
    told
}

fn limits_told(series: &Series, speech: Speech) -> String {
    let base = &series.charts.baseline;
    let Limits { lower, upper } = base.limits();
    let digits = digits_for(base.sigma());
    let between = speech.between(stats::interval::Interval { lower, upper }, digits);
    speech.with("chart-usual", &[("mean", &speech.decimals(base.centre(), digits)), ("range", &between)])
}

fn cautions(outcome: &Outcome, speech: Speech) -> Vec<String> {
    let mut found = Vec::new();
    let few = outcome.series.iter().filter(|series| series.values.len() < SESSIONS_FIRM).count();
    if few > 0 {
        found.push(speech.with("chart-few", &[("count", &few), ("sessions", &SESSIONS_FIRM)]));
    }
    let alike =
        outcome.series.iter().filter(|series| series.charts.lag_one.is_some_and(|r| r > ALIKE_MIN)).count();
    if alike > 0 {
        found.push(speech.with("chart-alike", &[("count", &alike)]));
    }
    found
}

fn overview(outcome: &Outcome, speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("chart-overview-caption"),
        [
            (Side::Left, outcome.asked.by.clone()),
            (Side::Right, speech.t("chart-sessions")),
            (Side::Right, speech.t("chart-mean")),
            (Side::Right, speech.t("chart-limits")),
            (Side::Right, speech.t("chart-alike-head")),
            (Side::Left, speech.t("chart-found-at")),
        ],
    )
    .remarked(speech.t("chart-overview-remark"));
    for series in &outcome.series {
        let base = &series.charts.baseline;
        let digits = digits_for(base.sigma());
        let Limits { lower, upper } = base.limits();
        grid.row([
            series.name.clone(),
            speech.count(series.values.len()),
            speech.decimals(base.centre(), digits),
            speech.range(stats::interval::Interval { lower, upper }, digits),
            series.charts.lag_one.map_or_else(|| "–".to_owned(), |r| speech.decimals(r, 2)),
            at(&series.signals(), series, speech),
        ]);
    }
    Part::new(speech.t("chart-overview"), vec![Block::Grid(grid)])
}

/// Sessions by their moments, with commas between them.
fn at(places: &[usize], series: &Series, speech: Speech) -> String {
    match places {
        [] => "–".to_owned(),
        _ => places.iter().map(|at| speech.plain(series.moments[*at])).collect::<Vec<String>>().join(", "),
    }
}

fn one(series: &Series, outcome: &Outcome, speech: Speech) -> Part {
    let label = format!("{} {}", outcome.asked.by, series.name);
    let x = outcome.asked.moment.clone().unwrap_or_else(|| speech.t("chart-session"));
    let names = Names { x: &x, y: &outcome.asked.value };
    let drawn = Drawn { label: &label, names, settings: outcome.asked.settings };
    let mut blocks = pictures(series, drawn, speech);
    // With one series the answer has said it.
    if outcome.series.len() > 1 {
        blocks.insert(0, Block::Paragraph(limits_told(series, speech)));
    }
    blocks.push(Block::Remarks(signals(series, speech)));
    Part::new(label, blocks)
}

fn signals(series: &Series, speech: Speech) -> Vec<String> {
    let charts = &series.charts;
    let mut told = Vec::new();
    let mut say = |key: &str, places: Vec<usize>| {
        if !places.is_empty() {
            let (count, sessions) = (places.len(), at(&places, series, speech));
            told.push(speech.with(key, &[("count", &count), ("sessions", &sessions)]));
        }
    };
    let limits = charts.baseline.limits();
    for (key, wanted) in [("chart-below", Direction::Below), ("chart-above", Direction::Above)] {
        let is = |at: &usize| limits.side(series.values[*at]) == Some(wanted);
        say(key, charts.beyond.iter().copied().filter(is).collect());
    }
    say("chart-jump", charts.ranges_beyond.clone());
    for (key, pattern) in
        [("chart-two-of-three", Pattern::TwoOfThreeBeyondTwo), ("chart-eight", Pattern::EightOnOneSide)]
    {
        let mut places: Vec<usize> = charts
            .patterns
            .iter()
            .filter(|found| found.pattern == pattern)
            .map(|found| found.index)
            .collect();
        places.dedup();
        say(key, places);
    }
    let ewma = charts.ewma.iter().enumerate().filter(|(_, point)| point.is_some_and(|it| it.side.is_some()));
    say("chart-moving-at", ewma.map(|(at, _)| at).collect());
    let cusum = charts.cusum.iter().enumerate().filter(|(_, sum)| sum.is_some_and(|it| it.side.is_some()));
    say("chart-sums-at", cusum.map(|(at, _)| at).collect());
    if told.is_empty() {
        told.push(speech.t("chart-nothing"));
    }
    told
}

fn computed(outcome: &Outcome, speech: Speech) -> Part {
    let settings = outcome.asked.settings;
    let mut remarks = vec![
        speech.t("chart-computed"),
        speech.with(
            "chart-settings",
            &[
                ("weight", &speech.plain(settings.ewma.weight)),
                ("sigmas", &speech.plain(settings.ewma.sigmas)),
                ("allowance", &speech.plain(settings.cusum.allowance)),
                ("limit", &speech.plain(settings.cusum.limit)),
            ],
        ),
    ];
    if settings.floor > 0.0 {
        remarks.push(speech.with("chart-floor", &[("floor", &speech.plain(settings.floor))]));
    }
    let more = outcome.series.len().saturating_sub(SERIES_MAX);
    if more > 0 {
        remarks.push(speech.with("chart-more", &[("count", &more)]));
    }
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
