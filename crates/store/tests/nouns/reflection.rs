//! A room comes back as it was, forgets whose an anonymous note was, and of two who write at once one learns it.

use crate::clinic::{Clinic, on_both};
use alliance::clock::Chance;
use alliance::ids::{OrganisationId, ReflectionId};
use alliance::reflection::command::Command;
use alliance::reflection::decide::Moment;
use alliance::reflection::event::Event;
use alliance::reflection::numbers::{CommandKey, StepIndex};
use alliance::reflection::ready::Ready;
use alliance::reflection::refusal::Refusal;
use alliance::reflection::role::Who;
use alliance::reflection::room::{Room, Taken, Trace, Turn};
use alliance::{Language, samples};
use std::collections::BTreeSet;
use store::reflection::kept::{Lines, ROOM_MOVED, RoomPlace, Tail};
use store::reflection::{CODE_TAKEN, NOT_PREPARED, NewReflection, Reflection, Stage};

async fn prepared(clinic: &Clinic) -> Reflection {
    let id = ReflectionId::make(clinic.now, &clinic.chance);
    let template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(40).collect());
    let new = NewReflection { id, facilitator: clinic.therapist.id, team: "Team Noord", template: &template };
    clinic.store.prepare_reflection(&clinic.by(), None, &new).await.unwrap();
    again(clinic, id).await
}

async fn again(clinic: &Clinic, id: ReflectionId) -> Reflection {
    clinic.store.reflection(samples::organisation(), id).await.unwrap().unwrap()
}

fn place<'a>(clinic: &'a Clinic, id: ReflectionId) -> RoomPlace<'a> {
    RoomPlace { organisation: samples::organisation(), id, chance: &clinic.chance }
}

fn take(clinic: &Clinic, room: &mut Room, who: Who, command: Command) -> (CommandKey, Turn) {
    let mut key = [0; 16];
    clinic.chance.fill(&mut key);
    let here = BTreeSet::new();
    let moment = Moment { now: clinic.now, chance: &clinic.chance, here: &here };
    match room.take(who, CommandKey(key), &command, &moment).unwrap() {
        Taken::Now(turn) => (CommandKey(key), turn),
        Taken::Before => panic!("a new key"),
    }
}

async fn keep(clinic: &Clinic, id: ReflectionId, room: &mut Room, who: Who, command: Command) -> CommandKey {
    let (key, turn) = take(clinic, room, who, command);
    let snapshot = (turn.trace == Trace::Cleared).then(|| room.compact());
    let lines = Lines { logged: turn.logged, keys: vec![key], joined: vec![], snapshot };
    clinic.store.keep_lines(place(clinic, id), lines).await.unwrap();
    key
}

#[test]
fn a_reflection_is_prepared_changed_opened_once_and_deleted() {
    on_both(async |clinic| {
        let first = prepared(&clinic).await;
        assert_eq!((first.stage, first.team.as_str()), (Stage::Prepared, "Team Noord"));
        let template = Ready::Medium.template(Language::English, |key| key.chars().take(40).collect());
        let by = clinic.by();
        clinic.store.change_reflection(&by, first.id, "Team Zuid", &template).await.unwrap();
        let changed = again(&clinic, first.id).await;
        assert!(changed.template == template && changed.team == "Team Zuid");
        clinic.store.open_room(&by, first.id, "ABCD2345").await.unwrap();
        let opened = clinic.store.reflection_by_code("ABCD2345").await.unwrap().unwrap();
        assert_eq!(opened.stage, Stage::Open { at: clinic.now });
        let late = clinic.store.change_reflection(&by, first.id, "x", &template).await.unwrap_err();
        assert!(late.is_conflict(NOT_PREPARED), "{late:?}");
        let second = prepared(&clinic).await;
        let taken = clinic.store.open_room(&by, second.id, "ABCD2345").await.unwrap_err();
        assert!(taken.is_conflict(CODE_TAKEN), "{taken:?}");
        let own = clinic.store.reflections(samples::organisation(), clinic.therapist.id).await.unwrap();
        assert_eq!(own.len(), 2);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert!(clinic.store.reflection(other, first.id).await.unwrap().is_none());
        clinic.store.delete_reflection(&by, first.id).await.unwrap();
        assert!(clinic.store.reflection_by_code("ABCD2345").await.unwrap().is_none());
    });
}

