//! What a model with some values implies: means and covariances, and how each value moves them.
//!
//! All variables, observed and latent, stand in one list. With paths `A` (a cell for each arrow), covariances `S` of what the
//! arrows leave, and intercepts `m`: `E = (I − A)⁻¹`, covariances `H = E·S·Eᵀ`, means `E·m`; the observed ones are the first rows.
//! Each derivative of the covariances is `u·vᵀ + v·uᵀ` with `u` and `v` columns of `E` and `H`, which is what makes gradient,
//! information and second derivatives cheap. The matrices are those of [McArdleMcDonald1984].

use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::lu::inverse;

/// A cell of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// An arrow.
    Path { to: usize, from: usize },
    /// A covariance, or a variance where both are the same.
    Spread(usize, usize),
    /// An intercept.
    Level(usize),
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    Fixed(f64),
    /// The parameter of this number.
    Free(usize),
}

/// The cells of one group's (or one level's) model that are not zero.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Structure {
    /// Observed variables; they are the first of all.
    pub(crate) observed: usize,
    /// All variables.
    pub(crate) size: usize,
    pub(crate) cells: Vec<(Cell, Value)>,
}

/// What the structure implies at some values.
#[derive(Debug, Clone)]
pub(crate) struct Implied {
    /// `E = (I − A)⁻¹`.
    pub(crate) total: Matrix,
    /// Covariances of all variables.
    pub(crate) spread: Matrix,
    /// Means of all variables.
    pub(crate) level: Vec<f64>,
}

impl Structure {
    /// Means and covariances of all variables.
    ///
    /// # Errors
    /// [`StatsError::NotInvertible`] when the arrows form a circle that feeds itself.
    pub(crate) fn implied(&self, parameters: &[f64]) -> Result<Implied, StatsError> {
        let mut paths = Matrix::identity(self.size);
        let mut left = Matrix::zeros(self.size, self.size);
        let mut intercepts = vec![0.0; self.size];
        for (cell, value) in &self.cells {
            let value = match value {
                Value::Fixed(value) => *value,
                Value::Free(parameter) => parameters[*parameter],
            };
            match *cell {
                Cell::Path { to, from } => paths[(to, from)] -= value,
                Cell::Spread(one, other) => {
                    left[(one, other)] = value;
                    left[(other, one)] = value;
                }
                Cell::Level(of) => intercepts[of] = value,
            }
        }
        let total = inverse(&paths)?;
        let spread = total.times(&left).times_transposed(&total);
        // Exactly symmetric, whatever the order of the sums was.
        let spread = Matrix::from_fn(self.size, self.size, |row, column| {
            (spread[(row, column)] + spread[(column, row)]) / 2.0
        });
        let level = total.times_vector(&intercepts);
        Ok(Implied { total, spread, level })
    }

    /// Any covariances and means at all: the saturated model over so many variables.
    pub(crate) fn saturated(observed: usize) -> Self {
        let mut cells = Vec::new();
        for row in 0..observed {
            for column in 0..=row {
                cells.push((Cell::Spread(row, column), Value::Free(cells.len())));
            }
        }
        for row in 0..observed {
            cells.push((Cell::Level(row), Value::Free(cells.len())));
        }
        Self { observed, size: observed, cells }
    }
}

impl Implied {
    /// Covariances of the observed variables named.
    pub(crate) fn covariances(&self, rows: &[usize]) -> Matrix {
        self.spread.select(rows, rows)
    }
}
