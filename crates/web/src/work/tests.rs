use crate::testing::Answer;
use crate::testing::meeting::{Meeting, Phone, client_answers, therapist_answers};
use alliance::people::Role;
use axum::http::StatusCode;

/// A picture of eight dots a side.
const PICTURE: &[u8] = include_bytes!("../../../../fuzz/seeds/recast/small.png");
const SOUND: &[u8] = include_bytes!("../../../../fuzz/seeds/recast/short.wav");

async fn add(meeting: &Meeting, phone: &Phone, name: &str, bytes: &[u8]) -> Answer {
    meeting.clinic.upload(&format!("{}/works", phone.check), &phone.pass, name, bytes).await
}

async fn page(meeting: &Meeting, phone: &Phone) -> Answer {
    meeting.clinic.get(&format!("{}/works", phone.check), &phone.pass).await
}

/// The name of the one work on the client's page.
fn name_of(page: &Answer) -> String {
    let before = page.body.split_once("/away").expect("a work can be taken away").0;
    before.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_photo_shows_to_the_client_at_once_and_to_the_therapist_once_the_seal_opens() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let added = add(&meeting, &phone, "IMG_2026 Anna.png", PICTURE).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let shown = page(&meeting, &phone).await;
    assert!(!shown.body.contains("Anna"), "the name of a file is not kept");
    let work = name_of(&shown);
    let own = meeting.clinic.get(&format!("{}/works/{work}", phone.check), &phone.pass).await;
    assert_eq!((own.status, own.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/jpeg"));
    assert_eq!(own.headers["x-content-type-options"], "nosniff");

    let theirs = format!("/works/{work}");
    assert_eq!(meeting.clinic.get(&theirs, &meeting.desk).await.status, StatusCode::NOT_FOUND);
    meeting.client_sends(&phone, &client_answers("5")).await;
    assert_eq!(meeting.clinic.get(&theirs, &meeting.desk).await.status, StatusCode::NOT_FOUND);
    meeting.send("/check", &therapist_answers("5")).await;
    assert_eq!(meeting.clinic.get(&theirs, &meeting.desk).await.status, StatusCode::OK);
    assert!(meeting.desk("/reveal").await.body.contains(&theirs));
    for role in [Role::Coordinator, Role::Administrator, Role::Researcher, Role::Therapist] {
        let member = meeting.clinic.member(7 + role as u32, &[role]).await;
        let cookie = meeting.clinic.sign_in(&member).await;
        assert_eq!(meeting.clinic.get(&theirs, &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(meeting.clinic.get(&theirs, "").await.status, StatusCode::SEE_OTHER);

    let away = format!("{}/works/{work}/away", phone.check);
    assert_eq!(meeting.clinic.post(&away, "", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(meeting.clinic.post(&away, &phone.pass, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(meeting.clinic.get(&theirs, &meeting.desk).await.status, StatusCode::NOT_FOUND);
    assert_eq!(meeting.clinic.post(&away, &phone.pass, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_sound_is_played_and_a_session_holds_a_few_works() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    for _ in 0..alliance::medium::work::WORKS_MOST {
        assert_eq!(add(&meeting, &phone, "a.wav", SOUND).await.status, StatusCode::SEE_OTHER);
    }
    let shown = page(&meeting, &phone).await;
    assert_eq!(shown.body.matches("<audio").count(), 6);
    assert!(!shown.body.contains("type=\"file\""), "there is no room for another");
    assert_eq!(add(&meeting, &phone, "a.wav", SOUND).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_no_photo_and_no_sound_is_refused_in_words_and_nothing_is_kept() {
    let meeting = Meeting::begin().await;
    let phone = meeting.phone().await;
    let large = vec![0xff; alliance::medium::work::UPLOAD_MOST + 1];
    let cut = &PICTURE[..PICTURE.len() - 20];
    let check = async |name: &str, bytes: &[u8], said: &str| {
        let refused = add(&meeting, &phone, name, bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.body.contains(said), "{name}: {}", refused.words());
        let shown = page(&meeting, &phone).await;
        assert!(!shown.body.contains("/away"), "nothing of {name} is kept");
    };
    check("holiday.jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "geen foto of geluid").await;
    check("holiday.jpg", &large, "groter dan 20 MB").await;
    check("holiday.png", cut, "beschadigd").await;
    check("song.ogg", b"OggS\0\0\0\0\0\0", "beschadigd").await;
    check("", b"", "Kies eerst").await;
}
