//! The steps of a session: it takes place, it does not, it is measured or not, the check is asked.

use super::standing::Standing;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::session::{Measuring, Session, SessionRefusal, SessionState};
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::by::By;

/// Asks both halves of a session; asking again changes nothing.
pub async fn offer_both(app: &App, by: &By<'_>, session: &Session) -> Result<(), PageError> {
    for perspective in [Perspective::Client, Perspective::Therapist] {
        app.store.offer_sitting(by, session, perspective).await?;
    }
    Ok(())
}

/// The meeting begins, and the check is asked. A second tap changes nothing.
pub async fn hold(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Redirect, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    let by = signed_in.by(&app);
    begin(&app, &by, None, &standing.session).await?;
    Ok(Redirect::to(&standing.path("")))
}

/// Begins a meeting that has not begun, and asks the check.
pub async fn begin(app: &App, by: &By<'_>, once: Option<&str>, session: &Session) -> Result<(), PageError> {
    let after = session.state.start(by.now)?;
    if after != session.state {
        app.store.step_session(by, once, session, after).await?;
    }
    match session.measuring {
        Measuring::Asked => offer_both(app, by, session).await,
        Measuring::NotToday => Ok(()),
    }
}

/// The meeting will not take place.
pub async fn cancel(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Redirect, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    let by = signed_in.by(&app);
    let after = standing.session.state.cancel(by.now)?;
    if after != standing.session.state {
        app.store.step_session(&by, None, &standing.session, after).await?;
    }
    Ok(Redirect::to(&format!("/episodes/{}", standing.session.episode)))
}

/// No measuring today, or after all; until somebody has answered.
pub async fn measuring(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&["measuring"])?;
    let wanted: Measuring =
        fields.one("measuring")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    match standing.session.state {
        SessionState::Planned { .. } | SessionState::Held { .. } => {}
        SessionState::Cancelled { .. } => return Err(SessionRefusal::Cancelled.into()),
    }
    if [Perspective::Client, Perspective::Therapist].iter().any(|&who| standing.half(who).is_in()) {
        return Err(SessionRefusal::Answered.into());
    }
    let by = signed_in.by(&app);
    if wanted != standing.session.measuring {
        app.store.change_measuring(&by, &standing.session, wanted).await?;
    }
    if wanted == Measuring::Asked && standing.session.state.held_at().is_some() {
        offer_both(&app, &by, &standing.session).await?;
    }
    Ok(Redirect::to(&standing.path("")))
}

/// Asks the check of a session for which it was not asked yet.
pub async fn offer(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Redirect, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    standing.session.may_be_answered()?;
    offer_both(&app, &signed_in.by(&app), &standing.session).await?;
    Ok(Redirect::to(&standing.path("")))
}
