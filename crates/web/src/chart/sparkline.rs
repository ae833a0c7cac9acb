//! A course in the size of a word, for the rows of a list.

use super::axis::{Axis, of_sessions};
use super::mark::{self, Plane};
use super::series::{Hue, Point, Scale, by_session, last};
use super::words;
use crate::shell::language::Speech;
use alliance::Perspective;
use maud::{Markup, html};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;

/// The client's scores, and the therapist's if there are any, on the scale of 0 to 10; only the last ones get a mark.
/// `about` begins the sentence that is read out.
pub fn sparkline(speech: &Speech, hue: Hue, about: &str, client: &[Point], therapist: &[Point]) -> Markup {
    sparkline_on(speech, Scale::ALLIANCE, hue, about, client, therapist)
}

/// The same on another scale.
pub fn sparkline_on(
    speech: &Speech,
    scale: Scale,
    hue: Hue,
    about: &str,
    client: &[Point],
    therapist: &[Point],
) -> Markup {
    let sessions: Vec<u32> =
        by_session(client).into_keys().chain(by_session(therapist).into_keys()).collect();
    let first = sessions.iter().copied().min().unwrap_or(1);
    let end = sessions.iter().copied().max().unwrap_or(1);
    let plane = Plane {
        x: of_sessions(first, end, 5.0, WIDTH - 6.0),
        y: Axis { low: scale.low, high: scale.high, start: HEIGHT - 4.0, end: 4.0 },
    };
    let mut spoken = vec![format!("{about}.")];
    if !client.is_empty() || therapist.is_empty() {
        spoken.push(words::spoken(speech, scale, &words::who(speech, Perspective::Client), client));
    }
    if !therapist.is_empty() {
        spoken.push(words::spoken(speech, scale, &words::who(speech, Perspective::Therapist), therapist));
    }
    html! {
        svg class={ "sparkline " (hue.class()) } viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img"
            aria-label=(spoken.join(" ")) {
            line class="grid" x1="2" x2=(WIDTH - 2.0) y1=(HEIGHT - 4.0) y2=(HEIGHT - 4.0) {}
            (mark::lines(Perspective::Therapist, therapist, plane))
            (mark::lines(Perspective::Client, client, plane))
            (last_mark(Perspective::Therapist, therapist, plane))
            (last_mark(Perspective::Client, client, plane))
        }
    }
}

fn last_mark(perspective: Perspective, points: &[Point], plane: Plane) -> Markup {
    html! {
        @if let Some((session, score)) = last(points) {
            (mark::mark(perspective, plane.x.at_session(session), plane.y.at(score), 3.4))
        }
    }
}
