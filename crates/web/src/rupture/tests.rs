use crate::testing::TestClinic;
use alliance::audit::AuditActor;
use alliance::clock::{DAY_MS, Timestamp};
use alliance::episode::Episode;
use alliance::people::Role;
use alliance::samples;
use axum::http::StatusCode;

const FORM: [(&str, &str); 6] = [
    ("component", "task"),
    ("movement", "withdrawal"),
    ("noticed_by", "both"),
    ("talked", "<b>het huiswerk</b>"),
    ("changed", ""),
    ("immediate", "change-task"),
];

fn day(session: u32) -> Timestamp {
    samples::TODAY.plus_ms((i64::from(session) - 10) * 7 * DAY_MS)
}

/// A course that falls on tasks in session 4 and comes back to where it was in session 6.
async fn course(clinic: &TestClinic, episode: &Episode, tasks: &[f64]) -> Vec<String> {
    let mut ids = Vec::new();
    for (number, task) in (1..).zip(tasks) {
        let positions = [8.0, 7.0, *task];
        let session = clinic.checked(episode, number, day(number), positions, [8.0, 7.0, 7.5]).await;
        ids.push(session.id.to_string());
    }
    ids
}

async fn opened(clinic: &TestClinic, episode: &Episode, cookie: &str, session: &str) -> String {
    let fields = [&[("once", "key-1"), ("from", "by-hand"), ("session", session)], FORM.as_slice()].concat();
    let answer = clinic.post(&format!("/episodes/{}/ruptures", episode.id), cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

#[tokio::test]
async fn a_rupture_is_written_down_seen_repaired_and_shown_under_the_curves() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let sessions = course(&clinic, &episode, &[7.0, 7.5, 8.0, 4.0, 6.0, 7.5]).await;
    let form = clinic.get(&format!("/episodes/{}/ruptures", episode.id), &cookie).await;
    insta::assert_snapshot!("new_nl", form.words());
    let path = opened(&clinic, &episode, &cookie, &sessions[3]).await;
    let again = opened(&clinic, &episode, &cookie, &sessions[3]).await;
    assert_eq!(path, again, "a form sent twice leads to the same rupture");
    insta::assert_snapshot!("repaired_nl", clinic.get(&path, &cookie).await.words());
    insta::assert_snapshot!("repaired_en", clinic.get_in_english(&path, &cookie).await.words());
    let case = clinic.get(&format!("/episodes/{}", episode.id), &cookie).await;
    let (_, block) = case.body.split_once("class=\"card ruptures\"").expect("the block is on the case page");
    assert!(block.contains("hersteld") && block.contains("Tijdlijn. "), "{block}");
    assert!(!clinic.get(&path, &cookie).await.body.contains("<b>het"), "text of people is no markup");
}

#[tokio::test]
async fn the_therapist_overrules_with_a_reason_and_both_words_stand() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let sessions = course(&clinic, &episode, &[7.0, 7.5, 8.0, 4.0, 6.0, 7.5]).await;
    let path = opened(&clinic, &episode, &cookie, &sessions[3]).await;
    let word = format!("{path}/word");
    let bare = [("once", "a"), ("outcome", "not-repaired"), ("reason", " ")];
    let refused = clinic.post(&word, &cookie, &bare).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Schrijf erbij waarom"), "{}", refused.body);
    let with = [("once", "b"), ("outcome", "not-repaired"), ("reason", "de cliënt mijdt het nog")];
    assert_eq!(clinic.post(&word, &cookie, &with).await.status, StatusCode::SEE_OTHER);
    insta::assert_snapshot!("overruled_nl", clinic.get(&path, &cookie).await.words());
}

