//! The case discussion: an episode as it is brought to supervision or intervision, under an alias. The therapist
//! prepares it, prints it, writes down what came out of it, and shares it with a colleague for a time when the client
//! agrees.

mod agreed;
pub mod edit;
pub mod list;
mod reach;
pub mod share;
pub mod show;

#[cfg(test)]
mod tests;
