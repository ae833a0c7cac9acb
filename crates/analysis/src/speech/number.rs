//! The one place where a number becomes text: Dutch writes 8,2 and 1.234, English 8.2 and 1,234.

use super::Speech;
use alliance::Language;
use stats::interval::Interval;

/// What stands where there is no number.
pub const ABSENT: &str = "–";

/// More decimals than these are written as a power of ten.
const DECIMALS_MAX: usize = 6;
/// As are numbers from here on.
const LARGE: f64 = 1e12;

/// A number with so many decimals, its sign a real minus, its thousands grouped; a dash if it is not a number.
pub fn decimals(language: Language, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return ABSENT.to_owned();
    }
    if value.abs() >= LARGE || digits > DECIMALS_MAX {
        return power_of_ten(language, value);
    }
    let plain = format!("{:.digits$}", value.abs());
    let sign = if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) { "−" } else { "" };
    match plain.split_once('.') {
        Some((whole, fraction)) => {
            format!("{sign}{}{}{fraction}", grouped(language, whole), point(language))
        }
        None => format!("{sign}{}", grouped(language, &plain)),
    }
}

/// How many decimals show two figures of an error: beyond these, digits say nothing.
pub fn digits_for(error: f64) -> usize {
    if !(error.is_finite() && error > 0.0) {
        return 3;
    }
    // An error of 0,0996 is written 0,10: the power of ten is that of the rounded error.
    let rounded: f64 = format!("{error:.1e}").parse().expect("a number was just written");
    let power = rounded.log10().floor();
    if power >= 1.0 { 0 } else { (1.0 - power) as usize }
}

impl Speech {
    /// A number with so many decimals.
    pub fn decimals(self, value: f64, digits: usize) -> String {
        decimals(self.language(), value, digits)
    }

    /// A number as exact as its error allows.
    pub fn estimate(self, value: f64, error: f64) -> String {
        self.decimals(value, digits_for(error))
    }

    /// A number with so many figures that say something: `0,0123`, `12,3`.
    pub fn figures(self, value: f64, figures: usize) -> String {
        if value == 0.0 || !value.is_finite() {
            return self.decimals(value, 0);
        }
        let written = format!("{:.*e}", figures.saturating_sub(1), value.abs());
        let (_, power) = written.split_once('e').expect("a number in powers of ten has its e");
        let power: i64 = power.parse().expect("a power is a whole number");
        let wanted = i64::try_from(figures).expect("a handful of figures") - 1 - power;
        self.decimals(value, usize::try_from(wanted.max(0)).expect("not below zero"))
    }

    /// A number with at most three figures and no noughts behind it: `1`, `2,5`.
    pub fn plain(self, value: f64) -> String {
        let text = self.figures(value, 3);
        if !text.contains(point(self.language())) || text.contains('×') {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(point(self.language())).to_owned()
    }

    /// Which way a number points when it is written with so many decimals, as texts choose by: `higher`, `lower` or `same`.
    pub fn direction(self, value: f64, digits: usize) -> &'static str {
        let written = self.decimals(value.abs(), digits);
        if !written.contains(|digit: char| ('1'..='9').contains(&digit)) {
            "same"
        } else if value > 0.0 {
            "higher"
        } else {
            "lower"
        }
    }

    /// A whole number, grouped by thousands.
    pub fn count(self, value: usize) -> String {
        grouped(self.language(), &value.to_string())
    }

    /// A share of one as a whole percentage; more than nothing is never written as nothing.
    pub fn percent(self, share: f64) -> String {
        match share * 100.0 {
            small if small > 0.0 && small < 0.5 => "< 1%".to_owned(),
            percent if percent.is_finite() => format!("{}%", self.decimals(percent, 0)),
            _ => ABSENT.to_owned(),
        }
    }

    /// How sure an interval is: `95%`, `99,9%`.
    pub fn confidence(self, confidence: f64) -> String {
        let exact = self.decimals(confidence * 100.0, 4);
        format!("{}%", exact.trim_end_matches('0').trim_end_matches(point(self.language())))
    }

    /// A probability: `0,24`, `0,013`, `< 0,001`.
    pub fn p(self, p: f64) -> String {
        if !p.is_finite() {
            ABSENT.to_owned()
        } else if p < 0.001 {
            format!("< {}", self.decimals(0.001, 3))
        } else if p < 0.0995 {
            self.decimals(p, 3)
        } else if p > 0.99 {
            format!("> {}", self.decimals(0.99, 2))
        } else {
            self.decimals(p, 2)
        }
    }

    /// Degrees of freedom: one decimal while it matters.
    pub fn degrees(self, degrees: f64) -> String {
        self.decimals(degrees, if degrees < 1000.0 { 1 } else { 0 })
    }

    /// Both ends of an interval with so many decimals: `−1,4 tot 0,2`.
    pub fn range(self, interval: Interval, digits: usize) -> String {
        let (low, high) = (self.decimals(interval.lower, digits), self.decimals(interval.upper, digits));
        self.with("speech-range", &[("low", &low), ("high", &high)])
    }

