//! McDonald's omega: what the items of a scale share, from a factor model.
//!
//! Several numbers are called omega. Each here says from which model it comes; print that beside the number.

use crate::covariance::{Missing, correlation, squared_multiple_correlations};
use crate::error::StatsError;
use crate::factor::minres::Reproduction;
use crate::factor::schmid_leiman::{SchmidLeiman, schmid_leiman};
use crate::grid::Grid;
use crate::matrix::Matrix;
use crate::reliability::alpha::of_covariances;

/// Omega of a scale with one factor, `(Σl)²/((Σl)² + Σθ)`.
///
/// # Shape
/// One loading and one residual variance per item, of a factor with variance 1.
/// # Range and units
/// From 0 to 1.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::TooFewObservations`] without items, [`StatsError::ParameterOutOfRange`] for
/// a variance below 0 or when nothing varies.
/// # Source
/// [McDonald1999]
/// # Example
/// ```
/// use verbond_stats::reliability::omega::congeneric;
///
/// let loadings = [0.7, 0.6, 0.8, 0.75];
/// let residuals = loadings.map(|loading| 1.0 - loading * loading);
/// assert!((congeneric(&loadings, &residuals)? - 0.8066).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn congeneric(loadings: &[f64], residual_variances: &[f64]) -> Result<f64, StatsError> {
    let common = loadings.iter().sum::<f64>().powi(2);
    let residual = summed_residuals(loadings.len(), residual_variances)?;
    if common + residual == 0.0 {
        return Err(StatsError::ParameterOutOfRange { parameter: "variance of the sum", value: 0.0 });
    }
    Ok(common / (common + residual))
}

fn summed_residuals(items: usize, residual_variances: &[f64]) -> Result<f64, StatsError> {
    if items == 0 {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    if residual_variances.len() != items {
        return Err(StatsError::LengthsDiffer { left: items, right: residual_variances.len() });
    }
    match residual_variances.iter().find(|variance| !(**variance >= 0.0 && variance.is_finite())) {
        Some(value) => Err(StatsError::ParameterOutOfRange { parameter: "residual variance", value: *value }),
        None => Ok(residual_variances.iter().sum()),
    }
}

/// A general factor and group factors, each item in at most one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Bifactor {
    /// Each item's loading on the general factor.
    pub general: Vec<f64>,
    /// Each item's loading on its group.
    pub specific: Vec<f64>,
    /// The group of each item, counted from 0.
    pub group: Vec<usize>,
    /// Each item's residual variance.
    pub residual_variances: Vec<f64>,
}

/// The omegas of a bifactor model.
#[derive(Debug, Clone, PartialEq)]
pub struct BifactorOmega {
    /// `1 − Σθ/V`: all that the factors explain of the sum.
    pub total: f64,
    /// `(Σl_g)²/V`: what the general factor explains of the sum.
    pub hierarchical: f64,
    /// Per group, `(Σl_s)²/V_s`: what the group explains of its own sum, beyond the general factor.
    pub of_groups: Vec<f64>,
    /// `Σl_g²/Σl²`: the general factor's share of all explained variance.
    pub explained_common_variance: f64,
}

