//! Studies with their intervals, one a line: the square as large as the weight, the mean as a diamond below.

use super::axis::Axis;
use super::drawing::{Drawing, WIDTH_ROOMY, cut, line, place, surface, text};
use super::frame::numbers_below;
use crate::speech::Speech;
use crate::speech::number::digits_for;
use maud::{Markup, html};
use stats::interval::Interval;

/// More studies than these no one reads as lines.
pub const STUDIES_MAX: usize = 60;

/// One study.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// Its name.
    pub name: String,
    /// Its effect.
    pub effect: f64,
    /// Its interval.
    pub interval: Interval,
    /// Its weight, on any scale.
    pub weight: f64,
}

/// The mean of all studies.
#[derive(Debug, Clone, PartialEq)]
pub struct Mean {
    /// What it is called.
    pub name: String,
    /// The mean effect.
    pub estimate: f64,
    /// Its interval: the width of the diamond.
    pub interval: Interval,
    /// Where the true effect of a new study lies, with its name.
    pub new_study: Option<(String, Interval)>,
}

const ROW: f64 = 22.0;
const LEFT: f64 = 190.0;
const RIGHT: f64 = 440.0;
const LETTERS: usize = 27;
/// Half the side of the largest square.
const SQUARE: f64 = 7.0;

/// The studies in their order, the mean and the range of a new study; a dashed line at zero.
pub fn forest(speech: Speech, studies: &[Study], mean: Option<&Mean>) -> Drawing {
    let x = axis(studies, mean);
    let heaviest = studies.iter().map(|study| study.weight).fold(f64::MIN_POSITIVE, f64::max);
    let rows =
        studies.len() as f64 + mean.map_or(0.0, |mean| 1.4 + f64::from(u8::from(mean.new_study.is_some())));
    let bottom = ROW * rows + 12.0;
    let digits = digits(studies);
    let written = |value: f64, interval: Interval| {
        format!("{} ({})", speech.decimals(value, digits), speech.range(interval, digits))
    };
    let strokes = html! {
        (line("zero", (x.at(0.0), 2.0), (x.at(0.0), bottom)))
        @for (row, study) in studies.iter().enumerate() {
            @let y = ROW * row as f64 + 14.0;
            @let half = SQUARE * (study.weight / heaviest).max(0.0).sqrt().max(0.25);
            (text("name", (0.0, y + 4.5), &cut(&study.name, LETTERS)))
            (span(x, study.interval, y))
            rect class="mark" x=(place(x.at(study.effect) - half)) y=(place(y - half)) width=(place(2.0 * half)) height=(place(2.0 * half)) {}
            (text("end", (WIDTH_ROOMY, y + 4.5), &written(study.effect, study.interval)))
        }
        @if let Some(mean) = mean {
            @let y = ROW * (studies.len() as f64 + 0.4) + 14.0;
            (line("grid", (0.0, y - 15.0), (WIDTH_ROOMY, y - 15.0)))
            (text("name strong", (0.0, y + 4.5), &cut(&mean.name, LETTERS)))
            (diamond(x, mean, y))
            (text("name end", (WIDTH_ROOMY, y + 4.5), &written(mean.estimate, mean.interval)))
            @if let Some((name, interval)) = &mean.new_study {
                (text("name", (0.0, y + ROW + 4.5), &cut(name, LETTERS)))
                (line("wider", (x.at(interval.lower), y + ROW), (x.at(interval.upper), y + ROW)))
                (text("end", (WIDTH_ROOMY, y + ROW + 4.5), &speech.range(*interval, digits)))
            }
        }
        (line("grid", (x.start, bottom), (x.end, bottom)))
        (numbers_below(speech, x, bottom))
    };
    Drawing::new(WIDTH_ROOMY, bottom + 26.0, strokes)
}

/// An axis for all effects; intervals far wider than the others run out of it and say so with an arrow.
fn axis(studies: &[Study], mean: Option<&Mean>) -> Axis {
    let mut widths: Vec<f64> =
        studies.iter().map(|study| study.interval.upper - study.interval.lower).collect();
    widths.sort_by(f64::total_cmp);
    let most = widths.get(widths.len() / 2).map_or(f64::INFINITY, |middle| 2.0 * middle);
    let ends = studies.iter().flat_map(|study| {
        let (low, high) = (study.interval.lower, study.interval.upper);
        [low.max(study.effect - most), high.min(study.effect + most)]
    });
    let means = mean.into_iter().flat_map(|mean| {
        let new = mean.new_study.as_ref().map_or(mean.interval, |(_, interval)| *interval);
        [mean.interval.lower, mean.interval.upper, new.lower, new.upper]
    });
    Axis::around(ends.chain(means).chain([0.0]), LEFT, RIGHT)
}

fn span(x: Axis, interval: Interval, y: f64) -> Markup {
    let arrow = |at: f64, to: f64| format!("M{} {}l{} -4v8z", place(at), place(y), place(to));
    html! {
        (line("span", (x.at(interval.lower), y), (x.at(interval.upper), y)))
        @if interval.lower < x.low { path class="mark" d=(arrow(x.start - 2.0, 7.0)) {} }
        @if interval.upper > x.high { path class="mark" d=(arrow(x.end + 2.0, -7.0)) {} }
    }
}

fn diamond(x: Axis, mean: &Mean, y: f64) -> Markup {
    let (low, middle, high) = (x.at(mean.interval.lower), x.at(mean.estimate), x.at(mean.interval.upper));
    surface("mark", [(low, y), (middle, y - 7.0), (high, y), (middle, y + 7.0)])
}

/// Decimals that show two figures of a usual interval.
fn digits(studies: &[Study]) -> usize {
    let mut widths: Vec<f64> =
        studies.iter().map(|study| study.interval.upper - study.interval.lower).collect();
    widths.sort_by(f64::total_cmp);
    widths.get(widths.len() / 2).map_or(2, |middle| digits_for(*middle)).min(4)
}
