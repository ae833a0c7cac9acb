//! How far the true effects of studies differ.

use super::error::MetaError;
use super::fit::MetaFit;
use super::search::{AtZero, Slope, climb, fall, r_uniroot, scoring_of_metafor};
use super::studies::Studies;
use super::weighted::Weighted;
use crate::distribution::chi_square::ChiSquare;
use crate::error::StatsError;
use crate::interval::{Interval, tail_of};

/// How the variance of true effects, τ², is estimated.
///
/// # Source
/// [Viechtbauer2005] compares them, [Veroniki2016] sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Method {
    /// Not: one true effect for all studies.
    Fixed,
    /// Restricted maximum likelihood [Viechtbauer2005]: nearly unbiased, the usual choice.
    #[default]
    Reml,
    /// Maximum likelihood: too small with few studies.
    Ml,
    /// DerSimonian and Laird's moments [DerSimonianLaird1986].
    DerSimonianLaird,
    /// Paule and Mandel [PauleMandel1982]: where the weighted squares equal their degrees of freedom.
    PauleMandel,
    /// Empirical Bayes [Morris1983]: another road to Paule and Mandel's equation.
    EmpiricalBayes,
    /// Sidik and Jonkman's two steps [SidikJonkman2005]: never zero.
    SidikJonkman,
    /// Hunter and Schmidt's [HunterSchmidt2004]: simple, and too small.
    HunterSchmidt,
    /// Hedges's unweighted moments [HedgesOlkin1985].
    Hedges,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 9] = [
        Method::Fixed,
        Method::Reml,
        Method::Ml,
        Method::DerSimonianLaird,
        Method::PauleMandel,
        Method::EmpiricalBayes,
        Method::SidikJonkman,
        Method::HunterSchmidt,
        Method::Hedges,
    ];

    /// Its letters in the literature and in metafor.
    pub fn code(self) -> &'static str {
        match self {
            Method::Fixed => "FE",
            Method::Reml => "REML",
            Method::Ml => "ML",
            Method::DerSimonianLaird => "DL",
            Method::PauleMandel => "PM",
            Method::EmpiricalBayes => "EB",
            Method::SidikJonkman => "SJ",
            Method::HunterSchmidt => "HS",
            Method::Hedges => "HE",
        }
    }

    /// The method of these letters, in either case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code().eq_ignore_ascii_case(code))
    }
}

/// Where the search for τ² ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Stop {
    /// Where a double has no better value.
    #[default]
    AtTheLastDigit,
    /// Where metafor 3.8 stops unless told otherwise: REML, ML and EB at a step of 1e-5, PM in a bracket of 1.2e-4. Only to
    /// compare with it digit by digit; with small variances the difference can be seen.
    AsMetafor,
}

/// The variance of true effects, with what is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heterogeneity {
    /// τ², the variance of true effects; 0 in a fixed-effect fit.
    pub tau2: f64,
    /// Its standard error for many studies; `None` in a fixed-effect fit or for one study.
    pub tau2_standard_error: Option<f64>,
    /// I², the percentage of the spread of effects that is not sampling; `None` with a variance of zero.
    pub i2: Option<f64>,
    /// H², the spread of effects over that of sampling; `None` with a variance of zero.
    pub h2: Option<f64>,
    /// Cochran's Q, what is left of the squares weighted by precision; `None` with a variance of zero.
    pub q: Option<f64>,
    /// Its degrees of freedom.
    pub q_degrees: usize,
    /// The probability of a Q at least this large if all studies had one true effect.
    pub q_p: Option<f64>,
    /// The typical sampling variance behind I²; `None` with a variance of zero or without degrees of freedom.
    pub typical_variance: Option<f64>,
    /// How many steps the search took; 0 for a closed formula.
    pub steps: usize,
}

/// τ² with its standard error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tau2 {
    pub value: f64,
    pub standard_error: Option<f64>,
    pub steps: usize,
}

