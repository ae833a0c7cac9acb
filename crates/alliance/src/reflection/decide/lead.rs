//! What the facilitator does: steps, time, groups, reveal, factors, words, the door.

use super::Moment;
use crate::reflection::event::Event;
use crate::reflection::numbers::{GroupNumber, NoteNumber, PersonNumber, StepIndex};
use crate::reflection::refusal::Refusal;
use crate::reflection::state::{Entry, Factor, Seating, State, Voice, is_open};
use crate::reflection::template::{Authorship, Collects, FACTORS_MOST, Format, MINUTES_MOST, Step};
use crate::reflection::timer::Timer;
use crate::reflection::words::RULES_MOST;
use crate::reflection::{FACTOR_WORD_MOST, KEYWORD_MOST, NOTE_MOST, draw, typed};
use std::collections::BTreeMap;

impl State {
    pub(super) fn go_to(&self, index: StepIndex, moment: &Moment<'_>) -> Result<Vec<Event>, Refusal> {
        let (step, progress) = self.step(index).ok_or(Refusal::NoSuchStep)?;
        if self.current() == Some(index) {
            return Err(Refusal::NothingChanged);
        }
        let mut events = vec![Event::StepBegun { step: index }];
        if step.format.has_groups() && progress.seating.is_none() {
            events.push(match self.chosen_before(index, step) {
                Some(seating) => {
                    let Seating { groups, waiting } = seating.clone();
                    Event::GroupsDrawn { step: index, groups, waiting }
                }
                None => self.drawn(index, moment)?,
            });
        }
        Ok(events)
    }

    /// Who chose a group by its name sits there still when the same groups come back.
    fn chosen_before(&self, index: StepIndex, step: &Step) -> Option<&Seating> {
        let same = self.steps().filter(|(other, prepared, _)| {
            *other < index && prepared.format == Format::Named && prepared.groups == step.groups
        });
        same.filter_map(|(_, _, progress)| progress.seating.as_ref()).last()
    }

    pub(super) fn draw_groups(&self, moment: &Moment<'_>) -> Result<Vec<Event>, Refusal> {
        let index = self.current().ok_or(Refusal::NoGroups)?;
        Ok(vec![self.drawn(index, moment)?])
    }

    fn drawn(&self, index: StepIndex, moment: &Moment<'_>) -> Result<Event, Refusal> {
        let (step, _) = self.step(index).ok_or(Refusal::NoSuchStep)?;
        if !step.format.has_groups() {
            return Err(Refusal::NoGroups);
        }
        let here: Vec<PersonNumber> =
            moment.here.iter().filter(|person| self.people.contains_key(person)).copied().collect();
        let (groups, waiting) = draw::groups(step, &here, moment.chance);
        Ok(Event::GroupsDrawn { step: index, groups, waiting })
    }

