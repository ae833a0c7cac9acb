//! What happened in a course before the page under test is opened.

use super::TestClinic;
use alliance::Perspective;
use alliance::administration::{Channel, Content};
use alliance::audit::AuditActor;
use alliance::clock::Timestamp;
use alliance::episode::Episode;
use alliance::ids::{AdministrationId, SessionId};
use alliance::instrument::catalogue;
use alliance::session::{Discussion, Measuring, Session, SessionState};
use store::administration::{NewAdministration, Source};
use store::by::By;
use store::sitting::Submission;

impl TestClinic {
    fn at(&self, now: Timestamp) -> By<'_> {
        By { now, ..self.app.by(AuditActor::Operator) }
    }

    /// A session in this state.
    pub async fn session(&self, episode: &Episode, number: u32, state: SessionState) -> Session {
        let now = state.held_at().unwrap_or_else(|| self.app.now());
        let session = Session {
            id: SessionId::make(now, self.app.chance()),
            episode: episode.id,
            number,
            state,
            measuring: Measuring::Asked,
            opened_at: None,
            opens_alone_at: None,
            discussion: Discussion::Open,
        };
        self.app.store.add_session(&self.at(now), None, &session).await.expect("a new session");
        session
    }

    /// One half of the session check with these positions 0–10 on bond, goal and task, sent at `at`.
    pub async fn half(
        &self,
        episode: &Episode,
        session: &Session,
        whose: Perspective,
        positions: [f64; 3],
        at: Timestamp,
    ) {
        let by = self.at(at);
        let sitting = self.app.store.offer_sitting(&by, session, whose).await.expect("an offer");
        let check = catalogue::instrument("session-check").expect("our own check");
        let scales = ["bond", "goal", "task"].map(|scale| scale.parse().expect("a scale of our own check"));
        let totals = scales.into_iter().zip(positions.map(|position| position * 0.6)).collect();
        let administration = NewAdministration {
            id: AdministrationId::make(at, by.chance),
            episode: episode.id,
            session: session.id,
            source: Source::Instrument(check.key().clone()),
            perspective: whose,
            author: None,
            channel: Channel::Desk,
            happened_on: crate::shell::date::date_of(self.app.zone(), at),
            content: Content::Scales(totals),
        };
        let submission = Submission {
            sitting: sitting.id,
            session: session.id,
            episode: episode.id,
            administrations: &[administration],
            fingerprint: "a test",
            opens_alone_at: episode.opens_alone.opens_at(at),
        };
        self.app.store.submit(&by, &submission).await.expect("a half that is in");
    }

    /// A session held at `at` with both halves in at once.
    pub async fn checked(
        &self,
        episode: &Episode,
        number: u32,
        at: Timestamp,
        client: [f64; 3],
        therapist: [f64; 3],
    ) -> Session {
        let session = self.session(episode, number, SessionState::Held { at }).await;
        self.half(episode, &session, Perspective::Client, client, at).await;
        self.half(episode, &session, Perspective::Therapist, therapist, at).await;
        session
    }

    /// Says that an opened check was talked about.
    pub async fn discussed(&self, session: &Session) {
        let by = self.app.by(AuditActor::Operator);
        let discussed = Discussion::Discussed { at: by.now };
        self.app.store.close_discussion(&by, session, discussed).await.expect("an opened check");
    }
}