/// Computes the omegas of a bifactor model; `V` is the variance of the sum that the model implies.
///
/// # Shape
/// All lists have one entry per item.
/// # Range and units
/// From 0 to 1.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::TooFewObservations`], [`StatsError::ParameterOutOfRange`].
/// # Source
/// [Reise2012], [ZinbargRevelle2005]
/// # Example
/// ```
/// use verbond_stats::reliability::omega::{Bifactor, bifactor};
///
/// let specific = vec![0.4, 0.4, 0.4, 0.3, 0.3, 0.3];
/// let found = bifactor(&Bifactor {
///     general: vec![0.6; 6],
///     group: vec![0, 0, 0, 1, 1, 1],
///     residual_variances: specific.iter().map(|loading| 1.0 - 0.36 - loading * loading).collect(),
///     specific,
/// })?;
/// assert!((found.total - 0.8311).abs() < 5e-5 && (found.hierarchical - 0.7082).abs() < 5e-5);
/// assert!((found.explained_common_variance - 0.7423).abs() < 5e-5);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn bifactor(model: &Bifactor) -> Result<BifactorOmega, StatsError> {
    let items = model.general.len();
    let residual = summed_residuals(items, &model.residual_variances)?;
    for right in [model.specific.len(), model.group.len()] {
        if right != items {
            return Err(StatsError::LengthsDiffer { left: items, right });
        }
    }
    let groups = model.group.iter().max().map_or(0, |last| last + 1);
    let general: f64 = model.general.iter().sum();
    let (mut of_groups, mut of_all) = (Vec::new(), 0.0);
    for group in 0..groups {
        let members = || (0..items).filter(|item| model.group[*item] == group);
        let specific = members().map(|item| model.specific[item]).sum::<f64>().powi(2);
        let shared = members().map(|item| model.general[item]).sum::<f64>().powi(2);
        let left: f64 = members().map(|item| model.residual_variances[item]).sum();
        of_groups.push(specific / (specific + shared + left));
        of_all += specific;
    }
    let variance = general.powi(2) + of_all + residual;
    let squares = |loadings: &[f64]| loadings.iter().map(|loading| loading * loading).sum::<f64>();
    if variance == 0.0 {
        return Err(StatsError::ParameterOutOfRange { parameter: "variance of the sum", value: 0.0 });
    }
    Ok(BifactorOmega {
        total: 1.0 - residual / variance,
        hierarchical: general.powi(2) / variance,
        of_groups,
        explained_common_variance: squares(&model.general)
            / (squares(&model.general) + squares(&model.specific)),
    })
}

/// Omega from exploratory factors, and what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct OmegaReport {
    /// What all factors explain of the sum, from the observed variance of the sum.
    pub total: f64,
    /// What the general factor explains of it.
    pub hierarchical: f64,
    /// What the group factors explain of it, each of its own items.
    pub of_groups: f64,
    /// The general factor's share of what all explain: omega hierarchical of an endless test.
    pub limit: f64,
    /// Standardised alpha of the same items.
    pub alpha: f64,
    /// Guttman's λ₆ of the same items.
    pub lambda6: f64,
    /// The general factor's share of the explained variance of single items.
    pub explained_common_variance: f64,
    /// One entry per group factor, in their order.
    pub groups: Vec<GroupOmega>,
    /// Items that point away from the general factor and were turned, counted from 0.
    pub turned: Vec<usize>,
    /// The factors.
    pub factors: SchmidLeiman,
    /// The correlations it was made from, before items were turned.
    pub correlations: Matrix,
    /// How well the factors reproduce them.
    pub reproduction: Reproduction,
}

/// The omegas of the items of one group, as a scale of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupOmega {
    /// The items whose largest group loading is on this factor.
    pub items: Vec<usize>,
    /// What the general and the group factor explain of their sum; `None` for a group without items.
    pub total: Option<f64>,
    /// What the general factor explains.
    pub general: Option<f64>,
    /// What the group factor explains.
    pub group: Option<f64>,
}

