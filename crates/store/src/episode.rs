//! Episodes of care and the therapists who treat in them.

use crate::Store;
use crate::by::{By, Done};
use crate::client::{client, insert_client};
use crate::medium::{medium_changed, note_medium};
use crate::{Row, StoreError, Write, values};
use alliance::access::{Actor, Relation};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::episode::{Episode, EpisodeState, OpensAlone};
use alliance::ids::{EpisodeId, ImportId, MemberId, OrganisationId};
use alliance::medium::Medium;
use alliance::people::Client;

/// A therapist of an episode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeTherapist {
    /// Who.
    pub member: MemberId,
    /// What others see.
    pub shown_name: String,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` while treating.
    pub until: Option<Timestamp>,
}

/// An episode with its client and therapists: what a page about it opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeCase {
    /// The course of treatment.
    pub episode: Episode,
    /// The person in care.
    pub client: Client,
    /// Who treats and treated, by name.
    pub therapists: Vec<EpisodeTherapist>,
}

impl EpisodeCase {
    /// How a member stands to this episode.
    pub fn relation(&self, actor: &Actor) -> Relation {
        let treats = self.therapists.iter().any(|t| t.member == actor.member && t.until.is_none());
        if treats { Relation::Treats } else { Relation::SameOrganisation }
    }
}

pub(crate) fn episode(row: &Row) -> Result<Episode, StoreError> {
    Ok(Episode {
        id: row.parse("episode_id")?,
        organisation: row.parse("organisation_id")?,
        client: row.parse("client_id")?,
        number: row.number("number")?,
        format: row.parse("format")?,
        model: row.parse_or_null("model")?,
        medium: row.parse_or_null("medium")?,
        planned_sessions: row.number_or_null("planned_sessions")?,
        wellbeing: row.parse("wellbeing")?,
        opens_alone: match row.number_or_null("opens_alone_days")? {
            None => OpensAlone::Never,
            Some(days) => OpensAlone::AfterDays(days),
        },
        opened_at: row.timestamp("episode_opened_at_ms")?,
        state: match row.timestamp_or_null("closed_at_ms")? {
            None => EpisodeState::Open,
            Some(at) => EpisodeState::Closed { at },
        },
    })
}

fn opens_alone_days(rule: OpensAlone) -> Option<u32> {
    match rule {
        OpensAlone::Never => None,
        OpensAlone::AfterDays(days) => Some(days),
    }
}

/// The steps that add an episode and its therapists; used by the page and by an import.
pub(crate) fn insert_episode(
    write: Write,
    new: &Episode,
    therapists: &[MemberId],
    import: Option<ImportId>,
) -> Write {
    let mut write = write.must(
        "insert into episode (id, organisation_id, client_id, number, format, model, planned_sessions, wellbeing,
                              opens_alone_days, opened_at_ms, closed_at_ms, import_id, medium)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) on conflict do nothing",
        values![
            new.id,
            new.organisation,
            new.client,
            new.number,
            new.format.as_str(),
            new.model.map(|model| model.as_str()),
            new.planned_sessions,
            new.wellbeing.as_str(),
            opens_alone_days(new.opens_alone),
            new.opened_at,
            match new.state {
                EpisodeState::Open => None,
                EpisodeState::Closed { at } => Some(at),
            },
            import,
            new.medium.as_ref().map(Medium::to_string),
        ],
        1,
        "episode-number",
    );
    if let Some(medium) = &new.medium {
        write = note_medium(write, new.id, Some(medium), new.opened_at);
    }
    for therapist in therapists {
        write = add_therapist(write, new.id, *therapist, new.opened_at, import);
    }
    write
}

fn add_therapist(
    write: Write,
    episode: EpisodeId,
    member: MemberId,
    from: Timestamp,
    import: Option<ImportId>,
) -> Write {
    write.step(
        "insert into episode_therapist (episode_id, member_id, from_ms, import_id) values (?1, ?2, ?3, ?4)
         on conflict (episode_id, member_id) do update set until_ms = null",
        values![episode, member, from, import],
    )
}

fn done<'a>(event: &'static str, action: AuditAction, episode: &'a EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "episode", object: episode, episode: Some(*episode) }
}

impl Store {
    /// An episode with its client and therapists.
    pub async fn episode_case(
        &self,
        organisation: OrganisationId,
        id: EpisodeId,
    ) -> Result<Option<EpisodeCase>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select episode.id as episode_id, episode.organisation_id, episode.client_id, episode.number, episode.format,
                        episode.model, episode.medium, episode.planned_sessions, episode.wellbeing, episode.opens_alone_days,
                        episode.opened_at_ms as episode_opened_at_ms, episode.closed_at_ms, client.code, client.language as client_language
                 from episode join client on client.id = episode.client_id
                 where episode.organisation_id = ?1 and episode.id = ?2",
                values![organisation, id],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        let therapists = self
            .engine
            .query(
                "select episode_therapist.member_id, member.shown_name, episode_therapist.from_ms, episode_therapist.until_ms
                 from episode_therapist join member on member.id = episode_therapist.member_id
                 where episode_therapist.episode_id = ?1 order by member.shown_name, member.id limit 50",
                values![id],
            )
            .await?;
        let therapists = therapists
            .iter()
            .map(|row| {
                Ok(EpisodeTherapist {
                    member: row.parse("member_id")?,
                    shown_name: row.text("shown_name")?,
                    from: row.timestamp("from_ms")?,
                    until: row.timestamp_or_null("until_ms")?,
                })
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(Some(EpisodeCase { episode: episode(&row)?, client: client(&row)?, therapists }))
    }

    /// Opens an episode for a new client. Conflict [`crate::client::CLIENT_CODE_TAKEN`].
    pub async fn open_episode(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        client: &Client,
        new: &Episode,
        therapists: &[MemberId],
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string());
        let write = insert_client(write, by, client, None);
        let write = insert_episode(write, new, therapists, None);
        self.engine.write(by.audited(write, done("episode.open", AuditAction::Create, &new.id))).await?;
        Ok(())
    }

    /// Opens the next episode for a client who was treated before.
    pub async fn open_next_episode(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &Episode,
        therapists: &[MemberId],
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string());
        let write = insert_episode(write, new, therapists, None);
        self.engine.write(by.audited(write, done("episode.open", AuditAction::Create, &new.id))).await?;
        Ok(())
    }

    /// The number of a client's last episode; 0 before the first.
    pub async fn last_episode_number(&self, client: alliance::ids::ClientId) -> Result<u32, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select coalesce(max(number), 0) as number from episode where client_id = ?1",
                values![client],
            )
            .await?;
        row.map_or(Ok(0), |row| row.number("number"))
    }

    /// Keeps an episode's settings and who treats from now on.
    pub async fn change_episode(
        &self,
        by: &By<'_>,
        changed: &Episode,
        therapists: &[MemberId],
    ) -> Result<(), StoreError> {
        let mut write = medium_changed(Write::new(), changed, by.now)
            .must(
                "update episode set format = ?3, model = ?4, planned_sessions = ?5, wellbeing = ?6, opens_alone_days = ?7,
                        closed_at_ms = ?8, medium = ?9, revision = revision + 1
                 where organisation_id = ?1 and id = ?2",
                values![
                    by.organisation,
                    changed.id,
                    changed.format.as_str(),
                    changed.model.map(|model| model.as_str()),
                    changed.planned_sessions,
                    changed.wellbeing.as_str(),
                    opens_alone_days(changed.opens_alone),
                    match changed.state {
                        EpisodeState::Open => None,
                        EpisodeState::Closed { at } => Some(at),
                    },
                    changed.medium.as_ref().map(Medium::to_string),
                ],
                1,
                "episode",
            )
            .step(
                "update episode_therapist set until_ms = ?2 where episode_id = ?1 and until_ms is null",
                values![changed.id, by.now],
            );
        for therapist in therapists {
            write = add_therapist(write, changed.id, *therapist, by.now, None);
        }
        self.engine
            .write(by.audited(write, done("episode.change", AuditAction::Update, &changed.id)))
            .await?;
        Ok(())
    }
}
