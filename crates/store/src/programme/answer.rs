//! What a run's members answered: about the group, as far as it is open; about the run as a whole; and satisfaction, of
//! which nobody is told who said what.

use super::run::done;
use crate::administration::{answers_of, content_text};
use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::administration::Content;
use alliance::administration::answer::Answers;
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{EpisodeId, MemberId, OrganisationId, ParticipantId, RunAnswerId, RunId};
use alliance::instrument::definition::InstrumentKey;
use alliance::instrument::name::InstrumentId;
use alliance::programme::group::MemberAnswers;
use alliance::programme::list::{RunAnswer, Stage};

/// The conflict of a list that was sent before.
pub const LIST_SENT: &str = "run-list-sent";

/// That a list about the run is in, and when: nothing of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListIn {
    /// Whose.
    pub participant: ParticipantId,
    /// When it was asked.
    pub stage: Stage,
    /// Which list.
    pub instrument: InstrumentId,
    /// When it came in; of one from paper, the day it was filled in.
    pub at: Timestamp,
    /// Who entered it from paper; `None` for one that its author sent.
    pub entered_by: Option<MemberId>,
}

fn key(row: &Row) -> Result<InstrumentKey, StoreError> {
    Ok(InstrumentKey { id: row.parse("instrument_id")?, version: row.number("instrument_version")? })
}

fn member_answers(row: &Row) -> Result<MemberAnswers, StoreError> {
    let answers = match row.str_or_null("content")? {
        None => None,
        Some(_) => Some(answers_of(row, &key(row)?)?),
    };
    Ok(MemberAnswers {
        participant: row.parse("participant_id")?,
        number: row.number("number")?,
        at: row.timestamp("submitted_at_ms")?,
        answers,
    })
}

/// The step that keeps a list about a run, with who entered it if it came on paper. Conflict [`LIST_SENT`] if it was sent before.
pub(crate) fn insert_list(
    write: Write,
    by: &By<'_>,
    run: RunId,
    new: &RunAnswer,
    entered_by: Option<MemberId>,
) -> Write {
    let id = RunAnswerId::make(by.now, by.chance);
    let key = new.answers.instrument();
    write.must(
        "insert into run_answer (id, organisation_id, run_id, participant_id, stage, instrument_id, instrument_version,
                                 content, submitted_at_ms, entered_by_member_id, entered_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict do nothing",
        values![
            id,
            by.organisation,
            run,
            new.participant,
            new.stage.as_str(),
            key.id.as_str(),
            key.version,
            content_text(&Content::Items(new.answers.clone())),
            new.at,
            entered_by,
            entered_by.map(|_| by.now),
        ],
        1,
        LIST_SENT,
    )
}

impl Store {
    /// What the members of a run answered about the group. An answer that is sealed at `now` is not read: only that it is in.
    pub async fn group_answers(
        &self,
        organisation: OrganisationId,
        run: RunId,
        now: Timestamp,
    ) -> Result<Vec<MemberAnswers>, StoreError> {
        self.answers_of_members(organisation, run, "group-check", now).await
    }

    /// What the members of a run answered about working together. As with the group, nothing that is sealed at `now`.
    pub async fn run_checks(
        &self,
        organisation: OrganisationId,
        run: RunId,
        now: Timestamp,
    ) -> Result<Vec<MemberAnswers>, StoreError> {
        self.answers_of_members(organisation, run, "session-check", now).await
    }

    async fn answers_of_members(
        &self,
        organisation: OrganisationId,
        run: RunId,
        instrument: &str,
        now: Timestamp,
    ) -> Result<Vec<MemberAnswers>, StoreError> {
        let rows = self
            .engine
            .query(
                "select run_presence.participant_id, run_presence.number, sitting.submitted_at_ms,
                        administration.instrument_id, administration.instrument_version,
                        case when session.opened_at_ms is not null or session.opens_alone_at_ms <= ?3
                             then administration.content end as content
                 from run_presence join run on run.id = run_presence.run_id
                 join session on session.id = run_presence.session_id
                 join sitting on sitting.session_id = session.id and sitting.perspective = 'client'
                 join administration on administration.session_id = session.id
                      and administration.perspective = 'client' and administration.instrument_id = ?4
                 where run.organisation_id = ?1 and run.id = ?2 and sitting.submitted_at_ms is not null
                 order by run_presence.number, run_presence.participant_id limit 5000",
                values![organisation, run, now, instrument],
            )
            .await?;
        rows.iter().map(member_answers).collect()
    }

