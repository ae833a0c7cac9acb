//! Turning factors so that each variable belongs to as few of them as can be.

use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::lu::inverse;

/// Factors that may go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Oblique {
    /// Variables in rows, factors in columns.
    pub loadings: Matrix,
    /// How the factors correlate.
    pub correlations: Matrix,
    /// How many steps the search took.
    pub steps: usize,
}

/// Turns within a pair of factors are repeated until none is larger than this.
const ANGLE_MIN: f64 = 1e-14;
const ROUNDS_MAX: usize = 1_000;

/// Turns factors that stay at right angles so that the squared loadings of each factor differ most (varimax, with each
/// variable on the same length).
///
/// Factors are then put in the order of their summed squares, largest first, and turned so that most of each points up.
///
/// # Shape
/// As `loadings`.
/// # Source
/// [Kaiser1958]
/// # Example
/// ```
/// use verbond_stats::factor::rotation::varimax;
/// use verbond_stats::matrix::Matrix;
///
/// let mixed = Matrix::from_rows(&[[0.5, 0.5], [0.6, 0.6], [0.5, -0.5], [0.4, -0.4]])?;
/// let simple = varimax(&mixed);
/// assert!(simple[(0, 1)].abs() < 1e-12 && simple[(2, 0)].abs() < 1e-12);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn varimax(loadings: &Matrix) -> Matrix {
    let (variables, factors) = (loadings.row_count(), loadings.column_count());
    let lengths: Vec<f64> =
        (0..variables).map(|row| crate::matrix::dot(loadings.row(row), loadings.row(row)).sqrt()).collect();
    let scaled = |cell: f64, length: f64| if length > 0.0 { cell / length } else { 0.0 };
    let mut turned =
        Matrix::from_fn(variables, factors, |row, column| scaled(loadings[(row, column)], lengths[row]));
    for _ in 0..ROUNDS_MAX {
        let mut largest = 0.0_f64;
        for one in 0..factors {
            for other in one + 1..factors {
                largest = largest.max(turn_pair(&mut turned, one, other).abs());
            }
        }
        if largest < ANGLE_MIN {
            break;
        }
    }
    let back = Matrix::from_fn(variables, factors, |row, column| turned[(row, column)] * lengths[row]);
    in_order(&back)
}