/// Estimates τ².
///
/// # Errors
/// [`MetaError::ZeroVariance`] where the method divides by a variance that is zero.
pub(super) fn estimate(studies: &Studies, method: Method, stop: Stop) -> Result<Tau2, MetaError> {
    if studies.count() == 1 {
        return Ok(Tau2 { value: 0.0, standard_error: None, steps: 0 });
    }
    match method {
        Method::Fixed => Ok(Tau2 { value: 0.0, standard_error: None, steps: 0 }),
        Method::Reml => restricted(studies, stop),
        Method::Ml => likely(studies, stop),
        Method::DerSimonianLaird => der_simonian_laird(studies),
        Method::PauleMandel => paule_mandel(studies, stop),
        Method::EmpiricalBayes => empirical_bayes(studies, stop),
        Method::SidikJonkman => sidik_jonkman(studies),
        Method::HunterSchmidt => hunter_schmidt(studies),
        Method::Hedges => hedges(studies),
    }
}

fn freedom(studies: &Studies) -> f64 {
    studies.count() as f64 - studies.names().len() as f64
}

fn positive_variances(studies: &Studies) -> Result<(), MetaError> {
    match studies.zero_variance() {
        Some(at) => Err(MetaError::ZeroVariance { row: studies.rows()[at] }),
        None => Ok(()),
    }
}

/// τ² of the residual squares of least squares without weights.
fn hedges(studies: &Studies) -> Result<Tau2, MetaError> {
    let plain = Weighted::new(studies, vec![1.0; studies.count()])?;
    let n = freedom(studies);
    let variances = studies.variances();
    // tr PVPV with P = I − H: the weights v make P's parts of it.
    let by_variance = |power: i32| {
        let columns = studies.standard_columns();
        crate::matrix::Matrix::from_fn(columns.len(), columns.len(), |a, b| {
            let cells = columns[a].iter().zip(&columns[b]).zip(variances);
            cells.map(|((x, y), v)| x * y * v.powi(power)).sum()
        })
    };
    let once = plain.inverse.times(&by_variance(1));
    let twice = plain.inverse.trace_of_product(&by_variance(2));
    let whole: f64 = variances.iter().sum();
    let expected = whole - once.trace();
    let value = ((plain.residual_squares() - expected) / n).max(0.0);
    let squares: f64 = variances.iter().map(|v| v * v).sum();
    let trace = squares - 2.0 * twice + once.trace_of_product(&once);
    let variance = (2.0 * trace + 4.0 * value * expected + 2.0 * value * value * n) / (n * n);
    Ok(Tau2 { value, standard_error: Some(variance.sqrt()), steps: 0 })
}

fn der_simonian_laird(studies: &Studies) -> Result<Tau2, MetaError> {
    positive_variances(studies)?;
    let fixed = Weighted::at(studies, 0.0)?;
    let (trace, square) = fixed.traces();
    let n = freedom(studies);
    let value = ((fixed.residual_squares() - n) / trace).max(0.0);
    let variance = (2.0 * n + 4.0 * value * trace + 2.0 * value * value * square) / (trace * trace);
    Ok(Tau2 { value, standard_error: Some(variance.sqrt()), steps: 0 })
}

fn hunter_schmidt(studies: &Studies) -> Result<Tau2, MetaError> {
    positive_variances(studies)?;
    let fixed = Weighted::at(studies, 0.0)?;
    let (trace, square) = fixed.traces();
    let whole: f64 = fixed.weights.iter().sum();
    let value = ((fixed.residual_squares() - studies.count() as f64) / whole).max(0.0);
    let variance =
        (2.0 * freedom(studies) + 4.0 * value * trace + 2.0 * value * value * square) / (whole * whole);
    Ok(Tau2 { value, standard_error: Some(variance.sqrt()), steps: 0 })
}