/// Computes omega total and hierarchical from exploratory factors: minimum residuals, oblimin, Schmid and Leiman.
///
/// `ω_t = (V − Σu²)/V`, `ω_h = (Σg)²/V` with `V` the sum of all correlations. Items that load negatively on the general factor
/// are turned first.
///
/// # Shape
/// Persons in rows, items in columns; at least two items per factor, and three factors to tell the general one.
/// # Range and units
/// From 0 to 1.
/// # Missing data
/// As `missing` says for the correlations.
/// # Errors
/// As [`correlation`] and [`schmid_leiman`].
/// # Source
/// [McDonald1999], [ZinbargRevelle2005]; the steps [Revelle2022].
/// # Example
/// ```
/// use verbond_stats::matrix::Matrix;
/// use verbond_stats::reliability::omega::of_correlations;
///
/// let correlations = Matrix::from_fn(9, 9, |row, column| match (row == column, row / 3 == column / 3) {
///     (true, _) => 1.0,
///     (false, true) => 0.52,
///     (false, false) => 0.36,
/// });
/// let omega = of_correlations(&correlations, 3)?;
/// assert!((omega.hierarchical - 9.0 * 0.36 / (1.0 + 2.0 * 0.52 + 6.0 * 0.36)).abs() < 1e-6);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn omega(answers: &Grid, factors: usize, missing: Missing) -> Result<OmegaReport, StatsError> {
    of_correlations(&correlation(answers, missing)?, factors)
}

/// [`omega`] from a correlation matrix.
///
/// # Errors
/// As [`schmid_leiman`].
/// # Source
/// [ZinbargRevelle2005]
pub fn of_correlations(correlations: &Matrix, factors: usize) -> Result<OmegaReport, StatsError> {
    let mut solution = schmid_leiman(correlations, factors)?;
    let items = correlations.row_count();
    let turned: Vec<usize> = (0..items).filter(|item| solution.general[*item] < 0.0).collect();
    let sign = |item: usize| if turned.contains(&item) { -1.0 } else { 1.0 };
    let r =
        Matrix::from_fn(items, items, |row, column| sign(row) * sign(column) * correlations[(row, column)]);
    for item in turned.iter().copied() {
        solution.general[item] = -solution.general[item];
        for group in 0..factors {
            solution.groups[(item, group)] = -solution.groups[(item, group)];
        }
    }
    let variance = r.sum();
    let general = solution.general.iter().sum::<f64>().powi(2);
    let unique: f64 = solution.uniquenesses.iter().sum();
    let multiple: f64 = squared_multiple_correlations(&r)?.iter().sum();
    let squares_general: f64 = solution.general.iter().map(|loading| loading * loading).sum();
    let squares_groups: f64 = solution.groups.map(|loading| loading * loading).sum();
    let groups: Vec<GroupOmega> = (0..factors).map(|group| of_group(&r, &solution, group)).collect();
    let own = |(number, group): (usize, &GroupOmega)| {
        group.items.iter().map(|item| solution.groups[(*item, number)]).sum::<f64>().powi(2)
    };
    Ok(OmegaReport {
        of_groups: groups.iter().enumerate().map(own).sum::<f64>() / variance,
        total: (variance - unique) / variance,
        hierarchical: general / variance,
        limit: general / (variance - unique),
        alpha: of_covariances(&r)?,
        lambda6: 1.0 - (items as f64 - multiple) / variance,
        explained_common_variance: squares_general / (squares_general + squares_groups),
        groups,
        turned,
        reproduction: solution.extraction.reproduction(correlations)?,
        factors: solution,
        correlations: correlations.clone(),
    })
}

fn of_group(r: &Matrix, solution: &SchmidLeiman, group: usize) -> GroupOmega {
    let loads_most = |item: &usize| {
        let row = solution.groups.row(*item);
        let most = row.iter().fold(0.0_f64, |most, loading| most.max(loading.abs()));
        row.iter().position(|loading| loading.abs() == most) == Some(group)
    };
    let items: Vec<usize> = (0..r.row_count()).filter(loads_most).collect();
    if items.is_empty() {
        return GroupOmega { items, total: None, general: None, group: None };
    }
    let variance = r.select(&items, &items).sum();
    let general = items.iter().map(|item| solution.general[*item]).sum::<f64>().powi(2) / variance;
    let own = items.iter().map(|item| solution.groups[(*item, group)]).sum::<f64>().powi(2) / variance;
    GroupOmega { items, total: Some(general + own), general: Some(general), group: Some(own) }
}

#[cfg(test)]
mod tests;
