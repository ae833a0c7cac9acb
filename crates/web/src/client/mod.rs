//! Opening an episode for a client, and keeping its settings: who treats, how many sessions, what is asked and when a
//! lone half opens. For therapists (their own clients) and coordinators. It shows no answer.

pub mod episode_form;
pub mod open;
pub mod settings;

#[cfg(test)]
mod tests;