    /// Keeps a list about the run as a whole. Conflict [`LIST_SENT`] if it was sent before: the first stays.
    pub async fn keep_list(
        &self,
        by: &By<'_>,
        run: RunId,
        episode: EpisodeId,
        new: &RunAnswer,
    ) -> Result<(), StoreError> {
        self.add_list(by, run, episode, new, None).await
    }

    /// Keeps a list that a participant filled in on paper, with who entered it. Conflict [`LIST_SENT`] as above.
    pub async fn keep_list_from_paper(
        &self,
        by: &By<'_>,
        run: RunId,
        episode: EpisodeId,
        new: &RunAnswer,
        entered_by: MemberId,
    ) -> Result<(), StoreError> {
        self.add_list(by, run, episode, new, Some(entered_by)).await
    }

    async fn add_list(
        &self,
        by: &By<'_>,
        run: RunId,
        episode: EpisodeId,
        new: &RunAnswer,
        entered_by: Option<MemberId>,
    ) -> Result<(), StoreError> {
        let write = insert_list(Write::new(), by, run, new, entered_by);
        let done = Done { episode: Some(episode), ..done("run.list", AuditAction::Create, &run) };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Which lists about a run are in: never what they say.
    pub async fn lists_in(
        &self,
        organisation: OrganisationId,
        run: RunId,
    ) -> Result<Vec<ListIn>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, participant_id, stage, instrument_id, submitted_at_ms, entered_by_member_id from run_answer
                 where organisation_id = ?1 and run_id = ?2 order by participant_id, stage, instrument_id limit 2000",
                values![organisation, run],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(ListIn {
                    participant: row.parse("participant_id")?,
                    stage: row.parse("stage")?,
                    instrument: row.parse("instrument_id")?,
                    at: row.timestamp("submitted_at_ms")?,
                    entered_by: row.parse_or_null("entered_by_member_id")?,
                })
            })
            .collect()
    }

    /// What one participant answered about complaints, for who treats them and for themselves. Never satisfaction.
    pub async fn complaints_of(
        &self,
        organisation: OrganisationId,
        run: RunId,
        participant: ParticipantId,
    ) -> Result<Vec<RunAnswer>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, participant_id, stage, instrument_id, instrument_version, content, submitted_at_ms from run_answer
                 where organisation_id = ?1 and run_id = ?2 and participant_id = ?3 and instrument_id <> 'satisfaction'
                 order by submitted_at_ms limit 100",
                values![organisation, run, participant],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(RunAnswer {
                    participant,
                    stage: row.parse("stage")?,
                    answers: answers_of(row, &key(row)?)?,
                    at: row.timestamp("submitted_at_ms")?,
                })
            })
            .collect()
    }

    /// How the members of a run found it, without a name and in an order that tells nothing about whose is whose; none
    /// under four answers. Only those that came in by `until` count; from when they may be looked at is the domain's to say.
    pub async fn satisfaction(
        &self,
        organisation: OrganisationId,
        run: RunId,
        until: Timestamp,
    ) -> Result<Vec<Answers>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, instrument_id, instrument_version, content from run_answer
                 where organisation_id = ?1 and run_id = ?2 and instrument_id = 'satisfaction' and submitted_at_ms <= ?3
                   and (select count(*) from run_answer other where other.run_id = ?2
                          and other.instrument_id = 'satisfaction' and other.submitted_at_ms <= ?3) >= 4
                 order by content limit 200",
                values![organisation, run, until],
            )
            .await?;
        rows.iter().map(|row| answers_of(row, &key(row)?)).collect()
    }
}
