//! Whether a room takes a command, and what then happens. Nothing is changed here: what comes out is applied by
//! [`State::apply`].

mod board;
mod lead;
mod own;

use super::command::Command;
use super::event::Event;
use super::numbers::{NoteNumber, PersonNumber, StepIndex};
use super::refusal::Refusal;
use super::role::{Role, Who, may_send};
use super::state::{Entry, Note, Phase, Progress, State, Voice};
use super::template::{Format, Step};
use super::{NAME_MOST, PEOPLE_MOST, seat, typed};
use crate::clock::{Chance, Timestamp};
use std::collections::BTreeSet;

/// What a decision needs beside the state: time, chance, and who is there.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// When.
    pub now: Timestamp,
    /// What groups are drawn and notes are shuffled with.
    pub chance: &'a dyn Chance,
    /// Who is connected now. Groups are drawn of them.
    pub here: &'a BTreeSet<PersonNumber>,
}

impl State {
    /// What happens when somebody comes in: the number they get, and a place where groups sit together.
    ///
    /// # Errors
    /// Closed, locked or full, or a name that cannot be shown.
    pub fn decide_join(&self, name: Option<&str>) -> Result<(PersonNumber, Vec<Event>), Refusal> {
        match (self.phase, self.entry) {
            (Phase::Closed, _) => return Err(Refusal::Closed),
            (Phase::Lobby | Phase::Step(_), Entry::Locked) => return Err(Refusal::Locked),
            (Phase::Lobby | Phase::Step(_), Entry::Open) => {}
        }
        if self.people.len() >= PEOPLE_MOST {
            return Err(Refusal::RoomFull { most: PEOPLE_MOST });
        }
        let last = self.people.last_key_value().map_or(0, |(person, _)| person.number());
        let person = PersonNumber::of(last + 1);
        let mut events = vec![Event::Joined { person, name: named(name)? }];
        if let Some((index, step, progress)) = self.in_front()
            && let Some(seating) = &progress.seating
            && step.format != Format::Named
        {
            events.extend(seat::late(index, step.format, seating, person));
        }
        Ok((person, events))
    }

    /// What happens when somebody sends a command.
    ///
    /// # Errors
    /// A [`Refusal`]; nothing happens then.
    /// # Source
    /// our choice, ADR-0019
    pub fn decide(&self, who: Who, command: &Command, moment: &Moment<'_>) -> Result<Vec<Event>, Refusal> {
        if !may_send(who.role(), command) {
            return Err(Refusal::NotAllowed);
        }
        if self.phase == Phase::Closed {
            return Err(Refusal::Closed);
        }
        if let Some(person) = who.person() {
            let known = self.people.get(&person).ok_or(Refusal::NoSuchPerson)?;
            if known.voice == Voice::Muted {
                return Err(Refusal::Muted);
            }
        }
        match command {
            Command::Rename { name } => self.rename_self(who, name.as_deref()),
            Command::ChooseGroup { group } => self.choose_group(who, *group),
            Command::SetReady { readiness } => self.set_ready(who, *readiness),
            Command::WriteNote { step, text } => self.write_note(who, *step, text),
            Command::EditNote { note, text } => self.edit_note(who, *note, text),
            Command::DropNote { note } => self.drop_own_note(who, *note),
            Command::Vote { step, target, dots } => self.give_dots(who, *step, *target, *dots),
            Command::KeepIntention { text, sharing } => self.keep_intention(who, text, *sharing),
            Command::DropIntention => self.drop_intention(who),
            Command::MoveNotes { notes, cluster } => self.put_notes(who, notes, *cluster),
            Command::MakeCluster { name, notes } => self.new_cluster(who, name, notes),
            Command::RenameCluster { cluster, name } => self.name_cluster(who, *cluster, name),
            Command::MergeClusters { from, into } => self.join_clusters(who, *from, *into),
            Command::DropCluster { cluster } => self.end_cluster(who, *cluster),
            Command::Unmerge { cluster, was, notes } => self.unmerge(who, *cluster, was, notes),
            // The room keeps what can be undone; the state does not know it.
            Command::Undo => Err(Refusal::NothingToUndo),
            Command::GoTo { step } => self.go_to(*step, moment),
            Command::StartTimer => self.set_timer(self.timer.started(moment.now)),
            Command::PauseTimer => self.set_timer(self.timer.paused(moment.now)),
            Command::AddTime { minutes } => self.set_timer(self.timer.with(*minutes, moment.now)),
            Command::Reveal { step } => self.open_step(*step, moment),
            Command::DrawGroups => self.draw_groups(moment),
            Command::Place { person, group } => self.place_somebody(*person, *group),
            Command::ChooseAuthorship { step, authorship } => self.choose_authorship(*step, *authorship),
            Command::HideNote { note } => self.hide_note(*note),
            Command::ShowNote { note } => self.show_note(*note),
            Command::Mute { person } => self.set_voice(*person, Voice::Muted),
            Command::Unmute { person } => self.set_voice(*person, Voice::Free),
            Command::KeepFactors { factors } => self.keep_factors(factors),
            Command::LockFactors => self.lock_factors(),
            Command::UnlockFactors => self.unlock_factors(),
            Command::HideWord { stem } => self.hide_word(stem),
            Command::ShowWord { stem } => self.show_word(stem),
            Command::MergeWords { from, into } => self.merge_words(from, into),
            Command::Lock => self.set_entry(Entry::Locked),
            Command::Unlock => self.set_entry(Entry::Open),
            Command::Close => Ok(vec![Event::RoomClosed]),
        }
    }

    /// The step that stands in front, with what was prepared for it.
    fn in_front(&self) -> Option<(StepIndex, &Step, &Progress)> {
        let index = self.current()?;
        self.step(index).map(|(step, progress)| (index, step, progress))
    }

    fn begun(&self, step: StepIndex) -> Result<(&Step, &Progress), Refusal> {
        let (step, progress) = self.step(step).ok_or(Refusal::NoSuchStep)?;
        if progress.begun { Ok((step, progress)) } else { Err(Refusal::NotBegun) }
    }

    fn note(&self, note: NoteNumber) -> Result<&Note, Refusal> {
        self.notes.get(&note).ok_or(Refusal::NoSuchNote)
    }
}

/// A name as it is shown; nothing typed is no name.
fn named(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    match typed.map(str::trim) {
        None | Some("") => Ok(None),
        Some(name) => typed::line(name, NAME_MOST).map(Some),
    }
}

/// Whether the one who asks leads the reflection.
fn leads(who: Who) -> bool {
    who.role() == Role::Facilitator
}
