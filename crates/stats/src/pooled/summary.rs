//! What a site sends: sums over groups that share a design, and nothing of a single row.

use super::columns::{Columns, Layout};
use super::error::PooledError;
use super::plan::{Plan, Small};
use crate::table::Table;
use std::collections::BTreeMap;

/// The sums of one site, or of several added.
///
/// The finest groups (patients) of one coarser group whose deviating columns have the same sums of products, because they came at
/// the same times, share one [`Cell`]. Groups have numbers, not names.
///
/// # What it reveals
/// For each cell: how many groups and rows it has, and the sums over its groups of all products of two columns, from which follow the
/// means, variances and covariances of the columns in the cell; and how these sums spread between its groups, as a covariance.
/// No value of a row and no order of groups. Of a cell with one group these are the group's own sums: with no more rows than
/// columns they tell its rows but for a rotation. The plan's minimum keeps small cells back.
/// # Source
/// [Luo2022]
/// # Example
/// ```
/// use verbond_stats::mixed::deviance::Criterion;
/// use verbond_stats::pooled::{fit::PooledFit, plan::Plan, summary::Summary};
/// use verbond_stats::table::{Column, Table, factor::Factor, numbers::Numbers};
///
/// let plan = Plan::new("distress ~ session + (1 | patient)", 2)?;
/// let site = |distress: [f64; 6]| {
///     Table::new([
///         ("distress", Column::from(Numbers::complete(distress.to_vec())?)),
///         ("session", Column::from(Numbers::complete(vec![1.0, 2.0, 3.0, 1.0, 2.0, 3.0])?)),
///         ("patient", Column::from(Factor::from_texts(["a", "a", "a", "b", "b", "b"].map(Some)))),
///     ])
/// };
/// let north = Summary::of(&plan, &site([14.0, 11.0, 9.0, 8.0, 7.5, 6.0])?)?;
/// let south = Summary::of(&plan, &site([15.0, 14.0, 10.0, 12.0, 11.0, 7.0])?)?;
/// assert_eq!(north.cells.len(), 1);
/// let fit = PooledFit::new(&plan, &north.plus(&south)?, Criterion::Reml)?;
/// assert!((fit.coefficients()[1].estimate + 2.125).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The formula of the plan.
    pub formula: String,
    /// The names of the columns whose products are summed, the response last.
    pub columns: Vec<String>,
    /// The places of the fixed columns among these.
    pub fixed: Vec<usize>,
    /// For each random term the place of its grouping and the places of its columns.
    pub random: Vec<(usize, Vec<usize>)>,
    /// The groupings, the finest first.
    pub groupings: Vec<String>,
    /// How many groups each grouping but the finest has, the finer first.
    pub group_counts: Vec<usize>,
    /// The cells.
    pub cells: Vec<Cell>,
    /// Rows left out because their cells were too small.
    pub left_out: usize,
}

/// Sums over finest groups that share a design and lie in one coarser group.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The group of each coarser grouping, as a number from 0.
    pub within: Vec<u32>,
    /// How many finest groups.
    pub groups: usize,
    /// How many rows.
    pub rows: usize,
    /// The sum of the logarithms of their weights.
    pub log_weights: f64,
    /// Sums of products of columns, over all rows: (0,0), (1,0), (1,1), (2,0) and so on.
    pub products: Vec<f64>,
    /// Sums over groups of products of two deviations from the cell's mean, of the sums of products between a deviating column
    /// and another column; packed likewise. Empty for one group.
    pub spread: Vec<f64>,
}

/// A finest group with its sums.
struct Leaf {
    within: Vec<u32>,
    rows: usize,
    log_weights: f64,
    products: Vec<f64>,
}

impl Summary {
    /// Sums the rows of one site after a plan.
    ///
    /// # Missing data
    /// A row counts when nothing is missing in it that the plan names.
    /// # Errors
    /// [`PooledError`]
    pub fn of(plan: &Plan, table: &Table) -> Result<Self, PooledError> {
        let columns = Columns::read(plan, table)?;
        let leaves = leaves(&columns)?;
        let mut classes: BTreeMap<(Vec<u32>, Vec<u64>), Vec<Leaf>> = BTreeMap::new();
        let own = columns.layout.block(0).0;
        for leaf in leaves {
            let key = (leaf.within.clone(), design_key(&leaf, &own));
            classes.entry(key).or_default().push(leaf);
        }
        let (kept, small): (Vec<Vec<Leaf>>, Vec<Vec<Leaf>>) =
            classes.into_values().partition(|class| class.len() >= plan.minimum);
        let left_out = small.iter().flatten().map(|leaf| leaf.rows).sum();
        match plan.small {
            Small::Refused if !small.is_empty() => {
                return Err(PooledError::SmallCells {
                    grouping: columns.layout.groupings[0].clone(),
                    cells: small.len(),
                    rows: left_out,
                    minimum: plan.minimum,
                });
            }
            Small::Refused | Small::LeftOut => {}
        }
        if kept.is_empty() {
            return Err(PooledError::Nothing);
        }
        Ok(Self {
            formula: plan.formula.text.clone(),
            columns: columns.layout.names.clone(),
            fixed: columns.layout.fixed.clone(),
            random: columns.layout.random.clone(),
            groupings: columns.layout.groupings.clone(),
            group_counts: columns.groups[1..].iter().map(|group| group.levels().len()).collect(),
            cells: kept.iter().map(|class| cell(class, &columns.layout)).collect(),
            left_out,
        })
    }

