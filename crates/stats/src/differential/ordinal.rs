//! Regression of ordered answers: proportional odds.

use super::error::DifferentialError;
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};

const STEP_COUNT_MAX: usize = 60;
/// Twice what a step still gains when it is the last.
const NEARLY_THERE: f64 = 1e-13;
/// A linear predictor beyond this, in logits, tells an answer without fault.
const EXTREME: f64 = 25.0;

/// A regression of ordered answers on columns.
///
/// `logit P(answer ≤ k) = ζₖ − x′β`: one coefficient a column, whatever the answer. With two answers it is logistic regression.
///
/// # Source
/// [McCullagh1980]
#[derive(Debug, Clone, PartialEq)]
pub struct OrdinalFit {
    /// β: how the logit of a higher answer grows with each column.
    pub coefficients: Vec<f64>,
    /// ζ, ascending, one between each two neighbouring answers.
    pub thresholds: Vec<f64>,
    /// The covariance of the coefficients and then the thresholds, row by row.
    pub covariance: Vec<Vec<f64>>,
    /// The log-likelihood.
    pub log_likelihood: f64,
}

impl OrdinalFit {
    /// Fits by Newton's steps, each halved until it goes higher; the log-likelihood is concave.
    ///
    /// # Shape
    /// `answers` are places 0, 1, … of which each occurs; each column has a value for each answer.
    /// # Errors
    /// [`DifferentialError::NoEstimate`] when columns tell the answers without fault or repeat each other;
    /// [`DifferentialError::Number`] for fewer than two different answers, a gap between them, or columns of other lengths.
    /// # Example
    /// ```
    /// use verbond_stats::differential::ordinal::OrdinalFit;
    ///
    /// let mood = [0, 1, 0, 2, 1, 2, 1, 0, 2, 1];
    /// let bond = vec![1.0, 3.0, 2.0, 5.0, 2.0, 4.0, 4.0, 3.0, 3.0, 1.0];
    /// let fit = OrdinalFit::new(&mood, &[bond])?;
    /// assert!(fit.coefficients[0] > 0.0 && fit.thresholds[0] < fit.thresholds[1]);
    /// # Ok::<(), verbond_stats::differential::error::DifferentialError>(())
    /// ```
    pub fn new(answers: &[usize], columns: &[Vec<f64>]) -> Result<Self, DifferentialError> {
        for column in columns {
            if column.len() != answers.len() {
                return Err(StatsError::LengthsDiffer { left: answers.len(), right: column.len() }.into());
            }
            if let Some(index) = column.iter().position(|value| !value.is_finite()) {
                return Err(StatsError::NotFinite { index }.into());
            }
        }
        let regression = Regression::new(answers, columns)?;
        regression.climb()
    }
}

struct Regression<'a> {
    answers: &'a [usize],
    /// Standard columns, row by row.
    rows: Vec<f64>,
    means: Vec<f64>,
    scales: Vec<f64>,
    cuts: usize,
    /// Starting thresholds: those of the shares of answers.
    begin: Vec<f64>,
}

struct Height {
    value: f64,
    gradient: Vec<f64>,
    /// Minus the second derivatives.
    information: Matrix,
}

impl<'a> Regression<'a> {
    fn new(answers: &'a [usize], columns: &[Vec<f64>]) -> Result<Self, DifferentialError> {
        let last = answers.iter().copied().max().unwrap_or(0);
        if last >= answers.len() || last == 0 {
            return Err(StatsError::NoVariation { variable: 0 }.into());
        }
        let mut counts = vec![0_usize; last + 1];
        answers.iter().for_each(|answer| counts[*answer] += 1);
        if let Some(gap) = counts.iter().position(|count| *count == 0) {
            return Err(StatsError::NotDetermined { parameter: columns.len() + gap }.into());
        }
        let (mut sum, count, mut begin) = (0.0, answers.len() as f64, Vec::new());
        for own in &counts[..last] {
            sum += *own as f64;
            begin.push((sum / (count - sum)).ln());
        }
        let means: Vec<f64> = columns.iter().map(|column| column.iter().sum::<f64>() / count).collect();
        let spread = |(column, mean): (&Vec<f64>, &f64)| {
            let square = column.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
            if square > 0.0 { square.sqrt() } else { 1.0 }
        };
        let scales: Vec<f64> = columns.iter().zip(&means).map(spread).collect();
        let mut rows = Vec::with_capacity(answers.len() * columns.len());
        for row in 0..answers.len() {
            rows.extend((0..columns.len()).map(|place| (columns[place][row] - means[place]) / scales[place]));
        }
        Ok(Self { answers, rows, means, scales, cuts: last, begin })
    }

    fn refusal(&self) -> DifferentialError {
        DifferentialError::NoEstimate { columns: self.means.len(), rows: self.answers.len() }
    }

