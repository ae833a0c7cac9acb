//! What a run keeps of a session that was put right: each version with who wrote it and when, the earlier ones as they were.

use super::meeting::{MEETING_CHANGED, offer};
use super::run::done;
use crate::by::By;
use crate::seal_field::Field;
use crate::session::{insert_session, touch_episode};
use crate::{Row, Store, StoreError, Write, values};
use alliance::Perspective;
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{EpisodeId, MemberId, OrganisationId, ParticipantId, RunId};
use alliance::programme::run::{Meeting, Presence};
use alliance::session::Session;
use std::collections::{BTreeMap, BTreeSet};

const NOTE: Field = Field { table: "run_meeting_version", column: "note_sealed" };

/// A session of a run as it was written down at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingVersion {
    /// Its place, from 1.
    pub version: u32,
    /// When; `None` for what was written before versions were kept.
    pub at: Option<Timestamp>,
    /// By whom.
    pub by: Option<MemberId>,
    /// Who gave it.
    pub trainers: BTreeSet<MemberId>,
    /// Who was there.
    pub presence: BTreeMap<ParticipantId, Presence>,
    /// Why it was put right.
    pub note: Option<String>,
}

/// What changes when a session is put right.
#[derive(Debug)]
pub struct Correction<'a> {
    /// As it stood.
    pub before: &'a Meeting,
    /// Its number of versions; another one meanwhile is a conflict.
    pub version: u32,
    /// As it is.
    pub after: &'a Meeting,
    /// Sessions for who was there after all.
    pub came: &'a [(ParticipantId, Session)],
    /// Who was not there after all.
    pub stayed_away: &'a [(ParticipantId, EpisodeId)],
    /// Why.
    pub note: Option<&'a str>,
}

fn record(run: RunId, number: u32, version: u32) -> String {
    format!("{run}:{number}:{version}")
}

/// The step that keeps one version.
pub(super) fn insert_version(
    write: Write,
    by: &By<'_>,
    run: RunId,
    meeting: &Meeting,
    version: u32,
    note: Option<Vec<u8>>,
) -> Write {
    write.must(
        "insert into run_meeting_version (run_id, number, version, at_ms, by_member_id, trainers, presence, note_sealed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing",
        values![
            run,
            meeting.number,
            version,
            by.now,
            by.actor.member(),
            trainers_text(meeting),
            presence_text(meeting),
            note,
        ],
        1,
        MEETING_CHANGED,
    )
}

