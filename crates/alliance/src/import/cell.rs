//! Reading one cell: numbers, dates, moments, perspectives. Each reader says no rather than guess.

use crate::component::Perspective;
use crate::import::problem::Problem;
use crate::import::table::Separator;
use jiff::Span;
use jiff::civil::Date;

/// The highest number a session can have here.
pub const SESSIONS_MAX: u32 = 2_000;
/// The first day that can be the day of a session.
pub const FIRST_DAY: Date = jiff::civil::date(1950, 1, 1);

/// The unit in which a file counts time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
}

crate::words!(Unit, "unit of time", { Day => "day", Week => "week", Month => "month" });

impl Unit {
    fn span(self, count: i64) -> Result<Span, jiff::Error> {
        match self {
            Self::Day => Span::new().try_days(count),
            Self::Week => Span::new().try_weeks(count),
            Self::Month => Span::new().try_months(count),
        }
    }
}

/// A text cell as its writer meant it: without the apostrophe that keeps spreadsheet programs from running it.
///
/// The counterpart of [`guarded`](crate::export::cell::guarded): what that adds, this takes off, and nothing else.
pub fn text(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        Some(_) | None => cell,
    }
}

/// With what a cell begins that a spreadsheet program would run as a formula.
pub(crate) const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Reads a number: digits with a point, an exponent if need be. A comma for a point only where the comma does not
/// separate cells.
///
/// # Errors
/// [`Problem::NotANumber`]; also for `inf` and `nan`, which are no measurements.
pub fn number(cell: &str, separator: Separator) -> Result<f64, Problem> {
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | 'e' | 'E');
    if !cell.chars().all(is_plain) {
        return Err(Problem::NotANumber);
    }
    let has_comma = cell.contains(',');
    let comma_is_decimal = match separator {
        Separator::Comma => false,
        Separator::Semicolon | Separator::Tab => true,
    };
    if has_comma && (!comma_is_decimal || cell.contains('.')) {
        return Err(Problem::NotANumber);
    }
    let number: f64 = cell.replace(',', ".").parse().map_err(|_| Problem::NotANumber)?;
    if number.is_finite() { Ok(number) } else { Err(Problem::NotANumber) }
}

/// Reads a whole number; `3`, and `3.0` as some programs write it.
fn whole(cell: &str, separator: Separator) -> Option<i64> {
    match number(cell, separator) {
        Ok(number) if number.fract() == 0.0 && number.abs() < 1e9 => Some(number as i64),
        Ok(_) | Err(_) => None,
    }
}

/// Reads the number of a session.
///
/// # Errors
/// [`Problem::NotASession`] unless it is a whole number from 1 to [`SESSIONS_MAX`].
pub fn session(cell: &str, separator: Separator) -> Result<u32, Problem> {
    let problem = Problem::NotASession { most: SESSIONS_MAX };
    let number = whole(cell, separator).ok_or(problem.clone())?;
    match u32::try_from(number) {
        Ok(number) if (1..=SESSIONS_MAX).contains(&number) => Ok(number),
        Ok(_) | Err(_) => Err(problem),
    }
}

/// Reads a day: `2024-03-05`, also with a time behind it, or `5-3-2024` with `-`, `/` or `.`; the day comes first.
///
/// # Errors
/// [`Problem::NotADate`]; also where the year has two digits.
pub fn date(cell: &str) -> Result<Date, Problem> {
    let cell = cell.split_once(['T', ' ']).map_or(cell, |(day, _)| day);
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    let &[first, second, third] = parts.as_slice() else { return Err(Problem::NotADate) };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !(digits(year, 4..=4) && digits(month, 1..=2) && digits(day, 1..=2)) {
        return Err(Problem::NotADate);
    }
    match (year.parse(), month.parse(), day.parse()) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map_err(|_| Problem::NotADate),
        (_, _, _) => Err(Problem::NotADate),
    }
}

/// Reads a moment, `unit`s after `start`; below zero it lies before.
///
/// # Errors
/// [`Problem::NotAMoment`] unless it is a whole number that stays within the calendar.
pub fn moment(cell: &str, separator: Separator, unit: Unit, start: Date) -> Result<Date, Problem> {
    let count = whole(cell, separator).ok_or(Problem::NotAMoment)?;
    day_after(start, unit, count)
}

/// The day `count` units after `start`; a problem outside the calendar.
pub(super) fn day_after(start: Date, unit: Unit, count: i64) -> Result<Date, Problem> {
    unit.span(count).and_then(|span| start.checked_add(span)).map_err(|_| Problem::NotAMoment)
}

