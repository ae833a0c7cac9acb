//! One client on the caseload: code, how far the course is, its pictures, why it asks for a talk, and since when.

use super::reason::{scale_name, sentence};
use super::search::Found;
use crate::chart::series::{Hue, Point, Scale};
use crate::chart::sparkline::{sparkline, sparkline_on};
use crate::shell::date;
use crate::shell::language::Speech;
use alliance::Component;
use alliance::caseload::{SessionStanding, Standing};
use alliance::clock::Timestamp;
use alliance::course::Gap;
use alliance::episode::Format;
use alliance::reveal::Pair;
use alliance::session::Measuring;
use maud::{Markup, html};

/// The client's name in the list, a link to the case, with what tells episodes apart.
pub fn who(speech: &Speech, found: &Found) -> Markup {
    let entry = &found.entry;
    let name = speech.with("caseload-client", &[("code", &entry.client.as_str())]);
    let mut line = vec![how_far(speech, &entry.standing, entry.planned_sessions)];
    if entry.number > 1 {
        line.push(speech.with("caseload-episode", &[("number", &entry.number)]));
    }
    if entry.format != Format::Individual {
        line.push(speech.t(&format!("client-format-{}", entry.format)));
    }
    if !entry.others.is_empty() {
        let names = entry.others.join(", ");
        line.push(speech.with("caseload-with", &[("names", &names)]));
    }
    html! {
        a href={ "/episodes/" (entry.episode) } { (name) }
        span class="quiet-text" { (line.join(" · ")) }
    }
}

/// `sessie 9 van 20`.
pub fn how_far(speech: &Speech, standing: &Standing, planned: Option<u32>) -> String {
    let number = standing.sessions.last().map(|session| session.number);
    match (number, planned) {
        (None, _) => speech.t("caseload-no-session"),
        (Some(number), Some(of)) if number <= of => {
            speech.with("caseload-session-of", &[("number", &number), ("of", &of)])
        }
        (Some(number), _) => speech.with("caseload-session", &[("number", &number)]),
    }
}

/// The three components in the size of a word; a course of totals has its own picture, and one without either none.
pub fn pictures(speech: &Speech, standing: &Standing) -> Markup {
    let any = |pair: &Pair| pair.client.is_some() || pair.therapist.is_some();
    if standing.sessions.iter().any(|session| session.pairs.iter().any(any)) {
        return html! {
            span class="sparks" {
                @for (index, component) in Component::ALL.iter().enumerate() {
                    (component_picture(speech, standing, index, *component))
                }
            }
        };
    }
    match &standing.course_scale {
        None => html! { span class="quiet-text" { (speech.t("caseload-no-picture")) } },
        Some(scale) => {
            let points: Vec<Point> = standing
                .sessions
                .iter()
                .filter_map(|session| Some(Point::given(session.number, session.course?)))
                .collect();
            let drawn = Scale { low: scale.min, high: scale.max, decimals: 0 };
            let name = scale_name(speech, scale);
            html! {
                span class="sparks" {
                    span class="spark" {
                        span class="spark-name" { (name) }
                        (sparkline_on(speech, drawn, Hue::Plain, &name, &points, &[]))
                    }
                }
            }
        }
    }
}

fn component_picture(speech: &Speech, standing: &Standing, index: usize, component: Component) -> Markup {
    let hue = Hue::from(component);
    let name = hue.name(speech).expect("a component has a name");
    let series = |side: fn(&Pair) -> Option<f64>| -> Vec<Point> {
        let point = |session: &SessionStanding| point(session, side(&session.pairs[index]));
        standing.sessions.iter().map(point).collect()
    };
    let (client, therapist) = (series(|pair| pair.client), series(|pair| pair.therapist));
    html! {
        span class="spark" {
            span class={ "spark-name component " (hue.class()) } { (name) }
            (sparkline(speech, hue, &name, &client, &therapist))
        }
    }
}

fn point(session: &SessionStanding, position: Option<f64>) -> Point {
    match (position, session.measuring) {
        (Some(position), _) => Point::given(session.number, position),
        (None, Measuring::NotToday) => Point::not_measured(session.number),
        // A word-sized picture leaves a gap; the case page says which.
        (None, Measuring::Asked) => Point::of(session.number, alliance::course::Point::Gap(Gap::Missing)),
    }
}

/// Why there is something to talk about: the weightiest reason, and the others smaller.
pub fn why(speech: &Speech, found: &Found) -> Markup {
    let scale = found.entry.standing.course_scale.as_ref();
    html! {
        @match found.reasons.split_first() {
            None => { span class="quiet-text" { (speech.t("caseload-nothing")) } }
            Some((first, others)) => {
                span class="why" {
                    span class="why-first" { (sentence(speech, *first, scale)) }
                    @for reason in others { span class="quiet-text" { (sentence(speech, *reason, scale)) } }
                }
            }
        }
    }
}

/// When the last session was.
pub fn last(speech: &Speech, standing: &Standing, now: Timestamp) -> Markup {
    html! {
        @match standing.sessions.last() {
            None => { (crate::shell::number::ABSENT) }
            Some(session) => {
                time datetime=(date::machine(session.held_at)) title=(date::day_of(speech, session.held_at)) {
                    (date::ago(speech, session.held_at, now))
                }
            }
        }
    }
}
