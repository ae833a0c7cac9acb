//! The rooms of this node: each is held by a task of its own, found by its code, loaded when somebody asks for it.

use super::crowd::{Line, LineNumber};
use super::gate::Gate;
use super::host::Host;
use super::wire::reply::{Ack, No};
use crate::error::PageError;
use crate::state::App;
use alliance::ids::{MemberId, ReflectionId};
use alliance::reflection::command::Command;
use alliance::reflection::numbers::{CommandKey, PersonNumber};
use alliance::reflection::refusal::Refusal;
use alliance::reflection::role::Who;
use alliance::reflection::state::State;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use store::login::TokenHash;
use store::reflection::{Reflection, Stage};
use tokio::sync::{Mutex as AsyncMutex, mpsc, oneshot};

/// What may wait for one room.
const WAITING_MOST: usize = 4_096;
/// Rooms of one node.
pub(super) const ROOMS_MOST: usize = 1_000;
/// Codes that nobody has which may be asked for in one second, by all together.
const WRONG_CODES_MOST: u32 = 50;

/// What is asked of a room.
#[derive(Debug)]
pub(super) enum Ask {
    /// Let somebody in.
    Join { name: Option<String>, token: TokenHash, reply: oneshot::Sender<Result<PersonNumber, No>> },
    /// Take a command of somebody.
    Take { who: Who, key: CommandKey, command: super::wire::command::Asked, reply: Reply },
    /// Add a line.
    Listen { who: Who, has_board: bool, since: Option<u64>, reply: oneshot::Sender<Option<Line>> },
    /// Give a line the board, or take it away.
    Board { line: LineNumber, open: bool },
    /// A line has ended.
    Leave { line: LineNumber },
    /// How the room stands.
    State { reply: oneshot::Sender<Arc<State>> },
    /// All that somebody sees.
    All { who: Who, has_board: bool, reply: oneshot::Sender<String> },
    /// The reflection is deleted.
    Forget,
}

/// Where the answer to a command goes.
#[derive(Debug)]
pub(super) enum Reply {
    /// To a line, under the key the device gave.
    Line { line: LineNumber, key: String, speech: Arc<crate::shell::language::Speech> },
    /// To whoever waits.
    Once(oneshot::Sender<Result<Ack, No>>),
}

/// A room, reached by whoever may.
#[derive(Debug, Clone)]
pub struct RoomHandle {
    /// The reflection.
    pub id: ReflectionId,
    /// Who leads it.
    pub facilitator: MemberId,
    asks: mpsc::Sender<Ask>,
}

impl RoomHandle {
    /// Lets somebody in.
    ///
    /// # Errors
    /// Why not.
    pub async fn join(&self, name: Option<String>, token: TokenHash) -> Result<PersonNumber, No> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Join { name, token, reply }).await?;
        answer.await.unwrap_or(Err(No::Later))
    }

    /// Sends a command; the answer comes once it is kept. The same key is taken once.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn send(&self, who: Who, key: &str, command: Command) -> Result<Ack, No> {
        self.send_asked(who, key, super::wire::command::Asked::Whole(command)).await
    }

    /// Sends a command whose step may be left open.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn send_asked(
        &self,
        who: Who,
        key: &str,
        command: super::wire::command::Asked,
    ) -> Result<Ack, No> {
        let (reply, answer) = oneshot::channel();
        let key = self.key(who, key);
        self.ask(Ask::Take { who, key, command, reply: Reply::Once(reply) }).await?;
        answer.await.unwrap_or(Err(No::Later))
    }

    /// How the room stands.
    ///
    /// # Errors
    /// The room has just ended; finding it anew helps.
    pub async fn state(&self) -> Result<Arc<State>, No> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::State { reply }).await?;
        answer.await.map_err(|_| No::Later)
    }

    pub(super) async fn ask(&self, ask: Ask) -> Result<(), No> {
        self.asks.send(ask).await.map_err(|_| No::Later)
    }

    /// The key of a command: what the device wrote, bound to the room and to who sent it, so that nobody can use up
    /// another's key.
    pub(super) fn key(&self, who: Who, key: &str) -> CommandKey {
        let who = match who {
            Who::Facilitator => "lead".to_owned(),
            Who::Projector => "wall".to_owned(),
            Who::Participant(person) => person.to_string(),
        };
        let digest: [u8; 32] = Sha256::digest(format!("{} {who} {key}", self.id)).into();
        let (first, _) = digest.split_at(16);
        CommandKey(first.try_into().expect("half of 32 bytes"))
    }

    fn has_ended(&self) -> bool {
        self.asks.is_closed()
    }
}

/// The rooms of this node.
#[derive(Debug, Clone, Default)]
pub struct Rooms {
    held: Arc<AsyncMutex<BTreeMap<String, RoomHandle>>>,
    wrong: Arc<Mutex<(i64, u32)>>,
    pub(super) gate: Arc<Mutex<Gate>>,
}

impl Rooms {
    /// The room of a code; `None` if no open or closed room has it.
    ///
    /// # Errors
    /// The store could not, too many codes were guessed, or this node holds too many rooms.
    pub async fn find(&self, app: &App, code: &str) -> Result<Option<RoomHandle>, PageError> {
        if let Some(room) = self.held.lock().await.get(code)
            && !room.has_ended()
        {
            return Ok(Some(room.clone()));
        }
        let found = if is_code(code) { app.store.reflection_by_code(code).await? } else { None };
        let Some(reflection) = found else { return self.nobody_has_it(app) };
        match reflection.stage {
            Stage::Prepared => Ok(None),
            Stage::Open { .. } | Stage::Closed { .. } => self.hold(app, code, reflection).await.map(Some),
        }
    }

    /// Ends the room of a reflection that is deleted.
    pub async fn forget(&self, id: ReflectionId) {
        let mut held = self.held.lock().await;
        let rooms: Vec<RoomHandle> = held.values().filter(|room| room.id == id).cloned().collect();
        held.retain(|_, room| room.id != id);
        for room in rooms {
            if room.ask(Ask::Forget).await.is_err() {
                tracing::debug!(reflection.id = %id, "room.ended-before");
            }
        }
    }

    async fn hold(&self, app: &App, code: &str, reflection: Reflection) -> Result<RoomHandle, PageError> {
        let mut held = self.held.lock().await;
        // Somebody else may have asked for it meanwhile.
        if let Some(room) = held.get(code)
            && !room.has_ended()
        {
            return Ok(room.clone());
        }
        held.retain(|_, room| !room.has_ended());
        if held.len() >= ROOMS_MOST {
            return Err(PageError::TooOften);
        }
        let (asks, waiting) = mpsc::channel(WAITING_MOST);
        let room = RoomHandle { id: reflection.id, facilitator: reflection.facilitator, asks };
        let host = Host::load(app.clone(), reflection).await?;
        tokio::spawn(host.run(waiting));
        held.insert(code.to_owned(), room.clone());
        Ok(room)
    }

    /// A code that nobody has. Who tries one after another is slowed, whoever it is.
    fn nobody_has_it(&self, app: &App) -> Result<Option<RoomHandle>, PageError> {
        let second = app.now().ms() / 1_000;
        let mut wrong = self.wrong.lock().expect("no holder of this lock can panic");
        if wrong.0 != second {
            *wrong = (second, 0);
        }
        wrong.1 += 1;
        if wrong.1 > WRONG_CODES_MOST { Err(PageError::TooOften) } else { Ok(None) }
    }
}

/// Whether a text can be a code at all.
fn is_code(code: &str) -> bool {
    (6..=16).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.message_key())
    }
}
