//! What was changed in the agreement between two sessions.

use super::point::{Kind, Point, Version};
use super::terms::{How, Talk};
use super::{Agreement, Author, Side};
use crate::Component;
use crate::clock::Timestamp;
use crate::ids::PointId;
use crate::session::Session;

/// What a version changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is new.
    Proposed,
    /// The words of one side.
    Words(Side),
    /// The goals a task serves.
    Goals,
    /// It ended.
    Ended(How),
    /// It goes on after having ended.
    TakenUp,
}

/// A change of a goal or task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'a> {
    /// Of what.
    pub point: PointId,
    /// A goal or a task.
    pub kind: Kind,
    /// What it is called now.
    pub title: &'a str,
    /// The version that changed it.
    pub version: u32,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What changed.
    pub what: What,
}

impl Change<'_> {
    /// The component of the alliance it belongs to.
    pub fn component(&self) -> Component {
        match self.kind {
            Kind::Goal => Component::Goal,
            Kind::Task => Component::Task,
        }
    }
}

/// What was changed after session `a` began and before the check of session `b` opened, oldest first.
///
/// Without an opened check it ends where session `b` began. Ratings, confirmations and *we talked about it* are no
/// changes of what was agreed.
///
/// # Missing data
/// Between sessions that were not held there is nothing to say: no changes.
/// # Source
/// our choice, ADR-0016
pub fn changes_between<'a>(agreement: &'a Agreement, a: &Session, b: &Session) -> Vec<Change<'a>> {
    let (Some(from), Some(begun)) = (a.state.held_at(), b.state.held_at()) else { return Vec::new() };
    let until = b.opened_at.map_or(begun, |opened| opened.max(begun));
    changes_in(agreement, from, until)
}

/// What was changed after `from` and not after `until`, oldest first.
pub fn changes_in(agreement: &Agreement, from: Timestamp, until: Timestamp) -> Vec<Change<'_>> {
    let mut changes: Vec<Change<'_>> = agreement
        .points()
        .iter()
        .flat_map(changes_of)
        .filter(|change| from < change.at && change.at <= until)
        .collect();
    changes.sort_by_key(|change| change.at);
    changes
}

/// One change per goal or task, in their order: that it was proposed, or else the newest.
pub fn one_per_point(changes: Vec<Change<'_>>) -> Vec<Change<'_>> {
    let mut told: Vec<Change<'_>> = Vec::new();
    for change in changes {
        match told.iter_mut().find(|one| one.point == change.point) {
            None => told.push(change),
            Some(one) if one.what == What::Proposed => {}
            Some(one) => *one = change,
        }
    }
    told
}

/// All changes of a goal or task, oldest first.
pub fn changes_of(point: &Point) -> Vec<Change<'_>> {
    let mut before: Option<&Version> = None;
    let mut changes = Vec::new();
    for version in point.versions() {
        changes.extend(steps(before, version).into_iter().map(|what| Change {
            point: point.id(),
            kind: point.kind(),
            title: point.title(),
            version: version.number,
            author: version.author,
            at: version.at,
            what,
        }));
        before = Some(version);
    }
    changes
}

/// What one version changed; nothing where it only says that they talked.
pub fn steps(before: Option<&Version>, version: &Version) -> Vec<What> {
    let Some(before) = before else { return vec![What::Proposed] };
    let (old, new) = (&before.terms, &version.terms);
    let mut steps: Vec<What> = Side::ALL
        .iter()
        .filter(|&&side| old.words(side) != new.words(side))
        .map(|&side| What::Words(side))
        .collect();
    if old.goals != new.goals {
        steps.push(What::Goals);
    }
    if old.ending != new.ending {
        steps.push(new.ending.as_ref().map_or(What::TakenUp, |ending| What::Ended(ending.how())));
    }
    debug_assert!(!steps.is_empty() || version.talk == Talk::Discussed, "a version changes something");
    steps
}
