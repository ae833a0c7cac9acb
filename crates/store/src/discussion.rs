//! Cases prepared for a talk with colleagues, version by version, and with whom they are shared until when.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::discussion::{CaseShare, Preparation, PreparationVersion};
use alliance::ids::{CaseShareId, EpisodeId, MemberId, OrganisationId};

/// The conflict of a preparation that got another version meanwhile.
pub const DISCUSSION_CHANGED: &str = "discussion-changed";
/// The conflict of a share that has ended already.
pub const SHARE_ENDED: &str = "share-ended";

const ALIAS: Field = Field { table: "discussion_version", column: "alias_sealed" };
const OWN_QUESTION: Field = Field { table: "discussion_version", column: "own_question_sealed" };
const CONCLUSIONS: Field = Field { table: "discussion_version", column: "conclusions_sealed" };

/// A share as it is listed: with the name of the member it is with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedShare {
    /// The share.
    pub share: CaseShare,
    /// What others see of the member.
    pub shown_name: String,
}

fn share(row: &Row) -> Result<CaseShare, StoreError> {
    Ok(CaseShare {
        id: row.parse("id")?,
        episode: row.parse("episode_id")?,
        with: row.parse("member_id")?,
        from: row.timestamp("from_ms")?,
        until: row.timestamp("until_ms")?,
        manner: row.parse("manner")?,
        agreed_on: row.parse("agreed_on")?,
        ended_at: row.timestamp_or_null("ended_at_ms")?,
    })
}

impl Store {
    /// What was prepared last; `None` before the first time.
    pub async fn preparation(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Option<PreparationVersion>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select episode_id as id, number, author_member_id, at_ms, questions, alias_sealed, own_question_sealed,
                        conclusions_sealed
                 from discussion_version where organisation_id = ?1 and episode_id = ?2 order by number desc limit 1",
                values![organisation, episode],
            )
            .await?;
        row.as_ref().map(|row| self.preparation_of(organisation, row)).transpose()
    }

    /// All that was prepared, the first version first.
    pub async fn preparations(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<PreparationVersion>, StoreError> {
        let rows = self
            .engine
            .query(
                "select episode_id as id, number, author_member_id, at_ms, questions, alias_sealed, own_question_sealed,
                        conclusions_sealed
                 from discussion_version where organisation_id = ?1 and episode_id = ?2 order by number limit 1000",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(|row| self.preparation_of(organisation, row)).collect()
    }

    /// Adds the version after `base`, 0 before the first. Conflict [`DISCUSSION_CHANGED`] if there is one already.
    pub async fn keep_preparation(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        base: u32,
        preparation: &Preparation,
    ) -> Result<(), StoreError> {
        let number = base + 1;
        let record = format!("{episode}/{number}");
        let seal = |field: Field, text: &str| self.key.seal(by.organisation, field, &record, text, by.chance);
        let questions: Vec<&str> = preparation.questions.iter().map(|question| question.as_str()).collect();
        let write = by.once(Write::new(), once, &episode.to_string()).must(
            "insert into discussion_version (episode_id, number, organisation_id, author_member_id, at_ms, questions,
                                             alias_sealed, own_question_sealed, conclusions_sealed)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict do nothing",
            values![
                episode,
                number,
                by.organisation,
                by.actor.member(),
                by.now,
                questions.join(" "),
                seal(ALIAS, &preparation.alias)?,
                preparation.own_question.as_ref().map(|text| seal(OWN_QUESTION, text)).transpose()?,
                preparation.conclusions.as_ref().map(|text| seal(CONCLUSIONS, text)).transpose()?,
            ],
            1,
            DISCUSSION_CHANGED,
        );
        let done = Done {
            action: AuditAction::Update,
            event: "discussion.keep",
            object_kind: "discussion",
            object: &episode,
            episode: Some(episode),
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Shares a case with a member until a moment.
    pub async fn share_case(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &CaseShare,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string()).step(
            "insert into case_share (id, organisation_id, episode_id, member_id, from_ms, until_ms, manner, agreed_on, ended_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            values![
                new.id,
                by.organisation,
                new.episode,
                new.with,
                new.from,
                new.until,
                new.manner.as_str(),
                new.agreed_on.to_string(),
                new.ended_at,
            ],
        );
        let done = share_done("discussion.share", AuditAction::Create, &new.id, new.episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Ends a share before its time. Conflict [`SHARE_ENDED`] if it has ended.
    pub async fn end_share(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: CaseShareId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update case_share set ended_at_ms = ?4
             where organisation_id = ?1 and episode_id = ?2 and id = ?3 and ended_at_ms is null and until_ms > ?4",
            values![by.organisation, episode, id, by.now],
            1,
            SHARE_ENDED,
        );
        let done = share_done("discussion.unshare", AuditAction::Update, &id, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// With whom a case is or was shared, the last one first.
    pub async fn shares(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<ListedShare>, StoreError> {
        let rows = self
            .engine
            .query(
                "select case_share.id, case_share.episode_id, case_share.member_id, case_share.from_ms, case_share.until_ms,
                        case_share.manner, case_share.agreed_on, case_share.ended_at_ms, member.shown_name
                 from case_share join member on member.id = case_share.member_id
                 where case_share.organisation_id = ?1 and case_share.episode_id = ?2
                 order by case_share.from_ms desc, case_share.id limit 200",
                values![organisation, episode],
            )
            .await?;
        rows.iter()
            .map(|row| Ok(ListedShare { share: share(row)?, shown_name: row.text("shown_name")? }))
            .collect()
    }

    /// The shares with a member that hold at `now`, the one that ends first first.
    pub async fn shared_with(
        &self,
        organisation: OrganisationId,
        member: MemberId,
        now: Timestamp,
    ) -> Result<Vec<CaseShare>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, episode_id, member_id, from_ms, until_ms, manner, agreed_on, ended_at_ms from case_share
                 where organisation_id = ?1 and member_id = ?2 and from_ms <= ?3 and until_ms > ?3 and ended_at_ms is null
                 order by until_ms, id limit 200",
                values![organisation, member, now],
            )
            .await?;
        rows.iter().map(share).collect()
    }

    fn preparation_of(
        &self,
        organisation: OrganisationId,
        row: &Row,
    ) -> Result<PreparationVersion, StoreError> {
        let number = row.number("number")?;
        let record = format!("{}/{number}", row.str("id")?);
        let open = |field: Field| {
            let sealed = row.blob_or_null(field.column)?;
            sealed.map(|sealed| self.key.open(organisation, field, &record, sealed)).transpose()
        };
        let questions = row.str("questions")?.split_whitespace().map(|word| word.parse());
        Ok(PreparationVersion {
            number,
            author: row.parse_or_null("author_member_id")?,
            at: row.timestamp("at_ms")?,
            preparation: Preparation {
                alias: open(ALIAS)?.ok_or_else(|| row.corrupt("alias_sealed"))?,
                questions: questions.collect::<Result<_, _>>().map_err(|_| row.corrupt("questions"))?,
                own_question: open(OWN_QUESTION)?,
                conclusions: open(CONCLUSIONS)?,
            },
        })
    }
}

fn share_done<'a>(
    event: &'static str,
    action: AuditAction,
    id: &'a CaseShareId,
    episode: EpisodeId,
) -> Done<'a> {
    Done { action, event, object_kind: "share", object: id, episode: Some(episode) }
}
