//! The same evening on other servers for boards, in turns with ours: in each round every server gets the same number of sockets,
//! notes and newcomers, by the same program.
//!
//! The others keep nothing, and their devices do not tell each other who is there: both make them quicker than they would be.

use super::device::{Device, Kind, enter_peer, whole_board, write};
use super::evening::{Board, Evening};
use super::said::{Said, within};
use super::yjs::{self, Author, Envelope};
use crate::load::processor::{Processor, Used};
use crate::program::{Program, Start};
use crate::report::{Report, Target, median};
use anyhow::Context;
use futures_util::SinkExt;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

/// Where the other servers are installed.
const PEERS: &str = "bench/peers/evening";
const PEOPLE: usize = 300;
const NOTES: usize = 2_000;
/// Notes of one person in a second.
const RATE: f64 = 0.1;
const SECONDS: f64 = 15.0;

/// A server, and what is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// Ours: everybody gets everything, as on the others.
    Ours,
    /// Ours: phones get their own things, the board goes to a wall.
    Phones,
    /// Ours: notes go to their writers alone.
    Hidden,
    YWebsocket,
    Hocuspocus,
}

const SIDES: [Side; 5] = [Side::Ours, Side::YWebsocket, Side::Phones, Side::Hocuspocus, Side::Hidden];

/// What one run on one side came to.
#[derive(Debug, Clone, Copy)]
struct Found {
    processor: f64,
    memory: f64,
    p50: f64,
    p99: f64,
    missing: usize,
}

/// A server that runs.
enum Running {
    Ours(Box<Evening>, Kind),
    Peer(Program, Processor, Envelope),
}

/// Why the others cannot be measured; nothing if they can.
fn absent() -> Option<String> {
    let node = Path::new(PEERS).join("node_modules/.bin/node");
    (!node.exists()).then(|| format!("run npm ci in {PEERS}; it needs Node and npm"))
}

/// Everybody gets everything: processor time, memory and delivery beside the others.
pub async fn fan(binary: &Path, rounds: usize, report: &mut Report) -> anyhow::Result<()> {
    const WHAT: &str = "beside other servers, 300 people";
    if let Some(why) = absent() {
        report.skipped(WHAT, &why);
        return Ok(());
    }
    println!("{WHAT}: a note of each every 10 s, {rounds} rounds in turns");
    let mut found: BTreeMap<Side, Vec<Found>> = BTreeMap::new();
    for _round in 0..rounds {
        for side in SIDES {
            let one = side.fan(binary).await.with_context(|| side.name())?;
            found.entry(side).or_default().push(one);
        }
    }
    for side in SIDES {
        let of = |what: fn(&Found) -> f64| median(found[&side].iter().map(what).collect());
        let name = side.name();
        report.figure(&format!("  {name}: processor, of one core"), of(|one| one.processor), "%", None);
        report.figure(&format!("  {name}: memory"), of(|one| one.memory), "MB", None);
        if side.readers() > 1 {
            report.figure(&format!("  {name}: delivery p50"), of(|one| one.p50), "ms", None);
            report.figure(&format!("  {name}: delivery p99"), of(|one| one.p99), "ms", None);
        }
        let most = found[&side].iter().map(|one| one.missing).max().unwrap_or(0);
        report.figure(&format!("  {name}: deliveries missing"), most as f64, "", Some(Target::Below(1.0)));
    }
    for (side, most) in [(Side::Ours, 0.5), (Side::Phones, 0.1), (Side::Hidden, 0.1)] {
        let ratio = beside_better(&found, side, |one| one.processor);
        let what = format!("  {}: processor beside the better", side.name());
        report.figure(&what, ratio, "×", Some(Target::Below(most)));
    }
    Ok(())
}

