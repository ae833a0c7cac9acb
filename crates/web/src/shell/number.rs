//! The one place where a number becomes text: Dutch writes 8,2 and 1.234, English 8.2 and 1,234.

use alliance::Language;

/// What stands where there is no number.
pub const ABSENT: &str = "–";

/// A score with one decimal: `8,2`.
pub fn score(language: Language, value: f64) -> String {
    decimals(language, value, 1)
}

/// A score with one decimal, or a dash where there is none. Missing is never zero.
pub fn score_or_absent(language: Language, value: Option<f64>) -> String {
    value.map_or_else(|| ABSENT.to_owned(), |value| score(language, value))
}

/// A difference with its sign: `+2,2`, `−0,1`, `0,0`.
pub fn difference(language: Language, value: f64) -> String {
    let text = decimals(language, value, 1);
    if value > 0.0 && text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        format!("+{text}")
    } else {
        text
    }
}

/// A range of scores: `6,4 – 8,9`, kept on one line.
pub fn range(language: Language, low: f64, high: f64) -> String {
    format!("{}\u{a0}–\u{a0}{}", score(language, low), score(language, high))
}

/// A whole number, grouped by thousands: `1.234`.
pub fn count(language: Language, value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(language, &value.unsigned_abs().to_string()))
}

/// A share of one as a whole percentage: `0.8` is `80%`.
pub fn percent(language: Language, share: f64) -> String {
    format!("{}%", decimals(language, share * 100.0, 0))
}

/// A number with so many decimals, its sign a real minus, its thousands grouped; a dash if it is not a number.
pub fn decimals(language: Language, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return ABSENT.to_owned();
    }
    let plain = format!("{:.digits$}", value.abs());
    let sign = if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) { "−" } else { "" };
    let point = match language {
        Language::Dutch => ",",
        Language::English => ".",
    };
    match plain.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}{point}{fraction}", grouped(language, whole)),
        None => format!("{sign}{}", grouped(language, &plain)),
    }
}

/// Digits in groups of three.
fn grouped(language: Language, digits: &str) -> String {
    let mark = match language {
        Language::Dutch => '.',
        Language::English => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let check = |value: f64, digits: usize, dutch: &str, english: &str| {
            assert_eq!(decimals(Language::Dutch, value, digits), dutch);
            assert_eq!(decimals(Language::English, value, digits), english);
        };
        check(8.2, 1, "8,2", "8.2");
        check(8.0, 1, "8,0", "8.0");
        check(-0.1, 1, "−0,1", "−0.1");
        check(-0.04, 1, "0,0", "0.0");
        check(1234.5, 1, "1.234,5", "1,234.5");
        check(999_999.0, 0, "999.999", "999,999");
        check(f64::NAN, 1, "–", "–");
    }

    #[test]
    fn a_difference_says_its_direction_and_a_tie_has_none() {
        for (value, text) in [(2.2, "+2,2"), (-0.1, "−0,1"), (0.0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")] {
            assert_eq!(difference(Language::Dutch, value), text);
        }
    }

    #[test]
    fn an_absent_score_is_a_dash_and_never_a_zero() {
        assert_eq!(score_or_absent(Language::Dutch, None), "–");
        assert_eq!(score_or_absent(Language::Dutch, Some(0.0)), "0,0");
    }

    #[test]
    fn counts_shares_and_ranges_read_as_text() {
        assert_eq!(count(Language::Dutch, -12_345), "−12.345");
        assert_eq!(count(Language::English, 123), "123");
        assert_eq!(percent(Language::Dutch, 0.8), "80%");
        assert_eq!(range(Language::Dutch, 6.4, 8.9), "6,4\u{a0}–\u{a0}8,9");
    }

    proptest! {
        #[test]
        fn a_count_without_its_marks_is_the_number(value in any::<i64>()) {
            let text = count(Language::Dutch, value).replace('.', "").replace('−', "-");
            prop_assert_eq!(text.parse::<i64>().expect("digits are a number"), value);
        }
    }
}
