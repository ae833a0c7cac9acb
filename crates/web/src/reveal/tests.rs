use super::view::{Halves, View};
use crate::testing::meeting::{Meeting, but, client_answers, therapist_answers};
use alliance::clock::DAY_MS;
use alliance::session::Discussion;
use axum::http::StatusCode;

/// A check in which the two differ on the tasks and the client marked tension.
async fn differing() -> (Meeting, crate::testing::meeting::Phone) {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let client = but(but(client_answers("5"), "session-check.task1", "2"), "session-check.task2", "2");
    meeting.client_sends(&phone, &but(client, "session-check.tension1", "3")).await;
    meeting.send("/check", &but(therapist_answers("5"), "session-check.tension1", "0")).await;
    (meeting, phone)
}

#[tokio::test]
async fn both_see_the_same_and_only_the_therapist_closes_the_talk() {
    let (meeting, phone) = differing().await;
    let desk = meeting.desk("/reveal").await;
    assert!(desk.body.contains("data-reveal"));
    insta::assert_snapshot!("desk", desk.words());
    let english = meeting.clinic.get_in_english(&format!("{}/reveal", meeting.path), &meeting.desk).await;
    insta::assert_snapshot!("desk_in_english", english.words());
    let client = meeting.look(&phone).await;
    insta::assert_snapshot!("client", client.words());
    assert!(!client.body.contains("discussed") && !client.body.contains("2026-014"));
    meeting.send("/discussed", &[("discussion", "discussed")]).await;
    assert!(meeting.desk("/reveal").await.body.contains("Besproken op 3 sep 2026"));
    for fields in [&[("discussion", "never")][..], &[], &[("discussion", "later"), ("x", "")]] {
        assert_eq!(meeting.send("/discussed", fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn before_it_opens_every_page_says_who_is_in_and_nothing_that_was_answered() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let sealed = async |cookie: &str, path: &str| {
        let page = meeting.clinic.get(path, cookie).await;
        assert!(!page.body.contains("data-reveal") && !page.body.contains("two-positions"), "{path}");
        assert!(!page.body.contains(" checked"), "{path}: the other's answers");
        page
    };
    let paths = ["", "/reveal", "/paper"].map(|under| format!("{}{under}", meeting.path));
    insta::assert_snapshot!("sealed_nobody", sealed(&meeting.desk, &paths[1]).await.words());
    meeting.client_sends(&phone, &client_answers("6")).await;
    for path in &paths {
        sealed(&meeting.desk, path).await;
    }
    insta::assert_snapshot!("sealed_client_in", sealed(&meeting.desk, &paths[1]).await.words());
    sealed(&meeting.desk, &format!("{}/check", meeting.path)).await;
    let closed = meeting.send("/discussed", &[("discussion", "discussed")]).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);

    let other = Meeting::begin().await;
    let phone = other.phone().await;
    other.send("/check", &therapist_answers("6")).await;
    let page = other.look(&phone).await;
    assert!(!page.body.contains("data-reveal") && !page.body.contains(" checked"));
    assert!(other.desk("/reveal").await.words().contains("Jouw kant is binnen"));
}

#[tokio::test]
async fn one_half_opens_alone_after_the_delay_says_which_is_missing_and_takes_no_late_half() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    meeting.client_sends(&phone, &client_answers("4")).await;
    meeting.clinic.clock.advance_ms(7 * DAY_MS - 1);
    let desk = meeting.clinic.sign_in(&meeting.therapist).await;
    let path = format!("{}/reveal", meeting.path);
    assert!(!meeting.clinic.get(&path, &desk).await.body.contains("data-reveal"));
    meeting.clinic.clock.advance_ms(1);
    let page = meeting.clinic.get(&path, &desk).await;
    assert!(page.body.contains("data-reveal"));
    insta::assert_snapshot!("alone", page.words());
    let late = meeting.clinic.post(&format!("{}/check", meeting.path), &desk, &therapist_answers("4")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("De termijn om in te vullen is voorbij"));
}

#[tokio::test]
async fn a_half_of_the_therapist_that_opened_alone_is_shown_to_the_client_who_had_begun() {
    let meeting = Meeting::begin().await;
    meeting.send("/check", &therapist_answers("4")).await;
    meeting.clinic.clock.advance_ms(DAY_MS);
    let desk = meeting.clinic.sign_in(&meeting.therapist).await;
    let page = meeting.clinic.post(&format!("{}/link", meeting.path), &desk, &[]).await;
    let phone = meeting.start(page.between("value=\"http://127.0.0.1:8080", "\"")).await;
    meeting.clinic.clock.advance_ms(6 * DAY_MS);
    let page = meeting.look(&phone).await;
    assert!(page.words().contains("De kant van de cliënt ontbreekt"), "{}", page.words());
    assert_eq!(meeting.client_sends(&phone, &client_answers("4")).await.status, StatusCode::CONFLICT);
    let desk = meeting.clinic.sign_in(&meeting.therapist).await;
    let paper = [client_answers("2"), vec![("date", "2026-09-03")]].concat();
    let kept = meeting.clinic.post(&format!("{}/paper", meeting.path), &desk, &paper).await;
    assert_eq!(
        kept.status,
        StatusCode::SEE_OTHER,
        "what was written apart is taken, whenever it is typed over"
    );
}

#[tokio::test]
async fn whoever_looks_leaves_a_line_in_the_log() {
    let (meeting, phone) = differing().await;
    let lines = async || {
        let engine = meeting.clinic.app.store.engine();
        engine
            .query("select actor_kind from audit where event = 'reveal.read' order by id", vec![])
            .await
            .unwrap()
            .len()
    };
    assert_eq!(lines().await, 0);
    meeting.desk("/reveal").await;
    meeting.look(&phone).await;
    assert_eq!(lines().await, 2);
    meeting.desk("").await;
    assert_eq!(lines().await, 2);
}

#[test]
fn without_any_answer_there_are_rows_without_positions_and_no_questions() {
    let view = View::of(&[], 3, Halves::Both, Discussion::Open);
    assert_eq!(view.rows.len(), 3);
    assert!(view.rows.iter().all(|row| row.distance().is_none()));
    assert!(view.openings.is_empty() && view.tension.is_none());
}
