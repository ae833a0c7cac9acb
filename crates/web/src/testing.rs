//! A small clinic for tests of pages: a still clock, chance that repeats itself, a fresh database, and a browser
//! without a screen.

mod history;
pub mod meeting;

use crate::app::router;
use crate::state::{App, Mail, Settings, Simulated};
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::{FixedClock, SeededChance};
use alliance::episode::Episode;
use alliance::ids::{ClientId, EpisodeId, MemberId, OrganisationId};
use alliance::people::{Client, ClientCode, LoginName, Member, MemberState, Role};
use alliance::samples;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use std::sync::Arc;
use store::organisation::Organisation;
use store::seal_field::FieldKey;
use store::{Engine, EngineOptions, Store};
use tempfile::TempDir;
use tower::ServiceExt;

/// What a page answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The text.
    pub body: String,
}

impl Answer {
    /// Where it leads; empty if nowhere.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().expect("an address is text"))
    }

    /// The `name=value` of the cookie it sets; empty if none.
    pub fn cookie(&self) -> String {
        let line = self
            .headers
            .get(header::SET_COOKIE)
            .map_or("", |value| value.to_str().expect("a cookie is text"));
        line.split(';').next().unwrap_or("").to_owned()
    }

    /// What stands between the first `before` and the next `after`.
    pub fn between(&self, before: &str, after: &str) -> &str {
        let (_, rest) =
            self.body.split_once(before).unwrap_or_else(|| panic!("no {before} in {}", self.body));
        rest.split_once(after).unwrap_or_else(|| panic!("no {after} after {before}")).0
    }

    /// What a reader reads in the main part, one line for each part of the page: pictures by their text, choices and
    /// buttons with their mark. For snapshots that show words and not markup.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for piece in self.between("<main", "</main>").split('<').skip(1) {
            let (tag, text) = piece.split_once('>').expect("a tag ends");
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
            words.push(if matches!(name, "a" | "strong" | "span" | "time") { ' ' } else { '\n' });
            words.push_str(&mark(name, tag));
            if name != "text" {
                words.push_str(text);
            }
        }
        let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        // A choice and its words stand in two elements.
        lines.join("\n").replace("( )\n", "( ) ").replace("(x)\n", "(x) ")
    }
}