    pub(super) fn place_somebody(
        &self,
        person: PersonNumber,
        group: GroupNumber,
    ) -> Result<Vec<Event>, Refusal> {
        if !self.people.contains_key(&person) {
            return Err(Refusal::NoSuchPerson);
        }
        let (step, _, progress) = self.in_front().ok_or(Refusal::NoGroups)?;
        let seating = progress.seating.as_ref().ok_or(Refusal::NoGroups)?;
        if !seating.groups.iter().any(|one| one.number == group) {
            return Err(Refusal::NoSuchGroup);
        }
        if seating.of(person) == Some(group) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::Placed { step, person, group: Some(group) }])
    }

    pub(super) fn set_timer(&self, timer: Timer) -> Result<Vec<Event>, Refusal> {
        if self.current().is_none() {
            return Err(Refusal::NotBegun);
        }
        let is_long = timer.length_ms() > i64::from(MINUTES_MOST) * crate::clock::MINUTE_MS * 2;
        if timer == self.timer || is_long {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::TimerSet { timer }])
    }

    pub(super) fn open_step(&self, index: StepIndex, moment: &Moment<'_>) -> Result<Vec<Event>, Refusal> {
        let (step, progress) = self.begun(index)?;
        if progress.revealed {
            return Err(Refusal::Revealed);
        }
        if is_open(step, progress) {
            return Err(Refusal::NothingChanged);
        }
        let mut order: Vec<NoteNumber> =
            self.notes.iter().filter(|(_, note)| note.step == index).map(|(number, _)| *number).collect();
        draw::shuffle(&mut order, moment.chance);
        let mut tally = BTreeMap::new();
        for (target, dots) in progress.ballots.values().flatten() {
            *tally.entry(*target).or_insert(0) += u32::from(*dots);
        }
        Ok(vec![Event::Revealed { step: index, order, tally }])
    }

    pub(super) fn choose_authorship(
        &self,
        index: StepIndex,
        authorship: Authorship,
    ) -> Result<Vec<Event>, Refusal> {
        let (step, progress) = self.step(index).ok_or(Refusal::NoSuchStep)?;
        match step.collects {
            Collects::Keywords | Collects::Notes | Collects::Clusters => {}
            Collects::Talk | Collects::Votes { .. } | Collects::Factors | Collects::Intentions => {
                return Err(Refusal::NotCollected);
            }
        }
        if progress.authorship == authorship {
            return Err(Refusal::NothingChanged);
        }
        if progress.revealed || self.note_count(index) > 0 {
            return Err(Refusal::NotesWritten);
        }
        Ok(vec![Event::AuthorshipChosen { step: index, authorship }])
    }

    pub(super) fn set_voice(&self, person: PersonNumber, voice: Voice) -> Result<Vec<Event>, Refusal> {
        let known = self.people.get(&person).ok_or(Refusal::NoSuchPerson)?;
        if known.voice == voice {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![match voice {
            Voice::Muted => Event::Muted { person },
            Voice::Free => Event::Unmuted { person },
        }])
    }

    pub(super) fn keep_factors(&self, factors: &[Factor]) -> Result<Vec<Event>, Refusal> {
        if self.factors_locked {
            return Err(Refusal::FactorsLocked);
        }
        if factors.len() > FACTORS_MOST {
            return Err(Refusal::TooMany { most: FACTORS_MOST });
        }
        let checked = factors.iter().map(|factor| {
            let meaning = typed::text_or_empty(factor.meaning.as_deref().unwrap_or(""), NOTE_MOST)?;
            Ok(Factor {
                word: typed::line(&factor.word, FACTOR_WORD_MOST)?,
                meaning: Some(meaning).filter(|text| !text.is_empty()),
                cluster: factor.cluster.filter(|cluster| self.clusters.contains_key(cluster)),
            })
        });
        let factors: Vec<Factor> = checked.collect::<Result<_, Refusal>>()?;
        if factors == self.factors {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::FactorsKept { factors }])
    }

    pub(super) fn lock_factors(&self) -> Result<Vec<Event>, Refusal> {
        if self.factors_locked { Err(Refusal::NothingChanged) } else { Ok(vec![Event::FactorsLocked]) }
    }

    pub(super) fn unlock_factors(&self) -> Result<Vec<Event>, Refusal> {
        if self.factors_locked { Ok(vec![Event::FactorsUnlocked]) } else { Err(Refusal::NothingChanged) }
    }

    pub(super) fn hide_word(&self, stem: &str) -> Result<Vec<Event>, Refusal> {
        let stem = self.ruled(stem)?;
        if self.words.hidden().contains(&stem) {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::WordHidden { stem }])
    }

    pub(super) fn show_word(&self, stem: &str) -> Result<Vec<Event>, Refusal> {
        let is_ruled = self.words.hidden().contains(stem) || self.words.merged().contains_key(stem);
        if is_ruled {
            Ok(vec![Event::WordShown { stem: stem.to_owned() }])
        } else {
            Err(Refusal::NothingChanged)
        }
    }

    pub(super) fn merge_words(&self, from: &str, into: &str) -> Result<Vec<Event>, Refusal> {
        let (from, into) = (self.ruled(from)?, self.ruled(into)?);
        if self.words.stands_for(&into) == from || self.words.stands_for(&from) == into {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![Event::WordsMerged { from, into }])
    }

    fn ruled(&self, stem: &str) -> Result<String, Refusal> {
        if self.words.count() >= RULES_MOST {
            return Err(Refusal::TooMany { most: RULES_MOST });
        }
        typed::line(stem, KEYWORD_MOST)
    }

    pub(super) fn set_entry(&self, entry: Entry) -> Result<Vec<Event>, Refusal> {
        if self.entry == entry {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![match entry {
            Entry::Locked => Event::RoomLocked,
            Entry::Open => Event::RoomUnlocked,
        }])
    }
}
