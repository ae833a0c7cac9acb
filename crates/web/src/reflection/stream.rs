//! The same frames as a stream of events: for networks that cut sockets. Commands are posted beside it.

use super::crowd::{Cut, Line};
use super::post::Look;
use super::room::Ask;
use super::seat;
use crate::error::{PageError, StoreTrouble};
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::oneshot;

/// A sign of life, so that no proxy on the way takes silence for the end.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Streams a room.
///
/// # Errors
/// There is no such room, nobody sits there, or too many listen.
pub async fn listen(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(look): Query<Look>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let seat = seat::of(&app, &headers, &code, look.role()).await?.ok_or(PageError::NotFound)?;
    let last = headers.get("last-event-id").map(|value| value.to_str().map(str::parse::<u64>));
    // A browser that comes back by itself says where it was; otherwise the page does.
    let since = match last {
        Some(Ok(Ok(place))) => Some(place),
        Some(_) | None => look.since,
    };
    let (reply, line) = oneshot::channel();
    let ask = Ask::Listen { who: seat.who, has_board: look.has_board(), since, reply };
    let later = |()| PageError::Store(StoreTrouble::Later);
    seat.room.ask(ask).await.map_err(|_| later(()))?;
    let line = line.await.map_err(|_| later(()))?.ok_or(PageError::TooOften)?;
    let events = events(line);
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response())
}

/// One event for each frame. A line that is cut says why and ends; the browser then comes back with its place.
fn events(line: Line) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(Some(line), async |line| {
        let mut line = line?;
        let cut = line.cut.clone();
        tokio::select! {
            biased;
            why = cut.wait() => {
                let event = Event::default().event("cut").data(word(why));
                Some((Ok(event), None))
            }
            frame = line.frames.recv() => {
                let frame = frame?;
                let event = Event::default();
                let event = match place(frame.as_str()) {
                    Some(seq) => event.id(seq),
                    None => event,
                };
                Some((Ok(event.data(frame.as_str())), Some(line)))
            }
        }
    })
}

/// The word for why a line was cut.
fn word(why: Cut) -> &'static str {
    match why {
        Cut::Behind => "behind",
        Cut::Replaced => "replaced",
        Cut::Gone => "gone",
    }
}

/// The place a frame reaches: our frames say it near their beginning, before any text of people.
fn place(frame: &str) -> Option<&str> {
    let is_news = frame.starts_with(r#"{"t":"new""#) || frame.starts_with(r#"{"t":"all""#);
    let (_, rest) = frame.split_once(r#""seq":"#).filter(|_| is_news)?;
    rest.split_once(',').map(|(seq, _)| seq)
}