/// What stands for an element that is not read as text.
fn mark(name: &str, tag: &str) -> String {
    let value = |attribute: &str| {
        let (_, rest) = tag.split_once(&format!("{attribute}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    match name {
        _ if tag.starts_with('/') => String::new(),
        "svg" => value("aria-label").map_or_else(String::new, |label| format!("{{{label}}}")),
        "input" => match value("type").as_deref() {
            Some("radio") => if tag.contains(" checked") { "(x) " } else { "( ) " }.to_owned(),
            Some("hidden") | None => String::new(),
            Some(kind) => format!("[{kind}]"),
        },
        "button" => "> ".to_owned(),
        "li" => "- ".to_owned(),
        _ => String::new(),
    }
}

/// A clinic with one organisation.
#[derive(Debug)]
pub struct TestClinic {
    /// What the handlers share.
    pub app: App,
    /// Its clock, to be moved.
    pub clock: Arc<FixedClock>,
    router: Router,
    // Removed with the clinic.
    folder: TempDir,
}

impl TestClinic {
    /// A new clinic on an empty database, at the moment of the samples.
    pub async fn new() -> Self {
        Self::with(Simulated::No).await
    }

    /// A new clinic that sends mail.
    pub async fn with_mail() -> Self {
        Self::made(Simulated::No, Mail::Carried).await
    }

    /// A new clinic whose pages say that it is simulated, or do not.
    pub async fn with(simulated: Simulated) -> Self {
        Self::made(simulated, Mail::Nobody).await
    }

    async fn made(simulated: Simulated, mail: Mail) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("clinic.db");
        let engine = Engine::open(path.to_str().expect("a plain path"), EngineOptions::default())
            .await
            .expect("a database");
        let store = Store::new(engine, FieldKey::from_bytes([7; 32]));
        let clock = Arc::new(FixedClock::at(samples::TODAY));
        let organisation = Organisation {
            id: OrganisationId::make(samples::TODAY, &SeededChance::new(1)),
            name: "Praktijk Voorbeeld".into(),
            zone: "Europe/Amsterdam".into(),
            language: Language::Dutch,
        };
        let settings = Settings { origin: "http://127.0.0.1:8080".into(), simulated, mail };
        let app =
            App::new(store, organisation.clone(), settings, clock.clone(), Arc::new(SeededChance::new(2)))
                .expect("a known zone");
        app.store
            .add_organisation(&app.by(AuditActor::Operator), &organisation)
            .await
            .expect("a new organisation");
        Self { router: router(app.clone()), app, clock, folder }
    }

    /// The folder its database is in.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A member with these roles, named after its number.
    pub async fn member(&self, number: u32, roles: &[Role]) -> Member {
        let by = self.app.by(AuditActor::Operator);
        let member = Member {
            id: MemberId::make(by.now, by.chance),
            organisation: by.organisation,
            login_name: LoginName::parse(&format!("medewerker-{number:02}")).expect("a valid name"),
            shown_name: format!("Medewerker {number:02}"),
            roles: roles.iter().copied().collect(),
            language: None,
            state: MemberState::Active,
        };
        self.app.store.add_member(&by, None, &member).await.expect("a new member");
        member
    }

    /// The cookie of a member who has just signed in.
    pub async fn sign_in(&self, member: &Member) -> String {
        let answer = crate::account::login::sign_in(&self.app, member.id).await.expect("a login");
        let line = answer.headers()[header::SET_COOKIE].to_str().expect("a cookie is text");
        line.split(';').next().unwrap_or("").to_owned()
    }

    /// A therapist and the cookie of a login.
    pub async fn therapist(&self) -> (Member, String) {
        let member = self.member(1, &[Role::Therapist]).await;
        let cookie = self.sign_in(&member).await;
        (member, cookie)
    }

    /// An open episode of a new client with this code, treated by these members.
    pub async fn episode(&self, code: &str, therapists: &[&Member]) -> Episode {
        let by = self.app.by(AuditActor::Operator);
        let client = Client {
            id: ClientId::make(by.now, by.chance),
            organisation: by.organisation,
            code: ClientCode::parse(code).expect("a valid code"),
            language: None,
        };
        let episode = Episode {
            id: EpisodeId::make(by.now, by.chance),
            organisation: by.organisation,
            client: client.id,
            opened_at: by.now,
            ..samples::episode()
        };
        let ids: Vec<MemberId> = therapists.iter().map(|member| member.id).collect();
        self.app.store.open_episode(&by, None, &client, &episode, &ids).await.expect("a new episode");
        episode
    }

    /// Asks for a page with these cookies, in Dutch.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask("GET", path, cookie, "nl", None).await
    }

    /// Asks for a page in English.
    pub async fn get_in_english(&self, path: &str, cookie: &str) -> Answer {
        self.ask("GET", path, cookie, "en", None).await
    }

    /// Sends a form with these cookies.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).expect("fields are text");
        self.ask("POST", path, cookie, "nl", Some(body)).await
    }

    /// Sends a file with these cookies, as a form with one file field does.
    pub async fn upload(&self, path: &str, cookie: &str, file_name: &str, bytes: &[u8]) -> Answer {
        const BOUNDARY: &str = "a-line-that-stands-in-no-file";
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let request = Self::request("POST", path, cookie, "nl")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .header("sec-fetch-site", "same-origin");
        self.answer(request.body(Body::from(body)).expect("a request")).await
    }

    async fn ask(
        &self,
        method: &str,
        path: &str,
        cookie: &str,
        language: &str,
        form: Option<String>,
    ) -> Answer {
        let mut request = Self::request(method, path, cookie, language);
        if form.is_some() {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin");
        }
        self.answer(request.body(form.map_or_else(Body::empty, Body::from)).expect("a request")).await
    }

    fn request(method: &str, path: &str, cookie: &str, language: &str) -> Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::ACCEPT_LANGUAGE, language)
            .header(header::COOKIE, cookie)
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole answer");
        // A picture is no text; what is asked of one is how it begins.
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
