//! Complaints or wellbeing over the sessions, on the measure's own scale.

use super::axis::{Axis, of_sessions, round_values};
use super::mark::{self, Plane, place};
use super::series::{BandPoint, Hue, Point, Scale, by_session, last};
use super::words;
use crate::shell::language::Speech;
use crate::shell::table::{Align, Table};
use alliance::Perspective;
use alliance::instrument::definition::Better;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// One measure over the sessions.
#[derive(Debug, Clone)]
pub struct Course {
    /// The measure's name.
    pub name: String,
    /// The client's scores.
    pub points: Vec<Point>,
    /// The therapist's scores; empty where only the client is asked.
    pub therapist: Vec<Point>,
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
        Better::Lower => Some(speech.t("chart-lower-better")),
        Better::Higher => Some(speech.t("chart-higher-better")),
        Better::Neither => None,
    };
    html! {
        figure class={ "chart course " (Hue::Plain.class()) } {
            (drawing(speech, chart))
            figcaption class="legend" {
                @if let Some(better) = better { span { (better) } }
                @if !chart.therapist.is_empty() {
                    span { (super::legend::swatch(super::legend::Key::Client)) (speech.t("chart-client")) }
                    span { (super::legend::swatch(super::legend::Key::Therapist)) (speech.t("chart-therapist")) }
                }
                @if let Some((name, _)) = &chart.band {
                    span { (super::legend::swatch(super::legend::Key::Band)) (name) }
                }
                @if !mark::sessions_not_measured(&chart.sides()).is_empty() {
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
    let sessions = chart.sessions();
    let first = sessions.first().copied().unwrap_or(1);
    let measured = sessions.last().copied().unwrap_or(1);
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
            aria-label=(spoken(speech, chart)) {
            @if let Some((_, band)) = &chart.band { (mark::band(band, plane)) }
            (mark::grid(speech, plane, &round_values(scale.low, scale.high, 3.0), (first, end)))
            (mark::not_measured(&chart.sides(), plane))
            (mark::lines(Perspective::Therapist, &chart.therapist, plane))
            (mark::lines(Perspective::Client, &chart.points, plane))
            (mark::marks(Perspective::Therapist, &chart.therapist, plane))
            (mark::marks(Perspective::Client, &chart.points, plane))
            @if let Some((session, score)) = last(&chart.points).filter(|(session, _)| chart.ring == Some(*session)) {
                circle class="ring" cx=(place(plane.x.at_session(session))) cy=(place(plane.y.at(score)))
                    r=(place(mark::radius(plane.x) + 5.0)) {}
            }
        }
    }
}

impl Course {
    /// The series of those who are asked.
    fn sides(&self) -> Vec<&[Point]> {
        let sides = [self.points.as_slice(), self.therapist.as_slice()];
        sides.into_iter().filter(|points| !points.is_empty()).collect()
    }

    fn sessions(&self) -> BTreeSet<u32> {
        self.sides().into_iter().flat_map(|points| by_session(points).into_keys()).collect()
    }
}

/// The whole drawing in a sentence or two.
fn spoken(speech: &Speech, chart: &Course) -> String {
    if chart.therapist.is_empty() {
        return words::spoken(speech, chart.scale, &chart.name, &chart.points);
    }
    let side =
        |perspective, points| words::spoken(speech, chart.scale, &words::who(speech, perspective), points);
    let (client, therapist) =
        (side(Perspective::Client, &chart.points), side(Perspective::Therapist, &chart.therapist));
    format!("{}. {client} {therapist}", chart.name)
}

fn table(speech: &Speech, chart: &Course) -> Table {
    let both = !chart.therapist.is_empty();
    let first = if both { words::who(speech, Perspective::Client) } else { chart.name.clone() };
    let mut table = Table::new(&chart.name)
        .caption_unseen()
        .column(Align::Words, speech.t("chart-session"))
        .column(Align::Numbers, first);
    if both {
        table = table.column(Align::Numbers, words::who(speech, Perspective::Therapist));
    }
    if let Some((name, _)) = &chart.band {
        table = table.column(Align::Numbers, name);
    }
    for session in chart.sessions() {
        let mut cells = vec![html! { (session) }, words::cell(speech, chart.scale, &chart.points, session)];
        if both {
            cells.push(words::cell(speech, chart.scale, &chart.therapist, session));
        }
        if let Some((_, band)) = &chart.band {
            cells.push(words::range_cell(speech, chart.scale, band, session));
        }
        table = table.row(cells);
    }
    table
}
