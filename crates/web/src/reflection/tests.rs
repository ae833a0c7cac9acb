use crate::testing::{Answer, TestClinic};
use alliance::people::Role;
use axum::http::StatusCode;

/// A facilitator with a reflection from this template: the cookie and the address.
pub(super) async fn prepared(clinic: &TestClinic, from: &str, team: &str) -> (String, String) {
    let (_, cookie) = clinic.therapist().await;
    let path = prepare(clinic, &cookie, from, team).await;
    (cookie, path)
}

pub(super) async fn prepare(clinic: &TestClinic, cookie: &str, from: &str, team: &str) -> String {
    let once = format!("key-{team}-{from}");
    let fields = [("once", once.as_str()), ("team", team), ("from", from)];
    let answer = clinic.post("/reflections/new", cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let again = clinic.post("/reflections/new", cookie, &fields).await;
    assert_eq!(again.location(), answer.location(), "a form sent twice leads to the same reflection");
    answer.location().to_owned()
}

/// The room is opened: its code.
pub(super) async fn opened(clinic: &TestClinic, cookie: &str, path: &str) -> String {
    let answer = clinic.post(&format!("{path}/open"), cookie, &[]).await;
    assert_eq!(answer.location(), format!("{path}/lead"));
    clinic.get(&format!("{path}/lead"), cookie).await.between("data-code=\"", "\"").to_owned()
}

pub(super) async fn come_in(clinic: &TestClinic, code: &str, name: &str) -> String {
    let answer = clinic.post(&format!("/w/{code}/join"), "", &[("name", name)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.cookie()
}

pub(super) async fn ask(clinic: &TestClinic, code: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    clinic.post(&format!("/w/{code}/do"), cookie, fields).await
}

/// What can be read without script, with the code as a word.
async fn words(clinic: &TestClinic, path: &str, cookie: &str, code: &str) -> String {
    let answer = clinic.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let (one, other) = code.split_at(4);
    let plain =
        format!("<main>{}</main>", answer.between("<div class=\"plain flow\">", "<div class=\"live\""));
    let plain = Answer { body: plain, ..answer };
    plain.words().replace(code, "CODE").replace(&format!("{one} {other}"), "CODE")
}

#[tokio::test]
async fn a_reflection_is_prepared_changed_and_listed() {
    let clinic = TestClinic::new().await;
    let (_, cookie) = clinic.therapist().await;
    insta::assert_snapshot!("list_empty_nl", clinic.get("/reflections", &cookie).await.words());
    insta::assert_snapshot!("new_nl", clinic.get("/reflections/new", &cookie).await.words());
    insta::assert_snapshot!("new_en", clinic.get_in_english("/reflections/new", &cookie).await.words());
    let path = prepare(&clinic, &cookie, "five-steps", "Team Zuid").await;
    let form = clinic.get(&path, &cookie).await;
    insta::assert_snapshot!("edit_nl", form.words());
    let list = clinic.get("/reflections", &cookie).await.words();
    assert!(list.contains("De therapeutische relatie") && list.contains("Voorbereid"), "{list}");
    let empty =
        clinic.post("/reflections/new", &cookie, &[("once", "x"), ("team", " "), ("from", "own")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The fields of a form with one step.
fn one_step<'a>(act: &'a str, minutes: &'a str, format: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("team", "Team Zuid"),
        ("title", "Kort"),
        ("language", "nl"),
        ("count", "1"),
        ("part-0", "Deel"),
        ("title-0", "Eén vraag"),
        ("prompt-0", ""),
        ("minutes-0", minutes),
        ("format-0", format),
        ("groups-0", "Muziek\nDrama\n"),
        ("collects-0", "votes"),
        ("dots-0", "3"),
        ("on_one-0", "4"),
        ("shows-0", "group"),
        ("act", act),
    ]
}

#[tokio::test]
async fn what_does_not_fit_comes_back_beside_its_field_and_steps_change_places_without_being_kept() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "own", "Team Zuid").await;
    let refused = clinic.post(&path, &cookie, &one_step("keep", "0", "plenary")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["minutes-0", "shows-0", "dots-0"] {
        assert!(refused.body.contains(&format!("#field-{field}")), "{field} is named: {}", refused.words());
    }
    let more = clinic.post(&path, &cookie, &one_step("add", "5", "named")).await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.body.contains("name=\"title-1\""), "a second step stands in the form");
    assert!(!clinic.get(&path, &cookie).await.body.contains("Eén vraag"), "nothing was kept yet");
    let mut fields = one_step("keep", "5", "named");
    fields.retain(|(name, _)| *name != "on_one-0");
    fields.push(("on_one-0", "2"));
    let kept = clinic.post(&path, &cookie, &fields).await;
    assert_eq!(kept.location(), format!("{path}?kept=yes"), "{}", kept.words());
    assert!(clinic.get(&path, &cookie).await.body.contains("Eén vraag"));
    for strange in [("count", "99"), ("format-0", "circle"), ("collects-0", "blood")] {
        let mut fields = one_step("keep", "5", "named");
        fields.retain(|(name, _)| *name != strange.0);
        fields.push(strange);
        let answer = clinic.post(&path, &cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{strange:?}");
    }
}

#[tokio::test]
async fn a_reflection_is_only_there_for_who_leads_it() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "five-steps", "Team Zuid").await;
    let code = opened(&clinic, &cookie, &path).await;
    let colleague = clinic.member(2, &[Role::Therapist, Role::Coordinator]).await;
    let colleague = clinic.sign_in(&colleague).await;
    let researcher = clinic.member(3, &[Role::Researcher, Role::Administrator]).await;
    let researcher = clinic.sign_in(&researcher).await;
    for under in ["", "/lead", "/report", "/report.md", "/report.json"] {
        for other in [&colleague, &researcher] {
            let answer = clinic.get(&format!("{path}{under}"), other).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{under}");
        }
    }
    assert_eq!(clinic.get("/reflections", &researcher).await.status, StatusCode::NOT_FOUND);
    let lock = [("t", "room.lock"), ("as", "lead")];
    assert_eq!(ask(&clinic, &code, &colleague, &lock).await.status, StatusCode::NOT_FOUND);
    let deleted = clinic.post(&format!("{path}/delete"), &colleague, &[]).await;
    assert_eq!(deleted.status, StatusCode::NOT_FOUND);
    assert_eq!(clinic.get("/w/NEENNEE2", "").await.status, StatusCode::NOT_FOUND);
    let deleted = clinic.post(&format!("{path}/delete"), &cookie, &[]).await;
    assert_eq!(deleted.location(), "/reflections");
    assert_eq!(clinic.get(&format!("/w/{code}"), "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_code_is_typed_as_people_type() {
    let clinic = TestClinic::new().await;
    insta::assert_snapshot!("door_nl", clinic.get("/w", "").await.words());
    assert_eq!(clinic.get("/w?code=abcd-2345", "").await.location(), "/w/ABCD2345");
    let wrong = clinic.get("/w?code=0OI1", "").await.words();
    assert!(wrong.contains("Dit kan geen code zijn"), "{wrong}");
    let (cookie, path) = prepared(&clinic, "five-steps", "Team Zuid").await;
    let code = opened(&clinic, &cookie, &path).await;
    let small = clinic.get(&format!("/w/{}", code.to_lowercase()), "").await;
    assert_eq!(small.location(), format!("/w/{code}"));
    assert_eq!(clinic.get(&format!("/w/{code}/board"), "").await.location(), format!("/w/{code}"));
    insta::assert_snapshot!("join_en", clinic.get_in_english(&format!("/w/{code}"), "").await.words());
    let reminder = clinic.get(&format!("/w/{code}/reminder.ics"), "").await.body;
    assert!(
        reminder.starts_with("BEGIN:VCALENDAR\r\n") && reminder.ends_with("END:VCALENDAR\r\n"),
        "{reminder}"
    );
    assert!(reminder.lines().all(|line| line.len() <= 75), "{reminder}");
}

#[tokio::test]
async fn without_script_a_whole_reflection_is_played_with_forms_and_ends_in_a_report() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "five-steps", "Team Zuid").await;
    let code = opened(&clinic, &cookie, &path).await;
    let (room, lead) = (format!("/w/{code}"), format!("{path}/lead"));
    let (bo, kim) = (come_in(&clinic, &code, "Bo").await, come_in(&clinic, &code, "").await);
    insta::assert_snapshot!("lobby_nl", words(&clinic, &room, &bo, &code).await);
    let go = async |step: &str| {
        let answer = ask(&clinic, &code, &cookie, &[("t", "step.go"), ("as", "lead"), ("step", step)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    };
    let note = async |who: &str, text: &str| {
        ask(&clinic, &code, who, &[("t", "note.add"), ("cid", ""), ("text", text)]).await
    };
    go("0").await;
    assert_eq!(note(&bo, "<b>rust</b>").await.location(), room);
    let refused = note(&bo, &"x".repeat(41)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("er passen er 40"), "{}", refused.words());
    insta::assert_snapshot!("keywords_nl", words(&clinic, &room, &bo, &code).await);
    assert!(
        !words(&clinic, &format!("{room}/board"), &kim, &code).await.contains("rust"),
        "it waits for the reveal"
    );
    let reveal = [("t", "step.reveal"), ("as", "lead"), ("step", "0")];
    assert_eq!(ask(&clinic, &code, &cookie, &reveal).await.status, StatusCode::SEE_OTHER);
    go("3").await;
    let made = [("t", "cluster.new"), ("notes", "1"), ("name", "Veiligheid"), ("cluster", "")];
    assert_eq!(ask(&clinic, &code, &kim, &made).await.status, StatusCode::SEE_OTHER);
    insta::assert_snapshot!("board_nl", words(&clinic, &format!("{room}/board"), &kim, &code).await);
    go("4").await;
    let vote = |dots| [("t", "vote.set"), ("cid", ""), ("step", "4"), ("cluster", "1"), ("dots", dots)];
    assert_eq!(ask(&clinic, &code, &kim, &vote("2")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&clinic, &code, &kim, &vote("3")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!("votes_nl", words(&clinic, &room, &kim, &code).await);
    let named = [("t", "cluster.name"), ("as", "lead"), ("cluster", "1"), ("name", "Veilig")];
    assert_eq!(ask(&clinic, &code, &cookie, &named).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        ask(&clinic, &code, &cookie, &[("t", "undo"), ("as", "lead")]).await.status,
        StatusCode::SEE_OTHER
    );
    let reveal = [("t", "step.reveal"), ("as", "lead"), ("step", "4")];
    ask(&clinic, &code, &cookie, &reveal).await;
    let factors = [
        ("t", "factors.set"),
        ("as", "lead"),
        ("word-0", "Veiligheid"),
        ("meaning-0", "Fouten mogen."),
        ("word-1", ""),
    ];
    assert_eq!(ask(&clinic, &code, &cookie, &factors).await.status, StatusCode::SEE_OTHER);
    go("7").await;
    let keep = |text, shared| [("t", "intention.set"), ("cid", ""), ("text", text), ("shared", shared)];
    assert_eq!(ask(&clinic, &code, &bo, &keep("Vaker stil zijn", "yes")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask(&clinic, &code, &kim, &keep("Voor mij", "")).await.status, StatusCode::SEE_OTHER);
    insta::assert_snapshot!("intention_nl", words(&clinic, &room, &bo, &code).await);
    insta::assert_snapshot!("lead_nl", words(&clinic, &lead, &cookie, &code).await);
    let wall = words(&clinic, &format!("{room}/screen"), "", &code).await;
    assert!(wall.contains("Veiligheid") && wall.contains("CODE") && !wall.contains("Voor mij"), "{wall}");
    ask(&clinic, &code, &cookie, &[("t", "room.close"), ("as", "lead")]).await;
    let report = clinic.get(&format!("{path}/report"), &cookie).await;
    assert!(!report.body.contains("<b>rust") && !report.body.contains("Voor mij"));
    insta::assert_snapshot!("report_nl", report.words());
    insta::assert_snapshot!("report_md", clinic.get(&format!("{path}/report.md"), &cookie).await.body);
    insta::assert_snapshot!("report_json", clinic.get(&format!("{path}/report.json"), &cookie).await.body);
    assert_eq!(clinic.get(&lead, &cookie).await.location(), format!("{path}/report"));
    let next = prepare(&clinic, &cookie, "medium", "team zuid ").await;
    let form = clinic.get(&next, &cookie).await;
    let first = form.between("name=\"prompt-0\"", "</textarea>");
    assert!(first.contains("kozen jullie: Veiligheid"), "{first}");
    let again = prepare(&clinic, &cookie, next.trim_start_matches("/reflections/"), "Team Zuid").await;
    let titles = clinic.get(&again, &cookie).await.body.matches("value=\"Terugblik\"").count();
    assert_eq!(titles, 2, "it looks back once: a title and its part");
}

#[tokio::test]
async fn ten_thousand_who_come_in_at_once_are_told_to_wait_and_another_room_is_open() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "five-steps", "Team Zuid").await;
    let code = opened(&clinic, &cookie, &path).await;
    let room = clinic.app.rooms.find(&clinic.app, &code).await.unwrap().unwrap();
    let refused = (0..10_000).filter(|_| clinic.app.rooms.admit(&clinic.app, room.id, None).is_err()).count();
    assert_eq!(refused, 9_100);
    let told = clinic.post(&format!("/w/{code}/join"), "", &[("name", "Deelnemer")]).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(told.words().contains("Wacht een halve minuut"), "{}", told.words());
    let elsewhere = prepare(&clinic, &cookie, "five-steps", "Team Noord").await;
    let elsewhere = opened(&clinic, &cookie, &elsewhere).await;
    come_in(&clinic, &elsewhere, "Deelnemer").await;
}
