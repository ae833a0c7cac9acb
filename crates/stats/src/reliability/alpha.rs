//! Cronbach's alpha, with what each item does to it.

use crate::covariance::{
    Missing, Moments, correlation_of, covariance, moments_of_complete, squared_multiple_correlations,
};
use crate::distribution::fisher::{Degrees, FisherF};
use crate::distribution::normal;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::interval::{Interval, tail_of};
use crate::matrix::Matrix;
use crate::matrix::eigen::Eigen;
use std::borrow::Cow;

/// Alpha of a scale, and its items.
#[derive(Debug, Clone, PartialEq)]
pub struct AlphaReport {
    /// Rows of the table, complete or not.
    pub persons: usize,
    /// Rows without a missing answer.
    pub complete: usize,
    /// Alpha from covariances.
    pub alpha: f64,
    /// Feldt's interval of it.
    pub interval: Interval,
    /// Its standard error for many persons.
    pub standard_error: f64,
    /// Alpha from correlations, as if all items had the same spread.
    pub standardised: f64,
    /// Guttman's λ₆ from correlations; `None` when the items are not independent enough to invert their correlations.
    pub lambda6: Option<f64>,
    /// The mean correlation between items.
    pub mean_correlation: f64,
    /// The median of those correlations.
    pub median_correlation: f64,
    /// Signal over noise, `k·r̄/(1 − r̄)`.
    pub signal_to_noise: f64,
    /// The mean over persons of their mean answer.
    pub score_mean: f64,
    /// The standard deviation over persons of their mean answer.
    pub score_standard_deviation: f64,
    /// One entry per column.
    pub items: Vec<ItemStatistics>,
}

impl AlphaReport {
    /// The interval of alpha from its standard error for many persons, around it on both sides.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
    /// # Source
    /// [DuhachekIacobucci2004]
    pub fn normal_interval(&self, confidence: f64) -> Result<Interval, StatsError> {
        let reach = normal::two_sided(confidence)? * self.standard_error;
        Ok(Interval { lower: self.alpha - reach, upper: self.alpha + reach })
    }
}

/// What one item does in its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemStatistics {
    /// Persons who answered it.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub standard_deviation: f64,
    /// Its correlation with the mean of all items, itself among them.
    pub total_correlation: f64,
    /// The same with all items on one spread.
    pub standardised_correlation: f64,
    /// The same, corrected for the overlap by its squared multiple correlation; `None` as for λ₆.
    pub corrected_correlation: Option<f64>,
    /// Its correlation with the sum of the others: item–rest.
    pub rest_correlation: f64,
    /// Alpha of the others; `None` when there is only one other.
    pub alpha_if_dropped: Option<f64>,
    /// Standardised alpha of the others.
    pub standardised_if_dropped: Option<f64>,
}

/// Computes alpha, `k/(k − 1)·(1 − Σ varᵢ/var_total)`, with an interval and with each item's part.
///
/// Feldt's interval is `1 − (1 − α)·F` at the tails of F with `n − 1` and `(n − 1)(k − 1)` degrees of freedom.
///
/// # Shape
/// Persons in rows, items in columns. All items point the same way: turn the others first ([`Grid::turned`]);
/// [`pointing_away`] finds them.
/// # Range and units
/// Alpha is at most 1 and may be below 0; means and deviations are in the unit of an answer.
/// # Missing data
/// As `missing` says for covariances. Pairwise, a person's score is the mean of the answers that are there, and `n` is the
/// number of rows, as in psych.
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two items or persons, [`StatsError::NoVariation`] for an item that
/// everyone answers alike, [`StatsError::NotPositiveDefinite`] when the items cancel each other out.
/// # Source
/// [Cronbach1951]; the interval [Feldt1987], the standard error [DuhachekIacobucci2004].
/// # Example
/// ```
/// use verbond_stats::covariance::Missing;
/// use verbond_stats::reliability::alpha::alpha;
/// use verbond_stats::grid::Grid;
///
/// let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
/// let table = Grid::from_rows(&rows.map(|row| row.map(|answer| Some(f64::from(answer)))))?;
/// assert!((alpha(&table, Missing::CompleteRows, 0.95)?.alpha - 0.9093).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn alpha(answers: &Grid, missing: Missing, confidence: f64) -> Result<AlphaReport, StatsError> {
    let tail = tail_of(confidence)?;
    if answers.column_count() < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: answers.column_count() });
    }
    let complete = if answers.is_complete() { answers.row_count() } else { answers.complete_rows().len() };
    let used = match missing {
        Missing::CompleteRows if complete < answers.row_count() => Cow::Owned(answers.complete()),
        Missing::CompleteRows | Missing::Pairwise => Cow::Borrowed(answers),
    };
    let (covariances, seen) = seen(&used, missing)?;
    let correlations = covariances.to_correlation()?;
    let value = of_covariances(&covariances)?;
    let persons = used.row_count() as f64;
    let multiple = squared_multiple_correlations(&correlations);
    let multiple = match &multiple {
        Ok(multiple) => Some(multiple.as_slice()),
        // Not an error here: only λ₆ and the corrected correlations need the inverse.
        Err(_) => None,
    };
    let k = covariances.row_count() as f64;
    let mut between = off_diagonal(&correlations);
    let mean_correlation = between.iter().sum::<f64>() / between.len() as f64;
    Ok(AlphaReport {
        persons: answers.row_count(),
        complete,
        alpha: value,
        interval: feldt_interval(value, persons, k, tail)?,
        standard_error: large_sample_error(&covariances, persons),
        standardised: of_covariances(&correlations)?,
        lambda6: multiple.map(|multiple| 1.0 - (k - multiple.iter().sum::<f64>()) / correlations.sum()),
        mean_correlation,
        median_correlation: median(&mut between),
        signal_to_noise: k * mean_correlation / (1.0 - mean_correlation),
        score_mean: seen.score.0,
        score_standard_deviation: seen.score.1,
        items: items(&seen, &covariances, &correlations, multiple)?,
    })
}

