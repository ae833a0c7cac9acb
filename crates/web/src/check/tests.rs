use crate::testing::meeting::{Meeting, but, client_answers, therapist_answers};
use crate::testing::{Answer, TestClinic};
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::check::SittingState;
use alliance::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use axum::http::StatusCode;

/// The recorded answers of a session that has opened.
async fn opened(meeting: &Meeting) -> Vec<store::administration::Recorded> {
    let app = &meeting.clinic.app;
    let session = meeting.path.rsplit('/').next().unwrap().parse().unwrap();
    app.store.opened_in_session(meeting.episode.organisation, session, app.now()).await.unwrap()
}

async fn client_state(meeting: &Meeting) -> SittingState {
    let session = meeting.path.rsplit('/').next().unwrap().parse().unwrap();
    let sittings = meeting.clinic.app.store.sittings(session).await.unwrap();
    sittings.iter().find(|sitting| sitting.perspective == Perspective::Client).unwrap().state
}

fn tells_nothing(page: &Answer) {
    for secret in ["2026-014", "Medewerker", "medewerker", "checked", "data-reveal", "Praktijk"] {
        assert!(!page.body.contains(secret), "{secret} in {}", page.body);
    }
}

#[tokio::test]
async fn opening_a_link_changes_nothing_however_often_and_names_nobody() {
    let meeting = Meeting::begin().await;
    let link = meeting.link().await;
    for _ in 0..100 {
        let page = meeting.clinic.get(&link, "").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.headers.get("set-cookie").is_none());
    }
    let page = meeting.clinic.get(&link, "").await;
    tells_nothing(&page);
    assert!(page.body.contains("noindex"));
    insta::assert_snapshot!("landing", page.words());
    insta::assert_snapshot!("landing_in_english", meeting.clinic.get_in_english(&link, "").await.words());
    assert_eq!(client_state(&meeting).await, SittingState::Offered);
    let phone = meeting.start(&link).await;
    assert!(matches!(client_state(&meeting).await, SittingState::Begun { .. }));
    assert_eq!(meeting.look(&phone).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_check_asks_everything_in_one_form_and_tells_nothing_about_anybody() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let page = meeting.look(&phone).await;
    assert_eq!(page.body.matches("<fieldset").count(), 11);
    assert_eq!(page.body.matches("type=\"radio\"").count(), 77);
    tells_nothing(&page);
    insta::assert_snapshot!("check", page.words());
    let english = meeting.clinic.get_in_english(&phone.check, &phone.pass).await;
    assert!(english.body.contains("lang=\"en\"") && english.body.contains("I dared to say"));
    // The page travels packed; what is not packed here is far larger than what a phone loads.
    assert!(page.body.len() < 40_000, "{} bytes", page.body.len());
}

#[tokio::test]
async fn a_link_that_starts_nothing_any_more_says_why_and_a_forged_one_says_nothing() {
    let meeting = Meeting::begin().await;
    let old = meeting.link().await;
    let gone = async |link: &str, words: &str| {
        for answer in [meeting.clinic.get(link, "").await, meeting.clinic.post(link, "", &[]).await] {
            assert_eq!(answer.status, StatusCode::GONE, "{link}");
            assert!(answer.body.contains(words), "{words} in {}", answer.words());
            tells_nothing(&answer);
        }
    };
    let link = meeting.link().await;
    gone(&old, "Deze link is ingetrokken").await;
    meeting.clinic.clock.advance_ms(HOUR_MS);
    let desk = meeting.clinic.sign_in(&meeting.therapist).await;
    meeting.clinic.post(&format!("{}/link/withdraw", meeting.path), &desk, &[]).await;
    gone(&link, "Deze link is ingetrokken").await;

    let page = meeting.clinic.post(&format!("{}/link", meeting.path), &desk, &[]).await;
    let link = page.between("value=\"http://127.0.0.1:8080", "\"").to_owned();
    meeting.clinic.clock.advance_ms(72 * HOUR_MS - 1);
    assert_eq!(meeting.clinic.get(&link, "").await.status, StatusCode::OK);
    meeting.clinic.clock.advance_ms(1);
    gone(&link, "Deze link is verlopen").await;

    let forged = format!("/c/{}", "0".repeat(64));
    let nowhere = meeting.clinic.get("/nergens", "").await;
    for path in [forged.as_str(), "/c/x", "/c/%00", "/check/x", "/check/01a1f4a4-0000-7000-8000-000000000000"]
    {
        let answer = meeting.clinic.get(path, "").await;
        assert_eq!((answer.status, answer.words()), (StatusCode::NOT_FOUND, nowhere.words()), "{path}");
    }
}

