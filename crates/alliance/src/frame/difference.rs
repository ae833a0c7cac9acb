//! What differs between two frames, and how two changes made at once come together.

use super::Frame;
use super::item::Item;

/// The items on which two frames differ, in their order.
pub fn changed(before: &Frame, after: &Frame) -> Vec<Item> {
    Item::ALL.iter().copied().filter(|item| before.get(*item) != after.get(*item)).collect()
}

/// Brings two changes of the same frame together, item by item.
///
/// What only one of them changed is taken from that one, and what both changed alike is taken once.
///
/// # Errors
/// The items both changed, each in another way: people have to choose, nothing is thrown away here.
/// # Source
/// our choice, ADR-0017
pub fn merge(base: &Frame, theirs: &Frame, mine: &Frame) -> Result<Frame, Vec<Item>> {
    let mut merged = theirs.clone();
    let mut clashes = Vec::new();
    for item in changed(base, mine) {
        let untouched = theirs.get(item) == base.get(item);
        if untouched || theirs.get(item) == mine.get(item) {
            merged = merged.with_item_of(item, mine);
        } else {
            clashes.push(item);
        }
    }
    if clashes.is_empty() { Ok(merged) } else { Err(clashes) }
}
