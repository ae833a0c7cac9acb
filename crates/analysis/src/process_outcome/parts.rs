//! The tables and pictures of what went with change.

use super::answer::Looked;
use super::document::Report;
use super::levels::Kind;
use super::models::Effect;
use super::predictors::{Place, Predictor};
use super::samples::Sample;
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::forest::{Study, forest};
use crate::speech::Said;
use crate::speech::number::{ABSENT, digits_for};
use stats::descriptive::Summary;
use stats::interval::Interval;

pub(super) fn estimates(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let sample = &report.outcome.everyone;
    let mut grid = Grid::new(
        speech.with(
            "process_outcome-estimates-caption",
            &[("what", &report.what()), ("confidence", &report.confidence)],
        ),
        [
            (Side::Left, speech.t("process_outcome-factor")),
            (Side::Left, speech.t("process_outcome-where")),
            (Side::Right, speech.t("process_outcome-alone")),
            (Side::Right, speech.t("process_outcome-together")),
        ],
    )
    .remarked(speech.t("process_outcome-estimates-remark"));
    for effect in &sample.together.effects {
        let alone = sample.alone(effect.predictor.factor);
        let alone = cell(report, alone.and_then(|model| model.effect(&effect.predictor)));
        let (factor, place) = (report.factor(&effect.predictor), report.place(effect.predictor.place));
        grid.row([factor, place, alone, cell(report, Some(effect))]);
    }
    let mut blocks = vec![Block::Picture(picture(report, Looked::Alone))];
    if !sample.alone.is_empty() {
        blocks.push(Block::Picture(picture(report, Looked::Beside)));
    }
    blocks.push(Block::Grid(grid));
    Part::new(speech.t("process_outcome-estimates"), blocks)
}

/// An estimate with its interval, or a dash.
fn cell(report: &Report<'_>, effect: Option<&Effect>) -> String {
    let Some(effect) = effect else { return ABSENT.to_owned() };
    let digits = digits_for(effect.test.standard_error);
    let estimate = report.speech.decimals(effect.test.estimate, digits);
    format!("{estimate} ({})", report.speech.range(effect.test.interval, digits))
}

/// Every column as large as its usual difference, so that they can be laid beside each other.
pub(super) fn picture(report: &Report<'_>, looked: Looked) -> Picture {
    let speech = report.speech;
    let sample = &report.outcome.everyone;
    let effects = sample.together.effects.iter().filter_map(|effect| match looked {
        Looked::Beside => Some(effect),
        Looked::Alone => sample.alone(effect.predictor.factor)?.effect(&effect.predictor),
    });
    let effects: Vec<&Effect> = effects.collect();
    let line = |effect: &&Effect| {
        let interval = effect.test.interval;
        Study {
            name: report.named(&effect.predictor),
            effect: effect.test.estimate * effect.step,
            interval: Interval { lower: interval.lower * effect.step, upper: interval.upper * effect.step },
            weight: 1.0,
        }
    };
    let lines: Vec<Study> = effects.iter().map(line).collect();
    let clear = effects.iter().filter(|one| one.is_clear()).count();
    let variables: [(&str, &dyn Said); 4] = [
        ("confidence", &report.confidence),
        ("clear", &clear),
        ("count", &lines.len()),
        ("what", &report.what()),
    ];
    let caption = match looked {
        Looked::Alone => "process_outcome-picture-alone",
        Looked::Beside => "process_outcome-picture-beside",
    };
    Picture {
        caption: speech.with(caption, &[("what", &report.what())]),
        description: speech.with("process_outcome-seen", &variables),
        drawing: forest(speech, &lines, None),
        numbers: None,
    }
}

/// Everyone beside those who completed the course.
pub(super) fn completers(report: &Report<'_>) -> Option<Part> {
    let speech = report.speech;
    let heading = speech.t("process_outcome-side-by-side");
    let Some(completers) = &report.outcome.completers else {
        let key = match report.outcome.roster.attended {
            None => "process_outcome-attendance-unknown",
            Some(_) => "process_outcome-all-completed",
        };
        let told = speech.with(key, &[("least", &report.outcome.asked.completers)]);
        return Some(Part::new(heading, vec![Block::Paragraph(told)]));
    };
    let Ok(completers) = completers else { return None };
    let everyone = &report.outcome.everyone;
    let variables: [(&str, &dyn Said); 2] =
        [("least", &report.outcome.asked.completers), ("used", &completers.used())];
    let mut grid = Grid::new(
        speech.with(
            "process_outcome-side-caption",
            &[("what", &report.what()), ("confidence", &report.confidence)],
        ),
        [
            (Side::Left, speech.t("process_outcome-factor")),
            (Side::Left, speech.t("process_outcome-where")),
            (Side::Right, speech.with("process_outcome-everyone-head", &[("used", &everyone.used())])),
            (Side::Right, speech.with("process_outcome-completers-head", &variables)),
        ],
    )
    .remarked(speech.t("process_outcome-side-remark"));
    for effect in &everyone.together.effects {
        let own = completers.together.effect(&effect.predictor);
        let (factor, place) = (report.factor(&effect.predictor), report.place(effect.predictor.place));
        grid.row([factor, place, cell(report, Some(effect)), cell(report, own)]);
    }
    Some(Part::new(heading, vec![Block::Grid(grid)]))
}

