//! Putting the steps of a reflection in another order while it is prepared.

/// What one may do with the order of the steps, without keeping anything yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reorder {
    /// One more at the end.
    Add,
    /// One place up.
    Up(usize),
    /// One place down.
    Down(usize),
    /// The same once more, after it.
    Copy(usize),
    /// Away.
    Drop(usize),
}

impl Reorder {
    /// Reads what a button of the form sends.
    pub fn named(word: &str) -> Option<Self> {
        if word == "add" {
            return Some(Self::Add);
        }
        let (act, step) = word.split_once('-')?;
        let step = match step.parse() {
            Ok(step) => step,
            Err(_) => return None,
        };
        match act {
            "up" => Some(Self::Up(step)),
            "down" => Some(Self::Down(step)),
            "copy" => Some(Self::Copy(step)),
            "drop" => Some(Self::Drop(step)),
            _ => None,
        }
    }
}
