//! From values to places in a drawing.

/// One direction of a drawing: values from `low` to `high` lie between `start` and `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    pub start: f64,
    pub end: f64,
}

/// Round values on an axis, and how many decimals show them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ticks {
    pub values: Vec<f64>,
    pub digits: usize,
}

impl Axis {
    /// An axis that holds these values with a little room around them; what is not a number is passed over.
    pub fn around(values: impl IntoIterator<Item = f64>, start: f64, end: f64) -> Self {
        let ends = values.into_iter().filter(|value| value.is_finite());
        let (low, high) =
            ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        // All at one place, or nearly so: some room around it, in its own size.
        let size = low.abs().max(high.abs());
        let spread = if high - low > 1e-9 * size { high - low } else { size.max(1.0) };
        let room = if high - low > 1e-9 * size { 0.04 * spread } else { 0.5 * spread };
        Self { low: low - room, high: high + room, start, end }
    }

    /// The place of a value; what lies outside the axis is held at its end.
    pub fn at(self, value: f64) -> f64 {
        let share = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        self.start + share * (self.end - self.start)
    }

    /// Whether the value lies on the axis.
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// About `count` round values.
    pub fn ticks(self, count: f64) -> Ticks {
        let rough = (self.high - self.low) / count;
        // A step somewhat below the wish is taken too: four numbers on an axis are better than two.
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough * 0.7);
        let step = step.unwrap_or(rough);
        let first = (self.low / step).ceil();
        let values = (0..100).map(|n| (first + f64::from(n)) * step);
        let values = values.take_while(|value| *value <= self.high + step * 1e-9);
        // −0,0 is nought.
        let values = values.map(|value| if value.abs() < step * 1e-9 { 0.0 } else { value }).collect();
        let digits = (-(step * 1.000_001).log10().floor()).max(0.0);
        Ticks { values, digits: digits as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_on_an_axis_are_round() {
        let check = |low: f64, high: f64, values: &[f64], digits: usize| {
            let ticks = Axis { low, high, start: 0.0, end: 1.0 }.ticks(4.0);
            assert_eq!(ticks.values.len(), values.len(), "{low} to {high}: {ticks:?}");
            let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9;
            assert!(ticks.values.iter().zip(values).all(near) && ticks.digits == digits, "{ticks:?}");
        };
        check(0.0, 10.0, &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0], 0);
        check(-0.3, 0.3, &[-0.2, 0.0, 0.2], 1);
        check(0.0, 63.0, &[0.0, 20.0, 40.0, 60.0], 0);
        check(0.001, 0.0042, &[0.001, 0.002, 0.003, 0.004], 3);
    }

    #[test]
    fn an_axis_has_room_around_one_value_and_around_none() {
        for values in [vec![], vec![3.0], vec![f64::NAN], vec![1e9, 1e9], vec![0.0]] {
            let axis = Axis::around(values, 0.0, 100.0);
            assert!(axis.high > axis.low, "{axis:?}");
        }
    }

    proptest! {
        #[test]
        fn every_value_lies_on_its_axis(values in prop::collection::vec(-1e6..1e6_f64, 1..20)) {
            let axis = Axis::around(values.iter().copied(), 10.0, 90.0);
            for value in &values {
                prop_assert!(axis.holds(*value) && (10.0..=90.0).contains(&axis.at(*value)));
            }
            prop_assert!(!axis.ticks(4.0).values.is_empty());
        }
    }
}