/// Three hundred come into two thousand notes at once, on each server.
pub async fn joins(binary: &Path, rounds: usize, report: &mut Report) -> anyhow::Result<()> {
    const WHAT: &str = "beside other servers, 300 joins";
    const SIDES: [Side; 3] = [Side::Ours, Side::YWebsocket, Side::Hocuspocus];
    if let Some(why) = absent() {
        report.skipped(WHAT, &why);
        return Ok(());
    }
    println!("{WHAT} at once into 2 000 notes, {rounds} rounds in turns");
    let mut found: BTreeMap<Side, Vec<Found>> = BTreeMap::new();
    for _round in 0..rounds {
        for side in SIDES {
            let one = side.joins(binary).await.with_context(|| side.name())?;
            found.entry(side).or_default().push(one);
        }
    }
    for side in SIDES {
        let of = |what: fn(&Found) -> f64| median(found[&side].iter().map(what).collect());
        let name = side.name();
        report.figure(&format!("  {name}: processor"), of(|one| one.processor), "s", None);
        report.figure(&format!("  {name}: until the last note, p99"), of(|one| one.p99), "ms", None);
        report.figure(&format!("  {name}: memory afterwards"), of(|one| one.memory), "MB", None);
    }
    let ratio = beside_better(&found, Side::Ours, |one| one.processor);
    report.figure("  ours: processor beside the better", ratio, "×", None);
    let ratio = beside_better(&found, Side::Ours, |one| one.p99);
    report.figure("  ours: p99 beside the better", ratio, "×", None);
    Ok(())
}

/// The median over the rounds of this side beside the better of the others in the same round.
fn beside_better(found: &BTreeMap<Side, Vec<Found>>, side: Side, what: fn(&Found) -> f64) -> f64 {
    let others = found[&Side::YWebsocket].iter().zip(&found[&Side::Hocuspocus]);
    let better = others.map(|(one, other)| what(one).min(what(other)));
    median(found[&side].iter().zip(better).map(|(ours, better)| what(ours) / better).collect())
}

impl Side {
    const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Phones => "ours, phones and a wall",
            Self::Hidden => "ours, hidden until revealed",
            Self::YWebsocket => "y-websocket",
            Self::Hocuspocus => "Hocuspocus",
        }
    }

    /// How many of the devices get each note.
    const fn readers(self) -> usize {
        match self {
            Self::Ours | Self::YWebsocket | Self::Hocuspocus => PEOPLE,
            Self::Phones | Self::Hidden => 1,
        }
    }

    async fn start(self, binary: &Path, notes: usize) -> anyhow::Result<Running> {
        let (script, envelope) = match self {
            Self::Ours => return Running::ours(binary, Board::Live, Kind::WithBoard, notes).await,
            Self::Phones => return Running::ours(binary, Board::Live, Kind::Phone, notes).await,
            Self::Hidden => return Running::ours(binary, Board::Hidden, Kind::WithBoard, notes).await,
            Self::YWebsocket => ("y-websocket.mjs", Envelope::Bare),
            Self::Hocuspocus => ("hocuspocus.mjs", Envelope::Named),
        };
        let folder = Path::new(PEERS);
        let node = folder.join("node_modules/.bin/node");
        let program = Start::script(&node, &folder.join(script)).run()?;
        let processor = Processor::of_one(program.number);
        let running = Running::Peer(program, processor, envelope);
        running.write_all(notes).await?;
        Ok(running)
    }

    async fn fan(self, binary: &Path) -> anyhow::Result<Found> {
        let running = self.start(binary, 0).await?;
        let said = Said::default();
        let mut devices = Vec::with_capacity(PEOPLE);
        for number in 0..PEOPLE {
            devices.push(running.device(number, &said).await?);
        }
        let wall = match self {
            Self::Phones => Some(running.wall(&said).await?),
            Self::Ours | Self::Hidden | Self::YWebsocket | Self::Hocuspocus => None,
        };
        tokio::time::sleep(Duration::from_secs(2)).await;
        let before = running.used()?;
        let (sent, took) = write(&mut devices, RATE, SECONDS).await?;
        // What is still under way when the last was sent belongs to it.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let used = running.used()?.since(&before);
        let told = said.told();
        let found = Found {
            processor: 100.0 * used.as_secs_f64() / took.as_secs_f64(),
            memory: running.resident()?,
            p50: within(&told.latencies, 0.5),
            p99: within(&told.latencies, 0.99),
            missing: (sent * self.readers()).abs_diff(told.delivered),
        };
        drop((devices, wall));
        running.end().await?;
        Ok(found)
    }

    async fn joins(self, binary: &Path) -> anyhow::Result<Found> {
        let running = self.start(binary, NOTES).await?;
        // The room is there once one has come.
        running.whole_board(0).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let before = running.used()?;
        let coming = (1..=PEOPLE).map(|number| running.whole_board(number));
        let took: anyhow::Result<Vec<Duration>> =
            futures_util::future::join_all(coming).await.into_iter().collect();
        let mut took = took?;
        took.sort_unstable();
        let found = Found {
            processor: running.used()?.since(&before).as_secs_f64(),
            memory: running.resident()?,
            p50: within(&took, 0.5),
            p99: within(&took, 0.99),
            missing: 0,
        };
        running.end().await?;
        Ok(found)
    }
}

