//! Measures the server beside the limit of the same machine.
//!
//! `cargo run --release -p verbond-bench -- all`. Everything happens in temporary folders; nothing in the repository is
//! written. What the figures mean: docs/measured.md.

mod clinic;
mod limit;
mod load;
mod measure;
mod place;
mod program;
mod report;
mod watch;

use clap::{Args, Parser, Subcommand};
use measure::size::Size;
use place::Place;
use report::{Form, Report};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use store::EngineKind;

/// Measures the server beside the limit of the same machine
#[derive(Debug, Parser)]
struct Line {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Durable writes, with no HTTP around them
    Write(How),
    /// Checks taken in by the server, each on the disk before it is answered
    Submit(How),
    /// The limit as a server; started by the others
    #[command(hide = true)]
    Limit {
        /// A file for SQLite, or a postgres:// address
        #[arg(long)]
        database: String,
        /// Where to listen
        #[arg(long, default_value = "127.0.0.1:0")]
        listen: SocketAddr,
    },
}

/// How much is measured, and how it is told.
#[derive(Debug, Clone, Args)]
struct How {
    /// Rounds of each side, in turns
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    rounds: u16,
    /// Submissions of one round
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    submissions: u32,
    /// Connections that are kept open
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    connections: u16,
    /// The program to measure; built by cargo build --release
    #[arg(long, default_value = "target/release/verbond")]
    binary: PathBuf,
    /// Only this engine
    #[arg(long, value_enum)]
    engine: Option<EngineWord>,
    /// Tell figures as lines of JSON
    #[arg(long)]
    json: bool,
}

/// An engine, as it is typed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum EngineWord {
    Sqlite,
    Postgres,
}

impl How {
    fn engines(&self) -> &'static [EngineKind] {
        match self.engine {
            None => &[EngineKind::Sqlite, EngineKind::Postgres],
            Some(EngineWord::Sqlite) => &[EngineKind::Sqlite],
            Some(EngineWord::Postgres) => &[EngineKind::Postgres],
        }
    }

    fn size(&self) -> Size {
        Size {
            rounds: self.rounds.into(),
            submissions: self.submissions as usize,
            connections: self.connections.into(),
        }
    }

    fn report(&self) -> Report {
        Report::new(if self.json { Form::Json } else { Form::Table })
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let line = Line::parse();
    let many = || tokio::runtime::Builder::new_multi_thread().enable_all().build();
    // The load runs on one thread, so that it takes as little as it can from what it measures.
    let alone = || tokio::runtime::Builder::new_current_thread().enable_all().build();
    match line.what {
        What::Write(how) => many()?.block_on(async {
            let mut report = how.report();
            for engine in how.engines() {
                measure::write::run(*engine, how.size(), &mut report).await?;
            }
            Ok(ended(&report))
        }),
        What::Submit(how) => alone()?.block_on(async {
            let mut report = how.report();
            for engine in how.engines() {
                measure::submit::run(&how.binary, *engine, how.size(), &mut report).await?;
            }
            Ok(ended(&report))
        }),
        What::Limit { database, listen } => {
            many()?.block_on(limit::serve::run(&Place::of(&database), listen))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// A missed target fails the run, so that a script notices.
fn ended(report: &Report) -> ExitCode {
    if report.missed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
