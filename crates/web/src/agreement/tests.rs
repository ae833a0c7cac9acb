//! The pages of goals and tasks, as a client with a phone and a therapist at a desk open them.

use super::since::fallen;
use crate::testing::{Answer, TestClinic};
use alliance::Component;
use alliance::agreement::terms::WORDS_MOST;
use alliance::audit::AuditActor;
use alliance::clock::{DAY_MS, MINUTE_MS};
use alliance::episode::{Episode, EpisodeState};
use alliance::people::{Member, Role};
use alliance::reveal::Pair;
use alliance::session::Session;
use axum::http::StatusCode;

struct Pairing {
    clinic: TestClinic,
    episode: Episode,
    member: Member,
    cookie: String,
    desk: String,
    phone: String,
}

impl Pairing {
    async fn new() -> Self {
        let clinic = TestClinic::new().await;
        let (member, cookie) = clinic.therapist().await;
        let episode = clinic.episode("2026-014", &[&member]).await;
        let desk = format!("/episodes/{}/agreement", episode.id);
        let pairing = Self { clinic, episode, member, cookie, desk, phone: String::new() };
        let phone = pairing.link().await;
        Self { phone, ..pairing }
    }

    async fn link(&self) -> String {
        let made = self.clinic.post(&format!("/episodes/{}/link", self.episode.id), &self.cookie, &[]).await;
        assert_eq!(made.status, StatusCode::OK);
        format!("/mine/{}", made.between("http://127.0.0.1:8080/mine/", "\""))
    }

    async fn client(&self, under: &str) -> Answer {
        self.clinic.get(&format!("{}{under}", self.phone), "").await
    }

    async fn therapist(&self, under: &str) -> Answer {
        self.clinic.get(&format!("{}{under}", self.desk), &self.cookie).await
    }

    async fn by_client(&self, under: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(&format!("{}{under}", self.phone), "", fields).await
    }

    async fn by_therapist(&self, under: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(&format!("{}{under}", self.desk), &self.cookie, fields).await
    }

    async fn send(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.clinic.clock.advance_ms(MINUTE_MS);
        let once = self.clinic.app.once();
        self.clinic.post(path, cookie, &[&[("once", once.as_str())], fields].concat()).await
    }

    /// A goal proposed by the client; gives its path under either root.
    async fn goal(&self, words: &str) -> String {
        let made = self.by_client("/new/goal", &[("client_words", words)]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        made.location().strip_prefix(&self.phone).unwrap().to_owned()
    }
}

#[tokio::test]
async fn a_client_proposes_a_therapist_answers_and_both_say_yes_for_themselves() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("weer naar buiten durven").await;
    let kept = pairing
        .by_therapist(&format!("{goal}/words"), &[("version", "1"), ("therapist_words", "minder vermijden")])
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    pairing
        .by_client(&format!("{goal}/ratings"), &[("importance", "9"), ("agreement", "4"), ("progress", "")])
        .await;
    pairing
        .by_therapist(
            &format!("{goal}/ratings"),
            &[("importance", "6"), ("agreement", "8"), ("progress", "")],
        )
        .await;
    pairing.by_therapist(&format!("{goal}/talk"), &[("version", "2")]).await;
    assert!(pairing.client(&goal).await.body.contains(">besproken<"));
    pairing.by_client(&format!("{goal}/confirm"), &[("version", "3")]).await;
    let half = pairing.therapist(&goal).await;
    assert!(half.body.contains("Je cliënt zei ja, jij nog niet."), "{}", half.words());
    pairing.by_therapist(&format!("{goal}/confirm"), &[("version", "3")]).await;
    let made = pairing
        .by_client(
            "/new/task",
            &[("client_words", "elke dag een rondje"), ("goal", goal.trim_start_matches("/points/"))],
        )
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    insta::assert_snapshot!("client_nl", pairing.client("").await.words());
    insta::assert_snapshot!("therapist_nl", pairing.therapist("").await.words());
    insta::assert_snapshot!("point_client_nl", pairing.client(&goal).await.words());
    let english = pairing.clinic.get_in_english(&pairing.desk, &pairing.cookie).await;
    assert!(english.body.contains("Where you differ most"));
    insta::assert_snapshot!("case_part_nl", case_part(&pairing).await);
}

