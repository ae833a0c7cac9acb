//! The program before anybody asks anything: its size, its start, its memory.

use crate::clinic::house::House;
use crate::clinic::rows::fill;
use crate::load::connection::Connection;
use crate::place::Temporary;
use crate::program::{Program, Start};
use crate::report::{Report, Target};
use crate::watch::{milliseconds, now};
use anyhow::{Context, ensure};
use std::path::Path;
use std::time::Duration;
use store::{Engine, EngineKind, EngineOptions};

/// How often it is started.
const STARTS: usize = 7;
/// How long it has rested when its memory is read.
const IDLE: Duration = Duration::from_secs(2);

/// Measures the program at rest, on SQLite.
pub async fn run(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    let bytes = std::fs::metadata(binary).with_context(|| format!("look at {}", binary.display()))?.len();
    report.figure("size of the program", mega(bytes), "MB", Some(Target::Below(40.0)));
    let place = Temporary::new(EngineKind::Sqlite, "rest").await?.context("SQLite needs no server")?;
    let measured = rest(binary, &place, report).await;
    place.remove().await?;
    measured
}

async fn rest(binary: &Path, place: &Temporary, report: &mut Report) -> anyhow::Result<()> {
    Engine::open(&place.place.address(), EngineOptions::default()).await.context("make the tables")?;
    fill(&place.place, &House::new(3).tables.in_order()).await?;
    let start = Start::verbond(binary, place)?;
    let mut starts = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let begun = now();
        let program = start.run()?;
        front_page(&program).await?;
        starts.push(milliseconds(begun.elapsed()));
    }
    starts.sort_by(f64::total_cmp);
    report.figure(
        "start, to the first page, median of 7",
        starts[STARTS / 2],
        "ms",
        Some(Target::Below(100.0)),
    );

    let program = start.run()?;
    front_page(&program).await?;
    tokio::time::sleep(IDLE).await;
    report.figure("memory at rest", mega(program.resident_bytes()?), "MB", Some(Target::Below(40.0)));
    Ok(())
}

async fn front_page(program: &Program) -> anyhow::Result<()> {
    let answer = Connection::open(program.address)
        .await?
        .ask(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
        .await?;
    ensure!(answer.status == 200, "the front page answered {}", answer.head);
    Ok(())
}

fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
