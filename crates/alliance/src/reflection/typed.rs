//! What people type: trimmed, with plain line ends, never cut off.

use super::refusal::Refusal;

/// Reads a text that may not be empty.
///
/// # Errors
/// Empty, longer than `most` characters, or with characters that nobody can see.
pub fn text(typed: &str, most: usize) -> Result<String, Refusal> {
    let text = text_or_empty(typed, most)?;
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

/// Reads a text that may be empty.
///
/// # Errors
/// Longer than `most` characters, or with characters that nobody can see.
pub fn text_or_empty(typed: &str, most: usize) -> Result<String, Refusal> {
    let text = typed.replace("\r\n", "\n");
    let text = text.trim();
    let count = text.chars().count();
    if count > most {
        return Err(Refusal::TooLong { count, most });
    }
    // What turns the reading direction or hides itself makes a note look like another.
    let is_unseen = |letter: char| {
        (letter.is_control() && letter != '\n' && letter != '\t')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if text.chars().any(is_unseen) { Err(Refusal::Unreadable) } else { Ok(text.to_owned()) }
}

/// Reads one line: line ends and tabs become spaces.
///
/// # Errors
/// Empty, longer than `most` characters, or with characters that nobody can see.
pub fn line(typed: &str, most: usize) -> Result<String, Refusal> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    text(&line, most)
}
