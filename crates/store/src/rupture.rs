//! Ruptures, version by version. Nothing is overwritten, and every text is sealed.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::session::touch_episode;
use crate::signal::answer::answer_by_rupture;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::{AuditAction, AuditActor};
use alliance::ids::{EpisodeId, OrganisationId, RuptureId};
use alliance::rupture::account::{Account, Said};
use alliance::rupture::{Origin, Rupture, Version};
use std::collections::BTreeMap;

/// The conflict of a rupture that got another version meanwhile.
pub const RUPTURE_CHANGED: &str = "rupture-changed";

const TALKED: Field = Field { table: "rupture_version", column: "talked_sealed" };
const CHANGED: Field = Field { table: "rupture_version", column: "changed_sealed" };
const REASON: Field = Field { table: "rupture_version", column: "reason_sealed" };
const SET_ASIDE: Field = Field { table: "rupture_version", column: "set_aside_sealed" };

/// What a new rupture begins with.
#[derive(Debug)]
pub struct NewRupture<'a> {
    /// Identity.
    pub id: RuptureId,
    /// The treatment it belongs to.
    pub episode: EpisodeId,
    /// What it is opened from.
    pub origin: Origin,
    /// Its first version.
    pub account: &'a Account,
}

impl Store {
    /// Writes down a rupture, with its first version.
    pub async fn open_rupture(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &NewRupture<'_>,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string());
        let write = self.insert_rupture(write, by, new)?;
        let done = done("rupture.open", AuditAction::Create, &new.id, new.episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// The steps that add a rupture with its first version; used by the page and by a simulated clinic.
    pub(crate) fn insert_rupture(
        &self,
        write: Write,
        by: &By<'_>,
        new: &NewRupture<'_>,
    ) -> Result<Write, StoreError> {
        let (origin, component, perspective) = match new.origin {
            Origin::Signal { component, perspective } => ("signal", Some(component), Some(perspective)),
            Origin::ClientMark => ("client-mark", None, None),
            Origin::ByHand => ("by-hand", None, None),
        };
        let write = write.step(
            "insert into rupture (id, organisation_id, episode_id, origin, origin_component, origin_perspective, opened_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![new.id, by.organisation, new.episode, origin, component, perspective, by.now],
        );
        let about = (new.origin, new.account.component, new.account.session);
        let write = answer_by_rupture(write, by, new.episode, new.id, about);
        self.insert_rupture_version(write, by, new.id, 1, new.account)
    }

    /// Adds the version after `base`; the audit log says so where it sets the rupture aside or takes it up. Conflict [`RUPTURE_CHANGED`] if there is one already.
    pub async fn change_rupture(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        rupture: &Rupture,
        base: u32,
        account: &Account,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &rupture.id.to_string());
        let write = self.insert_rupture_version(write, by, rupture.id, base + 1, account)?;
        // Whether it counts decides whether it answers a signal.
        let write = touch_episode(write, rupture.episode);
        let event = match (rupture.last.account.counts(), account.counts()) {
            (true, false) => "rupture.set-aside",
            (false, true) => "rupture.take-up",
            (true, true) | (false, false) => "rupture.change",
        };
        let done = done(event, AuditAction::Update, &rupture.id, rupture.episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// The ruptures of an episode, each with its last version; the first written down first.
    pub async fn ruptures(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<Rupture>, StoreError> {
        let rows = self
            .engine
            .query(
                "select rupture.id, rupture.episode_id, rupture.origin, rupture.origin_component, rupture.origin_perspective,
                        rupture.opened_at_ms, v.number, v.author_kind, v.author_member_id, v.at_ms, v.component, v.movement,
                        v.noticed_by, v.session_id, v.agreement_at_ms, v.ways, v.said, v.talked_sealed, v.changed_sealed,
                        v.reason_sealed, v.set_aside_sealed
                 from rupture join rupture_version v on v.rupture_id = rupture.id
                 where rupture.organisation_id = ?1 and rupture.episode_id = ?2
                   and v.number = (select max(number) from rupture_version where rupture_id = rupture.id)
                 order by rupture.opened_at_ms, rupture.id limit 500",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(|row| self.rupture_of(organisation, row)).collect()
    }

    /// One rupture with its last version.
    pub async fn rupture(
        &self,
        organisation: OrganisationId,
        id: RuptureId,
    ) -> Result<Option<Rupture>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select rupture.id, rupture.episode_id, rupture.origin, rupture.origin_component, rupture.origin_perspective,
                        rupture.opened_at_ms, v.number, v.author_kind, v.author_member_id, v.at_ms, v.component, v.movement,
                        v.noticed_by, v.session_id, v.agreement_at_ms, v.ways, v.said, v.talked_sealed, v.changed_sealed,
                        v.reason_sealed, v.set_aside_sealed
                 from rupture join rupture_version v on v.rupture_id = rupture.id
                 where rupture.organisation_id = ?1 and rupture.id = ?2
                   and v.number = (select max(number) from rupture_version where rupture_id = rupture.id)",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(|row| self.rupture_of(organisation, row)).transpose()
    }

    /// All versions of a rupture, by number.
    pub async fn rupture_versions(
        &self,
        organisation: OrganisationId,
        id: RuptureId,
    ) -> Result<BTreeMap<u32, Version>, StoreError> {
        let rows = self
            .engine
            .query(
                "select v.rupture_id as id, v.number, v.author_kind, v.author_member_id, v.at_ms, v.component, v.movement,
                        v.noticed_by, v.session_id, v.agreement_at_ms, v.ways, v.said, v.talked_sealed, v.changed_sealed,
                        v.reason_sealed, v.set_aside_sealed
                 from rupture_version v join rupture on rupture.id = v.rupture_id
                 where rupture.organisation_id = ?1 and v.rupture_id = ?2 order by v.number limit 1000",
                values![organisation, id],
            )
            .await?;
        let versions = rows.iter().map(|row| self.version_of(organisation, row));
        versions.map(|version| version.map(|version| (version.number, version))).collect()
    }

    fn insert_rupture_version(
        &self,
        write: Write,
        by: &By<'_>,
        id: RuptureId,
        number: u32,
        account: &Account,
    ) -> Result<Write, StoreError> {
        let record = format!("{id}/{number}");
        let seal = |field: Field, text: Option<&str>| {
            let seal = |text| self.key.seal(by.organisation, field, &record, text, by.chance);
            text.map(seal).transpose()
        };
        let ways: Vec<&str> = account.ways.iter().map(|way| way.as_str()).collect();
        let said = account.said.as_ref();
        Ok(write.must(
            "insert into rupture_version (rupture_id, number, author_kind, author_member_id, at_ms, component, movement,
                                          noticed_by, session_id, agreement_at_ms, ways, said, talked_sealed,
                                          changed_sealed, reason_sealed, set_aside_sealed)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) on conflict do nothing",
            values![
                id,
                number,
                by.actor.kind(),
                by.actor.member(),
                by.now,
                account.component,
                account.movement.as_str(),
                account.noticed_by.as_str(),
                account.session,
                account.agreement_at,
                ways.join(" "),
                said.map(|said| said.outcome.as_str()),
                seal(TALKED, account.talked.as_deref())?,
                seal(CHANGED, account.changed.as_deref())?,
                seal(REASON, said.map(|said| said.reason.as_str()))?,
                seal(SET_ASIDE, account.set_aside.as_deref())?,
            ],
            1,
            RUPTURE_CHANGED,
        ))
    }

    fn rupture_of(&self, organisation: OrganisationId, row: &Row) -> Result<Rupture, StoreError> {
        Ok(Rupture {
            id: row.parse("id")?,
            episode: row.parse("episode_id")?,
            origin: match row.str("origin")? {
                "signal" => Origin::Signal {
                    component: row.parse("origin_component")?,
                    perspective: row.parse("origin_perspective")?,
                },
                "client-mark" => Origin::ClientMark,
                "by-hand" => Origin::ByHand,
                _ => return Err(row.corrupt("origin")),
            },
            opened_at: row.timestamp("opened_at_ms")?,
            last: self.version_of(organisation, row)?,
        })
    }

    fn version_of(&self, organisation: OrganisationId, row: &Row) -> Result<Version, StoreError> {
        let number = row.number("number")?;
        let record = format!("{}/{number}", row.str("id")?);
        let open = |field: Field| {
            let sealed = row.blob_or_null(field.column)?;
            sealed.map(|sealed| self.key.open(organisation, field, &record, sealed)).transpose()
        };
        let said = match (row.parse_or_null("said")?, open(REASON)?) {
            (None, None) => None,
            (Some(outcome), Some(reason)) => Some(Said { outcome, reason }),
            (Some(_), None) | (None, Some(_)) => return Err(row.corrupt("said")),
        };
        let ways = row.str("ways")?.split_whitespace().map(|word| word.parse());
        let account = Account {
            component: row.parse("component")?,
            movement: row.parse("movement")?,
            noticed_by: row.parse("noticed_by")?,
            session: row.parse_or_null("session_id")?,
            agreement_at: row.timestamp_or_null("agreement_at_ms")?,
            talked: open(TALKED)?,
            changed: open(CHANGED)?,
            ways: ways.collect::<Result<_, _>>().map_err(|_| row.corrupt("ways"))?,
            said,
            set_aside: open(SET_ASIDE)?,
        };
        let author = match row.str("author_kind")? {
            "member" => AuditActor::Member(row.parse("author_member_id")?),
            "client" => AuditActor::Client,
            "operator" => AuditActor::Operator,
            "stranger" => AuditActor::Stranger,
            _ => return Err(row.corrupt("author_kind")),
        };
        Ok(Version { number, author, at: row.timestamp("at_ms")?, account })
    }
}

fn done<'a>(
    event: &'static str,
    action: AuditAction,
    rupture: &'a RuptureId,
    episode: EpisodeId,
) -> Done<'a> {
    Done { action, event, object_kind: "rupture", object: rupture, episode: Some(episode) }
}