#[test]
fn a_room_comes_back_as_it_was_with_its_tokens_and_its_keys() {
    on_both(async |clinic| {
        let reflection = prepared(&clinic).await;
        let mut room = clinic.store.load_room(&reflection).await.unwrap();
        let (person, turn) = room.join(Some("Deelnemer 01"), clinic.now).unwrap();
        let lines = Lines { logged: turn.logged, joined: vec![(person, [7; 32])], ..Lines::default() };
        clinic.store.keep_lines(place(&clinic, reflection.id), lines).await.unwrap();
        let id = reflection.id;
        let step = StepIndex::of(0);
        keep(&clinic, id, &mut room, Who::Facilitator, Command::GoTo { step }).await;
        let note = Command::WriteNote { step, text: "stilte <b>".into() };
        let key = keep(&clinic, id, &mut room, Who::Participant(person), note.clone()).await;
        let mut back = clinic.store.load_room(&reflection).await.unwrap();
        assert_eq!((back.state(), back.seq()), (room.state(), room.seq()));
        let here = BTreeSet::new();
        let moment = Moment { now: clinic.now, chance: &clinic.chance, here: &here };
        let twice = back.take(Who::Participant(person), key, &note, &moment).unwrap();
        assert_eq!(twice, Taken::Before, "a command is taken once, also after a restart");
        assert_eq!(clinic.store.person_of_token(id, [7; 32]).await.unwrap(), Some(person));
        assert_eq!(clinic.store.person_of_token(id, [8; 32]).await.unwrap(), None);
        match clinic.store.room_tail(samples::organisation(), id, 1).await.unwrap() {
            Tail::Lines(lines) => assert_eq!(lines.iter().map(|line| line.seq).collect::<Vec<_>>(), [2, 3]),
            Tail::Replaced => panic!("nothing replaced them"),
        }
    });
}

#[test]
fn a_reveal_leaves_no_trace_of_whose_a_note_was() {
    on_both(async |clinic| {
        let reflection = prepared(&clinic).await;
        let (id, step) = (reflection.id, StepIndex::of(0));
        let mut room = clinic.store.load_room(&reflection).await.unwrap();
        let (person, turn) = room.join(None, clinic.now).unwrap();
        let lines = Lines { logged: turn.logged, ..Lines::default() };
        clinic.store.keep_lines(place(&clinic, id), lines).await.unwrap();
        keep(&clinic, id, &mut room, Who::Facilitator, Command::GoTo { step }).await;
        let note = Command::WriteNote { step, text: "stilte".into() };
        keep(&clinic, id, &mut room, Who::Participant(person), note).await;
        keep(&clinic, id, &mut room, Who::Facilitator, Command::Reveal { step }).await;
        assert!(matches!(
            clinic.store.room_tail(samples::organisation(), id, 1).await.unwrap(),
            Tail::Replaced
        ));
        match clinic.store.room_tail(samples::organisation(), id, room.seq()).await.unwrap() {
            Tail::Lines(lines) => assert!(lines.is_empty(), "no line of the log is left"),
            Tail::Replaced => panic!("nothing came after"),
        }
        let back = clinic.store.load_room(&reflection).await.unwrap();
        assert_eq!(back.state(), room.state());
        assert!(back.state().notes().values().all(|note| note.by.is_none()));
        assert!(back.state().compact().iter().all(|event| match event {
            Event::NoteWritten { by, .. } => by.is_none(),
            _another => true,
        }));
        keep(&clinic, id, &mut room, Who::Facilitator, Command::Close).await;
        assert_eq!(again(&clinic, id).await.stage, Stage::Closed { at: clinic.now });
    });
}

