//! Goals and tasks in a copy: as they stand, what each rated, and every version before.

use super::page::Copied;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::table::{Align, Table};
use alliance::agreement::point::{Kind, Point, Version};
use alliance::agreement::{Author, Side};
use maud::{Markup, html};

pub(super) fn view(speech: &Speech, copied: &Copied) -> Markup {
    if copied.agreement.points().is_empty() {
        return html! {};
    }
    html! {
        h2 { (speech.t("agreement-title")) }
        @for kind in Kind::ALL {
            @for (point, number) in copied.agreement.of_kind(*kind).zip(1_usize..) {
                h3 { (speech.with(&format!("agreement-name-{kind}"), &[("number", &number)])) }
                (of_point(speech, copied, point))
            }
        }
    }
}

fn of_point(speech: &Speech, copied: &Copied, point: &Point) -> Markup {
    html! {
        p { (speech.t(&format!("agreement-status-{}", point.status()))) }
        (words(speech, point.current()))
        @if !point.given().is_empty() { (ratings(speech, copied, point)) }
        @if point.versions().len() > 1 {
            p { (speech.t("copy-versions-before")) }
            ul {
                @for version in point.versions().iter().rev().skip(1) {
                    li {
                        (day_of(speech, version.at)) ", " (who(speech, copied, version.author))
                        (words(speech, version))
                    }
                }
            }
        }
    }
}

/// Both wordings of a version, and how it ended.
fn words(speech: &Speech, version: &Version) -> Markup {
    html! {
        @for side in Side::ALL {
            @if let Some(words) = version.terms.words(*side) {
                p {
                    (speech.t(&format!("agreement-column-{side}"))) ": "
                    span class="typed" dir="auto" { (words.as_str()) }
                }
            }
        }
        @if let Some(reason) = version.terms.ending.as_ref().and_then(|ending| ending.reason()) {
            p { (speech.t("agreement-reason")) " " span class="typed" dir="auto" { (reason.as_str()) } }
        }
    }
}

fn ratings(speech: &Speech, copied: &Copied, point: &Point) -> Markup {
    let table = Table::new(speech.t("agreement-series"))
        .caption_unseen()
        .column(Align::Words, speech.t("agreement-column-day"))
        .column(Align::Words, speech.t("agreement-column-who"))
        .column(Align::Words, speech.t("agreement-column-question"))
        .column(Align::Numbers, speech.t("agreement-column-points"));
    let table = point.given().iter().fold(table, |table, given| {
        table.row(vec![
            html! { (day_of(speech, given.at)) },
            html! { (who(speech, copied, given.author)) },
            html! { (speech.t(&format!("agreement-short-{}", given.question))) },
            html! { (given.rating) },
        ])
    });
    html! { (table) }
}

fn who(speech: &Speech, copied: &Copied, author: Author) -> String {
    let member = match author {
        Author::Client => return speech.t("agreement-column-client"),
        Author::Therapist(member) => member,
    };
    let found = copied.case.therapists.iter().find(|therapist| therapist.member == member);
    found.map_or_else(|| speech.t("agreement-a-therapist"), |therapist| therapist.shown_name.clone())
}
