//! The server of one measurement, with rooms in which a step has begun.

use super::device::{Device, Kind, enter, hello, whole_board};
use super::said::Said;
use crate::clinic::house::House;
use crate::clinic::rows::fill;
use crate::load::processor::Processor;
use crate::place::Temporary;
use crate::program::{Program, Start};
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::{SeededChance, Timestamp};
use alliance::ids::ReflectionId;
use alliance::reflection::command::Command;
use alliance::reflection::decide::Moment;
use alliance::reflection::numbers::{CommandKey, StepIndex};
use alliance::reflection::ready::Ready;
use alliance::reflection::role::Who;
use alliance::reflection::room::{Room, Taken};
use alliance::reflection::template::{Shows, Template};
use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use store::by::By;
use store::reflection::NewReflection;
use store::reflection::kept::{Lines, RoomPlace};
use store::seal_field::FieldKey;
use store::{Engine, EngineKind, EngineOptions, Store};
use tokio_tungstenite::tungstenite::Message;

/// The key that a program under measurement is given, see `program.rs`.
const KEY: [u8; 32] = [0x5a; 32];

/// What the step that has begun shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Board {
    /// Every note at once.
    Live,
    /// A note to its writer alone.
    Hidden,
}

/// The server of one measurement.
#[derive(Debug)]
pub struct Evening {
    /// The program.
    pub program: Program,
    /// What it uses.
    pub processor: Processor,
    /// The codes of its rooms.
    pub codes: Vec<String>,
    /// How it is started again.
    pub start: Start,
    place: Temporary,
}

impl Evening {
    /// Makes a database with rooms, and starts the program on it.
    pub async fn start(binary: &Path, rooms: usize, board: Board, notes: usize) -> anyhow::Result<Self> {
        let place =
            Temporary::new(EngineKind::Sqlite, "reflection").await?.context("SQLite needs no server")?;
        let codes = prepare(&place, rooms, board, notes).await?;
        let start = Start::verbond(binary, &place)?;
        let program = start.run()?;
        let processor = Processor::of(program.number, &place.place).await?;
        Ok(Self { program, processor, codes, start, place })
    }

    /// A new device in a room.
    pub async fn device(&self, code: &str, number: usize, kind: Kind, said: &Said) -> anyhow::Result<Device> {
        enter(self.program.address, code, &hello(number, kind), said).await
    }

    /// How long it takes from the first packet until all notes of the board are there.
    pub async fn whole_board(&self, code: &str, number: usize, notes: usize) -> anyhow::Result<Duration> {
        let first = vec![Message::text(hello(number, Kind::WithBoard))];
        whole_board(self.program.address, &format!("/w/{code}/ws"), first, notes).await
    }

    /// Kills the program as `kill -9` does, and starts it on the same database.
    pub async fn kill_and_start(&mut self) -> anyhow::Result<SocketAddr> {
        // Dropping it kills it; the new one begins only afterwards.
        self.program.kill()?;
        self.program = self.start.run()?;
        self.processor = Processor::of(self.program.number, &self.place.place).await?;
        Ok(self.program.address)
    }

    /// The folder of its database.
    pub fn folder(&self) -> &Path {
        self.place.folder()
    }

    /// The store, beside the program.
    pub async fn store(&self) -> anyhow::Result<Store> {
        open(&self.place).await
    }

    /// Ends it.
    pub async fn end(self) -> anyhow::Result<()> {
        drop(self.program);
        self.place.remove().await
    }
}

async fn open(place: &Temporary) -> anyhow::Result<Store> {
    let engine = Engine::open(&place.place.address(), EngineOptions::default()).await?;
    Ok(Store::new(engine, FieldKey::from_bytes(KEY)))
}

async fn prepare(place: &Temporary, rooms: usize, board: Board, notes: usize) -> anyhow::Result<Vec<String>> {
    let store = open(place).await?;
    let house = House::new(5);
    fill(&place.place, &house.tables.in_order()).await?;
    let chance = SeededChance::new(11);
    let mut codes = Vec::with_capacity(rooms);
    for number in 0..rooms {
        let by = By {
            organisation: house.organisation,
            actor: AuditActor::Member(house.therapist),
            now: house.now,
            chance: &chance,
        };
        let id = ReflectionId::make(by.now, by.chance);
        let template = template(board);
        let new = NewReflection {
            id,
            facilitator: house.therapist,
            team: "Team (gesimuleerd)",
            template: &template,
        };
        store.prepare_reflection(&by, None, &new).await?;
        let code = format!("ROOM{number:04}");
        store.open_room(&by, id, &code).await?;
        let reflection = store.reflection_by_code(&code).await?.context("a room was opened")?;
        let mut room = store.load_room(&reflection).await?;
        let lines = begun(&mut room, &chance, house.now, notes)?;
        store.keep_lines(RoomPlace { organisation: house.organisation, id, chance: &chance }, lines).await?;
        codes.push(code);
    }
    Ok(codes)
}

fn template(board: Board) -> Template {
    let mut template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(60).collect());
    template.steps[2].shows = match board {
        Board::Live => Shows::Live,
        Board::Hidden => Shows::Own,
    };
    template
}

/// A room in which people may write, with notes that the facilitator wrote down.
fn begun(room: &mut Room, chance: &SeededChance, at: Timestamp, notes: usize) -> anyhow::Result<Lines> {
    let mut lines = Lines::default();
    let (here, step) = (BTreeSet::new(), StepIndex::of(2));
    let moment = Moment { now: at, chance, here: &here };
    let texts = (0..notes).map(|number| Command::WriteNote { step, text: super::said::text(number, 0) });
    for (number, command) in [Command::GoTo { step }].into_iter().chain(texts).enumerate() {
        let mut key = [0; 16];
        key[..8].copy_from_slice(&(number as u64).to_le_bytes());
        match room.take(Who::Facilitator, CommandKey(key), &command, &moment)? {
            Taken::Now(turn) => lines.logged.extend(turn.logged),
            Taken::Before => bail!("each command has a key of its own"),
        }
    }
    lines.snapshot = Some(room.state().compact());
    Ok(lines)
}
