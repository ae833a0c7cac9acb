//! Imports: a file kept as a whole, listed, and undone as a whole.

pub mod draft;
mod known;
mod many;
pub mod undo;

use crate::administration::{Source, content_text};
use crate::by::{By, Done};
use crate::client::insert_client;
use crate::episode::insert_episode;
use crate::measure::insert_measure;
use crate::member::insert_member;
use crate::session::{SESSION_CHANGED, touch_episode};
use crate::{Row, Store, StoreError, Value, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::episode::{Episode, EpisodeState, Format, OpensAlone, WellbeingRhythm};
use alliance::ids::{
    AdministrationId, ClientId, EpisodeId, ImportDraftId, ImportId, MemberId, OrganisationId, SessionId,
};
use alliance::import::contents::FileClient;
use alliance::import::plan::{Plan, Treatment};
use alliance::import::series::Series;
use alliance::people::{Client, LoginName, Member, MemberState, Role};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The conflict of something that was filled in meanwhile.
pub const ALREADY_FILLED: &str = "already-filled";

/// The file an import is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// What it is called.
    pub name: String,
    /// The hash of its bytes: the same file is recognised by it.
    pub fingerprint: String,
    /// How many rows it has below the header.
    pub row_count: u64,
}

/// An import as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Identity.
    pub id: ImportId,
    /// What the file was called.
    pub file_name: String,
    /// Who did it, as others see the name; `None` if it was a command on the machine.
    pub member: Option<String>,
    /// How many rows the file had.
    pub row_count: u64,
    /// When it was done.
    pub done_at: Timestamp,
    /// When it was undone; `None` while it stands.
    pub undone_at: Option<Timestamp>,
}

/// How much of what an import made is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedCounts {
    /// Clients.
    pub clients: u64,
    /// Episodes.
    pub episodes: u64,
    /// Sessions.
    pub sessions: u64,
    /// Fillings-in.
    pub administrations: u64,
    /// Therapists.
    pub therapists: u64,
    /// Measures.
    pub measures: u64,
}

/// The hash by which the same file is recognised.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The moment an imported day stands for: noon in the house's zone, because the hour is not known.
pub fn noon(day: Date, zone: &TimeZone) -> Result<Timestamp, StoreError> {
    let noon = day.at(12, 0, 0, 0).to_zoned(zone.clone()).map_err(StoreError::engine)?;
    Ok(Timestamp::from_ms(noon.timestamp().as_millisecond()))
}

impl From<&Series> for Source {
    fn from(series: &Series) -> Self {
        match series {
            Series::Instrument(key) => Self::Instrument(key.clone()),
            Series::Measure(code) => Self::Measure(code.clone()),
        }
    }
}

impl From<&Source> for Series {
    fn from(source: &Source) -> Self {
        match source {
            Source::Instrument(key) => Self::Instrument(key.clone()),
            Source::Measure(code) => Self::Measure(code.clone()),
        }
    }
}

fn record(row: &Row) -> Result<ImportRecord, StoreError> {
    Ok(ImportRecord {
        id: row.parse("id")?,
        file_name: row.text("file_name")?,
        member: row.text_or_null("shown_name")?,
        row_count: row.number("row_count")?,
        done_at: row.timestamp("done_at_ms")?,
        undone_at: row.timestamp_or_null("undone_at_ms")?,
    })
}

fn done<'a>(event: &'static str, import: &'a ImportId, episode: Option<EpisodeId>) -> Done<'a> {
    Done { action: AuditAction::Execute, event, object_kind: "import", object: import, episode }
}

/// A write of an import on its way.
struct Importing<'a> {
    by: &'a By<'a>,
    zone: &'a TimeZone,
    id: ImportId,
    therapists: BTreeMap<&'a LoginName, MemberId>,
}

