use crate::testing::{Answer, TestClinic};
use alliance::agreement::Side;
use alliance::episode::Episode;
use alliance::frame::Frame;
use alliance::frame::history::{FrameHistory, FrameVersion, Stance};
use alliance::frame::item::{Item, Section};
use alliance::people::{Member, Role};
use axum::http::StatusCode;
use store::frame::{FrameTemplate, NewStance};

/// What a house is used to.
const USUAL: &[(Item, &str)] = &[
    (Item::Places, "room,online"),
    (Item::Minutes, "45"),
    (Item::Rhythm, "weekly"),
    (Item::Payer, "insurer"),
    (Item::Billing, "no-bill"),
    (Item::NoticeHours, "24"),
    (Item::NoShowFee, "45"),
    (Item::Channels, "telephone,email"),
    (Item::ReplyDays, "2"),
    (Item::Crisis, "Bel overdag de praktijk. ’s Avonds belt de dienst je terug."),
    (Item::ScoreViewers, "client,therapist,supervisor"),
    (Item::Recording, "asked-each-time"),
    (Item::Excluded, "personal,commercial,relatives"),
    (Item::EvaluationEvery, "5"),
];

/// A text that tries to be something else than a text.
const HOSTILE: &str = "<script>alert(1)</script> \u{202e}شكرا & \"zo\"";

fn frame(pairs: &[(Item, &str)]) -> Frame {
    pairs.iter().fold(Frame::new(), |frame, (item, text)| frame.with_typed(*item, text).unwrap())
}

/// A practice with its template, a therapist and an episode.
struct Practice {
    clinic: TestClinic,
    therapist: Member,
    desk: String,
    episode: Episode,
}

impl Practice {
    async fn begin() -> Self {
        let clinic = TestClinic::new().await;
        let (therapist, desk) = clinic.therapist().await;
        let episode = clinic.episode("2026-014", &[&therapist]).await;
        let template = FrameTemplate { number: 1, frame: frame(USUAL) };
        let by = clinic.app.by(alliance::audit::AuditActor::Operator);
        clinic.app.store.keep_frame_template(&by, therapist.id, &template).await.unwrap();
        Self { clinic, therapist, desk, episode }
    }

    /// With a first version.
    async fn with_frame() -> Self {
        let practice = Self::begin().await;
        let begun = practice.send("", &[("once", "begin")]).await;
        assert_eq!(begun.location(), practice.path(""));
        practice
    }

    fn path(&self, under: &str) -> String {
        format!("/episodes/{}/frame{under}", self.episode.id)
    }

    async fn look(&self, under: &str) -> Answer {
        self.clinic.get(&self.path(under), &self.desk).await
    }

    async fn send(&self, under: &str, fields: &[(&str, &str)]) -> Answer {
        self.clinic.post(&self.path(under), &self.desk, fields).await
    }

    async fn history(&self) -> FrameHistory {
        self.clinic.app.store.frame_history(self.episode.organisation, self.episode.id).await.unwrap()
    }

    /// A version as another device would keep it.
    async fn elsewhere(&self, changes: &[(Item, &str)]) {
        let history = self.history().await;
        let current = history.current().unwrap();
        let new = FrameVersion {
            number: current.number + 1,
            frame: changes
                .iter()
                .fold(current.frame.clone(), |frame, (item, text)| frame.with_typed(*item, text).unwrap()),
            author: self.therapist.id,
            at: self.clinic.app.now(),
            based_on: Some(current.number),
        };
        let by = self.clinic.app.by(alliance::audit::AuditActor::Member(self.therapist.id));
        self.clinic.app.store.add_frame_version(&by, None, self.episode.id, &new).await.unwrap();
    }

    async fn client_confirms(&self, number: u32) {
        let by = self.clinic.app.by(alliance::audit::AuditActor::Client);
        self.clinic.app.store.confirm_frame(&by, self.episode.id, number, Side::Client).await.unwrap();
    }
}

/// The fields of the section about the fee.
fn fee<'a>(based_on: &'a str, amount: &'a str, note: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("once", "fee"),
        ("based_on", based_on),
        ("payer", "insurer"),
        ("fee", amount),
        ("billing", "no-bill"),
        ("fee-note", note),
    ]
}