async fn case_part(pairing: &Pairing) -> String {
    let case = pairing.clinic.get(&format!("/episodes/{}", pairing.episode.id), &pairing.cookie).await;
    case.words()
        .split_once("Doelen en taken")
        .unwrap()
        .1
        .split_once("Naar doelen en taken")
        .unwrap()
        .0
        .to_owned()
}

#[tokio::test]
async fn a_change_after_both_said_yes_asks_both_again_and_an_older_version_is_not_confirmed() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("beter slapen").await;
    let confirm = format!("{goal}/confirm");
    pairing.by_client(&confirm, &[("version", "1")]).await;
    pairing.by_therapist(&confirm, &[("version", "1")]).await;
    assert!(pairing.client(&goal).await.body.contains(">afgesproken<"));
    pairing
        .by_client(&format!("{goal}/words"), &[("version", "1"), ("client_words", "zeven uur slapen")])
        .await;
    let late = pairing.by_therapist(&confirm, &[("version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Dit is net veranderd") && late.body.contains("zeven uur slapen"));
    let page = pairing.client(&goal).await;
    assert!(page.body.contains("veranderd sinds jullie er allebei ja op zeiden"));
    let compared = pairing.client(&format!("{goal}/versions")).await;
    assert!(compared.body.contains("<del>") && compared.body.contains("<ins>"), "{}", compared.body);
    insta::assert_snapshot!("compare_nl", compared.words());
}

#[tokio::test]
async fn two_devices_at_once_lose_nothing() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("eerst").await;
    let words = format!("{goal}/words");
    pairing.by_client(&words, &[("version", "1"), ("client_words", "van de telefoon")]).await;
    // Another part of the same version: both stand.
    pairing.by_therapist(&words, &[("version", "1"), ("therapist_words", "van het bureau")]).await;
    let page = pairing.client(&goal).await;
    assert!(page.body.contains("van de telefoon") && page.body.contains("van het bureau"));
    // The same part: refused, with both texts.
    let clash = pairing.by_client(&words, &[("version", "1"), ("client_words", "van de tablet")]).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    insta::assert_snapshot!("clash_nl", clash.words());
    assert!(clash.body.contains("name=\"version\" value=\"3\"") && clash.body.contains("van de tablet"));
    let kept = pairing.by_client(&words, &[("version", "3"), ("client_words", "van de tablet")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    // Two ends of the same goal: the one that came second is there with its reason.
    let ending = format!("{goal}/ending");
    pairing.by_client(&ending, &[("version", "4"), ("how", "achieved"), ("reason", "")]).await;
    let late = pairing
        .by_therapist(&ending, &[("version", "4"), ("how", "parked"), ("reason", "na de zomer")])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body.contains("value=\"na de zomer\"") && late.body.contains("value=\"parked\""),
        "{}",
        late.words()
    );
}

