//! One component over the sessions, both perspectives on one scale.

use super::axis::{Axis, of_sessions, round_values};
use super::mark::{self, Plane, place};
use super::series::{BandPoint, Hue, Point, Scale, by_session, last};
use super::words;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::table::{Align, Table};
use alliance::Perspective;
use maud::{Markup, Render, html};
use std::collections::BTreeSet;

/// One component over the sessions.
#[derive(Debug, Clone)]
pub struct SmallMultiple {
    /// What it is about.
    pub hue: Hue,
    /// The client's scores, 0 to 10.
    pub client: Vec<Point>,
    /// The therapist's scores, 0 to 10.
    pub therapist: Vec<Point>,
    /// A range to see the client's scores against; empty while there is too little to say.
    pub band: Vec<BandPoint>,
    /// What that range is.
    pub band_shows: BandShows,
    /// The session whose client score is the one to talk about.
    pub ring: Option<u32>,
}

/// What the band of a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandShows {
    /// From the lowest to the highest of the client's own earlier scores.
    OwnRange,
    /// Where each session was expected from those before it.
    Expected,
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 166.0;

/// The card of one component: its name, the scores now, the drawing and its table.
pub fn small_multiple(speech: &Speech, chart: &SmallMultiple) -> Markup {
    let name = chart.name(speech);
    html! {
        figure class={ "chart small-multiple " (chart.hue.class()) } {
            figcaption {
                h3 { (name) }
                p { (now(speech, chart)) }
            }
            (drawing(speech, chart, &name))
            (words::folded(speech, &table(speech, chart, &name)))
        }
    }
}

impl SmallMultiple {
    fn name(&self, speech: &Speech) -> String {
        self.hue.name(speech).unwrap_or_else(|| speech.t("chart-scores"))
    }

    fn sessions(&self) -> BTreeSet<u32> {
        by_session(&self.client).into_keys().chain(by_session(&self.therapist).into_keys()).collect()
    }
}

/// The scores of the last session that has any: `nu 8,2 · verschil −0,1`.
fn now(speech: &Speech, chart: &SmallMultiple) -> String {
    let language = speech.language();
    match (last(&chart.client), last(&chart.therapist)) {
        (Some((session, client)), Some((other, therapist))) if session == other => speech.with(
            "chart-now-both",
            &[("score", &client), ("difference", &number::difference(language, therapist - client))],
        ),
        (Some((_, client)), _) => speech.with("chart-now", &[("score", &client)]),
        (None, Some((_, therapist))) => speech.with("chart-now-therapist", &[("score", &therapist)]),
        (None, None) => speech.t("chart-nothing-yet"),
    }
}

fn drawing(speech: &Speech, chart: &SmallMultiple, name: &str) -> Markup {
    let sessions = chart.sessions();
    let (first, last) = (sessions.first().copied().unwrap_or(1), sessions.last().copied().unwrap_or(1));
    let scale = Scale::ALLIANCE;
    let plane = Plane {
        x: of_sessions(first, last, 34.0, WIDTH - 12.0),
        y: Axis { low: scale.low, high: scale.high, start: HEIGHT - 26.0, end: 10.0 },
    };
    let spoken = [Perspective::Client, Perspective::Therapist].map(|perspective| {
        let points = if perspective == Perspective::Client { &chart.client } else { &chart.therapist };
        words::spoken(speech, scale, &words::who(speech, perspective), points)
    });
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(format!("{name}. {}", spoken.join(" "))) {
            (mark::band(&chart.band, plane))
            (mark::grid(speech, plane, &round_values(scale.low, scale.high, 5.0), (first, last)))
            (mark::not_measured(&[&chart.client, &chart.therapist], plane))
            (mark::lines(Perspective::Therapist, &chart.therapist, plane))
            (mark::lines(Perspective::Client, &chart.client, plane))
            (mark::marks(Perspective::Therapist, &chart.therapist, plane))
            (mark::marks(Perspective::Client, &chart.client, plane))
            @if let Some((x, y)) = ringed(chart, plane) {
                circle class="ring" cx=(place(x)) cy=(place(y)) r=(place(mark::radius(plane.x) + 5.0)) {}
            }
        }
    }
}

fn ringed(chart: &SmallMultiple, plane: Plane) -> Option<(f64, f64)> {
    let session = chart.ring?;
    let point = chart.client.iter().find(|point| point.session == session)?;
    Some((plane.x.at_session(session), plane.y.at(point.score()?)))
}

fn table(speech: &Speech, chart: &SmallMultiple, name: &str) -> impl Render {
    let scale = Scale::ALLIANCE;
    let mut table = Table::new(name)
        .caption_unseen()
        .column(Align::Words, speech.t("chart-session"))
        .column(Align::Numbers, words::who(speech, Perspective::Client))
        .column(Align::Numbers, words::who(speech, Perspective::Therapist))
        .column(Align::Numbers, speech.t("chart-difference"));
    if !chart.band.is_empty() {
        let name = match chart.band_shows {
            BandShows::OwnRange => speech.t("chart-own-range-short"),
            BandShows::Expected => speech.t("chart-expected-short"),
        };
        table = table.column(Align::Numbers, name);
    }
    let (client, therapist) = (by_session(&chart.client), by_session(&chart.therapist));
    let score = |session: u32, of: &std::collections::BTreeMap<u32, super::series::Reading>| {
        of.get(&session).and_then(|reading| Point { session, reading: *reading }.score())
    };
    for session in chart.sessions() {
        let difference = match (score(session, &client), score(session, &therapist)) {
            (Some(client), Some(therapist)) => number::difference(speech.language(), therapist - client),
            (None, _) | (_, None) => number::ABSENT.to_owned(),
        };
        let mut cells = vec![
            html! { (session) },
            words::cell(speech, scale, &chart.client, session),
            words::cell(speech, scale, &chart.therapist, session),
            html! { (difference) },
        ];
        if !chart.band.is_empty() {
            cells.push(words::range_cell(speech, scale, &chart.band, session));
        }
        table = table.row(cells);
    }
    table
}
