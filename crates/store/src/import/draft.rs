//! A file between its upload and its import. It can hold anything, so its text is sealed, and it is gone after an hour.

use crate::by::By;
use crate::seal_field::Field;
use crate::{Store, StoreError, Write, values};
use alliance::clock::{HOUR_MS, Timestamp};
use alliance::ids::{ImportDraftId, MemberId, OrganisationId};
use alliance::import::encoding::Encoding;

/// How long a file waits for its import.
pub const DRAFT_LIFE_MS: i64 = HOUR_MS;

const TEXT: Field = Field { table: "import_draft", column: "text_sealed" };

/// A file between its upload and its import.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportDraft {
    /// What the file is called.
    pub file_name: String,
    /// How it was written.
    pub encoding: Encoding,
    /// The hash of its bytes.
    pub fingerprint: String,
    /// Its text.
    pub text: String,
}

impl std::fmt::Debug for ImportDraft {
    /// Never the text: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportDraft").field("fingerprint", &self.fingerprint).finish_non_exhaustive()
    }
}

impl Store {
    /// Keeps an uploaded file for an hour. The member's file before it goes, and so does everyone's that is too old.
    pub async fn keep_import_draft(
        &self,
        by: &By<'_>,
        member: MemberId,
        draft: &ImportDraft,
    ) -> Result<ImportDraftId, StoreError> {
        let id = ImportDraftId::make(by.now, by.chance);
        let sealed = self.key.seal(by.organisation, TEXT, &id.to_string(), &draft.text, by.chance)?;
        let write = Write::new()
            .step("delete from import_draft where expires_at_ms <= ?1 or member_id = ?2", values![by.now, member])
            .step(
                "insert into import_draft (id, organisation_id, member_id, file_name, encoding, fingerprint, text_sealed,
                                           made_at_ms, expires_at_ms)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                values![
                    id,
                    by.organisation,
                    member,
                    alliance::import::problem::seen(&draft.file_name, 120),
                    draft.encoding.as_str(),
                    draft.fingerprint.as_str(),
                    sealed,
                    by.now,
                    by.now.plus_ms(DRAFT_LIFE_MS),
                ],
            );
        self.engine.write(write).await?;
        Ok(id)
    }

    /// A file its own member uploaded; `None` if there is none, or not any more.
    pub async fn import_draft(
        &self,
        organisation: OrganisationId,
        member: MemberId,
        id: ImportDraftId,
        now: Timestamp,
    ) -> Result<Option<ImportDraft>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id, file_name, encoding, fingerprint, text_sealed from import_draft
                 where organisation_id = ?1 and member_id = ?2 and id = ?3 and expires_at_ms > ?4",
                values![organisation, member, id, now],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(ImportDraft {
            file_name: row.text("file_name")?,
            encoding: row.parse("encoding")?,
            fingerprint: row.text("fingerprint")?,
            text: self.key.open(organisation, TEXT, &id.to_string(), row.bytes("text_sealed")?.as_slice())?,
        }))
    }

    /// Forgets an uploaded file.
    pub async fn drop_import_draft(&self, member: MemberId, id: ImportDraftId) -> Result<(), StoreError> {
        let write = Write::new()
            .step("delete from import_draft where id = ?1 and member_id = ?2", values![id, member]);
        self.engine.write(write).await?;
        Ok(())
    }
}
