//! The medium: how an episode gets one, how its edges are answered with and without words, and the triangle they make.
//! Clients and therapists use it in therapies that work by music, movement, image, play or dance.

pub mod ask;
pub mod choose;
pub mod course;
pub mod edges;
#[cfg(test)]
mod tests;
pub mod triangle;
