//! A response surface by least squares.

use super::error::{DyadError, checked};
use super::surface::Surface;
use crate::distribution::fisher::{Degrees, FisherF};
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::least_squares::LeastSquares;
use crate::matrix::{Matrix, dot};

/// Which errors the coefficients get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Errors {
    /// Those of residuals of one spread.
    #[default]
    Classic,
    /// Those that hold whatever the spread of the residuals, in the form for small samples [LongErvin2000].
    Hc3,
}

/// Two ratings and an outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratings<'r> {
    /// One rating, such as the client's.
    pub x: &'r [Option<f64>],
    /// The other, on the same scale, counted from the same point.
    pub y: &'r [Option<f64>],
    /// The outcome.
    pub z: &'r [Option<f64>],
}

/// A test of several coefficients together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JointTest {
    /// The statistic.
    pub f: f64,
    /// How many coefficients are tested together.
    pub numerator: usize,
    /// Degrees of freedom that are left.
    pub denominator: usize,
    /// The probability of a statistic at least this large if all were zero.
    pub p: f64,
}

/// A response surface with what it explains.
#[derive(Debug, Clone, PartialEq)]
pub struct SurfaceFit {
    /// The surface, with classic errors.
    pub surface: Surface,
    /// The same surface with errors that allow residuals of unequal spread.
    pub robust: Surface,
    /// Complete rows.
    pub n: usize,
    /// Rows left out because something is missing.
    pub missing: usize,
    /// The standard deviation of the residuals.
    pub sigma: f64,
    /// The standard errors of b₀ to b₅.
    pub standard_errors: [f64; 6],
    /// The share of the variance of the outcome that the surface explains.
    pub r2: f64,
    /// The same, corrected for the number of coefficients.
    pub adjusted_r2: f64,
    /// The test that all but b₀ are zero.
    pub f: JointTest,
    /// What the curved terms explain beyond a plane.
    pub r2_beyond_plane: f64,
    /// The test that they are zero.
    pub against_plane: JointTest,
}

impl SurfaceFit {
    /// Fits `z = b₀ + b₁x + b₂y + b₃x² + b₄xy + b₅y²`.
    ///
    /// # Missing data
    /// A row in which a rating or the outcome is missing is left out and counted.
    /// # Errors
    /// [`DyadError::TooFewRows`] with fewer than seven complete rows, [`DyadError::Collinear`] when the ratings take too few
    /// values to tell the terms apart, [`DyadError::Length`], [`DyadError::NotFinite`].
    /// # Source
    /// [EdwardsParry1993]; errors of unequal spread [LongErvin2000]
    /// # Example
    /// ```
    /// use verbond_stats::dyad::surface_fit::{Ratings, SurfaceFit};
    ///
    /// let x: Vec<Option<f64>> = (0..16).map(|row| Some(f64::from(row % 4) - 1.5)).collect();
    /// let y: Vec<Option<f64>> = (0..16).map(|row| Some(f64::from(row / 4) - 1.5)).collect();
    /// let z: Vec<Option<f64>> = x
    ///     .iter()
    ///     .zip(&y)
    ///     .enumerate()
    ///     .map(|(row, (x, y))| Some(5.0 - (x.unwrap() - y.unwrap()).powi(2) + 0.1 * f64::from((row % 3) as u8)))
    ///     .collect();
    /// let fit = SurfaceFit::new(Ratings { x: &x, y: &y, z: &z }, 0.95)?;
    /// assert!(fit.surface.lines[3].estimate < -3.8);
    /// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
    /// ```
    pub fn new(ratings: Ratings<'_>, confidence: f64) -> Result<Self, DyadError> {
        let Ratings { x, y, z } = ratings;
        let total = checked(&[("x", x), ("y", y), ("z", z)])?;
        let rows: Vec<[f64; 3]> = (0..total).filter_map(|row| Some([x[row]?, y[row]?, z[row]?])).collect();
        let (n, missing) = (rows.len(), total - rows.len());
        if n < 7 {
            return Err(DyadError::TooFewRows { needed: 7, got: n, missing });
        }
        let terms = |row: usize| {
            let [x, y, _] = rows[row];
            [1.0, x, y, x * x, x * y, y * y]
        };
        let design = Matrix::from_fn(n, 6, |row, column| terms(row)[column]);
        let outcome: Vec<f64> = rows.iter().map(|row| row[2]).collect();
        let fit = LeastSquares::fit(&design, &outcome).map_err(collinear)?;
        let plane = LeastSquares::fit(&Matrix::from_fn(n, 3, |row, column| terms(row)[column]), &outcome)
            .map_err(collinear)?;
        let freedom = n - 6;
        let variance = fit.residual_squares / freedom as f64;
        let inverse = inverse_of_products(&design)?;
        let covariance = inverse.scaled(variance);
        let mean = outcome.iter().sum::<f64>() / n as f64;
        let whole: f64 = outcome.iter().map(|z| (z - mean).powi(2)).sum();
        let r2 = 1.0 - fit.residual_squares / whole;
        let joint = |smaller: f64, numerator: usize| {
            let f = (smaller - fit.residual_squares) / numerator as f64 / variance;
            let degrees = Degrees { above: numerator as f64, below: freedom as f64 };
            Ok::<_, StatsError>(JointTest {
                f,
                numerator,
                denominator: freedom,
                p: FisherF::new(degrees)?.above(f),
            })
        };
        let b: [f64; 6] = std::array::from_fn(|place| fit.coefficients[place]);
        let degrees = Some(freedom as f64);
        let robust = hc3(&design, &fit.residuals, &inverse);
        Ok(Self {
            robust: Surface::new(b, robust, degrees, confidence)?,
            n,
            missing,
            sigma: variance.sqrt(),
            standard_errors: std::array::from_fn(|place| covariance[(place, place)].sqrt()),
            r2,
            adjusted_r2: 1.0 - (1.0 - r2) * (n - 1) as f64 / freedom as f64,
            f: joint(whole, 5)?,
            r2_beyond_plane: (plane.residual_squares - fit.residual_squares) / whole,
            against_plane: joint(plane.residual_squares, 3)?,
            surface: Surface::new(b, covariance, degrees, confidence)?,
        })
    }