#[tokio::test]
async fn a_frame_begins_with_what_is_usual_and_what_the_episode_knows() {
    let practice = Practice::begin().await;
    let none = practice.look("").await;
    assert!(none.body.contains("Waar houden jullie je aan?"), "{}", none.words());
    for _ in 0..2 {
        let begun = practice.send("", &[("once", "begin")]).await;
        assert_eq!(begun.location(), practice.path(""), "sent twice is done once");
    }
    let history = practice.history().await;
    assert_eq!(history.versions.len(), 1);
    let expected = frame(USUAL).with_typed(Item::Model, "experiential").unwrap();
    assert_eq!(history.current().unwrap().frame, expected.with_typed(Item::ExpectedSessions, "20").unwrap());
    insta::assert_snapshot!("begun", practice.look("").await.words());
    let english = practice.clinic.get_in_english(&practice.path(""), &practice.desk).await;
    insta::assert_snapshot!("begun_in_english", english.words());
}

#[tokio::test]
async fn a_section_is_kept_as_a_version_and_a_change_asks_both_again() {
    let practice = Practice::with_frame().await;
    assert_eq!(practice.send("/confirm", &[("number", "1")]).await.location(), practice.path(""));
    practice.client_confirms(1).await;
    assert!(practice.look("").await.body.contains("Jullie hebben dit allebei bevestigd"));
    let kept = practice.send("/sections/fee", &fee("1", "97,50", HOSTILE)).await;
    assert_eq!(kept.location(), practice.path(""), "{}", kept.body);
    let again = practice.send("/sections/fee", &fee("1", "97,50", HOSTILE)).await;
    assert_eq!(again.location(), practice.path(""));
    assert_eq!(practice.history().await.versions.len(), 2, "sent twice is kept once");
    let page = practice.look("").await;
    assert!(page.body.contains("geldt versie 1") && page.body.contains("gewijzigd"));
    assert!(page.body.contains("Een sessie kost €\u{a0}97,50."));
    assert!(!page.body.contains("<script>alert") && page.body.contains("dir=\"auto\""));
    let old = practice.send("/confirm", &[("number", "1")]).await;
    assert_eq!(old.status, StatusCode::CONFLICT, "an older version cannot be confirmed any more");
    let versions = practice.look("/versions").await;
    assert!(versions.body.contains("Wat anders is in versie 2 dan in versie 1"), "{}", versions.words());
    insta::assert_snapshot!("versions", versions.words());
}

