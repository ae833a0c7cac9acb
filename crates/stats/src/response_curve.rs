//! The course that completed courses of one service let expect, by where a person began.
//!
//! A curve is a reading aid beside a person's own line, with its bands; it says how courses like this one went, not how this
//! one will go.

use crate::change::expected_course::COURSES_MIN;
use crate::error::StatsError;
use crate::interval::Interval;
use crate::mixed::deviance::Criterion;
use crate::mixed::error::ModelError;
use crate::mixed::fit::LinearFit;
use crate::mixed::predict::Scope;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table, TableError};

/// Completed courses of one instrument and one service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Courses<'c> {
    /// Whose course each row is of.
    pub course: &'c Factor,
    /// The session, counted from 1.
    pub session: &'c [Option<f64>],
    /// The score at that session.
    pub score: &'c [Option<f64>],
    /// The score at intake, the same in every row of a course.
    pub intake: &'c [Option<f64>],
}

/// What completed courses let expect.
#[derive(Debug, Clone)]
pub enum Expectation {
    /// Too few of them: nothing is expected from so little.
    TooFew {
        /// How many there are.
        courses: usize,
        /// How many it takes.
        needed: usize,
    },
    /// A curve for every intake score.
    Curves(Box<ResponseCurves>),
}

/// Curves by intake score.
#[derive(Debug, Clone)]
pub struct ResponseCurves {
    /// The mixed model behind them: `score ~ log(session) * intake + (1 + log(session) | course)`.
    pub fit: LinearFit,
    /// How many courses they rest on.
    pub courses: usize,
    /// The intake scores they were seen with. Outside, a curve would be a guess.
    pub intakes: Interval,
    /// The sessions they were seen with.
    pub sessions: Interval,
}

/// One session of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The session, from 1.
    pub session: u32,
    /// The expected score.
    pub expected: f64,
    /// Where the mean of all courses with this intake lies.
    pub mean: Interval,
    /// Where the score of one new person lies.
    pub person: Interval,
    /// Whether courses were seen with this intake and this session.
    pub seen: Seen,
}

/// Whether courses like the one asked for were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// They were.
    Within,
    /// Intake or session lies outside what was seen.
    Outside,
}

/// Why there are no curves.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CurveError {
    /// A number lies where a formula does not exist.
    #[error(transparent)]
    Number(#[from] StatsError),
    /// The mixed model cannot be fitted.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The columns do not make a table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A session is counted from 1.
    #[error("read session {session} in row {row}; sessions count from 1")]
    Session {
        /// The row, from 0.
        row: usize,
        /// What was found.
        session: f64,
    },
    /// An intake score is one per course.
    #[error("begin course {course:?} at both {one} and {other}; an intake score is one per course")]
    TwoIntakes {
        /// The course.
        course: String,
        /// One score.
        one: f64,
        /// Another.
        other: f64,
    },
}

