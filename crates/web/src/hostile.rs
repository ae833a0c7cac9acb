//! Whatever is sent to whichever page by whomever, the program answers with a page of its own and goes on.

use crate::testing::TestClinic;
use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::PASS_LIFE_MS;
use alliance::people::Role;
use alliance::samples;
use alliance::session::Session;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use store::sitting::KeyKind;

/// Forms sent in all. More find nothing more; fewer might.
const TRIES: usize = 1_500;

/// What breaks programs that trust what they are sent.
const NASTY: &[&str] = &[
    "",
    " ",
    "-1",
    "0",
    "2147483648",
    "99999999999999999999999999",
    "1e400",
    "NaN",
    "true",
    "on",
    "null",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; drop table client; --",
    "../../etc/passwd",
    "{{7*7}}",
    "=1+1",
    "\u{202e}omgekeerd",
    "\u{1f600}",
    "a\r\nset-cookie: x=y",
    "01a06723-e200-7a0a-abf9-fab2543aca19",
    "01A06723-E200-7A0A-ABF9-FAB2543ACA19",
    "2026-02-30",
    "9999-12-31",
    "-9999-01-01",
    "25:61",
];

/// Forms as the pages send them, to begin from. `{e}`, `{s}`, `{c}` stand for an episode, a session, a sitting.
const FORMS: &[(&str, &str)] = &[
    ("/language", "language=nl&back=/today"),
    ("/account/password", "current=x&password=y"),
    ("/account/pin", "pin=12"),
    (
        "/clients/new",
        "once=k&code=2026-1&format=individual&model=&planned_sessions=3&wellbeing=never&opens_alone_days=",
    ),
    ("/settings/signals", "once=k&rate=40&read=yes"),
    ("/settings/signals/off", ""),
    ("/sessions/{s}/signals", "once=k&component=task&answer=discussed&reason="),
    (
        "/episodes/{e}/settings",
        "part=episode&format=group&model=&planned_sessions=&wellbeing=never&opens_alone_days=1",
    ),
    ("/episodes/{e}/settings", "part=identity&name=a&contact=b"),
    ("/episodes/{e}/sessions", "once=k&date=2026-09-10&time=10:00"),
    ("/sessions/{s}/hold", ""),
    ("/sessions/{s}/cancel", ""),
    ("/sessions/{s}/no-measuring", "measuring=not-today"),
    ("/sessions/{s}/link", ""),
    ("/sessions/{s}/discussed", "discussion=later"),
    ("/sessions/{s}/check", "form=x&session-check.bond1=3"),
    ("/sessions/{s}/check/draft", "form=x&session-check.bond1=3"),
    ("/sessions/{s}/paper", "form=x&session-check.bond1=3&date=2026-09-01"),
    ("/check/{c}", "form=x&session-check.bond1=3&session-check.bond2=9"),
    ("/check/{c}/draft", "form=x&session-check.bond1=3"),
    ("/c/0000000000000000000000000000000000000000000000000000000000000000", ""),
    ("/members", "once=k&shown_name=a&login_name=b&role=therapist"),
    ("/imports/{e}/undo", ""),
    ("/episodes/{e}/link", ""),
    ("/episodes/{e}/agreement/new/goal", "once=k&client_words=a&therapist_words=b"),
    (
        "/episodes/{e}/agreement/new/task",
        "once=k&client_words=a&therapist_words=b&goal=01a06723-e200-7a0a-abf9-fab2543aca19",
    ),
    ("/episodes/{e}/agreement/points/{s}/words", "once=k&version=1&client_words=a"),
    ("/episodes/{e}/agreement/points/{s}/ratings", "once=k&importance=3"),
    (
        "/mine/0000000000000000000000000000000000000000000000000000000000000000/new/goal",
        "once=k&client_words=a",
    ),
];

struct Hostile {
    random: ChaCha8Rng,
}

impl Hostile {
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.next_u32()).unwrap() % end
    }

    fn nasty(&mut self) -> String {
        match self.below(40) {
            0 => "x".repeat(70_000),
            1 => "\u{e9}".repeat(300),
            _ => NASTY[self.below(NASTY.len())].to_owned(),
        }
    }

    /// The fields of a form, some changed, doubled, left out or added.
    fn fields(&mut self, form: &str) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = form
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        for _ in 0..=self.below(3) {
            let at = self.below(fields.len().max(1));
            match (self.below(5), fields.is_empty()) {
                (0, false) => drop(fields.remove(at)),
                (1, false) => fields.push(fields[at].clone()),
                (2, _) => fields.push((self.nasty(), self.nasty())),
                (_, false) => fields[at].1 = self.nasty(),
                (_, true) => {}
            }
        }
        fields
    }
}

#[tokio::test]
async fn no_form_brings_the_program_down() {
    let clinic = TestClinic::new().await;
    let (therapist, cookie) = clinic.therapist().await;
    let everyone = clinic.sign_in(&clinic.member(2, Role::ALL).await).await;
    let episode = clinic.episode("2026-014", &[&therapist]).await;
    let session = Session { episode: episode.id, ..samples::session(1) };
    let by = clinic.app.by(AuditActor::Operator);
    clinic.app.store.add_session(&by, None, &session).await.unwrap();
    let sitting = clinic.app.store.offer_sitting(&by, &session, Perspective::Client).await.unwrap();
    let (pass, hash) = clinic.app.token();
    let until = by.now.plus_ms(PASS_LIFE_MS);
    clinic.app.store.add_key(&by, episode.id, sitting.id, KeyKind::Pass, hash, until).await.unwrap();
    let cookies = [cookie, everyone, format!("pass={pass}"), String::new()];
    let mut hostile = Hostile { random: ChaCha8Rng::seed_from_u64(42) };
    for _ in 0..TRIES {
        let (path, form) = FORMS[hostile.below(FORMS.len())];
        let path = path
            .replace("{e}", &episode.id.to_string())
            .replace("{s}", &session.id.to_string())
            .replace("{c}", &sitting.id.to_string());
        let fields = hostile.fields(form);
        let pairs: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let cookie = &cookies[hostile.below(cookies.len())];
        let answer = clinic.post(&path, cookie, &pairs).await;
        assert!(answer.status.as_u16() < 500, "{path} {fields:?} {}", answer.status);
        assert!(
            !answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"),
            "{path} {fields:?}"
        );
        assert!(
            !answer.headers.contains_key("x") && !answer.location().contains("evil"),
            "{path} {fields:?}"
        );
    }
}
