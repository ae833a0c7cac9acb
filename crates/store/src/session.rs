//! Sessions: planned, held, cancelled; measured or not; discussed or later.

use crate::Store;
use crate::by::{By, Done};
use crate::{Row, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{EpisodeId, ImportId, MemberId, OrganisationId, SessionId};
use alliance::people::ClientCode;
use alliance::session::{Discussion, Measuring, Session, SessionState};

/// The conflict of a session that changed meanwhile.
pub const SESSION_CHANGED: &str = "session-changed";

/// A session of today with the client it is with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodaySession {
    /// The meeting.
    pub session: Session,
    /// With whom.
    pub client: ClientCode,
    /// Whether the client's half is in.
    pub client_in: bool,
    /// Whether the therapist's half is in.
    pub therapist_in: bool,
}

pub(crate) fn session(row: &Row) -> Result<Session, StoreError> {
    let state = match row.str("state")? {
        "planned" => SessionState::Planned { at: row.timestamp_or_null("planned_at_ms")? },
        "held" => SessionState::Held { at: row.timestamp("held_at_ms")? },
        "cancelled" => SessionState::Cancelled { at: row.timestamp("cancelled_at_ms")? },
        _ => return Err(row.corrupt("state")),
    };
    let discussion = match row.str("discussion")? {
        "open" => Discussion::Open,
        "discussed" => Discussion::Discussed { at: row.timestamp("discussion_at_ms")? },
        "later" => Discussion::Later { at: row.timestamp("discussion_at_ms")? },
        _ => return Err(row.corrupt("discussion")),
    };
    Ok(Session {
        id: row.parse("session_id")?,
        episode: row.parse("episode_id")?,
        number: row.number("session_number")?,
        state,
        measuring: row.parse("measuring")?,
        opened_at: row.timestamp_or_null("opened_at_ms")?,
        opens_alone_at: row.timestamp_or_null("opens_alone_at_ms")?,
        discussion,
    })
}

fn columns(state: SessionState) -> (&'static str, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>) {
    match state {
        SessionState::Planned { at } => ("planned", at, None, None),
        SessionState::Held { at } => ("held", None, Some(at), None),
        SessionState::Cancelled { at } => ("cancelled", None, None, Some(at)),
    }
}

/// The step that adds a session; used by the page and by an import.
pub(crate) fn insert_session(write: Write, by: &By<'_>, new: &Session, import: Option<ImportId>) -> Write {
    let (state, planned, held, cancelled) = columns(new.state);
    write.must(
        "insert into session (id, organisation_id, episode_id, number, state, planned_at_ms, held_at_ms, cancelled_at_ms,
                              measuring, opened_at_ms, discussion, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', ?11) on conflict do nothing",
        values![
            new.id,
            by.organisation,
            new.episode,
            new.number,
            state,
            planned,
            held,
            cancelled,
            new.measuring.as_str(),
            new.opened_at,
            import,
        ],
        1,
        SESSION_CHANGED,
    )
}

/// Marks an episode as changed, so that its digest is made anew before it is shown.
pub(crate) fn touch_episode(write: Write, episode: EpisodeId) -> Write {
    write.step("update episode set revision = revision + 1 where id = ?1", values![episode])
}

fn done<'a>(
    event: &'static str,
    action: AuditAction,
    session: &'a SessionId,
    episode: EpisodeId,
) -> Done<'a> {
    Done { action, event, object_kind: "session", object: session, episode: Some(episode) }
}

