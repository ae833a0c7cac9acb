//! How often each method calls an ordinary session, and how many strains it sees when all call equally often.

use super::drawn::{Drawn, Shape, World};
use super::known::spread_within;
use super::method::{BASELINE, Method, Practice, expected};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use stats::StatsError;
use stats::local_level::Timed;
use stats::local_level::fit::LocalLevelFit;
use stats::local_level::thresholds::{Ordinary, Thresholds};

/// What is simulated.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Where chance begins.
    pub seed: u64,
    /// How sessions vary.
    pub world: World,
    /// How many series of each kind.
    pub series_count: usize,
    /// Which share of ordinary sessions may be called.
    pub rate: f64,
}

impl Plan {
    /// The plan behind docs/methods/expected-range.md.
    pub const PUBLISHED: Self =
        Self { seed: 20_260_301, world: World::USUAL, series_count: 4_000, rate: 1.0 / 40.0 };
}

/// Which method a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judge {
    /// The expected range, with thresholds by counting.
    ExpectedRange,
    /// A method with a setting.
    Published(Method),
}

/// What one method does.
#[derive(Debug, Clone, PartialEq)]
pub struct Characteristics {
    /// Which.
    pub judge: Judge,
    /// At its published setting: the share of ordinary sessions it calls, and of strains it sees.
    /// `None` for the expected range, which has no setting but the share.
    pub published: Option<Outcome>,
    /// The least strict setting at which it calls no more than the planned share; the share itself for the expected range.
    pub setting: f64,
    /// At that setting.
    pub equal: Outcome,
}

/// What a method does at a setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The share of ordinary sessions called, of those from the sixth on.
    pub false_alarms: f64,
    /// The share of strains called within five sessions from where they began, by shape, in the order of [`Shape::ALL`].
    pub seen: Vec<f64>,
    /// The same over all.
    pub seen_in_all: f64,
    /// Sessions from the beginning to the first call, the median of those that were seen; `None` if none was.
    pub delay: Option<f64>,
}

impl Outcome {
    /// What comes of deciding by chance, with probability `part` for the other setting. The delay is that of this one.
    fn mixed(&self, other: &Self, part: f64) -> Self {
        let mix = |one: f64, other: f64| one + part * (other - one);
        Self {
            false_alarms: mix(self.false_alarms, other.false_alarms),
            seen: self.seen.iter().zip(&other.seen).map(|(one, other)| mix(*one, *other)).collect(),
            seen_in_all: mix(self.seen_in_all, other.seen_in_all),
            delay: self.delay,
        }
    }
}

/// Sessions from where a strain begins within which a call has seen it.
const SEEN_WITHIN: usize = 5;
/// How deep strains go, in points of 0–10.
const DEPTHS: [std::ops::Range<f64>; 2] = [1.2..3.0, 2.0..4.0];
/// Halvings of the interval a setting is sought in.
const HALVINGS: u32 = 24;
const SETTING_MAX: f64 = 40.0;

/// Draws the series of a plan, lets each method learn from the first half of the ordinary ones, and counts on the other.
///
/// Scores in steps leave gaps: between two neighbouring settings the share of calls may jump over the planned one. A method is then
/// given both, mixed by chance so that it calls the planned share, and nothing is lost to it by the steps.
///
/// # Shape
/// The expected range first, then [`Method::ALL`].
/// # Errors
/// [`StatsError`] for a plan that cannot be drawn: too few series for its rate, a world without variation.
/// # Source
/// our choice, ADR-0015
pub fn characteristics(plan: &Plan) -> Result<Vec<Characteristics>, StatsError> {
    let mut rng = ChaCha8Rng::seed_from_u64(plan.seed);
    let mut ordinary =
        || -> Vec<Drawn> { (0..plan.series_count).map(|_| plan.world.ordinary(&mut rng)).collect() };
    let (learnt_from, ordinary) = (ordinary(), ordinary());
    let strained: Vec<Drawn> = Shape::ALL
        .iter()
        .zip(DEPTHS)
        .flat_map(|(shape, depths)| (0..plan.series_count).map(move |_| (*shape, depths.clone())))
        .map(|(shape, depths)| plan.world.strained(shape, depths, &mut rng))
        .collect();
    let practice = learnt(&learnt_from)?;
    let thresholds = counted(&learnt_from, &practice, plan.rate)?;
    let by_range = |series: &[Option<f64>]| {
        let ahead = expected(series, &practice.model)?;
        let is_called =
            |ahead: &stats::local_level::follow::Ahead| ahead.fall < thresholds.at(ahead.expectation.value);
        Ok(ahead.iter().filter(|(_, ahead)| is_called(ahead)).map(|(place, _)| *place).collect())
    };
    let mut found = vec![Characteristics {
        judge: Judge::ExpectedRange,
        published: None,
        setting: plan.rate,
        equal: outcome(&ordinary, &strained, &by_range)?,
    }];
    for method in Method::ALL {
        let at = |setting: f64| move |series: &[Option<f64>]| method.called(series, &practice, setting);
        let share = |setting: f64| share_called(&learnt_from, &at(setting));
        let (loose, strict) = around(plan.rate, &share)?;
        let (loose_share, strict_share) = (share(loose)?, share(strict)?);
        let part = if loose_share > strict_share {
            (plan.rate - strict_share) / (loose_share - strict_share)
        } else {
            0.0
        };
        let outcome_at = |setting: f64| outcome(&ordinary, &strained, &at(setting));
        found.push(Characteristics {
            judge: Judge::Published(*method),
            published: Some(outcome_at(method.published())?),
            setting: strict,
            equal: outcome_at(strict)?.mixed(&outcome_at(loose)?, part),
        });
    }
    Ok(found)
}