#[tokio::test]
async fn what_does_not_fit_is_told_at_its_field_and_stays_typed() {
    let practice = Practice::with_frame().await;
    let long = "é".repeat(401);
    let told = practice.send("/sections/fee", &fee("1", "veel", &long)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("401 tekens; er passen er 400") && told.body.contains(&long));
    assert!(told.body.contains("Vul een bedrag in") && told.body.contains("value=\"veel\""));
    assert_eq!(practice.history().await.versions.len(), 1, "nothing was half-written");
    let strange = practice.send("/sections/fee", &[("once", "x"), ("moon", "1")]).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = practice.send("/sections/fee", &fee("7", "1", "")).await;
    assert_eq!(unknown.status, StatusCode::CONFLICT);
    assert_eq!(practice.look("/sections/moon").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_devices_at_once_are_merged_or_both_texts_are_kept() {
    let practice = Practice::with_frame().await;
    practice.elsewhere(&[(Item::Minutes, "60"), (Item::FeeNote, "eigen risico")]).await;
    let clash = practice.send("/sections/fee", &fee("1", "80", "geen kosten")).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.body.contains("Nu staat er: eigen risico") && clash.body.contains("geen kosten"));
    assert!(clash.body.contains("name=\"based_on\" value=\"2\"") && clash.body.contains("value=\"80\""));
    assert_eq!(practice.history().await.versions.len(), 2);
    let chosen: Vec<_> = fee("2", "80", "geen kosten")
        .into_iter()
        .map(|(name, value)| if name == "once" { (name, "fee-2") } else { (name, value) })
        .collect();
    assert_eq!(practice.send("/sections/fee", &chosen).await.location(), practice.path(""));
    let frame = practice.history().await.current().unwrap().frame.clone();
    assert_eq!(frame.get(Item::Minutes).unwrap().written(), "60", "what only the other changed stays");
    assert_eq!(frame.get(Item::FeeNote).unwrap().written(), "geen kosten");
}

#[tokio::test]
async fn what_the_client_wants_to_talk_about_stands_at_its_section() {
    let practice = Practice::with_frame().await;
    let by = practice.clinic.app.by(alliance::audit::AuditActor::Client);
    let talk =
        NewStance { section: Section::Fee, stance: Stance::Talk, note: Some("Kan het per maand?".into()) };
    practice.clinic.app.store.keep_stances(&by, None, practice.episode.id, 1, &[talk]).await.unwrap();
    let page = practice.look("").await;
    assert!(page.body.contains("cliënt wil hierover praten") && page.body.contains("Kan het per maand?"));
    practice.elsewhere(&[(Item::Billing, "monthly")]).await;
    assert!(!practice.look("").await.body.contains("cliënt wil hierover praten"), "it is asked about anew");
}

#[tokio::test]
async fn the_sheet_is_in_plain_words_in_the_clients_language_and_never_without_a_way_to_help() {
    let practice = Practice::with_frame().await;
    practice.elsewhere(&[(Item::Attitude, "Ik ben open over wat ik denk."), (Item::Company, HOSTILE)]).await;
    let sheet = practice.look("/print").await;
    for number in ["112", "113", "0800-0113", "huisartsenpost"] {
        assert!(sheet.body.contains(number), "{number}");
    }
    insta::assert_snapshot!("sheet", sheet.words());
    let english = practice.clinic.get_in_english(&practice.path("/print"), &practice.desk).await;
    insta::assert_snapshot!("sheet_in_english", english.words());
}

#[tokio::test]
async fn only_who_treats_sees_a_frame_and_only_the_coordinator_keeps_the_template() {
    let practice = Practice::with_frame().await;
    let clinic = &practice.clinic;
    for (number, role) in [(2, Role::Therapist), (3, Role::Coordinator), (4, Role::Administrator)] {
        let other = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        for under in ["", "/print", "/versions", "/sections/fee"] {
            let page = clinic.get(&practice.path(under), &other).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{role} {under}");
        }
        let expected = if role == Role::Coordinator { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(clinic.get("/frame-template", &other).await.status, expected, "{role}");
    }
    assert_eq!(clinic.get("/frame-template", &practice.desk).await.status, StatusCode::NOT_FOUND);
    let lines = clinic.app.store.engine();
    let lines = lines.query("select id from audit where event = 'frame.read'", vec![]).await.unwrap();
    assert!(lines.is_empty(), "who was refused saw nothing");
}

#[tokio::test]
async fn the_coordinator_keeps_a_template_section_by_section() {
    let practice = Practice::begin().await;
    let clinic = &practice.clinic;
    let desk = clinic.sign_in(&clinic.member(3, &[Role::Coordinator]).await).await;
    let path = "/frame-template/fee";
    let send = |based_on: &'static str, amount: &'static str| {
        let fields: Vec<_> =
            fee(based_on, amount, "").into_iter().filter(|(name, _)| *name != "once").collect();
        let desk = desk.clone();
        async move { clinic.post(path, &desk, &fields).await }
    };
    assert_eq!(send("1", "60").await.location(), "/frame-template");
    let page = clinic.get("/frame-template", &desk).await;
    assert!(page.body.contains("Een sessie kost €\u{a0}60,00.") && page.body.contains("duurt 45 minuten"));
    let late = send("1", "70").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("value=\"70\"") && late.body.contains("name=\"based_on\" value=\"2\""));
    assert_eq!(send("2", "1,234").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!("template_section", clinic.get(path, &desk).await.words());
}

impl Practice {
    /// The path of the client's page behind a new link.
    async fn link(&self) -> String {
        let by = self.clinic.app.by(alliance::audit::AuditActor::Member(self.therapist.id));
        let (token, hash) = self.clinic.app.token();
        let until = by.now.plus_ms(alliance::episode_link::EPISODE_LINK_LIFE_MS);
        self.clinic.app.store.make_episode_link(&by, self.episode.id, hash, until).await.unwrap();
        format!("/mine/{token}/frame")
    }

    /// What the client's phone sends: these choices, nothing beside them.
    async fn client_sends(&self, link: &str, fields: &[(&str, &str)]) -> Answer {
        let notes: Vec<String> = Section::ALL.iter().map(|section| format!("note-{section}")).collect();
        let mut all: Vec<(&str, &str)> = fields.to_vec();
        for note in &notes {
            if !fields.iter().any(|(name, _)| name == note) {
                all.push((note, ""));
            }
        }
        self.clinic.post(link, "", &all).await
    }
}

#[tokio::test]
async fn a_client_reads_it_in_plain_words_without_an_account_and_confirms() {
    let practice = Practice::with_frame().await;
    let link = practice.link().await;
    let page = practice.clinic.get(&link, "").await;
    assert_eq!(page.status, StatusCode::OK);
    for secret in ["2026-014", "Medewerker", "medewerker", "Praktijk"] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    insta::assert_snapshot!("client", page.words());
    insta::assert_snapshot!("client_in_english", practice.clinic.get_in_english(&link, "").await.words());
    let fields = [("once", "yes"), ("number", "1"), ("do", "confirm"), ("meeting", "fits")];
    for _ in 0..2 {
        let sent = practice.client_sends(&link, &fields).await;
        assert_eq!(sent.location(), format!("{link}/kept"), "{}", sent.body);
    }
    let kept = practice.clinic.get(&format!("{link}/kept"), "").await;
    assert!(kept.body.contains("Je hebt deze afspraken bevestigd"));
    let history = practice.history().await;
    assert_eq!(history.awaited(), [Side::Therapist], "nobody confirms for the other");
    assert_eq!(history.confirmations.len(), 1);
    assert!(practice.clinic.get(&link, "").await.body.contains("Je therapeut nog niet"));
}

#[tokio::test]
async fn what_a_client_wants_to_talk_about_comes_before_a_yes() {
    let practice = Practice::with_frame().await;
    let link = practice.link().await;
    let fields = [("once", "a"), ("number", "1"), ("do", "confirm"), ("fee", "talk"), ("note-fee", HOSTILE)];
    let sent = practice.client_sends(&link, &fields).await;
    assert!(sent.body.contains("We hebben bewaard waarover je wilt praten"), "{}", sent.body);
    let history = practice.history().await;
    assert_eq!((history.to_talk(), history.confirmations.len()), (vec![Section::Fee], 0));
    assert_eq!(history.stance(Section::Fee).unwrap().note.as_deref(), Some(HOSTILE));
    assert!(!practice.look("").await.body.contains("<script>alert"));
    let again = practice.clinic.get(&link, "").await;
    assert!(again.body.contains("value=\"talk\" checked"), "what was said stays said");
    let fields = [("once", "b"), ("number", "1"), ("do", "confirm"), ("fee", "fits")];
    assert_eq!(practice.client_sends(&link, &fields).await.location(), format!("{link}/kept"));
    assert_eq!(practice.history().await.awaited(), [Side::Therapist]);
    // Words alone, without a choice, are something to talk about.
    let fields = [("once", "c"), ("number", "1"), ("do", "keep"), ("note-ending", "Wanneer?")];
    practice.client_sends(&link, &fields).await;
    assert_eq!(practice.history().await.to_talk(), [Section::Ending]);
}

#[tokio::test]
async fn a_client_who_read_an_older_version_loses_nothing_and_is_shown_the_new_one() {
    let practice = Practice::with_frame().await;
    let link = practice.link().await;
    practice.elsewhere(&[(Item::Minutes, "60")]).await;
    let fields = [("once", "a"), ("number", "1"), ("do", "confirm"), ("note-meeting", "Liever korter")];
    let told = practice.client_sends(&link, &fields).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.body.contains("Liever korter") && told.body.contains("duurt 60 minuten"));
    assert!(told.body.contains("name=\"number\" value=\"2\""));
    assert!(practice.history().await.confirmations.is_empty());
    let long = "x".repeat(401);
    let fields = [("once", "b"), ("number", "2"), ("do", "confirm"), ("note-meeting", long.as_str())];
    let told = practice.client_sends(&link, &fields).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains(&long) && practice.history().await.stances.is_empty());
}

