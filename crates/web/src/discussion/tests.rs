use crate::testing::TestClinic;
use alliance::clock::DAY_MS;
use alliance::episode::Episode;
use alliance::people::Role;
use alliance::samples;
use axum::http::StatusCode;

async fn measured(clinic: &TestClinic, episode: &Episode) {
    for (number, task) in (1..).zip([7.0, 8.0, 4.0]) {
        let at = samples::TODAY.plus_ms((i64::from(number) - 8) * 7 * DAY_MS);
        clinic.checked(episode, number, at, [8.0, 7.0, task], [8.0, 7.0, 7.5]).await;
    }
}

fn prepared<'a>(once: &'a str, base: &'a str, conclusions: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("once", once),
        ("base", base),
        ("alias", "Wilg"),
        ("question", "my-part"),
        ("question", "unsaid"),
        ("own_question", ""),
        ("conclusions", conclusions),
    ]
}

#[tokio::test]
async fn a_case_is_prepared_under_an_alias_and_nothing_is_overwritten() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    measured(&clinic, &episode).await;
    let path = format!("/episodes/{}/discussion", episode.id);
    let edit = format!("{path}/edit");
    insta::assert_snapshot!("edit_nl", clinic.get(&edit, &cookie).await.words());
    let first = clinic.post(&edit, &cookie, &prepared("a", "0", "We vragen het na.")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    insta::assert_snapshot!("show_nl", clinic.get(&path, &cookie).await.words());
    insta::assert_snapshot!("show_en", clinic.get_in_english(&path, &cookie).await.words());
    let late = clinic.post(&edit, &cookie, &prepared("b", "0", "Iets anders.")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Iets anders.") && late.body.contains("We vragen het na."), "{}", late.body);
    let mut named = prepared("c", "1", "");
    named[2].1 = "cliënt 2026-014";
    let named = clinic.post(&edit, &cookie, &named).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_colleague_sees_the_case_without_a_name_while_it_is_shared_and_not_after() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    measured(&clinic, &episode).await;
    let colleague = clinic.member(2, &[Role::Therapist]).await;
    let path = format!("/episodes/{}/discussion", episode.id);
    let share = format!("{path}/share");
    let (with, theirs) = (colleague.id.to_string(), clinic.sign_in(&colleague).await);
    assert_eq!(clinic.get(&path, &theirs).await.status, StatusCode::NOT_FOUND);
    let fields =
        |once, days| [("once", once), ("with", with.as_str()), ("days", days), ("agreed_on", "2026-09-01")];
    let bare = clinic.post(&share, &cookie, &fields("a", "1")).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "no consent, nothing shared");
    let spoken = |once, days| [fields(once, days).as_slice(), &[("manner", "spoken")]].concat();
    let endless = clinic.post(&share, &cookie, &spoken("b", "91")).await;
    assert_eq!(endless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(clinic.post(&share, &cookie, &spoken("c", "1")).await.status, StatusCode::SEE_OTHER);
    let seen = clinic.get(&path, &theirs).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(!seen.body.contains("2026-014"), "the code is nowhere on the page");
    assert!(!seen.body.contains("Medewerker 01"), "nor is the therapist's name");
    assert!(clinic.get("/discussions", &theirs).await.body.contains(&path));
    for denied in [&share, &format!("{path}/edit"), &format!("/episodes/{}", episode.id)] {
        assert_eq!(clinic.get(denied, &theirs).await.status, StatusCode::NOT_FOUND, "{denied}");
    }
    clinic.clock.advance_ms(DAY_MS);
    let theirs = clinic.sign_in(&colleague).await;
    assert_eq!(clinic.get(&path, &theirs).await.status, StatusCode::NOT_FOUND, "it ended by itself");
}

#[tokio::test]
async fn a_consent_that_is_taken_back_ends_the_share_at_once() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let colleague = clinic.member(2, &[Role::Therapist]).await;
    let path = format!("/episodes/{}/discussion", episode.id);
    let with = colleague.id.to_string();
    let fields = [
        ("once", "a"),
        ("with", with.as_str()),
        ("days", "14"),
        ("agreed_on", "2026-09-01"),
        ("manner", "written"),
    ];
    clinic.post(&format!("{path}/share"), &cookie, &fields).await;
    let page = clinic.get(&format!("{path}/share"), &cookie).await;
    insta::assert_snapshot!("share_nl", page.words());
    let end = page.between("action=\"", "/end\"");
    let end = format!("{}/end", end.rsplit_once("action=\"").map_or(end, |(_, last)| last));
    assert_eq!(clinic.post(&end, &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    let theirs = clinic.sign_in(&colleague).await;
    assert_eq!(clinic.get(&path, &theirs).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn goals_and_tasks_are_told_in_both_words_without_the_names_that_are_known() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    measured(&clinic, &episode).await;
    let settings = format!("/episodes/{}/settings", episode.id);
    let named = [("part", "identity"), ("name", "Anna Voorbeeld"), ("contact", "")];
    assert_eq!(clinic.post(&settings, &cookie, &named).await.status, StatusCode::SEE_OTHER);
    let desk = format!("/episodes/{}/agreement", episode.id);
    let propose = [
        ("once", "g1"),
        ("client_words", "Dat Anna weer <i>durft</i>"),
        ("therapist_words", "Anna Voorbeeld (2026-014) oefent met Medewerker 01"),
    ];
    let goal = clinic.post(&format!("{desk}/new/goal"), &cookie, &propose).await;
    assert_eq!(goal.status, StatusCode::SEE_OTHER, "{}", goal.body);
    let rate = [("once", "r1"), ("importance", "9"), ("agreement", ""), ("progress", "3")];
    assert_eq!(
        clinic.post(&format!("{}/ratings", goal.location()), &cookie, &rate).await.status,
        StatusCode::SEE_OTHER
    );
    let page = clinic.get(&format!("/episodes/{}/discussion", episode.id), &cookie).await;
    let main = page.words();
    let (_, agreed) = main.split_once("Doelen en taken\n").expect("the part is on the page");
    insta::assert_snapshot!(agreed);
    let english =
        clinic.get_in_english(&format!("/episodes/{}/discussion", episode.id), &cookie).await.words();
    assert!(english.contains("how important: therapist 9"), "{english}");
}
