//! Competence as observers see it: a trainer asks members to watch a session or a recording, raters rate apart, both read what
//! it came to once all are in, and the trainer sees the own development. Raters calibrate on sets of recordings.

pub mod ask;
pub mod calibration;
pub mod development;
pub mod list;
pub mod mirror;
pub mod rate;
pub mod raters;
mod reveal;
mod sheet;
pub mod supervisor;

use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::competence::descriptor::{Descriptor, own};
use alliance::competence::observation::{Refusal, Watched};
use alliance::competence::{Domain, Level};
use alliance::ids::{MemberId, ObservationId, OrganisationId};
use std::collections::BTreeMap;
use store::competence::SeenObservation;

#[cfg(test)]
mod tests;

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        // Who asks has been let in: the page says in words what does not fit.
        Self::Conflict(refusal.message_key().into())
    }
}

/// What members are called.
struct Names(BTreeMap<MemberId, String>);

impl Names {
    async fn of(app: &App, organisation: OrganisationId) -> Result<Self, PageError> {
        let members = app.store.members(organisation).await?;
        Ok(Self(members.into_iter().map(|member| (member.id, member.shown_name)).collect()))
    }

    fn name(&self, member: MemberId) -> &str {
        self.0.get(&member).map_or(crate::shell::number::ABSENT, String::as_str)
    }
}

/// An observation for a member who may do something with it.
struct Watching {
    seen: SeenObservation,
    /// What was watched, in words.
    about: String,
    names: Names,
}

impl Watching {
    /// Denied and absent look the same.
    async fn of(app: &App, signed_in: &SignedIn, observation: &str, act: Act) -> Result<Self, PageError> {
        let id: ObservationId = observation.parse().map_err(|_| PageError::NotFound)?;
        let (organisation, viewer) = (signed_in.actor.organisation, signed_in.member.id);
        let seen = app.store.observation_seen_by(organisation, id, viewer, app.now()).await?;
        let seen = seen.ok_or(PageError::NotFound)?;
        decide(&signed_in.actor, relation(&seen, viewer), act)?;
        let about = about(app, &signed_in.speech, organisation, &seen).await?;
        Ok(Self { seen, about, names: Names::of(app, organisation).await? })
    }

    fn path(&self, under: &str) -> String {
        format!("/observations/{}{under}", self.seen.id)
    }

    fn trainer(&self) -> &str {
        self.names.name(self.seen.trainer)
    }
}

/// How a member who may see an observation stands to it.
fn relation(seen: &SeenObservation, member: MemberId) -> Relation {
    if seen.trainer == member {
        Relation::Trainer
    } else if seen.raters.contains(&member) {
        Relation::Rater
    } else {
        Relation::ChosenSupervisor
    }
}

/// What was watched, in words.
async fn about(
    app: &App,
    speech: &Speech,
    organisation: OrganisationId,
    seen: &SeenObservation,
) -> Result<String, PageError> {
    Ok(match seen.watched {
        Some(Watched::Meeting { run, number }) => match app.store.run(organisation, run).await? {
            Some(run) => speech.with("competence-about-meeting", &[("run", &run.title), ("number", &number)]),
            None => speech.t("competence-about-gone"),
        },
        Some(Watched::Recording(_)) => {
            let called = seen.recording.clone().unwrap_or_else(|| speech.t("competence-about-recording"));
            speech.with("competence-about-called", &[("name", &called)])
        }
        Some(Watched::Session(_)) => speech.t("competence-about-session"),
        None => speech.t("competence-about-gone"),
    })
}

/// Our own sentences.
fn descriptors() -> BTreeMap<Domain, Descriptor> {
    own().expect("the sentences that come with the program are whole: a test reads them")
}

/// The name of a domain.
fn domain_name(speech: &Speech, domain: Domain) -> String {
    descriptors()
        .get(&domain)
        .map_or_else(String::new, |one| one.name.in_language(speech.language()).to_owned())
}

/// What can be seen of a domain at a level.
fn sentence(speech: &Speech, domain: Domain, level: Level) -> String {
    descriptors()
        .get(&domain)
        .map_or_else(String::new, |one| one.at(level).in_language(speech.language()).to_owned())
}
