//! Confirmatory factor analysis by maximum likelihood.

use super::discrepancy::{Block, Evaluation, Part, Problem};
use super::indices::Statistic;
use super::language::Relation;
use super::measures::{Measures, Whole, measures};
use super::model::{Layout, Means, Model, Row, Specification};
use super::moments::{Pattern, complete, patterns};
use super::newton::{Search, descend};
use super::robust::{self, Robust};
use super::standardise::standardise;
use super::start::{Seen, start};
use super::structure::{Cell, Implied, Structure, Value};
use crate::covariance::{Missing, covariance};
use crate::distribution::normal;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::interval::Interval;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;
use std::f64::consts::PI;

/// The answers of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Its name.
    pub name: String,
    /// Persons in rows; columns in the order of [`Model::variables`].
    pub answers: Grid,
}

/// What is done with persons who left something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Incomplete {
    /// They do not count.
    LeftOut,
    /// They count with what they answered (full-information maximum likelihood): right also where what is missing depends on
    /// what was answered.
    FullInformation,
}

/// What standard errors and the test rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Errors {
    /// Answers are normal.
    Normal,
    /// They need not be: standard errors by Huber and White, the test scaled by Yuan and Bentler (MLR).
    Robust,
}

/// How a model is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Method {
    /// What is done with persons who left something out.
    pub incomplete: Incomplete,
    /// What standard errors and the test rest on.
    pub errors: Errors,
}

/// One line of the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The group, counted from 0.
    pub group: usize,
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
    /// The name it shares with others, if any.
    pub label: String,
    /// The estimate, or the value it was fixed to.
    pub estimate: f64,
    /// Its standard error; `None` for a fixed value.
    pub standard_error: Option<f64>,
    /// With factors in their own standard deviations.
    pub factors_standardised: f64,
    /// With variables in theirs, too.
    pub all_standardised: f64,
    /// Its number among the free parameters, counted from 0.
    pub number: Option<usize>,
}

impl Parameter {
    /// The estimate in its standard errors; `None` for a fixed value.
    pub fn z(&self) -> Option<f64> {
        self.standard_error.map(|error| self.estimate / error)
    }

    /// The probability of an estimate so far from 0 by chance, two-sided.
    pub fn p(&self) -> Option<f64> {
        self.z().map(|z| 2.0 * normal::above(z.abs()))
    }

    /// Its interval.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
    pub fn interval(&self, confidence: f64) -> Result<Option<Interval>, StatsError> {
        let z = normal::two_sided(confidence)?;
        Ok(self
            .standard_error
            .map(|error| Interval { lower: self.estimate - z * error, upper: self.estimate + z * error }))
    }
}

/// Moments of one group, observed and implied.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMoments {
    /// The name of the sample.
    pub name: String,
    /// Persons who count.
    pub count: usize,
    /// Observed covariances with divisor `n`; with full information those of the saturated model.
    pub observed: Matrix,
    /// Observed means.
    pub observed_means: Vec<f64>,
    /// Implied covariances.
    pub implied: Matrix,
    /// Implied means; the observed ones where the model leaves means alone.
    pub implied_means: Vec<f64>,
}

/// A fitted model.
#[derive(Debug, Clone)]
pub struct Fit {
    /// All parameters of all groups, in the order in which the text and the usual rules give them.
    pub parameters: Vec<Parameter>,
    /// How well it fits.
    pub measures: Measures,
    /// How the search went; only a settled one may be used.
    pub search: Search,
    /// Moments of each group.
    pub groups: Vec<GroupMoments>,
    /// The covariances of the estimates of the free parameters.
    pub covariances: Matrix,
    pub(super) estimation: Estimation,
}

/// What later questions about a fitted model need.
#[derive(Debug, Clone)]
pub(super) struct Estimation {
    pub(super) model: Model,
    pub(super) layout: Layout,
    pub(super) problem: Problem,
    pub(super) values: Vec<f64>,
    pub(super) method: Method,
    pub(super) patterns: Vec<Vec<Pattern>>,
}