impl Running {
    async fn ours(binary: &Path, board: Board, kind: Kind, notes: usize) -> anyhow::Result<Self> {
        Ok(Self::Ours(Box::new(Evening::start(binary, 1, board, notes).await?), kind))
    }

    async fn device(&self, number: usize, said: &Said) -> anyhow::Result<Device> {
        match self {
            Self::Ours(evening, kind) => evening.device(&evening.codes[0], number, *kind, said).await,
            Self::Peer(program, _, envelope) => enter_peer(program.address, *envelope, number, said).await,
        }
    }

    /// Somebody more, who looks at the board and writes nothing.
    async fn wall(&self, said: &Said) -> anyhow::Result<Device> {
        match self {
            Self::Ours(evening, _) => evening.device(&evening.codes[0], PEOPLE, Kind::WithBoard, said).await,
            Self::Peer(..) => self.device(PEOPLE, said).await,
        }
    }

    async fn whole_board(&self, number: usize) -> anyhow::Result<Duration> {
        match self {
            Self::Ours(evening, _) => evening.whole_board(&evening.codes[0], number, NOTES).await,
            Self::Peer(program, _, envelope) => {
                let first = yjs::greeting(*envelope).into_iter().map(Message::binary).collect();
                whole_board(program.address, &format!("/{}", yjs::BOARD), first, NOTES).await
            }
        }
    }

    /// Fills the board of another server with the notes of three hundred people.
    async fn write_all(&self, notes: usize) -> anyhow::Result<()> {
        let Self::Peer(program, _, envelope) = self else { return Ok(()) };
        if notes == 0 {
            return Ok(());
        }
        let mut authors: Vec<Author> = (0..PEOPLE).map(|number| Author::new(PEOPLE + number)).collect();
        let mut socket = super::device::connect(program.address, &format!("/{}", yjs::BOARD)).await?;
        for message in yjs::greeting(*envelope) {
            socket.send(Message::binary(message)).await?;
        }
        for number in 0..notes {
            let text = super::said::text(number, 0);
            socket.send(Message::binary(authors[number % PEOPLE].note(*envelope, &text))).await?;
        }
        // The socket stays until somebody else saw all of it: a board nobody looks at is forgotten.
        self.whole_board(0).await?;
        tokio::spawn(
            async move { while let Some(Ok(_)) = futures_util::StreamExt::next(&mut socket).await {} },
        );
        Ok(())
    }

    fn used(&self) -> anyhow::Result<Used> {
        match self {
            Self::Ours(evening, _) => evening.processor.used(),
            Self::Peer(_, processor, _) => processor.used(),
        }
    }

    fn resident(&self) -> anyhow::Result<f64> {
        let bytes = match self {
            Self::Ours(evening, _) => evening.program.resident_bytes(),
            Self::Peer(program, ..) => program.resident_bytes(),
        };
        Ok(bytes? as f64 / 1e6)
    }

    async fn end(self) -> anyhow::Result<()> {
        match self {
            Self::Ours(evening, _) => evening.end().await,
            Self::Peer(program, ..) => {
                drop(program);
                Ok(())
            }
        }
    }
}
