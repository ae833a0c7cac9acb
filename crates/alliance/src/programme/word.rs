//! Who of a group may need a word, and why: facts about coming and answering, beside what an episode's own course asks.

use super::group::position;
use super::run::{MeetingState, Participant, Presence, Run};
use crate::administration::answer::Answers;
use crate::instrument::name::ScaleId;

/// At or below this place on the axis 0–10 somebody hardly feels part of the group.
///
/// # Source
/// our choice, ADR-0022
pub const PLACE_LOW: f64 = 10.0 / 3.0;
/// So many sessions in a row are worth a word.
const IN_A_ROW: usize = 2;

/// Why a word may be good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Word {
    /// Was not there, and nobody knew.
    Absent {
        /// At which session.
        number: u32,
    },
    /// Missed the last sessions, whatever the reason.
    MissedInARow {
        /// How many.
        sessions: usize,
    },
    /// Was there at the last sessions, and sent no answers.
    SilentInARow {
        /// How many.
        sessions: usize,
    },
    /// Hardly feels at home with the group.
    LittlePlace {
        /// At which session.
        number: u32,
        /// Where, on the axis 0–10.
        position: f64,
    },
}

/// What is known of one participant at one session.
#[derive(Debug, Clone, PartialEq)]
pub struct Attended<'a> {
    /// Which session.
    pub number: u32,
    /// Whether the answers are in.
    pub is_in: bool,
    /// What was answered about the group, if it is open.
    pub answers: Option<&'a Answers>,
}

/// Why a word with this participant may be good; nothing for somebody who waits or left.
///
/// # Shape
/// `attended` holds the sessions the participant took part in, by number: answered, or with their time over.
/// # Missing data
/// Sealed answers say nothing; a session that was not held asks nothing.
/// # Source
/// our choice, ADR-0022
pub fn words(run: &Run, participant: &Participant, attended: &[Attended<'_>]) -> Vec<Word> {
    if !participant.is_placed() {
        return Vec::new();
    }
    let mut words = Vec::new();
    let presence: Vec<(u32, Presence)> = run
        .meetings
        .iter()
        .filter(|meeting| meeting.state == MeetingState::Held)
        .filter_map(|meeting| Some((meeting.number, *meeting.presence.get(&participant.id)?)))
        .collect();
    let missed = presence.iter().rev().take_while(|(_, presence)| !presence.took_part()).count();
    if missed >= IN_A_ROW {
        words.push(Word::MissedInARow { sessions: missed });
    } else if let Some((number, Presence::Absent)) = presence.last() {
        words.push(Word::Absent { number: *number });
    }
    let silent = attended.iter().rev().take_while(|one| !one.is_in).count();
    if silent >= IN_A_ROW {
        words.push(Word::SilentInARow { sessions: silent });
    }
    let scale: ScaleId = "group".parse().expect("the group check has a scale for the whole group");
    let newest = attended.iter().rev().find_map(|one| Some((one.number, position(one.answers?, &scale)?)));
    if let Some((number, position)) = newest
        && position <= PLACE_LOW
    {
        words.push(Word::LittlePlace { number, position });
    }
    words
}
