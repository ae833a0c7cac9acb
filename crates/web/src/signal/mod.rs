//! Signals: something to talk about, with its reason and how often it comes when nothing happened. An administrator
//! reads what they are for and switches them on; who treats finds them on the case page and answers them.

pub mod learn;
pub mod settings;

#[cfg(test)]
mod tests;
