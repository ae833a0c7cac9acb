//! The diary of a simulated clinic: each client has a fixed hour in the week.

use crate::clock::{HOUR_MS, MINUTE_MS, Timestamp};
use jiff::Timestamp as Instant;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

/// The hours at which sessions begin, as hour and minute.
const HOURS: [(i8, i8); 7] = [(9, 0), (10, 0), (11, 15), (13, 30), (14, 30), (15, 30), (16, 30)];
/// The length of a session.
pub(super) const SESSION_MS: i64 = 45 * MINUTE_MS;

/// A client's fixed hour: so many days before today, and every week before that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// 0 is today's day of the week, 1 yesterday's, … 6.
    pub(super) days_back: i64,
    hour: (i8, i8),
}

/// The diary, seen from now.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    now: Timestamp,
    today: Date,
    zone: TimeZone,
    /// Days back from today that are working days; today itself always counts, so that there is something to see.
    days: Vec<i64>,
}

impl Calendar {
    pub(super) fn new(now: Timestamp, zone: &TimeZone) -> Self {
        let zone = zone.clone();
        let today = date_of(now, &zone);
        let is_working = |back: &i64| {
            let weekday = days_before(today, *back).weekday();
            *back == 0 || !matches!(weekday, Weekday::Saturday | Weekday::Sunday)
        };
        Self { now, today, zone, days: (0..7).filter(is_working).collect() }
    }

    /// The hour of a therapist's `client_index`-th client. After 35 clients hours are used twice.
    pub(super) fn slot(&self, client_index: usize) -> Slot {
        slot(&self.days, client_index)
    }

    /// The same for a therapist whose day of today is written.
    pub(super) fn slot_not_today(&self, client_index: usize) -> Slot {
        slot(&self.days[1..], client_index)
    }

    /// An hour of today, as one of the fixed hours.
    pub(super) fn slot_today(&self, hour_index: usize) -> Slot {
        Slot { days_back: 0, hour: HOURS[hour_index % HOURS.len()] }
    }

    /// When this hour was, so many weeks back; negative weeks lie ahead.
    pub(super) fn at(&self, slot: Slot, weeks_back: i64) -> Timestamp {
        let date = days_before(self.today, slot.days_back + 7 * weeks_back);
        let (hour, minute) = slot.hour;
        let at = date.at(hour, minute, 0, 0).to_zoned(self.zone.clone());
        Timestamp::from_ms(at.expect("a date within years of today").timestamp().as_millisecond())
    }

    /// The day of a moment, as people in the house say it.
    pub(super) fn date(&self, at: Timestamp) -> Date {
        date_of(at, &self.zone)
    }

    /// This long before now, but not before today began.
    pub(super) fn earlier_today(&self, ms: i64) -> Timestamp {
        let midnight = self.today.to_zoned(self.zone.clone()).expect("a date within years of today");
        let midnight = Timestamp::from_ms(midnight.timestamp().as_millisecond());
        self.now.plus_ms(-ms).max(midnight)
    }

    /// Whether a session that stood in the diary for this moment is over.
    pub(super) fn is_over(&self, planned: Timestamp) -> bool {
        planned.plus_ms(HOUR_MS) < self.now
    }
}

/// Neighbours in the list are on other days; the hour moves on once the days are used up.
fn slot(days: &[i64], client_index: usize) -> Slot {
    let round = client_index / days.len();
    // Four to six days and seven hours: no step of a round may fall on its own beginning.
    let step = if days.len() == 4 { 4 } else { 3 };
    Slot {
        days_back: days[client_index % days.len()],
        hour: HOURS[(round * step + client_index) % HOURS.len()],
    }
}

fn date_of(at: Timestamp, zone: &TimeZone) -> Date {
    let at = Instant::from_millisecond(at.ms()).expect("the present moment is within jiff's range");
    at.to_zoned(zone.clone()).date()
}

fn days_before(date: Date, days: i64) -> Date {
    date.saturating_sub(jiff::Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn a_slot_keeps_its_hour_over_the_change_to_summer_time() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let calendar = Calendar::new(samples::TODAY, &zone);
        let hour = |weeks_back| {
            let at = Instant::from_millisecond(calendar.at(calendar.slot(0), weeks_back).ms()).unwrap();
            at.to_zoned(zone.clone()).time().to_string()
        };
        assert_eq!((hour(0), hour(26)), ("09:00:00".to_owned(), "09:00:00".to_owned()));
    }

    #[test]
    fn no_two_clients_of_a_full_week_share_an_hour() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let calendar = Calendar::new(samples::TODAY, &zone);
        for days in [4, 5, 6] {
            let days: Vec<i64> = (0..days).collect();
            let mut seen = Vec::new();
            for index in 0..days.len() * HOURS.len() {
                let at = calendar.at(slot(&days, index), 3);
                assert!(!seen.contains(&at), "{} days, {index}", days.len());
                seen.push(at);
            }
        }
    }

    #[test]
    fn earlier_today_is_never_yesterday() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let just_past_midnight = Timestamp::from_ms(samples::TODAY.ms() - 14 * HOUR_MS + MINUTE_MS);
        let calendar = Calendar::new(just_past_midnight, &zone);
        let at = calendar.earlier_today(HOUR_MS);
        assert_eq!((calendar.date(at), at < just_past_midnight), (calendar.date(just_past_midnight), true));
    }
}