#[tokio::test]
async fn a_code_on_the_screen_lives_five_minutes() {
    let meeting = Meeting::begin().await;
    let app = &meeting.clinic.app;
    let session = meeting.path.rsplit('/').next().unwrap().parse().unwrap();
    let sitting = app.store.sittings(session).await.unwrap().remove(0);
    let (token, hash) = app.token();
    let by = app.by(alliance::audit::AuditActor::Member(meeting.therapist.id));
    let ends = by.now.plus_ms(alliance::check::QR_LIFE_MS);
    app.store
        .add_key(&by, meeting.episode.id, sitting.id, store::sitting::KeyKind::Qr, hash, ends)
        .await
        .unwrap();
    let code = format!("/c/{token}");
    meeting.clinic.clock.advance_ms(5 * MINUTE_MS - 1);
    assert_eq!(meeting.clinic.get(&code, "").await.status, StatusCode::OK);
    meeting.clinic.clock.advance_ms(1);
    let over = meeting.clinic.get(&code, "").await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.body.contains("Deze code is verlopen"));
}

#[tokio::test]
async fn a_sent_check_is_thanked_for_the_same_way_whatever_was_answered() {
    let mut pages = Vec::new();
    for value in ["0", "6"] {
        let meeting = Meeting::begin().await;
        let phone = meeting.phone().await;
        let sent = meeting.client_sends(&phone, &client_answers(value)).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, phone.check.as_str()));
        let page = meeting.look(&phone).await;
        tells_nothing(&page);
        pages.push(page.words());
    }
    assert_eq!(pages[0], pages[1]);
    insta::assert_snapshot!("sent", pages[0]);
}

