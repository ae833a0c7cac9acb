//! The course that completed courses of the same service let expect.

use crate::distribution::normal;
use crate::error::StatsError;

/// Completed courses of one instrument and one service that are needed before anything may be expected from them.
pub const COURSES_MIN: usize = 200;

/// A score that falls or rises with the logarithm of the session number, and how far people stray from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedCourse {
    /// What is expected at the first session.
    pub intercept: f64,
    /// Change per unit of `ln` session number.
    pub slope: f64,
    /// The spread of people around the course; above 0.
    pub standard_deviation: f64,
}

impl ExpectedCourse {
    /// What is expected at a session, `b₀ + b₁·ln t`.
    ///
    /// # Range and units
    /// The unit of the score; sessions count from 1.
    /// # Source
    /// [FinchLambert2001]
    /// # Example
    /// ```
    /// use verbond_stats::change::expected_course::ExpectedCourse;
    ///
    /// let course = ExpectedCourse { intercept: 80.0, slope: -9.0, standard_deviation: 12.0 };
    /// assert!((course.at(3) - 70.1).abs() < 0.05);
    /// ```
    pub fn at(self, session_number: u32) -> f64 {
        self.intercept + self.slope * f64::from(session_number.max(1)).ln()
    }

    /// The middle band that holds this share of people at a session.
    ///
    /// # Range and units
    /// The unit of the score; `share` between 0 and 1, usually 0.68 and 0.80.
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`]
    /// # Source
    /// [FinchLambert2001]
    /// # Example
    /// ```
    /// use verbond_stats::change::expected_course::ExpectedCourse;
    ///
    /// let course = ExpectedCourse { intercept: 80.0, slope: -9.0, standard_deviation: 12.0 };
    /// assert!((course.band(5, 0.80)?.upper - 80.9).abs() < 0.05);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn band(self, session_number: u32, share: f64) -> Result<super::control_chart::Limits, StatsError> {
        if !(self.standard_deviation > 0.0 && self.standard_deviation.is_finite()) {
            let value = self.standard_deviation;
            return Err(StatsError::ParameterOutOfRange { parameter: "standard deviation", value });
        }
        let (centre, half) = (self.at(session_number), normal::two_sided(share)? * self.standard_deviation);
        Ok(super::control_chart::Limits { lower: centre - half, upper: centre + half })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::close;

    #[test]
    fn a_falling_course_has_its_expected_scores_and_bands() {
        let course = ExpectedCourse { intercept: 80.0, slope: -9.0, standard_deviation: 12.0 };
        for (session, expected) in [(1, 80.0), (2, 73.8), (3, 70.1), (5, 65.5), (10, 59.3)] {
            close("expected", course.at(session), expected, 0.0, 0.05);
        }
        close("80 %", course.band(3, 0.80).unwrap().upper, 85.5, 0.0, 0.05);
        close("80 %", course.band(5, 0.80).unwrap().upper, 80.9, 0.0, 0.05);
        // The published band of 68 % is 0.994 standard deviations wide and printed as 1.
        close("68 %", course.band(3, 0.68).unwrap().upper, 82.1, 0.0, 0.05 + 0.006 * 12.0);
        close("68 %", course.band(5, 0.68).unwrap().upper, 77.5, 0.0, 0.05 + 0.006 * 12.0);
    }
}
