//! Measures: an organisation's own series of ready-made scores.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::{ImportId, MeasureId, OrganisationId};
use alliance::instrument::definition::Range;
use alliance::measure::{Measure, MeasureCode};
use std::collections::BTreeMap;

/// The conflict of a code another measure has already.
pub const MEASURE_CODE_TAKEN: &str = "measure-code-taken";

pub(crate) fn measure(row: &Row) -> Result<Measure, StoreError> {
    let range = Range { min: row.real("score_min")?, max: row.real("score_max")? };
    if range.min.total_cmp(&range.max).is_ge() {
        return Err(row.corrupt("score_max"));
    }
    Ok(Measure {
        code: MeasureCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
        name: row.text("name")?,
        range,
        better: row.parse("better")?,
    })
}

/// The step that adds a measure, as an import does.
pub(crate) fn insert_measure(write: Write, by: &By<'_>, new: &Measure, import: Option<ImportId>) -> Write {
    write.must(
        "insert into measure (id, organisation_id, code, name, score_min, score_max, better, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing",
        values![
            MeasureId::make(by.now, by.chance),
            by.organisation,
            new.code.as_str(),
            new.name.as_str(),
            new.range.min,
            new.range.max,
            new.better.as_str(),
            import,
        ],
        1,
        MEASURE_CODE_TAKEN,
    )
}

impl Store {
    /// Keeps another measure. Conflict [`MEASURE_CODE_TAKEN`].
    pub async fn add_measure(&self, by: &By<'_>, new: &Measure) -> Result<(), StoreError> {
        let done = Done {
            action: AuditAction::Create,
            event: "measure.add",
            object_kind: "measure",
            object: &new.code,
            episode: None,
        };
        let write = by.audited(insert_measure(Write::new(), by, new, None), done);
        self.engine.write(write).await?;
        Ok(())
    }

    /// The measures of a house, by code.
    pub async fn measures(
        &self,
        organisation: OrganisationId,
    ) -> Result<BTreeMap<MeasureCode, Measure>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, code, name, score_min, score_max, better
                 from measure where organisation_id = ?1 order by code limit 2000",
                values![organisation],
            )
            .await?;
        rows.iter().map(|row| measure(row).map(|measure| (measure.code.clone(), measure))).collect()
    }
}
