//! What a model would gain from one more parameter.

use super::fit::{Estimation, Fit};
use super::indices::Statistic;
use super::language::Relation;
use super::layout::Means;
use super::posing::cell;
use super::structure::Value;
use crate::error::StatsError;
use crate::matrix::Matrix;

/// One parameter that is fixed, and what freeing it would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Modification {
    /// The group, counted from 0.
    pub group: usize,
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
    /// By how much χ² would fall, about.
    pub index: f64,
    /// By how much the parameter would change, about.
    pub expected_change: f64,
}

impl Modification {
    /// The probability of so large an index if the parameter has its value in truth. With many parameters looked at, some are
    /// small by chance.
    pub fn p(&self) -> Option<f64> {
        Statistic { value: self.index, degrees: 1.0 }.p()
    }
}

/// A parameter whose own part of the information is smaller than this share of it cannot be told from the free ones.
const OWN_SHARE_MIN: f64 = 1e-8;

/// Computes modification indices for every parameter that could be freed, largest first.
///
/// The score test of one parameter: with score `s` and expected information `I`, `V = I₁₁ − I₁₂I₂₂⁻¹I₂₁`, the index is `s²/V` and the
/// expected change `s/V`. Looked at are loadings of every variable on every factor, covariances of residuals and of factors,
/// intercepts where means are modelled, and regressions among factors where there are any.
///
/// # Range and units
/// Indices are chi-square with one degree of freedom.
/// # Missing data
/// As in the fit.
/// # Errors
/// [`StatsError::NotPositiveDefinite`], [`StatsError::NotDetermined`].
/// # Source
/// [Sorbom1989]; list and conventions of lavaan [Rosseel2012].
/// # Example
/// ```
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::factor::modification::modification_indices;
/// use verbond_stats::grid::Grid;
///
/// let model = Model::read("bond =~ b1 + b2 + b3 + b4")?;
/// let answers = Grid::from_complete_columns(vec![
///     vec![1.0, 2.0, 3.0, 4.0, 5.0, 3.0, 2.0, 4.0],
///     vec![2.0, 2.0, 3.0, 5.0, 4.0, 3.0, 1.0, 5.0],
///     vec![1.0, 3.0, 2.0, 4.0, 5.0, 2.0, 2.0, 3.0],
///     vec![1.0, 1.0, 4.0, 4.0, 4.0, 3.0, 3.0, 5.0],
/// ])?;
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
/// let found = fit(&model, &[Sample { name: "all".to_owned(), answers }], &Specification::default(), method)?;
/// // Of six pairs of residuals only the pairs differ: two degrees of freedom, so three values, each twice.
/// assert_eq!(modification_indices(&found)?.len(), 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn modification_indices(fit: &Fit) -> Result<Vec<Modification>, StatsError> {
    let estimation = &fit.estimation;
    let free = estimation.problem.parameters;
    let candidates = candidates(estimation);
    let mut problem = estimation.problem.clone();
    let mut values = estimation.values.clone();
    for (number, candidate) in candidates.iter().enumerate() {
        let place = cell(&estimation.model, candidate.relation, &candidate.left, &candidate.right);
        let cells = &mut problem.structures[candidate.group].cells;
        let own = Value::Free(free + number);
        match cells.iter_mut().find(|(known, _)| *known == place) {
            Some((_, value)) => *value = own,
            None => cells.push((place, own)),
        }
        values.push(candidate.value);
    }
    problem.parameters = free + candidates.len();
    let here = problem.evaluate(&values)?;
    let known: Vec<usize> = (0..free).collect();
    let inverse = super::information::inverse_information(&here.information.select(&known, &known))?;
    let mut found: Vec<Modification> = candidates
        .into_iter()
        .enumerate()
        .filter_map(|(number, candidate)| {
            gain(candidate, free + number, &here.information, &inverse, &here.gradient)
        })
        .collect();
    found.sort_by(|a, b| b.index.total_cmp(&a.index));
    Ok(found)
}

fn gain(
    candidate: Candidate,
    at: usize,
    information: &Matrix,
    inverse: &Matrix,
    gradient: &[f64],
) -> Option<Modification> {
    let with_known = &information.row(at)[..inverse.row_count()];
    let whole = information[(at, at)];
    let own = whole - inverse.form(with_known, with_known);
    if own.is_nan() || own <= OWN_SHARE_MIN * whole {
        return None;
    }
    let score = -gradient[at] / 2.0;
    let Candidate { group, left, relation, right, .. } = candidate;
    Some(Modification {
        group,
        left,
        relation,
        right,
        index: score * score / own,
        expected_change: score / own,
    })
}

struct Candidate {
    group: usize,
    left: String,
    relation: Relation,
    right: String,
    /// The value it is fixed to.
    value: f64,
}

/// Everything that could be freed and is not free.
fn candidates(estimation: &Estimation) -> Vec<Candidate> {
    let (variables, factors) = (estimation.model.variables(), estimation.model.factors());
    let mut names: Vec<(&String, Relation, &str)> = Vec::new();
    for factor in factors {
        names.extend(variables.iter().map(|variable| (factor, Relation::MeasuredBy, variable.as_str())));
    }
    for set in [variables, factors] {
        for (at, left) in set.iter().enumerate() {
            names.extend(set[at..].iter().map(|right| (left, Relation::GoesWith, right.as_str())));
        }
    }
    let depends: Vec<&String> = factors
        .iter()
        .filter(|factor| {
            estimation.layout.rows.iter().any(|row| {
                row.relation == Relation::DependsOn && (row.left == **factor || row.right == **factor)
            })
        })
        .collect();
    for left in &depends {
        let others = depends.iter().filter(|right| *right != left);
        names.extend(others.map(|right| (*left, Relation::DependsOn, right.as_str())));
    }
    if estimation.layout.means == Means::Modelled {
        names.extend(variables.iter().chain(factors).map(|name| (name, Relation::Intercept, "")));
    }
    let mut found = Vec::new();
    for group in 0..estimation.problem.structures.len() {
        for (left, relation, right) in &names {
            let known = estimation.layout.rows.iter().find(|row| {
                let same = row.left == **left && row.right == *right;
                let turned = *relation == Relation::GoesWith && row.left == *right && row.right == **left;
                row.group == group && row.relation == *relation && (same || turned)
            });
            let value = match known.map(|row| row.value) {
                Some(Value::Free(_)) => continue,
                Some(Value::Fixed(value)) => value,
                None => 0.0,
            };
            found.push(Candidate {
                group,
                left: (*left).clone(),
                relation: *relation,
                right: (*right).to_owned(),
                value,
            });
        }
    }
    found
}