impl Store {
    /// One session.
    pub async fn session(
        &self,
        organisation: OrganisationId,
        id: SessionId,
    ) -> Result<Option<Session>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id as session_id, episode_id, number as session_number, state, planned_at_ms, held_at_ms, cancelled_at_ms,
                        measuring, opened_at_ms, opens_alone_at_ms, discussion, discussion_at_ms
                 from session where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(session).transpose()
    }

    /// The sessions of an episode, by number.
    pub async fn sessions(&self, episode: EpisodeId) -> Result<Vec<Session>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id as session_id, episode_id, number as session_number, state, planned_at_ms, held_at_ms, cancelled_at_ms,
                        measuring, opened_at_ms, opens_alone_at_ms, discussion, discussion_at_ms
                 from session where episode_id = ?1 order by number limit 2000",
                values![episode],
            )
            .await?;
        rows.iter().map(session).collect()
    }

    /// The sessions of a therapist's own episodes between two moments: planned for then, or held then.
    pub async fn sessions_between(
        &self,
        therapist: MemberId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<TodaySession>, StoreError> {
        let rows = self
            .engine
            .query(
                "select session.id as session_id, session.episode_id, session.number as session_number, session.state,
                        session.planned_at_ms, session.held_at_ms, session.cancelled_at_ms, session.measuring,
                        session.opened_at_ms, session.opens_alone_at_ms, session.discussion, session.discussion_at_ms, client.code,
                        (select count(*) from sitting where session_id = session.id and perspective = 'client' and state = 'submitted') as client_in,
                        (select count(*) from sitting where session_id = session.id and perspective = 'therapist' and state = 'submitted') as therapist_in
                 from episode_therapist
                 join session on session.episode_id = episode_therapist.episode_id
                 join episode on episode.id = session.episode_id
                 join client on client.id = episode.client_id
                 where episode_therapist.member_id = ?1 and episode_therapist.until_ms is null
                   and ((session.state = 'planned' and session.planned_at_ms >= ?2 and session.planned_at_ms < ?3)
                     or (session.state = 'held' and session.held_at_ms >= ?2 and session.held_at_ms < ?3))
                 order by coalesce(session.held_at_ms, session.planned_at_ms), client.code limit 200",
                values![therapist, from, until],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(TodaySession {
                    session: session(row)?,
                    client: ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
                    client_in: row.number::<u32>("client_in")? > 0,
                    therapist_in: row.number::<u32>("therapist_in")? > 0,
                })
            })
            .collect()
    }

    /// Adds a session, planned or begun at once. Conflict [`SESSION_CHANGED`] if its number was taken meanwhile.
    pub async fn add_session(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &Session,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string());
        let write = touch_episode(insert_session(write, by, new, None), new.episode);
        let event = match new.state {
            SessionState::Planned { .. } => "session.plan",
            SessionState::Held { .. } => "session.start",
            SessionState::Cancelled { .. } => "session.cancel",
        };
        self.engine.write(by.audited(write, done(event, AuditAction::Create, &new.id, new.episode))).await?;
        Ok(())
    }

    /// Keeps the step a session took. Conflict [`SESSION_CHANGED`] if it took another meanwhile.
    pub async fn step_session(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        before: &Session,
        after: SessionState,
    ) -> Result<(), StoreError> {
        let (old_state, ..) = columns(before.state);
        let (state, planned, held, cancelled) = columns(after);
        let planned = planned.or(match before.state {
            SessionState::Planned { at } => at,
            SessionState::Held { .. } | SessionState::Cancelled { .. } => None,
        });
        let write = by.once(Write::new(), once, &before.id.to_string()).must(
            "update session set state = ?3, planned_at_ms = coalesce(?4, planned_at_ms), held_at_ms = ?5, cancelled_at_ms = ?6
             where id = ?1 and state = ?2",
            values![before.id, old_state, state, planned, held, cancelled],
            1,
            SESSION_CHANGED,
        );
        let write = touch_episode(write, before.episode).notice(notice(before.id));
        let event = if held.is_some() { "session.start" } else { "session.cancel" };
        self.engine
            .write(by.audited(write, done(event, AuditAction::Update, &before.id, before.episode)))
            .await?;
        Ok(())
    }

    /// Keeps whether a check follows. Calling it off needs that nobody has answered: conflict [`SESSION_CHANGED`].
    pub async fn change_measuring(
        &self,
        by: &By<'_>,
        session: &Session,
        measuring: Measuring,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update session set measuring = ?2 where id = ?1
               and not exists (select 1 from sitting where session_id = ?1 and state = 'submitted')",
            values![session.id, measuring.as_str()],
            1,
            SESSION_CHANGED,
        );
        let write = touch_episode(write, session.episode).notice(notice(session.id));
        self.engine
            .write(
                by.audited(
                    write,
                    done("session.measuring", AuditAction::Update, &session.id, session.episode),
                ),
            )
            .await?;
        Ok(())
    }

    /// Keeps what the two did with an opened check. Conflict [`SESSION_CHANGED`] while it is sealed.
    pub async fn close_discussion(
        &self,
        by: &By<'_>,
        session: &Session,
        discussion: Discussion,
    ) -> Result<(), StoreError> {
        let (word, at) = match discussion {
            Discussion::Open => ("open", None),
            Discussion::Discussed { at } => ("discussed", Some(at)),
            Discussion::Later { at } => ("later", Some(at)),
        };
        let write = Write::new().must(
            "update session set discussion = ?2, discussion_at_ms = ?3
             where id = ?1 and (opened_at_ms is not null or opens_alone_at_ms <= ?4)",
            values![session.id, word, at, by.now],
            1,
            SESSION_CHANGED,
        );
        let write = touch_episode(write, session.episode).notice(notice(session.id));
        self.engine
            .write(by.audited(
                write,
                done("session.discussion", AuditAction::Update, &session.id, session.episode),
            ))
            .await?;
        Ok(())
    }
}

/// What is told to those who wait for news of a session.
pub fn notice(session: SessionId) -> String {
    format!("session:{session}")
}