    fn climb(&self) -> Result<OrdinalFit, DifferentialError> {
        let width = self.means.len();
        let mut at = vec![0.0; width];
        at.extend(&self.begin);
        let mut here = self.height(&at);
        for _ in 0..STEP_COUNT_MAX {
            let cholesky = Cholesky::of(&here.information).map_err(|_flat| self.refusal())?;
            let step = cholesky.solve(&here.gradient);
            let decrement = dot(&step, &here.gradient);
            let mut share = 1.0;
            let (next_at, next) = loop {
                let moved: Vec<f64> = at.iter().zip(&step).map(|(at, step)| at + share * step).collect();
                let found = self.height(&moved);
                // Also where thresholds cross and nothing is defined.
                if found.value >= here.value - 1e-10 * (1.0 + here.value.abs()) || share < 1e-9 {
                    break (moved, found);
                }
                share *= 0.5;
            };
            (at, here) = (next_at, next);
            if decrement < NEARLY_THERE {
                let is_extreme =
                    self.rows.chunks_exact(width.max(1)).any(|row| dot(row, &at[..width]).abs() > EXTREME);
                return if is_extreme { Err(self.refusal()) } else { self.finish(&at, &here) };
            }
        }
        Err(self.refusal())
    }

    /// Back to the columns as given: `β = β*/s`, `ζ = ζ* + Σ β*·m/s`.
    fn finish(&self, at: &[f64], here: &Height) -> Result<OrdinalFit, DifferentialError> {
        let (width, size) = (self.means.len(), at.len());
        let map = Matrix::from_fn(size, size, |row, column| {
            if row == column {
                if row < width { 1.0 / self.scales[row] } else { 1.0 }
            } else if row >= width && column < width {
                self.means[column] / self.scales[column]
            } else {
                0.0
            }
        });
        let inverse = Cholesky::of(&here.information).map_err(|_flat| self.refusal())?.inverse();
        let covariance = map.times(&inverse).times_transposed(&map);
        let given = map.times_vector(at);
        Ok(OrdinalFit {
            coefficients: given[..width].to_vec(),
            thresholds: given[width..].to_vec(),
            covariance: (0..size).map(|row| covariance.row(row).to_vec()).collect(),
            log_likelihood: here.value,
        })
    }

    /// The log-likelihood and its derivatives; minus infinity where thresholds are not ascending.
    fn height(&self, at: &[f64]) -> Height {
        let (width, size) = (self.means.len(), at.len());
        let (coefficients, cuts) = at.split_at(width);
        let mut height =
            Height { value: 0.0, gradient: vec![0.0; size], information: Matrix::zeros(size, size) };
        for (row, answer) in self.answers.iter().enumerate() {
            let x = &self.rows[row * width..(row + 1) * width];
            let predictor = dot(x, coefficients);
            let upper = if *answer < self.cuts { cuts[*answer] - predictor } else { f64::INFINITY };
            let lower = answer.checked_sub(1).map_or(f64::NEG_INFINITY, |below| cuts[below] - predictor);
            let chance = between(lower, upper);
            if chance.is_nan() || chance <= 0.0 {
                height.value = f64::NEG_INFINITY;
                return height;
            }
            height.value += chance.ln();
            self.add(&mut height, x, *answer, [slopes(lower), slopes(upper)], chance);
        }
        height
    }

    /// Adds the derivatives of one row. An end of its stretch moves with its threshold, and against the predictor.
    fn add(&self, height: &mut Height, x: &[f64], answer: usize, [lower, upper]: [[f64; 2]; 2], chance: f64) {
        let width = x.len();
        let (up, down) = (upper[0] / chance, lower[0] / chance);
        let bends = [
            (up * up - upper[1] / chance, Some(answer).filter(|at| *at < self.cuts)),
            (down * down + lower[1] / chance, answer.checked_sub(1)),
        ];
        let crossed = -up * down;
        let along = up - down;
        let bend = bends[0].0 + bends[1].0 + 2.0 * crossed;
        for (place, own) in x.iter().enumerate() {
            height.gradient[place] -= along * own;
            for (other, second) in x.iter().enumerate() {
                height.information[(place, other)] += bend * own * second;
            }
        }
        for ((own, cut), slope) in bends.iter().zip([up, -down]) {
            let Some(cut) = cut.map(|cut| width + cut) else { continue };
            height.gradient[cut] += slope;
            height.information[(cut, cut)] += own;
            for (place, value) in x.iter().enumerate() {
                let cell = -(own + crossed) * value;
                height.information[(cut, place)] += cell;
                height.information[(place, cut)] += cell;
            }
        }
        if let (Some(first), Some(second)) = (bends[0].1, bends[1].1) {
            height.information[(width + first, width + second)] += crossed;
            height.information[(width + second, width + first)] += crossed;
        }
    }
}

/// The chance between two ends under the logistic distribution, from the side where nothing is lost.
fn between(lower: f64, upper: f64) -> f64 {
    if lower > 0.0 { below(-lower) - below(-upper) } else { below(upper) - below(lower) }
}

fn below(x: f64) -> f64 {
    let tail = (-x.abs()).exp();
    if x >= 0.0 { 1.0 / (1.0 + tail) } else { tail / (1.0 + tail) }
}

/// The logistic density and its derivative.
fn slopes(x: f64) -> [f64; 2] {
    let density = below(x) * below(-x);
    [density, density * (1.0 - 2.0 * below(x))]
}
