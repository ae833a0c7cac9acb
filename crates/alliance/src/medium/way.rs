//! Ways of answering, and how a gesture becomes the same answer as a word.

/// How somebody answers: in words, or without. The client chooses, and may choose otherwise next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// One of seven words.
    Words,
    /// Three markers on a field: near is close ([`field`](super::field)).
    Markers,
    /// One of seven colours, from pale to full.
    Colour,
    /// A place on a line from far to near.
    Distance,
    /// A place on a row from soft to loud.
    Loudness,
}

crate::words!(Way, "way of answering", {
    Words => "words",
    Markers => "markers",
    Colour => "colour",
    Distance => "distance",
    Loudness => "loudness",
});

/// How many answers there are, in every way.
pub const STEPS: i32 = 7;

/// A place on the scale 0 to 10 that every screen shares.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Position(f64);

/// A gesture ended where there is nothing to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a gesture that ends outside its field")]
pub struct Outside;

impl Position {
    /// The place that lies `at` on a line of this length, both in the same unit, whichever that is.
    ///
    /// `10 · at / length`
    ///
    /// # Range and units
    /// 0 at the far, soft or pale end, 10 at the other.
    /// # Errors
    /// Before the beginning, after the end, or on a line without length.
    /// # Source
    /// our choice, ADR-0021
    /// # Example
    /// ```
    /// use alliance::medium::way::Position;
    ///
    /// // The same place on a telephone and on a large screen is the same answer.
    /// let small = Position::along(80.0, 320.0).expect("it lies on the line");
    /// let large = Position::along(480.0, 1_920.0).expect("it lies on the line");
    /// assert_eq!((small, small.step()), (large, 1));
    /// assert!(Position::along(321.0, 320.0).is_err());
    /// ```
    pub fn along(at: f64, length: f64) -> Result<Self, Outside> {
        if length > 0.0 && (0.0..=length).contains(&at) {
            Ok(Self(10.0 * (at / length)))
        } else {
            Err(Outside)
        }
    }

    /// The place of an answer, 0 to 6.
    ///
    /// # Errors
    /// No such answer.
    pub fn of_step(step: i32) -> Result<Self, Outside> {
        if (0..STEPS).contains(&step) {
            Ok(Self(10.0 * f64::from(step) / f64::from(STEPS - 1)))
        } else {
            Err(Outside)
        }
    }

    /// The number, 0 to 10.
    pub const fn value(self) -> f64 {
        self.0
    }

    /// The answer it stands for: the nearest of the seven, and of two that are equally near the one further from the
    /// middle, so that turning the line round turns the answers round.
    ///
    /// # Range and units
    /// 0 to 6, as the words are stored.
    /// # Source
    /// our choice, ADR-0021
    pub fn step(self) -> i32 {
        let steps = self.0 * f64::from(STEPS - 1) / 10.0;
        let nearest = if self.0 < 5.0 { (steps - 0.5).ceil() } else { (steps + 0.5).floor() };
        (0..STEPS).find(|step| f64::from(*step) >= nearest).expect("a position lies from 0 to 10")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Monotone: further along is never a lower answer.
        #[test]
        fn further_along_is_never_a_lower_answer(one in 0.0..=1.0_f64, other in 0.0..=1.0_f64) {
            let (before, after) = (one.min(other), one.max(other));
            let step = |at| Position::along(at, 1.0).unwrap().step();
            prop_assert!(step(before) <= step(after));
        }

        /// Symmetric: the line turned round gives the answers turned round.
        #[test]
        fn a_line_turned_round_gives_the_answers_turned_round(at in 0_u32..=10_000) {
            let step = |at: u32| Position::along(f64::from(at), 10_000.0).unwrap().step();
            prop_assert_eq!(step(at) + step(10_000 - at), STEPS - 1);
        }

        /// Resolution independent: only the share of the line counts.
        #[test]
        fn the_same_share_of_any_line_is_the_same_answer(share in 0_u32..=1_000, width in 1_u32..=8_000) {
            let on = |length: f64| Position::along(f64::from(share) * length / 1_000.0, length).unwrap();
            let (one, other) = (on(1_000.0), on(f64::from(width)));
            prop_assert!((one.value() - other.value()).abs() < 1e-9);
        }

        #[test]
        fn what_lies_outside_the_line_is_refused(beyond in 1e-6..1e6_f64, length in 1.0..5_000.0_f64) {
            prop_assert_eq!(Position::along(-beyond, length), Err(Outside));
            prop_assert_eq!(Position::along(length + beyond, length), Err(Outside));
        }
    }

    #[test]
    fn every_answer_is_reached_and_is_its_own_nearest() {
        for step in 0..STEPS {
            assert_eq!(Position::of_step(step).unwrap().step(), step);
        }
        assert_eq!(Position::of_step(-1), Err(Outside));
        assert_eq!(Position::of_step(STEPS), Err(Outside));
    }

    #[test]
    fn a_line_without_length_and_no_number_are_refused() {
        assert_eq!(Position::along(0.0, 0.0), Err(Outside));
        assert_eq!(Position::along(f64::NAN, 1.0), Err(Outside));
        assert_eq!(Position::along(0.5, f64::NAN), Err(Outside));
        assert_eq!(Position::along(0.5, f64::INFINITY).map(Position::value), Ok(0.0));
    }
}
