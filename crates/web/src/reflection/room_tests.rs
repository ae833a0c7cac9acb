//! A room on the wire: who gets which frame, what comes twice, and what is there after a restart.

use super::crowd::Line;
use super::post::Look;
use super::room::{Ask, RoomHandle, Rooms};
use super::wire::command::{Asked, Frame, NotACommand, frame};
use super::wire::reply::No;
use crate::testing::TestClinic;
use alliance::Language;
use alliance::ids::ReflectionId;
use alliance::people::Role as MemberRole;
use alliance::reflection::command::Command;
use alliance::reflection::numbers::{NoteNumber, PersonNumber, StepIndex};
use alliance::reflection::ready::Ready;
use alliance::reflection::refusal::Refusal;
use alliance::reflection::role::{Role, Who};
use axum::http::StatusCode;
use proptest::prelude::*;
use std::time::Duration;
use store::reflection::NewReflection;
use tokio::sync::oneshot;

const CODE: &str = "ABCD2345";

struct Evening {
    clinic: TestClinic,
    room: RoomHandle,
    lead_cookie: String,
}

async fn evening() -> Evening {
    let clinic = TestClinic::new().await;
    let member = clinic.member(1, &[MemberRole::Therapist]).await;
    let lead_cookie = clinic.sign_in(&member).await;
    let template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(60).collect());
    let by = clinic.app.by(alliance::audit::AuditActor::Member(member.id));
    let id = ReflectionId::make(by.now, by.chance);
    let new = NewReflection { id, facilitator: member.id, team: "Team Noord", template: &template };
    clinic.app.store.prepare_reflection(&by, None, &new).await.unwrap();
    clinic.app.store.open_room(&by, id, CODE).await.unwrap();
    let room = clinic.app.rooms.find(&clinic.app, CODE).await.unwrap().unwrap();
    Evening { clinic, room, lead_cookie }
}

impl Evening {
    async fn join(&self, number: u8) -> PersonNumber {
        self.room.join(Some(format!("Deelnemer {number:02}")), [number; 32]).await.unwrap()
    }

    async fn listen(&self, who: Who, has_board: bool, since: Option<u64>) -> Line {
        let (reply, line) = oneshot::channel();
        self.room.ask(Ask::Listen { who, has_board, since, reply }).await.unwrap();
        line.await.unwrap().unwrap()
    }

    async fn lead(&self, key: &str, command: Command) {
        self.room.send(Who::Facilitator, key, command).await.unwrap();
    }

    async fn write(&self, person: PersonNumber, key: &str, step: u32, text: &str) -> NoteNumber {
        let command = Command::WriteNote { step: StepIndex::of(step), text: text.into() };
        self.room.send(Who::Participant(person), key, command).await.unwrap().note.unwrap()
    }
}

/// All frames until one holds `mark`.
async fn until(line: &mut Line, mark: &str) -> String {
    let mut told = String::new();
    while !told.contains(mark) {
        let frame = tokio::time::timeout(Duration::from_secs(10), line.frames.recv()).await;
        told += frame.unwrap_or_else(|_| panic!("no {mark} in {told}")).unwrap().as_str();
    }
    told
}

