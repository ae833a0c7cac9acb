//! A client's own copy of an episode: all that the two wrote and chose, to print or to keep as a file. Who treats opens it
//! for a client who asks, and sees first what is in it and what is not.

mod agreed;
pub mod page;
mod talked;

#[cfg(test)]
mod tests;
