//! Programmes for groups: a coordinator or a trainer sets one up and plans a run; the trainer says who was there, how a
//! session went with each, and sees with the group what it shows of itself; a member answers on an own page.

mod calendar;
pub mod correct;
pub mod group;
pub mod list;
pub mod medium;
pub mod meeting;
pub mod new;
pub mod own;
pub mod own_list;
pub mod paper;
pub mod participants;
pub mod people;
pub mod plan;
pub mod ratings;
pub mod schedule;
pub mod show;
pub mod template;
pub mod trainers;

use crate::error::PageError;
use crate::shell::date::moment;
use crate::shell::language::Speech;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::ids::RunId;
use alliance::programme::Programme;
use alliance::programme::run::{Meeting, Run, RunRefusal};

#[cfg(test)]
mod tests;

impl From<RunRefusal> for PageError {
    fn from(refusal: RunRefusal) -> Self {
        // Who asks has been let in: the page says in words what does not fit.
        Self::Conflict(refusal.message_key().into())
    }
}

/// A run with its programme, for a member who may do something with it.
pub(crate) struct Given {
    pub run: Run,
    pub programme: Programme,
}

impl Given {
    /// Denied and absent look the same.
    pub async fn of(app: &App, signed_in: &SignedIn, run: &str, act: Act) -> Result<Self, PageError> {
        let id: RunId = run.parse().map_err(|_| PageError::NotFound)?;
        let organisation = signed_in.actor.organisation;
        let run = app.store.run(organisation, id).await?.ok_or(PageError::NotFound)?;
        decide(&signed_in.actor, relation(&run, signed_in), act)?;
        let programme = app.store.programme(organisation, run.programme).await?.ok_or(PageError::NotFound)?;
        Ok(Self { run, programme })
    }

    pub fn path(&self, under: &str) -> String {
        format!("/runs/{}{under}", self.run.id)
    }

    /// `Bijeenkomst 3: …`
    fn meeting_title(&self, speech: &Speech, meeting: &Meeting) -> String {
        let theme = self.programme.theme(meeting.number).map_or("", |theme| theme.title.as_str());
        speech.with("programme-meeting", &[("number", &meeting.number), ("theme", &theme)])
    }

    /// Whether the member gives this run, so that its answers are theirs to see.
    fn is_given_by(&self, signed_in: &SignedIn) -> bool {
        decide(&signed_in.actor, relation(&self.run, signed_in), Act::GiveRun).is_ok()
    }
}

fn relation(run: &Run, signed_in: &SignedIn) -> Relation {
    match run.part_of(signed_in.member.id) {
        Some(_) => Relation::Treats,
        None => Relation::SameOrganisation,
    }
}

/// `Cliënt 2026-014`.
fn client(speech: &Speech, code: &alliance::people::ClientCode) -> String {
    speech.with("client-name", &[("code", &code.as_str())])
}

/// Day, time and length of a session.
fn when(speech: &Speech, meeting: &Meeting) -> String {
    moment(speech, meeting.at)
}
