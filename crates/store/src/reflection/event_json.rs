//! An event as it is stored. What was stored once must be read for ever: a key is added, never renamed.

use super::back_json;
use super::fields::{Fields, target, whole};
use alliance::clock::Timestamp;
use alliance::reflection::event::Event;
use alliance::reflection::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber};
use alliance::reflection::state::{Cluster, Factor, Group};
use alliance::reflection::timer::Timer;
use alliance::reflection::undo::Back;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An event as JSON.
pub(super) fn encode(event: &Event) -> Value {
    match event {
        Event::Joined { person, name } => json!({"k": "joined", "person": person.number(), "name": name}),
        Event::Renamed { person, name } => json!({"k": "renamed", "person": person.number(), "name": name}),
        Event::Muted { person } => json!({"k": "muted", "person": person.number()}),
        Event::Unmuted { person } => json!({"k": "unmuted", "person": person.number()}),
        Event::StepBegun { step } => json!({"k": "step", "step": step.number()}),
        Event::TimerSet { timer } => encode_timer(*timer),
        Event::GroupsDrawn { step, groups, waiting } => {
            let groups: Vec<Value> = groups.iter().map(encode_group).collect();
            json!({"k": "groups", "step": step.number(), "groups": groups, "waiting": people(waiting)})
        }
        Event::Placed { step, person, group } => json!({
            "k": "placed", "step": step.number(), "person": person.number(),
            "group": group.map(GroupNumber::number),
        }),
        Event::ReadySet { person, readiness } => {
            json!({"k": "ready", "person": person.number(), "readiness": readiness.as_str()})
        }
        Event::NoteWritten { note, step, by, group, standing, late, text } => json!({
            "k": "note", "note": note.number(), "step": step.number(), "by": by.map(PersonNumber::number),
            "group": group.map(GroupNumber::number), "standing": standing.as_str(), "late": late.as_str(),
            "text": text,
        }),
        Event::NoteEdited { note, text } => json!({"k": "edited", "note": note.number(), "text": text}),
        Event::NoteDropped { note } => json!({"k": "dropped", "note": note.number()}),
        Event::NoteStood { note, standing } => {
            json!({"k": "stood", "note": note.number(), "standing": standing.as_str()})
        }
        Event::NotesMoved { notes, cluster } => json!({
            "k": "moved", "notes": numbers(notes), "cluster": cluster.map(ClusterNumber::number),
        }),
        Event::ClusterMade { cluster, name } => {
            json!({"k": "cluster", "cluster": cluster.number(), "name": name})
        }
        Event::ClusterRenamed { cluster, name } => {
            json!({"k": "cluster-renamed", "cluster": cluster.number(), "name": name})
        }
        Event::ClustersMerged { from, into } => {
            json!({"k": "merged", "cluster": from.number(), "into": into.number()})
        }
        Event::ClusterDropped { cluster } => json!({"k": "cluster-dropped", "cluster": cluster.number()}),
        Event::ClusterBack { cluster, was, notes } => json!({
            "k": "cluster-back", "cluster": cluster.number(), "name": was.name, "notes": numbers(notes),
        }),
        Event::Voted { .. } | Event::Revealed { .. } => encode_dots(event),
        Event::AuthorshipChosen { step, authorship } => {
            json!({"k": "authorship", "step": step.number(), "authorship": authorship.as_str()})
        }
        Event::FactorsKept { factors } => encode_factors(factors),
        Event::IntentionKept { person, text, sharing } => json!({
            "k": "intention", "person": person.number(), "text": text, "sharing": sharing.as_str(),
        }),
        Event::IntentionDropped { person } => json!({"k": "intention-dropped", "person": person.number()}),
        Event::WordHidden { stem } => json!({"k": "word-hidden", "stem": stem}),
        Event::WordShown { stem } => json!({"k": "word-shown", "stem": stem}),
        Event::WordsMerged { from, into } => json!({"k": "words-merged", "stem": from, "into": into}),
        Event::FactorsLocked => json!({"k": "factors-locked"}),
        Event::FactorsUnlocked => json!({"k": "factors-unlocked"}),
        Event::Undoable { person, back } => encode_undoable(*person, back),
        Event::Undone { person } => encode_undone(*person),
        Event::RoomLocked => json!({"k": "locked"}),
        Event::RoomUnlocked => json!({"k": "unlocked"}),
        Event::RoomClosed => json!({"k": "closed"}),
        Event::NumbersGiven { notes, clusters } => {
            json!({"k": "given", "notes": notes, "clusters": clusters})
        }
    }
}