fn sidik_jonkman(studies: &Studies) -> Result<Tau2, MetaError> {
    let k = studies.count() as f64;
    let mean = studies.effects().iter().sum::<f64>() / k;
    let rough = studies.effects().iter().map(|effect| (effect - mean).powi(2)).sum::<f64>() / k;
    if rough == 0.0 {
        return Ok(Tau2 { value: 0.0, standard_error: Some(0.0), steps: 0 });
    }
    let weighted = Weighted::at(studies, rough)?;
    let (trace, square) = weighted.traces();
    let n = freedom(studies);
    let value = (rough * weighted.residual_squares() / n).max(0.0);
    // With V = W⁻¹ − ρI and PW⁻¹P = P, tr PVP and tr PVPV follow from tr P and tr PP.
    let once = trace - rough * square;
    let twice = n - 2.0 * rough * trace + rough * rough * square;
    let inner = 2.0 * twice + 4.0 * value * once + 2.0 * value * value * square;
    Ok(Tau2 { value, standard_error: Some(rough / n * inner.sqrt()), steps: 0 })
}

fn restricted(studies: &Studies, stop: Stop) -> Result<Tau2, MetaError> {
    let slope = |tau2: f64| {
        let weighted = Weighted::at(studies, tau2)?;
        let (trace, square) = weighted.traces();
        let observed = 2.0 * weighted.bend() - square;
        Ok(Slope { slope: weighted.steepness() - trace, expected: square, observed })
    };
    let likelihood = |tau2: f64| {
        let weighted = Weighted::at(studies, tau2)?;
        Ok(0.5 * (weighted.log_weights() - weighted.log_determinant - weighted.residual_squares()))
    };
    let (value, steps) = likeliest(studies, stop, slope, likelihood)?;
    let (_, square) = Weighted::at(studies, value)?.traces();
    Ok(Tau2 { value, standard_error: Some((2.0 / square).sqrt()), steps })
}

fn likely(studies: &Studies, stop: Stop) -> Result<Tau2, MetaError> {
    let slope = |tau2: f64| {
        let weighted = Weighted::at(studies, tau2)?;
        let (sum, square) =
            weighted.weights.iter().fold((0.0, 0.0), |(sum, square), w| (sum + w, square + w * w));
        let observed = 2.0 * weighted.bend() - square;
        Ok(Slope { slope: weighted.steepness() - sum, expected: square, observed })
    };
    let likelihood = |tau2: f64| {
        let weighted = Weighted::at(studies, tau2)?;
        Ok(0.5 * (weighted.log_weights() - weighted.residual_squares()))
    };
    let (value, steps) = likeliest(studies, stop, slope, likelihood)?;
    let squares: f64 = studies.variances().iter().map(|v| (v + value).powi(-2)).sum();
    Ok(Tau2 { value, standard_error: Some((2.0 / squares).sqrt()), steps })
}

/// The top of a likelihood, from the estimate of moments on; 0 if it is higher there, for there may be two tops.
fn likeliest(
    studies: &Studies,
    stop: Stop,
    slope: impl Fn(f64) -> Result<Slope, StatsError>,
    likelihood: impl Fn(f64) -> Result<f64, StatsError>,
) -> Result<(f64, usize), MetaError> {
    let start = hedges(studies)?.value;
    let (top, steps) = match stop {
        Stop::AtTheLastDigit => {
            let start = highest(studies, start, &likelihood)?;
            climb(start, at_zero(studies), &slope)?
        }
        Stop::AsMetafor => {
            scoring_of_metafor(start, |tau2| slope(tau2).map(|slope| slope.slope / slope.expected))?
        }
    };
    if top == 0.0 || at_zero(studies) == AtZero::Undefined {
        return Ok((top, steps));
    }
    let gain = likelihood(top)? - likelihood(0.0)?;
    let is_top = match stop {
        Stop::AtTheLastDigit => gain >= 0.0,
        Stop::AsMetafor => gain >= -f64::EPSILON.powf(0.25) || top <= 1e-5,
    };
    Ok((if is_top { top } else { 0.0 }, steps))
}

