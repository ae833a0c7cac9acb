use crate::testing::TestClinic;
use alliance::people::Role;
use axum::http::StatusCode;

#[tokio::test]
async fn only_an_administrator_sees_and_changes_members() {
    let clinic = TestClinic::new().await;
    for (number, role) in [(1, Role::Therapist), (2, Role::Coordinator), (3, Role::Researcher)] {
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get("/members", &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
        let fields = [("once", "1"), ("shown_name", "A"), ("login_name", "a"), ("role", "administrator")];
        assert_eq!(clinic.post("/members", &cookie, &fields).await.status, StatusCode::NOT_FOUND, "{role}");
    }
}

#[tokio::test]
async fn a_new_member_gets_a_link_and_the_same_form_twice_adds_one() {
    let clinic = TestClinic::new().await;
    let administrator = clinic.member(1, &[Role::Administrator]).await;
    let cookie = clinic.sign_in(&administrator).await;
    let fields =
        [("once", "key-1"), ("shown_name", "Anna <b>"), ("login_name", "anna"), ("role", "therapist")];
    let added = clinic.post("/members", &cookie, &fields).await;
    assert_eq!(added.status, StatusCode::OK);
    assert!(added.body.contains("/welcome/") && added.body.contains("Anna &lt;b&gt;"), "{}", added.body);
    assert_eq!(clinic.post("/members", &cookie, &fields).await.location(), "/members");
    let other = [("once", "key-2"), ("shown_name", "Anna 2"), ("login_name", "ANNA"), ("role", "therapist")];
    let taken = clinic.post("/members", &cookie, &other).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("Deze inlognaam is al in gebruik."));
    assert_eq!(clinic.app.store.members(administrator.organisation).await.unwrap().len(), 2);
}

#[tokio::test]
async fn ending_access_ends_every_login_at_once_but_never_ones_own() {
    let clinic = TestClinic::new().await;
    let administrator = clinic.member(1, &[Role::Administrator]).await;
    let cookie = clinic.sign_in(&administrator).await;
    let therapist = clinic.member(2, &[Role::Therapist]).await;
    let theirs = clinic.sign_in(&therapist).await;
    assert_eq!(clinic.get("/account", &theirs).await.status, StatusCode::OK);
    clinic.post(&format!("/members/{}/disable", therapist.id), &cookie, &[]).await;
    assert_eq!(clinic.get("/account", &theirs).await.location(), "/login");
    let own = clinic.post(&format!("/members/{}/disable", administrator.id), &cookie, &[]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
}
