//! What is stored of a room is read as it was written.

use super::{event_json, template_json};
use alliance::Language;
use alliance::clock::Timestamp;
use alliance::reflection::command::{Readiness, Sharing, Target};
use alliance::reflection::event::{Event, Late};
use alliance::reflection::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use alliance::reflection::ready::Ready;
use alliance::reflection::state::{Cluster, Factor, Group, Standing};
use alliance::reflection::template::Authorship;
use alliance::reflection::timer::Timer;
use alliance::reflection::undo::Back;
use serde_json::json;

fn all() -> Vec<Event> {
    let (person, step, note) = (PersonNumber::of(2), StepIndex::of(3), NoteNumber::of(4));
    let (cluster, into) = (ClusterNumber::of(5), ClusterNumber::of(6));
    let text = "<b>\u{1f600} \"met\" \\ alles</b>".to_owned();
    let group = Some(GroupNumber::of(1));
    let members = vec![person];
    let timers = [
        Timer::Idle { length_ms: 60_000 },
        Timer::Running { ends_at: Timestamp::from_ms(7), length_ms: 60_000 },
        Timer::Paused { left_ms: -5, length_ms: 60_000 },
    ];
    let mut all: Vec<Event> = timers.map(|timer| Event::TimerSet { timer }).into();
    all.extend([
        Event::Joined { person, name: None },
        Event::Renamed { person, name: Some(text.clone()) },
        Event::Muted { person },
        Event::Unmuted { person },
        Event::StepBegun { step },
        Event::GroupsDrawn {
            step,
            groups: vec![Group { number: GroupNumber::of(1), name: Some("Muziek".into()), members }],
            waiting: vec![person],
        },
        Event::Placed { step, person, group },
        Event::Placed { step, person, group: None },
        Event::ReadySet { person, readiness: Readiness::Done },
        Event::NoteWritten {
            note,
            step,
            by: Some(person),
            group,
            standing: Standing::Parked,
            late: Late::Yes,
            text: text.clone(),
        },
        Event::NoteEdited { note, text: text.clone() },
        Event::NoteDropped { note },
        Event::NoteStood { note, standing: Standing::Hidden },
        Event::NotesMoved { notes: vec![note], cluster: Some(cluster) },
        Event::NotesMoved { notes: vec![note], cluster: None },
        Event::ClusterMade { cluster, name: text.clone() },
        Event::ClusterRenamed { cluster, name: text.clone() },
        Event::ClustersMerged { from: cluster, into },
        Event::ClusterDropped { cluster },
        Event::ClusterBack { cluster, was: Cluster { name: text.clone() }, notes: vec![note] },
        Event::Voted { step, person, target: Target::Cluster(cluster), dots: 2 },
        Event::Voted { step, person, target: Target::Note(note), dots: 0 },
        Event::Revealed { step, order: vec![note], tally: [(Target::Note(note), 9)].into() },
        Event::AuthorshipChosen { step, authorship: Authorship::Named },
        Event::FactorsKept {
            factors: vec![Factor { word: "tempo".into(), meaning: None, cluster: Some(cluster) }],
        },
        Event::FactorsLocked,
        Event::FactorsUnlocked,
        Event::IntentionKept { person, text: text.clone(), sharing: Sharing::Private },
        Event::IntentionDropped { person },
        Event::WordHidden { stem: "veilig".into() },
        Event::WordShown { stem: "veilig".into() },
        Event::WordsMerged { from: "a".into(), into: "b".into() },
        Event::Undone { person: None },
        Event::Undone { person: Some(person) },
        Event::Undoable { person: None, back: Vec::new() },
        Event::Undoable {
            person: Some(person),
            back: vec![
                Back::Move { notes: vec![note], cluster: Some(cluster) },
                Back::Move { notes: vec![note], cluster: None },
                Back::Drop { cluster },
                Back::Rename { cluster, name: text.clone() },
                Back::Unmerge { cluster, was: Cluster { name: text.clone() }, notes: vec![note] },
                Back::Edit { note, text: text.clone() },
                Back::Write { step, text: text.clone() },
                Back::Stand { note, standing: Standing::Hidden },
                Back::Factors {
                    factors: vec![Factor { word: "tempo".into(), meaning: None, cluster: None }],
                },
                Back::Word { stem: "veilig".into() },
            ],
        },
        Event::RoomLocked,
        Event::RoomUnlocked,
        Event::RoomClosed,
        Event::NumbersGiven { notes: 3, clusters: 4 },
    ]);
    all
}

#[test]
fn every_event_is_read_as_it_was_written() {
    for event in all() {
        let text = event_json::encode(&event).to_string();
        let read = event_json::decode(&serde_json::from_str(&text).unwrap());
        assert_eq!(read, Some(event), "{text}");
    }
}

#[test]
fn an_event_that_lacks_a_part_is_none() {
    for event in all() {
        let whole = event_json::encode(&event);
        for key in whole.as_object().unwrap().keys() {
            let mut broken = whole.clone();
            broken[key] = json!([false]);
            assert_ne!(event_json::decode(&broken), Some(event.clone()), "{key} of {whole}");
        }
    }
}

#[test]
fn a_template_is_read_as_it_was_written() {
    for ready in Ready::ALL {
        let template = ready.template(Language::English, str::to_owned);
        assert_eq!(template_json::decode(&template_json::encode(&template)), Some(template));
    }
    assert_eq!(template_json::decode(&json!({})), None);
}
