//! Intraclass correlations of ratings: six questions, six numbers.

use crate::components::{MeanSquare, components};
use crate::distribution::fisher::{Degrees, FisherF};
use crate::error::StatsError;
use crate::grid::Grid;
use crate::interval::{Interval, tail_of};

/// Who rated, and whether it matters that some rate higher than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Raters {
    /// Each target had raters of its own: form 1.
    OwnPerTarget,
    /// The same raters rated all, drawn from many; a rater who is always higher counts as error: form 2, absolute.
    SameDrawn,
    /// The same raters rated all and no others matter; their level does not count: form 3, consistency.
    SameFixed,
}

/// Whether one rating or the mean of all raters will be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// One rating.
    Single,
    /// The mean of as many raters as there were.
    Mean,
}

/// One of the six coefficients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// Who rated.
    pub raters: Raters,
    /// What will be used.
    pub unit: Unit,
    /// The share of the variance of that which lies between targets; below 0 when raters differ more than targets do.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
    /// The ratio of mean squares that tests it against 0.
    pub f: f64,
    /// The degrees of freedom of that ratio.
    pub degrees: Degrees,
    /// The probability of so large a ratio without any difference between targets.
    pub p: f64,
}

/// The mean squares of the two-way table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanSquares {
    /// Between targets (BMS).
    pub targets: f64,
    /// Within targets (WMS).
    pub within: f64,
    /// Between raters (JMS).
    pub raters: f64,
    /// What is left (EMS).
    pub error: f64,
}

/// All six coefficients with what they are made from.
#[derive(Debug, Clone, PartialEq)]
pub struct IccReport {
    /// Targets that all raters rated.
    pub targets: usize,
    /// Raters.
    pub raters: usize,
    /// Targets left out because a rating was missing.
    pub left_out: usize,
    /// The mean squares.
    pub mean_squares: MeanSquares,
    /// Forms 1, 2, 3 of a single rating, then of the mean.
    pub coefficients: [Icc; 6],
}

impl IccReport {
    /// The coefficient that answers one question.
    pub fn coefficient(&self, raters: Raters, unit: Unit) -> &Icc {
        self.coefficients
            .iter()
            .find(|icc| icc.raters == raters && icc.unit == unit)
            .expect("all six are there")
    }

    /// The analysis of variance: targets, raters and what is left, each with degrees of freedom and sum of squares.
    pub fn analysis(&self) -> [(f64, f64); 3] {
        let (n, k) = (self.targets as f64, self.raters as f64);
        let MeanSquares { targets, raters, error, .. } = self.mean_squares;
        let line = |degrees: f64, mean_square: f64| (degrees, degrees * mean_square);
        [line(n - 1.0, targets), line(k - 1.0, raters), line((n - 1.0) * (k - 1.0), error)]
    }

    /// The six coefficients from variance components by restricted maximum likelihood, none below zero: the same as those of the mean
    /// squares where those give none below zero.
    ///
    /// # Errors
    /// [`StatsError::NotPositiveDefinite`] when the components cannot be told apart.
    /// # Source
    /// [ShroutFleiss1979]; the components as lme4 estimates them [Bates2015].
    pub fn by_restricted_likelihood(&self) -> Result<[f64; 6], StatsError> {
        let (n, k) = (self.targets as f64, self.raters as f64);
        let MeanSquares { targets, raters, error, .. } = self.mean_squares;
        let line = |value: f64, degrees: f64, contains: [f64; 3]| MeanSquare {
            value,
            degrees,
            contains: contains.to_vec(),
        };
        let found = components(&[
            line(targets, n - 1.0, [k, 0.0, 1.0]),
            line(raters, k - 1.0, [0.0, n, 1.0]),
            line(error, (n - 1.0) * (k - 1.0), [0.0, 0.0, 1.0]),
        ])?;
        let (target, rater, rest) = (found[0], found[1], found[2]);
        // Mean squares as the components make them expected.
        let (b, w) = (k * target + rest, rater + rest);
        let one = (b - w) / (b + (k - 1.0) * w);
        let two = target / (target + rater + rest);
        let three = target / (target + rest);
        let mean = |single: f64| k * single / (1.0 + (k - 1.0) * single);
        Ok([one, two, three, mean(one), mean(two), mean(three)])
    }
}

