//! What is wrong with a row, told by line and column.

use crate::instrument::definition::Range;
use crate::people::NameRefusal;
use jiff::civil::Date;

/// How many problems are kept to be shown; the others are counted.
pub const SHOWN_MAX: usize = 200;
/// How many characters of a cell are shown.
const VALUE_MAX: usize = 40;

/// Why a row cannot be imported.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// The row has another number of cells than the header.
    #[error("read a row of {found} cells under a header of {expected}")]
    Ragged {
        /// How many columns the header has.
        expected: usize,
        /// How many cells the row has.
        found: usize,
    },
    /// The row does not say which client.
    #[error("read a row without a client")]
    NoClient,
    /// The client's code cannot serve as one.
    #[error("read a client's code: {0}")]
    ClientCode(NameRefusal),
    /// The therapist's name cannot serve as a login name.
    #[error("read a therapist's login name: {0}")]
    TherapistName(NameRefusal),
    /// The row does not say which session.
    #[error("read a row without a session")]
    NoSession,
    /// Not the number of a session: a whole number from 1 up.
    #[error("read the number of a session, 1 to {most}")]
    NotASession {
        /// The highest number a session can have.
        most: u32,
    },
    /// The row does not say on which day.
    #[error("read a row without a day")]
    NoDay,
    /// Not a date as it is written here: year-month-day or day-month-year, the year with four digits.
    #[error("read a date")]
    NotADate,
    /// Not a whole number of days, weeks or months, or one that leads outside the calendar.
    #[error("read a moment: a whole number")]
    NotAMoment,
    /// The day has not come yet.
    #[error("read a day after today, {today}")]
    DayInFuture {
        /// Today.
        today: Date,
        /// The day of the row.
        day: Date,
    },
    /// The day lies before any treatment this could be about.
    #[error("read a day before {first}")]
    DayTooEarly {
        /// The first day that is taken.
        first: Date,
        /// The day of the row.
        day: Date,
    },
    /// Nobody's view: not client, therapist or observer.
    #[error("read a perspective")]
    NotAPerspective,
    /// The instrument does not ask from this perspective.
    #[error("read answers from a perspective the instrument does not have")]
    PerspectiveOfOther {
        /// The instrument.
        instrument: String,
    },
    /// The row has a value and does not say of which instrument.
    #[error("read a value without an instrument")]
    NoInstrument,
    /// No instrument and no measure of this name.
    #[error("read an instrument or measure that is not known")]
    UnknownInstrument,
    /// Not a version this program knows.
    #[error("read a version that is not known")]
    UnknownVersion,
    /// The row has a value and does not say of which scale or item.
    #[error("read a value without a scale or item")]
    NoName,
    /// The instrument has no scale or item of this name.
    #[error("read a scale or item the instrument does not have")]
    UnknownName {
        /// The instrument.
        instrument: String,
    },
    /// Both an item and a scale are called so, and the row does not say which is meant.
    #[error("read a name that an item and a scale share")]
    AmbiguousName,
    /// Not a number.
    #[error("read a number")]
    NotANumber,
    /// Outside the range of the score.
    #[error("read a score outside {} to {}", range.min, range.max)]
    OutOfRange {
        /// The range.
        range: Range,
    },
    /// No answer this item can have.
    #[error("read an answer the item cannot have; it takes {min} to {max}")]
    NotAnAnswer {
        /// The lowest.
        min: i32,
        /// The highest.
        max: i32,
    },
    /// A score stands beside the answers it should follow from, and does not.
    #[error("read a score that does not follow from its answers; they give {computed:?}")]
    DoesNotFollow {
        /// What the answers give; `None` if they give no score.
        computed: Option<f64>,
    },
    /// The same value of the same session was on an earlier line.
    #[error("read a value a second time; it was on line {first_line} before")]
    Twice {
        /// Where it was first.
        first_line: u64,
    },
    /// The same session was on another day on an earlier line.
    #[error("read one session on two days; on line {first_line} it was on {first_day}")]
    SessionOnTwoDays {
        /// Where it was first.
        first_line: u64,
        /// The day it was on there.
        first_day: Date,
    },
    /// A later session lies on an earlier day.
    #[error("read a session that lies before session {earlier}, on {earlier_day}")]
    SessionOutOfOrder {
        /// The session with the lower number.
        earlier: u32,
        /// The day it is on.
        earlier_day: Date,
    },
    /// More sessions than one treatment can hold.
    #[error("read more than {most} sessions of one client")]
    TooManySessions {
        /// How many it can hold.
        most: u32,
    },
    /// Not one row has a value: the mapping points at the wrong columns, or the file is empty where it matters.
    #[error("read a file without any value")]
    NothingToKeep,
    /// The house has this value of this session already.
    #[error("import what the house has already: session {session}")]
    AlreadyThere {
        /// The session.
        session: u32,
    },
    /// The house has a session of this number on another day.
    #[error("import session {session}, which the house has on {day}")]
    SessionElsewhere {
        /// The session.
        session: u32,
        /// The day it is on here.
        day: Date,
    },
    /// The house has a session of this number that was not held.
    #[error("import session {session}, which was not held")]
    SessionNotHeld {
        /// The session.
        session: u32,
    },
    /// The house has a session of this number whose check is still sealed.
    #[error("import session {session}, which is sealed")]
    SessionSealed {
        /// The session.
        session: u32,
    },
    /// The login name belongs to somebody who is not a therapist here.
    #[error("import a therapist whose login name belongs to somebody who is no therapist here")]
    NotATherapist,
}