/// Learns curves from completed courses; refuses, as a value, when there are fewer than [`COURSES_MIN`].
///
/// `y_it = (b₀ + u₀ᵢ) + (b₁ + u₁ᵢ)·ln t + b₂·intake + b₃·ln t·intake + e_it`, by restricted maximum likelihood.
///
/// # Missing data
/// A row counts when all of it is there, a course when one of its rows does. Courses that are not completed do not belong here:
/// those who stopped early would be mistaken for those who were soon well.
/// # Errors
/// [`CurveError::Session`], [`CurveError::TwoIntakes`], [`CurveError::Table`] for columns of unequal length,
/// [`CurveError::Model`].
/// # Source
/// [FinchLambert2001]
/// # Example
/// ```
/// use verbond_stats::response_curve::{Courses, Expectation, expectation};
/// use verbond_stats::table::factor::Factor;
///
/// let course = Factor::from_texts(["a", "a", "b", "b"].map(Some));
/// let session = [1.0, 2.0, 1.0, 2.0].map(Some);
/// let (score, intake) = ([20.0, 18.0, 25.0, 22.0].map(Some), [21.0, 21.0, 26.0, 26.0].map(Some));
/// let courses = Courses { course: &course, session: &session, score: &score, intake: &intake };
/// assert!(matches!(expectation(courses)?, Expectation::TooFew { courses: 2, needed: 200 }));
/// # Ok::<(), verbond_stats::response_curve::CurveError>(())
/// ```
pub fn expectation(courses: Courses<'_>) -> Result<Expectation, CurveError> {
    let Courses { course, session, score, intake } = courses;
    let table = Table::new([
        ("course", Column::Factor(course.clone())),
        ("session", Column::Numbers(Numbers::new(session.iter().copied())?)),
        ("score", Column::Numbers(Numbers::new(score.iter().copied())?)),
        ("intake", Column::Numbers(Numbers::new(intake.iter().copied())?)),
    ])?;
    let mut begun: Vec<Option<f64>> = vec![None; course.levels().len()];
    let (mut sessions, mut intakes) = (Range::empty(), Range::empty());
    for row in 0..table.row_count() {
        let (Some(code), Some(at), Some(_), Some(start)) =
            (course.code(row), session[row], score[row], intake[row])
        else {
            continue;
        };
        if at < 1.0 {
            return Err(CurveError::Session { row, session: at });
        }
        let one = *begun[code].get_or_insert(start);
        if one != start {
            return Err(CurveError::TwoIntakes { course: course.levels()[code].clone(), one, other: start });
        }
        sessions.take(at);
        intakes.take(start);
    }
    let count = begun.iter().flatten().count();
    if count < COURSES_MIN {
        return Ok(Expectation::TooFew { courses: count, needed: COURSES_MIN });
    }
    let formula = "score ~ log(session) * intake + (1 + log(session) | course)";
    let fit = LinearFit::read(formula, &table, Criterion::Reml)?;
    let (intakes, sessions) = (intakes.interval(), sessions.interval());
    Ok(Expectation::Curves(Box::new(ResponseCurves { fit, courses: count, intakes, sessions })))
}

/// The least and the largest of numbers.
struct Range(f64, f64);

impl Range {
    fn empty() -> Self {
        Self(f64::INFINITY, f64::NEG_INFINITY)
    }

    fn take(&mut self, value: f64) {
        *self = Self(self.0.min(value), self.1.max(value));
    }

    fn interval(&self) -> Interval {
        Interval { lower: self.0, upper: self.1 }
    }
}

impl ResponseCurves {
    /// The curve of one intake score, with the band that holds this share of people.
    ///
    /// `x′b ± z·√(x′Φx + x_r′Ψx_r + σ²)`.
    ///
    /// # Range and units
    /// The unit of the score; `share` between 0 and 1, usually 0.68 and 0.80, or 0.50 for quartiles.
    /// # Errors
    /// [`CurveError::Number`] for another share or an intake that is not finite.
    /// # Source
    /// [FinchLambert2001]
    pub fn curve(&self, intake: f64, sessions: &[u32], share: f64) -> Result<Vec<CurvePoint>, CurveError> {
        let numbers = |values: Vec<f64>| Ok::<_, TableError>(Column::Numbers(Numbers::complete(values)?));
        let at: Vec<f64> = sessions.iter().map(|session| f64::from((*session).max(1))).collect();
        let table = Table::new([
            ("session", numbers(at.clone())?),
            ("intake", numbers(vec![intake; at.len()])?),
            ("course", Column::Factor(Factor::from_texts(vec![None; at.len()]))),
        ])?;
        let predicted = self.fit.predict(&table, Scope::NewGroup, share)?;
        let seen = |session: f64| {
            let is_within = self.intakes.holds(intake) && self.sessions.holds(session);
            if is_within { Seen::Within } else { Seen::Outside }
        };
        let point = |(session, prediction): (&f64, Option<crate::mixed::predict::Prediction>)| {
            prediction.map(|prediction| CurvePoint {
                session: *session as u32,
                expected: prediction.value,
                mean: prediction.everyone,
                person: prediction.observation,
                seen: seen(*session),
            })
        };
        Ok(at.iter().zip(predicted).filter_map(point).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::normal;
    use crate::reference::close;

    /// 240 courses that fall with the logarithm of the session, each in its own way.
    struct Simulated {
        course: Factor,
        columns: [Vec<Option<f64>>; 3],
    }

    impl Simulated {
        fn new(count: u32) -> Self {
            let spread = |place: u32, step: u32| {
                // Normal quantiles in an order that goes with nothing else.
                let share = (f64::from((place * step) % 241) + 0.5) / 241.0;
                normal::quantile(share).unwrap()
            };
            let (mut names, mut columns) = (Vec::new(), [Vec::new(), Vec::new(), Vec::new()]);
            for person in 1..=count {
                let intake = (30.0 + 5.0 * spread(person, 7)).round();
                for session in 1..=8_u32 {
                    let fall = -3.0 + 0.8 * spread(person, 29);
                    let score = intake - 1.0
                        + 2.0 * spread(person, 13)
                        + fall * f64::from(session).ln()
                        + 1.5 * spread(person * 8 + session, 101);
                    names.push(format!("p{person:03}"));
                    let row = [f64::from(session), score, intake];
                    columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(Some(cell)));
                }
            }
            Self { course: Factor::from_texts(names.iter().map(|name| Some(name.as_str()))), columns }
        }

        fn courses(&self) -> Courses<'_> {
            let [session, score, intake] = &self.columns;
            Courses { course: &self.course, session, score, intake }
        }
    }

