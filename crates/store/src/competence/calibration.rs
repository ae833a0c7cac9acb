//! Calibration sets: recordings with a benchmark each, and what raters made of them.
//!
//! A benchmark leaves the database for who keeps the set, and for a rater once the own rating of that recording is in.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::competence::Levels;
use alliance::competence::calibration::{Benchmark, PassLine, Weeks};
use alliance::ids::{CalibrationSetId, MemberId, OrganisationId, RecordingId};

/// The conflict of adding to a set that somebody has rated from.
pub const SET_IN_USE: &str = "calibration-set-in-use";
/// The conflict of rating a recording twice, or one's own set.
pub const CALIBRATION_RATED: &str = "calibration-rated";

const TITLE: Field = Field { table: "calibration_recording", column: "title_sealed" };

/// A set as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationSet {
    /// Which.
    pub id: CalibrationSetId,
    /// Who keeps it.
    pub keeper: MemberId,
    /// What it is called.
    pub title: String,
    /// From how many points a session passes.
    pub pass: PassLine,
    /// For how long it holds.
    pub weeks: Weeks,
    /// Since when it is kept.
    pub made_at: Timestamp,
    /// How many recordings it has.
    pub count: usize,
}

/// One recording of a set, as one member may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationRecording {
    /// Which.
    pub id: RecordingId,
    /// Its place in the set, from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What experienced raters agreed on; `None` for who has not rated it.
    pub benchmark: Option<Benchmark>,
    /// The own rating, with when.
    pub own: Option<(Timestamp, Levels)>,
}

/// What one rater made of one recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationRating {
    /// Which recording.
    pub recording: RecordingId,
    /// Who.
    pub rater: MemberId,
    /// When.
    pub at: Timestamp,
    /// The levels.
    pub levels: Levels,
    /// What experienced raters agreed on.
    pub benchmark: Benchmark,
}

fn set(row: &Row) -> Result<CalibrationSet, StoreError> {
    Ok(CalibrationSet {
        id: row.parse("id")?,
        keeper: row.parse("keeper_member_id")?,
        title: row.text("title")?,
        pass: PassLine::from_points(row.number("pass_points")?).map_err(|_| row.corrupt("pass_points"))?,
        weeks: Weeks::new(row.number("weeks")?).map_err(|_| row.corrupt("weeks"))?,
        made_at: row.timestamp("made_at_ms")?,
        count: row.number("recording_count")?,
    })
}

fn benchmark(row: &Row) -> Result<Option<Benchmark>, StoreError> {
    let levels: Option<Levels> = row.parse_or_null("benchmark")?;
    levels.map(|levels| Benchmark::new(levels).map_err(|_| row.corrupt("benchmark"))).transpose()
}

fn done<'a>(event: &'static str, action: AuditAction, object: &'a dyn std::fmt::Display) -> Done<'a> {
    Done { action, event, object_kind: "calibration_set", object, episode: None }
}

impl Store {
    /// The sets of a house, newest first.
    pub async fn calibration_sets(
        &self,
        organisation: OrganisationId,
    ) -> Result<Vec<CalibrationSet>, StoreError> {
        let rows = self
            .engine
            .query(
                "select s.id, s.keeper_member_id, s.title, s.pass_points, s.weeks, s.made_at_ms,
                        (select count(*) from calibration_recording where set_id = s.id) as recording_count
                 from calibration_set s where s.organisation_id = ?1 order by s.made_at_ms desc, s.id desc limit 100",
                values![organisation],
            )
            .await?;
        rows.iter().map(set).collect()
    }

    /// The recordings of a set, as `viewer` may see them: a benchmark only for who keeps the set, or has rated it.
    pub async fn calibration_recordings(
        &self,
        organisation: OrganisationId,
        id: CalibrationSetId,
        viewer: MemberId,
    ) -> Result<Vec<CalibrationRecording>, StoreError> {
        let rows = self
            .engine
            .query(
                "select r.id, r.number, r.title_sealed,
                        case when s.keeper_member_id = ?3 or own.rated_at_ms is not null then r.benchmark end as benchmark,
                        own.rated_at_ms, own.levels
                 from calibration_recording r join calibration_set s on s.id = r.set_id
                 left join calibration_rating own on own.recording_id = r.id and own.rater_member_id = ?3
                 where s.organisation_id = ?1 and s.id = ?2 order by r.number limit 200",
                values![organisation, id, viewer],
            )
            .await?;
        rows.iter()
            .map(|row| {
                let recording: RecordingId = row.parse("id")?;
                let sealed = row.bytes("title_sealed")?;
                Ok(CalibrationRecording {
                    id: recording,
                    number: row.number("number")?,
                    title: self.key.open(organisation, TITLE, &recording.to_string(), &sealed)?,
                    benchmark: benchmark(row)?,
                    own: row.timestamp_or_null("rated_at_ms")?.zip(row.parse_or_null("levels")?),
                })
            })
            .collect()
    }

