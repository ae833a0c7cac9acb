//! Figures from a client's yes to the public page, and what none of these pages tells.

use crate::testing::{Answer, TestClinic};
use alliance::administration::answer::Answers;
use alliance::audit::AuditActor;
use alliance::clock::DAY_MS;
use alliance::episode::{Episode, EpisodeState};
use alliance::instrument::catalogue;
use alliance::people::{Member, Role};
use axum::http::{StatusCode, header};
use serde_json::Value;

/// Days from the moment of the samples to the day on which their year is closed.
const UNTIL_CLOSED: i64 = 148;

struct House {
    clinic: TestClinic,
    therapists: Vec<Member>,
    administrator: Member,
}

impl House {
    async fn new() -> Self {
        let clinic = TestClinic::new().await;
        let mut therapists = Vec::new();
        for number in 1..=3 {
            therapists.push(clinic.member(number, &[Role::Therapist]).await);
        }
        let administrator = clinic.member(9, &[Role::Administrator]).await;
        Self { clinic, therapists, administrator }
    }

    /// A course that ended yesterday.
    async fn ended(&self, number: usize) -> Episode {
        let therapist = &self.therapists[number % self.therapists.len()];
        let episode = self.clinic.episode(&format!("2026-{number:03}"), &[therapist]).await;
        let app = &self.clinic.app;
        let by = app.by(AuditActor::Operator);
        let closed = Episode { state: EpisodeState::Closed { at: by.now.plus_ms(-DAY_MS) }, ..episode };
        app.store.change_episode(&by, &closed, &[therapist.id]).await.unwrap();
        closed
    }

    /// Courses that ended, each with a yes and these answers to the list of satisfaction.
    async fn allow(&self, numbers: std::ops::Range<usize>, value: impl Fn(usize) -> i32) {
        let list = catalogue::instrument("satisfaction").unwrap();
        for number in numbers {
            let episode = self.ended(number).await;
            let given = list.items().iter().map(|item| (item.id.clone(), value(number)));
            let answers = Answers::read(list, given).unwrap();
            let by = self.clinic.app.by(AuditActor::Client);
            self.clinic.app.store.give_opt_in(&by, episode.id, 2026, Some(&answers)).await.unwrap();
        }
    }

    async fn desk(&self) -> String {
        self.clinic.sign_in(&self.administrator).await
    }

    async fn publish(&self) -> Answer {
        let path = "/settings/quality/2026/publish";
        self.clinic.post(path, &self.desk().await, &[("read", "yes")]).await
    }

