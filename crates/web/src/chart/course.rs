//! Complaints or wellbeing over the sessions, on the measure's own scale.

use super::axis::{Axis, of_sessions, round_values};
use super::mark::{self, Plane, place};
use super::series::{BandPoint, Hue, Point, Scale, by_session, last};
use super::words;
use crate::frame::language::Speech;
use crate::frame::table::{Align, Table};
use alliance::Perspective;
use maud::{Markup, html};

/// Which way of the scale is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Fewer complaints.
    Lower,
    /// More wellbeing.
    Higher,
}

/// One measure over the sessions.
#[derive(Debug, Clone)]
pub struct Course {
    /// The measure's name.
    pub name: String,
    /// The client's scores.
    pub points: Vec<Point>,
    /// The measure's own scale, or the part of it that matters here.
    pub scale: Scale,
    /// Which way is better.
    pub better: Better,
    /// A band to see the scores against, with what it is: an own usual range, an expected course.
    pub band: Option<(String, Vec<BandPoint>)>,
    /// The last session that is planned, if the axis should reach it.
    pub planned: Option<u32>,
    /// The session whose score is the one to talk about.
    pub ring: Option<u32>,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 228.0;

/// A measure's course: the drawing, which way is better, what the band is, and the table.
pub fn course(speech: &Speech, chart: &Course) -> Markup {
    let better = match chart.better {
        Better::Lower => speech.t("chart-lower-better"),
        Better::Higher => speech.t("chart-higher-better"),
    };
    html! {
        figure class={ "chart course " (Hue::Plain.class()) } {
            (drawing(speech, chart))
            figcaption class="legend" {
                span { (better) }
                @if let Some((name, _)) = &chart.band {
                    span { (super::legend::swatch(super::legend::Key::Band)) (name) }
                }
                @if !mark::sessions_not_measured(&[&chart.points]).is_empty() {
                    span {
                        (super::legend::swatch(super::legend::Key::NotMeasured)) (speech.t("chart-not-measured"))
                    }
                }
            }
            (words::folded(speech, &table(speech, chart)))
        }
    }
}

fn drawing(speech: &Speech, chart: &Course) -> Markup {
    let sessions = by_session(&chart.points);
    let first = sessions.first_key_value().map_or(1, |(session, _)| *session);
    let measured = sessions.last_key_value().map_or(1, |(session, _)| *session);
    let banded =
        chart.band.iter().flat_map(|(_, band)| band).map(|point| point.session).max().unwrap_or(measured);
    let end = chart.planned.unwrap_or(measured).max(measured).max(banded);
    let scale = chart.scale;
    let plane = Plane {
        x: of_sessions(first, end, 52.0, WIDTH - 16.0),
        y: Axis { low: scale.low, high: scale.high, start: HEIGHT - 40.0, end: 14.0 },
    };
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img"
            aria-label=(words::spoken(speech, scale, &chart.name, &chart.points)) {
            @if let Some((_, band)) = &chart.band { (mark::band(band, plane)) }
            (mark::grid(speech, plane, &round_values(scale.low, scale.high, 3.0), (first, end)))
            (mark::not_measured(&[&chart.points], plane))
            (mark::lines(Perspective::Client, &chart.points, plane))
            (mark::marks(Perspective::Client, &chart.points, plane))
            @if let Some((session, score)) = last(&chart.points).filter(|(session, _)| chart.ring == Some(*session)) {
                circle class="ring" cx=(place(plane.x.at_session(session))) cy=(place(plane.y.at(score)))
                    r=(place(mark::radius(plane.x) + 5.0)) {}
            }
        }
    }
}

fn table(speech: &Speech, chart: &Course) -> Table {
    let mut table = Table::new(&chart.name)
        .caption_unseen()
        .column(Align::Words, speech.t("chart-session"))
        .column(Align::Numbers, &chart.name);
    if let Some((name, _)) = &chart.band {
        table = table.column(Align::Numbers, name);
    }
    for session in by_session(&chart.points).into_keys() {
        let mut cells = vec![html! { (session) }, words::cell(speech, chart.scale, &chart.points, session)];
        if let Some((_, band)) = &chart.band {
            cells.push(words::range_cell(speech, chart.scale, band, session));
        }
        table = table.row(cells);
    }
    table
}