/// Fits a measurement model to the answers of one or several groups.
///
/// Maximum likelihood of normal answers: `F = ln|Σ| + tr(Σ⁻¹S) − ln|S| − p + (m − μ)ᵀΣ⁻¹(m − μ)`, summed over groups (or patterns of
/// missing answers) with their sizes; `χ²` is that sum. The search takes Newton's steps with exact second derivatives.
/// Standard errors come from the expected information, with full information or robust errors from the observed.
///
/// # Shape
/// One sample per group, columns in the order of [`Model::variables`].
/// # Range and units
/// Estimates in the units of the answers; see [`Parameter`] for standardised ones.
/// # Missing data
/// As `method.incomplete` says; a person without any answer never counts.
/// # Errors
/// [`StatsError::TooFewObservations`], [`StatsError::LengthsDiffer`] for a sample with other columns,
/// [`StatsError::NotPositiveDefinite`] when a variable is a sum of others, [`StatsError::NotDetermined`] for a model that the
/// answers cannot tell from others. A search that does not settle is told in [`Fit::search`].
/// # Source
/// [Joreskog1969], [Bollen1989]; full information [Arbuckle1996], robust [YuanBentler2000]; conventions of lavaan [Rosseel2012].
/// # Example
/// ```
/// use verbond_stats::factor::fit::{Errors, Incomplete, Method, Sample, fit};
/// use verbond_stats::factor::model::{Model, Specification};
/// use verbond_stats::grid::Grid;
///
/// let model = Model::read("bond =~ b1 + b2 + b3 + b4")?;
/// let answers = Grid::from_complete_columns(vec![
///     vec![1.0, 2.0, 3.0, 4.0, 5.0, 3.0, 2.0, 4.0],
///     vec![2.0, 2.0, 3.0, 5.0, 4.0, 3.0, 1.0, 5.0],
///     vec![1.0, 3.0, 2.0, 4.0, 5.0, 2.0, 2.0, 3.0],
///     vec![1.0, 1.0, 4.0, 4.0, 4.0, 3.0, 3.0, 5.0],
/// ])?;
/// let sample = Sample { name: "all".to_owned(), answers };
/// let method = Method { incomplete: Incomplete::LeftOut, errors: Errors::Normal };
/// let found = fit(&model, &[sample], &Specification::default(), method)?;
/// assert_eq!(found.measures.model.degrees, 2.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fit(
    model: &Model,
    samples: &[Sample],
    specification: &Specification,
    method: Method,
) -> Result<Fit, StatsError> {
    let means = match method.incomplete {
        Incomplete::LeftOut => Means::Left,
        Incomplete::FullInformation => Means::Modelled,
    };
    let layout = model.layout(specification, samples.len(), means)?;
    let patterns = read_patterns(model, samples, method)?;
    let saturated = saturated(&patterns, samples, method)?;
    let problem = problem(model, &layout, &patterns);
    let begin = start(model, &layout, &saturated.moments);
    let (values, here, search) = descend(&problem, begin)?;
    let information = match (method.incomplete, method.errors) {
        (Incomplete::LeftOut, Errors::Normal) => here.information.clone(),
        (Incomplete::FullInformation, _) | (_, Errors::Robust) => here.hessian.map(|cell| cell / 2.0),
    };
    let inverse = inverse_information(&information)?;
    let estimation = Estimation { model: model.clone(), layout, problem, values, method, patterns };
    let robust = match method.errors {
        Errors::Normal => None,
        Errors::Robust => Some(robust::robust(&estimation, samples, &inverse, &saturated)?),
    };
    let covariances = robust.as_ref().map_or(inverse, |robust| robust.covariances.clone());
    finish(estimation, samples, here, search, covariances, &saturated, robust.as_ref())
}

fn finish(
    estimation: Estimation,
    samples: &[Sample],
    here: Evaluation,
    search: Search,
    covariances: Matrix,
    saturated: &Saturated,
    robust: Option<&Robust>,
) -> Result<Fit, StatsError> {
    let implied = estimation.problem.implied(&estimation.values)?;
    let groups = group_moments(&estimation, samples, &implied, saturated);
    let measures = measures(&Whole {
        discrepancy: here.value,
        saturated,
        estimation: &estimation,
        samples,
        groups: &groups,
        robust,
    })?;
    let standardised = standardise(&estimation, &implied);
    let row = |(row, (factors_standardised, all_standardised)): (&Row, (f64, f64))| {
        let (estimate, number) = match row.value {
            Value::Fixed(value) => (value, None),
            Value::Free(number) => (estimation.values[number], Some(number)),
        };
        Parameter {
            group: row.group,
            left: row.left.clone(),
            relation: row.relation,
            right: row.right.clone(),
            label: row.label.clone(),
            estimate,
            standard_error: number.map(|number| covariances[(number, number)].sqrt()),
            factors_standardised,
            all_standardised,
            number,
        }
    };
    let parameters = estimation.layout.rows.iter().zip(standardised).map(row).collect();
    Ok(Fit { parameters, measures, search, groups, covariances, estimation })
}

