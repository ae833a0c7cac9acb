//! One figure: a number, how sure it is, about how many people, and what it means.

use super::partition::Block;
use super::{Ending, PEOPLE_MIN, Topic};
use crate::ids::ClientId;
use stats::StatsError;
use stats::change::Better;
use stats::change::reliable_change::{Category, Classification};
use stats::change::sample::{Reading, changes};
use stats::descriptive::{Summary, summarise};
use stats::distribution::student::StudentT;
use stats::interval::Interval;
use std::collections::BTreeSet;

/// People are told in steps of so many, rounded down.
const PEOPLE_STEP: usize = 5;
/// Shares are told in steps of so many hundredths, and never below one step or above all but one: nobody's answer is known
/// because everybody's is.
const SHARE_STEP: Step = Step { of: 5.0, per: 100.0 };
/// Means and effect sizes are told in steps of so much.
const MEAN_STEP: Step = Step { of: 1.0, per: 10.0 };
/// The recommendation score is told in steps of so many points.
const SCORE_STEP: Step = Step { of: 5.0, per: 1.0 };
/// Answers from here on recommend; those up to [`DETRACTS_MAX`] do not.
const RECOMMENDS_MIN: u8 = 9;
/// See [`RECOMMENDS_MIN`].
const DETRACTS_MAX: u8 = 6;
/// How sure intervals are.
const CONFIDENCE: f64 = 0.95;

/// What the numbers of an organisation are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Definition {
    /// The lowest and highest answer to how content people are.
    pub satisfaction: Interval,
    /// The reliability of the complaint score, where it is known: without it nobody's change is told from its own error.
    pub reliability: Option<f64>,
    /// Which way of the complaint score is better.
    pub better: Better,
}

/// An interval as it was published, read again.
pub fn interval(lower: f64, upper: f64) -> Interval {
    Interval { lower, upper }
}

/// A figure as it is published: rounded, and rounded before it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub topic: Topic,
    /// Over which part of the year.
    pub block: Block,
    /// At least so many people.
    pub people: usize,
    /// The mean satisfaction; the drop in complaints as an effect size, above 0 for better; the share that recommends minus
    /// the share that does not, −100 to 100.
    pub value: f64,
    /// Its 95% interval, its ends rounded away from the value.
    pub interval: Interval,
    /// Of complaints: the share whose score changed for the better by more than its own error.
    pub improved: Option<f64>,
    /// Of the courses that ended: the share that answered and allowed it.
    pub completed: f64,
}

impl Figure {
    /// The figure of these endings; nothing where it cannot be computed.
    pub(super) fn of(
        topic: Topic,
        block: Block,
        counting: &[&Ending],
        ended: usize,
        definition: &Definition,
    ) -> Option<Self> {
        let found = match topic {
            Topic::Satisfaction => satisfaction(counting, definition),
            Topic::Complaints => complaints(counting, definition),
            Topic::Recommendation => recommendation(counting),
        };
        let Found { value, reach, improved, step, ends } = match found {
            Ok(found) => found,
            // The definition does not fit: there is nothing to say how sure it is with.
            Err(_no_figure) => return None,
        };
        let interval = Interval {
            lower: step.written(value - reach, f64::floor).max(ends.lower),
            upper: step.written(value + reach, f64::ceil).min(ends.upper),
        };
        // Somebody who ended two courses is one of the people.
        let clients: BTreeSet<ClientId> = counting.iter().map(|ending| ending.client).collect();
        let people = clients.len() / PEOPLE_STEP * PEOPLE_STEP;
        Some(Self {
            topic,
            block,
            people: people.max(PEOPLE_MIN),
            value: step.written(value, f64::round),
            interval,
            improved: improved.map(share),
            completed: share(counting.len() as f64 / ended as f64),
        })
    }
}

/// The size of a step, as a fraction that a computer can hold exactly above and below its line.
#[derive(Debug, Clone, Copy)]
struct Step {
    of: f64,
    per: f64,
}

