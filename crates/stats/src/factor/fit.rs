//! Confirmatory factor analysis by maximum likelihood.

use super::discrepancy::{Evaluation, Problem};
use super::indices::Statistic;
use super::information::inverse_information;
use super::language::Relation;
use super::layout::{Layout, Means, Row};
use super::measures::{Measures, Whole, measures};
use super::model::{Model, Specification};
use super::moments::Pattern;
use super::newton::{Search, descend};
use super::parameter::Parameter;
use super::posing::{problem, read_patterns};
use super::robust::{self, Robust};
use super::satorra_bentler;
use super::saturated::{Saturated, saturated};
use super::standardise::standardise;
use super::start::start;
use super::structure::{Implied, Value};
use crate::error::StatsError;
use crate::grid::Grid;
use crate::matrix::Matrix;

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
    /// They need not be: standard errors and scaled test of Satorra and Bentler, from the expected information (MLM). Only for
    /// complete answers.
    SatorraBentler,
}

/// How a model is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Method {
    /// What is done with persons who left something out.
    pub incomplete: Incomplete,
    /// What standard errors and the test rest on.
    pub errors: Errors,
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
    /// Implied covariances of the factors, in the order of [`Model::factors`].
    pub factors: Matrix,
    /// Their means.
    pub factor_means: Vec<f64>,
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
/// answers cannot tell from others, [`StatsError::NotTogether`] for full information with the errors of Satorra and Bentler. A search that does not settle is told in [`Fit::search`].
/// # Source
/// [Joreskog1969], [Bollen1989]; full information [Arbuckle1996], robust [YuanBentler2000], [SatorraBentler1994]; conventions of lavaan [Rosseel2012].
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
    if (method.incomplete, method.errors) == (Incomplete::FullInformation, Errors::SatorraBentler) {
        return Err(StatsError::NotTogether {
            one: "full information",
            other: "the test of Satorra and Bentler",
        });
    }
    let layout = model.layout(specification, samples.len(), means_of(method.incomplete))?;
    let patterns = read_patterns(model, samples, method)?;
    let saturated = saturated(&patterns, samples, method)?;
    let problem = problem(model, &layout, &patterns);
    let begin = start(model, &layout, &saturated.moments);
    let (values, here, search) = descend(&problem, begin)?;
    let information = match (method.incomplete, method.errors) {
        (Incomplete::LeftOut, Errors::Normal | Errors::SatorraBentler) => here.information.clone(),
        (Incomplete::FullInformation, _) | (_, Errors::Robust) => here.hessian.map(|cell| cell / 2.0),
    };
    // What the answers cannot determine shows in the expected information wherever the search ended; in the observed one only at the
    // very best place.
    inverse_information(&here.information)?;
    let inverse = inverse_information(&information)?;
    let estimation = Estimation { model: model.clone(), layout, problem, values, method, patterns };
    let robust = match method.errors {
        Errors::Normal => None,
        Errors::Robust => Some(robust::robust(&estimation, samples, &inverse, &saturated)?),
        Errors::SatorraBentler => Some(satorra_bentler::robust(&estimation, samples, &inverse, &saturated)?),
    };
    let covariances = robust.as_ref().map_or(inverse, |robust| robust.covariances.clone());
    finish(estimation, samples, here, search, covariances, &saturated, robust.as_ref())
}

/// With full information means are estimated together with covariances; without, they are left alone unless the text or groups ask.
pub(super) fn means_of(incomplete: Incomplete) -> Means {
    match incomplete {
        Incomplete::LeftOut => Means::Left,
        Incomplete::FullInformation => Means::Modelled,
    }
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

fn group_moments(
    estimation: &Estimation,
    samples: &[Sample],
    implied: &[Implied],
    saturated: &Saturated,
) -> Vec<GroupMoments> {
    let observed: Vec<usize> = (0..estimation.model.variables().len()).collect();
    let all = observed.len() + estimation.model.factors().len();
    let factors: Vec<usize> = (observed.len()..all).collect();
    let of = |(group, sample): (usize, &Sample)| {
        let seen = &saturated.moments[group];
        GroupMoments {
            name: sample.name.clone(),
            count: estimation.patterns[group].iter().map(|pattern| pattern.cases.len()).sum(),
            observed: seen.covariances.clone(),
            observed_means: seen.mean.clone(),
            implied: implied[group].covariances(&observed),
            factors: implied[group].covariances(&factors),
            factor_means: implied[group].level[observed.len()..].to_vec(),
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
