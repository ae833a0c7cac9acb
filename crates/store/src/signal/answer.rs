//! What was made of signals. A later answer stands beside the earlier ones.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::session::touch_episode;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::component::Component;
use alliance::ids::{EpisodeId, MemberId, OrganisationId, RuptureId, SessionId, SignalAnswerId};
use alliance::rupture::Origin;
use alliance::signal::answer::{About, Answer, AnswerKind, Answered};
use std::collections::BTreeSet;

const REASON: Field = Field { table: "signal_answer", column: "reason_sealed" };

impl Store {
    /// Keeps what a therapist made of a signal.
    pub async fn answer_signal(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        answered: &Answered,
    ) -> Result<(), StoreError> {
        let id = SignalAnswerId::make(by.now, by.chance);
        let record = id.to_string();
        let seal = |text: &String| self.key.seal(by.organisation, REASON, &record, text, by.chance);
        let reason = answered.reason.as_ref().map(seal).transpose()?;
        let write = by.once(Write::new(), once, &answered.about.session.to_string());
        let write = insert(write, by, id, episode, answered, reason);
        let done = Done {
            action: AuditAction::Create,
            event: "signal.answer",
            object_kind: "session",
            object: &answered.about.session,
            episode: Some(episode),
        };
        self.engine.write(by.audited(touch_episode(write, episode), done)).await?;
        Ok(())
    }

    /// What was made of the signals of an episode, the first one first. A rupture that was set aside as a mistake answers
    /// nothing.
    pub async fn signal_answers(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<Answered>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, session_id, component, answer, rupture_id, author_member_id, at_ms, reason_sealed
                 from signal_answer
                 where organisation_id = ?1 and episode_id = ?2
                   and not exists (select 1 from rupture_version
                                   where rupture_version.rupture_id = signal_answer.rupture_id
                                     and rupture_version.set_aside_sealed is not null
                                     and rupture_version.number = (select max(number) from rupture_version last
                                                                   where last.rupture_id = signal_answer.rupture_id))
                 order by at_ms, id limit 2000",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(|row| self.answered_of(organisation, row)).collect()
    }

    fn answered_of(&self, organisation: OrganisationId, row: &Row) -> Result<Answered, StoreError> {
        let sealed = row.blob_or_null("reason_sealed")?;
        let open = |sealed| self.key.open(organisation, REASON, row.str("id")?, sealed);
        Ok(Answered {
            about: about(row)?,
            answer: answer(row)?,
            reason: sealed.map(open).transpose()?,
            at: row.timestamp("at_ms")?,
            by: row.parse("author_member_id")?,
        })
    }
}

/// What a row's answer is about.
pub(crate) fn about(row: &Row) -> Result<About, StoreError> {
    Ok(About { session: row.parse("session_id")?, component: row.parse_or_null("component")? })
}

pub(crate) fn answer(row: &Row) -> Result<Answer, StoreError> {
    Ok(match (row.parse::<AnswerKind>("answer")?, row.parse_or_null::<RuptureId>("rupture_id")?) {
        (AnswerKind::Rupture, Some(rupture)) => Answer::Rupture(rupture),
        (AnswerKind::Discussed, None) => Answer::Discussed,
        (AnswerKind::NotRecognised, None) => Answer::NotRecognised,
        (AnswerKind::Rupture, None) | (AnswerKind::Discussed | AnswerKind::NotRecognised, Some(_)) => {
            return Err(row.corrupt("rupture_id"));
        }
    })
}

fn insert(
    write: Write,
    by: &By<'_>,
    id: SignalAnswerId,
    episode: EpisodeId,
    answered: &Answered,
    reason: Option<Vec<u8>>,
) -> Write {
    let rupture = match answered.answer {
        Answer::Rupture(rupture) => Some(rupture.to_string()),
        Answer::Discussed | Answer::NotRecognised => None,
    };
    write.step(
        "insert into signal_answer (id, organisation_id, episode_id, session_id, component, answer, rupture_id,
                                    author_member_id, at_ms, reason_sealed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        values![
            id,
            by.organisation,
            episode,
            answered.about.session,
            answered.about.component,
            answered.answer.kind().as_str(),
            rupture,
            answered.by,
            answered.at,
            reason,
        ],
    )
}

/// A rupture that a member writes down answers what was signalled about its session: what is about its component or the
/// one it was opened from, and what is about none.
pub(crate) fn answer_by_rupture(
    write: Write,
    by: &By<'_>,
    episode: EpisodeId,
    rupture: RuptureId,
    (origin, component, session): (Origin, Component, Option<SessionId>),
) -> Write {
    let Some((session, author)) = session.zip(by.actor.member()) else { return write };
    let opened_from = match origin {
        Origin::Signal { component, .. } => Some(component),
        Origin::ClientMark | Origin::ByHand => None,
    };
    let about: BTreeSet<Option<Component>> = [None, Some(component), opened_from].into();
    about.into_iter().fold(touch_episode(write, episode), |write, component| {
        let answered = answered(About { session, component }, rupture, by, author);
        insert(write, by, SignalAnswerId::make(by.now, by.chance), episode, &answered, None)
    })
}

fn answered(about: About, rupture: RuptureId, by: &By<'_>, author: MemberId) -> Answered {
    Answered { about, answer: Answer::Rupture(rupture), reason: None, at: by.now, by: author }
}
