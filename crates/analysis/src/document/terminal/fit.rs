//! Letters into a number of places: how wide they are, where a line breaks, where a name is cut.

use unicode_width::UnicodeWidthChar;

/// The places a text takes: letter by letter, as terminals count.
pub(super) fn width_of(text: &str) -> usize {
    text.chars().map(|letter| letter.width().unwrap_or(0)).sum()
}

/// The text in lines of at most `room` places, broken between words; a word that is longer is broken too.
pub(super) fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    // A space that does not break stays inside its word.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && width_of(&line) + 1 + width_of(word) > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let mut rest = word;
        while width_of(rest) > room {
            let (head, tail) = rest.split_at(end_of(rest, room));
            lines.push(head.to_owned());
            rest = tail;
        }
        line.push_str(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text, cut to `room` places if it is longer: the last one is then an ellipsis.
pub(super) fn cut(text: &str, room: usize) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    format!("{}…", &text[..end_of_within(text, room.saturating_sub(1))])
}

/// Where the first `room` places of a text end, at least one letter on.
fn end_of(text: &str, room: usize) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    end_of_within(text, room).max(first)
}

fn end_of_within(text: &str, room: usize) -> usize {
    let mut places = 0;
    for (at, letter) in text.char_indices() {
        places += letter.width().unwrap_or(0);
        if places > room {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_cut_at_its_end_and_wide_letters_count_double() {
        assert_eq!(cut("competence", 10), "competence");
        assert_eq!(cut("competence", 9), "competen…");
        assert_eq!(cut("治疗联盟", 6), "治疗…");
    }

    #[test]
    fn a_line_breaks_between_words_and_a_long_word_within() {
        assert_eq!(wrapped("een lange zin hier", 10), ["een lange", "zin hier"]);
        assert_eq!(wrapped("ab abcdefgh c", 4), ["ab", "abcd", "efgh", "c"]);
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_its_room(text in any::<String>(), room in 4_usize..90) {
            for line in wrapped(&text, room) {
                prop_assert!(width_of(&line) <= room, "{line:?}");
            }
            prop_assert!(width_of(&cut(&text, room)) <= room);
        }
    }
}
