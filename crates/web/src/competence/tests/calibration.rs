//! Raters calibrate blind, and see each recording beside its benchmark afterwards.

use super::{DOMAINS, Desk, desk};
use crate::testing::{Answer, TestClinic};
use alliance::people::Role;
use axum::http::StatusCode;

async fn post(clinic: &TestClinic, path: &str, who: &Desk, levels: &[&str; 6], name: Option<&str>) -> Answer {
    let said = DOMAINS.into_iter().zip(levels.iter().copied()).filter(|(_, level)| !level.is_empty());
    let fields: Vec<(&str, &str)> = said.chain(name.map(|name| ("name", name))).collect();
    clinic.post(path, &who.cookie, &fields).await
}

#[tokio::test]
async fn a_set_is_made_rated_blind_and_tells_who_is_calibrated() {
    let clinic = TestClinic::new().await;
    let keeper = desk(&clinic, 1, Role::Therapist).await;
    let rater = desk(&clinic, 2, Role::Administrator).await;
    let once = clinic.app.once();
    let make = async |pass: &str| {
        let fields = [("once", once.as_str()), ("title", "IJking"), ("pass", pass), ("weeks", "10")];
        clinic.post("/competence/calibration", &keeper.cookie, &fields).await
    };
    assert_eq!(make("50").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = make("24").await.location().to_owned();
    let recordings = format!("{set}/recordings");
    let half = post(&clinic, &recordings, &keeper, &["4", "4", "4", "4", "4", "unseen"], Some("A")).await;
    assert!(half.words().contains("van elk onderdeel een niveau"), "{}", half.words());
    for name in ["Opname A", "Opname B"] {
        let added = post(&clinic, &recordings, &keeper, &["4"; 6], Some(name)).await;
        assert_eq!(added.location(), set);
    }
    let blind = clinic.get(&set, &rater.cookie).await;
    assert!(!blind.words().contains("IJkscore\n"), "{}", blind.words());
    let paths: Vec<String> = blind
        .body
        .split("href=\"")
        .skip(1)
        .filter_map(|part| part.split_once('"'))
        .map(|(path, _)| path.to_owned())
        .filter(|path| path.contains("/recordings/"))
        .collect();
    assert_eq!(paths.len(), 2);
    // Who keeps the set knows the benchmarks, and cannot rate it.
    assert_eq!(clinic.get(&paths[0], &keeper.cookie).await.status, StatusCode::NOT_FOUND);
    let form = clinic.get(&paths[0], &rater.cookie).await;
    assert!(!form.body.contains(" checked"));
    assert_eq!(
        post(&clinic, &paths[0], &rater, &["4", "5", "", "4", "4", "4"], None).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(post(&clinic, &paths[0], &rater, &["4", "5", "3", "4", "4", "4"], None).await.location(), set);
    assert_eq!(post(&clinic, &paths[0], &rater, &["4"; 6], None).await.status, StatusCode::CONFLICT);
    assert_eq!(post(&clinic, &paths[1], &rater, &["5"; 6], None).await.location(), set);
    let told = clinic.get(&set, &rater.cookie).await;
    insta::assert_snapshot!("calibrated_nl", told.words());
    let keeps = clinic.get(&set, &keeper.cookie).await;
    assert!(keeps.words().contains("Medewerker 02: geijkt tot"), "{}", keeps.words());
    let late = post(&clinic, &recordings, &keeper, &["4"; 6], Some("Opname C")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // Who asks raters sees that somebody is calibrated, and nothing of how.
    let asks = clinic.get("/competence/ask", &keeper.cookie).await;
    assert!(asks.words().contains("Medewerker 02 (geijkt tot"), "{}", asks.words());
    let lists = clinic.get("/competence/calibration", &rater.cookie).await;
    assert!(lists.words().contains("geijkt tot"), "{}", lists.words());
}
