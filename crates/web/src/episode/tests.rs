use super::case::Case;
use crate::shell::language::Speech;
use crate::testing::TestClinic;
use alliance::administration::Content;
use alliance::caseload::Halves;
use alliance::clock::{DAY_MS, Timestamp};
use alliance::course::{Filled, Opened, Record, SessionHalves};
use alliance::episode::EpisodeState;
use alliance::instrument::catalogue;
use alliance::instrument::definition::{Better, Range};
use alliance::measure::{Measure, MeasureCode, TOTAL};
use alliance::people::Role;
use alliance::session::{Discussion, Measuring, Session, SessionState};
use alliance::{Language, Perspective, samples};
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use store::episode::{EpisodeCase, EpisodeTherapist};

const NOW: Timestamp = samples::TODAY;

fn case() -> EpisodeCase {
    let therapist = samples::therapist();
    EpisodeCase {
        episode: samples::episode(),
        client: samples::client(),
        therapists: vec![EpisodeTherapist {
            member: therapist.id,
            shown_name: therapist.shown_name,
            from: NOW,
            until: None,
        }],
    }
}

/// A held session, both halves open and talked about.
fn held(number: u32) -> SessionHalves {
    let session = samples::session(number);
    let at = NOW.plus_ms((i64::from(number) - 41) * 7 * DAY_MS);
    let session = Session {
        state: SessionState::Held { at },
        opened_at: Some(at),
        discussion: Discussion::Discussed { at },
        ..session
    };
    SessionHalves { session, halves: Halves::Both }
}

fn filled(number: u32, whose: Perspective, filled: Filled, scales: &[(&str, f64)]) -> Opened {
    let scales = scales.iter().map(|(scale, raw)| (scale.parse().unwrap(), *raw)).collect();
    Opened {
        session: samples::session(number).id,
        perspective: whose,
        filled,
        content: Content::Scales(scales),
    }
}

fn check(number: u32, whose: Perspective, positions: [f64; 3]) -> Opened {
    let check = Filled::Instrument(catalogue::instrument("session-check").unwrap());
    let [bond, goal, task] = positions.map(|position| position * 0.6);
    filled(number, whose, check, &[("bond", bond), ("goal", goal), ("task", task)])
}

fn wellbeing(number: u32, position: f64) -> Opened {
    let instrument = Filled::Instrument(catalogue::instrument("wellbeing").unwrap());
    filled(number, Perspective::Client, instrument, &[("wellbeing", position * 0.6)])
}

fn both(number: u32, client: [f64; 3], therapist: [f64; 3]) -> [Opened; 2] {
    [check(number, Perspective::Client, client), check(number, Perspective::Therapist, therapist)]
}

/// The course of the sample screen: nine sessions, one of them without measuring, a fall on tasks at the last.
fn nine() -> Record {
    let mut record = Record { sessions: (1..=9).map(held).collect(), ..Record::default() };
    record.sessions[3].session.measuring = Measuring::NotToday;
    record.sessions[3].session.opened_at = None;
    record.sessions[3].halves = Halves::None;
    record.sessions[8].session.discussion = Discussion::Open;
    let client = [6.9, 7.2, 7.5, 7.4, 7.8, 8.0, 7.9, 8.1, 5.6];
    for (number, task) in (1..).zip(client).filter(|(number, _)| *number != 4) {
        record.opened.extend(both(number, [8.2, 7.0, task], [8.1, 7.9, 7.8]));
        record.opened.push(wellbeing(number, 4.0 + f64::from(number) / 5.0));
    }
    record
}

fn page(case: &EpisodeCase, record: &Record, language: Language) -> String {
    let speech = Speech::new(language, TimeZone::get("Europe/Amsterdam").unwrap());
    let sessions: Vec<Session> = record.sessions.iter().map(|halves| halves.session.clone()).collect();
    Case::new(&speech, case, &sessions, record, NOW, "once-key").view().into_string()
}

/// The page without its pictures, an element a line: those have snapshots of their own.
fn outline(page: &str) -> String {
    let mut text = String::new();
    for (index, part) in page.split("<svg").enumerate() {
        let shown = if index == 0 { part } else { part.split_once("</svg>").map_or("", |(_, rest)| rest) };
        if index > 0 {
            text.push_str("[picture]");
        }
        text.push_str(shown);
    }
    text.replace("><", ">\n<")
}

#[test]
fn nine_sessions_with_a_fall_open_with_the_sentence_about_it() {
    insta::assert_snapshot!("nine_nl", outline(&page(&case(), &nine(), Language::Dutch)));
    insta::assert_snapshot!("nine_en", outline(&page(&case(), &nine(), Language::English)));
}