impl Importing<'_> {
    fn member(&self, write: Write, id: MemberId, name: &LoginName) -> Write {
        let member = Member {
            id,
            organisation: self.by.organisation,
            login_name: name.clone(),
            shown_name: name.as_str().chars().take(80).collect(),
            roles: [Role::Therapist].into(),
            language: None,
            state: MemberState::Invited,
        };
        insert_member(write, self.by, &member, Some(self.id))
    }

    /// Clients, their episodes and therapists; gives the episode of each, in the order of the plan.
    fn episodes(&self, mut write: Write, plan: &Plan) -> Result<(Write, Vec<EpisodeId>), StoreError> {
        let mut episodes = Vec::with_capacity(plan.clients().len());
        for (client, treatment) in plan.clients() {
            let episode;
            (write, episode) = match treatment {
                Treatment::NewClient => {
                    let id = ClientId::make(self.by.now, self.by.chance);
                    let code = client.code().clone();
                    let new = Client { id, organisation: self.by.organisation, code, language: None };
                    self.episode(insert_client(write, self.by, &new, Some(self.id)), client, id, 1)?
                }
                Treatment::NewEpisode { client: id, number } => self.episode(write, client, *id, *number)?,
                Treatment::Existing { episode, therapists, .. } => {
                    let new = client.therapists().map(|name| self.therapists[name]);
                    let write = new
                        .filter(|member| !therapists.contains(member))
                        .fold(touch_episode(write, *episode), |write, member| {
                            self.therapist(write, *episode, member)
                        });
                    (write, *episode)
                }
            };
            write = self.by.audited(write, done("import.apply", &self.id, Some(episode)));
            episodes.push(episode);
        }
        Ok((write, episodes))
    }

    fn episode(
        &self,
        write: Write,
        client: FileClient<'_>,
        id: ClientId,
        number: u32,
    ) -> Result<(Write, EpisodeId), StoreError> {
        let first = client.sessions().map(|session| session.day()).min();
        let episode = Episode {
            id: EpisodeId::make(self.by.now, self.by.chance),
            organisation: self.by.organisation,
            client: id,
            number,
            format: Format::Individual,
            model: None,
            medium: None,
            planned_sessions: None,
            wellbeing: WellbeingRhythm::EverySession,
            opens_alone: OpensAlone::AfterDays(7),
            opened_at: first.map_or(Ok(self.by.now), |day| noon(day, self.zone))?,
            state: EpisodeState::Open,
        };
        let therapists: Vec<MemberId> = client.therapists().map(|name| self.therapists[name]).collect();
        Ok((insert_episode(write, &episode, &therapists, Some(self.id)), episode.id))
    }

    /// A therapist of an episode that is there. Who stopped treating in it does not start again by an import.
    fn therapist(&self, write: Write, episode: EpisodeId, member: MemberId) -> Write {
        write.step(
            "insert into episode_therapist (episode_id, member_id, from_ms, import_id) values (?1, ?2, ?3, ?4)
             on conflict (episode_id, member_id) do nothing",
            values![episode, member, self.by.now, self.id],
        )
    }

    /// The sessions, held and open from now on; gives the identity of each, in the order of the plan.
    fn sessions(
        &self,
        mut write: Write,
        plan: &Plan,
        episodes: &[EpisodeId],
    ) -> Result<(Write, Vec<SessionId>), StoreError> {
        let mut sessions = Vec::with_capacity(plan.contents().session_count());
        let mut rows = many::SESSIONS.filling(self.shared(), SESSION_CHANGED);
        for ((client, treatment), episode) in plan.clients().zip(episodes) {
            for session in client.sessions() {
                let there = match treatment {
                    Treatment::NewClient | Treatment::NewEpisode { .. } => None,
                    Treatment::Existing { sessions, .. } => sessions.get(&session.number()).copied(),
                };
                let id = there.unwrap_or_else(|| SessionId::make(self.by.now, self.by.chance));
                write = match there {
                    Some(id) => still_open(write, id),
                    None => {
                        let held_at = noon(session.day(), self.zone)?;
                        rows.add(write, values![id, *episode, session.number(), held_at])
                    }
                };
                sessions.push(id);
            }
        }
        Ok((rows.finish(write), sessions))
    }

    fn administrations(
        &self,
        mut write: Write,
        plan: &Plan,
        episodes: &[EpisodeId],
        sessions: &[SessionId],
    ) -> Write {
        let mut sessions = sessions.iter();
        let mut rows = many::ADMINISTRATIONS.filling(self.shared(), ALREADY_FILLED);
        for ((client, _), episode) in plan.clients().zip(episodes) {
            for (session, id) in client.sessions().zip(sessions.by_ref()) {
                for filled in session.filled() {
                    let values = values![
                        AdministrationId::make(self.by.now, self.by.chance),
                        *episode,
                        *id,
                        filled.series().name(),
                        filled.series().version(),
                        filled.perspective(),
                        session.day().to_string(),
                        content_text(&filled.content()),
                    ];
                    write = rows.add(write, values);
                }
            }
        }
        rows.finish(write)
    }

    /// What all rows of an import share: the house, the moment, and the import itself.
    fn shared(&self) -> Vec<Value> {
        values![self.by.organisation, self.by.now, self.id]
    }
}

