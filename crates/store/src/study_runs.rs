//! Who was in which run, for a study: pseudonyms, and what is open.

use crate::administration::answers_of;
use crate::study::StudyEntry;
use crate::{Store, StoreError, values};
use alliance::administration::answer::Answers;
use alliance::clock::Timestamp;
use alliance::export::runs::RunPerson;
use alliance::export::study::{StudyName, pseudonym_of};
use alliance::ids::{OrganisationId, ParticipantId, RunId};
use alliance::instrument::definition::InstrumentKey;
use alliance::programme::list::Stage;
use alliance::programme::run::{Place, Run, TrainerPart};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

impl Store {
    /// Everybody who had a place in a run and whose episode a study holds, with what is open at `now`.
    pub async fn study_runs(
        &self,
        organisation: OrganisationId,
        study: &StudyName,
        entries: &[StudyEntry],
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<Vec<RunPerson>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id from run where organisation_id = ?1 order by id limit 10000",
                values![organisation],
            )
            .await?;
        let mut people = Vec::new();
        for row in &rows {
            let id: RunId = row.parse("id")?;
            let Some(run) = self.run(organisation, id).await? else { continue };
            let mut lists = self.complaint_lists_of(organisation, id).await?;
            let named = |record: &str| self.key.pseudonym(organisation, study.as_str(), record);
            let group = pseudonym_of('g', named(&id.to_string()));
            let trainer = pseudonym_of('t', named(&trainers(&run)));
            let held = run.held().count();
            for one in &run.participants {
                let had_a_place = match one.place {
                    Place::Placed { .. } | Place::Left { placed: Some(_), .. } => true,
                    Place::Waiting { .. } | Place::Left { placed: None, .. } => false,
                };
                let Some(entry) = entries.iter().find(|entry| entry.episode == one.episode) else { continue };
                if !had_a_place {
                    continue;
                }
                people.push(RunPerson {
                    episode: self.study_episode(organisation, entry, zone, now).await?,
                    group: group.clone(),
                    trainer: trainer.clone(),
                    lists: Stage::ALL_IN_TIME.map(|stage| lists.remove(&(one.id, stage))),
                    sessions: held,
                    attended: run.held().filter(|meeting| meeting.has(one.id)).count(),
                });
            }
        }
        Ok(people)
    }

    /// What was answered about complaints in a run; never how somebody found it.
    async fn complaint_lists_of(
        &self,
        organisation: OrganisationId,
        run: RunId,
    ) -> Result<BTreeMap<(ParticipantId, Stage), Answers>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, participant_id, stage, instrument_id, instrument_version, content from run_answer
                 where organisation_id = ?1 and run_id = ?2 and instrument_id <> 'satisfaction'
                 order by participant_id, stage limit 5000",
                values![organisation, run],
            )
            .await?;
        rows.iter()
            .map(|row| {
                let key = InstrumentKey {
                    id: row.parse("instrument_id")?,
                    version: row.number("instrument_version")?,
                };
                Ok(((row.parse("participant_id")?, row.parse("stage")?), answers_of(row, &key)?))
            })
            .collect()
    }
}

/// Who gives a run, as one name: those who give it together are not told apart.
fn trainers(run: &Run) -> String {
    let own = run.trainers.iter().filter(|one| one.part == TrainerPart::Trainer);
    let mut ids: Vec<String> = own.map(|one| one.member.to_string()).collect();
    ids.sort();
    ids.join(" ")
}
