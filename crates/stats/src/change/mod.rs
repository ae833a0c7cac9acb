//! Whether a course went somewhere, or only wavered.

pub mod chart;
pub mod control_chart;
pub mod criterion;
pub mod cusum;
pub mod cutoff;
pub mod ewma;
pub mod expected_course;
pub mod false_alarm;
pub mod past;
pub mod reliable_change;
pub mod run_rules;
pub mod sample;

/// Which way a score has to go to be better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Better {
    /// More is better: alliance, wellbeing.
    Higher,
    /// Less is better: distress, symptoms.
    Lower,
}

impl Better {
    /// A difference with its sign turned so that above zero is better.
    pub(crate) fn improvement(self, difference: f64) -> f64 {
        match self {
            Self::Higher => difference,
            Self::Lower => -difference,
        }
    }
}