#[tokio::test]
async fn what_cannot_be_kept_stays_on_the_page_with_the_reason() {
    let pairing = Pairing::new().await;
    let empty = pairing.by_client("/new/goal", &[("client_words", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Er staat nog niets"));
    let long = "a".repeat(WORDS_MOST + 1);
    let refused = pairing.by_client("/new/goal", &[("client_words", long.as_str())]).await;
    assert!(refused.body.contains("er passen er 600") && refused.body.contains(&long), "{}", refused.words());
    let task = pairing.by_client("/new/task", &[("client_words", "wandelen")]).await;
    assert!(task.body.contains("Een taak hoort bij minstens één doel"));
    let goal = pairing.goal("<script>alert(1)</script> \u{202e}שלום").await;
    let page = pairing.therapist(&goal).await;
    assert!(
        page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt; \u{202e}שלום")
            && page.body.contains("dir=\"auto\"")
    );
    let other =
        pairing.by_therapist(&format!("{goal}/words"), &[("version", "1"), ("client_words", "anders")]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.body.contains("alleen je eigen woorden"));
    let rated = pairing.by_client(&format!("{goal}/ratings"), &[("importance", "11")]).await;
    assert_eq!(rated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(rated.body.contains("van 0 tot en met 10"));
    let bare = pairing
        .by_client(&format!("{goal}/ending"), &[("version", "1"), ("how", "parked"), ("reason", "")])
        .await;
    assert!(bare.body.contains("Schrijf erbij waarom"));
    let parked = pairing
        .by_client(
            &format!("{goal}/ending"),
            &[("version", "1"), ("how", "parked"), ("reason", "na de zomer")],
        )
        .await;
    assert_eq!(parked.status, StatusCode::SEE_OTHER);
    assert!(pairing.therapist("").await.body.contains("na de zomer"));
    let again = pairing
        .by_therapist(&format!("{goal}/ending"), &[("version", "2"), ("how", "none"), ("reason", "")])
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_sent_twice_proposes_once() {
    let pairing = Pairing::new().await;
    let fields = [("once", "same"), ("client_words", "eens")];
    let path = format!("{}/new/goal", pairing.phone);
    let first = pairing.clinic.post(&path, "", &fields).await;
    let second = pairing.clinic.post(&path, "", &fields).await;
    assert_eq!(first.location(), second.location());
    assert_eq!(pairing.client("").await.body.matches("<article").count(), 1);
}

#[tokio::test]
async fn a_link_opens_however_often_until_it_is_replaced_withdrawn_or_over() {
    let pairing = Pairing::new().await;
    for _ in 0..3 {
        assert_eq!(pairing.client("").await.status, StatusCode::OK);
    }
    let newer = pairing.link().await;
    let old = pairing.client("").await;
    assert_eq!(old.status, StatusCode::GONE);
    assert!(old.body.contains("nieuwere link"));
    assert_eq!(pairing.clinic.get(&newer, "").await.status, StatusCode::OK);
    pairing
        .clinic
        .post(&format!("/episodes/{}/link/withdraw", pairing.episode.id), &pairing.cookie, &[])
        .await;
    assert_eq!(pairing.clinic.get(&newer, "").await.status, StatusCode::GONE);
    let last = pairing.link().await;
    pairing.clinic.clock.advance_ms(31 * DAY_MS);
    assert!(pairing.clinic.get(&last, "").await.body.contains("De tijd van deze link is voorbij"));
    let unknown = format!("/mine/{}", "0".repeat(64));
    assert_eq!(pairing.clinic.get(&unknown, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_therapist_who_opens_the_clients_link_cannot_say_yes_there() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("van de cliënt").await;
    let path = format!("{}{goal}", pairing.phone);
    assert_eq!(pairing.clinic.get(&path, &pairing.cookie).await.status, StatusCode::OK);
    let refused = pairing.send(&format!("{path}/confirm"), &pairing.cookie, &[("version", "1")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(pairing.client(&goal).await.body.contains("Nog niemand zei hier ja op."));
}

#[tokio::test]
async fn what_was_agreed_in_a_closed_episode_is_read_and_not_changed() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("van toen").await;
    let clinic = &pairing.clinic;
    let closed = Episode { state: EpisodeState::Closed { at: clinic.app.now() }, ..pairing.episode.clone() };
    let by = clinic.app.by(AuditActor::Operator);
    clinic.app.store.change_episode(&by, &closed, &[pairing.member.id]).await.unwrap();
    let page = pairing.client(&goal).await;
    assert!(page.body.contains("van toen") && !page.body.contains("<textarea"), "{}", page.words());
    assert!(!pairing.client("").await.body.contains("/new/"));
    for (under, fields) in [
        ("/new/goal".to_owned(), vec![("client_words", "nog een")]),
        (format!("{goal}/words"), vec![("version", "1"), ("client_words", "anders")]),
        (format!("{goal}/ratings"), vec![("importance", "3")]),
        (format!("{goal}/confirm"), vec![("version", "1")]),
        (format!("{goal}/talk"), vec![("version", "1")]),
        (format!("{goal}/ending"), vec![("version", "1"), ("how", "achieved"), ("reason", "")]),
    ] {
        assert_eq!(pairing.by_client(&under, &fields).await.status, StatusCode::CONFLICT, "{under}");
    }
}

#[tokio::test]
async fn progress_rated_again_is_a_curve_for_both_and_on_the_case() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("naar de <i>markt</i>").await;
    let case = format!("/episodes/{}", pairing.episode.id);
    let rate = format!("{goal}/ratings");
    pairing.by_client(&rate, &[("progress", "2")]).await;
    pairing.by_therapist(&rate, &[("progress", "3")]).await;
    assert!(!pairing.client(&goal).await.body.contains("chart advance"), "one day is no course");
    pairing.clinic.clock.advance_ms(DAY_MS);
    pairing.by_client(&rate, &[("progress", "5")]).await;
    let cookie = pairing.clinic.sign_in(&pairing.member).await;
    for page in
        [pairing.client(&goal).await, pairing.client("").await, pairing.clinic.get(&case, &cookie).await]
    {
        let figure = page.between("chart advance goal", "</figure>");
        assert!(figure.contains("cliënt koos 2 keer: eerst 2, laatst 5, op 4 sep 2026."), "{figure}");
        assert!(figure.contains("&lt;i&gt;markt") && figure.contains("<table"), "{figure}");
    }
}

#[tokio::test]
async fn only_who_treats_sees_an_agreement_and_a_link_opens_one_episode() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("van een ander").await;
    let colleague = pairing.clinic.member(2, &[Role::Therapist]).await;
    let other = pairing.clinic.episode("2026-015", &[&colleague]).await;
    let theirs = pairing.clinic.sign_in(&colleague).await;
    assert_eq!(pairing.clinic.get(&pairing.desk, &theirs).await.status, StatusCode::NOT_FOUND);
    let link = format!("/episodes/{}/link", pairing.episode.id);
    assert_eq!(pairing.clinic.post(&link, &theirs, &[]).await.status, StatusCode::NOT_FOUND);
    let elsewhere = format!("/episodes/{}/agreement{goal}", other.id);
    assert_eq!(pairing.clinic.get(&elsewhere, &theirs).await.status, StatusCode::NOT_FOUND);
    for (number, role) in [(3, Role::Coordinator), (4, Role::Administrator)] {
        let cookie = pairing.clinic.sign_in(&pairing.clinic.member(number, &[role]).await).await;
        assert_eq!(pairing.clinic.get(&pairing.desk, &cookie).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(pairing.clinic.get(&pairing.desk, "").await.location(), "/login");
}

#[tokio::test]
async fn a_reveal_names_what_changed_before_a_fall_on_goals() {
    let pairing = Pairing::new().await;
    let goal = pairing.goal("naar buiten").await;
    let clinic = &pairing.clinic;
    let begun = clinic.app.now();
    clinic.checked(&pairing.episode, 1, begun, [8.0, 8.0, 8.0], [8.0; 3]).await;
    pairing.by_client(&format!("{goal}/words"), &[("version", "1"), ("client_words", "naar de markt")]).await;
    clinic.clock.advance_ms(7 * DAY_MS);
    let second = clinic.checked(&pairing.episode, 2, clinic.app.now(), [8.0, 5.0, 8.0], [8.0; 3]).await;
    let page = reveal(&pairing, &second).await;
    let told = page.between("notice since", "</section>");
    assert!(
        told.contains("na sessie 1") && told.contains("Het doel “naar de markt” is veranderd op 3 sep 2026."),
        "{told}"
    );
    clinic.clock.advance_ms(7 * DAY_MS);
    let third = clinic.checked(&pairing.episode, 3, clinic.app.now(), [8.0, 2.0, 8.0], [8.0; 3]).await;
    let page = reveal(&pairing, &third).await;
    assert!(!page.body.contains("notice since"), "nothing was changed before this fall");
}

/// The therapist, who signed in again, opens a reveal.
async fn reveal(pairing: &Pairing, session: &Session) -> Answer {
    let cookie = pairing.clinic.sign_in(&pairing.member).await;
    pairing.clinic.get(&format!("/sessions/{}/reveal", session.id), &cookie).await
}

#[test]
fn a_fall_is_two_points_on_either_side_and_only_on_goals_and_tasks() {
    let pair = |component, client, therapist| Pair { component, client, therapist };
    let before = [
        pair(Component::Bond, Some(9.0), Some(9.0)),
        pair(Component::Goal, Some(8.0), None),
        pair(Component::Task, Some(8.0), Some(7.0)),
    ];
    let now = [
        pair(Component::Bond, Some(1.0), Some(1.0)),
        pair(Component::Goal, Some(6.1), Some(2.0)),
        pair(Component::Task, None, Some(5.0)),
    ];
    assert_eq!(fallen(&before, &now), [Component::Task]);
    assert_eq!(fallen(&[], &now), []);
}
