//! Groups by lot: nobody twice, and none more than one larger than another.

use super::numbers::{GroupNumber, PersonNumber};
use super::state::Group;
use super::template::{Format, Step};
use crate::clock::Chance;

/// How small and how large a group of this format may be. None where people choose, or where there are no groups.
pub(super) fn sizes(format: Format) -> Option<(usize, usize)> {
    match format {
        Format::Pairs => Some((2, 3)),
        Format::Trios => Some((2, 4)),
        Format::Small => Some((3, 6)),
        Format::Alone | Format::Named | Format::Plenary => None,
    }
}

/// Puts the people who are here into groups. Who is left when two are needed waits.
pub(super) fn groups(
    step: &Step,
    here: &[PersonNumber],
    chance: &dyn Chance,
) -> (Vec<Group>, Vec<PersonNumber>) {
    let mut drawn = here.to_vec();
    shuffle(&mut drawn, chance);
    if sizes(step.format).is_some() && drawn.len() < 2 {
        return (Vec::new(), drawn);
    }
    let count = match step.format {
        Format::Alone | Format::Plenary => return (Vec::new(), Vec::new()),
        // People choose: nobody is put anywhere.
        Format::Named => {
            let named = (1..).zip(&step.groups).map(|(number, name)| Group {
                number: GroupNumber::of(number),
                name: Some(name.clone()),
                members: Vec::new(),
            });
            return (named.collect(), Vec::new());
        }
        // One left over makes one of three.
        Format::Pairs => drawn.len() / 2,
        // One left over makes two of two; two left over make one of two. Four are two and two, five are three and two.
        Format::Trios => drawn.len().div_ceil(3),
        Format::Small => (drawn.len() + 1) / 4,
    };
    let count = count.max(1);
    let numbers = (1..).map(GroupNumber::of).take(count);
    let mut groups: Vec<Group> =
        numbers.map(|number| Group { number, name: None, members: Vec::new() }).collect();
    for (turn, person) in drawn.into_iter().enumerate() {
        groups[turn % count].members.push(person);
    }
    (groups, Vec::new())
}

/// Puts a list into an order that chance gives.
pub(super) fn shuffle<T>(list: &mut [T], chance: &dyn Chance) {
    for place in (1..list.len()).rev() {
        let other = below(place + 1, chance);
        list.swap(place, other);
    }
}

/// A number below `count`, each as likely as the next to one part in a great many.
fn below(count: usize, chance: &dyn Chance) -> usize {
    let mut bytes = [0; 8];
    chance.fill(&mut bytes);
    let count = u64::try_from(count).expect("a list has fewer than 2^64 entries");
    usize::try_from(u64::from_le_bytes(bytes) % count).expect("it lies below the length of a list")
}
