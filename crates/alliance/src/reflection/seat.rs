//! A place for somebody who comes when the others sit in groups already.

use super::draw::sizes;
use super::event::Event;
use super::numbers::{GroupNumber, PersonNumber, StepIndex};
use super::state::{Group, Seating};
use super::template::Format;

/// Where somebody who comes late sits: with the smallest group that has room, otherwise with whoever waits, otherwise
/// waiting. Nobody who sits is moved.
pub(super) fn late(step: StepIndex, format: Format, seating: &Seating, person: PersonNumber) -> Vec<Event> {
    let Some((least, most)) = sizes(format) else { return Vec::new() };
    let smallest = seating.groups.iter().min_by_key(|group| group.members.len());
    if let Some(group) = smallest.filter(|group| group.members.len() < most) {
        return vec![Event::Placed { step, person, group: Some(group.number) }];
    }
    if seating.waiting.len() + 1 < least {
        return vec![Event::Placed { step, person, group: None }];
    }
    let last = seating.groups.iter().map(|group| group.number.number()).max().unwrap_or(0);
    let mut groups = seating.groups.clone();
    let members = seating.waiting.iter().copied().chain([person]).collect();
    groups.push(Group { number: GroupNumber::of(last + 1), name: None, members });
    vec![Event::GroupsDrawn { step, groups, waiting: Vec::new() }]
}
