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

/// The course of the groups that are shown, and the mean course of all.
pub fn course(speech: Speech, shown: &[Trace], means: &[(f64, f64)], names: Names<'_>) -> Drawing {
    let all = || shown.iter().flat_map(|trace| trace.iter());
    let x = all().map(|point| point.0).chain(means.iter().map(|mean| mean.0));
    let y = all().map(|point| point.1).chain(means.iter().map(|mean| mean.1));
    let plane = Plane::around(x, y, HEIGHT);
    let paths: String = shown
        .iter()
        .map(|trace| {
            let mut sorted = trace.clone();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            steps(sorted.into_iter().map(|(x, y)| plane.at(x, y)))
        })
        .collect();
    let strokes = html! {
        (plane.frame(speech, names))
        path class="trace" d=(paths) {}
        (path_through("course", means.iter().map(|(x, y)| plane.at(*x, *y))))
        @if means.len() <= 20 {
            @for (x, y) in means { circle class="dot" cx=(place(plane.x.at(*x))) cy=(place(plane.y.at(*y))) r="4.5" {} }
        }
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}

/// Of so many groups every so-manieth is shown.
pub fn every(group_count: usize) -> usize {
    group_count.div_ceil(TRACES_MAX).max(1)
}

/// The mean at each moment that has enough values; many moments are brought together in stretches.
pub fn means(points: impl Iterator<Item = (f64, f64)> + Clone) -> Vec<(f64, f64)> {
    if let Some(means) = means_of_few_moments(points.clone()) {
        return means;
    }
    let mut sorted: Vec<(f64, f64)> = points.collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mean = |stretch: &[(f64, f64)]| {
        let count = stretch.len() as f64;
        (
            stretch.iter().map(|point| point.0).sum::<f64>() / count,
            stretch.iter().map(|point| point.1).sum::<f64>() / count,
        )
    };
    let stretches = sorted.chunks(sorted.len().div_ceil(MOMENTS_MAX));
    stretches.filter(|stretch| stretch.len() >= VALUES_MIN).map(mean).collect()
}

/// The mean at each moment, unless there are too many of them to be told apart.
fn means_of_few_moments(points: impl Iterator<Item = (f64, f64)>) -> Option<Vec<(f64, f64)>> {
    let mut moments: Vec<(f64, f64, usize)> = Vec::new();
    for (moment, value) in points {
        // 0 and −0 are one moment.
        let moment = moment + 0.0;
        match moments.binary_search_by(|known| known.0.total_cmp(&moment)) {
            Ok(place) => {
                let (_, sum, count) = &mut moments[place];
                (*sum, *count) = (*sum + value, *count + 1);
            }
            Err(_) if moments.len() == MOMENTS_MAX => return None,
            Err(place) => moments.insert(place, (moment, value, 1)),
        }
    }
    let enough = moments.into_iter().filter(|moment| moment.2 >= VALUES_MIN);
    Some(enough.map(|(moment, sum, count)| (moment, sum / count as f64)).collect())
}
