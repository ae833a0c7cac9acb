//! Whether the two lie further apart than two readings of one thing would.

use super::known::Known;
use super::setting::Rate;
use crate::reveal::Pair;
use stats::StatsError;
use stats::distribution::normal;

/// A difference that errors of measurement alone seldom give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The client's position, 0–10.
    pub client: f64,
    /// The therapist's position, 0–10.
    pub therapist: f64,
    /// The standard error of a difference, in points.
    pub standard_error: f64,
    /// Who is lower.
    pub direction: Direction,
}

/// Which way a difference points: the two do not mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The therapist stands lower.
    TherapistLower,
    /// The therapist stands higher.
    TherapistHigher,
}

crate::words!(Direction, "direction of a difference", {
    TherapistLower => "therapist-lower",
    TherapistHigher => "therapist-higher",
});

impl Difference {
    /// The difference of a pair, if it is too large for errors of measurement.
    ///
    /// `|client − therapist| ≥ z·√(e² + e'²)` with the errors of both readings; the chosen share of equal pairs lies
    /// beyond `z`, half on each side.
    ///
    /// # Missing data
    /// One position alone differs from nothing: `None`.
    /// # Errors
    /// None of its own: every rate has its `z`.
    /// # Source
    /// [JacobsonTruax1991], with two readings by different persons in place of two moments
    pub fn of(
        pair: &Pair,
        client: &Known,
        therapist: &Known,
        rate: Rate,
    ) -> Result<Option<Self>, StatsError> {
        let (Some(of_client), Some(of_therapist)) = (pair.client, pair.therapist) else { return Ok(None) };
        let standard_error = client.practice.error.hypot(therapist.practice.error);
        let size = normal::quantile(1.0 - rate.share() / 2.0)? * standard_error;
        let difference = of_client - of_therapist;
        Ok((difference.abs() >= size).then_some(Self {
            client: of_client,
            therapist: of_therapist,
            standard_error,
            direction: if difference > 0.0 { Direction::TherapistLower } else { Direction::TherapistHigher },
        }))
    }
}
