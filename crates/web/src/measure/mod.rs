//! The organisation's own measures: totals of questionnaires for which Verbond has no key of its own. The coordinator adds
//! one, with its range and direction; imports and therapists use them.

pub mod list;

#[cfg(test)]
mod tests;
