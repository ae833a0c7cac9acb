//! The page as a whole: what to talk about first, the three components, the other scales, the sessions.

use super::{first, head, meetings, pictures};
use crate::error::PageError;
use crate::frame::show::case_line;
use crate::rupture::around::Around;
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::reader::{Nav, SignedIn};
use crate::signal::card::{self, Place};
use crate::signal::evidence::Told;
use crate::signal::past;
use crate::signal::seen::Seen;
use crate::state::App;
use crate::{agreement, characteristic};
use alliance::access::Act;
use alliance::agreement::Agreement;
use alliance::caseload::Standing;
use alliance::characteristic::choices;
use alliance::clock::Timestamp;
use alliance::course::first::First;
use alliance::course::standing::standing;
use alliance::course::{Course, Record};
use alliance::frame::history::FrameHistory;
use alliance::session::Session;
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// What the page is made of.
pub(super) struct Case<'a> {
    pub speech: &'a Speech,
    pub case: &'a EpisodeCase,
    /// All sessions, also those that are planned or did not take place.
    pub sessions: &'a [Session],
    pub record: &'a Record,
    pub course: Course,
    pub standing: Standing,
    pub first: First,
    pub now: Timestamp,
    /// The key that makes starting a session safe to send twice.
    pub once: &'a str,
    /// What the client let know: before everything that was counted.
    pub let_know: Markup,
    /// What stands under the curves: the time line, ruptures; nothing until it is given.
    pub under_curves: Markup,
    /// What the two keep to around the talking, where the page tells it.
    frame: Option<&'a FrameHistory>,
    /// The part about goals and tasks.
    pub agreement: Markup,
    /// What was measured at the start.
    pub start: Markup,
    /// What there is to see of signals; nothing while the organisation does not look for any.
    pub seen: Option<&'a Seen>,
    /// The signals that ask for a talk.
    pub signals: Markup,
    /// The signals that ask no more, and what the curves cannot tell yet.
    pub signals_past: Markup,
}

impl<'a> Case<'a> {
    pub fn new(
        speech: &'a Speech,
        case: &'a EpisodeCase,
        sessions: &'a [Session],
        record: &'a Record,
        now: Timestamp,
        once: &'a str,
    ) -> Self {
        let course = Course::of(record, case.episode.wellbeing, now);
        let standing = standing(record).visible(now);
        let first = alliance::course::first::first(&course, &standing, now);
        let nothing = || html! {};
        Self {
            speech,
            case,
            sessions,
            record,
            course,
            standing,
            first,
            now,
            once,
            let_know: nothing(),
            under_curves: nothing(),
            agreement: nothing(),
            start: nothing(),
            frame: None,
            seen: None,
            signals: nothing(),
            signals_past: nothing(),
        }
    }

    /// The same page with what there is to see of signals: they come first, and the curves show what was expected.
    pub fn with_signals(mut self, seen: &'a Seen, agreement: &Agreement) -> Self {
        self.standing.signals = seen.signals();
        self.first = alliance::course::first::first(&self.course, &self.standing, self.now);
        let told = Told { seen, course: &self.course, sessions: self.sessions, agreement };
        let episode = &self.case.episode;
        let place = Place { episode: episode.id, state: episode.state, once: self.once };
        self.signals = card::cards(self.speech, told, place);
        self.signals_past = html! {
            (card::little(self.speech, told))
            (past::list(self.speech, told, place, self.case))
        };
        Self { seen: Some(seen), ..self }
    }

    /// The same page with a line about the frame.
    pub fn with_frame(mut self, frame: &'a FrameHistory) -> Self {
        self.frame = Some(frame);
        self
    }

    /// The same page with its part about goals and tasks.
    pub fn with_agreement(self, agreement: Markup) -> Self {
        Self { agreement, ..self }
    }

    /// The whole main part.
    pub fn view(&self) -> Markup {
        html! {
            (head::view(self))
            @if let Some(frame) = self.frame {
                (case_line(self.speech, frame, &format!("/episodes/{}/frame", self.case.episode.id)))
            }
            (self.let_know)
            (self.signals)
            (first::view(self))
            (pictures::components(self))
            (self.signals_past)
            (self.under_curves)
            (self.agreement)
            @match pictures::outcomes(self) {
                Some(outcomes) => { div class="cards wide-first" { (outcomes) (meetings::view(self)) } }
                None => { (meetings::view(self)) }
            }
            (pictures::scales(self))
            (self.start)
            p class="not-on-paper" {
                a href=(format!("/episodes/{}/copy", self.case.episode.id)) { (self.speech.t("copy-give")) }
            }
            (who_sees(self.speech, &self.speech.t("episode-who-sees")))
        }
    }

    /// The address of a session, or of a page under it.
    pub fn session_href(&self, number: u32, page: &str) -> Option<String> {
        let session = self.sessions.iter().find(|session| session.number == number)?;
        Some(format!("/sessions/{}{page}", session.id))
    }
}

/// The three components alone, for a page about the same course.
pub(crate) fn curves(
    speech: &Speech,
    case: &EpisodeCase,
    sessions: &[Session],
    record: &Record,
    now: Timestamp,
) -> Markup {
    pictures::components(&Case::new(speech, case, sessions, record, now, ""))
}

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    let case = signed_in.case(&app, id, Act::SeeCase).await?;
    let now = app.now();
    let record = app.store.record(signed_in.actor.organisation, id, now).await?;
    let sessions = app.store.sessions(id).await?;
    app.store.note_read(&signed_in.by(&app), "case.read", "episode", &id, Some(id)).await?;
    let frame = app.store.frame_history(signed_in.actor.organisation, id).await?;
    let once = app.once();
    let speech = &signed_in.speech;
    let agreed = app.store.agreement(signed_in.actor.organisation, id).await?;
    let part = agreement::case::part(speech, id, &agreed, &sessions, now);
    let mut shown =
        Case::new(speech, &case, &sessions, &record, now, &once).with_frame(&frame).with_agreement(part);
    let mut around = Around::load(&app, &case, &shown.course, &sessions).await?;
    let noted = app.store.characteristics(signed_in.actor.organisation, id).await?;
    let choices = choices(&app.store.measures(signed_in.actor.organisation).await?);
    shown.start = characteristic::case::part(speech, id, &noted, &choices);
    let seen = Seen::load(&app, signed_in.actor.organisation, id, &record, &shown.course).await?;
    if let Some(seen) = &seen {
        around.with_signals(seen, &shown.course);
        shown = shown.with_signals(seen, &agreed);
    }
    shown.let_know = around.let_know(speech, &case);
    shown.under_curves = around.view(speech, &case, &shown.course);
    let view = shown.view();
    let title = speech.with("client-name", &[("code", &case.client.code.as_str())]);
    Ok(signed_in.page(title, Nav::Caseload).render(&view))
}
