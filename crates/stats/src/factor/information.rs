//! What the answers tell about the parameters, turned into covariances of the estimates.

use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// The inverse of the information, in units in which each parameter weighs the same.
///
/// # Errors
/// [`StatsError::NotDetermined`] with the first parameter that others can stand in for.
pub(super) fn inverse_information(information: &Matrix) -> Result<Matrix, StatsError> {
    let size = information.row_count();
    if size == 0 {
        return Ok(Matrix::zeros(0, 0));
    }
    let scale: Vec<f64> = information.diagonal().iter().map(|cell| cell.sqrt()).collect();
    if let Some(parameter) = scale.iter().position(|scale| scale.is_nan() || *scale <= 0.0) {
        return Err(StatsError::NotDetermined { parameter });
    }
    let scaled =
        Matrix::from_fn(size, size, |row, column| information[(row, column)] / (scale[row] * scale[column]));
    let root = match Cholesky::of(&scaled) {
        Ok(root) if root.smallest_pivot() > DETERMINED => root,
        Ok(root) => return Err(StatsError::NotDetermined { parameter: root.smallest_pivot_at() }),
        Err(StatsError::NotPositiveDefinite { pivot }) => {
            return Err(StatsError::NotDetermined { parameter: pivot });
        }
        Err(other) => return Err(other),
    };
    let inverse = root.inverse();
    Ok(Matrix::from_fn(size, size, |row, column| inverse[(row, column)] / (scale[row] * scale[column])))
}

/// A parameter whose own share of its information is smaller than this is told by the others but for rounding.
const DETERMINED: f64 = 1e-10;
