//! The courses that ended in a year, and what counts of them. Answers are read only of who allowed it.

use super::{answered, opt_in};
use crate::administration::recorded;
use crate::engine::read::Read;
use crate::{Row, Store, StoreError, values};
use alliance::administration::Content;
use alliance::administration::answer::Answers;
use alliance::administration::score::{score, score_content};
use alliance::clock::Timestamp;
use alliance::ids::{ClientId, EpisodeId, MemberId, OrganisationId, ParticipantId};
use alliance::import::series::Series;
use alliance::instrument::catalogue;
use alliance::measure::{Measure, MeasureCode, TOTAL};
use alliance::programme::list::{SATISFACTION, Stage};
use alliance::quality::{Ending, OptIn, Quarter};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

const ENDED: &str = include_str!("ended.sql");

/// One course that ended, before anything of it is read.
struct Ended {
    episode: EpisodeId,
    participant: Option<ParticipantId>,
    at: Timestamp,
    client: ClientId,
    opt_in: Option<OptIn>,
}

fn ended(row: &Row) -> Result<Ended, StoreError> {
    Ok(Ended {
        episode: row.parse("episode_id")?,
        participant: row.parse_or_null("participant_id")?,
        at: row.timestamp("ended_at_ms")?,
        client: row.parse("client_id")?,
        opt_in: opt_in(row)?,
    })
}

/// What was answered of those who allowed it.
#[derive(Default)]
struct Given {
    therapists: BTreeMap<EpisodeId, BTreeSet<MemberId>>,
    run: BTreeMap<ParticipantId, Vec<(Stage, Answers)>>,
    alone: BTreeMap<EpisodeId, Answers>,
    /// First and last complaint score over the sessions.
    sessions: BTreeMap<EpisodeId, (f64, f64)>,
}

impl Given {
    fn read(
        [therapists, run, alone, sessions]: [&[Row]; 4],
        complaints: &Series,
        measures: &BTreeMap<MeasureCode, Measure>,
    ) -> Result<Self, StoreError> {
        let mut given = Self::default();
        for row in therapists {
            given.therapists.entry(row.parse("episode_id")?).or_default().insert(row.parse("member_id")?);
        }
        for row in run {
            let answers = (row.parse("stage")?, answered(row)?);
            given.run.entry(row.parse("participant_id")?).or_default().push(answers);
        }
        for row in alone {
            given.alone.insert(row.parse("episode_id")?, answered(row)?);
        }
        for row in sessions {
            let found = recorded(row)?;
            let Some(score) = of_content(complaints, &found.content, measures) else { continue };
            let (first, last) = (score, score);
            let episode = row.parse("episode_id")?;
            given.sessions.entry(episode).and_modify(|pair| pair.1 = last).or_insert((first, last));
        }
        Ok(given)
    }

    fn satisfied(&self, ended: &Ended) -> Option<&Answers> {
        match ended.participant {
            None => self.alone.get(&ended.episode),
            Some(participant) => {
                let own = self.run.get(&participant)?;
                let at_end = own.iter().find(|(stage, answers)| {
                    *stage == Stage::End && answers.instrument().id.as_str() == SATISFACTION
                });
                at_end.map(|(_, answers)| answers)
            }
        }
    }

    fn complaints(&self, ended: &Ended, series: &Series) -> Option<(f64, f64)> {
        let Some(participant) = ended.participant else { return self.sessions.get(&ended.episode).copied() };
        let own = self.run.get(&participant)?;
        let at = |wanted: Stage| {
            own.iter()
                .filter(|(stage, _)| *stage == wanted)
                .find_map(|(_, answers)| of_answers(series, answers))
        };
        Some((at(Stage::Before)?, at(Stage::End)?))
    }
}

/// The score of the first scale of a list, if it is the one that is asked for.
fn of_answers(series: &Series, answers: &Answers) -> Option<f64> {
    match series {
        Series::Instrument(key) if key == answers.instrument() => {
            let list = catalogue::instrument_of(key)?;
            score(list, answers).first()?.score.value().map(|value| value.raw)
        }
        Series::Instrument(_) | Series::Measure(_) => None,
    }
}

fn of_content(series: &Series, content: &Content, measures: &BTreeMap<MeasureCode, Measure>) -> Option<f64> {
    match series {
        Series::Instrument(key) => {
            let list = catalogue::instrument_of(key)?;
            score_content(list, content).first()?.score.value().map(|value| value.raw)
        }
        Series::Measure(code) => {
            let Content::Scales(scales) = content else { return None };
            let raw = scales.iter().find(|(scale, _)| scale.as_str() == TOTAL).map(|(_, raw)| *raw)?;
            measures.get(code)?.range.contains(raw).then_some(raw)
        }
    }
}

