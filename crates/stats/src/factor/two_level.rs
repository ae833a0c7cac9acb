//! A model within clusters and a model between them: sessions of one client, clients of one therapist.

use super::discrepancy::{Block, Part, Problem};
use super::indices::Statistic;
use super::information::inverse_information;
use super::layout::{Layout, Means};
use super::model::{Model, Specification};
use super::newton::{Search, descend};
use super::posing::structure;
use super::robust::saturated_values;
use super::start::{Seen, start};
use super::structure::{Cell, Structure, Value};
use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;
use std::collections::BTreeMap;
use std::f64::consts::PI;

/// The two models.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Of deviations from the cluster.
    pub within: Model,
    /// Of clusters, over the same variables.
    pub between: Model,
}

/// A model fitted at two levels.
#[derive(Debug, Clone)]
pub struct TwoLevelFit {
    /// Rows that count.
    pub rows: usize,
    /// Clusters with a row.
    pub clusters: usize,
    /// The test against covariances of any kind at both levels.
    pub model: Statistic,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// How the search went.
    pub search: Search,
    /// Estimates of the model within, in the order of its parameters as the text and the usual rules give them.
    pub within: Vec<Estimate>,
    /// Estimates of the model between.
    pub between: Vec<Estimate>,
    /// Covariances within that describe the answers best, without a model.
    pub covariances_within: Matrix,
    /// Covariances between that describe them best; need not be positive definite.
    pub covariances_between: Matrix,
    /// Means that describe them best.
    pub means: Vec<f64>,
    /// The covariances of the estimates of the free parameters, from the observed information; `None` where that does not determine them.
    pub covariances: Option<Matrix>,
}

/// One parameter of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: super::language::Relation,
    /// On the right; empty for an intercept.
    pub right: String,
    /// The estimate, or the value it was fixed to.
    pub value: f64,
    /// Its number among the free parameters of both levels, counted from 0; `None` for a fixed value.
    pub number: Option<usize>,
}

impl TwoLevelFit {
    /// The share of each variable's variance that lies between clusters.
    pub fn intraclass(&self) -> Vec<f64> {
        let (within, between) = (self.covariances_within.diagonal(), self.covariances_between.diagonal());
        within.iter().zip(between).map(|(within, between)| between / (within + between)).collect()
    }
}

