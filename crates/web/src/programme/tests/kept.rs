//! What was written down wrongly, half filled in, or on paper.

use super::{Group, code};
use crate::testing::Answer;
use alliance::people::Role;
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// The fields of the form to put a session right, with `who` as `how`.
async fn put_right(group: &Group, who: &str, how: &str, note: &str) -> Answer {
    let path = format!("{}/sessions/1/correct", group.path);
    let page = group.clinic.get(&path, &group.desk).await;
    let version = page.between("name=\"version\" value=\"", "\"").to_owned();
    let mut fields: Vec<(String, String)> = vec![
        ("version".into(), version),
        ("trainer".into(), group.trainer.id.to_string()),
        ("note".into(), note.to_owned()),
    ];
    for part in page.body.split("<fieldset class=\"presence\">").skip(2) {
        let (_, rest) = part.split_once("Cliënt ").unwrap();
        let code = rest.split_once('<').unwrap().0;
        let id = part.split_once("name=\"").unwrap().1.split_once('"').unwrap().0;
        let chosen = part.split("<input").find(|input| input.contains(" checked")).unwrap();
        let was = chosen.split_once("value=\"").unwrap().1.split_once('"').unwrap().0;
        fields.push((id.to_owned(), if code == who { how.to_owned() } else { was.to_owned() }));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    group.clinic.post(&path, &group.desk, &fields).await
}

#[tokio::test]
async fn a_held_session_is_put_right_and_the_earlier_version_stays() {
    let group = Group::of(4).await;
    let early = group.at_desk("/sessions/1/correct").await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    group.hold(1, &["2026-002"]).await;
    let same = put_right(&group, "2026-002", "absent", "").await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = put_right(&group, "2026-002", "online", "kwam later binnen").await;
    assert_eq!(kept.location(), format!("{}/sessions/1", group.path), "{}", kept.body);
    assert_eq!(group.places(1).await.len(), 4 * 7, "who was there after all is rated too");
    group.answers(&code(2), 1, "4", &["4"; 9]).await;
    let answered = put_right(&group, "2026-002", "absent", "").await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.words().contains("al antwoorden binnen"), "{}", answered.words());
    let gone = put_right(&group, "2026-003", "excused", "").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    assert_eq!(group.places(1).await.len(), 3 * 7);
    let session = group.at_desk("/sessions/1").await;
    insta::assert_snapshot!("put_right_nl", session.words());
    // Somebody else of the house finds no such page.
    let stranger = group.clinic.member(9, &[Role::Therapist]).await;
    let cookie = group.clinic.sign_in(&stranger).await;
    let other = group.clinic.get(&format!("{}/sessions/1/correct", group.path), &cookie).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_changed_programme_is_a_new_version_and_a_run_keeps_its_own() {
    let group = Group::of(4).await;
    let runs = group.clinic.get("/runs", &group.desk).await;
    let programme = format!("/programmes/{}", runs.between("href=\"/programmes/", "\""));
    let edit = format!("{programme}/edit");
    let form = group.clinic.get(&format!("{edit}?sessions=9"), &group.desk).await;
    assert_eq!(form.body.matches("name=\"theme\"").count(), 9);
    let once = group.clinic.app.once();
    let fields = [
        ("once", once.as_str()),
        ("title", "MBCT, korter"),
        ("minutes", "90"),
        ("follow_up_weeks", ""),
        ("complaints", "distress"),
        ("theme", "Alleen dit"),
        ("about", ""),
        ("materials", ""),
    ];
    let made = group.clinic.post(&edit, &group.desk, &fields).await;
    assert!(made.location().starts_with("/programmes/") && made.location() != programme);
    let again = group.clinic.post(&edit, &group.desk, &fields).await;
    assert_eq!(again.location(), made.location(), "the same form twice makes one version");
    let other = group.clinic.app.once();
    let mut late = fields;
    late[0].1 = &other;
    assert_eq!(group.clinic.post(&edit, &group.desk, &late).await.status, StatusCode::CONFLICT);
    assert_eq!(group.clinic.get(&edit, &group.desk).await.status, StatusCode::CONFLICT);
    assert!(group.at_desk("/sessions/2").await.words().contains("Thema 2"), "the run keeps its version");
    let runs = group.clinic.get("/runs", &group.desk).await;
    assert!(runs.words().contains("MBCT, korter") && !runs.body.contains(&format!("\"{programme}\"")));
    assert!(group.clinic.get(&programme, &group.desk).await.words().contains("eerdere versie"));
}

#[tokio::test]
async fn what_a_trainer_typed_is_kept_until_it_is_sent() {
    let group = Group::of(4).await;
    group.hold(1, &[]).await;
    let names = group.places(1).await;
    let draft = format!("{}/sessions/1/ratings/draft", group.path);
    let fields = [(names[0].as_str(), "5"), (names[8].as_str(), "2"), (names[9].as_str(), "9")];
    let kept = group.clinic.post(&draft, &group.desk, &fields).await;
    assert!(kept.words().contains("Bewaard"), "{}", kept.words());
    let form = group.at_desk("/sessions/1/ratings").await;
    let value = |body: &str, name: &str| {
        body.split("<input ").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap().to_owned()
    };
    assert!(value(&form.body, &names[0]).contains("value=\"5\""));
    assert!(value(&form.body, &names[8]).contains("value=\"2\""));
    assert!(!value(&form.body, &names[9]).contains("value="), "what does not fit is not kept");
    // What was taken away is away, and nobody else reads a draft.
    group.clinic.post(&draft, &group.desk, &[(names[0].as_str(), "5")]).await;
    let form = group.at_desk("/sessions/1/ratings").await;
    assert!(!value(&form.body, &names[8]).contains("value="));
    assert_eq!(group.rate(1, "4").await.location(), group.path);
    assert_eq!(group.places(1).await.len(), 0);
}

#[tokio::test]
async fn a_list_from_paper_says_who_entered_it_and_comes_once() {
    let mut group = Group::of(2).await;
    group.clinic.clock.advance_ms(50 * alliance::clock::DAY_MS + alliance::clock::HOUR_MS);
    // Half an hour without a page ends a login.
    group.desk = group.clinic.sign_in(&group.trainer).await;
    let people = group.at_desk("/people").await;
    let paper = format!("{}/participants/{}", group.path, people.between("/participants/", "\""));
    assert!(paper.ends_with("/paper/end"), "{paper}");
    let form = group.clinic.get(&paper, &group.desk).await;
    let asked = form.between("<form class=\"check\"", "</form>");
    let names = asked.split(" name=\"").skip(1).filter_map(|part| part.split_once('"'));
    let items: BTreeSet<&str> = names.map(|(name, _)| name).filter(|name| *name != "happened_on").collect();
    let send = async |day: &str| {
        let mut fields: Vec<(&str, &str)> = items.iter().map(|item| (*item, "2")).collect();
        fields.push(("happened_on", day));
        group.clinic.post(&paper, &group.desk, &fields).await
    };
    let today = group.clinic.app.today();
    let far = today.checked_sub(jiff::ToSpan::days(20)).unwrap().to_string();
    let wrong = send(&far).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.words().contains("niet gevraagd"), "{}", wrong.words());
    let tomorrow = today.checked_add(jiff::ToSpan::days(1)).unwrap().to_string();
    assert_eq!(send(&tomorrow).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = send(&today.to_string()).await;
    assert_eq!(kept.location(), format!("{}/people", group.path), "{}", kept.body);
    assert_eq!(send(&today.to_string()).await.status, StatusCode::CONFLICT);
    let people = group.at_desk("/people").await;
    assert!(people.words().contains("van papier, ingevuld door Medewerker 01"), "{}", people.words());
    // A coordinator keeps the run, and enters nothing about complaints.
    let planner = group.clinic.member(9, &[Role::Coordinator]).await;
    let cookie = group.clinic.sign_in(&planner).await;
    assert_eq!(group.clinic.get(&paper, &cookie).await.status, StatusCode::NOT_FOUND);
}