/// Computes the intraclass correlations of ratings in all six forms, with their F tests and intervals.
///
/// With `n` targets and `k` raters: form 1 `(B − W)/(B + (k − 1)W)`, form 2 `(B − E)/(B + (k − 1)E + k(J − E)/n)`, form 3
/// `(B − E)/(B + (k − 1)E)`; of the mean of `k` raters `(B − W)/B`, `(B − E)/(B + (J − E)/n)`, `(B − E)/B`. B, W, J and E
/// are the mean squares between targets, within targets, between raters and of what is left.
///
/// # Shape
/// Targets in rows, raters in columns.
/// # Missing data
/// A target that some rater did not rate is left out and counted.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two targets or raters, [`StatsError::NoVariation`] when all targets
/// got the same and nothing is left either.
/// # Source
/// [ShroutFleiss1979]; the intervals [McGrawWong1996].
/// # Example
/// ```
/// use verbond_stats::rater::icc::{Raters, Unit, icc};
/// use verbond_stats::grid::Grid;
///
/// let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
/// let table = Grid::from_rows(&rows.map(|row| row.map(|rating| Some(f64::from(rating)))))?;
/// let report = icc(&table, 0.95)?;
/// assert!((report.coefficient(Raters::SameDrawn, Unit::Single).value - 0.2898).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn icc(ratings: &Grid, confidence: f64) -> Result<IccReport, StatsError> {
    let tail = tail_of(confidence)?;
    let complete = ratings.complete();
    let (targets, raters) = (complete.row_count(), complete.column_count());
    for got in [targets, raters] {
        if got < 2 {
            return Err(StatsError::TooFewObservations { needed: 2, got });
        }
    }
    let table = TwoWay::of(&complete)?;
    let one = table.one_way(tail)?;
    let random = table.random_raters(tail)?;
    let fixed = table.fixed_raters(tail)?;
    let mean = |single: Icc| table.of_the_mean(single);
    Ok(IccReport {
        targets,
        raters,
        left_out: ratings.row_count() - targets,
        mean_squares: table.squares,
        coefficients: [one, random, fixed, mean(one), mean(random), mean(fixed)],
    })
}

struct TwoWay {
    n: f64,
    k: f64,
    squares: MeanSquares,
}

impl TwoWay {
    fn of(ratings: &Grid) -> Result<Self, StatsError> {
        let (rows, columns) = (ratings.row_count(), ratings.column_count());
        let (n, k) = (rows as f64, columns as f64);
        let of_rater: Vec<f64> =
            (0..columns).map(|rater| ratings.column(rater).iter().sum::<f64>() / n).collect();
        let grand = of_rater.iter().sum::<f64>() / k;
        let (mut between, mut left) = (0.0, 0.0);
        for target in 0..rows {
            let mean = (0..columns).map(|rater| ratings.column(rater)[target]).sum::<f64>() / k;
            between += k * (mean - grand).powi(2);
            for (rater, level) in of_rater.iter().enumerate() {
                left += (ratings.column(rater)[target] - mean - level + grand).powi(2);
            }
        }
        let raters = n * of_rater.iter().map(|level| (level - grand).powi(2)).sum::<f64>();
        let squares = MeanSquares {
            targets: between / (n - 1.0),
            within: (raters + left) / (n * (k - 1.0)),
            raters: raters / (k - 1.0),
            error: left / ((n - 1.0) * (k - 1.0)),
        };
        if squares.targets == 0.0 && squares.error == 0.0 {
            return Err(StatsError::NoVariation { variable: 0 });
        }
        Ok(Self { n, k, squares })
    }

    fn one_way(&self, tail: f64) -> Result<Icc, StatsError> {
        let (n, k) = (self.n, self.k);
        let MeanSquares { targets: b, within: w, .. } = self.squares;
        let degrees = Degrees { above: n - 1.0, below: n * (k - 1.0) };
        let value = (b - w) / (b + (k - 1.0) * w);
        Self::tested(
            Raters::OwnPerTarget,
            value,
            b / w,
            degrees,
            self.interval_of_ratio(b / w, degrees, tail)?,
        )
    }

    fn fixed_raters(&self, tail: f64) -> Result<Icc, StatsError> {
        let (n, k) = (self.n, self.k);
        let MeanSquares { targets: b, error: e, .. } = self.squares;
        let degrees = Degrees { above: n - 1.0, below: (n - 1.0) * (k - 1.0) };
        let value = (b - e) / (b + (k - 1.0) * e);
        Self::tested(Raters::SameFixed, value, b / e, degrees, self.interval_of_ratio(b / e, degrees, tail)?)
    }

    /// The interval that an interval of a ratio of mean squares implies.
    fn interval_of_ratio(&self, f: f64, degrees: Degrees, tail: f64) -> Result<Interval, StatsError> {
        let mirrored = Degrees { above: degrees.below, below: degrees.above };
        let ratio = Interval {
            lower: f / FisherF::new(degrees)?.quantile(1.0 - tail)?,
            upper: f * FisherF::new(mirrored)?.quantile(1.0 - tail)?,
        };
        // A ratio without end belongs to a coefficient of one.
        let of = |f: f64| if f.is_infinite() { 1.0 } else { (f - 1.0) / (f + self.k - 1.0) };
        Ok(ratio.map(of))
    }

