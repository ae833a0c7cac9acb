//! The course in pictures: three components on one scale, everything else on its own.

use super::case::Case;
use crate::chart::course::{Course as Drawing, course};
use crate::chart::legend::{Key, legend};
use crate::chart::series::{BandPoint, Point, Scale};
use crate::chart::small_multiple::{BandShows, SmallMultiple, small_multiple};
use crate::medium::course::is_edge;
use crate::shell::language::Speech;
use crate::shell::part::more;
use crate::signal::change;
use crate::signal::seen::Seen;
use alliance::Component;
use alliance::caseload::Reason;
use alliance::course::first::First;
use alliance::course::{ComponentCourse, Gap, Point as CoursePoint, ScaleCourse, own_range};
use maud::{Markup, html};

/// Bond, goals and tasks; a sentence where there is nothing to draw.
pub(super) fn components(case: &Case<'_>) -> Markup {
    let speech = case.speech;
    if !case.course.has_components() {
        return html! {
            @if !case.course.scales.is_empty() { p { (speech.t("episode-no-components")) } }
        };
    }
    let charts: Vec<SmallMultiple> = case.course.components.iter().map(|line| drawing(case, line)).collect();
    let mut keys = vec![Key::Client, Key::Therapist];
    if charts.iter().any(|chart| !chart.band.is_empty()) {
        keys.push(if case.seen.is_some() { Key::Expected } else { Key::Band });
    }
    if case.course.components.iter().any(|line| line.client.contains(&CoursePoint::Gap(Gap::NotMeasured))) {
        keys.push(Key::NotMeasured);
    }
    html! {
        h2 class="unseen" { (speech.t("episode-components")) }
        (legend(speech, &keys, Some(&speech.t("episode-scale"))))
        div class="cards three" { @for chart in &charts { (small_multiple(speech, chart)) } }
    }
}

fn drawing(case: &Case<'_>, line: &ComponentCourse) -> SmallMultiple {
    SmallMultiple {
        hue: line.component.into(),
        client: points(case, &line.client),
        therapist: points(case, &line.therapist),
        band: match case.seen {
            Some(seen) => expected(case, seen, line.component),
            None => band(case, &line.client),
        },
        band_shows: if case.seen.is_some() { BandShows::Expected } else { BandShows::OwnRange },
        ring: ring(case, line.component),
    }
}

fn points(case: &Case<'_>, line: &[CoursePoint]) -> Vec<Point> {
    case.course.sessions.iter().zip(line).map(|(session, point)| Point::of(session.number, *point)).collect()
}

fn band(case: &Case<'_>, line: &[CoursePoint]) -> Vec<BandPoint> {
    let sessions = &case.course.sessions;
    match (own_range(line), sessions.first(), sessions.last()) {
        (Some(range), Some(first), Some(last)) => {
            BandPoint::level(first.number, last.number, range.low, range.high)
        }
        (None, _, _) | (_, None, _) | (_, _, None) => Vec::new(),
    }
}

/// Where each session of the client was expected.
fn expected(case: &Case<'_>, seen: &Seen, component: Component) -> Vec<BandPoint> {
    let sessions = &case.course.sessions;
    let ranges = seen.ranges(component);
    ranges
        .map(|(place, range)| BandPoint { session: sessions[place].number, low: range.low, high: range.high })
        .collect()
}

/// The session whose answer the first sentence is about.
fn ring(case: &Case<'_>, of: Component) -> Option<u32> {
    let signalled = case.seen.into_iter().flat_map(Seen::asking).find(|one| one.about.component == Some(of));
    if let Some(signal) = signalled {
        return Some(signal.session_number);
    }
    match &case.first {
        First::Reason {
            reason: Reason::Drop { component, .. } | Reason::Difference { component, .. },
            session_number,
            ..
        } if *component == of => *session_number,
        First::Reason { .. }
        | First::NoSession
        | First::NothingOpen
        | First::TooLittle
        | First::Quiet { .. } => None,
    }
}

/// Wellbeing, complaints and the organisation's measures, in one card; nothing if there are none.
pub(super) fn outcomes(case: &Case<'_>) -> Option<Markup> {
    let scales: Vec<&ScaleCourse> = case.course.scales.iter().filter(|s| s.source.is_outcome()).collect();
    if scales.is_empty() {
        return None;
    }
    Some(html! {
        section class="card" {
            h2 { (case.speech.t("episode-outcomes")) }
            @for scale in scales { (one(case, scale)) }
        }
    })
}

/// What else was scored, folded away: it is there, and not what one looks at first.
pub(super) fn scales(case: &Case<'_>) -> Markup {
    // The edges of the triangle have a part of their own.
    let is_here = |scale: &&ScaleCourse| !scale.source.is_outcome() && !is_edge(scale);
    let scales: Vec<&ScaleCourse> = case.course.scales.iter().filter(is_here).collect();
    html! {
        @if !scales.is_empty() {
            (more(&case.speech.t("episode-other-scales"), &html! {
                div class="cards two" { @for scale in scales { div class="card" { (one(case, scale)) } } }
            }))
        }
    }
}

fn one(case: &Case<'_>, scale: &ScaleCourse) -> Markup {
    let speech = case.speech;
    let name = name(speech, scale);
    let side =
        |line: &Option<Vec<CoursePoint>>| line.as_ref().map_or_else(Vec::new, |line| points(case, line));
    let client = side(&scale.client);
    let band = scale.client.as_deref().map_or_else(Vec::new, |line| band(case, line));
    let range = scale.scale.range;
    let fine = range.width() <= 10.0 || has_fractions(scale);
    let drawing = Drawing {
        name: name.clone(),
        therapist: side(&scale.therapist),
        points: client,
        scale: Scale { low: range.min, high: range.max, decimals: usize::from(fine) },
        better: scale.scale.better,
        band: (!band.is_empty()).then(|| (speech.t("chart-own-range"), band)),
        planned: None,
        ring: worse_ring(case, scale),
    };
    html! {
        h3 { (name) }
        (course(speech, &drawing))
        @if let Some(line) = case.seen.and_then(|_| change::line(speech, scale)) { p class="quiet-text" { (line) } }
    }
}

fn has_fractions(scale: &ScaleCourse) -> bool {
    [&scale.client, &scale.therapist]
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|point| point.value())
        .any(|value| value.fract() != 0.0)
}

fn worse_ring(case: &Case<'_>, scale: &ScaleCourse) -> Option<u32> {
    let carried = case.standing.course_scale.as_ref()?;
    match &case.first {
        First::Reason { reason: Reason::Worse { .. }, session_number, .. }
            if carried.instrument == scale.source.to_string() =>
        {
            *session_number
        }
        First::Reason { .. }
        | First::NoSession
        | First::NothingOpen
        | First::TooLittle
        | First::Quiet { .. } => None,
    }
}

/// What people call a scale.
pub(super) fn name(speech: &Speech, scale: &ScaleCourse) -> String {
    let language = speech.language();
    let name = scale.scale.name.in_language(language);
    match &scale.scale.part {
        None => name.to_owned(),
        Some(part) => format!("{name}: {}", part.in_language(language)),
    }
}