impl Problem {
    /// The key of the sentence that tells it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Ragged { .. } => "import-problem-ragged",
            Self::NoClient => "import-problem-no-client",
            Self::ClientCode(_) => "import-problem-client-code",
            Self::TherapistName(_) => "import-problem-therapist-name",
            Self::NoSession => "import-problem-no-session",
            Self::NotASession { .. } => "import-problem-not-a-session",
            Self::NoDay => "import-problem-no-day",
            Self::NotADate => "import-problem-not-a-date",
            Self::NotAMoment => "import-problem-not-a-moment",
            Self::DayInFuture { .. } => "import-problem-day-in-future",
            Self::DayTooEarly { .. } => "import-problem-day-too-early",
            Self::NotAPerspective => "import-problem-not-a-perspective",
            Self::PerspectiveOfOther { .. } => "import-problem-perspective-of-other",
            Self::NoInstrument => "import-problem-no-instrument",
            Self::UnknownInstrument => "import-problem-unknown-instrument",
            Self::UnknownVersion => "import-problem-unknown-version",
            Self::NoName => "import-problem-no-name",
            Self::UnknownName { .. } => "import-problem-unknown-name",
            Self::AmbiguousName => "import-problem-ambiguous-name",
            Self::NotANumber => "import-problem-not-a-number",
            Self::OutOfRange { .. } => "import-problem-out-of-range",
            Self::NotAnAnswer { .. } => "import-problem-not-an-answer",
            Self::DoesNotFollow { .. } => "import-problem-does-not-follow",
            Self::Twice { .. } => "import-problem-twice",
            Self::SessionOnTwoDays { .. } => "import-problem-session-on-two-days",
            Self::SessionOutOfOrder { .. } => "import-problem-session-out-of-order",
            Self::TooManySessions { .. } => "import-problem-too-many-sessions",
            Self::NothingToKeep => "import-problem-nothing-to-keep",
            Self::AlreadyThere { .. } => "import-problem-already-there",
            Self::SessionElsewhere { .. } => "import-problem-session-elsewhere",
            Self::SessionNotHeld { .. } => "import-problem-session-not-held",
            Self::SessionSealed { .. } => "import-problem-session-sealed",
            Self::NotATherapist => "import-problem-not-a-therapist",
        }
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct RowError {
    /// The line of the file its row begins on; the first line is 1.
    pub line: u64,
    /// The column it is in, if it is in one.
    pub column: Option<String>,
    /// What stands there, shortened, without characters that cannot be seen.
    pub value: String,
    /// What is wrong.
    pub problem: Problem,
}

/// All that is wrong with a file: the first of it to be shown, and how much it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problems {
    shown: Vec<RowError>,
    count: u64,
}

impl Problems {
    /// Adds one; beyond [`SHOWN_MAX`] it is only counted.
    pub fn push(&mut self, error: RowError) {
        self.count += 1;
        if self.shown.len() < SHOWN_MAX {
            self.shown.push(error);
        }
    }

    /// The first of them, by line.
    pub fn shown(&self) -> &[RowError] {
        &self.shown
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// `Ok` with `value` if there is none.
    ///
    /// # Errors
    /// Themselves, ordered by line.
    pub fn or<T>(mut self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            return Ok(value);
        }
        self.shown.sort_by_key(|error| error.line);
        Err(self)
    }
}

/// A cell as it may be shown: its first characters, with a sign for each that cannot be seen.
pub fn shortened(value: &str) -> String {
    seen(value, VALUE_MAX)
}

/// A text of unknown origin as it may be shown: at most so many characters, with a sign for each that cannot be seen.
pub fn seen(text: &str, characters_max: usize) -> String {
    let sign = |c: char| if crate::people::is_showable(c) { c } else { char::REPLACEMENT_CHARACTER };
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(characters_max).map(sign).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_value_is_short_and_has_nothing_hidden() {
        assert_eq!(shortened("a\u{1b}[31mb\u{202e}c"), "a\u{fffd}[31mb\u{fffd}c");
        assert_eq!(shortened(&"x".repeat(41)), format!("{}…", "x".repeat(40)));
        assert_eq!(shortened(""), "");
    }

    #[test]
    fn problems_beyond_those_shown_are_counted() {
        let mut problems = Problems::default();
        for line in (1..=500).rev() {
            let problem = Problem::NotANumber;
            problems.push(RowError { line, column: None, value: String::new(), problem });
        }
        let problems = problems.or(()).unwrap_err();
        assert_eq!((problems.shown().len(), problems.count()), (SHOWN_MAX, 500));
        assert!(problems.shown().is_sorted_by_key(|error| error.line));
        assert_eq!(Problems::default().or(7), Ok(7));
    }
}
