//! Whether a questionnaire means the same to everyone: groups, languages, perspectives, sessions.

use super::fit::{Fit, Method, Sample, fit};
use super::indices::Statistic;
use super::model::{Equal, Model, Specification};
use crate::error::StatsError;

/// What is the same in all groups, step by step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The same items belong to the same factors.
    Configural,
    /// Loadings too: relations with other variables can be compared.
    Metric,
    /// Intercepts too: means can be compared.
    Scalar,
    /// Residual variances too: observed spreads can be compared.
    Strict,
}

impl Level {
    /// All levels, in their order.
    pub const ALL: [Self; 4] = [Self::Configural, Self::Metric, Self::Scalar, Self::Strict];

    fn equal(self) -> &'static [Equal] {
        match self {
            Self::Configural => &[],
            Self::Metric => &[Equal::Loadings],
            Self::Scalar => &[Equal::Loadings, Equal::Intercepts],
            Self::Strict => &[Equal::Loadings, Equal::Intercepts, Equal::Residuals],
        }
    }

    /// By how much SRMR may grow at this step.
    fn residual_max(self) -> f64 {
        match self {
            Self::Configural | Self::Metric => 0.030,
            Self::Scalar | Self::Strict => 0.010,
        }
    }
}

/// One step, beside the one before it.
#[derive(Debug, Clone)]
pub struct Step {
    /// What is held equal.
    pub level: Level,
    /// The fitted model.
    pub fit: Fit,
    /// What holding more equal costs; `None` for the first step.
    pub change: Option<Change>,
}

/// The cost of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The test of the step; with robust errors scaled after Satorra and Bentler, and `None` where that scale comes out at zero or below, as
    /// it may in small samples.
    pub test: Option<Statistic>,
    /// CFI now minus before.
    pub comparative: f64,
    /// RMSEA now minus before.
    pub approximation: f64,
    /// SRMR now minus before.
    pub residual: f64,
    /// Whether the step can be believed: CFI falls by at most .010, or neither RMSEA (.015) nor SRMR (.030 for loadings, .010 after)
    /// grows with it.
    pub holds: bool,
}

const COMPARATIVE_MIN: f64 = -0.010;
const APPROXIMATION_MAX: f64 = 0.015;

/// Fits a model with more and more held equal across groups.
///
/// # Shape
/// One sample per group, as in [`fit`]. `specification.equal` is ignored; `specification.released` stays let go at every step.
/// # Missing data
/// As in [`fit`].
/// # Errors
/// As [`fit`]; [`StatsError::TooFewObservations`] with fewer than two groups.
/// # Source
/// [Chen2007]; the scaled difference [SatorraBentler2001].
/// # Example
/// ```
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample};
/// use verbond_stats::factor::invariance::{Level, steps};
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::grid::Grid;
///
/// let model = Model::read("bond =~ b1 + b2 + b3 + b4")?;
/// let column = |seed: f64, own: f64| (0..80).map(|person| {
///     (f64::from(person) * 1.7).sin() + (f64::from(person) * seed).cos() + own
/// }).collect();
/// let sample = |name: &str, own: f64| -> Result<Sample, verbond_stats::StatsError> {
///     let columns = vec![column(2.3, own), column(3.1, own), column(5.9, own), column(4.7, own)];
///     Ok(Sample { name: name.to_owned(), answers: Grid::from_complete_columns(columns)? })
/// };
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
/// let found = steps(&model, &[sample("nl", 0.0)?, sample("en", 0.5)?], &Specification::default(), method)?;
/// // The groups differ only in level, which equal intercepts leave to the factor means.
/// assert!(found[2].level == Level::Scalar && found[2].change.expect("it has a step before it").holds);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn steps(
    model: &Model,
    samples: &[Sample],
    specification: &Specification,
    method: Method,
) -> Result<Vec<Step>, StatsError> {
    if samples.len() < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: samples.len() });
    }
    let mut found: Vec<Step> = Vec::new();
    for level in Level::ALL {
        let specification = Specification { equal: level.equal().to_vec(), ..specification.clone() };
        let fit = fit(model, samples, &specification, method)?;
        let change = found.last().map(|before| change(level, &before.fit, &fit));
        found.push(Step { level, fit, change });
    }
    Ok(found)
}

/// The test of a model against one that it is a special case of: the difference of their tests, with robust errors divided by
/// `(df₀c₀ − df₁c₁)/(df₀ − df₁)`.
///
/// # Missing data
/// Both have to be fitted to the same answers in the same way.
/// # Errors
/// `None` without a difference in degrees of freedom, and where the scale comes out at zero or below.
/// # Source
/// [SatorraBentler2001]
/// # Example
/// ```
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
/// use verbond_stats::factor::invariance::difference;
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::grid::Grid;
///
/// let column = |seed: f64| (0..80).map(|person| {
///     (f64::from(person) * 1.7).sin() + (f64::from(person) * seed).cos()
/// }).collect();
/// let answers = Grid::from_complete_columns(vec![column(2.3), column(3.1), column(5.9), column(4.7)])?;
/// let samples = [Sample { name: "all".to_owned(), answers }];
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Robust };
/// let of = |text: &str| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(fit(&Model::read(text)?, &samples, &Specification::default(), method)?)
/// };
/// // Equal loadings against free ones.
/// let test = difference(&of("bond =~ a + b + c + d")?, &of("bond =~ a + 1*b + 1*c + 1*d")?);
/// assert_eq!(test.expect("there is one").degrees, 3.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difference(free: &Fit, held: &Fit) -> Option<Statistic> {
    let (one, other) = (free.measures.model, held.measures.model);
    let degrees = other.degrees - one.degrees;
    let scaling = |fit: &Fit| fit.measures.scaled.map_or(1.0, |scaled| scaled.factor);
    // A model without degrees of freedom has no scale, and needs none.
    let weighed = |fit: &Fit, degrees: f64| if degrees > 0.0 { degrees * scaling(fit) } else { 0.0 };
    let factor = (weighed(held, other.degrees) - weighed(free, one.degrees)) / degrees;
    (degrees > 0.0 && factor > 0.0).then(|| Statistic { value: (other.value - one.value) / factor, degrees })
}

