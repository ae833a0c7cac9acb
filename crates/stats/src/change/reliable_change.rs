//! Whether two scores of one person differ by more than error can explain.

use super::Better;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::reliability::standard_error::{Observed, Precision};

/// Two scores of one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The earlier one.
    pub before: f64,
    /// The later one.
    pub after: f64,
}

/// The standard error of a difference between two scores, `√(SE₁² + SE₂²)`; with equal spreads `SD·√2·√(1 − r)`.
///
/// # Range and units
/// The unit of the score.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a spread or a reliability that cannot be.
/// # Source
/// [JacobsonTruax1991] with the correction of [ChristensenMendoza1986].
/// # Example
/// ```
/// use verbond_stats::change::reliable_change::error_of_difference;
/// use verbond_stats::reliability::standard_error::Precision;
///
/// let precision = Precision { standard_deviation: 7.5, reliability: 0.8 };
/// assert!((error_of_difference([precision, precision])? - 4.743).abs() < 5e-4);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn error_of_difference(precisions: [Precision; 2]) -> Result<f64, StatsError> {
    let [before, after] = precisions;
    Ok(before.standard_error()?.hypot(after.standard_error()?))
}

/// The reliable change index: the difference in its own standard errors, `(x₂ − x₁)/S_diff`.
///
/// # Range and units
/// Without unit; its sign is that of `after − before`.
/// # Missing data
/// Both scores have to be there; a score that is missing gives no index.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the error is above 0, [`StatsError::NotFinite`].
/// # Source
/// [JacobsonTruax1991]
/// # Example
/// ```
/// use verbond_stats::change::reliable_change::{Change, reliable_change};
///
/// let index = reliable_change(Change { before: 32.5, after: 47.5 }, 4.743)?;
/// assert!((index - 3.162).abs() < 1e-3);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn reliable_change(change: Change, error_of_difference: f64) -> Result<f64, StatsError> {
    if let Some(index) = [change.before, change.after].iter().position(|score| !score.is_finite()) {
        return Err(StatsError::NotFinite { index });
    }
    if !(error_of_difference > 0.0 && error_of_difference.is_finite()) {
        let parameter = "error of the difference";
        return Err(StatsError::ParameterOutOfRange { parameter, value: error_of_difference });
    }
    Ok((change.after - change.before) / error_of_difference)
}

/// The reliable change index that allows for regression to the mean:
/// `(x₂ − [M + r·(x₁ − M)]) / (SD·√(1 − r²))`, the change beyond what the first score made likely.
///
/// Someone who starts far from the mean is expected back towards it without any change. With `r = 1` it is the plain
/// difference; the lower `r`, the less of the first score is believed.
///
/// # Range and units
/// Without unit.
/// # Missing data
/// Both scores have to be there.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a spread or a reliability that cannot be, [`StatsError::NotFinite`].
/// # Source
/// [LordNovick1968]; as a form of reliable change compared with others by [Maassen2004].
/// # Example
/// ```
/// use verbond_stats::change::reliable_change::{Change, regressed_change};
/// use verbond_stats::reliability::standard_error::Precision;
///
/// let group = Precision { standard_deviation: 9.0, reliability: 0.9 };
/// // From 36 in a group around 48 one expects 37.2; having gone to 37.2 is therefore no change.
/// let index = regressed_change(Change { before: 36.0, after: 37.2 }, group, 48.0)?;
/// assert!(index.abs() < 1e-12);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn regressed_change(change: Change, precision: Precision, mean: f64) -> Result<f64, StatsError> {
    let expected = precision.true_score(Observed { score: change.before, mean })?.estimate;
    reliable_change(Change { before: expected, after: change.after }, precision.standard_error_of_next()?)
}

/// How many points two scores have to differ to be reliably different, `z·S_diff`.
///
/// # Range and units
/// The unit of the score.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
/// # Source
/// [JacobsonTruax1991]
/// # Example
/// ```
/// use verbond_stats::change::reliable_change::reliable_points;
///
/// assert!((reliable_points(3.444, 0.95)? - 6.75).abs() < 5e-3);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn reliable_points(error_of_difference: f64, confidence: f64) -> Result<f64, StatsError> {
    Ok(error_of_difference * normal::two_sided(confidence)?)
}

/// What counts as a reliable and as a clinically significant change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// The standard error of the difference.
    pub error_of_difference: f64,
    /// How sure one wants to be, two-sided; usually 0.95.
    pub confidence: f64,
    /// The line between people in care and others, where one is known.
    pub cutoff: Option<f64>,
    /// Which way is better.
    pub better: Better,
}

/// What two scores say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Classification {
    /// The reliable change index.
    pub index: f64,
    /// The category.
    pub category: Category,
    /// Whether the line was crossed, told apart because crossing without a reliable change counts for nothing by itself.
    pub crossing: Crossing,
}

