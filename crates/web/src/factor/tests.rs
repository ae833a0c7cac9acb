use crate::testing::TestClinic;
use alliance::people::Role;
use axum::http::StatusCode;

async fn keep(clinic: &TestClinic, cookie: &str, once: &str, clear: &str) -> StatusCode {
    let mut fields: Vec<(&str, &str)> =
        alliance::medium::factor::Factor::ALL.iter().map(|factor| (factor.as_str(), "")).collect();
    fields[3].1 = clear;
    fields.push(("once", once));
    clinic.post("/factors", cookie, &fields).await.status
}

#[tokio::test]
async fn a_look_is_kept_for_its_author_alone_and_can_be_taken_away() {
    let clinic = TestClinic::new().await;
    let (_, own) = clinic.therapist().await;
    assert_eq!(keep(&clinic, &own, "a", "2").await, StatusCode::SEE_OTHER);
    assert_eq!(keep(&clinic, &own, "a", "4").await, StatusCode::SEE_OTHER, "sent twice is kept once");
    assert_eq!(keep(&clinic, &own, "b", "3").await, StatusCode::SEE_OTHER);
    assert!(clinic.get("/factors", &own).await.body.contains("2 keer bewaard"));
    let other = clinic.member(2, &[Role::Therapist]).await;
    let other = clinic.sign_in(&other).await;
    assert!(!clinic.get("/factors", &other).await.body.contains("keer bewaard"));
    clinic.post("/factors/forget", &own, &[]).await;
    assert!(!clinic.get("/factors", &own).await.body.contains("keer bewaard"));
}

#[tokio::test]
async fn nothing_and_nonsense_are_refused_and_only_therapists_look() {
    let clinic = TestClinic::new().await;
    let (_, own) = clinic.therapist().await;
    assert_eq!(keep(&clinic, &own, "a", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(keep(&clinic, &own, "b", "5").await, StatusCode::UNPROCESSABLE_ENTITY);
    let office = clinic.member(2, &[Role::Coordinator]).await;
    let office = clinic.sign_in(&office).await;
    for page in ["/factors", "/cards", "/cards/music"] {
        assert_eq!(clinic.get(page, &office).await.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn each_medium_has_its_cards_in_both_languages() {
    let clinic = TestClinic::new().await;
    let (_, own) = clinic.therapist().await;
    for medium in ["music", "psychomotor", "visual-art", "drama", "dance", "other"] {
        let page = clinic.get(&format!("/cards/{medium}"), &own).await;
        assert!(page.body.matches("conversation-card").count() >= 4, "{medium}");
        assert!(clinic.get_in_english(&format!("/cards/{medium}"), &own).await.body.contains("<blockquote>"));
    }
    assert_eq!(clinic.get("/cards/pottery", &own).await.status, StatusCode::NOT_FOUND);
}
