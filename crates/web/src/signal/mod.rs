//! Signals: something to talk about, with its reason and how often it comes when nothing happened. An administrator
//! reads what they are for and switches them on; who treats finds them on the case page and answers them.

pub mod answer;
pub mod card;
pub mod change;
pub mod evidence;
pub mod explained;
pub mod learn;
pub mod opened;
pub mod past;
pub mod seen;
pub mod settings;
pub mod told;

#[cfg(test)]
mod tests;