/// Who is in: counts, scores and factors of everyone, and of those who completed.
pub(super) fn people(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let completers = match &report.outcome.completers {
        Some(Ok(sample)) => Some(sample),
        Some(Err(_)) | None => None,
    };
    let samples: Vec<&Sample> = [Some(&report.outcome.everyone), completers].into_iter().flatten().collect();
    let mut heads = vec![
        (Side::Left, speech.t("process_outcome-people-what")),
        (Side::Right, speech.t("process_outcome-everyone")),
    ];
    if completers.is_some() {
        let least = &report.outcome.asked.completers;
        heads.push((Side::Right, speech.with("process_outcome-completed", &[("least", least)])));
    }
    let mut grid = Grid::new(speech.t("process_outcome-people-caption"), heads)
        .remarked(speech.t("process_outcome-people-remark"));
    let mut row = |name: String, of: &dyn Fn(&Sample) -> String| {
        grid.row([name].into_iter().chain(samples.iter().map(|sample| of(sample))));
    };
    let count = |count: Option<usize>| count.map_or_else(|| ABSENT.to_owned(), |count| speech.count(count));
    row(speech.t("process_outcome-in-file"), &|sample| count(Some(sample.person_count)));
    row(speech.t("process_outcome-with-outcome"), &|sample| count(Some(sample.with_outcome)));
    row(speech.t("process_outcome-groups"), &|sample| count(sample.levels.group_count));
    row(speech.t("process_outcome-trainers"), &|sample| count(sample.levels.trainer_count));
    let names = report.outcome.everyone.described.iter().map(|(name, _)| name.clone());
    for name in names.collect::<Vec<String>>() {
        row(name.clone(), &|sample| {
            let own = sample.described.iter().find(|(known, _)| *known == name);
            own.map_or_else(|| ABSENT.to_owned(), |(_, summary)| written(report, summary))
        });
    }
    Part::new(speech.t("process_outcome-people-heading"), vec![Block::Grid(grid)])
}

/// A mean with its spread.
fn written(report: &Report<'_>, summary: &Summary) -> String {
    let mean = report.speech.decimals(summary.mean, 2);
    match summary.standard_deviation {
        Some(spread) => format!("{mean} ({})", report.speech.decimals(spread, 2)),
        None => mean,
    }
}

/// Where each factor differs, and how factors go together.
pub(super) fn factors(report: &Report<'_>) -> Part {
    let speech = report.speech;
    let sample = &report.outcome.everyone;
    let factors = &report.outcome.asked.factors;
    let told = sample.predictors.factors().into_iter().map(|factor| {
        let places: Vec<Place> = sample.predictors.of(factor).map(|one| one.place).collect();
        let key = match places.as_slice() {
            [Place::Within] => "process_outcome-only-within",
            [Place::Between] => "process_outcome-only-between",
            [Place::Whole] => "process_outcome-as-given",
            _ => "process_outcome-parted",
        };
        let by = sample.levels.parting().map_or("none", |level| report.kind(level.kind));
        speech.with(key, &[("factor", &factors[factor]), ("by", &by)])
    });
    let mut blocks = vec![Block::Remarks(told.collect())];
    if !sample.together_with.is_empty() {
        let mut grid = Grid::new(
            speech.t("process_outcome-pairs-caption"),
            [
                (Side::Left, speech.t("process_outcome-factors")),
                (Side::Right, report.place(Place::Within)),
                (Side::Right, report.place(Place::Between)),
            ],
        )
        .remarked(speech.t("process_outcome-pairs-remark"));
        let cell = |r: Option<f64>| r.map_or_else(|| ABSENT.to_owned(), |r| speech.decimals(r, 2));
        for pair in &sample.together_with {
            let (one, other) = (&factors[pair.one], &factors[pair.other]);
            let name = speech.with("process_outcome-pair", &[("one", one), ("other", other)]);
            grid.row([name, cell(pair.found.within), cell(pair.found.between)]);
        }
        blocks.push(Block::Grid(grid));
    }
    Part::new(speech.t("process_outcome-factors-heading"), blocks)
}

