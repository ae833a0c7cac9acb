use crate::testing::TestClinic;
use alliance::Perspective;
use alliance::people::Member;
use alliance::samples;
use alliance::session::Session;
use axum::http::StatusCode;

/// A held session of the therapist's own client.
async fn held(clinic: &TestClinic, therapist: &Member) -> Session {
    let episode = clinic.episode("2026-014", &[therapist]).await;
    let session = Session { episode: episode.id, ..samples::session(1) };
    let by = clinic.app.by(alliance::audit::AuditActor::Operator);
    clinic.app.store.add_session(&by, None, &session).await.unwrap();
    session
}

async fn handed_over(clinic: &TestClinic) -> (Session, String) {
    let (therapist, cookie) = clinic.therapist().await;
    let session = held(clinic, &therapist).await;
    let path = format!("/sessions/{}/kiosk", session.id);
    let asked = clinic.post(&path, &cookie, &[]).await;
    assert!(asked.body.contains("Kies eerst een pincode"), "{}", asked.body);
    let wrong = clinic.post(&path, &cookie, &[("pin", "12")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(clinic.post(&path, &cookie, &[("pin", "4711")]).await.location(), "/kiosk");
    (session, cookie)
}

#[tokio::test]
async fn a_handed_over_device_opens_only_the_check_until_the_pin_is_given() {
    let clinic = TestClinic::new().await;
    let (session, cookie) = handed_over(&clinic).await;
    for path in ["/account", "/clients/new", &format!("/episodes/{}/settings", session.episode)] {
        assert_eq!(clinic.get(path, &cookie).await.location(), "/kiosk", "{path}");
    }
    assert_eq!(clinic.post("/logout", &cookie, &[]).await.status, StatusCode::FORBIDDEN);
    let page = clinic.get("/kiosk", &cookie).await;
    assert!(page.body.contains("/check/") && !page.body.contains("2026-014"), "{}", page.body);
    let wrong = clinic.post("/kiosk/unlock", &cookie, &[("pin", "0000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = clinic.post("/kiosk/unlock", &cookie, &[("pin", "4711")]).await;
    assert_eq!(back.location(), format!("/sessions/{}", session.id));
    assert_eq!(clinic.get("/account", &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn five_wrong_pins_end_the_login() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = handed_over(&clinic).await;
    for _ in 0..4 {
        let wrong = clinic.post("/kiosk/unlock", &cookie, &[("pin", "0000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(clinic.post("/kiosk/unlock", &cookie, &[("pin", "0000")]).await.status, StatusCode::GONE);
    assert_eq!(
        clinic.post("/kiosk/unlock", &cookie, &[("pin", "4711")]).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(clinic.get("/kiosk", &cookie).await.location(), "/login");
}

#[tokio::test]
async fn the_client_may_choose_a_language_without_changing_the_members_own() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = handed_over(&clinic).await;
    clinic.post("/language", &cookie, &[("language", "en"), ("back", "/kiosk")]).await;
    let english = clinic.get("/kiosk", &format!("{cookie}; language=en")).await;
    assert!(english.body.contains("How was this session for you?"));
    clinic.post("/kiosk/unlock", &cookie, &[("pin", "4711")]).await;
    assert!(clinic.get("/account", &cookie).await.body.contains("Je account"));
}

#[tokio::test]
async fn a_colleague_cannot_hand_over_a_session_that_is_not_theirs_and_a_sent_check_is_not_handed_over() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let session = held(&clinic, &therapist).await;
    let path = format!("/sessions/{}/kiosk", session.id);
    let colleague = clinic.sign_in(&clinic.member(2, &[alliance::people::Role::Therapist]).await).await;
    assert_eq!(clinic.post(&path, &colleague, &[("pin", "4711")]).await.status, StatusCode::NOT_FOUND);
    let by = clinic.app.by(alliance::audit::AuditActor::Client);
    let sitting = clinic.app.store.offer_sitting(&by, &session, Perspective::Client).await.unwrap();
    let submission = store::sitting::Submission {
        sitting: sitting.id,
        session: session.id,
        episode: session.episode,
        administrations: &[],
        fingerprint: "none",
        opens_alone_at: None,
    };
    clinic.app.store.submit(&by, &submission).await.unwrap();
    assert_eq!(clinic.post(&path, &cookie, &[("pin", "4711")]).await.status, StatusCode::CONFLICT);
}
