//! Ruptures: the therapist writes down a strain, what was talked about and what changed, sees whether the component
//! came back, and finds cards with ways others tried. The case page shows them under the curves, in a time line.

pub mod around;
pub mod aside;
mod cards;
pub mod edit;
pub mod form;
pub mod new;
pub mod show;
pub mod told;
pub mod word;

#[cfg(test)]
mod tests;
