//! How alike raters rate: intraclass correlations, weighted kappa, and who rates higher than the others.

use super::observation::Rating;
use super::{Domain, Level, Levels};
use crate::ids::MemberId;
use stats::StatsError;
use stats::descriptive::{Summary, summarise};
use stats::distribution::student::StudentT;
use stats::grid::Grid;
use stats::interval::Interval;
use stats::rater::icc::{Icc, Raters, Unit, icc};
use stats::rater::kappa::{Kappa, Weights, cross_table, kappa};

/// Under so many shared sessions there is no number: its interval would reach over most of the scale.
///
/// # Source
/// our choice, ADR-0023
pub const SESSIONS_LEAST: usize = 5;

/// How alike the same raters rated the same sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Who rated, in the order of the columns.
    pub raters: Vec<MemberId>,
    /// Each domain.
    pub domains: Vec<(Domain, Result<Alike, StatsError>)>,
    /// The mean of the six domains.
    pub overall: Result<Alike, StatsError>,
    /// Each pair of raters, over all domains together.
    pub pairs: Vec<(MemberId, MemberId, Result<Kappa, StatsError>)>,
    /// Each rater beside the mean of the others; nothing for one who shares no session with another.
    pub severity: Vec<(MemberId, Option<Severity>)>,
}

/// Absolute agreement: a rater who is always higher counts as disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Of one rater: ICC(2,1).
    pub single: Icc,
    /// Of the mean of all raters: ICC(2,k).
    pub mean: Icc,
    /// Sessions that all rated.
    pub count: usize,
    /// Sessions left out because a rater did not see it.
    pub left_out: usize,
}

/// How much higher a rater rates than the others do, over the sessions that they share.
///
/// # Range and units
/// Levels; above 0 for a mild rater, below 0 for a strict one. It is a habit, and no fault.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Severity {
    /// The mean difference from the mean of the others.
    pub above: f64,
    /// Its interval; `None` with fewer than two sessions, or when the difference is the same in all.
    pub interval: Option<Interval>,
    /// Sessions.
    pub count: usize,
}

/// Says how alike raters rate.
///
/// # Shape
/// The open ratings of each session. `raters` are those who are compared, in an order of yours.
/// # Missing data
/// A session counts in a domain when all of `raters` saw the domain there, and overall when all saw all six. Kappa and
/// severity take what each two, or each one and the others, share.
/// # Errors
/// None for the whole: where sessions are too few, or all alike, that domain says so.
/// # Source
/// [ShroutFleiss1979] form 2; [Cohen1968] with quadratic weights; severity our choice, ADR-0023
pub fn agreement(sessions: &[&[Rating]], raters: &[MemberId], confidence: f64) -> Agreement {
    let domain = |domain: Domain| alike(sessions, raters, confidence, |levels| number(levels.of(domain)));
    let pairs = raters.iter().enumerate().flat_map(|(place, one)| {
        raters[place + 1..].iter().map(|other| (*one, *other, both(sessions, *one, *other, confidence)))
    });
    Agreement {
        raters: raters.to_vec(),
        domains: Domain::ALL.iter().map(|one| (*one, domain(*one))).collect(),
        overall: alike(sessions, raters, confidence, Levels::mean),
        pairs: pairs.collect(),
        severity: raters
            .iter()
            .map(|rater| (*rater, severity(sessions, *rater, raters, confidence)))
            .collect(),
    }
}

fn number(level: Option<Level>) -> Option<f64> {
    level.map(|level| f64::from(level.number()))
}

fn of_rater(session: &[Rating], rater: MemberId) -> Option<&Levels> {
    session.iter().find(|rating| rating.rater == rater).map(|rating| &rating.levels)
}

fn alike(
    sessions: &[&[Rating]],
    raters: &[MemberId],
    confidence: f64,
    value: impl Fn(&Levels) -> Option<f64>,
) -> Result<Alike, StatsError> {
    let row = |session: &&[Rating]| -> Vec<Option<f64>> {
        raters.iter().map(|rater| of_rater(session, *rater).and_then(&value)).collect()
    };
    let rows: Vec<Vec<Option<f64>>> = sessions.iter().map(row).collect();
    if rows.is_empty() {
        return Err(StatsError::TooFewObservations { needed: 2, got: 0 });
    }
    let report = icc(&Grid::from_rows(&rows)?, confidence)?;
    Ok(Alike {
        single: *report.coefficient(Raters::SameDrawn, Unit::Single),
        mean: *report.coefficient(Raters::SameDrawn, Unit::Mean),
        count: report.targets,
        left_out: report.left_out,
    })
}

fn both(
    sessions: &[&[Rating]],
    one: MemberId,
    other: MemberId,
    confidence: f64,
) -> Result<Kappa, StatsError> {
    let place = |levels: Option<&Levels>, domain: Domain| {
        levels.and_then(|levels| levels.of(domain)).map(|level| usize::from(level.number()) - 1)
    };
    let pairs = sessions.iter().flat_map(|session| {
        let (left, right) = (of_rater(session, one), of_rater(session, other));
        Domain::ALL.iter().map(move |domain| (place(left, *domain), place(right, *domain)))
    });
    kappa(&cross_table(&pairs.collect::<Vec<_>>(), Level::ALL.len())?, Weights::Quadratic, confidence)
}

fn severity(
    sessions: &[&[Rating]],
    rater: MemberId,
    raters: &[MemberId],
    confidence: f64,
) -> Option<Severity> {
    let differences: Vec<Option<f64>> = sessions
        .iter()
        .filter_map(|session| {
            let own = of_rater(session, rater)?.mean()?;
            let others = raters.iter().filter(|other| **other != rater);
            let others: Vec<f64> =
                others.filter_map(|other| of_rater(session, *other).and_then(Levels::mean)).collect();
            (!others.is_empty()).then(|| Some(own - others.iter().sum::<f64>() / others.len() as f64))
        })
        .collect();
    let found = match summarise(&differences) {
        Ok(found) => found,
        // No session that this rater shares with another.
        Err(_nothing_to_compare) => return None,
    };
    Some(Severity { above: found.mean, interval: interval(&found, confidence), count: found.count })
}

/// By Student's t over the sessions; none where they are too few or all alike, or for a confidence that is none.
fn interval(found: &Summary, confidence: f64) -> Option<Interval> {
    let spread = found.standard_deviation.filter(|spread| *spread > 0.0)?;
    let count = found.count as f64;
    match StudentT::new(count - 1.0).and_then(|t| t.quantile((1.0 + confidence) / 2.0)) {
        Ok(quantile) => {
            let reach = quantile * spread / count.sqrt();
            Some(Interval { lower: found.mean - reach, upper: found.mean + reach })
        }
        Err(_told_by_the_other_numbers) => None,
    }
}
