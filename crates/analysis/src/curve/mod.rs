//! How completed courses of one service went, by where they began.

pub mod document;
pub mod json;
#[cfg(test)]
mod tests;

use crate::chosen::{Chosen, expect_varied, names, numbers};
use crate::failure::{AskedError, Failure};
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use stats::quantile::quantile;
use stats::response_curve::{Courses, CurvePoint, Expectation, ResponseCurves, expectation};

/// Sessions of a curve: more are chosen evenly.
const SESSIONS_MAX: usize = 24;

/// What is asked of completed courses.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of scores.
    pub score: String,
    /// The column that names the course.
    pub course: String,
    /// The column of session numbers, from 1.
    pub session: String,
    /// The column of scores at intake, the same in every row of a course.
    pub intake: String,
    /// The intakes to draw; the quartiles unless said.
    pub at: Vec<f64>,
    /// The share of people a band holds, between 0 and 1.
    pub share: f64,
}

/// Curves with the courses they rest on.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The curves' model.
    pub curves: ResponseCurves,
    /// One curve for each intake.
    pub drawn: Vec<(f64, Vec<CurvePoint>)>,
}

/// Reads the courses and learns the curves.
///
/// # Errors
/// [`Failure`]: fewer than 200 courses, sessions that do not count from 1, two intakes in one course.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let chosen =
        Chosen { measured: vec![&asked.score, &asked.session, &asked.intake], naming: vec![&asked.course] };
    let prepared = chosen.read(preparation, source)?;
    let [score, session, intake] =
        [&asked.score, &asked.session, &asked.intake].map(|name| numbers(&prepared, name));
    let (score, session, intake) = (score?, session?, intake?);
    let course = names(&prepared, &asked.course)?;
    let found = expectation(Courses { course: &course, session: &session, score: &score, intake: &intake })?;
    let curves = match found {
        Expectation::Curves(curves) => *curves,
        Expectation::TooFew { courses, needed } => {
            return Err(AskedError::FewCourses { courses, needed }.into());
        }
    };
    expect_varied(&asked.intake, &intake, |_| true)?;
    expect_varied(&asked.session, &session, |_| true)?;
    let at = match asked.at.as_slice() {
        [] => {
            [0.25, 0.5, 0.75].iter().map(|part| quantile(&intake, *part)).collect::<Result<Vec<f64>, _>>()?
        }
        given => given.to_vec(),
    };
    let sessions = sessions(curves.sessions.lower, curves.sessions.upper);
    let curve = |intake: f64| Ok::<_, Failure>((intake, curves.curve(intake, &sessions, asked.share)?));
    let drawn = at.into_iter().map(curve).collect::<Result<Vec<_>, _>>()?;
    Ok(Outcome { asked, prepared, curves, drawn })
}

/// Whole sessions from the first to the last that were seen.
fn sessions(first: f64, last: f64) -> Vec<u32> {
    // A float that is too large becomes the largest whole number.
    let (first, last) = (first.ceil().max(1.0) as u32, last.floor() as u32);
    let step = last.saturating_sub(first) as usize / SESSIONS_MAX + 1;
    (first..=last).step_by(step).collect()
}
