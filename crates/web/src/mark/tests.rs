use crate::testing::TestClinic;
use alliance::audit::AuditActor;
use alliance::clock::{DAY_MS, HOUR_MS};
use alliance::episode::Episode;
use alliance::people::Role;
use alliance::samples;
use alliance::session::SessionState;
use axum::http::StatusCode;

/// The address of a client's own page.
async fn own(clinic: &TestClinic, episode: &Episode) -> String {
    let (token, hash) = clinic.app.token();
    let by = clinic.app.by(AuditActor::Operator);
    let until = by.now.plus_ms(30 * DAY_MS);
    clinic.app.store.make_episode_link(&by, episode.id, hash, until).await.expect("a link");
    format!("/mine/{token}/mark")
}

fn mark<'a>(once: &'a str, to: &'a str, shows: &'a str, words: &'a str) -> [(&'a str, &'a str); 5] {
    [("once", once), ("to", to), ("shows", shows), ("component", "bond"), ("words", words)]
}

#[tokio::test]
async fn a_mark_for_the_next_session_shows_when_it_has_begun_and_not_before() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    clinic.member(9, &[Role::Coordinator]).await;
    let first = SessionState::Held { at: samples::TODAY.plus_ms(-DAY_MS) };
    clinic.session(&episode, 1, first).await;
    let path = own(&clinic, &episode).await;
    insta::assert_snapshot!("page_nl", clinic.get(&path, "").await.words());
    insta::assert_snapshot!("page_en", clinic.get_in_english(&path, "").await.words());
    let sent = clinic.post(&path, "", &mark("a", "therapist", "next-session", "<i>er is iets</i>")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let case = format!("/episodes/{}", episode.id);
    assert!(!clinic.get(&case, &cookie).await.body.contains("er is iets"), "it waits for the session");
    clinic.clock.advance_ms(HOUR_MS);
    clinic.session(&episode, 2, SessionState::Held { at: clinic.app.now() }).await;
    let cookie = clinic.sign_in(&therapist).await;
    let shown = clinic.get(&case, &cookie).await.body;
    assert!(shown.contains("&lt;i&gt;er is iets") && shown.contains("from=client-mark"), "{shown}");
}

#[tokio::test]
async fn a_mark_for_somebody_else_never_passes_the_therapist() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = own(&clinic, &episode).await;
    let nobody = clinic.post(&path, "", &mark("z", "coordinator", "now", "")).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody would read it");
    let coordinator = clinic.member(2, &[Role::Coordinator]).await;
    clinic.post(&path, "", &mark("a", "coordinator", "now", "liever niet met mijn therapeut")).await;
    let case = clinic.get(&format!("/episodes/{}", episode.id), &cookie).await;
    assert!(!case.body.contains("liever niet"), "{}", case.body);
    assert_eq!(clinic.get("/marks", &cookie).await.status, StatusCode::NOT_FOUND);
    let theirs = clinic.sign_in(&coordinator).await;
    insta::assert_snapshot!("list_nl", clinic.get("/marks", &theirs).await.words());
}

#[tokio::test]
async fn a_client_takes_a_mark_back() {
    let clinic = TestClinic::new().await;
    let (therapist, _) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = own(&clinic, &episode).await;
    clinic.post(&path, "", &mark("a", "therapist", "now", "toch niet")).await;
    let page = clinic.get(&path, "").await;
    let id = page.between("name=\"mark\" value=\"", "\"").to_owned();
    let taken = clinic.post(&format!("{path}/withdraw"), "", &[("mark", &id)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(!clinic.get(&path, "").await.body.contains("toch niet"));
}

#[tokio::test]
async fn the_therapist_says_it_was_talked_about_and_the_client_reads_that() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let held = SessionState::Held { at: samples::TODAY.plus_ms(-DAY_MS) };
    clinic.session(&episode, 1, held).await;
    let path = own(&clinic, &episode).await;
    clinic.post(&path, "", &mark("a", "therapist", "now", "het ging te snel")).await;
    let page = clinic.get(&path, "").await;
    let id = page.between("name=\"mark\" value=\"", "\"").to_owned();
    let discussed = format!("/episodes/{}/marks/{id}/discussed", episode.id);
    let other = clinic.member(2, &[Role::Therapist]).await;
    let theirs = clinic.sign_in(&other).await;
    assert_eq!(clinic.post(&discussed, &theirs, &[]).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        assert_eq!(clinic.post(&discussed, &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    }
    insta::assert_snapshot!("discussed_nl", clinic.get(&path, "").await.words());
    insta::assert_snapshot!("discussed_en", clinic.get_in_english(&path, "").await.words());
    let case = clinic.get(&format!("/episodes/{}", episode.id), &cookie).await.body;
    assert!(case.contains("en besproken (1)") && !case.contains("from=client-mark"), "{case}");
}

#[tokio::test]
async fn what_is_for_somebody_else_or_waits_is_not_there_to_be_discussed() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    clinic.member(2, &[Role::Coordinator]).await;
    let path = own(&clinic, &episode).await;
    for sent in [mark("a", "coordinator", "now", ""), mark("b", "therapist", "next-session", "")] {
        clinic.post(&path, "", &sent).await;
    }
    for mark in clinic.app.store.marks(episode.organisation, episode.id).await.expect("two marks") {
        let discussed = format!("/episodes/{}/marks/{}/discussed", episode.id, mark.id);
        assert_eq!(clinic.post(&discussed, &cookie, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn words_that_do_not_fit_come_back_whole() {
    let clinic = TestClinic::new().await;
    let (therapist, _) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = own(&clinic, &episode).await;
    let long = "é".repeat(501);
    let answer = clinic.post(&path, "", &mark("a", "therapist", "now", &long)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(&long));
}

#[tokio::test]
async fn the_route_for_a_complaint_is_the_organisations_own_and_anyone_reads_it() {
    let clinic = TestClinic::new().await;
    let none = clinic.get("/complaints", "").await;
    assert!(none.body.contains("nog niets opgeschreven"), "{}", none.body);
    let administrator = clinic.member(1, &[Role::Administrator]).await;
    let cookie = clinic.sign_in(&administrator).await;
    let fields = [("nl", "Bel 010 - 123 en vraag naar de functionaris."), ("en", "")];
    assert_eq!(clinic.post("/complaints/edit", &cookie, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(clinic.get("/complaints", "").await.body.contains("vraag naar de functionaris"));
    let therapist = clinic.member(2, &[Role::Therapist]).await;
    let other = clinic.sign_in(&therapist).await;
    assert_eq!(clinic.get("/complaints/edit", &other).await.status, StatusCode::NOT_FOUND);
}