#[tokio::test]
async fn a_rupture_written_down_by_mistake_is_set_aside_with_a_reason_and_stays_to_be_read() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let sessions = course(&clinic, &episode, &[7.0, 7.5, 8.0, 4.0, 6.0, 7.5]).await;
    let path = opened(&clinic, &episode, &cookie, &sessions[3]).await;
    let aside = format!("{path}/aside");
    let bare = clinic.post(&aside, &cookie, &[("once", "a"), ("aside_reason", " ")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.body.contains("Schrijf erbij waarom je deze breuk opzij zet"), "{}", bare.body);
    let reason = [("once", "b"), ("aside_reason", "bij de verkeerde <i>cliënt</i>")];
    assert_eq!(clinic.post(&aside, &cookie, &reason).await.status, StatusCode::SEE_OTHER);
    insta::assert_snapshot!("aside_nl", clinic.get(&path, &cookie).await.words());
    insta::assert_snapshot!("aside_en", clinic.get_in_english(&path, &cookie).await.words());
    let case = clinic.get(&format!("/episodes/{}", episode.id), &cookie).await;
    let (_, block) = case.body.split_once("class=\"card ruptures\"").expect("the block is on the case page");
    assert!(block.contains("Opzij gezet (1)") && !block.contains("herstel, "), "{block}");
    let discussion = clinic.get(&format!("/episodes/{}/discussion", episode.id), &cookie).await.body;
    assert!(!discussion.contains("verkeerde") && !discussion.contains("hersteld"), "{discussion}");
    clinic.post(&format!("{path}/take-up"), &cookie, &[("once", "c")]).await;
    let page = clinic.get(&path, &cookie).await.body;
    assert!(page.contains("hersteld") && !page.contains("Deze breuk is opzij gezet"), "{page}");
}

#[tokio::test]
async fn another_therapist_ends_the_series_and_the_page_says_why() {
    let clinic = TestClinic::new().await;
    let (first, _) = clinic.therapist().await;
    let second = clinic.member(2, &[Role::Therapist]).await;
    let episode = clinic.episode("2026-014", &[&first]).await;
    let sessions = course(&clinic, &episode, &[7.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 4.0, 5.0]).await;
    clinic.clock.advance_ms(3 * DAY_MS);
    let by = clinic.app.by(AuditActor::Operator);
    clinic.app.store.change_episode(&by, &episode, &[second.id]).await.expect("another therapist");
    clinic.clock.advance_ms(5 * DAY_MS);
    clinic.checked(&episode, 11, day(11), [8.0, 7.0, 8.0], [8.0, 7.0, 7.5]).await;
    let cookie = clinic.sign_in(&second).await;
    let path = opened(&clinic, &episode, &cookie, &sessions[8]).await;
    let page = clinic.get(&path, &cookie).await.words();
    assert!(page.contains("niet bekend\nEr is intussen een andere therapeut."), "{page}");
    let page = clinic.get_in_english(&path, &cookie).await.words();
    assert!(page.contains("There is another therapist now."), "{page}");
}

