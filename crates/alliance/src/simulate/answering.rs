//! From what someone feels to what is ticked: item by item, on the item's own answers, with an end to both sides.

use crate::administration::answer::Answers;
use crate::component::Component;
use crate::instrument::definition::{Instrument, Item};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use stats::draw::normal;

/// What someone feels at one session, per scale: points of 0–10, but without an end to either side.
#[derive(Debug, Clone, Copy)]
pub(super) enum Felt {
    /// Of the alliance and of tension, for the session check.
    Alliance {
        /// Per component.
        components: [f64; 3],
        /// The standard deviation of an answer about a component.
        spread: f64,
        /// Between the two.
        tension: f64,
        /// The standard deviation of an answer about tension.
        tension_spread: f64,
    },
    /// Of life, for the wellbeing items.
    Wellbeing {
        /// How it goes.
        level: f64,
        /// The standard deviation of an answer.
        spread: f64,
    },
    /// Of the group, for the group check.
    Group {
        /// What binds.
        cohesion: f64,
        /// What lies between people.
        tension: f64,
        /// The standard deviation of an answer.
        spread: f64,
    },
}

/// The items of a scale are not equally easy: every other one is answered this much lower, and the rest as much
/// higher, in points of 0–10. A scale's mean stays as it is.
const UNEQUAL: f64 = 0.3;

/// Answers an instrument; each item is passed over with the chance `skipped`.
pub(super) fn answer(instrument: &Instrument, felt: Felt, skipped: f64, rng: &mut ChaCha8Rng) -> Answers {
    let mut given = Vec::new();
    for item in instrument.items() {
        let (level, spread) = about(instrument, item, felt);
        let latent = level + spread * normal(rng);
        if !rng.random_bool(skipped) {
            given.push((item.id.clone(), nearest(item, latent)));
        }
    }
    Answers::read(instrument, given).expect("answers were made from the items of the instrument")
}

/// What the item asks about, and how much a single answer to it varies.
fn about(instrument: &Instrument, item: &Item, felt: Felt) -> (f64, f64) {
    let scale = instrument
        .subscales()
        .iter()
        .find(|scale| scale.items.iter().any(|part| part.item == item.id))
        .expect("every item of our own instruments belongs to a scale");
    let place = scale.items.iter().position(|part| part.item == item.id).expect("the scale has the item");
    let even = scale.items.len() % 2 == 0;
    let offset = match (even, place % 2) {
        (false, _) => 0.0,
        (true, 0) => UNEQUAL,
        (true, _) => -UNEQUAL,
    };
    match felt {
        Felt::Alliance { components, spread, tension, tension_spread } => match scale.component {
            Some(Component::Bond) => (components[0] + offset, spread),
            Some(Component::Goal) => (components[1] + offset, spread),
            Some(Component::Task) => (components[2] + offset, spread),
            None => (tension + offset, tension_spread),
        },
        Felt::Wellbeing { level, spread } => (level + offset, spread),
        Felt::Group { tension, spread, .. } if item.id.as_str().ends_with("-tension") => (tension, spread),
        Felt::Group { cohesion, spread, .. } => (cohesion, spread),
    }
}

/// The answer that lies nearest to a position on 0–10. Beyond the ends there is only the end.
fn nearest(item: &Item, position: f64) -> i32 {
    let (min, max) = item.response.range();
    let value = f64::from(min) + position / 10.0 * f64::from(max - min);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value lies within the item's range, which is of i32"
    )]
    let value = value.round().clamp(f64::from(min), f64::from(max)) as i32;
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::catalogue;

    #[test]
    fn a_position_becomes_the_nearest_answer_and_ends_at_the_ends() {
        let check = catalogue::instrument("session-check").unwrap();
        let item = &check.items()[0];
        let found: Vec<i32> =
            [-3.0, 0.0, 0.8, 0.9, 5.0, 9.1, 9.2, 14.0].iter().map(|&at| nearest(item, at)).collect();
        assert_eq!(found, [0, 0, 0, 1, 3, 5, 6, 6]);
    }
}