    fn random_raters(&self, tail: f64) -> Result<Icc, StatsError> {
        let (n, k) = (self.n, self.k);
        let MeanSquares { targets: b, raters: j, error: e, .. } = self.squares;
        let value = (b - e) / (b + (k - 1.0) * e + k * (j - e) / n);
        let degrees = Degrees { above: n - 1.0, below: (n - 1.0) * (k - 1.0) };
        if e == 0.0 {
            // Without error the ratio has no end and Satterthwaite's degrees of freedom are those of the raters.
            return Self::tested(
                Raters::SameDrawn,
                value,
                f64::INFINITY,
                degrees,
                Interval { lower: value, upper: 1.0 },
            );
        }
        // Satterthwaite's degrees of freedom of the denominator, with F_J = J/E.
        let ratio = j / e;
        let (by_raters, by_error) = (k * value * ratio, n * (1.0 + (k - 1.0) * value) - k * value);
        let v = (k - 1.0) * (n - 1.0) * (by_raters + by_error).powi(2)
            / ((n - 1.0) * by_raters.powi(2) + by_error.powi(2));
        // Where neither targets nor raters differ at all, only the degrees of freedom of the rest are left.
        let v = if v.is_finite() && v > 0.0 { v } else { degrees.below };
        let upper_quantile = FisherF::new(Degrees { above: n - 1.0, below: v })?.quantile(1.0 - tail)?;
        let lower_quantile = FisherF::new(Degrees { above: v, below: n - 1.0 })?.quantile(1.0 - tail)?;
        let rest = k * j + (k * n - k - n) * e;
        let interval = Interval {
            lower: n * (b - upper_quantile * e) / (upper_quantile * rest + n * b),
            upper: n * (lower_quantile * b - e) / (rest + n * lower_quantile * b),
        };
        Self::tested(Raters::SameDrawn, value, b / e, degrees, interval)
    }

    fn tested(
        raters: Raters,
        value: f64,
        f: f64,
        degrees: Degrees,
        interval: Interval,
    ) -> Result<Icc, StatsError> {
        let p = FisherF::new(degrees)?.above(f);
        Ok(Icc { raters, unit: Unit::Single, value, interval, f, degrees, p })
    }

