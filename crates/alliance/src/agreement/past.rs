//! The agreement as it stood at a moment that is past.

use super::Agreement;
use super::point::{Confirmation, Point, Version};
use crate::clock::Timestamp;
use std::collections::BTreeSet;

impl Agreement {
    /// When it became what it then was: each moment of a version or a confirmation, oldest first. A moment names the
    /// agreement that held from then to the next one.
    pub fn moments(&self) -> Vec<Timestamp> {
        let moments: BTreeSet<Timestamp> = self
            .points()
            .iter()
            .flat_map(|point| {
                let versions = point.versions().iter().map(|version| version.at);
                versions.chain(point.confirmations().iter().map(|yes| yes.at))
            })
            .collect();
        moments.into_iter().collect()
    }

    /// The agreement that held at a moment, by the moment from which it did; `None` before there was one.
    pub fn in_force(&self, at: Timestamp) -> Option<Timestamp> {
        self.moments().into_iter().rev().find(|moment| *moment <= at)
    }

    /// The agreement as it stood then, with what was rated until then.
    ///
    /// # Missing data
    /// A goal or task that nobody had put into words yet is not in it.
    #[must_use]
    pub fn as_of(&self, at: Timestamp) -> Self {
        let until = |point: &Point| {
            let versions: Vec<Version> =
                point.versions().iter().take_while(|version| version.at <= at).cloned().collect();
            let last = versions.last()?.number;
            let was_said = |yes: &&Confirmation| yes.at <= at && yes.version <= last;
            let confirmations = point.confirmations().iter().filter(was_said).copied().collect();
            let given = point.given().iter().filter(|given| given.at <= at).copied().collect();
            let then = Point::of(point.id(), point.kind(), versions, confirmations, given);
            Some(then.expect("the beginning of a history is a history"))
        };
        Self::of(self.points().iter().filter_map(until).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::merge::Edit;
    use crate::agreement::point::{Kind, Status};
    use crate::agreement::terms::{Terms, Words};
    use crate::agreement::{Author, Side};
    use crate::clock::{DAY_MS, SeededChance};
    use crate::ids::PointId;
    use crate::samples;

    fn day(number: i64) -> Timestamp {
        samples::TODAY.plus_ms(number * DAY_MS)
    }

    fn terms(text: &str) -> Terms {
        Terms::default().with_words(Side::Client, Words::read(text).unwrap())
    }

    /// A goal of day 0 that both confirmed on day 1 and that the client changed on day 3; another goal of day 2.
    fn agreement() -> Agreement {
        let chance = SeededChance::new(1);
        let nothing = Agreement::default();
        let first = nothing.propose(Kind::Goal, terms("rust"), Author::Client, day(0)).unwrap();
        let other = nothing.propose(Kind::Goal, terms("werk"), Author::Client, day(2)).unwrap();
        let id = PointId::make(day(0), &chance);
        let yes = |author| Confirmation { version: 1, author, at: day(1) };
        let both = vec![yes(Author::Client), yes(Author::Therapist(samples::therapist().id))];
        let goal = Point::of(id, Kind::Goal, vec![first.clone()], both.clone(), vec![]).unwrap();
        let edit = Edit { base: 1, terms: terms("rust en slaap") };
        let changed = Agreement::of(vec![goal]).change(id, &edit, Author::Client, day(3)).unwrap();
        let goal = Point::of(id, Kind::Goal, vec![first, changed], both, vec![]).unwrap();
        let second = PointId::make(day(2), &chance);
        Agreement::of(vec![goal, Point::of(second, Kind::Goal, vec![other], vec![], vec![]).unwrap()])
    }

    #[test]
    fn the_agreement_in_force_is_the_last_one_made_by_then() {
        let agreement = agreement();
        assert_eq!(agreement.moments(), [0, 1, 2, 3].map(day));
        let check = |at: Timestamp, expected: Option<Timestamp>| assert_eq!(agreement.in_force(at), expected);
        check(day(-1), None);
        check(day(0), Some(day(0)));
        check(day(1).plus_ms(1), Some(day(1)));
        check(day(40), Some(day(3)));
    }

    #[test]
    fn as_it_stood_then_it_knows_nothing_of_later() {
        let agreement = agreement();
        let told = |at: Timestamp| -> Vec<(String, Status)> {
            let then = agreement.as_of(at);
            then.points().iter().map(|point| (point.title().to_owned(), point.status())).collect()
        };
        assert_eq!(told(day(-1)), []);
        assert_eq!(told(day(0)), [("rust".into(), Status::Proposed)]);
        assert_eq!(told(day(1)), [("rust".into(), Status::Agreed)]);
        assert_eq!(told(day(2)).len(), 2);
        assert_eq!(told(day(3))[0], ("rust en slaap".into(), Status::Proposed));
        assert_eq!(agreement.as_of(day(3)), agreement);
    }
}
