//! The actor–partner model at its best.

use super::blocks::{self, Kind, Pattern, Solved};
use super::members::{Counted, Members};
use crate::distribution::chi_square::ChiSquare;
use crate::dyad::error::DyadError;
use crate::dyad::surface::Derived;
use crate::matrix::Matrix;
use std::f64::consts::TAU;

/// By which likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Criterion {
    /// Restricted maximum likelihood: the usual choice for effects.
    #[default]
    Reml,
    /// Maximum likelihood: to compare models of different effects.
    Ml,
}

/// Whose rating an effect is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Nobody's: the outcome where all ratings are zero.
    Nobody,
    /// One's own.
    Actor,
    /// The other's.
    Partner,
}

/// One effect on the outcome of one role.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadicEffect {
    /// The role whose outcome it is; `None` where nothing tells the members apart.
    pub role: Option<String>,
    /// Whose rating.
    pub whose: Whose,
    /// Which rating; `None` for the intercept.
    pub predictor: Option<String>,
    /// The effect, with t on `N − p` degrees of freedom.
    pub test: Derived,
}

/// The partner effect over the actor effect.
///
/// Near 1 both count alike (a couple pattern), near −1 their difference does (a contrast), near 0 only one's own does.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// The role whose outcome it is.
    pub role: Option<String>,
    /// Which rating.
    pub predictor: String,
    /// k, with an interval by the delta method; it says little where the actor effect may be zero.
    pub k: Derived,
}

/// An actor–partner model.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorPartner {
    /// By which likelihood.
    pub criterion: Criterion,
    /// The two roles; empty where nothing tells the members apart.
    pub roles: Vec<String>,
    /// Intercepts, then actor, then partner effects; each for every role.
    pub effects: Vec<DyadicEffect>,
    /// The covariance of the effects.
    pub covariance: Matrix,
    /// One per role and rating.
    pub ratios: Vec<Ratio>,
    /// The standard deviations of the residuals, by role.
    pub residual_deviations: [f64; 2],
    /// The correlation of the residuals of two members of one dyad.
    pub residual_correlation: f64,
    /// The place of the role that was met first; R's gls reports that one's deviation.
    pub first_role: usize,
    /// The log-likelihood, restricted under REML.
    pub log_likelihood: f64,
    /// How many parameters were estimated.
    pub parameter_count: usize,
    /// Akaike's criterion [Akaike1974].
    pub aic: f64,
    /// Dyads of which both rows count.
    pub pairs: usize,
    /// Rows that count.
    pub rows: usize,
    /// Rows left out because something is missing.
    pub missing: usize,
    /// Steps of the search.
    pub steps: usize,
}

/// A comparison of two fits by their likelihoods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikelihoodTest {
    /// Twice the difference of the log-likelihoods.
    pub statistic: f64,
    /// How many parameters the larger has more.
    pub degrees: usize,
    /// The probability of a difference at least this large if the smaller were true.
    pub p: f64,
}

impl ActorPartner {
    /// Fits the model: distinguishable members when they have a role, else one effect for both.
    ///
    /// `y = intercept + Σ actor·own + Σ partner·other's + e`, each by role, with a covariance of the two residuals of a dyad:
    /// two variances and a correlation for distinguishable members, one variance for others.
    ///
    /// # Range and units
    /// Standard errors under [`Criterion::Ml`] are widened by `√(N/(N − p))`, as R's gls does.
    /// # Missing data
    /// See [`Members`].
    /// # Errors
    /// [`DyadError::NotTwoRoles`], [`DyadError::NotADyad`], [`DyadError::SameRole`], [`DyadError::TooFewRows`],
    /// [`DyadError::Collinear`].
    /// # Source
    /// [KennyKashyCook2006]; k [KennyLedermann2010]; as `gls` of [PinheiroBates2000]
    /// # Example
    /// ```
    /// use verbond_stats::dyad::actor_partner::fit::{ActorPartner, Criterion};
    /// use verbond_stats::dyad::actor_partner::members::{Members, Predictor};
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let names: Vec<String> = (0..24).map(|row| format!("d{:02}", row / 2)).collect();
    /// let dyad = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
    /// let role = Factor::from_texts((0..24).map(|row| Some(if row % 2 == 0 { "client" } else { "therapist" })));
    /// let rating: Vec<Option<f64>> = (0..24).map(|row| Some(f64::from((row * 7) % 11))).collect();
    /// let outcome: Vec<Option<f64>> = (0..24).map(|row| Some(f64::from((row * 5) % 13) / 2.0)).collect();
    /// let members = Members {
    ///     dyad: &dyad,
    ///     role: Some(&role),
    ///     outcome: &outcome,
    ///     predictors: vec![Predictor { name: "alliance", actor: &rating, partner: None }],
    /// };
    /// let fit = ActorPartner::new(&members, Criterion::Reml, 0.95)?;
    /// assert_eq!((fit.effects.len(), fit.pairs), (6, 12));
    /// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
    /// ```
    pub fn new(members: &Members<'_>, criterion: Criterion, confidence: f64) -> Result<Self, DyadError> {
        let counted = members.counted()?;
        let (pattern, roles) = match members.role {
            Some(_) => (Pattern::Apart, counted.roles.iter().cloned().map(Some).collect()),
            None => (Pattern::Alike, vec![None]),
        };
        let p = roles.len() * (1 + 2 * members.predictors.len());
        let needed = p + pattern.count();
        if counted.rows < needed {
            let (got, missing) = (counted.rows, counted.missing);
            return Err(DyadError::TooFewRows { needed, got, missing });
        }
        if counted.pairs < 2 {
            let missing = counted.blocks.len() - counted.pairs;
            return Err(DyadError::TooFewRows { needed: 2, got: counted.pairs, missing });
        }
        let kind = match criterion {
            Criterion::Reml => Kind::Restricted,
            Criterion::Ml => Kind::Plain,
        };
        let solved = blocks::solve(&counted.blocks, pattern, kind)?;
        let freedom = (counted.rows - p) as f64;
        let widened = match criterion {
            Criterion::Reml => 1.0,
            Criterion::Ml => counted.rows as f64 / freedom,
        };
        let covariance = solved.inverse.scaled(widened);
        let labels = labels(members, &roles);
        let effects = labels
            .iter()
            .enumerate()
            .map(|(at, (role, whose, predictor))| {
                let error = covariance[(at, at)].sqrt();
                let test = Derived::new(solved.coefficients[at], error, Some(freedom), confidence)?;
                let (role, predictor) = (role.clone(), predictor.clone());
                Ok(DyadicEffect { role, whose: *whose, predictor, test })
            })
            .collect::<Result<Vec<_>, DyadError>>()?;
        let ratios = ratios(members, &roles, &solved.coefficients, &covariance, (freedom, confidence))?;
        Ok(Self::described(criterion, counted, solved, pattern, (effects, ratios, covariance)))
    }