fn change(level: Level, before: &Fit, now: &Fit) -> Change {
    let error = |fit: &Fit| fit.measures.approximation.map_or(0.0, |error| error.value);
    let comparative = now.measures.comparative - before.measures.comparative;
    let approximation = error(now) - error(before);
    let residual = now.measures.residual - before.measures.residual;
    let is_worse = approximation > APPROXIMATION_MAX || residual > level.residual_max();
    Change {
        test: difference(before, now),
        comparative,
        approximation,
        residual,
        holds: !(comparative < COMPARATIVE_MIN && is_worse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::fit::tests::{METHOD, reference, samples};
    use crate::factor::fit::{Errors, Incomplete};
    use crate::reference::close;

    #[test]
    fn two_schools_share_loadings_and_not_intercepts() {
        let case = reference("cfa_hs3_mg_config");
        let model = Model::read(case.text("model")).unwrap();
        let samples = samples(&model, &case, &["Pasteur", "Grant-White"]);
        let found = steps(&model, &samples, &Specification::default(), METHOD).unwrap();
        let chi = |name: &str| (reference(name).number("fit/chisq"), reference(name).number("fit/df"));
        let (free, metric, scalar) =
            (chi("cfa_hs3_mg_config"), chi("cfa_hs3_mg_metric"), chi("cfa_hs3_mg_scalar"));
        let tests: Vec<Statistic> = found.iter().filter_map(|step| step.change?.test).collect();
        close("metric", tests[0].value, metric.0 - free.0, 1e-7, 0.0);
        close("scalar", tests[1].value, scalar.0 - metric.0, 1e-7, 0.0);
        assert_eq!((tests[0].degrees, tests[1].degrees), (metric.1 - free.1, scalar.1 - metric.1));
        let holds: Vec<bool> = found.iter().filter_map(|step| Some(step.change?.holds)).collect();
        // CFI falls by .041 and RMSEA grows by .015: the two schools' means cannot be compared.
        assert_eq!(holds[..2], [true, false]);
    }

    #[test]
    fn every_way_of_testing_has_the_reference_differences() {
        let schools = (reference("cfa_hs3_mg_config"), ["Pasteur", "Grant-White"]);
        let arms = (reference("cfa_wai3_arm_strict_mlr"), ["MBCT", "TAU"]);
        let expected = reference("invariance");
        let plain = |errors: Errors| Method { incomplete: Incomplete::LeftOut, errors };
        let all = Method { incomplete: Incomplete::FullInformation, errors: Errors::Robust };
        for (key, (case, groups), method) in [
            ("school_ml", &schools, plain(Errors::Normal)),
            ("school_mlr", &schools, plain(Errors::Robust)),
            ("school_mlm", &schools, plain(Errors::SatorraBentler)),
            ("arm_mlr", &arms, plain(Errors::Robust)),
            ("arm_fiml_mlr", &arms, all),
        ] {
            let model = Model::read(case.text("model")).unwrap();
            let samples = samples(&model, case, groups);
            let found = steps(&model, &samples, &Specification::default(), method).unwrap();
            let changes: Vec<Change> = found.iter().filter_map(|step| step.change).collect();
            for (number, change) in changes.iter().enumerate() {
                let test = change.test.unwrap();
                for (name, value) in [
                    ("value", test.value),
                    ("degrees", test.degrees),
                    ("p", test.p().unwrap()),
                    ("cfi", change.comparative),
                    ("rmsea", change.approximation),
                    ("srmr", change.residual),
                ] {
                    let reference = expected.numbers(&format!("{key}/{name}"))[number];
                    // Differences of numbers that lavaan's stop leaves good to some 1e-6.
                    close(&format!("{key} {name} {number}"), value, reference, 2e-4, 1e-6);
                }
            }
        }
    }

    #[test]
    fn robust_steps_are_scaled_and_a_single_group_has_none() {
        let case = reference("cfa_hs3_mg_config");
        let model = Model::read(case.text("model")).unwrap();
        let samples = samples(&model, &case, &["Pasteur", "Grant-White"]);
        let robust = Method { incomplete: Incomplete::LeftOut, errors: Errors::Robust };
        let found = steps(&model, &samples, &Specification::default(), robust).unwrap();
        let plain = found[1].fit.measures.model.value - found[0].fit.measures.model.value;
        assert!((found[1].change.unwrap().test.unwrap().value - plain).abs() > 0.1);
        let few = StatsError::TooFewObservations { needed: 2, got: 1 };
        assert_eq!(steps(&model, &samples[..1], &Specification::default(), robust).unwrap_err(), few);
    }
}
