//! A linear mixed model fitted to the sums of several sites.

use super::columns::Layout;
use super::error::PooledError;
use super::leaves::Leaves;
use super::plan::Plan;
use super::standard::Standard;
use super::summary::Summary;
use crate::matrix::Matrix;
use crate::mixed::covariance::{Shape, TermShape};
use crate::mixed::deviance::nested::Nested;
use crate::mixed::deviance::{Criterion, Deviance, Totals};
use crate::mixed::error::ModelError;
use crate::mixed::fit::Coefficient;
use crate::mixed::fit::variance::Component;
use crate::mixed::optimise::Run;
use crate::mixed::search::search;
use crate::mixed::standard::Block;

/// The fit to all rows of all sites together, from their sums.
///
/// # Errors
/// A search that does not converge is no error: [`PooledFit::run`] says how it went.
/// # Source
/// [Luo2022], [Bates2015]
/// # Example
/// See [`Summary`].
#[derive(Debug, Clone)]
pub struct PooledFit {
    layout: Layout,
    shape: Shape,
    coefficients: Vec<f64>,
    covariance: Matrix,
    factors: Vec<Matrix>,
    sigma: f64,
    objective: f64,
    run: Run,
    row_count: usize,
    group_counts: Vec<usize>,
}

impl PooledFit {
    /// Fits the model of a plan to sums made after it.
    ///
    /// # Errors
    /// [`PooledError`]
    pub fn new(plan: &Plan, summary: &Summary, criterion: Criterion) -> Result<Self, PooledError> {
        let mut sums = Sums::new(plan, summary, criterion)?;
        let response = sums.layout.names[sums.layout.names.len() - 1].clone();
        let minimum = search(&mut sums.deviance, &sums.shape, None).map_err(|error| match error {
            ModelError::NotPositiveDefinite { .. } => ModelError::NothingLeft { response },
            other => other,
        })?;
        sums.fit_at(&minimum.at, minimum.run)
    }

    /// The coefficients that hold for everyone, with their standard errors given the variances.
    pub fn coefficients(&self) -> Vec<Coefficient> {
        let coefficient = |(place, column): (usize, &usize)| Coefficient {
            name: self.layout.names[*column].clone(),
            estimate: self.coefficients[place],
            standard_error: self.covariance[(place, place)].sqrt(),
        };
        self.layout.fixed.iter().enumerate().map(coefficient).collect()
    }

    /// The covariance of these estimates, row by row.
    pub fn covariance(&self) -> Vec<Vec<f64>> {
        (0..self.covariance.row_count()).map(|row| self.covariance.row(row).to_vec()).collect()
    }

    /// The parameters of the random terms in the order of the formula: lower triangles of their relative factors, by column.
    pub fn theta(&self) -> Vec<f64> {
        self.shape.parameters(&self.factors)
    }

    /// σ, the standard deviation of a residual of weight 1.
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// The variance of each deviating coefficient and of the residual, the latter last.
    pub fn components(&self) -> Vec<Component> {
        let mut components = Vec::new();
        for ((grouping, columns), factor) in self.layout.random.iter().zip(&self.factors) {
            let spread = factor.times(&factor.transpose()).scaled(self.sigma.powi(2));
            for (row, column) in columns.iter().enumerate() {
                let correlation = |other: usize| {
                    let scale = (spread[(row, row)] * spread[(other, other)]).sqrt();
                    (scale > 0.0).then(|| (spread[(row, other)] / scale).clamp(-1.0, 1.0))
                };
                components.push(Component {
                    grouping: Some(self.layout.groupings[*grouping].clone()),
                    column: Some(self.layout.names[*column].clone()),
                    variance: spread[(row, row)],
                    correlations: (0..row).map(correlation).collect(),
                });
            }
        }
        let variance = self.sigma.powi(2);
        components.push(Component { grouping: None, column: None, variance, correlations: Vec::new() });
        components
    }

    /// The least value of the criterion: minus twice the log-likelihood, restricted under REML.
    pub fn objective(&self) -> f64 {
        self.objective
    }

    /// How many parameters were estimated: fixed coefficients, θ and σ.
    pub fn parameter_count(&self) -> usize {
        self.coefficients.len() + self.shape.places().len() + 1
    }

