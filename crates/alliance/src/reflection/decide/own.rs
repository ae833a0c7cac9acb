//! What somebody who takes part does for oneself: notes, dots, an intention, a group.

use super::{leads, named};
use crate::reflection::command::{Readiness, Sharing, Target};
use crate::reflection::event::{Event, Late};
use crate::reflection::numbers::{GroupNumber, NoteNumber, PersonNumber, StepIndex};
use crate::reflection::refusal::Refusal;
use crate::reflection::role::Who;
use crate::reflection::state::{Intention, Note, Standing, State};
use crate::reflection::template::{Authorship, Collects, Format, Shows};
use crate::reflection::{INTENTION_MOST, KEYWORD_MOST, NOTE_MOST, NOTES_MOST, typed};

impl State {
    pub(super) fn rename_self(&self, who: Who, name: Option<&str>) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        let name = named(name)?;
        if self.people.get(&person).is_some_and(|known| known.name == name) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::Renamed { person, name }])
    }

    pub(super) fn choose_group(&self, who: Who, group: GroupNumber) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        let (step, prepared, progress) = self.in_front().ok_or(Refusal::NoGroups)?;
        let seating = progress.seating.as_ref().filter(|_| prepared.format == Format::Named);
        let seating = seating.ok_or(Refusal::NoGroups)?;
        if !seating.groups.iter().any(|one| one.number == group) {
            return Err(Refusal::NoSuchGroup);
        }
        if seating.of(person) == Some(group) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::Placed { step, person, group: Some(group) }])
    }

    pub(super) fn set_ready(&self, who: Who, readiness: Readiness) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        if self.current().is_none() {
            return Err(Refusal::NotBegun);
        }
        if self.ready.contains(&person) == (readiness == Readiness::Done) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::ReadySet { person, readiness }])
    }

    pub(super) fn write_note(&self, who: Who, step: StepIndex, text: &str) -> Result<Vec<Event>, Refusal> {
        let (prepared, progress) = self.begun(step)?;
        let text = match prepared.collects {
            Collects::Keywords => typed::line(text, KEYWORD_MOST)?,
            Collects::Notes | Collects::Clusters => typed::text(text, NOTE_MOST)?,
            Collects::Talk | Collects::Votes { .. } | Collects::Factors | Collects::Intentions => {
                return Err(Refusal::NotCollected);
            }
        };
        if self.notes.len() >= NOTES_MOST {
            return Err(Refusal::TooMany { most: NOTES_MOST });
        }
        let is_open = prepared.shows == Shows::Live || progress.revealed;
        // What everybody sees at once never had a name that could be taken away later.
        let by = match progress.authorship {
            Authorship::Named => who.person(),
            Authorship::Anonymous => who.person().filter(|_| !is_open),
        };
        let group = who.person().and_then(|person| progress.seating.as_ref()?.of(person));
        let late = if progress.revealed { Late::Yes } else { Late::No };
        let standing = match late {
            Late::Yes if self.current() != Some(step) && !leads(who) => Standing::Parked,
            Late::Yes | Late::No => Standing::There,
        };
        let note = NoteNumber::of(self.notes_given + 1);
        Ok(vec![Event::NoteWritten { note, step, by, group, standing, late, text }])
    }

    pub(super) fn edit_note(&self, who: Who, note: NoteNumber, text: &str) -> Result<Vec<Event>, Refusal> {
        let own = self.own_note(who, note)?;
        let (prepared, _) = self.begun(own.step)?;
        let text = match prepared.collects {
            Collects::Keywords => typed::line(text, KEYWORD_MOST)?,
            Collects::Notes
            | Collects::Clusters
            | Collects::Talk
            | Collects::Votes { .. }
            | Collects::Factors
            | Collects::Intentions => typed::text(text, NOTE_MOST)?,
        };
        if text == own.text {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::NoteEdited { note, text }])
    }

    pub(super) fn drop_own_note(&self, who: Who, note: NoteNumber) -> Result<Vec<Event>, Refusal> {
        self.own_note(who, note)?;
        Ok(vec![Event::NoteDropped { note }])
    }

    /// One's own note, as far as the room still knows whose it is. Somebody else's looks as if it were not there.
    fn own_note(&self, who: Who, note: NoteNumber) -> Result<&Note, Refusal> {
        let person = taking_part(who)?;
        let own = self.note(note)?;
        if own.by == Some(person) { Ok(own) } else { Err(Refusal::NoSuchNote) }
    }

    pub(super) fn give_dots(
        &self,
        who: Who,
        step: StepIndex,
        target: Target,
        dots: u8,
    ) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        let (prepared, progress) = self.begun(step)?;
        let Collects::Votes { dots: budget, on_one } = prepared.collects else {
            return Err(Refusal::NotCollected);
        };
        if progress.revealed {
            return Err(Refusal::Revealed);
        }
        let there = progress.ballots.get(&person).and_then(|ballot| ballot.get(&target)).copied();
        let there = there.unwrap_or(0);
        match target {
            // Dots on something that has gone can be taken back.
            _ if dots == 0 => {}
            Target::Cluster(cluster) if self.clusters.contains_key(&cluster) => {}
            Target::Cluster(_) => return Err(Refusal::NoSuchCluster),
            Target::Note(note)
                if self.note(note)?.cluster.is_none() && self.is_readable(self.note(note)?) => {}
            Target::Note(_) => return Err(Refusal::NoSuchNote),
        }
        let most = on_one.min(budget.saturating_sub(progress.dots_of(person) - there));
        if dots > most {
            return Err(Refusal::TooManyDots { most });
        }
        if dots == there {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::Voted { step, person, target, dots }])
    }

    pub(super) fn keep_intention(
        &self,
        who: Who,
        text: &str,
        sharing: Sharing,
    ) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        let is_asked = |begun: bool, collects: Collects| begun && collects == Collects::Intentions;
        if !self.steps().any(|(_, step, progress)| is_asked(progress.begun, step.collects)) {
            return Err(Refusal::NotCollected);
        }
        let text = typed::text(text, INTENTION_MOST)?;
        let kept = Intention { text, sharing };
        if self.intentions.get(&person) == Some(&kept) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::IntentionKept { person, text: kept.text, sharing }])
    }

    pub(super) fn drop_intention(&self, who: Who) -> Result<Vec<Event>, Refusal> {
        let person = taking_part(who)?;
        if !self.intentions.contains_key(&person) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::IntentionDropped { person }])
    }
}

fn taking_part(who: Who) -> Result<PersonNumber, Refusal> {
    who.person().ok_or(Refusal::NotAllowed)
}
