//! How far two people say they have come with a goal or task, rating after rating, along the days.

use super::axis::Axis;
use super::legend::{Key, swatch};
use super::mark::{self, Plane, place};
use super::series::Hue;
use super::words::{folded, who};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::table::{Align, Table};
use alliance::Perspective;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// One rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// On which day.
    pub day: Date,
    /// How far, 0 to 10.
    pub points: u8,
}

/// The ratings of both.
#[derive(Debug, Clone)]
pub struct Progress {
    /// A goal or a task: gives the colour.
    pub hue: Hue,
    /// What it is about, in a few words.
    pub about: String,
    /// The client's, in any order; the last one of a day counts.
    pub client: Vec<Rated>,
    /// The therapist's.
    pub therapist: Vec<Rated>,
}

const WIDTH: f64 = 330.0;
const HEIGHT: f64 = 120.0;
/// The fewest days an axis has room for: two ratings of one week should not look like a course.
const DAYS_LEAST: i32 = 28;
/// How far apart the first and the last day must lie for both to be written.
const LABELS_ROOM: f64 = 160.0;

impl Progress {
    /// Whether there is a course to draw: somebody rated on two days.
    pub fn is_course(&self) -> bool {
        by_day(&self.client).len() > 1 || by_day(&self.therapist).len() > 1
    }
}

/// The drawing, its legend and the same in a table; nothing before somebody rated on two days.
pub fn progress(speech: &Speech, chart: &Progress) -> Markup {
    if !chart.is_course() {
        return html! {};
    }
    html! {
        figure class={ "chart advance " (chart.hue.class()) } {
            (drawing(speech, chart))
            figcaption class="legend" {
                @for (key, perspective, rated) in [
                    (Key::Client, Perspective::Client, &chart.client),
                    (Key::Therapist, Perspective::Therapist, &chart.therapist),
                ] {
                    @if !rated.is_empty() { span { (swatch(key)) (who(speech, perspective)) } }
                }
            }
            (folded(speech, &table(speech, chart)))
        }
    }
}

fn by_day(rated: &[Rated]) -> BTreeMap<Date, u8> {
    rated.iter().map(|one| (one.day, one.points)).collect()
}

fn days_since(first: Date, day: Date) -> i32 {
    (day - first).get_days()
}

fn drawing(speech: &Speech, chart: &Progress) -> Markup {
    let (client, therapist) = (by_day(&chart.client), by_day(&chart.therapist));
    let days: BTreeSet<Date> = client.keys().chain(therapist.keys()).copied().collect();
    let (first, last) = (days.first(), days.last());
    let (first, last) = (*first.expect("somebody rated"), *last.expect("somebody rated"));
    let plane = Plane {
        x: Axis {
            low: 0.0,
            high: f64::from(days_since(first, last).max(DAYS_LEAST)),
            start: 34.0,
            end: WIDTH - 12.0,
        },
        y: Axis { low: 0.0, high: 10.0, start: HEIGHT - 26.0, end: 10.0 },
    };
    let at = |day: Date| plane.x.at(f64::from(days_since(first, day)));
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(spoken(speech, chart)) {
            @for value in [0.0, 5.0, 10.0] {
                @let y = plane.y.at(value);
                line class="grid" x1=(place(plane.x.start - 6.0)) x2=(place(plane.x.end + 6.0)) y1=(place(y)) y2=(place(y)) {}
                text class="value" x=(place(plane.x.start - 11.0)) y=(place(y)) dy="0.35em" {
                    (number::decimals(speech.language(), value, 0))
                }
            }
            text class="day from" x=(place(plane.x.start)) y=(place(plane.y.start)) dy="1.6em" { (date::day(speech, first)) }
            @if at(last) - at(first) >= LABELS_ROOM {
                text class="day until" x=(place(at(last))) y=(place(plane.y.start)) dy="1.6em" { (date::day(speech, last)) }
            }
            (line("line therapist-line", &therapist, plane, at))
            (line("line client-line", &client, plane, at))
            (marks(Perspective::Therapist, &therapist, plane, at))
            (marks(Perspective::Client, &client, plane, at))
        }
    }
}

fn line(class: &str, rated: &BTreeMap<Date, u8>, plane: Plane, at: impl Fn(Date) -> f64) -> Markup {
    let corners: Vec<String> = rated
        .iter()
        .map(|(day, points)| format!("{},{}", place(at(*day)), place(plane.y.at(f64::from(*points)))))
        .collect();
    html! { @if corners.len() > 1 { polyline class=(class) points=(corners.join(" ")) {} } }
}

fn marks(
    perspective: Perspective,
    rated: &BTreeMap<Date, u8>,
    plane: Plane,
    at: impl Fn(Date) -> f64,
) -> Markup {
    html! {
        @for (day, points) in rated {
            (mark::mark(perspective, at(*day), plane.y.at(f64::from(*points)), 4.0))
        }
    }
}

/// The whole drawing in a sentence or two.
fn spoken(speech: &Speech, chart: &Progress) -> String {
    let side = |perspective, rated: &[Rated]| {
        let rated = by_day(rated);
        let ((_, from), (day, last)) = (rated.first_key_value()?, rated.last_key_value()?);
        let day = date::day(speech, *day);
        Some(speech.with(
            "chart-progress-spoken",
            &[
                ("who", &who(speech, perspective)),
                ("count", &rated.len()),
                ("from", &i64::from(*from)),
                ("last", &i64::from(*last)),
                ("day", &day),
            ],
        ))
    };
    let sides = [side(Perspective::Client, &chart.client), side(Perspective::Therapist, &chart.therapist)];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    format!("{}: {}", chart.about, sides.join(" "))
}

fn table(speech: &Speech, chart: &Progress) -> Table {
    let (client, therapist) = (by_day(&chart.client), by_day(&chart.therapist));
    let days: BTreeSet<Date> = client.keys().chain(therapist.keys()).copied().collect();
    let table = Table::new(&chart.about)
        .caption_unseen()
        .column(Align::Words, speech.t("chart-day"))
        .column(Align::Numbers, who(speech, Perspective::Client))
        .column(Align::Numbers, who(speech, Perspective::Therapist));
    let cell = |rated: &BTreeMap<Date, u8>, day: &Date| match rated.get(day) {
        Some(points) => html! { (points) },
        None => html! { (number::ABSENT) },
    };
    days.iter().fold(table, |table, day| {
        table.row(vec![html! { (date::day(speech, *day)) }, cell(&client, day), cell(&therapist, day)])
    })
}
