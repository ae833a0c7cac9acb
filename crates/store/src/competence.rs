//! Trainers watched by raters, and who may see what of it.
//!
//! The queries keep the raters apart: before all who were asked are in, no row leaves the database with another's levels, and
//! an observation is there only for its trainer, its raters, and the supervisor the trainer chose.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::competence::observation::{Observation, Rating, Watched};
use alliance::ids::{MemberId, ObservationId, OrganisationId};

/// The conflict of a rating by who was not asked, or after all were in.
pub const NOT_TO_RATE: &str = "not-to-rate";
/// The conflict of a supervisor who was chosen already.
pub const SUPERVISOR_CHOSEN: &str = "supervisor-chosen";
/// The conflict of ending what has ended.
pub const SUPERVISION_ENDED: &str = "supervision-ended";

/// An observation as one member may see it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenObservation {
    /// Which.
    pub id: ObservationId,
    /// What is watched; `None` when the session was removed since.
    pub watched: Option<Watched>,
    /// Who is watched.
    pub trainer: MemberId,
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
    /// Keeps that raters were asked to watch.
    pub async fn begin_observation(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        id: ObservationId,
        new: &Observation,
    ) -> Result<(), StoreError> {
        let (session, recording) = match new.watched() {
            Watched::Session(session) => (Some(session), None),
            Watched::Recording(recording) => (None, Some(recording)),
        };
        let mut write = by.once(Write::new(), once, &id.to_string()).step(
            "insert into observation (id, organisation_id, trainer_member_id, session_id, recording_id, begun_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
            values![id, by.organisation, new.trainer(), session, recording, by.now],
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
        let write = by.once(Write::new(), once, &observation.to_string()).must(
            "update observation_rater set rated_at_ms = ?4, levels = ?5
             where observation_id = ?1 and rater_member_id = ?2
               and exists (select 1 from observation o where o.id = ?1 and o.organisation_id = ?3)
               and exists (select 1 from observation_rater other where other.observation_id = ?1 and other.rated_at_ms is null)",
            values![observation, rating.rater, by.organisation, rating.at, rating.levels.to_string()],
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
                "select o.id, o.trainer_member_id, o.session_id, o.recording_id, o.begun_at_ms, r.rater_member_id,
                        r.rated_at_ms,
                        case when r.rater_member_id = ?3
                               or not exists (select 1 from observation_rater w where w.observation_id = o.id and w.rated_at_ms is null)
                             then r.levels end as levels
                 from observation o join observation_rater r on r.observation_id = o.id
                 where o.organisation_id = ?1 and o.id = ?2
                   and (o.trainer_member_id = ?3
                        or exists (select 1 from observation_rater own where own.observation_id = o.id and own.rater_member_id = ?3)
                        or exists (select 1 from competence_supervisor s
                                   where s.trainer_member_id = o.trainer_member_id and s.supervisor_member_id = ?3
                                     and s.from_ms <= ?4 and (s.until_ms is null or s.until_ms > ?4)))
                 order by r.rater_member_id",
                values![organisation, id, viewer, now],
            )
            .await?;
        Ok(gathered(&rows)?.pop())
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
                "select o.id, o.trainer_member_id, o.session_id, o.recording_id, o.begun_at_ms, r.rater_member_id,
                        r.rated_at_ms, r.levels
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
        gathered(&rows)
    }

    /// A trainer chooses who may see the own development. Conflict [`SUPERVISOR_CHOSEN`] if that member may already.
    pub async fn choose_supervisor(
        &self,
        by: &By<'_>,
        trainer: MemberId,
        supervisor: MemberId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "insert into competence_supervisor (organisation_id, trainer_member_id, supervisor_member_id, from_ms, until_ms)
             select ?1, ?2, ?3, ?4, null
             where not exists (select 1 from competence_supervisor s
                               where s.trainer_member_id = ?2 and s.supervisor_member_id = ?3
                                 and (s.until_ms is null or s.until_ms > ?4))
             on conflict do nothing",
            values![by.organisation, trainer, supervisor, by.now],
            1,
            SUPERVISOR_CHOSEN,
        );
        let done = done("competence.choose_supervisor", AuditAction::Create, &supervisor);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Ends what a supervisor may see, from now on. Conflict [`SUPERVISION_ENDED`] if it has ended.
    pub async fn end_supervision(
        &self,
        by: &By<'_>,
        trainer: MemberId,
        supervisor: MemberId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update competence_supervisor set until_ms = ?4
             where organisation_id = ?1 and trainer_member_id = ?2 and supervisor_member_id = ?3 and until_ms is null",
            values![by.organisation, trainer, supervisor, by.now],
            1,
            SUPERVISION_ENDED,
        );
        let done = done("competence.end_supervision", AuditAction::Update, &supervisor);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}

/// The rows of raters as observations; rows of one observation stand together.
fn gathered(rows: &[Row]) -> Result<Vec<SeenObservation>, StoreError> {
    let mut found: Vec<SeenObservation> = Vec::new();
    for row in rows {
        let id: ObservationId = row.parse("id")?;
        if found.last().is_none_or(|last| last.id != id) {
            let session = row.parse_or_null("session_id")?.map(Watched::Session);
            let recording = row.parse_or_null("recording_id")?.map(Watched::Recording);
            found.push(SeenObservation {
                id,
                watched: session.or(recording),
                trainer: row.parse("trainer_member_id")?,
                begun: row.timestamp("begun_at_ms")?,
                asked: 0,
                count: 0,
                ratings: Vec::new(),
            });
        }
        let own = found.last_mut().expect("one was just put there");
        own.asked += 1;
        let Some(at) = row.timestamp_or_null("rated_at_ms")? else { continue };
        own.count += 1;
        if let Some(levels) = row.parse_or_null("levels")? {
            own.ratings.push(Rating { rater: row.parse("rater_member_id")?, at, levels });
        }
    }
    Ok(found)
}

fn done<'a>(event: &'static str, action: AuditAction, object: &'a dyn std::fmt::Display) -> Done<'a> {
    Done { action, event, object_kind: "observation", object, episode: None }
}