    async fn json(&self) -> Value {
        let answer = self.clinic.get("/quality.json", "").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// The own page of a client, by a link.
    async fn mine(&self, episode: &Episode) -> String {
        let app = &self.clinic.app;
        let (token, hash) = app.token();
        let by = app.by(AuditActor::Operator);
        app.store.make_episode_link(&by, episode.id, hash, by.now.plus_ms(400 * DAY_MS)).await.unwrap();
        format!("/mine/{token}")
    }
}

#[tokio::test]
async fn a_client_is_asked_at_the_end_says_yes_with_answers_and_takes_it_back() {
    let house = House::new().await;
    let going_on = house.clinic.episode("2026-900", &[&house.therapists[0]]).await;
    let early = house.mine(&going_on).await;
    assert_eq!(house.clinic.get(&format!("{early}/figures"), "").await.status, StatusCode::NOT_FOUND);
    assert!(!house.clinic.get(&early, "").await.body.contains("/figures"));
    let episode = house.ended(1).await;
    let mine = house.mine(&episode).await;
    let path = format!("{mine}/figures");
    assert!(house.clinic.get(&mine, "").await.words().contains("Mogen jouw antwoorden meetellen?"));
    let asked = house.clinic.get(&path, "").await;
    insta::assert_snapshot!("own_nl", asked.words());
    insta::assert_snapshot!("own_en", house.clinic.get_in_english(&path, "").await.words());
    let store = &house.clinic.app.store;
    let organisation = house.clinic.app.organisation().id;
    let said = async || store.opt_in(organisation, episode.id).await.unwrap();
    // Nothing said, and a no, keep nothing.
    let no = house.clinic.post(&path, "", &[("allow", "no"), ("worth1", "3")]).await;
    assert_eq!((no.location(), said().await), (path.as_str(), None));
    for wrong in
        [&[("allow", "yes"), ("worth1", "7")][..], &[("allow", "maybe")], &[("allow", "yes"), ("x", "1")]]
    {
        assert_eq!(house.clinic.post(&path, "", wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(said().await, None);
    }
    let yes = [("allow", "yes"), ("worth1", "5"), ("recommend1", "9")];
    assert_eq!(house.clinic.post(&path, "", &yes).await.location(), path);
    assert!(said().await.is_some());
    let given = house.clinic.get(&path, "").await;
    assert!(given.words().contains("Je zei ja op 3 sep 2026"), "{}", given.words());
    // Sent twice, it is one yes.
    assert_eq!(house.clinic.post(&path, "", &yes).await.location(), path);
    assert_eq!(house.clinic.post(&path, "", &[("allow", "no")]).await.location(), path);
    assert!(said().await.is_some_and(|one| one.withdrawn.is_some()));
    // After the year closed a yes comes too late.
    house.clinic.clock.advance_ms(UNTIL_CLOSED * DAY_MS);
    assert_eq!(house.clinic.post(&path, "", &yes).await.status, StatusCode::CONFLICT);
    let therapist = house.clinic.sign_in(&house.therapists[0]).await;
    let of_member = format!("/episodes/{}/agreement/figures", episode.id);
    assert_eq!(house.clinic.get(&of_member, &therapist).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_year_is_looked_at_published_seen_taken_away_and_comes_back_as_it_was() {
    let house = House::new().await;
    house.allow(1..15, |number| (number % 4) as i32 + 3).await;
    // One who said nothing: among those who ended, in no figure.
    house.ended(20).await;
    let episode = house.ended(21).await;
    let mine = house.mine(&episode).await;
    house.clinic.post(&format!("{mine}/figures"), "", &[("allow", "yes"), ("worth1", "6")]).await;
    let desk = house.desk().await;
    let soon = house.clinic.get("/settings/quality/2026", &desk).await;
    assert_eq!(soon.status, StatusCode::NOT_FOUND, "the lists of the year have not closed");
    house.clinic.clock.advance_ms(UNTIL_CLOSED * DAY_MS);
    let desk = house.desk().await;
    assert!(house.clinic.get("/settings/quality", &desk).await.body.contains("/settings/quality/2026"));
    let look = house.clinic.get("/settings/quality/2026", &desk).await;
    insta::assert_snapshot!("look_nl", look.words());
    assert!(house.clinic.get("/quality", "").await.words().contains("nog geen cijfers"));
    assert_eq!(house.json().await["years"], serde_json::json!([]));
    let unread = house.clinic.post("/settings/quality/2026/publish", &desk, &[]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.publish().await.location(), "/settings/quality/2026");
    assert_eq!(house.publish().await.location(), "/settings/quality/2026");
    insta::assert_snapshot!("public_nl", house.clinic.get("/quality", "").await.words());
    insta::assert_snapshot!("public_en", house.clinic.get_in_english("/quality?year=2026", "").await.words());
    assert_eq!(house.clinic.get("/quality?year=2025", "").await.status, StatusCode::NOT_FOUND);
    let json = house.json().await;
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&json).unwrap());
    // What came out stays, and nobody can be taken out of it.
    let refused = house.clinic.post(&format!("{mine}/figures"), "", &[("allow", "no")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(house.clinic.get(&format!("{mine}/figures"), "").await.words().contains("afgerond totaal"));
    house.clinic.post("/settings/quality/2026/hide", &desk, &[]).await;
    assert_eq!(house.json().await["years"], serde_json::json!([]));
    assert_eq!(house.clinic.get("/quality?year=2026", "").await.status, StatusCode::NOT_FOUND);
    assert!(house.clinic.get("/settings/quality/2026", &desk).await.words().contains("uit het zicht"));
    house.clinic.post("/settings/quality/2026/show", &desk, &[]).await;
    assert_eq!(house.json().await, json);
}

#[tokio::test]
async fn too_few_people_or_therapists_have_nothing_to_publish() {
    let house = House::new().await;
    house.allow(1..10, |number| (number % 4) as i32 + 3).await;
    house.clinic.clock.advance_ms(UNTIL_CLOSED * DAY_MS);
    let desk = house.desk().await;
    let look = house.clinic.get("/settings/quality/2026", &desk).await;
    assert!(look.words().contains("te weinig mensen ja"), "{}", look.words());
    assert_eq!(house.publish().await.status, StatusCode::CONFLICT);
    assert_eq!(house.json().await["years"], serde_json::json!([]));
}

#[tokio::test]
async fn only_an_administrator_looks_at_a_year_and_keeps_what_complaints_are_counted_with() {
    let house = House::new().await;
    house.clinic.clock.advance_ms(UNTIL_CLOSED * DAY_MS);
    let coordinator = house.clinic.member(7, &[Role::Coordinator]).await;
    let researcher = house.clinic.member(8, &[Role::Researcher]).await;
    for member in [&house.therapists[0], &coordinator, &researcher] {
        let cookie = house.clinic.sign_in(member).await;
        for path in ["/settings/quality", "/settings/quality/2026"] {
            assert_eq!(house.clinic.get(path, &cookie).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in
            ["/settings/quality/2026/publish", "/settings/quality/2026/hide", "/settings/quality/2026/show"]
        {
            let sent = house.clinic.post(path, &cookie, &[("read", "yes")]).await;
            assert_ne!(sent.status, StatusCode::SEE_OTHER, "{path}");
        }
    }
    let desk = house.desk().await;
    let keep = async |complaints: &str, reliability: &str| {
        let fields = [("complaints", complaints), ("reliability", reliability)];
        house.clinic.post("/settings/quality", &desk, &fields).await
    };
    let page = house.clinic.get("/settings/quality", &desk).await;
    insta::assert_snapshot!("settings_nl", page.words());
    assert_eq!(keep("distress", "0,85").await.location(), "/settings/quality");
    assert!(house.clinic.get("/settings/quality", &desk).await.body.contains("value=\"0,85\""));
    assert_eq!(keep("distress", "2").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(keep("session-check", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The schema and what the program says stay together: every name that is sent is in it, and the other way round.
#[tokio::test]
async fn the_json_has_the_names_of_its_schema() {
    let house = House::new().await;
    house.allow(1..15, |number| (number % 4) as i32 + 3).await;
    house.clinic.clock.advance_ms(UNTIL_CLOSED * DAY_MS);
    house.publish().await;
    let schema: Value =
        serde_json::from_str(&house.clinic.get("/quality.schema.json", "").await.body).unwrap();
    let names = |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    let json = house.json().await;
    assert_eq!(names(&json), names(&schema["properties"]));
    let year = &json["years"][0];
    let defined = &schema["$defs"];
    assert_eq!(names(year), names(&defined["year"]["properties"]));
    assert_eq!(names(&year["complaints"]), names(&defined["year"]["properties"]["complaints"]["properties"]));
    assert_eq!(names(&year["figures"][0]), names(&defined["figure"]["properties"]));
    assert_eq!(names(&year["definitions"]["complaints"]), ["en", "nl"]);
}
