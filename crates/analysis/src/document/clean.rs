//! Names come from files of others: nothing in them may steer a terminal or turn a line around.

/// The text on one line, without characters that are not letters to be seen.
pub(super) fn on_one_line(text: &str) -> String {
    text.chars().map(visible).collect()
}

fn visible(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' => ' ',
        // Marks that turn the direction of what follows, or hide it.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => {
            '\u{fffd}'
        }
        control if control.is_control() => '\u{fffd}',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_made_visible() {
        assert_eq!(on_one_line("a\u{1b}[31mb\u{9b}c\nd\u{202e}e"), "a\u{fffd}[31mb\u{fffd}c d\u{fffd}e");
        assert_eq!(on_one_line("vérité 治疗"), "vérité 治疗");
    }
}