fn read_patterns(model: &Model, samples: &[Sample], method: Method) -> Result<Vec<Vec<Pattern>>, StatsError> {
    if samples.is_empty() {
        return Err(StatsError::TooFewObservations { needed: 1, got: 0 });
    }
    let of = |sample: &Sample| {
        let (left, right) = (model.variables().len(), sample.answers.column_count());
        if left != right {
            return Err(StatsError::LengthsDiffer { left, right });
        }
        match method.incomplete {
            Incomplete::LeftOut => Ok(vec![complete(&sample.answers)?]),
            Incomplete::FullInformation => patterns(&sample.answers),
        }
    };
    samples.iter().map(of).collect()
}

/// The structure of each group, held against its patterns.
fn problem(model: &Model, layout: &Layout, patterns: &[Vec<Pattern>]) -> Problem {
    let structures: Vec<Structure> =
        (0..patterns.len()).map(|group| structure(model, layout, group)).collect();
    Problem { structures, blocks: blocks(patterns, layout.means), parameters: layout.parameters }
}

/// The cells of one group.
pub(super) fn structure(model: &Model, layout: &Layout, group: usize) -> Structure {
    let rows = layout.rows.iter().filter(|row| row.group == group);
    let cells = rows.map(|row| (cell(model, row.relation, &row.left, &row.right), row.value)).collect();
    let observed = model.variables().len();
    Structure { observed, size: observed + model.factors().len(), cells }
}

/// Where a relation stands in the matrices.
pub(super) fn cell(model: &Model, relation: Relation, left: &str, right: &str) -> Cell {
    let left = model.place(left);
    match relation {
        Relation::MeasuredBy => Cell::Path { to: model.place(right), from: left },
        Relation::DependsOn => Cell::Path { to: left, from: model.place(right) },
        Relation::GoesWith => Cell::Spread(left, model.place(right)),
        Relation::Intercept => Cell::Level(left),
    }
}

pub(super) fn blocks(patterns: &[Vec<Pattern>], means: Means) -> Vec<Block> {
    let block = |(group, pattern): (usize, &Pattern)| Block {
        weight: pattern.count(),
        rows: pattern.variables.clone(),
        mean: match means {
            Means::Left => None,
            Means::Modelled => Some(pattern.mean.clone()),
        },
        covariances: pattern.covariances.clone(),
        parts: vec![Part { structure: group, spread: 1.0, level: 1.0 }],
    };
    let all =
        patterns.iter().enumerate().flat_map(|(group, own)| own.iter().map(move |pattern| (group, pattern)));
    all.map(block).collect()
}

/// The models between which every model lies: one that explains all, and one in which nothing goes with anything.
#[derive(Debug, Clone)]
pub(super) struct Saturated {
    /// Moments of each group.
    pub(super) moments: Vec<Seen>,
    /// The discrepancy of the saturated model.
    pub(super) discrepancy: f64,
    /// The discrepancy of the model in which variables do not go together.
    pub(super) independent: f64,
    /// Moments of each group over the answers that are there, pair by pair, as the goodness of fit takes them.
    pub(super) available: Vec<Seen>,
    /// Variances and means of the independence model.
    pub(super) alone: Vec<Seen>,
    /// `Σ n·p·ln 2π`, which the discrepancy leaves out of −2 times the log-likelihood.
    pub(super) constant: f64,
    /// Persons.
    pub(super) size: f64,
}

