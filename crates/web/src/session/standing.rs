//! Where the check of a session stands: what every page about it begins with.

use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::check::form::CheckForm;
use alliance::check::{Half, Seal, Sitting, SittingState, may_come_in, seal};
use alliance::ids::{OrganisationId, SessionId};
use alliance::session::{Discussion, Session, SessionState};
use store::episode::EpisodeCase;

/// A session with its two halves, and who may see what of them now.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The treatment, with its client and therapists.
    pub case: EpisodeCase,
    /// The meeting.
    pub session: Session,
    /// The client's half, once it was asked.
    pub client: Option<Sitting>,
    /// The therapist's half, once it was asked.
    pub therapist: Option<Sitting>,
    /// Who may see what.
    pub seal: Seal,
}

impl Standing {
    /// The standing of a session that was found together with its treatment.
    pub async fn load(app: &App, case: EpisodeCase, session: Session) -> Result<Self, PageError> {
        let sittings = app.store.sittings(session.id).await?;
        Ok(Self::of(app, case, session, sittings))
    }

    /// The standing of a session with its treatment and the halves that were asked.
    pub fn of(app: &App, case: EpisodeCase, session: Session, sittings: Vec<Sitting>) -> Self {
        let (mut client, mut therapist) = (None, None);
        for sitting in sittings {
            match sitting.perspective {
                Perspective::Client => client = Some(sitting),
                Perspective::Therapist => therapist = Some(sitting),
                Perspective::Observer => {}
            }
        }
        let half = |sitting: &Option<Sitting>| Half::of(sitting.as_ref().map(|sitting| sitting.state));
        let seal = seal(&session, half(&client), half(&therapist), app.now());
        Self { case, session, client, therapist, seal }
    }

    /// The standing of the session a member asks for, if the member may do `act` with it.
    pub async fn for_member(
        app: &App,
        signed_in: &SignedIn,
        session: &str,
        act: Act,
    ) -> Result<Self, PageError> {
        let id = session.parse().map_err(|_| PageError::NotFound)?;
        let (case, session) = signed_in.session(app, id, act).await?;
        Self::load(app, case, session).await
    }

    /// The standing of a session behind a key, which has shown its right by being the key.
    pub async fn behind_key(
        app: &App,
        organisation: OrganisationId,
        session: SessionId,
    ) -> Result<Self, PageError> {
        let session = app.store.session(organisation, session).await?.ok_or(PageError::NotFound)?;
        let case = app.store.episode_case(organisation, session.episode).await?.ok_or(PageError::NotFound)?;
        Self::load(app, case, session).await
    }

    /// One of the two filling-ins.
    pub fn sitting(&self, perspective: Perspective) -> Option<&Sitting> {
        match perspective {
            Perspective::Client => self.client.as_ref(),
            Perspective::Therapist => self.therapist.as_ref(),
            Perspective::Observer => None,
        }
    }

    /// One of the two halves, as its counterpart may know it.
    pub fn half(&self, perspective: Perspective) -> Half {
        Half::of(self.sitting(perspective).map(|sitting| sitting.state))
    }

    /// What is asked of one of the two.
    pub fn form(&self, perspective: Perspective) -> CheckForm {
        CheckForm::after(&self.case.episode, &self.session, perspective)
    }

    /// Whether a half may still come in.
    ///
    /// # Errors
    /// The reason why not, as the page that says it.
    pub fn may_come_in(&self, perspective: Perspective, channel: Channel) -> Result<(), PageError> {
        if !self.half(perspective).is_in() {
            self.session.may_be_answered()?;
        }
        Ok(may_come_in(self.seal, perspective, channel)?)
    }

    /// The address of the session's page, or of a page under it.
    pub fn path(&self, under: &str) -> String {
        format!("/sessions/{}{under}", self.session.id)
    }

    /// A word that changes whenever a page about this session has something new to show. It says who is in, not what
    /// was answered.
    pub fn stamp(&self) -> String {
        let state = match self.session.state {
            SessionState::Planned { .. } => "planned",
            SessionState::Held { .. } => "held",
            SessionState::Cancelled { .. } => "cancelled",
        };
        let half = |sitting: &Option<Sitting>| match sitting.as_ref().map(|sitting| sitting.state) {
            None => "not-asked",
            Some(SittingState::Offered) => "asked",
            Some(SittingState::Begun { .. }) => "busy",
            Some(SittingState::Submitted { .. }) => "in",
        };
        let seal = match self.seal {
            Seal::NoMeasuring => "none",
            Seal::Sealed { .. } => "sealed",
            Seal::Open { .. } => "open",
            Seal::OpenAlone { .. } => "alone",
        };
        let discussion = match self.session.discussion {
            Discussion::Open => "open",
            Discussion::Discussed { .. } => "discussed",
            Discussion::Later { .. } => "later",
        };
        let (client, therapist) = (half(&self.client), half(&self.therapist));
        format!("{state}.{}.{client}.{therapist}.{seal}.{discussion}", self.session.measuring)
    }
}
