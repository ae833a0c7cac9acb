//! Sentences about the agreement that several pages say.

use super::place::Place;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use alliance::agreement::changes::{Change, What};
use alliance::agreement::difference::Difference;
use alliance::agreement::point::{Holding, Kind, Version};
use alliance::agreement::refusal::Refusal;
use alliance::agreement::terms::How;
use alliance::agreement::{Author, Side};
use alliance::reveal::Distance;

/// How many characters of a wording stand in a heading, a link or a sentence.
const SHORT: usize = 70;

/// The beginning of a wording, for places where the whole does not fit.
pub fn short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= SHORT {
        return line;
    }
    let kept: String = line.chars().take(SHORT - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Whose words they are, as the reader calls them: own, or the other's.
pub fn whose(reader: Side, side: Side) -> &'static str {
    match (reader, side) {
        (Side::Client, Side::Client) | (Side::Therapist, Side::Therapist) => "own",
        (Side::Client, Side::Therapist) => "therapist",
        (Side::Therapist, Side::Client) => "client",
    }
}

/// Who did something, as the reader calls them.
pub fn who(place: &Place, author: Author) -> String {
    match author {
        Author::Client => place.speech.t(&format!("agreement-by-{}", whose(place.side(), Side::Client))),
        Author::Therapist(_) if author == place.author => place.speech.t("agreement-by-own"),
        Author::Therapist(member) => place.name_of(member),
    }
}

/// Who confirmed it as it stands, as the reader calls them.
pub fn holding(speech: &Speech, reader: Side, holding: Holding) -> String {
    match holding {
        Holding::Nobody => speech.t("agreement-held-nobody"),
        Holding::Both => speech.t("agreement-held-both"),
        Holding::One(side) => speech.t(&format!("agreement-held-{}", whose(reader, side))),
    }
}

/// A difference in words and numbers: who rates higher, and what.
pub fn difference(speech: &Speech, reader: Side, difference: &Difference, title: &str) -> String {
    let (client, therapist) = (difference.client.points(), difference.therapist.points());
    let key = match (reader, difference.higher()) {
        (_, None) => "agreement-difference-none",
        (Side::Client, Some(Side::Client)) => "agreement-difference-own-client",
        (Side::Client, Some(Side::Therapist)) => "agreement-difference-other-therapist",
        (Side::Therapist, Some(Side::Client)) => "agreement-difference-other-client",
        (Side::Therapist, Some(Side::Therapist)) => "agreement-difference-own-therapist",
    };
    let question = speech.t(&format!("agreement-short-{}", difference.question));
    speech.with(
        key,
        &[
            ("title", &short(title)),
            ("question", &question),
            ("client", &i64::from(client)),
            ("therapist", &i64::from(therapist)),
        ],
    )
}

/// How far two ratings lie apart, in the words of the reveal.
pub fn distance(speech: &Speech, distance: Distance) -> String {
    speech.t(&format!("reveal-distance-{distance}"))
}

/// A change: what, of which goal or task, on which day.
pub fn change(speech: &Speech, change: &Change<'_>) -> String {
    let key = match (change.kind, change.what) {
        (Kind::Goal, What::Proposed) => "agreement-changed-goal-proposed",
        (Kind::Task, What::Proposed) => "agreement-changed-task-proposed",
        (Kind::Goal, What::Words(_) | What::Goals) => "agreement-changed-goal",
        (Kind::Task, What::Words(_)) => "agreement-changed-task",
        (Kind::Task, What::Goals) => "agreement-changed-task-goals",
        (Kind::Goal, What::Ended(how)) => match how {
            How::Achieved => "agreement-changed-goal-achieved",
            How::Parked => "agreement-changed-goal-parked",
            How::Dropped => "agreement-changed-goal-dropped",
        },
        (Kind::Task, What::Ended(how)) => match how {
            How::Achieved => "agreement-changed-task-achieved",
            How::Parked => "agreement-changed-task-parked",
            How::Dropped => "agreement-changed-task-dropped",
        },
        (Kind::Goal, What::TakenUp) => "agreement-changed-goal-taken-up",
        (Kind::Task, What::TakenUp) => "agreement-changed-task-taken-up",
    };
    speech.with(key, &[("title", &short(change.title)), ("day", &day_of(speech, change.at))])
}

/// What a version did, for the list of versions.
pub fn step(speech: &Speech, reader: Side, before: Option<&Version>, version: &Version) -> String {
    let steps = alliance::agreement::changes::steps(before, version);
    let words: Vec<String> = steps
        .into_iter()
        .map(|what| match what {
            What::Proposed => speech.t("agreement-step-proposed"),
            What::Words(side) => speech.t(&format!("agreement-step-words-{}", whose(reader, side))),
            What::Goals => speech.t("agreement-step-goals"),
            What::Ended(how) => speech.t(&format!("agreement-status-{how}")),
            What::TakenUp => speech.t("agreement-step-taken-up"),
        })
        .collect();
    if words.is_empty() { speech.t("agreement-step-discussed") } else { words.join(", ") }
}

/// Why something was not kept.
pub fn refusal(speech: &Speech, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLong { count, most } => {
            speech.with("refusal-agreement-too-long", &[("count", count), ("most", most)])
        }
        Refusal::TooMany { most } => speech.with("refusal-agreement-too-many", &[("most", most)]),
        other => speech.with(other.message_key(), &[]),
    }
}
