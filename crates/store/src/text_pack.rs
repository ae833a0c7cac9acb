//! Text packs: the words of published instruments for which this house has a licence.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::Language;
use alliance::audit::AuditAction;
use alliance::ids::OrganisationId;
use alliance::instrument::catalogue;
use alliance::instrument::text_pack::{TextPack, file};
use uuid::Uuid;

/// A pack on its way in, with the text it is kept as.
#[derive(Debug)]
pub struct NewTextPack<'a> {
    /// The checked pack.
    pub pack: &'a TextPack,
    /// The file it came as, in our own format.
    pub text: &'a str,
}

fn pack(row: &Row) -> Result<TextPack, StoreError> {
    let corrupt = || row.corrupt("content");
    let draft = file::read(row.str("content")?).map_err(|_| corrupt())?;
    let instrument = catalogue::instrument_of(&draft.instrument).ok_or_else(corrupt)?;
    TextPack::check(draft, instrument).map_err(|_| corrupt())
}

impl Store {
    /// The packs of a house, by instrument and language; those whose licence has ended too.
    pub async fn text_packs(&self, organisation: OrganisationId) -> Result<Vec<TextPack>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, content from text_pack where organisation_id = ?1
                 order by instrument_id, language limit 500",
                values![organisation],
            )
            .await?;
        rows.iter().map(pack).collect()
    }

    /// Keeps a pack; one for the same instrument and language is replaced.
    pub async fn keep_text_pack(&self, by: &By<'_>, new: &NewTextPack<'_>) -> Result<(), StoreError> {
        let key = new.pack.instrument();
        let language: Language = new.pack.language();
        let mut random = [0; 10];
        by.chance.fill(&mut random);
        let id = uuid::Builder::from_unix_timestamp_millis(by.now.ms().unsigned_abs(), &random).into_uuid();
        let write = Write::new().step(
            "insert into text_pack (id, organisation_id, instrument_id, instrument_version, language, licence, expires_on,
                                    content, created_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             on conflict (organisation_id, instrument_id, language) do update set
                 instrument_version = excluded.instrument_version, licence = excluded.licence,
                 expires_on = excluded.expires_on, content = excluded.content, created_at_ms = excluded.created_at_ms",
            values![
                Uuid::to_string(&id),
                by.organisation,
                key.id.to_string(),
                key.version,
                language,
                new.pack.licence().reference.as_str(),
                new.pack.licence().expires_on.map(|day| day.to_string()),
                new.text,
                by.now,
            ],
        );
        let done = Done {
            action: AuditAction::Create,
            event: "text-pack.keep",
            object_kind: "instrument",
            object: &key.id,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
