//! A group from its set-up to what it shows of itself, and what it shows to nobody.

use crate::testing::{Answer, TestClinic};
use alliance::clock::{DAY_MS, HOUR_MS};
use alliance::people::{Member, Role};
use axum::http::StatusCode;
use std::collections::BTreeMap;

mod kept;
mod medium;
mod observed;
mod privacy;

const CHECK: [&str; 7] = ["bond1", "bond2", "goal1", "goal2", "task1", "task2", "tension1"];
const GROUP: [&str; 9] = [
    "members-bonding",
    "trainer-bonding",
    "group-bonding",
    "members-working",
    "trainer-working",
    "group-working",
    "members-tension",
    "trainer-tension",
    "group-tension",
];
const WELLBEING: [&str; 4] = ["mood1", "day1", "people1", "hope1"];

/// A group that is going on.
struct Group {
    clinic: TestClinic,
    trainer: Member,
    desk: String,
    /// `/runs/…`
    path: String,
    /// Own pages by code: `/mine/…`.
    mine: BTreeMap<String, String>,
}

impl Group {
    /// A group of `count`, planned for eight weeks from today by its trainer.
    async fn of(count: u32) -> Self {
        let clinic = TestClinic::new().await;
        let (trainer, desk) = clinic.therapist().await;
        let mut group = Self { clinic, trainer, desk, path: String::new(), mine: BTreeMap::new() };
        group.path = group.plan(&group.trainer.id.to_string(), "12").await;
        group.join(&(1..=count).map(|n| format!("2026-{n:03}")).collect::<Vec<_>>()).await;
        group
    }

    async fn plan(&self, trainer: &str, places: &str) -> String {
        let form = self.clinic.get("/programmes/new?example=mbct", &self.desk).await;
        assert_eq!(form.body.matches("name=\"theme\"").count(), 8);
        let themes: Vec<String> = (1..=8).map(|n| format!("Thema {n}")).collect();
        let once = form.between("name=\"once\" value=\"", "\"").to_owned();
        let mut fields = vec![
            ("once", once.as_str()),
            ("title", "MBCT"),
            ("minutes", "150"),
            ("follow_up_weeks", "12"),
            ("complaints", "distress"),
        ];
        for theme in &themes {
            fields.extend([("theme", theme.as_str()), ("about", ""), ("materials", "")]);
        }
        let made = self.clinic.post("/programmes/new", &self.desk, &fields).await;
        assert!(made.location().starts_with("/programmes/"), "{made:?}");
        let runs = format!("{}/runs", made.location());
        let form = self.clinic.get(&runs, &self.desk).await;
        let once = form.between("name=\"once\" value=\"", "\"").to_owned();
        let today = self.clinic.app.today().to_string();
        let fields = [
            ("once", once.as_str()),
            ("title", "Najaarsgroep"),
            ("place", "Zaal 2"),
            ("online", ""),
            ("places", places),
            ("date", today.as_str()),
            ("time", "09:00"),
            ("days", "7"),
            ("trainer", trainer),
        ];
        let made = self.clinic.post(&runs, &self.desk, &fields).await;
        assert!(made.location().starts_with("/runs/"), "{made:?}");
        made.location().to_owned()
    }

    async fn join(&mut self, codes: &[String]) {
        let text = codes.join("\n");
        let once = self.clinic.app.once();
        let fields = [("once", once.as_str()), ("codes", text.as_str())];
        let added = self.clinic.post(&format!("{}/participants", self.path), &self.desk, &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        self.links().await;
    }

    async fn links(&mut self) {
        let page = self.clinic.post(&format!("{}/links", self.path), &self.desk, &[]).await;
        for part in page.body.split("<section class=\"card code\">").skip(1) {
            let (_, rest) = part.split_once("<h2>Cliënt ").unwrap();
            let (code, rest) = rest.split_once('<').unwrap();
            let (_, rest) = rest.split_once("value=\"http://127.0.0.1:8080").unwrap();
            self.mine.insert(code.to_owned(), rest.split_once("/run\"").unwrap().0.to_owned());
        }
    }

    async fn at_desk(&self, under: &str) -> Answer {
        self.clinic.get(&format!("{}{under}", self.path), &self.desk).await
    }

    /// Records that session `number` was held by the trainer; these were absent.
    async fn hold(&self, number: u32, absent: &[&str]) -> Answer {
        let page = self.at_desk(&format!("/sessions/{number}")).await;
        let mut fields: Vec<(String, String)> = vec![("trainer".into(), self.trainer.id.to_string())];
        for part in page.body.split("<fieldset class=\"presence\">").skip(2) {
            let (_, rest) = part.split_once("Cliënt ").unwrap();
            let code = rest.split_once('<').unwrap().0;
            let id = part.split_once("name=\"").unwrap().1.split_once('"').unwrap().0;
            let word = if absent.contains(&code) { "absent" } else { "present" };
            fields.push((id.to_owned(), word.to_owned()));
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.clinic.post(&format!("{}/sessions/{number}", self.path), &self.desk, &fields).await
    }

    /// A participant answers the check of a session: `alliance` on the session check, `group` on the nine sentences.
    async fn answers(&self, code: &str, number: u32, alliance: &str, group: &[&str; 9]) -> Answer {
        let started = self.clinic.post(&format!("{}/run/sessions/{number}", self.mine[code]), "", &[]).await;
        assert!(started.location().starts_with("/check/"), "{started:?}");
        let mut fields: Vec<(String, &str)> =
            vec![("form".into(), "session-check.1+group-check.1+wellbeing.1")];
        fields.extend(CHECK.iter().map(|item| (format!("session-check.{item}"), alliance)));
        fields.extend(GROUP.iter().zip(group).map(|(item, value)| (format!("group-check.{item}"), *value)));
        fields.extend(WELLBEING.iter().map(|item| (format!("wellbeing.{item}"), "4")));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let sent = self.clinic.post(started.location(), &started.cookie(), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        sent
    }

    /// The names of the places of the trainer's form, row by row.
    async fn places(&self, number: u32) -> Vec<String> {
        let page = self.at_desk(&format!("/sessions/{number}/ratings")).await;
        let inputs = page.body.split("<input id=\"").skip(1);
        inputs.map(|part| part.split_once('"').unwrap().0.to_owned()).collect()
    }

    async fn rate(&self, number: u32, value: &str) -> Answer {
        let names = self.places(number).await;
        let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), value)).collect();
        self.clinic.post(&format!("{}/sessions/{number}/ratings", self.path), &self.desk, &fields).await
    }
}

