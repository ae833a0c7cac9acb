//! The code of a room: eight letters and figures that nobody takes for another, in two groups of four.

use alliance::clock::Chance;
use maud::{Markup, html};

/// Without 0, O, 1, I and L.
const SIGNS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 8;

/// A new code.
pub(super) fn fresh(chance: &dyn Chance) -> String {
    let mut code = String::new();
    while code.len() < LENGTH {
        let mut bytes = [0; 16];
        chance.fill(&mut bytes);
        // Beyond the last whole round of signs some would come more often than others.
        let even = bytes.iter().filter(|byte| usize::from(**byte) < 256 - 256 % SIGNS.len());
        code.extend(
            even.map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).take(LENGTH - code.len()),
        );
    }
    code
}

/// A code as somebody typed it: small letters, spaces and dashes are no mistake. Nothing if it can be none.
pub(super) fn read(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .collect::<String>()
        .to_ascii_uppercase();
    let is_one = code.len() == LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign));
    is_one.then_some(code)
}

/// A code as it is read aloud.
pub(super) fn shown(code: &str) -> Markup {
    let (one, other) = code.split_at_checked(LENGTH / 2).unwrap_or((code, ""));
    html! { span class="room-code" { (one) " " (other) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::clock::SeededChance;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let chance = SeededChance::new(3);
        for _ in 0..200 {
            let code = fresh(&chance);
            assert_eq!(read(&code), Some(code.clone()));
            let (one, other) = code.split_at(4);
            assert_eq!(read(&format!(" {}-{} ", one.to_lowercase(), other)), Some(code));
        }
        for none in ["", "ABCD", "ABCDEFGHJ", "ABCD 0OI1", "ABCDEFG\u{e9}"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
