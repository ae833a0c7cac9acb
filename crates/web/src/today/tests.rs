use crate::testing::TestClinic;
use alliance::Perspective;
use alliance::clock::{DAY_MS, HOUR_MS};
use alliance::people::Role;
use alliance::samples;
use alliance::session::SessionState;
use axum::http::StatusCode;

const NOW: alliance::clock::Timestamp = samples::TODAY;

#[tokio::test]
async fn each_session_of_today_has_one_next_step() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let hour = |hours: i64| NOW.plus_ms(hours * HOUR_MS);
    let planned = clinic.episode("2026-001", &[&member]).await;
    let planned = clinic.session(&planned, 1, SessionState::Planned { at: Some(hour(2)) }).await;
    let running = clinic.episode("2026-002", &[&member]).await;
    let running = clinic.session(&running, 1, SessionState::Held { at: hour(-1) }).await;
    let mine = clinic.episode("2026-003", &[&member]).await;
    let my_turn = clinic.session(&mine, 1, SessionState::Held { at: hour(-2) }).await;
    clinic.half(&mine, &my_turn, Perspective::Client, [6.0; 3], hour(-1)).await;
    let opened = clinic.episode("2026-004", &[&member]).await;
    let opened = clinic.checked(&opened, 1, hour(-3), [6.0; 3], [6.0; 3]).await;
    let settled = clinic.episode("2026-005", &[&member]).await;
    let settled = clinic.checked(&settled, 1, hour(-4), [6.0; 3], [6.0; 3]).await;
    clinic.discussed(&settled).await;
    let yesterday = clinic.episode("2026-006", &[&member]).await;
    clinic.session(&yesterday, 1, SessionState::Held { at: NOW.plus_ms(-DAY_MS) }).await;

    let page = clinic.get("/today", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    let sessions = page.between("Sessies van vandaag", "</section>");
    let check = |id: alliance::ids::SessionId, after: &str, words: &str| {
        assert!(sessions.contains(&format!("/sessions/{id}{after}\"")), "{words}: {sessions}");
        assert!(sessions.contains(words), "{words}");
    };
    check(planned.id, "/hold", "Sessie starten");
    check(running.id, "", "Check geven");
    check(my_turn.id, "/check", "Jouw helft invullen");
    check(opened.id, "/reveal", "Samen bekijken");
    assert!(!sessions.contains(&settled.id.to_string()) && sessions.contains("klaar"));
    assert!(!sessions.contains("2026-006"));
    assert_eq!(page.body.matches("button primary").count(), 1, "one primary action");
    assert!(page.body.contains("Nog niet besproken: 1 sessie"));
}

#[tokio::test]
async fn a_session_can_be_started_with_any_own_client_found_by_code() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    for number in 0..12 {
        clinic.episode(&format!("2026-{number:03}"), &[&member]).await;
    }
    let page = clinic.get("/today", &cookie).await;
    assert!(page.body.contains("Er staat vandaag niets gepland"));
    assert!(!page.body.contains("Cliënt 2026-007"), "twelve are too many to list");
    let found = clinic.get("/today?q=007", &cookie).await;
    assert!(found.body.contains("Cliënt 2026-007") && !found.body.contains("Cliënt 2026-008"));
    assert!(found.body.contains("/sessions\"") && found.body.contains("name=\"once\""));
    let none = clinic.get("/today?q=%3Cb%3E", &cookie).await;
    assert!(none.body.contains("“&lt;b&gt;”") && none.body.contains("/clients/new"));
}

#[tokio::test]
async fn a_day_without_anything_says_how_to_begin() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let empty = clinic.get("/today", &cookie).await;
    assert!(empty.body.contains("Nog geen cliënten") && empty.body.contains("donderdag 3 september 2026"));
    clinic.episode("2026-001", &[&member]).await;
    let one = clinic.get_in_english("/today", &cookie).await;
    assert!(one.body.contains("Client 2026-001") && one.body.contains("Start session"), "a few are listed");
    assert!(one.body.contains("Nothing asks for a talk"));
}

#[tokio::test]
async fn everybody_comes_to_a_page_of_their_own() {
    let clinic = TestClinic::new().await;
    let at = |number, role| {
        let clinic = &clinic;
        async move {
            let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
            clinic.get("/today", &cookie).await
        }
    };
    assert_eq!(at(2, Role::Administrator).await.location(), "/members");
    assert_eq!(at(3, Role::Researcher).await.location(), "/study");
    let coordinator = at(4, Role::Coordinator).await;
    assert!(coordinator.body.contains("Wie nog niet heeft ingevuld"));
    assert!(!coordinator.body.contains("Sessies van vandaag"));
    assert_eq!(clinic.get("/today", "").await.location(), "/login");
}
