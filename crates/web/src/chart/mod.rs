//! Pictures of scores: pure functions from plain series to inline SVG, each with a sentence for who cannot see it and a
//! table of the same numbers.
//!
//! The client is a filled circle on a solid line, the therapist an open square on a dashed line. Colour names a
//! component and comes from the style sheet by class; it never says anything alone. A session without a score leaves a
//! gap: nothing is drawn where nothing was measured.

pub mod course;
pub mod legend;
pub mod progress;
pub mod series;
pub mod small_multiple;
pub mod sparkline;
pub mod timeline;
pub mod two_positions;

mod axis;
mod mark;
mod words;

#[cfg(test)]
mod tests;