    fn described(
        criterion: Criterion,
        counted: Counted,
        solved: Solved,
        pattern: Pattern,
        (effects, ratios, covariance): (Vec<DyadicEffect>, Vec<Ratio>, Matrix),
    ) -> Self {
        let [[one, both], [_, two]] = pattern.covariance(&solved.parameters);
        let rows = match criterion {
            Criterion::Reml => counted.rows - effects.len(),
            Criterion::Ml => counted.rows,
        };
        let log_likelihood = 0.5 * (solved.likelihood - rows as f64 * TAU.ln());
        let parameter_count = effects.len() + pattern.count();
        Self {
            criterion,
            roles: counted.roles,
            effects,
            covariance,
            ratios,
            residual_deviations: [one.sqrt(), two.sqrt()],
            residual_correlation: both / (one * two).sqrt(),
            first_role: counted.first_role,
            log_likelihood,
            parameter_count,
            aic: -2.0 * log_likelihood + 2.0 * parameter_count as f64,
            pairs: counted.pairs,
            rows: counted.rows,
            missing: counted.missing,
            steps: solved.steps,
        }
    }

    /// Tests whether this model says more than a smaller one of the same rows, such as one that does not tell the members
    /// apart.
    ///
    /// `None` unless both are by maximum likelihood, of the same rows, and this one has more parameters.
    ///
    /// # Errors
    /// None in practice: the chi-square distribution exists for every whole number of parameters.
    /// # Source
    /// [KennyKashyCook2006]
    pub fn against(&self, smaller: &Self) -> Result<Option<LikelihoodTest>, DyadError> {
        let comparable = self.criterion == Criterion::Ml
            && smaller.criterion == Criterion::Ml
            && self.rows == smaller.rows
            && self.parameter_count > smaller.parameter_count;
        if !comparable {
            return Ok(None);
        }
        let degrees = self.parameter_count - smaller.parameter_count;
        let statistic = (2.0 * (self.log_likelihood - smaller.log_likelihood)).max(0.0);
        Ok(Some(LikelihoodTest { statistic, degrees, p: ChiSquare::new(degrees as f64)?.above(statistic) }))
    }
}

type Label = (Option<String>, Whose, Option<String>);

fn labels(members: &Members<'_>, roles: &[Option<String>]) -> Vec<Label> {
    let named = |whose: Whose| members.predictors.iter().map(move |own| (whose, Some(own.name.to_owned())));
    let columns = [(Whose::Nobody, None)].into_iter().chain(named(Whose::Actor)).chain(named(Whose::Partner));
    columns
        .flat_map(|(whose, name)| roles.iter().map(move |role| (role.clone(), whose, name.clone())))
        .collect()
}

fn ratios(
    members: &Members<'_>,
    roles: &[Option<String>],
    estimates: &[f64],
    covariance: &Matrix,
    (freedom, confidence): (f64, f64),
) -> Result<Vec<Ratio>, DyadError> {
    let count = members.predictors.len();
    let mut ratios = Vec::new();
    for (place, predictor) in members.predictors.iter().enumerate() {
        for (which, role) in roles.iter().enumerate() {
            let actor = (1 + place) * roles.len() + which;
            let partner = (1 + count + place) * roles.len() + which;
            let (a, k) = (estimates[actor], estimates[partner] / estimates[actor]);
            let variance = (covariance[(partner, partner)] + k * k * covariance[(actor, actor)]
                - 2.0 * k * covariance[(actor, partner)])
                / (a * a);
            let k = Derived::new(k, variance.max(0.0).sqrt(), Some(freedom), confidence)?;
            ratios.push(Ratio { role: role.clone(), predictor: predictor.name.to_owned(), k });
        }
    }
    Ok(ratios)
}
