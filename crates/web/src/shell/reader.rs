//! Who reads: the language of any reader, and the member behind a login.

use super::cookie;
use super::language::{Speech, choose};
use super::layout::{Here, Layout, Member as Around, Page, Place};
use crate::error::PageError;
use crate::state::{App, token_hash};
use alliance::Language;
use alliance::access::{Act, Actor, Relation, decide};
use alliance::audit::AuditActor;
use alliance::clock::{MINUTE_MS, Timestamp};
use alliance::ids::{EpisodeId, SessionId};
use alliance::people::Member;
use alliance::session::Session;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use store::by::By;
use store::episode::EpisodeCase;
use store::login::{Login, TokenHash};

/// After this long without a page, a login ends.
pub const IDLE_LIFE_MS: i64 = 30 * MINUTE_MS;
/// A login is noted as used at most this often, so that reading pages does not write each time.
const TOUCH_EVERY_MS: i64 = MINUTE_MS;

/// The language of a request: a member's own choice, the cookie, the browser's wish, the organisation's language.
pub fn speech_of(app: &App, headers: &HeaderMap, own: Option<Language>) -> Speech {
    let chosen = cookie::read(headers, cookie::LANGUAGE);
    // A member's own choice comes first: a client may have chosen another on this very device.
    let language = own.unwrap_or_else(|| {
        choose(chosen, headers.get(header::ACCEPT_LANGUAGE).map(|value| value.to_str().unwrap_or("")))
    });
    Speech::new(language, app.zone().clone()).of(app.settings.simulated)
}

/// Anyone who reads a page.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The reader's language.
    pub speech: Speech,
}

impl FromRequestParts<App> for Reader {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        Ok(Self { speech: speech_of(app, &parts.headers, None) })
    }
}

/// The login behind a request, if there is one that has not ended. Handed-over devices count.
pub async fn login_of(app: &App, headers: &HeaderMap) -> Result<Option<(Login, TokenHash)>, PageError> {
    let Some(token) = cookie::read(headers, cookie::login_name(app)) else { return Ok(None) };
    let hash = token_hash(token);
    let Some(login) = app.store.login(hash).await? else { return Ok(None) };
    let now = app.now();
    if has_ended(&login, now) {
        return Ok(None);
    }
    if now.ms_since(login.seen_at) >= TOUCH_EVERY_MS {
        app.store.touch_login(hash, now).await?;
    }
    Ok(Some((login, hash)))
}

/// Idle too long, or at the end of its life. A device handed to a client waits for its PIN and is never idle.
fn has_ended(login: &Login, now: Timestamp) -> bool {
    let idle = login.kiosk.is_none() && now.ms_since(login.seen_at) >= IDLE_LIFE_MS;
    idle || login.ends_at <= now
}

/// A member who is signed in, on a device that is theirs at the moment.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The member, as [`decide`] asks for it.
    pub actor: Actor,
    /// The member.
    pub member: Member,
    /// The member's language.
    pub speech: Speech,
    /// The login.
    pub token: TokenHash,
    path: String,
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let Some((login, token)) = login_of(app, &parts.headers).await? else {
            return Err(PageError::SignIn);
        };
        if login.kiosk.is_some() {
            return Err(PageError::HandedOver);
        }
        let member = login.member;
        Ok(Self {
            actor: Actor {
                member: member.id,
                organisation: member.organisation,
                roles: member.roles.clone(),
            },
            speech: speech_of(app, &parts.headers, member.language),
            token,
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            member,
        })
    }
}

/// The places of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// The day's sessions.
    Today,
    /// One's own clients.
    Caseload,
    /// Groups: programmes and their runs.
    Runs,
    /// Competence as observers see it.
    Competence,
    /// The episodes of the organisation.
    Roster,
    /// Team reflections.
    Reflections,
    /// Imports.
    Import,
    /// Data sets.
    Study,
    /// People and roles.
    Members,
    /// One's own account.
    Account,
    /// A page that belongs to no place.
    Nowhere,
}

impl SignedIn {
    /// Whether this member may do something that concerns no episode.
    ///
    /// # Errors
    /// Denied looks as if the page did not exist.
    pub fn may(&self, act: Act) -> Result<(), PageError> {
        Ok(decide(&self.actor, Relation::SameOrganisation, act)?)
    }

    /// An episode with its client and therapists, if this member may do `act` with it.
    ///
    /// # Errors
    /// Denied and absent look the same.
    pub async fn case(&self, app: &App, episode: EpisodeId, act: Act) -> Result<EpisodeCase, PageError> {
        let case =
            app.store.episode_case(self.actor.organisation, episode).await?.ok_or(PageError::NotFound)?;
        decide(&self.actor, case.relation(&self.actor), act)?;
        Ok(case)
    }

    /// A session with its episode, if this member may do `act` with it.
    ///
    /// # Errors
    /// Denied and absent look the same.
    pub async fn session(
        &self,
        app: &App,
        session: SessionId,
        act: Act,
    ) -> Result<(EpisodeCase, Session), PageError> {
        let session =
            app.store.session(self.actor.organisation, session).await?.ok_or(PageError::NotFound)?;
        let case = self.case(app, session.episode, act).await?;
        Ok((case, session))
    }

    /// This member as the one who writes, now.
    pub fn by<'a>(&self, app: &'a App) -> By<'a> {
        app.by(AuditActor::Member(self.member.id))
    }

    /// A page with the navigation of this member's roles around it; `here` marks where it belongs.
    pub fn page(&self, title: impl Into<String>, here: Nav) -> Page<'_> {
        let at = |nav: Nav, label: String, href: &str| {
            let here = match () {
                () if nav != here => Here::Elsewhere,
                () if self.path == href => Here::Page,
                () => Here::Within,
            };
            Place { label, href: href.to_owned(), here }
        };
        let speech = &self.speech;
        let mut places = Vec::new();
        let mut place = |act: Act, nav: Nav, label: String, href: &str| {
            if self.may(act).is_ok() {
                places.push(at(nav, label, href));
            }
        };
        place(Act::SeeToday, Nav::Today, speech.t("account-nav-today"), "/today");
        place(Act::SeeCaseload, Nav::Caseload, speech.t("account-nav-caseload"), "/caseload");
        place(Act::KeepProgrammes, Nav::Runs, speech.t("account-nav-runs"), "/runs");
        place(Act::SeeCompetence, Nav::Competence, speech.t("account-nav-competence"), "/competence");
        place(Act::SeeRoster, Nav::Roster, speech.t("account-nav-roster"), "/roster");
        place(Act::LeadReflections, Nav::Reflections, speech.t("account-nav-reflections"), "/reflections");
        place(Act::Import, Nav::Import, speech.t("account-nav-import"), "/imports");
        place(Act::ExportStudy, Nav::Study, speech.t("account-nav-study"), "/study");
        place(Act::KeepMembers, Nav::Members, speech.t("account-nav-members"), "/members");
        places.push(at(Nav::Account, speech.t("account-nav-account"), "/account"));
        let around = Around { places, name: self.member.shown_name.clone(), sign_out: "/logout".into() };
        Page::new(speech, title, Layout::Member(around)).at(self.path.as_str())
    }
}
