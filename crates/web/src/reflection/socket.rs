//! A socket of a room: frames in, frames out. It holds no rule; it counts, passes on, and says when it is cut.

use super::crowd::{Cut, Line};
use super::pace::{Pace, Sender, Verdict};
use super::post::Look;
use super::room::{Ask, Reply, RoomHandle};
use super::seat;
use super::snapshot::frame_of;
use super::wire::command::{Frame, frame};
use super::wire::reply::{No, answer};
use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::reader::speech_of;
use crate::state::{App, token_hash};
use alliance::reflection::role::{Role, Who};
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout};

/// The largest frame that is read.
const FRAME_MOST: usize = 8 * 1024;
/// A small buffer: a thousand sockets would otherwise hold 128 megabytes.
const BUFFER: usize = 4 * 1024;
/// Who does not say hello by then is cut.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// A sign of life, so that no proxy on the way takes silence for the end.
const PING_EVERY: Duration = Duration::from_secs(25);
/// Answers of the socket itself that may wait.
const OWN_MOST: usize = 32;

/// Opens a socket.
///
/// # Errors
/// There is no such room, or nobody sits there in that role.
pub async fn open(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(look): Query<Look>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, PageError> {
    if !is_ours(&headers) {
        return Err(PageError::Refused("refusal-foreign-origin".into()));
    }
    let room = app.rooms.find(&app, &code).await?.ok_or(PageError::NotFound)?;
    let seat = seat::of(&app, &headers, &code, look.role()).await?;
    let who = match (seat, look.role()) {
        (Some(seat), _) => Some(seat.who),
        // Whoever has no place yet may come in by the socket itself.
        (None, Role::Participant) => None,
        (None, Role::Facilitator | Role::Projector) => return Err(PageError::NotFound),
    };
    let speech = Arc::new(speech_of(&app, &headers, None));
    let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(BUFFER);
    let upgrade = upgrade.max_message_size(FRAME_MOST).max_frame_size(FRAME_MOST);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let talk = Talk { app, room, speech };
        talk.run(socket, who, look).await;
    }))
}

/// A browser says which page opened the socket: only ours may.
fn is_ours(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get("origin") else { return true };
    match (origin.as_bytes().split(|byte| *byte == b'/').nth(2), headers.get("host")) {
        (Some(origin), Some(host)) => origin == host.as_bytes(),
        (_, _) => false,
    }
}

/// What one socket's two halves share.
struct Talk {
    app: App,
    room: RoomHandle,
    speech: Arc<Speech>,
}

impl Talk {
    async fn run(self, socket: WebSocket, who: Option<Who>, look: Look) {
        let (mut sink, mut incoming) = socket.split();
        let mut has_board = look.has_board();
        let who = match who {
            Some(who) => who,
            None => match self.hello(&mut sink, &mut incoming, &mut has_board).await {
                Some(who) => who,
                None => return close(&mut sink, 4400, "hello").await,
            },
        };
        let (reply, line) = oneshot::channel();
        let ask = Ask::Listen { who, has_board, since: look.since, reply };
        if self.room.ask(ask).await.is_err() {
            return close(&mut sink, 4408, "later").await;
        }
        let line = match line.await {
            Ok(Some(line)) => line,
            Ok(None) => return close(&mut sink, 4409, "full").await,
            Err(_ended) => return close(&mut sink, 4408, "later").await,
        };
        let number = line.number;
        let (own, answers) = mpsc::channel(OWN_MOST);
        let reading = self.read(incoming, who, number, own);
        let writing = write(sink, line, answers);
        // Whichever half ends first ends the other.
        tokio::select! {
            () = reading => {}
            () = writing => {}
        }
        // The room may have ended before this line did.
        if self.room.ask(Ask::Leave { line: number }).await.is_err() {
            tracing::trace!("the room ended before its line");
        }
    }

    /// Lets somebody in who says hello, or back in who shows a token.
    async fn hello(
        &self,
        sink: &mut SplitSink<WebSocket, Message>,
        incoming: &mut SplitStream<WebSocket>,
        has_board: &mut bool,
    ) -> Option<Who> {
        let Ok(Some(Ok(Message::Text(text)))) = timeout(HELLO_WITHIN, incoming.next()).await else {
            return None;
        };
        let Ok(Frame::Hello { name, token, board }) = frame(&text) else { return None };
        *has_board |= board;
        if let Some(token) = token {
            return match self.app.store.person_of_token(self.room.id, token_hash(&token)).await {
                Ok(person) => person.map(Who::Participant),
                Err(error) => {
                    tracing::error!(%error, "socket.token-not-read");
                    None
                }
            };
        }
        let (token, hash) = self.app.token();
        let told = match self.room.join(name, hash).await {
            Ok(person) => {
                let you = json!({"t": "you", "person": person.number(), "token": token});
                (you, Some(Who::Participant(person)))
            }
            Err(no) => (answer(None, Err(no), self.app.now(), &self.speech), None),
        };
        match sink.send(Message::Text(frame_of(&told.0))).await {
            Ok(()) => told.1,
            Err(_gone) => None,
        }
    }