    /// The sums of this and another site; groups of different sites are different groups.
    ///
    /// # Errors
    /// [`PooledError::DifferentPlans`], [`PooledError::Malformed`].
    pub fn plus(&self, other: &Self) -> Result<Self, PooledError> {
        if self.formula != other.formula || Layout::of(self)? != Layout::of(other)? {
            let described = |own: &Self| format!("{} ({})", own.formula, own.columns.join(", "));
            return Err(PooledError::DifferentPlans { left: described(self), right: described(other) });
        }
        let mut cells = self.cells.clone();
        for cell in &other.cells {
            let mut moved = cell.clone();
            for (code, count) in moved.within.iter_mut().zip(&self.group_counts) {
                let moved = u64::from(*code) + *count as u64;
                *code = u32::try_from(moved).map_err(|_too_large| PooledError::Malformed {
                    why: "it has more groups than can be numbered",
                })?;
            }
            cells.push(moved);
        }
        Ok(Self {
            formula: self.formula.clone(),
            columns: self.columns.clone(),
            fixed: self.fixed.clone(),
            random: self.random.clone(),
            groupings: self.groupings.clone(),
            group_counts: self.group_counts.iter().zip(&other.group_counts).map(|(a, b)| a + b).collect(),
            cells,
            left_out: self.left_out + other.left_out,
        })
    }

    /// How many rows are summed.
    pub fn row_count(&self) -> usize {
        self.cells.iter().map(|cell| cell.rows).sum()
    }
}

/// The place of a pair in a packed lower triangle.
pub(super) fn pair(a: usize, b: usize) -> usize {
    let (high, low) = (a.max(b), a.min(b));
    high * (high + 1) / 2 + low
}

fn leaves(columns: &Columns) -> Result<Vec<Leaf>, PooledError> {
    let layout = &columns.layout;
    let width = layout.names.len();
    let leaf = |_| Leaf {
        within: Vec::new(),
        rows: 0,
        log_weights: 0.0,
        products: vec![0.0; width * (width + 1) / 2],
    };
    let mut leaves: Vec<Leaf> = (0..columns.groups[0].levels().len()).map(leaf).collect();
    // The grouping each level was found in, level by level: each grouping lies in the next.
    for place in 1..columns.groups.len() {
        let (finer, coarser) = (&columns.groups[place - 1], &columns.groups[place]);
        let mut known: Vec<Option<u32>> = vec![None; finer.levels().len()];
        for (fine, coarse) in finer.codes().iter().zip(coarser.codes()) {
            if *known[*fine as usize].get_or_insert(*coarse) != *coarse {
                return Err(PooledError::NotNested {
                    finer: layout.groupings[place - 1].clone(),
                    coarser: layout.groupings[place].clone(),
                    level: finer.levels()[*fine as usize].clone(),
                });
            }
        }
    }
    for row in 0..columns.row_count {
        let leaf = &mut leaves[columns.groups[0].codes()[row] as usize];
        if leaf.rows == 0 {
            leaf.within = columns.groups[1..].iter().map(|group| group.codes()[row]).collect();
        }
        let weight = columns.weights.as_ref().map_or(1.0, |weights| weights[row]);
        leaf.rows += 1;
        leaf.log_weights += weight.ln();
        let mut to = leaf.products.iter_mut();
        for high in 0..width {
            let weighed = weight * columns.values[high][row];
            for low in 0..=high {
                *to.next().expect("one for each pair") += weighed * columns.values[low][row];
            }
        }
    }
    Ok(leaves)
}

/// The products of the deviating columns with each other, to some digits fewer than rounding disturbs.
fn design_key(leaf: &Leaf, own: &[usize]) -> Vec<u64> {
    let mut key = Vec::new();
    for (place, first) in own.iter().enumerate() {
        for second in &own[..=place] {
            let value = leaf.products[pair(*first, *second)];
            let scale = (leaf.products[pair(*first, *first)] * leaf.products[pair(*second, *second)]).sqrt();
            let scale = scale.max(f64::MIN_POSITIVE).log2().floor().exp2() * 1e-11;
            // The scale belongs to the key: of twice as many rows it is twice as large, and the quotient the same.
            key.extend([scale.to_bits(), (value / scale).round().to_bits()]);
        }
    }
    key
}

/// The sums of products between deviating columns and the others, of one group.
pub(super) fn between(products: &[f64], own: &[usize], width: usize) -> Vec<f64> {
    let others = (0..width).filter(|column| !own.contains(column));
    others.flat_map(|other| own.iter().map(move |column| products[pair(*column, other)])).collect()
}

fn cell(class: &[Leaf], layout: &Layout) -> Cell {
    let (own, width) = (layout.block(0).0, layout.names.len());
    let mut products = vec![0.0; class[0].products.len()];
    for leaf in class {
        products.iter_mut().zip(&leaf.products).for_each(|(sum, own)| *sum += own);
    }
    let mut spread = Vec::new();
    if class.len() > 1 {
        let mean: Vec<f64> =
            between(&products, &own, width).into_iter().map(|sum| sum / class.len() as f64).collect();
        spread = vec![0.0; mean.len() * (mean.len() + 1) / 2];
        for leaf in class {
            let away: Vec<f64> =
                between(&leaf.products, &own, width).iter().zip(&mean).map(|(a, b)| a - b).collect();
            let mut to = spread.iter_mut();
            for (place, first) in away.iter().enumerate() {
                for second in &away[..=place] {
                    *to.next().expect("one for each pair") += first * second;
                }
            }
        }
    }
    Cell {
        within: class[0].within.clone(),
        groups: class.len(),
        rows: class.iter().map(|leaf| leaf.rows).sum(),
        log_weights: class.iter().map(|leaf| leaf.log_weights).sum(),
        products,
        spread,
    }
}
