//! Exploratory factors by least squares: loadings that leave the smallest residual correlations.

use super::indices::Statistic;
use crate::covariance::squared_multiple_correlations;
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::eigen::Eigen;

/// Factors before any rotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction {
    /// Variables in rows, factors in columns.
    pub loadings: Matrix,
    /// What the factors leave of each variable.
    pub uniquenesses: Vec<f64>,
    /// The sum of squared residual correlations, each pair once.
    pub residual_squares: f64,
    /// How many steps the search took.
    pub steps: usize,
    /// The largest derivative that was left where the search could still have moved.
    pub gradient: f64,
}

/// How well the factors reproduce the correlations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reproduction {
    /// The discrepancy of maximum likelihood, `ln|Σ| − ln|R| + tr(Σ⁻¹R) − p`.
    pub discrepancy: f64,
    /// The root mean square of the residual correlations.
    pub residual: f64,
    /// Correlations minus parameters.
    pub degrees: i64,
    /// Variables.
    pub variables: usize,
    /// Factors.
    pub factors: usize,
}

/// No variable is taken to be explained further than this.
const UNIQUENESS_MIN: f64 = 0.005;
const STEPS_MAX: usize = 200;
/// Derivatives of a sum of squares of correlations; below this nothing moves that a double could show.
const GRADIENT_MAX: f64 = 1e-13;

/// Extracts factors by minimum residuals: uniquenesses `ψ` that minimise `½·Σ_{j>m} θⱼ²`, where `θ` are the eigenvalues of
/// `R − ψ` from large to small; the loadings are the first `m` eigenvectors times the roots of their values.
///
/// At the minimum the diagonal is reproduced exactly, so that only the residual correlations count. The search takes
/// Newton's steps with the exact second derivatives.
///
/// # Shape
/// A correlation matrix; as many columns of loadings as `factors`.
/// # Range and units
/// Uniquenesses lie from 0.005 to 1.
/// # Errors
/// [`StatsError::TooFewObservations`] without factors or with fewer than two variables a factor,
/// [`StatsError::NotPositiveDefinite`].
/// # Source
/// [HarmanJones1966]; the search [Joreskog1977].
/// # Example
/// ```
/// use verbond_stats::factor::minres::minres;
/// use verbond_stats::matrix::Matrix;
///
/// let loadings = [0.7, 0.6, 0.8, 0.75];
/// let correlations = Matrix::from_fn(4, 4, |row, column| {
///     if row == column { 1.0 } else { loadings[row] * loadings[column] }
/// });
/// let found = minres(&correlations, 1)?;
/// assert!((found.loadings[(2, 0)].abs() - 0.8).abs() < 1e-7);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn minres(correlations: &Matrix, factors: usize) -> Result<Extraction, StatsError> {
    let variables = correlations.row_count();
    let needed = 2 * factors.max(1);
    if factors == 0 || variables < needed {
        return Err(StatsError::TooFewObservations { needed, got: variables });
    }
    let multiple = squared_multiple_correlations(correlations)?;
    let mut psi: Vec<f64> = multiple.iter().map(|square| (1.0 - square).clamp(UNIQUENESS_MIN, 1.0)).collect();
    let mut at = Place::of(correlations, &psi, factors);
    let mut steps = 0;
    let mut left = at.gradient_left(&psi);
    while left > GRADIENT_MAX && steps < STEPS_MAX {
        let Some((next_psi, next)) = at.step(correlations, &psi, factors) else { break };
        (psi, at) = (next_psi, next);
        steps += 1;
        left = at.gradient_left(&psi);
    }
    let loadings = Matrix::from_fn(variables, factors, |row, column| {
        at.eigen.vectors[(row, column)] * at.eigen.values[column].max(0.0).sqrt()
    });
    let residuals = residuals(correlations, &loadings);
    let residual_squares =
        (1..variables).flat_map(|row| residuals.row(row)[..row].to_vec()).map(|r| r * r).sum();
    Ok(Extraction { loadings, uniquenesses: psi, residual_squares, steps, gradient: left })
}

impl Reproduction {
    /// The chi-square test of the factors, with Bartlett's correction: `(n − 1 − (2p + 5)/6 − 2m/3)·F`.
    ///
    /// # Errors
    /// [`StatsError::TooFewObservations`] when the correction eats up all persons.
    /// # Source
    /// [Bartlett1950]
    pub fn test(&self, persons: usize) -> Result<Statistic, StatsError> {
        let (p, m) = (self.variables as f64, self.factors as f64);
        let taken = 1.0 + (2.0 * p + 5.0) / 6.0 + 2.0 * m / 3.0;
        if persons as f64 <= taken {
            return Err(StatsError::TooFewObservations { needed: taken.floor() as usize + 1, got: persons });
        }
        Ok(Statistic { value: (persons as f64 - taken) * self.discrepancy, degrees: self.degrees as f64 })
    }
}

