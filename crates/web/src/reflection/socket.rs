//! A socket of a room: frames in, frames out. It holds no rule; it counts, passes on, and says when it is cut.
//!
//! One task reads and writes in turn: who does not read what is sent is not read from either, and is cut once too much waits.

use super::crowd::{Cut, Line, LineNumber};
use super::gate;
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
use axum::http::{Extensions, HeaderMap};
use axum::response::Response;
use futures_util::SinkExt;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

/// The largest frame that is read.
const FRAME_MOST: usize = 8 * 1024;
/// What is read in one go. Devices send little; a larger frame takes as much as it needs.
const READ_BUFFER: usize = 1024;
/// What is gathered before it is written. Both are small: a thousand sockets would otherwise hold 256 megabytes.
const WRITE_BUFFER: usize = 1024;
/// Who does not say hello by then is cut.
const HELLO_WITHIN: Duration = Duration::from_secs(10);
/// A sign of life, so that no proxy on the way takes silence for the end.
const PING_EVERY: Duration = Duration::from_secs(25);

/// Opens a socket.
///
/// # Errors
/// There is no such room, nobody sits there in that role, or too many come in at once.
pub async fn open(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(look): Query<Look>,
    headers: HeaderMap,
    extensions: Extensions,
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
        (None, Role::Participant) => {
            app.rooms.admit(&app, room.id, gate::address(&extensions, &headers))?;
            None
        }
        (None, Role::Facilitator | Role::Projector) => return Err(PageError::NotFound),
    };
    let speech = Arc::new(speech_of(&app, &headers, None));
    let upgrade = upgrade.read_buffer_size(READ_BUFFER).write_buffer_size(WRITE_BUFFER);
    let upgrade = upgrade.max_message_size(FRAME_MOST).max_frame_size(FRAME_MOST);
    let talk = Talk { app, room, speech };
    // The socket is lent and not handed on: each hand would keep room for it as long as somebody stays.
    Ok(upgrade.on_upgrade(move |mut socket| async move { talk.run(&mut socket, who, look).await }))
}

/// A browser says which page opened the socket: only ours may.
fn is_ours(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get("origin") else { return true };
    match (origin.as_bytes().split(|byte| *byte == b'/').nth(2), headers.get("host")) {
        (Some(origin), Some(host)) => origin == host.as_bytes(),
        (_, _) => false,
    }
}

/// What a socket needs for as long as it is open.
struct Talk {
    app: App,
    room: RoomHandle,
    speech: Arc<Speech>,
}

/// What became of something that was read.
enum Heard {
    /// It was passed on, or needs no answer.
    Nothing,
    /// The socket answers by itself.
    Answer(Utf8Bytes),
    /// The line is cut.
    Enough,
    /// The other side, or the room, is gone.
    Ended,
}

impl Talk {
    async fn run(&self, socket: &mut WebSocket, who: Option<Who>, look: Look) {
        let mut has_board = look.has_board();
        let who = match who {
            Some(who) => who,
            // In a box of its own: what coming in takes is not held for as long as somebody stays.
            None => match Box::pin(self.hello(socket, &mut has_board)).await {
                Some(who) => who,
                None => return close(socket, 4400, "hello").await,
            },
        };
        let (reply, line) = oneshot::channel();
        let ask = Ask::Listen { who, has_board, since: look.since, reply };
        if self.room.ask(ask).await.is_err() {
            return close(socket, 4408, "later").await;
        }
        let mut line = match line.await {
            Ok(Some(line)) => line,
            Ok(None) => return close(socket, 4409, "full").await,
            Err(_ended) => return close(socket, 4408, "later").await,
        };
        let cut = line.cut.clone();
        let why = tokio::select! {
            biased;
            why = cut.wait() => Some(match why {
                Cut::Behind => (4408, "resync"),
                Cut::Replaced => (4409, "replaced"),
                Cut::Gone => (4410, "gone"),
            }),
            ended = self.talk(socket, &mut line, who) => ended.map(|code| (code, "enough")),
        };
        // The room may have ended before this line did.
        if self.room.ask(Ask::Leave { line: line.number }).await.is_err() {
            tracing::trace!("the room ended before its line");
        }
        if let Some((code, word)) = why {
            close(socket, code, word).await;
        }
    }