    /// Reads until the other side ends, or has to be cut.
    async fn read(&self, mut incoming: SplitStream<WebSocket>, who: Who, line: u64, own: mpsc::Sender<Own>) {
        let sender = if who == Who::Facilitator { Sender::Lead } else { Sender::Other };
        let mut pace = Pace::new(sender, self.app.now());
        while let Some(message) = incoming.next().await {
            let text = match message {
                Ok(Message::Text(text)) => text,
                Ok(Message::Ping(_) | Message::Pong(_)) => continue,
                Ok(Message::Close(_)) => return,
                // What is no text, or too long, or no frame at all.
                Ok(Message::Binary(_)) => return enough(&own).await,
                Err(_broken) => return,
            };
            let verdict = match self.pass_on(&text, who, line, &own, &mut pace).await {
                Ok(verdict) => verdict,
                Err(_ended) => return,
            };
            if verdict == Verdict::Enough {
                return enough(&own).await;
            }
        }
    }

    async fn pass_on(
        &self,
        text: &str,
        who: Who,
        line: u64,
        own: &mpsc::Sender<Own>,
        pace: &mut Pace,
    ) -> Result<Verdict, No> {
        let now = self.app.now();
        let read = frame(text);
        let verdict = match &read {
            Ok(Frame::Hello { .. }) => return Ok(Verdict::Fine),
            Ok(Frame::Board { .. } | Frame::Ping { .. } | Frame::Command { .. }) => pace.send(now),
            Err(_) => pace.strike(),
        };
        let told = match (read, verdict) {
            (_, Verdict::Enough) => return Ok(Verdict::Enough),
            (Err(_), _) => answer(key_in(text).as_deref(), Err(No::BadFrame), now, &self.speech),
            (Ok(Frame::Command { key, .. }), Verdict::TooFast) => {
                answer(Some(&key), Err(No::TooFast), now, &self.speech)
            }
            (Ok(_), Verdict::TooFast) => return Ok(verdict),
            (Ok(Frame::Ping { at }), Verdict::Fine) => json!({"t": "pong", "at": at, "now": now.ms()}),
            (Ok(Frame::Board { open }), Verdict::Fine) => {
                self.room.ask(Ask::Board { line, open }).await?;
                return Ok(verdict);
            }
            (Ok(Frame::Command { key, command }), Verdict::Fine) => {
                let reply = Reply::Line { line, key: key.clone(), speech: self.speech.clone() };
                let key = self.room.key(who, &key);
                self.room.ask(Ask::Take { who, key, command: *command, reply }).await?;
                return Ok(verdict);
            }
            (Ok(Frame::Hello { .. }), Verdict::Fine) => return Ok(verdict),
        };
        own.send(Own::Frame(frame_of(&told))).await.map_err(|_| No::Later)?;
        Ok(verdict)
    }
}

/// The key of a frame that could not be read, as far as it has one: the device then knows which of its commands it was.
fn key_in(text: &str) -> Option<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else { return None };
    let key = value.get("cid")?.as_str()?;
    (key.len() <= 64).then(|| key.to_owned())
}

/// Has the line cut. That it ended meanwhile is as good.
async fn enough(own: &mpsc::Sender<Own>) {
    if own.send(Own::Enough).await.is_err() {
        tracing::trace!("the line ended before it was cut");
    }
    // The half that writes says goodbye; it ends both.
    own.closed().await;
}

/// What a socket tells by itself.
enum Own {
    Frame(Utf8Bytes),
    Enough,
}

/// Writes what the room and the socket itself have to tell, until the line is cut or the other side is gone.
async fn write(mut sink: SplitSink<WebSocket, Message>, mut line: Line, mut answers: mpsc::Receiver<Own>) {
    let cut = line.cut.clone();
    let why = tokio::select! {
        biased;
        why = cut.wait() => why,
        ended = talk(&mut sink, &mut line, &mut answers) => match ended {
            Some(code) => return close(&mut sink, code, "enough").await,
            None => return,
        },
    };
    let (code, word) = match why {
        Cut::Behind => (4408, "resync"),
        Cut::Replaced => (4409, "replaced"),
        Cut::Gone => (4410, "gone"),
    };
    close(&mut sink, code, word).await;
}

/// Writes until the other side is gone; with a code if it has to be told to go.
async fn talk(
    sink: &mut SplitSink<WebSocket, Message>,
    line: &mut Line,
    answers: &mut mpsc::Receiver<Own>,
) -> Option<u16> {
    let mut ping = tokio::time::interval_at(Instant::now() + PING_EVERY, PING_EVERY);
    loop {
        let message = tokio::select! {
            frame = line.frames.recv() => Message::Text(frame?),
            own = answers.recv() => match own? {
                Own::Frame(frame) => Message::Text(frame),
                Own::Enough => return Some(4403),
            },
            _ = ping.tick() => Message::Ping(axum::body::Bytes::new()),
        };
        if sink.feed(message).await.is_err() {
            return None;
        }
        // What is ready goes out together.
        while let Ok(frame) = line.frames.try_recv() {
            if sink.feed(Message::Text(frame)).await.is_err() {
                return None;
            }
        }
        if sink.flush().await.is_err() {
            return None;
        }
    }
}

/// Says why, and goes. Who does not read any more is not waited for.
async fn close(sink: &mut SplitSink<WebSocket, Message>, code: u16, reason: &'static str) {
    let message = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    if timeout(Duration::from_secs(2), sink.send(message)).await.is_err() {
        tracing::debug!(code, "socket.not-told");
    }
}
