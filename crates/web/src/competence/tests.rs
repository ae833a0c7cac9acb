//! A trainer is watched by raters who do not see each other, and nobody reads what is not for them.

use crate::testing::{Answer, TestClinic};
use alliance::people::{Member, Role};
use axum::http::StatusCode;

mod calibration;
mod privacy;

const DOMAINS: [&str; 6] = ["organising", "relating", "embodying", "guiding", "conveying", "holding"];

/// Somebody with a login.
struct Desk {
    member: Member,
    cookie: String,
}

/// A trainer, two raters and others of the house.
struct House {
    clinic: TestClinic,
    trainer: Desk,
    raters: [Desk; 2],
}

impl House {
    async fn new() -> Self {
        let clinic = TestClinic::new().await;
        let trainer = desk(&clinic, 1, Role::Therapist).await;
        let raters = [desk(&clinic, 2, Role::Therapist).await, desk(&clinic, 3, Role::Therapist).await];
        Self { clinic, trainer, raters }
    }

    /// Asks both raters about a recording; gives the address of the observation.
    async fn ask(&self, name: &str) -> Answer {
        let raters = self.raters.each_ref().map(|rater| rater.member.id.to_string());
        self.ask_with(name, [&raters[0], &raters[1], ""]).await
    }

    async fn ask_with(&self, name: &str, raters: [&str; 3]) -> Answer {
        let once = self.clinic.app.once();
        let fields = [
            ("once", once.as_str()),
            ("name", name),
            ("rater1", raters[0]),
            ("rater2", raters[1]),
            ("rater3", raters[2]),
        ];
        self.clinic.post("/competence/ask", &self.trainer.cookie, &fields).await
    }

    async fn rate(&self, path: &str, rater: usize, levels: &[&str; 6]) -> Answer {
        self.clinic.post(path, &self.raters[rater].cookie, &fields(levels, "sterkwoord", "leerwoord")).await
    }

    async fn get(&self, path: &str, desk: &Desk) -> Answer {
        self.clinic.get(path, &desk.cookie).await
    }
}

async fn desk(clinic: &TestClinic, number: u32, role: Role) -> Desk {
    let member = clinic.member(number, &[role]).await;
    // Who was invited is no rater yet: a member signs in first.
    let cookie = clinic.sign_in(&member).await;
    Desk { member, cookie }
}

fn fields<'a>(levels: &[&'a str; 6], strengths: &'a str, needs: &'a str) -> Vec<(&'static str, &'a str)> {
    let said = DOMAINS.into_iter().zip(levels.iter().copied()).filter(|(_, level)| !level.is_empty());
    said.chain([("strengths", strengths), ("needs", needs)]).collect()
}

