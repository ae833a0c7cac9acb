//! The triangle over the sessions: one small triangle a session for each side, and each edge as a curve.

use super::choose;
use crate::chart::legend::{Key, legend};
use crate::chart::series::{Hue, Point};
use crate::chart::small_multiple::{BandShows, SmallMultiple, small_multiple};
use crate::chart::triangle::{Triangle, triangle};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::part::more;
use alliance::Perspective;
use alliance::course::{Course, CourseSession, Point as CoursePoint, ScaleCourse};
use alliance::instrument::definition::Purpose;
use alliance::medium::Edge;
use alliance::medium::history::{MediumChange, medium_at};
use maud::{Markup, html};

/// How many triangles stand open; those of earlier sessions are folded away.
const OPEN_MOST: usize = 4;
/// Fewer sessions make no line.
const LINE_LEAST: usize = 3;

/// Whether a scale is an edge of the triangle.
pub fn is_edge(scale: &ScaleCourse) -> bool {
    scale.scale.purpose == Some(Purpose::MediumCheck)
}

/// The part of the case page; nothing where no edge was ever answered.
pub fn part(speech: &Speech, course: &Course, media: &[MediumChange]) -> Markup {
    let edges: Vec<(Edge, &ScaleCourse)> = Edge::ALL
        .iter()
        .filter_map(|edge| {
            let found = course.scales.iter().find(|scale| is_edge(scale) && named(scale, *edge));
            found.map(|scale| (*edge, scale))
        })
        .collect();
    let answered: Vec<usize> = (0..course.sessions.len())
        .filter(|place| edges.iter().any(|(_, scale)| !positions(scale, *place).is_empty()))
        .collect();
    if answered.is_empty() {
        return html! {};
    }
    let drawn = |place: &usize| session(speech, course.sessions[*place], *place, &edges, media);
    let (earlier, last) = answered.split_at(answered.len().saturating_sub(OPEN_MOST));
    html! {
        section class="card triangles" {
            h2 { (speech.t("medium-course")) }
            p { (speech.t("medium-course-line")) }
            @for change in media { p class="quiet-text" { (told(speech, change)) } }
            @if answered.len() < LINE_LEAST { p class="quiet-text" { (speech.t("medium-course-little")) } }
            div class="triangle-row" { @for place in last { (drawn(place)) } }
            @if !earlier.is_empty() {
                (more(&speech.t("medium-course-earlier"), &html! {
                    div class="triangle-row" { @for place in earlier { (drawn(place)) } }
                }))
            }
            (legend(speech, &[Key::Client, Key::Therapist], Some(&speech.t("episode-scale"))))
            div class="cards three" {
                @for (edge, scale) in &edges { (small_multiple(speech, &curve(course, *edge, scale))) }
            }
            p class="quiet-text" { (speech.t("medium-how")) }
            @if let Some(medium) = media.last().and_then(|change| change.medium.as_ref()) {
                p { a href=(format!("/cards/{}", medium.kind())) { (speech.t("factor-cards-title")) } }
            }
        }
    }
}

fn told(speech: &Speech, change: &MediumChange) -> String {
    let day = date::day_of(speech, change.at);
    match &change.medium {
        Some(medium) => {
            speech.with("medium-course-with", &[("day", &day), ("medium", &choose::name(speech, medium))])
        }
        None => speech.with("medium-course-without", &[("day", &day)]),
    }
}

fn named(scale: &ScaleCourse, edge: Edge) -> bool {
    scale.source.to_string().ends_with(&format!(":{edge}"))
}

/// Who has a position at this place of the course, and which.
fn positions(scale: &ScaleCourse, place: usize) -> Vec<(Perspective, f64)> {
    let sides = [(Perspective::Client, &scale.client), (Perspective::Therapist, &scale.therapist)];
    let at = |(side, line): (Perspective, &Option<Vec<CoursePoint>>)| {
        line.as_ref()?.get(place)?.value().map(|position| (side, position))
    };
    sides.into_iter().filter_map(at).collect()
}

/// Both triangles of one session, one above the other.
fn session(
    speech: &Speech,
    session: CourseSession,
    place: usize,
    edges: &[(Edge, &ScaleCourse)],
    media: &[MediumChange],
) -> Markup {
    let title = speech.with("medium-course-session", &[("number", &session.number)]);
    let sides = [(Perspective::Client, "medium-client"), (Perspective::Therapist, "medium-therapist")];
    html! {
        div class="triangle-session" {
            h3 { (title) }
            @for (side, who) in sides {
                (triangle(speech, &Triangle {
                    title: speech.with("medium-triangle-of", &[("who", &speech.with(who, &[]))]),
                    positions: Edge::ALL.iter().map(|edge| {
                        let scale = edges.iter().find(|(of, _)| of == edge);
                        let found = scale.map_or_else(Vec::new, |(_, scale)| positions(scale, place));
                        (*edge, found.into_iter().find(|(of, _)| *of == side).map(|(_, position)| position))
                    }).collect(),
                    medium: medium_at(media, session.held_at),
                }))
            }
        }
    }
}

fn curve(course: &Course, edge: Edge, scale: &ScaleCourse) -> SmallMultiple {
    let side = |line: &Option<Vec<CoursePoint>>| -> Vec<Point> {
        let line = line.as_deref().unwrap_or(&[]);
        course.sessions.iter().zip(line).map(|(session, point)| Point::of(session.number, *point)).collect()
    };
    SmallMultiple {
        hue: Hue::Edge(edge),
        client: side(&scale.client),
        therapist: side(&scale.therapist),
        band: Vec::new(),
        band_shows: BandShows::OwnRange,
        ring: None,
    }
}