/// Turns two factors by the angle that is best for them; the angle.
fn turn_pair(loadings: &mut Matrix, one: usize, other: usize) -> f64 {
    let n = loadings.row_count() as f64;
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for row in 0..loadings.row_count() {
        let (x, y) = (loadings[(row, one)], loadings[(row, other)]);
        let (u, v) = (x * x - y * y, 2.0 * x * y);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    let angle = (d - 2.0 * a * b / n).atan2(c - (a * a - b * b) / n) / 4.0;
    let (sine, cosine) = angle.sin_cos();
    for row in 0..loadings.row_count() {
        let (x, y) = (loadings[(row, one)], loadings[(row, other)]);
        loadings[(row, one)] = cosine * x + sine * y;
        loadings[(row, other)] = cosine * y - sine * x;
    }
    angle
}

/// Factors by their summed squares, each with its sum above zero.
fn in_order(loadings: &Matrix) -> Matrix {
    let squares = |column: usize| loadings.column(column).iter().map(|cell| cell * cell).sum::<f64>();
    let sign = |column: usize| if loadings.column(column).iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    let mut order: Vec<usize> = (0..loadings.column_count()).collect();
    order.sort_by(|a, b| squares(*b).total_cmp(&squares(*a)));
    Matrix::from_fn(loadings.row_count(), order.len(), |row, column| {
        sign(order[column]) * loadings[(row, order[column])]
    })
}

/// The largest derivative at which the search for oblique factors stops.
const SLOPE_MIN: f64 = 1e-10;
const STEPS_MAX: usize = 20_000;

/// Turns factors, which may come to correlate, so that the products of squared loadings on different factors are smallest
/// (oblimin with γ = 0, quartimin): `¼·Σ_{j≠k} Σᵢ l²ᵢⱼ·l²ᵢₖ`.
///
/// Gradient projection from the factors as they are.
///
/// # Shape
/// As `loadings`, with a square matrix of factor correlations.
/// # Errors
/// [`StatsError::NotInvertible`] when two factors fall together, [`StatsError::TooFewObservations`] for fewer than two.
/// # Source
/// [Jennrich2002], as in GPArotation.
/// # Example
/// ```
/// use verbond_stats::factor::rotation::oblimin;
/// use verbond_stats::matrix::Matrix;
///
/// // Two factors that correlate: no turn at right angles can make this simple, an oblique one can.
/// let pattern = Matrix::from_rows(&[[0.8, 0.24], [0.7, 0.21], [0.0, 0.6], [0.0, 0.7]])?;
/// let found = oblimin(&pattern)?;
/// assert!(found.correlations[(0, 1)] > 0.2);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn oblimin(loadings: &Matrix) -> Result<Oblique, StatsError> {
    let factors = loadings.column_count();
    if factors < 2 {
        return Err(StatsError::TooFewObservations { needed: 2, got: factors });
    }
    let mut turn = Matrix::identity(factors);
    let mut at = Quartimin::of(loadings, &turn)?;
    let mut length = 1.0;
    let mut steps = 0;
    while steps < STEPS_MAX {
        let slope = projected(&turn, &at.gradient);
        let size = slope.times_transposed(&slope).trace().sqrt();
        if size < SLOPE_MIN {
            break;
        }
        length *= 2.0;
        let mut moved = None;
        for _ in 0..40 {
            let next = unit_columns(&turn.add_scaled(-length, &slope));
            let place = Quartimin::of(loadings, &next)?;
            if at.value - place.value > 0.5 * size * size * length {
                moved = Some((next, place));
                break;
            }
            length /= 2.0;
        }
        let Some((next, place)) = moved else { break };
        (turn, at) = (next, place);
        steps += 1;
    }
    Ok(Oblique { loadings: at.loadings, correlations: turn.transpose().times(&turn), steps })
}

/// The criterion and its derivative by the turn.
struct Quartimin {
    loadings: Matrix,
    value: f64,
    gradient: Matrix,
}

impl Quartimin {
    fn of(original: &Matrix, turn: &Matrix) -> Result<Self, StatsError> {
        let back = inverse(turn)?;
        let loadings = original.times_transposed(&back);
        let squares = loadings.map(|cell| cell * cell);
        let others = Matrix::from_fn(loadings.row_count(), loadings.column_count(), |row, column| {
            squares.row(row).iter().sum::<f64>() - squares[(row, column)]
        });
        let slope = Matrix::from_fn(loadings.row_count(), loadings.column_count(), |row, column| {
            loadings[(row, column)] * others[(row, column)]
        });
        let value = (0..loadings.row_count())
            .map(|row| crate::matrix::dot(squares.row(row), others.row(row)))
            .sum::<f64>()
            / 4.0;
        let gradient = loadings.transpose().times(&slope).times(&back).transpose().map(|cell| -cell);
        Ok(Self { loadings, value, gradient })
    }
}

/// The part of the derivative that keeps the factors at unit length.
fn projected(turn: &Matrix, gradient: &Matrix) -> Matrix {
    let along: Vec<f64> = (0..turn.column_count())
        .map(|column| crate::matrix::dot(&turn.column(column), &gradient.column(column)))
        .collect();
    Matrix::from_fn(turn.row_count(), turn.column_count(), |row, column| {
        gradient[(row, column)] - turn[(row, column)] * along[column]
    })
}

fn unit_columns(matrix: &Matrix) -> Matrix {
    let lengths: Vec<f64> = (0..matrix.column_count())
        .map(|column| matrix.column(column).iter().map(|cell| cell * cell).sum::<f64>().sqrt())
        .collect();
    Matrix::from_fn(matrix.row_count(), matrix.column_count(), |row, column| {
        matrix[(row, column)] / lengths[column]
    })
}
