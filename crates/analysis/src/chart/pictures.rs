//! The three charts of one series.

use super::Series;
use crate::document::{Block, Picture};
use crate::plot::control::{Control, Session, control};
use crate::plot::frame::Names;
use crate::speech::Speech;
use stats::change::chart::Settings;

/// Single values, the moving mean and the running sum.
pub(super) fn pictures(series: &Series, names: Names<'_>, settings: Settings, speech: Speech) -> Vec<Block> {
    [
        single(series, names, speech),
        moving(series, names, settings, speech),
        sums(series, names, settings, speech),
    ]
    .map(Block::Picture)
    .into()
}

fn single(series: &Series, names: Names<'_>, speech: Speech) -> Picture {
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
        caption: speech.with("chart-single", &[("series", &series.name)]),
        description: speech.t("chart-single-seen"),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}

fn moving(series: &Series, names: Names<'_>, settings: Settings, speech: Speech) -> Picture {
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
        caption: speech.with("chart-moving", &[("series", &series.name)]),
        description: speech.with("chart-moving-seen", &[("weight", &weight)]),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}

/// Both sums, in the unit of the scores: what adds up below the mean is drawn downward.
fn sums(series: &Series, names: Names<'_>, settings: Settings, speech: Speech) -> Picture {
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
        caption: speech.with("chart-sums", &[("series", &series.name)]),
        description: speech.with("chart-sums-seen", &[("limit", &speech.plain(settings.cusum.limit))]),
        drawing: control(speech, &drawn, names),
        numbers: None,
    }
}
