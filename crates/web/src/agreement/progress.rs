//! The curve of a goal or task: how far each says they have come, again and again.

use super::told;
use crate::chart::progress::{Progress, Rated, progress};
use crate::shell::date::date_of;
use crate::shell::language::Speech;
use alliance::Component;
use alliance::agreement::point::{Kind, Point};
use alliance::agreement::rating::Question;
use alliance::agreement::{Agreement, Side};
use maud::{Markup, html};

/// How many curves stand on the case page; the rest stands on the page of the agreement.
const CURVES_SHOWN: usize = 4;

/// The curve of one goal or task; nothing before somebody rated on two days.
pub(super) fn curve(speech: &Speech, point: &Point) -> Markup {
    progress(speech, &of(speech, point))
}

/// The curves of what goes on, the last rated first.
pub(super) fn curves(speech: &Speech, agreement: &Agreement) -> Markup {
    let last = |point: &Point| {
        let given = point.given().iter().filter(|given| given.question == Question::Progress);
        given.map(|given| given.at).max()
    };
    let mut points: Vec<&Point> = agreement
        .points()
        .iter()
        .filter(|point| point.is_going_on() && of(speech, point).is_course())
        .collect();
    points.sort_by_key(|point| std::cmp::Reverse(last(point)));
    html! {
        @if !points.is_empty() {
            h3 { (speech.t("agreement-progress")) }
            div class="cards two" {
                @for point in points.into_iter().take(CURVES_SHOWN) {
                    div {
                        p { bdi { (told::short(point.title())) } }
                        (curve(speech, point))
                    }
                }
            }
        }
    }
}

fn of(speech: &Speech, point: &Point) -> Progress {
    let rated = |side: Side| {
        let given = point.series(Question::Progress, side);
        given
            .map(|given| Rated { day: date_of(speech.zone(), given.at), points: given.rating.points() })
            .collect()
    };
    let hue = match point.kind() {
        Kind::Goal => Component::Goal,
        Kind::Task => Component::Task,
    };
    let title = told::short(point.title());
    Progress {
        hue: hue.into(),
        about: speech.with("agreement-progress-of", &[("title", &title)]),
        client: rated(Side::Client),
        therapist: rated(Side::Therapist),
    }
}
