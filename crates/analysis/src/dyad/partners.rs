//! What one's own rating goes with, and the other's.

use super::told;
use crate::chosen::{Chosen, Values, expect_varied, names, numbers};
use crate::document::Document;
use crate::failure::Failure;
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use crate::speech::Speech;
use stats::dyad::actor_partner::fit::{ActorPartner, Criterion};
use stats::dyad::actor_partner::members::{Members, Predictor};
use stats::table::factor::Factor;

/// What is asked of both members of pairs, one row each.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of what is explained.
    pub outcome: String,
    /// The columns of ratings; the other's rating is taken from the other's row.
    pub ratings: Vec<String>,
    /// The column that names the pairs.
    pub dyad: String,
    /// The column that tells the members apart; without it one number holds for both.
    pub role: Option<String>,
    /// By which likelihood.
    pub criterion: Criterion,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// Both members' ratings with both members' outcomes.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The fit by the criterion that was asked for.
    pub fit: ActorPartner,
    /// The fit by the other one.
    pub other: ActorPartner,
}

/// Reads the pairs and fits the model.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let measured = [asked.outcome.as_str()].into_iter().chain(asked.ratings.iter().map(String::as_str));
    let naming = [Some(asked.dyad.as_str()), asked.role.as_deref()].into_iter().flatten();
    let chosen = Chosen { measured: measured.collect(), naming: naming.collect() };
    let prepared = chosen.read(preparation, source)?;
    let outcome = numbers(&prepared, &asked.outcome)?;
    expect_varied(&asked.outcome, &outcome, |_| true)?;
    let mut ratings: Vec<Values> = Vec::new();
    for name in &asked.ratings {
        let rating = numbers(&prepared, name)?;
        expect_varied(name, &rating, |_| true)?;
        ratings.push(rating);
    }
    let dyad = names(&prepared, &asked.dyad)?;
    let role: Option<Factor> = asked.role.as_deref().map(|name| names(&prepared, name)).transpose()?;
    let predictors = asked.ratings.iter().zip(&ratings);
    let members = Members {
        dyad: &dyad,
        role: role.as_ref(),
        outcome: &outcome,
        predictors: predictors.map(|(name, actor)| Predictor { name, actor, partner: None }).collect(),
    };
    let other = match asked.criterion {
        Criterion::Reml => Criterion::Ml,
        Criterion::Ml => Criterion::Reml,
    };
    let fit = ActorPartner::new(&members, asked.criterion, asked.confidence)?;
    let other = ActorPartner::new(&members, other, asked.confidence)?;
    Ok(Outcome { asked, prepared, fit, other })
}

/// Tells it.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    told::partners::document(
        told::partners::Findings {
            fit: &outcome.fit,
            outcome: &outcome.asked.outcome,
            confidence: outcome.asked.confidence,
        },
        speech,
    )
}