/// The likeliest of a few variances between the smallest sampling variance and the spread of effects: studies of very
/// different precision can make a likelihood with two tops, and the one next to the estimate of moments may be the lower.
fn highest(
    studies: &Studies,
    start: f64,
    likelihood: impl Fn(f64) -> Result<f64, StatsError>,
) -> Result<f64, StatsError> {
    const RATIO: f64 = 3.0;
    let least = studies.variances().iter().copied().filter(|v| *v > 0.0).fold(f64::INFINITY, f64::min);
    let spread = studies.centred().iter().fold(0.0, |most: f64, effect| most.max(effect * effect));
    let (mut best, mut place) = (f64::NEG_INFINITY, start);
    let mut tried = start;
    let mut next = (least / RATIO).max(spread * 1e-6);
    loop {
        // An infinite weight has no likelihood: the estimate of moments may be zero beside a variance of zero.
        if tried > 0.0 || at_zero(studies) == AtZero::Exists {
            let found = likelihood(tried)?;
            if found > best {
                (best, place) = (found, tried);
            }
        }
        if next > spread || !next.is_finite() || next <= 0.0 {
            return Ok(place);
        }
        tried = next;
        next *= RATIO;
    }
}

fn at_zero(studies: &Studies) -> AtZero {
    if studies.zero_variance().is_some() { AtZero::Undefined } else { AtZero::Exists }
}

/// Solves `Q(τ²) = k − p`.
fn paule_mandel(studies: &Studies, stop: Stop) -> Result<Tau2, MetaError> {
    positive_variances(studies)?;
    let solved = match stop {
        Stop::AtTheLastDigit => matching(studies, freedom(studies))?,
        Stop::AsMetafor => matching_as_metafor(studies, freedom(studies))?,
    };
    Ok(with_error_of_moments(studies, solved))
}

/// The same equation.
fn empirical_bayes(studies: &Studies, stop: Stop) -> Result<Tau2, MetaError> {
    positive_variances(studies)?;
    let (k, n) = (studies.count() as f64, freedom(studies));
    let solved = match stop {
        Stop::AtTheLastDigit => matching(studies, n)?,
        Stop::AsMetafor => scoring_of_metafor(hedges(studies)?.value, |tau2| {
            let weighted = Weighted::at(studies, tau2)?;
            Ok((weighted.residual_squares() * k / n - k) / weighted.weights.iter().sum::<f64>())
        })?,
    };
    Ok(with_error_of_moments(studies, solved))
}

fn with_error_of_moments(studies: &Studies, (value, steps): (f64, usize)) -> Tau2 {
    let sum: f64 = studies.variances().iter().map(|v| 1.0 / (v + value)).sum();
    let k = studies.count() as f64;
    Tau2 { value, standard_error: Some((2.0 * k * k / freedom(studies)).sqrt() / sum), steps }
}

/// The τ² at which the weighted squares are as large as given; 0 where they are smaller everywhere.
fn matching(studies: &Studies, squares: f64) -> Result<(f64, usize), StatsError> {
    fall(|tau2| {
        let weighted = Weighted::at(studies, tau2)?;
        Ok((weighted.residual_squares() - squares, weighted.steepness()))
    })
}

/// The same as R's `uniroot` finds it with the settings of metafor 3.8.
fn matching_as_metafor(studies: &Studies, squares: f64) -> Result<(f64, usize), StatsError> {
    let excess = |tau2: f64| Ok(Weighted::at(studies, tau2)?.residual_squares() - squares);
    if excess(0.0)? < 0.0 {
        return Ok((0.0, 1));
    }
    let upper = (10.0 * robust_spread(studies.effects()).powi(2)).max(100.0);
    if excess(upper)? > 0.0 {
        return matching(studies, squares);
    }
    r_uniroot(0.0, upper, f64::EPSILON.powf(0.25), excess)
}

/// The median distance from the median, scaled to the standard deviation of a normal distribution: R's `mad`.
fn robust_spread(values: &[f64]) -> f64 {
    let middle = median(values);
    1.4826 * median(&values.iter().map(|value| (value - middle).abs()).collect::<Vec<_>>())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { (sorted[half - 1] + sorted[half]) / 2.0 }
}

/// An interval of τ², and of what follows from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeterogeneityInterval {
    /// Of τ².
    pub tau2: Interval,
    /// Of τ, the standard deviation of true effects.
    pub tau: Interval,
    /// Of I², in per cent.
    pub i2: Interval,
    /// Of H².
    pub h2: Interval,
}

