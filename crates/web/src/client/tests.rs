use crate::testing::TestClinic;
use alliance::people::Role;
use axum::http::StatusCode;

fn fields<'a>(once: &'a str, code: &'a str, therapist: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("once", once),
        ("code", code),
        ("format", "individual"),
        ("model", ""),
        ("planned_sessions", "20"),
        ("wellbeing", "every-session"),
        ("opens_alone_days", "7"),
        ("therapist", therapist),
    ]
}

#[tokio::test]
async fn a_therapist_opens_an_episode_once_and_a_colleague_cannot_see_its_settings() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let id = member.id.to_string();
    assert_eq!(clinic.get("/clients/new", &cookie).await.status, StatusCode::OK);
    let opened = clinic.post("/clients/new", &cookie, &fields("k1", "2026-014", &id)).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let again = clinic.post("/clients/new", &cookie, &fields("k1", "2026-014", &id)).await;
    assert_eq!(opened.location(), again.location(), "the same form twice");
    let settings = format!("{}/settings", opened.location());
    assert_eq!(clinic.get(&settings, &cookie).await.status, StatusCode::OK);
    let colleague = clinic.sign_in(&clinic.member(2, &[Role::Therapist]).await).await;
    assert_eq!(clinic.get(&settings, &colleague).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_code_that_cannot_be_shown_is_refused_and_what_was_typed_stays() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let answer =
        clinic.post("/clients/new", &cookie, &fields("k1", "<script>", &member.id.to_string())).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("&lt;script&gt;") && !answer.body.contains("<script>"), "{}", answer.body);
}

#[tokio::test]
async fn name_and_contact_come_back_for_those_who_treat_and_are_not_in_the_database_in_plain() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&member]).await;
    let path = format!("/episodes/{}/settings", episode.id);
    let sent = [("part", "identity"), ("name", "Naam Kanarie"), ("contact", "Straat 1\nPlaats")];
    assert_eq!(clinic.post(&path, &cookie, &sent).await.status, StatusCode::SEE_OTHER);
    let page = clinic.get(&path, &cookie).await;
    assert!(page.body.contains("Naam Kanarie") && page.body.contains("Straat 1"));
    for entry in std::fs::read_dir(clinic.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(7).any(|window| window == b"Kanarie"));
    }
}

#[tokio::test]
async fn an_episode_can_be_handed_on_and_closed() {
    let clinic = TestClinic::new().await;
    let (member, cookie) = clinic.therapist().await;
    let next = clinic.member(2, &[Role::Therapist]).await;
    let next_cookie = clinic.sign_in(&next).await;
    let episode = clinic.episode("2026-014", &[&member]).await;
    let path = format!("/episodes/{}/settings", episode.id);
    let id = next.id.to_string();
    let mut sent = fields("x", "x", &id);
    sent.retain(|(name, _)| !matches!(*name, "once" | "code"));
    sent.extend([("part", "episode"), ("close", "yes")]);
    assert_eq!(clinic.post(&path, &cookie, &sent).await.status, StatusCode::SEE_OTHER);
    assert_eq!(clinic.get(&path, &cookie).await.status, StatusCode::NOT_FOUND, "no longer treats");
    let page = clinic.get(&path, &next_cookie).await;
    assert!(page.body.contains("Traject weer openen"));
}
