//! One cell of a text file: missing, a number, or words.

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell<'c> {
    /// Nothing.
    Missing,
    /// A number.
    Number(f64),
    /// Something that counts as a number, but is endless.
    Infinite(&'c str),
    /// Words.
    Text(&'c str),
}

/// What stands for a missing value besides an empty cell: as R, pandas, SPSS, SAS and spreadsheets write it.
pub const MISSING: &[&str] = &["NA", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "."];

/// How a file writes its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// `3.5`
    Point,
    /// `3,5`, in a file whose cells are not parted by commas.
    Comma,
}

/// Reads a cell.
pub(super) fn read<'c>(text: &'c str, missing: &[String], decimal: Decimal) -> Cell<'c> {
    // Plain digits are most of what files hold, so they are looked at first.
    if let Some(number) = plain(text.as_bytes()) {
        return if missing.is_empty() || !said(text, missing) { Cell::Number(number) } else { Cell::Missing };
    }
    let text = text.trim();
    if text.is_empty() || MISSING.contains(&text) || said(text, missing) {
        return Cell::Missing;
    }
    match number(text, decimal) {
        Some(number) if number.is_finite() => Cell::Number(number),
        Some(_) => Cell::Infinite(text),
        None => Cell::Text(text),
    }
}

fn said(text: &str, missing: &[String]) -> bool {
    missing.iter().any(|said| said == text)
}

/// Digits with at most one point and a minus before them, exactly: fewer than 16 digits are a whole number that a float
/// holds, and one division by a power of ten that a float holds rounds once.
fn plain(bytes: &[u8]) -> Option<f64> {
    const TENS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let (negative, digits) = match bytes.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut whole, mut count, mut point) = (0_u64, 0_usize, None);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'.' if point.is_none() => point = Some(count),
            _ => return None,
        }
    }
    if count == 0 || count > 15 {
        return None;
    }
    let decimals = point.map_or(0, |before| count - before);
    let value = whole as f64 / TENS[decimals];
    Some(if negative { -value } else { value })
}

fn number(text: &str, decimal: Decimal) -> Option<f64> {
    let is_number = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'))
            || matches!(text.to_ascii_lowercase().trim_start_matches(['+', '-']), "inf" | "infinity")
    };
    let parsed = |text: &str| match text.parse() {
        Ok(number) if is_number(text) => Some(number),
        // What is no number is words: the caller keeps it as it is.
        Ok(_) | Err(_) => None,
    };
    match decimal {
        Decimal::Point => parsed(text),
        Decimal::Comma if text.matches(',').count() == 1 && !text.contains('.') => {
            parsed(&text.replace(',', "."))
        }
        Decimal::Comma => parsed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_is_missing_a_number_or_words() {
        let check = |text: &'static str, expected: Cell<'_>| {
            assert_eq!(read(text, &["-9".to_owned()], Decimal::Point), expected, "{text:?}");
        };
        check("", Cell::Missing);
        check("  ", Cell::Missing);
        check("NA", Cell::Missing);
        check(".", Cell::Missing);
        check("-9", Cell::Missing);
        check("0", Cell::Number(0.0));
        check("-0.25", Cell::Number(-0.25));
        check(" 12 ", Cell::Number(12.0));
        check(".5", Cell::Number(0.5));
        check("5.", Cell::Number(5.0));
        check("1e-3", Cell::Number(0.001));
        check("123456789012345678", Cell::Number(123456789012345678.0));
        check("1e999", Cell::Infinite("1e999"));
        check("-Inf", Cell::Infinite("-Inf"));
        check("1.2.3", Cell::Text("1.2.3"));
        check("3,5", Cell::Text("3,5"));
        check("--1", Cell::Text("--1"));
        check("infant", Cell::Text("infant"));
        check("0x10", Cell::Text("0x10"));
    }

    #[test]
    fn a_comma_is_a_point_where_the_file_says_so() {
        let check = |text: &'static str, expected: Cell<'_>| {
            assert_eq!(read(text, &[], Decimal::Comma), expected, "{text:?}");
        };
        check("3,5", Cell::Number(3.5));
        check("3.5", Cell::Number(3.5));
        check("-1,25e2", Cell::Number(-125.0));
        check("1.000,5", Cell::Text("1.000,5"));
        check("1,2,3", Cell::Text("1,2,3"));
    }

    proptest! {
        /// The short way to a number gives the same double as the standard library, to the last bit.
        #[test]
        fn plain_digits_are_the_nearest_double(whole in 0_u64..10_000_000_000, decimals in 0_usize..6, negative: bool) {
            let digits = format!("{whole:07}");
            let (before, after) = digits.split_at(digits.len() - decimals);
            let text = format!("{}{before}{}{after}", if negative { "-" } else { "" }, if decimals > 0 { "." } else { "" });
            prop_assert_eq!(plain(text.as_bytes()).map(f64::to_bits), Some(text.parse::<f64>().unwrap().to_bits()));
        }
    }
}
