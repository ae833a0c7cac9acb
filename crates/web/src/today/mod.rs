//! The page a member begins the day with. A therapist sees the sessions of today, each with the one thing to do next,
//! can start one with any own client, and sees whom to talk with; a coordinator sees where a half is missing.

pub mod page;
mod session;
mod start;

#[cfg(test)]
mod tests;
