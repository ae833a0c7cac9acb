//! What a trainer may see of the own groups beside all groups: for that trainer alone.
//!
//! A group counts with its mean of four people or more, of a set of answers that does not grow any more; the range of other
//! groups shows from three groups of three other trainers on. Of fewer, somebody could be read out of it.

use super::group::{GROUPS_LEAST, GroupSession, MEMBERS_LEAST, MemberAnswers, counted, session};
use super::run::Run;
use crate::administration::score::score;
use crate::clock::Timestamp;
use crate::component::Component;
use crate::ids::MemberId;
use crate::instrument::catalogue;
use std::collections::BTreeSet;

/// The fewest other trainers whose groups make a range.
///
/// # Source
/// our choice, ADR-0023
pub const TRAINERS_LEAST: usize = 3;
/// The scale of the group check that stands for the group as a whole.
const COHESION: &str = "group";
const SESSION_CHECK: &str = "session-check";

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Looked {
    /// How members are with the group.
    Cohesion,
    /// How members and trainer work together: bond, goal and task.
    Alliance,
}

crate::words!(Looked, "part of a mirror", { Cohesion => "cohesion", Alliance => "alliance" });

/// The mean of one group after one session, and who gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMean {
    /// Who gave the session.
    pub trainers: BTreeSet<MemberId>,
    /// The mean of its members, on the axis 0–10.
    pub mean: f64,
}

/// The mean of a group after a session; `None` under four people, before the set of answers is closed and open, and for
/// cohesion where members see it too differently for a mean.
///
/// # Shape
/// `answers` are those of the group check for [`Looked::Cohesion`], of the session check for [`Looked::Alliance`].
/// # Range and units
/// On the axis 0–10.
/// # Missing data
/// A member counts for the alliance with bond, goal and task, and for cohesion with all items of the scale.
/// # Source
/// our choice, ADR-0022 and ADR-0023
pub fn mean(
    run: &Run,
    number: u32,
    looked: Looked,
    answers: &[MemberAnswers],
    now: Timestamp,
) -> Option<GroupMean> {
    // A group mean belongs to who gave the session; one that is not of this run has no mean.
    let Ok(meeting) = run.meeting(number) else { return None };
    let mean = match looked {
        Looked::Cohesion => match session(run, number, answers, now) {
            GroupSession::Shown(figures) => {
                figures.iter().find(|one| one.scale.as_str() == COHESION)?.reading.mean()?
            }
            GroupSession::NotHeld
            | GroupSession::Collecting { .. }
            | GroupSession::Sealed { .. }
            | GroupSession::TooFew { .. } => return None,
        },
        Looked::Alliance => alliance(run, number, answers, now)?,
    };
    Some(GroupMean { trainers: meeting.trainers.clone(), mean })
}

fn alliance(run: &Run, number: u32, answers: &[MemberAnswers], now: Timestamp) -> Option<f64> {
    let counted = counted(run, number, answers)?;
    if !counted.is_closed(now) || counted.answers.iter().any(|one| one.answers.is_none()) {
        return None;
    }
    let places: Vec<f64> = counted.answers.iter().filter_map(|one| place(one)).collect();
    (places.len() >= MEMBERS_LEAST).then(|| places.iter().sum::<f64>() / places.len() as f64)
}

/// The mean of bond, goal and task of one member.
fn place(one: &MemberAnswers) -> Option<f64> {
    let list = catalogue::instrument(SESSION_CHECK).expect("the catalogue holds our own instruments");
    let scores = score(list, one.answers.as_ref()?);
    let of = |component: &Component| {
        let found = scores.iter().find(|one| one.scale.as_str() == component.as_str())?;
        found.score.value().map(|value| value.position)
    };
    let found: Option<Vec<f64>> = Component::ALL.iter().map(of).collect();
    found.map(|found| found.iter().sum::<f64>() / found.len() as f64)
}

/// From the lowest to the highest of the groups that others gave; `None` under three groups or three other trainers.
///
/// # Source
/// our choice, ADR-0023
pub fn range(groups: &[GroupMean], own: MemberId) -> Option<(f64, f64)> {
    let others: Vec<&GroupMean> = groups.iter().filter(|one| !one.trainers.contains(&own)).collect();
    let trainers: BTreeSet<MemberId> = others.iter().flat_map(|one| one.trainers.iter().copied()).collect();
    if others.len() < GROUPS_LEAST || trainers.len() < TRAINERS_LEAST {
        return None;
    }
    let low = others.iter().map(|one| one.mean).fold(f64::INFINITY, f64::min);
    let high = others.iter().map(|one| one.mean).fold(f64::NEG_INFINITY, f64::max);
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededChance;

    fn group(trainers: &[u64], mean: f64) -> GroupMean {
        let id = |seed: &u64| MemberId::make(Timestamp::from_ms(1), &SeededChance::new(*seed));
        GroupMean { trainers: trainers.iter().map(id).collect(), mean }
    }

    #[test]
    fn a_range_needs_three_groups_of_three_other_trainers() {
        let own = *group(&[1], 0.0).trainers.first().unwrap();
        let check = |groups: &[GroupMean], expected| assert_eq!(range(groups, own), expected);
        check(&[group(&[2], 5.0), group(&[3], 6.0), group(&[4], 7.0)], Some((5.0, 7.0)));
        // The own group does not count among the others, also not where two gave it.
        check(&[group(&[2], 5.0), group(&[3], 6.0), group(&[1, 4], 7.0)], None);
        // Three groups of two trainers, and two groups of three.
        check(&[group(&[2], 5.0), group(&[3], 6.0), group(&[3], 7.0)], None);
        check(&[group(&[2, 3], 5.0), group(&[4], 6.0)], None);
        check(&[], None);
    }
}
