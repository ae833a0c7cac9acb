//! The device a client answers on: one that started the check with a link, or the therapist's own, handed over.

use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::cookie;
use crate::shell::language::Speech;
use crate::shell::layout::{Client, Layout};
use crate::shell::reader::{login_of, speech_of};
use crate::state::{App, token_hash};
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::check::Sitting;
use alliance::ids::{OrganisationId, SittingId};
use alliance::people::Member;
use axum::http::HeaderMap;
use store::check::KeyedCheck;
use store::login::TokenHash;
use store::sitting::{KeyKind, KeyedSitting};

/// What stands for a handed-over device where a draft is kept.
pub const KIOSK: &str = "kiosk";

/// A device with the check that is open on it.
#[derive(Debug, Clone)]
pub struct Device {
    /// The client's filling-in.
    pub sitting: Sitting,
    /// Where the check stands.
    pub standing: Standing,
    /// The client's language.
    pub speech: Speech,
    /// Whose device it is.
    pub held: Held,
}

/// By what right a device has the check open.
#[derive(Debug, Clone)]
pub enum Held {
    /// The client's own: it started the check with a link or a code.
    Pass(TokenHash),
    /// The therapist's, handed over and locked.
    Kiosk(Member),
}

impl Device {
    /// The device behind a request for this sitting.
    ///
    /// # Errors
    /// Another device sent the check, or the time is over: said plainly. Anything else looks as if there were nothing.
    pub async fn of(app: &App, headers: &HeaderMap, sitting: &str) -> Result<Self, PageError> {
        let id: SittingId = sitting.parse().map_err(|_| PageError::NotFound)?;
        if let Some((login, _)) = login_of(app, headers).await?
            && login.kiosk == Some(id)
        {
            let organisation = login.member.organisation;
            return Self::with(app, headers, organisation, id, Held::Kiosk(login.member)).await;
        }
        let Some(pass) = pass_hash(app, headers) else { return Err(PageError::NotFound) };
        let check = app.store.keyed_check(pass).await?.filter(|check| is_pass(&check.keyed));
        let Some(KeyedCheck { keyed, session, sittings, case }) = check else {
            return Err(PageError::NotFound);
        };
        if keyed.sitting.id != id || keyed.sitting.perspective != Perspective::Client {
            return Err(PageError::NotFound);
        }
        if keyed.revoked_at.is_some() {
            return Err(PageError::Gone("check-gone-other-device".into()));
        }
        if keyed.expires_at <= app.now() {
            return Err(PageError::Gone("check-gone-pass".into()));
        }
        let standing = Standing::of(app, case, session, sittings);
        Ok(Self::held(app, headers, keyed.sitting, standing, Held::Pass(pass)))
    }

    /// The device, with the right that was shown.
    pub async fn with(
        app: &App,
        headers: &HeaderMap,
        organisation: OrganisationId,
        sitting: SittingId,
        held: Held,
    ) -> Result<Self, PageError> {
        let sitting = app.store.sitting(organisation, sitting).await?.ok_or(PageError::NotFound)?;
        if sitting.perspective != Perspective::Client {
            return Err(PageError::NotFound);
        }
        let standing = Standing::behind_key(app, organisation, sitting.session).await?;
        Ok(Self::held(app, headers, sitting, standing, held))
    }

    fn held(app: &App, headers: &HeaderMap, sitting: Sitting, standing: Standing, held: Held) -> Self {
        let speech = client_speech(app, headers, &standing);
        Self { sitting, standing, speech, held }
    }

    /// The way answers from this device come in.
    pub fn channel(&self) -> Channel {
        match self.held {
            Held::Pass(_) => Channel::OwnPhone,
            Held::Kiosk(_) => Channel::Kiosk,
        }
    }

    /// What stands for this device where a draft is kept.
    pub fn holder(&self) -> String {
        match &self.held {
            Held::Pass(pass) => pass.iter().take(8).map(|byte| format!("{byte:02x}")).collect(),
            Held::Kiosk(_) => KIOSK.to_owned(),
        }
    }

    /// The address of the check on this device, or of something under it.
    pub fn path(&self, under: &str) -> String {
        format!("/check/{}{under}", self.sitting.id)
    }
}

/// The pass a device carries with the sitting it is for, whatever has become of either.
pub async fn pass_of(app: &App, headers: &HeaderMap) -> Result<Option<(KeyedSitting, TokenHash)>, PageError> {
    let Some(hash) = pass_hash(app, headers) else { return Ok(None) };
    let keyed = app.store.keyed_sitting(hash).await?.filter(is_pass);
    Ok(keyed.map(|keyed| (keyed, hash)))
}

fn pass_hash(app: &App, headers: &HeaderMap) -> Option<TokenHash> {
    cookie::read(headers, cookie::pass_name(app)).map(token_hash)
}

fn is_pass(keyed: &KeyedSitting) -> bool {
    match keyed.kind {
        KeyKind::Pass => true,
        KeyKind::Link | KeyKind::Qr => false,
    }
}

/// The client's language: what was chosen on this device, else what is known of the client, else the browser's wish.
pub fn client_speech(app: &App, headers: &HeaderMap, standing: &Standing) -> Speech {
    match cookie::read(headers, cookie::LANGUAGE) {
        Some(_) => speech_of(app, headers, None),
        None => speech_of(app, headers, standing.case.client.language),
    }
}

/// What stands around every page a client sees.
pub fn layout() -> Layout {
    Layout::Client(Client { help: "/help".into() })
}