#[tokio::test]
async fn two_raters_rate_apart_and_read_it_together() {
    let house = House::new().await;
    let asked = house.ask("Opname mei").await;
    let path = asked.location().to_owned();
    assert!(path.starts_with("/observations/"), "{asked:?}");
    let waits = house.get("/competence", &house.raters[0]).await;
    assert!(waits.words().contains("Opname mei"), "{}", waits.words());
    assert_eq!(house.rate(&path, 0, &["4", "5", "4", "3", "4", "4"]).await.location(), path);
    for desk in [&house.trainer, &house.raters[1]] {
        let blind = house.get(&path, desk).await;
        assert!(!blind.body.contains("sterkwoord") && !blind.body.contains(" checked"), "{}", blind.body);
    }
    // The own rating may change while it is alone, and comes back as it was sent.
    let own = house.get(&path, &house.raters[0]).await;
    assert_eq!((own.body.matches(" checked").count(), own.body.contains("sterkwoord")), (6, true));
    assert_eq!(house.rate(&path, 0, &["4", "5", "4", "3", "4", "unseen"]).await.location(), path);
    assert_eq!(house.rate(&path, 1, &["4", "4", "4", "5", "4", "4"]).await.location(), path);
    let open = house.get(&path, &house.trainer).await;
    insta::assert_snapshot!("reveal_nl", open.words());
    let late = house.rate(&path, 0, &["6"; 6]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let english = house.clinic.get_in_english("/competence/development", &house.trainer.cookie).await;
    insta::assert_snapshot!("development_en", english.words());
    let mirror = house.get("/mirror", &house.trainer).await;
    assert!(mirror.words().contains("sterkwoord"), "{}", mirror.words());
    let raters = house.get("/competence/raters", &house.raters[0]).await;
    assert!(raters.words().contains("zijn er 5 nodig"), "{}", raters.words());
}

#[tokio::test]
async fn a_form_that_is_half_filled_in_comes_back_and_is_kept_as_a_draft() {
    let house = House::new().await;
    let path = house.ask("Opname mei").await.location().to_owned();
    let half = house.rate(&path, 0, &["4", "5", "", "", "4", "4"]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.words().contains("Voorleven: kies een zin"), "{}", half.words());
    assert_eq!(half.body.matches(" checked").count(), 4);
    let again = house.get(&path, &house.raters[0]).await;
    assert_eq!(again.body.matches(" checked").count(), 4, "what was filled in is there");
    let draft = format!("{path}/draft");
    let kept = house
        .clinic
        .post(&draft, &house.raters[0].cookie, &fields(&["2", "", "", "", "", ""], "halverwege", ""))
        .await;
    assert!(kept.words().contains("Bewaard"), "{}", kept.words());
    let again = house.get(&path, &house.raters[0]).await;
    assert!(again.body.contains("halverwege") && again.body.matches(" checked").count() == 1);
    // Nobody else reads it, and nobody else can write there.
    for desk in [&house.trainer, &house.raters[1]] {
        assert!(!house.get(&path, desk).await.body.contains("halverwege"));
    }
    let other = house.clinic.post(&draft, &house.trainer.cookie, &fields(&["2"; 6], "", "")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let unseen = house.rate(&path, 0, &["unseen"; 6]).await;
    assert!(unseen.words().contains("Je hebt niets kunnen zien"), "{}", unseen.words());
    let nonsense = house.rate(&path, 0, &["9"; 6]).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_in_words() {
    let house = House::new().await;
    let [one, other] = house.raters.each_ref().map(|rater| rater.member.id.to_string());
    let own = house.trainer.member.id.to_string();
    let check = async |name: &str, raters: [&str; 3], said: &str| {
        let told = house.ask_with(name, raters).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.words().contains(said), "{}", told.words());
    };
    check("Mei", [&one, "", ""], "twee of meer mensen").await;
    check("Mei", [&one, &one, ""], "twee keer gekozen").await;
    check("Mei", [&one, &own, &other], "niet beoordelen").await;
    check(" ", [&one, &other, ""], "naam").await;
    let stranger = house.ask_with("Mei", [&one, "0193b3a0-0000-7000-8000-000000000001", ""]).await;
    assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The same form twice asks once.
    let once = house.clinic.app.once();
    let fields =
        [("once", once.as_str()), ("name", "Juni"), ("rater1", &one), ("rater2", &other), ("rater3", "")];
    let first = house.clinic.post("/competence/ask", &house.trainer.cookie, &fields).await;
    let second = house.clinic.post("/competence/ask", &house.trainer.cookie, &fields).await;
    assert_eq!(first.location(), second.location());
}

#[tokio::test]
async fn a_trainer_chooses_who_looks_along_and_ends_it() {
    let house = House::new().await;
    let path = house.ask("Opname mei").await.location().to_owned();
    for rater in [0, 1] {
        house.rate(&path, rater, &["4"; 6]).await;
    }
    let along = desk(&house.clinic, 8, Role::Therapist).await;
    let development = format!("/competence/development/{}", house.trainer.member.id);
    let status = async |path: &str| house.get(path, &along).await.status;
    assert_eq!(status(&development).await, StatusCode::NOT_FOUND);
    let id = along.member.id.to_string();
    let post = async |path: &str, member: &str| {
        house.clinic.post(path, &house.trainer.cookie, &[("member", member)]).await
    };
    assert_eq!(post("/competence/supervisors", &id).await.status, StatusCode::SEE_OTHER);
    assert_eq!(post("/competence/supervisors", &id).await.status, StatusCode::CONFLICT);
    let own = house.trainer.member.id.to_string();
    assert_eq!(post("/competence/supervisors", &own).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(status(&development).await, StatusCode::OK);
    assert_eq!(status(&path).await, StatusCode::OK);
    // The mirror stays the trainer's alone: who looks along sees the own one.
    assert!(!house.get("/mirror", &along).await.body.contains("Opname mei"));
    house.clinic.clock.advance_ms(60_000);
    assert_eq!(post("/competence/supervisors/end", &id).await.status, StatusCode::SEE_OTHER);
    assert_eq!(status(&development).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&path).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn from_five_sessions_on_raters_read_how_alike_they_see_it() {
    let house = House::new().await;
    let levels = [["2"; 6], ["3"; 6], ["4"; 6], ["5"; 6], ["3", "4", "4", "4", "3", "3"]];
    for (place, own) in levels.iter().enumerate() {
        let path = house.ask(&format!("Opname {place}")).await.location().to_owned();
        house.rate(&path, 0, own).await;
        let mut other = *own;
        other[place] = "4";
        house.rate(&path, 1, &other).await;
        house.clinic.clock.advance_ms(60_000);
    }
    let page = house.get("/competence/raters", &house.raters[1]).await;
    insta::assert_snapshot!("raters_nl", page.words());
    assert_eq!(house.get("/competence/development", &house.trainer).await.body.matches("<svg").count(), 6);
}
