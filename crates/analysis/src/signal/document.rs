//! The simulation as a document.

use super::{Simulated, word};
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::coefficients::{Line, coefficients};
use crate::speech::Speech;
use alliance::signal::characteristics::{Characteristics, Judge, Outcome};
use stats::interval::Interval;

/// The simulation in the reader's language.
pub fn document(simulated: &Simulated, speech: Speech) -> Document {
    let one_in = speech.decimals(1.0 / simulated.plan.rate, 0);
    let mut answer = Vec::new();
    if let Some((range, best)) = range_and_best(simulated) {
        answer.push(speech.with(
            "signal-answer",
            &[
                ("range", &speech.percent(range.equal.seen_in_all)),
                ("best", &speech.percent(best.equal.seen_in_all)),
                ("method", &name(best.judge, speech)),
                ("one_in", &one_in),
            ],
        ));
        answer.push(speech.with(
            "signal-kept",
            &[("one_in", &one_in), ("found", &speech.decimals(1.0 / range.equal.false_alarms, 0))],
        ));
    }
    answer.push(speech.t("signal-no-verdict"));
    let computed = vec![
        speech.with(
            "signal-series",
            &[
                ("series", &speech.count(simulated.plan.series_count)),
                ("seed", &simulated.plan.seed.to_string()),
            ],
        ),
        speech.t("signal-strains"),
        speech.t("signal-seen-meaning"),
        speech.t("signal-same-series"),
        speech.t("signal-names"),
        speech.t("signal-mixed"),
    ];
    Document {
        language: speech.language(),
        title: speech.t("signal-title"),
        answer,
        cautions: Vec::new(),
        parts: vec![
            Part::new(
                speech.t("signal-equal"),
                vec![Block::Picture(picture(simulated, speech)), Block::Grid(equal(simulated, speech))],
            ),
            Part::new(speech.t("signal-published"), vec![Block::Grid(published(simulated, speech))]),
            Part::new(speech.t("document-computed"), vec![Block::Remarks(computed)]),
        ],
        origin: Vec::new(),
    }
}

/// The expected range, and the published method that sees most at an equal share.
fn range_and_best(simulated: &Simulated) -> Option<(&Characteristics, &Characteristics)> {
    let (range, others) = simulated.found.split_first()?;
    let best = others.iter().max_by(|a, b| a.equal.seen_in_all.total_cmp(&b.equal.seen_in_all))?;
    Some((range, best))
}

fn name(judge: Judge, speech: Speech) -> String {
    speech.t(&format!("signal-method-{}", word(judge)))
}

fn heads(speech: Speech) -> Vec<(Side, String)> {
    let right = ["setting", "false-alarms", "withdrawal", "confrontation", "all", "delay"]
        .map(|key| (Side::Right, speech.t(&format!("signal-{key}"))));
    std::iter::once((Side::Left, speech.t("signal-method"))).chain(right).collect()
}

fn row(judge: Judge, setting: String, outcome: &Outcome, speech: Speech) -> Vec<String> {
    let one_in = if outcome.false_alarms > 0.0 {
        speech.decimals(1.0 / outcome.false_alarms, 0)
    } else {
        "–".to_owned()
    };
    let mut row = vec![name(judge, speech), setting, one_in];
    row.extend(outcome.seen.iter().map(|share| speech.percent(*share)));
    row.push(speech.percent(outcome.seen_in_all));
    row.push(outcome.delay.map_or_else(|| "–".to_owned(), |delay| speech.decimals(delay, 0)));
    row
}

fn equal(simulated: &Simulated, speech: Speech) -> Grid {
    let mut grid = Grid::new(speech.t("signal-equal-caption"), heads(speech));
    for one in &simulated.found {
        let setting = match one.judge {
            Judge::ExpectedRange => "–".to_owned(),
            Judge::Published(_) => speech.decimals(one.setting, 2),
        };
        grid.row(row(one.judge, setting, &one.equal, speech));
    }
    grid
}

fn published(simulated: &Simulated, speech: Speech) -> Grid {
    let mut grid = Grid::new(speech.t("signal-published-caption"), heads(speech));
    for one in &simulated.found {
        if let (Judge::Published(method), Some(outcome)) = (one.judge, &one.published) {
            grid.row(row(one.judge, speech.decimals(method.published(), 2), outcome, speech));
        }
    }
    grid
}

fn picture(simulated: &Simulated, speech: Speech) -> Picture {
    let count = simulated.strain_count() as f64;
    let lines: Vec<Line> = simulated
        .found
        .iter()
        .map(|one| {
            let share = one.equal.seen_in_all;
            let margin = 1.96 * (share * (1.0 - share) / count).sqrt();
            let interval = Interval { lower: 100.0 * (share - margin), upper: 100.0 * (share + margin) };
            Line { name: name(one.judge, speech), estimate: 100.0 * share, interval }
        })
        .collect();
    Picture {
        caption: speech.t("signal-picture"),
        description: speech.t("signal-picture-told"),
        drawing: coefficients(speech, &lines, 0.0),
        numbers: None,
    }
}