#[tokio::test]
async fn a_rupture_holds_the_agreement_that_held_at_its_session() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let desk = format!("/episodes/{}/agreement", episode.id);
    let propose = async |once: &str, words: &str, cookie: &str| {
        let fields = [("once", once), ("client_words", ""), ("therapist_words", words)];
        let answer = clinic.post(&format!("{desk}/new/goal"), cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    };
    propose("g1", "eerst dit doel", &cookie).await;
    clinic.clock.advance_ms(DAY_MS);
    let session = clinic.checked(&episode, 1, clinic.app.now(), [8.0; 3], [8.0; 3]).await.id.to_string();
    clinic.clock.advance_ms(DAY_MS);
    let cookie = clinic.sign_in(&therapist).await;
    propose("g2", "later dat doel", &cookie).await;
    let form = clinic.get(&format!("/episodes/{}/ruptures", episode.id), &cookie).await;
    let choices = form.between("name=\"agreement\"", "</select>").to_owned();
    assert!(choices.contains("van 3 sep 2026") && choices.contains("van 5 sep 2026"), "{choices}");
    let sent = |once, agreement| {
        let fields =
            [("once", once), ("from", "by-hand"), ("session", session.as_str()), ("agreement", agreement)];
        [fields.as_slice(), FORM.as_slice()].concat()
    };
    let path = format!("/episodes/{}/ruptures", episode.id);
    let made = clinic.post(&path, &cookie, &sent("r1", "then")).await;
    let page = clinic.get(made.location(), &cookie).await;
    assert!(page.words().contains("die toen golden: Afspraken van 3 sep 2026"), "{}", page.words());
    let then = format!("{desk}/at/{}", page.between("/agreement/at/", "\""));
    insta::assert_snapshot!("agreement_then_nl", clinic.get(&then, &cookie).await.words());
    insta::assert_snapshot!("agreement_then_en", clinic.get_in_english(&then, &cookie).await.words());
    assert!(!clinic.get(&then, &cookie).await.body.contains("later dat doel"));
    let never = clinic.post(&path, &cookie, &sent("r2", "12345")).await;
    assert_eq!(never.status, StatusCode::UNPROCESSABLE_ENTITY, "an agreement that never held");
    assert!(never.body.contains("Kies afspraken van dit traject."), "{}", never.body);
    assert_eq!(clinic.get(&format!("{desk}/at/12345"), &cookie).await.status, StatusCode::NOT_FOUND);
    let other = clinic.member(2, &[Role::Therapist]).await;
    let theirs = clinic.sign_in(&other).await;
    assert_eq!(clinic.get(&then, &theirs).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_devices_at_once_lose_nothing() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let sessions = course(&clinic, &episode, &[7.0, 7.5, 8.0, 4.0]).await;
    let path = opened(&clinic, &episode, &cookie, &sessions[3]).await;
    let edit = format!("{path}/edit");
    let fields = |once, base, talked, changed| {
        [
            ("once", once),
            ("base", base),
            ("session", sessions[3].as_str()),
            ("component", "task"),
            ("movement", "withdrawal"),
            ("noticed_by", "both"),
            ("immediate", "change-task"),
            ("talked", talked),
            ("changed", changed),
        ]
    };
    let base = "<b>het huiswerk</b>";
    let first = clinic.post(&edit, &cookie, &fields("a", "1", "eerste tekst", "")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    // Another field: both changes stand.
    let other = clinic.post(&edit, &cookie, &fields("b", "1", base, "andere afspraak")).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    let page = clinic.get(&path, &cookie).await.body;
    assert!(page.contains("eerste tekst") && page.contains("andere afspraak"), "{page}");
    // The same field: both texts stand on the page, and keeping again decides.
    let same = clinic.post(&edit, &cookie, &fields("c", "1", "tweede tekst", "")).await;
    assert_eq!(same.status, StatusCode::CONFLICT);
    assert!(same.body.contains("tweede tekst") && same.body.contains("eerste tekst"), "{}", same.body);
    assert!(same.body.contains("andere afspraak"), "what nobody disputes is taken over");
    assert!(same.body.contains("name=\"base\" value=\"3\""), "{}", same.body);
    let decided = clinic.post(&edit, &cookie, &fields("d", "3", "samen", "andere afspraak")).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_too_long_comes_back_whole() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let long = "é".repeat(2_001);
    let mut fields = [&[("once", "a"), ("from", "by-hand"), ("session", "")], FORM.as_slice()].concat();
    fields.retain(|(name, _)| *name != "talked");
    fields.push(("talked", &long));
    let answer = clinic.post(&format!("/episodes/{}/ruptures", episode.id), &cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(&long), "nothing was cut off");
    assert!(answer.body.contains("2.001 tekens"), "{}", answer.between("class=\"error\"", "</p>"));
}

#[tokio::test]
async fn who_does_not_treat_finds_no_rupture() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let path = opened(&clinic, &episode, &cookie, "").await;
    for (number, role) in [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Administrator)] {
        let other = clinic.member(number, &[role]).await;
        let cookie = clinic.sign_in(&other).await;
        for page in [path.as_str(), &format!("{path}/edit"), &format!("/episodes/{}/ruptures", episode.id)] {
            assert_eq!(clinic.get(page, &cookie).await.status, StatusCode::NOT_FOUND, "{role} {page}");
        }
        let fields = [("once", "z"), ("aside_reason", "omdat het kan")];
        let aside = clinic.post(&format!("{path}/aside"), &cookie, &fields).await;
        let taken_up = clinic.post(&format!("{path}/take-up"), &cookie, &fields[..1]).await;
        assert_eq!((aside.status, taken_up.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{role}");
    }
}
