//! Trainers watched by raters, and who may see what of it.
//!
//! The queries keep the raters apart: before all who were asked are in, no row leaves the database with another's levels, and
//! an observation is there only for its trainer, its raters, and the supervisor the trainer chose.

pub mod calibration;
pub mod supervisor;

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::competence::observation::{Observation, Rating, Remarks, Watched};
use alliance::ids::{MemberId, ObservationId, OrganisationId};

/// The conflict of a rating by who was not asked, or after all were in.
pub const NOT_TO_RATE: &str = "not-to-rate";

const RECORDING: Field = Field { table: "observation", column: "recording_sealed" };
const STRENGTHS: Field = Field { table: "observation_rater", column: "strengths_sealed" };
const NEEDS: Field = Field { table: "observation_rater", column: "needs_sealed" };
const DRAFT: Field = Field { table: "observation_rater", column: "draft_sealed" };

/// An observation as one member may see it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenObservation {
    /// Which.
    pub id: ObservationId,
    /// What is watched; `None` when the session was removed since.
    pub watched: Option<Watched>,
    /// What the recording is called, if it is one.
    pub recording: Option<String>,
    /// Who is watched.
    pub trainer: MemberId,
    /// Who was asked.
    pub raters: Vec<MemberId>,
    /// When raters were asked.
    pub begun: Timestamp,
    /// How many raters were asked.
    pub asked: usize,
    /// How many are in.
    pub count: usize,
    /// The ratings this member may see: all once all are in, before that the own one at most.
    pub ratings: Vec<Rating>,
}

impl SeenObservation {
    /// Whether all who were asked are in.
    pub fn is_open(&self) -> bool {
        self.count == self.asked
    }
}

