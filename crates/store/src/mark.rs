//! The client's own marks, and the organisation's route for a complaint.

use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::session::touch_episode;
use crate::{Row, Store, StoreError, Write, values};
use alliance::Language;
use alliance::audit::AuditAction;
use alliance::ids::{ClientMarkId, EpisodeId, MemberId, OrganisationId};
use alliance::mark::{ClientMark, Discussed};
use alliance::people::ClientCode;

/// The conflict of a mark that was taken back already.
pub const MARK_WITHDRAWN: &str = "mark-withdrawn";

/// The conflict of a mark that was taken back, or of which it was said before that the two talked about it.
pub const MARK_SETTLED: &str = "mark-settled";

const WORDS: Field = Field { table: "client_mark", column: "words_sealed" };

/// A mark with the client it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressedMark {
    /// The mark.
    pub mark: ClientMark,
    /// Of whom.
    pub client: ClientCode,
}

impl Store {
    /// Keeps a client's mark.
    pub async fn make_mark(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        new: &ClientMark,
    ) -> Result<(), StoreError> {
        let record = new.id.to_string();
        let seal = |text: &String| self.key.seal(by.organisation, WORDS, &record, text, by.chance);
        let write = by.once(Write::new(), once, &record).step(
            "insert into client_mark (id, organisation_id, episode_id, session_id, at_ms, addressee, shows, component, words_sealed, withdrawn_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            values![
                new.id,
                by.organisation,
                new.episode,
                new.session,
                new.at,
                new.to.as_str(),
                new.shows.as_str(),
                new.component,
                new.words.as_ref().map(seal).transpose()?,
                new.withdrawn_at,
            ],
        );
        let done = done("mark.make", AuditAction::Create, &new.id, new.episode);
        self.engine.write(by.audited(touch_episode(write, new.episode), done)).await?;
        Ok(())
    }

    /// Takes a mark back. Conflict [`MARK_WITHDRAWN`] if it was taken back before, or the two talked about it.
    pub async fn withdraw_mark(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: ClientMarkId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update client_mark set withdrawn_at_ms = ?4
             where organisation_id = ?1 and episode_id = ?2 and id = ?3 and withdrawn_at_ms is null and discussed_at_ms is null",
            values![by.organisation, episode, id, by.now],
            1,
            MARK_WITHDRAWN,
        );
        let done = done("mark.withdraw", AuditAction::Update, &id, episode);
        self.engine.write(by.audited(touch_episode(write, episode), done)).await?;
        Ok(())
    }

    /// Says that the two talked about a mark. Conflict [`MARK_SETTLED`] if it was taken back, or if that was said before.
    pub async fn discuss_mark(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: ClientMarkId,
        discussed: Discussed,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update client_mark set discussed_at_ms = ?4, discussed_by_member_id = ?5
             where organisation_id = ?1 and episode_id = ?2 and id = ?3
               and withdrawn_at_ms is null and discussed_at_ms is null",
            values![by.organisation, episode, id, discussed.at, discussed.by],
            1,
            MARK_SETTLED,
        );
        let done = done("mark.discuss", AuditAction::Update, &id, episode);
        self.engine.write(by.audited(touch_episode(write, episode), done)).await?;
        Ok(())
    }

    /// The marks of an episode, the first one first; also those that do not show yet.
    pub async fn marks(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<ClientMark>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id, episode_id, session_id, at_ms, addressee, shows, component, words_sealed, withdrawn_at_ms,
                        discussed_at_ms, discussed_by_member_id
                 from client_mark
                 where organisation_id = ?1 and episode_id = ?2 order by at_ms, id limit 500",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(|row| self.mark_of(organisation, row)).collect()
    }

    /// The marks that are not for the therapist and were not taken back, the last one first; none of an episode in which
    /// this reader treats.
    pub async fn marks_beside_therapists(
        &self,
        organisation: OrganisationId,
        reader: MemberId,
    ) -> Result<Vec<AddressedMark>, StoreError> {
        let rows = self
            .engine
            .query(
                "select m.id, m.episode_id, m.session_id, m.at_ms, m.addressee, m.shows, m.component, m.words_sealed,
                        m.withdrawn_at_ms, m.discussed_at_ms, m.discussed_by_member_id, client.code
                 from client_mark m
                 join episode on episode.id = m.episode_id
                 join client on client.id = episode.client_id
                 where m.organisation_id = ?1 and m.addressee = 'coordinator' and m.withdrawn_at_ms is null
                   and not exists (select 1 from episode_therapist t
                                   where t.episode_id = m.episode_id and t.member_id = ?2 and t.until_ms is null)
                 order by m.at_ms desc, m.id limit 200",
                values![organisation, reader],
            )
            .await?;
        rows.iter()
            .map(|row| {
                let client = ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?;
                Ok(AddressedMark { mark: self.mark_of(organisation, row)?, client })
            })
            .collect()
    }

    fn mark_of(&self, organisation: OrganisationId, row: &Row) -> Result<ClientMark, StoreError> {
        let sealed = row.blob_or_null("words_sealed")?;
        let open = |sealed| self.key.open(organisation, WORDS, row.str("id")?, sealed);
        Ok(ClientMark {
            id: row.parse("id")?,
            episode: row.parse("episode_id")?,
            session: row.parse_or_null("session_id")?,
            at: row.timestamp("at_ms")?,
            to: row.parse("addressee")?,
            shows: row.parse("shows")?,
            component: row.parse_or_null("component")?,
            words: sealed.map(open).transpose()?,
            withdrawn_at: row.timestamp_or_null("withdrawn_at_ms")?,
            discussed: match (
                row.parse_or_null("discussed_by_member_id")?,
                row.timestamp_or_null("discussed_at_ms")?,
            ) {
                (Some(by), Some(at)) => Some(Discussed { by, at }),
                (None, None) => None,
                (Some(_), None) | (None, Some(_)) => return Err(row.corrupt("discussed_at_ms")),
            },
        })
    }

    /// What the organisation says about a complaint, in this language; `None` if it wrote nothing.
    pub async fn complaint_route(
        &self,
        organisation: OrganisationId,
        language: Language,
    ) -> Result<Option<String>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select route from complaint_route where organisation_id = ?1 and language = ?2",
                values![organisation, language],
            )
            .await?;
        row.map(|row| row.text("route")).transpose()
    }

    /// Keeps what the organisation says about a complaint, in this language; nothing takes it away.
    pub async fn keep_complaint_route(
        &self,
        by: &By<'_>,
        language: Language,
        route: Option<&str>,
    ) -> Result<(), StoreError> {
        let write = match route {
            None => Write::new().step(
                "delete from complaint_route where organisation_id = ?1 and language = ?2",
                values![by.organisation, language],
            ),
            Some(route) => Write::new().step(
                "insert into complaint_route (organisation_id, language, route) values (?1, ?2, ?3)
                 on conflict (organisation_id, language) do update set route = excluded.route",
                values![by.organisation, language, route],
            ),
        };
        let done = Done {
            action: AuditAction::Update,
            event: "organisation.complaint-route",
            object_kind: "organisation",
            object: &by.organisation,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}

fn done<'a>(event: &'static str, action: AuditAction, id: &'a ClientMarkId, episode: EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "mark", object: id, episode: Some(episode) }
}