impl Extraction {
    /// How well the factors reproduce the correlations they came from.
    ///
    /// # Errors
    /// [`StatsError::NotPositiveDefinite`].
    /// # Source
    /// [HarmanJones1966]
    pub fn reproduction(&self, correlations: &Matrix) -> Result<Reproduction, StatsError> {
        let (variables, factors) = (correlations.row_count(), self.loadings.column_count());
        let mut implied = self.loadings.times_transposed(&self.loadings);
        for (variable, uniqueness) in self.uniquenesses.iter().enumerate() {
            implied[(variable, variable)] += uniqueness;
        }
        let (model, observed) = (Cholesky::of(&implied)?, Cholesky::of(correlations)?);
        let trace = model.inverse().times(correlations).trace();
        let (p, m) = (variables as i64, factors as i64);
        Ok(Reproduction {
            discrepancy: model.log_determinant() - observed.log_determinant() + trace - variables as f64,
            residual: (2.0 * self.residual_squares / (variables * (variables - 1)) as f64).sqrt(),
            degrees: ((p - m).pow(2) - (p + m)) / 2,
            variables,
            factors,
        })
    }
}

fn residuals(correlations: &Matrix, loadings: &Matrix) -> Matrix {
    correlations.add_scaled(-1.0, &loadings.times_transposed(loadings))
}

/// The criterion and its derivative at some uniquenesses.
struct Place {
    eigen: Eigen,
    /// The eigenvalues that no factor takes: those after the first `m`, and any below zero.
    is_left: Vec<bool>,
    value: f64,
    gradient: Vec<f64>,
}

impl Place {
    fn of(correlations: &Matrix, psi: &[f64], factors: usize) -> Self {
        let mut reduced = correlations.clone();
        for (variable, uniqueness) in psi.iter().enumerate() {
            reduced[(variable, variable)] -= uniqueness;
        }
        let eigen = Eigen::of(&reduced);
        let is_left: Vec<bool> =
            eigen.values.iter().enumerate().map(|(at, value)| at >= factors || *value < 0.0).collect();
        let left = || (0..psi.len()).filter(|at| is_left[*at]);
        let value = left().map(|at| eigen.values[at].powi(2)).sum::<f64>() / 2.0;
        let slope = |variable: usize| {
            -left().map(|at| eigen.values[at] * eigen.vectors[(variable, at)].powi(2)).sum::<f64>()
        };
        let gradient = (0..psi.len()).map(slope).collect();
        Self { eigen, is_left, value, gradient }
    }

    /// Whether a uniqueness lies at an end and wants to go beyond it.
    fn is_held(&self, psi: &[f64], variable: usize) -> bool {
        (psi[variable] <= UNIQUENESS_MIN && self.gradient[variable] > 0.0)
            || (psi[variable] >= 1.0 && self.gradient[variable] < 0.0)
    }

    fn gradient_left(&self, psi: &[f64]) -> f64 {
        let free = (0..psi.len()).filter(|variable| !self.is_held(psi, *variable));
        free.fold(0.0, |most, variable| most.max(self.gradient[variable].abs()))
    }

    /// One step of Newton's, shortened until it helps; `None` when none does.
    fn step(&self, correlations: &Matrix, psi: &[f64], factors: usize) -> Option<(Vec<f64>, Self)> {
        let free: Vec<usize> = (0..psi.len()).filter(|variable| !self.is_held(psi, *variable)).collect();
        let slope: Vec<f64> = free.iter().map(|variable| -self.gradient[*variable]).collect();
        let direction = self.direction(&free, &slope);
        let mut length = 1.0;
        while length > 1e-10 {
            let mut next = psi.to_vec();
            for (variable, part) in free.iter().zip(&direction) {
                next[*variable] = (psi[*variable] + length * part).clamp(UNIQUENESS_MIN, 1.0);
            }
            let place = Self::of(correlations, &next, factors);
            if place.value < self.value
                || (place.value <= self.value && place.gradient_left(&next) < self.gradient_left(psi))
            {
                return Some((next, place));
            }
            length /= 2.0;
        }
        None
    }

    fn direction(&self, free: &[usize], slope: &[f64]) -> Vec<f64> {
        // Where the exact second derivatives do not point down, the part of them that always does takes over.
        for exact in [true, false] {
            let curvature = self.curvature(free, exact);
            if let Ok(root) = Cholesky::of(&curvature) {
                return root.solve(slope);
            }
        }
        slope.to_vec()
    }

    /// Second derivatives: `(Σ_left vᵢvₗ)²` and, exactly, `2·Σ_{left, kept} θⱼ·vᵢⱼvₗⱼvᵢₖvₗₖ/(θⱼ − θₖ)`.
    fn curvature(&self, free: &[usize], exact: bool) -> Matrix {
        let (values, vectors) = (&self.eigen.values, &self.eigen.vectors);
        let all = 0..values.len();
        Matrix::from_fn(free.len(), free.len(), |row, column| {
            let (i, l) = (free[row], free[column]);
            let product = |at: usize| vectors[(i, at)] * vectors[(l, at)];
            let mut cell = all.clone().filter(|at| self.is_left[*at]).map(product).sum::<f64>().powi(2);
            if exact {
                for left in all.clone().filter(|at| self.is_left[*at]) {
                    for kept in all.clone().filter(|at| !self.is_left[*at]) {
                        let apart = values[left] - values[kept];
                        cell += 2.0 * values[left] * product(left) * product(kept) / apart;
                    }
                }
            }
            cell
        })
    }
}
