//! The sessions of a run: moved, cancelled, held. Holding one makes a session with its check in each episode that was there.

use super::correction::insert_version;
use super::run::done;
use crate::by::By;
use crate::session::{insert_session, touch_episode};
use crate::{Row, Store, StoreError, Write, values};
use alliance::Perspective;
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{OrganisationId, ParticipantId, RunId, SessionId, SittingId};
use alliance::programme::run::Meeting;
use alliance::session::Session;

/// The conflict of a session of a run that changed meanwhile.
pub const MEETING_CHANGED: &str = "run-meeting-changed";

/// What is known of one participant at one session that was held: nothing of what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunSession {
    /// Which session of the run.
    pub number: u32,
    /// Whose.
    pub participant: ParticipantId,
    /// The session in their own episode.
    pub session: SessionId,
    /// When the participant's half came in.
    pub client_at: Option<Timestamp>,
    /// When the trainer's half came in.
    pub trainer_at: Option<Timestamp>,
}

fn run_session(row: &Row) -> Result<RunSession, StoreError> {
    Ok(RunSession {
        number: row.number("number")?,
        participant: row.parse("participant_id")?,
        session: row.parse("session_id")?,
        client_at: row.timestamp_or_null("client_at_ms")?,
        trainer_at: row.timestamp_or_null("trainer_at_ms")?,
    })
}

pub(super) fn offer(write: Write, by: &By<'_>, session: SessionId, perspective: Perspective) -> Write {
    write.step(
        "insert into sitting (id, organisation_id, session_id, perspective, state) values (?1, ?2, ?3, ?4, 'offered')
         on conflict do nothing",
        values![SittingId::make(by.now, by.chance), by.organisation, session, perspective.as_str()],
    )
}

/// The steps that keep who gave a session and who was there, each with the session in their own episode.
pub(crate) fn insert_attended(
    mut write: Write,
    run: RunId,
    held: &Meeting,
    sessions: &[(ParticipantId, SessionId)],
) -> Write {
    for member in &held.trainers {
        write = write.step(
            "insert into run_meeting_trainer (run_id, number, member_id) values (?1, ?2, ?3)",
            values![run, held.number, *member],
        );
    }
    for (participant, presence) in &held.presence {
        let session = sessions.iter().find(|(whose, _)| whose == participant).map(|(_, session)| *session);
        write = write.step(
            "insert into run_presence (run_id, number, participant_id, presence, session_id) values (?1, ?2, ?3, ?4, ?5)",
            values![run, held.number, *participant, presence.as_str(), session],
        );
    }
    write
}

impl Store {
    /// Keeps another moment of a session that is planned.
    pub async fn move_meeting(
        &self,
        by: &By<'_>,
        run: RunId,
        number: u32,
        to: Timestamp,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update run_meeting set at_ms = ?3 where run_id = ?1 and number = ?2 and state = 'planned'",
            values![run, number, to],
            1,
            MEETING_CHANGED,
        );
        self.engine.write(by.audited(write, done("run.move", AuditAction::Update, &run))).await?;
        Ok(())
    }

    /// Keeps that a session does not take place.
    pub async fn cancel_meeting(&self, by: &By<'_>, run: RunId, number: u32) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update run_meeting set state = 'cancelled' where run_id = ?1 and number = ?2 and state = 'planned'",
            values![run, number],
            1,
            MEETING_CHANGED,
        );
        self.engine.write(by.audited(write, done("run.cancel", AuditAction::Update, &run))).await?;
        Ok(())
    }

    /// Keeps that a session took place: who gave it, who was there, and for each who took part a session with its check
    /// in their own episode. All or nothing; conflict [`MEETING_CHANGED`] if it was held or cancelled meanwhile.
    pub async fn hold_meeting(
        &self,
        by: &By<'_>,
        run: RunId,
        held: &Meeting,
        sessions: &[(ParticipantId, Session)],
    ) -> Result<(), StoreError> {
        let mut write = Write::new().must(
            "update run_meeting set state = 'held' where run_id = ?1 and number = ?2 and state = 'planned'",
            values![run, held.number],
            1,
            MEETING_CHANGED,
        );
        for (_, session) in sessions {
            write = touch_episode(insert_session(write, by, session, None), session.episode);
            write = offer(write, by, session.id, Perspective::Client);
            write = offer(write, by, session.id, Perspective::Therapist);
        }
        let own: Vec<(ParticipantId, SessionId)> =
            sessions.iter().map(|(whose, session)| (*whose, session.id)).collect();
        write = insert_attended(write, run, held, &own);
        write = insert_version(write, by, run, held, 1, None);
        self.engine.write(by.audited(write, done("run.hold", AuditAction::Update, &run))).await?;
        Ok(())
    }

    /// Who of a run was at which session, and whose half is in: never what was answered.
    pub async fn run_sessions(
        &self,
        organisation: OrganisationId,
        run: RunId,
    ) -> Result<Vec<RunSession>, StoreError> {
        let rows = self
            .engine
            .query(
                "select run_presence.number, run_presence.participant_id, run_presence.session_id,
                        client.submitted_at_ms as client_at_ms, trainer.submitted_at_ms as trainer_at_ms
                 from run_presence join run on run.id = run_presence.run_id
                 left join sitting client on client.session_id = run_presence.session_id and client.perspective = 'client'
                 left join sitting trainer on trainer.session_id = run_presence.session_id and trainer.perspective = 'therapist'
                 where run.organisation_id = ?1 and run.id = ?2 and run_presence.session_id is not null
                 order by run_presence.number, run_presence.participant_id limit 5000",
                values![organisation, run],
            )
            .await?;
        rows.iter().map(run_session).collect()
    }

    /// The run and its session that a session of an episode belongs to; `None` for one of its own.
    pub async fn run_of_session(
        &self,
        organisation: OrganisationId,
        session: SessionId,
    ) -> Result<Option<(RunId, u32)>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select run.id, run_presence.number from run_presence join run on run.id = run_presence.run_id
                 where run.organisation_id = ?1 and run_presence.session_id = ?2",
                values![organisation, session],
            )
            .await?;
        row.map(|row| Ok((row.parse("id")?, row.number("number")?))).transpose()
    }
}
