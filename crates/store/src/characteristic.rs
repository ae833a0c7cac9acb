//! What somebody brought along at the start: totals that who treats noted. Nothing is overwritten; a mistake is taken
//! back and stays.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::characteristic::Characteristic;
use alliance::ids::{CharacteristicId, EpisodeId, OrganisationId};

/// The conflict of one that was taken back before.
pub const CHARACTERISTIC_GONE: &str = "characteristic-gone";

fn done<'a>(
    event: &'static str,
    action: AuditAction,
    id: &'a CharacteristicId,
    episode: EpisodeId,
) -> Done<'a> {
    Done { action, event, object_kind: "characteristic", object: id, episode: Some(episode) }
}

fn characteristic(row: &Row) -> Result<Characteristic, StoreError> {
    Ok(Characteristic {
        id: row.parse("id")?,
        episode: row.parse("episode_id")?,
        about: row.parse("about")?,
        series: crate::study::series(row)?,
        scale: row.parse("scale")?,
        value: row.real("value")?,
        measured_on: row.parse("measured_on")?,
        noted_by: row.parse("noted_by_member_id")?,
        noted_at: row.timestamp("noted_at_ms")?,
        taken_back_at: row.timestamp_or_null("taken_back_at_ms")?,
    })
}

impl Store {
    /// What was noted at the start of an episode, the first first; also what was taken back.
    pub async fn characteristics(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<Characteristic>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, episode_id, about, instrument_id, instrument_version, scale, value, measured_on,
                        noted_by_member_id, noted_at_ms, taken_back_at_ms
                 from episode_characteristic where organisation_id = ?1 and episode_id = ?2
                 order by noted_at_ms, id limit 500",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(characteristic).collect()
    }

    /// Notes a total. Conflict [`crate::by::ONCE`].
    pub async fn note_characteristic(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &Characteristic,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string()).step(
            "insert into episode_characteristic (id, organisation_id, episode_id, about, instrument_id, instrument_version,
                                                 scale, value, measured_on, noted_by_member_id, noted_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            values![
                new.id,
                by.organisation,
                new.episode,
                new.about.as_str(),
                new.series.name(),
                new.series.version(),
                new.scale.as_str(),
                new.value,
                new.measured_on.to_string(),
                new.noted_by,
                new.noted_at,
            ],
        );
        let done = done("characteristic.note", AuditAction::Create, &new.id, new.episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Takes a mistake back. Conflict [`CHARACTERISTIC_GONE`] if it was taken back before.
    pub async fn take_back_characteristic(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: CharacteristicId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update episode_characteristic set taken_back_at_ms = ?4
             where organisation_id = ?1 and episode_id = ?2 and id = ?3 and taken_back_at_ms is null",
            values![by.organisation, episode, id, by.now],
            1,
            CHARACTERISTIC_GONE,
        );
        let done = done("characteristic.take-back", AuditAction::Update, &id, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
