//! Commands and states without a socket: for networks that let none through.

use super::room::Ask;
use super::seat::{self, Seat};
use super::wire::command::{Frame, frame_of};
use super::wire::reply::{No, answer};
use crate::error::{PageError, StoreTrouble};
use crate::state::App;
use alliance::reflection::role::Role;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::oneshot;

/// Commands of one request.
const COMMANDS_MOST: usize = 20;
/// Bytes of one request.
const BYTES_MOST: usize = 64 * 1024;

/// How somebody looks at a room.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Look {
    #[serde(rename = "as", default)]
    as_: As,
    /// The place that was reached before.
    #[serde(default)]
    pub since: Option<u64>,
    #[serde(default)]
    board: u8,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum As {
    #[default]
    Phone,
    Lead,
    Screen,
}

impl Look {
    /// The role that is asked for.
    pub fn role(&self) -> Role {
        match self.as_ {
            As::Phone => Role::Participant,
            As::Lead => Role::Facilitator,
            As::Screen => Role::Projector,
        }
    }

    /// Whether the board is wanted on a phone.
    pub fn has_board(&self) -> bool {
        self.board != 0
    }
}

/// Takes commands in their order; the answers come in the same order.
///
/// # Errors
/// There is no such room, nobody sits there, or what was sent is no list of commands.
pub async fn commands(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(look): Query<Look>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, PageError> {
    let seat = seated(&app, &headers, &code, &look).await?;
    let bad = || PageError::Refused("refusal-form".into());
    if body.len() > BYTES_MOST {
        return Err(bad());
    }
    let frames: Vec<Value> = serde_json::from_slice(&body).map_err(|_| bad())?;
    if frames.len() > COMMANDS_MOST {
        return Err(bad());
    }
    let mut answers = Vec::with_capacity(frames.len());
    for value in &frames {
        answers.push(one(&app, &seat, value).await);
    }
    Ok(json(Value::Array(answers).to_string()))
}

async fn one(app: &App, seat: &Seat, value: &Value) -> Value {
    let Some(Frame::Command { key, command }) = frame_of(value) else {
        let key = value.get("cid").and_then(Value::as_str);
        return answer(key, Err(No::BadFrame), app.now(), &seat.speech);
    };
    let result = seat.room.send_asked(seat.who, &key, *command).await;
    answer(Some(&key), result, app.now(), &seat.speech)
}

/// All that somebody sees of a room: the frames a socket would begin with.
///
/// # Errors
/// There is no such room, or nobody sits there.
pub async fn state(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(look): Query<Look>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let seat = seated(&app, &headers, &code, &look).await?;
    let (reply, told) = oneshot::channel();
    let ask = Ask::All { who: seat.who, has_board: look.has_board(), reply };
    let later = |()| PageError::Store(StoreTrouble::Later);
    seat.room.ask(ask).await.map_err(|_| later(()))?;
    Ok(json(told.await.map_err(|_| later(()))?))
}

async fn seated(app: &App, headers: &HeaderMap, code: &str, look: &Look) -> Result<Seat, PageError> {
    seat::of(app, headers, code, look.role()).await?.ok_or(PageError::NotFound)
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