/// Keeps a day that can be the day of a session.
///
/// # Errors
/// After `today`, or before [`FIRST_DAY`].
pub fn plausible(day: Date, today: Date) -> Result<Date, Problem> {
    if day > today {
        Err(Problem::DayInFuture { today, day })
    } else if day < FIRST_DAY {
        Err(Problem::DayTooEarly { first: FIRST_DAY, day })
    } else {
        Ok(day)
    }
}

/// Reads whose view a row gives: our own words, and those people use for them.
///
/// # Errors
/// [`Problem::NotAPerspective`].
pub fn perspective(cell: &str) -> Result<Perspective, Problem> {
    match cell.to_lowercase().as_str() {
        "client" | "cliënt" | "patient" | "patiënt" => Ok(Perspective::Client),
        "therapist" | "therapeut" | "behandelaar" | "clinician" => Ok(Perspective::Therapist),
        "observer" | "observator" => Ok(Perspective::Observer),
        _ => Err(Problem::NotAPerspective),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn a_number_is_read_as_it_is_written_and_otherwise_refused() {
        let check = |cell: &str, separator: Separator, expected: Option<f64>| {
            assert_eq!(number(cell, separator), expected.ok_or(Problem::NotANumber), "{cell:?} {separator}");
        };
        check("12", Separator::Comma, Some(12.0));
        check("-1.5", Separator::Comma, Some(-1.5));
        check("1e2", Separator::Comma, Some(100.0));
        check("3,5", Separator::Semicolon, Some(3.5));
        check("3,5", Separator::Tab, Some(3.5));
        check("3,5", Separator::Comma, None);
        check("1.234,5", Separator::Semicolon, None);
        for cell in ["", "n/a", "inf", "nan", "NaN", "1 2", "0x10", "1e999", "-", "=1+1", "１２"] {
            check(cell, Separator::Semicolon, None);
        }
    }

    #[test]
    fn a_session_is_counted_from_one_in_whole_numbers() {
        let check = |cell: &str, expected: Option<u32>| {
            let problem = Problem::NotASession { most: SESSIONS_MAX };
            assert_eq!(session(cell, Separator::Comma), expected.ok_or(problem), "{cell:?}");
        };
        check("1", Some(1));
        check("12.0", Some(12));
        check("2000", Some(2000));
        for cell in ["0", "-1", "1.5", "2001", "4294967297", "1e300", "one"] {
            check(cell, None);
        }
    }

    #[test]
    fn a_date_has_four_digits_for_the_year_and_the_day_before_the_month() {
        let check = |cell: &str, expected: Option<Date>| {
            assert_eq!(date(cell), expected.ok_or(Problem::NotADate), "{cell:?}");
        };
        let march = Some(civil::date(2024, 3, 5));
        for cell in [
            "2024-03-05",
            "2024-3-5",
            "5-3-2024",
            "05/03/2024",
            "5.3.2024",
            "2024-03-05T10:30",
            "2024-03-05 10:30:00",
        ] {
            check(cell, march);
        }
        for cell in [
            "",
            "5-3-24",
            "2024-13-01",
            "30-02-2024",
            "45356",
            "2024-03",
            "5 maart 2024",
            "3-5-2024-1",
            "+024-1-1",
        ] {
            check(cell, None);
        }
    }

    #[test]
    fn a_moment_is_counted_from_the_start() {
        let start = civil::date(2020, 1, 31);
        let check = |cell: &str, unit: Unit, expected: Option<Date>| {
            assert_eq!(
                moment(cell, Separator::Comma, unit, start),
                expected.ok_or(Problem::NotAMoment),
                "{cell:?} {unit}"
            );
        };
        check("0", Unit::Month, Some(start));
        check("1", Unit::Month, Some(civil::date(2020, 2, 29)));
        check("2", Unit::Week, Some(civil::date(2020, 2, 14)));
        check("-7", Unit::Day, Some(civil::date(2020, 1, 24)));
        for cell in ["Post-Rx", "1.5", "999999999", ""] {
            check(cell, Unit::Month, None);
        }
    }

    #[test]
    fn a_day_lies_neither_in_the_future_nor_in_another_age() {
        let today = civil::date(2026, 9, 3);
        assert_eq!(plausible(today, today), Ok(today));
        let day = civil::date(2026, 9, 4);
        assert_eq!(plausible(day, today), Err(Problem::DayInFuture { today, day }));
        let day = civil::date(1949, 12, 31);
        assert_eq!(plausible(day, today), Err(Problem::DayTooEarly { first: FIRST_DAY, day }));
    }

    #[test]
    fn the_apostrophe_that_guards_a_formula_is_taken_off_and_no_other() {
        for (cell, expected) in
            [("'=1+1", "=1+1"), ("'-a", "-a"), ("'s", "'s"), ("a", "a"), ("''=", "'="), ("''a", "''a")]
        {
            assert_eq!(text(cell), expected);
        }
    }
}
