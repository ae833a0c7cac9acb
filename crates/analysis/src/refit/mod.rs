//! What more fits of the same model say: intervals by profile and by repeated studies, and what each group does to the outcome.

mod bootstrap;
pub mod document;
mod influence;
pub mod json;
mod profile;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::mixed;
use crate::watch::{Watch, Work, watched};
use stats::crew::Crew;
use stats::mixed::bootstrap::{Bootstrap, Plan, replicates_needed};
use stats::mixed::deviance::Criterion;
use stats::mixed::error::ModelError;
use stats::mixed::fit::LinearFit;
use stats::mixed::influence::GroupInfluence;
use stats::mixed::profile::ProfileInterval;

/// What is asked beyond a fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Intervals from the profile of the likelihood.
    pub profile: Option<Profiled>,
    /// Intervals from repeated studies.
    pub bootstrap: Option<Plan>,
    /// What each group of this grouping does.
    pub influence: Option<String>,
}

/// That intervals are to be profiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profiled;

/// What the further fits gave.
#[derive(Debug, Clone, Default)]
pub struct Refits {
    /// Intervals from the profile.
    pub profile: Option<Profile>,
    /// Intervals from repeated studies, with the plan of these.
    pub bootstrap: Option<(Plan, Bootstrap)>,
    /// The grouping, and the fit without each of its groups.
    pub influence: Option<(String, Vec<GroupInfluence>)>,
}

/// Intervals from the profile of the likelihood.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Minus twice the log-likelihood of the fit by ML.
    pub deviance: f64,
    /// Each parameter, as sure as was asked.
    pub intervals: Vec<ProfileInterval>,
    /// The same for 95%.
    pub usual: Vec<ProfileInterval>,
}

/// As sure as the intervals that are compared with other software.
const USUAL: f64 = 0.95;

/// Makes the fits.
///
/// # Errors
/// [`Failure::Model`]: a grouping the model does not have, fewer studies than an interval takes; [`Failure::Number`] for a
/// confidence outside 0 to 1.
pub fn run(
    asked: &Asked,
    outcome: &mixed::Outcome,
    crew: &dyn Crew,
    watch: &dyn Watch,
) -> Result<Refits, Failure> {
    let (fit, confidence) = (&outcome.fit, outcome.asked.confidence);
    let groups = match &asked.influence {
        Some(grouping) => group_count(fit, grouping)?,
        None => 0,
    };
    if let Some(plan) = asked.bootstrap {
        let needed = replicates_needed(confidence)?;
        if plan.replicates < needed {
            return Err(ModelError::TooFewReplicates { needed, got: plan.replicates }.into());
        }
    }
    let reach = |done: usize| watch.reach(done);
    let mut refits = Refits::default();
    if asked.profile.is_some() {
        refits.profile = Some(profiled(outcome, crew, watch)?);
    }
    if let Some(plan) = asked.bootstrap {
        let repeated =
            watched(watch, Work::Repeating, Some(plan.replicates), || fit.bootstrap(plan, crew, reach))?;
        refits.bootstrap = Some((plan, repeated));
    }
    if let Some(grouping) = &asked.influence {
        let found = watched(watch, Work::LeavingOut, Some(groups), || fit.influence(grouping, crew, reach))?;
        refits.influence = Some((grouping.clone(), found));
    }
    Ok(refits)
}

fn group_count(fit: &LinearFit, grouping: &str) -> Result<usize, ModelError> {
    let levels = fit.design().group_levels();
    match levels.iter().find(|(name, _)| *name == grouping) {
        Some((_, levels)) => Ok(levels.len()),
        None => Err(ModelError::NoSuchGrouping {
            name: grouping.to_owned(),
            known: levels.iter().map(|(name, _)| (*name).to_owned()).collect(),
        }),
    }
}

/// A restricted likelihood knows no coefficients, so a fit by ML is profiled, whichever was asked for.
fn profiled(outcome: &mixed::Outcome, crew: &dyn Crew, watch: &dyn Watch) -> Result<Profile, Failure> {
    let other;
    let fit = match outcome.fit.criterion() {
        Criterion::Ml => &outcome.fit,
        Criterion::Reml => {
            let design = outcome.fit.design().clone();
            other = watched(watch, Work::Fitting, None, || LinearFit::new(design, Criterion::Ml))?;
            &other
        }
    };
    let profile = |confidence: f64| {
        watched(watch, Work::Profiling, Some(fit.parameters().len()), || {
            fit.profile_by(confidence, crew, |done| watch.reach(done))
        })
    };
    let confidence = outcome.asked.confidence;
    let intervals = profile(confidence)?;
    let usual = if confidence == USUAL { intervals.clone() } else { profile(USUAL)? };
    Ok(Profile { deviance: fit.objective(), intervals, usual })
}