fn trainers_text(meeting: &Meeting) -> String {
    meeting.trainers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn presence_text(meeting: &Meeting) -> String {
    meeting.presence.iter().map(|(who, how)| format!("{who}={how}")).collect::<Vec<_>>().join(" ")
}

impl Store {
    /// The versions of a session, the first one first; none for one that was held before versions were kept and never
    /// put right.
    pub async fn meeting_versions(
        &self,
        organisation: OrganisationId,
        run: RunId,
        number: u32,
    ) -> Result<Vec<MeetingVersion>, StoreError> {
        let rows = self
            .engine
            .query(
                "select v.run_id, v.version, v.at_ms, v.by_member_id, v.trainers, v.presence, v.note_sealed
                 from run_meeting_version v join run on run.id = v.run_id
                 where run.organisation_id = ?1 and v.run_id = ?2 and v.number = ?3 order by v.version limit 200",
                values![organisation, run, number],
            )
            .await?;
        rows.iter().map(|row| self.meeting_version(organisation, run, number, row)).collect()
    }

    fn meeting_version(
        &self,
        organisation: OrganisationId,
        run: RunId,
        number: u32,
        row: &Row,
    ) -> Result<MeetingVersion, StoreError> {
        let version = row.number("version")?;
        let trainers = row.str("trainers")?.split_whitespace();
        let presence = row.str("presence")?.split_whitespace().map(|pair| {
            let (who, how) = pair.split_once('=').ok_or_else(|| row.corrupt("presence"))?;
            let who = who.parse().map_err(|_| row.corrupt("presence"))?;
            Ok((who, how.parse().map_err(|_| row.corrupt("presence"))?))
        });
        Ok(MeetingVersion {
            version,
            at: row.timestamp_or_null("at_ms")?,
            by: row.parse_or_null("by_member_id")?,
            trainers: trainers
                .map(|id| id.parse().map_err(|_| row.corrupt("trainers")))
                .collect::<Result<_, _>>()?,
            presence: presence.collect::<Result<_, StoreError>>()?,
            note: row
                .blob_or_null("note_sealed")?
                .map(|sealed| self.key.open(organisation, NOTE, &record(run, number, version), sealed))
                .transpose()?,
        })
    }

    /// Keeps a session put right, as a version of its own. Who was there after all gets a session with its check; that of
    /// who was not is called off. Conflict [`MEETING_CHANGED`] if somebody wrote another version, or answered, meanwhile.
    pub async fn correct_meeting(
        &self,
        by: &By<'_>,
        run: RunId,
        new: &Correction<'_>,
    ) -> Result<(), StoreError> {
        let number = new.after.number;
        let mut write = Write::new();
        let version = if new.version == 0 {
            // Held before versions were kept: what stood then is the first.
            write = write.must(
                "insert into run_meeting_version (run_id, number, version, at_ms, by_member_id, trainers, presence, note_sealed)
                 values (?1, ?2, 1, null, null, ?3, ?4, null) on conflict do nothing",
                values![run, number, trainers_text(new.before), presence_text(new.before)],
                1,
                MEETING_CHANGED,
            );
            2
        } else {
            new.version + 1
        };
        let note = new
            .note
            .map(|note| self.key.seal(by.organisation, NOTE, &record(run, number, version), note, by.chance))
            .transpose()?;
        write = insert_version(write, by, run, new.after, version, note);
        write = write
            .step("delete from run_meeting_trainer where run_id = ?1 and number = ?2", values![run, number]);
        for member in &new.after.trainers {
            write = write.step(
                "insert into run_meeting_trainer (run_id, number, member_id) values (?1, ?2, ?3)",
                values![run, number, *member],
            );
        }
        for (participant, episode) in new.stayed_away {
            write = call_off(write, by, run, number, *participant);
            write = touch_episode(write, *episode);
        }
        for (_, session) in new.came {
            write = touch_episode(insert_session(write, by, session, None), session.episode);
            write = offer(write, by, session.id, Perspective::Client);
            write = offer(write, by, session.id, Perspective::Therapist);
        }
        for (participant, presence) in &new.after.presence {
            let session =
                new.came.iter().find(|(whose, _)| whose == participant).map(|(_, session)| session.id);
            write = write.must(
                "update run_presence set presence = ?4, session_id = coalesce(?5, session_id)
                 where run_id = ?1 and number = ?2 and participant_id = ?3",
                values![run, number, *participant, presence.as_str(), session],
                1,
                MEETING_CHANGED,
            );
        }
        self.engine.write(by.audited(write, done("run.correct", AuditAction::Update, &run))).await?;
        Ok(())
    }
}

/// The steps that call off the session of who was not there: only where nobody has answered.
fn call_off(write: Write, by: &By<'_>, run: RunId, number: u32, participant: ParticipantId) -> Write {
    write
        .must(
            "update session set state = 'cancelled', held_at_ms = null, cancelled_at_ms = ?4
             where id = (select session_id from run_presence where run_id = ?1 and number = ?2 and participant_id = ?3)
               and not exists (select 1 from sitting where sitting.session_id = session.id and sitting.submitted_at_ms is not null)",
            values![run, number, participant, by.now],
            1,
            MEETING_CHANGED,
        )
        .step(
            "update run_presence set session_id = null where run_id = ?1 and number = ?2 and participant_id = ?3",
            values![run, number, participant],
        )
}
