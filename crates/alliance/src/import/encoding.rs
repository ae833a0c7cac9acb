//! From the bytes of a file to its text, and which encoding that took.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, told by its byte order mark.
    Utf16,
    /// Windows-1252: what neither is, as older spreadsheets save it.
    Windows1252,
}

crate::words!(Encoding, "encoding", {
    Utf8 => "utf-8",
    Utf16 => "utf-16",
    Windows1252 => "windows-1252",
});

/// A file with the mark of UTF-16 that is not UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a damaged UTF-16 file")]
pub struct Damaged;

/// Decodes a file: UTF-8 if it is that, UTF-16 if its mark says so, else Windows-1252, which accepts every byte.
///
/// # Errors
/// [`Damaged`] if the mark of UTF-16 is followed by something else.
/// # Example
/// ```
/// use alliance::import::encoding::{Encoding, decode};
///
/// assert_eq!(decode("cliënt".as_bytes()), Ok(("cliënt".into(), Encoding::Utf8)));
/// assert_eq!(decode(b"cli\xebnt"), Ok(("cliënt".into(), Encoding::Windows1252)));
/// ```
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Damaged> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Ok(utf8_or_windows(rest)),
        [0xFF, 0xFE, rest @ ..] => utf16(UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => utf16(UTF_16BE, rest),
        bytes => Ok(utf8_or_windows(bytes)),
    }
}

fn utf16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<(String, Encoding), Damaged> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), Encoding::Utf16)),
        None => Err(Damaged),
    }
}

fn utf8_or_windows(bytes: &[u8]) -> (String, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, Encoding), Damaged>) {
        assert_eq!(decode(bytes), expected.map(|(text, encoding)| (text.to_owned(), encoding)), "{bytes:?}");
    }

    #[test]
    fn a_file_says_itself_how_it_is_written_or_is_taken_for_windows() {
        check(b"", Ok(("", Encoding::Utf8)));
        check(b"\xEF\xBB\xBFa", Ok(("a", Encoding::Utf8)));
        check("é€".as_bytes(), Ok(("é€", Encoding::Utf8)));
        check(b"\xe9\x80", Ok(("é€", Encoding::Windows1252)));
        check(b"\xff\xfea\0\xeb\0", Ok(("aë", Encoding::Utf16)));
        check(b"\xfe\xff\0a\0\xeb", Ok(("aë", Encoding::Utf16)));
    }

    #[test]
    fn half_a_character_of_utf_16_is_damage_and_not_a_guess() {
        check(b"\xff\xfea\0b", Err(Damaged));
        check(b"\xfe\xff\xd8\x00", Err(Damaged));
    }
}
