//! A live reflection under load: many people in one room, all coming in at once, many rooms, and a server that is killed.
//!
//! The program is driven as devices drive it, over sockets on this machine. What the figures mean: docs/measured.md.

mod beside;
mod device;
mod disk;
pub mod evening;
mod hostile;
mod killed;
mod said;
mod yjs;

use crate::report::{Report, Target};
use anyhow::Context;
use device::Kind;
use disk::Disk;
use evening::{Board, Evening};
use said::{Said, within};
use std::path::Path;
use std::time::Duration;

/// What one part of the measurement should come to.
#[derive(Debug, Clone, Copy)]
struct Plan {
    name: &'static str,
    people: usize,
    rooms: usize,
    /// Notes of one person in a second.
    rate: f64,
    seconds: f64,
    board: Board,
    kind: Kind,
    processor_most: Option<f64>,
    memory_most: Option<f64>,
}

const EVERYTHING: Plan = Plan {
    name: "300 people, everybody gets everything",
    people: 300,
    rooms: 1,
    rate: 0.1,
    seconds: 20.0,
    board: Board::Live,
    kind: Kind::WithBoard,
    processor_most: None,
    memory_most: None,
};

const PLANS: &[Plan] = &[
    EVERYTHING,
    Plan { name: "300 people, phones without the board", kind: Kind::Phone, ..EVERYTHING },
    Plan { name: "300 people, hidden until revealed", board: Board::Hidden, ..EVERYTHING },
    Plan {
        name: "1 000 people, everybody gets everything",
        people: 1_000,
        processor_most: Some(30.0),
        memory_most: Some(30.0),
        ..EVERYTHING
    },
    Plan { name: "100 rooms of 20", people: 20, rooms: 100, ..EVERYTHING },
];

/// Runs all parts, or those whose name contains `only`.
pub async fn run(
    binary: &Path,
    only: Option<&str>,
    rounds: usize,
    report: &mut Report,
) -> anyhow::Result<()> {
    let wanted = |name: &str| only.is_none_or(|only| name.contains(only));
    for plan in PLANS.iter().filter(|plan| wanted(plan.name)) {
        fan(binary, *plan, report).await.with_context(|| plan.name.to_owned())?;
    }
    if wanted("joins") {
        joins(binary, report).await.context("joins")?;
    }
    if wanted("beside, fan") {
        beside::fan(binary, rounds, report).await.context("beside")?;
    }
    if wanted("beside, joins") {
        beside::joins(binary, rounds, report).await.context("beside")?;
    }
    if wanted("killed") {
        killed::run(binary, report).await.context("killed")?;
    }
    if wanted("hostile") {
        hostile::run(binary, report).await.context("hostile")?;
        hostile::joins(binary, report).await.context("hostile joins")?;
    }
    Ok(())
}

/// Serves one room until its input ends, for other programs that put load on it.
pub async fn serve(binary: &Path, board: Board, notes: usize) -> anyhow::Result<()> {
    let evening = Evening::start(binary, 1, board, notes).await?;
    let code = &evening.codes[0];
    println!("room: ws://{}/w/{code}/ws", evening.program.address);
    println!("hello: {{\"t\":\"hello\",\"name\":\"Deelnemer\",\"board\":true}}");
    println!("note: {{\"t\":\"note.add\",\"cid\":\"<key>\",\"text\":\"<text>\"}}");
    println!("process: {}", evening.program.number);
    tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink())).await??;
    evening.end().await
}

async fn fan(binary: &Path, plan: Plan, report: &mut Report) -> anyhow::Result<()> {
    let evening = Evening::start(binary, plan.rooms, plan.board, 0).await?;
    let said = Said::default();
    let mut devices = Vec::new();
    for code in &evening.codes {
        for number in 0..plan.people {
            devices.push(evening.device(code, number, plan.kind, &said).await?);
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let disk = Disk::begin(evening.folder())?;
    let before = evening.processor.used()?;
    let (sent, took) = device::write(&mut devices, plan.rate, plan.seconds).await?;
    // What is still under way when the last was sent belongs to it.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let used = evening.processor.used()?.since(&before);
    let bare = disk.end()?;
    let readers = match (plan.board, plan.kind) {
        (Board::Hidden, _) => 1,
        (Board::Live, Kind::WithBoard) => plan.people,
        (Board::Live, Kind::Phone) => 0,
    };
    let expected = sent * readers;
    let told = said.told();
    let name = plan.name;
    println!("{name}");
    report.figure("  notes sent", sent as f64, "", None);
    report.figure("  acknowledged", told.acks.len() as f64, "", Some(Target::AtLeast(sent as f64)));
    report.figure(
        "  deliveries missing",
        expected.abs_diff(told.delivered) as f64,
        "",
        Some(Target::Below(1.0)),
    );
    report.figure("  lines lost", told.lost as f64, "", Some(Target::Below(1.0)));
    if !told.latencies.is_empty() {
        report.figure("  delivery p50", within(&told.latencies, 0.5), "ms", None);
        report.figure("  delivery p99", within(&told.latencies, 0.99), "ms", Some(Target::Below(75.0)));
    }
    report.figure("  acknowledgement p50", within(&told.acks, 0.5), "ms", None);
    report.figure("  acknowledgement p99", within(&told.acks, 0.99), "ms", Some(Target::Below(50.0)));
    report.figure("  a bare write to the disk beside it, p99", within(&bare, 0.99), "ms", None);
    let share = 100.0 * used.as_secs_f64() / took.as_secs_f64();
    report.figure("  processor, of one core", share, "%", plan.processor_most.map(Target::Below));
    let memory = evening.program.resident_bytes()? as f64 / 1e6;
    report.figure("  memory", memory, "MB", plan.memory_most.map(Target::Below));
    let work = evening.program.work_bytes()? as f64 / 1e6;
    report.figure("  … of it not the program's own file", work, "MB", None);
    drop(devices);
    evening.end().await
}

/// Three hundred phones come into a board of two thousand notes at once.
async fn joins(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    const NOTES: usize = 2_000;
    const PEOPLE: usize = 300;
    let evening = Evening::start(binary, 1, Board::Live, NOTES).await?;
    // The room is loaded by the first who comes.
    drop(evening.device(&evening.codes[0], 0, Kind::WithBoard, &Said::default()).await?);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = evening.processor.used()?;
    let coming = (1..=PEOPLE).map(|number| evening.whole_board(&evening.codes[0], number, NOTES));
    let mut took: Vec<Duration> = Vec::new();
    for one in futures_util::future::join_all(coming).await {
        took.push(one?);
    }
    took.sort_unstable();
    let used = evening.processor.used()?.since(&before);
    println!("300 joins at once into 2 000 notes");
    report.figure("  until the last note, p50", within(&took, 0.5), "ms", None);
    let p99 = within(&took, 0.99);
    report.figure("  until the last note, p99", p99, "ms", Some(Target::Below(350.0)));
    report.figure("  processor", used.as_secs_f64(), "s", Some(Target::Below(0.15)));
    evening.end().await
}
