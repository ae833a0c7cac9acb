//! A range in which a number is expected to lie.

/// The two ends of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
}

impl Interval {
    /// Whether the value lies within, ends included.
    pub fn holds(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Both ends through an increasing function.
    pub(crate) fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Self { lower: of(self.lower), upper: of(self.upper) }
    }
}

/// The two tails that an interval of this confidence leaves out, each.
///
/// # Errors
/// `StatsError::ParameterOutOfRange` unless the confidence lies between 0 and 1.
pub(crate) fn tail_of(confidence: f64) -> Result<f64, crate::error::StatsError> {
    if confidence > 0.0 && confidence < 1.0 {
        Ok((1.0 - confidence) / 2.0)
    } else {
        Err(crate::error::StatsError::ParameterOutOfRange { parameter: "confidence", value: confidence })
    }
}
