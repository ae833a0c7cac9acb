//! All scores of the house, to learn from.

use crate::course::SESSIONS_MAX;
use crate::{Store, StoreError, values};
use alliance::clock::Timestamp;
use alliance::course::Course;
use alliance::episode::WellbeingRhythm;
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::signal::known::OwnSeries;
use alliance::signal::own::own_series;
use alliance::{Component, Perspective};
use std::collections::BTreeMap;

/// How many episodes are read in one go.
const BATCH: usize = 200;
/// The most episodes that are learnt from: the newest. More teach nothing more.
const EPISODES_MAX: u32 = 5_000;

/// The series of each line, one per episode that has it.
pub type AllSeries = BTreeMap<(Perspective, Component), Vec<OwnSeries>>;

impl Store {
    /// The opened scores of all episodes of the house, by component and perspective.
    pub async fn own_series(
        &self,
        organisation: OrganisationId,
        now: Timestamp,
    ) -> Result<AllSeries, StoreError> {
        let rows = self
            .engine
            .query(
                "select id from episode where organisation_id = ?1 order by id desc limit ?2",
                values![organisation, EPISODES_MAX],
            )
            .await?;
        let episodes: Vec<EpisodeId> = rows.iter().map(|row| row.parse("id")).collect::<Result<_, _>>()?;
        let lines = [Perspective::Client, Perspective::Therapist]
            .into_iter()
            .flat_map(|perspective| Component::ALL.iter().map(move |component| (perspective, *component)));
        let mut all: AllSeries = lines.map(|line| (line, Vec::new())).collect();
        for batch in episodes.chunks(BATCH) {
            let known = self.known_of_episodes(organisation, batch, SESSIONS_MAX, now).await?;
            let mut beside = self.beside(organisation, batch).await?;
            for (episode, known) in known {
                // The rhythm only tells gaps of questionnaires apart.
                let course = Course::of(&known.record, WellbeingRhythm::Never, now);
                let beside = beside.remove(&episode).unwrap_or_default();
                for (line, series) in own_series(&course, &beside.broken(&course), &beside.strained()) {
                    all.entry(line).or_default().push(series);
                }
            }
        }
        Ok(all)
    }
}
