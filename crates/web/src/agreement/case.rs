//! The agreement on the case page: the largest differences, what changed since the last session, and the way to it.

use super::{progress, told};
use crate::shell::button::{Weight, link};
use crate::shell::language::Speech;
use alliance::agreement::changes::{changes_in, one_per_point};
use alliance::agreement::difference::differences;
use alliance::agreement::point::{Kind, Status};
use alliance::agreement::{Agreement, Side};
use alliance::clock::Timestamp;
use alliance::ids::EpisodeId;
use alliance::reveal::Distance;
use alliance::session::Session;
use maud::{Markup, html};

/// How many changes are told; the rest stands on the page of the agreement.
const CHANGES_TOLD: usize = 5;

/// The part of the case page.
pub fn part(
    speech: &Speech,
    episode: EpisodeId,
    agreement: &Agreement,
    sessions: &[Session],
    now: Timestamp,
) -> Markup {
    let path = format!("/episodes/{episode}/agreement");
    let large: Vec<String> = differences(agreement)
        .iter()
        .filter(|one| one.distance() == Distance::Large)
        .take(super::overview::DIFFERENCES_TOLD)
        .filter_map(|one| {
            Some(told::difference(speech, Side::Therapist, one, agreement.point(one.point)?.title()))
        })
        .collect();
    html! {
        section class="card agreement" {
            h2 { (speech.t("agreement-title")) }
            p { (count(speech, agreement)) }
            @if !large.is_empty() {
                h3 { (speech.t("agreement-largest")) }
                ul { @for sentence in &large { li dir="auto" { (sentence) } } }
            }
            (progress::curves(speech, agreement))
            (since(speech, agreement, sessions, now))
            (link(Weight::Quiet, &speech.t("agreement-open"), &path))
        }
    }
}

/// How many goals and tasks go on, and of how many both said yes.
fn count(speech: &Speech, agreement: &Agreement) -> String {
    let going_on = |kind: Kind| agreement.of_kind(kind).filter(|point| point.is_going_on()).count();
    let (goals, tasks) = (going_on(Kind::Goal), going_on(Kind::Task));
    if goals + tasks == 0 {
        return speech.t("agreement-count-none");
    }
    let agreed = agreement.points().iter().filter(|point| point.status() == Status::Agreed).count();
    speech.with("agreement-count", &[("goals", &goals), ("tasks", &tasks), ("agreed", &agreed)])
}

fn since(speech: &Speech, agreement: &Agreement, sessions: &[Session], now: Timestamp) -> Markup {
    let last = sessions
        .iter()
        .filter_map(|session| Some((session, session.state.held_at()?)))
        .max_by_key(|(_, at)| *at);
    let Some((session, at)) = last else { return html! {} };
    let changes = one_per_point(changes_in(agreement, at, now));
    html! {
        @if !changes.is_empty() {
            h3 { (speech.with("agreement-since", &[("number", &session.number)])) }
            ul { @for change in changes.iter().rev().take(CHANGES_TOLD) {
                li dir="auto" { (told::change(speech, change)) }
            } }
        }
    }
}
