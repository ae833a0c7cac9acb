use crate::testing::TestClinic;
use alliance::people::Role;
use axum::http::StatusCode;

fn measure<'a>(name: &'a str, low: &'a str, high: &'a str) -> [(&'a str, &'a str); 4] {
    [("name", name), ("low", low), ("high", high), ("better", "neither")]
}

#[tokio::test]
async fn a_coordinator_adds_a_measure_and_nobody_else() {
    let clinic = TestClinic::new().await;
    let coordinator = clinic.member(2, &[Role::Coordinator]).await;
    let cookie = clinic.sign_in(&coordinator).await;
    insta::assert_snapshot!("empty_nl", clinic.get("/measures", &cookie).await.words());
    for (fields, said) in [
        (measure("ECR angst", "een", "7"), "als getal"),
        (measure("ECR angst", "7", "1"), "kleiner zijn dan het hoogste"),
        (measure(" ", "1", "7"), "Vul hier iets in."),
    ] {
        let refused = clinic.post("/measures", &cookie, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(said), "{}", refused.body);
    }
    let kept = clinic.post("/measures", &cookie, &measure("ECR <i>angst</i>", "1", "7,5")).await;
    assert_eq!(kept.location(), "/measures");
    let twice = clinic.post("/measures", &cookie, &measure("ecr i angst i", "0", "9")).await;
    assert!(twice.body.contains("Kies een andere naam."), "{}", twice.body);
    insta::assert_snapshot!("added_en", clinic.get_in_english("/measures", &cookie).await.words());
    for (number, role) in [(3, Role::Therapist), (4, Role::Administrator), (5, Role::Researcher)] {
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get("/measures", &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
        let sent = clinic.post("/measures", &cookie, &measure("x", "1", "2")).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{role}");
    }
}