impl Store {
    /// Keeps that raters were asked to watch. `called` is what a recording is called; the recording itself is never kept.
    pub async fn begin_observation(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        id: ObservationId,
        new: &Observation,
        called: Option<&str>,
    ) -> Result<(), StoreError> {
        let (session, recording, meeting) = match new.watched() {
            Watched::Session(session) => (Some(session), None, None),
            Watched::Recording(recording) => (None, Some(recording), None),
            Watched::Meeting { run, number } => (None, None, Some((run, number))),
        };
        let called = called
            .map(|called| self.key.seal(by.organisation, RECORDING, &id.to_string(), called, by.chance))
            .transpose()?;
        let mut write = by.once(Write::new(), once, &id.to_string()).step(
            "insert into observation (id, organisation_id, trainer_member_id, session_id, recording_id, begun_at_ms, run_id,
                                      run_number, recording_sealed, asked_by_member_id)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            values![
                id,
                by.organisation,
                new.trainer(),
                session,
                recording,
                by.now,
                meeting.map(|(run, _)| run),
                meeting.map(|(_, number)| number),
                called,
                by.actor.member(),
            ],
        );
        for rater in new.raters() {
            write = write.step(
                "insert into observation_rater (observation_id, rater_member_id, rated_at_ms, levels) values (?1, ?2, null, null)",
                values![id, *rater],
            );
        }
        self.engine.write(by.audited(write, done("observation.begin", AuditAction::Create, &id))).await?;
        Ok(())
    }

    /// Keeps a rating, in the place of an earlier one of the same rater. Conflict [`NOT_TO_RATE`] if the rater was not asked, or
    /// if all are in.
    pub async fn keep_rating(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        observation: ObservationId,
        rating: &Rating,
    ) -> Result<(), StoreError> {
        let record = record(observation, rating.rater);
        let seal = |field: Field, text: &Option<String>| -> Result<Option<Vec<u8>>, StoreError> {
            text.as_ref()
                .map(|text| self.key.seal(by.organisation, field, &record, text, by.chance))
                .transpose()
        };
        let strengths = seal(STRENGTHS, &rating.remarks.strengths)?;
        let needs = seal(NEEDS, &rating.remarks.needs)?;
        let write = by.once(Write::new(), once, &observation.to_string()).must(
            "update observation_rater set rated_at_ms = ?4, levels = ?5, strengths_sealed = ?6, needs_sealed = ?7, draft_sealed = null
             where observation_id = ?1 and rater_member_id = ?2
               and exists (select 1 from observation o where o.id = ?1 and o.organisation_id = ?3)
               and exists (select 1 from observation_rater other where other.observation_id = ?1 and other.rated_at_ms is null)",
            values![observation, rating.rater, by.organisation, rating.at, rating.levels.to_string(), strengths, needs],
            1,
            NOT_TO_RATE,
        );
        self.engine
            .write(by.audited(write, done("observation.rate", AuditAction::Update, &observation)))
            .await?;
        Ok(())
    }

    /// An observation as `viewer` may see it at `now`; `None` for everybody but its trainer, its raters, and the supervisor the
    /// trainer chose.
    pub async fn observation_seen_by(
        &self,
        organisation: OrganisationId,
        id: ObservationId,
        viewer: MemberId,
        now: Timestamp,
    ) -> Result<Option<SeenObservation>, StoreError> {
        let rows = self
            .engine
            .query(
                "select o.id, o.trainer_member_id, o.session_id, o.recording_id, o.begun_at_ms, o.run_id, o.run_number,
                        o.recording_sealed, r.rater_member_id, r.rated_at_ms, own.levels, own.strengths_sealed, own.needs_sealed
                 from observation o join observation_rater r on r.observation_id = o.id
                 left join observation_rater own on own.observation_id = r.observation_id and own.rater_member_id = r.rater_member_id
                      and (own.rater_member_id = ?3
                           or not exists (select 1 from observation_rater w where w.observation_id = o.id and w.rated_at_ms is null))
                 where o.organisation_id = ?1 and o.id = ?2
                   and (o.trainer_member_id = ?3
                        or exists (select 1 from observation_rater asked where asked.observation_id = o.id and asked.rater_member_id = ?3)
                        or exists (select 1 from competence_supervisor s
                                   where s.trainer_member_id = o.trainer_member_id and s.supervisor_member_id = ?3
                                     and s.from_ms <= ?4 and (s.until_ms is null or s.until_ms > ?4)))
                 order by r.rater_member_id",
                values![organisation, id, viewer, now],
            )
            .await?;
        Ok(self.gathered(organisation, &rows)?.pop())
    }

    /// The observations of which a member is the trainer or a rater, the newest first, each as the member may see it.
    pub async fn observations_of(
        &self,
        organisation: OrganisationId,
        viewer: MemberId,
    ) -> Result<Vec<SeenObservation>, StoreError> {
        let rows = self
            .engine
            .query(
                "select o.id, o.trainer_member_id, o.session_id, o.recording_id, o.begun_at_ms, o.run_id, o.run_number,
                        o.recording_sealed, r.rater_member_id, r.rated_at_ms, own.levels, own.strengths_sealed, own.needs_sealed
                 from observation o join observation_rater r on r.observation_id = o.id
                 left join observation_rater own on own.observation_id = r.observation_id and own.rater_member_id = r.rater_member_id
                      and (own.rater_member_id = ?2
                           or not exists (select 1 from observation_rater w where w.observation_id = o.id and w.rated_at_ms is null))
                 where o.organisation_id = ?1
                   and (o.trainer_member_id = ?2
                        or exists (select 1 from observation_rater asked where asked.observation_id = o.id and asked.rater_member_id = ?2))
                 order by o.begun_at_ms desc, o.id desc, r.rater_member_id limit 2000",
                values![organisation, viewer],
            )
            .await?;
        self.gathered(organisation, &rows)
    }

    /// Keeps what a rater has filled in so far, for that rater alone; nothing once the rating is in. A draft is no event for
    /// the audit log; sending is.
    pub async fn keep_rating_draft(
        &self,
        by: &By<'_>,
        observation: ObservationId,
        rater: MemberId,
        text: &str,
    ) -> Result<(), StoreError> {
        let sealed = self.key.seal(by.organisation, DRAFT, &record(observation, rater), text, by.chance)?;
        let write = Write::new().step(
            "update observation_rater set draft_sealed = ?3
             where observation_id = ?1 and rater_member_id = ?2 and rated_at_ms is null
               and exists (select 1 from observation o where o.id = ?1 and o.organisation_id = ?4)",
            values![observation, rater, sealed, by.organisation],
        );
        self.engine.write(write).await?;
        Ok(())
    }

    /// What a rater has filled in so far.
    pub async fn rating_draft(
        &self,
        organisation: OrganisationId,
        observation: ObservationId,
        rater: MemberId,
    ) -> Result<Option<String>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select r.draft_sealed from observation_rater r join observation o on o.id = r.observation_id
                 where o.organisation_id = ?1 and o.id = ?2 and r.rater_member_id = ?3",
                values![organisation, observation, rater],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sealed = row.blob_or_null("draft_sealed")?;
        sealed
            .map(|sealed| self.key.open(organisation, DRAFT, &record(observation, rater), sealed))
            .transpose()
    }

    /// What a member was asked to rate and has not yet, the first one first.
    pub async fn observations_to_rate(
        &self,
        organisation: OrganisationId,
        rater: MemberId,
    ) -> Result<Vec<ObservationId>, StoreError> {
        let rows = self
            .engine
            .query(
                "select o.id from observation o join observation_rater r on r.observation_id = o.id
                 where o.organisation_id = ?1 and r.rater_member_id = ?2 and r.rated_at_ms is null
                 order by o.begun_at_ms, o.id limit 200",
                values![organisation, rater],
            )
            .await?;
        rows.iter().map(|row| row.parse("id")).collect()
    }

    /// The open observations of a trainer, the first one first: for the trainer and the supervisor the trainer chose. For
    /// anybody else, raters included, there are none.
    pub async fn development(
        &self,
        organisation: OrganisationId,
        trainer: MemberId,
        viewer: MemberId,
        now: Timestamp,
    ) -> Result<Vec<SeenObservation>, StoreError> {
        let rows = self
            .engine
            .query(
                "select o.id, o.trainer_member_id, o.session_id, o.recording_id, o.begun_at_ms, o.run_id, o.run_number,
                        o.recording_sealed, r.rater_member_id, r.rated_at_ms, r.levels, r.strengths_sealed, r.needs_sealed
                 from observation o join observation_rater r on r.observation_id = o.id
                 where o.organisation_id = ?1 and o.trainer_member_id = ?2
                   and not exists (select 1 from observation_rater w where w.observation_id = o.id and w.rated_at_ms is null)
                   and (o.trainer_member_id = ?3
                        or exists (select 1 from competence_supervisor s
                                   where s.trainer_member_id = o.trainer_member_id and s.supervisor_member_id = ?3
                                     and s.from_ms <= ?4 and (s.until_ms is null or s.until_ms > ?4)))
                 order by o.begun_at_ms, o.id, r.rater_member_id limit 1000",
                values![organisation, trainer, viewer, now],
            )
            .await?;
        self.gathered(organisation, &rows)
    }

    /// The rows of raters as observations; rows of one observation stand together.
    fn gathered(
        &self,
        organisation: OrganisationId,
        rows: &[Row],
    ) -> Result<Vec<SeenObservation>, StoreError> {
        let mut found: Vec<SeenObservation> = Vec::new();
        for row in rows {
            let id: ObservationId = row.parse("id")?;
            if found.last().is_none_or(|last| last.id != id) {
                found.push(self.observation(organisation, id, row)?);
            }
            let own = found.last_mut().expect("one was just put there");
            let rater: MemberId = row.parse("rater_member_id")?;
            own.asked += 1;
            own.raters.push(rater);
            let Some(at) = row.timestamp_or_null("rated_at_ms")? else { continue };
            own.count += 1;
            if let Some(levels) = row.parse_or_null("levels")? {
                let record = record(id, rater);
                let open = |field: Field| -> Result<Option<String>, StoreError> {
                    row.blob_or_null(field.column)?
                        .map(|sealed| self.key.open(organisation, field, &record, sealed))
                        .transpose()
                };
                let remarks = Remarks { strengths: open(STRENGTHS)?, needs: open(NEEDS)? };
                own.ratings.push(Rating { rater, at, levels, remarks });
            }
        }
        Ok(found)
    }

    /// An observation without its raters.
    fn observation(
        &self,
        organisation: OrganisationId,
        id: ObservationId,
        row: &Row,
    ) -> Result<SeenObservation, StoreError> {
        let session = row.parse_or_null("session_id")?.map(Watched::Session);
        let recording = row.parse_or_null("recording_id")?.map(Watched::Recording);
        let number = row.number_or_null("run_number")?;
        let meeting =
            row.parse_or_null("run_id")?.zip(number).map(|(run, number)| Watched::Meeting { run, number });
        let called = row
            .blob_or_null("recording_sealed")?
            .map(|sealed| self.key.open(organisation, RECORDING, &id.to_string(), sealed))
            .transpose()?;
        Ok(SeenObservation {
            id,
            watched: session.or(recording).or(meeting),
            recording: called,
            trainer: row.parse("trainer_member_id")?,
            raters: Vec::new(),
            begun: row.timestamp("begun_at_ms")?,
            asked: 0,
            count: 0,
            ratings: Vec::new(),
        })
    }
}

/// What the text of one rater is bound to.
fn record(observation: ObservationId, rater: MemberId) -> String {
    format!("{observation}:{rater}")
}

fn done<'a>(event: &'static str, action: AuditAction, object: &'a dyn std::fmt::Display) -> Done<'a> {
    Done { action, event, object_kind: "observation", object, episode: None }
}