#[tokio::test]
async fn a_hidden_note_goes_to_its_writer_alone_and_to_everybody_once_revealed() {
    let evening = evening().await;
    let (one, two) = (evening.join(1).await, evening.join(2).await);
    evening.lead("go", Command::GoTo { step: StepIndex::of(0) }).await;
    let mut lines = Vec::new();
    for who in [Who::Participant(one), Who::Participant(two), Who::Facilitator, Who::Projector] {
        lines.push(evening.listen(who, true, None).await);
    }
    evening.write(one, "n1", 0, "~MERK~").await;
    let own = until(&mut lines[0], "~MERK~").await;
    assert!(own.contains("mynote") && own.contains(r#""mine":true"#), "{own}");
    evening.lead("mark", Command::StartTimer).await;
    for line in &mut lines[1..] {
        let told = until(line, "running").await;
        assert!(!told.contains("~MERK~"), "hidden is not on the wire: {told}");
    }
    evening.lead("show", Command::Reveal { step: StepIndex::of(0) }).await;
    for line in &mut lines[1..] {
        until(line, "~MERK~").await;
    }
}

#[tokio::test]
async fn a_phone_without_the_board_is_told_little_and_gets_all_of_it_when_it_opens_it() {
    let evening = evening().await;
    let one = evening.join(1).await;
    evening.lead("go", Command::GoTo { step: StepIndex::of(2) }).await;
    let mut phone = evening.listen(Who::Participant(one), false, None).await;
    let mut wall = evening.listen(Who::Projector, false, None).await;
    evening.write(one, "n1", 2, "~MERK~").await;
    until(&mut wall, "~MERK~").await;
    evening.lead("mark", Command::StartTimer).await;
    let told = until(&mut phone, "running").await;
    assert!(!told.contains("~MERK~"), "{told}");
    evening.room.ask(Ask::Board { line: phone.number, open: true }).await.unwrap();
    until(&mut phone, "~MERK~").await;
}

#[tokio::test]
async fn a_command_that_comes_twice_is_done_once_also_after_a_restart() {
    let evening = evening().await;
    let one = evening.join(1).await;
    evening.lead("go", Command::GoTo { step: StepIndex::of(2) }).await;
    evening.write(one, "n1", 2, "een keer").await;
    let again = Command::WriteNote { step: StepIndex::of(2), text: "een keer".into() };
    let who = Who::Participant(one);
    assert_eq!(evening.room.send(who, "n1", again.clone()).await.unwrap().note, None);
    // Another node, or the same one after it was killed: nothing is left in memory.
    let mut app = evening.clinic.app.clone();
    app.rooms = Rooms::default();
    let room = app.rooms.find(&app, CODE).await.unwrap().unwrap();
    assert_eq!(room.send(who, "n1", again).await.unwrap().note, None);
    assert_eq!(room.state().await.unwrap().notes().len(), 1);
    assert_eq!(app.store.person_of_token(room.id, [1; 32]).await.unwrap(), Some(one));
}

#[tokio::test]
async fn who_comes_back_hears_what_changed_and_who_was_away_too_long_hears_all() {
    let evening = evening().await;
    evening.lead("go", Command::GoTo { step: StepIndex::of(2) }).await;
    let one = evening.join(1).await;
    let seq = evening.room.send(Who::Facilitator, "t", Command::StartTimer).await.unwrap().seq;
    let note = evening.write(one, "n1", 2, "gemist").await;
    let mut back = evening.listen(Who::Projector, false, Some(seq)).await;
    let told = until(&mut back, "gemist").await;
    assert!(told.contains(r#""t":"new""#) && !told.contains(r#""t":"all""#), "{told}");
    evening.lead("hide", Command::HideNote { note }).await;
    let told = until(&mut back, r#""standing":"hidden""#).await;
    assert!(!told.contains("gemist"), "{told}");
    let mut stranger = evening.listen(Who::Projector, false, Some(9_999)).await;
    until(&mut stranger, r#""t":"all""#).await;
}

#[tokio::test]
async fn a_line_that_does_not_keep_up_is_cut_and_the_others_are_not() {
    let evening = evening().await;
    evening.lead("go", Command::GoTo { step: StepIndex::of(2) }).await;
    let one = evening.join(1).await;
    let slow = evening.listen(Who::Projector, false, None).await;
    let mut quick = evening.listen(Who::Participant(one), true, None).await;
    for turn in 0..super::crowd::WAITING_MOST + 8 {
        // One person may not write so much; who leads may.
        let text = format!("woord {turn}~");
        evening.lead(&format!("n{turn}"), Command::WriteNote { step: StepIndex::of(2), text }).await;
        until(&mut quick, &format!("woord {turn}~")).await;
    }
    assert_eq!(slow.cut.wait().await, super::crowd::Cut::Behind);
    evening.lead("t", Command::StartTimer).await;
    until(&mut quick, "running").await;
}

#[tokio::test]
async fn the_addresses_of_a_room_answer_to_who_may_and_to_nobody_else() {
    let evening = evening().await;
    let clinic = &evening.clinic;
    let joined = clinic.post(&format!("/w/{CODE}/join"), "", &[("name", "Deelnemer 01")]).await;
    assert_eq!((joined.status, joined.location()), (StatusCode::SEE_OTHER, "/w/ABCD2345"));
    let seat = joined.cookie();
    assert!(seat.starts_with("seat="));
    let again = clinic.post(&format!("/w/{CODE}/join"), &seat, &[("name", "Iemand anders")]).await;
    assert_eq!(again.cookie(), "", "who is in stays who they are");
    let state = |path: &'static str, cookie: String| async move {
        let answer = clinic.get(&format!("/w/{path}"), &cookie).await;
        (answer.status, answer.body)
    };
    let (status, body) = state("ABCD2345/state", seat.clone()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("Deelnemer 01") && body.contains(r#""i":"mine""#), "{body}");
    assert_eq!(state("ABCD2345/state", String::new()).await.0, StatusCode::NOT_FOUND);
    assert_eq!(state("ABCD2345/state?as=lead", seat).await.0, StatusCode::NOT_FOUND);
    assert_eq!(state("ABCD2345/state?as=lead", evening.lead_cookie.clone()).await.0, StatusCode::OK);
    assert_eq!(state("ABCD2345/state?as=screen", String::new()).await.0, StatusCode::OK);
    assert_eq!(state("ZZZZ9999/state?as=screen", String::new()).await.0, StatusCode::NOT_FOUND);
    let other = clinic.member(2, &[MemberRole::Therapist]).await;
    let other = clinic.sign_in(&other).await;
    assert_eq!(state("ABCD2345/state?as=lead", other).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_room_that_is_forgotten_ends_and_its_lines_are_told() {
    let evening = evening().await;
    let line = evening.listen(Who::Projector, false, None).await;
    evening.clinic.app.rooms.forget(evening.room.id).await;
    assert_eq!(line.cut.wait().await, super::crowd::Cut::Gone);
    assert_eq!(evening.room.state().await, Err(No::Later));
}

#[tokio::test]
async fn more_than_a_room_holds_are_refused_and_the_room_goes_on() {
    let evening = evening().await;
    let joins = (0..1_600_u32).map(|number| {
        let mut token = [0; 32];
        token[..4].copy_from_slice(&number.to_le_bytes());
        evening.room.join(None, token)
    });
    let full = No::Refused(Refusal::RoomFull { most: 1_500 });
    let answers = futures_util::future::join_all(joins).await;
    let refused = answers.iter().filter(|answer| **answer == Err(full)).count();
    assert_eq!(refused, 100);
    evening.lead("go", Command::GoTo { step: StepIndex::of(1) }).await;
}

#[test]
fn every_word_of_a_frame_is_read_and_what_lacks_something_is_not() {
    let check = |text: &str, expected: Option<Asked>| {
        let expected = match expected {
            Some(command) => Ok(Frame::Command { key: "k".into(), command: Box::new(command) }),
            None => Err(NotACommand),
        };
        assert_eq!(frame(text), expected, "{text}");
    };
    check(r#"{"t":"note.add","cid":"k","text":"a"}"#, Some(Asked::NoteHere("a".into())));
    let whole = Command::WriteNote { step: StepIndex::of(3), text: "a".into() };
    check(r#"{"t":"note.add","cid":"k","step":3,"text":"a"}"#, Some(Asked::Whole(whole)));
    check(r#"{"t":"undo","cid":"k"}"#, Some(Asked::Whole(Command::Undo)));
    for wrong in [
        "",
        "[]",
        "{}",
        r#"{"t":"undo"}"#,
        r#"{"t":"undo","cid":""}"#,
        r#"{"t":"unmerge","cid":"k","cluster":1}"#,
        r#"{"t":"note.add","cid":"k","text":7}"#,
        r#"{"t":"note.add","cid":"k","step":-1,"text":"a"}"#,
        r#"{"t":"vote.set","cid":"k","cluster":1,"note":2,"dots":1}"#,
        r#"{"t":"vote.set","cid":"k","cluster":1,"dots":900}"#,
        r#"{"t":"step.go","cid":"k","step":99999999999}"#,
    ] {
        check(wrong, None);
    }
}

#[test]
fn the_role_is_asked_for_in_the_address() {
    assert_eq!(Look::default().role(), Role::Participant);
}

proptest! {
    #[test]
    fn nothing_that_is_sent_breaks_the_reading(text in ".{0,200}", word in "[a-z.]{1,16}", value in ".{0,20}") {
        // Only that it ends: what is read is read whole, what is not is refused.
        drop(frame(&text));
        let object = serde_json::json!({"t": word, "cid": "k", "text": value, "notes": value, "step": value});
        drop(frame(&object.to_string()));
    }
}

/// One node of several: its own connections, its own rooms.
async fn node(address: &str, organisation: &store::organisation::Organisation) -> crate::state::App {
    let engine = store::Engine::open(address, store::EngineOptions::default()).await.unwrap();
    let store = store::Store::new(engine, store::seal_field::FieldKey::from_bytes([7; 32]));
    let settings = crate::state::Settings {
        origin: "http://127.0.0.1:8080".into(),
        simulated: crate::state::Simulated::No,
        mail: crate::state::Mail::Nobody,
    };
    let clock = std::sync::Arc::new(alliance::clock::FixedClock::at(alliance::samples::TODAY));
    let chance = std::sync::Arc::new(alliance::clock::SeededChance::new(std::process::id().into()));
    crate::state::App::new(store, organisation.clone(), settings, clock, chance).unwrap()
}

#[tokio::test]
async fn two_nodes_on_one_server_tell_each_other_and_neither_loses_what_the_other_kept() {
    let database = store::testing::TestDatabase::postgres().await;
    let organisation = store::organisation::Organisation {
        id: alliance::samples::organisation(),
        name: "Praktijk Voorbeeld".into(),
        zone: "Europe/Amsterdam".into(),
        language: Language::Dutch,
    };
    let here = node(database.address(), &organisation).await;
    let by = here.by(alliance::audit::AuditActor::Operator);
    here.store.add_organisation(&by, &organisation).await.unwrap();
    let member = alliance::samples::therapist();
    here.store.add_member(&by, None, &member).await.unwrap();
    let template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(60).collect());
    let id = ReflectionId::make(by.now, by.chance);
    let new = NewReflection { id, facilitator: member.id, team: "Team Noord", template: &template };
    here.store.prepare_reflection(&by, None, &new).await.unwrap();
    here.store.open_room(&by, id, CODE).await.unwrap();
    let there = node(database.address(), &organisation).await;
    let first = here.rooms.find(&here, CODE).await.unwrap().unwrap();
    let second = there.rooms.find(&there, CODE).await.unwrap().unwrap();
    first.send(Who::Facilitator, "go", Command::GoTo { step: StepIndex::of(2) }).await.unwrap();
    // Both write at once, and each is sure that it was first.
    let note = |turn: usize| Command::WriteNote { step: StepIndex::of(2), text: format!("woord {turn}~") };
    let writes = (0..20).map(|turn| {
        let room = if turn % 2 == 0 { &first } else { &second };
        async move { room.send(Who::Facilitator, &format!("n{turn}"), note(turn)).await }
    });
    for written in futures_util::future::join_all(writes).await {
        written.unwrap();
    }
    // The same command by way of both nodes is done once.
    for room in [&first, &second] {
        room.send(Who::Facilitator, "both", note(20)).await.unwrap();
    }
    for room in [&first, &second] {
        let (reply, line) = oneshot::channel();
        let ask = Ask::Listen { who: Who::Projector, has_board: false, since: None, reply };
        room.ask(ask).await.unwrap();
        let mut line = line.await.unwrap().unwrap();
        let mut told = String::new();
        while (0..=20).any(|turn| !told.contains(&format!("woord {turn}~"))) {
            let frame = tokio::time::timeout(Duration::from_secs(10), line.frames.recv()).await;
            told += frame.unwrap_or_else(|_| panic!("not all in {told}")).unwrap().as_str();
        }
    }
    let reflection = here.store.reflection_by_code(CODE).await.unwrap().unwrap();
    assert_eq!(here.store.load_room(&reflection).await.unwrap().state().notes().len(), 21);
    drop((first, second, here, there));
}
