//! Why a study cannot answer what went with change.

/// What stands in the way, with where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StudyError {
    /// Nothing was named that may go with the outcome.
    #[error("look for what went with change without a factor")]
    NoFactors,
    /// A change without a score before.
    #[error("make a change without a baseline")]
    NoBaseline,
    /// Scores by session without sessions.
    #[error("explain the scores of sessions without a column of sessions")]
    NoSessions,
    /// Rows by session without persons.
    #[error("put sessions together without a column of persons")]
    NoPersons,
    /// A person stands in two rows where each row is a person.
    #[error("count {person:?} twice")]
    PersonTwice {
        /// The person.
        person: String,
        /// The rows of the table, counted from 1.
        rows: (usize, usize),
    },
    /// A person has two rows for one session.
    #[error("read session {session} of {person:?} twice")]
    SessionTwice {
        /// The person.
        person: String,
        /// The session.
        session: String,
        /// The rows of the table, counted from 1.
        rows: (usize, usize),
    },
    /// A person has two values of what is one for a whole course.
    #[error("take {column:?} of {person:?}: there is {one} and {other}")]
    TwoValues {
        /// The person.
        person: String,
        /// The column.
        column: String,
        /// A value.
        one: String,
        /// Another.
        other: String,
    },
    /// Everyone has one value in every factor, or none.
    #[error("compare people by {}, in which they do not differ", factors.join(", "))]
    NothingDiffers {
        /// The factors.
        factors: Vec<String>,
    },
    /// There are no two groups or trainers to compare.
    #[error("compare groups: there are {groups} groups and {trainers} trainers")]
    NoLevels {
        /// How many groups.
        groups: usize,
        /// How many trainers.
        trainers: usize,
    },
    /// Nobody has the outcome and what it is compared with.
    #[error("explain {outcome:?}, which nobody has together with a baseline")]
    NoOutcome {
        /// The outcome.
        outcome: String,
    },
}
