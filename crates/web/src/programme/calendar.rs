//! What is in and what is not, of everything a run asks: never what was answered.

use super::Given;
use crate::error::PageError;
use crate::shell::date::{day_of, moment};
use crate::shell::language::Speech;
use crate::shell::part::{Meaning, tag};
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::programme::calendar::{Asked, Measure, Moment, Party, Standing, standing};
use alliance::programme::list::SATISFACTION;
use alliance::programme::run::Participant;
use maud::{Markup, html};
use store::programme::answer::ListIn;
use store::programme::meeting::RunSession;

/// What came in for a run.
pub(super) struct Facts {
    pub sessions: Vec<RunSession>,
    pub lists: Vec<ListIn>,
}

impl Facts {
    pub async fn of(app: &App, given: &Given) -> Result<Self, PageError> {
        let run = &given.run;
        Ok(Self {
            sessions: app.store.run_sessions(run.organisation, run.id).await?,
            lists: app.store.lists_in(run.organisation, run.id).await?,
        })
    }

    /// When a line of the calendar came in from, or about, a participant.
    pub fn answered(&self, participant: &Participant, asked: Asked) -> Option<Timestamp> {
        match (asked.moment, asked.party) {
            (Moment::Session(number), party) => {
                let whose = |one: &&RunSession| one.number == number && one.participant == participant.id;
                let session = self.sessions.iter().find(whose)?;
                match party {
                    Party::Participant => session.client_at,
                    Party::Trainer => session.trainer_at,
                }
            }
            (Moment::Whole(stage), Party::Participant) => {
                let satisfaction = asked.measure == Measure::Satisfaction;
                let found = self.lists.iter().find(|one| {
                    let same = (one.instrument.as_str() == SATISFACTION) == satisfaction;
                    one.participant == participant.id && one.stage == stage && same
                });
                found.map(|one| one.at)
            }
            (Moment::Whole(_), Party::Trainer) => None,
        }
    }

    pub fn standing(
        &self,
        given: &Given,
        participant: &Participant,
        asked: Asked,
        now: Timestamp,
    ) -> Standing {
        standing(&given.run, participant, asked.moment, self.answered(participant, asked), now)
    }
}

/// Where one line stands, in a word.
pub(super) fn word(speech: &Speech, standing: Standing) -> Markup {
    match standing {
        Standing::Coming { from: None } => {
            html! { span class="quiet-text" { (speech.t("programme-standing-coming")) } }
        }
        Standing::Coming { from: Some(from) } => html! {
            span class="quiet-text" { (speech.with("programme-standing-from", &[("day", &day_of(speech, from))])) }
        },
        Standing::Due { until } => html! {
            (speech.t("programme-standing-due")) " "
            span class="quiet-text" { (speech.with("programme-until", &[("day", &day_of(speech, until))])) }
        },
        Standing::Late { until } => html! {
            (tag(Meaning::ToDiscuss, &speech.t("programme-standing-late"))) " "
            span class="quiet-text" { (speech.with("programme-until", &[("day", &day_of(speech, until))])) }
        },
        Standing::In { at } => html! {
            (tag(Meaning::Settled, &speech.t("programme-standing-in"))) " "
            span class="quiet-text" { (moment(speech, at)) }
        },
        Standing::Skipped(why) => html! {
            span class="quiet-text" {
                (speech.t("programme-standing-skipped")) ": " (speech.t(&format!("programme-skipped-{why}")))
            }
        },
    }
}

/// What a moment is called.
pub(super) fn moment_name(speech: &Speech, of: Moment) -> String {
    match of {
        Moment::Session(number) => speech.with("programme-session", &[("number", &number)]),
        Moment::Whole(stage) => speech.t(&format!("programme-stage-{stage}")),
    }
}