/// What a practice learns from series in which nothing happened.
fn learnt(series: &[Drawn]) -> Result<Practice, StatsError> {
    let timed: Vec<Vec<Timed>> = series
        .iter()
        .map(|drawn| {
            let measured = drawn.sessions.iter().enumerate();
            measured
                .filter_map(|(place, value)| Some(Timed { time: place as f64, value: (*value)? }))
                .collect()
        })
        .collect();
    let model = LocalLevelFit::new(&timed)?.model();
    // What neighbours share is no error of measurement: the noise of the model is.
    Ok(Practice { model, spread: spread_within(&timed), error: model.noise.sqrt() })
}

fn counted(series: &[Drawn], practice: &Practice, rate: f64) -> Result<Thresholds, StatsError> {
    let mut sessions = Vec::new();
    for drawn in series {
        let ahead = expected(&drawn.sessions, &practice.model)?;
        sessions.extend(
            ahead.into_iter().filter(|(place, _)| *place >= BASELINE).map(|(_, ahead)| Ordinary {
                expected: ahead.expectation.value,
                fall: ahead.fall,
                weight: 1.0,
            }),
        );
    }
    Thresholds::new(rate, &sessions)
}

type Called<'c> = &'c dyn Fn(&[Option<f64>]) -> Result<Vec<usize>, StatsError>;

/// Two settings next to each other: one that calls more than this share, one that does not.
fn around(rate: f64, share: &dyn Fn(f64) -> Result<f64, StatsError>) -> Result<(f64, f64), StatsError> {
    let (mut loose, mut strict) = (0.0, SETTING_MAX);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(loose, strict);
        if share(middle)? > rate { loose = middle } else { strict = middle }
    }
    Ok((loose, strict))
}

fn share_called(series: &[Drawn], called: Called<'_>) -> Result<f64, StatsError> {
    let (mut calls, mut measured) = (0_usize, 0_usize);
    for drawn in series {
        calls += called(&drawn.sessions)?.into_iter().filter(|place| *place >= BASELINE).count();
        measured += drawn.sessions[BASELINE..].iter().flatten().count();
    }
    Ok(calls as f64 / measured as f64)
}

fn outcome(ordinary: &[Drawn], strained: &[Drawn], called: Called<'_>) -> Result<Outcome, StatsError> {
    let mut seen = vec![(0_usize, 0_usize); Shape::ALL.len()];
    let mut delays = Vec::new();
    for drawn in strained {
        let Some(strain) = drawn.strain else { continue };
        let kind = &mut seen[strain.shape as usize];
        kind.1 += 1;
        let within = strain.begins..strain.begins + SEEN_WITHIN;
        if let Some(first) = called(&drawn.sessions)?.into_iter().find(|place| within.contains(place)) {
            kind.0 += 1;
            delays.push((first - strain.begins) as f64);
        }
    }
    let (hits, all) = seen.iter().fold((0, 0), |(hits, all), (hit, of)| (hits + hit, all + of));
    delays.sort_by(f64::total_cmp);
    Ok(Outcome {
        false_alarms: share_called(ordinary, called)?,
        seen: seen.iter().map(|(hit, of)| *hit as f64 / *of as f64).collect(),
        seen_in_all: hits as f64 / all as f64,
        delay: delays.get(delays.len() / 2).copied(),
    })
}