/// Alpha from a covariance matrix, or standardised alpha from a correlation matrix.
///
/// # Errors
/// [`StatsError::TooFewObservations`] with fewer than two items, [`StatsError::NotPositiveDefinite`] when the variance of
/// the sum is not above 0.
/// # Source
/// [Cronbach1951]
/// # Example
/// ```
/// use verbond_stats::matrix::Matrix;
/// use verbond_stats::reliability::alpha::of_covariances;
///
/// let two = Matrix::from_rows(&[[1.0, 0.5], [0.5, 1.0]])?;
/// assert!((of_covariances(&two)? - 2.0 / 3.0).abs() < 1e-15);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn of_covariances(covariances: &Matrix) -> Result<f64, StatsError> {
    let items = covariances.row_count();
    if items < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: items });
    }
    let (k, total) = (items as f64, covariances.sum());
    if total.is_nan() || total <= 0.0 {
        return Err(StatsError::NotPositiveDefinite { pivot: items - 1 });
    }
    Ok(k / (k - 1.0) * (1.0 - covariances.trace() / total))
}

/// The items that point away from the rest: those with a negative loading on the first principal component, whose signs are
/// taken so that most items point up.
///
/// # Shape
/// Column numbers, from 0.
/// # Errors
/// As [`covariance`] and for an item that everyone answers alike.
/// # Source
/// [Revelle2022], `check.keys`.
/// # Example
/// ```
/// use verbond_stats::covariance::Missing;
/// use verbond_stats::reliability::alpha::pointing_away;
/// use verbond_stats::grid::Grid;
///
/// let columns = vec![vec![1.0, 2.0, 4.0, 5.0], vec![1.0, 3.0, 4.0, 4.0], vec![5.0, 4.0, 1.0, 2.0]];
/// let table = Grid::from_complete_columns(columns)?;
/// assert_eq!(pointing_away(&table, Missing::CompleteRows)?, [2]);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn pointing_away(answers: &Grid, missing: Missing) -> Result<Vec<usize>, StatsError> {
    let correlations = covariance(answers, missing)?.to_correlation()?;
    let first = Eigen::of(&correlations).vectors.column(0);
    let sign = if first.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    Ok((0..first.len()).filter(|item| sign * first[*item] < 0.0).collect())
}

fn feldt_interval(alpha: f64, persons: f64, items: f64, tail: f64) -> Result<Interval, StatsError> {
    let f = FisherF::new(Degrees { above: persons - 1.0, below: (persons - 1.0) * (items - 1.0) })?;
    Ok(Interval {
        lower: 1.0 - (1.0 - alpha) * f.quantile(1.0 - tail)?,
        upper: 1.0 - (1.0 - alpha) * f.quantile(tail)?,
    })
}

/// The standard error of alpha for many persons with normal answers.
fn large_sample_error(c: &Matrix, persons: f64) -> f64 {
    let (k, total, trace) = (c.row_count() as f64, c.sum(), c.trace());
    let square = c.times(c);
    let q = 2.0 * k * k / ((k - 1.0).powi(2) * total.powi(3))
        * (total * (square.trace() + trace * trace) - 2.0 * trace * square.sum());
    (q / persons).sqrt()
}

