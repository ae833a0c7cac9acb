//! What a client brought along at the start: totals of questionnaires that were filled in elsewhere. The therapist notes
//! them, and reads beside them how little they say about one person.

pub mod case;
pub mod note;
pub mod page;
pub mod take_back;

#[cfg(test)]
mod tests;
