//! What there is to see of signals in one episode; nothing while the organisation does not look for any.

use crate::error::{PageError, StoreTrouble};
use crate::state::App;
use alliance::caseload::Signals;
use alliance::course::{Course, Record};
use alliance::ids::{EpisodeId, OrganisationId, SessionId};
use alliance::signal::answer::Answered;
use alliance::signal::line::{Line, Range};
use alliance::signal::look::{AllKnown, Look, Signal};
use alliance::{Component, Perspective};

/// What there is to see.
#[derive(Debug)]
pub struct Seen {
    /// What was looked over.
    pub look: Look,
    /// What the organisation knows of its own scores.
    pub known: AllKnown,
    /// What was answered, the first one first.
    pub answered: Vec<Answered>,
    /// The places in [`Look::signals`] of those that ask for a talk now.
    asking: Vec<usize>,
}

impl Seen {
    /// Looks over an episode; `None` while the organisation does not look for signals.
    ///
    /// # Errors
    /// The store's; or what is known cannot be computed with, which is told in the log.
    pub async fn load(
        app: &App,
        organisation: OrganisationId,
        episode: EpisodeId,
        record: &Record,
        course: &Course,
    ) -> Result<Option<Self>, PageError> {
        let Some(known) = app.store.signals_on(organisation).await? else { return Ok(None) };
        let beside = app.store.signal_beside(organisation, episode).await?;
        let look = beside.look(course, &record.sessions, &known).map_err(|error| {
            tracing::error!(%error, "signal.look-failed");
            PageError::Store(StoreTrouble::Later)
        })?;
        Ok(Some(Self::of(look, known, beside.answered, record, course)))
    }

    /// What there is to see after a look.
    pub fn of(
        look: Look,
        known: AllKnown,
        answered: Vec<Answered>,
        record: &Record,
        course: &Course,
    ) -> Self {
        let asks: Vec<_> = look.asking(course, &record.sessions, &answered).map(|one| one.about).collect();
        let asking = look.signals.iter().enumerate().filter(|(_, signal)| asks.contains(&signal.about));
        let asking = asking.map(|(place, _)| place).collect();
        Self { look, known, answered, asking }
    }

    /// The signals that ask for a talk, in their order.
    pub fn asking(&self) -> impl Iterator<Item = &Signal> {
        self.asking.iter().map(|place| &self.look.signals[*place])
    }

    /// Those that ask no more: answered, discussed, or of too long ago.
    pub fn past(&self) -> impl Iterator<Item = &Signal> {
        let is_past = |place: &usize| !self.asking.contains(place);
        (0..self.look.signals.len()).filter(is_past).map(|place| &self.look.signals[place])
    }

    /// The signals about a session, in their order.
    pub fn about(&self, session: SessionId) -> impl Iterator<Item = &Signal> {
        self.look.signals.iter().filter(move |signal| signal.about.session == session)
    }

    /// The same for the standing of the episode.
    pub fn signals(&self) -> Signals {
        Signals::On(self.asking().map(Into::into).collect())
    }

    /// Where each session of the client's line was expected, for those that were judged.
    pub fn ranges(&self, component: Component) -> impl Iterator<Item = (usize, Range)> {
        let judged = self.line(Perspective::Client, component).into_iter().flat_map(|line| &line.judged);
        judged.enumerate().filter_map(|(place, judged)| Some((place, judged.as_ref()?.range)))
    }

    /// A line that was looked over.
    pub fn line(&self, perspective: Perspective, component: Component) -> Option<&Line> {
        self.look.lines.iter().find(|line| line.perspective == perspective && line.component == component)
    }
}
