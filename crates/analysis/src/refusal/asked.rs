//! Refusals of a question that the rows do not answer.

use crate::failure::AskedError;
use crate::speech::Speech;

pub(super) fn sentence(error: &AskedError, speech: Speech) -> String {
    match error {
        AskedError::NoPairs { persons, both } => {
            speech.with("refusal-no-pairs", &[("persons", persons), ("both", both)])
        }
        AskedError::TwoScores { person, moment } => {
            speech.with("refusal-two-scores", &[("person", person), ("moment", moment)])
        }
        AskedError::NoSuchSeries { column, name } => {
            speech.with("refusal-no-such-series", &[("column", column), ("name", name)])
        }
        AskedError::NoSeries { count, needed } => {
            speech.with("refusal-no-series", &[("count", count), ("needed", needed)])
        }
        AskedError::OneLevel { column, clusters, rows } => speech
            .with("refusal-one-level-only", &[("column", column), ("clusters", clusters), ("rows", rows)]),
        AskedError::NotASummary { path, why } => {
            let path = path.display().to_string();
            speech.with("refusal-not-a-summary", &[("path", &path), ("why", why)])
        }
        AskedError::OtherPlan { first, path, what } => {
            let (first, path) = (first.display().to_string(), path.display().to_string());
            speech.with("refusal-other-plan", &[("first", &first), ("path", &path), ("what", what)])
        }
        AskedError::SessionFromOne { row, session } => {
            let (row, session) = ((row + 1).to_string(), speech.plain(*session));
            speech.with("refusal-session-from-one", &[("row", &row), ("session", &session)])
        }
        AskedError::TwoIntakes { course } => speech.with("refusal-two-intakes", &[("course", course)]),
        AskedError::FewCourses { courses, needed } => {
            speech.with("refusal-few-courses", &[("courses", courses), ("needed", needed)])
        }
    }
}
