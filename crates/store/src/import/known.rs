//! What the house has of the clients, therapists and measures a file names.

use crate::{Read, Row, Store, StoreError, values};
use alliance::clock::Timestamp;
use alliance::ids::{ClientId, EpisodeId, OrganisationId, SessionId};
use alliance::import::contents::Contents;
use alliance::import::plan::{Known, KnownClient, KnownEpisode, KnownMember, KnownSession, KnownStanding};
use alliance::people::{ClientCode, LoginName, Role};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// How many questions go in one visit to the database.
const TOGETHER: usize = 200;

fn day_of(at: Timestamp, zone: &TimeZone, row: &Row) -> Result<Date, StoreError> {
    let at = jiff::Timestamp::from_millisecond(at.ms()).map_err(|_| row.corrupt("held_at_ms"))?;
    Ok(zone.to_datetime(at).date())
}

fn standing(row: &Row, zone: &TimeZone) -> Result<KnownStanding, StoreError> {
    if row.str("state")? != "held" {
        return Ok(KnownStanding::NotHeld);
    }
    let day = day_of(row.timestamp("held_at_ms")?, zone, row)?;
    Ok(match row.timestamp_or_null("opened_at_ms")? {
        Some(_) => KnownStanding::Open(day),
        None => KnownStanding::Sealed(day),
    })
}

impl Store {
    /// What the house has of what a file names, to make a plan with.
    pub async fn known_for_import(
        &self,
        organisation: OrganisationId,
        contents: &Contents,
        zone: &TimeZone,
    ) -> Result<Known, StoreError> {
        let names: Vec<&LoginName> = contents.therapists().collect();
        let codes: Vec<&ClientCode> = contents.clients().map(|client| client.code()).collect();
        Ok(Known {
            measures: self.measures(organisation).await?,
            members: self.known_members(organisation, &names).await?,
            clients: self.known_clients(organisation, &codes, zone).await?,
        })
    }

    async fn known_members(
        &self,
        organisation: OrganisationId,
        names: &[&LoginName],
    ) -> Result<BTreeMap<LoginName, KnownMember>, StoreError> {
        let mut members = BTreeMap::new();
        for names in names.chunks(TOGETHER) {
            let read = names.iter().fold(Read::new(), |read, name| {
                read.query(
                    "select member.id, member.organisation_id,
                            (select count(*) from member_role where member_id = member.id and role = ?2) as therapist
                     from member where member.login_name = ?1",
                    values![name.as_str(), Role::Therapist.as_str()],
                )
            });
            for (name, rows) in names.iter().zip(self.engine.read(read).await?) {
                let Some(row) = rows.first() else { continue };
                let is_own = row.parse::<OrganisationId>("organisation_id")? == organisation;
                let is_therapist = row.number::<u32>("therapist")? > 0;
                let known = if is_own && is_therapist {
                    KnownMember::Therapist(row.parse("id")?)
                } else {
                    KnownMember::Other
                };
                members.insert((*name).clone(), known);
            }
        }
        Ok(members)
    }

    async fn known_clients(
        &self,
        organisation: OrganisationId,
        codes: &[&ClientCode],
        zone: &TimeZone,
    ) -> Result<BTreeMap<ClientCode, KnownClient>, StoreError> {
        let mut clients = BTreeMap::new();
        for codes in codes.chunks(TOGETHER) {
            let read = codes.iter().fold(Read::new(), |read, code| {
                read.query(
                    "select client.id as client_id, episode.id as episode_id, episode.number, episode.closed_at_ms
                     from client left join episode on episode.client_id = client.id
                     where client.organisation_id = ?1 and client.code = ?2 order by episode.number desc limit 200",
                    values![organisation, code.as_str()],
                )
            });
            for (code, rows) in codes.iter().zip(self.engine.read(read).await?) {
                let Some(row) = rows.first() else { continue };
                let id: ClientId = row.parse("client_id")?;
                let last_episode_number = row.number_or_null("number")?.unwrap_or(0);
                let mut open_episode = None;
                for row in &rows {
                    let episode: Option<EpisodeId> = row.parse_or_null("episode_id")?;
                    if let (Some(episode), None) = (episode, row.timestamp_or_null("closed_at_ms")?) {
                        open_episode = Some(self.known_episode(episode, zone).await?);
                        break;
                    }
                }
                clients.insert((*code).clone(), KnownClient { id, last_episode_number, open_episode });
            }
        }
        Ok(clients)
    }

    async fn known_episode(&self, id: EpisodeId, zone: &TimeZone) -> Result<KnownEpisode, StoreError> {
        let read = Read::new()
            .query("select member_id from episode_therapist where episode_id = ?1", values![id])
            .query(
                "select id, number, state, held_at_ms, opened_at_ms from session where episode_id = ?1",
                values![id],
            )
            // Which instrument and whose view, never what was answered.
            .query(
                "select id, session_id, instrument_id, perspective from administration
                 where episode_id = ?1 and session_id is not null",
                values![id],
            );
        let answers = self.engine.read(read).await?;
        let [therapists, sessions, filled] = answers.as_slice() else {
            return Err(StoreError::engine("three questions without three answers"));
        };
        let mut known: BTreeMap<SessionId, (u32, KnownSession)> = BTreeMap::new();
        for row in sessions {
            let id = row.parse("id")?;
            let session = KnownSession { id, standing: standing(row, zone)?, filled: Default::default() };
            known.insert(id, (row.number("number")?, session));
        }
        for row in filled {
            let session: SessionId = row.parse("session_id")?;
            if let Some((_, session)) = known.get_mut(&session) {
                session.filled.insert((row.text("instrument_id")?, row.parse("perspective")?));
            }
        }
        Ok(KnownEpisode {
            id,
            therapists: therapists.iter().map(|row| row.parse("member_id")).collect::<Result<_, _>>()?,
            sessions: known.into_values().collect(),
        })
    }
}
