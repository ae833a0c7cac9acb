//! Who listens to a room, and what each of them is sent.
//!
//! A frame is made once for all who see the same. A line that cannot keep up is cut and told so; it comes back with the
//! place it reached. Nothing is ever left out silently.

use super::wire::item::item;
use alliance::clock::Timestamp;
use alliance::reflection::numbers::PersonNumber;
use alliance::reflection::role::Who;
use alliance::reflection::state::State;
use alliance::reflection::topic::{Audience, Topic};
use alliance::reflection::view::Viewer;
use axum::extract::ws::Utf8Bytes;
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::{Notify, mpsc};

/// Frames that may wait for one line.
pub(super) const WAITING_MOST: usize = 128;
/// Lines of one room.
const LINES_MOST: usize = 1_600;
/// Lines of one person: a phone, another, and one that has not noticed yet that it is gone.
const LINES_OF_ONE_MOST: usize = 3;

/// The number of a line.
pub(super) type LineNumber = u64;

/// Why a line is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// It could not keep up: it may come back with the place it reached.
    Behind,
    /// Another device of the same person took its place.
    Replaced,
    /// The room is gone.
    Gone,
}

/// The near end of a line: where a socket or a stream gets its frames from.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number.
    pub(super) number: LineNumber,
    /// The frames.
    pub(super) frames: mpsc::Receiver<Utf8Bytes>,
    /// Says when to give up.
    pub(super) cut: Arc<CutSign>,
}

/// Tells one line that it is cut.
#[derive(Debug, Default)]
pub(super) struct CutSign {
    why: std::sync::OnceLock<Cut>,
    sign: Notify,
}

impl CutSign {
    fn cut(&self, why: Cut) {
        self.why.get_or_init(|| why);
        self.sign.notify_one();
    }

    /// Waits until the line is cut.
    pub(super) async fn wait(&self) -> Cut {
        loop {
            if let Some(why) = self.why.get() {
                return *why;
            }
            self.sign.notified().await;
        }
    }
}

#[derive(Debug)]
struct Listener {
    who: Who,
    has_board: bool,
    frames: mpsc::Sender<Utf8Bytes>,
    cut: Arc<CutSign>,
}

/// Everybody who listens to a room on this node.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    listeners: BTreeMap<LineNumber, Listener>,
    of_person: BTreeMap<PersonNumber, Vec<LineNumber>>,
    /// The keys of `of_person`, as decisions want them.
    here: Arc<BTreeSet<PersonNumber>>,
    last: LineNumber,
}

/// What one flush tells, sorted by whom it concerns.
#[derive(Debug, Default)]
struct News {
    room: Vec<Topic>,
    board: Vec<Topic>,
    lead: Vec<Topic>,
    personal: BTreeMap<PersonNumber, Vec<Topic>>,
}

/// What a frame says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// The place of the last event it holds.
    pub(super) seq: u64,
    /// The server's time.
    pub(super) now: Timestamp,
}

impl Crowd {
    /// Adds a line; none if the room has too many.
    pub(super) fn add(&mut self, who: Who, has_board: bool) -> Option<Line> {
        if self.listeners.len() >= LINES_MOST {
            return None;
        }
        self.last += 1;
        let number = self.last;
        let (frames, receiver) = mpsc::channel(WAITING_MOST);
        let cut = Arc::new(CutSign::default());
        self.listeners.insert(number, Listener { who, has_board, frames, cut: cut.clone() });
        if let Some(person) = who.person() {
            let lines = self.of_person.entry(person).or_default();
            lines.push(number);
            Arc::make_mut(&mut self.here).insert(person);
            if lines.len() > LINES_OF_ONE_MOST {
                let oldest = lines[0];
                self.cut(oldest, Cut::Replaced);
            }
        }
        Some(Line { number, frames: receiver, cut })
    }

    /// Forgets a line that has ended.
    pub(super) fn remove(&mut self, number: LineNumber) {
        let Some(listener) = self.listeners.remove(&number) else { return };
        if let Some(person) = listener.who.person()
            && let Some(lines) = self.of_person.get_mut(&person)
        {
            lines.retain(|line| *line != number);
            if lines.is_empty() {
                self.of_person.remove(&person);
                Arc::make_mut(&mut self.here).remove(&person);
            }
        }
    }

    /// Says whether a line gets the board from now on.
    pub(super) fn give_board(&mut self, number: LineNumber, has_board: bool) {
        if let Some(listener) = self.listeners.get_mut(&number) {
            listener.has_board = has_board;
        }
    }

    /// Who is connected.
    pub(super) fn here(&self) -> Arc<BTreeSet<PersonNumber>> {
        self.here.clone()
    }

    /// How many people are connected.
    pub(super) fn here_count(&self) -> usize {
        self.of_person.len()
    }

    /// Whether one of these listens.
    pub(super) fn has(&self, who: Who) -> bool {
        self.listeners.values().any(|listener| listener.who == who)
    }

    /// Whether nobody listens.
    pub(super) fn is_empty(&self) -> bool {
        self.listeners.is_empty()
    }

    /// Sends a frame to one line.
    pub(super) fn send(&mut self, number: LineNumber, frame: Utf8Bytes) {
        let Some(listener) = self.listeners.get(&number) else { return };
        if listener.frames.try_send(frame).is_err() {
            self.cut(number, Cut::Behind);
        }
    }

