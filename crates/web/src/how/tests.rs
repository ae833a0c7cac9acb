use super::page::view;
use crate::shell::language::Speech;
use crate::testing::TestClinic;
use alliance::Language;
use axum::http::StatusCode;
use jiff::tz::TimeZone;

/// The words of a page, a line for each element.
fn words(markup: &str) -> String {
    let mut text = String::new();
    for piece in markup.split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words).trim();
        if !words.is_empty() {
            text.push_str(words);
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_page_tells_every_rule_with_its_own_numbers() {
    for (language, name) in [(Language::Dutch, "nl"), (Language::English, "en")] {
        let page = view(&Speech::new(language, TimeZone::UTC), None).into_string();
        insta::assert_snapshot!(format!("how_{name}"), words(&page));
    }
}

#[tokio::test]
async fn anyone_may_read_it_and_a_member_keeps_the_way_back() {
    let clinic = TestClinic::new().await;
    let stranger = clinic.get("/how", "").await;
    assert_eq!(stranger.status, StatusCode::OK);
    assert!(stranger.body.contains("Hoe is dit berekend?") && !stranger.body.contains("/caseload"));
    let (_, cookie) = clinic.therapist().await;
    let member = clinic.get_in_english("/how", &cookie).await;
    assert!(member.body.contains("How is this computed?") && member.body.contains("/caseload"));
}
