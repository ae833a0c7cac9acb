use crate::testing::TestClinic;
use alliance::Perspective;
use alliance::clock::DAY_MS;
use alliance::people::Role;
use alliance::samples;
use alliance::session::SessionState;
use axum::http::StatusCode;

#[tokio::test]
async fn a_coordinator_sees_who_has_not_answered_and_never_what_was() {
    let clinic = TestClinic::new().await;
    let (therapist, therapist_cookie) = clinic.therapist().await;
    let cookie = clinic.sign_in(&clinic.member(2, &[Role::Coordinator]).await).await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    clinic.episode("2026-015", &[]).await;
    let at = samples::TODAY.plus_ms(-3 * DAY_MS);
    clinic.checked(&episode, 1, at.plus_ms(-7 * DAY_MS), [1.7; 3], [9.3; 3]).await;
    let session = clinic.session(&episode, 2, SessionState::Held { at }).await;
    clinic.half(&episode, &session, Perspective::Client, [1.7; 3], at).await;
    let check = |body: &str| {
        assert!(body.contains("2026-014") && body.contains("helft van de therapeut"), "{body}");
        assert!(!body.contains("1,7") && !body.contains("9,3") && !body.contains("zakte"));
    };
    check(&clinic.get("/roster?show=missing", &cookie).await.body);
    check(&clinic.get("/today", &cookie).await.body);
    let all = clinic.get("/roster", &cookie).await.body;
    assert!(all.contains("2 van 20") && all.contains("Medewerker 01") && all.contains("niemand"));
    let sought = clinic.get("/roster?q=medewerker+01", &cookie).await.body;
    assert!(sought.contains("2026-014") && !sought.contains("2026-015"));
    let case = format!("/episodes/{}", episode.id);
    assert_eq!(clinic.get(&case, &cookie).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.get(&format!("{case}/settings"), &cookie).await.status, StatusCode::OK);
    assert_eq!(clinic.get("/roster", &therapist_cookie).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.get("/roster?show=luck", &cookie).await.status, StatusCode::NOT_FOUND);
}
