//! The task that holds one room: it alone changes the room, keeps what happened, and tells everybody.
//!
//! What has come in is decided, kept in one commit, acknowledged, and then told: at once if the last frame is long ago,
//! otherwise with the next. While a commit is under way nothing is decided, so what is told is always what is kept.

mod follow;
mod grant;

use super::counts::Counts;
use super::crowd::{Crowd, Cut, Head};
use super::room::{Ask, Reply};
use super::snapshot::{Snapshots, frame_of};
use super::wire::item::item;
use super::wire::reply::No;
use crate::error::PageError;
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::reflection::numbers::{CommandKey, NoteNumber, PersonNumber};
use alliance::reflection::role::Who;
use alliance::reflection::room::Room;
use alliance::reflection::state::State;
use alliance::reflection::topic::Topic;
use alliance::reflection::view::Viewer;
use serde_json::json;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use store::login::TokenHash;
use store::reflection::Reflection;
use store::reflection::kept::RoomPlace;
use store::{EngineKind, Notice};
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

/// Frames go out at most this often.
const FRAME_EVERY: Duration = Duration::from_millis(50);
/// Commits happen at most this often.
const COMMIT_EVERY: Duration = Duration::from_millis(12);
/// Counts go out at most this often.
const COUNTS_EVERY: Duration = Duration::from_secs(1);
/// To phones, of which there are many, at most this often.
const COUNTS_TO_PHONES_EVERY: Duration = Duration::from_secs(3);
/// Recurring words go out at most this often.
const WORDS_EVERY: Duration = Duration::from_secs(2);
/// A room nobody listens to or asks for is let go after this long.
const IDLE_MOST: Duration = Duration::from_secs(15 * 60);
/// What is decided in one go.
const TAKEN_MOST: usize = 256;
/// Changes that are remembered for those who come back.
const REMEMBERED_MOST: usize = 2_048;
/// How often a commit that came second is tried again.
const TRIES_MOST: usize = 5;

/// Something to be decided and kept.
#[derive(Debug)]
enum Wish {
    Join { name: Option<String>, token: TokenHash, reply: oneshot::Sender<Result<PersonNumber, No>> },
    Take { who: Who, key: CommandKey, command: super::wire::command::Asked, reply: Reply },
}

/// What became of a wish, to be told once it is kept.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Joined(PersonNumber),
    Taken(Option<NoteNumber>),
    Refused(No),
}

/// A room with all that belongs to it on this node.
#[derive(Debug)]
pub(super) struct Host {
    app: App,
    reflection: Reflection,
    room: Room,
    crowd: Crowd,
    snapshots: Snapshots,
    /// What changed and was not told yet.
    untold: BTreeSet<Topic>,
    /// What changed with which event, for those who come back.
    remembered: VecDeque<(u64, BTreeSet<Topic>)>,
    /// The first place from which on everything is remembered.
    remembered_from: u64,
    lines_since_snapshot: u64,
    counts: Counts,
    counts_on_phones: Counts,
    words_changed: bool,
    shared: Option<Arc<State>>,
    committed_at: Instant,
    told_at: Instant,
    counted_at: Instant,
    phones_counted_at: Instant,
    worded_at: Instant,
}

impl Host {
    /// Loads a room.
    pub(super) async fn load(app: App, reflection: Reflection) -> Result<Self, PageError> {
        let room = app.store.load_room(&reflection).await?;
        let long_ago = Instant::now();
        let remembered_from = room.seq();
        Ok(Self {
            app,
            reflection,
            room,
            crowd: Crowd::default(),
            snapshots: Snapshots::default(),
            untold: BTreeSet::new(),
            remembered: VecDeque::new(),
            remembered_from,
            lines_since_snapshot: 0,
            counts: Counts::default(),
            counts_on_phones: Counts::default(),
            words_changed: false,
            shared: None,
            committed_at: long_ago,
            told_at: long_ago,
            counted_at: long_ago,
            phones_counted_at: long_ago,
            worded_at: long_ago,
        })
    }

    /// Holds the room until nobody wants it any more.
    pub(super) async fn run(mut self, mut waiting: mpsc::Receiver<Ask>) {
        let mut heard = match self.app.store.engine().kind() {
            EngineKind::Sqlite => None,
            EngineKind::Postgres => Some(self.app.store.engine().notices()),
        };
        let mut asks = Vec::with_capacity(TAKEN_MOST);
        loop {
            let due = self.due();
            tokio::select! {
                count = waiting.recv_many(&mut asks, TAKEN_MOST) => {
                    if count == 0 || !self.handle(&mut asks, &mut waiting).await {
                        return self.crowd.cut_all(Cut::Gone);
                    }
                }
                () = sleep_until(due) => {
                    if due >= self.idle_until() {
                        tracing::debug!(reflection.id = %self.reflection.id, "room.idle");
                        return;
                    }
                    self.tell_what_is_due();
                }
                notice = next(&mut heard) => self.follow(notice).await,
            }
        }
    }

