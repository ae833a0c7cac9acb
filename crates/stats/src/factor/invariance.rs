//! Whether a questionnaire means the same to everyone: groups, languages, perspectives, sessions.

use super::fit::{Errors, Fit, Method, Sample, fit};
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
    /// The test of the step; scaled after Satorra and Bentler with robust errors.
    pub test: Statistic,
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
        let change = found.last().map(|before| change(level, &before.fit, &fit, method.errors));
        found.push(Step { level, fit, change });
    }
    Ok(found)
}

fn change(level: Level, before: &Fit, now: &Fit, errors: Errors) -> Change {
    let (free, held) = (before.measures.model, now.measures.model);
    let degrees = held.degrees - free.degrees;
    let factor = match errors {
        Errors::Normal => 1.0,
        Errors::Robust | Errors::SatorraBentler => {
            let scaling = |fit: &Fit| fit.measures.scaled.map_or(1.0, |scaled| scaled.factor);
            (held.degrees * scaling(now) - free.degrees * scaling(before)) / degrees
        }
    };
    let error = |fit: &Fit| fit.measures.approximation.map_or(0.0, |error| error.value);
    let comparative = now.measures.comparative - before.measures.comparative;
    let approximation = error(now) - error(before);
    let residual = now.measures.residual - before.measures.residual;
    let is_worse = approximation > APPROXIMATION_MAX || residual > level.residual_max();
    Change {
        test: Statistic { value: (held.value - free.value) / factor, degrees },
        comparative,
        approximation,
        residual,
        holds: !(comparative < COMPARATIVE_MIN && is_worse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::fit::Incomplete;
    use crate::factor::fit::tests::{METHOD, reference, samples};
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
        let tests: Vec<Statistic> = found.iter().filter_map(|step| Some(step.change?.test)).collect();
        close("metric", tests[0].value, metric.0 - free.0, 1e-7, 0.0);
        close("scalar", tests[1].value, scalar.0 - metric.0, 1e-7, 0.0);
        assert_eq!((tests[0].degrees, tests[1].degrees), (metric.1 - free.1, scalar.1 - metric.1));
        let holds: Vec<bool> = found.iter().filter_map(|step| Some(step.change?.holds)).collect();
        // CFI falls by .041 and RMSEA grows by .015: the two schools' means cannot be compared.
        assert_eq!(holds[..2], [true, false]);
    }

    #[test]
    fn robust_steps_are_scaled_and_a_single_group_has_none() {
        let case = reference("cfa_hs3_mg_config");
        let model = Model::read(case.text("model")).unwrap();
        let samples = samples(&model, &case, &["Pasteur", "Grant-White"]);
        let robust = Method { incomplete: Incomplete::LeftOut, errors: Errors::Robust };
        let found = steps(&model, &samples, &Specification::default(), robust).unwrap();
        let plain = found[1].fit.measures.model.value - found[0].fit.measures.model.value;
        assert!((found[1].change.unwrap().test.value - plain).abs() > 0.1);
        let few = StatsError::TooFewObservations { needed: 2, got: 1 };
        assert_eq!(steps(&model, &samples[..1], &Specification::default(), robust).unwrap_err(), few);
    }
}
