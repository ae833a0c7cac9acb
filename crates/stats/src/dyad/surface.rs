//! The shape of a response surface: what agreement, disagreement and level of two ratings go with.

use super::error::DyadError;
use super::gradient::Moving;
use crate::distribution::normal;
use crate::distribution::student::StudentT;
use crate::error::StatsError;
use crate::interval::{Interval, tail_of};
use crate::matrix::Matrix;

/// The coefficients of `z = b₀ + b₁x + b₂y + b₃x² + b₄xy + b₅y²`, from whatever model estimated them.
///
/// From least squares by [`super::surface_fit`]; from a mixed model by its fixed coefficients in this order and their
/// covariance.
///
/// # Range and units
/// x and y on one scale, counted from one point.
/// # Source
/// [EdwardsParry1993], [Shanock2010]
/// # Example
/// ```
/// use verbond_stats::dyad::surface::Surface;
/// use verbond_stats::matrix::Matrix;
///
/// let b = [0.0, 0.30, -0.10, -0.05, 0.12, -0.08];
/// let surface = Surface::new(b, Matrix::identity(6), None, 0.95)?;
/// assert!((surface.lines[0].estimate - 0.20).abs() < 1e-12);
/// let stationary = surface.stationary.unwrap();
/// assert!((stationary.x.estimate - 22.5).abs() < 1e-9);
/// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// b₀ to b₅.
    pub coefficients: [f64; 6],
    /// Their covariance.
    pub covariance: Matrix,
    /// Degrees of freedom of tests; `None` for the normal distribution.
    pub degrees: Option<f64>,
    /// a₁ to a₅: slope and curvature where both agree (a₁ = b₁ + b₂, a₂ = b₃ + b₄ + b₅), slope and curvature where they differ
    /// around the common point (a₃ = b₁ − b₂, a₄ = b₃ − b₄ + b₅), and a₅ = b₃ − b₅, whether the ridge runs along agreement.
    pub lines: [Derived; 5],
    /// The covariance of a₁ to a₅.
    pub line_covariance: Matrix,
    /// Where the surface is flat; `None` for a surface without such a point.
    pub stationary: Option<Stationary>,
    /// The axes of the surface; `None` without a stationary point or where b₄ is 0, so that they run along x and y.
    pub axes: Option<Axes>,
    /// The curvatures along the axes, the larger first: both below 0 is a top, both above 0 a bottom, else a saddle.
    pub curvatures: [f64; 2],
}

/// Something computed from coefficients, with its error by the delta method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The estimate over its standard error.
    pub statistic: f64,
    /// The probability of a statistic at least this far from zero if the true value were zero.
    pub p: f64,
    /// The values that a test would not reject.
    pub interval: Interval,
}

/// The point where the surface is flat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stationary {
    /// X₀ = (b₂b₄ − 2b₁b₅)/(4b₃b₅ − b₄²).
    pub x: Derived,
    /// Y₀ = (b₁b₄ − 2b₂b₃)/(4b₃b₅ − b₄²).
    pub y: Derived,
    /// The outcome there.
    pub z: Derived,
}

/// The two axes `y = p₀ + p₁x`, at right angles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axes {
    /// p₁₀, where the first axis cuts x = 0. The first is the axis along which the surface bends up most or down least.
    pub first_intercept: Derived,
    /// p₁₁, its slope; 1 along agreement.
    pub first_slope: Derived,
    /// p₂₀.
    pub second_intercept: Derived,
    /// p₂₁ = −1/p₁₁.
    pub second_slope: Derived,
}

/// Below this share of its terms, `4b₃b₅ − b₄²` is nothing but rounding.
const FLAT: f64 = 1e-12;