/// What is seen of the answers beside their covariances.
struct Seen {
    /// Persons who answered each item.
    counts: Vec<usize>,
    /// Mean and standard deviation of each item.
    items: Vec<(f64, f64)>,
    /// Mean and standard deviation over persons of their mean answer.
    score: (f64, f64),
    /// The correlation of each item with that.
    with_score: Vec<f64>,
}

fn seen(answers: &Grid, missing: Missing) -> Result<(Matrix, Seen), StatsError> {
    if answers.is_complete() {
        let moments = moments_of_complete(answers)?;
        let covariances = moments.covariances();
        return Ok((covariances.clone(), Seen::of_complete(&moments, &covariances)));
    }
    Ok((covariance(answers, missing)?, Seen::of_present(answers)))
}

impl Seen {
    /// Without missing answers everything follows from means and covariances.
    fn of_complete(moments: &Moments, covariances: &Matrix) -> Self {
        let (k, total) = (covariances.row_count() as f64, covariances.sum());
        let with_score = |item: usize| {
            covariances.row(item).iter().sum::<f64>() / (covariances[(item, item)] * total).sqrt()
        };
        Self {
            counts: vec![moments.count; covariances.row_count()],
            items: moments
                .means
                .iter()
                .copied()
                .zip(covariances.diagonal().iter().map(|cell| cell.sqrt()))
                .collect(),
            score: (moments.means.iter().sum::<f64>() / k, total.sqrt() / k),
            with_score: (0..covariances.row_count()).map(with_score).collect(),
        }
    }

    fn of_present(answers: &Grid) -> Self {
        let score = person_means(answers);
        let all = 0..answers.column_count();
        Self {
            counts: all.clone().map(|item| answers.present(item)).collect(),
            items: all.clone().map(|item| mean_and_deviation(answers.column(item))).collect(),
            score: mean_and_deviation(&score),
            with_score: all
                .map(|item| correlation_of(&score, answers.column(item)).unwrap_or(f64::NAN))
                .collect(),
        }
    }
}

fn items(
    seen: &Seen,
    covariances: &Matrix,
    correlations: &Matrix,
    multiple: Option<&[f64]>,
) -> Result<Vec<ItemStatistics>, StatsError> {
    let all: Vec<usize> = (0..covariances.row_count()).collect();
    let total = correlations.sum();
    let corrected_total = multiple.map(|multiple| total - all.len() as f64 + multiple.iter().sum::<f64>());
    let statistics = |item: usize| {
        let others: Vec<usize> = all.iter().copied().filter(|other| *other != item).collect();
        let rest = covariances.select(&others, &others);
        let with_rest = covariances.row(item).iter().sum::<f64>() - covariances[(item, item)];
        let of_item = correlations.row(item).iter().sum::<f64>();
        let (mean, standard_deviation) = seen.items[item];
        let has_scale = others.len() > 1;
        let dropped =
            |matrix: &Matrix| has_scale.then(|| of_covariances(&matrix.select(&others, &others))).transpose();
        Ok(ItemStatistics {
            count: seen.counts[item],
            mean,
            standard_deviation,
            total_correlation: seen.with_score[item],
            standardised_correlation: of_item / total.sqrt(),
            corrected_correlation: multiple
                .zip(corrected_total)
                .map(|(multiple, total)| (of_item - 1.0 + multiple[item]) / total.sqrt()),
            rest_correlation: with_rest / (covariances[(item, item)] * rest.sum()).sqrt(),
            alpha_if_dropped: dropped(covariances)?,
            standardised_if_dropped: dropped(correlations)?,
        })
    };
    all.iter().map(|item| statistics(*item)).collect()
}

/// Each person's mean of the answers that are there; NaN for a person without any.
fn person_means(answers: &Grid) -> Vec<f64> {
    let (mut sums, mut counts) = (vec![0.0; answers.row_count()], vec![0.0; answers.row_count()]);
    for column in 0..answers.column_count() {
        for (row, cell) in answers.column(column).iter().enumerate().filter(|(_, cell)| !cell.is_nan()) {
            sums[row] += cell;
            counts[row] += 1.0;
        }
    }
    sums.iter().zip(&counts).map(|(sum, count)| sum / count).collect()
}

/// Of the values that are there.
fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let there = || values.iter().filter(|value| !value.is_nan());
    let n = there().count() as f64;
    let mean = there().sum::<f64>() / n;
    let squares: f64 = there().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

fn off_diagonal(matrix: &Matrix) -> Vec<f64> {
    (1..matrix.row_count()).flat_map(|row| matrix.row(row)[..row].to_vec()).collect()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

#[cfg(test)]
mod tests;
