//! News of a session, for pages that stand open: that something changed, never what.

use super::standing::Standing;
use crate::error::{PageError, StoreTrouble};
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use std::convert::Infallible;
use std::time::Duration;
use store::Notice;
use store::session::notice;
use tokio::sync::{Semaphore, broadcast};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;

/// Pages of one node that may wait for news at the same time; the others look again by themselves.
const STREAMS_MAX: usize = 2_000;
/// After this long the browser connects again, and is asked again who it is.
const LIFE: Duration = Duration::from_secs(10 * 60);
/// A sign of life, so that no proxy on the way takes silence for the end.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What a word of news says: nothing. It cannot be empty, or a browser would pass it over.
const LOOK_AGAIN: &str = "again";

static ROOM: Semaphore = Semaphore::const_new(STREAMS_MAX);

/// News for the therapist.
pub async fn listen(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Response, PageError> {
    let heard = app.store.engine().notices();
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    news(heard, &standing)
}

/// The stream for one page: first how things stand, so that nothing is missed between the page and the stream, then a
/// word whenever something changes. `heard` was subscribed to before the standing was read.
///
/// # Errors
/// Too many pages are waiting.
pub fn news(heard: broadcast::Receiver<Notice>, standing: &Standing) -> Result<Response, PageError> {
    let place = ROOM.try_acquire().map_err(|_| PageError::Store(StoreTrouble::Later))?;
    let now = Event::default().event("stand").data(standing.stamp());
    let changes = changes(heard, notice(standing.session.id));
    let events =
        stream::iter([now]).chain(changes.map(|()| Event::default().event("changed").data(LOOK_AGAIN)));
    let events = events.take_until(tokio::time::sleep(LIFE)).map(move |event| {
        // The place is given back when the stream is dropped.
        let _held = &place;
        Ok::<_, Infallible>(event)
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response())
}

/// One item for each notice that concerns the topic, and one where notices were lost.
fn changes(heard: broadcast::Receiver<Notice>, topic: String) -> impl Stream<Item = ()> {
    BroadcastStream::new(heard).filter_map(move |notice| {
        let concerns = match notice {
            Ok(notice) => notice.concerns(&topic),
            Err(BroadcastStreamRecvError::Lagged(_)) => true,
        };
        std::future::ready(concerns.then_some(()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_news_of_this_session_is_passed_on_and_lost_news_counts_as_news() {
        let (sender, heard) = broadcast::channel(2);
        let mut changes = Box::pin(changes(heard, "session:1".to_owned()));
        sender.send(Notice::Changed("session:2".into())).unwrap();
        sender.send(Notice::Changed("session:1".into())).unwrap();
        assert_eq!(changes.next().await, Some(()));
        for _ in 0..3 {
            sender.send(Notice::Changed("session:2".into())).unwrap();
        }
        assert_eq!(changes.next().await, Some(()), "what was lost may have been ours");
        drop(sender);
        assert_eq!(changes.next().await, None);
    }
}
