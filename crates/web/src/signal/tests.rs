//! What an administrator reads and switches, what a therapist sees and answers, and what nobody else sees.

use crate::testing::meeting::{but, client_answers, therapist_answers};
use crate::testing::{Answer, TestClinic};
use alliance::audit::AuditActor;
use alliance::clock::DAY_MS;
use alliance::episode::Episode;
use alliance::ids::ClientMarkId;
use alliance::mark::{Addressee, ClientMark, Shows};
use alliance::people::{Member, Role};
use alliance::samples;
use alliance::session::Session;
use axum::http::StatusCode;

/// The client's tasks in seven weekly sessions: the last one lies low.
const FALL: [f64; 7] = [8.3, 8.0, 8.3, 8.3, 8.0, 8.3, 3.0];

/// A clinic with a therapist, a client, and sessions in which the client's tasks take these positions.
struct Case {
    clinic: TestClinic,
    therapist: Member,
    desk: String,
    admin: String,
    episode: Episode,
    sessions: Vec<Session>,
}

impl Case {
    async fn with(tasks: &[f64]) -> Self {
        let clinic = TestClinic::new().await;
        let (therapist, desk) = clinic.therapist().await;
        let administrator = clinic.member(2, &[Role::Administrator]).await;
        let admin = clinic.sign_in(&administrator).await;
        let episode = clinic.episode("2026-014", &[&therapist]).await;
        let mut sessions = Vec::new();
        for (number, task) in (1_u32..).zip(tasks) {
            let weeks = i64::try_from(tasks.len()).unwrap() - i64::from(number);
            let at = samples::TODAY.plus_ms(-DAY_MS - weeks * 7 * DAY_MS);
            sessions.push(clinic.checked(&episode, number, at, [8.0, 7.5, *task], [8.0, 7.5, 8.0]).await);
        }
        Self { clinic, therapist, desk, admin, episode, sessions }
    }

    async fn switch_on(&self) {
        let fields = [("once", "on"), ("rate", "40"), ("read", "yes")];
        let answer = self.clinic.post("/settings/signals", &self.admin, &fields).await;
        assert_eq!(answer.location(), "/settings/signals", "{answer:?}");
    }

    async fn page(&self) -> Answer {
        self.clinic.get(&format!("/episodes/{}", self.episode.id), &self.desk).await
    }

    fn answer_path(&self) -> String {
        format!("/sessions/{}/signals", self.sessions.last().unwrap().id)
    }

    async fn answer(&self, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.clinic.post(&self.answer_path(), cookie, fields).await
    }
}

const HEADING: &str = "Je cliënt ervaart minder overeenstemming over de taken dan gewoonlijk";
const REASON: &str = "De taken liggen volgens je cliënt op 3,0";

