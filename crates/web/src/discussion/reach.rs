//! Who reaches a prepared case: who treats, and with whom it is shared while that lasts.

use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::discussion::{Preparation, PreparationVersion, first_alias};
use alliance::ids::EpisodeId;
use std::collections::BTreeSet;
use store::episode::EpisodeCase;

/// An episode, and how this member stands to it, if this member may do `act` with it.
pub(super) async fn reached(
    app: &App,
    signed_in: &SignedIn,
    episode: &str,
    act: Act,
) -> Result<(EpisodeCase, Relation), PageError> {
    let id: EpisodeId = episode.parse().map_err(|_| PageError::NotFound)?;
    let organisation = signed_in.actor.organisation;
    let case = app.store.episode_case(organisation, id).await?.ok_or(PageError::NotFound)?;
    let relation = match case.relation(&signed_in.actor) {
        Relation::Treats => Relation::Treats,
        Relation::Supervises
        | Relation::SameOrganisation
        | Relation::Trainer
        | Relation::Rater
        | Relation::ChosenSupervisor
        | Relation::Keeper => {
            let now = app.now();
            let shares = app.store.shared_with(organisation, signed_in.actor.member, now).await?;
            let holds = shares.iter().any(|share| share.episode == id && share.holds(now));
            if holds { Relation::Supervises } else { Relation::SameOrganisation }
        }
    };
    decide(&signed_in.actor, relation, act)?;
    Ok((case, relation))
}

/// What was prepared last, or what a case begins with.
pub(super) fn prepared(version: Option<&PreparationVersion>, episode: EpisodeId) -> Preparation {
    match version {
        Some(version) => version.preparation.clone(),
        None => Preparation {
            alias: first_alias(episode),
            questions: BTreeSet::new(),
            own_question: None,
            conclusions: None,
        },
    }
}
