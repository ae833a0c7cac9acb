//! What is kept of a room: its log, its snapshot, which commands it took, and who holds which token.
//!
//! A line is written with the place it has; the room's own row says which was last, so that of two nodes that write at
//! once one learns that it came second. A snapshot replaces the lines before it: after the reveal of an anonymous step
//! nothing is left of whose a note was, and the keys of commands never stood beside what they did.

use super::{Reflection, event_json};
use crate::login::TokenHash;
use crate::seal_field::Field;
use crate::{Read, Row, Store, StoreError, Write, values};
use alliance::clock::{Chance, Timestamp};
use alliance::ids::{OrganisationId, ReflectionId};
use alliance::reflection::event::Event;
use alliance::reflection::numbers::{CommandKey, PersonNumber};
use alliance::reflection::room::{Logged, Room};
use std::collections::BTreeSet;

/// The conflict of a line whose place another node took first.
pub const ROOM_MOVED: &str = "reflection-moved";

/// A snapshot replaces the log after so many lines.
pub const SNAPSHOT_EVERY: u64 = 500;

const EVENT: Field = Field { table: "reflection_event", column: "event_sealed" };
const SNAPSHOT: Field = Field { table: "reflection", column: "snapshot_sealed" };

/// What is to be kept of a room in one go.
#[derive(Debug, Default)]
pub struct Lines {
    /// The lines of the log, without a gap.
    pub logged: Vec<Logged>,
    /// The commands that were taken.
    pub keys: Vec<CommandKey>,
    /// Who came in, with what they come back by.
    pub joined: Vec<(PersonNumber, TokenHash)>,
    /// What replaces the log up to and with the last line.
    pub snapshot: Option<Vec<Event>>,
}

/// What was logged after a place.
#[derive(Debug)]
pub enum Tail {
    /// These lines, without a gap.
    Lines(Vec<Logged>),
    /// A snapshot replaced them: the room has to be loaded anew.
    Replaced,
}

/// The room whose lines are kept, and what they are sealed with.
#[derive(Debug, Clone, Copy)]
pub struct RoomPlace<'a> {
    /// The house.
    pub organisation: OrganisationId,
    /// The reflection.
    pub id: ReflectionId,
    /// Where the nonces of seals come from.
    pub chance: &'a dyn Chance,
}

impl Store {
    /// Keeps what happened in a room. The answer comes after the commit.
    ///
    /// # Errors
    /// Conflict [`ROOM_MOVED`] if another node was first: nothing was kept.
    pub async fn keep_lines(&self, place: RoomPlace<'_>, lines: Lines) -> Result<(), StoreError> {
        let Some(write) = self.lines_written(place, lines)? else { return Ok(()) };
        self.engine.write(write).await?;
        Ok(())
    }

    fn lines_written(&self, place: RoomPlace<'_>, lines: Lines) -> Result<Option<Write>, StoreError> {
        let RoomPlace { organisation, id, chance } = place;
        let (Some(first), Some(last)) = (lines.logged.first(), lines.logged.last()) else { return Ok(None) };
        let (before, after) = (first.seq - 1, last.seq);
        let mut write = Write::new().must(
            "update reflection set seq = ?3 where id = ?1 and seq = ?2",
            values![id, seq(before), seq(after)],
            1,
            ROOM_MOVED,
        );
        let closed = lines.logged.iter().find(|logged| logged.event == Event::RoomClosed);
        if let Some(closed) = closed {
            write = write.step(
                "update reflection set phase = 'closed', closed_at_ms = ?2 where id = ?1",
                values![id, closed.at],
            );
        }
        if let Some(snapshot) = lines.snapshot {
            let sealed = self.sealed_snapshot(place, after, &snapshot)?;
            write = write
                .step(
                    "update reflection set snapshot_seq = ?2, snapshot_sealed = ?3 where id = ?1",
                    values![id, seq(after), sealed],
                )
                .step("delete from reflection_event where reflection_id = ?1", values![id]);
        } else {
            for Logged { seq: number, at, event } in &lines.logged {
                let text = event_json::encode(event).to_string();
                let sealed = self.key.seal(organisation, EVENT, &format!("{id}/{number}"), &text, chance)?;
                write = write.step(
                    "insert into reflection_event (reflection_id, seq, at_ms, event_sealed) values (?1, ?2, ?3, ?4)",
                    values![id, seq(*number), *at, sealed],
                );
            }
        }
        for CommandKey(key) in lines.keys {
            // Another node may have taken the same command.
            write = write.must(
                "insert into reflection_command (reflection_id, command_key) values (?1, ?2) on conflict do nothing",
                values![id, key],
                1,
                ROOM_MOVED,
            );
        }
        for (person, token) in lines.joined {
            write = write.step(
                "insert into reflection_participant (reflection_id, person, token_hash) values (?1, ?2, ?3)",
                values![id, person.number(), token.as_slice()],
            );
        }
        // On SQLite there is one node, which knows what it wrote.
        if self.engine.kind() == crate::EngineKind::Postgres {
            write = write.notice(format!("{}{after}", topic(id)));
        }
        Ok(Some(write))
    }