#[test]
fn an_imported_course_shows_its_measure_and_no_empty_pictures() {
    let measure = Measure {
        code: MeasureCode::parse("bdi-ii").unwrap(),
        name: "BDI-II".into(),
        range: Range { min: 0.0, max: 63.0 },
        better: Better::Lower,
    };
    let mut record = Record { sessions: (1..=6).map(held).collect(), ..Record::default() };
    for halves in &mut record.sessions {
        halves.halves = Halves::NotAsked;
        halves.session.discussion = Discussion::Open;
    }
    for (number, raw) in (1..).zip([34.0, 31.0, 32.0, 25.0, 24.0, 40.0]) {
        let total = [(TOTAL, raw)];
        record.opened.push(filled(number, Perspective::Client, Filled::Measure(measure.clone()), &total));
    }
    let page = page(&case(), &record, Language::Dutch);
    assert_eq!(page.matches("small-multiple").count(), 0);
    assert!(page.contains("BDI-II ging van 24 naar 40 (lager is beter)."), "{page}");
    insta::assert_snapshot!("imported_nl", outline(&page));
}

#[test]
fn a_course_of_no_session_one_and_forty_is_whole() {
    let none = page(&case(), &Record::default(), Language::Dutch);
    assert!(none.contains("Jullie zijn nog niet begonnen") && none.contains("Sessie 1 starten"));
    assert!(!none.contains("<svg") && none.contains("Nog geen sessie, 20 afgesproken"));

    let mut record = Record { sessions: vec![held(1)], ..Record::default() };
    record.opened.extend(both(1, [8.0; 3], [7.0; 3]));
    let one = page(&case(), &record, Language::Dutch);
    assert!(one.contains("Nog te weinig om iets te vergelijken") && one.contains("Sessie 1 van 20"));
    assert_eq!(one.matches("small-multiple").count(), 3);

    let mut record = Record { sessions: (1..=40).map(held).collect(), ..Record::default() };
    record.opened.extend((1..=40).flat_map(|number| both(number, [8.0; 3], [7.0; 3])));
    let forty = page(&case(), &record, Language::English);
    assert!(forty.contains("Nothing stands out") && forty.contains("34 earlier sessions"));
    assert!(forty.contains("Session 40 ·"), "past the twenty that were agreed no total is claimed");
    for text in [none, one, forty] {
        assert!(!text.contains("NaN") && !text.contains("inf"));
    }
}

#[test]
fn a_closed_episode_can_be_read_and_not_continued() {
    let mut closed = case();
    closed.episode.state = EpisodeState::Closed { at: NOW };
    let page = page(&closed, &nine(), Language::Dutch);
    assert!(page.contains("afgesloten op 3 sep 2026"));
    assert!(!page.contains("starten") && !page.contains("plannen"));
}

#[test]
fn todays_session_that_waits_is_gone_on_with_and_a_planned_one_is_begun() {
    let mut record = nine();
    record.sessions[8].session.state = SessionState::Held { at: NOW };
    record.sessions[8].session.opened_at = None;
    record.sessions[8].halves = Halves::Client;
    let waiting = page(&case(), &record, Language::Dutch);
    assert!(waiting.contains("Verder met sessie 9") && !waiting.contains("Sessie 10 starten"));
    record.sessions[8].session.state = SessionState::Planned { at: None };
    let planned = page(&case(), &record, Language::Dutch);
    let hold = format!("/sessions/{}/hold", samples::session(9).id);
    assert!(planned.contains(&hold) && planned.contains("Sessie 9 starten"));
}

#[tokio::test]
async fn only_who_treats_sees_the_case_and_each_look_is_noted() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&member]).await;
    clinic.checked(&episode, 1, NOW.plus_ms(-DAY_MS), [8.0; 3], [7.0; 3]).await;
    let path = format!("/episodes/{}", episode.id);
    assert_eq!(clinic.get(&path, &cookie).await.status, StatusCode::OK);
    for (number, role) in [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Administrator)] {
        let other = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get(&path, &other).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(clinic.get("/episodes/none", &cookie).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.get(&path, "").await.location(), "/login");
    let lines = clinic
        .app
        .store
        .engine()
        .query("select episode_id from audit where event = 'case.read' and action = 'R'", vec![])
        .await
        .unwrap();
    assert_eq!(lines.len(), 1, "one look, one line; who was refused saw nothing");
    assert_eq!(lines[0].str("episode_id").unwrap(), episode.id.to_string());
}
