use crate::testing::TestClinic;
use alliance::audit::AuditActor;
use alliance::instrument::definition::Better;
use alliance::measure::Measure;
use alliance::people::Role;
use axum::http::StatusCode;

fn total<'a>(once: &'a str, total: &'a str, day: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("once", once),
        ("scale", "measure:ecr-angst@1:total"),
        ("about", "attachment"),
        ("total", total),
        ("day", day),
    ]
}

#[tokio::test]
async fn a_total_is_noted_beside_how_little_it_says_and_a_mistake_is_taken_back() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let measure = Measure::typed("ECR angst", "1", "7", Better::Neither).unwrap();
    clinic.app.store.add_measure(&clinic.app.by(AuditActor::Operator), &measure).await.unwrap();
    let case = format!("/episodes/{}", episode.id);
    let path = format!("{case}/characteristics");
    assert!(clinic.get(&case, &cookie).await.body.contains("Noteren wat er aan het begin is gemeten"));
    insta::assert_snapshot!("empty_nl", clinic.get(&path, &cookie).await.words());
    for (typed, day, said) in [
        ("", "2026-09-01", "Leeg is niet hetzelfde als nul."),
        ("9", "2026-09-01", "Deze lijst loopt van 1 tot 7."),
        ("4", "2026-09-04", "Die kan niet in de toekomst liggen."),
    ] {
        let refused = clinic.post(&path, &cookie, &total("r", typed, day)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(said) && refused.body.contains(day), "{}", refused.body);
    }
    for _ in 0..2 {
        let kept = clinic.post(&path, &cookie, &total("a", "4,25", "2026-09-01")).await;
        assert_eq!(kept.location(), path, "sent twice is kept once");
    }
    insta::assert_snapshot!("noted_nl", clinic.get(&path, &cookie).await.words());
    insta::assert_snapshot!("noted_en", clinic.get_in_english(&path, &cookie).await.words());
    let shown = clinic.get(&case, &cookie).await;
    let shown = shown.words();
    assert!(shown.contains("4,25 (van 1 tot 7)") && shown.contains("zegt weinig"), "{shown}");
    let discussion = clinic.get(&format!("{case}/discussion"), &cookie).await.body;
    assert!(!discussion.contains("4,25"), "{discussion}");
    let page = clinic.get(&path, &cookie).await;
    let back = format!("{path}{}", page.between(&format!("action=\"{path}"), "\""));
    for _ in 0..2 {
        assert_eq!(clinic.post(&back, &cookie, &[]).await.location(), path);
    }
    let after = clinic.get(&path, &cookie).await.words();
    assert!(after.contains("Er is nog niets genoteerd") && after.contains("Teruggenomen (1)"), "{after}");
}

#[tokio::test]
async fn who_does_not_treat_finds_no_characteristics() {
    let clinic = TestClinic::new().await;
    let (therapist, _) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = format!("/episodes/{}/characteristics", episode.id);
    for (number, role) in [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Researcher)] {
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get(&path, &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
        let sent = clinic.post(&path, &cookie, &total("a", "4", "2026-09-01")).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{role}");
    }
}
