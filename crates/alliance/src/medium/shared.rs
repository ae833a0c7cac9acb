//! What the members of a group work with together.

use super::Medium;

/// What several episodes share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// None of them has a medium.
    Without,
    /// Each works with this one.
    With(Medium),
    /// They differ.
    Several,
}

impl Shared {
    /// What somebody who joins them begins with: what they share, and otherwise nothing.
    pub fn begins_with(self) -> Option<Medium> {
        match self {
            Self::With(medium) => Some(medium),
            Self::Without | Self::Several => None,
        }
    }
}

/// What these share.
///
/// # Shape
/// The medium of each episode, in any order; the same one may stand there more than once.
/// # Missing data
/// `None` is an episode without a medium; of no episodes at all nothing is shared, so they are [`Shared::Without`].
/// # Example
/// ```
/// use alliance::medium::Medium;
/// use alliance::medium::shared::{Shared, shared};
///
/// assert_eq!(shared([Some(Medium::Drama), Some(Medium::Drama)]), Shared::With(Medium::Drama));
/// assert_eq!(shared([Some(Medium::Drama), None]), Shared::Several);
/// assert_eq!(shared([]), Shared::Without);
/// ```
pub fn shared(media: impl IntoIterator<Item = Option<Medium>>) -> Shared {
    let mut media = media.into_iter();
    let Some(first) = media.next() else { return Shared::Without };
    if media.any(|medium| medium != first) {
        return Shared::Several;
    }
    first.map_or(Shared::Without, Shared::With)
}