/// The score on a scale of the list of satisfaction: its position on 0–10, and the answer to the last question.
fn satisfaction(answers: &Answers) -> (Option<f64>, Option<u8>) {
    let Some(list) = catalogue::instrument_of(answers.instrument()) else { return (None, None) };
    let scores = score(list, answers);
    let of = |scale: &str| {
        let found = scores.iter().find(|one| one.scale.as_str() == scale)?;
        found.score.value()
    };
    let recommends = of("recommendation").map(|value| value.raw);
    // One answer from 0 to 10: a whole number.
    let whole = (0_u8..=10).find(|answer| recommends == Some(f64::from(*answer)));
    (of(SATISFACTION).map(|value| value.position), whole)
}

fn day_of(at: Timestamp, zone: &TimeZone) -> Result<Date, StoreError> {
    let at = jiff::Timestamp::from_millisecond(at.ms()).map_err(StoreError::engine)?;
    Ok(zone.to_datetime(at).date())
}

/// The first moment of a year where the house is.
fn begins(year: i16, zone: &TimeZone) -> Result<Timestamp, StoreError> {
    let first = date(year, 1, 1).to_zoned(zone.clone()).map_err(StoreError::engine)?;
    Ok(Timestamp::from_ms(first.timestamp().as_millisecond()))
}

impl Store {
    /// When an episode ended: its run was over, it left the run, or it was closed. `None` while it goes on.
    pub async fn ended_at(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let rows = self
            .engine
            .query(ENDED, values![organisation, Timestamp::from_ms(0), now, Some(episode)])
            .await?;
        let ends: Vec<Timestamp> =
            rows.iter().map(|row| ended(row).map(|ended| ended.at)).collect::<Result<_, _>>()?;
        Ok(ends.into_iter().max())
    }

    /// The courses that ended in a year, with what counts in its figures at `now`. Of who did not allow it, or took it back,
    /// nothing is read: only that a course ended. A yes counts if it was given before `closes`.
    pub async fn endings(
        &self,
        organisation: OrganisationId,
        year: i16,
        closes: Timestamp,
        zone: &TimeZone,
        complaints: &Series,
        now: Timestamp,
    ) -> Result<Vec<Ending>, StoreError> {
        let measures = self.measures(organisation).await?;
        let read = Read::new()
            .query(
                ENDED,
                values![organisation, begins(year, zone)?, begins(year + 1, zone)?, Option::<EpisodeId>::None],
            )
            .query(
                "select episode_therapist.episode_id, episode_therapist.member_id from episode_therapist
                 join quality_opt_in on quality_opt_in.episode_id = episode_therapist.episode_id
                 where quality_opt_in.organisation_id = ?1 and quality_opt_in.withdrawn_at_ms is null limit 200000",
                values![organisation],
            )
            .query(
                "select run_answer.participant_id, run_answer.stage, run_answer.instrument_id, run_answer.instrument_version,
                        run_answer.content
                 from run_answer join run_participant on run_participant.id = run_answer.participant_id
                 join quality_opt_in on quality_opt_in.episode_id = run_participant.episode_id
                 where quality_opt_in.organisation_id = ?1 and quality_opt_in.withdrawn_at_ms is null
                   and run_answer.submitted_at_ms <= ?2
                 order by run_answer.participant_id, run_answer.stage limit 200000",
                values![organisation, closes],
            )
            .query(
                "select quality_answer.episode_id, quality_answer.instrument_id, quality_answer.instrument_version,
                        quality_answer.content
                 from quality_answer join quality_opt_in on quality_opt_in.episode_id = quality_answer.episode_id
                 where quality_opt_in.organisation_id = ?1 and quality_opt_in.withdrawn_at_ms is null limit 100000",
                values![organisation],
            )
            .query(include_str!("sessions.sql"), values![organisation, complaints.name(), complaints.version(), now]);
        let answers = self.engine.read(read).await?;
        let [ends, therapists, run, alone, sessions] = answers.as_slice() else {
            return Err(StoreError::engine("five questions had another number of answers"));
        };
        let given = Given::read([therapists, run, alone, sessions], complaints, &measures)?;
        let found: Vec<Ended> = ends.iter().map(ended).collect::<Result<_, _>>()?;
        found.into_iter().map(|ended| ending(ended, &given, closes, zone, complaints)).collect()
    }
}

fn ending(
    ended: Ended,
    given: &Given,
    closes: Timestamp,
    zone: &TimeZone,
    complaints: &Series,
) -> Result<Ending, StoreError> {
    let allowed = ended.opt_in.filter(|opt_in| opt_in.withdrawn.is_none() && opt_in.given < closes);
    let (satisfaction, recommendation) = match allowed.and(given.satisfied(&ended)) {
        Some(answers) => satisfaction(answers),
        None => (None, None),
    };
    Ok(Ending {
        client: ended.client,
        therapists: given.therapists.get(&ended.episode).cloned().unwrap_or_default(),
        quarter: Quarter::of(day_of(ended.at, zone)?),
        opt_in: allowed,
        satisfaction,
        complaints: allowed.and_then(|_| given.complaints(&ended, complaints)),
        recommendation,
    })
}
