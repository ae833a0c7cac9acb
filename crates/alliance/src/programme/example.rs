//! The programme that is there from the start: eight sessions of mindfulness-based cognitive therapy for people with
//! cancer, told in our own words. Texts stand in the language files, under the words given here.

/// A programme one can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The word its texts are found under: `programme-example-{word}-…`.
    pub word: &'static str,
    /// How many sessions it has.
    pub sessions: u32,
    /// How long a session takes, in minutes.
    pub minutes: u32,
    /// When the follow-up is, in weeks after the last session.
    pub follow_up_weeks: u32,
}

/// Mindfulness-based cognitive therapy for people with cancer: eight sessions of two and a half hours.
///
/// # Source
/// The number and length of the sessions [Bisseling2019]; names and texts are our own.
pub const MBCT: Example = Example { word: "mbct", sessions: 8, minutes: 150, follow_up_weeks: 12 };
