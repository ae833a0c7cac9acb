//! The three charts of one series.

use super::Series;
use crate::document::{Block, Picture};
use crate::plot::control::{Control, Session, control};
use crate::plot::frame::Names;
use crate::speech::Speech;
use stats::change::chart::Settings;

/// Single values, the moving mean and the running sum.
pub(super) fn pictures(series: &Series, drawn: Drawn<'_>, speech: Speech) -> Vec<Block> {
    [single(series, drawn, speech), moving(series, drawn, speech), sums(series, drawn, speech)]
        .map(Block::Picture)
        .into()
}

/// What the pictures of a series share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn<'d> {
    /// What the series is called.
    pub label: &'d str,
    /// What is measured along each direction.
    pub names: Names<'d>,
    /// How the charts are drawn.
    pub settings: Settings,
}

fn single(series: &Series, drawn: Drawn<'_>, speech: Speech) -> Picture {
    let Drawn { label, names, .. } = drawn;
    let charts = &series.charts;
    let limits = charts.baseline.limits();
    let is_marked =
        |at: usize| charts.beyond.contains(&at) || charts.patterns.iter().any(|found| found.index == at);
    let sessions = series.moments.iter().zip(&series.values).enumerate();
    let line = sessions.map(|(at, (moment, value))| Session {
        moment: *moment,
        value: *value,
        is_marked: is_marked(at),
    });
    let drawn = Control {
        lines: vec![line.collect()],
        centre: charts.baseline.centre(),
        band: series.moments.iter().map(|moment| (*moment, limits.lower, limits.upper)).collect(),
    };
    Picture {
        caption: speech.with("chart-single", &[("series", &label)]),
        description: speech.t("chart-single-seen"),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}

fn moving(series: &Series, drawn: Drawn<'_>, speech: Speech) -> Picture {
    let Drawn { label, names, settings } = drawn;
    let points: Vec<_> = series
        .moments
        .iter()
        .zip(&series.charts.ewma)
        .filter_map(|(moment, point)| Some((*moment, (*point)?)))
        .collect();
    let line = points.iter().map(|(moment, point)| Session {
        moment: *moment,
        value: point.mean,
        is_marked: point.side.is_some(),
    });
    let drawn = Control {
        lines: vec![line.collect()],
        centre: series.charts.baseline.centre(),
        band: points
            .iter()
            .map(|(moment, point)| (*moment, point.limits.lower, point.limits.upper))
            .collect(),
    };
    let weight = speech.plain(settings.ewma.weight);
    Picture {
        caption: speech.with("chart-moving", &[("series", &label)]),
        description: speech.with("chart-moving-seen", &[("weight", &weight)]),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}

/// Both sums, in the unit of the scores: what adds up below the mean is drawn downward.
fn sums(series: &Series, drawn: Drawn<'_>, speech: Speech) -> Picture {
    let Drawn { label, names, settings } = drawn;
    let sigma = series.charts.baseline.sigma();
    let limit = settings.cusum.limit * sigma;
    let points: Vec<_> = series
        .moments
        .iter()
        .zip(&series.charts.cusum)
        .filter_map(|(moment, sum)| Some((*moment, (*sum)?)))
        .collect();
    let line = |of: &dyn Fn(f64, f64) -> f64| -> Vec<Session> {
        let session = |(moment, sum): &(f64, stats::change::cusum::CusumPoint)| {
            let value = of(sum.above, sum.below) * sigma;
            Session { moment: *moment, value, is_marked: value.abs() >= limit }
        };
        points.iter().map(session).collect()
    };
    let drawn = Control {
        lines: vec![line(&|above, _| above), line(&|_, below| -below)],
        centre: 0.0,
        band: points.iter().map(|(moment, _)| (*moment, -limit, limit)).collect(),
    };
    Picture {
        caption: speech.with("chart-sums", &[("series", &label)]),
        description: speech.with("chart-sums-seen", &[("limit", &speech.plain(settings.cusum.limit))]),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}