/// Fits a model within clusters and one between them by maximum likelihood.
///
/// A cluster of size `n` adds `(n − 1)·ln|Σ_W| + ln|Σ_W + nΣ_B| + tr(Σ_W⁻¹·SS_W) + n·(ȳ − μ)ᵀ(Σ_W + nΣ_B)⁻¹(ȳ − μ)` to −2 times the
/// log-likelihood; clusters of one size are taken together.
///
/// # Shape
/// Rows in any order, columns in the order of the variables of the model within; `clusters[r]` names the cluster of a row. Both models
/// have the same variables in the same order.
/// # Missing data
/// A row in which something is missing does not count.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::TooFewObservations`] with fewer than two clusters or without a cluster of two,
/// [`StatsError::NotPositiveDefinite`]. A search that does not settle is told in [`TwoLevelFit::search`].
/// # Source
/// [Muthen1994], [Geldhof2014]; the likelihood [McDonaldGoldstein1989].
/// # Example
/// ```
/// use verbond_stats::factor::model::{Model, Scale, Specification};
/// use verbond_stats::factor::two_level::{Levels, fit_two_levels};
/// use verbond_stats::grid::Grid;
///
/// let model = Model::read("f =~ a + b + c")?;
/// let column = |seed: f64| (0..60).map(|row| {
///     f64::from(row / 4).sin() + (f64::from(row) * 1.7).cos() + (f64::from(row) * seed).sin()
/// }).collect();
/// let answers = Grid::from_complete_columns(vec![column(2.3), column(3.1), column(5.9)])?;
/// let clusters: Vec<i32> = (0..60).map(|row| row / 4).collect();
/// let unit = Specification { scale: Scale::UnitVariance, ..Specification::default() };
/// let found = fit_two_levels(&Levels { within: model.clone(), between: model }, &answers, &clusters, &unit)?;
/// assert_eq!((found.clusters, found.model.degrees), (15, 0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fit_two_levels<C: Ord>(
    levels: &Levels,
    answers: &Grid,
    clusters: &[C],
    specification: &Specification,
) -> Result<TwoLevelFit, StatsError> {
    let variables = levels.within.variables().len();
    for (left, right) in [
        (variables, answers.column_count()),
        (variables, levels.between.variables().len()),
        (answers.row_count(), clusters.len()),
    ] {
        if left != right {
            return Err(StatsError::LengthsDiffer { left, right });
        }
    }
    let parts = Split::of(answers, clusters)?;
    let (free, least) = saturated(&parts, variables)?;
    let implied = free.implied(&least.values)?;
    let of_level =
        |level: usize| Seen { mean: implied[1].level.clone(), covariances: implied[level].spread.clone() };
    let within = levels.within.layout(specification, 1, Means::Left)?;
    let between = levels.between.layout(specification, 1, Means::Modelled)?;
    let mut begin = start(&levels.within, &within, &[of_level(0)]);
    begin.extend(start(&levels.between, &between, &[of_level(1)]));
    let problem = Problem {
        structures: vec![
            structure(&levels.within, &within, 0),
            shifted(structure(&levels.between, &between, 0), within.parameters),
        ],
        blocks: parts.blocks(),
        parameters: within.parameters + between.parameters,
    };
    let (values, here, search) = descend(&problem, begin)?;
    let constant = parts.rows as f64 * variables as f64 * (2.0 * PI).ln();
    Ok(TwoLevelFit {
        rows: parts.rows,
        clusters: parts.clusters,
        model: Statistic {
            value: (here.value - least.discrepancy).max(0.0),
            degrees: free.parameters as f64 - problem.parameters as f64,
        },
        log_likelihood: -(here.value + constant) / 2.0,
        search,
        within: estimates(&within, &values, 0),
        between: estimates(&between, &values, within.parameters),
        covariances: match inverse_information(&here.hessian.map(|cell| cell / 2.0)) {
            Ok(covariances) => Some(covariances),
            Err(StatsError::NotDetermined { .. }) => None,
            Err(other) => return Err(other),
        },
        covariances_within: implied[0].spread.clone(),
        covariances_between: implied[1].spread.clone(),
        means: implied[1].level.clone(),
    })
}

/// The rows of one level, whose parameters are numbered from `first`.
fn estimates(layout: &Layout, values: &[f64], first: usize) -> Vec<Estimate> {
    let one = |row: &super::layout::Row| Estimate {
        left: row.left.clone(),
        relation: row.relation,
        right: row.right.clone(),
        value: match row.value {
            Value::Fixed(value) => value,
            Value::Free(number) => values[first + number],
        },
        number: match row.value {
            Value::Fixed(_) => None,
            Value::Free(number) => Some(first + number),
        },
    };
    layout.rows.iter().map(one).collect()
}

/// The same cells with parameters numbered after those of another structure.
fn shifted(mut structure: Structure, by: usize) -> Structure {
    for (_, value) in &mut structure.cells {
        if let Value::Free(number) = value {
            *number += by;
        }
    }
    structure
}

/// The values of the model of any covariances at both levels.
struct Least {
    values: Vec<f64>,
    discrepancy: f64,
}

fn saturated(parts: &Split, variables: usize) -> Result<(Problem, Least), StatsError> {
    let mut within = Structure::saturated(variables);
    within.cells.retain(|(cell, _)| matches!(cell, Cell::Spread(..)));
    let own = within.cells.len();
    let between = shifted(Structure::saturated(variables), own);
    let parameters = own + between.cells.len();
    let mut begin = saturated_values(&within, &parts.within);
    begin.extend(saturated_values(&between, &parts.between));
    let problem = Problem { structures: vec![within, between], blocks: parts.blocks(), parameters };
    let (values, here, _) = descend(&problem, begin)?;
    Ok((problem, Least { values, discrepancy: here.value }))
}

/// Sums of squares within and, per size of cluster, of the cluster means.
struct Split {
    rows: usize,
    clusters: usize,
    within: Seen,
    /// A first guess at the covariances between, positive definite.
    between: Seen,
    sizes: Vec<OfSize>,
}

