//! Numbers that know how they move with each coefficient, so that the delta method needs no formula of its own.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// How many coefficients there can be.
const COUNT: usize = 6;

/// A value and its derivatives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moving {
    pub value: f64,
    pub slopes: [f64; COUNT],
}

impl Moving {
    pub fn constant(value: f64) -> Self {
        Self { value, slopes: [0.0; COUNT] }
    }

    /// The coefficients themselves.
    pub fn coefficients(values: [f64; COUNT]) -> [Self; COUNT] {
        std::array::from_fn(|place| {
            let mut slopes = [0.0; COUNT];
            slopes[place] = 1.0;
            Self { value: values[place], slopes }
        })
    }

    pub fn sqrt(self) -> Self {
        let root = self.value.sqrt();
        self.through(root, 0.5 / root)
    }

    fn through(self, value: f64, slope: f64) -> Self {
        Self { value, slopes: self.slopes.map(|own| own * slope) }
    }

    fn with(self, other: Self, value: f64, slopes: (f64, f64)) -> Self {
        let slope = |place: usize| self.slopes[place] * slopes.0 + other.slopes[place] * slopes.1;
        Self { value, slopes: std::array::from_fn(slope) }
    }
}

impl Add for Moving {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(other, self.value + other.value, (1.0, 1.0))
    }
}

impl Sub for Moving {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, self.value - other.value, (1.0, -1.0))
    }
}

impl Mul for Moving {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.with(other, self.value * other.value, (other.value, self.value))
    }
}

impl Div for Moving {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let value = self.value / other.value;
        self.with(other, value, (1.0 / other.value, -value / other.value))
    }
}

impl Neg for Moving {
    type Output = Self;

    fn neg(self) -> Self {
        self.through(-self.value, -1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(b: [f64; 6]) -> Moving {
        let [b0, b1, b2, b3, b4, b5] = Moving::coefficients(b);
        ((b0 * b1 - b2) / (b3 * b3 + Moving::constant(1.0))).sqrt() * -b4 + b5
    }

    proptest! {
        #[test]
        fn slopes_are_those_of_small_moves(b in prop::array::uniform6(0.5..2.0_f64)) {
            let mut b = b;
            // The root needs something above zero.
            b[0] += 4.0;
            let moving = of(b);
            for place in 0..6 {
                let step = 1e-5;
                let at = |sign: f64| { let mut moved = b; moved[place] += sign * step; of(moved).value };
                let difference = (at(1.0) - at(-1.0)) / (2.0 * step);
                prop_assert!((moving.slopes[place] - difference).abs() < 1e-7);
            }
        }
    }
}