    /// Sends a frame to everybody, or to those who look at a large screen.
    pub(super) fn send_all(&mut self, frame: &Utf8Bytes, whom: impl Fn(Who) -> bool) {
        let mut behind = Vec::new();
        for (number, listener) in self.listeners.iter().filter(|(_, listener)| whom(listener.who)) {
            if listener.frames.try_send(frame.clone()).is_err() {
                behind.push(*number);
            }
        }
        behind.into_iter().for_each(|number| self.cut(number, Cut::Behind));
    }

    /// Cuts one line.
    pub(super) fn cut(&mut self, number: LineNumber, why: Cut) {
        if let Some(listener) = self.listeners.get(&number) {
            listener.cut.cut(why);
        }
        self.remove(number);
    }

    /// Cuts every line.
    pub(super) fn cut_all(&mut self, why: Cut) {
        let all: Vec<LineNumber> = self.listeners.keys().copied().collect();
        all.into_iter().for_each(|number| self.cut(number, why));
    }

    /// Tells everybody what changed, as it is now. Words are told apart, see [`super::host`].
    pub(super) fn tell(&mut self, state: &State, touched: &BTreeSet<Topic>, head: Head) {
        let news = News::of(state, touched);
        let of = |topics: &[&Vec<Topic>], viewer| {
            frame(state, topics.iter().flat_map(|topics| topics.iter().copied()), viewer, head)
        };
        // Made once, and only if somebody looks at it.
        let (lead, public, shut) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let mut behind = Vec::new();
        let concerns_many = !(news.room.is_empty() && news.board.is_empty() && news.lead.is_empty());
        for (number, listener) in self.listeners.iter().filter(|_| concerns_many) {
            let told = match (listener.who, listener.has_board) {
                (Who::Facilitator, _) => {
                    lead.get_or_init(|| of(&[&news.room, &news.board, &news.lead], Viewer::Facilitator))
                }
                (Who::Projector, _) | (Who::Participant(_), true) => {
                    public.get_or_init(|| of(&[&news.room, &news.board], Viewer::Public))
                }
                (Who::Participant(_), false) => shut.get_or_init(|| of(&[&news.room], Viewer::Public)),
            };
            if let Some(told) = told
                && listener.frames.try_send(told.clone()).is_err()
            {
                behind.push(*number);
            }
        }
        for (person, topics) in &news.personal {
            let Some(lines) = self.of_person.get(person) else { continue };
            let Some(own) = frame(state, topics.iter().copied(), Viewer::Person(*person), head) else {
                continue;
            };
            for number in lines {
                let sent = self.listeners.get(number).map(|listener| listener.frames.try_send(own.clone()));
                if matches!(sent, Some(Err(_))) {
                    behind.push(*number);
                }
            }
        }
        behind.into_iter().for_each(|number| self.cut(number, Cut::Behind));
    }

    /// Tells one line what it missed, as it is now.
    pub(super) fn tell_missed(
        &mut self,
        number: LineNumber,
        state: &State,
        missed: &BTreeSet<Topic>,
        head: Head,
    ) {
        let Some(listener) = self.listeners.get(&number) else { return };
        let news = News::of(state, missed);
        let (who, has_board) = (listener.who, listener.has_board);
        let mut items: Vec<Value> = Vec::new();
        let mut add = |topics: &[Topic], viewer| {
            items.extend(filled(state, topics.iter().copied(), viewer, head.now));
        };
        match who {
            Who::Facilitator => {
                add(&[&news.room[..], &news.board, &news.lead].concat(), Viewer::Facilitator);
                add(&[Topic::Words], Viewer::Facilitator);
            }
            Who::Projector => {
                add(&[&news.room[..], &news.board].concat(), Viewer::Public);
                add(&[Topic::Words], Viewer::Public);
            }
            Who::Participant(person) => {
                add(&news.room, Viewer::Public);
                if has_board {
                    add(&news.board, Viewer::Public);
                }
                add(news.personal.get(&person).map_or(&[], |own| own.as_slice()), Viewer::Person(person));
            }
        }
        // Also when nothing was missed: the device then knows where it stands.
        self.send(number, framed(items, head));
    }
}

impl News {
    fn of(state: &State, touched: &BTreeSet<Topic>) -> Self {
        let mut news = Self::default();
        for topic in touched {
            match topic.audience() {
                Audience::Room => news.room.push(*topic),
                Audience::Board if *topic == Topic::Words => {}
                Audience::Board => news.board.push(*topic),
                Audience::Facilitator => news.lead.push(*topic),
                Audience::Person(person) => news.personal.entry(person).or_default().push(*topic),
                Audience::Group(step, group) => {
                    let seating = state.step(step).and_then(|(_, progress)| progress.seating.as_ref());
                    let groups = seating.into_iter().flat_map(|seating| &seating.groups);
                    for member in groups.filter(|one| one.number == group).flat_map(|one| &one.members) {
                        news.personal.entry(*member).or_default().push(*topic);
                    }
                }
            }
        }
        news
    }
}

fn filled(
    state: &State,
    topics: impl Iterator<Item = Topic>,
    viewer: Viewer,
    now: Timestamp,
) -> impl Iterator<Item = Value> {
    topics.filter_map(move |topic| state.item(topic, viewer)).map(move |one| item(one, state, now))
}

fn frame(
    state: &State,
    topics: impl Iterator<Item = Topic>,
    viewer: Viewer,
    head: Head,
) -> Option<Utf8Bytes> {
    let items: Vec<Value> = filled(state, topics, viewer, head.now).collect();
    (!items.is_empty()).then(|| framed(items, head))
}

fn framed(items: Vec<Value>, head: Head) -> Utf8Bytes {
    let items = Value::Array(items);
    format!(r#"{{"t":"new","seq":{},"now":{},"items":{items}}}"#, head.seq, head.now.ms()).into()
}
