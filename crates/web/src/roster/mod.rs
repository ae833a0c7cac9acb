//! The episodes of the organisation, for the coordinator: who treats whom, how far they are, and where a half of the last
//! check stays out. Never what was answered.

pub mod list;

#[cfg(test)]
mod tests;
