//! Refusals of a study of what went with change.

use crate::process_outcome::error::StudyError;
use crate::speech::Speech;

pub(super) fn sentence(error: &StudyError, speech: Speech) -> String {
    match error {
        StudyError::NoFactors => speech.t("refusal-study-no-factors"),
        StudyError::NoBaseline => speech.t("refusal-study-no-baseline"),
        StudyError::NoSessions => speech.t("refusal-study-no-sessions"),
        StudyError::NoPersons => speech.t("refusal-study-no-persons"),
        StudyError::PersonTwice { person, rows: (one, other) } => {
            speech.with("refusal-study-person-twice", &[("person", person), ("one", one), ("other", other)])
        }
        StudyError::SessionTwice { person, session, rows: (one, other) } => speech.with(
            "refusal-study-session-twice",
            &[("person", person), ("session", session), ("one", one), ("other", other)],
        ),
        StudyError::TwoValues { person, column, one, other } => speech.with(
            "refusal-study-two-values",
            &[("person", person), ("column", column), ("one", one), ("other", other)],
        ),
        StudyError::NothingDiffers { factors } => speech.with(
            "refusal-study-nothing-differs",
            &[("factors", &speech.row_of(factors)), ("count", &factors.len())],
        ),
        StudyError::NoLevels { groups, trainers } => {
            speech.with("refusal-study-no-levels", &[("groups", groups), ("trainers", trainers)])
        }
        StudyError::NoOutcome { outcome } => speech.with("refusal-study-no-outcome", &[("outcome", outcome)]),
    }
}
