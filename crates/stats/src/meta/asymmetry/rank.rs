//! Begg and Mazumdar's rank correlation of effects with their variances.

use crate::distribution::normal;
use crate::matrix::dot;
use crate::meta::error::MetaError;
use crate::meta::fit::MetaFit;

/// A rank correlation with its test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankTest {
    /// Kendall's τ_b.
    pub tau: f64,
    /// The probability of one at least this far from zero if effects did not depend on precision.
    pub p: f64,
    /// How that probability was computed.
    pub by: Probability,
}

/// Where a probability comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probability {
    /// By counting all orders.
    Exact,
    /// By the normal distribution, because some values are equal, or there are very many.
    Normal,
}

/// With more studies, counting all orders takes longer than it tells: the normal distribution is right to six digits.
const EXACT_MAX: usize = 500;

/// Correlates the ranks of `(yᵢ − θ̂)/√(vᵢ − 1/Σw)` with those of the variances.
///
/// # Errors
/// [`MetaError::TooFewStudies`] with fewer than two studies, [`MetaError::ZeroVariance`], [`MetaError::SamePrecision`] when
/// all are equally precise.
/// # Source
/// [BeggMazumdar1994]; the test [Kendall1970], as R's `cor.test`
/// # Example
/// ```
/// use verbond_stats::meta::asymmetry::rank::rank_test;
/// use verbond_stats::meta::fit::{MetaFit, Settings};
/// use verbond_stats::meta::studies::Studies;
///
/// let effects = [0.10, 0.20, 0.35, 0.50, 0.75].map(Some);
/// let studies = Studies::new(&effects, &[0.01, 0.02, 0.04, 0.06, 0.09].map(Some))?;
/// let test = rank_test(&MetaFit::new(&studies, Settings::default())?)?;
/// assert!((test.tau - 1.0).abs() < 1e-12 && (test.p - 2.0 / 120.0).abs() < 1e-12);
/// # Ok::<(), verbond_stats::meta::error::MetaError>(())
/// ```
pub fn rank_test(fit: &MetaFit) -> Result<RankTest, MetaError> {
    let studies = fit.studies();
    if studies.count() < 2 {
        return Err(MetaError::TooFewStudies { needed: 2, got: 1, missing: studies.missing() });
    }
    if let Some(at) = studies.zero_variance() {
        return Err(MetaError::ZeroVariance { row: studies.rows()[at] });
    }
    let weights: Vec<f64> = studies.variances().iter().map(|variance| 1.0 / variance).collect();
    let whole: f64 = weights.iter().sum();
    let mean = dot(&weights, studies.effects()) / whole;
    let pairs = studies.effects().iter().zip(studies.variances());
    let distances: Vec<f64> =
        pairs.map(|(effect, variance)| (effect - mean) / (variance - 1.0 / whole).sqrt()).collect();
    let orders = Orders::of(&distances, studies.variances());
    let (left, right) = (orders.pairs - orders.left_ties, orders.pairs - orders.right_ties);
    if left == 0.0 || right == 0.0 {
        return Err(MetaError::SamePrecision { predictor: "the variance" });
    }
    let tau = orders.balance / (left * right).sqrt();
    let is_countable = studies.count() <= EXACT_MAX;
    if is_countable && orders.left_ties == 0.0 && orders.right_ties == 0.0 {
        let p = exact(studies.count(), ((tau + 1.0) * orders.pairs / 2.0).round() as usize);
        return Ok(RankTest { tau, p, by: Probability::Exact });
    }
    let z = orders.balance / variance_with_ties(&distances, studies.variances()).sqrt();
    Ok(RankTest { tau, p: 2.0 * normal::above(z.abs()), by: Probability::Normal })
}

/// How often two lists order a pair alike.
struct Orders {
    /// Pairs ordered alike minus pairs ordered otherwise.
    balance: f64,
    pairs: f64,
    left_ties: f64,
    right_ties: f64,
}

impl Orders {
    fn of(left: &[f64], right: &[f64]) -> Self {
        let count = left.len();
        let pairs = (count * (count - 1) / 2) as f64;
        let mut orders = Self { balance: 0.0, pairs, left_ties: 0.0, right_ties: 0.0 };
        let order = |a: f64, b: f64| match a.total_cmp(&b) {
            std::cmp::Ordering::Less => -1.0,
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Greater => 1.0,
        };
        for one in 0..count {
            for other in 0..one {
                let (by_left, by_right) = (order(left[one], left[other]), order(right[one], right[other]));
                orders.balance += by_left * by_right;
                orders.left_ties += f64::from(u8::from(by_left == 0.0));
                orders.right_ties += f64::from(u8::from(by_right == 0.0));
            }
        }
        orders
    }
}

/// Both tails of the number of pairs ordered alike when all orders of `count` things are equally likely.
fn exact(count: usize, alike: usize) -> f64 {
    let pairs = count * (count - 1) / 2;
    // Each thing can stand before 0 to `placed` of those before it: the numbers of orders add up. As shares, so that they fit.
    let mut shares = vec![1.0];
    for placed in 1..count {
        let mut next = vec![0.0; shares.len() + placed];
        let mut window = 0.0;
        for (at, cell) in next.iter_mut().enumerate() {
            window += shares.get(at).copied().unwrap_or(0.0);
            if at > placed {
                window -= shares[at - placed - 1];
            }
            *cell = window / (placed + 1) as f64;
        }
        shares = next;
    }
    let fewer = alike.min(pairs - alike);
    (2.0 * shares[..=fewer].iter().sum::<f64>()).min(1.0)
}

/// The variance of the balance of orders where some values are equal.
fn variance_with_ties(left: &[f64], right: &[f64]) -> f64 {
    let n = left.len() as f64;
    let (left, right) = (groups(left), groups(right));
    let sum = |groups: &[f64], of: fn(f64) -> f64| groups.iter().map(|size| of(*size)).sum::<f64>();
    let whole = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let pair = |t: f64| t * (t - 1.0);
    let triple = |t: f64| t * (t - 1.0) * (t - 2.0);
    let first = whole(n) - sum(&left, whole) - sum(&right, whole);
    let second = sum(&left, pair) * sum(&right, pair);
    let third = sum(&left, triple) * sum(&right, triple);
    let triples = if n > 2.0 { third / (9.0 * n * (n - 1.0) * (n - 2.0)) } else { 0.0 };
    first / 18.0 + second / (2.0 * n * (n - 1.0)) + triples
}

/// The sizes of groups of equal values.
fn groups(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(|group| group.len() as f64).collect()
}
