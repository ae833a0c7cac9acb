//! What a page says when it cannot do what was asked: what happened, what was kept, what to do.
//!
//! Handlers return a [`PageError`]; [`tell`] turns it into a page in the reader's language. What only a developer can
//! use goes to the log once, under a reference that the reader sees too.

use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page};
use crate::shell::notice::{Tone, notice};
use crate::shell::reader::speech_of;
use crate::state::App;
use alliance::access::Denied;
use alliance::check::SittingRefusal;
use alliance::session::SessionRefusal;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::StoreError;

/// Why a page cannot do what was asked.
#[derive(Debug, Clone)]
pub enum PageError {
    /// There is no such page, or none for this reader: both look the same.
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// The device was handed to a client: only the check is open.
    HandedOver,
    /// What was sent cannot be taken; the key of the sentence that says why.
    Refused(String),
    /// It changed meanwhile; the key of the sentence that says how.
    Conflict(String),
    /// It was, but is no more: a link used or expired; the key of the sentence.
    Gone(String),
    /// Asked too often.
    TooOften,
    /// Too many ask at once, and not only this reader; the key of the sentence that says what helps.
    Crowded(String),
    /// The store could not; with the reference under which the log tells why.
    Store(StoreTrouble),
}

/// What became of a write or a question the store could not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreTrouble {
    /// Too busy, or no room: nothing was saved, and trying again later may help.
    Later,
    /// Something broke; the reference under which the log tells what.
    Broken {
        /// The reference.
        reference: String,
    },
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Full => {
                tracing::error!(error = %error, "store.unavailable");
                Self::Store(StoreTrouble::Later)
            }
            StoreError::Conflict { .. } => {
                tracing::info!(error = %error, "store.conflict");
                Self::Conflict("refusal-changed-meanwhile".into())
            }
            other => {
                let reference = reference(&other);
                tracing::error!(reference, error = %other, source = ?other, "store.failed");
                Self::Store(StoreTrouble::Broken { reference })
            }
        }
    }
}

impl From<Denied> for PageError {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

impl From<SessionRefusal> for PageError {
    fn from(refusal: SessionRefusal) -> Self {
        Self::Conflict(refusal.message_key().into())
    }
}

impl From<SittingRefusal> for PageError {
    fn from(refusal: SittingRefusal) -> Self {
        match refusal {
            SittingRefusal::Empty => Self::Refused(refusal.message_key().into()),
            SittingRefusal::AlreadySubmitted
            | SittingRefusal::NotMeasured
            | SittingRefusal::OpenedAlone
            | SittingRefusal::PaperBeforeOwn => Self::Conflict(refusal.message_key().into()),
        }
    }
}

/// Eight characters made of the error itself: the same trouble has the same reference, and nothing secret is in it.
fn reference(error: &StoreError) -> String {
    crate::state::token_hash(&format!("{error:?}")).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::HandedOver => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Gone(_) => StatusCode::GONE,
            Self::TooOften | Self::Crowded(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(StoreTrouble::Later) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(StoreTrouble::Broken { .. }) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that says it.
    pub fn page(&self, speech: &Speech) -> Markup {
        let (title, body) = self.words(speech);
        let main = html! {
            h1 { (title) }
            (notice(Tone::Info, None, &html! { p { (body) } }))
            p { a href="/" { (speech.t("refusal-to-start")) } }
        };
        Page::new(speech, title.as_str(), Layout::Public).render(&main)
    }

    fn words(&self, speech: &Speech) -> (String, String) {
        match self {
            Self::NotFound => (speech.t("refusal-not-found-title"), speech.t("refusal-not-found")),
            Self::SignIn => (speech.t("refusal-sign-in-title"), speech.t("refusal-sign-in")),
            Self::HandedOver => (speech.t("refusal-handed-over-title"), speech.t("refusal-handed-over")),
            Self::Refused(key) => (speech.t("refusal-refused-title"), speech.with(key, &[])),
            Self::Conflict(key) => (speech.t("refusal-conflict-title"), speech.with(key, &[])),
            Self::Gone(key) => (speech.t("refusal-gone-title"), speech.with(key, &[])),
            Self::TooOften => (speech.t("refusal-too-often-title"), speech.t("refusal-too-often")),
            Self::Crowded(key) => (speech.t("refusal-too-often-title"), speech.with(key, &[])),
            Self::Store(StoreTrouble::Later) => (speech.t("refusal-later-title"), speech.t("refusal-later")),
            Self::Store(StoreTrouble::Broken { reference }) => {
                (speech.t("refusal-broken-title"), speech.with("refusal-broken", &[("reference", reference)]))
            }
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = match self {
            Self::SignIn => Redirect::to("/login").into_response(),
            Self::HandedOver => Redirect::to("/kiosk").into_response(),
            Self::NotFound
            | Self::Refused(_)
            | Self::Conflict(_)
            | Self::Gone(_)
            | Self::TooOften
            | Self::Crowded(_)
            | Self::Store(_) => self.status().into_response(),
        };
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns an error into its page, in the reader's language. A redirect stays one for a reader who asked for a page; a
/// form sent without a login is told so instead, because what was typed cannot follow a redirect.
pub async fn tell(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers: HeaderMap = request.headers().clone();
    let is_read = request.method().is_safe();
    let response = next.run(request).await;
    let Some(error) = response.extensions().get::<PageError>().cloned() else { return response };
    if is_read && response.status().is_redirection() {
        return response;
    }
    let speech = speech_of(&app, &headers, None);
    (error.status(), error.page(&speech)).into_response()
}
