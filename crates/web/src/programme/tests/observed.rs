//! A session of a run is watched, and a trainer sees the own groups in a mirror.

use super::{Group, code};
use crate::testing::Answer;
use alliance::people::{Member, Role};
use axum::http::StatusCode;

struct Watchers {
    raters: [Member; 2],
    planner: String,
    stand_in: Member,
}

impl Watchers {
    async fn of(group: &Group) -> Self {
        let clinic = &group.clinic;
        let raters =
            [clinic.member(21, &[Role::Therapist]).await, clinic.member(22, &[Role::Therapist]).await];
        let planner = clinic.member(23, &[Role::Coordinator]).await;
        let stand_in = clinic.member(24, &[Role::Therapist]).await;
        let id = stand_in.id.to_string();
        let trainers = format!("{}/trainers", group.path);
        clinic.post(&trainers, &group.desk, &[("member", &id), ("part", "replacement")]).await;
        Self { raters, planner: clinic.sign_in(&planner).await, stand_in }
    }

    /// Asks about a trainer of a session.
    async fn ask(&self, group: &Group, cookie: &str, number: u32, trainer: &Member) -> Answer {
        let once = group.clinic.app.once();
        let [one, other] = self.raters.each_ref().map(|rater| rater.id.to_string());
        let trainer = trainer.id.to_string();
        let fields = [
            ("once", once.as_str()),
            ("trainer", &trainer),
            ("rater1", &one),
            ("rater2", &other),
            ("rater3", ""),
        ];
        let path = format!("{}/sessions/{number}/observations", group.path);
        group.clinic.post(&path, cookie, &fields).await
    }
}

#[tokio::test]
async fn a_trainer_who_was_absent_is_not_rated_by_the_list_or_by_its_correction() {
    let group = Group::of(4).await;
    let watchers = Watchers::of(&group).await;
    let early = watchers.ask(&group, &group.desk, 1, &group.trainer).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.words().contains("Leg eerst vast"), "{}", early.words());
    group.hold(1, &[]).await;
    let absent = watchers.ask(&group, &watchers.planner, 1, &watchers.stand_in).await;
    assert_eq!(absent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(absent.words().contains("was niet bij die bijeenkomst"), "{}", absent.words());
    let outside = watchers.ask(&group, &group.desk, 9, &group.trainer).await;
    assert_eq!(outside.status, StatusCode::CONFLICT);
    assert!(outside.words().contains("geen bijeenkomst met dat nummer"), "{}", outside.words());
    // A trainer asks about oneself, and a coordinator sees nothing of what comes of it.
    let other = watchers.ask(&group, &group.desk, 1, &watchers.stand_in).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let asked = watchers.ask(&group, &watchers.planner, 1, &group.trainer).await;
    assert_eq!(asked.location(), format!("{}/sessions/1", group.path));
    let own = watchers.ask(&group, &group.desk, 1, &group.trainer).await.location().to_owned();
    assert_eq!(group.clinic.get(&own, &watchers.planner).await.status, StatusCode::NOT_FOUND);
    // The list turns out to be wrong: the stand-in gave it.
    let form = group.at_desk("/sessions/1/correct").await;
    let stand_in = watchers.stand_in.id.to_string();
    let mut fields = vec![("version".to_owned(), "1".to_owned()), ("note".into(), String::new())];
    fields.push(("trainer".into(), stand_in));
    for part in form.body.split("<fieldset class=\"presence\">").skip(2) {
        let id = part.split_once("name=\"").unwrap().1.split_once('"').unwrap().0;
        fields.push((id.to_owned(), "present".into()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let path = format!("{}/sessions/1/correct", group.path);
    assert_eq!(group.clinic.post(&path, &group.desk, &fields).await.status, StatusCode::SEE_OTHER);
    let rater = group.clinic.sign_in(&watchers.raters[0]).await;
    let domains = ["organising", "relating", "embodying", "guiding", "conveying", "holding"];
    let levels = domains.map(|domain| (domain, "4"));
    let fields: Vec<(&str, &str)> = levels.into_iter().chain([("strengths", ""), ("needs", "")]).collect();
    let late = group.clinic.post(&own, &rater, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.words().contains("Deze trainer was niet bij"), "{}", late.words());
}

#[tokio::test]
async fn a_mirror_shows_means_of_four_people_or_more_to_its_trainer_alone() {
    let check = async |count: u32, shown: bool| {
        let group = Group::of(count).await;
        group.hold(1, &[]).await;
        for n in 1..=count {
            group.answers(&code(n as usize), 1, "6", &["4", "5", "4", "5", "4", "5", "1", "0", "1"]).await;
        }
        assert!(!group.clinic.get("/mirror", &group.desk).await.body.contains("<svg"), "sealed yet");
        group.rate(1, "5").await;
        let mirror = group.clinic.get("/mirror", &group.desk).await;
        assert_eq!(mirror.body.matches("<svg").count(), if shown { 2 } else { 0 }, "{}", mirror.words());
        assert_eq!(mirror.words().contains("geen drie groepen van drie andere trainers"), shown);
        for role in [Role::Coordinator, Role::Administrator, Role::Researcher] {
            let other = group.clinic.member(30 + role as u32, &[role]).await;
            let cookie = group.clinic.sign_in(&other).await;
            assert_eq!(group.clinic.get("/mirror", &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
        }
        let colleague = group.clinic.member(40, &[Role::Therapist]).await;
        let cookie = group.clinic.sign_in(&colleague).await;
        let own = group.clinic.get("/mirror", &cookie).await;
        assert!(!own.body.contains("Najaarsgroep") && !own.body.contains("<svg"));
    };
    check(4, true).await;
    check(3, false).await;
}
