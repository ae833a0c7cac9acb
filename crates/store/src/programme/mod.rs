//! Programmes for groups, as a house keeps them; the runs of them, and what was answered about those.

pub mod answer;
pub mod correction;
mod medium;
pub mod meeting;
pub mod run;

use crate::by::{By, Done};
use crate::engine::read::Read;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::ids::{OrganisationId, ProgrammeId};
use alliance::programme::{Programme, Theme};
use std::collections::BTreeMap;

/// The conflict of a new version of a programme that has one already.
pub const PROGRAMME_CHANGED: &str = "programme-changed";

fn theme(row: &Row) -> Result<(ProgrammeId, Theme), StoreError> {
    let theme = Theme {
        title: row.text("title")?,
        about: row.text_or_null("about")?,
        materials: row.text_or_null("materials")?,
    };
    Ok((row.parse("programme_id")?, theme))
}

fn programme(row: &Row, organisation: OrganisationId) -> Result<Programme, StoreError> {
    Ok(Programme {
        id: row.parse("id")?,
        organisation,
        title: row.text("title")?,
        minutes: row.number("minutes")?,
        complaints: row.parse("complaints")?,
        follow_up_weeks: row.number_or_null("follow_up_weeks")?,
        themes: Vec::new(),
        made_at: row.timestamp("made_at_ms")?,
    })
}

impl Store {
    /// The programmes of a house, newest first.
    pub async fn programmes(&self, organisation: OrganisationId) -> Result<Vec<Programme>, StoreError> {
        let read = Read::new()
            .query(
                "select id, title, minutes, complaints, follow_up_weeks, made_at_ms from programme
                 where organisation_id = ?1 order by made_at_ms desc, id desc limit 200",
                values![organisation],
            )
            .query(
                "select programme_theme.programme_id, programme_theme.title, programme_theme.about, programme_theme.materials
                 from programme_theme join programme on programme.id = programme_theme.programme_id
                 where programme.organisation_id = ?1
                 order by programme_theme.programme_id, programme_theme.number limit 6000",
                values![organisation],
            );
        let answers = self.engine.read(read).await?;
        let [programmes, themes] = answers.as_slice() else {
            return Err(StoreError::engine("two questions had another number of answers"));
        };
        let mut found: Vec<Programme> =
            programmes.iter().map(|row| programme(row, organisation)).collect::<Result<_, _>>()?;
        for row in themes {
            let (of, theme) = theme(row)?;
            if let Some(programme) = found.iter_mut().find(|programme| programme.id == of) {
                programme.themes.push(theme);
            }
        }
        Ok(found)
    }

    /// One programme of a house.
    pub async fn programme(
        &self,
        organisation: OrganisationId,
        id: ProgrammeId,
    ) -> Result<Option<Programme>, StoreError> {
        Ok(self.programmes(organisation).await?.into_iter().find(|programme| programme.id == id))
    }

    /// Keeps a new programme.
    pub async fn add_programme(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &Programme,
    ) -> Result<(), StoreError> {
        let write = insert_programme(by.once(Write::new(), once, &new.id.to_string()), by, new);
        self.engine.write(by.audited(write, done("programme.add", AuditAction::Create, &new.id))).await?;
        Ok(())
    }

    /// Keeps a programme in the place of an earlier version of it, which stays with its runs. Conflict
    /// [`PROGRAMME_CHANGED`] if it has a newer version already.
    pub async fn replace_programme(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        before: ProgrammeId,
        new: &Programme,
    ) -> Result<(), StoreError> {
        let write = insert_programme(by.once(Write::new(), once, &new.id.to_string()), by, new).must(
            "update programme set replaces_id = ?1
             where id = ?2 and organisation_id = ?3
               and not exists (select 1 from programme other where other.replaces_id = ?1)
               and exists (select 1 from programme earlier where earlier.id = ?1 and earlier.organisation_id = ?3)",
            values![before, new.id, by.organisation],
            1,
            PROGRAMME_CHANGED,
        );
        self.engine.write(by.audited(write, done("programme.replace", AuditAction::Update, &new.id))).await?;
        Ok(())
    }

    /// The programmes that have a newer version, each with the one that follows it.
    pub async fn replaced_programmes(
        &self,
        organisation: OrganisationId,
    ) -> Result<BTreeMap<ProgrammeId, ProgrammeId>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, replaces_id from programme where organisation_id = ?1 and replaces_id is not null
                 order by id limit 1000",
                values![organisation],
            )
            .await?;
        rows.iter().map(|row| Ok((row.parse("replaces_id")?, row.parse("id")?))).collect()
    }
}

fn done<'a>(event: &'static str, action: AuditAction, programme: &'a ProgrammeId) -> Done<'a> {
    Done { action, event, object_kind: "programme", object: programme, episode: None }
}

/// The steps that keep a programme with its sessions.
fn insert_programme(write: Write, by: &By<'_>, new: &Programme) -> Write {
    let mut write = write.step(
        "insert into programme (id, organisation_id, title, minutes, complaints, follow_up_weeks, made_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            new.id,
            by.organisation,
            new.title.as_str(),
            new.minutes,
            new.complaints.as_str(),
            new.follow_up_weeks,
            new.made_at,
        ],
    );
    for (theme, number) in new.themes.iter().zip(1_u32..) {
        write = write.step(
                "insert into programme_theme (programme_id, number, title, about, materials) values (?1, ?2, ?3, ?4, ?5)",
                values![new.id, number, theme.title.as_str(), theme.about.clone(), theme.materials.clone()],
            );
    }
    write
}
