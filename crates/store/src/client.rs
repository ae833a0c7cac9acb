//! Clients: codes first; name and contact encrypted, read only where they are shown.

use crate::Store;
use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, StoreError, Write, values};
use alliance::Language;
use alliance::audit::AuditAction;
use alliance::ids::{ClientId, EpisodeId, ImportId, OrganisationId};
use alliance::people::{Client, ClientCode};

/// The conflict of a code another client has already.
pub const CLIENT_CODE_TAKEN: &str = "client-code-taken";

const NAME: Field = Field { table: "client", column: "name_sealed" };
const CONTACT: Field = Field { table: "client", column: "contact_sealed" };

/// Who hides behind a code. Both are optional: a code is enough to work with.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The name.
    pub name: Option<String>,
    /// Address, telephone or e-mail.
    pub contact: Option<String>,
}

impl std::fmt::Debug for Identity {
    /// Never the name itself: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

pub(crate) fn client(row: &Row) -> Result<Client, StoreError> {
    Ok(Client {
        id: row.parse("client_id")?,
        organisation: row.parse("organisation_id")?,
        code: ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
        language: row.parse_or_null("client_language")?,
    })
}

/// The step that adds a client; used by the page and by an import.
pub(crate) fn insert_client(write: Write, by: &By<'_>, new: &Client, import: Option<ImportId>) -> Write {
    write.must(
        "insert into client (id, organisation_id, code, language, created_at_ms, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing",
        values![
            new.id,
            by.organisation,
            new.code.as_str(),
            new.language.map(Language::as_str),
            by.now,
            import
        ],
        1,
        CLIENT_CODE_TAKEN,
    )
}

impl Store {
    /// The client with this code.
    pub async fn client_by_code(
        &self,
        organisation: OrganisationId,
        code: &ClientCode,
    ) -> Result<Option<Client>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id as client_id, organisation_id, code, language as client_language
                 from client where organisation_id = ?1 and code = ?2",
                values![organisation, code.as_str()],
            )
            .await?;
        row.as_ref().map(client).transpose()
    }

    /// Name and contact of a client.
    pub async fn identity(&self, organisation: OrganisationId, id: ClientId) -> Result<Identity, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select name_sealed, contact_sealed from client where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .await?;
        let Some(row) = row else { return Ok(Identity::default()) };
        let open = |field: Field| -> Result<Option<String>, StoreError> {
            row.blob_or_null(field.column)?
                .map(|sealed| self.key.open(organisation, field, &id.to_string(), sealed))
                .transpose()
        };
        Ok(Identity { name: open(NAME)?, contact: open(CONTACT)? })
    }

    /// Keeps name and contact of a client, encrypted.
    pub async fn change_identity(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: ClientId,
        identity: &Identity,
    ) -> Result<(), StoreError> {
        let seal = |field: Field, text: &Option<String>| -> Result<Option<Vec<u8>>, StoreError> {
            text.as_ref()
                .map(|text| self.key.seal(by.organisation, field, &id.to_string(), text, by.chance))
                .transpose()
        };
        let write = Write::new().must(
            "update client set name_sealed = ?3, contact_sealed = ?4 where organisation_id = ?1 and id = ?2",
            values![by.organisation, id, seal(NAME, &identity.name)?, seal(CONTACT, &identity.contact)?],
            1,
            "client",
        );
        let done = Done {
            action: AuditAction::Update,
            event: "client.identity",
            object_kind: "client",
            object: &id,
            episode: Some(episode),
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
