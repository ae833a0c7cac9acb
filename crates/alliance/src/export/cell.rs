//! One cell of an exported file.

use crate::import::cell::FORMULA;
use std::borrow::Cow;

/// A text as it may stand in a cell: with an apostrophe before it where a spreadsheet program would run it.
///
/// Only texts are guarded; a number of ours may begin with a minus sign.
///
/// # Source
/// our choice, ADR-0013
/// # Example
/// ```
/// use alliance::export::cell::guarded;
///
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("session-check"), "session-check");
/// ```
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Rows as the text of a CSV file.
pub(super) fn csv_text<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes every row");
    }
    let bytes = writer.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("texts and numbers were written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cell::text;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_the_guard_adds_the_reader_takes_off(original in "'{0,3}[=+@a\t\r-]?.{0,8}") {
            let written = guarded(&original);
            prop_assert_eq!(text(&written), original.as_str());
            prop_assert!(!written.starts_with(FORMULA));
        }
    }
}