#[tokio::test]
async fn a_link_that_is_over_or_forged_opens_nothing() {
    let practice = Practice::with_frame().await;
    let link = practice.link().await;
    assert_eq!(practice.clinic.get("/mine/none/frame", "").await.status, StatusCode::NOT_FOUND);
    let by = practice.clinic.app.by(alliance::audit::AuditActor::Member(practice.therapist.id));
    practice.clinic.app.store.withdraw_episode_links(&by, practice.episode.id).await.unwrap();
    assert_eq!(practice.clinic.get(&link, "").await.status, StatusCode::GONE);
    let fields = [("once", "a"), ("number", "1"), ("do", "confirm")];
    assert_eq!(practice.client_sends(&link, &fields).await.status, StatusCode::GONE);
}

/// A yes to everything, but for one section.
fn review_of<'a>(id: &'a str, talk: &'a str) -> Vec<(&'a str, &'a str)> {
    let sections = ["meeting", "fee", "absence", "contact", "privacy", "relations", "attitude", "ending"];
    let stance = |section| (section, if section == talk { "talk" } else { "fits" });
    [("review", id)].into_iter().chain(sections.map(stance)).collect()
}

#[tokio::test]
async fn both_go_through_the_frame_again_and_see_each_other_once_both_are_in() {
    let practice = Practice::with_frame().await;
    let clinic = &practice.clinic;
    let (token, hash) = clinic.app.token();
    let by = clinic.app.by(alliance::audit::AuditActor::Operator);
    let until = by.now.plus_ms(alliance::clock::DAY_MS);
    clinic.app.store.make_episode_link(&by, practice.episode.id, hash, until).await.unwrap();
    let phone = format!("/mine/{token}/frame/review");
    assert_eq!(clinic.get(&phone, "").await.status, StatusCode::NOT_FOUND, "nothing was asked");
    for _ in 0..2 {
        assert_eq!(practice.send("/review/begin", &[]).await.location(), practice.path("/review"));
    }
    assert!(clinic.get(&format!("/mine/{token}"), "").await.body.contains("Het kost een minuut."));
    let asked = clinic.get(&phone, "").await;
    insta::assert_snapshot!("review_asked", asked.words());
    let id = asked.between("name=\"review\" value=\"", "\"").to_owned();
    let half = clinic.post(&phone, "", &[("review", id.as_str()), ("fee", "talk")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fee = half.between("name=\"fee\" value=\"talk\"", ">");
    assert!(fee.contains("checked"), "what was chosen is still there");
    for _ in 0..2 {
        assert_eq!(clinic.post(&phone, "", &review_of(&id, "fee")).await.location(), phone);
    }
    let waiting = practice.look("/review").await;
    assert!(
        waiting.body.contains("name=\"fee\"") && !waiting.body.contains("checked"),
        "{}",
        waiting.words()
    );
    assert!(!practice.look("").await.body.contains("Alles past nog"), "nothing is told of half a review");
    practice.send("/review", &review_of(&id, "meeting")).await;
    insta::assert_snapshot!("review_opened", practice.look("/review").await.words());
    let english = clinic.get_in_english(&phone, "").await.words();
    insta::assert_snapshot!("review_opened_to_the_client_in_english", english);
    assert!(practice.look("").await.body.contains("2 onderdelen om over te praten."));
}

#[tokio::test]
async fn a_review_that_is_stopped_takes_no_answer_and_only_who_treats_begins_one() {
    let practice = Practice::with_frame().await;
    let other = practice.clinic.member(7, &[Role::Therapist]).await;
    let theirs = practice.clinic.sign_in(&other).await;
    for under in ["/review/begin", "/review/stop", "/review"] {
        let refused = practice.clinic.post(&practice.path(under), &theirs, &review_of("x", "fee")[..0]).await;
        assert_ne!(refused.status, StatusCode::SEE_OTHER, "{under}");
    }
    assert_eq!(practice.clinic.get(&practice.path("/review"), &theirs).await.status, StatusCode::NOT_FOUND);
    practice.send("/review/begin", &[]).await;
    let id = practice.look("/review").await.between("name=\"review\" value=\"", "\"").to_owned();
    assert_eq!(practice.send("/review/stop", &[("review", &id)]).await.location(), practice.path(""));
    assert_eq!(practice.send("/review", &review_of(&id, "fee")).await.status, StatusCode::CONFLICT);
    assert_eq!(practice.look("/review").await.status, StatusCode::NOT_FOUND);
    assert_eq!(practice.send("/review/begin", &[]).await.location(), practice.path("/review"));
}