/// A session that is there is added to only while it is held and open, as it was when the plan was made.
fn still_open(write: Write, session: SessionId) -> Write {
    write.must(
        "update session set state = state where id = ?1 and state = 'held' and opened_at_ms is not null",
        values![session],
        1,
        SESSION_CHANGED,
    )
}

impl Store {
    /// Keeps everything an import makes, or nothing.
    ///
    /// A conflict says that the house changed since the plan was made; the plan is then to be made anew. With
    /// [`crate::by::ONCE`] the very import was done before.
    pub async fn apply_import(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        file: &ImportedFile,
        plan: &Plan,
        zone: &TimeZone,
        draft: Option<ImportDraftId>,
    ) -> Result<ImportId, StoreError> {
        let id = ImportId::make(by.now, by.chance);
        let mut write = by.once(Write::new(), once, &id.to_string()).step(
            "insert into import (id, organisation_id, member_id, file_name, fingerprint, row_count, done_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![
                id,
                by.organisation,
                by.actor.member(),
                alliance::import::problem::seen(&file.name, 120),
                file.fingerprint.as_str(),
                i64::try_from(file.row_count).map_err(StoreError::engine)?,
                by.now,
            ],
        );
        write = by.audited(write, done("import.apply", &id, None));
        let mut importing = Importing { by, zone, id, therapists: BTreeMap::new() };
        for (name, known) in plan.therapists() {
            let member = known.unwrap_or_else(|| MemberId::make(by.now, by.chance));
            if known.is_none() {
                write = importing.member(write, member, name);
            }
            importing.therapists.insert(name, member);
        }
        for measure in plan.new_measures() {
            write = insert_measure(write, by, measure, Some(id));
        }
        let (write, episodes) = importing.episodes(write, plan)?;
        let (write, sessions) = importing.sessions(write, plan, &episodes)?;
        let mut write = importing.administrations(write, plan, &episodes, &sessions);
        if let Some(draft) = draft {
            write = write.step("delete from import_draft where id = ?1", values![draft]);
        }
        self.engine.write(write).await?;
        Ok(id)
    }

    /// The imports of a house, the latest first.
    pub async fn imports(&self, organisation: OrganisationId) -> Result<Vec<ImportRecord>, StoreError> {
        let rows = self
            .engine
            .query(
                "select import.id, import.file_name, import.row_count, import.done_at_ms, import.undone_at_ms, member.shown_name
                 from import left join member on member.id = import.member_id
                 where import.organisation_id = ?1 order by import.done_at_ms desc, import.id limit 500",
                values![organisation],
            )
            .await?;
        rows.iter().map(record).collect()
    }

    /// One import of a house.
    pub async fn import(
        &self,
        organisation: OrganisationId,
        id: ImportId,
    ) -> Result<Option<ImportRecord>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select import.id, import.file_name, import.row_count, import.done_at_ms, import.undone_at_ms, member.shown_name
                 from import left join member on member.id = import.member_id
                 where import.organisation_id = ?1 and import.id = ?2",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(record).transpose()
    }

    /// The imports of this very file that stand, the latest first.
    pub async fn imports_of_file(
        &self,
        organisation: OrganisationId,
        fingerprint: &str,
    ) -> Result<Vec<ImportRecord>, StoreError> {
        let rows = self
            .engine
            .query(
                "select import.id, import.file_name, import.row_count, import.done_at_ms, import.undone_at_ms, member.shown_name
                 from import left join member on member.id = import.member_id
                 where import.organisation_id = ?1 and import.fingerprint = ?2 and import.undone_at_ms is null
                 order by import.done_at_ms desc, import.id limit 20",
                values![organisation, fingerprint],
            )
            .await?;
        rows.iter().map(record).collect()
    }

    /// How much of what an import made is there.
    pub async fn imported_counts(&self, import: ImportId) -> Result<ImportedCounts, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select (select count(*) from client where import_id = ?1) as clients,
                        (select count(*) from episode where import_id = ?1) as episodes,
                        (select count(*) from session where import_id = ?1) as sessions,
                        (select count(*) from administration where import_id = ?1) as administrations,
                        (select count(*) from member where import_id = ?1) as therapists,
                        (select count(*) from measure where import_id = ?1) as measures",
                values![import],
            )
            .await?;
        let row = row.ok_or_else(|| StoreError::engine("counts without a row"))?;
        Ok(ImportedCounts {
            clients: row.number("clients")?,
            episodes: row.number("episodes")?,
            sessions: row.number("sessions")?,
            administrations: row.number("administrations")?,
            therapists: row.number("therapists")?,
            measures: row.number("measures")?,
        })
    }
}