    /// How the search went.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Rows of all sites together.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// Each grouping with how many groups it has, the finest first.
    pub fn group_counts(&self) -> Vec<(&str, usize)> {
        self.layout.groupings.iter().map(String::as_str).zip(self.group_counts.iter().copied()).collect()
    }
}

/// The model of a plan over the sums of all sites.
pub(super) struct Sums {
    pub layout: Layout,
    pub standard: Standard,
    pub shape: Shape,
    deviance: Deviance,
    group_counts: Vec<usize>,
}

impl Sums {
    pub fn new(plan: &Plan, summary: &Summary, criterion: Criterion) -> Result<Self, PooledError> {
        let layout = Layout::of(summary)?;
        let leaves = Leaves::of(summary, &layout)?;
        let standard = Standard::new(plan, &layout, &leaves.grams)?;
        let grams: Vec<Vec<f64>> = leaves.grams.iter().map(|gram| standard.gram(gram)).collect();
        let blocks = blocks(&layout, &leaves.counts);
        let shape = shape(&layout, &blocks);
        let codes: Vec<&[u32]> = leaves.codes.iter().map(Vec::as_slice).collect();
        let nested = Nested::of_grams(&blocks, &layout.fixed, &codes, layout.names.len(), &grams)
            .ok_or(PooledError::Malformed { why: "a group lies in two groups of the next grouping" })?;
        let totals = Totals {
            row_count: summary.row_count(),
            fixed_count: layout.fixed.len(),
            log_weights: summary.cells.iter().map(|cell| cell.log_weights).sum(),
            log_fixed_scale: standard.log_scale(&layout.fixed),
        };
        if totals.row_count < totals.fixed_count + 2 {
            let (needed, got) = (totals.fixed_count + 2, totals.row_count);
            return Err(ModelError::TooFewRows { needed, got, fullest: None }.into());
        }
        let deviance = Deviance::of_nested(nested, criterion, totals);
        Ok(Self { layout, standard, shape, deviance, group_counts: leaves.counts })
    }

    /// The fit at these parameters, in standard columns.
    pub fn fit_at(mut self, theta: &[f64], run: Run) -> Result<PooledFit, PooledError> {
        let (layout, standard, deviance) = (self.layout, &self.standard, &mut self.deviance);
        let terms = self.shape.term_factors(theta);
        let point = deviance.at(self.shape.block_factors(&terms))?;
        let map = standard.back(&layout.fixed);
        let mut coefficients = map.times_vector(&point.coefficients);
        if let Some(ones) = layout.fixed.iter().position(|column| Some(*column) == layout.ones()) {
            coefficients[ones] += standard.response_shift();
        }
        let variance = point.residual / deviance.freedom();
        let factor = |((_, own), term): (&(usize, Vec<usize>), &Matrix)| standard.factor(own, term);
        Ok(PooledFit {
            covariance: map.times(&point.unscaled_covariance()).times(&map.transpose()).scaled(variance),
            coefficients,
            factors: layout.random.iter().zip(&terms).map(factor).collect(),
            sigma: variance.sqrt(),
            objective: deviance.profiled(&point),
            run,
            row_count: deviance.row_count,
            group_counts: self.group_counts,
            layout,
            shape: self.shape,
        })
    }
}

fn blocks(layout: &Layout, group_counts: &[usize]) -> Vec<Block> {
    let block = |(grouping, count): (usize, &usize)| {
        let (columns, terms) = layout.block(grouping);
        Block { grouping, columns, terms, level_count: *count }
    };
    group_counts.iter().enumerate().map(block).collect()
}

fn shape(layout: &Layout, blocks: &[Block]) -> Shape {
    let mut terms: Vec<(usize, TermShape)> = Vec::new();
    for (block, own) in blocks.iter().enumerate() {
        for (term, begin) in &own.terms {
            terms.push((*term, TermShape { block, begin: *begin, size: layout.random[*term].1.len() }));
        }
    }
    terms.sort_by_key(|(term, _)| *term);
    Shape {
        blocks: blocks.iter().map(|block| block.columns.len()).collect(),
        levels: blocks.iter().map(|block| block.level_count).collect(),
        terms: terms.into_iter().map(|(_, shape)| shape).collect(),
    }
}