fn encode_factors(factors: &[Factor]) -> Value {
    let factors: Vec<Value> = factors.iter().map(encode_factor).collect();
    json!({"k": "factors", "factors": factors})
}

fn encode_undone(person: Option<PersonNumber>) -> Value {
    json!({"k": "undone", "person": person.map(PersonNumber::number)})
}

fn encode_undoable(person: Option<PersonNumber>, back: &[Back]) -> Value {
    let back: Vec<Value> = back.iter().map(back_json::encode).collect();
    json!({"k": "undoable", "person": person.map(PersonNumber::number), "back": back})
}

fn encode_dots(event: &Event) -> Value {
    match event {
        Event::Voted { step, person, target: on, dots } => {
            let mut value = target(*on, u32::from(*dots));
            value["k"] = "voted".into();
            value["step"] = step.number().into();
            value["person"] = person.number().into();
            value
        }
        Event::Revealed { step, order, tally } => {
            let tally: Vec<Value> = tally.iter().map(|(on, dots)| target(*on, *dots)).collect();
            json!({"k": "revealed", "step": step.number(), "order": numbers(order), "tally": tally})
        }
        other => unreachable!("{other:?} is no matter of dots"),
    }
}

fn encode_timer(timer: Timer) -> Value {
    let length = timer.length_ms();
    match timer {
        Timer::Idle { .. } => json!({"k": "timer", "length_ms": length}),
        Timer::Running { ends_at, .. } => json!({"k": "timer", "length_ms": length, "ends_at": ends_at.ms()}),
        Timer::Paused { left_ms, .. } => json!({"k": "timer", "length_ms": length, "left_ms": left_ms}),
    }
}

fn encode_group(group: &Group) -> Value {
    json!({"group": group.number.number(), "name": group.name, "members": people(&group.members)})
}

pub(super) fn encode_factor(factor: &Factor) -> Value {
    let cluster = factor.cluster.map(ClusterNumber::number);
    json!({"word": factor.word, "meaning": factor.meaning, "cluster": cluster})
}

fn people(people: &[PersonNumber]) -> Vec<u32> {
    people.iter().map(|person| person.number()).collect()
}

pub(super) fn numbers(notes: &[NoteNumber]) -> Vec<u32> {
    notes.iter().map(|note| note.number()).collect()
}

/// The event that [`encode`] wrote; nothing if it is none.
pub(super) fn decode(value: &Value) -> Option<Event> {
    let fields = Fields(value);
    Some(match fields.str("k")? {
        "undoable" => Event::Undoable {
            person: fields.number_or_null("person")?.map(PersonNumber::of),
            back: fields.list("back", |one| back_json::decode(Fields(one)))?,
        },
        "undone" => Event::Undone { person: fields.number_or_null("person")?.map(PersonNumber::of) },
        "joined" => Event::Joined { person: fields.person()?, name: fields.text_or_null("name")? },
        "renamed" => Event::Renamed { person: fields.person()?, name: fields.text_or_null("name")? },
        "muted" => Event::Muted { person: fields.person()? },
        "unmuted" => Event::Unmuted { person: fields.person()? },
        "step" => Event::StepBegun { step: fields.step()? },
        "timer" => Event::TimerSet { timer: timer(fields)? },
        "groups" => Event::GroupsDrawn {
            step: fields.step()?,
            groups: fields.list("groups", |group| decode_group(Fields(group)))?,
            waiting: fields.list("waiting", |value| whole(value).map(PersonNumber::of))?,
        },
        "placed" => Event::Placed {
            step: fields.step()?,
            person: fields.person()?,
            group: fields.number_or_null("group")?.map(GroupNumber::of),
        },
        "ready" => Event::ReadySet { person: fields.person()?, readiness: fields.word("readiness")? },
        "authorship" => {
            Event::AuthorshipChosen { step: fields.step()?, authorship: fields.word("authorship")? }
        }
        "factors" => {
            Event::FactorsKept { factors: fields.list("factors", |factor| decode_factor(Fields(factor)))? }
        }
        "intention" => Event::IntentionKept {
            person: fields.person()?,
            text: fields.text("text")?,
            sharing: fields.word("sharing")?,
        },
        "intention-dropped" => Event::IntentionDropped { person: fields.person()? },
        "word-hidden" => Event::WordHidden { stem: fields.text("stem")? },
        "word-shown" => Event::WordShown { stem: fields.text("stem")? },
        "words-merged" => Event::WordsMerged { from: fields.text("stem")?, into: fields.text("into")? },
        "factors-locked" => Event::FactorsLocked,
        "factors-unlocked" => Event::FactorsUnlocked,
        "locked" => Event::RoomLocked,
        "unlocked" => Event::RoomUnlocked,
        "closed" => Event::RoomClosed,
        "given" => {
            Event::NumbersGiven { notes: fields.number("notes")?, clusters: fields.number("clusters")? }
        }
        kind => return decode_board(kind, fields),
    })
}