impl Step {
    fn written(self, value: f64, round: fn(f64) -> f64) -> f64 {
        round(value * self.per / self.of) * self.of / self.per
    }
}

struct Found {
    value: f64,
    reach: f64,
    improved: Option<f64>,
    step: Step,
    /// Between which values it can lie.
    ends: Interval,
}

/// In steps, and never nobody or everybody.
fn share(share: f64) -> f64 {
    let least = SHARE_STEP.of / SHARE_STEP.per;
    SHARE_STEP.written(share, f64::round).clamp(least, 1.0 - least)
}

/// How far the mean may lie from what was found, by Student's t.
fn reach(found: &Summary) -> Result<f64, StatsError> {
    let spread = found.standard_deviation.filter(|spread| *spread > 0.0);
    let spread = spread.ok_or(StatsError::NoVariation { variable: 0 })?;
    let count = found.count as f64;
    Ok(StudentT::new(count - 1.0)?.quantile((1.0 + CONFIDENCE) / 2.0)? * spread / count.sqrt())
}

fn satisfaction(endings: &[&Ending], definition: &Definition) -> Result<Found, StatsError> {
    let answers: Vec<Option<f64>> = endings.iter().map(|ending| ending.satisfaction).collect();
    let found = summarise(&answers)?;
    let ends = definition.satisfaction;
    Ok(Found { value: found.mean, reach: reach(&found)?, improved: None, step: MEAN_STEP, ends })
}

/// The mean change in standard deviations of the scores before, and the share that changed reliably.
fn complaints(endings: &[&Ending], definition: &Definition) -> Result<Found, StatsError> {
    let before: Vec<Option<f64>> =
        endings.iter().map(|ending| ending.complaints.map(|pair| pair.0)).collect();
    let after: Vec<Option<f64>> = endings.iter().map(|ending| ending.complaints.map(|pair| pair.1)).collect();
    let spread = summarise(&before)?.standard_deviation.filter(|spread| *spread > 0.0);
    let spread = spread.ok_or(StatsError::NoVariation { variable: 0 })?;
    let sign = match definition.better {
        Better::Lower => -1.0,
        Better::Higher => 1.0,
    };
    let own = endings.iter().map(|ending| ending.complaints.map(|(before, after)| sign * (after - before)));
    let found = summarise(&own.collect::<Vec<_>>())?;
    let improved = definition.reliability.map(|reliability| {
        improved(
            &before,
            &after,
            &Reading { reliability, confidence: CONFIDENCE, cutoff: None, better: definition.better },
        )
    });
    Ok(Found {
        value: found.mean / spread,
        reach: reach(&found)? / spread,
        improved: improved.transpose()?,
        step: MEAN_STEP,
        ends: Interval { lower: f64::NEG_INFINITY, upper: f64::INFINITY },
    })
}

/// The share whose score changed for the better by more than its own error.
fn improved(before: &[Option<f64>], after: &[Option<f64>], reading: &Reading) -> Result<f64, StatsError> {
    let sample = changes(before, after, reading)?;
    let is_improved = |one: &&Classification| match one.category {
        Category::Recovered | Category::Improved => true,
        Category::Unchanged | Category::Deteriorated => false,
    };
    Ok(sample.changes.iter().flatten().filter(is_improved).count() as f64 / sample.count as f64)
}

/// What an answer counts for in the recommendation score.
pub(super) fn score(answer: u8) -> f64 {
    if answer >= RECOMMENDS_MIN {
        100.0
    } else if answer <= DETRACTS_MAX {
        -100.0
    } else {
        0.0
    }
}

fn recommendation(endings: &[&Ending]) -> Result<Found, StatsError> {
    let scores: Vec<Option<f64>> = endings.iter().map(|ending| ending.recommendation.map(score)).collect();
    let found = summarise(&scores)?;
    let ends = Interval { lower: -100.0, upper: 100.0 };
    Ok(Found { value: found.mean, reach: reach(&found)?, improved: None, step: SCORE_STEP, ends })
}
