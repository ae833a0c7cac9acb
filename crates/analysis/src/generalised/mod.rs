//! Models of yes or no, of shares and of counts.

pub mod document;
mod parts;
#[cfg(test)]
mod tests;
