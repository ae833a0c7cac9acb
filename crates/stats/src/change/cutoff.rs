//! Where the scores of people in care end and those of other people begin.

use super::Better;
use crate::error::StatsError;

/// Mean and spread of a group of people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norm {
    /// The mean.
    pub mean: f64,
    /// The standard deviation; above 0.
    pub standard_deviation: f64,
}

/// The three lines of Jacobson and Truax, as far as the norms allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cutoffs {
    /// Two standard deviations beyond the mean of people in care, towards better.
    pub a: f64,
    /// Within two standard deviations of the mean of other people.
    pub b: Option<f64>,
    /// Nearer to other people than to people in care, each distance in its own standard deviations.
    pub c: Option<f64>,
    /// The one to use, with its reason.
    pub preferred: Preferred,
}

/// Which line to use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preferred {
    /// `c`: both norms are known and the two groups overlap.
    Between(f64),
    /// `a`: nothing is known of other people.
    BeyondClinical(f64),
    /// `b`: the two groups do not overlap.
    WithinFunctional(f64),
}

impl Preferred {
    /// The line itself.
    pub fn line(self) -> f64 {
        match self {
            Self::Between(line) | Self::BeyondClinical(line) | Self::WithinFunctional(line) => line,
        }
    }
}

/// The two groups a line may run between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norms {
    /// People in care.
    pub clinical: Norm,
    /// Other people, if they were ever measured.
    pub functional: Option<Norm>,
}

/// Computes the lines between people in care and others.
///
/// `a = M₁ ± 2·SD₁` towards better, `b = M₀ ∓ 2·SD₀`, `c = (SD₀·M₁ + SD₁·M₀)/(SD₀ + SD₁)`, with 1 for people in care and
/// 0 for others. The groups overlap when `a` lies beyond `b`, seen from people in care; then `c` is preferred, otherwise
/// `b`, and `a` where there is no norm for others.
///
/// # Range and units
/// The unit of the score.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a spread that is not above 0, or for others who are not better off than people
/// in care.
/// # Source
/// [JacobsonTruax1991]
/// # Example
/// ```
/// use verbond_stats::change::Better;
/// use verbond_stats::change::cutoff::{Norm, Norms, cutoffs};
///
/// let clinical = Norm { mean: 40.0, standard_deviation: 7.5 };
/// let functional = Some(Norm { mean: 60.0, standard_deviation: 7.5 });
/// let lines = cutoffs(Norms { clinical, functional }, Better::Higher)?;
/// assert_eq!((lines.a, lines.b, lines.c), (55.0, Some(45.0), Some(50.0)));
/// assert_eq!(lines.preferred.line(), 50.0);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn cutoffs(norms: Norms, better: Better) -> Result<Cutoffs, StatsError> {
    let Norms { clinical, functional } = norms;
    for norm in [Some(clinical), functional].into_iter().flatten() {
        if !(norm.standard_deviation > 0.0 && norm.standard_deviation.is_finite()) {
            let value = norm.standard_deviation;
            return Err(StatsError::ParameterOutOfRange { parameter: "standard deviation", value });
        }
    }
    let two = better.improvement(2.0);
    let a = clinical.mean + two * clinical.standard_deviation;
    let Some(functional) = functional else {
        return Ok(Cutoffs { a, b: None, c: None, preferred: Preferred::BeyondClinical(a) });
    };
    let distance = better.improvement(functional.mean - clinical.mean);
    if distance.is_nan() || distance <= 0.0 {
        return Err(StatsError::ParameterOutOfRange {
            parameter: "distance between the norms",
            value: distance,
        });
    }
    let b = functional.mean - two * functional.standard_deviation;
    let spread = functional.standard_deviation + clinical.standard_deviation;
    let c = (functional.standard_deviation * clinical.mean + clinical.standard_deviation * functional.mean)
        / spread;
    let overlap = better.improvement(a - b) >= 0.0;
    let preferred = if overlap { Preferred::Between(c) } else { Preferred::WithinFunctional(b) };
    Ok(Cutoffs { a, b: Some(b), c: Some(c), preferred })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn without_a_norm_for_others_only_the_first_line_exists() {
        let clinical = Norm { mean: 20.0, standard_deviation: 5.0 };
        let lines = cutoffs(Norms { clinical, functional: None }, Better::Lower).unwrap();
        assert_eq!(lines.preferred, Preferred::BeyondClinical(10.0));
        assert_eq!((lines.b, lines.c), (None, None));
    }

    #[test]
    fn groups_far_apart_are_parted_by_the_edge_of_the_others() {
        let clinical = Norm { mean: 30.0, standard_deviation: 3.0 };
        let functional = Some(Norm { mean: 5.0, standard_deviation: 2.0 });
        let lines = cutoffs(Norms { clinical, functional }, Better::Lower).unwrap();
        assert_eq!(lines.preferred, Preferred::WithinFunctional(9.0));
    }

    #[test]
    fn others_who_are_worse_off_are_refused() {
        let norm = |mean| Norm { mean, standard_deviation: 3.0 };
        let refused = cutoffs(Norms { clinical: norm(5.0), functional: Some(norm(30.0)) }, Better::Lower);
        let parameter = "distance between the norms";
        assert_eq!(refused, Err(StatsError::ParameterOutOfRange { parameter, value: -25.0 }));
    }

    proptest! {
        #[test]
        fn the_line_between_lies_between_and_is_equally_many_spreads_away(
            clinical in 0.0..50.0_f64, apart in 0.1..50.0_f64, s1 in 0.1..20.0_f64, s0 in 0.1..20.0_f64,
        ) {
            let norms = Norms {
                clinical: Norm { mean: clinical, standard_deviation: s1 },
                functional: Some(Norm { mean: clinical + apart, standard_deviation: s0 }),
            };
            let c = cutoffs(norms, Better::Higher).unwrap().c.unwrap();
            let (from, to) = ((c - clinical) / s1, (clinical + apart - c) / s0);
            // Each side loses at most the rounding of numbers up to 100, over a spread of at least 0.1.
            prop_assert!((from - to).abs() < 100.0 / 0.1 * 8.0 * f64::EPSILON);
            prop_assert!(from > 0.0);
        }
    }
}
