//! The house itself.

use crate::Store;
use crate::by::{By, Done};
use crate::{Row, StoreError, Write, values};
use alliance::Language;
use alliance::audit::AuditAction;
use alliance::ids::OrganisationId;

/// The house that uses Verbond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Identity.
    pub id: OrganisationId,
    /// What it is called.
    pub name: String,
    /// Its time zone, as an IANA name.
    pub zone: String,
    /// The language of its pages where a reader chose none.
    pub language: Language,
}

fn organisation(row: &Row) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: row.parse("id")?,
        name: row.text("name")?,
        zone: row.text("zone")?,
        language: row.parse("language")?,
    })
}

impl Store {
    /// The one house of this installation; `None` before the first was made.
    pub async fn organisation(&self) -> Result<Option<Organisation>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id, name, zone, language from organisation order by created_at_ms limit 1",
                vec![],
            )
            .await?;
        row.as_ref().map(organisation).transpose()
    }

    /// Makes a house.
    pub async fn add_organisation(&self, by: &By<'_>, new: &Organisation) -> Result<(), StoreError> {
        let write = Write::new().step(
            "insert into organisation (id, name, zone, language, created_at_ms) values (?1, ?2, ?3, ?4, ?5)",
            values![new.id, new.name.as_str(), new.zone.as_str(), new.language.as_str(), by.now],
        );
        let done = Done {
            action: AuditAction::Create,
            event: "organisation.add",
            object_kind: "organisation",
            object: &new.id,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
