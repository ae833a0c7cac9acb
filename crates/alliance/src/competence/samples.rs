//! Raters and ratings for tests.

use super::observation::{Rating, Remarks};
use super::{Domain, Level, Levels};
use crate::clock::{SeededChance, Timestamp};
use crate::ids::MemberId;

/// The members with these numbers.
pub(super) fn member(number: u64) -> MemberId {
    MemberId::make(Timestamp::from_ms(1_000), &SeededChance::new(number))
}

/// Levels in the order of the domains; 0 for one that could not be seen.
pub(super) fn levels(numbers: [u8; 6]) -> Levels {
    let pairs = Domain::ALL.iter().copied().zip(numbers);
    Levels(pairs.filter_map(|(domain, number)| Some((domain, Level::of(number)?))).collect())
}

pub(super) fn rating(rater: MemberId, numbers: [u8; 6]) -> Rating {
    Rating { rater, at: Timestamp::from_ms(2_000), levels: levels(numbers), remarks: Remarks::default() }
}