#[tokio::test]
async fn sent_twice_is_sent_once_and_other_answers_do_not_replace_the_first() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    for _ in 0..3 {
        let sent = meeting.client_sends(&phone, &client_answers("5")).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let other = meeting.client_sends(&phone, &client_answers("1")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.body.contains("Wat je toen verstuurde is bewaard"), "{}", other.words());
    let none = meeting.client_sends(&phone, &[("form", "session-check.1+wellbeing.1")]).await;
    assert_eq!(none.status, StatusCode::CONFLICT);
    meeting.send("/check", &therapist_answers("5")).await;
    let kept = opened(&meeting).await;
    assert_eq!(kept.len(), 3);
    for recorded in &kept {
        let alliance::administration::Content::Items(answers) = &recorded.content else { panic!("items") };
        assert!(answers.iter().all(|answer| answer.value() == 5));
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named_and_everything_else_is_kept() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let check = async |fields: &[(&str, &str)], words: &str, kept: usize| {
        let page = meeting.client_sends(&phone, fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.body.contains(words), "{words} in {}", page.words());
        assert_eq!(page.body.matches(" checked").count(), kept, "{words}");
    };
    check(&but(client_answers("4"), "session-check.goal1", "9"), "Kies er een van 0 tot en met 6", 10).await;
    check(&but(client_answers("4"), "session-check.goal1", "veel"), "kunnen we niet lezen", 10).await;
    check(&[client_answers("4"), vec![("role", "admin")]].concat(), "niet bij deze vragen hoort", 11).await;
    check(&but(client_answers("4"), "form", "session-check.1"), "De vragen zijn intussen veranderd", 11)
        .await;
    check(&[("form", "session-check.1+wellbeing.1")], "Je hebt nog niets ingevuld", 0).await;
    for fields in [client_answers("4")[1..].to_vec(), [client_answers("4"), vec![("form", "x")]].concat()] {
        let page = meeting.client_sends(&phone, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let wrong = but(client_answers("4"), "session-check.goal1", "9");
    insta::assert_snapshot!("refused", meeting.client_sends(&phone, &wrong).await.words());
    assert!(matches!(client_state(&meeting).await, SittingState::Begun { .. }));
}

#[tokio::test]
async fn a_question_may_be_left_open_and_is_never_a_zero() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let mut fields = client_answers("3");
    fields.retain(|(name, _)| *name != "session-check.bond1");
    let fields = but(fields, "session-check.goal1", "");
    assert_eq!(meeting.client_sends(&phone, &fields).await.status, StatusCode::SEE_OTHER);
    meeting.send("/check", &therapist_answers("3")).await;
    let page = meeting.desk("/reveal").await;
    assert!(page.body.contains("Band, cliënt: 1 van 2 zinnen ingevuld"), "{}", page.words());
    assert!(page.body.contains("Doelen, cliënt: 1 van 2 zinnen ingevuld"));
}

#[tokio::test]
async fn a_draft_goes_on_where_it_was_on_its_own_device_and_on_no_other() {
    let meeting = Meeting::begin().await;
    let link = meeting.link().await;
    let phone = meeting.start(&link).await;
    let draft = format!("{}/draft", phone.check);
    let fields = [("form", "session-check.1+wellbeing.1"), ("session-check.bond1", "5")];
    let kept = meeting.clinic.post(&draft, &phone.pass, &fields).await;
    assert_eq!(kept.status, StatusCode::OK);
    assert!(kept.body.contains("Bewaard"), "{}", kept.words());
    assert_eq!(meeting.look(&phone).await.body.matches(" checked").count(), 1);
    let wrong = meeting
        .clinic
        .post(&draft, &phone.pass, &[("form", "session-check.1+wellbeing.1"), ("session-check.bond1", "7")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    let other = meeting.start(&link).await;
    assert_ne!(other.pass, phone.pass);
    assert_eq!(meeting.look(&other).await.body.matches(" checked").count(), 0, "a link is no key to answers");
}

#[tokio::test]
async fn only_the_device_that_sent_the_check_sees_it_open() {
    let meeting = Meeting::begin().await;
    let link = meeting.link().await;
    let (phone, other) = (meeting.start(&link).await, meeting.start(&link).await);
    meeting.client_sends(&phone, &client_answers("4")).await;
    meeting.send("/check", &therapist_answers("4")).await;
    assert!(meeting.look(&phone).await.body.contains("data-reveal"));
    for answer in [meeting.look(&other).await, meeting.client_sends(&other, &client_answers("4")).await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(!answer.body.contains("data-reveal"));
    }
    let used = meeting.clinic.get(&link, "").await;
    assert_eq!(used.status, StatusCode::GONE);
    assert!(used.body.contains("Deze check is al verstuurd"));
    let own = meeting.clinic.get(&link, &phone.pass).await;
    assert_eq!(own.location(), phone.check, "the device that sent it goes on to what opened");
    meeting.clinic.clock.advance_ms(7 * DAY_MS);
    assert_eq!(meeting.look(&phone).await.status, StatusCode::GONE, "a pass lives seven days");
}

#[tokio::test]
async fn no_measuring_closes_a_check_that_was_open_and_after_all_opens_it_again() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let link = meeting.link().await;
    meeting.send("/no-measuring", &[("measuring", "not-today")]).await;
    for answer in [meeting.look(&phone).await, meeting.client_sends(&phone, &client_answers("4")).await] {
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("gekozen om niet te meten"), "{}", answer.words());
    }
    let over = meeting.clinic.get(&link, "").await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.body.contains("Hier is nu niets in te vullen"));
    assert_eq!(meeting.send("/check", &therapist_answers("4")).await.status, StatusCode::CONFLICT);
    meeting.send("/no-measuring", &[("measuring", "asked")]).await;
    assert_eq!(meeting.client_sends(&phone, &client_answers("4")).await.status, StatusCode::SEE_OTHER);
    let late = meeting.send("/no-measuring", &[("measuring", "not-today")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "an answer that came in stays");
}

#[tokio::test]
async fn the_language_of_the_client_is_known_and_can_be_switched() {
    let meeting = Meeting::begin().await;
    let link = meeting.link().await;
    let switched = meeting.clinic.post("/language", "", &[("language", "en"), ("back", &link)]).await;
    assert_eq!(switched.location(), link);
    let page = meeting.clinic.get(&link, &switched.cookie()).await;
    assert!(page.body.contains("lang=\"en\""));
}

#[tokio::test]
async fn the_therapist_answers_the_same_questions_in_other_words_and_may_go_on_later() {
    let meeting = Meeting::begin().await;
    let page = meeting.desk("/check").await;
    assert_eq!(page.body.matches("<fieldset").count(), 7);
    insta::assert_snapshot!("own", page.words());
    let kept =
        meeting.send("/check/draft", &[("form", "session-check.1"), ("session-check.task2", "2")]).await;
    assert_eq!(kept.status, StatusCode::OK);
    assert_eq!(meeting.desk("/check").await.body.matches(" checked").count(), 1);
    let wellbeing = meeting.send("/check", &client_answers("4")).await;
    assert_eq!(wellbeing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = meeting.send("/check", &therapist_answers("4")).await;
    assert_eq!(sent.location(), format!("{}/reveal", meeting.path));
    assert_eq!(meeting.desk("/check").await.location(), sent.location());
    assert_eq!(meeting.send("/check", &therapist_answers("4")).await.location(), sent.location());
    assert_eq!(meeting.send("/check", &therapist_answers("3")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_colleague_who_treats_along_does_not_see_the_draft_of_the_other() {
    let clinic = TestClinic::new().await;
    let (one, desk) = clinic.therapist().await;
    let other = clinic.member(2, &[alliance::people::Role::Therapist]).await;
    let episode = clinic.episode("2026-014", &[&one, &other]).await;
    let begun = clinic
        .post(&format!("/episodes/{}/sessions", episode.id), &desk, &[("once", "1"), ("when", "now")])
        .await;
    let path = format!("{}/check", begun.location());
    let draft = [("form", "session-check.1"), ("session-check.task2", "2")];
    assert_eq!(clinic.post(&format!("{path}/draft"), &desk, &draft).await.status, StatusCode::OK);
    let colleague = clinic.sign_in(&other).await;
    assert_eq!(clinic.get(&path, &colleague).await.body.matches(" checked").count(), 0);
    assert_eq!(clinic.get(&path, &desk).await.body.matches(" checked").count(), 1);
}

#[tokio::test]
async fn paper_waits_for_the_therapists_own_half_and_keeps_its_true_date() {
    let meeting = Meeting::begin().await;
    let early = meeting.desk("/paper").await;
    insta::assert_snapshot!("paper_too_early", early.words());
    let dated = |date: &'static str| [client_answers("2"), vec![("date", date)]].concat();
    assert_eq!(meeting.send("/paper", &dated("2026-09-03")).await.status, StatusCode::CONFLICT);
    meeting.send("/check", &therapist_answers("4")).await;
    meeting.clinic.clock.advance_ms(2 * DAY_MS);
    let desk = meeting.clinic.sign_in(&meeting.therapist).await;
    let path = format!("{}/paper", meeting.path);
    insta::assert_snapshot!(
        "paper",
        meeting.clinic.get(&path, &desk).await.words().split("Het was").next().unwrap()
    );
    for (date, words) in [
        ("2026-09-06", "Deze dag moet nog komen"),
        ("2026-09-02", "Toen was de sessie nog niet geweest"),
        ("gisteren", "Kies een dag uit de kalender"),
    ] {
        let refused = meeting.clinic.post(&path, &desk, &dated(date)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(words), "{words}");
        assert_eq!(refused.body.matches(" checked").count(), 11, "what was typed over is kept");
    }
    assert_eq!(
        meeting.clinic.post(&path, &desk, &client_answers("2")).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let kept = meeting.clinic.post(&path, &desk, &dated("2026-09-04")).await;
    assert_eq!(kept.location(), format!("{}/reveal", meeting.path));
    let client: Vec<_> = opened(&meeting)
        .await
        .into_iter()
        .filter(|recorded| recorded.perspective == Perspective::Client)
        .collect();
    assert_eq!(client.len(), 2);
    assert!(client.iter().all(|r| r.channel == Channel::Paper && r.happened_on.to_string() == "2026-09-04"));
    assert_eq!(meeting.clinic.get(&path, &desk).await.location(), meeting.path);
}

#[tokio::test]
async fn paper_stops_a_phone_that_had_started() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    meeting.send("/check", &therapist_answers("4")).await;
    meeting.send("/paper", &[client_answers("2"), vec![("date", "2026-09-03")]].concat()).await;
    assert_eq!(meeting.look(&phone).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_blank_form_carries_the_code_and_every_question() {
    let meeting = Meeting::begin().await;
    let page = meeting.desk("/paper/print").await;
    assert_eq!(page.body.matches("class=\"box\"").count(), 77);
    assert!(page.body.contains("2026-014"));
    insta::assert_snapshot!("print", page.words());
}
