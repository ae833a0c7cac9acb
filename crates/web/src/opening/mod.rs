//! The questions a talk can start from: a general list by component and direction, in both languages, for both to read.

use crate::shell::language::Speech;
use alliance::reveal::Opening;

/// The sentence of an opening.
pub fn sentence(speech: &Speech, opening: Opening) -> String {
    let which = format!("{}-{}-{}", opening.component, opening.direction, opening.variant);
    speech.t(&format!("opening-{which}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::reveal::Direction;
    use alliance::{Component, Language};
    use jiff::tz::TimeZone;
    use std::collections::BTreeSet;

    #[test]
    fn every_opening_has_a_sentence_of_its_own_that_asks() {
        for &language in Language::ALL {
            let speech = Speech::new(language, TimeZone::UTC);
            let mut sentences = BTreeSet::new();
            for &component in Component::ALL {
                for &direction in Direction::ALL {
                    for variant in [1, 2] {
                        let opening = Opening { component, direction, variant };
                        let text = sentence(&speech, opening);
                        assert!(text.ends_with('?'), "{}: {text}", opening.message_key());
                        assert_ne!(text, opening.message_key());
                        assert!(sentences.insert(text));
                    }
                }
            }
            assert_eq!(sentences.len(), 24);
        }
    }
}
