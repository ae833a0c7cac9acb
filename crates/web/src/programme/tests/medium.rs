//! A group works with a medium: everybody in it, and who comes in later.

use super::Group;
use alliance::people::Role;
use axum::http::StatusCode;

#[tokio::test]
async fn a_group_works_with_a_medium_and_who_comes_in_later_does_too() {
    let group = Group::of(4).await;
    assert!(group.at_desk("").await.words().contains("Deze groep werkt zonder medium"));
    let path = format!("{}/medium", group.path);
    let music = [("medium", "music"), ("medium_name", "")];
    let choose = async |fields: &[(&str, &str)]| group.clinic.post(&path, &group.desk, fields).await;
    assert_eq!(choose(&music).await.status, StatusCode::SEE_OTHER);
    let add = [("once", "later"), ("codes", "2026-099")];
    group.clinic.post(&format!("{}/participants", group.path), &group.desk, &add).await;
    let page = group.at_desk("").await.words();
    assert!(page.contains("Deze groep werkt met muziek"), "{page}");
    // Two media, or another without its name, are refused, and what was chosen stays.
    for wrong in [[("medium", "music"), ("medium", "drama")], [("medium", "other"), ("medium_name", "")]] {
        assert_eq!(choose(&wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(group.at_desk("").await.words().contains("Deze groep werkt met muziek"));
    // The trainer's form asks three sentences more of each, and one for all says what its digits mean.
    group.hold(1, &[]).await;
    assert_eq!(group.places(1).await.len(), 5 * 10);
    let form = group.at_desk("/sessions/1/ratings").await.words();
    assert!(form.contains("8–10:"), "{form}");
    assert_eq!(group.rate(1, "4").await.location(), group.path);
}

#[tokio::test]
async fn one_who_works_without_the_medium_of_the_others_is_rated_in_the_same_form() {
    let group = Group::of(4).await;
    let path = format!("{}/medium", group.path);
    group.clinic.post(&path, &group.desk, &[("medium", "drama"), ("medium_name", "")]).await;
    let episodes = group.at_desk("").await.body;
    let own = episodes.split("href=\"/episodes/").nth(1).unwrap().split('"').next().unwrap();
    let case = own.parse().unwrap();
    let organisation = group.trainer.organisation;
    let mut one = group.clinic.app.store.episode_case(organisation, case).await.unwrap().unwrap().episode;
    one.medium = None;
    let by = group.clinic.app.by(alliance::audit::AuditActor::Operator);
    group.clinic.app.store.change_episode(&by, &one, &[group.trainer.id]).await.unwrap();
    assert!(group.at_desk("").await.words().contains("Niet iedereen werkt met hetzelfde medium"));
    group.hold(1, &[]).await;
    assert_eq!(group.places(1).await.len(), 3 * 10 + 7);
    assert_eq!(
        group.rate(1, "4").await.location(),
        group.path,
        "nobody is asked what does not hold for them"
    );
    // Who comes in where the others differ begins without.
    let add = [("once", "later"), ("codes", "2026-099")];
    group.clinic.post(&format!("{}/participants", group.path), &group.desk, &add).await;
    group.hold(2, &[]).await;
    assert_eq!(group.places(2).await.len(), 3 * 10 + 2 * 7);
}

#[tokio::test]
async fn nobody_but_who_keeps_a_run_chooses_its_medium() {
    let group = Group::of(4).await;
    let path = format!("{}/medium", group.path);
    for (number, role) in [(31, Role::Therapist), (32, Role::Administrator), (33, Role::Researcher)] {
        let cookie = group.clinic.sign_in(&group.clinic.member(number, &[role]).await).await;
        let answer = group.clinic.post(&path, &cookie, &[("medium", "music"), ("medium_name", "")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert!(group.at_desk("").await.words().contains("Deze groep werkt zonder medium"));
}