/// The clusters of one size.
struct OfSize {
    size: f64,
    count: f64,
    mean: Vec<f64>,
    covariances: Matrix,
}

impl Split {
    fn of<C: Ord>(answers: &Grid, clusters: &[C]) -> Result<Self, StatsError> {
        let p = answers.column_count();
        let mut members: BTreeMap<&C, Vec<Vec<f64>>> = BTreeMap::new();
        for (row, cluster) in clusters.iter().enumerate() {
            let cells: Vec<f64> = (0..p).map(|column| answers.column(column)[row]).collect();
            if !cells.iter().any(|cell| cell.is_nan()) {
                members.entry(cluster).or_default().push(cells);
            }
        }
        let rows: usize = members.values().map(Vec::len).sum();
        let count = members.len();
        if count < 2 {
            return Err(StatsError::TooFewObservations { needed: 2, got: count });
        }
        if rows == count {
            return Err(StatsError::TooFewObservations { needed: count + 1, got: rows });
        }
        let mut squares = Matrix::zeros(p, p);
        let mut of_size: BTreeMap<usize, Vec<Vec<f64>>> = BTreeMap::new();
        for own in members.values() {
            let mean = mean_of(own);
            add_squares(&mut squares, own, &mean);
            of_size.entry(own.len()).or_default().push(mean);
        }
        let within = squares.map(|cell| cell / (rows - count) as f64);
        let all: Vec<Vec<f64>> = of_size.values().flatten().cloned().collect();
        let grand = mean_of(&all);
        let mut spread = Matrix::zeros(p, p);
        add_squares(&mut spread, &all, &grand);
        // Only variances, and at least a tenth of those within: from there the search finds its way.
        let between = Matrix::from_fn(p, p, |row, column| {
            if row == column {
                (spread[(row, row)] / count as f64).max(0.1 * within[(row, row)])
            } else {
                0.0
            }
        });
        let sizes = of_size.into_iter().map(|(size, means)| {
            let mean = mean_of(&means);
            let mut covariances = Matrix::zeros(p, p);
            add_squares(&mut covariances, &means, &mean);
            let factor = size as f64 / means.len() as f64;
            OfSize {
                size: size as f64,
                count: means.len() as f64,
                mean,
                covariances: covariances.map(|cell| cell * factor),
            }
        });
        Ok(Self {
            rows,
            clusters: count,
            sizes: sizes.collect(),
            within: Seen { mean: vec![0.0; p], covariances: within },
            between: Seen { mean: grand, covariances: between },
        })
    }

    /// One block of deviations within, and one of scaled means `√n·ȳ` for each size of cluster.
    fn blocks(&self) -> Vec<Block> {
        let rows: Vec<usize> = (0..self.within.mean.len()).collect();
        let within = Block {
            weight: (self.rows - self.clusters) as f64,
            rows: rows.clone(),
            mean: None,
            covariances: self.within.covariances.clone(),
            parts: vec![Part { structure: 0, spread: 1.0, level: 0.0 }],
        };
        let of_size = |own: &OfSize| {
            let root = own.size.sqrt();
            Block {
                weight: own.count,
                rows: rows.clone(),
                mean: Some(own.mean.iter().map(|mean| root * mean).collect()),
                covariances: own.covariances.clone(),
                parts: vec![
                    Part { structure: 0, spread: 1.0, level: 0.0 },
                    Part { structure: 1, spread: own.size, level: root },
                ],
            }
        };
        std::iter::once(within).chain(self.sizes.iter().map(of_size)).collect()
    }
}

fn mean_of(rows: &[Vec<f64>]) -> Vec<f64> {
    let n = rows.len() as f64;
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).sum::<f64>() / n).collect()
}

fn add_squares(sums: &mut Matrix, rows: &[Vec<f64>], mean: &[f64]) {
    for row in rows {
        for one in 0..mean.len() {
            for other in 0..mean.len() {
                sums[(one, other)] += (row[one] - mean[one]) * (row[other] - mean[other]);
            }
        }
    }
}

#[cfg(test)]
mod tests;
