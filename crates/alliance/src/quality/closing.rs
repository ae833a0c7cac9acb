//! When a year is closed, and until when a client may say that the own answers count in it.

use super::Quarter;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// So many days after the end of a year the last list about a course of that year has closed.
///
/// # Source
/// our choice, ADR-0026: the lists at the end of a run are taken for so long
const CLOSES_AFTER_DAYS: i32 = 28;

/// The first day on which nothing of a year is waited for any more: it can be looked at and published from then on.
///
/// # Source
/// our choice, ADR-0026
pub fn closes_on(year: i16) -> Date {
    let last = date(year, 12, 31);
    last.checked_add((CLOSES_AFTER_DAYS + 1).days()).expect("a year of people has a next one")
}

impl Quarter {
    /// The quarter a day lies in.
    pub fn of(day: Date) -> Self {
        match day.month() {
            1..=3 => Self::First,
            4..=6 => Self::Second,
            7..=9 => Self::Third,
            _ => Self::Fourth,
        }
    }
}

/// What a client may say about the own answers in the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaySay {
    /// Nothing: treatment goes on.
    NotYet,
    /// Yes, or no again.
    Either {
        /// The last day on which a yes counts.
        until: Date,
    },
    /// No again, after a yes: the year is closed and not published.
    OnlyNo,
    /// Nothing any more: the figures of that year are out.
    Out,
}

/// Whether the figures of a year were published, whether or not they can be seen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Never.
    NotOut,
    /// Once: they stay as they were.
    Out,
}

/// What a client may say on `today` of a course that ended on that day, or goes on.
///
/// # Source
/// our choice, ADR-0026
pub fn may_say(ended: Option<Date>, figures: Figures, today: Date) -> MaySay {
    let Some(ended) = ended.filter(|ended| *ended <= today) else { return MaySay::NotYet };
    let closes = closes_on(ended.year());
    match figures {
        Figures::Out => MaySay::Out,
        Figures::NotOut if today < closes => {
            MaySay::Either { until: closes.yesterday().expect("a day of people has one before it") }
        }
        Figures::NotOut => MaySay::OnlyNo,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_counts_until_the_lists_of_the_year_have_closed_and_a_no_until_its_figures_are_out() {
        let ended = Some(date(2025, 12, 3));
        let check =
            |day: Date, figures, expected| assert_eq!(may_say(ended, figures, day), expected, "{day}");
        check(date(2025, 12, 2), Figures::NotOut, MaySay::NotYet);
        let until = date(2026, 1, 28);
        check(date(2025, 12, 3), Figures::NotOut, MaySay::Either { until });
        check(until, Figures::NotOut, MaySay::Either { until });
        check(date(2026, 1, 29), Figures::NotOut, MaySay::OnlyNo);
        check(date(2026, 2, 1), Figures::Out, MaySay::Out);
        assert_eq!(may_say(None, Figures::NotOut, until), MaySay::NotYet);
    }

    #[test]
    fn a_day_lies_in_one_quarter() {
        let quarters: Vec<Quarter> = (1..=12).map(|month| Quarter::of(date(2026, month, 15))).collect();
        let each = |one: &Quarter| quarters.iter().filter(|other| *other == one).count();
        assert!(Quarter::ALL.iter().all(|one| each(one) == 3));
        assert_eq!(
            (Quarter::of(date(2026, 3, 31)), Quarter::of(date(2026, 4, 1))),
            (Quarter::First, Quarter::Second)
        );
    }
}
