//! The next session: begun now, or planned for a day and a time.

use super::step;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::date_of;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, hidden, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::episode::EpisodeState;
use alliance::ids::{EpisodeId, SessionId};
use alliance::session::{Discussion, Measuring, Session, SessionState};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::{Date, Time};
use maud::{Markup, html};
use store::StoreError;
use store::by::ONCE;
use store::episode::EpisodeCase;

/// What was typed into the form of a planned session.
#[derive(Debug, Clone, Default)]
struct Typed {
    date: String,
    time: String,
    error: Option<(&'static str, &'static str)>,
}

fn action(episode: EpisodeId) -> String {
    format!("/episodes/{episode}/sessions")
}

fn plan_form(app: &App, speech: &Speech, episode: EpisodeId, typed: &Typed) -> Markup {
    let error =
        |field: &str| typed.error.filter(|(wrong, _)| *wrong == field).map(|(_, key)| speech.with(key, &[]));
    html! {
        form method="post" action=(action(episode)) {
            (once(&app.once()))
            (hidden("when", "planned"))
            div class="fields" {
                (Field::new(Control::Date, "date", speech.t("session-plan-date")).value(typed.date.as_str()).error(error("date")).required())
                (Field::new(Control::Time, "time", speech.t("session-plan-time")).value(typed.time.as_str()).error(error("time")).required())
            }
            (submit(Weight::Primary, &speech.t("session-plan-go")))
        }
    }
}

async fn found(app: &App, signed_in: &SignedIn, episode: &str) -> Result<EpisodeCase, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    signed_in.case(app, id, Act::RunSession).await
}

fn render(app: &App, signed_in: &SignedIn, case: &EpisodeCase, typed: &Typed) -> Markup {
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &case.client.code.as_str())]);
    let home = format!("/episodes/{}", case.episode.id);
    let errors: Vec<_> = typed.error.iter().map(|(field, key)| (*field, speech.with(key, &[]))).collect();
    let main = html! {
        (breadcrumb(speech, &[(&client, &home)]))
        (page_head(&speech.t("session-plan"), None, None))
        (refused(speech, &errors))
        (plan_form(app, speech, case.episode.id, typed))
    };
    signed_in.page(speech.t("session-plan"), Nav::Caseload).wide(Width::Narrow).render(&main)
}

/// The form that plans the next session.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let case = found(&app, &signed_in, &episode).await?;
    Ok(render(&app, &signed_in, &case, &Typed::default()))
}

/// Begins or plans the next session. A session planned for today is the one that begins.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let case = found(&app, &signed_in, &episode).await?;
    fields.only(&["once", "when", "date", "time"])?;
    let key = fields.one("once")?.to_owned();
    if let EpisodeState::Closed { .. } = case.episode.state {
        return Err(PageError::Conflict("session-episode-closed".into()));
    }
    match fields.one("when")? {
        "now" => start_now(&app, &signed_in, &case, &key).await,
        "planned" => {
            let typed =
                Typed { date: fields.one("date")?.into(), time: fields.one("time")?.into(), error: None };
            match moment(&app, &typed) {
                Ok(at) => {
                    let state = SessionState::Planned { at: Some(at) };
                    let session = add(&app, &signed_in, &case, &key, state).await?;
                    Ok(Redirect::to(&format!("/sessions/{session}")).into_response())
                }
                Err(error) => {
                    let page = render(&app, &signed_in, &case, &Typed { error: Some(error), ..typed });
                    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
                }
            }
        }
        _ => Err(PageError::Refused("refusal-form".into())),
    }
}

/// A day from today on and a time of day, where the organisation is; else the field and the reason.
fn moment(app: &App, typed: &Typed) -> Result<Timestamp, (&'static str, &'static str)> {
    let date: Date = typed.date.parse().map_err(|_| ("date", "session-plan-date-wrong"))?;
    let time: Time = typed.time.parse().map_err(|_| ("time", "session-plan-time-wrong"))?;
    if date < app.today() {
        return Err(("date", "session-plan-date-past"));
    }
    // An hour that clocks skip or repeat is taken as people would: the later, the earlier.
    let zoned = date.to_datetime(time).to_zoned(app.zone().clone());
    zoned
        .map(|zoned| Timestamp::from_ms(zoned.timestamp().as_millisecond()))
        .map_err(|_| ("date", "session-plan-date-wrong"))
}

async fn start_now(
    app: &App,
    signed_in: &SignedIn,
    case: &EpisodeCase,
    key: &str,
) -> Result<Response, PageError> {
    let by = signed_in.by(app);
    if let Some(made) = app.store.done_before(by.organisation, key).await? {
        return Ok(Redirect::to(&format!("/sessions/{made}")).into_response());
    }
    let sessions = app.store.sessions(case.episode.id).await?;
    let id = match sessions.iter().find(|session| is_planned_for_today(app, session)) {
        Some(planned) => {
            step::begin(app, &by, Some(key), planned).await?;
            planned.id
        }
        None => {
            let id = add(app, signed_in, case, key, SessionState::Held { at: by.now }).await?;
            let session = app.store.session(by.organisation, id).await?.ok_or(PageError::NotFound)?;
            step::begin(app, &by, None, &session).await?;
            id
        }
    };
    Ok(Redirect::to(&format!("/sessions/{id}")).into_response())
}

fn is_planned_for_today(app: &App, session: &Session) -> bool {
    match session.state {
        SessionState::Planned { at: Some(at) } => date_of(app.zone(), at) == app.today(),
        SessionState::Planned { at: None } => true,
        SessionState::Held { .. } | SessionState::Cancelled { .. } => false,
    }
}

/// Adds the session with the next number; a form that was sent before gives the session it made then.
async fn add(
    app: &App,
    signed_in: &SignedIn,
    case: &EpisodeCase,
    key: &str,
    state: SessionState,
) -> Result<SessionId, PageError> {
    let by = signed_in.by(app);
    let sessions = app.store.sessions(case.episode.id).await?;
    let last = sessions.iter().map(|session| session.number).max().unwrap_or(0);
    let session = Session {
        id: SessionId::make(by.now, by.chance),
        episode: case.episode.id,
        number: last + 1,
        state,
        measuring: Measuring::Asked,
        opened_at: None,
        opens_alone_at: None,
        discussion: Discussion::Open,
    };
    match app.store.add_session(&by, Some(key), &session).await {
        Ok(()) => Ok(session.id),
        Err(StoreError::Conflict { constraint }) if constraint == ONCE => {
            let made = app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?;
            made.parse().map_err(|_| PageError::NotFound)
        }
        Err(error) => Err(error.into()),
    }
}