fn saturated(patterns: &[Vec<Pattern>], samples: &[Sample], method: Method) -> Result<Saturated, StatsError> {
    let mut all = Saturated {
        moments: Vec::new(),
        discrepancy: 0.0,
        independent: 0.0,
        available: Vec::new(),
        alone: Vec::new(),
        constant: 0.0,
        size: 0.0,
    };
    for (own, sample) in patterns.iter().zip(samples) {
        let alone = alone(own)?;
        let (seen, discrepancy) = match method.incomplete {
            Incomplete::LeftOut => {
                let only = &own[0];
                let value = Cholesky::of(&only.covariances)?.log_determinant() + only.mean.len() as f64;
                let seen = Seen { mean: only.mean.clone(), covariances: only.covariances.clone() };
                (seen, only.count() * value)
            }
            Incomplete::FullInformation => saturated_of_patterns(own, &alone)?,
        };
        all.available.push(match method.incomplete {
            Incomplete::LeftOut => seen.clone(),
            Incomplete::FullInformation => available(own, sample, &alone)?,
        });
        all.moments.push(seen);
        all.discrepancy += discrepancy;
        for pattern in own {
            all.constant += pattern.count() * pattern.variables.len() as f64 * (2.0 * PI).ln();
            all.size += pattern.count();
            for variable in &pattern.variables {
                // At its own maximum each variable adds ln s² + 1 for each case that has it.
                all.independent += pattern.count() * (alone.covariances[(*variable, *variable)].ln() + 1.0);
            }
        }
        all.alone.push(alone);
    }
    Ok(all)
}

/// Mean and variance of each variable over the cases that have it, without covariances.
fn alone(patterns: &[Pattern]) -> Result<Seen, StatsError> {
    let size = patterns.iter().flat_map(|pattern| &pattern.variables).max().map_or(0, |last| last + 1);
    let (mut count, mut mean, mut squares) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    for pattern in patterns {
        for (at, variable) in pattern.variables.iter().enumerate() {
            let n = pattern.count();
            let total = count[*variable] + n;
            let step = pattern.mean[at] - mean[*variable];
            squares[*variable] +=
                n * pattern.covariances[(at, at)] + step * step * count[*variable] * n / total;
            mean[*variable] += step * n / total;
            count[*variable] = total;
        }
    }
    let mut covariances = Matrix::zeros(size, size);
    for variable in 0..size {
        let variance = squares[variable] / count[variable];
        if variance.is_nan() || variance <= 0.0 {
            return Err(StatsError::NoVariation { variable });
        }
        covariances[(variable, variable)] = variance;
    }
    Ok(Seen { mean, covariances })
}

/// Covariances pair by pair, with divisor `n` of the group.
fn available(patterns: &[Pattern], sample: &Sample, alone: &Seen) -> Result<Seen, StatsError> {
    let count: f64 = patterns.iter().map(Pattern::count).sum();
    let covariances = covariance(&sample.answers, Missing::Pairwise)?;
    Ok(Seen { mean: alone.mean.clone(), covariances: covariances.map(|cell| cell * (count - 1.0) / count) })
}

/// Means and covariances that describe all patterns best.
fn saturated_of_patterns(patterns: &[Pattern], alone: &Seen) -> Result<(Seen, f64), StatsError> {
    let observed = alone.mean.len();
    let structure = Structure::saturated(observed);
    let begin = robust::saturated_values(&structure, alone);
    let own = [patterns.to_vec()];
    let problem = Problem {
        parameters: structure.cells.len(),
        structures: vec![structure],
        blocks: blocks(&own, Means::Modelled),
    };
    let (values, here, _) = descend(&problem, begin)?;
    let implied = problem.implied(&values)?.remove(0);
    Ok((Seen { mean: implied.level, covariances: implied.spread }, here.value))
}

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

fn group_moments(
    estimation: &Estimation,
    samples: &[Sample],
    implied: &[Implied],
    saturated: &Saturated,
) -> Vec<GroupMoments> {
    let observed: Vec<usize> = (0..estimation.model.variables().len()).collect();
    let of = |(group, sample): (usize, &Sample)| {
        let seen = &saturated.moments[group];
        GroupMoments {
            name: sample.name.clone(),
            count: estimation.patterns[group].iter().map(|pattern| pattern.cases.len()).sum(),
            observed: seen.covariances.clone(),
            observed_means: seen.mean.clone(),
            implied: implied[group].covariances(&observed),
            implied_means: match estimation.layout.means {
                Means::Left => seen.mean.clone(),
                Means::Modelled => implied[group].level[..observed.len()].to_vec(),
            },
        }
    };
    samples.iter().enumerate().map(of).collect()
}

impl Fit {
    /// The model's own test.
    pub fn statistic(&self) -> Statistic {
        self.measures.model
    }

    /// The parameter of a relation; in the first group when there are several.
    pub fn parameter(&self, left: &str, relation: Relation, right: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| {
            (parameter.left.as_str(), parameter.relation, parameter.right.as_str()) == (left, relation, right)
        })
    }
}

#[cfg(test)]
pub(super) mod tests;