fn decode_board(kind: &str, fields: Fields<'_>) -> Option<Event> {
    Some(match kind {
        "note" => Event::NoteWritten {
            note: fields.note()?,
            step: fields.step()?,
            by: fields.number_or_null("by")?.map(PersonNumber::of),
            group: fields.number_or_null("group")?.map(GroupNumber::of),
            standing: fields.word("standing")?,
            late: fields.word("late")?,
            text: fields.text("text")?,
        },
        "edited" => Event::NoteEdited { note: fields.note()?, text: fields.text("text")? },
        "dropped" => Event::NoteDropped { note: fields.note()? },
        "stood" => Event::NoteStood { note: fields.note()?, standing: fields.word("standing")? },
        "moved" => Event::NotesMoved {
            notes: fields.notes()?,
            cluster: fields.number_or_null("cluster")?.map(ClusterNumber::of),
        },
        "cluster" => Event::ClusterMade { cluster: fields.cluster()?, name: fields.text("name")? },
        "cluster-renamed" => Event::ClusterRenamed { cluster: fields.cluster()?, name: fields.text("name")? },
        "merged" => Event::ClustersMerged {
            from: fields.cluster()?,
            into: fields.number("into").map(ClusterNumber::of)?,
        },
        "cluster-dropped" => Event::ClusterDropped { cluster: fields.cluster()? },
        "cluster-back" => Event::ClusterBack {
            cluster: fields.cluster()?,
            was: Cluster { name: fields.text("name")? },
            notes: fields.notes()?,
        },
        "voted" => Event::Voted {
            step: fields.step()?,
            person: fields.person()?,
            target: fields.target()?,
            dots: fields.number("dots")?,
        },
        "revealed" => {
            let tally = fields.list("tally", |one| {
                let one = Fields(one);
                Some((one.target()?, one.number("dots")?))
            })?;
            Event::Revealed {
                step: fields.step()?,
                order: fields.list("order", |value| whole(value).map(NoteNumber::of))?,
                tally: BTreeMap::from_iter(tally),
            }
        }
        _ => return None,
    })
}

fn timer(fields: Fields<'_>) -> Option<Timer> {
    let length_ms = fields.int("length_ms")?;
    Some(match (fields.int("ends_at"), fields.int("left_ms")) {
        (Some(ends_at), _) => Timer::Running { ends_at: Timestamp::from_ms(ends_at), length_ms },
        (None, Some(left_ms)) => Timer::Paused { left_ms, length_ms },
        (None, None) => Timer::Idle { length_ms },
    })
}

fn decode_group(fields: Fields<'_>) -> Option<Group> {
    Some(Group {
        number: fields.number("group").map(GroupNumber::of)?,
        name: fields.text_or_null("name")?,
        members: fields.list("members", |value| whole(value).map(PersonNumber::of))?,
    })
}

pub(super) fn decode_factor(fields: Fields<'_>) -> Option<Factor> {
    Some(Factor {
        word: fields.text("word")?,
        meaning: fields.text_or_null("meaning")?,
        cluster: fields.number_or_null("cluster")?.map(ClusterNumber::of),
    })
}