    /// A room as it is kept, and who holds which token is asked by [`Store::person_of_token`].
    pub async fn load_room(&self, reflection: &Reflection) -> Result<Room, StoreError> {
        let id = reflection.id;
        let read = Read::new()
            .query("select id, seq, snapshot_seq, snapshot_sealed from reflection where id = ?1", values![id])
            .query(
                "select seq, at_ms, event_sealed from reflection_event where reflection_id = ?1 order by seq",
                values![id],
            )
            .query("select command_key from reflection_command where reflection_id = ?1", values![id]);
        let answers = self.engine.read(read).await?;
        let [rooms, events, keys] = answers.as_slice() else {
            return Err(StoreError::engine("three questions have three answers"));
        };
        let room = rooms.first().ok_or_else(|| StoreError::engine("the reflection is gone"))?;
        let mut all = self.snapshot_of(reflection.organisation, room)?;
        for row in events {
            all.push(self.logged_of(reflection.organisation, id, row)?.event);
        }
        let keys = keys.iter().map(key_of).collect::<Result<BTreeSet<_>, _>>()?;
        Ok(Room::again(reflection.template.clone(), &all, room.number("seq")?, keys))
    }

    /// What was logged after `since`.
    pub async fn room_tail(
        &self,
        organisation: OrganisationId,
        id: ReflectionId,
        since: u64,
    ) -> Result<Tail, StoreError> {
        let read = Read::new()
            .query("select id, seq, snapshot_seq from reflection where id = ?1", values![id])
            .query(
                "select seq, at_ms, event_sealed from reflection_event where reflection_id = ?1 and seq > ?2 order by seq",
                values![id, seq(since)],
            );
        let answers = self.engine.read(read).await?;
        let [rooms, events] = answers.as_slice() else {
            return Err(StoreError::engine("two questions have two answers"));
        };
        let Some(room) = rooms.first() else { return Ok(Tail::Replaced) };
        if room.number::<u64>("snapshot_seq")? > since {
            return Ok(Tail::Replaced);
        }
        let lines = events.iter().map(|row| self.logged_of(organisation, id, row));
        lines.collect::<Result<_, _>>().map(Tail::Lines)
    }

    /// Who comes back to a room with this token.
    pub async fn person_of_token(
        &self,
        id: ReflectionId,
        token: TokenHash,
    ) -> Result<Option<PersonNumber>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select person from reflection_participant where reflection_id = ?1 and token_hash = ?2",
                values![id, token.as_slice()],
            )
            .await?;
        row.map(|row| row.number("person").map(PersonNumber::of)).transpose()
    }

    fn sealed_snapshot(
        &self,
        place: RoomPlace<'_>,
        after: u64,
        snapshot: &[Event],
    ) -> Result<Vec<u8>, StoreError> {
        let events: Vec<serde_json::Value> = snapshot.iter().map(event_json::encode).collect();
        let text = serde_json::Value::Array(events).to_string();
        let record = format!("{}/{after}", place.id);
        self.key.seal(place.organisation, SNAPSHOT, &record, &text, place.chance)
    }

    fn snapshot_of(&self, organisation: OrganisationId, row: &Row) -> Result<Vec<Event>, StoreError> {
        let Some(sealed) = row.blob_or_null("snapshot_sealed")? else { return Ok(Vec::new()) };
        let record = format!("{}/{}", row.str("id")?, row.integer("snapshot_seq")?);
        let text = self.key.open(organisation, SNAPSHOT, &record, sealed)?;
        let corrupt = || row.corrupt("snapshot_sealed");
        let events: Vec<serde_json::Value> = serde_json::from_str(&text).map_err(|_| corrupt())?;
        events.iter().map(|event| event_json::decode(event).ok_or_else(corrupt)).collect()
    }

    fn logged_of(
        &self,
        organisation: OrganisationId,
        id: ReflectionId,
        row: &Row,
    ) -> Result<Logged, StoreError> {
        let number: u64 = row.number("seq")?;
        let corrupt = || row.corrupt("event_sealed");
        let sealed = row.blob_or_null("event_sealed")?.ok_or_else(corrupt)?;
        let text = self.key.open(organisation, EVENT, &format!("{id}/{number}"), sealed)?;
        let value = serde_json::from_str(&text).map_err(|_| corrupt())?;
        let event = event_json::decode(&value).ok_or_else(corrupt)?;
        Ok(Logged { seq: number, at: Timestamp::from_ms(row.integer("at_ms")?), event })
    }
}

fn key_of(row: &Row) -> Result<CommandKey, StoreError> {
    let key = row.bytes("command_key")?;
    Ok(CommandKey(key.try_into().map_err(|_| row.corrupt("command_key"))?))
}

/// What the notices of a room begin with; the place of the last line follows.
pub fn topic(id: ReflectionId) -> String {
    format!("reflection:{id}:")
}

fn seq(seq: u64) -> i64 {
    i64::try_from(seq).expect("a room ends long before 2^63 lines")
}