    fn now(&self) -> Timestamp {
        self.app.now()
    }

    fn head(&self) -> Head {
        Head { seq: self.room.seq(), now: self.now() }
    }

    fn idle_until(&self) -> Instant {
        let last = self.committed_at.max(self.told_at).max(self.counted_at);
        // As long as somebody listens, it is not idle.
        last + if self.crowd.is_empty() { IDLE_MOST } else { IDLE_MOST * 1_000 }
    }

    /// When something has to be told next.
    fn due(&self) -> Instant {
        let mut due = self.idle_until();
        if !self.untold.is_empty() {
            due = due.min(self.told_at + FRAME_EVERY);
        }
        if self.words_changed {
            due = due.min(self.worded_at + WORDS_EVERY);
        }
        if !self.crowd.is_empty() {
            due = due.min(self.counted_at + COUNTS_EVERY);
        }
        due
    }

    /// Does what was asked; false once the room is to end.
    async fn handle(&mut self, asks: &mut Vec<Ask>, waiting: &mut mpsc::Receiver<Ask>) -> bool {
        // What came while the last commit ran shares the next, and so does what comes within a moment.
        let start = self.committed_at + COMMIT_EVERY;
        if asks.iter().any(Ask::is_wish) && Instant::now() < start {
            while asks.len() < TAKEN_MOST {
                let left = TAKEN_MOST - asks.len();
                tokio::select! {
                    biased;
                    () = sleep_until(start) => break,
                    count = waiting.recv_many(asks, left) => if count == 0 { break },
                }
            }
        }
        let mut wishes = Vec::new();
        let mut others = Vec::new();
        for ask in asks.drain(..) {
            match ask {
                Ask::Join { name, token, reply } => wishes.push(Wish::Join { name, token, reply }),
                Ask::Take { who, key, command, reply } => {
                    wishes.push(Wish::Take { who, key, command, reply });
                }
                Ask::Forget => return false,
                other => others.push(other),
            }
        }
        if !wishes.is_empty() {
            self.grant(wishes).await;
        }
        others.into_iter().for_each(|ask| self.serve(ask));
        self.tell_what_is_due();
        true
    }

