//! A room as it is kept in memory: its state, which commands it has taken, and what can be undone.
//!
//! A command is taken once, however often it is sent: its key is kept, apart from what it did.

use super::command::Command;
use super::decide::Moment;
use super::event::Event;
use super::numbers::{CommandKey, NoteNumber, PersonNumber, StepIndex};
use super::refusal::Refusal;
use super::role::Who;
use super::state::State;
use super::template::{Authorship, Template};
use super::topic::Topic;
use super::undo::Undo;
use super::{EVENTS_MOST, NOTES_OF_ONE_MOST};
use crate::clock::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its place, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// Whether the log as it was may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// It may.
    Kept,
    /// It holds whose an anonymous note or a dot was: it has to be replaced by [`State::compact`].
    Cleared,
}

/// What a command came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What is to be logged.
    pub logged: Vec<Logged>,
    /// Which things changed.
    pub touched: BTreeSet<Topic>,
    /// The number of the note that was written, for who wrote it.
    pub note: Option<NoteNumber>,
    /// Whether the log as it was may be kept.
    pub trace: Trace,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It was taken now.
    Now(Turn),
    /// It was taken before, and nothing happened again.
    Before,
}

/// A room in memory.
#[derive(Debug, Clone)]
pub struct Room {
    state: State,
    seq: u64,
    done: BTreeSet<CommandKey>,
    undo: Undo,
    written: BTreeMap<(StepIndex, PersonNumber), u32>,
}

impl Room {
    /// A room as it was kept: a state, the place of its last event, and the keys of the commands it has taken.
    pub fn new(state: State, seq: u64, done: BTreeSet<CommandKey>) -> Self {
        let mut written: BTreeMap<(StepIndex, PersonNumber), u32> = BTreeMap::new();
        for note in state.notes().values() {
            if let Some(by) = note.by {
                *written.entry((note.step, by)).or_default() += 1;
            }
        }
        Self { state, seq, done, undo: Undo::default(), written }
    }

    /// A room as it was kept: all that was logged since it was prepared, or what replaced it.
    pub fn again<'a>(
        template: Template,
        events: impl IntoIterator<Item = &'a Event>,
        seq: u64,
        done: BTreeSet<CommandKey>,
    ) -> Self {
        let (mut state, mut undo) = (State::new(template), Undo::default());
        for event in events {
            state.apply(event);
            undo.apply(event);
        }
        Self { undo, ..Self::new(state, seq, done) }
    }

    /// The fewest events that build this room again: its state, and what can be undone.
    pub fn compact(&self) -> Vec<Event> {
        let mut events = self.state.compact();
        events.extend(self.undo.compact());
        events
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The place of the last event.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Lets somebody in.
    ///
    /// # Errors
    /// Closed, locked, full, or a name that cannot be shown.
    pub fn join(&mut self, name: Option<&str>, now: Timestamp) -> Result<(PersonNumber, Turn), Refusal> {
        if self.seq >= EVENTS_MOST {
            return Err(Refusal::Spent);
        }
        let (person, events) = self.state.decide_join(name)?;
        let mut turn = Turn::empty();
        self.happen(events, now, &mut turn);
        Ok((person, turn))
    }

    /// Takes a command: once under one key.
    ///
    /// # Errors
    /// A [`Refusal`]; nothing changed then, and the key may be used again.
    pub fn take(
        &mut self,
        who: Who,
        key: CommandKey,
        command: &Command,
        moment: &Moment<'_>,
    ) -> Result<Taken, Refusal> {
        if self.done.contains(&key) {
            return Ok(Taken::Before);
        }
        if self.seq >= EVENTS_MOST && who.person().is_some() {
            return Err(Refusal::Spent);
        }
        let mut turn = Turn::empty();
        match command {
            Command::Undo => self.undo_last(who, moment, &mut turn)?,
            // Only an undo makes it; a device that sends it is refused.
            Command::Unmerge { .. } => return Err(Refusal::NotAllowed),
            command => {
                self.spare(who, command)?;
                let mut events = self.state.decide(who, command, moment)?;
                self.count(who, &events);
                if let Some(back) = super::undo::inverse(&self.state, command, &events) {
                    events.insert(0, Event::Undoable { person: who.person(), back });
                }
                self.happen(events, moment.now, &mut turn);
            }
        }
        self.done.insert(key);
        Ok(Taken::Now(turn))
    }

    /// Takes in what another node logged.
    ///
    /// # Errors
    /// Gives back the place it expected if lines are missing between.
    pub fn follow(&mut self, logged: &Logged) -> Result<Vec<Topic>, u64> {
        let expected = self.seq + 1;
        if logged.seq != expected {
            return Err(expected);
        }
        let touched = self.state.touched(&logged.event);
        self.state.apply(&logged.event);
        self.undo.apply(&logged.event);
        self.seq = logged.seq;
        Ok(touched)
    }

    /// Notes that another node took a command under this key.
    pub fn follow_key(&mut self, key: CommandKey) {
        self.done.insert(key);
    }

    fn happen(&mut self, events: Vec<Event>, now: Timestamp, turn: &mut Turn) {
        for event in events {
            turn.touched.extend(self.state.touched(&event));
            if self.clears(&event) {
                turn.trace = Trace::Cleared;
                self.undo.forget_people();
                self.written.clear();
            }
            if let Event::NoteWritten { note, .. } = &event {
                turn.note = Some(*note);
            }
            self.state.apply(&event);
            self.undo.apply(&event);
            self.seq += 1;
            turn.logged.push(Logged { seq: self.seq, at: now, event });
        }
    }

    /// Whether the log before this event may no longer be kept.
    fn clears(&self, event: &Event) -> bool {
        if let Event::Revealed { step, .. } = event
            && let Some((_, progress)) = self.state.step(*step)
        {
            return progress.authorship == Authorship::Anonymous || !progress.ballots.is_empty();
        }
        *event == Event::RoomClosed
    }

    /// One person writes so many notes for one step. What is anonymous from its first moment is counted here and
    /// nowhere else: the state does not know whose it is.
    fn spare(&self, who: Who, command: &Command) -> Result<(), Refusal> {
        if let (Some(person), Command::WriteNote { step, .. }) = (who.person(), command)
            && self.written.get(&(*step, person)).is_some_and(|count| *count >= NOTES_OF_ONE_MOST)
        {
            return Err(Refusal::TooMany { most: NOTES_OF_ONE_MOST as usize });
        }
        Ok(())
    }

    fn count(&mut self, who: Who, events: &[Event]) {
        for event in events {
            if let (Some(person), Event::NoteWritten { step, .. }) = (who.person(), event) {
                *self.written.entry((*step, person)).or_default() += 1;
            }
        }
    }

    fn undo_last(&mut self, who: Who, moment: &Moment<'_>, turn: &mut Turn) -> Result<(), Refusal> {
        let person = who.person();
        for (gone, back) in self.undo.last_first(person).into_iter().enumerate() {
            for one in back {
                // Where somebody else changed it since, what can still be undone is.
                if let Ok(events) = self.state.decide(who, &one.command(), moment) {
                    self.happen(events, moment.now, turn);
                }
            }
            if !turn.logged.is_empty() {
                // Of later changes nothing was left to take back.
                self.happen(vec![Event::Undone { person }; gone + 1], moment.now, turn);
                return Ok(());
            }
        }
        Err(Refusal::NothingToUndo)
    }
}

impl Turn {
    fn empty() -> Self {
        Self { logged: Vec::new(), touched: BTreeSet::new(), note: None, trace: Trace::Kept }
    }
}
