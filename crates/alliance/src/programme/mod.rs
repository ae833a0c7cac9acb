//! Programmes for groups: the template of a series of sessions, one time it is given (a run), what is asked when, and
//! what a group shows of itself.

pub mod calendar;
pub mod example;
pub mod group;
pub mod list;
pub mod mirror;
pub mod run;
pub mod word;

use crate::clock::Timestamp;
use crate::ids::{OrganisationId, ProgrammeId};
use crate::instrument::name::InstrumentId;
use crate::people::{NameRefusal, shown_name};

/// The most sessions a programme can have.
pub const SESSIONS_MOST: usize = 26;
/// The shortest and the longest a session can be, in minutes.
pub const MINUTES: (u32, u32) = (15, 600);
/// The latest a follow-up can be, in weeks after the last session.
pub const FOLLOW_UP_WEEKS_MOST: u32 = 104;
/// The longest text about one session.
const TEXT_MOST: usize = 2_000;

/// One session of a programme: what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// In a few words.
    pub title: String,
    /// What happens in it, if somebody wrote it down.
    pub about: Option<String>,
    /// What is handed out or needed, if anything.
    pub materials: Option<String>,
}

/// A series of group sessions that can be given again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Identity.
    pub id: ProgrammeId,
    /// The house that gives it.
    pub organisation: OrganisationId,
    /// What people call it.
    pub title: String,
    /// How long a session takes, in minutes.
    pub minutes: u32,
    /// What is asked before, at the end and at follow-up.
    pub complaints: InstrumentId,
    /// When the follow-up is, in weeks after the last session; `None` without one.
    pub follow_up_weeks: Option<u32>,
    /// The sessions, in order; session 1 is the first.
    pub themes: Vec<Theme>,
    /// Since when it is kept.
    pub made_at: Timestamp,
}

/// Why something cannot be a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProgrammeRefusal {
    /// Its name, or that of a session, does not serve.
    #[error("name a programme or a session")]
    Title(NameRefusal),
    /// No session, or too many.
    #[error("make a programme of {found} sessions, where 1 to {most} can be")]
    Sessions {
        /// How many there were.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// The length of a session is out of reach.
    #[error("make sessions of {found} minutes, where {least} to {most} can be")]
    Minutes {
        /// The length that was given.
        found: u32,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// The follow-up is too far away, or at once.
    #[error("plan a follow-up after {found} weeks, where 1 to {most} can be")]
    FollowUp {
        /// The weeks that were given.
        found: u32,
        /// The most.
        most: u32,
    },
    /// A text about a session is too long.
    #[error("keep a text of {found} characters, where {most} fit")]
    TooLong {
        /// Its characters.
        found: usize,
        /// How many fit.
        most: usize,
    },
}

impl ProgrammeRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Title(refusal) => refusal.message_key(),
            Self::Sessions { .. } => "programme-refusal-sessions",
            Self::Minutes { .. } => "programme-refusal-minutes",
            Self::FollowUp { .. } => "programme-refusal-follow-up",
            Self::TooLong { .. } => "programme-refusal-too-long",
        }
    }
}

impl Programme {
    /// Checks that it can be kept, and gives it back with white space around its texts dropped.
    ///
    /// # Errors
    /// The first thing about it that does not serve.
    pub fn checked(self) -> Result<Self, ProgrammeRefusal> {
        let found = self.themes.len();
        if found == 0 || found > SESSIONS_MOST {
            return Err(ProgrammeRefusal::Sessions { found, most: SESSIONS_MOST });
        }
        let (least, most) = MINUTES;
        if self.minutes < least || self.minutes > most {
            return Err(ProgrammeRefusal::Minutes { found: self.minutes, least, most });
        }
        if let Some(found) = self.follow_up_weeks
            && !(1..=FOLLOW_UP_WEEKS_MOST).contains(&found)
        {
            return Err(ProgrammeRefusal::FollowUp { found, most: FOLLOW_UP_WEEKS_MOST });
        }
        let title = shown_name(&self.title).map_err(ProgrammeRefusal::Title)?;
        let themes = self.themes.into_iter().map(Theme::checked).collect::<Result<_, _>>()?;
        Ok(Self { title, themes, ..self })
    }

    /// How many sessions it has.
    pub fn sessions(&self) -> u32 {
        u32::try_from(self.themes.len()).expect("a programme has few sessions")
    }

    /// What session `number` is about; `None` outside the programme.
    pub fn theme(&self, number: u32) -> Option<&Theme> {
        let before = number.checked_sub(1)?;
        self.themes.iter().zip(0_u32..).find(|(_, place)| *place == before).map(|(theme, _)| theme)
    }
}

impl Theme {
    fn checked(self) -> Result<Self, ProgrammeRefusal> {
        let title = shown_name(&self.title).map_err(ProgrammeRefusal::Title)?;
        Ok(Self { title, about: text(self.about)?, materials: text(self.materials)? })
    }
}

fn text(given: Option<String>) -> Result<Option<String>, ProgrammeRefusal> {
    let Some(given) = given else { return Ok(None) };
    let given = given.trim();
    let found = given.chars().count();
    if found > TEXT_MOST {
        return Err(ProgrammeRefusal::TooLong { found, most: TEXT_MOST });
    }
    Ok((found > 0).then(|| given.to_owned()))
}

#[cfg(test)]
mod tests;
