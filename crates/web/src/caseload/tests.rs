use super::reason::sentence;
use super::search::{ROWS, Search};
use crate::shell::language::Speech;
use crate::testing::TestClinic;
use alliance::caseload::{CourseScale, Reason, ReasonKind, Standing};
use alliance::clock::DAY_MS;
use alliance::episode::{EpisodeState, Format};
use alliance::ids::EpisodeId;
use alliance::people::{ClientCode, Role};
use alliance::session::SessionState;
use alliance::{Component, Language, Perspective, samples};
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use store::caseload::{CaseloadEntry, Which};

fn speech(language: Language) -> Speech {
    Speech::new(language, TimeZone::get("Europe/Amsterdam").unwrap())
}

#[test]
fn every_reason_is_a_sentence_in_both_languages() {
    let scale = CourseScale {
        instrument: "wellbeing|1:wellbeing".into(),
        min: 0.0,
        max: 10.0,
        higher_is_better: true,
    };
    let check = |reason: Reason, dutch: &str, english: &str| {
        assert_eq!(sentence(&speech(Language::Dutch), reason, Some(&scale)), dutch);
        assert_eq!(sentence(&speech(Language::English), reason, Some(&scale)), english);
    };
    check(
        Reason::Drop { component: Component::Task, from: 8.1, to: 5.6 },
        "Taken zakte van 8,1 naar 5,6",
        "Tasks fell from 8.1 to 5.6",
    );
    check(
        Reason::Difference { component: Component::Goal, client: 5.1, therapist: 7.9 },
        "Verschil op doelen: jij 7,9, cliënt 5,1",
        "Difference on goals: you 7.9, client 5.1",
    );
    check(
        Reason::Worse { from: 5.5, to: 2.0 },
        "Welzijn ging van 5,5 naar 2 (hoger is beter)",
        "Wellbeing went from 5.5 to 2 (higher is better)",
    );
    check(Reason::Undiscussed { count: 2 }, "Nog niet besproken: 2 sessies", "Not discussed yet: 2 sessions");
    check(
        Reason::Missing { who: Some(Perspective::Therapist) },
        "Jouw helft ontbreekt",
        "Your half is missing",
    );
    check(Reason::Missing { who: None }, "Beide helften ontbreken", "Both halves are missing");
}

#[test]
fn a_measure_is_called_by_its_code_and_keeps_its_own_unit() {
    let scale =
        CourseScale { instrument: "measure:bdi-ii".into(), min: 0.0, max: 63.0, higher_is_better: false };
    let said = sentence(&speech(Language::Dutch), Reason::Worse { from: 30.0, to: 44.0 }, Some(&scale));
    assert_eq!(said, "BDI-II ging van 30 naar 44 (lager is beter)");
}

fn entry(code: &str) -> CaseloadEntry {
    CaseloadEntry {
        episode: EpisodeId::make(samples::TODAY, &alliance::clock::SeededChance::new(4)),
        client: ClientCode::parse(code).unwrap(),
        number: 1,
        format: Format::Individual,
        planned_sessions: None,
        state: EpisodeState::Open,
        others: Vec::new(),
        standing: Standing::default(),
    }
}

#[test]
fn a_long_caseload_stands_on_pages_and_a_code_is_found_by_a_piece_of_it() {
    let all: Vec<CaseloadEntry> = (0..120).map(|n| entry(&format!("2026-{n:03}"))).collect();
    let search = |text: &str, page| Search { text: text.into(), reason: None, which: Which::Open, page };
    let last = search("", 3).among(all.clone(), samples::TODAY);
    assert_eq!((last.count, last.pages, last.rows.len()), (120, 3, 120 - 2 * ROWS));
    assert_eq!(search("", 4).among(all.clone(), samples::TODAY).rows.len(), 0);
    let found = search("6-11", 1).among(all, samples::TODAY);
    assert_eq!(found.rows.len(), 10);
}

#[test]
fn the_address_of_a_search_says_what_was_asked() {
    let search = Search { text: "a&b".into(), reason: Some(ReasonKind::Drop), which: Which::Closed, page: 2 };
    assert_eq!(search.href(), "/caseload?q=a%26b&reason=drop&state=closed&page=2");
    assert_eq!(search.with_reason(None).href(), "/caseload?q=a%26b&state=closed");
}

#[tokio::test]
async fn who_asks_for_a_talk_comes_first_with_the_reason_in_words() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let quiet = clinic.episode("2026-001", &[&member]).await;
    let fell = clinic.episode("2026-014", &[&member]).await;
    let day = |days: i64| samples::TODAY.plus_ms(-days * DAY_MS);
    let calm = clinic.checked(&quiet, 1, day(9), [8.0; 3], [8.0; 3]).await;
    let before = clinic.checked(&fell, 1, day(9), [8.0, 8.0, 8.1], [7.8; 3]).await;
    clinic.checked(&fell, 2, day(2), [8.0, 8.0, 5.6], [7.8; 3]).await;
    clinic.discussed(&calm).await;
    clinic.discussed(&before).await;
    let page = clinic.get("/caseload", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    let first = page.between("<tbody", "</tr>");
    assert!(first.contains("Cliënt 2026-014") && first.contains("Taken zakte van 8,1 naar 5,6"), "{first}");
    assert!(first.contains("sessie 2 van 20") && first.contains("2 dagen geleden"), "{first}");
    let drops = clinic.get("/caseload?reason=drop", &cookie).await.body;
    assert!(drops.contains("2026-014") && !drops.contains("2026-001"));
    let sought = clinic.get_in_english("/caseload?q=001", &cookie).await.body;
    assert!(sought.contains("Client 2026-001") && !sought.contains("2026-014"));
    assert!(sought.contains("Nothing stands out"));
    assert_eq!(clinic.get("/caseload?reason=luck", &cookie).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_sealed_half_is_nowhere_on_the_page() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&member]).await;
    let at = samples::TODAY.plus_ms(-3 * DAY_MS);
    let session = clinic.session(&episode, 1, SessionState::Held { at }).await;
    clinic.half(&episode, &session, Perspective::Client, [1.7; 3], at).await;
    for path in ["/caseload".to_owned(), "/today".to_owned(), format!("/episodes/{}", episode.id)] {
        let page = clinic.get(&path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("1,7"), "{path}");
        assert!(page.body.contains("elft"), "{path} says that a half is missing");
    }
    clinic.clock.advance_ms(4 * DAY_MS);
    let opened = clinic.get(&format!("/episodes/{}", episode.id), &clinic.sign_in(&member).await).await;
    assert!(opened.body.contains("1,7"), "opened alone after seven days");
}

#[tokio::test]
async fn without_clients_the_page_says_how_to_begin_and_others_find_nothing_there() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = clinic.therapist().await;
    let page = clinic.get("/caseload", &cookie).await;
    assert!(page.body.contains("Nog geen cliënten") && page.body.contains("/clients/new"));
    let coordinator = clinic.sign_in(&clinic.member(2, &[Role::Coordinator]).await).await;
    assert_eq!(clinic.get("/caseload", &coordinator).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.get("/caseload", "").await.location(), "/login");
}
