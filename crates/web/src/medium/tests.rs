use crate::testing::meeting::{Meeting, but, client_answers, therapist_answers};
use alliance::medium::Medium;
use axum::http::StatusCode;

const STAMP: &str = "session-check.1+medium-check.1+wellbeing.1";

fn settings(media: &[(&'static str, &'static str)], therapist: &str) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&str, String)> = [
        ("part", "episode"),
        ("format", "individual"),
        ("model", ""),
        ("planned_sessions", ""),
        ("wellbeing", "every-session"),
        ("opens_alone_days", "7"),
        ("therapist", therapist),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    fields.extend(media.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields
}

/// A session of a treatment that works with this medium.
async fn meeting_with(media: &[(&'static str, &'static str)]) -> (Meeting, StatusCode, String) {
    let meeting = Meeting::begin().await;
    let fields = settings(media, &meeting.therapist.id.to_string());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = format!("/episodes/{}/settings", meeting.episode.id);
    let answer = meeting.clinic.post(&path, &meeting.desk, &fields).await;
    (meeting, answer.status, answer.body)
}

async fn medium(meeting: &Meeting) -> Option<Medium> {
    let (house, id) = (meeting.episode.organisation, meeting.episode.id);
    meeting.clinic.app.store.episode_case(house, id).await.unwrap().unwrap().episode.medium
}

#[tokio::test]
async fn an_episode_gets_one_medium_and_two_are_refused() {
    let (meeting, status, _) = meeting_with(&[("medium", "drama"), ("medium_name", "")]).await;
    assert_eq!((status, medium(&meeting).await), (StatusCode::SEE_OTHER, Some(Medium::Drama)));
    let (meeting, status, body) = meeting_with(&[("medium", "drama"), ("medium", "music")]).await;
    assert_eq!((status, medium(&meeting).await), (StatusCode::UNPROCESSABLE_ENTITY, None));
    assert!(body.contains("één medium tegelijk"));
    let (meeting, status, _) = meeting_with(&[("medium", "other"), ("medium_name", "moestuin")]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(meeting.desk("/check").await.body.contains("moestuin"));
    // A page that was open since before there were media chooses none.
    let (_, status, _) = meeting_with(&[]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
}

fn edges(values: [&'static str; 3]) -> [(&'static str, &'static str); 3] {
    let names =
        ["medium-check.client-therapist", "medium-check.client-medium", "medium-check.therapist-medium"];
    [(names[0], values[0]), (names[1], values[1]), (names[2], values[2])]
}

#[tokio::test]
async fn markers_and_words_open_as_one_triangle_and_not_before_both_are_in() {
    let (meeting, ..) = meeting_with(&[("medium", "music"), ("medium_name", "")]).await;
    let phone = meeting.phone().await;
    let mut sent = but(client_answers("5"), "form", STAMP);
    sent.push(("medium-check.way", "markers"));
    sent.push(("medium-check.markers", "client=100,500 therapist=700,500 medium=100,100"));
    meeting.client_sends(&phone, &sent).await;
    assert!(!meeting.look(&phone).await.body.contains("triangles"));
    let mut own = but(therapist_answers("4"), "form", "session-check.1+medium-check.1");
    own.push(("medium-check.way", "words"));
    own.extend(edges(["3", "6", "6"]));
    meeting.send("/check", &own).await;
    for page in [meeting.desk("/reveal").await, meeting.look(&phone).await] {
        assert!(page.body.contains("Hoe de cliënt het zag. Cliënt en therapeut: 5,0. Cliënt en muziek: 10,0. Therapeut en muziek: 1,7."));
        assert!(page.body.contains("De cliënt antwoordde met een opstelling."));
    }
    insta::assert_snapshot!("reveal", meeting.desk("/reveal").await.words());
    let case = meeting.clinic.get(&format!("/episodes/{}", meeting.episode.id), &meeting.desk).await;
    assert!(case.body.contains("Jullie drieën, sessie na sessie"));
}

#[tokio::test]
async fn a_marker_outside_the_field_comes_back_with_a_sentence_and_keeps_the_rest() {
    let (meeting, ..) = meeting_with(&[("medium", "dance"), ("medium_name", "")]).await;
    let phone = meeting.phone().await;
    let mut sent = but(client_answers("5"), "form", STAMP);
    sent.push(("medium-check.way", "markers"));
    sent.push(("medium-check.markers", "client=100,500 therapist=700,1500"));
    let refused = meeting.client_sends(&phone, &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Een teken lag buiten het veld"));
    assert_eq!(refused.body.matches(" checked").count(), 12, "eleven answers and the way are still there");
    assert!(!refused.body.contains("value=\"loudness\""), "loud and soft are for music");
}

#[tokio::test]
async fn no_measuring_today_asks_for_no_edge_and_misses_nothing() {
    let (meeting, ..) = meeting_with(&[("medium", "psychomotor"), ("medium_name", "")]).await;
    meeting.send("/no-measuring", &[("measuring", "not-today")]).await;
    let case = meeting.clinic.get(&format!("/episodes/{}", meeting.episode.id), &meeting.desk).await;
    assert_eq!(case.status, StatusCode::OK);
    assert!(!case.body.contains("sessie na sessie"));
}
