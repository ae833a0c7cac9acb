//! An episode of care: one client's course of treatment with its therapists.

use crate::clock::{DAY_MS, Timestamp};
use crate::ids::{ClientId, EpisodeId, OrganisationId};
use crate::medium::Medium;

/// With whom the therapist meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One client.
    Individual,
    /// Two partners.
    Couple,
    /// A family.
    Family,
    /// A group.
    Group,
}

crate::words!(Format, "format", {
    Individual => "individual",
    Couple => "couple",
    Family => "family",
    Group => "group",
});

/// The therapist's model of treatment, which gives the inner frame its attitude: the five schools of GLOSSARY.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Model {
    /// Insight by way of the relationship.
    Psychoanalytic,
    /// Learning by doing.
    Behavioural,
    /// Solving problems together by thinking.
    Cognitive,
    /// Growth through experience.
    Experiential,
    /// Patterns between people.
    Systemic,
    /// Several of these.
    Integrative,
}

crate::words!(Model, "model", {
    Psychoanalytic => "psychoanalytic",
    Behavioural => "behavioural",
    Cognitive => "cognitive",
    Experiential => "experiential",
    Systemic => "systemic",
    Integrative => "integrative",
});

/// How often the client's check also asks about wellbeing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WellbeingRhythm {
    /// After every session.
    EverySession,
    /// After sessions 1, 5, 9, ….
    EveryFourth,
    /// Never.
    Never,
}

crate::words!(WellbeingRhythm, "wellbeing rhythm", {
    EverySession => "every-session",
    EveryFourth => "every-fourth",
    Never => "never",
});

impl WellbeingRhythm {
    /// Whether the check after this session asks about wellbeing. Sessions are numbered from 1.
    pub fn asks_after(self, session_number: u32) -> bool {
        match self {
            Self::EverySession => true,
            Self::EveryFourth => session_number % 4 == 1,
            Self::Never => false,
        }
    }
}

/// What happens to one sealed half when the other stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpensAlone {
    /// It stays sealed for good.
    Never,
    /// It opens to the other this many days after it was submitted.
    AfterDays(u32),
}

impl OpensAlone {
    /// When a half submitted at `submitted_at` opens without the other; `None` if never.
    pub fn opens_at(self, submitted_at: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::AfterDays(days) => Some(submitted_at.plus_ms(i64::from(days) * DAY_MS)),
        }
    }
}

/// Where an episode stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpisodeState {
    /// Treatment goes on.
    Open,
    /// Treatment has ended.
    Closed {
        /// Since when.
        at: Timestamp,
    },
}

/// One client's course of treatment with its therapists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// Identity.
    pub id: EpisodeId,
    /// The house that treats.
    pub organisation: OrganisationId,
    /// The person in care.
    pub client: ClientId,
    /// Counted per client from 1.
    pub number: u32,
    /// With whom the therapist meets.
    pub format: Format,
    /// The model of treatment, if one was chosen.
    pub model: Option<Model>,
    /// What the two work with now; `None` where words do the work.
    pub medium: Option<Medium>,
    /// The number of sessions both expect, if they agreed on one.
    pub planned_sessions: Option<u32>,
    /// How often wellbeing is asked.
    pub wellbeing: WellbeingRhythm,
    /// What happens when one half stays out.
    pub opens_alone: OpensAlone,
    /// Since when.
    pub opened_at: Timestamp,
    /// Open or closed.
    pub state: EpisodeState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wellbeing_every_fourth_session_starts_with_the_first() {
        let asked: Vec<u32> = (1..=10).filter(|&n| WellbeingRhythm::EveryFourth.asks_after(n)).collect();
        assert_eq!(asked, [1, 5, 9]);
    }

    #[test]
    fn a_half_opens_alone_only_after_the_chosen_delay() {
        let at = Timestamp::from_ms(5);
        assert_eq!(OpensAlone::Never.opens_at(at), None);
        assert_eq!(OpensAlone::AfterDays(2).opens_at(at), Some(Timestamp::from_ms(5 + 2 * DAY_MS)));
    }
}