    /// Spearman and Brown's step from one rating to the mean of all.
    fn of_the_mean(&self, single: Icc) -> Icc {
        let of = |value: f64| self.k * value / (1.0 + (self.k - 1.0) * value);
        Icc { unit: Unit::Mean, value: of(single.value), interval: single.interval.map(of), ..single }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::json::Json;
    use crate::reference::{Csv, close};
    use proptest::prelude::*;

    fn check(table: &Grid, reference: &Json) -> IccReport {
        let report = icc(table, 0.95).unwrap();
        // Closed formulas of whole numbers; quantiles of F are good to 12 digits on both sides.
        let column = |key: &str, of: &dyn Fn(&Icc) -> f64, relative| {
            for (found, expected) in report.coefficients.iter().zip(reference.numbers(key)) {
                close(key, of(found), expected, relative, 0.0);
            }
        };
        column("ICC", &|icc| icc.value, 1e-12);
        column("F", &|icc| icc.f, 1e-12);
        column("df1", &|icc| icc.degrees.above, 0.0);
        column("df2", &|icc| icc.degrees.below, 0.0);
        column("p", &|icc| icc.p, 1e-10);
        column("lower95", &|icc| icc.interval.lower, 1e-10);
        column("upper95", &|icc| icc.interval.upper, 1e-10);
        close("MSW", report.mean_squares.within, reference.number("MSW"), 1e-12, 0.0);
        let anova = [report.mean_squares.targets, report.mean_squares.raters, report.mean_squares.error];
        for (found, row) in anova.iter().zip(reference.at("anova").list()) {
            close("anova", *found, row.list()[2].as_number(), 1e-12, 0.0);
        }
        report
    }

    #[test]
    fn the_classic_table_has_its_published_coefficients_and_intervals() {
        let table = Csv::parse(include_str!("../../../../fixtures/rater/shroutfleiss.csv"));
        let table = Grid::from_columns(&table.columns(&["J1", "J2", "J3", "J4"])).unwrap();
        check(&table, &Json::parse(include_str!("../../../../fixtures/rater/rel_icc_shroutfleiss.json")));
    }

    #[test]
    fn a_large_table_with_missing_ratings_has_the_reference_coefficients_in_both_ways() {
        let table = Csv::parse(include_str!("../../../../fixtures/reliability/wai_items.csv"));
        let table = Grid::from_columns(&table.columns(&["bond1", "bond2", "bond3", "bond4"])).unwrap();
        let reference = Json::parse(include_str!("../../../../fixtures/rater/rel_icc_bond.json"));
        let report = check(&table, &reference);
        assert_eq!(report.targets as f64, reference.number("complete"));
        assert_eq!((report.targets + report.left_out) as f64, reference.number("rows"));
        let found = report.by_restricted_likelihood().unwrap();
        for (found, expected) in found.iter().zip(reference.numbers("ICC_lmer_REML")) {
            // lme4 stops at about 1e-6 in the scale of its factors.
            close("by likelihood", *found, expected, 1e-5, 0.0);
        }
    }

    #[test]
    fn raters_that_differ_less_than_chance_add_nothing_to_the_components() {
        // Every rater has the same mean, and targets hardly differ: both mean squares lie below that of the rest.
        let rows = [[1.0, 5.0, 3.0], [5.0, 3.0, 1.0], [3.0, 1.0, 5.0]].map(|row| row.map(Some));
        let report = icc(&Grid::from_rows(&rows).unwrap(), 0.95).unwrap();
        assert!(report.coefficients[1].value < 0.0);
        assert_eq!(report.by_restricted_likelihood().unwrap(), [0.0; 6]);
    }

    #[test]
    fn a_target_that_someone_did_not_rate_is_left_out_and_counted() {
        let rows =
            [[Some(1.0), Some(2.0)], [Some(3.0), None], [Some(4.0), Some(4.0)], [Some(6.0), Some(5.0)]];
        let report = icc(&Grid::from_rows(&rows).unwrap(), 0.95).unwrap();
        assert_eq!((report.targets, report.left_out), (3, 1));
        let without = icc(&Grid::from_rows(&[rows[0], rows[2], rows[3]]).unwrap(), 0.95).unwrap();
        assert_eq!(report.coefficients, without.coefficients);
    }

    #[test]
    fn raters_who_never_differ_have_a_coefficient_of_one() {
        let rows = [[1.0, 1.0], [3.0, 3.0], [7.0, 7.0]].map(|row| row.map(Some));
        let report = icc(&Grid::from_rows(&rows).unwrap(), 0.95).unwrap();
        assert!(
            report
                .coefficients
                .iter()
                .all(|icc| icc.value == 1.0 && icc.interval.upper == 1.0 && icc.p == 0.0)
        );
    }

    #[test]
    fn a_table_without_any_difference_or_with_one_rater_is_refused() {
        let flat = Grid::from_rows(&[[Some(2.0); 2]; 3]).unwrap();
        assert_eq!(icc(&flat, 0.95).unwrap_err(), StatsError::NoVariation { variable: 0 });
        let one = Grid::from_rows(&[[Some(2.0)], [Some(3.0)]]).unwrap();
        assert_eq!(icc(&one, 0.95).unwrap_err(), StatsError::TooFewObservations { needed: 2, got: 1 });
        assert!(icc(&flat, 1.0).is_err());
    }

    proptest! {
        #[test]
        fn order_level_and_unit_of_the_scores_do_not_matter(
            cells in prop::collection::vec(0.0..10.0_f64, 24), shift in -50.0..50.0_f64, stretch in 0.1..10.0_f64,
        ) {
            let row = |target: usize| [0, 1, 2, 3].map(|rater| cells[4 * target + rater]);
            let of = |targets: &[usize], of: &dyn Fn(f64) -> f64| {
                let rows: Vec<_> = targets.iter().map(|target| row(*target).map(|cell| Some(of(cell)))).collect();
                icc(&Grid::from_rows(&rows).unwrap(), 0.95).unwrap()
            };
            let plain = of(&[0, 1, 2, 3, 4, 5], &|x| x);
            let moved = of(&[5, 2, 0, 1, 4, 3], &|x| x * stretch + shift);
            for (before, after) in plain.coefficients.iter().zip(&moved.coefficients) {
                // The moved cells have lost up to 150/0.1 in relative precision; ratios of squares magnify it by their size.
                let bound = 1e3 * 150.0 / 0.1 * f64::EPSILON * (1.0 + before.value.abs() + 1.0 / plain.mean_squares.targets);
                prop_assert!((before.value - after.value).abs() <= bound * (1.0 + before.value.abs()));
                // The interval of form 2 rests on an approximation that may leave a negative value outside.
                let is_within = before.interval.holds(before.value);
                prop_assert!(is_within || before.raters == Raters::SameDrawn);
                // Of the mean of all raters, form 2 can leave the range when targets differ less than error.
                prop_assert!(before.value <= 1.0 || (before.unit, before.raters) == (Unit::Mean, Raters::SameDrawn));
            }
            // When raters differ in level, absolute agreement cannot exceed consistency.
            if plain.mean_squares.raters >= plain.mean_squares.error && plain.mean_squares.targets >= plain.mean_squares.error {
                prop_assert!(plain.coefficients[1].value <= plain.coefficients[2].value + 1e-12);
            }
        }
    }
}
