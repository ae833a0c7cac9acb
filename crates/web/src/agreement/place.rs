//! Where one stands: a therapist in an episode, or a client behind a link to it. The pages are the same for both; the
//! words, and what may be written, follow from the side.

use crate::check::device::layout;
use crate::error::PageError;
use crate::shell::cookie;
use crate::shell::language::Speech;
use crate::shell::layout::{Page, Width};
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn, login_of, speech_of};
use crate::state::{App, token_hash};
use alliance::access::Act;
use alliance::agreement::point::Point;
use alliance::agreement::{Agreement, Author, Side};
use alliance::audit::AuditActor;
use alliance::episode::EpisodeState;
use alliance::ids::{MemberId, PointId};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use maud::{Markup, html};
use store::by::By;
use store::episode::EpisodeCase;

/// Somebody at the agreement of an episode: who, with which words, and where the pages are.
///
/// Taken from a request by its path: `/mine/{token}/…` is the client's, `/episodes/{episode}/…` the therapist's.
#[derive(Debug, Clone)]
pub struct Place {
    /// The treatment.
    pub case: EpisodeCase,
    /// Who writes here.
    pub author: Author,
    /// The reader's language.
    pub speech: Speech,
    /// The address of the first page, under which the others are.
    pub root: String,
    door: Door,
    point: Option<PointId>,
}

#[derive(Debug, Clone)]
enum Door {
    Member(Box<SignedIn>),
    Link,
}

impl FromRequestParts<App> for Place {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| PageError::NotFound)?;
        let named = |name: &str| params.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let point = named("point").map(|id| id.parse().map_err(|_| PageError::NotFound)).transpose()?;
        let place = match (named("token"), named("episode")) {
            (Some(token), _) => {
                let place = Self::behind_link(app, parts, token).await?;
                // Whoever made the link holds it: on a device of theirs it only shows, so that nobody writes or says
                // yes for the client by mistake.
                let is_members = login_of(app, &parts.headers).await?.is_some();
                if is_members && !parts.method.is_safe() {
                    return Err(PageError::Conflict("agreement-not-your-page".into()));
                }
                place
            }
            (None, Some(episode)) => {
                let id = episode.parse().map_err(|_| PageError::NotFound)?;
                let signed_in = SignedIn::from_request_parts(parts, app).await?;
                Self::of_member(app, signed_in, id).await?
            }
            (None, None) => return Err(PageError::NotFound),
        };
        Ok(Self { point, ..place })
    }
}

impl Place {
    async fn behind_link(app: &App, parts: &Parts, token: &str) -> Result<Self, PageError> {
        let link = app.store.episode_link(token_hash(token)).await?.ok_or(PageError::NotFound)?;
        link.may_open(app.now()).map_err(|refusal| PageError::Gone(refusal.message_key().into()))?;
        let case =
            app.store.episode_case(link.organisation, link.episode).await?.ok_or(PageError::NotFound)?;
        // What was chosen on this device comes first, then what is known of the client.
        let chosen = cookie::read(&parts.headers, cookie::LANGUAGE);
        let speech = speech_of(app, &parts.headers, chosen.map_or(case.client.language, |_| None));
        Ok(Self {
            case,
            author: Author::Client,
            speech,
            root: format!("/mine/{token}"),
            door: Door::Link,
            point: None,
        })
    }

    async fn of_member(
        app: &App,
        signed_in: SignedIn,
        id: alliance::ids::EpisodeId,
    ) -> Result<Self, PageError> {
        let case = signed_in.case(app, id, Act::WorkOnAgreement).await?;
        Ok(Self {
            case,
            author: Author::Therapist(signed_in.member.id),
            speech: signed_in.speech.clone(),
            root: format!("/episodes/{id}/agreement"),
            door: Door::Member(Box::new(signed_in)),
            point: None,
        })
    }

    /// Whether anything can be written here.
    ///
    /// # Errors
    /// Treatment has ended: what was agreed is there to be read.
    pub fn may_write(&self) -> Result<(), PageError> {
        match self.case.episode.state {
            EpisodeState::Open => Ok(()),
            EpisodeState::Closed { .. } => Err(PageError::Conflict("agreement-closed".into())),
        }
    }

    /// Whose side it is.
    pub fn side(&self) -> Side {
        self.author.side()
    }

    /// Who writes here, now.
    pub fn by<'a>(&self, app: &'a App) -> By<'a> {
        let actor = match &self.author {
            Author::Client => AuditActor::Client,
            Author::Therapist(member) => AuditActor::Member(*member),
        };
        By { organisation: self.case.episode.organisation, ..app.by(actor) }
    }

    /// The agreement as it stands.
    pub async fn agreement(&self, app: &App) -> Result<Agreement, PageError> {
        let episode = &self.case.episode;
        Ok(app.store.agreement(episode.organisation, episode.id).await?)
    }

    /// The goal or task of the request's path.
    ///
    /// # Errors
    /// This agreement has none of that id.
    pub fn point<'a>(&self, agreement: &'a Agreement) -> Result<&'a Point, PageError> {
        self.point.and_then(|id| agreement.point(id)).ok_or(PageError::NotFound)
    }

    /// The address of a page under the first one.
    pub fn path(&self, under: &str) -> String {
        format!("{}{under}", self.root)
    }

    /// The address of a goal or task.
    pub fn point_path(&self, point: PointId) -> String {
        format!("{}/points/{point}", self.root)
    }

    /// What a member is called; what stands there for someone who no longer treats.
    pub fn name_of(&self, member: MemberId) -> String {
        let found = self.case.therapists.iter().find(|therapist| therapist.member == member);
        found.map_or_else(|| self.speech.t("agreement-a-therapist"), |one| one.shown_name.clone())
    }

    /// The way back: for a therapist the client and the steps, for a client the steps alone.
    pub fn steps(&self, steps: &[(&str, &str)]) -> Markup {
        let client = self.speech.with("client-name", &[("code", &self.case.client.code.as_str())]);
        let episode = format!("/episodes/{}", self.case.episode.id);
        let mut all = Vec::new();
        match self.door {
            Door::Member(_) => all.push((client.as_str(), episode.as_str())),
            Door::Link => {}
        }
        all.extend_from_slice(steps);
        html! { @if !all.is_empty() { (breadcrumb(&self.speech, &all)) } }
    }

    /// The document around `main`; `under` is where it stands under the first page.
    pub fn render(&self, title: &str, under: &str, main: &Markup) -> Markup {
        let at = self.path(under);
        match &self.door {
            Door::Member(signed_in) => {
                signed_in.page(title, Nav::Caseload).wide(Width::Middle).at(at).render(main)
            }
            Door::Link => Page::new(&self.speech, title, layout()).at(at).render(main),
        }
    }
}