#[test]
fn what_can_be_undone_is_still_there_after_a_restart_and_what_would_tell_on_people_is_not() {
    on_both(async |clinic| {
        let reflection = prepared(&clinic).await;
        let (id, step) = (reflection.id, StepIndex::of(2));
        let restart = async || clinic.store.load_room(&reflection).await.unwrap();
        let mut room = restart().await;
        let (person, turn) = room.join(None, clinic.now).unwrap();
        let lines = Lines { logged: turn.logged, ..Lines::default() };
        clinic.store.keep_lines(place(&clinic, id), lines).await.unwrap();
        let (lead, own) = (Who::Facilitator, Who::Participant(person));
        keep(&clinic, id, &mut room, lead, Command::GoTo { step }).await;
        keep(&clinic, id, &mut room, lead, Command::WriteNote { step, text: "stilte".into() }).await;
        keep(&clinic, id, &mut room, lead, Command::GoTo { step: StepIndex::of(3) }).await;
        let note = *room.state().notes().keys().next().unwrap();
        let made = Command::MakeCluster { name: "Rust".into(), notes: vec![note] };
        keep(&clinic, id, &mut room, lead, made).await;
        let cluster = *room.state().clusters().keys().next().unwrap();
        let named = Command::RenameCluster { cluster, name: "Ruimte".into() };
        keep(&clinic, id, &mut room, own, named).await;
        let mut room = restart().await;
        keep(&clinic, id, &mut room, own, Command::Undo).await;
        assert_eq!(room.state().clusters()[&cluster].name, "Rust");
        // An undo is undone once, also by way of a restart.
        let mut room = restart().await;
        assert_eq!(refused(&clinic, &mut room, own), Refusal::NothingToUndo);
        keep(&clinic, id, &mut room, lead, Command::Undo).await;
        let mut room = restart().await;
        assert!(room.state().clusters().is_empty());
        assert_eq!(refused(&clinic, &mut room, lead), Refusal::NothingToUndo);
        // A reveal forgets what people could undo, and keeps what the facilitator can.
        let made = |name: &str| Command::MakeCluster { name: name.into(), notes: vec![note] };
        keep(&clinic, id, &mut room, own, made("Een")).await;
        keep(&clinic, id, &mut room, lead, made("Twee")).await;
        keep(&clinic, id, &mut room, lead, Command::GoTo { step: StepIndex::of(0) }).await;
        let word = Command::WriteNote { step: StepIndex::of(0), text: "tempo".into() };
        keep(&clinic, id, &mut room, own, word).await;
        keep(&clinic, id, &mut room, lead, Command::Reveal { step: StepIndex::of(0) }).await;
        let mut room = restart().await;
        assert_eq!(refused(&clinic, &mut room, own), Refusal::NothingToUndo);
        keep(&clinic, id, &mut room, lead, Command::Undo).await;
        let names: Vec<&str> = room.state().clusters().values().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Een"]);
    });
}

fn refused(clinic: &Clinic, room: &mut Room, who: Who) -> Refusal {
    let here = BTreeSet::new();
    let moment = Moment { now: clinic.now, chance: &clinic.chance, here: &here };
    room.take(who, CommandKey([9; 16]), &Command::Undo, &moment).unwrap_err()
}

#[test]
fn of_two_nodes_that_write_at_once_one_learns_that_it_came_second() {
    on_both(async |clinic| {
        let reflection = prepared(&clinic).await;
        let mut here = clinic.store.load_room(&reflection).await.unwrap();
        let mut there = here.clone();
        let (_, first) = take(&clinic, &mut here, Who::Facilitator, Command::Lock);
        let (_, second) =
            take(&clinic, &mut there, Who::Facilitator, Command::GoTo { step: StepIndex::of(1) });
        let keep = async |turn: Turn| {
            let lines = Lines { logged: turn.logged, ..Lines::default() };
            clinic.store.keep_lines(place(&clinic, reflection.id), lines).await
        };
        keep(first).await.unwrap();
        let error = keep(second).await.unwrap_err();
        assert!(error.is_conflict(ROOM_MOVED), "{error:?}");
        assert_eq!(clinic.store.load_room(&reflection).await.unwrap().state(), here.state());
    });
}