/// The values of τ² that the weighted squares do not contradict: the Q-profile interval.
///
/// The ends solve `Q(τ²) = χ²` at the tails of a chi-square distribution with `k − p` degrees of freedom. It is exact for
/// normal effects with known variances, whatever the estimator of τ² itself, and need not hold that estimate.
///
/// # Range and units
/// τ² in squared units of the effect. An end of 0 means that even 0 is not contradicted; both ends are 0 when the studies
/// agree more than chance would let them.
/// # Errors
/// [`MetaError::NeedsRandomEffects`], [`MetaError::ZeroVariance`], and [`MetaError::TooFewStudies`] without degrees of
/// freedom.
/// # Source
/// [Viechtbauer2007]
/// # Example
/// ```
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::heterogeneity::q_profile;
/// use verbond_stats::meta::studies::Studies;
///
/// let effects = [0.1, 0.8, 0.3, -0.2, 0.6].map(Some);
/// let studies = Studies::new(&effects, &[0.02, 0.03, 0.01, 0.04, 0.02].map(Some))?;
/// let fit = MetaFit::new(&studies, Settings::default())?;
/// let interval = q_profile(&fit, 0.95)?;
/// assert!(interval.tau2.holds(fit.heterogeneity.tau2));
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn q_profile(fit: &MetaFit, confidence: f64) -> Result<HeterogeneityInterval, MetaError> {
    let studies = fit.studies();
    if fit.settings.method == Method::Fixed {
        return Err(MetaError::NeedsRandomEffects { what: "an interval of the variance" });
    }
    positive_variances(studies)?;
    let Some(typical) = fit.heterogeneity.typical_variance else {
        let needed = studies.names().len() + 1;
        return Err(MetaError::TooFewStudies { needed, got: studies.count(), missing: studies.missing() });
    };
    let tail = tail_of(confidence)?;
    let chi = ChiSquare::new(freedom(studies))?;
    let tau2 = Interval {
        lower: matching(studies, chi.quantile(1.0 - tail)?)?.0,
        upper: matching(studies, chi.quantile(tail)?)?.0,
    };
    Ok(HeterogeneityInterval {
        tau2,
        tau: tau2.map(f64::sqrt),
        i2: tau2.map(|tau2| 100.0 * tau2 / (typical + tau2)),
        h2: tau2.map(|tau2| tau2 / typical + 1.0),
    })
}

/// Everything about τ² at its estimate.
pub(super) fn describe(studies: &Studies, method: Method, tau2: Tau2) -> Result<Heterogeneity, MetaError> {
    let q_degrees = studies.count() - studies.names().len();
    let base = Heterogeneity {
        tau2: tau2.value,
        tau2_standard_error: tau2.standard_error,
        i2: None,
        h2: None,
        q: None,
        q_degrees,
        q_p: None,
        typical_variance: None,
        steps: tau2.steps,
    };
    if studies.zero_variance().is_some() {
        return Ok(base);
    }
    if q_degrees == 0 {
        return Ok(Heterogeneity { i2: Some(0.0), h2: Some(1.0), q: Some(0.0), q_p: Some(1.0), ..base });
    }
    let fixed = Weighted::at(studies, 0.0)?;
    let n = q_degrees as f64;
    let q = fixed.residual_squares();
    let typical = n / fixed.trace();
    let (i2, h2) = match method {
        Method::Fixed if q > 0.0 => ((100.0 * (q - n) / q).max(0.0), q / n),
        Method::Fixed => (0.0, 0.0),
        Method::Reml
        | Method::Ml
        | Method::DerSimonianLaird
        | Method::PauleMandel
        | Method::EmpiricalBayes
        | Method::SidikJonkman
        | Method::HunterSchmidt
        | Method::Hedges => (100.0 * tau2.value / (typical + tau2.value), tau2.value / typical + 1.0),
    };
    Ok(Heterogeneity {
        i2: Some(i2),
        h2: Some(h2),
        q: Some(q),
        q_p: Some(ChiSquare::new(n)?.above(q)),
        typical_variance: Some(typical),
        ..base
    })
}
