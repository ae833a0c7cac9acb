//! The media of an episode: one at a time, with what came before.

use super::Medium;
use crate::clock::Timestamp;

/// From when an episode worked with a medium, or with none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediumChange {
    /// From when.
    pub at: Timestamp,
    /// With which; `None` from when it worked without.
    pub medium: Option<Medium>,
}

/// What an episode worked with at a moment.
///
/// # Shape
/// `changes` in the order in which they were made.
/// # Missing data
/// `None` before the first change, and while it worked without a medium.
pub fn medium_at(changes: &[MediumChange], at: Timestamp) -> Option<&Medium> {
    changes.iter().rev().find(|change| change.at <= at).and_then(|change| change.medium.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_change_before_a_moment_counts() {
        let change = |ms, medium| MediumChange { at: Timestamp::from_ms(ms), medium };
        let changes = [change(10, Some(Medium::Music)), change(20, Some(Medium::Drama)), change(30, None)];
        let check = |ms, expected: Option<&Medium>| {
            assert_eq!(medium_at(&changes, Timestamp::from_ms(ms)), expected, "{ms}");
        };
        check(9, None);
        check(10, Some(&Medium::Music));
        check(25, Some(&Medium::Drama));
        check(30, None);
    }
}
