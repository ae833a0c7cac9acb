//! What came out, for people: one file for each question about two people.

pub mod bias;
pub mod partners;
pub mod surface;
#[cfg(test)]
mod tests;

use crate::speech::Speech;
use stats::interval::Interval;

/// Whether zero lies in an interval, in a sentence.
fn zero(speech: Speech, interval: Interval) -> String {
    match interval.holds(0.0) {
        true => speech.t("document-zero-inside"),
        false => speech.t("document-zero-outside"),
    }
}