/// The categories of reliable and clinically significant change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Reliably better, and past the line.
    Recovered,
    /// Reliably better.
    Improved,
    /// Not reliably different.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

/// How the two scores lie to the line between people in care and others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crossing {
    /// No line is known.
    NoLine,
    /// Both on the same side.
    None,
    /// From the side of people in care to the other.
    ToFunctional,
    /// The other way.
    ToClinical,
}

/// Puts two scores of one person into the categories of reliable and clinically significant change.
///
/// Reliable: the index lies beyond `z` of the wanted confidence, on either side. Recovered: reliably better and from the
/// side of people in care to the other. A score on the line still belongs to people in care.
///
/// # Missing data
/// Both scores have to be there.
/// # Errors
/// [`StatsError::ParameterOutOfRange`], [`StatsError::NotFinite`].
/// # Source
/// [JacobsonTruax1991]
/// # Example
/// ```
/// use verbond_stats::change::Better;
/// use verbond_stats::change::reliable_change::{Category, Change, Crossing, Rule, classify};
///
/// let rule = Rule { error_of_difference: 4.743, confidence: 0.95, cutoff: Some(50.0), better: Better::Higher };
/// let found = classify(Change { before: 32.5, after: 47.5 }, &rule)?;
/// assert_eq!((found.category, found.crossing), (Category::Improved, Crossing::None));
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn classify(change: Change, rule: &Rule) -> Result<Classification, StatsError> {
    let index = reliable_change(change, rule.error_of_difference)?;
    let z = normal::two_sided(rule.confidence)?;
    let crossing = match rule.cutoff {
        None => Crossing::NoLine,
        Some(line) => {
            let is_past = |score: f64| rule.better.improvement(score - line) > 0.0;
            match (is_past(change.before), is_past(change.after)) {
                (false, true) => Crossing::ToFunctional,
                (true, false) => Crossing::ToClinical,
                (true, true) | (false, false) => Crossing::None,
            }
        }
    };
    let improvement = rule.better.improvement(index);
    let category = if improvement > z {
        if crossing == Crossing::ToFunctional { Category::Recovered } else { Category::Improved }
    } else if improvement < -z {
        Category::Deteriorated
    } else {
        Category::Unchanged
    };
    Ok(Classification { index, category, crossing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::cutoff::{Norm, Norms, cutoffs};
    use crate::descriptive::summarise;
    use crate::reference::json::Json;
    use crate::reference::{Csv, all_close, close, shared};
    use proptest::prelude::*;

    /// A number printed with so many decimals may be half a unit of the last one away.
    fn printed(found: f64, shown: f64, decimals: i32) {
        close("printed", found, shown, 0.0, 0.5 * 10.0_f64.powi(-decimals) * (1.0 + 1e-9));
    }

    #[test]
    fn the_example_of_jacobson_and_truax_is_a_reliable_improvement_not_past_the_line() {
        let precision = Precision { standard_deviation: 7.5, reliability: 0.8 };
        let error = error_of_difference([precision; 2]).unwrap();
        printed(precision.standard_error().unwrap(), 3.354, 3);
        printed(error, 4.743, 3);
        let change = Change { before: 32.5, after: 47.5 };
        let rule =
            Rule { error_of_difference: error, confidence: 0.95, cutoff: Some(50.0), better: Better::Higher };
        let found = classify(change, &rule).unwrap();
        printed(found.index, 3.162, 3);
        assert_eq!((found.category, found.crossing), (Category::Improved, Crossing::None));
        let past = classify(Change { after: 50.5, ..change }, &rule).unwrap();
        assert_eq!((past.category, past.crossing), (Category::Recovered, Crossing::ToFunctional));
    }

    #[test]
    fn the_core_10_has_its_published_line_and_reliable_change() {
        // The norms of [Barkham2013], 19.7 (7.7) in care and 4.7 (4.8) outside, with alpha .90.
        let clinical = Norm { mean: 19.7, standard_deviation: 7.7 };
        let functional = Some(Norm { mean: 4.7, standard_deviation: 4.8 });
        let lines = cutoffs(Norms { clinical, functional }, Better::Lower).unwrap();
        printed(lines.preferred.line(), 10.46, 2);
        let precision = Precision { standard_deviation: 7.7, reliability: 0.9 };
        let error = error_of_difference([precision; 2]).unwrap();
        printed(error, 3.444, 3);
        printed(reliable_points(error, 0.95).unwrap(), 6.75, 2);
        printed(reliable_points(error, 0.90).unwrap(), 5.66, 2);
    }

    #[test]
    fn which_reliability_is_taken_decides_the_band() {
        let points = |reliability| {
            let precision = Precision { standard_deviation: 0.75, reliability };
            reliable_points(error_of_difference([precision; 2]).unwrap(), 0.95).unwrap()
        };
        printed(points(0.92), 0.59, 2);
        printed(points(0.80), 0.93, 2);
    }

    #[test]
    fn crossing_the_line_without_a_reliable_change_is_unchanged_and_told() {
        let rule =
            Rule { error_of_difference: 4.0, confidence: 0.95, cutoff: Some(50.0), better: Better::Lower };
        let found = classify(Change { before: 52.0, after: 48.0 }, &rule).unwrap();
        assert_eq!((found.category, found.crossing), (Category::Unchanged, Crossing::ToFunctional));
        let worse = classify(Change { before: 48.0, after: 60.0 }, &rule).unwrap();
        assert_eq!((worse.category, worse.crossing), (Category::Deteriorated, Crossing::ToClinical));
    }

    #[test]
    fn a_course_of_depression_has_the_reference_indices() {
        let (Some(table), Some(oracle)) =
            (shared("data/claus2020_bdi.csv"), shared("oracles/rci_claus_first.json"))
        else {
            return;
        };
        let (table, oracle) = (Csv::parse(&table), Json::parse(&oracle));
        let (ids, times, scores) = (table.complete("id"), table.complete("time"), table.column("bdi"));
        let at = |id: f64, time: f64| {
            (0..ids.len()).find(|row| ids[*row] == id && times[*row] == time).and_then(|row| scores[row])
        };
        let wanted = oracle.numbers("ids");
        let before: Vec<Option<f64>> = wanted.iter().map(|id| at(*id, 1.0)).collect();
        let standard_deviation = summarise(&before).unwrap().standard_deviation.unwrap();
        close("sd_pre", standard_deviation, oracle.number("sd_pre"), 1e-10, 0.0);
        let precision = Precision { standard_deviation, reliability: 0.88 };
        let error = error_of_difference([precision; 2]).unwrap();
        close("se_diff", error, oracle.number("se_diff"), 1e-10, 0.0);
        let rule = Rule { error_of_difference: error, confidence: 0.95, cutoff: None, better: Better::Lower };
        let found: Vec<Classification> = wanted
            .iter()
            .map(|id| classify(Change { before: at(*id, 1.0).unwrap(), after: at(*id, 4.0).unwrap() }, &rule))
            .collect::<Result<_, _>>()
            .unwrap();
        let indices: Vec<f64> = found.iter().map(|found| found.index).collect();
        all_close("rci", &indices, &oracle.numbers("rci"), 1e-10, 0.0);
        let count = |category| found.iter().filter(|found| found.category == category).count() as f64;
        assert_eq!(count(Category::Improved), oracle.number("improved"));
        assert_eq!(count(Category::Deteriorated), oracle.number("deteriorated"));
    }

    #[test]
    fn a_score_that_is_no_number_and_an_error_of_zero_are_refused() {
        let change = Change { before: 1.0, after: f64::NAN };
        assert_eq!(reliable_change(change, 1.0), Err(StatsError::NotFinite { index: 1 }));
        let refused = reliable_change(Change { before: 1.0, after: 2.0 }, 0.0);
        let parameter = "error of the difference";
        assert_eq!(refused, Err(StatsError::ParameterOutOfRange { parameter, value: 0.0 }));
    }

    proptest! {
        #[test]
        fn the_category_does_not_depend_on_where_zero_lies_and_turns_with_the_direction(
            before in -30.0..30.0_f64, after in -30.0..30.0_f64, shift in -100.0..100.0_f64,
        ) {
            let rule = |line: f64, better| Rule {
                error_of_difference: 4.5, confidence: 0.95, cutoff: Some(line), better,
            };
            let found = classify(Change { before, after }, &rule(0.25, Better::Higher)).unwrap();
            // On the very edge rounding may decide; nowhere else may the shift.
            prop_assume!((found.index.abs() - 1.96).abs() > 1e-3);
            prop_assume!((before - 0.25).abs() > 1e-9 && (after - 0.25).abs() > 1e-9);
            let moved = Change { before: before + shift, after: after + shift };
            let moved = classify(moved, &rule(0.25 + shift, Better::Higher)).unwrap();
            prop_assert_eq!((found.category, found.crossing), (moved.category, moved.crossing));
            let mirrored = classify(Change { before: -before, after: -after }, &rule(-0.25, Better::Lower)).unwrap();
            prop_assert_eq!((found.category, found.crossing), (mirrored.category, mirrored.crossing));
        }

        #[test]
        fn a_recovery_is_also_an_improvement_when_no_line_is_known(
            before in -30.0..30.0_f64, after in -30.0..30.0_f64,
        ) {
            let rule = Rule { error_of_difference: 4.5, confidence: 0.9, cutoff: Some(0.0), better: Better::Lower };
            let found = classify(Change { before, after }, &rule).unwrap();
            let without = classify(Change { before, after }, &Rule { cutoff: None, ..rule }).unwrap();
            let plain = if found.category == Category::Recovered { Category::Improved } else { found.category };
            prop_assert_eq!(plain, without.category);
        }
    }
}
