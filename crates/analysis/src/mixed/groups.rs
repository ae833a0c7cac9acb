//! Pictures of the groups: their courses over time, and how far they deviate. Never with their names.

use super::document::{Report, Step};
use super::level::{Level, counts_moments};
use crate::document::{Block, Part, Picture};
use crate::plot::caterpillar::{Deviation, caterpillar};
use crate::plot::course::{self, Trace, every, means};
use crate::plot::frame::Names;
use crate::speech::Speech;
use stats::mixed::fit::modes::ConditionalModes;

/// A coefficient of fewer groups than these is told by its variance alone.
const GROUPS_MIN: usize = 4;

/// What was observed over time, if a column counts moments.
pub(super) fn course(report: &Report<'_>) -> Option<Part> {
    let speech = report.speech;
    let design = report.fit().design();
    let moves = |level: &Option<Level>| match level {
        Some(Level::Within(_) | Level::Both(_)) => true,
        Some(Level::Between(_)) | None => false,
    };
    let mut numbers = report.predictors().filter(|row| row.step == Step::Number && moves(&row.level));
    let row = numbers.find(|row| counts_moments(&row.name))?;
    let moments = design.fixed_column(&row.name)?;
    let (grouping, level_count, codes) = design.group_codes().into_iter().max_by_key(|of| of.1)?;
    let every = every(level_count);
    let mut shown: Vec<Trace> = vec![Vec::new(); level_count.div_ceil(every)];
    let points = moments.iter().copied().zip(design.response().iter().copied());
    for (point, code) in points.clone().zip(codes).filter(|(_, code)| (**code as usize).is_multiple_of(every))
    {
        shown[*code as usize / every].push(point);
    }
    let means = means(points);
    let (first, last) = (means.first()?, means.last()?);
    let spread = means.iter().map(|mean| mean.1).fold(f64::NEG_INFINITY, f64::max)
        - means.iter().map(|mean| mean.1).fold(f64::INFINITY, f64::min);
    let written = |value: f64| speech.estimate(value, (spread / 10.0).max(value.abs() * 1e-3));
    let description = speech.with(
        "mixed-course-seen",
        &[
            ("response", &report.response),
            ("moment", &row.name),
            ("from", &written(first.1)),
            ("start", &speech.plain(first.0)),
            ("to", &written(last.1)),
            ("end", &speech.plain(last.0)),
            ("shown", &shown.len()),
            ("count", &level_count),
            ("grouping", &grouping),
        ],
    );
    let picture = Picture {
        caption: speech
            .with("mixed-course-picture", &[("response", &report.response), ("grouping", &grouping)]),
        description,
        drawing: course::course(speech, &shown, &means, Names { x: &row.name, y: &report.response }),
        numbers: None,
    };
    let remark = Block::Paragraph(speech.t("mixed-course-told"));
    Some(Part::new(speech.t("mixed-course"), vec![remark, Block::Picture(picture)]))
}

/// How the groups of each grouping deviate.
pub(crate) fn deviations(response: &str, modes: &[ConditionalModes], speech: Speech) -> Option<Part> {
    let pictures: Vec<Block> = modes
        .iter()
        .filter(|modes| modes.group_count() >= GROUPS_MIN)
        .flat_map(|modes| {
            (0..modes.columns.len())
                .filter_map(|column| picture(response, modes, column, speech).map(Block::Picture))
        })
        .collect();
    if pictures.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Paragraph(speech.t("mixed-groups-told"))];
    blocks.extend(pictures);
    Some(Part::new(speech.t("mixed-groups-differ"), blocks))
}

fn picture(response: &str, modes: &ConditionalModes, column: usize, speech: Speech) -> Option<Picture> {
    let deviation = |group: usize| Deviation {
        mode: modes.mode(group)[column],
        reach: 1.96 * modes.variance(group, column).max(0.0).sqrt(),
    };
    let deviations: Vec<Deviation> = (0..modes.group_count()).map(deviation).collect();
    let ends = |pick: fn(f64, f64) -> f64| deviations.iter().map(|one| one.mode).reduce(pick);
    let (least, most) = (ends(f64::min)?, ends(f64::max)?);
    // Groups that do not deviate have nothing to show: the caution has told so.
    if most - least <= 0.0 {
        return None;
    }
    let apart = deviations.iter().filter(|one| one.mode.abs() > one.reach).count();
    let what = match modes.columns[column].as_str() {
        "(Intercept)" => speech.with("mixed-deviates-level", &[("response", &response)]),
        name => speech.with("mixed-deviates-column", &[("name", &name), ("response", &response)]),
    };
    let spread = (most - least) / 10.0;
    let description = speech.with(
        "mixed-groups-seen",
        &[
            ("count", &deviations.len()),
            ("least", &speech.estimate(least, spread)),
            ("most", &speech.estimate(most, spread)),
            ("apart", &apart),
        ],
    );
    let (x, y) = (speech.with("mixed-groups-in-order", &[("grouping", &modes.grouping)]), &what);
    Some(Picture {
        caption: speech.with("mixed-groups-picture", &[("grouping", &modes.grouping), ("what", &what)]),
        description,
        drawing: caterpillar(speech, &deviations, Names { x: &x, y }),
        numbers: None,
    })
}
