//! Where the two rate furthest apart.

use super::point::Point;
use super::rating::{Question, Rating};
use super::{Agreement, Side};
use crate::ids::PointId;
use crate::reveal::Distance;

/// Two ratings of the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Of what.
    pub point: PointId,
    /// To which question.
    pub question: Question,
    /// The client's last rating.
    pub client: Rating,
    /// The therapist's last rating.
    pub therapist: Rating,
}

impl Difference {
    /// Who rates higher; `None` if neither does.
    pub fn higher(&self) -> Option<Side> {
        match self.client.cmp(&self.therapist) {
            std::cmp::Ordering::Greater => Some(Side::Client),
            std::cmp::Ordering::Less => Some(Side::Therapist),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// How many points lie between the two.
    pub fn size(&self) -> u8 {
        self.client.points().abs_diff(self.therapist.points())
    }

    /// How far that is, in the words of the reveal.
    pub fn distance(&self) -> Distance {
        Distance::of(f64::from(self.size()))
    }
}

/// The differences of at least a point, largest first, of goals and tasks that go on.
///
/// # Missing data
/// What one of the two did not rate has no difference. It is not counted as none.
/// # Source
/// our choice, ADR-0009
pub fn differences(agreement: &Agreement) -> Vec<Difference> {
    let mut found: Vec<Difference> = agreement
        .points()
        .iter()
        .filter(|point| point.is_going_on())
        .flat_map(|point| Question::ALL.iter().filter_map(|&question| difference(point, question)))
        .filter(|difference| difference.size() > 0)
        .collect();
    // A stable sort: of equal ones, the older point and the earlier question come first.
    found.sort_by_key(|difference| std::cmp::Reverse(difference.size()));
    found
}

fn difference(point: &Point, question: Question) -> Option<Difference> {
    Some(Difference {
        point: point.id(),
        question,
        client: point.rating(question, Side::Client)?,
        therapist: point.rating(question, Side::Therapist)?,
    })
}
