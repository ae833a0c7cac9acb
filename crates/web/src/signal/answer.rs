//! What the therapist says the two made of a signal: talked about, or not recognised.

use super::seen::Seen;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::course::Course;
use alliance::signal::answer::{About, Answer, Answered, REASON_MOST};
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::by::ONCE;

/// Keeps an answer. A rupture is answered by writing it down.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let session = session.parse().map_err(|_| PageError::NotFound)?;
    let (case, session) = signed_in.session(&app, session, Act::AnswerSignal).await?;
    fields.only(&["once", "component", "answer", "reason"])?;
    let refused = || PageError::Refused("refusal-form".into());
    let component = match fields.one_or_empty("component")? {
        None => None,
        Some(word) => Some(word.parse().map_err(|_| refused())?),
    };
    let answer = match fields.one("answer")? {
        "discussed" => Answer::Discussed,
        "not-recognised" => Answer::NotRecognised,
        _ => return Err(refused()),
    };
    // Only one of the two forms has a place for it.
    let reason = fields.all("reason").next().map(|typed| typed.replace("\r\n", "\n").trim().to_owned());
    let reason = reason.filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > REASON_MOST) {
        return Err(PageError::Refused("refusal-form-too-large".into()));
    }
    let episode = &case.episode;
    let about = About { session: session.id, component };
    let record = app.store.record(episode.organisation, episode.id, app.now()).await?;
    let course = Course::of(&record, episode.wellbeing, app.now());
    let seen = Seen::load(&app, episode.organisation, episode.id, &record, &course).await?;
    // Nothing of the kind was signalled, or signals were switched off meanwhile.
    if !seen.is_some_and(|seen| seen.look.signals.iter().any(|signal| signal.about == about)) {
        return Err(PageError::NotFound);
    }
    let by = signed_in.by(&app);
    let answered = Answered { about, answer, reason, at: by.now, by: signed_in.member.id };
    match app.store.answer_signal(&by, Some(fields.one("once")?), episode.id, &answered).await {
        Ok(()) => {}
        // The same form again: it was kept.
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/episodes/{}", episode.id)))
}
