//! What was observed over time: the line of each group, faint, and the mean of all of them at each moment.

use super::drawing::{Drawing, WIDTH, path_through, place, steps};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::html;

/// The moments and values of one group.
pub type Trace = Vec<(f64, f64)>;

const HEIGHT: f64 = 280.0;
/// So many lines can still be told apart from a grey plane; of more groups every so-manieth is drawn.
pub const TRACES_MAX: usize = 60;
/// A mean of fewer values than these says little, and is not drawn.
pub const VALUES_MIN: usize = 5;
/// More moments than these are brought together.
const MOMENTS_MAX: usize = 30;

/// The course of each group and the mean course.
pub fn course(speech: Speech, traces: &[Trace], names: Names<'_>) -> Drawing {
    let shown = shown(traces);
    let means = means(traces);
    let all = || shown.iter().flat_map(|trace| trace.iter());
    let x = all().map(|point| point.0).chain(means.iter().map(|mean| mean.0));
    let y = all().map(|point| point.1).chain(means.iter().map(|mean| mean.1));
    let plane = Plane::around(x, y, HEIGHT);
    let paths: String = shown
        .iter()
        .map(|trace| {
            let mut sorted = (*trace).clone();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            steps(sorted.into_iter().map(|(x, y)| plane.at(x, y)))
        })
        .collect();
    let strokes = html! {
        (plane.frame(speech, names))
        path class="trace" d=(paths) {}
        (path_through("course", means.iter().map(|(x, y)| plane.at(*x, *y))))
        @if means.len() <= 20 {
            @for (x, y) in &means { circle class="dot" cx=(place(plane.x.at(*x))) cy=(place(plane.y.at(*y))) r="4.5" {} }
        }
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}

/// All traces, or evenly chosen ones.
fn shown(traces: &[Trace]) -> Vec<&Trace> {
    let every = traces.len().div_ceil(TRACES_MAX).max(1);
    traces.iter().step_by(every).collect()
}

/// The mean at each moment that has enough values; many moments are brought together in stretches.
pub fn means(traces: &[Trace]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = traces.iter().flatten().copied().collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut moments: Vec<Vec<(f64, f64)>> = Vec::new();
    for point in &points {
        match moments.last_mut() {
            Some(open) if open[0].0 == point.0 => open.push(*point),
            Some(_) | None => moments.push(vec![*point]),
        }
    }
    if moments.len() > MOMENTS_MAX {
        moments = points.chunks(points.len().div_ceil(MOMENTS_MAX)).map(<[_]>::to_vec).collect();
    }
    let mean = |moment: &Vec<(f64, f64)>| {
        let count = moment.len() as f64;
        (
            moment.iter().map(|point| point.0).sum::<f64>() / count,
            moment.iter().map(|point| point.1).sum::<f64>() / count,
        )
    };
    moments.iter().filter(|moment| moment.len() >= VALUES_MIN).map(mean).collect()
}
