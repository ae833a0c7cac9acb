//! The administrator's page of people: who works here, with which roles, and the one-time link a new member gets.
//! It shows no client and no answer.

pub mod add;
pub mod disable;
pub mod list;
pub mod roles;
pub mod welcome;

#[cfg(test)]
mod tests;
