//! The client's own mark, "there is something": made from the check or from the client's own page, for the therapist or
//! for somebody who does not treat, at once or from the next session on. And the organisation's route for a complaint,
//! which passes nobody.

pub mod complaint;
pub mod discussed;
pub mod form;
pub mod list;
pub mod own;

#[cfg(test)]
mod tests;