#[tokio::test]
async fn only_an_administrator_switches_signals_and_only_after_reading_what_they_are_for() {
    let case = Case::with(&[]).await;
    let clinic = &case.clinic;
    for role in [Role::Therapist, Role::Coordinator, Role::Researcher] {
        let number = 10 + role as u32;
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        assert_eq!(clinic.get("/settings/signals", &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
        let on = [("once", "x"), ("rate", "40"), ("read", "yes")];
        assert_eq!(clinic.post("/settings/signals", &cookie, &on).await.status, StatusCode::NOT_FOUND);
        for path in ["/settings/signals/off", "/settings/signals/learn"] {
            assert_eq!(clinic.post(path, &cookie, &[]).await.status, StatusCode::NOT_FOUND);
        }
    }
    let off = clinic.get("/settings/signals", &case.admin).await;
    insta::assert_snapshot!("settings_off_nl", off.words());
    insta::assert_snapshot!(
        "settings_off_en",
        clinic.get_in_english("/settings/signals", &case.admin).await.words()
    );

    let unread = clinic.post("/settings/signals", &case.admin, &[("once", "u"), ("rate", "80")]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unread.words().contains("Lees eerst waar signalen voor zijn"), "{}", unread.words());
    assert!(unread.words().contains("(x) 1 op de 80"), "what was chosen stays: {}", unread.words());
    assert!(clinic.get("/settings/signals", &case.admin).await.body.contains("Signalen staan uit"));

    case.switch_on().await;
    let on = clinic.get("/settings/signals", &case.admin).await;
    insta::assert_snapshot!("settings_on_nl", on.words());
    clinic.post("/settings/signals/learn", &case.admin, &[]).await;
    clinic.post("/settings/signals/off", &case.admin, &[]).await;
    assert!(clinic.get("/settings/signals", &case.admin).await.body.contains("Signalen staan uit"));
}

#[tokio::test]
async fn while_signals_are_off_nothing_of_them_shows() {
    let case = Case::with(&FALL).await;
    let path = format!("/sessions/{}/reveal", case.sessions[6].id);
    for page in [
        case.page().await,
        case.clinic.get("/caseload", &case.desk).await,
        case.clinic.get(&path, &case.desk).await,
    ] {
        let words = page.words().to_lowercase();
        assert!(!words.contains("signa") && !words.contains("verwacht"), "{words}");
    }
    let answer = [("once", "a"), ("component", "task"), ("answer", "discussed")];
    assert_eq!(case.answer(&case.desk, &answer).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_fall_is_told_with_what_was_expected_and_how_often_it_is_for_nothing() {
    let case = Case::with(&FALL).await;
    case.switch_on().await;
    insta::assert_snapshot!("case_nl", case.page().await.words());
    let path = format!("/episodes/{}", case.episode.id);
    insta::assert_snapshot!("case_en", case.clinic.get_in_english(&path, &case.desk).await.words());

    let caseload = case.clinic.get("/caseload?reason=signal", &case.desk).await;
    assert!(caseload.words().contains(REASON), "{}", caseload.words());
    let reveal = case.clinic.get(&format!("/sessions/{}/reveal", case.sessions[6].id), &case.desk).await;
    assert!(reveal.words().contains(REASON) && reveal.body.contains(&path), "{}", reveal.words());
    let earlier = case.clinic.get(&format!("/sessions/{}/reveal", case.sessions[5].id), &case.desk).await;
    assert!(!earlier.body.contains("notice signal"), "that check gave none");
}

#[tokio::test]
async fn two_signals_stand_open_and_the_rest_is_folded_away() {
    let case = Case::with(&[8.3, 8.0, 8.3, 8.3]).await;
    let today = samples::TODAY;
    case.clinic.checked(&case.episode, 5, today, [1.0, 1.0, 1.0], [8.0, 7.5, 8.0]).await;
    case.switch_on().await;
    let page = case.page().await.body;
    let (open, folded) = page.split_once("Nog 1 om samen te bespreken").expect("one is folded away");
    let cards = |part: &str| part.matches("Mogelijke opening").count();
    assert_eq!((cards(open), cards(folded)), (2, 1));
}

#[tokio::test]
async fn an_answered_signal_asks_no_more_and_stays_to_be_looked_back_at() {
    let case = Case::with(&FALL).await;
    case.switch_on().await;
    let reason = "<b>de trein</b> was te laat";
    let answer = [("once", "a"), ("component", "task"), ("answer", "not-recognised"), ("reason", reason)];
    for _ in 0..2 {
        let kept = case.answer(&case.desk, &answer).await;
        assert_eq!(kept.location(), format!("/episodes/{}", case.episode.id), "{kept:?}");
    }
    let page = case.page().await;
    let words = page.words();
    assert!(!words.contains(HEADING), "{words}");
    assert!(
        words.contains("1 eerder signaal") && words.contains("niet herkend, door Medewerker 01"),
        "{words}"
    );
    assert!(page.body.contains("&lt;b&gt;de trein&lt;/b&gt;") && !page.body.contains("<b>de trein"));
    assert!(words.contains("signaal over de taken, niet herkend"), "the time line tells it: {words}");
    assert!(!case.clinic.get("/caseload", &case.desk).await.words().contains(REASON));

    // Another answer after all: both stay, the last counts.
    let second = [("once", "b"), ("component", "task"), ("answer", "discussed")];
    case.answer(&case.desk, &second).await;
    let words = case.page().await.words();
    assert!(
        words.contains("besproken, door Medewerker 01") && !words.contains("niet herkend, door"),
        "{words}"
    );
}

#[tokio::test]
async fn a_signal_becomes_a_rupture_and_says_so() {
    let case = Case::with(&FALL).await;
    case.switch_on().await;
    let page = case.page().await;
    let href =
        page.between("href=\"/episodes/", "\">Vastleggen").rsplit("href=\"").next().unwrap().to_owned();
    let session = case.sessions[6].id;
    let expected =
        format!("/ruptures?from=signal&amp;component=task&amp;perspective=client&amp;session={session}");
    assert!(href.ends_with(&expected), "{href}");
    let form = case.clinic.get(&href.replace("&amp;", "&"), &case.desk).await;
    assert_eq!(form.status, StatusCode::OK, "{href}");
}

#[tokio::test]
async fn nobody_but_who_treats_sees_or_answers_a_signal() {
    let case = Case::with(&FALL).await;
    case.switch_on().await;
    let answer = [("once", "n"), ("component", "task"), ("answer", "discussed")];
    let mut cookies = vec![String::new(), case.admin.clone()];
    for (number, role) in [(21, Role::Therapist), (22, Role::Coordinator), (23, Role::Researcher)] {
        cookies.push(case.clinic.sign_in(&case.clinic.member(number, &[role]).await).await);
    }
    for cookie in &cookies {
        let case_page = case.clinic.get(&format!("/episodes/{}", case.episode.id), cookie).await;
        assert!(!case_page.body.contains(HEADING), "{}", case_page.status);
        let refused = case.answer(cookie, &answer).await;
        assert!(
            refused.status != StatusCode::OK && !refused.location().starts_with("/episodes"),
            "{refused:?}"
        );
        for path in ["/caseload", "/today", "/roster", "/how"] {
            assert!(!case.clinic.get(path, cookie).await.body.contains(REASON), "{path}");
        }
    }
    assert!(case.page().await.body.contains(HEADING), "nothing was answered by any of them");
    assert!(case.therapist.roles.contains(&Role::Therapist));
}

#[tokio::test]
async fn what_cannot_be_an_answer_is_refused() {
    let case = Case::with(&FALL).await;
    case.switch_on().await;
    let long = "é".repeat(501);
    let check = async |component: &str, answer: &str, reason: &str, expected: StatusCode| {
        let fields = [("once", "w"), ("component", component), ("answer", answer), ("reason", reason)];
        let found = case.answer(&case.desk, &fields).await;
        assert_eq!(found.status, expected, "{component} {answer}");
    };
    check("bond", "discussed", "", StatusCode::NOT_FOUND).await;
    check("", "discussed", "", StatusCode::NOT_FOUND).await;
    check("taak", "discussed", "", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("task", "rupture", "", StatusCode::UNPROCESSABLE_ENTITY).await;
    check("task", "not-recognised", &long, StatusCode::UNPROCESSABLE_ENTITY).await;
}

#[tokio::test]
async fn a_line_along_the_top_is_called_little_information() {
    let clinic_case = Case::with(&[]).await;
    let case = &clinic_case;
    for number in 1..=5_u32 {
        let at = samples::TODAY.plus_ms(-DAY_MS * i64::from(40 - 7 * number));
        case.clinic.checked(&case.episode, number, at, [10.0; 3], [8.0, 7.0, 8.0]).await;
    }
    case.switch_on().await;
    let words = case.page().await.words();
    assert!(words.contains("gaf je cliënt overal het hoogste antwoord. Dat zegt weinig"), "{words}");
}

#[tokio::test]
async fn what_somebody_answered_about_tension_is_told_as_said_and_not_computed() {
    let meeting = crate::testing::meeting::Meeting::begin_in(TestClinic::new().await).await;
    let administrator = meeting.clinic.member(2, &[Role::Administrator]).await;
    let admin = meeting.clinic.sign_in(&administrator).await;
    let on = [("once", "on"), ("rate", "20"), ("read", "yes")];
    meeting.clinic.post("/settings/signals", &admin, &on).await;
    let phone = meeting.phone().await;
    let client = but(client_answers("5"), "session-check.tension1", "4");
    meeting.client_sends(&phone, &client).await;
    meeting.send("/check", &but(therapist_answers("5"), "session-check.tension1", "0")).await;
    let page = meeting.clinic.get(&format!("/episodes/{}", meeting.episode.id), &meeting.desk).await;
    let words = page.words();
    assert!(words.contains("Je cliënt gaf aan dat er iets gespannen voelde"), "{words}");
    assert!(words.contains("Dit is niet berekend: iemand zei het zelf."), "{words}");
    assert!(page.body.contains("?from=client-mark&amp;session="), "the client said it");
    assert!(words.contains("Nog 2 gemeten sessies van de cliënt"), "{words}");
    let answered = [("once", "t"), ("component", ""), ("answer", "discussed")];
    meeting.send("/signals", &answered).await;
    let after = meeting.clinic.get(&format!("/episodes/{}", meeting.episode.id), &meeting.desk).await;
    assert!(after.words().contains("1 eerder signaal"), "{}", after.words());
    // On the client's own device nothing of it stands.
    assert!(!meeting.look(&phone).await.body.contains("/signals"));
}

#[tokio::test]
async fn a_mark_asks_on_the_caseload_until_the_two_talked_about_it() {
    let case = Case::with(&[8.0]).await;
    case.switch_on().await;
    let by = case.clinic.app.by(AuditActor::Client);
    let mark = ClientMark {
        id: ClientMarkId::make(by.now, by.chance),
        episode: case.episode.id,
        session: Some(case.sessions[0].id),
        at: by.now,
        to: Addressee::Therapist,
        shows: Shows::Now,
        component: None,
        words: None,
        withdrawn_at: None,
        discussed: None,
    };
    case.clinic.app.store.make_mark(&by, None, &mark).await.unwrap();
    let short = "Je cliënt laat weten: er is iets";
    assert!(case.clinic.get("/caseload?reason=signal", &case.desk).await.words().contains(short));
    let page = case.page().await;
    assert_eq!(page.body.matches(short).count(), 1, "the client's own card, and no second one");
    let discuss = format!("/episodes/{}/marks/{}/discussed", case.episode.id, mark.id);
    assert_eq!(case.clinic.post(&discuss, &case.desk, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!case.clinic.get("/caseload", &case.desk).await.words().contains(short));
}