    /// What raters made of the sets of a house, to tell who is calibrated.
    pub async fn calibration_ratings(
        &self,
        organisation: OrganisationId,
        id: CalibrationSetId,
    ) -> Result<Vec<CalibrationRating>, StoreError> {
        let rows = self
            .engine
            .query(
                "select g.recording_id, g.rater_member_id, g.rated_at_ms, g.levels, r.benchmark
                 from calibration_rating g join calibration_recording r on r.id = g.recording_id
                 join calibration_set s on s.id = r.set_id
                 where s.organisation_id = ?1 and s.id = ?2 order by g.rater_member_id, r.number limit 5000",
                values![organisation, id],
            )
            .await?;
        rows.iter()
            .map(|row| {
                Ok(CalibrationRating {
                    recording: row.parse("recording_id")?,
                    rater: row.parse("rater_member_id")?,
                    at: row.timestamp("rated_at_ms")?,
                    levels: row.parse("levels")?,
                    benchmark: benchmark(row)?.ok_or_else(|| row.corrupt("benchmark"))?,
                })
            })
            .collect()
    }

    /// Keeps a new set, without recordings yet.
    pub async fn add_calibration_set(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &CalibrationSet,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string()).step(
            "insert into calibration_set (id, organisation_id, keeper_member_id, title, pass_points, weeks, made_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![
                new.id,
                by.organisation,
                new.keeper,
                new.title.as_str(),
                new.pass.points(),
                new.weeks.number(),
                new.made_at,
            ],
        );
        let done = done("calibration.add_set", AuditAction::Create, &new.id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Adds a recording with its benchmark. Conflict [`SET_IN_USE`] once somebody has rated from the set, or if another was
    /// added meanwhile.
    pub async fn add_calibration_recording(
        &self,
        by: &By<'_>,
        id: CalibrationSetId,
        number: u32,
        title: &str,
        benchmark: &Benchmark,
    ) -> Result<(), StoreError> {
        let recording = RecordingId::make(by.now, by.chance);
        let sealed = self.key.seal(by.organisation, TITLE, &recording.to_string(), title, by.chance)?;
        let write = Write::new().must(
            "insert into calibration_recording (id, set_id, number, title_sealed, benchmark)
             select ?1, ?2, cast(?3 as bigint), ?4, ?5
             where exists (select 1 from calibration_set s where s.id = ?2 and s.organisation_id = ?6)
               and not exists (select 1 from calibration_rating g join calibration_recording r on r.id = g.recording_id
                               where r.set_id = ?2)
             on conflict do nothing",
            values![recording, id, number, sealed, benchmark.levels().to_string(), by.organisation],
            1,
            SET_IN_USE,
        );
        let done = done("calibration.add_recording", AuditAction::Update, &id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Keeps a rating of a recording. Conflict [`CALIBRATION_RATED`] if it was rated, or by who keeps the set: a benchmark
    /// that was seen cannot be rated blind.
    pub async fn keep_calibration_rating(
        &self,
        by: &By<'_>,
        id: CalibrationSetId,
        recording: RecordingId,
        rater: MemberId,
        levels: &Levels,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "insert into calibration_rating (recording_id, rater_member_id, rated_at_ms, levels)
             select ?1, ?2, cast(?3 as bigint), ?4
             where exists (select 1 from calibration_recording r join calibration_set s on s.id = r.set_id
                           where r.id = ?1 and s.id = ?5 and s.organisation_id = ?6 and s.keeper_member_id <> ?2)
             on conflict do nothing",
            values![recording, rater, by.now, levels.to_string(), id, by.organisation],
            1,
            CALIBRATION_RATED,
        );
        let done = done("calibration.rate", AuditAction::Create, &id);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
