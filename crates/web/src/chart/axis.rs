//! From sessions and scores to places in a drawing.

/// One direction of a drawing: values from `low` to `high` lie between `start` and `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    pub start: f64,
    pub end: f64,
}

impl Axis {
    /// The place of a value; what lies outside the axis is held at its end.
    pub fn at(self, value: f64) -> f64 {
        let share = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        self.start + share * (self.end - self.start)
    }

    /// The place of a session.
    pub fn at_session(self, session: u32) -> f64 {
        self.at(f64::from(session))
    }
}

/// The fewest sessions an axis has room for: one or two scores should not fill the width as if they were a course.
const SESSIONS_LEAST: u32 = 6;

/// The axis of sessions `first` to `last`.
pub(super) fn of_sessions(first: u32, last: u32, start: f64, end: f64) -> Axis {
    let last = last.max(first + SESSIONS_LEAST - 1);
    Axis { low: f64::from(first), high: f64::from(last), start, end }
}

/// The session numbers to write under an axis, at least `room` apart: the first, the last, and round ones between.
pub(super) fn session_labels(axis: Axis, first: u32, last: u32, room: f64) -> Vec<u32> {
    let between = (axis.end - axis.start) / (axis.high - axis.low);
    let step =
        [1, 2, 5, 10, 20, 50].into_iter().find(|step| f64::from(*step) * between >= room).unwrap_or(100);
    let far = |a: u32, b: u32| (axis.at_session(a) - axis.at_session(b)).abs() >= room;
    let round = (first..=last).filter(|session| step == 1 || session % step == 0);
    let mut labels: Vec<u32> = round.filter(|session| far(*session, first) && far(*session, last)).collect();
    labels.insert(0, first);
    if last != first {
        labels.push(last);
    }
    labels
}

/// Round values on a scale, about `count` of them.
pub(super) fn round_values(low: f64, high: f64, count: f64) -> Vec<f64> {
    let rough = (high - low) / count;
    // A step somewhat below the wish is taken too: four numbers on an axis are better than two.
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough * 0.7);
    let step = step.expect("ten times the power of ten below a number is above it");
    let first = (low / step).ceil();
    (0..).map(|n| (first + f64::from(n)) * step).take_while(|value| *value <= high + step * 1e-9).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_distance_and_name_both_ends() {
        let check = |first: u32, last: u32, labels: &[u32]| {
            let axis = of_sessions(first, last, 30.0, 310.0);
            assert_eq!(session_labels(axis, first, last, 20.0), labels, "{first}–{last}");
        };
        check(1, 1, &[1]);
        check(1, 2, &[1, 2]);
        check(1, 9, &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        check(1, 20, &[1, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
        check(1, 40, &[1, 5, 10, 15, 20, 25, 30, 35, 40]);
        check(31, 42, &[31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42]);
    }

    #[test]
    fn values_on_an_axis_are_round() {
        assert_eq!(round_values(0.0, 10.0, 5.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(round_values(0.0, 63.0, 4.0), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(round_values(0.0, 63.0, 3.0), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(round_values(0.0, 27.0, 3.0), [0.0, 10.0, 20.0]);
        assert_eq!(round_values(0.0, 10.0, 3.0), [0.0, 5.0, 10.0]);
        assert_eq!(round_values(1.0, 5.0, 4.0), [1.0, 2.0, 3.0, 4.0, 5.0]);
    }

    #[test]
    fn what_lies_outside_is_held_at_the_end() {
        let axis = Axis { low: 0.0, high: 10.0, start: 100.0, end: 0.0 };
        assert_eq!((axis.at(-1.0), axis.at(2.5), axis.at(11.0)), (100.0, 75.0, 0.0));
    }
}