/// The variance at each level without factors and with them.
pub(super) fn explained(report: &Report<'_>) -> Option<Block> {
    let speech = report.speech;
    let sample = &report.outcome.everyone;
    let without = sample.without()?.fitted.fit.division();
    let with = sample.together.fitted.fit.division();
    let mut grid = Grid::new(
        speech.with("process_outcome-explained-caption", &[("what", &report.what())]),
        [
            (Side::Left, speech.t("process_outcome-level")),
            (Side::Right, speech.t("process_outcome-share")),
            (Side::Right, speech.t("process_outcome-variance-without")),
            (Side::Right, speech.t("process_outcome-variance-with")),
        ],
    )
    .remarked(speech.t("process_outcome-explained-remark"));
    let shares = without.intraclass();
    let mut rest = 1.0;
    for (name, before) in &without.groupings {
        let share =
            shares.iter().find(|one| one.grouping.as_ref() == Some(name)).map_or(0.0, |one| one.share);
        rest -= share;
        let after = with.groupings.iter().find(|(known, _)| known == name).map(|(_, after)| *after);
        let level = sample.levels.kept.iter().find(|level| level.column == *name);
        let kind = level.map_or("none", |level| report.kind(level.kind));
        grid.row([
            speech.with("process_outcome-level-between", &[("kind", &kind)]),
            speech.percent(share),
            speech.figures(*before, 3),
            after.map_or_else(|| ABSENT.to_owned(), |after| speech.figures(after, 3)),
        ]);
    }
    let rows =
        if sample.levels.kept.iter().any(|level| level.kind == Kind::Person) { "session" } else { "person" };
    grid.row([
        speech.with("process_outcome-level-rest", &[("rows", &rows)]),
        speech.percent(rest),
        speech.figures(without.residual, 3),
        speech.figures(with.residual, 3),
    ]);
    Some(Block::Grid(grid))
}

/// Without one trainer, or one group, at a time; without their names.
pub(super) fn sensitivity(report: &Report<'_>) -> Option<Part> {
    let speech = report.speech;
    let found = report.outcome.sensitivity.as_ref()?;
    let kind = report.kind(found.kind);
    let heading = speech.with("process_outcome-leaving", &[("kind", &kind)]);
    let variables: [(&str, &dyn Said); 2] = [("kind", &kind), ("count", &found.count)];
    let mut blocks = vec![Block::Paragraph(speech.with("process_outcome-leaving-told", &variables))];
    if found.without_model > 0 {
        let variables: [(&str, &dyn Said); 2] = [("kind", &kind), ("count", &found.without_model)];
        blocks.push(Block::Paragraph(speech.with("process_outcome-leaving-none", &variables)));
    }
    if !found.ranges.is_empty() {
        let mut grid = Grid::new(
            speech.with("process_outcome-leaving-caption", &[("kind", &kind)]),
            [
                (Side::Left, speech.t("process_outcome-factor")),
                (Side::Left, speech.t("process_outcome-where")),
                (Side::Right, speech.t("process_outcome-with-all")),
                (Side::Right, speech.t("process_outcome-least")),
                (Side::Right, speech.t("process_outcome-most")),
            ],
        )
        .remarked(speech.t("process_outcome-leaving-remark"));
        for range in &found.ranges {
            let digits = digits_of(report, &range.predictor);
            grid.row([
                report.factor(&range.predictor),
                report.place(range.predictor.place),
                speech.decimals(range.all, digits),
                speech.decimals(range.least, digits),
                speech.decimals(range.most, digits),
            ]);
        }
        blocks.push(Block::Grid(grid));
    }
    Some(Part::new(heading, blocks))
}

fn digits_of(report: &Report<'_>, predictor: &Predictor) -> usize {
    let effect = report.outcome.everyone.together.effect(predictor);
    effect.map_or(2, |effect| digits_for(effect.test.standard_error))
}

/// How the study was made of the file, before how its largest model was computed.
pub(super) fn computed(report: &Report<'_>, of_model: Part) -> Part {
    let speech = report.speech;
    let asked = &report.outcome.asked;
    let mut remarks = Vec::new();
    if asked.session.is_some() {
        let by_person = report.outcome.everyone.levels.kept.iter().all(|level| level.kind != Kind::Person);
        remarks.push(speech.t(match by_person {
            true => "process_outcome-computed-by-person",
            false => "process_outcome-computed-by-session",
        }));
    }
    if report.response() != asked.outcome {
        let variables: [(&str, &dyn Said); 2] =
            [("outcome", &asked.outcome), ("response", &report.response())];
        remarks.push(speech.with("process_outcome-computed-change", &variables));
    }
    remarks.push(speech.t("process_outcome-computed-means"));
    let mut blocks = vec![Block::Remarks(remarks)];
    blocks.extend(of_model.blocks);
    Part::new(of_model.heading, blocks)
}
