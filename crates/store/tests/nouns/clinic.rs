//! One house with a therapist, a client and sessions, on a fresh database.

use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::audit::AuditActor;
use alliance::clock::{SeededChance, Timestamp};
use alliance::episode::Episode;
use alliance::ids::{AdministrationId, ClientId, EpisodeId, MemberId, SessionId};
use alliance::instrument::catalogue;
use alliance::people::{Client, ClientCode, LoginName, Member};
use alliance::session::Session;
use alliance::{Language, Perspective, samples};
use store::administration::{NewAdministration, Source};
use store::by::By;
use store::organisation::Organisation;
use store::seal_field::FieldKey;
use store::sitting::Submission;
use store::testing::for_both_engines;
use store::{Engine, Store, StoreError};

/// The clinic of a test.
#[derive(Debug)]
pub struct Clinic {
    pub store: Store,
    pub chance: SeededChance,
    pub therapist: Member,
    pub client: Client,
    pub episode: Episode,
    pub now: Timestamp,
}

impl Clinic {
    /// A house, a therapist, a client and an open episode.
    pub async fn on(engine: Engine) -> Self {
        let store = Store::new(engine, FieldKey::from_bytes([3; 32]));
        let organisation = Organisation {
            id: samples::organisation(),
            name: "Praktijk Voorbeeld".into(),
            zone: "Europe/Amsterdam".into(),
            language: Language::Dutch,
        };
        let clinic = Self {
            store,
            chance: SeededChance::new(9),
            therapist: samples::therapist(),
            client: samples::client(),
            episode: samples::episode(),
            now: samples::TODAY,
        };
        clinic.store.add_organisation(&clinic.by(), &organisation).await.unwrap();
        clinic.store.add_member(&clinic.by(), None, &clinic.therapist).await.unwrap();
        let treats = [clinic.therapist.id];
        clinic
            .store
            .open_episode(&clinic.by(), None, &clinic.client, &clinic.episode, &treats)
            .await
            .unwrap();
        clinic
    }

    /// Somebody who writes, now.
    pub fn by(&self) -> By<'_> {
        By {
            organisation: samples::organisation(),
            actor: AuditActor::Operator,
            now: self.now,
            chance: &self.chance,
        }
    }

    /// A held session with this number.
    pub async fn session(&self, number: u32) -> Session {
        let session = samples::session(number);
        self.store.add_session(&self.by(), None, &session).await.unwrap();
        session
    }

    /// A session as it stands.
    pub async fn again(&self, session: &Session) -> Session {
        self.store.session(samples::organisation(), session.id).await.unwrap().unwrap()
    }

    /// Sends one half of a session's check, every item answered with `value`.
    pub async fn submit(
        &self,
        session: &Session,
        perspective: Perspective,
        value: i32,
        opens_alone_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let sitting = self.store.offer_sitting(&self.by(), session, perspective).await?;
        let administrations = [self.administration(session.id, perspective, value)];
        let fingerprint = format!("all {value}");
        let submission = Submission {
            sitting: sitting.id,
            session: session.id,
            episode: session.episode,
            administrations: &administrations,
            fingerprint: &fingerprint,
            opens_alone_at,
        };
        self.store.submit(&self.by(), &submission).await
    }

    fn administration(&self, session: SessionId, perspective: Perspective, value: i32) -> NewAdministration {
        let check = catalogue::instrument("session-check").unwrap();
        let answers =
            Answers::read(check, check.items().iter().map(|item| (item.id.clone(), value))).unwrap();
        NewAdministration {
            id: AdministrationId::make(self.now, &self.chance),
            episode: self.episode.id,
            session,
            source: Source::Instrument(check.key().clone()),
            perspective,
            author: None,
            channel: Channel::OwnPhone,
            happened_on: "2026-09-03".parse().unwrap(),
            content: Content::Items(answers),
        }
    }

    /// Whose halves of a session can be read by both at `now`.
    pub async fn open_to_both(&self, session: &Session, now: Timestamp) -> Vec<Perspective> {
        let recorded = self.store.opened_in_session(samples::organisation(), session.id, now).await.unwrap();
        let course =
            self.store.opened_administrations(samples::organisation(), self.episode.id, now).await.unwrap();
        let of_session: Vec<_> = course.into_iter().filter(|r| r.session == session.id).collect();
        assert_eq!(recorded, of_session, "the page of a session and the course read the same");
        recorded.into_iter().map(|recorded| recorded.perspective).collect()
    }

    /// Another therapist.
    pub async fn colleague(&self) -> Member {
        let member = Member {
            id: MemberId::make(self.now, &self.chance),
            login_name: LoginName::parse("therapeut-02").unwrap(),
            ..samples::therapist()
        };
        self.store.add_member(&self.by(), None, &member).await.unwrap();
        member
    }

    /// Another client with this code and an episode.
    pub async fn other_client(&self, code: &str) -> Result<(), StoreError> {
        let client = Client {
            id: ClientId::make(self.now, &self.chance),
            code: ClientCode::parse(code).unwrap(),
            ..samples::client()
        };
        let id = EpisodeId::make(self.now, &self.chance);
        let episode = Episode { id, client: client.id, ..samples::episode() };
        self.store.open_episode(&self.by(), None, &client, &episode, &[]).await
    }
}

/// Runs a test on a clinic of each engine.
pub fn on_both<F: Future<Output = ()>>(test: impl Fn(Clinic) -> F) {
    for_both_engines(async |engine| test(Clinic::on(engine).await).await);
}