    fn place(&self) -> RoomPlace<'_> {
        let (organisation, id) = (self.reflection.organisation, self.reflection.id);
        RoomPlace { organisation, id, chance: self.app.chance() }
    }

    /// Who is connected. With several nodes nobody knows all of them: whoever came in counts.
    fn here(&self) -> Arc<BTreeSet<PersonNumber>> {
        match self.app.store.engine().kind() {
            EngineKind::Sqlite => self.crowd.here(),
            EngineKind::Postgres => Arc::new(self.room.state().people().keys().copied().collect()),
        }
    }

    fn remember(&mut self, before: u64, touched: BTreeSet<Topic>) {
        self.snapshots.forget(&touched);
        self.shared = None;
        self.words_changed |= touched.contains(&Topic::Words);
        self.untold.extend(touched.iter().copied());
        self.remembered.push_back((before + 1, touched));
        while self.remembered.len() > REMEMBERED_MOST {
            self.remembered.pop_front();
            self.remembered_from = self.remembered.front().map_or(self.room.seq(), |(first, _)| first - 1);
        }
    }

    /// Starts again from what is kept. Everybody is told everything.
    async fn reload(&mut self) {
        match self.app.store.load_room(&self.reflection).await {
            Ok(room) => self.room = room,
            Err(error) => {
                tracing::error!(error = %error, reflection.id = %self.reflection.id, "room.not-loaded");
                return self.crowd.cut_all(Cut::Behind);
            }
        }
        self.remembered.clear();
        self.remembered_from = self.room.seq();
        self.snapshots = Snapshots::default();
        self.shared = None;
        self.untold.clear();
        // Who comes back without a place that is remembered gets all of it.
        self.crowd.cut_all(Cut::Behind);
    }

    /// Does what needs no commit.
    fn serve(&mut self, ask: Ask) {
        let head = self.head();
        match ask {
            Ask::Listen { who, has_board, since, reply } => {
                let line = self.crowd.add(who, has_board);
                if let Some(line) = &line {
                    self.catch_up(line.number, who, has_board, since, head);
                }
                if let Err(Some(line)) = reply.send(line) {
                    self.crowd.remove(line.number);
                }
            }
            Ask::Board { line, open } => {
                self.crowd.give_board(line, open);
                if open {
                    for frame in self.snapshots.board(self.room.state(), head) {
                        self.crowd.send(line, frame);
                    }
                }
            }
            Ask::Leave { line } => self.crowd.remove(line),
            Ask::State { reply } => {
                let state = self.shared.get_or_insert_with(|| Arc::new(self.room.state().clone()));
                give(reply, state.clone());
            }
            Ask::All { who, has_board, reply } => {
                let frames = self.snapshots.of(who, has_board, self.room.state(), head);
                let frames: Vec<&str> = frames.iter().map(|frame| frame.as_str()).collect();
                give(reply, format!("[{}]", frames.join(",")));
            }
            Ask::Join { reply, .. } => give(reply, Err(No::Later)),
            Ask::Take { reply, .. } => self.reply(reply, Err(No::Later), head),
            Ask::Forget => {}
        }
    }

    fn catch_up(&mut self, line: u64, who: Who, has_board: bool, since: Option<u64>, head: Head) {
        // What others are told a moment later, this line is told now.
        let counts = Counts::of(self.room.state(), self.crowd.here_count()).json(head.now);
        self.crowd.send(line, frame_of(&counts));
        match since.filter(|since| (self.remembered_from..=head.seq).contains(since)) {
            Some(since) => {
                let mut missed = self.untold.clone();
                let after = self.remembered.iter().rev().take_while(|(first, _)| *first > since);
                // A batch is remembered under its first event: the one that was under way is told too.
                let under_way = self.remembered.iter().rev().find(|(first, _)| *first <= since);
                missed.extend(after.chain(under_way).flat_map(|(_, touched)| touched.iter().copied()));
                self.crowd.tell_missed(line, self.room.state(), &missed, head);
            }
            None => {
                for frame in self.snapshots.of(who, has_board, self.room.state(), head) {
                    self.crowd.send(line, frame);
                }
            }
        }
    }

    fn tell_what_is_due(&mut self) {
        let now = Instant::now();
        if !self.untold.is_empty() && now >= self.told_at + FRAME_EVERY {
            let touched = std::mem::take(&mut self.untold);
            let head = self.head();
            self.crowd.tell(self.room.state(), &touched, head);
            self.told_at = now;
        }
        if !self.crowd.is_empty() && now >= self.counted_at + COUNTS_EVERY {
            let counts = Counts::of(self.room.state(), self.crowd.here_count());
            if counts != self.counts {
                let frame = frame_of(&counts.json(self.now()));
                self.crowd.send_all(&frame, |who| who.person().is_none());
                self.counts = counts;
            }
            let is_due = now >= self.phones_counted_at + COUNTS_TO_PHONES_EVERY;
            if is_due && self.counts_on_phones != self.counts {
                let frame = frame_of(&self.counts.json(self.now()));
                self.crowd.send_all(&frame, |who| who.person().is_some());
                self.counts_on_phones = self.counts.clone();
                self.phones_counted_at = now;
            }
            self.counted_at = now;
        }
        if self.words_changed && now >= self.worded_at + WORDS_EVERY {
            self.tell_words();
            self.worded_at = now;
        }
    }

    fn tell_words(&mut self) {
        self.words_changed = false;
        let (head, state) = (self.head(), self.room.state());
        for (viewer, who) in [(Viewer::Facilitator, Who::Facilitator), (Viewer::Public, Who::Projector)] {
            // Nothing is counted that nobody looks at.
            if !self.crowd.has(who) {
                continue;
            }
            let Some(words) = state.item(Topic::Words, viewer) else { continue };
            let items = [item(words, state, head.now)];
            let frame = json!({"t": "new", "seq": head.seq, "now": head.now.ms(), "items": items});
            self.crowd.send_all(&frame_of(&frame), |one| one == who);
        }
    }
}

impl Ask {
    /// Whether it has to be decided and kept.
    fn is_wish(&self) -> bool {
        match self {
            Self::Join { .. } | Self::Take { .. } => true,
            Self::Listen { .. }
            | Self::Board { .. }
            | Self::Leave { .. }
            | Self::State { .. }
            | Self::All { .. }
            | Self::Forget => false,
        }
    }
}

/// The next notice; never, where there is nothing to hear.
async fn next(
    heard: &mut Option<broadcast::Receiver<Notice>>,
) -> Result<Notice, broadcast::error::RecvError> {
    match heard {
        Some(heard) => heard.recv().await,
        None => std::future::pending().await,
    }
}

/// Gives an answer to whoever still waits for it.
fn give<T>(reply: oneshot::Sender<T>, answer: T) {
    if reply.send(answer).is_err() {
        tracing::trace!("nobody waits for the answer of a room");
    }
}
