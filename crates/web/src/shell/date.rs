//! The one place where a moment becomes text, in the organisation's own time zone.

use super::language::Speech;
use alliance::clock::Timestamp;
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// A date: `3 sep 2026`.
pub fn day(speech: &Speech, date: Date) -> String {
    let month = speech.with("shell-month-short", &[("month", &i64::from(date.month()))]);
    format!("{} {month} {}", date.day(), date.year())
}

/// A date without its year, where the year is clear: `3 sep`.
pub fn day_in_year(speech: &Speech, date: Date) -> String {
    let month = speech.with("shell-month-short", &[("month", &i64::from(date.month()))]);
    format!("{} {month}", date.day())
}

/// A date in full: `donderdag 3 september 2026`.
pub fn day_in_full(speech: &Speech, date: Date) -> String {
    let month = speech.with("shell-month", &[("month", &i64::from(date.month()))]);
    format!("{} {} {month} {}", weekday(speech, date), date.day(), date.year())
}

/// The day of the week: `donderdag`.
pub fn weekday(speech: &Speech, date: Date) -> String {
    speech.with("shell-weekday", &[("day", &i64::from(date.weekday().to_monday_one_offset()))])
}

/// The day of the week in short: `do`.
pub fn weekday_short(speech: &Speech, date: Date) -> String {
    speech.with("shell-weekday-short", &[("day", &i64::from(date.weekday().to_monday_one_offset()))])
}

/// The date on which a moment falls where the organisation is.
pub fn date_of(zone: &TimeZone, moment: Timestamp) -> Date {
    zoned(zone, moment).date()
}

/// The day of a moment: `3 sep 2026`.
pub fn day_of(speech: &Speech, moment: Timestamp) -> String {
    day(speech, date_of(speech.zone(), moment))
}

/// The time of a moment: `14:05`.
pub fn time_of(speech: &Speech, moment: Timestamp) -> String {
    let zoned = zoned(speech.zone(), moment);
    format!("{:02}:{:02}", zoned.hour(), zoned.minute())
}

/// Day and time of a moment: `do 3 sep 2026, 14:05`.
pub fn moment(speech: &Speech, moment: Timestamp) -> String {
    let date = date_of(speech.zone(), moment);
    format!("{} {}, {}", weekday_short(speech, date), day(speech, date), time_of(speech, moment))
}

/// A moment as an element that machines read too.
pub fn stamp(speech: &Speech, at: Timestamp) -> Markup {
    html! { time datetime=(machine(at)) { (moment(speech, at)) } }
}

/// How long ago a day was, counted in days where the organisation is: `gisteren`, `3 dagen geleden`, `over 2 weken`.
pub fn ago(speech: &Speech, then: Timestamp, now: Timestamp) -> String {
    let (then, now) = (date_of(speech.zone(), then), date_of(speech.zone(), now));
    let days = now.duration_since(then).as_hours() / 24;
    let far = days.abs();
    let (key_past, key_ahead, number) = match far {
        0 => return speech.t("shell-today"),
        1..=13 => ("shell-days-ago", "shell-days-ahead", far),
        14..=60 => ("shell-weeks-ago", "shell-weeks-ahead", far / 7),
        _ => ("shell-months-ago", "shell-months-ahead", far / 30),
    };
    speech.with(if days > 0 { key_past } else { key_ahead }, &[("count", &number)])
}

/// A moment as machines write it, in UTC.
pub fn machine(moment: Timestamp) -> String {
    jiff_moment(moment).to_string()
}

fn zoned(zone: &TimeZone, moment: Timestamp) -> Zoned {
    jiff_moment(moment).to_zoned(zone.clone())
}

/// Moments come from the clock and the store; beyond the years −9999 to 9999 they are held at the nearest end.
fn jiff_moment(moment: Timestamp) -> jiff::Timestamp {
    let held = moment
        .ms()
        .clamp(jiff::Timestamp::MIN.as_millisecond() + 1, jiff::Timestamp::MAX.as_millisecond() - 1);
    jiff::Timestamp::from_millisecond(held).expect("a moment held between the ends can be told")
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Language;
    use alliance::clock::{DAY_MS, HOUR_MS};

    /// Thursday 3 September 2026, 23:30 in Amsterdam (21:30 UTC).
    const LATE: Timestamp = Timestamp::from_ms(1_788_471_000_000);

    fn speech(language: Language) -> Speech {
        Speech::new(language, TimeZone::get("Europe/Amsterdam").expect("the zones are built in"))
    }

    #[test]
    fn a_moment_is_told_in_the_organisations_own_time() {
        assert_eq!(moment(&speech(Language::Dutch), LATE), "do 3 sep 2026, 23:30");
        assert_eq!(moment(&speech(Language::English), LATE), "Thu 3 Sep 2026, 23:30");
        let utc = Speech::new(Language::English, TimeZone::UTC);
        assert_eq!(moment(&utc, LATE), "Thu 3 Sep 2026, 21:30");
        assert_eq!(machine(LATE), "2026-09-03T21:30:00Z");
    }

    #[test]
    fn a_date_is_told_short_and_in_full() {
        let date = date_of(speech(Language::Dutch).zone(), LATE);
        assert_eq!(day_in_full(&speech(Language::Dutch), date), "donderdag 3 september 2026");
        assert_eq!(day_in_full(&speech(Language::English), date), "Thursday 3 September 2026");
        assert_eq!(day_in_year(&speech(Language::Dutch), date), "3 sep");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        for language in Language::ALL {
            let speech = speech(*language);
            let mut names = std::collections::BTreeSet::new();
            for month in 1..=12 {
                names.insert(day_in_full(&speech, jiff::civil::date(2026, month, 1)));
            }
            for day in 1..=7 {
                names.insert(weekday(&speech, jiff::civil::date(2026, 6, day)));
            }
            assert_eq!(names.len(), 19);
        }
    }

    #[test]
    fn days_are_counted_by_midnight_and_not_by_hours() {
        let check = |then: Timestamp, now: Timestamp, dutch: &str, english: &str| {
            assert_eq!(ago(&speech(Language::Dutch), then, now), dutch);
            assert_eq!(ago(&speech(Language::English), then, now), english);
        };
        check(LATE, LATE, "vandaag", "today");
        check(LATE, LATE.plus_ms(HOUR_MS), "gisteren", "yesterday");
        check(LATE, LATE.plus_ms(3 * DAY_MS), "3 dagen geleden", "3 days ago");
        check(LATE, LATE.plus_ms(21 * DAY_MS), "3 weken geleden", "3 weeks ago");
        check(LATE, LATE.plus_ms(90 * DAY_MS), "3 maanden geleden", "3 months ago");
        check(LATE.plus_ms(DAY_MS), LATE, "morgen", "tomorrow");
        check(LATE.plus_ms(15 * DAY_MS), LATE, "over 2 weken", "in 2 weeks");
    }
}