impl Surface {
    /// Describes a surface by its coefficients.
    ///
    /// # Shape
    /// `b` in the order 1, x, y, x², xy, y²; `covariance` six by six.
    /// # Errors
    /// [`DyadError::Number`] for a matrix of another size, a number that is not finite, or a confidence outside 0 to 1.
    pub fn new(
        b: [f64; 6],
        covariance: Matrix,
        degrees: Option<f64>,
        confidence: f64,
    ) -> Result<Self, DyadError> {
        if let Some(index) = b.iter().chain(covariance.cells()).position(|cell| !cell.is_finite()) {
            return Err(StatsError::NotFinite { index }.into());
        }
        if covariance.row_count() != 6 || covariance.column_count() != 6 {
            return Err(StatsError::LengthsDiffer { left: 6, right: covariance.row_count() }.into());
        }
        let delta = Delta { covariance: &covariance, degrees, confidence };
        let [_, b1, b2, b3, b4, b5] = Moving::coefficients(b);
        let lines = [b1 + b2, b3 + b4 + b5, b1 - b2, b3 - b4 + b5, b3 - b5];
        let line_covariance =
            Matrix::from_fn(5, 5, |row, column| covariance.form(&lines[row].slopes, &lines[column].slopes));
        let [l1, l2, l3, l4, l5] = lines;
        let lines = [delta.of(l1)?, delta.of(l2)?, delta.of(l3)?, delta.of(l4)?, delta.of(l5)?];
        let (stationary, axes) = match stationary(b) {
            None => (None, None),
            Some(point @ [x, y, z]) => {
                let stationary = Stationary { x: delta.of(x)?, y: delta.of(y)?, z: delta.of(z)? };
                (Some(stationary), axes(b, point, &delta)?)
            }
        };
        let (middle, half) = (b[3] + b[5], (b[3] - b[5]).hypot(b[4]));
        Ok(Self {
            coefficients: b,
            degrees,
            lines,
            line_covariance,
            stationary,
            axes,
            curvatures: [middle + half, middle - half],
            covariance,
        })
    }

    /// The expected outcome of two ratings.
    pub fn at(&self, x: f64, y: f64) -> f64 {
        let [b0, b1, b2, b3, b4, b5] = self.coefficients;
        b0 + b1 * x + b2 * y + b3 * x * x + b4 * x * y + b5 * y * y
    }
}

/// The delta method with one covariance.
struct Delta<'c> {
    covariance: &'c Matrix,
    degrees: Option<f64>,
    confidence: f64,
}

impl Delta<'_> {
    fn of(&self, moving: Moving) -> Result<Derived, StatsError> {
        let variance = self.covariance.form(&moving.slopes, &moving.slopes);
        Derived::new(moving.value, variance.max(0.0).sqrt(), self.degrees, self.confidence)
    }
}

impl Derived {
    /// An estimate with its test.
    pub(super) fn new(
        estimate: f64,
        standard_error: f64,
        degrees: Option<f64>,
        confidence: f64,
    ) -> Result<Self, StatsError> {
        let tail = tail_of(confidence)?;
        let statistic = estimate / standard_error;
        let (p, quantile) = match degrees {
            None => (2.0 * normal::above(statistic.abs()), normal::quantile(1.0 - tail)?),
            Some(degrees) => {
                let t = StudentT::new(degrees)?;
                (t.two_sided(statistic), t.quantile(1.0 - tail)?)
            }
        };
        let reach = quantile * standard_error;
        let interval = Interval { lower: estimate - reach, upper: estimate + reach };
        Ok(Self { estimate, standard_error, statistic, p, interval })
    }
}

/// X₀, Y₀ and Z₀.
fn stationary(b: [f64; 6]) -> Option<[Moving; 3]> {
    let two = Moving::constant(2.0);
    let [b0, b1, b2, b3, b4, b5] = Moving::coefficients(b);
    let bend = two * two * b3 * b5 - b4 * b4;
    if bend.value.abs() <= FLAT * ((4.0 * b[3] * b[5]).abs() + b[4] * b[4]) {
        return None;
    }
    let x = (b2 * b4 - two * b1 * b5) / bend;
    let y = (b1 * b4 - two * b2 * b3) / bend;
    Some([x, y, b0 + b1 * x + b2 * y + b3 * x * x + b4 * x * y + b5 * y * y])
}

fn axes(b: [f64; 6], [x, y, _]: [Moving; 3], delta: &Delta<'_>) -> Result<Option<Axes>, StatsError> {
    if b[4] == 0.0 {
        return Ok(None);
    }
    let [_, _, _, b3, b4, b5] = Moving::coefficients(b);
    let root = ((b3 - b5) * (b3 - b5) + b4 * b4).sqrt();
    let (first, second) = ((b5 - b3 + root) / b4, (b5 - b3 - root) / b4);
    Ok(Some(Axes {
        first_intercept: delta.of(y - first * x)?,
        first_slope: delta.of(first)?,
        second_intercept: delta.of(y - second * x)?,
        second_slope: delta.of(second)?,
    }))
}
