//! Signing in and out, the one-time link a new member gets, and one's own account: language, password, PIN.

pub mod login;
pub mod logout;
pub mod own;
pub mod password;
pub mod welcome;

#[cfg(test)]
mod tests;