    /// Lets somebody in who says hello, or back in who shows a token.
    async fn hello(&self, socket: &mut WebSocket, has_board: &mut bool) -> Option<Who> {
        let Ok(Some(Ok(Message::Text(text)))) = timeout(HELLO_WITHIN, socket.recv()).await else {
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
        match socket.send(Message::Text(frame_of(&told.0))).await {
            Ok(()) => told.1,
            Err(_gone) => None,
        }
    }

    /// Reads and writes until the other side is gone; with a code if it has to be told to go.
    async fn talk(&self, socket: &mut WebSocket, line: &mut Line, who: Who) -> Option<u16> {
        let sender = if who == Who::Facilitator { Sender::Lead } else { Sender::Other };
        let mut pace = Pace::new(sender, self.app.now());
        let mut ping = tokio::time::interval_at(Instant::now() + PING_EVERY, PING_EVERY);
        loop {
            let message = tokio::select! {
                frame = line.frames.recv() => Message::Text(frame?),
                read = socket.recv() => match self.hear(read, who, line.number, &mut pace).await {
                    Heard::Nothing => continue,
                    Heard::Answer(frame) => Message::Text(frame),
                    Heard::Enough => return Some(4403),
                    Heard::Ended => return None,
                },
                _ = ping.tick() => Message::Ping(axum::body::Bytes::new()),
            };
            if socket.feed(message).await.is_err() {
                return None;
            }
            // What is ready goes out together.
            while let Ok(frame) = line.frames.try_recv() {
                if socket.feed(Message::Text(frame)).await.is_err() {
                    return None;
                }
            }
            if socket.flush().await.is_err() {
                return None;
            }
        }
    }

    async fn hear(
        &self,
        read: Option<Result<Message, axum::Error>>,
        who: Who,
        line: LineNumber,
        pace: &mut Pace,
    ) -> Heard {
        match read {
            Some(Ok(Message::Text(text))) => match self.pass_on(&text, who, line, pace).await {
                Ok(heard) => heard,
                Err(_ended) => Heard::Ended,
            },
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Heard::Nothing,
            // What is no text is no frame.
            Some(Ok(Message::Binary(_))) => Heard::Enough,
            // Broken, or too long.
            None | Some(Err(_) | Ok(Message::Close(_))) => Heard::Ended,
        }
    }

    async fn pass_on(&self, text: &str, who: Who, line: LineNumber, pace: &mut Pace) -> Result<Heard, No> {
        let now = self.app.now();
        let read = frame(text);
        let verdict = match &read {
            Ok(Frame::Hello { .. }) => return Ok(Heard::Nothing),
            Ok(Frame::Board { .. } | Frame::Ping { .. } | Frame::Command { .. }) => pace.send(now),
            Err(_) => pace.strike(),
        };
        let told = match (read, verdict) {
            (_, Verdict::Enough) => return Ok(Heard::Enough),
            (Err(_), _) => answer(key_in(text).as_deref(), Err(No::BadFrame), now, &self.speech),
            (Ok(Frame::Command { key, .. }), Verdict::TooFast) => {
                answer(Some(&key), Err(No::TooFast), now, &self.speech)
            }
            (Ok(_), Verdict::TooFast) => return Ok(Heard::Nothing),
            (Ok(Frame::Ping { at }), Verdict::Fine) => json!({"t": "pong", "at": at, "now": now.ms()}),
            (Ok(Frame::Board { open }), Verdict::Fine) => {
                self.room.ask(Ask::Board { line, open }).await?;
                return Ok(Heard::Nothing);
            }
            (Ok(Frame::Command { key, command }), Verdict::Fine) => {
                let reply = Reply::Line { line, key: key.clone(), speech: self.speech.clone() };
                let key = self.room.key(who, &key);
                self.room.ask(Ask::Take { who, key, command: *command, reply }).await?;
                return Ok(Heard::Nothing);
            }
            (Ok(Frame::Hello { .. }), Verdict::Fine) => return Ok(Heard::Nothing),
        };
        Ok(Heard::Answer(frame_of(&told)))
    }
}

/// The key of a frame that could not be read, as far as it has one: the device then knows which of its commands it was.
fn key_in(text: &str) -> Option<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else { return None };
    let key = value.get("cid")?.as_str()?;
    (key.len() <= 64).then(|| key.to_owned())
}

/// Says why, and goes. Who does not read any more is not waited for.
async fn close(socket: &mut WebSocket, code: u16, reason: &'static str) {
    let message = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    if timeout(Duration::from_secs(2), socket.send(message)).await.is_err() {
        tracing::debug!(code, "socket.not-told");
    }
}
