//! The work itself: a client adds a photo or a short sound of what was made, beside the answers, looks at it and takes it
//! away again; the therapist sees it once the answers are open.

pub mod away;
pub mod content;
pub mod owner;
pub mod page;
pub mod shown;
#[cfg(test)]
mod tests;
pub mod upload;
