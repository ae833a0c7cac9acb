use crate::testing::TestClinic;
use alliance::audit::AuditActor;
use alliance::clock::DAY_MS;
use alliance::people::Role;
use alliance::samples;
use axum::http::StatusCode;

#[tokio::test]
async fn a_copy_holds_what_the_two_wrote_and_nothing_that_is_not_for_it() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    clinic.member(9, &[Role::Coordinator]).await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let case = format!("/episodes/{}", episode.id);
    let path = format!("{case}/copy");
    for (number, task) in [(1, 7.0), (2, 8.0), (3, 4.0)] {
        let at = samples::TODAY.plus_ms((i64::from(number) - 8) * 7 * DAY_MS);
        clinic.checked(&episode, number, at, [8.0, 7.0, task], [8.0, 7.0, 7.5]).await;
    }
    let goal = [("once", "g"), ("client_words", "weer <b>slapen</b>"), ("therapist_words", "een vast ritme")];
    let goal = clinic.post(&format!("{case}/agreement/new/goal"), &cookie, &goal).await.location().to_owned();
    let rate = [("once", "r"), ("importance", "9"), ("agreement", ""), ("progress", "3")];
    clinic.post(&format!("{goal}/ratings"), &cookie, &rate).await;
    let rupture = |once, talked| {
        [
            ("once", once),
            ("from", "by-hand"),
            ("session", ""),
            ("component", "task"),
            ("movement", "mixed"),
            ("noticed_by", "both"),
            ("talked", talked),
            ("changed", ""),
        ]
    };
    let ruptures = format!("{case}/ruptures");
    clinic.post(&ruptures, &cookie, &rupture("a", "het tempo was te hoog")).await;
    let mistake =
        clinic.post(&ruptures, &cookie, &rupture("b", "over een ander")).await.location().to_owned();
    clinic.post(&format!("{mistake}/aside"), &cookie, &[("once", "c"), ("aside_reason", "vergissing")]).await;
    let (token, hash) = clinic.app.token();
    let by = clinic.app.by(AuditActor::Operator);
    clinic.app.store.make_episode_link(&by, episode.id, hash, by.now.plus_ms(DAY_MS)).await.unwrap();
    let phone = format!("/mine/{token}/mark");
    for (once, to, words) in
        [("m", "therapist", "ik durf niet alles te zeggen"), ("n", "coordinator", "niet voor jou")]
    {
        let mark = [("once", once), ("to", to), ("shows", "now"), ("component", ""), ("words", words)];
        assert_eq!(clinic.post(&phone, "", &mark).await.status, StatusCode::SEE_OTHER);
    }
    let begun = clinic.post(&format!("{case}/frame"), &cookie, &[("once", "f")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let prepared = [
        ("once", "d"),
        ("base", "0"),
        ("alias", "Wilg"),
        ("own_question", "een eigen vraag"),
        ("conclusions", ""),
    ];
    clinic.post(&format!("{case}/discussion/edit"), &cookie, &prepared).await;
    let page = clinic.get(&path, &cookie).await;
    insta::assert_snapshot!("copy_nl", page.words());
    insta::assert_snapshot!("copy_en", clinic.get_in_english(&path, &cookie).await.words());
    for kept_out in ["over een ander", "niet voor jou", "een eigen vraag", "Wilg", "<b>slapen"] {
        assert!(!page.body.contains(kept_out), "{kept_out}");
    }
    assert!(clinic.get(&case, &cookie).await.body.contains(&path), "the case leads to it");
}

#[tokio::test]
async fn only_who_treats_gives_a_copy() {
    let clinic = TestClinic::new().await;
    let (therapist, _) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = format!("/episodes/{}/copy", episode.id);
    for (number, role) in
        [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Administrator), (5, Role::Researcher)]
    {
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get(&path, &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(clinic.get(&path, "").await.location(), "/login");
}
