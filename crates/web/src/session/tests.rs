use super::events::news;
use super::standing::Standing;
use crate::testing::TestClinic;
use crate::testing::meeting::{Meeting, client_answers, therapist_answers};
use alliance::clock::DAY_MS;
use alliance::episode::EpisodeState;
use alliance::people::Role;
use axum::http::StatusCode;
use futures_util::StreamExt;

/// The words of the session's page without the moment it was made at.
async fn page(meeting: &Meeting) -> String {
    meeting.desk("").await.words()
}

#[tokio::test]
async fn a_session_begins_once_however_often_the_button_is_pressed() {
    let clinic = TestClinic::new().await;
    let (therapist, desk) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = format!("/episodes/{}/sessions", episode.id);
    let first = clinic.post(&path, &desk, &[("once", "a"), ("when", "now")]).await;
    let again = clinic.post(&path, &desk, &[("once", "a"), ("when", "now")]).await;
    assert_eq!(first.location(), again.location());
    assert_eq!(clinic.app.store.sessions(episode.id).await.unwrap().len(), 1);
    let next = clinic.post(&path, &desk, &[("once", "b"), ("when", "now")]).await;
    assert!(clinic.get(next.location(), &desk).await.body.contains("Sessie 2"));
}

#[tokio::test]
async fn a_session_is_planned_for_a_day_and_the_one_of_today_is_the_one_that_begins() {
    let clinic = TestClinic::new().await;
    let (therapist, desk) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = format!("/episodes/{}/sessions", episode.id);
    assert_eq!(clinic.get(&path, &desk).await.status, StatusCode::OK);
    for (date, time, words) in [
        ("2026-09-02", "14:00", "Kies vandaag of een dag later"),
        ("morgen", "14:00", "Kies een dag uit de kalender"),
        ("2026-09-03", "half drie", "Schrijf de tijd als 14:30"),
    ] {
        let fields = [("once", "a"), ("when", "planned"), ("date", date), ("time", time)];
        let refused = clinic.post(&path, &desk, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(words) && refused.body.contains(time), "{words}");
    }
    let fields = [("once", "b"), ("when", "planned"), ("date", "2026-09-03"), ("time", "16:30")];
    let planned = clinic.post(&path, &desk, &fields).await;
    let page = clinic.get(planned.location(), &desk).await;
    insta::assert_snapshot!("planned", page.words());
    for _ in 0..2 {
        let begun = clinic.post(&path, &desk, &[("once", "c"), ("when", "now")]).await;
        assert_eq!(begun.location(), planned.location());
    }
    assert_eq!(clinic.app.store.sessions(episode.id).await.unwrap().len(), 1);
    for fields in [
        &[("once", "d"), ("when", "later")][..],
        &[("when", "now")],
        &[("once", "d"), ("when", "now"), ("x", "")],
    ] {
        assert_eq!(clinic.post(&path, &desk, fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_closed_episode_begins_no_session() {
    let clinic = TestClinic::new().await;
    let (therapist, desk) = clinic.therapist().await;
    let mut episode = clinic.episode("2026-014", &[&therapist]).await;
    let by = clinic.app.by(alliance::audit::AuditActor::Operator);
    episode.state = EpisodeState::Closed { at: by.now };
    clinic.app.store.change_episode(&by, &episode, &[therapist.id]).await.unwrap();
    let path = format!("/episodes/{}/sessions", episode.id);
    let refused = clinic.post(&path, &desk, &[("once", "a"), ("when", "now")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Dit traject is afgesloten"));
}

#[tokio::test]
async fn each_state_has_one_next_step() {
    let meeting = Meeting::begin().await;
    insta::assert_snapshot!("both", page(&meeting).await);
    let english = meeting.clinic.get_in_english(&meeting.path, &meeting.desk).await;
    insta::assert_snapshot!("both_in_english", english.words());
    meeting.send("/no-measuring", &[("measuring", "not-today")]).await;
    insta::assert_snapshot!("not_measured", page(&meeting).await);
    meeting.send("/no-measuring", &[("measuring", "asked")]).await;
    let phone = meeting.phone().await;
    assert!(page(&meeting).await.contains("bezig"));
    meeting.client_sends(&phone, &client_answers("4")).await;
    insta::assert_snapshot!("client_in", page(&meeting).await);
    meeting.send("/check", &therapist_answers("4")).await;
    insta::assert_snapshot!("open", page(&meeting).await);
    meeting.send("/discussed", &[("discussion", "later")]).await;
    assert!(page(&meeting).await.contains("Jullie wilden hier later op terugkomen"));
    meeting.send("/discussed", &[("discussion", "discussed")]).await;
    assert!(page(&meeting).await.contains("Nog eens bekijken"));

    let other = Meeting::begin().await;
    other.send("/check", &therapist_answers("4")).await;
    insta::assert_snapshot!("therapist_in", page(&other).await);
    other.clinic.clock.advance_ms(7 * DAY_MS);
    let desk = other.clinic.sign_in(&other.therapist).await;
    insta::assert_snapshot!("alone", other.clinic.get(&other.path, &desk).await.words());
}

#[tokio::test]
async fn a_planned_session_is_held_or_cancelled_and_a_held_one_is_not_cancelled() {
    let clinic = TestClinic::new().await;
    let (therapist, desk) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = format!("/episodes/{}/sessions", episode.id);
    let plan = async |once| {
        let fields = [("once", once), ("when", "planned"), ("date", "2026-09-10"), ("time", "09:00")];
        clinic.post(&path, &desk, &fields).await.location().to_owned()
    };
    let (one, other) = (plan("a").await, plan("b").await);
    assert_eq!(clinic.post(&format!("{one}/offer"), &desk, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(clinic.get(&format!("{one}/check"), &desk).await.status, StatusCode::CONFLICT);
    for _ in 0..2 {
        assert_eq!(clinic.post(&format!("{one}/hold"), &desk, &[]).await.location(), one);
    }
    assert_eq!(clinic.post(&format!("{one}/cancel"), &desk, &[]).await.status, StatusCode::CONFLICT);
    for _ in 0..2 {
        let cancelled = clinic.post(&format!("{other}/cancel"), &desk, &[]).await;
        assert_eq!(cancelled.location(), format!("/episodes/{}", episode.id));
    }
    insta::assert_snapshot!("cancelled", clinic.get(&other, &desk).await.words());
    assert_eq!(clinic.post(&format!("{other}/hold"), &desk, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(
        clinic.post(&format!("{other}/no-measuring"), &desk, &[("measuring", "asked")]).await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn the_page_shows_a_code_with_the_place_it_leads_to_and_a_new_one_each_time() {
    let meeting = Meeting::begin().await;
    let first = meeting.desk("").await;
    assert!(first.body.contains("<p class=\"code-place\">127.0.0.1:8080</p>"));
    let drawn = |answer: &crate::testing::Answer| answer.between("class=\"qr\"", "</svg>").to_owned();
    assert_ne!(drawn(&first), drawn(&meeting.desk("").await));
    let phone = meeting.phone().await;
    meeting.client_sends(&phone, &client_answers("4")).await;
    assert!(!meeting.desk("").await.body.contains("class=\"qr\""));
    assert_eq!(meeting.send("/link", &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_page_that_waits_hears_how_things_stand_and_that_they_changed_and_never_what() {
    let meeting = Meeting::begin().await;
    let app = &meeting.clinic.app;
    let standing = async || {
        let session = meeting.path.rsplit('/').next().unwrap().parse().unwrap();
        Standing::behind_key(app, meeting.episode.organisation, session).await.unwrap()
    };
    let before = standing().await;
    assert_eq!(before.stamp(), "held.asked.asked.asked.sealed.open");
    let response = news(app.store.engine().notices(), &before).unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut body = response.into_body().into_data_stream();
    let mut heard = async || String::from_utf8(body.next().await.unwrap().unwrap().to_vec()).unwrap();
    assert_eq!(heard().await, "event: stand\ndata: held.asked.asked.asked.sealed.open\n\n");
    meeting.send("/check", &therapist_answers("6")).await;
    let word = heard().await;
    assert!(word.starts_with("event: changed\ndata: "), "{word}");
    assert!(!word.contains('6'));
    assert_eq!(standing().await.stamp(), "held.asked.asked.in.sealed.open");
}

#[tokio::test]
async fn nobody_else_finds_the_session_or_anything_under_it() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let mut identities = vec![("nobody", String::new()), ("the client", phone.pass.clone())];
    for (number, role) in
        [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Administrator), (5, Role::Researcher)]
    {
        let member = meeting.clinic.member(number, &[role]).await;
        identities.push((role.as_str(), meeting.clinic.sign_in(&member).await));
    }
    let gets = ["", "/events", "/check", "/reveal", "/paper", "/paper/print"];
    let posts = [
        "/hold",
        "/cancel",
        "/offer",
        "/link",
        "/link/withdraw",
        "/kiosk",
        "/no-measuring",
        "/check",
        "/check/draft",
        "/paper",
        "/discussed",
    ];
    for (who, cookie) in &identities {
        let signed_in = cookie.starts_with("login=");
        for under in gets {
            let answer = meeting.clinic.get(&format!("{}{under}", meeting.path), cookie).await;
            let expected = if signed_in { StatusCode::NOT_FOUND } else { StatusCode::SEE_OTHER };
            assert_eq!(answer.status, expected, "{who} GET {under}");
        }
        for under in posts {
            let fields: &[(&str, &str)] = match under {
                "/no-measuring" => &[("measuring", "not-today")],
                "/discussed" => &[("discussion", "later")],
                "/check" | "/check/draft" | "/paper" => &[("form", "session-check.1")],
                _ => &[],
            };
            let answer = meeting.clinic.post(&format!("{}{under}", meeting.path), cookie, fields).await;
            let expected = if signed_in { StatusCode::NOT_FOUND } else { StatusCode::UNAUTHORIZED };
            assert_eq!(answer.status, expected, "{who} POST {under}");
        }
        let path = format!("/episodes/{}/sessions", meeting.episode.id);
        let start = meeting.clinic.post(&path, cookie, &[("once", "x"), ("when", "now")]).await;
        assert!(start.status.is_client_error(), "{who}");
    }
    // For the therapist's own login the client's addresses are closed as well, and another client's pass opens nothing.
    assert_eq!(meeting.clinic.get(&phone.check, &meeting.desk).await.status, StatusCode::NOT_FOUND);
    let episode = meeting.clinic.episode("2026-015", &[&meeting.therapist]).await;
    let path = format!("/episodes/{}/sessions", episode.id);
    let begun = meeting.clinic.post(&path, &meeting.desk, &[("once", "y"), ("when", "now")]).await;
    let page = meeting.clinic.post(&format!("{}/link", begun.location()), &meeting.desk, &[]).await;
    let neighbour = meeting.start(page.between("value=\"http://127.0.0.1:8080", "\"")).await;
    for pass in [&neighbour.pass, &String::new()] {
        for under in ["", "/events"] {
            let answer = meeting.clinic.get(&format!("{}{under}", phone.check), pass).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
        for under in ["", "/draft"] {
            let answer =
                meeting.clinic.post(&format!("{}{under}", phone.check), pass, &client_answers("4")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }
}
