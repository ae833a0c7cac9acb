//! The agreement: goals and tasks in the words of both. The client opens it on an own phone by a link, without an
//! account; the therapist on the case page. Both propose, word, rate and confirm for themselves, and see what changed.

pub mod at;
mod card;
pub mod case;
pub mod compare;
pub mod confirm;
pub mod ending;
mod link;
pub mod link_made;
mod map;
pub mod overview;
pub mod place;
pub mod point;
mod progress;
pub mod propose;
pub mod rate;
pub mod since;
pub mod told;
pub mod words;

#[cfg(test)]
mod tests;