fn code(number: usize) -> String {
    format!("2026-{number:03}")
}

#[tokio::test]
async fn a_group_is_set_up_held_answered_rated_and_seen() {
    let group = Group::of(5).await;
    assert_eq!(group.hold(1, &[]).await.status, StatusCode::SEE_OTHER);
    for n in 1..=5 {
        group.answers(&code(n), 1, "4", &["4", "5", "4", "5", "4", "5", "1", "0", "1"]).await;
    }
    // Nothing of the group shows before the trainer has rated too.
    let sealed = group.at_desk("/group").await;
    assert!(sealed.words().contains("nog dicht"), "{}", sealed.words());
    assert_eq!(group.rate(1, "5").await.location(), group.path);
    let shown = group.at_desk("/group").await;
    insta::assert_snapshot!("group_nl", shown.words());
    let own = group.clinic.get(&format!("{}/run", group.mine[&code(1)]), "").await;
    insta::assert_snapshot!("own_nl", own.words());
    let people = group.at_desk("/people").await;
    insta::assert_snapshot!("people_nl", people.words());
    insta::assert_snapshot!("run_nl", group.at_desk("").await.words());
    let english = group.clinic.get_in_english(&format!("{}/schedule", group.path), &group.desk).await;
    insta::assert_snapshot!("schedule_en", english.words().lines().take(60).collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn twelve_participants_are_rated_in_one_form_and_a_double_tap_does_no_harm() {
    let group = Group::of(12).await;
    group.hold(1, &["2026-007"]).await;
    let names = group.places(1).await;
    assert_eq!(names.len(), 11 * 7, "who was absent has no row");
    let path = format!("{}/sessions/1/ratings", group.path);
    let send = async |fields: &[(&str, &str)]| group.clinic.post(&path, &group.desk, fields).await;
    let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "6")).collect();
    // A wrong place, an empty form and a half row are told, and nothing is kept.
    let mut wrong = all.clone();
    wrong[3].1 = "9";
    let told = send(&wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("2026-001 bij zin 4"), "{}", told.words());
    assert_eq!(send(&[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = send(&all[..10]).await;
    assert!(half.words().contains("Bij 2026-002 staan nog vakken leeg"), "{}", half.words());
    assert_eq!(group.places(1).await.len(), 77);
    assert_eq!(send(&all).await.location(), group.path);
    assert_eq!(group.places(1).await.len(), 0);
    // The same again is kept already; something else is refused, and the first stays.
    assert_eq!(send(&all).await.status, StatusCode::SEE_OTHER);
    let other: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "0")).collect();
    assert_eq!(send(&other).await.status, StatusCode::CONFLICT);
    assert_eq!(send(&[("elsewhere", "1")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_was_absent_is_not_rated_and_an_absent_trainer_does_not_rate() {
    let group = Group::of(4).await;
    let stand_in = group.clinic.member(7, &[Role::Therapist]).await;
    let other_desk = group.clinic.sign_in(&stand_in).await;
    assert_eq!(group.clinic.get(&group.path, &other_desk).await.status, StatusCode::NOT_FOUND);
    let id = stand_in.id.to_string();
    let trainers = format!("{}/trainers", group.path);
    group.clinic.post(&trainers, &group.desk, &[("member", &id), ("part", "replacement")]).await;
    assert_eq!(group.clinic.get(&group.path, &other_desk).await.status, StatusCode::OK);
    group.hold(1, &["2026-002"]).await;
    let ratings = format!("{}/sessions/1/ratings", group.path);
    let refused = group.clinic.get(&ratings, &other_desk).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.words().contains("Je was niet bij deze bijeenkomst"), "{}", refused.words());
    // A replacement sees the group, and nobody's file.
    let people = group.clinic.get(&format!("{}/people", group.path), &other_desk).await;
    assert!(people.words().contains("Nu is dat niemand"), "{}", people.words());
    let episode = group.at_desk("").await.between("href=\"/episodes/", "\"").to_owned();
    assert_eq!(
        group.clinic.get(&format!("/episodes/{episode}"), &other_desk).await.status,
        StatusCode::NOT_FOUND
    );
    let outside = group.at_desk("/sessions/9").await;
    assert_eq!(outside.status, StatusCode::CONFLICT);
    assert!(outside.words().contains("geen bijeenkomst met dat nummer"), "{}", outside.words());
}

#[tokio::test]
async fn a_participant_twice_is_refused_and_the_next_waits_for_a_place() {
    let clinic = TestClinic::new().await;
    let (trainer, desk) = clinic.therapist().await;
    let mut group = Group { clinic, trainer, desk, path: String::new(), mine: BTreeMap::new() };
    group.path = group.plan(&group.trainer.id.to_string(), "2").await;
    group.join(&["A1".into(), "A2".into(), "A3".into()]).await;
    assert_eq!(group.mine.len(), 2, "who waits has no link yet");
    let once = group.clinic.app.once();
    let fields = [("once", once.as_str()), ("codes", "A1\n<b>")];
    let twice = group.clinic.post(&format!("{}/participants", group.path), &group.desk, &fields).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.words().contains("al in de groep"), "{}", twice.words());
    let page = group.at_desk("").await;
    assert!(!page.body.contains("A3 een plaats geven"), "no place is free");
    let leave = page.between("action=\"", "/leave\"").rsplit("action=\"").next().unwrap().to_owned();
    let left = group.clinic.post(&format!("{leave}/leave"), &group.desk, &[("why", "illness")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
    let page = group.at_desk("").await;
    let place = page.between("action=\"", "/place\"").rsplit("action=\"").next().unwrap().to_owned();
    let given = group.clinic.post(&format!("{place}/place"), &group.desk, &[]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    group.links().await;
    assert!(group.mine.contains_key("A3"));
    assert!(group.at_desk("").await.words().contains("1 deelnemer is gestopt"));
}

#[tokio::test]
async fn a_session_moves_is_cancelled_and_is_held_once() {
    let group = Group::of(4).await;
    let first = group.clinic.app.today();
    let move_to = async |number: u32, days: i64| {
        let date = first.checked_add(jiff::ToSpan::days(days)).unwrap().to_string();
        let path = format!("{}/sessions/{number}/move", group.path);
        group.clinic.post(&path, &group.desk, &[("date", &date), ("time", "10:30")]).await.status
    };
    assert_eq!(move_to(2, 8).await, StatusCode::SEE_OTHER);
    assert_eq!(move_to(2, 30).await, StatusCode::CONFLICT);
    group.clinic.post(&format!("{}/sessions/3/cancel", group.path), &group.desk, &[]).await;
    assert!(group.at_desk("/sessions/3").await.words().contains("gaat niet door"));
    assert_eq!(group.hold(1, &[]).await.status, StatusCode::SEE_OTHER);
    // The form of a session that was held is gone; sent again from another tab it changes nothing.
    let again = group
        .clinic
        .post(
            &format!("{}/sessions/1", group.path),
            &group.desk,
            &[("trainer", &group.trainer.id.to_string())],
        )
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn lists_about_the_whole_are_asked_in_their_time_and_kept_once() {
    let group = Group::of(4).await;
    let mine = &group.mine[&code(1)];
    let before = format!("{mine}/run/before/complaints");
    assert_eq!(group.clinic.get(&before, "").await.status, StatusCode::CONFLICT, "the first session is over");
    let end = format!("{mine}/run/end/complaints");
    assert_eq!(group.clinic.get(&end, "").await.status, StatusCode::CONFLICT);
    assert_eq!(
        group.clinic.get(&format!("{mine}/run/before/satisfaction"), "").await.status,
        StatusCode::NOT_FOUND
    );
    group.clinic.clock.advance_ms(50 * DAY_MS + HOUR_MS);
    let form = group.clinic.get(&end, "").await;
    insta::assert_snapshot!("list_nl", form.words());
    let fields = |value| ["worry1", "low1", "tense1", "rest1", "reach1"].map(|item| (item, value));
    assert_eq!(group.clinic.post(&end, "", &fields("9")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(group.clinic.post(&end, "", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(group.clinic.post(&end, "", &fields("3")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(group.clinic.post(&end, "", &fields("0")).await.status, StatusCode::SEE_OTHER);
    let own = group.clinic.get(&format!("{mine}/run"), "").await;
    assert!(own.words().contains("Aan het eind: 5,0"), "{}", own.words());
}
