use crate::testing::TestClinic;
use alliance::clock::MINUTE_MS;
use alliance::people::Role;
use axum::http::StatusCode;

const PASSWORD: &str = "een zin van mij alleen";

async fn with_password(clinic: &TestClinic) -> String {
    let member = clinic.member(1, &[Role::Therapist]).await;
    let hash = super::password::hash(PASSWORD.into(), clinic.app.chance()).await.unwrap();
    let by = clinic.app.by(alliance::audit::AuditActor::Operator);
    clinic.app.store.choose_password(&by, member.id, &hash).await.unwrap();
    member.login_name.to_string()
}

async fn try_in(clinic: &TestClinic, name: &str, password: &str) -> StatusCode {
    clinic.post("/login", "", &[("name", name), ("password", password)]).await.status
}

#[tokio::test]
async fn the_right_password_signs_in_and_signing_out_ends_it() {
    let clinic = TestClinic::new().await;
    let name = with_password(&clinic).await;
    let answer = clinic.post("/login", "", &[("name", &name), ("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/today"));
    let line = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
    let cookie = answer.cookie();
    assert_eq!(clinic.get("/account", &cookie).await.status, StatusCode::OK);
    assert_eq!(clinic.post("/logout", &cookie, &[]).await.location(), "/");
    assert_eq!(clinic.get("/account", &cookie).await.location(), "/login");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let clinic = TestClinic::new().await;
    let name = with_password(&clinic).await;
    let wrong = clinic.post("/login", "", &[("name", &name), ("password", "iets heel anders")]).await;
    let unknown = clinic.post("/login", "", &[("name", "niemand"), ("password", "iets heel anders")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.status, unknown.status);
    assert_eq!(wrong.body.replace(&name, "niemand"), unknown.body);
}

#[tokio::test]
async fn five_failures_lock_the_name_and_time_opens_it_again() {
    let clinic = TestClinic::new().await;
    let name = with_password(&clinic).await;
    for _ in 0..5 {
        assert_eq!(try_in(&clinic, &name, "iets heel anders").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(try_in(&clinic, &name, PASSWORD).await, StatusCode::UNPROCESSABLE_ENTITY, "locked");
    clinic.clock.advance_ms(MINUTE_MS);
    assert_eq!(try_in(&clinic, &name, PASSWORD).await, StatusCode::SEE_OTHER, "open again");
}

#[tokio::test]
async fn an_idle_login_ends_and_a_used_one_goes_on_until_its_last_hour() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = clinic.therapist().await;
    for _ in 0..4 {
        clinic.clock.advance_ms(29 * MINUTE_MS);
        assert_eq!(clinic.get("/account", &cookie).await.status, StatusCode::OK);
    }
    clinic.clock.advance_ms(31 * MINUTE_MS);
    assert_eq!(clinic.get("/account", &cookie).await.location(), "/login");
    let cookie = clinic.sign_in(&clinic.member(2, &[Role::Therapist]).await).await;
    for _ in 0..25 {
        clinic.clock.advance_ms(29 * MINUTE_MS);
        clinic.get("/account", &cookie).await;
    }
    assert_eq!(clinic.get("/account", &cookie).await.location(), "/login", "twelve hours are the end");
}

#[tokio::test]
async fn a_welcome_link_works_once_and_opening_it_does_not_use_it() {
    let clinic = TestClinic::new().await;
    let member = clinic.member(1, &[Role::Researcher]).await;
    let by = clinic.app.by(alliance::audit::AuditActor::Operator);
    let address = crate::member::welcome::make_link(&clinic.app, &by, member.id).await.unwrap();
    let path = address.strip_prefix("http://127.0.0.1:8080").unwrap();
    for _ in 0..3 {
        assert_eq!(clinic.get(path, "").await.status, StatusCode::OK);
    }
    let short = clinic.post(path, "", &[("password", "kort")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = clinic.post(path, "", &[("password", PASSWORD)]).await;
    assert_eq!(chosen.location(), "/today");
    assert_eq!(clinic.get(path, "").await.status, StatusCode::GONE);
    assert_eq!(clinic.post(path, "", &[("password", PASSWORD)]).await.status, StatusCode::GONE);
    assert_eq!(try_in(&clinic, member.login_name.as_str(), PASSWORD).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_with_fields_added_or_removed_is_refused() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = clinic.therapist().await;
    for fields in [&[("pin", "1234"), ("role", "administrator")][..], &[][..]] {
        let answer = clinic.post("/account/pin", &cookie, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    }
    assert_eq!(
        clinic.post("/account/pin", &cookie, &[("pin", "12a4")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(clinic.post("/account/pin", &cookie, &[("pin", "1234")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_keeps_other_sites_and_scripts_out() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = clinic.therapist().await;
    for path in ["/", "/login", "/account", "/nergens", "/help"] {
        let headers = clinic.get(path, &cookie).await.headers;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
    }
}
