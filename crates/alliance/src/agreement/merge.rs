//! Two changes of the same version: both stand where they touch different parts, neither where they touch the same.

use super::terms::Terms;
use crate::ids::PointId;
use std::collections::BTreeSet;

/// What somebody made of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The number of the version that was read.
    pub base: u32,
    /// The terms as they are to be.
    pub terms: Terms,
}

/// A part of the terms that can be changed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The client's own words.
    ClientWords,
    /// The therapist's own words.
    TherapistWords,
    /// The goals a task serves.
    Goals,
    /// Whether and how it ended.
    Ending,
}

crate::words!(Part, "part", {
    ClientWords => "client-words",
    TherapistWords => "therapist-words",
    Goals => "goals",
    Ending => "ending",
});

/// The parts that both changed, each in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// At least one.
    pub parts: BTreeSet<Part>,
}

/// Takes both changes of `base` together.
///
/// Part by part: what only one changed is taken from that one, what both changed alike is taken once. Goals are taken
/// one by one: what either added is there, what either took away is gone.
///
/// # Errors
/// A part that both changed differently, or a task left without goals by the two changes together.
/// # Source
/// our choice, ADR-0016
pub fn merge(base: &Terms, theirs: &Terms, yours: &Terms) -> Result<Terms, Clash> {
    let mut parts = BTreeSet::new();
    let client_words =
        part((&base.client_words, &theirs.client_words, &yours.client_words), Part::ClientWords, &mut parts);
    let therapist_words = part(
        (&base.therapist_words, &theirs.therapist_words, &yours.therapist_words),
        Part::TherapistWords,
        &mut parts,
    );
    let ending = part((&base.ending, &theirs.ending, &yours.ending), Part::Ending, &mut parts);
    let goals = goals(&base.goals, &theirs.goals, &yours.goals);
    if goals.is_empty() && !theirs.goals.is_empty() && !yours.goals.is_empty() {
        parts.insert(Part::Goals);
    }
    if parts.is_empty() {
        Ok(Terms { client_words, therapist_words, goals, ending })
    } else {
        Err(Clash { parts })
    }
}

fn part<T: Clone + PartialEq>(
    (base, theirs, yours): (&T, &T, &T),
    part: Part,
    clash: &mut BTreeSet<Part>,
) -> T {
    if yours == base {
        return theirs.clone();
    }
    if theirs != base && theirs != yours {
        clash.insert(part);
    }
    yours.clone()
}

fn goals(
    base: &BTreeSet<PointId>,
    theirs: &BTreeSet<PointId>,
    yours: &BTreeSet<PointId>,
) -> BTreeSet<PointId> {
    let added = theirs.union(yours).filter(|goal| !base.contains(goal));
    let kept = base.iter().filter(|goal| theirs.contains(goal) && yours.contains(goal));
    added.chain(kept).copied().collect()
}