    /// The same after a word such as between: `−1,4 en 0,2`.
    pub fn between(self, interval: Interval, digits: usize) -> String {
        let (low, high) = (self.decimals(interval.lower, digits), self.decimals(interval.upper, digits));
        self.with("speech-between", &[("low", &low), ("high", &high)])
    }
}

fn point(language: Language) -> char {
    match language {
        Language::Dutch => ',',
        Language::English => '.',
    }
}

/// `1,2 × 10⁻⁹`.
fn power_of_ten(language: Language, value: f64) -> String {
    let written = format!("{value:.1e}");
    let (mantissa, power) = written.split_once('e').expect("a number in powers of ten has its e");
    if power == "0" {
        return mantissa.replace('.', &point(language).to_string()).replace('-', "−");
    }
    let raised = power.chars().map(|letter| match letter {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => {
            let place = digit.to_digit(10).expect("a power is written in digits");
            char::from_u32(0x2070 + place).expect("4 to 9 stand in a row")
        }
    });
    let mantissa = mantissa.replace('.', &point(language).to_string()).replace('-', "−");
    format!("{mantissa} × 10{}", raised.collect::<String>())
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

    const DUTCH: Speech = Speech::new(Language::Dutch);
    const ENGLISH: Speech = Speech::new(Language::English);

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        let check = |value: f64, digits: usize, dutch: &str, english: &str| {
            assert_eq!(
                (DUTCH.decimals(value, digits), ENGLISH.decimals(value, digits)),
                (dutch.into(), english.into())
            );
        };
        check(8.2, 1, "8,2", "8.2");
        check(-0.1, 1, "−0,1", "−0.1");
        check(-0.04, 1, "0,0", "0.0");
        check(1234.5, 1, "1.234,5", "1,234.5");
        check(f64::NAN, 1, "–", "–");
        check(0.000_000_001_23, 10, "1,2 × 10⁻⁹", "1.2 × 10⁻⁹");
        check(-3.0e15, 0, "−3,0 × 10¹⁵", "−3.0 × 10¹⁵");
    }

    #[test]
    fn an_estimate_is_as_exact_as_its_error() {
        let check = |value: f64, error: f64, text: &str| assert_eq!(DUTCH.estimate(value, error), text);
        check(-1.23456, 0.0456, "−1,235");
        check(-1.23456, 0.456, "−1,23");
        check(-1.23456, 4.56, "−1,2");
        check(-1.23456, 0.0999, "−1,23");
        check(1234.56, 45.6, "1.235");
        check(1234.56, 4560.0, "1.235");
        check(0.5, 0.0, "0,500");
        check(0.5, f64::NAN, "0,500");
    }

    #[test]
    fn a_probability_is_never_zero_and_never_one() {
        let check = |p: f64, text: &str| assert_eq!(DUTCH.p(p), text);
        check(0.0, "< 0,001");
        check(0.000_99, "< 0,001");
        check(0.0123, "0,012");
        check(0.0994, "0,099");
        check(0.0996, "0,10");
        check(0.24, "0,24");
        check(0.999, "> 0,99");
    }

    #[test]
    fn shares_figures_and_intervals_read_as_text() {
        assert_eq!([0.0, 0.001, 0.354, 1.0].map(|share| DUTCH.percent(share)), ["0%", "< 1%", "35%", "100%"]);
        assert_eq!(
            [0.01234, 12.34, 1234.0, 0.0].map(|v| DUTCH.figures(v, 3)),
            ["0,0123", "12,3", "1.234", "0"]
        );
        assert_eq!(
            [1.0, 2.5, 0.1234, 1200.0, 0.0].map(|v| DUTCH.plain(v)),
            ["1", "2,5", "0,123", "1.200", "0"]
        );
        assert_eq!([0.95, 0.9, 0.999, 0.5].map(|c| DUTCH.confidence(c)), ["95%", "90%", "99,9%", "50%"]);
        assert_eq!(DUTCH.range(Interval { lower: -1.44, upper: 0.2 }, 1), "−1,4 tot 0,2");
        assert_eq!(ENGLISH.range(Interval { lower: -1.44, upper: 0.2 }, 1), "−1.4 to 0.2");
        assert_eq!([7.04, 4321.6].map(|degrees| ENGLISH.degrees(degrees)), ["7.0", "4,322"]);
    }

    proptest! {
        #[test]
        fn no_number_is_written_in_a_way_that_breaks(value in any::<f64>(), error in any::<f64>()) {
            for text in [DUTCH.estimate(value, error), DUTCH.figures(value, 3), DUTCH.p(value), DUTCH.percent(value)] {
                prop_assert!(!text.is_empty() && text.chars().count() < 40, "{text}");
            }
        }

        #[test]
        fn an_error_is_written_with_two_figures_or_whole(error in 1e-5..1e5_f64) {
            let text = ENGLISH.estimate(error, error).replace(',', "");
            let back: f64 = text.parse().expect("a number in English without groups is a number");
            prop_assert!((back - error).abs() <= 0.051 * error.max(1.0), "{error} as {text}");
        }
    }
}
