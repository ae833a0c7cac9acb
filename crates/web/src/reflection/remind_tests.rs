use super::letter::{Carrier, Letter, NotCarried, send_due};
use super::tests::{ask, come_in, opened, prepare};
use crate::testing::TestClinic;
use alliance::clock::DAY_MS;
use alliance::people::Member;
use axum::http::StatusCode;
use std::sync::Mutex;

/// Keeps what it is given.
#[derive(Debug, Default)]
struct Bag(Mutex<Vec<Letter>>);

impl Carrier for Bag {
    async fn carry(&self, letter: &Letter) -> Result<(), NotCarried> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

/// A reflection that has come to its last step, with somebody in it: who leads, the address, the code, their cookie.
async fn at_the_end(clinic: &TestClinic) -> ((Member, String), String, String, String) {
    let (member, cookie) = clinic.therapist().await;
    let path = prepare(clinic, &cookie, "five-steps", "Team Zuid").await;
    let code = opened(clinic, &cookie, &path).await;
    let bo = come_in(clinic, &code, "Bo").await;
    let go = [("t", "step.go"), ("as", "lead"), ("step", "7")];
    assert_eq!(ask(clinic, &code, &cookie, &go).await.status, StatusCode::SEE_OTHER);
    let keep = [("t", "intention.set"), ("cid", ""), ("text", "Vaker stil zijn"), ("shared", "yes")];
    ask(clinic, &code, &bo, &keep).await;
    ((member, cookie), path, code, bo)
}

#[tokio::test]
async fn where_no_mail_is_sent_none_is_promised() {
    let clinic = TestClinic::new().await;
    let (_, _, code, bo) = at_the_end(&clinic).await;
    let phone = clinic.get(&format!("/w/{code}"), &bo).await.body;
    assert!(!phone.contains("name=\"address\"") && phone.contains("/reminder.ics"), "{phone}");
    let asked =
        clinic.post(&format!("/w/{code}/remind"), &bo, &[("address", "deelnemer@voorbeeld.invalid")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.words().contains("verstuurt geen mail"), "{}", asked.words());
}

#[tokio::test]
async fn one_asks_for_a_mail_takes_it_back_and_asks_again() {
    let clinic = TestClinic::with_mail().await;
    let (_, _, code, bo) = at_the_end(&clinic).await;
    let (room, remind) = (format!("/w/{code}"), format!("/w/{code}/remind"));
    let address = |text| [("address", text)];
    assert!(clinic.get(&room, &bo).await.body.contains("name=\"address\""));
    let wrong = clinic.post(&remind, &bo, &address("geen adres")).await;
    assert!(wrong.words().contains("geen mailadres"), "{}", wrong.words());
    let good = address("deelnemer@voorbeeld.invalid");
    assert_eq!(clinic.post(&remind, &bo, &good).await.location(), room);
    assert_eq!(clinic.post(&remind, &bo, &good).await.location(), room, "a form sent twice asks once");
    let phone = clinic.get(&room, &bo).await;
    assert!(!phone.body.contains("name=\"address\"") && phone.words().contains("wis mijn adres"));
    assert!(!phone.body.contains("voorbeeld.invalid"), "the address is not shown again");
    let withdrawn = clinic.post(&format!("{remind}/withdraw"), &bo, &[]).await;
    assert_eq!(withdrawn.location(), room);
    assert!(clinic.get(&room, &bo).await.body.contains("name=\"address\""));
    clinic.clock.advance_ms(29 * DAY_MS);
    let bag = Bag::default();
    assert_eq!(send_due(&clinic.app, &bag).await.unwrap(), 0, "what was taken back is not sent");
    // Who is not in the room cannot ask, and who never asked has nothing to take back.
    assert_eq!(clinic.post(&remind, "", &good).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.post(&format!("{remind}/withdraw"), &bo, &[]).await.location(), room);
}

#[tokio::test]
async fn an_answer_by_the_link_counts_without_a_name_and_comes_back_at_the_next_reflection() {
    let clinic = TestClinic::with_mail().await;
    let ((member, cookie), path, code, bo) = at_the_end(&clinic).await;
    let remind = format!("/w/{code}/remind");
    let mut devices = vec![bo];
    for name in ["Kim", "Noor", "Sam", ""] {
        devices.push(come_in(&clinic, &code, name).await);
    }
    for device in &devices {
        clinic.post(&remind, device, &[("address", "deelnemer@voorbeeld.invalid")]).await;
    }
    let factors = [("t", "factors.set"), ("as", "lead"), ("word-0", "Rust"), ("meaning-0", "Stil mag.")];
    ask(&clinic, &code, &cookie, &factors).await;
    ask(&clinic, &code, &cookie, &[("t", "room.close"), ("as", "lead")]).await;
    let closed = clinic.get(&format!("/w/{code}"), &devices[0]).await.words();
    assert!(closed.contains("wis mijn adres") && closed.contains("Vaker stil zijn"), "{closed}");
    clinic.clock.advance_ms(28 * DAY_MS);
    let bag = Bag::default();
    assert_eq!(send_due(&clinic.app, &bag).await.unwrap(), 5);
    let letters = bag.0.lock().unwrap().clone();
    insta::assert_snapshot!("mail_nl", letters[0].text.replace(&letters[0].leave, "LINK"));
    let links: Vec<String> =
        letters.iter().map(|letter| letter.leave.replace("http://127.0.0.1:8080", "")).collect();
    insta::assert_snapshot!("answer_nl", clinic.get(&links[0], "").await.words());
    let answers = [("well", "Stil zijn <b>hielp</b>", "Bo"), ("partly", "", ""), ("not-yet", "", "Kim")];
    for (link, (went, text, name)) in links.iter().zip(answers) {
        let fields = [("went", went), ("text", text), ("name", name)];
        let kept = clinic.post(link, "", &fields).await;
        assert_eq!(kept.location(), "/reminder/thanks", "{}", kept.words());
        assert_eq!(clinic.post(link, "", &fields).await.status, StatusCode::GONE);
    }
    let cookie = clinic.sign_in(&member).await;
    let next = prepare(&clinic, &cookie, "five-steps", "team zuid").await;
    let form = clinic.get(&next, &cookie).await.words();
    assert!(form.contains("Stil zijn") && form.contains("(nog) niet"), "too few to count: {form}");
    assert!(!form.contains("Kim"), "a name without words is not kept");
    for went in ["well", "well"].iter().zip(&links[3..]).map(|(went, link)| (link, [("went", *went)])) {
        assert_eq!(clinic.post(went.0, "", &went.1).await.location(), "/reminder/thanks");
    }
    let counted = "bij 3 gelukt, bij 1 deels, bij 1 nog niet";
    let next_code = opened(&clinic, &cookie, &next).await;
    for page in [format!("{next}/lead"), format!("{next}/report")] {
        let told = clinic.get(&page, &cookie).await;
        assert!(told.body.contains(counted) && told.body.contains("Rust"), "{page}: {}", told.words());
        assert!(!told.body.contains("<b>hielp"));
    }
    let report = clinic.get(&format!("{path}/report"), &cookie).await.body;
    assert!(!report.contains("Toen en nu"), "before the first there is nothing");
    let markdown = clinic.get(&format!("{next}/report.md"), &cookie).await.body;
    assert!(markdown.contains(counted) && markdown.contains("- **Rust**: Stil mag."), "{markdown}");
    let json: serde_json::Value =
        serde_json::from_str(&clinic.get(&format!("{next}/report.json"), &cookie).await.body).unwrap();
    assert_eq!(json["before"]["went"]["well"], 3);
    assert!(clinic.get(&format!("/w/{next_code}"), "").await.body.contains("Doe mee"));
    for (page, status) in [("/reminder/thanks", StatusCode::OK), ("/reminder/0", StatusCode::GONE)] {
        assert_eq!(clinic.get(page, "").await.status, status, "{page}");
    }
}

#[tokio::test]
async fn the_link_in_the_mail_takes_the_question_away() {
    let clinic = TestClinic::with_mail().await;
    let (_, _, code, bo) = at_the_end(&clinic).await;
    clinic.post(&format!("/w/{code}/remind"), &bo, &[("address", "deelnemer@voorbeeld.invalid")]).await;
    clinic.clock.advance_ms(28 * DAY_MS);
    let bag = Bag::default();
    send_due(&clinic.app, &bag).await.unwrap();
    let link = bag.0.lock().unwrap()[0].leave.replace("http://127.0.0.1:8080", "");
    assert_eq!(clinic.get(&link, "").await.status, StatusCode::OK, "looking changes nothing");
    let gone = clinic.post(&format!("{link}/withdraw"), "", &[]).await;
    assert_eq!(gone.location(), "/reminder/withdrawn");
    assert_eq!(clinic.get(&link, "").await.status, StatusCode::GONE);
}