    /// The surface with the errors asked for.
    pub fn with_errors(&self, errors: Errors) -> &Surface {
        match errors {
            Errors::Classic => &self.surface,
            Errors::Hc3 => &self.robust,
        }
    }
}

fn collinear(error: StatsError) -> DyadError {
    match error {
        StatsError::NotPositiveDefinite { pivot } => DyadError::Collinear { column: pivot },
        other => DyadError::Number(other),
    }
}

/// `(X′X)⁻¹`, by way of columns of length 1: squares of ratings are much longer than ones.
fn inverse_of_products(design: &Matrix) -> Result<Matrix, DyadError> {
    let columns: Vec<Vec<f64>> = (0..design.column_count()).map(|at| design.column(at)).collect();
    let lengths: Vec<f64> = columns.iter().map(|column| dot(column, column).sqrt()).collect();
    let scaled = Matrix::from_fn(columns.len(), columns.len(), |row, column| {
        dot(&columns[row], &columns[column]) / (lengths[row] * lengths[column])
    });
    let inverse = Cholesky::of(&scaled).map_err(collinear)?.inverse();
    Ok(Matrix::from_fn(columns.len(), columns.len(), |row, column| {
        inverse[(row, column)] / (lengths[row] * lengths[column])
    }))
}

/// `(X′X)⁻¹·Σ xx′e²/(1 − h)²·(X′X)⁻¹`.
fn hc3(design: &Matrix, residuals: &[f64], inverse: &Matrix) -> Matrix {
    let size = design.column_count();
    let mut meat = Matrix::zeros(size, size);
    for (row, residual) in residuals.iter().enumerate() {
        let x = design.row(row);
        let weight = (residual / (1.0 - inverse.form(x, x))).powi(2);
        for (a, left) in x.iter().enumerate() {
            for (b, right) in x.iter().enumerate() {
                meat[(a, b)] += weight * left * right;
            }
        }
    }
    inverse.times(&meat).times(inverse).symmetric()
}

/// Two ratings on one scale, counted from one point.
#[derive(Debug, Clone, PartialEq)]
pub struct OneScale {
    /// One rating.
    pub x: Vec<Option<f64>>,
    /// The other.
    pub y: Vec<Option<f64>>,
    /// The mean of both together, taken off.
    pub mean: f64,
    /// The standard deviation of both together, divided by.
    pub standard_deviation: f64,
}

/// How often two ratings agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Pairs in which x lies more than half a standard deviation above y.
    pub x_higher: usize,
    /// Pairs that lie closer together.
    pub alike: usize,
    /// Pairs in which y lies more than half a standard deviation above x.
    pub y_higher: usize,
}

/// Brings two ratings of one instrument on a common scale, by the mean and standard deviation of both together.
///
/// # Missing data
/// A missing rating stays missing and does not count.
/// # Errors
/// [`DyadError::TooFewRows`] with fewer than two ratings, [`DyadError::Number`] when all are alike.
/// # Source
/// [Shanock2010]; the common mean and spread [Humberg2019]
/// # Example
/// ```
/// use verbond_stats::dyad::surface_fit::on_one_scale;
///
/// let ratings = on_one_scale(&[Some(4.0), Some(6.0)], &[Some(5.0), Some(5.0)])?;
/// assert_eq!(ratings.mean, 5.0);
/// assert_eq!(ratings.agreement().alike, 0);
/// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
/// ```
pub fn on_one_scale(x: &[Option<f64>], y: &[Option<f64>]) -> Result<OneScale, DyadError> {
    let total = checked(&[("x", x), ("y", y)])?;
    let known: Vec<f64> = x.iter().chain(y).flatten().copied().collect();
    if known.len() < 2 {
        let missing = 2 * total - known.len();
        return Err(DyadError::TooFewRows { needed: 2, got: known.len(), missing });
    }
    let n = known.len() as f64;
    let mean = known.iter().sum::<f64>() / n;
    let squares: f64 = known.iter().map(|value| (value - mean).powi(2)).sum();
    let standard_deviation = (squares / (n - 1.0)).sqrt();
    if standard_deviation == 0.0 {
        return Err(StatsError::NoVariation { variable: 0 }.into());
    }
    let scaled = |values: &[Option<f64>]| {
        values.iter().map(|value| value.map(|value| (value - mean) / standard_deviation)).collect()
    };
    Ok(OneScale { x: scaled(x), y: scaled(y), mean, standard_deviation })
}

impl OneScale {
    /// How often the two agree. A surface says something about disagreement only where there is some.
    ///
    /// # Source
    /// [Shanock2010]
    pub fn agreement(&self) -> Agreement {
        let mut found = Agreement { x_higher: 0, alike: 0, y_higher: 0 };
        for (x, y) in self.x.iter().zip(&self.y) {
            let Some((x, y)) = (*x).zip(*y) else { continue };
            if x - y > 0.5 {
                found.x_higher += 1;
            } else if y - x > 0.5 {
                found.y_higher += 1;
            } else {
                found.alike += 1;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