    #[test]
    fn two_hundred_courses_give_curves_and_one_fewer_gives_a_refusal() {
        let few = Simulated::new(199);
        let refused = expectation(few.courses()).unwrap();
        assert!(matches!(refused, Expectation::TooFew { courses: 199, needed: 200 }));
        let enough = Simulated::new(240);
        let Expectation::Curves(curves) = expectation(enough.courses()).unwrap() else { panic!("curves") };
        assert_eq!((curves.courses, curves.sessions.upper), (240, 8.0));
        let curve = curves.curve(30.0, &[1, 2, 4, 8, 12], 0.80).unwrap();
        close("first", curve[0].expected, 29.0, 0.0, 0.5);
        close("eighth", curve[3].expected, 29.0 - 3.0 * 8.0_f64.ln(), 0.0, 0.7);
        let spread = (2.0_f64.powi(2) + 1.5_f64.powi(2)).sqrt();
        let half = (curve[0].person.upper - curve[0].person.lower) / 2.0;
        close("band", half, 1.2816 * spread, 0.1, 0.0);
        assert_eq!((curve[3].seen, curve[4].seen), (Seen::Within, Seen::Outside));
        for point in curve {
            assert!(point.person.lower < point.mean.lower && point.mean.upper < point.person.upper);
        }
    }

    #[test]
    fn the_band_of_the_share_asked_for_holds_about_that_share_of_the_courses() {
        let enough = Simulated::new(240);
        let Expectation::Curves(curves) = expectation(enough.courses()).unwrap() else { panic!("curves") };
        let [session, score, intake] = &enough.columns;
        for share in [0.50, 0.68, 0.80] {
            let mut inside = 0.0;
            for row in 0..score.len() {
                let at = session[row].unwrap() as u32;
                let point = curves.curve(intake[row].unwrap(), &[at], share).unwrap()[0];
                inside += f64::from(u8::from(point.person.holds(score[row].unwrap())));
            }
            close("share", inside / score.len() as f64, share, 0.0, 0.04);
        }
    }

    #[test]
    fn a_session_before_the_first_and_two_intakes_of_one_course_are_refused() {
        let mut simulated = Simulated::new(3);
        simulated.columns[2][1] = Some(99.0);
        let refused = expectation(simulated.courses()).unwrap_err();
        assert!(matches!(refused, CurveError::TwoIntakes { other, .. } if other == 99.0));
        simulated.columns[0][0] = Some(0.0);
        let refused = expectation(simulated.courses()).unwrap_err();
        assert_eq!(refused, CurveError::Session { row: 0, session: 0.0 });
    }
}
